"""对账 Reconciliation: every arithmetic claim beside the same number worked out anew.

Each line holds, fails or cannot be tested; a failure is shown and never mended, for the report may
be wrong as well as the reading. The relations within a text are the extraction's (table
``checks``); here are added those that need more than one sentence or report: parts and rates of
entered figures, percentage changes, last year's figure as this year's report quotes it, and
figures read twice. Rounded figures are compared as intervals, printed rates to one step of their
last digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.changes import growths
from compare.exclusive import sum_of_exclusive
from compare.headline import COUNTED_METHODS, agree, headline
from compare.intervals import Interval
from compare.load import Dataset
from compare.model import Figure, Observation, Report, State

HOLDS, FAILS, UNTESTABLE = "holds", "fails", "untestable"
KINDS = ("sum_of_parts", "part_within_whole", "rate", "growth", "prior_year", "entered")
RATES = (
    ("rectification_rate", "hazards_rectified", "hazards_found"),
    ("court_appearance_rate", "court_appearances", "court_appearances_due"),
)
"""Percentage, its part and its whole."""


@dataclass(frozen=True)
class Line:
    """One relation. ``stated`` is what the report says, ``recomputed`` what its other figures make
    of it (None where it cannot be tested); both in ``unit``. ``observations`` are the ids behind
    it, the claim first; ``other_report`` is last year's own report, where it is one."""

    report_id: str
    kind: str
    outcome: str
    metric: str
    unit: str
    stated: float
    recomputed: float | None
    observations: tuple[str, ...]
    other_report: str = ""

    @property
    def difference(self) -> float | None:
        """Stated less recomputed."""
        return None if self.recomputed is None else self.stated - self.recomputed


def reconcile(dataset: Dataset, reports: Sequence[Report]) -> list[Line]:
    """Every line of ``reports``, report by report, in the order of ``KINDS``."""
    lines = []
    for report in reports:
        stated = dataset.observations(report=report.id)
        own = [
            *_of_text(dataset, report),
            *_of_entered(stated),
            *_rates(dataset, report),
            *_growths(dataset, report),
            *_prior_years(dataset, report, stated),
            *_read_twice(stated),
        ]
        lines += sorted(_once(dataset, own), key=lambda line: KINDS.index(line.kind))
    return lines


