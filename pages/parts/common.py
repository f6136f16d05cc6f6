"""What every page shares: the data, the language, the choice of bureaus, small pieces of HTML."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

from compare.entered import entered_folder
from compare.load import Dataset, TablesError, load_dataset, tables_folder, version_of
from compare.model import Report
from compare.telling.naming import short_names, type_name
from compare.telling.phrases import Speaker, bureaus_among
from compare.words import LANGUAGES, word
from extract.yamlfile import YamlProblem
from pages.parts import empty, url
from pages.parts.screen import is_narrow

ALL = "all"
PAGES = (
    "overview", "compare", "district", "source", "quality", "data", "briefing", "method",
    "add", "review", "dictionary",
)  # fmt: skip

# Under a name of their own in the bar; the other pages stand in it by themselves.
SECTIONS = {"nav.take": ("data", "briefing"), "nav.manage": ("add", "review", "dictionary")}


def navigation(lang: str) -> dict[str, list[st.Page]]:
    """The pages as the bar at the top has them: one by one, then in sections."""
    pages = {
        name: st.Page(
            f"pages/{name}.py", url_path=name, title=word(f"page.{name}", lang), default=at == 0
        )
        for at, name in enumerate(PAGES)
    }
    below = {name for names in SECTIONS.values() for name in names}
    bar = {"": [page for name, page in pages.items() if name not in below]}
    for section, names in SECTIONS.items():
        found = [pages[name] for name in names if name in pages]
        if found:
            bar[word(section, lang)] = found
    return bar


@st.cache_resource(show_spinner=False, max_entries=4)
def _dataset(version: str, folder: str, entered: bool) -> Dataset:
    """Read once per version; the version is the key, never the tables themselves."""
    if not entered:
        return _dataset(version, folder, True).without_entered()
    return load_dataset(Path(folder), version, entered_folder())


@st.cache_data(show_spinner=False, ttl=5)
def _current(tables: str, reports: str, entered: str) -> tuple[str, str]:
    """The folder of current tables and its version, looked at again every few seconds.

    ``tables``, ``reports`` and ``entered`` are the settings that decide it.
    """
    folder = tables_folder()
    return str(folder), version_of(folder)


def look_again() -> None:
    """Look at the data anew at once: this session has just changed it."""
    _current.clear()


def version_now() -> str:
    """The version of the data as it is now; '' where it cannot be read."""
    try:
        return _settings_current()[1]
    except (TablesError, YamlProblem, OSError, ValueError):
        return ""


def _settings_current() -> tuple[str, str]:
    return _current(
        os.environ.get("DUIZHAO_TABLES", ""),
        os.environ.get("DUIZHAO_REPORTS", ""),
        os.environ.get("DUIZHAO_ENTERED", ""),
    )


def dataset(lang: str) -> Dataset:
    """The current data, or a message that says what to do and the end of the page."""
    try:
        with st.spinner(word("loading.tables", lang), show_time=True):
            folder, version = _settings_current()
            return _dataset(version, folder, url.switched("entered", True))
    except (TablesError, YamlProblem, OSError, ValueError) as problem:
        st.error(word("error.tables", lang, reason=as_text(str(problem))))
        st.stop()


def as_text(text: str) -> str:
    """Text for a Streamlit message, which reads Markdown: shown as it is written."""
    return re.sub(r"([\\`*_\[\]<>$#!~|])", r"\\\1", text)


def framed() -> None:
    """Begin again from ``app.py`` where a page was started without it.

    Until some session has called ``st.navigation``, Streamlit runs a file of ``pages/`` by itself
    when its address is opened: the first link that is followed after the server has started.
    """
    if "_path" not in st.session_state:
        st.navigation([st.Page(f"pages/{name}.py") for name in PAGES])
        st.rerun()


def language() -> str:
    """The language switch, at the right of the top bar."""
    lang = url.chosen("lang", LANGUAGES, "zh")
    with st.container(key="language"):
        st.segmented_control(
            word("app.language", lang), LANGUAGES, key="lang", required=True,
            format_func={"zh": "中文", "en": "English"}.__getitem__, label_visibility="collapsed",
        )  # fmt: skip
    return lang


def lang_of_page() -> str:
    """The language that the switch stands on."""
    framed()
    kept = st.session_state.get("lang") or st.session_state.get("_kept_lang")
    return str(kept) if kept in LANGUAGES else "zh"


def theme() -> str:
    """'light' or 'dark', as the browser shows it."""
    return "dark" if st.context.theme.type == "dark" else "light"


def speaker(data: Dataset, lang: str, reports: Sequence[Report] | None = None) -> Speaker:
    """Names of ``reports``, or of all, as short as they can be told apart among themselves."""
    return Speaker(data, lang, short_names(data, reports or data.reports(), lang))


def entered_switch(data: Dataset, lang: str) -> None:
    """The one switch for figures entered by hand; hidden where there are none."""
    if data.has_entered or not url.switched("entered", True):
        st.toggle(word("control.entered", lang), key="entered")


def reports_chosen(
    data: Dataset, lang: str, several_years: bool = False, bureaus: bool = True
) -> list[Report]:
    """The reports that year, type and bureau controls leave; with one choice they are hidden.

    To begin with, the year and the type of the report whose text was read last; with
    ``several_years`` everything.
    """
    reports = data.reports()
    if not reports:
        empty.show(lang)
    of = "all_" if several_years else ""  # a choice of its own: one page opens on everything
    begin = max(reports, key=lambda r: (not r.is_entered, r.year or 0))
    years = sorted({str(r.year) for r in reports if r.year}, reverse=True)
    if len(years) > 1:
        year = url.chosen(
            f"{of}year", [ALL, *years], ALL if several_years else str(begin.year or ALL)
        )
        st.selectbox(
            word("control.year", lang), [ALL, *years], key=f"{of}year", width=width(120),
            format_func=lambda y: word("control.year.all", lang) if y == ALL else y,
        )  # fmt: skip
        reports = [r for r in reports if year in {ALL, str(r.year)}]
    types = list(dict.fromkeys(r.agency_type for r in sorted(data.reports(), key=_by_type)))
    if len(types) > 1:
        kind = url.chosen(f"{of}type", [ALL, *types], ALL if several_years else begin.agency_type)
        st.selectbox(
            word("control.type", lang), [ALL, *types], key=f"{of}type", width=width(260),
            format_func=lambda t: word("control.type.all", lang) if t == ALL
            else type_name(t, lang),
        )  # fmt: skip
        reports = [r for r in reports if kind in {ALL, r.agency_type}]
    if bureaus and len(reports) > 2:
        reports = bureaus_chosen(data, reports, lang)
    return reports


def _by_type(report: Report) -> tuple[bool, str]:
    return report.is_entered, report.agency_type


def width(pixels: int) -> int | str:
    """The width of a control: its own, or the whole page's on a phone."""
    return "stretch" if is_narrow() else pixels


