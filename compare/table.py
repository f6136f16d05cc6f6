"""The rows of a comparison as a table for the eye: the same words and glyphs as the chart."""

from __future__ import annotations

import pandas as pd

from compare import numbers
from compare.comparison import Comparison, Row
from compare.lines import GLYPHS, shown_value
from compare.naming import period_name, unit_name
from compare.phrases import Speaker
from compare.words import word


def table(comparison: Comparison, speaker: Speaker) -> tuple[pd.DataFrame, list[str]]:
    """The table in the language of ``speaker``, and for each row the observation it opens."""
    rows = [_cells(comparison, i, row, speaker) for i, row in enumerate(comparison.rows)]
    opened = [_opens(row) for row in comparison.rows]
    empty = word("column.interval", speaker.lang)
    columns = [c for c in (rows[0] if rows else ()) if c != empty or any(r[c] for r in rows)]
    return pd.DataFrame(rows, columns=columns), opened


def _opens(row: Row) -> str:
    figure = row.figure
    candidates = [figure.observation, *figure.others, *figure.parts]
    return next((o.id for o in candidates if o is not None), "")


def _cells(comparison: Comparison, position: int, row: Row, speaker: Speaker) -> dict[str, str]:
    lang, figure = speaker.lang, row.figure
    hatched = comparison.is_flow and figure.report.is_part_year and figure.has_value
    observation = figure.observation
    stated = speaker.stated(observation) if observation and figure.has_value else ""
    interval = ""
    if figure.interval is not None and not figure.interval.is_point:
        interval = numbers.interval(figure.interval, figure.unit, lang)
    unit = figure.unit or comparison.unit
    cells = {
        word("column.rank", lang): str(position + 1) if position < len(comparison.ranked) else "",
        word("column.bureau", lang): speaker.names[row.report.id],
        word("column.figure", lang): stated + (" ◔" if hatched else "")
        if stated else GLYPHS.get(figure.state, ""),
        word("column.measure", lang): unit_name(speaker.dataset, unit, lang),
    }  # fmt: skip
    if comparison.per_residents:
        cells[word("column.rate", lang)] = shown_value(comparison, row, speaker)
    cells |= {
        word("column.interval", lang): interval,
        word("column.state", lang): word(f"state.{figure.state.value}", lang),
        word("column.period", lang): period_name(row.report, lang),
        word("column.quote", lang): observation.quote if observation else "",
        word("column.source", lang): row.report.title,
    }
    return cells
