"""A dashboard without reports: what to do, step by step, and the way there."""

from __future__ import annotations

from html import escape

import streamlit as st

from compare.words import word
from extract.folders import ROOT, reports_folder
from extract.writing import may_write

_STEPS = ("get", "add", "compare")


def folder_name() -> str:
    """The folder of the reports, as short as it is unmistakable."""
    folder = reports_folder().resolve()
    return str(folder.relative_to(ROOT)) if folder.is_relative_to(ROOT) else str(folder)


def show(lang: str) -> None:
    """The steps from nothing to the first chart, and the end of the page."""
    steps = "".join(f"<li>{escape(word(f'empty.step.{s}', lang))}</li>" for s in _STEPS)
    st.html(
        f'<h1 class="dz-title">{escape(word("empty.title", lang))}</h1>'
        f'<p class="dz-lead">{escape(word("empty.lead", lang))}</p>'
        f'<ol class="dz-rules dz-steps">{steps}</ol>'
    )
    folder = folder_name()
    if not may_write():
        st.info(word("empty.read_only", lang, folder=folder))
        st.stop()
    if st.button(word("empty.open", lang), type="primary", key="empty_open"):
        st.switch_page("pages/add.py", query_params={"lang": lang})
    st.caption(word("empty.command", lang, folder=folder))
    st.code(".venv/bin/python -m extract add FILE", language="shell", width="content")
    st.stop()
