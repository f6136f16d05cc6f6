"""区县画像 District: one bureau, every metric by family, beside bureaus of its kind."""

from __future__ import annotations

from html import escape

import streamlit as st

from compare.naming import agency_name, bureau_name, day, period_name
from compare.profile import peers_of, profile
from compare.quality import quality
from compare.words import word
from pages.parts import common, district_rows, panel, screen, url

lang = common.lang_of_page()
data = common.dataset(lang)
said = common.speaker(data, lang)
reports = {report.id: report for report in data.reports()}
if not reports:
    st.info(word("empty.reports", lang, folder="data/reports"))
    st.stop()
first = min(reports.values(), key=lambda r: r.is_entered).id
report = reports[url.chosen("report", list(reports), first)]
peers = peers_of(data, report)
named = common.speaker(data, lang, [report, *peers])
read = quality(data, report)
year = word("years.single", lang, year=report.year) if report.year else ""
own = data.observations(report=report.id)
entered = [o for o in own if o.method == "entered"]

common.heading(word("district.title", lang, bureau=bureau_name(data, report, lang), year=year))
kind = {"type": agency_name(report, lang), "year": year}
group = word("district.peers.none", lang)
if len(peers) == 1:
    group = word("district.peers.one", lang, name=named.names[peers[0].id], **kind)
elif peers:
    group = word("district.peers", lang, count=len(peers), **kind)
counted = ""
if read.numbers:
    counted = word("district.numbers", lang, numbers=read.numbers, mapped=read.mapped,
                   unmapped=read.fates.get("unmapped", 0))  # fmt: skip
by_hand = word("district.entered", lang, count=len(entered)) if report.is_entered else ""
published = word("source.published", lang, date=day(report.published_on))
facts = [report.title, period_name(report, lang), published if report.published_on else ""]
lines = [" · ".join(f for f in part if f) for part in (facts, (counted, by_hand, group))]

link = common.address(report.source_url, word("district.website", lang))
said_lines = "<br>".join(escape(text) for text in lines if text)
about = f'<p class="dz-lead">{said_lines} {link}</p>'

with common.controls(lang):
    st.selectbox(
        word("control.bureaus", lang), list(reports), key="report",
        format_func=lambda i: said.names[i] + (
            "" if str(reports[i].year) in said.names[i] else f" {reports[i].year or ''}"),
        width="stretch" if screen.is_narrow() else 300,
    )  # fmt: skip
    common.entered_switch(data, lang)
    if not screen.is_narrow():
        st.html(about)
if screen.is_narrow():
    st.html(about)

picked = panel.show(
    district_rows.markup(profile(data, report, peers), read.unmapped, named),
    f"district-{report.id}",
)
if picked:
    panel.follow(picked, lang)
