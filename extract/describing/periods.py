"""The period that a figure covers, from the time words before it in its sentence."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

from extract.observation import Period
from extract.text.patterns import beginning

_YEAR = r"(?:19|20)\d\d"
_TIME = beginning(
    r"\d自从较比同与和相对超截一上下前第二三四今本当年目现全去十近",
    rf"(?P<across>(?P<ya>{_YEAR})年(?P<ma>1[0-2]|[1-9])月(?:\d{{1,2}}日)?[-~至到](?P<yb>{_YEAR})年(?P<mb>1[0-2]|[1-9])月(?:\d{{1,2}}日)?)"
    rf"|(?P<years>(?P<years_from>{_YEAR})年?[-~至到](?P<years_to>{_YEAR})年(?!\d{{1,2}}月))"
    r"|(?P<plan>(?P<plan_name>十[三四五]五)[”\"]?(?:规划|时期|期间)?(?:实施)?以来|近(?P<plan_years>[两二三四五])年(?:来|累计|共))"
    rf"|(?P<since>(?:自|从)?(?P<since_year>{_YEAR})年(?:(?P<since_month>\d{{1,2}})月)?(?:[^，。；\d]{{0,16}}?(?:以来|至今|起至今|起，)|起(?=[），])))"
    rf"|(?P<compare>(?:较|比|同|与|和|相较|对比|超过|相比)(?:(?P<compare_year>{_YEAR})年|上一?年度?|去年)(?P<compare_same>(?:全年)?同期)?)"
    rf"|(?P<to>(?:(?P<to_year>{_YEAR})年)?(?:1|一)月?份?[-~至到](?P<to_month>1[0-2]|[2-9])月(?:份|底)?)"
    rf"|(?P<until>(?:截至|截止)到?(?:(?P<until_year>{_YEAR})年)?(?P<until_month>1[0-2]|[1-9])月(?:份|底|末)?(?:(?P<until_day>\d{{1,2}})日)?)"
    rf"|(?P<months>(?:(?P<months_year>{_YEAR})年)?(?P<month_a>1[0-2]|[2-9])月?份?[-~至到](?P<month_b>1[0-2]|[1-9])月)"
    rf"|(?P<span>(?P<span_ma>1[0-2]|[1-9])月(?P<span_da>\d{{1,2}})日[-~至到](?:(?P<span_mb>1[0-2]|[1-9])月)?(?P<span_db>\d{{1,2}})日)"
    rf"|(?P<campaign>(?<!\d)(?:(?<=（)(?=\d+月份?）)|(?:^|(?<=[。；\n]))(?=\d+月份?，)|(?=\d+月份?[^，。；、\d]{{0,14}}期间))(?P<campaign_month>1[0-2]|[1-9])月份?)"
    rf"|(?P<half>上半年|下半年|前三季度|第?[一二三四1-4]季度)"
    rf"|(?P<now>今年|本年度?|当年|年内|目前|现有|(?<!年)全年(?!同期))"
    rf"|(?P<past>(?:去年|上年度?|上一年度?)(?!结转|遗留|转入|未结))(?:末|底|初)?(?P<past_same>同期)?"
    rf"|(?P<year>{_YEAR})年(?!结转|遗留|转入|未结)(?:度|全年)?(?P<year_same>同期)?",
)
_PLANS = {"十三五": 2016, "十四五": 2021, "十五五": 2026}
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_ENDS_COMPARISON = re.compile(
    r"[，；]|相比|[升降增减][至到]|增加|减少|下降|上升|增长|提高|降低|减[少]?"
)
_SEASONS = {
    "上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9),
    "1季度": (1, 3), "2季度": (4, 6), "3季度": (7, 9), "4季度": (10, 12),
    "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12),
}  # fmt: skip


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


@lru_cache(maxsize=16)
def _times(text: str) -> tuple[re.Match[str], ...]:
    """The time words of a sentence; its figures ask for them one after another."""
    return tuple(_TIME.finditer(text))


def period_before(text: str, own: Period, year: int | None, *, end: int | None = None) -> Period:
    """The period of a figure that stands at ``end`` in the text of its sentence (after it all,
    if None).

    ``own`` is the report's period, ``year`` the report's year; without a year nothing is inferred.
    """
    if year is None:
        return own
    end = len(text) if end is None else end
    found = own
    for match in _times(text):
        if match.end() > end:
            break
        period = _said_by(match, own, year)
        if period is None:
            continue
        # What was said of an earlier year ends with its clause at a semicolon.
        if period.basis in ("prior_year", "part_year") and text.find("；", match.end(), end) >= 0:
            continue
        # 较2022年的61件增长了…, 由上年的94.6%上升到…: said of the figure right behind it alone.
        compares = match["compare"] or text.startswith("的", match.end())
        if compares and _ENDS_COMPARISON.search(text, match.end(), end):
            continue
        found = period
    return found


# 5月至8月，开展专项整治行动。行动期间，检查…
_DURING_IT = re.compile(
    r"[，、；]?(?:(?:专项)?(?:行动|整治|活动|攻坚|战役)(?:期间|中(?![\u4e00-\u9fff]{0,4}心))|同一时段|同一时期|其间|在此期间|此期间|期间，)"
)
# ◆春季专项行动（2月18日至4月10日）。
_DATED_HEADING = re.compile(
    r"[●◆■▪·★\d一二三四五六七八九十（）、.．]*[^，。；（]{2,24}(?:行动|整治|执法|攻坚|检查|会战)（[^（）。]*月[^（）。]*）[。：]"
)


def campaign_before(compact: str, start: int, own: Period, year: int | None) -> Period:
    """The period of a sentence that says no time itself: that of the campaign that the paragraph is
    headed by, or that the sentence takes up (行动期间); else the report's own."""
    paragraph = compact.rfind("\n", 0, start) + 1
    if paragraph == start:
        return own
    headed = _DATED_HEADING.match(compact, paragraph, start)
    if headed:
        said = headed[0]
    elif _DURING_IT.match(compact, start):
        said = compact[paragraph:start]
    else:
        return own
    period = period_before(said, own, year)
    return period if period.basis == "part_year" else own


