"""Saving a tried change of the dictionary, its history, and one step back."""

from __future__ import annotations

import difflib
from datetime import datetime

import streamlit as st

from compare.edit_words import change_said
from compare.load import Dataset
from compare.words import word
from extract.dictionary_history import (
    Change,
    DictionaryFile,
    carried_out,
    history,
    history_path,
    save,
    undo,
    undoable,
)
from extract.dictionary_reasons import in_chinese
from extract.edits import plain
from extract.folders import data_folder
from extract.writing import NotWritten, may_write
from extract.yamlfile import YamlProblem
from pages.parts import common
from pages.parts.dictionary_form import kept
from pages.parts.dictionary_trial import Tried


def offer(tried: Tried, file: DictionaryFile, data: Dataset, lang: str) -> None:
    """The lines that would change and, where this dashboard may write, the button that does it."""
    with st.expander(word("dictionary.save.lines", lang)):
        st.code(difference(file.text, tried.text), language="diff", wrap_lines=True)
    if not may_write():
        st.info(word("dictionary.read_only", lang))
        return
    shown = f"{file.path.parent.name}/{file.path.name}"
    st.caption(as_text(word("dictionary.save.lead", lang, file=shown)))
    with st.container(horizontal=True, vertical_alignment="bottom", key="save_row"):
        who = writer(lang)
        pressed = st.button(word("dictionary.save", lang), type="primary", key="save")
    if not pressed:
        return
    if not who:
        st.error(word("dictionary.name.needed", lang))
        return
    what = [plain(edit) for edit in tried.edits]
    try:
        save(data_folder(), tried.base, tried.text, who, what)
    except (NotWritten, OSError) as problem:
        st.error(word("dictionary.not_written", lang, reason=_reason(problem, lang)))
        return
    assert tried.dictionary is not None
    metric = str(getattr(tried.edits[0], "metric", "") or getattr(tried.edits[0], "id", ""))
    _done(change_said(what, tried.dictionary, "zh"), change_said(what, tried.dictionary, "en"),
          metric if metric in tried.dictionary.metrics else "")  # fmt: skip


def done(data: Dataset, lang: str) -> None:
    """Say once what has just been saved, with the way to its metric."""
    said = st.session_state.get("_dictionary_done")
    if not said:
        return
    st.success(as_text(word("dictionary.saved", lang, what=said[lang])))
    if said["metric"] in data.dictionary.metrics:
        st.page_link("pages/compare.py", label=word("dictionary.compare", lang),
                     query_params={"lang": lang, "metric": said["metric"]})  # fmt: skip


def forget_done() -> None:
    """Something else is being done now."""
    st.session_state.pop("_dictionary_done", None)


def show_history(file: DictionaryFile, data: Dataset, lang: str) -> None:
    """Who changed what and when, the newest first; the last change can be taken back."""
    path = history_path(data_folder())
    try:
        changes = history(data_folder())
    except YamlProblem as problem:
        reason = in_chinese(problem.reason) if lang == "zh" else problem.reason
        st.error(word("dictionary.broken", lang, file=as_text(problem.file), line=problem.line,
                      reason=as_text(reason)))  # fmt: skip
        return
    if not changes:
        st.info(word("dictionary.history.none", lang))
        return
    shown = "/".join(path.parts[-3:])
    st.caption(as_text(word("dictionary.history.lead", lang, file=shown)))
    last = undoable(changes, file.sha256)
    if may_write():
        _offer_undo(last, file, data, lang)
    else:
        st.caption(word("dictionary.read_only", lang))
    reached = carried_out(changes, file.sha256)
    for change, is_done in zip(reversed(changes), reversed(reached), strict=True):
        _entry(change, is_done, data, lang)


def _entry(change: Change, is_done: bool, data: Dataset, lang: str) -> None:
    said = change_said(change.what, data.dictionary, lang)
    with st.expander(as_text(f"{_moment(change.when)} · {change.who} · {said}")):
        if not is_done:
            st.warning(word("dictionary.history.cut", lang))
        lines = [
            line
            for hunk in change.hunks
            for line in (f"@@ {hunk.at} @@", *(f"-{w}" for w in hunk.was),
                         *(f"+{n}" for n in hunk.now))
        ]  # fmt: skip
        st.code("\n".join(lines), language="diff", wrap_lines=True)


def _offer_undo(last: Change | None, file: DictionaryFile, data: Dataset, lang: str) -> None:
    if last is None:
        st.caption(word("dictionary.undo.not", lang))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="undo_row"):
        who = writer(lang)
        pressed = st.button(word("dictionary.undo", lang), key="undo")
    if not pressed:
        return
    if not who:
        st.error(word("dictionary.name.needed", lang))
        return
    try:
        change = undo(data_folder(), file.sha256, who)
    except (NotWritten, YamlProblem, OSError) as problem:
        st.error(word("dictionary.not_written", lang, reason=_reason(problem, lang)))
        return
    _done(change_said(change.what, data.dictionary, "zh"),
          change_said(change.what, data.dictionary, "en"), "")  # fmt: skip


def _done(zh: str, en: str, metric: str) -> None:
    st.session_state["_dictionary_done"] = {"zh": zh, "en": en, "metric": metric}
    st.session_state.pop("_dictionary_tried", None)
    for key in ("edit_words", "edit_gone"):  # what is saved need not be asked for again
        st.session_state.pop(f"_kept_{key}", None)
        st.session_state.pop(key, None)
    common.look_again()
    st.rerun()


def difference(old: str, new: str) -> str:
    """The lines that differ, with their places."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return "\n".join(list(lines)[2:])


def writer(lang: str) -> str:
    """The name that changes are signed with, asked once a session."""
    kept("writer", "")
    st.text_input(word("dictionary.name", lang), key="writer", max_chars=60,
                  width=common.width(260))  # fmt: skip
    return str(st.session_state["writer"]).strip()


def as_text(text: str) -> str:
    """Text for a Streamlit message, shown as it is written."""
    return common.as_text(text)


def _reason(problem: NotWritten | YamlProblem | OSError, lang: str) -> str:
    if isinstance(problem, NotWritten):
        return as_text(problem.reason_zh if lang == "zh" else problem.reason)
    return as_text(str(problem))


def _moment(when: str) -> str:
    """2026-11-23 09:20, in this machine's time."""
    try:
        return datetime.fromisoformat(when).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return when
