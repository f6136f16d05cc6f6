"""A report as its reader sees it: text in pieces, every number with its fate.

Everything here is plain data; ``markup`` turns it into HTML in which all report text is escaped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from compare.load import Dataset
from compare.model import Observation, Report

FATES = (
    "observation", "unmapped", "requirement", "change", "date", "duration", "document",
    "heading", "name", "rank", "furniture",
)  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A stretch of the text: plain, or one number with its fate and its observations."""

    text: str
    fate: str = ""
    start: int = 0
    end: int = 0
    observations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mark:
    """One number in the text."""

    start: int
    end: int
    fate: str
    observations: tuple[str, ...]


def marks_of(dataset: Dataset, report: Report) -> list[Mark]:
    """All numbers of a report, and the zeros said in words, in reading order, none overlapping."""
    stated: dict[tuple[int, int], list[str]] = {}
    for o in dataset.observations(report=report.id):
        if o.method == "entered":  # from elsewhere, so without a place in this text
            continue
        stated.setdefault((o.start, o.end), []).append(o.id)
    found = {(int(m["start"]), int(m["end"])): m["fate"] for m in dataset.mentions(report.id)}
    spans = {**found, **dict.fromkeys(stated, "observation")}
    marks: list[Mark] = []
    for (start, end), fate in sorted(spans.items(), key=lambda s: (s[0][0], -s[0][1])):
        if end > start and (not marks or start >= marks[-1].end):
            marks.append(Mark(start, end, fate, tuple(stated.get((start, end), ()))))
    return marks


def pieces(text: str, marks: Sequence[Mark]) -> list[Piece]:
    """The whole text, cut at its numbers; joined again it is the text."""
    cut: list[Piece] = []
    done = 0
    for mark in marks:
        if mark.start > done:
            cut.append(Piece(text[done : mark.start]))
        cut.append(Piece(text[mark.start : mark.end], mark.fate, mark.start, mark.end,
                         mark.observations))  # fmt: skip
        done = mark.end
    if done < len(text):
        cut.append(Piece(text[done:]))
    return cut


def paragraphs(cut: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces by paragraph; empty lines are dropped."""
    blocks: list[list[Piece]] = [[]]
    for piece in cut:
        if piece.fate:
            blocks[-1].append(piece)
            continue
        first, *rest = piece.text.split("\n")
        blocks[-1].append(Piece(first))
        blocks += [[Piece(line)] for line in rest]
    return [b for b in blocks if any(p.text.strip() or p.fate for p in b)]


def markup(text: str, marks: Sequence[Mark], fates: Mapping[str, str]) -> str:
    """The report as HTML. ``fates`` gives each fate's name. All text is escaped.

    A number that is no figure can be pointed to by its place: ``@2352``.
    """
    blocks = []
    for block in paragraphs(pieces(text, marks)):
        inner = "".join(_piece(piece, fates) for piece in block)
        blocks.append(f"<p>{inner.strip()}</p>")
    return "".join(blocks)


def _piece(piece: Piece, fates: Mapping[str, str]) -> str:
    if not piece.fate:
        return escape(piece.text)
    label = escape(fates.get(piece.fate, piece.fate), quote=True)
    fate = piece.fate if piece.fate in FATES else "unmapped"
    if not piece.observations:
        return (
            f'<span class="n {fate}" title="{label}" data-ids="@{piece.start}">'
            f"{escape(piece.text)}</span>"
        )
    ids = escape(" ".join(piece.observations), quote=True)
    return (
        f'<button type="button" class="n {fate}" title="{label}" data-ids="{ids}" '
        f'data-pick="{escape(piece.observations[0], quote=True)}">{escape(piece.text)}</button>'
    )


def quote_markup(observation: Observation, around: int = 90) -> str:
    """The sentence with its number marked; a long one is cut around the number. Escaped."""
    quote, text = observation.quote, observation.text
    at = _place_in_quote(observation)
    if at < 0:
        return escape(quote)
    left, right = max(0, at - around), min(len(quote), at + len(text) + around)
    before = ("…" if left else "") + escape(quote[left:at])
    after = escape(quote[at + len(text) : right]) + ("…" if right < len(quote) else "")
    return f"{before}<mark>{escape(text)}</mark>{after}"


def _place_in_quote(observation: Observation) -> int:
    """Where the number stands in its sentence: the occurrence whose surroundings fit best."""
    quote, text = observation.quote, observation.text
    places, at = [], quote.find(text)
    while at >= 0 and text:
        places.append(at)
        at = quote.find(text, at + 1)
    return max(places, key=lambda p: _fit(observation, p), default=-1)


def _fit(observation: Observation, at: int) -> int:
    """How many characters before and after agree with the number's surroundings in the text."""
    before = observation.quote[:at][::-1]
    after = observation.quote[at + len(observation.text) :]
    return _common(before, observation.prefix[::-1]) + _common(after, observation.suffix)


def _common(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
