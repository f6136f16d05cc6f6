"""One report as rows of the tidy tables, in plain Python."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from extract.checks import Check, check, mark_breakdowns
from extract.document import Document
from extract.observation import CONFIDENCE_REASONS, Choice, Mention, Observation, Period
from extract.reading import Reader, Reading
from extract.report import ReportFacts

Row = dict[str, Any]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "reports": (
        "report_id", "file", "sha256", "title", "agency", "agency_type", "district_code",
        "district", "province", "year", "published_on", "period_start", "period_end",
        "period_basis", "source_url", "characters", "level", "doubts",
    ),
    "observations": (
        "observation_id", "report_id", "metric", "value", "unit", "qualifier", "scope", "party",
        "audience", "mode", "kind", "period_start", "period_end", "period_basis", "part_of",
        "text", "start", "end", "quote", "section", "method", "confidence", "reasons",
        "prefix", "suffix", "breakdown", "paragraph", "step", "reviewed_by", "reviewed_at",
        "corrected_from", "corrected_why",
    ),
    "mentions": (
        "report_id", "start", "end", "text", "fate", "observation_id", "reason", "looks_like",
        "reviewed_by",
    ),
    "checks": ("report_id", "kind", "total_observation", "parts", "expected", "found", "holds"),
    "failures": ("file", "reason"),
    "corrections": (
        "report_id", "correction_id", "what", "start", "end", "text", "observation_id", "expect",
        "from", "to", "why", "who", "when", "state", "reason", "withdrawn_by", "withdrawn_at",
        "file", "line",
    ),
}  # fmt: skip
NOT_REVIEWED: Mapping[str, str] = {
    "reviewed_by": "", "reviewed_at": "", "corrected_from": "", "corrected_why": "",
}  # fmt: skip
"""What a person said of a figure: nothing, as it is read."""

_CONTEXT = 24
_LOW = {"implied_by_change", "distant_wording", "contested", "template_risk"}
_SURE = {"explicit", "stated_in_words", "table"}


@dataclass
class ReportRows:
    """The rows that one report adds to each table."""

    report: Row
    observations: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    checks: list[Row] = field(default_factory=list)
    corrections: list[Row] = field(default_factory=list)


def read_rows(document: Document, facts: ReportFacts, reader: Reader) -> ReportRows:
    """Read one report and lay the result out as rows; dates are ISO 8601, '' is not known."""
    period = Period(facts.period_basis, facts.period_start, facts.period_end)
    reading = reader.read(document.text, year=facts.year, period=period)
    return rows_of(document, facts, reading)


def rows_of(document: Document, facts: ReportFacts, reading: Reading) -> ReportRows:
    """The rows of a report that has been read."""
    mark_breakdowns(reading.observations)
    ids = _ids(document.report_id, reading)
    quotes = _quotes(document, reading)
    stated = [o for o in reading.observations if o.method != "implied"]
    return ReportRows(
        _report_row(document, facts),
        [_observation_row(document, reading, o, ids, quotes) for o in reading.observations],
        _mention_rows(document, reading, ids),
        [check_row(document.report_id, c, ids) for c in check(stated)],
    )


def _ids(report_id: str, reading: Reading) -> dict[int, str]:
    """A stable id for each observation: report, place and metric, numbered where these agree."""
    ids: dict[int, str] = {}
    used: dict[str, int] = {}
    for observation in reading.observations:
        place = reading.layout.original(observation.start)
        name = f"{report_id}-{place}-{observation.metric}"
        used[name] = used.get(name, 0) + 1
        ids[id(observation)] = name if used[name] == 1 else f"{name}-{used[name]}"
    return ids


def _report_row(document: Document, facts: ReportFacts) -> Row:
    return {
        "report_id": document.report_id,
        "file": document.file,
        "sha256": document.sha256,
        "title": facts.title,
        "agency": facts.agency,
        "agency_type": facts.agency_type,
        "district_code": facts.district_code,
        "district": facts.district,
        "province": facts.province,
        "year": facts.year if facts.year is not None else "",
        "published_on": _day(facts.published_on),
        "period_start": _day(facts.period_start),
        "period_end": _day(facts.period_end),
        "period_basis": facts.period_basis,
        "source_url": document.source_url,
        "characters": len(document.text),
        "level": facts.level,
        "doubts": " ".join(facts.doubts),
        # no column of the table: the same text in another file is the same report
        "text_sha256": text_sha256(document.text),
    }


def text_sha256(text: str) -> str:
    """A hash of a report's characters, whatever white space its format puts between them."""
    return hashlib.sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


