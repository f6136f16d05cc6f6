"""The sentences that figures come from, with the number marked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from compare.charts.lines import reviewed_lines
from compare.comparison import Comparison, Row
from compare.model import Observation
from compare.source import quote_markup
from compare.telling.naming import bureau_name, period_name
from compare.telling.phrases import Speaker
from compare.words import word
from pages.parts import common

MOST = 3


def show(comparison: Comparison, said: Speaker, selected: str) -> None:
    """The chosen sentence, or with few bureaus every bureau's; each links to its report."""
    shown = chosen(comparison, selected)
    if not any(_all_of(row) for row in comparison.rows):
        return
    st.html(f'<p class="dz-definition">{escape(word("compare.pick", said.lang))}</p>')
    for row, observation in shown:
        st.html(_sentence(row, observation, said, observation.id == selected))
        if observation.method == "entered":
            link = common.address(observation.source_url, word("district.website", said.lang))
            st.html(f'<p class="dz-definition">{link}</p>')
            continue
        st.page_link(
            "pages/source.py", label=word("compare.open_source", said.lang),
            query_params={"lang": said.lang, "report": row.report.id, "obs": observation.id},
        )  # fmt: skip


def chosen(comparison: Comparison, selected: str) -> list[tuple[Row, Observation]]:
    """What to show: the selected sentence first, then the other headlines, of many only a few."""
    every = [(row, o) for row in comparison.rows for o in _all_of(row)]
    first = [(row, o) for row, o in every if o.id == selected]
    taken = {row.report.id for row, _ in first}
    rest = [(row, _all_of(row)[0]) for row in comparison.rows
            if row.report.id not in taken and _all_of(row)]  # fmt: skip
    if len(comparison.rows) > MOST:
        # Of many, those whose sentence is on file.
        rest = [(row, o) for row, o in rest if o.quote][: MOST - len(first)]
    return [*first, *rest]


def _all_of(row: Row) -> Sequence[Observation]:
    head = [row.figure.observation] if row.figure.observation else []
    return [*head, *row.figure.parts, *row.figure.others]


def _sentence(row: Row, observation: Observation, said: Speaker, is_chosen: bool) -> str:
    report, lang = row.report, said.lang
    printed = escape(said.stated_with_unit(observation) + observation.mark)
    name = escape(said.names[report.id])
    period = escape(period_name(report, lang))
    if observation.method == "entered":
        note = word("sentence.entered", lang) + (
            word("colon", lang) + observation.note if observation.note else ""
        )
        quote = f"<blockquote>{escape(note)}</blockquote>"
    else:
        quote = f"<blockquote lang='zh'>{quote_markup(observation)}</blockquote>"
    told = "".join(f'<p class="dz-lead">{escape(t)}</p>' for t in reviewed_lines(observation, said))
    quote += told
    bureau = escape(bureau_name(said.dataset, report, lang))
    # Where in the report it stands matters for the sentence that was asked for.
    headings = observation.section.replace(" > ", " › ") if is_chosen else ""
    section = f" › {escape(headings)}" if headings else ""
    return (
        f'<div class="dz-sentence{" chosen" if is_chosen else ""}"><h3>{name} {printed}</h3>'
        f"{quote}"
        f"<small>{bureau} · {period}</small>"
        f"<small lang='zh'>{escape(report.title)}{section}</small></div>"
    )
