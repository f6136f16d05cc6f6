"""What a colleague should see is in the URL.

Streamlit's own ``bind="query-params"`` writes a widget's visible label into the URL, so a link
copied from the Chinese page would not open the English one. Here the URL holds ids.

The URL wins when it changed by itself (a link, the back button); otherwise the widget does. A
parameter that disappears with a change of page keeps its value, one that disappears on the same
page (back button) goes back to its default.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st


def begin() -> None:
    """Note, at the start of each run, whether the page changed since the last one."""
    path = urlsplit(st.context.url or "").path
    st.session_state["_moved"] = path != st.session_state.get("_path", path)
    st.session_state["_path"] = path


def chosen(key: str, options: Sequence[str], default: str, of: str = "") -> str:
    """The value of parameter ``key`` and of the widget with that key, before it is drawn.

    A value that is not among ``options`` counts as the default. ``of`` is what the choice belongs
    to (the unit is of a metric): where that changed, the choice begins anew.
    """
    url = st.query_params.get(key)
    value = _resolved(key, url, default)
    fresh = url is not None and url != st.session_state.get(f"_url_{key}")
    if st.session_state.get(f"_of_{key}", of) != of and not fresh:
        value = default
    st.session_state[f"_of_{key}"] = of
    if value not in options:
        value = default
    st.session_state[key] = value
    _remember(key, value, default)
    return value


def chosen_many(key: str, options: Sequence[str]) -> list[str]:
    """Like ``chosen`` for several values, in the URL separated by commas; none means all."""
    url = st.query_params.get(key)
    value = _resolved(key, url, "")
    ids = value if isinstance(value, list) else [v for v in str(value).split(",") if v]
    kept = [v for v in ids if v in options]
    st.session_state[key] = kept
    _remember(key, ",".join(kept), "")
    return kept


def switched(key: str, default: bool) -> bool:
    """Like ``chosen`` for a toggle: 1 or 0 in the URL."""
    url = st.query_params.get(key)
    value = _resolved(key, url, default)
    on = value if isinstance(value, bool) else str(value) == "1"
    st.session_state[key] = on
    _remember(key, "1" if on else "0", "1" if default else "0")
    return on


def _resolved(key: str, url: str | None, default: object) -> object:
    seen = st.session_state.get(f"_url_{key}")
    kept = st.session_state.get(f"_kept_{key}", default)
    if url is not None and url != seen:
        return url
    if url is None and seen is not None:
        return st.session_state.get(key, kept) if st.session_state["_moved"] else default
    return st.session_state.get(key, kept)


def _remember(key: str, written: str, default: str) -> None:
    """Write the URL only where it differs, so that the back button is not trapped.

    For the same reason a default that a link spelled out stays there.
    """
    url = st.query_params.get(key)
    if url != st.session_state.get(f"_url_{key}"):
        st.session_state[f"_came_{key}"] = url
    st.session_state[f"_kept_{key}"] = st.session_state.get(key, written)
    if written != default:
        if url != written:
            st.query_params[key] = written
    elif url is not None and not (url == written == st.session_state.get(f"_came_{key}")):
        del st.query_params[key]
    st.session_state[f"_url_{key}"] = st.query_params.get(key)