def _quotes(document: Document, reading: Reading) -> dict[tuple[int, int], str]:
    """The sentences that state figures, as they are shown, by their place in the compact text."""
    spans = {(o.sentence.start, o.sentence.end) for o in reading.observations}
    shown = ((span, reading.layout.original_span(*span)) for span in spans)
    return {span: document.text[first:last].strip() for span, (first, last) in shown}


def _in_order(reasons: set[str]) -> str:
    """The reasons of a figure in the order of their list."""
    if len(reasons) == 1:
        return next(iter(reasons))
    return " ".join(reason for reason in CONFIDENCE_REASONS if reason in reasons)


def _observation_row(
    document: Document, reading: Reading, observation: Observation, ids: dict[int, str],
    quotes: dict[tuple[int, int], str],
) -> Row:  # fmt: skip
    start, end = reading.layout.original_span(observation.start, observation.end)
    return {
        "observation_id": ids[id(observation)],
        "report_id": document.report_id,
        "metric": observation.metric,
        "value": plain_number(observation.value),
        "unit": observation.unit,
        "qualifier": observation.qualifier,
        "scope": observation.scope,
        "party": observation.party,
        "audience": observation.audience,
        "mode": observation.mode,
        "kind": observation.kind,
        "period_start": _day(observation.period.start),
        "period_end": _day(observation.period.end),
        "period_basis": observation.period.basis,
        "part_of": ids.get(id(observation.part_of), "") if observation.part_of else "",
        "text": document.text[start:end],
        "start": start,
        "end": end,
        "quote": quotes[observation.sentence.start, observation.sentence.end],
        "section": observation.sentence.section,
        "method": observation.method,
        "confidence": confidence(observation.reasons),
        "reasons": _in_order(observation.reasons),
        "prefix": document.text[max(0, start - _CONTEXT) : start],
        "suffix": document.text[end : end + _CONTEXT],
        "breakdown": observation.breakdown,
        "paragraph": observation.sentence.paragraph,
        "step": plain_number(observation.step),
        **NOT_REVIEWED,
    }


def confidence(reasons: set[str]) -> str:
    """high, medium or low, from the reasons that an observation was made for."""
    if reasons & _LOW:
        return "low"
    return "high" if reasons <= _SURE else "medium"


def _mention_rows(document: Document, reading: Reading, ids: dict[int, str]) -> list[Row]:
    rows = [_mention_row(document, reading, m, ids) for m in reading.mentions]
    for start, end in reading.layout.page_numbers:
        rows.append(_ledger_row(document, start, end, "furniture", "", "a page's number", ()))
    return sorted(rows, key=lambda row: (row["start"], row["end"]))


def _mention_row(
    document: Document, reading: Reading, mention: Mention, ids: dict[int, str]
) -> Row:
    start, end = reading.layout.original_span(mention.start, mention.end)
    name = ids.get(id(mention.observation), "") if mention.observation else ""
    return _ledger_row(document, start, end, mention.fate, name, mention.reason, mention.candidates)


def _ledger_row(
    document: Document, start: int, end: int, fate: str, observation_id: str, reason: str,
    candidates: Sequence[Choice],
) -> Row:  # fmt: skip
    return {
        "report_id": document.report_id,
        "start": start,
        "end": end,
        "text": document.text[start:end],
        "fate": fate,
        "observation_id": observation_id,
        "reason": reason,
        "looks_like": _looks_like(candidates) if fate == "unmapped" else "",
        "reviewed_by": "",
        # no column of the table: for people who ask why (explain)
        "candidates": candidates,
    }


def _looks_like(candidates: Sequence[Choice]) -> str:
    """The metrics that were weighed for a number and not taken, the nearest first."""
    return " ".join(dict.fromkeys(choice.metric for choice in candidates if choice.metric))


def check_row(report_id: str, found: Check, ids: Mapping[int, str]) -> Row:
    """A row of the checks table; ``ids`` are the figures' names by their Python identity."""
    return {
        "report_id": report_id,
        "kind": found.kind,
        "total_observation": ids[id(found.total)],
        "parts": "|".join(ids[id(p)] for p in found.parts),
        "expected": plain_number(found.expected),
        "found": plain_number(found.found),
        "holds": found.holds,
    }


def plain_number(value: Decimal) -> int | float:
    """An integer where it is one, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)


@lru_cache(maxsize=256)  # a report's figures are of few days
def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
