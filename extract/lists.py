"""Lists that share their numbers: A和B分别为3件、5件, and the same with 分别 left out."""

from __future__ import annotations

import re

from extract.passages import Passage
from extract.quantities import Quantity

_SPLIT = re.compile(r"[、]|以及|(?<!共)和(?!解)|(?<!涉)及(?!时)|与")
_LISTED = re.compile(r"^(?:、|和|与|及|，)$")


def conjunct_before(passage: Passage, quantity: Quantity) -> tuple[int, int] | None:
    """The offsets of the name that a listed number belongs to, or None where it stands alone.

    人大建议、政协提案分别为132件、187件: the second number's name is 政协提案.
    """
    group = _group(passage, quantity)
    if len(group) < 2:
        return None
    first = group[0]
    index = passage.quantities.index(first)
    zone = passage.quantities[index - 1].tail if index else passage.start
    text = passage.text(zone, first.lead)
    named = "分别" in text or "各" in text[-2:]
    if "分别" in text:
        text = text[: text.rindex("分别")]
    begin = max((text.rfind(c) for c in "，；：。\0"), default=-1) + 1
    names = _names(text[begin:], zone + begin)
    if len(names) != len(group):
        return None
    if not named and any(q.classifier != first.classifier for q in group):
        return None
    return names[group.index(quantity)]


def _group(passage: Passage, quantity: Quantity) -> list[Quantity]:
    """The run of numbers, separated by list marks alone, that the quantity stands in."""
    all_of_them = passage.quantities
    index = all_of_them.index(quantity)
    first = last = index
    while first > 0 and _joined(passage, all_of_them[first - 1], all_of_them[first]):
        first -= 1
    while last + 1 < len(all_of_them) and _joined(passage, all_of_them[last], all_of_them[last + 1]):
        last += 1
    return all_of_them[first : last + 1]


def _joined(passage: Passage, left: Quantity, right: Quantity) -> bool:
    return bool(_LISTED.match(passage.text(left.tail, right.lead)))


def _names(text: str, offset: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _SPLIT.finditer(text):
        spans.append((offset + start, offset + match.start()))
        start = match.end()
    spans.append((offset + start, offset + len(text)))
    return [(a, b) for a, b in spans if b > a]
