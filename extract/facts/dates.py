"""Calendar dates as Chinese documents write them. All functions read folded text."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_DIGITS = dict.fromkeys("○零OＯo◯", "0") | {c: str(i) for i, c in enumerate("〇一二三四五六七八九")}
_ZH_YEAR = r"二[〇○零OＯo◯][〇○零OＯo◯一二三四五六七八九]{2}"
YEAR = rf"(?:20[0-4]\d|{_ZH_YEAR})"
_ZH_DAY = "(?:[一二]?十[一二三四五六七八九]?|三十一?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_NUMBER = rf"(?:\d{{1,2}}|{_ZH_DAY})"
# 2024年1月15日, 2021- 03- 15, 2024/1/15, 2024.01.15, 二〇二三年一月十八日
DATE = (
    rf"({YEAR}) ?年 ?({_NUMBER}) ?月 ?({_NUMBER}) ?[日号]"
    rf"|(20[0-4]\d) ?[-/.] ?(\d{{1,2}}) ?[-/.] ?(\d{{1,2}})(?!\d)"
)
_DATE = re.compile(DATE)


@dataclass(frozen=True)
class FoundDate:
    """A date and where it stands."""

    start: int
    end: int
    value: date


def year_number(text: str) -> int:
    """2023 of ``2023`` or ``二〇二三``."""
    return int("".join(_DIGITS.get(c, c) for c in text))


def small_number(text: str) -> int:
    """A month or day: ``12``, ``十二``, ``廿一``, ``三十``."""
    if text.isascii():
        return int(text)
    text = text.replace("廿", "二十")
    if "十" not in text:
        return int(_DIGITS[text])
    tens, _, ones = text.partition("十")
    return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0"))


def real_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date | None:
    """The last day of a month, or None for a month that is none."""
    if not 1 <= month <= 12:
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def date_of(found: re.Match[str], group: int = 1) -> date | None:
    """The date of a match of DATE whose first group is number ``group`` of its pattern."""
    parts = [found[group + i] for i in range(6)]
    year, month, day = parts[:3] if parts[0] else parts[3:]
    return real_date(year_number(year), small_number(month), small_number(day))


def find_dates(text: str) -> list[FoundDate]:
    """Every whole calendar date in ``text``, in reading order."""
    found = ((m, date_of(m)) for m in _DATE.finditer(text))
    return [FoundDate(m.start(), m.end(), value) for m, value in found if value]
