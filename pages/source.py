"""原文 Source: the report itself, every number marked by what became of it."""

from __future__ import annotations

from html import escape

import streamlit as st

from compare.source import marks_of
from compare.telling.naming import bureau_name, day, period_name, with_year
from compare.words import word
from pages.parts import common, empty, reader, screen, url, writing

lang = common.lang_of_page()
data = common.dataset(lang)
reports = {report.id: report for report in data.reports() if not report.is_entered}
said = common.speaker(data, lang, list(reports.values()))
if not reports:
    empty.show(lang)
selected = str(st.query_params.get("obs", ""))
pointed = data.observation(selected)
at_first = pointed.report_id if pointed and pointed.report_id in reports else next(iter(reports))
chosen = url.chosen("report", list(reports), at_first)
report = reports[chosen]
observations = [o for o in data.observations(report=report.id) if o.method != "entered"]
marks = marks_of(data, report)
statistics = sum(mark.fate == "observation" for mark in marks)

common.heading(bureau_name(data, report, lang), word(
    "source.numbers", lang, observation=statistics, other=len(marks) - statistics))  # fmt: skip
with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
    st.selectbox(
        word("control.report", lang), list(reports), key="report",
        format_func=lambda i: with_year(said.names[i], reports[i].year),
        width="stretch" if screen.is_narrow() else 260,
    )  # fmt: skip
    published = word("source.published", lang, date=day(report.published_on))
    facts = [report.title, period_name(report, lang), published if report.published_on else ""]
    st.html('<p class="dz-lead">' + escape(" · ".join(f for f in facts if f)) + "</p>")
    if pointed and pointed.report_id == report.id:
        if not writing.refusal(lang):
            st.page_link(
                "pages/review.py", label=word("review.open", lang), query_params={
                    "lang": lang, "item": f"{pointed.report_id}:{pointed.start}-{pointed.end}"},
            )  # fmt: skip
        st.page_link(
            "pages/compare.py", label=word("source.compare", lang),
            query_params={"lang": lang, "metric": pointed.metric, "obs": pointed.id},
        )  # fmt: skip

text = data.text(report)
if text is None:
    st.error(word("source.no_text", lang, file=report.file, folder=str(data.reports_dir)))
    st.stop()
at = "" if selected else str(st.query_params.get("at", ""))
picked = reader.show(text, marks, observations, report, said, selected or f"@{at}")
if picked and picked != selected:
    st.query_params.pop("at", None)
    st.query_params["obs"] = picked
    st.rerun()
