"""Finds every wording of a vocabulary in a text, in one pass."""

from __future__ import annotations

from collections.abc import Iterable
from operator import add, itemgetter
from typing import NamedTuple

GAP = 36
_STOPS = "，。；！？\n"


class Hit(NamedTuple):
    """``wording`` stands at ``start``..``end`` (a wording with … spans its gap too)."""

    start: int
    end: int
    wording: str


# The beginning of a wording, the wording, and its pieces after each ….
_Entry = tuple[str, str, tuple[str, ...]]
_BY_START = itemgetter(0)


class Lexicon:
    """A fixed set of wordings; … in a wording stands for up to GAP characters of one clause."""

    def __init__(self, wordings: Iterable[str]) -> None:
        # By the first characters, up to three: a dictionary look-up a character is many times as
        # fast as a regular expression of hundreds of branches.
        self._by_head: dict[str, list[_Entry]] = {}
        for wording in sorted(set(wordings)):
            head, *rest = [piece for piece in wording.split("…") if piece]
            self._by_head.setdefault(head[:3], []).append((head, wording, tuple(rest)))
        self._pairs = frozenset(head[:2] for head in self._by_head if len(head) > 1)
        self._single = [head for head in self._by_head if len(head) == 1]

    def scan(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """All hits that begin in ``start``..``end`` of a text, by start, overlapping ones too."""
        hits: list[Hit] = []
        find, pairs = self._by_head.get, self._pairs
        end = len(text) if end is None else end
        part = text[start:end]
        places = [i for i, pair in enumerate(map(add, part, part[1:]), start) if pair in pairs]
        for place in places:
            self._add(hits, text, place, find(text[place : place + 2], ()))
            three = text[place : place + 3]
            if len(three) == 3:
                self._add(hits, text, place, find(three, ()))
        for head in self._single:
            place = text.find(head, start, end)
            while place >= 0:
                self._add(hits, text, place, self._by_head[head])
                place = text.find(head, place + 1, end)
        return sorted(hits, key=_BY_START)

    @staticmethod
    def _add(hits: list[Hit], text: str, start: int, found: Iterable[_Entry]) -> None:
        for head, wording, rest in found:
            if text.startswith(head, start):
                end = _continue(text, start + len(head), rest) if rest else start + len(head)
                if end:
                    hits.append(Hit(start, end, wording))


def _continue(text: str, position: int, rest: tuple[str, ...]) -> int:
    """Where the pieces after … end, or 0 where they do not follow in the same clause."""
    for piece in rest:
        found = text.find(piece, position, position + GAP + len(piece))
        if found < 0 or any(stop in text[position:found] for stop in _STOPS):
            return 0
        position = found + len(piece)
    return position
