"""The rows of a comparison as CSV: every figure with its state, its sentence and its place.

UTF-8 with a byte order mark, so that Excel opens Chinese intact; a cell that a spreadsheet would
run as a formula is neutralised by an apostrophe. Numbers are unrounded and in base units; what is
not known is empty. The columns, as in ``COLUMNS``:

- ``role``: ``headline`` (or its absence), ``part`` of it, ``other`` figure of the same report
- ``rank_low``, ``rank_high``, ``rank_of``: the range of ranks, 1 the largest, of how many
- ``report_id``, ``district_code``, ``district``, ``bureau``, ``agency_type``, ``year``
- ``metric``, ``metric_name``, ``coverage``: what is counted
- ``state``: as in ``compare.model.State``
- ``value``, ``unit``, ``unit_name``, ``qualifier``: as stated
- ``low``, ``high``: what the printed form of the value leaves open
- ``per``, ``rate``, ``rate_low``, ``rate_high``: a rate's id, its value over the period that was
  stated, and what the printed forms leave open of it
- ``confidence_low``, ``confidence_high``: its 95 per cent confidence interval
- ``denominator``, ``denominator_unit``: what was divided by, where it is a figure
- ``annualised``, ``annual_factor``: the value, or the rate, extended to its year, and by how much
- ``population_2020``: residents of the bureau's district
- ``scope``, ``kind``, ``party``, ``audience``, ``mode``, ``period_start``, ``period_end``,
  ``period_basis``, ``part_of``: as in the observations table
- ``method``: ``extracted``, ``corrected``, ``entered`` or ``derived`` (a sum of exclusive parts)
- ``verdict``, ``reasons``: of the whole comparison, the reasons' codes
- ``overruled``: ``yes`` where the ranking holds figures that are not comparable, at the user's wish
- ``why``: the rule that chose the headline; ``own_reasons``: the codes of what is wrong with it or
  keeps it apart; ``corroborated_by``: ids of readings of the same fact that agree
- ``observation_id``, ``start``, ``end``, ``text``, ``quote``: its place in ``file``
- ``file``, ``source``, ``source_url``: the report's file, title and address; of a figure entered by
  hand the address of its page; ``note``: what whoever entered it noted
- ``reviewed_by``, ``reviewed_at``: who looked at the figure and when; ``corrected_from``: what had
  been read, where they corrected it; ``corrected_why``: the reason they gave
"""

from __future__ import annotations

import csv
import io

from compare.comparison import Comparison, Entry, Row, rate_of
from compare.intervals import Interval, interval_of
from compare.model import Observation, Report
from compare.table import coverage
from compare.telling.naming import bureau_name, day, metric_name, unit_name
from compare.telling.phrases import Speaker

BOM = "\ufeff"
COLUMNS = (
    "role", "rank_low", "rank_high", "rank_of", "report_id", "district_code", "district", "bureau",
    "agency_type", "year", "metric", "metric_name", "coverage", "state", "value", "unit",
    "unit_name", "qualifier", "low", "high", "per", "rate", "rate_low", "rate_high",
    "confidence_low", "confidence_high", "denominator", "denominator_unit", "annualised",
    "annual_factor", "population_2020", "scope", "kind", "party", "audience", "mode",
    "period_start", "period_end", "period_basis", "method", "verdict", "reasons", "overruled",
    "why", "own_reasons", "corroborated_by", "observation_id", "part_of", "start", "end", "text",
    "quote", "file", "source", "source_url", "note", "reviewed_by", "reviewed_at", "corrected_from",
    "corrected_why",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


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
        row = entry.row
        record = _common(comparison, entry, speaker)
        if entry.observation is not None:
            record |= _of(entry.observation, speaker) | _places(entry.observation, row.report)
        if entry.role == "headline":
            record |= _headline(comparison, row)
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
        "rate": plain(rate_of(comparison, entry)),
        "metric": comparison.metric,
        "metric_name": metric_name(dataset, comparison.metric, lang),
        "population_2020": str(row.population or ""),
        "period_start": day(report.period_start),
        "period_end": day(report.period_end),
        "period_basis": report.period_basis,
        "verdict": comparison.judgement.verdict.value,
        "reasons": " ".join(comparison.judgement.codes),
        "overruled": "yes" if comparison.judgement.overruled else "",
        "file": report.file,
        "source": report.title,
        "source_url": report.source_url,
    }


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
        "method": observation.method,
        "observation_id": observation.id,
        "part_of": observation.part_of,
        "start": str(observation.start),
        "end": str(observation.end),
        "text": observation.text,
        "quote": observation.quote,
        "state": observation.state.value,
        "reviewed_by": observation.reviewed_by,
        "reviewed_at": observation.reviewed_at,
        "corrected_from": observation.corrected_from,
        "corrected_why": observation.corrected_why,
        "low": plain(span.low),
        "high": plain(span.high),
    }


def _places(observation: Observation, report: Report) -> dict[str, str]:
    """Over which time and where it is said: the figure's own where it has them, else the report's.

    What was entered by hand is in no file, even where a report of the same bureau is.
    """
    found = {"note": observation.note}
    if observation.period_basis:
        found |= {
            "period_start": day(observation.period_start or report.period_start),
            "period_end": day(observation.period_end or report.period_end),
            "period_basis": observation.period_basis,
        }
    if observation.source_url:
        found["source_url"] = observation.source_url
    if observation.method == "entered":
        found |= {"file": "", "source": "", "start": "", "end": ""}
    return found


def _headline(comparison: Comparison, row: Row) -> dict[str, str]:
    """What only a headline has: ranks, what its rate was made of, its extension to the year.

    Its state may be an absence; ``annualised`` is the figure, or its rate, of a whole year.
    """
    figure = row.figure
    record = {
        "state": figure.state.value,
        "why": figure.why.removeprefix("why."),
        "own_reasons": " ".join(dict.fromkeys(reason.code for reason in figure.reasons)),
        "corroborated_by": " ".join(o.id for o in figure.corroborated_by),
    }
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
        record |= {"annualised": plain(row.shown), "annual_factor": repr(row.factor)}
    return record


def _ends(name: str, span: Interval | None, factor: float) -> dict[str, str]:
    """The ends of a rate's interval, over the time that was stated rather than the whole year."""
    if span is None:
        return {}
    low, high = span.low / factor, span.high / factor
    return {f"{name}_low": plain(low), f"{name}_high": plain(high)}
