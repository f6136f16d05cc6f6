"""The briefing as a whole: its languages and title, the file it is saved in, what it builds."""

from __future__ import annotations

import os
from dataclasses import replace
from urllib.parse import urlsplit

import streamlit as st

from compare.briefing.build import HTML, PPTX, Builder
from compare.briefing.content import base_url
from compare.briefing.page import NAMES
from compare.briefing.spec import spec_of_text, to_yaml
from compare.briefing.zipped import zipped
from compare.charts import picture
from compare.load import Dataset
from compare.words import LANGUAGES, word
from extract.yamlfile import YamlProblem
from pages.parts import collect, common

CHOICES = {"zh": ("zh",), "en": ("en",), "both": LANGUAGES}
UPLOAD = "_briefing_upload"


def base() -> str:
    """The dashboard's address: ``DUIZHAO_URL``, else the one it was opened at."""
    if os.environ.get("DUIZHAO_URL", "").strip():
        return base_url()
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}" if here.netloc else base_url()


def languages(lang: str) -> None:
    """In one language or both."""
    spec = collect.current()
    now = next((k for k, v in CHOICES.items() if set(v) == set(spec.languages)), "both")
    chosen = st.segmented_control(
        word("briefing.languages", lang), list(CHOICES), default=now, required=True,
        key=f"briefing_languages_{collect.generation()}",
        format_func={**NAMES, "both": word("briefing.both", lang)}.__getitem__,
    )  # fmt: skip
    if chosen != now:
        collect.keep(replace(spec, languages=CHOICES[str(chosen)]))


def opener(data: Dataset, lang: str) -> None:
    """Save the briefing's file, open another's."""
    spec = collect.current()
    if spec.charts:
        st.download_button(
            word("briefing.save", lang), to_yaml(spec).encode(), "briefing.yaml",
            "application/yaml", key="briefing_save", on_click="ignore",
        )  # fmt: skip
    with st.popover(word("briefing.open", lang)):
        given = st.file_uploader(
            word("briefing.open", lang), type=["yaml", "yml"], label_visibility="collapsed",
            key=f"{UPLOAD}_{collect.generation()}", max_upload_size=1,
        )  # fmt: skip
        if given is not None:
            _open(given.getvalue(), given.name, data, lang)


def _open(text: bytes, name: str, data: Dataset, lang: str) -> None:
    """Put the file in the place of the present briefing, or say what is wrong in which line."""
    try:
        spec = spec_of_text(text, name, data)
    except YamlProblem as problem:
        st.error(word("briefing.wrong", lang, reason=common.as_text(str(problem))))
        return
    collect.opened(spec)
    st.session_state["entered"] = spec.entered
    st.toast(word("briefing.opened", lang, count=len(spec.charts)))
    st.rerun()


def titles(lang: str) -> None:
    """The briefing's title in each of its languages."""
    spec = collect.current()
    said = dict(spec.title)
    with st.container(horizontal=True, key="briefing_titles"):
        for of in spec.languages:
            label = word("briefing.name", lang)
            label = (
                word(f"briefing.in_{of}", lang, what=label) if len(spec.languages) > 1 else label
            )
            said[of] = st.text_input(
                label, spec.title.get(of, ""), key=f"title_{of}_{collect.generation()}",
                placeholder=word("briefing.untitled", of), width=common.width(420),
            ).strip()  # fmt: skip
    kept = {of: text for of, text in said.items() if text}
    if kept != dict(spec.title):
        collect.keep(replace(spec, title=kept))


def downloads(data: Dataset, lang: str, address: str, can_build: bool) -> None:
    """What the briefing builds, each made when it is asked for."""
    spec = collect.current()
    lacking = picture.missing()

    def builder() -> Builder:
        return Builder(spec, data, address)

    def pack() -> bytes:
        files = builder().pictures()
        return zipped({name.removeprefix("png/"): content for name, content in files.items()})

    with st.container(horizontal=True, key="briefing_downloads"):
        st.download_button(
            word("briefing.pptx", lang), lambda: builder().pptx(), PPTX,
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            key="take_pptx", on_click="ignore", type="primary", disabled=not can_build,
        )  # fmt: skip
        st.download_button(
            word("briefing.html", lang), lambda: builder().html(), HTML, "text/html",
            key="take_html", on_click="ignore", disabled=not can_build,
        )  # fmt: skip
        st.download_button(
            word("briefing.png", lang), pack, "briefing-png.zip", "application/zip",
            key="take_png", on_click="ignore", disabled=not can_build or lacking is not None,
        )  # fmt: skip
    if lacking:
        st.caption(word("briefing.missing", lang, what=lacking.what,
                        install=word(lacking.install, lang)))  # fmt: skip
