"""How wide the reader's screen is: the only thing that the browser tells the server here."""

from __future__ import annotations

import streamlit as st

NARROW = 640
_JS = """
export default function (component) {
  const { setStateValue, data } = component;
  const tell = () => {
    const narrow = window.innerWidth < data.limit;
    if (narrow !== Boolean(component.data.narrow)) setStateValue("narrow", narrow);
  };
  tell();
  window.addEventListener("resize", tell);
  return () => window.removeEventListener("resize", tell);
}
"""
_width = st.components.v2.component("duizhao_width", js=_JS)


def measure() -> None:
    """Ask the browser; a change of side of the limit reruns the page once."""
    with st.container(key="measure"):
        found = _width(
            key="width", data={"limit": NARROW, "narrow": is_narrow()},
            default={"narrow": False}, on_narrow_change=lambda: None,
        )  # fmt: skip
    st.session_state["_narrow"] = bool(found.narrow)


def is_narrow() -> bool:
    """True on a phone."""
    state = st.session_state.get("width")
    if state is not None and "narrow" in state:
        return bool(state["narrow"])
    return bool(st.session_state.get("_narrow", False))
