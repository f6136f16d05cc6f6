"""The dictionary as it is used: how often each metric was found, and in which sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.load import Dataset
from compare.model import Observation
from extract.metrics.dictionary import Metric
from extract.text.fold import fold


@dataclass(frozen=True)
class Use:
    """One metric, with how many figures of how many reports the texts have of it."""

    metric: Metric
    reports: int
    figures: int


def uses(dataset: Dataset) -> list[Use]:
    """Every metric in the dictionary's order. Figures entered by hand are in no text."""
    return [
        Use(metric, len({o.report_id for o in found}), len(found))
        for metric in dataset.dictionary.metrics.values()
        for found in [read_of(dataset, metric.id)]
    ]


def read_of(dataset: Dataset, metric: str) -> list[Observation]:
    """The figures of a metric that were read from texts."""
    return [o for o in dataset.observations(metric=metric) if o.method != "entered"]


def examples(dataset: Dataset, metric: str, most: int) -> list[Observation]:
    """Some figures whose sentences show how the metric is said: of each report in turn."""
    by_report: dict[str, list[Observation]] = {}
    for observation in read_of(dataset, metric):
        if observation.quote:
            by_report.setdefault(observation.report_id, []).append(observation)
    queues = [sorted(found, key=lambda o: (bool(o.part_of), o.start))
              for found in by_report.values()]  # fmt: skip
    turns = max(map(len, queues), default=0)
    return [queue[turn] for turn in range(turns) for queue in queues if turn < len(queue)][:most]


def matching(found: Sequence[Use], family: str, asked: str) -> list[Use]:
    """Those of a family ('' is any) whose id, name, definition or any wording holds a text."""
    text = fold(asked.strip()).lower()
    return [
        use for use in found
        if family in {"", use.metric.family} and (not text or text in _words(use.metric))
    ]  # fmt: skip


def _words(metric: Metric) -> str:
    kinds = metric.kinds.values()
    texts = [
        metric.id, metric.zh, metric.en, metric.definition_zh, metric.definition_en,
        *metric.wordings, *metric.followers, *metric.excludes,
        *(k.zh for k in kinds), *(k.en for k in kinds), *(w for k in kinds for w in k.wordings),
    ]  # fmt: skip
    return fold("\n".join(texts)).lower()
