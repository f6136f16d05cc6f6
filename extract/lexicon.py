"""Finds every wording of a vocabulary in a text, in one pass."""

from __future__ import annotations

from collections.abc import Iterable
from operator import add
from typing import NamedTuple

GAP = 36
_STOPS = "，。；！？\n"


class Hit(NamedTuple):
    """``wording`` stands at ``start``..``end`` (a wording with … spans its gap too)."""

    start: int
    end: int
    wording: str


class Lexicon:
    """A fixed set of wordings; … in a wording stands for up to GAP characters of one clause."""

    def __init__(self, wordings: Iterable[str]) -> None:
        # By the first two characters: a dictionary look-up a character is many times as fast as
        # a regular expression of hundreds of branches.
        self._by_head: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
        for wording in sorted(set(wordings)):
            head, *rest = [piece for piece in wording.split("…") if piece]
            self._by_head.setdefault(head[:2], []).append((head, wording, tuple(rest)))
        self._single = frozenset(head for head in self._by_head if len(head) == 1)

    def scan(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """All hits that begin in ``start``..``end`` of a text, by start, overlapping ones too."""
        hits: list[Hit] = []
        find, single = self._by_head.get, self._single
        part = text[start:end]
        for position, pair in enumerate(map(add, part, part[1:] + "\n"), start):
            found = find(pair)
            if found is not None:
                self._add(hits, text, position, found)
            if pair[0] in single:
                self._add(hits, text, position, self._by_head[pair[0]])
        return hits

    @staticmethod
    def _add(
        hits: list[Hit], text: str, start: int, found: list[tuple[str, str, tuple[str, ...]]]
    ) -> None:
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
