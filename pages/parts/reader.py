"""The report as a reader sees it, beside the list of its figures; both select the same number."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

from compare.charts.lines import reviewed_lines
from compare.model import Observation, Report
from compare.source import FATES, Mark, markup
from compare.telling.naming import metric_name, slice_name
from compare.telling.phrases import Speaker
from compare.words import word

_HERE = Path(__file__).parent
_reader = st.components.v2.component(
    "duizhao_reader",
    html='<div class="root"></div>',
    css=(_HERE / "reader.css").read_text("utf-8"),
    js=(_HERE / "reader.js").read_text("utf-8"),
)


def show(
    text: str, marks: Sequence[Mark], observations: Sequence[Observation], report: Report,
    said: Speaker, selected: str,
) -> str | None:  # fmt: skip
    """Draw text and list; returns the observation that was clicked in either."""
    html = page(text, marks, observations, report, said)
    found = _reader(data={"html": html, "chosen": selected}, key=f"reader-{report.id}-{said.lang}",
                    on_pick_change=lambda: None)  # fmt: skip
    return str(found.pick) if found.pick else None


def page(
    text: str, marks: Sequence[Mark], observations: Sequence[Observation], report: Report,
    said: Speaker,
) -> str:  # fmt: skip
    """Legend, text and list as HTML in which everything from the report is escaped."""
    lang = said.lang
    fates = {fate: word(f"fate.{fate}", lang) for fate in FATES}
    present = [f for f in FATES if any(m.fate == f for m in marks)]
    legend = "".join(
        f'<span><span class="n {f}">{sum(m.fate == f for m in marks)}</span> '
        f"{escape(fates[f])}</span>" for f in present
    )  # fmt: skip
    title = escape(word("source.observations", lang, count=len(observations)))
    return (
        f'<div class="legend">{legend}</div>'
        f'<article class="text" lang="zh" tabindex="0">{markup(text, marks, fates)}</article>'
        f'<nav class="list"><h2>{title}</h2>{_list(observations, said)}</nav>'
    )


def _list(observations: Sequence[Observation], said: Speaker) -> str:
    """The figures by metric, in the dictionary's order, parts indented."""
    blocks = []
    for metric in said.dataset.dictionary.metrics:
        own = [o for o in observations if o.metric == metric]
        if own:
            rows = "".join(_row(o, said) for o in own)
            blocks.append(f"<h3>{escape(metric_name(said.dataset, metric, said.lang))}</h3>{rows}")
    return "".join(blocks)


def _row(o: Observation, said: Speaker) -> str:
    names = [] if o.slice.is_whole else [slice_name(said.dataset, o.metric, o.slice, said.lang)]
    if o.scope != "own":
        names.append(word(f"scope.{o.scope}", said.lang))
    if o.period_basis == "prior_year":
        names.append(word("period.prior_year", said.lang))
    name = ("·" if said.lang == "zh" else ", ").join(names) or word("slice.total", said.lang)
    part = " part" if o.part_of else ""
    told = "\n".join(reviewed_lines(o, said))
    hint = f' title="{escape(told, quote=True)}"' if told else ""
    return (
        f'<button type="button" class="row{part}" data-pick="{escape(o.id, quote=True)}"{hint}>'
        f"<span>{escape(name)}</span><b>{escape(said.stated_with_unit(o) + o.mark)}</b></button>"
    )
