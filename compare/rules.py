"""The method in plain rows, ready to be shown or exported: rules, states, roundings, fates."""

from __future__ import annotations

from typing import get_args

from compare.intervals import interval_of
from compare.load import Dataset
from compare.model import ReasonCode, Verdict
from compare.source import FATES
from compare.telling import numbers
from compare.telling.naming import unit_name
from compare.words import joined, word

RULES = (
    "headline", "parts", "unit", "period", "annualise", "silence", "rounded", "ranks", "rates",
    "residents", "peers", "entered", "review", "reconciliation", "direction",
)  # fmt: skip
STATES = (
    ("942", "figure"), ("≈ 2,032  ≥ 4,400  ≤ 400", "approximate"), ("942 ◔", "part_year"),
    ("0", "stated_zero"), ("—", "not_reported"), ("·", "not_read"), ("n/a", "not_applicable"),
    ("∑?", "parts_only"), ("⊘", "not_comparable"), ("942 ✎", "entered"), ("942 ✓", "corrected"),
    ("942 ?", "awaiting_review"),
)  # fmt: skip
# How each qualifier is written, with an example that is worked out by the rule itself.
EXAMPLES = (
    ("exact", "942次", 942.0, "942", "case"),
    ("more_than", "4400余人", 4400.0, "4400", "person"),
    ("less_than", "近400人", 400.0, "400", "person"),
    ("approximate", "约2032万元", 20_320_000.0, "2032万", "CNY"),
)


def states(lang: str) -> list[tuple[str, str, str]]:
    """Glyph, meaning and how a chart draws it."""
    return [(glyph, word(f"state.{state}", lang), word(f"chart.{state}", lang))
            for glyph, state in STATES]  # fmt: skip


def verdicts(lang: str) -> list[tuple[str, str]]:
    """Each verdict and when it is given."""
    return [(word(f"verdict.{v.value}", lang), word(f"method.verdict.{v.value}", lang))
            for v in Verdict]  # fmt: skip


def codes(lang: str) -> list[tuple[str, str]]:
    """The closed list of a verdict's reasons, as files and the command line name them."""
    return [(code, word(f"method.code.{code}", lang)) for code in get_args(ReasonCode)]


def roundings(lang: str) -> list[tuple[str, str, str]]:
    """As written, what it is called, the interval it is taken as."""
    rows = []
    for qualifier, written, value, text, unit in EXAMPLES:
        span = interval_of(value, qualifier, text)
        taken = numbers.exact(value) if span.is_point else numbers.interval(span, unit, lang)
        rows.append((written, word(f"qualifier.{qualifier}", lang), taken))
    return rows


def fates(lang: str) -> list[tuple[str, str, str]]:
    """Fate id, its name and what it means."""
    return [(fate, word(f"fate.{fate}", lang), word(f"fate.{fate}.note", lang)) for fate in FATES]


def metrics(dataset: Dataset, family: str, lang: str) -> list[tuple[str, ...]]:
    """Id, name, definition, units, kinds, measure and by how many reports it is stated."""
    reports = dataset.tables["reports"]["report_id"].nunique()
    stated = dataset.tables["observations"].groupby("metric")["report_id"].nunique()
    rows: list[tuple[str, ...]] = []
    for metric in dataset.dictionary.metrics.values():
        if metric.family != family:
            continue
        zh = lang == "zh"
        units = joined([unit_name(dataset, unit, lang) for unit in metric.units], lang)
        kinds = joined([k.zh if zh else k.en for k in metric.kinds.values()], lang)
        count = word("method.reports.count", lang, count=int(stated.get(metric.id, 0)), of=reports)
        rows.append((
            metric.id, metric.zh if zh else metric.en,
            metric.definition_zh if zh else metric.definition_en,
            units, kinds, word(f"measure.{metric.measure}", lang), count,
        ))  # fmt: skip
    return rows
