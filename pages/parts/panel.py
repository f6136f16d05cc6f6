"""A piece of the page's own HTML in which every line can be clicked."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from compare.model import Observation

_HERE = Path(__file__).parent
_panel = st.components.v2.component(
    "duizhao_panel",
    html='<div class="root"></div>',
    css=(_HERE / "panel.css").read_text("utf-8"),
    js=(_HERE / "heatmap.js").read_text("utf-8"),
)


def show(html: str, key: str) -> str | None:
    """Draw ``html``; returns the ``data-pick`` of the button that was just clicked."""
    found = _panel(data={"html": html}, key=key, on_pick_change=lambda: None)
    return str(found.pick) if found.pick else None


def line(pick: str, inner: str, style: str = "", hint: str = "") -> str:
    """One clickable line around ``inner``, which is HTML already.

    ``url:…`` leads out of the dashboard, where a figure has no text of its own to be shown.
    """
    title = f' title="{escape(hint, quote=True)}"' if hint else ""
    if pick.startswith(("url:http://", "url:https://")):
        address = escape(pick.removeprefix("url:"), quote=True)
        return (
            f'<a class="line {style}" href="{address}" target="_blank" rel="noopener noreferrer"'
            f"{title}>{inner}</a>"
        )
    return (
        f'<button type="button" class="line {style}" data-pick="{escape(pick, quote=True)}"'
        f"{title}>{inner}</button>"
    )


def opening(observation: Observation) -> str:
    """What opens where a figure is from: its sentence, or its address where it was entered."""
    if observation.method == "entered":
        return f"url:{observation.source_url}"
    return f"obs:{observation.id}"


def follow(pick: str, lang: str) -> None:
    """Open what was clicked: ``obs:ID``, ``at:REPORT:START`` or ``metric:ID``."""
    kind, _, rest = pick.partition(":")
    if kind == "obs":
        st.switch_page("pages/source.py", query_params={"lang": lang, "obs": rest})
    if kind == "at":
        report, _, start = rest.rpartition(":")
        st.switch_page(
            "pages/source.py", query_params={"lang": lang, "report": report, "at": start}
        )
    if kind == "metric":
        st.switch_page("pages/compare.py", query_params={"lang": lang, "metric": rest})