def _said_by(match: re.Match[str], own: Period, year: int) -> Period | None:
    kind = _kind_of(match)
    if kind == "now":
        return own
    if kind in ("years", "plan"):
        return _several_years(match, own, year)
    if kind == "since":
        since = int(match["since_year"])
        if since >= year:
            return own if since == year else None
        return Period("cumulative", date(since, int(match["since_month"] or 1), 1), own.end)
    if kind == "compare":
        return _earlier(
            int(match["compare_year"] or year - 1), bool(match["compare_same"]), own, year
        )
    if kind == "past":
        return _earlier(year - 1, bool(match["past_same"]), own, year)
    if kind == "year":
        return _earlier(int(match["year"]), bool(match["year_same"]), own, year)
    if kind == "to":
        return _until(int(match["to_year"] or year), int(match["to_month"]), 0, own, year)
    if kind == "until":
        day = int(match["until_day"] or 0)
        return _until(int(match["until_year"] or year), int(match["until_month"]), day, own, year)
    return _part_year(kind, match, own, year)


def _kind_of(match: re.Match[str]) -> str:
    for name in (
        "across",
        "years",
        "plan",
        "since",
        "compare",
        "to",
        "until",
        "months",
        "span",
        "campaign",
        "half",
        "now",
        "past",
    ):
        if match[name]:
            return name
    return "year"


def _part_year(kind: str, match: re.Match[str], own: Period, year: int) -> Period | None:
    if kind == "months":
        said = int(match["months_year"] or year)
        first, last = int(match["month_a"]), int(match["month_b"])
        if said > year or first > last:
            return None
        basis = "part_year" if said == year else "prior_year"
        return Period(basis, date(said, first, 1), month_end(said, last))
    if kind == "span":
        return _days(match, year)
    if kind == "across":
        return _across(match, own, year)
    if kind == "campaign":
        month = int(match["campaign_month"])
        return Period("part_year", date(year, month, 1), month_end(year, month))
    first, last = _SEASONS[match["half"].lstrip("第")]
    basis = "year_to_date" if match["half"] == "前三季度" else "part_year"
    return Period(basis, date(year, first, 1), month_end(year, last))


def _days(match: re.Match[str], year: int) -> Period | None:
    """A stretch of days within the year (a campaign from 1 March to 15 April)."""
    first, last = int(match["span_ma"]), int(match["span_mb"] or match["span_ma"])
    try:
        start = date(year, first, int(match["span_da"]))
        end = date(year, last, int(match["span_db"]))
    except ValueError:  # a day that no calendar has
        return None
    return Period("part_year", start, end) if start < end else None


def _across(match: re.Match[str], own: Period, year: int) -> Period | None:
    """A stretch of months named with both its years (a campaign over the new year)."""
    start = date(int(match["ya"]), int(match["ma"]), 1)
    end = month_end(int(match["yb"]), int(match["mb"]))
    if start >= end or end.year > year + 1:
        return None
    if (start, end) == (own.start, own.end):
        return own
    if start == date(year, 1, 1) and end.year == year:
        return _until(year, end.month, 0, own, year)
    return Period("prior_year" if end.year < year else "part_year", start, end)


def _several_years(match: re.Match[str], own: Period, year: int) -> Period | None:
    """2021—2023年累计…, “十四五”以来…, 近三年来…: what was summed over several years."""
    if match["plan_name"]:
        first, last = _PLANS[match["plan_name"]], year
    elif match["plan_years"]:
        first, last = year - _COUNTS[match["plan_years"]] + 1, year
    else:
        first, last = int(match["years_from"]), int(match["years_to"])
    if not year - 20 < first < last <= year:
        return own if first == year else None
    end = own.end if last == year else date(last, 12, 31)
    return Period("cumulative", date(first, 1, 1), end)


def _earlier(said: int, same: bool, own: Period, year: int) -> Period | None:
    """A named year: the report's own, an earlier one (quoted for comparison), or a later one."""
    if said == year:
        return own
    if said > year:
        return None
    if said < year - 12:
        return None
    end = date(said, 12, 31)
    if same and own.end is not None and own.basis == "year_to_date":
        end = month_end(said, own.end.month)
        if own.end.day < end.day:
            end = end.replace(day=own.end.day)
    return Period("prior_year", date(said, 1, 1), end)


def _until(said: int, month: int, day: int, own: Period, year: int) -> Period | None:
    end = month_end(said, month)
    if day and day <= end.day:
        end = end.replace(day=day)
    if said > year or end == own.end or (said == year and month == 12 and not day):
        return own
    if said < year:
        return Period("prior_year", date(said, 1, 1), end)
    # The first half-year is a part of the year; ten or eleven months are the year so far.
    return Period("year_to_date" if month > 6 else "part_year", date(said, 1, 1), end)
