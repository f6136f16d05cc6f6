"""The Data page's filters, and how its preview is laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from compare.files.datatable import code_lists
from compare.files.selection import METHODS, SHAPES, Selection, kinds_of
from compare.load import Dataset
from compare.telling.naming import district_name, family_name, metric_name
from compare.words import word
from pages.parts import common, url
from pages.parts.screen import is_narrow


def selection(data: Dataset, lang: str) -> Selection:
    """What the controls leave; every choice is in the URL by its id."""
    entered = url.switched("entered", True)
    reports = data.reports()
    shape = url.chosen("shape", SHAPES, SHAPES[0])
    st.segmented_control(
        word("data.control.shape", lang), SHAPES, key="shape", required=True,
        format_func=lambda s: word(f"data.shape.{s}", lang),
    )  # fmt: skip
    names = {r.district_code: district_name(data, r, lang) for r in reports}
    districts = _several("districts", sorted(names), names.__getitem__, 190, lang)
    years = sorted({str(r.year) for r in reports if r.year}, reverse=True)
    chosen_years = _several("years", years, str, 150, lang)
    known = data.dictionary
    families = _several(
        "families", list(known.families), lambda f: family_name(data, f, lang), 170, lang
    )
    of_families = [m.id for m in known.metrics.values() if not families or m.family in families]
    metrics = _several("metrics", of_families, lambda m: metric_name(data, m, lang), 220, lang)
    with st.popover(word("control.more", lang)):
        kind_names = code_lists(data)["kind"]
        possible = kinds_of(data, metrics or of_families)
        kinds = _several("kinds", possible, lambda k: kind_names[k].said(lang), 0, lang)
        methods: list[str] = []
        if shape == "tidy":
            used = {o.method for o in data.observations()}
            methods = _several(
                "methods", [m for m in METHODS if m in used],
                lambda m: word(f"data.method.{m}", lang), 0, lang,
            )  # fmt: skip
        else:
            st.caption(word("data.control.methods.wide", lang))
        common.entered_switch(data, lang)
    return Selection(
        tuple(districts), tuple(int(y) for y in chosen_years), tuple(families), tuple(metrics),
        tuple(kinds), tuple(methods), entered=entered,
        shape="wide" if shape == "wide" else "tidy", lang="en" if lang == "en" else "zh",
    )  # fmt: skip


def _several(
    key: str, options: Sequence[str], name: Callable[[str], str], pixels: int, lang: str
) -> list[str]:
    """A choice of several, none of which means all; as wide as its place for no pixels."""
    chosen = url.chosen_many(key, options)
    st.multiselect(
        word(f"data.control.{key}", lang), options, key=key, format_func=name,
        width=common.width(pixels) if pixels else "stretch",
        placeholder=word("control.bureaus.all", lang),
    )  # fmt: skip
    return chosen


def columns(frame: pd.DataFrame, selection: Selection) -> dict[str, Any]:
    """How the preview's columns look: figures to the right, the bureau stays in sight.

    Not on a phone, where it would leave no room for the rest.
    """
    wide = selection.shape == "wide"
    names = list(frame.columns)
    narrow = is_narrow()
    config: dict[str, Any] = {
        names[0]: st.column_config.TextColumn(pinned=not narrow, width=150 if narrow else 240)
    }
    figures = names[3:] if wide else [names[5]]
    for name in figures:
        config[name] = st.column_config.TextColumn(alignment="right")
    if not wide:
        config[names[-1]] = st.column_config.LinkColumn()
    return config