def _once(dataset: Dataset, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, without the arithmetic of entered figures that the text's own repeats."""
    seen = set()
    for line in lines:
        claim = dataset.observation(line.observations[0])
        same = (line.kind, line.metric, line.unit, claim.slice if claim else None, line.stated,
                line.recomputed)  # fmt: skip
        if claim is None or claim.method != "entered" or line.kind == "entered":
            seen.add(same)
            yield line
        elif same not in seen:
            yield line


def tested(holds: bool) -> str:
    """The outcome of a relation that could be tested."""
    return HOLDS if holds else FAILS


def _of_text(dataset: Dataset, report: Report) -> Iterator[Line]:
    """The extraction's own checks."""
    for row in dataset.checks(report.id):
        total = dataset.observation(row["total_observation"])
        if total is not None:
            yield Line(
                report.id, row["kind"], tested(row["holds"] == "True"), total.metric, total.unit,
                float(row["expected"]), float(row["found"]), (total.id, *row["parts"].split("|")),
            )  # fmt: skip


def _of_entered(stated: Sequence[Observation]) -> Iterator[Line]:
    """Parts and wholes among entered figures, which the extraction never saw."""
    for whole in (o for o in stated if o.method == "entered"):
        parts = [o for o in stated if o.part_of == whole.id]
        for part in parts:
            within = part.interval.low <= whole.interval.high
            yield _line(whole, "part_within_whole", within, part.value, (part.id,))
        summed = sum_of_exclusive(parts, whole.slice, whole.unit)
        if summed is not None:
            total, of, span = summed
            holds = agree(span, whole.interval)
            yield _line(whole, "sum_of_parts", holds, total.value, tuple(p.id for p in of))


def _line(
    claim: Observation, kind: str, holds: bool, recomputed: float, others: tuple[str, ...]
) -> Line:
    return Line(
        claim.report_id, kind, tested(holds), claim.metric, claim.unit, claim.value, recomputed,
        (claim.id, *others),
    )  # fmt: skip


def _rates(dataset: Dataset, report: Report) -> Iterator[Line]:
    """Stated percentages beside part ÷ whole, also where they stand in different paragraphs."""
    checked = dataset.checks(report.id)
    done = {row["total_observation"] for row in checked if row["kind"] == "rate"}
    for names in RATES:
        rate, part, whole = (_headline(dataset, report, metric) for metric in names)
        claim = rate.observation
        if claim is None or claim.id in done:
            continue
        untestable = not _alike(claim, part) or not _alike(claim, whole) or not whole.value
        if untestable or part.value is None or not whole.value:
            yield Line(report.id, "rate", UNTESTABLE, claim.metric, claim.unit, claim.value, None,
                       (claim.id,))  # fmt: skip
            continue
        found = part.value / whole.value * 100
        ids = tuple(f.observation.id for f in (part, whole) if f.observation)
        yield _line(claim, "rate", abs(found - claim.value) <= step_of(claim), found, ids)


def _headline(dataset: Dataset, report: Report, metric: str) -> Figure:
    return headline(report, metric, dataset.observations(metric=metric, report=report.id))


def _alike(claim: Observation, figure: Figure) -> bool:
    """Whether a figure is of the claim's scope and period."""
    other = figure.observation
    return other is not None and (other.scope, other.period_basis, other.period_end) == (
        claim.scope, claim.period_basis, claim.period_end
    )  # fmt: skip


def step_of(claim: Observation) -> float:
    """One step of a percentage's last printed digit: 98.67 % → 0.01, 87 % → 1."""
    digits = claim.text.rstrip("%％") or f"{claim.value:g}"
    return 10.0 ** -len(digits.partition(".")[2])


def _growths(dataset: Dataset, report: Report) -> Iterator[Line]:
    """Percentage changes against last year's figure, quoted here or from its own report."""
    for change in growths(dataset, report):
        now = change.observation
        before, where = _year_before(dataset, report, now)
        if before is None or before.interval.low <= 0:
            yield Line(report.id, "growth", UNTESTABLE, now.metric, "percent", change.percent, None,
                       (now.id,))  # fmt: skip
            continue
        low = (now.interval.low / before.interval.high - 1) * 100
        high = (now.interval.high / before.interval.low - 1) * 100
        span = Interval(low - change.step, high + change.step)
        yield Line(
            report.id, "growth", tested(span.low <= change.percent <= span.high), now.metric,
            "percent", change.percent, (now.value / before.value - 1) * 100, (now.id, before.id),
            where,
        )  # fmt: skip


def _year_before(
    dataset: Dataset, report: Report, now: Observation
) -> tuple[Observation | None, str]:
    """Last year's figure of the same kind: as quoted here, else from last year's own report."""
    for o in dataset.observations(metric=now.metric, report=report.id):
        same = (o.unit, o.slice, o.scope) == (now.unit, now.slice, now.scope)
        if o.period_basis == "prior_year" and o.method in COUNTED_METHODS and same:
            return o, ""
    if report.year is None:
        return None, ""
    return _own_figure(dataset, report, now, report.year - 1)


def _own_figure(
    dataset: Dataset, report: Report, like: Observation, year: int
) -> tuple[Observation | None, str]:
    """What the same bureau's own report of ``year`` states, in the unit, slice and scope of
    ``like``, over the full year; None where there is no such report or figure."""
    for other in dataset.reports():
        if other.year == year and same_bureau(other, report):
            stated = dataset.observations(metric=like.metric, report=other.id)
            figure = headline(other, like.metric, stated, like.slice, like.unit, like.scope)
            if figure.observation is not None and figure.state != State.NOT_COMPARABLE:
                return figure.observation, other.id
    return None, ""


def same_bureau(one: Report, other: Report) -> bool:
    """One bureau in different years: its district, its type and, of streets and others that a
    district has many of, its name."""
    if (one.district_code, one.agency_type) != (other.district_code, other.agency_type):
        return False
    names = one.agency, other.agency
    return names[0].endswith(names[1]) or names[1].endswith(names[0])


def _prior_years(dataset: Dataset, report: Report, stated: Sequence[Observation]) -> Iterator[Line]:
    """Last year's figure as quoted, or as a stated change implies, beside that year's report."""
    for quoted in stated:
        if quoted.period_basis != "prior_year" or quoted.period_end is None:
            continue
        own, where = _own_figure(dataset, report, quoted, quoted.period_end.year)
        if own is None or own.period_basis != "full_year":
            yield Line(report.id, "prior_year", UNTESTABLE, quoted.metric, quoted.unit,
                       quoted.value, own.value if own else None, (quoted.id,), where)  # fmt: skip
            continue
        yield Line(
            report.id, "prior_year", tested(agree(quoted.interval, own.interval)), quoted.metric,
            quoted.unit, quoted.value, own.value, (quoted.id, own.id), where,
        )  # fmt: skip


def _read_twice(stated: Sequence[Observation]) -> Iterator[Line]:
    """Entered figures beside the extracted ones of the same fact."""
    read = [o for o in stated if o.method in {"extracted", "corrected"}]
    for entered in (o for o in stated if o.method == "entered"):
        same = [o for o in read if _fact(o) == _fact(entered)]
        if same:
            best = next((o for o in same if agree(o.interval, entered.interval)), same[0])
            holds = agree(best.interval, entered.interval)
            yield _line(entered, "entered", holds, best.value, (best.id,))


def _fact(o: Observation) -> tuple[object, ...]:
    return o.metric, o.unit, o.slice, o.scope, o.period_basis, o.period_end
