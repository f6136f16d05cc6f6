"""Who may write here, and under which name: the one place that every page asks.

``writer(lang)`` draws what is needed (a notice, or the question for a name) and returns the name;
``require_writer()`` asks again at the moment of writing, in a button's callback, where nothing may
rest on what was drawn before. The functions that write ask ``require_writing`` besides.
"""

from __future__ import annotations

import unicodedata
from html import escape

import streamlit as st

from compare.words import word
from extract.loopback import is_loopback, is_loopback_host
from extract.writing import MODES, NotWritten, may_write, mode

LONGEST_NAME = 40
_FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded")
# The browser keeps the name, so that it is asked once and no link carries it to someone else.
_JS = """
export default function ({ data, setStateValue }) {
  const key = "duizhao-name";
  try {
    if (data.forget) window.localStorage.removeItem(key);
    else if (data.name) window.localStorage.setItem(key, data.name);
    else {
      const kept = window.localStorage.getItem(key);
      if (kept) setStateValue("name", kept);
    }
  } catch (blocked) { /* then the name lasts as long as the page */ }
}
"""
_kept_name = st.components.v2.component("duizhao_name", js=_JS)


def refusal(lang: str) -> str:
    """Why nothing may be written from this page, in the reader's language; '' where it may."""
    try:
        mode()
    except ValueError:
        return word("writing.mode", lang, modes=word("list.separator", lang).join(MODES))
    if not may_write():
        return word("writing.read_only", lang)
    if not is_loopback(str(st.get_option("server.address") or "")):
        return word("writing.address", lang)
    if not _is_own_browser():
        return word("writing.elsewhere", lang)
    return ""


def _is_own_browser() -> bool:
    """Whether the page was asked for on this machine, under one of its own names.

    A name that someone else's server points here (DNS rebinding) is not one; nor is what a proxy
    passes on. A page that no browser asked for, as in tests, has no headers at all.
    """
    if not is_loopback(st.context.ip_address or "127.0.0.1"):  # None is Streamlit's loopback
        return False
    headers = st.context.headers.to_dict()
    if not headers:
        return True
    given = {name.lower(): value for name, value in headers.items()}
    if any(name.lower() in given for name in _FORWARDED):
        return False
    origin = given.get("origin", "")
    return is_loopback_host(given.get("host", "")) and (not origin or is_loopback_host(origin))


def signed() -> str:
    """The name that was given in this session; '' where none was."""
    return clean_name(str(st.session_state.get("_writer", "")))


def clean_name(given: str) -> str:
    """A name as it is kept: one line, no control characters, at most 40 characters."""
    shown = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in given)
    return " ".join(shown.split())[:LONGEST_NAME].strip()


def writer(lang: str) -> str | None:
    """The name that changes are signed with; None where nothing may be written, or none is given.

    Draws one line: why not, or the question for a name, or the name with a way to change it.
    """
    refused = refusal(lang)
    if refused:
        st.info(refused)
        return None
    _recall()
    name = signed()
    if not name:
        _ask(lang)
        return None
    with st.container(horizontal=True, vertical_alignment="center", key="writer"):
        st.html(f'<p class="dz-lead">{word("writing.signed", lang, name=escape(name))}</p>')
        st.button(word("writing.other", lang), type="tertiary", key="_writer_other",
                  on_click=_forget)  # fmt: skip
    return name


def require_writer() -> str:
    """The name to sign with, asked again at the moment of writing.

    Raises NotWritten with the reason in both languages.
    """
    if refusal("en"):
        raise NotWritten(refusal("en"), refusal("zh"))
    name = signed()
    if not name:
        raise NotWritten(word("writing.nameless", "en"), word("writing.nameless", "zh"))
    return name


def told(problem: NotWritten, lang: str) -> str:
    """Why nothing was written, in the reader's language."""
    return problem.reason_zh if lang == "zh" else problem.reason


def _ask(lang: str) -> None:
    with (
        st.form("_writer_form", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(word("writing.ask", lang), key="_writer_given", width=320,
                      max_chars=LONGEST_NAME, help=word("writing.ask.help", lang))  # fmt: skip
        st.form_submit_button(word("writing.begin", lang), on_click=_take)


def _take() -> None:
    st.session_state["_writer"] = clean_name(str(st.session_state.get("_writer_given", "")))
    st.session_state["_writer_forgotten"] = False


def _forget() -> None:
    st.session_state["_writer"] = ""
    st.session_state["_writer_forgotten"] = True


def _recall() -> None:
    """Take the name that this browser was given before."""
    forgotten = bool(st.session_state.get("_writer_forgotten", False))
    with st.container(key="writer_kept"):
        found = _kept_name(
            key="_writer_kept", data={"name": signed(), "forget": forgotten},
            default={"name": ""}, on_name_change=lambda: None,
        )  # fmt: skip
    if not signed() and not forgotten and found.name:
        st.session_state["_writer"] = clean_name(str(found.name))
