"""When a report was published and signed, and by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.facts.bureau import is_agency, unsealed
from extract.facts.dates import DATE, date_of, find_dates
from extract.facts.lines import Line

_PUBLISHED = "发布日期|发布时间|公开日期|公开时间|发表时间|发布于|上传时间|录入时间|发稿时间"
_VAGUE, _RENEWED = "时间|日期", "更新时间|更新日期"
_SIGNED = "成文日期|成文时间|生成日期|生成时间|发文日期|发文时间|印发日期"


def _stated(keys: str) -> re.Pattern[str]:
    spaced = "|".join(" *".join(key) for key in keys.split("|"))
    return re.compile(rf"(?<![\u4e00-\u9fff])(?:{spaced})\s*[】\])）：\s]\s*：?\s*(?:{DATE})")


_STATED = tuple(_stated(keys) for keys in (_PUBLISHED, _VAGUE, _RENEWED))
_STATED_SIGNED = _stated(_SIGNED)
# A page's line of its own beneath the title: 2024-01-15 10:20 来源：…
_CLOCK = re.compile(r" *\d{1,2}：\d{2}(?:：\d{2})?")
_TODAY = re.compile(r"今天是|星期[一二三四五六日天]|今日")
_DATE_ONLY = re.compile(rf"^[（(]?(?:{DATE})[）)]?")
_ANY_DATE = re.compile(DATE)
_SIGNED_KEY = re.compile(rf"{_SIGNED}|有效")
_HEAD, _TAIL = 3000, 1200


@dataclass(frozen=True)
class Signature:
    """The signature at the end of a report: the bureau ('' where none stands there), the date."""

    agency: str
    signed_on: date | None


def published_on(text: str, lines: list[Line], body_start: int) -> date | None:
    """The date of publication that a page states in its furniture, None for none.

    ``text`` is folded, ``body_start`` the offset of the first running text.
    """
    head = text[: min(max(body_start, 200), _HEAD)]
    parts = (head, text[max(len(head), len(text) - _TAIL) :])
    for pattern in _STATED:
        for part in parts:
            found = pattern.search(part)
            value = date_of(found) if found else None
            if value:
                return value
    return _bare_date(text, lines, body_start)


def signed_on(text: str, signature: Signature) -> date | None:
    """The date of the document itself: its signature's, or the registry block's 成文日期."""
    if signature.signed_on:
        return signature.signed_on
    found = _STATED_SIGNED.search(text[:_HEAD]) or _STATED_SIGNED.search(text[-_TAIL:])
    return date_of(found) if found else None


def find_signature(text: str, lines: list[Line], body: int) -> Signature:
    """The last date that stands alone on a line of the body, with the bureau above or before it.

    ``body`` is the number of the first line of running text.
    """
    for index in range(len(lines) - 1, body, -1):
        line = lines[index]
        if len(line.text) > 60 or line.is_meta:
            continue
        signature = _signature_at(text, lines, index)
        if signature:
            return signature
    return Signature(_undated_agency(lines, body), None)


def _signature_at(text: str, lines: list[Line], index: int) -> Signature | None:
    line = lines[index]
    dates = find_dates(text[line.start : line.end])
    if not dates or _TODAY.search(line.text):
        return None
    last = dates[-1]
    raw = text[line.start : line.end]
    before, after = raw[: last.start].strip(" （("), raw[last.end :].strip(" ）)印发")
    if after:
        return None
    compact = unsealed(before.replace(" ", ""))
    if not compact:
        above = unsealed(lines[index - 1].text.lstrip("（(")) if index else ""
        return Signature(above if is_agency(above) else "", last.value)
    return Signature(compact, last.value) if is_agency(compact) else None


def _undated_agency(lines: list[Line], body: int) -> str:
    """A bureau's name alone on one of the last lines, where no date stands beneath it."""
    for line in lines[: max(body, len(lines) - 8) : -1]:
        name = unsealed(line.text)
        if is_agency(name) and not line.is_meta:
            return name
    return ""


def _bare_date(text: str, lines: list[Line], body_start: int) -> date | None:
    """A date beside a clock time, or alone on a line, before the body."""
    for line in lines:
        if line.start >= body_start:
            return None
        pattern = _ANY_DATE if line.is_meta and not _SIGNED_KEY.search(line.text) else _DATE_ONLY
        shown = text[line.start : line.end]
        found = pattern.search(shown)
        value = date_of(found) if found else None
        if found and value and not _TODAY.search(line.text):
            rest = shown[found.end() :]
            if line.is_meta or not rest or _CLOCK.match(rest):
                return value
    return None
