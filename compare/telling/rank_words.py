"""Ranks in words: 第3至5位，共16个；2个未报告，1个不可比."""

from __future__ import annotations

from compare.comparison import Comparison
from compare.model import State
from compare.rows import Row
from compare.words import joined, word


def rank_said(row: Row, lang: str) -> str:
    """The row's rank or range of ranks: 3rd-5th of 16; '' where it has none."""
    rank = row.rank
    if rank is None:
        return ""
    key = "rank.one" if rank.is_certain else "rank.range"
    low, high = (str(n) if lang == "zh" else ordinal(n) for n in (rank.low, rank.high))
    return word(key, lang, low=low, high=high, of=rank.of)


def tally_said(comparison: Comparison, lang: str) -> str:
    """Who is not in the ranking and why: 2 not reported, 1 not comparable."""
    parts = [
        word("rank.tally", lang, count=count, state=word(f"state.{state.value}", lang))
        for state in State
        if (count := comparison.tally.get(state.value, 0))
    ]
    return joined(parts, lang)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
