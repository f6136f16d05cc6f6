"""Numbers that are no statistics: dates, documents, names, ranks, page furniture.

Each kind is recognised by its own form, before any metric is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from extract.text.layout import Layout
from extract.text.patterns import beginning

OBSERVATION = "observation"
UNMAPPED = "unmapped"
REQUIREMENT = "requirement"
CHANGE = "change"
DURATION = "duration"
HEADING = "heading"
FATES = (
    OBSERVATION, UNMAPPED, REQUIREMENT, CHANGE,
    "date", DURATION, "document", HEADING, "name", "rank", "furniture",
)  # fmt: skip

_HAN = "零〇○一二两三四五六七八九十百"
_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_TO = r"[-~至到]"

_FURNITURE = (
    r"(?<=\n)[-·]{1,2}\d{1,3}[-·]{1,2}(?=\n|$)|\d{1,2}℃|"
    r"(?:浏览|点击|访问|阅读|查看|已阅)(?:次数|量|数|率)?：[-\d]*(?:次|人次)?"
    r"|(?:联系|监督|举报|咨询|服务)?(?:电话|传真|热线电话|手机|邮编|邮政编码|QQ|微信号)[（：][^\n，。；]{0,30}"
    r"|\d{3,4}-\d{7,8}(?:-\d+)?|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|[\u4e00-\u9fff]?ICP备[\d\-号]*|公网安备\d*号?|网站标识码：?\w*|(?:索引号|统一编号|信息索引)：?[\w/\-]*"
    r"|\d{1,2}：\d\d(?:：\d\d)?(?!\d)|字[体号]：[^\n]{0,20}|Copyright[^\n]*|版权所有[^\n]*|https?：?//[^\s，。；]*"
    r"|IPv[46]|第\d+页(?:共\d+页)?|共\d+页"
)
_DOCUMENT = (
    r"《[^》\n]{1,80}》(?:（[^）\n]{0,30}(?:号|令)[^）\n]{0,12}）)?"
    r"|[〔\[【（(]" + _YEAR + r"[〕\]】）)]第?\d+号(?:-\d+)?"
    r"|(?:令|字|函|发|办|文件)第?\d+号|第\d+号(?:令|公告|文件|议案|提案|建议)?|\d+号(?:令|文|公告|文件)"
    rf"|第[\d{_HAN}]+[条款章]"
    r"|[A-Z]{2,}(?:/[A-Z])?\d+(?:\.\d+)?-\d{4}"
)
_DATE = (
    rf"{_YEAR}年?{_TO}{_YEAR}年度?|{_YEAR}(?=、{_YEAR}年)|第?[一二三四1-4]季度"
    rf"|{_YEAR}年度?(?:{_MONTH}月?{_TO}{_MONTH}月|{_MONTH}月{_DAY}日{_TO}(?:{_MONTH}月)?{_DAY}日|{_MONTH}月(?:{_DAY}[日号])?|第?[一二三四1-4]季度)?(?:份|底|末|初)?"
    rf"|{_YEAR}[-./]{_MONTH}[-./]{_DAY}(?:\d{{1,2}}：\d\d(?:：\d\d)?)?"
    rf"|{_MONTH}月?(?:份)?{_TO}{_MONTH}月(?:份|底|末)?|{_MONTH}月{_DAY}[日号]?(?:{_TO}(?:{_MONTH}月)?{_DAY}日)?|{_MONTH}月(?:份|底|末|初|上旬|中旬|下旬)?"
    rf"|(?<=[“‘\"]){_MONTH}[.·．]{_DAY}(?!\d)|(?<![\d.]){_MONTH}·{_DAY}(?!\d)|{_YEAR}年代?|{_DAY}日(?=[起至前]|[，。])"
    rf"|[{_HAN}]{{4}}年(?:[{_HAN}]{{1,2}}月(?:[{_HAN}]{{1,3}}日)?)?|[一二三四五六七八九十]{{1,2}}至?[一二三四五六七八九十]{{0,2}}月份?(?!\d)"
)
_DURATION = (
    rf"(?:\d+(?:\.\d+)?|[{_HAN}]+)余?(?:个)?(?:小时|分钟|工作日|自然日|天(?!然)|周(?![边年])|个月|周年|秒钟?)(?:以内|之内|内)?"
    rf"|连续[{_HAN}]+年"
    rf"|\d{{1,3}}(?:个)?(?:工作)?日(?:以内|内|之内)|\d{{1,2}}年(?!度)|7[×x*]24小时|为期[{_HAN}]+年"
)
_RANK = (
    rf"(?:排名|位居|位列|名列|居|列|并列)[\u4e00-\u9fff]{{0,10}}第[\d{_HAN}]+(?:名|位)?|第[\d{_HAN}]+(?:名|位|届|次|季度|期|批|轮|方阵|梯队|产业|责任人|时间|类)"
    rf"|[一二三特]等[奖功]|前[\d{_HAN}]+(?:名|位|强|列)|第[一二三](?=[，。；、）]|$)"
)
_NAME = (
    r"[“‘][^”’\n]{1,16}[”’](?=[^\n]|$)|\"[^\"\n]{1,16}\"|(?<!\d)(?:12[1-4]\d\d|96\d{3})(?=[”\"’'、]|热线|平台|投诉|举报|电话|专线|政务|市民|等|和)|\d+(?:\+[\w\u4e00-\u9fff]{1,6})+|[\w\u4e00-\u9fff](?:\+\d+)+"
    r"|\d+[A-Za-z]+\d*|[A-Za-z]+-?\d+"
)


class Mark(NamedTuple):
    """A stretch of the compact text whose numbers all have one ``fate``."""

    start: int
    end: int
    fate: str


# A hotline's number before one of these is a count like any other: 罚款12345元.
_COUNTED = "[元件起次宗家户人名场期份处项条个万亿余]"


class FateFinder:
    """Finds the stretches whose numbers are no statistics; made once for a list of names."""

    def __init__(self, names: Collection[str] = ()) -> None:
        hotlines = _any_of(n for n in names if n.isdigit())
        listed = _any_of(n for n in names if not n.isdigit())
        name = rf"(?<!\d)(?:{hotlines})(?!\d|{_COUNTED})|{listed}|{_NAME}"
        self._pattern = beginning(
            f"{_STARTS}{''.join(re.escape(n[0]) for n in names)}",
            f"(?P<furniture>{_FURNITURE})|(?P<document>{_DOCUMENT})|(?P<name>{name})"
            f"|(?P<change>翻了?[一两]番)|(?P<duration>{_DURATION})|(?P<date>{_DATE})|(?P<rank>{_RANK})",
        )

    def find(self, layout: Layout) -> list[Mark]:
        """The marks of a report by start; no two overlap."""
        marks: list[Mark] = [Mark(start, end, HEADING) for start, end in layout.numbering]
        taken = {start for start, _ in layout.numbering}
        for match in self._pattern.finditer(layout.compact):
            fate = match.lastgroup or ""
            if match.start() in taken or not _is_that(fate, match):
                continue
            if fate == "document" and "年" in match[0]:
                marks.extend(_years_within(match))
            else:
                marks.append(Mark(match.start(), match.end(), fate))
        return sorted(marks, key=lambda mark: mark.start)


def _any_of(words: Iterable[str]) -> str:
    """A pattern of the longest of some words; one that matches nothing where there is none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"


