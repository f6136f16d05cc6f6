"""Charts collected for a briefing, in the session: the hook that other pages call, and their order.

``offer(chart, lang)`` is all that a page needs: a button that adds the chart it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from compare.briefing.spec import ChartSpec, Spec, without_texts
from compare.model import Report
from compare.words import LANGUAGES, word

KEY = "_briefing"
GENERATION = "_briefing_generation"


def offer(chart: ChartSpec, lang: str, key: str = "collect") -> None:
    """The button “add to briefing” for the chart that is shown."""
    there = any(without_texts(c) == chart for c in charts())
    if st.button(
        word("briefing.add", lang), key=key, disabled=there,
        help=word("briefing.already", lang) if there else None,
    ):  # fmt: skip
        add(chart)
        st.toast(word("briefing.added", lang, count=len(charts())))


def chart_of(reports: Sequence[Report], **more: Any) -> ChartSpec:
    """The chart of these reports as a briefing file names it; ``more`` as ``ChartSpec`` has it."""
    years = {r.year for r in reports}
    known = tuple(sorted(y for y in years if y is not None)) if None not in years else ()
    return ChartSpec(years=known, reports=tuple(sorted(r.id for r in reports)), **more)


def current() -> Spec:
    """The briefing of this session."""
    found = st.session_state.get(KEY)
    return found if isinstance(found, Spec) else Spec(languages=LANGUAGES)


def keep(spec: Spec) -> None:
    """Make it the briefing of this session."""
    st.session_state[KEY] = spec


def charts() -> tuple[ChartSpec, ...]:
    """The charts collected, in order."""
    return current().charts


def add(chart: ChartSpec) -> None:
    """Put a chart at the end."""
    keep(replace(current(), charts=(*charts(), chart)))


def moved(at: int, by: int) -> None:
    """Move chart ``at`` (from 0) up or down by one place; nothing at the ends."""
    found = list(charts())
    to = at + by
    if 0 <= to < len(found):
        found[at], found[to] = found[to], found[at]
        keep(replace(current(), charts=tuple(found)))


def removed(at: int) -> None:
    """Take chart ``at`` out."""
    kept = tuple(c for i, c in enumerate(charts()) if i != at)
    keep(replace(current(), charts=kept))


def changed(at: int, chart: ChartSpec) -> None:
    """Put ``chart`` in the place of chart ``at``."""
    found = list(charts())
    found[at] = chart
    keep(replace(current(), charts=tuple(found)))


def opened(spec: Spec) -> None:
    """Put a file's briefing in the place of the present one; its widgets begin anew."""
    keep(spec)
    st.session_state[GENERATION] = generation() + 1


def generation() -> int:
    """How many files were opened in this session."""
    return int(st.session_state.get(GENERATION, 0))
