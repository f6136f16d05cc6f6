"""One chart of the Briefing page: its picture and draft finding, its headline and note to edit."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from html import escape

import streamlit as st

from compare.briefing.content import Content
from compare.briefing.spec import ChartSpec, Spec, to_yaml, without_texts
from compare.charts.look import Look
from compare.words import word
from pages.parts import collect, common

# A comparison stands as a chart or as its table.
EITHER = ("bars", "table")
# The width of the preview's drawings, in pixels.
WIDTH = 820


def show(at: int, shown: Content, count: int, narrow: bool) -> None:
    """The chart as it will stand, and beside it what may be changed."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _preview(at, shown, narrow)
    with right:
        _fields(at, shown.lang)
        buttons(at, count, shown.lang)


def _preview(at: int, shown: Content, narrow: bool) -> None:
    heading = shown.headline or shown.title
    below = shown.title if shown.headline else ""
    st.html(
        f'<h2 class="dz-section">{at + 1}. {escape(heading)}</h2>'
        + (f'<p class="dz-definition">{escape(below)}</p>' if below else "")
        + common.verdict_html(shown.verdict_id, shown.verdict, shown.reasons)
    )
    if shown.spec.view == "table" or not shown.view.is_drawn:
        st.dataframe(shown.view.frame(), hide_index=True, key=f"rows_{key_of(at)}")
    else:
        look = Look(theme=common.theme(), narrow=narrow)
        figure = shown.view.draw(look, WIDTH)
        st.plotly_chart(
            figure, theme=None, width="stretch", key=f"chart_{key_of(at)}",
            config={"displayModeBar": False, "staticPlot": True}, alt=shown.finding,
        )  # fmt: skip
    st.html(
        f'<p class="dz-definition">{escape(word("briefing.draft", shown.lang))}</p>'
        f'<p style="margin:0">{escape(shown.finding)}</p>'
    )
    common.notes([*shown.marks, *shown.caveats])


def _fields(at: int, lang: str) -> None:
    """Headline and note in each of the briefing's languages, and whether chart or table."""
    chart = collect.charts()[at]
    spec = collect.current()
    headline, note = dict(chart.headline), dict(chart.note)
    for of in spec.languages:
        headline[of] = st.text_input(
            _label("headline", of, lang, spec), chart.headline.get(of, ""),
            key=f"headline_{of}_{key_of(at)}", placeholder=word("briefing.headline.hint", lang),
        ).strip()  # fmt: skip
        note[of] = st.text_area(
            _label("note", of, lang, spec), chart.note.get(of, ""), height=68,
            key=f"note_{of}_{key_of(at)}",
        ).strip()  # fmt: skip
    view = chart.view
    if view in EITHER:
        view = st.segmented_control(
            word("briefing.view", lang), EITHER, default=chart.view, key=f"view_{key_of(at)}",
            format_func=lambda v: word(f"briefing.view.{v}", lang), required=True,
        )  # fmt: skip
    edited = replace(chart, headline=_said(headline), note=_said(note), view=str(view))
    if edited != chart:
        collect.changed(at, edited)
        st.rerun()


def _label(what: str, of: str, lang: str, spec: Spec) -> str:
    label = word(f"briefing.{what}", lang)
    return word(f"briefing.in_{of}", lang, what=label) if len(spec.languages) > 1 else label


def _said(texts: dict[str, str]) -> dict[str, str]:
    return {lang: text for lang, text in texts.items() if text}


def buttons(at: int, count: int, lang: str) -> None:
    """Up, down, out."""
    with st.container(horizontal=True, key=f"buttons_{key_of(at)}"):
        for what, by in (("up", -1), ("down", 1)):
            st.button(word(f"briefing.{what}", lang), key=f"{what}_{key_of(at)}",
                      disabled=not 0 <= at + by < count, on_click=collect.moved,
                      args=(at, by))  # fmt: skip
        st.button(word("briefing.remove", lang), key=f"remove_{key_of(at)}",
                  on_click=collect.removed, args=(at,))  # fmt: skip


def key_of(at: int) -> str:
    """What a chart's widgets are called: the same wherever it moves, new with each file opened."""
    found = [_identity(chart) for chart in collect.charts()]
    return f"{collect.generation()}_{found[at]}_{found[:at].count(found[at])}"


def _identity(chart: ChartSpec) -> str:
    plain = without_texts(chart)
    if plain.view in EITHER:
        plain = replace(plain, view="bars")
    return hashlib.sha256(to_yaml(Spec((plain,))).encode()).hexdigest()[:10]
