"""The rows of a comparison as a table for the eye: the same words and glyphs as the chart."""

from __future__ import annotations

import pandas as pd

from compare import numbers
from compare.comparison import Comparison, Entry, rate_of
from compare.intervals import interval_of
from compare.lines import GLYPHS, part_label
from compare.model import Observation, State
from compare.naming import period_name, slice_name, unit_name
from compare.phrases import Speaker
from compare.words import word

OPTIONAL = ("column.coverage", "column.interval")


def table(comparison: Comparison, speaker: Speaker) -> tuple[pd.DataFrame, list[str]]:
    """The table in the language of ``speaker``, and for each row the observation it opens.

    It has the rows of the CSV file, in the same order.
    """
    rows = [_cells(comparison, entry, speaker) for entry in comparison.entries]
    opened = [_opens(entry) for entry in comparison.entries]
    optional = {word(key, speaker.lang) for key in OPTIONAL}
    total = slice_name(speaker.dataset, comparison.metric, comparison.part, speaker.lang)
    columns = [c for c in (rows[0] if rows else ())
               if c not in optional or any(r[c] not in {"", total} for r in rows)]  # fmt: skip
    return pd.DataFrame(rows, columns=columns), opened


def _opens(entry: Entry) -> str:
    found = entry.observation or entry.row.figure.opened
    return found.id if found else ""


def _cells(comparison: Comparison, entry: Entry, speaker: Speaker) -> dict[str, str]:
    lang, row, observation = speaker.lang, entry.row, entry.observation
    is_headline = entry.role == "headline"
    rank = comparison.rank(row) if is_headline else None
    unit = observation.unit if observation else row.figure.unit or comparison.unit
    cells = {
        word("column.rank", lang): str(rank or ""),
        word("column.bureau", lang): speaker.names[row.report.id],
        word("column.coverage", lang): coverage(comparison, entry, speaker),
        word("column.figure", lang): _figure(comparison, entry, speaker),
        word("column.measure", lang): unit_name(speaker.dataset, unit, lang),
    }
    if comparison.per_residents:
        cells[word("column.rate", lang)] = _rate(comparison, entry, speaker)
    state = row.figure.state if is_headline or observation is None else _state(observation)
    return cells | {
        word("column.interval", lang): _interval(observation, lang),
        word("column.state", lang): word(f"state.{state.value}", lang),
        word("column.period", lang): period_name(row.report, lang),
        word("column.quote", lang): observation.quote if observation else "",
        word("column.source", lang): row.report.title,
    }


def coverage(comparison: Comparison, entry: Entry, speaker: Speaker) -> str:
    """合计, 其中个人, or for another figure its scope and slice: 多部门联合."""
    observation, lang = entry.observation, speaker.lang
    if entry.role == "part" and observation is not None:
        return part_label(comparison, entry.row, observation, speaker)
    part = observation.slice if observation else comparison.part
    name = slice_name(speaker.dataset, comparison.metric, part, lang)
    if entry.role == "headline" or observation is None:
        return name
    scope = word(f"scope.{observation.scope}", lang)
    return scope if part.is_whole else scope + word("brackets", lang, inner=name)


def _figure(comparison: Comparison, entry: Entry, speaker: Speaker) -> str:
    figure, observation = entry.row.figure, entry.observation
    if observation is None or (entry.role == "headline" and not figure.has_value):
        return GLYPHS.get(figure.state, "")
    hatched = comparison.is_flow and figure.report.is_part_year
    return speaker.stated(observation) + (" ◔" if hatched else "")


def _rate(comparison: Comparison, entry: Entry, speaker: Speaker) -> str:
    """The figure per 10,000 residents as printed; empty where there is none."""
    rate, observation = rate_of(comparison, entry), entry.observation
    if rate is None or observation is None:
        return ""
    sign = numbers.SIGNS.get(observation.qualifier, "")
    return sign + numbers.rate(rate, comparison.unit, speaker.lang)


def _interval(observation: Observation | None, lang: str) -> str:
    """What a rounded figure is taken as; empty for an exact one."""
    if observation is None:
        return ""
    span = interval_of(observation.value, observation.qualifier, observation.text)
    return "" if span.is_point else numbers.interval(span, observation.unit, lang)


def _state(observation: Observation) -> State:
    return State.FIGURE if observation.value else State.STATED_ZERO
