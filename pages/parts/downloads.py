"""What a page shows, to take away: its chart as a picture, its rows as a file, for the briefing."""

from __future__ import annotations

from html import escape

import streamlit as st

from compare.briefing.content import content
from compare.briefing.pictures import PIXELS, picture_name, picture_of, scale_of
from compare.briefing.spec import ChartSpec
from compare.charts import picture
from compare.comparison import Comparison
from compare.files.export import file_name, to_csv
from compare.load import Dataset
from compare.telling.phrases import Speaker
from compare.words import word
from pages.parts import briefing_files, collect, present

# Name of the format, how many times 1920 by 1080, ending, media type.
FORMATS = (
    ("png", 1, "png", "image/png"),
    ("png2", 2, "png", "image/png"),
    ("svg", 1, "svg", "image/svg+xml"),
)


def offer(
    chart: ChartSpec, said: Speaker, comparison: Comparison | None = None, has_camera: bool = True
) -> None:
    """One row of buttons; where pictures cannot be drawn, what to install instead.

    With ``comparison`` its rows as CSV, under the heading of the table that follows.
    ``has_camera`` is true where the chart on the page can be saved by its own button.
    """
    lang = said.lang
    if present.is_on():
        present.show(chart, said.dataset, lang)
        return
    lacking = picture.missing()
    heading = "compare.table" if comparison else "take.title"
    with st.container(horizontal=True, vertical_alignment="bottom", key="downloads"):
        st.html(f'<h2 class="dz-section">{escape(word(heading, lang))}</h2>')
        if comparison is not None:
            st.download_button(
                word("download.csv", lang), to_csv(comparison, said), file_name(comparison, "csv"),
                "text/csv", key="csv", on_click="ignore",
            )  # fmt: skip
        _pictures(chart, said.dataset, lang, lacking is None)
        collect.offer(chart, lang)
    if lacking:
        key = "take.missing" if has_camera else "take.missing.plain"
        st.caption(word(key, lang, what=lacking.what, install=word(lacking.install, lang)))


def _pictures(chart: ChartSpec, data: Dataset, lang: str, can_draw: bool) -> None:
    base = briefing_files.base()
    # The switch itself may stand on the page already: its value is all that is asked for.
    entered = bool(st.session_state.get("entered", True))
    for name, times, ending, media in FORMATS:
        size = f"{PIXELS[0] * times}×{PIXELS[1] * times}"
        st.download_button(
            word(f"take.{name}", lang),
            lambda times=times, ending=ending: drawn(chart, data, lang, base, entered, ending,
                                                     times),
            f"{picture_name(chart, lang)}{'@2x' if times == 2 else ''}.{ending}", media,
            key=f"take_{name}", on_click="ignore", disabled=not can_draw,
            help=word("take.help", lang, size=size),
        )  # fmt: skip


def drawn(
    chart: ChartSpec, data: Dataset, lang: str, base: str, entered: bool, ending: str, times: int
) -> bytes:
    """The picture; what goes wrong is logged by Streamlit and shown as a failed download."""
    figure = picture_of(content(chart, data, lang, 1, base, entered))
    scale = scale_of(figure, times)
    return picture.svg(figure, scale=scale) if ending == "svg" else picture.png(figure, scale=scale)