# Where a mark may begin.
_STARTS = (
    '\\d“‘"《〔\\[【（(零〇○一二两三四五六七八九十百浏点访阅查已联监举咨热电传手邮微公网统索信字版第共令函发办文'
    "排位名居列并特前为连翻A-Za-z\\-·+×"
)
_TITLE_YEARS = re.compile(rf"{_YEAR}(?:年?{_TO}{_YEAR})?年")


def _years_within(match: re.Match[str]) -> Iterator[Mark]:
    """A document's mark, around the years in its title, which are dates as elsewhere."""
    position = match.start()
    for year in _TITLE_YEARS.finditer(match.string, match.start(), match.end()):
        if year.start() > position:
            yield Mark(position, year.start(), "document")
        yield Mark(year.start(), year.end(), "date")
        position = year.end()
    yield Mark(position, match.end(), "document")


_COUNTED_IN_QUOTES = re.compile(r"\d+(?:次|件|起|家|户|人|场|期|份|条|处|项|万|元)")


def _is_that(fate: str, match: re.Match[str]) -> bool:
    """Whether a match of the form is really of the kind."""
    if fate == "name" and match[0][0] in '“‘"':
        # A quoted slogan, not a quoted sentence that states figures.
        return len(match[0]) <= 8 or not _COUNTED_IN_QUOTES.search(match[0])
    if fate == "duration":
        # 优良天数239天 counts days.
        return not match.string.endswith(("天数", "日数"), 0, match.start())
    return True
