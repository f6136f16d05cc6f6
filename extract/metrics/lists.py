"""Lists that share their numbers: A和B分别为3件、5件, and the same with 分别 left out."""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.numbers.quantities import Quantity
from extract.text.passages import Passage

_SPLIT = re.compile(r"[、]|以及|(?<!共)和(?!解)|(?<!涉)及(?!时)|与")
_LISTED = re.compile(r"^(?:、|和|与|及|，)$")


_YEARS = re.compile(r"((?:19|20)\d\d)(?:年度?(?=[、和及，]|全|[\u4e00-\u9fff]|$)|(?=、))")
_THESE = re.compile(
    r"(?:这|上述|以上|前述)?[两二三四五六七\d](?:个|项|者|类|组)(?:数字|数据|指标|工作)?"
)


def conjunct_before(
    passage: Passage,
    quantity: Quantity,
    group: list[Quantity],
    has_name: Callable[[int, int], bool],
) -> tuple[int, int] | None:
    """The offsets of the name that a listed number belongs to, or None where it stands alone.

    人大建议、政协提案分别为132件、187件: the second number's name is 政协提案. Where 分别 is left
    out, each name must say something by itself (``has_name``).
    """
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
    if not named and not all(has_name(a, b) for a, b in names):
        return None
    return names[group.index(quantity)]


def group_of(passage: Passage, quantity: Quantity) -> list[Quantity]:
    """The run of numbers, separated by list marks alone, that the quantity stands in."""
    all_of_them = passage.quantities
    index = all_of_them.index(quantity)
    first = last = index
    while first > 0 and _joined(passage, all_of_them[first - 1], all_of_them[first]):
        first -= 1
    while last + 1 < len(all_of_them) and _joined(
        passage, all_of_them[last], all_of_them[last + 1]
    ):
        last += 1
    return all_of_them[first : last + 1]


def refers_back(passage: Passage, group: list[Quantity]) -> bool:
    """Whether a list takes up the numbers before it in their order (这三个数字分别是…)."""
    index = passage.quantities.index(group[0])
    zone = passage.quantities[index - 1].tail if index else passage.start
    text = passage.text(zone, group[0].lead)
    return "分别" in text and bool(_THESE.search(text))


def listed_year(passage: Passage, quantity: Quantity, group: list[Quantity]) -> int | None:
    """The year of a number in a list of years (2019年、2020年罚款分别为…), else None."""
    if len(group) < 2:
        return None
    text = passage.text(passage.start, group[0].lead)
    at = text.rfind("分别")
    if at < 0:
        return None
    begin = max(text.rfind("。", 0, at), text.rfind("；", 0, at)) + 1
    years = [int(m[1]) for m in _YEARS.finditer(text, begin, at)]
    return years[group.index(quantity)] if len(years) == len(group) else None


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
