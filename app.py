"""Duizhao 对照: what districts report of the rule of law, side by side and traceable.

Run with ``make run``. This file only sets the frame: language, navigation, style. The pages are
in ``pages/``, what they show is worked out in ``compare/``.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts import common, present, screen, url

st.set_page_config(page_title="Duizhao 对照", page_icon="⇌", layout="wide",
                   initial_sidebar_state="collapsed")  # fmt: skip
st.html(Path(__file__).parent / "pages" / "parts" / "style.css")
url.begin()
lang = common.language()

page = st.navigation(common.navigation(lang), position="top")
# After the navigation: what the browser answers before it knows its page opens the first one.
screen.measure()
present.switch(lang)
page.run()
