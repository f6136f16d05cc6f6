"""``python -m compare table``: a comparison as JSON, CSV or text, for scripts and for checking."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from compare.charts.lines import marks, shown_value
from compare.comparison import Comparison, Options, Row, compare
from compare.files.export import neutralised
from compare.intervals import Interval
from compare.load import Dataset
from compare.model import WHOLE, Observation, Report, Slice, State, Verdict
from compare.rates import RATES, offered
from compare.telling import numbers
from compare.telling.naming import counted_unit, short_names
from compare.telling.phrases import Speaker, caveats, title, verdict_line
from compare.telling.rank_words import rank_said
from compare.words import word
from extract.facts.bureau import AGENCY_TYPES
from extract.metrics.dictionary import Metric

ROW_KEYS = (
    "district_code", "report_id", "state", "value", "unit", "low", "high", "rank_low",
    "rank_high", "method", "source",
)  # fmt: skip
NOWHERE = "none-"


class Asked(Exception):
    """Something was asked for that there is not; the message says what there is."""


@dataclass(frozen=True)
class Request:
    """What ``table`` was asked for. Empty tuples mean all."""

    metric: str
    year: int
    districts: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    agency_types: tuple[str, ...] = ()
    part: Slice = WHOLE
    unit: str = ""
    options: Options = field(default_factory=Options)


def result(dataset: Dataset, request: Request) -> tuple[dict[str, Any], Comparison]:
    """The table as plain data, values unrounded, and the comparison behind it. Raises Asked."""
    _check(dataset, request)
    reports = chosen(dataset, request)
    comparison = compare(
        dataset, request.metric, reports, request.part, request.unit, options=request.options
    )
    rows = {row.report.id: row for row in comparison.rows}
    judgement = comparison.judgement
    table = {
        "metric": request.metric,
        "year": request.year,
        "verdict": judgement.verdict.value,
        "reasons": list(judgement.codes),
        "rows": [record(comparison, rows[report.id]) for report in reports],
    }
    return table, comparison


def _check(dataset: Dataset, request: Request) -> None:
    """Every word of the request names something that there is. Raises Asked with its option."""
    metrics = dataset.dictionary.metrics
    if request.metric not in metrics:
        raise Asked(
            f"--metric: there is no metric {request.metric!r}; {_near(request.metric, metrics)}"
        )
    metric = metrics[request.metric]
    if request.unit and request.unit not in metric.units:
        counted = ", ".join(metric.units)
        raise Asked(f"--unit: {metric.id} is counted in {counted}, not {request.unit!r}")
    kind = request.part.kind
    if kind != "total" and kind not in metric.kinds:
        raise Asked(f"--coverage: {metric.id} has no kind {kind!r}; {_near(kind, metric.kinds)}")
    _check_rate(metric, request.options.per)
    for code in request.districts:
        if code not in dataset.places:
            raise Asked(f"--districts: there is no district {code!r} in data/districts.yaml; use "
                        "six-digit codes such as 120104")  # fmt: skip
    for agency_type in request.agency_types:
        if agency_type not in AGENCY_TYPES:
            raise Asked(f"--agency-type: there is no type {agency_type!r}; there are "
                        f"{', '.join(AGENCY_TYPES)}")  # fmt: skip
    _check_reports(dataset.reports(), request)


def _check_rate(metric: Metric, per: str) -> None:
    possible = [rate.id for rate in offered(metric)]
    if per and per not in possible:
        there = f"only per {', '.join(possible)}" if possible else "with no rate"
        known = "" if per in RATES else f"there is no rate {per!r}; "
        raise Asked(f"--per: {known}{metric.id} is compared {there}")


def _check_reports(reports: Sequence[Report], request: Request) -> None:
    """Named reports exist and are of the year, districts and types asked for; without names there
    is a report of the year."""
    by_id = {report.id: report for report in reports}
    for report_id in request.reports:
        report = by_id.get(report_id)
        if report is None:
            raise Asked(f"--reports: there is no report {report_id!r}; {_near(report_id, by_id)}")
        if report.year != request.year:
            raise Asked(f"--reports: {report_id} is of {report.year}, --year is {request.year}")
        if request.districts and report.district_code not in request.districts:
            raise Asked(f"--reports: {report_id} is of district {report.district_code}, which is "
                        "not among --districts")  # fmt: skip
        if request.agency_types and report.agency_type not in request.agency_types:
            raise Asked(f"--reports: {report_id} is of type {report.agency_type}, which is not "
                        "among --agency-type")  # fmt: skip
    years = sorted({report.year for report in reports if report.year is not None})
    if not request.districts and request.year not in years:
        there = f"there are {', '.join(map(str, years))}" if years else "there are none at all"
        raise Asked(f"--year: there is no report of {request.year}; {there}")


def _near(asked: str, known: Iterable[str]) -> str:
    """What may have been meant, or all that there is where nothing is like it."""
    names = list(known)
    like = get_close_matches(asked, names, n=4, cutoff=0.5)
    if like and len(names) > len(like):
        return f"did you mean {', '.join(like)}?"
    return f"there are {', '.join(names)}" if names else "there are none"


def chosen(dataset: Dataset, request: Request) -> list[Report]:
    """The bureau-years of the table in the order asked for: of ``--districts``, else of
    ``--reports``, else by district code, type of bureau and name.

    A district that was named but has no report of that year (and type) is one row all the same,
    of which nothing was read.
    """
    found = [
        r for r in dataset.reports()
        if r.year == request.year
        and (not request.agency_types or r.agency_type in request.agency_types)
        and (not request.reports or r.id in request.reports)
        and (not request.districts or r.district_code in request.districts)
    ]  # fmt: skip
    if request.districts:
        order = {code: i for i, code in enumerate(request.districts)}
        have = {r.district_code for r in found}
        found += [_nowhere(c, request) for c in order if c not in have]
        return sorted(found, key=lambda r: order[r.district_code])
    if request.reports:
        return sorted(found, key=lambda r: request.reports.index(r.id))
    return found


def _nowhere(code: str, request: Request) -> Report:
    return Report(
        id=NOWHERE + code, file="", title="", agency="",
        agency_type=request.agency_types[0] if len(request.agency_types) == 1 else "",
        district_code=code, district="", province="", year=request.year, published_on=None,
        period_start=None, period_end=None, period_basis="", source_url="", method="entered",
    )  # fmt: skip


def record(comparison: Comparison, row: Row) -> dict[str, Any]:
    """One row of the table; what is not known is None. Rates give their confidence interval as
    ``low`` and ``high`` where there is one, other figures what their printed form leaves open."""
    report, figure = row.report, row.figure
    shown = row.shown is not None
    span: Interval | None = (row.confidence or row.span) if shown else None
    source = report.file or report.source_url
    method = None
    if figure.observation is not None and shown:
        method = figure.observation.method
        source = source_of(row)
    return {
        "district_code": report.district_code,
        "report_id": "" if report.id.startswith(NOWHERE) else report.id,
        "state": figure.state.value,
        "value": _number(row.shown),
        "unit": _unit(comparison, row),
        "low": _number(span.low) if span else None,
        "high": _number(span.high) if span else None,
        "rank_low": row.rank.low if row.rank else None,
        "rank_high": row.rank.high if row.rank else None,
        "method": method,
        "source": source,
    }


def source_of(row: Row) -> str:
    """Where a figure can be looked up: the file and its characters, or a page's address; of a sum
    of parts each part's."""
    figure, report = row.figure, row.report
    if figure.is_derived:
        return " ".join(dict.fromkeys(_place(part, report) for part in figure.parts))
    return _place(figure.observation, report)


