"""Saving a tried change of the dictionary, its history, and one step back."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from datetime import datetime

import streamlit as st

from compare.load import Dataset
from compare.telling.edit_words import change_said
from compare.words import LANGUAGES, word
from extract.editing.dictionary_history import (
    Change,
    DictionaryFile,
    carried_out,
    history,
    history_path,
    save,
    undo,
    undoable,
)
from extract.editing.dictionary_reasons import in_chinese
from extract.editing.edits import plain
from extract.folders import data_folder
from extract.metrics.dictionary import Dictionary
from extract.writing import NotWritten
from extract.yamlfile import YamlProblem
from pages.parts import common, writing
from pages.parts.dictionary_trial import TRIED, Tried

DONE, REFUSED = "_dictionary_done", "_dictionary_refused"


def offer(tried: Tried, file: DictionaryFile, lang: str) -> None:
    """The lines that would change and, where this dashboard may write, the button that does it."""
    with st.expander(word("dictionary.save.lines", lang)):
        st.code(difference(file.text, tried.text), language="diff", wrap_lines=True)
    refused(lang)
    if writing.writer(lang):
        shown = f"{file.path.parent.name}/{file.path.name}"
        st.button(word("dictionary.save", lang), type="primary", key="save",
                  on_click=_save, args=(tried,))  # fmt: skip
        st.caption(common.as_text(word("dictionary.save.lead", lang, file=shown)))


def _save(tried: Tried) -> None:
    """Save exactly what was tried, on exactly the file that it was tried on."""
    what = [plain(edit) for edit in tried.edits]
    try:
        save(data_folder(), tried.base, tried.text, writing.require_writer(), what)
    except (NotWritten, OSError) as problem:
        _refuse(problem)
        return
    assert tried.dictionary is not None
    metric = str(getattr(tried.edits[0], "metric", "") or getattr(tried.edits[0], "id", ""))
    _done(what, tried.dictionary, metric if metric in tried.dictionary.metrics else "")


def _refuse(problem: NotWritten | YamlProblem | OSError) -> None:
    st.session_state[REFUSED] = problem


def refused(lang: str) -> None:
    """Say once why nothing was written."""
    problem = st.session_state.pop(REFUSED, None)
    if problem is None:
        return
    reason = writing.told(problem, lang) if isinstance(problem, NotWritten) else str(problem)
    st.error(word("dictionary.not_written", lang, reason=common.as_text(reason)))


def done(data: Dataset, lang: str) -> None:
    """Say once what has just been saved, with the way to its metric."""
    said = st.session_state.get(DONE)
    if not said:
        return
    st.success(common.as_text(word("dictionary.saved", lang, what=said[lang])))
    if said["metric"] in data.dictionary.metrics:
        st.page_link("pages/compare.py", label=word("dictionary.compare", lang),
                     query_params={"lang": lang, "metric": said["metric"]})  # fmt: skip


def forget_done() -> None:
    """Something else is being done now."""
    st.session_state.pop(DONE, None)


def show_history(file: DictionaryFile, data: Dataset, lang: str) -> None:
    """Who changed what and when, the newest first; the last change can be taken back."""
    path = history_path(data_folder())
    try:
        changes = history(data_folder())
    except YamlProblem as problem:
        reason = in_chinese(problem.reason) if lang == "zh" else problem.reason
        name, told = common.as_text(problem.file), common.as_text(reason)
        st.error(word("dictionary.broken", lang, file=name, line=problem.line, reason=told))
        return
    if not changes:
        st.info(word("dictionary.history.none", lang))
        return
    shown = "/".join(path.parts[-3:])
    st.caption(common.as_text(word("dictionary.history.lead", lang, file=shown)))
    refused(lang)
    if undoable(changes, file.sha256) is None:
        st.caption(word("dictionary.undo.not", lang))
    elif writing.writer(lang):
        st.button(word("dictionary.undo", lang), key="undo", on_click=_undo,
                  args=(file.sha256, data.dictionary))  # fmt: skip
    reached = carried_out(changes, file.sha256)
    for change, is_done in zip(reversed(changes), reversed(reached), strict=True):
        _entry(change, is_done, data, lang)


def _entry(change: Change, is_done: bool, data: Dataset, lang: str) -> None:
    said = change_said(change.what, data.dictionary, lang)
    with st.expander(common.as_text(f"{_moment(change.when)} · {change.who} · {said}")):
        if not is_done:
            st.warning(word("dictionary.history.cut", lang))
        lines = [
            line
            for hunk in change.hunks
            for line in (f"@@ {hunk.at} @@", *(f"-{w}" for w in hunk.was),
                         *(f"+{n}" for n in hunk.now))
        ]  # fmt: skip
        st.code("\n".join(lines), language="diff", wrap_lines=True)


def _undo(base: str, dictionary: Dictionary) -> None:
    """Take the last change back, on exactly the file that was shown."""
    try:
        change = undo(data_folder(), base, writing.require_writer())
    except (NotWritten, YamlProblem, OSError) as problem:
        _refuse(problem)
        return
    _done(change.what, dictionary, "")


def _done(what: Sequence[Mapping[str, str]], dictionary: Dictionary, metric: str) -> None:
    """Remember what to say, forget what is done, and have the data looked at again."""
    said = {lang: change_said(what, dictionary, lang) for lang in LANGUAGES}
    st.session_state[DONE] = {**said, "metric": metric}
    for key in (TRIED, "edit_words", "_kept_edit_words", "edit_gone", "_kept_edit_gone"):
        st.session_state.pop(key, None)
    common.look_again()


def difference(old: str, new: str) -> str:
    """The lines that differ, with their places."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return "\n".join(list(lines)[2:])


def _moment(when: str) -> str:
    """2026-11-23 09:20, in this machine's time."""
    try:
        return datetime.fromisoformat(when).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return when
