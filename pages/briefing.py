"""简报 Briefing: the charts collected, ordered, given headlines and notes, and taken away."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from compare.briefing.content import BriefingError, content
from compare.words import word
from pages.parts import briefing_card, briefing_files, collect, common, screen, url

lang = common.lang_of_page()
data = common.dataset(lang)
common.heading(word("briefing.title", lang), word("briefing.lead", lang))

with st.container(horizontal=True, vertical_alignment="bottom", key="briefing_controls"):
    briefing_files.languages(lang)
    briefing_files.opener(data, lang)
spec = replace(collect.current(), entered=url.switched("entered", True))
collect.keep(spec)
if not spec.charts:
    st.info(word("briefing.empty", lang))
    st.stop()

briefing_files.titles(lang)
place_for_downloads = st.container()
base = briefing_files.base()
problems = 0
for at, chart in enumerate(spec.charts):
    st.divider()
    try:
        shown = content(chart, data, lang, at + 1, base, spec.entered)
    except BriefingError as problem:
        problems += 1
        said = common.as_text(str(problem))
        st.warning(word("briefing.gone", lang, number=at + 1, reason=said))
        briefing_card.buttons(at, len(spec.charts), lang)
        continue
    briefing_card.show(at, shown, len(spec.charts), narrow=screen.is_narrow())
with place_for_downloads:
    briefing_files.downloads(data, lang, base, can_build=not problems)
