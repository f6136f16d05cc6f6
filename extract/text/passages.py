"""Sentences cut into passages: what stands outside the brackets, and what inside each of them.

A bracket speaks of the number before it and says nothing to the numbers after it, so each is read
by itself; in the passage around it the bracket is blanked out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from extract.numbers.quantities import Quantity
from extract.text.layout import Sentence

BLANK = "\0"
_BRACKET = re.compile("[（）]")


@dataclass
class Passage:
    """A stretch of one sentence with its quantities.

    ``view`` has the length of the stretch ``start``..``end``; brackets that hold numbers are
    blanked in it. ``anchor`` is the quantity before the bracket that this passage is, if it is one.
    """

    sentence: Sentence
    start: int
    end: int
    view: str
    quantities: list[Quantity] = field(default_factory=list)
    outer: Passage | None = None
    anchor: Quantity | None = None

    @cached_property
    def with_outer(self) -> str:
        """Its view, after those of the passages around it up to their brackets."""
        if self.outer is None:
            return self.view
        around = self.outer.with_outer
        return around[: len(around) - (self.outer.end - self.start)] + self.view

    def text(self, start: int, end: int) -> str:
        """The visible text between two offsets of the compact text."""
        first, last = start - self.start, end - self.start
        return self.view[first if first > 0 else 0 : last if last > 0 else 0]


def cut(sentence: Sentence, compact: str, quantities: list[Quantity]) -> list[Passage]:
    """The passages of a sentence in reading order of their first character, outermost first."""
    spans = _bracket_spans(compact, sentence.start, sentence.end, quantities)
    whole = Passage(sentence, sentence.start, sentence.end, "")
    passages = [whole] + [Passage(sentence, start, end, "") for start, end in spans]
    for passage in passages:
        passage.view = _view(compact, passage, spans)
    for quantity in quantities:
        _innermost(passages, quantity.start).quantities.append(quantity)
    for passage in passages[1:]:
        passage.outer = _innermost(
            [
                p
                for p in passages
                if p is not passage and p.end - p.start > passage.end - passage.start
            ],
            passage.start - 1,
        )
        before = [q for q in passage.outer.quantities if q.end <= passage.start]
        passage.anchor = before[-1] if before else None
    return passages


def _bracket_spans(
    compact: str, start: int, end: int, quantities: list[Quantity]
) -> list[tuple[int, int]]:
    """The insides of brackets that hold a number, in order of their beginning."""
    opened: list[int] = []
    spans: list[tuple[int, int]] = []
    for bracket in _BRACKET.finditer(compact, start, end):
        if bracket[0] == "（":
            opened.append(bracket.end())
        elif opened:
            spans.append((opened.pop(), bracket.start()))
    holding = [(a, b) for a, b in spans if any(a <= q.start and q.tail <= b for q in quantities)]
    return sorted(holding)


def _view(compact: str, passage: Passage, spans: list[tuple[int, int]]) -> str:
    text = compact[passage.start : passage.end]
    for start, end in spans:
        if passage.start < start and end < passage.end:
            a, b = start - 1 - passage.start, end + 1 - passage.start
            text = text[:a] + BLANK * (b - a) + text[b:]
    return text


def _innermost(passages: list[Passage], position: int) -> Passage:
    holding = [p for p in passages if p.start <= position < p.end]
    return min(holding or passages[:1], key=lambda p: p.end - p.start)
