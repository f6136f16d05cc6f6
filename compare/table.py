"""The comparison as a table to read: the same rows as the CSV, in words."""

from __future__ import annotations

import pandas as pd

from compare.charts.lines import GLYPHS, marks, part_label, shown_value
from compare.comparison import Comparison, Entry, rate_of
from compare.intervals import Interval
from compare.model import Figure
from compare.telling import numbers
from compare.telling.naming import period_name, slice_name, unit_name
from compare.telling.phrases import Speaker
from compare.telling.rank_words import rank_said
from compare.words import word

OPTIONAL = (
    "column.coverage",
    "column.interval",
    "column.rank_range",
    "column.confidence",
    "column.annualised",
)


def table(comparison: Comparison, speaker: Speaker) -> tuple[pd.DataFrame, list[str]]:
    """The table in the language of ``speaker``, and for each row the observation it opens.

    It has the rows of the CSV file, in the same order; columns that would say nothing are left out.
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
    unit = observation.unit if observation else row.figure.unit or comparison.unit
    cells = {
        word("column.rank_range", lang): rank_said(row, lang) if is_headline else "",
        word("column.bureau", lang): speaker.names[row.report.id],
        word("column.coverage", lang): coverage(comparison, entry, speaker),
        word("column.figure", lang): _figure(comparison, entry, speaker),
        word("column.measure", lang): unit_name(speaker.dataset, unit, lang),
    }
    if comparison.rate is not None:
        cells[word(f"rate.{comparison.rate.id}", lang)] = _rate(comparison, entry, speaker)
        sure = _confidence(row.confidence) if is_headline else ""
        cells[word("column.confidence", lang)] = sure
    if comparison.options.annualise:
        extended = is_headline and row.factor != 1
        cells[word("column.annualised", lang)] = (
            shown_value(comparison, row, speaker) if extended else ""
        )
    state = row.figure.state if is_headline or observation is None else observation.state
    return cells | {
        word("column.interval", lang): _interval(entry, lang),
        word("column.state", lang): word(f"state.{state.value}", lang),
        word("column.period", lang): period_name(row.report, lang),
        word("column.quote", lang): observation.quote or observation.note if observation else "",
        word("column.source", lang): row.report.title or row.report.source_url,
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
    """The figure with its marks."""
    figure, observation = entry.row.figure, entry.observation
    if observation is None or (entry.role == "headline" and not figure.has_value):
        return GLYPHS.get(figure.state, "")
    said = speaker.stated(observation)
    if entry.role != "headline":
        own = Figure(figure.report, observation.state, observation.unit, observation)
        return said + marks(own, comparison.is_flow)
    return said + marks(figure, comparison.is_flow)


def _rate(comparison: Comparison, entry: Entry, speaker: Speaker) -> str:
    """The figure as the rate that is compared, as printed; empty where there is none."""
    rate, observation, asked = rate_of(comparison, entry), entry.observation, comparison.rate
    if rate is None or observation is None or asked is None:
        return ""
    sign = numbers.SIGNS.get(observation.qualifier, "")
    if asked.kind == "proportion":
        return f"{sign}{numbers.four_significant(rate)}%"
    return sign + numbers.rate(rate, comparison.unit, speaker.lang)


def _confidence(sure: Interval | None) -> str:
    if sure is None:
        return ""
    return f"{numbers.four_significant(sure.low)}–{numbers.four_significant(sure.high)}"


def _interval(entry: Entry, lang: str) -> str:
    """What a rounded figure is taken as; empty for an exact one."""
    observation = entry.observation
    if observation is None:
        return ""
    span = observation.interval
    if entry.role == "headline" and entry.row.figure.interval is not None:
        span = entry.row.figure.interval
    return "" if span.is_point else numbers.interval(span, observation.unit, lang)
