"""Numbers that stand inside dates, names and the like, told from those that may be statistics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.fates import DURATION, Mark
from extract.observation import Mention
from extract.quantities import Quantity

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


def sort_out(compact: str, numbers: Sequence[Quantity], marks: Sequence[Mark]) -> Sorted:
    """Sort the numbers of the compact text by the marks of its dates, names, documents….

    ``numbers`` and ``marks`` are in reading order; no two marks overlap. A mark whose number is
    written in Chinese numerals without a classifier (第一名) is a mention too.
    """
    found = Sorted()
    following = iter(marks)
    mark = next(following, None)
    for quantity in numbers:
        while mark is not None and mark.end <= quantity.start:
            mark = next(following, None)
        if mark is None or quantity.start < mark.start:
            found.free.append(quantity)
            continue
        said = compact[mark.start : mark.end][:_SAID]
        if mark.fate == DURATION:
            found.durations[quantity.start] = said
            found.free.append(quantity)
        else:
            span = (quantity.start, quantity.end)
            found.mentions.append(Mention(*span, mark.fate, f"part of {said}"))
    found.mentions += _written_out(compact, numbers, marks)
    return found


def _written_out(compact: str, numbers: Sequence[Quantity], marks: Sequence[Mark]) -> list[Mention]:
    """The marks that hold a number in Chinese numerals which is none of ``numbers``."""
    taken = {quantity.start for quantity in numbers}
    return [
        Mention(mark.start, mark.end, mark.fate)
        for mark in marks
        if mark.fate in _NAMED_IN_HAN and mark.start not in taken
        and _IN_HAN.search(compact[mark.start : mark.end])
    ]  # fmt: skip
