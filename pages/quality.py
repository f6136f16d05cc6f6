"""质量 Quality: what was read of each report, what is in doubt, what the dictionary lacks."""

from __future__ import annotations

import streamlit as st

from compare.quality import conflicts_of, disputed, quality, read_reports, to_do
from compare.reconcile import reconcile
from compare.words import word
from pages.parts import common, empty, panel, quality_lists, url

ALL = "all"

lang = common.lang_of_page()
data = common.dataset(lang)
read = read_reports(data)
said = common.speaker(data, lang, read)
every = [quality(data, report) for report in read]
if not every:
    empty.show(lang)

chosen = url.chosen("of", [ALL, *(q.report.id for q in every)], ALL)
shown = [q for q in every if chosen in {ALL, q.report.id}]
numbers = sum(q.numbers for q in shown)
quantities = sum(q.quantities for q in shown)
share = f"{sum(q.mapped for q in shown) / quantities:.0%}" if quantities else "—"
common.heading(
    word("quality.title", lang, reports=len(shown), numbers=numbers, share=share)
    if chosen == ALL
    else word("quality.title.one", lang, report=said.names[chosen], numbers=numbers, share=share),
    word("quality.lead", lang) + (word("quality.entered", lang) if data.has_entered else ""),
)
picked = panel.show(quality_lists.reports(every, chosen, said), "quality-reports")
if picked:
    report = picked.removeprefix("report:")
    st.query_params["of"] = ALL if report == chosen else report
    st.rerun()

# Entered figures have no text, but their arithmetic can be done again like any other's.
reports = data.reports() if chosen == ALL else [q.report for q in shown]
everyone = common.speaker(data, lang)
rivals = conflicts_of(data, reports)
lines = reconcile(data, reports)
between = disputed(lines)
counts = {
    "doubts": sum(len(q.doubts) for q in shown),
    "checks": len(lines),
    "unmapped": sum(len(q.unmapped) for q in shown),
    "conflicts": len(rivals) + len(between),
}
with st.container(horizontal=True, vertical_alignment="center", key="controls"):
    tab = url.chosen("tab", quality_lists.TABS, "unmapped")
    st.segmented_control(
        word("page.quality", lang), quality_lists.TABS, key="tab", required=True,
        format_func=lambda t: f"{word(f'quality.tab.{t}', lang)} {counts[t]}",
        label_visibility="collapsed",
    )  # fmt: skip
    if chosen != ALL and st.button(word("quality.all", lang), type="tertiary"):
        st.query_params["of"] = ALL
        st.rerun()

draw = {
    "doubts": lambda: quality_lists.doubts(shown, said),
    "checks": lambda: quality_lists.checks(lines, everyone),
    "unmapped": lambda: quality_lists.unmapped(to_do(shown), said),
    "conflicts": lambda: quality_lists.conflicts(rivals, between, everyone),
}
followed = panel.show(draw[tab](), f"quality-{tab}")
if followed:
    panel.follow(followed, lang)
