"""The first view of Compare: bars or dots, the sentences beside them, the table under them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from compare.charts.bars import draw
from compare.charts.look import Look
from compare.comparison import Comparison
from compare.load import Dataset
from compare.table import table
from compare.telling.phrases import Speaker, caveats, definition, title, verdict_line
from compare.telling.rank_words import tally_said
from compare.words import word
from pages.parts import collect, common, downloads, sentences

CHART = {"displaylogo": False, "modeBarButtons": [["toImage"]]}


def selected(data: Dataset, metric: str) -> str:
    """The observation that the address points to; one of another metric is forgotten."""
    found = str(st.query_params.get("obs", ""))
    pointed = data.observation(found)
    if pointed and pointed.metric != metric:
        del st.query_params["obs"]
        return ""
    return found


def show(comparison: Comparison, said: Speaker, look: Look, heading: DeltaGenerator) -> None:
    """Draw the view; ``heading`` is where its title goes."""
    with heading:
        head(comparison, said)
    few = len(comparison.rows) <= sentences.MOST
    left, right = st.columns([3, 2] if few else [7, 4], gap="large")
    with left:
        if any(row.figure.opened for row in comparison.rows):
            st.plotly_chart(
                draw(comparison, said, look), key="chart", theme=None, selection_mode="points",
                on_select=lambda: _remember(picked("chart")), alt=title(comparison, said),
                config={**CHART, "toImageButtonOptions": {
                    "scale": 2, "filename": f"duizhao-{comparison.metric}"}},
            )  # fmt: skip
        else:
            st.info(word("empty.metric", said.lang))
        common.notes([*outside(comparison, said), *caveats(comparison, said)])
    with right, st.container(key="sentences", gap=None):
        sentences.show(comparison, said, look.selected)
    if comparison.rows:
        chart = collect.chart_of(
            [row.report for row in comparison.rows], metric=comparison.metric,
            part=comparison.part, unit=comparison.unit, options=comparison.options,
            parts=look.parts,
        )  # fmt: skip
        downloads.offer(chart, said, comparison)
    _table(comparison, said)


def head(comparison: Comparison, said: Speaker, top: str = "") -> None:
    """The title (what, where, when), the verdict and the metric's one-line definition."""
    common.heading(top or title(comparison, said))
    verdict, reasons = verdict_line(comparison, said)
    st.html(
        common.verdict_html(comparison.judgement.verdict.value, verdict, reasons)
        + f'<p class="dz-definition">{escape(definition(comparison, said))}</p>'
    )


def outside(comparison: Comparison, said: Speaker) -> list[str]:
    """How many are not in the ranking, and why."""
    tally = tally_said(comparison, said.lang)
    return [word("note.tally", said.lang, tally=tally)] if tally else []


def picked(key: str) -> str:
    """The observation of the point that was clicked in the chart ``key``; empty for none."""
    points = st.session_state[key]["selection"]["points"]
    ids = [point.get("customdata") for point in points]
    flat = [i[0] if isinstance(i, list) else i for i in ids if i]
    return str(flat[0]) if flat else ""


def _remember(observation: str) -> None:
    if observation:
        st.query_params["obs"] = observation


def _table(comparison: Comparison, said: Speaker) -> None:
    frame, opened = table(comparison, said)
    ranks = word("column.rank_range", said.lang)

    def row_clicked() -> None:
        _remember(row_of("rows", opened))

    st.dataframe(
        frame, key="rows", hide_index=True, on_select=row_clicked, selection_mode="single-row",
        alt=word("compare.table", said.lang),
        # Streamlit gives a column of ranges the room of its heading alone.
        column_config={ranks: st.column_config.TextColumn(width=150)},
    )  # fmt: skip


def row_of(key: str, opened: Sequence[str]) -> str:
    """What the row that was clicked in the table ``key`` opens; empty for nothing."""
    rows = st.session_state[key]["selection"]["rows"]
    return opened[rows[0]] if rows else ""
