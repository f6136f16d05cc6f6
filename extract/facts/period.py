"""Which time a report is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.facts.dates import YEAR, month_end, real_date, small_number, year_number
from extract.text.patterns import beginning

FULL_YEAR, YEAR_TO_DATE, PART_YEAR = "full_year", "year_to_date", "part_year"

_DAY = r"(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号]|份?[底末]|份)?"
_CUTOFF = re.compile(
    rf"截[至止](?:到|于|(?:时间|日期)[为：是])? ?(?:({YEAR}) ?年|本年|今年)?度? ?{_DAY}"
)
_MONTHS = beginning(
    "12二",
    rf"(?:({YEAR}) ?年?度? ?)?(?<!\d)1 ?月? ?(?:-|~|至|到) ?(\d{{1,2}}) ?月(?:份|底|末)?(?! ?\d)",
)
_MONTH_DAY = r"(\d{1,2}) ?月 ?(\d{1,2}) ?日"
_DAYS = re.compile(
    rf"({YEAR}) ?年 ?{_MONTH_DAY}起? ?(?:-+|~|至|到) ?(?:({YEAR}) ?年)? ?{_MONTH_DAY}"
)
_FIRST_MONTHS = {"上半年": 6, "前三季度": 9, "第一季度": 3, "一季度": 3}
_SPOKEN = re.compile(r"(上半年|前三季度|第?一季度)|前(\d{1,2}|[一二三四五六七八九十]{1,2})个?月")
_STATEMENT = re.compile(
    r"(?:数据|统计)[^。\n]{0,10}(?:期|时段|区间|时间|范围|截[至止]|口径)[^。\n]{0,40}|(?:报告期|报告时段)[^。\n]{0,40}"
)
_NOTE = re.compile(r"(?:注|说明|备注|按|按语|编者按)：[^\n]{0,200}")
# A figure, not a date: then a cut-off in the same sentence is said of that figure.
_FIGURE = re.compile(
    r"\d(?:\.\d+)? ?[万亿余多]*(?:件|次|家|人|起|宗|处|项|份|元|条|场|期|户|个(?!月)|名|部|例|%|批)"
)
_INTRO = 1500


@dataclass(frozen=True)
class Period:
    """A report's period; ``basis`` is full_year, year_to_date, part_year or ''."""

    start: date | None
    end: date | None
    basis: str


def report_period(
    year: int | None, published: date | None, title: str, intro: str, body: str
) -> Period:
    """The period of a report on ``year``, by the ruling of the data contract.

    The full year, unless the report was published within the year or states an earlier end in its
    title, its introduction or a note on its data. A cut-off that one figure carries is not the
    report's; only where the report was published within the year and its body says the same
    cut-off at least twice, and no other, is it taken. All texts are folded.
    """
    if year is None:
        return Period(None, None, "")
    stated = _stated_period(year, title, intro, body)
    if stated:
        return stated
    if published and published.year == year:
        return _until(year, _repeated_cutoff(year, published, body) or published)
    return _until(year, date(year, 12, 31))


def _until(year: int, end: date) -> Period:
    full = (end.month, end.day) == (12, 31)
    return Period(date(year, 1, 1), end, FULL_YEAR if full else YEAR_TO_DATE)


def _stated_period(year: int, title: str, intro: str, body: str) -> Period | None:
    statements = [m[0] for m in _STATEMENT.finditer(intro[:_INTRO])]
    statements += [m[0] for m in _NOTE.finditer(body) if _STATEMENT.search(m[0])]
    for text in (title, *statements):
        found = _days(year, text) or _end_in(year, text)
        if found:
            return found
    for sentence in re.split("[。；\n]", intro[:_INTRO]):
        if not _FIGURE.search(sentence):
            end = _cutoff_in(year, sentence)
            if end:
                return _until(year, end)
    return None


def _days(year: int, text: str) -> Period | None:
    """A period given by both its days: 2024年1月1日至11月30日."""
    found = _DAYS.search(text)
    if not found:
        return None
    first = year_number(found[1])
    last = year_number(found[4]) if found[4] else first
    start = real_date(first, int(found[2]), int(found[3]))
    end = real_date(last, int(found[5]), int(found[6]))
    if not start or not end or end.year != year or start >= end:
        return None
    if start == date(year, 1, 1):
        return _until(year, end)
    return Period(start, end, PART_YEAR)


def _end_in(year: int, text: str) -> Period | None:
    """The end that a title or a statement on the data gives: 1-11月, 上半年, 截至11月底."""
    end = _cutoff_in(year, text) or _months_end(year, _MONTHS.search(text))
    spoken = _SPOKEN.search(text)
    if not end and spoken:
        number = _FIRST_MONTHS.get(spoken[1]) if spoken[1] else small_number(spoken[2])
        end = month_end(year, number or 0)
    return _until(year, end) if end else None


def _cutoff_in(year: int, text: str) -> date | None:
    """The day of 截至…: the month's last where only the month is said, None for another year's."""
    found = _CUTOFF.search(text)
    if not found or (found[1] and year_number(found[1]) != year):
        return None
    if found[3]:
        return real_date(year, int(found[2]), int(found[3]))
    return month_end(year, int(found[2]))


def _repeated_cutoff(year: int, published: date, body: str) -> date | None:
    ends = [_cutoff_in(year, m[0]) for m in _CUTOFF.finditer(body)]
    ends += [_months_end(year, m) for m in _MONTHS.finditer(body)]
    known = [end for end in ends if end and end <= published]
    return known[0] if len(known) >= 2 and len(set(known)) == 1 else None


def _months_end(year: int, months: re.Match[str] | None) -> date | None:
    """The end of 1-11月, None where another year is said with it."""
    if not months or (months[1] and year_number(months[1]) != year):
        return None
    return month_end(year, int(months[2]))
