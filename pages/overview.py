"""总览 Overview: every bureau's own totals, family by family, each cell in one state."""

from __future__ import annotations

import streamlit as st

from compare.naming import family_name
from compare.overview import overview
from compare.words import word
from pages.parts import common, heatmap, url

ALL = "all"
FEW_REPORTS = 6

lang = common.lang_of_page()
data = common.dataset(lang)
said = common.speaker(data, lang)
reports = data.reports()
families = list(data.dictionary.families)
common.heading(
    word("overview.title", lang, reports=len(reports), metrics=len(data.dictionary.metrics)),
    word("overview.lead", lang),
)
common.failures(data, lang)


def choice_name(key: str) -> str:
    """A family's name, or the word for all of them."""
    return word("control.families.all", lang) if key == ALL else family_name(data, key, lang)


with common.controls(lang):
    reports = common.reports_chosen(data, said)
    default = ALL if len(reports) <= FEW_REPORTS else families[0]
    family = url.chosen("family", [ALL, *families], default)
    st.segmented_control(
        word("control.family", lang), [ALL, *families], key="family", required=True,
        format_func=choice_name, label_visibility="collapsed",
    )  # fmt: skip

blocks = overview(data, reports, "" if family == ALL else family)
picked = heatmap.show(blocks, reports, said)
if picked:
    metric, _, observation = picked.partition("|")
    # A cell stands for the total; a metric's name opens its best comparison.
    pointed = {"obs": observation, "coverage": "total"} if observation else {}
    st.switch_page("pages/compare.py", query_params={"lang": lang, "metric": metric, **pointed})
