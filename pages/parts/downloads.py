"""The rows and the chart as files."""

from __future__ import annotations

from html import escape

import streamlit as st

from compare import picture
from compare.comparison import Comparison
from compare.export import file_name, to_csv
from compare.look import Look
from compare.phrases import Speaker
from compare.words import word


def offer(comparison: Comparison, said: Speaker, look: Look) -> None:
    """Two buttons; where PNG cannot be drawn, what to install instead of the second."""
    lang = said.lang
    lacking = picture.missing()
    with st.container(horizontal=True, vertical_alignment="bottom", key="downloads"):
        st.html(f'<h2 class="dz-section">{escape(word("compare.table", lang))}</h2>')
        st.download_button(
            word("download.csv", lang), to_csv(comparison, said), file_name(comparison, "csv"),
            "text/csv", key="csv", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            word("download.png", lang),
            lambda: _drawn(comparison, said, look),
            file_name(comparison, "png"), "image/png", key="png", on_click="ignore",
            disabled=lacking is not None,
        )  # fmt: skip
    if lacking:
        st.caption(word("download.png.missing", lang, what=lacking.what,
                        install=word(lacking.install, lang)))  # fmt: skip


def _drawn(comparison: Comparison, said: Speaker, look: Look) -> bytes:
    """The picture; what goes wrong is logged by Streamlit and shown as a failed download."""
    return picture.png(picture.picture(comparison, said, look))
