"""Numbers with what belongs to them: numeral, classifier and qualifier, over offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.numbers.numerals import (
    ARABIC,
    CHINESE,
    CHINESE_DIGITS,
    MIXED,
    NotANumeral,
    parse_numeral,
)
from extract.text.patterns import beginning

# Classifiers that no metric uses are known too, so that 台次 is never read as 台 and 次.
_FOREIGN = """
    台次 车次 辆次 船次 架次 个百分点 百分点 学时 课时 小时 分钟 个工作日 工作日 个月 周 天
    万元 亿元 元 公里 千米 米 平方米 平方公里 公顷 亩 吨 公斤 千克 克 升 度 倍 成 岁 台 辆 架 只
    顶 张 床 套 块 面 幅 枚 把 根 颗 株 头 匹 箱 包 袋 瓶 盒 桶 座 栋 幢 间 层 所 站 路 段 村 镇
    个方面 街 区 县 市 省 国 字 页 行 列 类 种 级 档 方面 大类 大 届 年 月 日 号 时 点 分 秒 代
    步 环 门 科 组 队 班组 支 笔 单 封 通 首 曲 幕 集 版 词 句 道 题 股 线 批 拨 对 双 群 趟 遍 艘
    批次 季度 个季度 年度 个
"""

# Those of them before which a Chinese numeral is a count, too: 跑了十一趟.
_FOREIGN_COUNTS = """
    元 学时 倍 个百分点 个月 天 小时 台次 车次 趟 台 辆 架 艘 张 顶 套 幅 笔 遍 封 箱
    公里 公斤 吨 亩
