"""区县画像 District: one bureau, every metric by family, beside bureaus of its kind."""

from __future__ import annotations

from html import escape

import streamlit as st

from compare import peers as peer_groups
from compare.profile import peers_line, peers_of, profile
from compare.quality import quality
from compare.reconcile import same_bureau
from compare.telling.naming import bureau_name, day, period_name
from compare.words import word
from pages.parts import collect, common, district_rows, downloads, empty, panel, screen, url

lang = common.lang_of_page()
data = common.dataset(lang)
said = common.speaker(data, lang)
reports = {report.id: report for report in data.reports()}
if not reports:
    empty.show(lang)
first = min(reports.values(), key=lambda r: r.is_entered).id
report = reports[url.chosen("report", list(reports), first)]
year = word("years.single", lang, year=report.year) if report.year else ""
codes = sorted({r.district_code for r in reports.values()
                if r.year == report.year and not same_bureau(r, report)})  # fmt: skip
group = url.chosen("peers", peer_groups.GROUPS, peer_groups.DEFAULT)
own_group = url.chosen_many("own", codes) if group == "own" else []
peers = peers_of(data, report, group, own_group)
named = common.speaker(data, lang, [report, *peers])
read = quality(data, report)
own = data.observations(report=report.id)
entered = [o for o in own if o.method == "entered"]

common.heading(word("district.title", lang, bureau=bureau_name(data, report, lang), year=year))
peers_said = peers_line(data, report, group, peers, named)
if group == "own" and not own_group:
    peers_said = word("control.own.none", lang)
counted = ""
if read.numbers:
    counted = word("district.numbers", lang, numbers=read.numbers, mapped=read.mapped,
                   doubtful=read.mapped - read.sure,
                   unmapped=read.fates.get("unmapped", 0))  # fmt: skip
by_hand = word("district.entered", lang, count=len(entered)) if report.is_entered else ""
published = word("source.published", lang, date=day(report.published_on))
facts = [report.title, period_name(report, lang), published if report.published_on else ""]
lines = [" · ".join(f for f in part if f) for part in (facts, (counted, by_hand), (peers_said,))]

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
    st.selectbox(
        word("control.peers", lang), peer_groups.GROUPS, key="peers", width=common.width(230),
        format_func=lambda g: word(f"peers.{g}", lang),
    )  # fmt: skip
    if group == "own":
        st.multiselect(
            word("control.own", lang), codes, key="own", width=common.width(300),
            format_func=lambda c: getattr(data.places.get(c), f"name_{lang}", c),
            placeholder=word("control.own.none", lang),
        )  # fmt: skip
    common.entered_switch(data, lang)
    if not screen.is_narrow():
        st.html(about)
if screen.is_narrow():
    st.html(about)

picked = panel.show(
    district_rows.markup(profile(data, report, peers), read.unmapped, read.lines, named),
    f"district-{report.id}",
)
chart = collect.chart_of([report], view="district", peers=group, own=tuple(own_group))
downloads.offer(chart, named, has_camera=False)
if picked:
    panel.follow(picked, lang)
