"""What a report says of itself: title, bureau, district, year, dates and period.

The rules are those of official documents in general; what they cannot tell for sure is left
empty, and ``doubts`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extract.document import Document
from extract.facts.bureau import agency_in_sentence, agency_type, bare_start, is_agency
from extract.facts.dates import YEAR, find_dates, year_number
from extract.facts.district import Evidence, find_district
from extract.facts.doubts import doubt
from extract.facts.lines import META, Line, lines_of
from extract.facts.period import PART_YEAR, report_period
from extract.facts.published import Signature, find_signature, published_on, signed_on
from extract.facts.title import Title, body_index, find_title
from extract.places import Places
from extract.text.fold import fold

__all__ = ["ReportFacts", "read_facts"]

_FILE_NAME = re.compile(r"(\d{6})(?:-(20\d\d))?(?!\d)")
_SOURCE_KEYS = (
    "发文",
    "发布机构",
    "发布单位",
    "公开",
    "成文机关",
    "制发",
    "来源",
    "信息来源",
    "作者",
)
# What follows a key on its line, up to the next key.
_VALUE = re.compile(rf"[\u4e00-\u9fff]+?(?={META.pattern}|[^\u4e00-\u9fff]|$)")
_HOST = re.compile(r"(?:主办单位|主办)：?([\u4e00-\u9fff]{4,30})")
_BODY_YEAR = re.compile(
    rf"将[^。]{{0,12}}?({YEAR}) ?年"
    rf"|^({YEAR}) ?年"
    rf"|({YEAR}) ?年度?(?:法治|依法|工作|以来|，)"
)
_THIS_YEAR = re.compile(r"今年|本年度")


@dataclass(frozen=True)
class ReportFacts:
    """The facts of one report; '' and None are what is not known.

    ``agency_type`` and ``period_basis`` are of the data contract's lists, ``district`` is the
    name with province and prefecture, ``level`` is the bureau's own (county, prefecture,
    province, township, zone), ``doubts`` are of ``extract.facts.doubts.DOUBTS``.
    """

    title: str
    agency: str
    agency_type: str
    district_code: str
    district: str
    province: str
    year: int | None
    published_on: date | None
    period_start: date | None
    period_end: date | None
    period_basis: str
    doubts: tuple[str, ...]
    level: str = ""


@dataclass(frozen=True)
class _Parts:
    """A report taken apart: its folded text, its lines, its title, where its body begins."""

    text: str
    lines: list[Line]
    title: Title
    body: int
    signature: Signature
    hints: dict[str, str]
    file_code: str
    file_year: int | None

    @property
    def body_start(self) -> int:
        return self.lines[self.body].start if self.body < len(self.lines) else len(self.text)

    @property
    def intro(self) -> str:
        """What stands between the title and the first numbered heading of the body.

        Where no heading is, up to the end of the first paragraph.
        """
        last = self.title.last_line
        start = self.lines[last].end if 0 <= last < len(self.lines) else 0
        for line in self.lines[self.body + 1 :]:
            if line.is_heading:
                return self.text[start : line.start]
        end = self.lines[self.body].end if self.body < len(self.lines) else len(self.text)
        return self.text[start:end]


def read_facts(document: Document, places: Places) -> ReportFacts:
    """Read the facts of a report from its text, its page's hints and, last, its file's name."""
    parts = _take_apart(document)
    agency, agency_doubts = _agency(parts, places)
    signed = signed_on(parts.text, parts.signature)
    published = published_on(parts.text, parts.lines, parts.body_start) or _hinted(parts) or signed
    year, year_doubts = _year(parts, published)
    period = report_period(
        year, published, parts.title.text, parts.intro, parts.text[parts.body_start :]
    )
    evidence = Evidence(tuple(_official(parts)), parts.text, year, parts.file_code)
    found = find_district(agency, evidence, places)
    doubts = [
        *agency_doubts,
        *_missing(parts, published),
        *year_doubts,
        *_date_doubts(year, published, signed),
        *found.doubts,
    ]
    if period.basis == PART_YEAR:
        doubts.append(doubt("period_not_from_january"))
    return ReportFacts(
        title=_shown_title(document, parts),
        agency=agency,
        agency_type=agency_type(agency),
        district_code=found.place.code if found.place else "",
        district=found.place.full_name if found.place else "",
        province=found.place.province_zh if found.place else "",
        year=year,
        published_on=published,
        period_start=period.start,
        period_end=period.end,
        period_basis=period.basis,
        doubts=tuple(doubts),
        level=found.level,
    )


def _take_apart(document: Document) -> _Parts:
    text = fold(document.text)
    lines = lines_of(text)
    title = find_title(lines)
    hints = {key: fold(value) for key, value in document.hints.items()}
    if not title.text and hints.get("title"):
        title = Title("".join(hints["title"].split()))
    body = body_index(lines, title)
    name = _FILE_NAME.match(document.report_id)
    return _Parts(
        text=text,
        lines=lines,
        title=title,
        body=body,
        signature=find_signature(text, lines, body),
        hints=hints,
        file_code=name[1] if name else "",
        file_year=int(name[2]) if name and name[2] else None,
    )


def _shown_title(document: Document, parts: _Parts) -> str:
    """The title in the characters of the document itself, its spaces and line ends taken out."""
    if parts.title.first_line < 0:
        return parts.title.text
    first, last = parts.lines[parts.title.first_line], parts.lines[parts.title.last_line]
    shown = "".join(document.text[first.start : last.end].split())
    return shown[-len(parts.title.text) :]


def _head_agencies(parts: _Parts) -> Iterator[str]:
    """Bureaus on lines of their own before the body: letterheads."""
    for line in parts.lines[: parts.body]:
        if is_agency(line.text) and not line.is_meta:
            yield line.text


def _stated_sources(parts: _Parts) -> Iterator[str]:
    """What registry blocks and pages state as the issuing body or source, best first."""
    stated = [found for line in parts.lines[: parts.body] for found in META.finditer(line.text)]
    for key in _SOURCE_KEYS:
        for found in stated:
            value = _VALUE.match(found.string, found.end()) if found[1].startswith(key) else None
            if value:
                yield value[0]
    if parts.hints.get("source"):
        yield parts.hints["source"]


def _official(parts: _Parts) -> Iterator[str]:
    """Everything in an official position that may name the place."""
    yield parts.title.text
    yield from _head_agencies(parts)
    yield from _stated_sources(parts)
    yield parts.signature.agency
    for line in (*parts.lines[: parts.body], *parts.lines[-12:]):
        for found in _HOST.finditer(line.text):
            yield found[1]
    yield parts.hints.get("site", "")


def _agency(parts: _Parts, places: Places) -> tuple[str, list[str]]:
    """The bureau's name, in the fullest form in which title, letterhead or signature give it.

    Where none does, what the title or the first sentence lets conclude, with a doubt.
    """
    formal = [parts.title.agency, parts.signature.agency, *_head_agencies(parts)]
    stated = [name for name in _stated_sources(parts) if is_agency(name)]
    government = "" if formal[0] else _government(parts.title.text, places)
    if government and parts.signature.agency.endswith(government):
        government = parts.signature.agency
    elif government:
        return government, [doubt("agency_from_place", government)]
    base = next((name for name in (government, *formal, *stated) if name), "")
    if not base:
        name = agency_in_sentence(parts.text[parts.body_start : parts.body_start + 100])
        return name, [doubt("agency_from_text", name) if name else doubt("no_agency")]
    whole = max((name for name in (*formal, *stated) if name.endswith(base)), key=len)
    signature = parts.signature.agency
    # 柳溪街道2024年… signed 柳溪街道办事处: the office is the bureau, the place is not.
    return (signature if signature.startswith(whole) else whole), []


def _government(title: str, places: Places) -> str:
    """静海区人民政府 for a title that begins 静海区2023年…: a place, and nothing after it."""
    name = bare_start(title)
    prefix = places.prefix(name)
    if not prefix.places or prefix.is_stem or prefix.end < len(name):
        return ""
    return f"{name}人民政府"


def _hinted(parts: _Parts) -> date | None:
    dates = find_dates(parts.hints.get("published_on", ""))
    return dates[0].value if dates else None


def _year(parts: _Parts, published: date | None) -> tuple[int | None, list[str]]:
    """The year reported on, with the doubts: the title's, else the body's, else worked out."""
    if parts.title.year:
        span = parts.title.first_year
        return parts.title.year, [doubt("several_years", f"{span}-")] if span else []
    opening = parts.text[parts.body_start : parts.body_start + 800]
    found = _BODY_YEAR.search(opening)
    if found:
        return year_number(found[1] or found[2] or found[3]), [doubt("year_from_text")]
    if published and _THIS_YEAR.search(opening) and published.month >= 6:
        return published.year, [doubt("year_from_date")]
    if parts.file_year:
        return parts.file_year, [doubt("year_from_file_name")]
    if published and published.month <= 4:
        return published.year - 1, [doubt("year_from_date")]
    return None, [doubt("no_year")]


def _missing(parts: _Parts, published: date | None) -> Iterator[str]:
    if not parts.title.text:
        yield doubt("no_title")
    if not published:
        yield doubt("no_date")
    if parts.hints.get("pictures"):
        yield doubt("pages_without_text", parts.hints["pictures"])


def _date_doubts(year: int | None, published: date | None, signed: date | None) -> Iterator[str]:
    if not year or not published:
        return
    if published.year < year:
        yield doubt("date_before_year", published.isoformat())
    if published.year > year + 2:
        yield doubt("late_date", published.isoformat())
    if signed and signed.year == year < published.year:
        yield doubt("signed_within_year", signed.isoformat())
