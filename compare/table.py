"""The rows of a comparison as a table for the eye: the same words and glyphs as the chart."""

from __future__ import annotations

import pandas as pd

from compare import numbers
from compare.comparison import Comparison, Row
from compare.lines import GLYPHS, shown_value
from compare.naming import period_name, unit_name
from compare.periods import is_part_year
from compare.phrases import Speaker
from compare.rank_words import rank_said
from compare.words import word


def table(comparison: Comparison, speaker: Speaker) -> tuple[pd.DataFrame, list[str]]:
    """The table in the language of ``speaker``, and for each row the observation it opens."""
    rows = [_cells(comparison, i, row, speaker) for i, row in enumerate(comparison.rows)]
    opened = [_opens(row) for row in comparison.rows]
    columns = [c for c in (rows[0] if rows else ()) if any(r[c] for r in rows)]
    return pd.DataFrame(rows, columns=columns), opened


def _opens(row: Row) -> str:
    figure = row.figure
    candidates = [figure.observation, *figure.others, *figure.parts]
    return next((o.id for o in candidates if o is not None), "")


def _cells(comparison: Comparison, position: int, row: Row, speaker: Speaker) -> dict[str, str]:
    lang, figure = speaker.lang, row.figure
    hatched = figure.has_value and is_part_year(figure, comparison.is_flow)
    observation = figure.observation
    stated = speaker.stated(observation) if observation and figure.has_value else ""
    interval = ""
    if figure.interval is not None and not figure.interval.is_point:
        interval = numbers.interval(figure.interval, figure.unit, lang)
    unit = figure.unit or comparison.unit
    cells = {
        word("column.rank_range", lang): rank_said(row, lang),
        word("column.bureau", lang): speaker.names[row.report.id],
        word("column.figure", lang): stated + (" ◔" if hatched else "")
        + (" ✎" if observation and observation.method == "entered" else "")
        if stated else GLYPHS.get(figure.state, ""),
        word("column.measure", lang): unit_name(speaker.dataset, unit, lang),
    }  # fmt: skip
    if comparison.rate is not None:
        cells[word(f"rate.{comparison.rate.id}", lang)] = shown_value(comparison, row, speaker)
        sure = row.confidence
        cells[word("column.confidence", lang)] = (
            ""
            if sure is None
            else f"{numbers.four_significant(sure.low)}–{numbers.four_significant(sure.high)}"
        )
    elif comparison.options.annualise:
        cells[word("column.annualised", lang)] = (
            shown_value(comparison, row, speaker) if row.factor != 1 else ""
        )
    cells |= {
        word("column.interval", lang): interval,
        word("column.state", lang): word(f"state.{figure.state.value}", lang),
        word("column.period", lang): period_name(row.report, lang),
        word("column.quote", lang): observation.quote if observation else "",
        word("column.source", lang): row.report.title or row.report.source_url,
    }
    return cells
