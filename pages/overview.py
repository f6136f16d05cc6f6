"""总览 Overview: every bureau's own totals, family by family, each cell in one state."""

from __future__ import annotations

import streamlit as st

from compare.overview import groups, overview
from compare.telling.naming import family_name
from compare.words import word
from pages.parts import collect, common, downloads, empty, grouped, heatmap, panel, url

ALL = "all"
FEW_REPORTS = 6

lang = common.lang_of_page()
data = common.dataset(lang)
every = data.reports()
many = len(every) > FEW_REPORTS
families = list(data.dictionary.families)
place_for_title = st.container()
common.failures(data, lang)
if not every:
    empty.show(lang)


def choice_name(key: str) -> str:
    """A family's name, or the word for all of them."""
    return word("control.families.all", lang) if key == ALL else family_name(data, key, lang)


with common.controls(lang):
    reports = common.reports_chosen(data, lang, several_years=many, bureaus=not many)
    family = url.chosen("family", [ALL, *families], families[0] if many else ALL)
    if many:
        st.selectbox(
            word("control.family", lang), [ALL, *families], key="family",
            format_func=choice_name, width=common.width(240),
        )  # fmt: skip
    else:
        st.segmented_control(
            word("control.family", lang), [ALL, *families], key="family", required=True,
            format_func=choice_name, label_visibility="collapsed",
        )  # fmt: skip
    common.entered_switch(data, lang)

said = common.speaker(data, lang, reports)
only = "" if family == ALL else family
with place_for_title:
    common.overview_heading(data, reports, many, lang)
if many:
    picked = panel.show(grouped.markup(groups(data, reports, only), said), f"groups-{family}")
else:
    picked = heatmap.show(heatmap.markup(overview(data, reports, only), reports, said))
if reports:
    chart = collect.chart_of(reports, view="overview", family=only)
    downloads.offer(chart, said, has_camera=False)
if picked:
    kind, *rest = picked.split("|")
    if kind == "metric":
        panel.follow(f"metric:{rest[0]}", lang)
    if kind == "report":
        st.switch_page("pages/district.py", query_params={"lang": lang, "report": rest[0]})
    asked = {"lang": lang, "bureaus": ""}
    if kind == "group":
        asked |= {"type": rest[0], "year": rest[1]}
    if kind == "chart":
        asked |= {"metric": rest[0], "type": rest[1], "year": rest[2]}
    pointed = data.observation(rest[1]) if kind == "cell" else None
    bureau = next((r for r in every if pointed and r.id == pointed.report_id), None)
    if pointed and bureau:
        # A cell stands for the total; a metric's name opens its best comparison.
        asked |= {"metric": rest[0], "obs": pointed.id, "coverage": "total"}
        if many:
            asked |= {"type": bureau.agency_type, "year": str(bureau.year or ALL)}
    st.switch_page("pages/compare.py", query_params=asked)
