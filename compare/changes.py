"""Percentage changes as a report states them: 立案64件，同比增长25.49%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.load import Dataset
from compare.model import Observation, Report

_SENTENCE_END = re.compile("[。；;！!？?\n]")
_DIRECTION = re.compile(
    "(?P<more>增加|增长|上升|提高|提升|增)|(?P<less>减少|下降|降低|下滑|压减|降|减)"
)
_COMPARED = re.compile("同比|(?:较|比|同|与)(?:(?:19|20)\\d\\d年|上一?年|去年)")
_PERCENT = re.compile(r"(\d+)(?:\.(\d+))?\s*[%％]")


@dataclass(frozen=True)
class Change:
    """A stated change of ``observation`` against the year before, in per cent, with its sign;
    ``step`` is one step of the last printed digit."""

    observation: Observation
    percent: float
    step: float
    start: int
    end: int


def growths(dataset: Dataset, report: Report) -> Iterator[Change]:
    """The percentage changes of a report whose figure stands right before them.

    The figure is the last one of the same sentence and of this year, with nothing between that
    begins another statement; changes against anything but last year are left out.
    """
    text = dataset.text(report)
    if text is None:
        return
    current = [o for o in dataset.observations(report=report.id) if _is_current(o)]
    for mention in dataset.mentions(report.id):
        if mention["fate"] != "change":
            continue
        start, end = int(mention["start"]), int(mention["end"])
        number = _PERCENT.match(text[start : end + 1])
        before = [o for o in current if o.end <= start]
        if number is None or not before:
            continue
        now = max(before, key=lambda o: o.end)
        between = text[now.end : start]
        directions = list(_DIRECTION.finditer(between))
        if not directions or not _COMPARED.search(between) or _SENTENCE_END.search(between):
            continue
        sign = 1 if directions[-1]["more"] else -1
        step = 10.0 ** -len(number[2] or "")
        yield Change(now, sign * float(number[0].rstrip("%％ ")), step, start, end)


def _is_current(o: Observation) -> bool:
    return o.method in {"extracted", "corrected"} and o.period_basis != "prior_year" and o.end > 0