def bureaus_chosen(data: Dataset, reports: Sequence[Report], lang: str) -> list[Report]:
    """Those of ``reports`` that the control names; all where it names none."""
    ids = [r.id for r in reports]
    names = short_names(data, reports, lang)
    chosen = url.chosen_many("bureaus", ids)
    st.multiselect(
        word("control.bureaus", lang), ids, key="bureaus",
        format_func=names.__getitem__, placeholder=word("control.bureaus.all", lang),
    )  # fmt: skip
    return [r for r in reports if not chosen or r.id in chosen]


def overview_heading(data: Dataset, reports: Sequence[Report], many: bool, lang: str) -> None:
    """The overview's title: with dozens of bureaus how many figures of whom and of which years."""
    if not many:
        common = word("overview.title", lang, reports=len(reports),
                      metrics=len(data.dictionary.metrics))  # fmt: skip
        heading(common, word("overview.lead", lang))
        return
    ids = {r.id for r in reports}
    years = sorted({r.year for r in reports if r.year})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(map(str, years))
    heading(
        word("overview.title.many", lang, bureaus=bureaus_among(reports), years=span,
             figures=sum(o.report_id in ids for o in data.observations())),
        word("overview.lead.many", lang, read=sum(not r.is_entered for r in reports)),
    )  # fmt: skip


def controls(lang: str):
    """One row of controls; folded away on a narrow screen."""
    if is_narrow():
        return st.expander(word("control.options", lang))
    return st.container(horizontal=True, vertical_alignment="bottom", key="controls")


def failures(data: Dataset, lang: str) -> None:
    """Which files could not be read, and why."""
    failed = data.failures()
    if failed:
        files = word("clause.separator", lang).join(
            as_text(f"{f['file']}: {f['reason']}") for f in failed
        )
        st.warning(word("failures", lang, count=len(failed), files=files))


def heading(text: str, lead: str = "") -> None:
    """The page's title and one quiet line under it."""
    below = f'<p class="dz-lead">{escape(lead)}</p>' if lead else ""
    st.html(f'<h1 class="dz-title">{escape(text)}</h1>{below}')


def verdict_html(verdict: str, said: str, reasons: str) -> str:
    """The verdict line: a word with a mark of its own shape, then the reasons."""
    marks = {"comparable": "●", "caution": "◐", "not_comparable": "⊘"}
    return (
        f'<p class="dz-verdict {verdict}"><b><span aria-hidden="true">{marks[verdict]}</span> '
        f"{escape(said)}</b> {escape(reasons)}</p>"
    )


def notes(said: Sequence[str]) -> None:
    """Caveats as a short list of small lines."""
    if said:
        items = "".join(f"<li>{escape(note)}</li>" for note in said)
        st.html(f'<ul class="dz-notes">{items}</ul>')


def address(link: str, text: str) -> str:
    """A link out of the dashboard, opened beside it; nothing where it is not one of the web."""
    if not link.startswith(("http://", "https://")):
        return ""
    return (
        f'<a href="{escape(link, quote=True)}" target="_blank" rel="noopener noreferrer">'
        f"{escape(text)}</a>"
    )
