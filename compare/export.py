"""The rows of a comparison as CSV: every figure with its state, its sentence and its place.

UTF-8 with a byte order mark, so that Excel opens Chinese intact; a cell that a spreadsheet would
run as a formula is neutralised by an apostrophe.
"""

from __future__ import annotations

import csv
import io

from compare.comparison import Comparison, Entry, Row, rate_of
from compare.intervals import interval_of
from compare.model import Interval, Observation
from compare.naming import bureau_name, day, metric_name, unit_name
from compare.phrases import Speaker
from compare.table import coverage

BOM = "\ufeff"
COLUMNS = (
    "role", "rank_low", "rank_high", "rank_of", "report_id", "district_code", "district", "bureau",
    "agency_type", "year", "metric", "metric_name", "coverage", "state", "value", "unit",
    "unit_name", "qualifier", "low", "high", "per", "rate", "rate_low", "rate_high",
    "confidence_low", "confidence_high", "denominator", "denominator_unit", "annualised",
    "annual_factor", "population_2020", "scope", "kind", "party", "audience", "mode",
    "period_start", "period_end", "period_basis", "method", "verdict", "reasons", "observation_id",
    "part_of", "start", "end", "text", "quote", "source", "source_url",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def neutralised(cell: str) -> str:
    """The cell as text where a spreadsheet would take it for a formula; numbers stay numbers."""
    if not cell.startswith(_FORMULA):
        return cell
    try:
        float(cell)
    except ValueError:
        return "'" + cell
    return cell


def plain(value: float | None) -> str:
    """A number in full, without a trailing .0; empty for none."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(float(value))


def to_csv(comparison: Comparison, speaker: Speaker) -> bytes:
    """All rows of the comparison, their parts and what stands apart."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for record in records(comparison, speaker):
        writer.writerow({key: neutralised(record.get(key, "")) for key in COLUMNS})
    return (BOM + out.getvalue()).encode("utf-8")


def records(comparison: Comparison, speaker: Speaker) -> list[dict[str, str]]:
    """One record a headline (or its absence), then one for each part and other figure."""
    found = []
    for entry in comparison.entries:
        record = _common(comparison, entry, speaker)
        if entry.observation is not None:
            record |= _of(entry.observation, speaker)
        if entry.role == "headline":
            record |= _headline(comparison, entry.row)
        found.append(record)
    return found


def file_name(comparison: Comparison, ending: str) -> str:
    """duizhao-penalty_cases-2023.csv."""
    years = sorted({r.report.year for r in comparison.rows if r.report.year is not None})
    span = "-".join(dict.fromkeys(str(y) for y in (*years[:1], *years[-1:])))
    pieces = ["duizhao", comparison.metric, *comparison.part.named().values(), span]
    return "-".join(p for p in pieces if p) + "." + ending


def _common(comparison: Comparison, entry: Entry, speaker: Speaker) -> dict[str, str]:
    row = entry.row
    report, lang, dataset = row.report, speaker.lang, speaker.dataset
    return {
        "role": entry.role,
        "coverage": coverage(comparison, entry, speaker),
        "report_id": report.id,
        "district_code": report.district_code,
        "district": speaker.names[report.id],
        "bureau": bureau_name(dataset, report, lang),
        "agency_type": report.agency_type,
        "year": str(report.year or ""),
        "per": comparison.options.per,
        "rate": plain(_rounded(rate_of(comparison, entry))),
        "metric": comparison.metric,
        "metric_name": metric_name(dataset, comparison.metric, lang),
        "population_2020": str(row.population or ""),
        "period_start": day(report.period_start),
        "period_end": day(report.period_end),
        "period_basis": report.period_basis,
        "verdict": comparison.judgement.verdict.value,
        "reasons": " ".join(comparison.judgement.codes),
        "source": report.title,
        "source_url": report.source_url,
    }


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 4)


def _of(observation: Observation, speaker: Speaker) -> dict[str, str]:
    part = observation.slice
    span = interval_of(observation.value, observation.qualifier, observation.text)
    return {
        "value": plain(observation.value),
        "unit": observation.unit,
        "unit_name": unit_name(speaker.dataset, observation.unit, speaker.lang),
        "qualifier": observation.qualifier,
        "scope": observation.scope,
        "kind": part.kind,
        "party": part.party,
        "audience": part.audience,
        "mode": part.mode,
        "period_start": day(observation.period_start),
        "period_end": day(observation.period_end),
        "period_basis": observation.period_basis,
        "method": observation.method,
        "observation_id": observation.id,
        "part_of": observation.part_of,
        "start": str(observation.start),
        "end": str(observation.end),
        "text": observation.text,
        "quote": observation.quote,
        "state": "figure" if observation.value else "stated_zero",
        "low": plain(span.low),
        "high": plain(span.high),
    }


def _headline(comparison: Comparison, row: Row) -> dict[str, str]:
    """What only a headline has: ranks, what its rate was made of, its extension to the year.

    Its state may be an absence; ``annualised`` is the figure, or its rate, of a whole year.
    """
    record = {"state": row.figure.state.value}
    if row.rank is not None:
        record |= {"rank_low": str(row.rank.low), "rank_high": str(row.rank.high),
                   "rank_of": str(row.rank.of)}  # fmt: skip
    if row.figure.interval is not None and row.figure.has_value:
        record |= {"low": plain(row.figure.interval.low), "high": plain(row.figure.interval.high)}
    if comparison.rate is not None:
        record |= _ends("rate", row.span, row.factor) | _ends(
            "confidence", row.confidence, row.factor
        )
    if row.denominator is not None:
        record |= {"denominator": plain(row.denominator.value),
                   "denominator_unit": row.denominator.unit}  # fmt: skip
    if row.factor != 1:
        record |= {"annualised": plain(_rounded(row.shown)), "annual_factor": repr(row.factor)}
    return record


def _ends(name: str, span: Interval | None, factor: float) -> dict[str, str]:
    """The ends of a rate's interval, over the time that was stated rather than the whole year."""
    if span is None:
        return {}
    low, high = span.low / factor, span.high / factor
    return {f"{name}_low": plain(_rounded(low)), f"{name}_high": plain(_rounded(high))}
