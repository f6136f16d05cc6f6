"""导入 Add reports: drop files, check what was recognised, confirm; nothing is written before."""

from __future__ import annotations

from html import escape

import streamlit as st

from compare.words import word
from extract.documents.formats import MAX_BYTES
from extract.intake.archive import MAX_ARCHIVE
from extract.intake.save import ASK, REFUSED, TAKEN
from extract.intake.standing import SAME, UNKNOWN_DISTRICT, VERSION
from extract.writing import NotWritten, may_write
from pages.parts import add_table, adding, common, panel

POLL_SECONDS = 0.2

lang = common.lang_of_page()
common.heading(word("add.title", lang), word("add.lead", lang))
if not may_write():
    st.info(word("add.read_only", lang))
    st.stop()
state = adding.current()


def follow(job: adding.Job, key: str) -> None:
    """Show how far the work in the background is, until it is done."""
    bar = st.progress(0.0, text=word("add.waiting", lang))
    while job.is_alive():
        if job.done or key == "reading":
            said = word(f"add.{key}", lang, done=min(job.done + 1, job.total), total=job.total,
                        name=common.as_text(job.name_now))  # fmt: skip
            bar.progress(job.done / max(1, job.total), text=said)
        job.join(POLL_SECONDS)


def reason(problem: Exception) -> str:
    """Why something could not be done, in the language of the page."""
    said = problem.reason_zh if isinstance(problem, NotWritten) and lang == "zh" else str(problem)
    return common.as_text(said)


def outcomes() -> None:
    """What became of each file; a click opens the report."""
    taken = sum(o.kind == TAKEN for o in state.outcomes)
    title = word("add.done", lang, count=taken) if taken else word("add.done.none", lang)
    st.html(f'<h2 class="dz-section">{escape(title)}</h2>')
    if taken:
        with st.container(horizontal=True):
            st.page_link("pages/compare.py", label=word("add.done.compare", lang),
                         query_params={"lang": lang})  # fmt: skip
            st.page_link("pages/overview.py", label=word("add.done.overview", lang),
                         query_params={"lang": lang})  # fmt: skip
        st.caption(word("add.done.open", lang))
    picked = panel.show(f'<div class="items added">{"".join(map(line, state.outcomes))}</div>',
                        "add-outcomes")  # fmt: skip
    if picked:
        query = {"lang": lang, "report": picked.removeprefix("report:")}
        st.switch_page("pages/source.py", query_params=query)


def line(outcome: adding.Outcome) -> str:
    """One outcome as a line."""
    if outcome.kind == TAKEN:
        said = word("add.done.taken", lang, file=outcome.file)
        if outcome.replaced:
            said += word("add.done.replaced", lang, file=outcome.replaced)
    elif outcome.kind == REFUSED:
        said = outcome.reason_zh if lang == "zh" else outcome.reason
    else:
        said = word("add.done.ask" if outcome.kind == ASK else "add.done.there", lang,
                    of=outcome.report_id)  # fmt: skip
    inner = f"<span>{escape(outcome.name)}</span><span>{escape(said)}</span>"
    if outcome.report_id:
        return panel.line(f"report:{outcome.report_id}", inner)
    return f'<div class="line">{inner}</div>'


def to_confirm() -> None:
    """The table of what was recognised, and the button that saves it."""
    count = len(state.items)
    title, lead = word("add.found", lang, count=count), word("add.found.lead", lang)
    st.html(f'<h2 class="dz-section">{escape(title)}</h2><p class="dz-lead">{escape(lead)}</p>')
    if add_table.edit(state, lang):
        state.begin_table()
        st.rerun()
    kinds = [s.kind for s in state.standings]
    common.notes([
        word(f"add.{key}", lang, count=kinds.count(kind))
        for key, kind in (("unknown", UNKNOWN_DISTRICT), ("versions", VERSION)) if kind in kinds
    ] + ([word("add.found.none", lang)] if set(kinds) == {SAME} else []))  # fmt: skip
    wanted = sum(item.take for item in state.items)
    with st.container(horizontal=True):
        if st.button(word("add.confirm", lang, count=wanted), type="primary", disabled=not wanted,
                     key="add_confirm"):  # fmt: skip
            state.begin_saving()
            st.rerun()
        if st.button(word("add.discard", lang), key="add_discard"):
            adding.discard()
            st.rerun()


def refused() -> None:
    """Files that could not be read, each with its reason."""
    title = word("add.refused", lang, count=len(state.refused))
    lines = "".join(
        f"<li><b>{escape(r.name)}</b>{escape(word('colon', lang))}"
        f"{escape(r.reason_zh if lang == 'zh' else r.reason)}</li>"
        for r in state.refused
    )
    st.html(f'<h2 class="dz-section">{escape(title)}</h2><ul class="dz-refused">{lines}</ul>')


# The words of Streamlit's own button are English whatever the page's language.
st.html('<style>[class*="st-key-add_files"] button p { font-size: 0; }'
        '[class*="st-key-add_files"] button p::after { font-size: .95rem; '
        f'content: "{word("add.drop", lang)}"; }}</style>')  # fmt: skip
files = st.file_uploader(
    word("add.upload", lang, report=MAX_BYTES // 1_000_000, archive=MAX_ARCHIVE // 1_000_000),
    accept_multiple_files=True, key=f"add_files_{state.uploads}",
    disabled=bool(state.reading or state.saving),
)  # fmt: skip
if files and not state.reading and not state.saving:
    state.begin_reading([(file.name, file) for file in files])
    st.rerun()
if state.reading:
    follow(state.reading, "reading")
    state.end_reading()
    st.rerun()
if state.saving:
    follow(state.saving, "saving")
    state.end_saving()
    common.look_again()
    st.rerun()
if state.problem:
    key = "add.failed" if state.items else "add.failed.reading"
    st.error(word(key, lang, reason=reason(state.problem)))
if state.outcomes:
    outcomes()
if state.items:
    to_confirm()
if state.refused:
    refused()
