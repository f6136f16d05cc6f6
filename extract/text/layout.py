"""The shape of a report: lines joined where they were broken, headings, sections, sentences.

Chinese is written without spaces, so a space or a line end inside a sentence carries no meaning
and hides words from every pattern. All later steps work on the *compact* text, without them;
``Layout.original`` leads every offset back to the text that is shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.text.fold import fold

_BLANKS = re.compile(r"[ \n]+")
# One number with spaces or a line end in it: 1 234, 3 9⏎65 人次.
_BROKEN = re.compile(
    r"\d(?<![\d.\-/：]\d)(?<![\d.] \d)\d{0,2}(?:[ \n]\d{1,3})+(?:\.\d+)?"
    r"(?=[余多几]? ?\n?[余多几]? ?[万亿元人家户次件起宗份条处项个名场期部册卷台支批%])"
)
# One number alone on its line, in groups of thousands: a cell.
_GROUPED = re.compile(r"(?<=\n)\d{1,3}(?: \d{3})+(?:\. ?\d+)?(?= *\n)")
_LINE_ENDS = "。！？；：!?;:…"
_HEADING = re.compile(
    r"(?P<part>第[一二三四五六七八九十]+(?:部分|章|篇))"
    r"|(?P<han>[一二三四五六七八九十]{1,3}[、.．，])"
    r"|(?P<hanp>（[一二三四五六七八九十]{1,3}）)"
    r"|(?P<num>\d{1,2}(?:\.\d{1,2})*[.、．](?!\d)"
    r"|\d{1,2}\.\d{1,2}(?= ?(?![万亿元个百])[\u4e00-\u9fff]))"
    r"|(?P<box>【[^】\n]{2,24}】)"
    r"|(?P<nump>（\d{1,2}）|\d{1,2}）|[①-⑳])"
)
_LEVELS = {"part": 0, "box": 1, "han": 1, "hanp": 2, "num": 3, "nump": 4}
_PLAIN_LEVEL = 5
_CHROME_START = re.compile(r"(?:发布|更新|公开|成文)?(?:日期|时间)|来源|索引号|发文|字号|浏览|点击")
_RESET = re.compile(r"附件|附表|附：|附\d?[:：]")
_DATE_LINE = re.compile(
    r"[\d二〇○零一三四五六七八九十]{2,4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$"
)
PLAN_HEADING = re.compile(
    r"下一?步|下一?阶段|下一?年度?|明年|打算|工作计划|工作安排|主要安排|工作思路|努力方向|今后"
    r"|计划安排|工作重点|工作展望|未来|改进方向|改进措施|整改措施|工作设想|工作谋划|重点任务安排|年工作要点"
)


class Sentence(NamedTuple):
    """A sentence of the compact text: ``start``..``end`` with its closing mark."""

    start: int
    end: int
    paragraph: int
    section: str
    plan: bool


@dataclass
class Layout:
    """The compact text of a report and how it is built.

    ``headings`` and ``numbering`` are spans of the compact text; ``page_numbers``, which are left
    out of it, of the shown text.
    """

    text: str
    compact: str
    sentences: list[Sentence] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)
    numbering: list[tuple[int, int]] = field(default_factory=list)
    page_numbers: list[tuple[int, int]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _shifts: list[int] = field(default_factory=list)

    def original(self, position: int) -> int:
        """The offset in the shown text of the compact character at ``position``."""
        return position + self._shifts[bisect_right(self._starts, position) - 1]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span in the shown text of a non-empty compact span."""
        return self.original(start), self.original(end - 1) + 1


# A full stop typed as a Latin one: 整改率100%. 作出行政处罚44件.
_LATIN_STOP = re.compile(
    r"\.(?=[ \n\u4e00-\u9fff]|$)(?:(?<=[\u4e00-\u9fff）”》%\"]\.)|(?<=[\u4e00-\u9fff）”》%\"] \.))"
)


# A bracket within a bracket is written 〔〕; so is the year of a document's number, which stays.
_INNER_BRACKET = re.compile(r"〔(?! ?\d{4} ?〕)([^〔〕\n]{1,60})〕")
_PAGE_NUMBER = re.compile(r"\n *[-·] ?-? ?(\d{1,3}) ?-? ?[-·] *(?=\n)")


def lay_out(text: str) -> Layout:
    """Compact ``text`` and find its headings, sections and sentences."""
    folded = _INNER_BRACKET.sub(r"（\1）", _LATIN_STOP.sub("。", fold(text)))
    numbers = [match.span(1) for match in _PAGE_NUMBER.finditer(folded)]
    # A page's number stands in the middle of a sentence that goes on overleaf.
    folded = _PAGE_NUMBER.sub(lambda match: " " * len(match[0]), folded)
    layout = _compact(text, folded)
    layout.page_numbers = numbers
    _divide(layout)
    return layout


def _compact(text: str, folded: str) -> Layout:
    width = _wrap_width(folded)
    joined = {
        i
        for m in _BROKEN.finditer(folded)
        if "\n" not in m[0] or _follows_words(folded, m.start())
        for i in range(m.start(), m.end())
    }
    joined.update(i for m in _GROUPED.finditer(folded) for i in range(m.start(), m.end()))
    pieces: list[str] = []
    starts, shifts = [0], [0]
    length = last = 0
    for match in _BLANKS.finditer(folded):
        start, end = match.span()
        kept = _kept_blank(folded, start, end, start in joined, width)
        pieces.append(folded[last:start])
        pieces.append(kept)
        length += start - last + len(kept)
        last = end
        starts.append(length)
        shifts.append(end - length)
    pieces.append(folded[last:])
    return Layout(text, "".join(pieces), _starts=starts, _shifts=shifts)


