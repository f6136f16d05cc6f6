"""The title of a report, also where it breaks over lines or stands among web furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.facts.bureau import agency_at_start, bare_start, is_agency
from extract.facts.dates import YEAR, year_number
from extract.facts.lines import META, Line

_END = re.compile(
    r"(?:报告|总结|情况|汇报|公示|公告|年报|综述|小结|要点|自评|自查|述法)(?:（[^（）]{1,20}）)?$"
)
_THEME = re.compile(r"法治|依法行政|依法治|法制")
_WEAK_THEME = re.compile(r"执法|普法|述法|工作")
_YEAR = re.compile(rf"({YEAR})(?:年|(?=年?度)|(?=[-~至、和]))")
_ANY_YEAR = re.compile(rf"({YEAR}) ?年?")
_SPAN = re.compile(rf"({YEAR})年?[-~至]({YEAR})年?")
_DAY = re.compile(r"\d{1,2}月\d{1,2}日|星期[一二三四五六日天]")
_PLACE_ENDS = ("区", "县", "市", "州", "盟", "旗", "省")
# A title has at most this many lines and characters, and stands within the first lines.
_MAX_LINES, _MAX_CHARACTERS, _MAX_HEAD = 4, 90, 80
_TITLE_KEYS = ("名称", "标题", "信息名称")


@dataclass(frozen=True)
class Title:
    """A title without its spaces and line ends; ``lines`` are the numbers it stands on."""

    text: str
    first_line: int = -1
    last_line: int = -1

    @property
    def agency(self) -> str:
        """The bureau it names, '' for none."""
        return agency_at_start(self.text)

    @property
    def year(self) -> int | None:
        """The year it reports on; of several the last."""
        found = _SPAN.search(self.text)
        if found:
            return year_number(found[2])
        years = _YEAR.findall(self.text) or _ANY_YEAR.findall(self.text)
        return year_number(years[0]) if years else None

    @property
    def first_year(self) -> int | None:
        """The first of several years it reports on, None for a report on one."""
        found = _SPAN.search(self.text)
        return year_number(found[1]) if found and found[1] != found[2] else None


def find_title(lines: list[Line]) -> Title:
    """The title among the lines of a folded text; an empty one where none reads like a title.

    Of the runs of short lines before the body that end as titles end (报告, 总结, 情况), the one
    that names its theme, a bureau and a year, with the fewest lines, wins.
    """
    head = lines[: _body_start(lines)]
    best = Title("")
    best_rank: tuple[int, ...] = ()
    for first in range(len(head)):
        for last in range(first, min(first + _MAX_LINES, len(head))):
            if not _may_join(head, first, last):
                break
            text = "".join(line.text for line in head[first : last + 1])
            rank = _rank(text, first, last)
            if rank > best_rank:
                best, best_rank = Title(text, first, last), rank
    return best if best.text else _stated_title(lines[:_MAX_HEAD])


def body_index(lines: list[Line], title: Title) -> int:
    """The number of the first line after the title that is running text."""
    for index in range(title.last_line + 1, len(lines)):
        if lines[index].is_body:
            return index
    return len(lines)


def _body_start(lines: list[Line]) -> int:
    for index, line in enumerate(lines[:_MAX_HEAD]):
        if line.is_body or (index > 0 and line.is_heading):
            return index
    return min(len(lines), _MAX_HEAD)


def _may_join(lines: list[Line], first: int, last: int) -> bool:
    """Whether the line ``last`` may continue a title that begins on ``first``."""
    line = lines[last]
    if line.is_meta or line.text.endswith(("：", "；", "，")) or line.text.startswith("附件"):
        return False
    if _DAY.search(line.text):
        return False
    if last == first:
        return not line.is_heading
    before = lines[last - 1].text
    return not _END.search(before) or len(before) < 5


def _rank(text: str, first: int, last: int) -> tuple[int, ...]:
    """How well a text reads as a title, more is better; empty for none."""
    strong = _THEME.search(text) is not None
    if (
        len(text) > _MAX_CHARACTERS
        or not _END.search(text)
        or not (strong or _WEAK_THEME.search(text))
    ):
        return ()
    has_agency = bool(agency_at_start(text)) or bare_start(text).endswith(_PLACE_ENDS)
    has_year = _ANY_YEAR.search(text) is not None
    if not (strong or has_agency) or not (has_agency or has_year or strong):
        return ()
    return (1 + strong, has_agency, has_year, first - last, -first)


def _stated_title(lines: list[Line]) -> Title:
    """The title that a registry block states: 名称：….

    The rest of a file without title and without such a block is no title.
    """
    for index, line in enumerate(lines):
        found = META.match(line.text)
        if found and found[1] in _TITLE_KEYS:
            text = line.text[found.end() :]
            if _END.search(text) or _THEME.search(text):
                return Title(text, index, index)
    return Title("")


__all__ = ["Title", "body_index", "find_title", "is_agency"]