def _place(observation: Observation | None, report: Report) -> str:
    if observation is not None and observation.end > observation.start:
        return f"{report.file}:{observation.start}-{observation.end}"
    return (observation.source_url if observation else "") or report.source_url or report.file


def _unit(comparison: Comparison, row: Row) -> str | None:
    unit = row.figure.unit or None
    rate = comparison.rate
    if rate is None or row.shown is None:
        return unit
    return "percent" if rate.kind == "proportion" else f"{comparison.unit}/{rate.id}"


def _number(value: float | None) -> int | float | None:
    """A whole number without a point; nothing is rounded."""
    if value is None:
        return None
    return int(value) if value == int(value) else value


def as_json(table: dict[str, Any]) -> str:
    """The table as JSON, as it is."""
    return json.dumps(table, ensure_ascii=False, indent=2)


def as_csv(table: dict[str, Any]) -> str:
    """One line a row; metric, year, verdict and reasons repeated in each."""
    out = io.StringIO()
    shared = {"metric": table["metric"], "year": str(table["year"]), "verdict": table["verdict"],
              "reasons": " ".join(table["reasons"])}  # fmt: skip
    writer = csv.DictWriter(out, (*shared, *ROW_KEYS), lineterminator="\n")
    writer.writeheader()
    for row in table["rows"]:
        cells = {key: "" if row[key] is None else str(row[key]) for key in ROW_KEYS}
        writer.writerow({k: neutralised(v) for k, v in {**shared, **cells}.items()})
    return out.getvalue().rstrip("\n")


def as_text(table: dict[str, Any], comparison: Comparison, dataset: Dataset, lang: str) -> str:
    """Title, verdict, rows and caveats for reading."""
    reports = [row.report for row in comparison.rows]
    speaker = Speaker(dataset, lang, short_names(dataset, reports, lang))
    verdict, why = verdict_line(comparison, speaker)
    by_id = {row.report.id: row for row in comparison.rows}
    lines = [title(comparison, speaker), verdict + word("colon", lang) + why, ""]
    for report, cells in zip(_in_order(table, by_id), table["rows"], strict=True):
        row = by_id[report]
        shown = _printed(comparison, row, speaker)
        rank = rank_said(row, lang)
        state = word(f"state.{cells['state']}", lang)
        lines.append("  ".join(x for x in (speaker.names[report], shown, rank, state) if x))
    lines += ["", *caveats(comparison, speaker)]
    return "\n".join(lines).rstrip()


def _printed(comparison: Comparison, row: Row, speaker: Speaker) -> str:
    """The figure in full, its sign, unit and marks; a rate to four significant figures."""
    figure, observation = row.figure, row.figure.observation
    if row.shown is None or observation is None:
        return "—"
    marked = marks(figure, comparison.is_flow)
    if comparison.rate is not None or row.factor != 1:
        return shown_value(comparison, row, speaker) + marked
    sign = numbers.SIGNS.get(observation.qualifier, "")
    unit = counted_unit(speaker.dataset, figure.unit, row.shown, speaker.lang)
    return f"{sign}{numbers.exact(row.shown)} {unit}{marked}"


def _in_order(table: dict[str, Any], by_id: dict[str, Row]) -> Sequence[str]:
    return [r["report_id"] or NOWHERE + r["district_code"] for r in table["rows"]]


__all__ = ["Asked", "Request", "State", "Verdict", "as_csv", "as_json", "as_text", "result"]
