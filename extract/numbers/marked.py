"""Numbers that stand inside dates, names and the like, told from those that may be statistics."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.numbers.fates import DURATION, Mark
from extract.numbers.quantities import Quantity, QuantityFinder
from extract.observation import Mention

# A rank, article or name whose number is in Chinese numerals alone.
_IN_HAN = re.compile(r"^[^\d《]*[一二两三四五六七八九十][^\d]*$")
_NAMED_IN_HAN = ("rank", "document", "name", "duration", "change")
_SAID = 24


@dataclass
class Sorted:
    """The numbers of a report: the ``free`` ones, and the ``mentions`` of those inside marks.

    ``durations`` holds, by the start of a free number, the words that make it a duration: whether
    it is one (within 15 days) or a requirement is for its sentence to say.
    """

    free: list[Quantity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    durations: dict[int, str] = field(default_factory=dict)


def sort_out(compact: str, finder: QuantityFinder, marks: Sequence[Mark]) -> Sorted:
    """Sort the numbers of the compact text by the marks of its dates, names, documents….

    ``marks`` are in reading order, and no two overlap. A mark whose number is written in Chinese
    numerals without a classifier (第一名) is a mention too.
    """
    found = Sorted()
    taken: set[int] = set()
    for match, mark in _paired(finder.numerals(compact), marks):
        start, end = match.span()
        if mark is not None and mark.fate != DURATION and match.lastgroup != "chinese":
            # Digits of a date count nothing: they need not be read.
            taken.add(start)
            found.mentions.append(_mention(compact, start, end, mark))
            continue
        quantity = finder.quantity(match)
        if quantity is None:
            continue
        taken.add(start)
        if mark is not None and mark.fate != DURATION:
            found.mentions.append(_mention(compact, start, end, mark))
            continue
        found.free.append(quantity)
        if mark is not None:
            found.durations[start] = compact[mark.start : mark.end][:_SAID]
    found.mentions += _written_out(compact, taken, marks)
    return found


def _paired(
    numerals: Iterable[re.Match[str]], marks: Iterable[Mark]
) -> Iterator[tuple[re.Match[str], Mark | None]]:
    """Each numeral with the mark that it stands in; both are in reading order."""
    following = iter(marks)
    mark = next(following, None)
    for match in numerals:
        start = match.start()
        while mark is not None and mark.end <= start:
            mark = next(following, None)
        yield match, mark if mark is not None and mark.start <= start else None


def _mention(compact: str, start: int, end: int, mark: Mark) -> Mention:
    said = compact[mark.start : mark.end][:_SAID]
    return Mention(start, end, mark.fate, f"part of {said}")


def _written_out(compact: str, taken: Collection[int], marks: Sequence[Mark]) -> list[Mention]:
    """The marks that hold a number in Chinese numerals where none begins at ``taken``."""
    return [
        Mention(mark.start, mark.end, mark.fate)
        for mark in marks
        if mark.fate in _NAMED_IN_HAN and mark.start not in taken
        and _IN_HAN.search(compact[mark.start : mark.end])
    ]  # fmt: skip
