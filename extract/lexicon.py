"""Finds every wording of a vocabulary in a text, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

GAP = 24
_STOPS = "，。；！？\n"


@dataclass(frozen=True, slots=True)
class Hit:
    """``wording`` stands at ``start``..``end`` (a wording with … spans its gap too)."""

    start: int
    end: int
    wording: str


class Lexicon:
    """A fixed set of wordings; … in a wording stands for up to GAP characters of one clause."""

    def __init__(self, wordings: Iterable[str]) -> None:
        self._continuations: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for wording in sorted(set(wordings)):
            first, *rest = [piece for piece in wording.split("…") if piece]
            self._continuations.setdefault(first, []).append((wording, tuple(rest)))
        heads = self._continuations
        # A regex finds only the longest head at a position; its shorter prefixes count too.
        self._prefixes = {
            head: [head[:n] for n in range(1, len(head) + 1) if head[:n] in heads] for head in heads
        }
        self._pattern = re.compile(f"(?=({_trie_pattern(heads)}))") if heads else None

    def scan(self, text: str) -> list[Hit]:
        """All hits in ``text``, by start, overlapping ones included."""
        if self._pattern is None:
            return []
        hits: list[Hit] = []
        for match in self._pattern.finditer(text):
            start = match.start()
            for head in self._prefixes[match[1]]:
                for wording, rest in self._continuations[head]:
                    end = _continue(text, start + len(head), rest)
                    if end:
                        hits.append(Hit(start, end, wording))
        return hits


def _continue(text: str, position: int, rest: tuple[str, ...]) -> int:
    """Where the pieces after … end, or 0 where they do not follow in the same clause."""
    for piece in rest:
        found = text.find(piece, position, position + GAP + len(piece))
        if found < 0 or any(stop in text[position:found] for stop in _STOPS):
            return 0
        position = found + len(piece)
    return position


def _trie_pattern(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words, factored by their common beginnings."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _node_pattern(root)


def _node_pattern(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    branches = [re.escape(char) + _node_pattern(rest) for char, rest in node.items() if char]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    return f"(?:{body})?" if "" in node else body