"""
# What 三分之一 counts: parts of something, which no metric is counted in.
_PART = "分之"

_PRE = (
    r"(?P<approx>约|大约|大概|约为|约计|大致)|"
    r"(?P<more>超过|超出|超|逾|突破|多达|不少于|不低于|不下于|至少|达到?(?=\d+[余多]))|"
    r"(?P<less>(?<!附)近|将近|接近|不足|不到|少于|低于|不超过|不多于)"
)
_PRE_PATTERN = re.compile(f"(?:{_PRE})(?:了|有)?$")
_POST_PATTERN = re.compile(
    r"(?P<approx>左右|上下)|(?P<more>以上|之多|有余|多(?=[，。；、）]|$)|余(?=[，。；、）]|$))|(?P<less>以下|以内|之内)"
)
_MORE_INSIDE = re.compile("[余多几]")
_IDIOM_BEFORE = re.compile(r"[第这此每前头整数几]$|(?<!线)[上下]$|每一$")
_ONE_BEFORE = re.compile(r"(?:[统进逐唯专同某另任初惟]|(?<![清名账])单)$")
_TAKEN_UP = ("分别", "指标", "数字", "数据")
_ONE = frozenset("一")
_CLAUSE_ENDS = frozenset("，。；、）)！\n") | {""}


@dataclass(slots=True, eq=False)  # each is itself alone
class Quantity:
    """A number of the compact text.

    ``start``..``end`` is the numeral as written (with 万, % and the 余 inside 3.5余万);
    ``lead`` is where its qualifier begins, ``tail`` where its classifier and suffixes end.
    """

    start: int
    end: int
    lead: int
    tail: int
    text: str
    value: Decimal
    step: Decimal
    classifier: str
    qualifier: str
    chinese: bool
    vague: bool = False


class QuantityFinder:
    """Finds the numbers of a text; made once for the classifiers of a dictionary."""

    def __init__(self, classifiers: Iterable[str]) -> None:
        classifiers = set(classifiers)
        known = {c for c in [*classifiers, *_FOREIGN.split()] if c and c != "%"}
        units = _alternatives(known)
        # A Chinese numeral is read as a number only before a classifier that counts something.
        counted = _alternatives(
            {c for c in classifiers if c and c != "%"} | {*_FOREIGN_COUNTS.split()}
        )
        scale = r"(?:[余多几]?(?:百万|千万|百亿|千亿|万亿|[百千万亿]))?"
        self._pattern = beginning(
            rf"\d{CHINESE_DIGITS}",
            rf"(?P<arabic>(?<![\d.]){MIXED}|(?<![\d.])(?:{ARABIC}){scale}%?|(?:{ARABIC}))"
            rf"|(?P<fraction>百分之{CHINESE}(?:点{CHINESE})?|百分之\d+(?:\.\d+)?)"
            rf"|(?P<part>[二三四五六七八九十]分之[一二三四五六七八九])"
            rf"|(?P<tenths>[一二三四五六七八九]成[一二三四五六七八九]?(?=[，。；、以）]|$))"
            rf"|(?P<chinese>{CHINESE}(?:点[零一二三四五六七八九]+[万亿]?)?)(?=[余多几]?(?:{counted}))",
        )
        self._unit = re.compile(rf"(?P<extra>[余多几]?)(?P<unit>{units})?(?P<odd>余次|余)?")
        self._words = known

    def find(self, text: str) -> list[Quantity]:
        """All numbers of ``text`` in reading order."""
        every = (self.quantity(match) for match in self.numerals(text))
        return [quantity for quantity in every if quantity is not None]

    def numerals(self, text: str) -> Iterator[re.Match[str]]:
        """Whatever may be a number of ``text``, in reading order."""
        return self._pattern.finditer(text)

    def quantity(self, match: re.Match[str]) -> Quantity | None:
        """What a match of ``numerals`` counts; None where it is a word: 统一, 第一次."""
        text = match.string
        start, end = match.span()
        written = match[0]
        chinese = match.lastgroup == "chinese"
        try:
            numeral = parse_numeral(written)
        except NotANumeral:
            return None
        unit_match = self._unit.match(text, end)
        extra, unit, tail = "", "", end
        if unit_match:
            extra, unit = unit_match["extra"], unit_match["unit"] or ""
            odd = unit_match["odd"] or ""
            if match.lastgroup == "part":
                unit, odd, tail = _PART, "", end
            elif written.endswith("%") or match.lastgroup in ("fraction", "tenths"):
                unit, odd = "%", ""
                tail = end
            else:
                # 500人余次 is an odd but real spelling of 500余人次
                if odd == "余次" and unit in ("人", "家", "户"):
                    unit, extra = unit + "次", "余"
                elif odd == "余":
                    extra = "余"
                tail = unit_match.end() if unit or extra else end
        if chinese and _is_idiom(text, start, end, tail, written):
            return None
        if unit == "万元":
            numeral = parse_numeral(written + "万")
            unit = "元"
        elif unit == "亿元":
            numeral = parse_numeral(written + "亿")
            unit = "元"
        lead, qualifier, tail = _qualify(text, start, end, tail, written, extra)
        vague = chinese and start > 0 and text[start - 1] in "数几好"
        # 开展一次全员比武: an article more often than a count, unless the clause ends with it.
        vague = vague or (written in _ONE and text[tail : tail + 1] not in _CLAUSE_ENDS)
        return Quantity(
            start, end, lead, tail, written, numeral.value, numeral.step,
            unit, qualifier, chinese, vague,
        )  # fmt: skip


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _is_idiom(text: str, start: int, end: int, tail: int, written: str) -> bool:
    """第一次, 统一, 一次性, 一系列: a numeral in a word, not a count."""
    before = text[max(0, start - 2) : start]
    if _IDIOM_BEFORE.search(before) or (written[0] in _ONE and _ONE_BEFORE.search(before)):
        return True
    if text.startswith(_TAKEN_UP, tail):
        return True
    if written in ("万", "亿") and text[end : end + 1] not in "余多":
        return True
    after = text[tail : tail + 1]
    return after in (
        "性",
        "化",
        "制",
        "律",
        "致",
        "旦",
        "体",
        "切",
        "系",
        "线",
        "把",
        "些",
        "定",
        "般",
    )


def _qualify(
    text: str, start: int, end: int, tail: int, written: str, extra: str
) -> tuple[int, str, int]:
    """Where the qualifier begins, what it says, and where the words after the number end."""
    pre = _PRE_PATTERN.search(text, max(0, start - 4), start)
    lead = pre.start() if pre else start
    post = _POST_PATTERN.match(text, tail)
    if post:
        tail = post.end()
    if not (pre or post or extra or _MORE_INSIDE.search(written)):
        return start, "exact", tail
    said = {group.lastgroup for group in (pre, post) if group}
    if extra or _MORE_INSIDE.search(written):
        said.add("more")
    if "approx" in said:
        return lead, "approximate", tail
    if "less" in said:
        return lead, "less_than", tail
    if "more" in said:
        return lead, "more_than", tail
    return lead, "exact", tail
