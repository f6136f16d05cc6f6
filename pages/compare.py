"""指标对比 Compare: one metric across districts, with the verdict on comparing them at all."""

from __future__ import annotations

import streamlit as st

from compare.charts.funnel import funnel
from compare.charts.look import Look
from compare.charts.over_time import histories
from compare.charts.scatter import Axis, partners
from compare.comparison import compare
from compare.words import word
from pages.parts import bars, common, compare_controls, empty, screen, url, views

lang = common.lang_of_page()
data = common.dataset(lang)
if not data.reports():
    empty.show(lang)
place_for_title = st.container()
asked = compare_controls.ask(data, lang)
comparison = compare(
    data, asked.metric, asked.reports, asked.part, asked.unit, options=asked.options
)
selected = bars.selected(data, asked.metric)
look = Look(
    theme=common.theme(), narrow=screen.is_narrow(), parts=asked.with_parts, selected=selected
)
# Only views in which there is something to draw.
drawn = {
    "funnel": funnel(comparison),
    "time": histories(data, asked.metric, asked.reports, asked.part, asked.unit),
    "other": partners(data, Axis(asked.metric, asked.options.per), asked.reports),
}
possible = ["bars", "family", *(name for name, found in drawn.items() if found)]
view = url.chosen("view", possible, "bars")
st.segmented_control(
    word("control.view", lang), possible, key="view", required=True,
    format_func=lambda v: word(f"view.{v}", lang), label_visibility="collapsed",
)  # fmt: skip
if view == "bars":
    bars.show(comparison, asked.said, look, place_for_title)
else:
    views.show(view, data, asked, comparison, look, place_for_title)
