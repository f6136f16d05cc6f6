"""The rows of a comparison: a figure, what it is divided by, what it becomes in a whole year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compare.intervals import Interval
from compare.load import Dataset
from compare.model import Figure, Observation, Reason, Report, State
from compare.periods import annual_factor, own_period
from compare.ranks import RankRange
from compare.rates import RATES, Rate, Rated, denominator_of, divided, per_residents
from compare.statistics import SMALL_COUNT
from extract.metrics.dictionary import RESIDENTS

RESIDENTS_PER = 10_000
PER_RESIDENTS = "10k_residents"
STREET_LEVEL = "township"


@dataclass(frozen=True)
class Options:
    """What the user asked for beyond the honest default.

    ``per`` is a rate's id; ``annualise`` extends part-year flows to their year; ``years`` lets
    different years stand together; ``scope`` compares joint or area-wide figures instead of the
    bureaus' own; ``sum_parts`` adds exclusive parts where no whole is stated; ``overrule`` ranks
    what is not comparable, which the verdict then says.
    """

    per: str = ""
    annualise: bool = False
    years: bool = False
    scope: str = ""
    sum_parts: bool = False
    overrule: bool = False


@dataclass(frozen=True)
class Row:
    """One bureau-year of a comparison. ``shown`` is what is drawn and ranked: a value, a rate, with
    annualising on its extension to the year; ``stated`` is the same without that extension.

    ``span`` is what the printed form leaves open of ``shown``, ``confidence`` a rate's 95 per cent
    confidence interval, ``rated`` what it was divided by, ``factor`` by how much it was annualised.
    """

    figure: Figure
    value: float | None
    shown: float | None
    span: Interval | None
    population: int | None
    stated: float | None = None
    confidence: Interval | None = None
    denominator: Observation | None = None
    factor: float = 1.0
    rank: RankRange | None = None

    @property
    def report(self) -> Report:
        """The report that the figure is from."""
        return self.figure.report


def level_of(dataset: Dataset, report: Report) -> str:
    """The administrative level of the bureau: a street is below its district."""
    if report.agency_type == "street":
        return STREET_LEVEL
    place = dataset.place(report)
    return report.level or (place.level if place else "")


def population_of(dataset: Dataset, report: Report) -> int | None:
    """The residents that a bureau's figures may be divided by, or None.

    Only where the bureau's level is that of the district whose population it is: a street does
    not take its district's. Source: the 2020 census figures of ``data/districts.yaml``.
    """
    place = dataset.place(report)
    if place is None or level_of(dataset, report) != place.level:
        return None
    return place.population


def set_apart(figure: Figure, reason: Reason, state: State = State.NOT_COMPARABLE) -> Figure:
    """The figure outside the ranking, for that reason."""
    own = (figure.observation,) if figure.observation else ()
    return replace(
        figure,
        state=state,
        observation=None,
        interval=None,
        others=(*own, *figure.others),
        reasons=(reason,),
    )


def rows_of(
    dataset: Dataset, figures: Sequence[Figure], is_flow: bool, options: Options
) -> list[Row]:
    """One row a figure, in the figures' order; what cannot be divided is set apart."""
    rate = RATES.get(options.per)
    below = _denominators(dataset, figures, rate) if rate else {}
    rows = []
    for figure in figures:
        population = population_of(dataset, figure.report)
        row = Row(figure, figure.value, figure.value, figure.interval, population, figure.value)
        if rate and figure.has_value:
            rated = below.get(figure.report.id) or per_residents(figure, population, rate)
            row = _rated(row, rated)
        # Numerator and denominator of one period grow alike: only residents do not.
        if options.annualise and (rate is None or rate.denominator == RESIDENTS):
            row = _annualised(row, is_flow)
        rows.append(row)
    return rows


def _denominators(dataset: Dataset, figures: Sequence[Figure], rate: Rate) -> dict[str, Rated]:
    """Each report's division by a metric, all denominators in one unit; empty for residents."""
    if rate.denominator == RESIDENTS:
        return {}
    valued = [f for f in figures if f.has_value and f.observation is not None]
    stated = {
        f.report.id: dataset.observations(metric=rate.denominator, report=f.report.id)
        for f in valued
    }
    first = [denominator_of(f, rate, stated[f.report.id]) for f in valued]
    units = Counter(below.unit for below in first if below.has_value)
    unit = max(units, key=lambda u: (units[u], u), default=None)
    return {
        f.report.id: divided(f, denominator_of(f, rate, stated[f.report.id], unit), rate)
        for f in valued
    }


def _rated(row: Row, rated: Rated) -> Row:
    if rated.value is None:
        reason = rated.reason or Reason("no_headline", "reason.no_figure")
        return replace(
            row, figure=set_apart(row.figure, reason, rated.state), shown=None, stated=None,
            span=None, denominator=rated.denominator,
        )  # fmt: skip
    figure = replace(row.figure, reasons=(*row.figure.reasons, *rated.doubts))
    return replace(
        row, figure=figure, shown=rated.value, stated=rated.value, span=rated.span,
        confidence=rated.confidence, denominator=rated.denominator,
    )  # fmt: skip


def _annualised(row: Row, is_flow: bool) -> Row:
    factor = annual_factor(row.figure, is_flow) if row.shown is not None else None
    if factor is None or factor == 1 or row.shown is None:
        return row
    return replace(
        row,
        shown=row.shown * factor,
        span=scaled(row.span, factor),
        confidence=scaled(row.confidence, factor),
        factor=factor,
    )


def scaled(span: Interval | None, factor: float) -> Interval | None:
    """The interval times a positive factor."""
    if span is None:
        return None
    return replace(span, low=span.low * factor, high=span.high * factor)


def more_reasons(ranked: Sequence[Row], options: Options) -> Iterator[Reason]:
    """Reasons for caution that lie in what was asked for: small counts, denominators that no
    sentence on file can confirm, annualising."""
    rate = RATES.get(options.per)
    if rate:
        yield from _of_rates(ranked, rate)
    extended = [r for r in ranked if r.factor != 1]
    if extended:
        yield Reason("period", "reason.annualised", {"who": _ids(extended)})
        left = [r for r in ranked if r.factor == 1 and own_period(r.figure)[2] == "year_to_date"]
        if left:
            yield Reason("period", "reason.not_annualised", {"who": _ids(left)})


def _of_rates(ranked: Sequence[Row], rate: Rate) -> Iterator[Reason]:
    """A count under 5 makes a rate unstable: the numerator of counts and proportions, the
    denominator of averages (the fine per case of three cases)."""
    if rate.kind == "average":
        few = [r for r in ranked if r.denominator and r.denominator.value < SMALL_COUNT]
    else:
        few = [r for r in ranked if r.value is not None and r.value < SMALL_COUNT]
    if few:
        key = "reason.small.below" if rate.kind == "average" else "reason.small"
        yield Reason("small_number", key, {"who": _ids(few)})
    entered = [
        r for r in ranked
        if r.denominator and r.denominator.method == "entered"
        and not (r.figure.observation and r.figure.observation.method == "entered")
    ]  # fmt: skip
    if entered:
        yield Reason("entered", "reason.denominator.entered", {"who": _ids(entered)})


def _ids(rows: Sequence[Row]) -> str:
    return "|".join(row.report.id for row in rows)
