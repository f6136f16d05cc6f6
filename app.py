"""Duizhao 对照: what districts report of the rule of law, side by side and traceable.

Run with ``make run``. This file only sets the frame: language, navigation, style. The pages are
in ``pages/``, what they show is worked out in ``compare/``.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from compare.words import word
from pages.parts import common, screen, url

st.set_page_config(page_title="Duizhao 对照", page_icon="⇌", layout="wide",
                   initial_sidebar_state="collapsed")  # fmt: skip
st.html(Path(__file__).parent / "pages" / "parts" / "style.css")
url.begin()
lang = common.language()

pages = [
    st.Page(f"pages/{name}.py", url_path=name, title=word(f"page.{name}", lang), default=at == 0)
    for at, name in enumerate(common.PAGES)
]
page = st.navigation(pages, position="top")
# After the navigation: what the browser answers before it knows its page opens the first one.
screen.measure()
page.run()
