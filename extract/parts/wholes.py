"""Which figure another one is a part of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from extract.observation import Observation
from extract.text.patterns import beginning

PART_WORDS = beginning(
    r"其，：（包含按从分细具\d",
    r"其中|[，：（]?(?<!不)(?:包括|包含)|含(?!义|量)|按[^，。；\d]{1,12}?(?:看|分(?!别)|划分|统计|分类)|从[^，。；\d]{1,14}?(?:看|分析|来看)"
    r"|分别(?:是|为)?：|分(?:类|行业|领域|项)看|细分|具体(?:为|是|包括)|(?<=[件起次宗家户人名场期份项处条个元例])："
    r"|\d[^，。；\d]{1,14}中，",
)
_RESTATED = re.compile(r"^(?:约|即|折合|合计约?|计)")
_TOTAL_OF_LISTED = re.compile(
    r"(?:上述|以上|两项|三项|两类|三类|各项|共计|合计|总计|相加|累计)[^，。；\d]{0,6}$"
)


@lru_cache(maxsize=16)
def _part_words(text: str) -> tuple[int, ...]:
    """Where the words that announce parts end in a text."""
    return tuple(match.end() for match in PART_WORDS.finditer(text))


def part_marker(text: str, start: int = 0, end: int | None = None) -> str:
    """How the words of ``text`` between two places make the figure at ``end`` a part, if they do.

    ``of_which`` while the words reach: to the end of the sentence, but after a semicolon only for
    figures that name a kind or a party (the caller asks); ``weak`` in that second case.
    """
    end = len(text) if end is None else end
    ends = [place for place in _part_words(text) if start < place <= end]
    if not ends:
        return ""
    return "weak" if text.find("；", ends[-1], end) >= 0 else "of_which"


def restates(bracket: str) -> bool:
    """Whether a bracket only says the number before it again (865000元（约86.5万元）)."""
    return bool(_RESTATED.match(bracket))


def totals_listed(clause: str) -> bool:
    """Whether a figure's clause sums what was listed before it (上述共计26场)."""
    return bool(_TOTAL_OF_LISTED.search(clause))


def find_whole(
    part: Observation, earlier: Sequence[Observation], *, anchor_end: int | None = None
) -> Observation | None:
    """The figure that ``part`` is of: the nearest earlier one of its metric, unit and period.

    In a bracket (``anchor_end``: where the number before it ends) that is the nearest one before
    the bracket, itself perhaps a part; elsewhere the nearest whole that is large enough.
    """
    alike = [
        o for o in earlier
        if o.metric == part.metric and o.unit == part.unit and _same_period(o, part)
    ]  # fmt: skip
    if anchor_end is not None:
        before = [
            o for o in alike if o.end <= anchor_end and (o.end == anchor_end or not o.in_bracket)
        ]
        return before[-1] if before and before[-1].value >= part.value else None
    wholes = [o for o in alike if o.part_of is None and not o.in_bracket]
    fitting = [o for o in wholes if o.value >= part.value and _comparable(o, part)]
    return fitting[-1] if fitting else None


def _comparable(whole: Observation, part: Observation) -> bool:
    """A whole says no more than its parts: its kind and party are theirs or total."""
    return (
        (part.kind == "total" or whole.kind in ("total", part.kind))
        and (part.party == "total" or whole.party in ("total", part.party))
    )  # fmt: skip


def _same_period(whole: Observation, part: Observation) -> bool:
    if whole.period == part.period:
        return True
    # 累计评查134份，其中今年48份; 全年… after 1至11月…
    return whole.period.basis == "cumulative" or (
        {whole.period.basis, part.period.basis} <= {"full_year", "year_to_date", "part_year"}
        and whole.period.basis != "part_year"
    )


def listed_parts(total: Observation, earlier: Sequence[Observation]) -> list[Observation]:
    """The figures of the same sentence that a closing total sums, if they do sum to it."""
    listed = [
        o for o in earlier
        if o.metric == total.metric and o.unit == total.unit and o.part_of is None
        and o.sentence is total.sentence and o.period == total.period
    ]  # fmt: skip
    for count in range(len(listed), 1, -1):
        tail = listed[-count:]
        if sum((o.value for o in tail), Decimal(0)) == total.value:
            return tail
    return []