def _follows_words(folded: str, position: int) -> bool:
    """Whether words stand before a number on its line; a number alone on a line is a cell."""
    line = folded[folded.rfind("\n", 0, position) + 1 : position]
    return any("\u4e00" <= char <= "\u9fff" for char in line)


def _wrap_width(folded: str) -> int:
    """The width that the text was broken to (many full lines end in mid-sentence), or 0."""
    lines = [line.strip() for line in folded.split("\n")]
    full = [line for line in lines if len(line) >= 15]
    if len(full) < 8:
        return 0
    width = sorted(map(len, full))[len(full) * 9 // 10]
    unfinished = sum(line[-1] not in _LINE_ENDS for line in full)
    return width if width <= 60 and unfinished * 2 >= len(full) else 0


def _kept_blank(folded: str, start: int, end: int, joined: bool, width: int) -> str:
    """What a run of blanks means: nothing, a space between two numbers, or a line end."""
    if joined or start == 0:
        return ""
    if "\n" in folded[start:end]:
        if width:
            return "" if _continues_wrapped(folded, start, end, width) else "\n"
        return "" if _is_soft_break(folded, start, end) else "\n"
    between_numbers = folded[start - 1].isdigit() and end < len(folded) and folded[end].isdigit()
    # Two words far apart on a line are two cells or two fields, not one word.
    return " " if between_numbers or end - start > 3 else ""


def _continues_wrapped(folded: str, start: int, end: int, width: int) -> bool:
    """In a hard-wrapped text: the next line goes on unless it is set off, indented or a heading."""
    if folded.count("\n", start, end) > 1 or not 0 < start < end < len(folded):
        return False
    line = folded[folded.rfind("\n", 0, start) + 1 : start].strip()
    next_line = folded[end : end + 24]
    if end - folded.rfind("\n", start, end) - 1 > 1 or _CHROME_START.match(next_line):
        return False
    if line[-1:] in "，、（":
        return True
    return len(line) * 2 >= width and not _HEADING.match(next_line)


def _is_soft_break(folded: str, start: int, end: int) -> bool:
    """Whether a line end stands in mid-sentence: a full line, unfinished, simply continued."""
    if folded.count("\n", start, end) > 1 or not 0 < start < end < len(folded):
        return False
    line = folded[folded.rfind("\n", 0, start) + 1 : start].strip()
    if len(line) < 18 or line[-1] in _LINE_ENDS:
        return False
    next_line = folded[end : end + 24]
    if end - folded.rfind("\n", start, end) - 1 > 1 or _CHROME_START.match(next_line):
        return False
    if _HEADING.match(next_line) and line[-1] not in "，、":
        return False
    if any(c in line for c in "，。、"):
        return True
    # Without a comma in it the line may be a title or a cell; only a long one is prose.
    following = folded.find("\n", end)
    rest = folded[end : following if following >= 0 else len(folded)]
    return len(line) >= 30 and ("，" in rest or "。" in rest)


def _divide(layout: Layout) -> None:
    compact = layout.compact
    stack: list[tuple[int, str]] = []
    position = 0
    for number, line in enumerate(compact.split("\n")):
        start, position = position, position + len(line) + 1
        if not line:
            continue
        if _RESET.match(line) or _DATE_LINE.match(line):
            stack = []
        mark = _HEADING.match(line)
        if mark:
            layout.numbering.append((start, start + mark.end()))
        if _is_heading(line, mark):
            level = _LEVELS[mark.lastgroup or "nump"] if mark else _PLAIN_LEVEL
            stack = [item for item in stack if item[0] < level]
            boxed = mark is not None and mark.lastgroup == "box"
            stack.append((level, mark[0] if mark and boxed else line))
            layout.headings.append((start, start + len(line)))
        section = " > ".join(title for _, title in stack)
        plan = any(PLAN_HEADING.search(title) for _, title in stack)
        plan = plan or _is_plan_paragraph_heading(line)
        _add_sentences(layout, line, start, number, section, plan)


def _is_heading(line: str, mark: re.Match[str] | None) -> bool:
    if mark and mark.lastgroup == "box":
        return True
    body = line.rstrip("。：；")
    if mark:
        return len(line) <= 60 and "。" not in body and "；" not in body
    if len(line) > 30 or any(c in body for c in "。；：:“”") or re.search(r"\d", line):
        return bool(
            len(line) <= 20 and re.search(r"^20\d\d年.{2,12}(?:计划|打算|安排|思路|重点)$", line)
        )
    return len(line) >= 6 and bool(re.match(r"[\u4e00-\u9fff]", line)) and "，" in line


def _is_plan_paragraph_heading(line: str) -> bool:
    """A paragraph that opens with its own plan title: 三、下一步打算。2024年…"""
    first = re.split("[。：]", line, maxsplit=1)[0]
    return len(first) <= 24 and bool(_HEADING.match(first)) and bool(PLAN_HEADING.search(first))


_SENTENCE = re.compile(r"[^。！？]*[。！？]?[”』」]?")


def _add_sentences(
    layout: Layout, line: str, start: int, paragraph: int, section: str, plan: bool
) -> None:
    for match in _SENTENCE.finditer(line):
        if match.end() > match.start():
            layout.sentences.append(
                Sentence(start + match.start(), start + match.end(), paragraph, section, plan)
            )
