"""One metric across bureaus: the rows, their order, their rates and the verdict on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from compare.headline import COUNTED_METHODS, headline
from compare.load import Dataset
from compare.model import WHOLE, Figure, Interval, Observation, Report, Slice
from compare.verdict import Judgement, judge

RESIDENTS_PER = 10_000
STREET_LEVEL = "street"


@dataclass(frozen=True)
class Row:
    """One bureau-year of a comparison. ``shown`` is what is drawn: a value or a rate."""

    figure: Figure
    value: float | None
    shown: float | None
    span: Interval | None
    population: int | None

    @property
    def report(self) -> Report:
        """The report that the figure is from."""
        return self.figure.report


@dataclass(frozen=True)
class Entry:
    """A line of the table and of the file: a bureau's ``headline`` (or its absence), a ``part``
    of it, or an ``other`` figure of the metric in the same report."""

    role: str
    row: Row
    observation: Observation | None


@dataclass(frozen=True)
class Comparison:
    """Everything that is shown of one metric: ranked rows first, the rest apart."""

    metric: str
    part: Slice
    unit: str
    is_flow: bool
    per_residents: bool
    ranked: tuple[Row, ...]
    silent: tuple[Row, ...]
    apart: tuple[Row, ...]
    judgement: Judgement
    slices: tuple[Slice, ...]
    units: tuple[str, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in the order in which they are shown."""
        return (*self.ranked, *self.silent, *self.apart)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every row, and after it every other figure that its report states of the metric."""
        return tuple(
            Entry(role, row, observation)
            for row in self.rows
            for role, stated in (
                ("headline", (row.figure.observation,)),
                ("part", row.figure.parts),
                ("other", row.figure.others),
            )
            for observation in stated
        )

    def rank(self, row: Row) -> int | None:
        """The row's place in the ranking, from 1; None where it has none."""
        return next((i for i, ranked in enumerate(self.ranked, 1) if ranked is row), None)


def level_of(dataset: Dataset, report: Report) -> str:
    """The administrative level of the bureau: a street is below its district."""
    if report.agency_type == STREET_LEVEL:
        return STREET_LEVEL
    place = dataset.place(report)
    return place.level if place else ""


def population_of(dataset: Dataset, report: Report) -> int | None:
    """The residents that a bureau's figures may be divided by, or None.

    Only where the bureau's level is that of the district whose population it is: a street does
    not take its district's. Source: the 2020 census figures of ``data/districts.yaml``.
    """
    place = dataset.place(report)
    if place is None or report.agency_type == STREET_LEVEL:
        return None
    return place.population


def slices_of(observations: Sequence[Observation]) -> tuple[Slice, ...]:
    """The slices in which a metric is stated: the whole first, then the most widely stated."""
    reports: dict[Slice, set[str]] = {}
    for o in observations:
        if o.method in COUNTED_METHODS and o.period_basis != "prior_year":
            reports.setdefault(o.slice, set()).add(o.report_id)
    named = [s for s in reports if not s.is_whole]
    return (WHOLE, *sorted(named, key=lambda s: (-len(reports[s]), len(s.named()), s.code())))


def best_slice(reports: Sequence[Report], metric: str, stated: Sequence[Observation]) -> Slice:
    """The slice to begin with: the whole, or, where no bureau states it, the first slice that at
    least two bureaus do (theory study groups, where only kinds of study are counted)."""
    if any(f.has_value for f in figures_of(reports, metric, stated)):
        return WHOLE
    for part in slices_of(stated)[1:]:
        if sum(f.has_value for f in figures_of(reports, metric, stated, part)) > 1:
            return part
    return WHOLE


def main_unit(figures: Sequence[Figure], preferred: Sequence[str]) -> str:
    """The unit that most headlines are in; at a tie the dictionary's first."""
    counts = Counter(f.unit for f in figures if f.has_value)
    if not counts:
        return preferred[0] if preferred else next((f.unit for f in figures if f.unit), "")
    order = {unit: position for position, unit in enumerate(preferred)}
    return min(counts, key=lambda u: (-counts[u], order.get(u, len(order)), u))


def compare(
    dataset: Dataset,
    metric: str,
    reports: Sequence[Report],
    part: Slice | None = None,
    unit: str = "",
    per_residents: bool = False,
) -> Comparison:
    """The comparison of ``metric`` over ``reports``.

    Without ``part`` the best slice is taken, with an empty ``unit`` the main one.
    """
    chosen = {report.id for report in reports}
    stated = [o for o in dataset.observations(metric=metric) if o.report_id in chosen]
    part = best_slice(reports, metric, stated) if part is None else part
    found = dataset.dictionary.metrics.get(metric)
    preferred = found.units if found else ()
    first = figures_of(reports, metric, stated, part)
    unit = unit or main_unit(first, preferred)
    figures = figures_of(reports, metric, stated, part, unit)
    is_flow = found is None or found.measure == "flow"
    rows = [_row(dataset, figure, per_residents) for figure in figures]
    ranked = [row for row in rows if row.shown is not None]
    lost = [row for row in rows if row.shown is None and row.figure.has_value]
    apart = [row for row in rows if row.figure.state.value == "not_comparable"]
    silent = [row for row in rows if row not in ranked and row not in lost and row not in apart]
    return Comparison(
        metric=metric,
        part=part,
        unit=unit,
        is_flow=is_flow,
        per_residents=per_residents,
        ranked=tuple(sorted(ranked, key=lambda r: (-(r.shown or 0), r.report.id))),
        silent=tuple(sorted(silent, key=lambda r: (r.figure.state.value, r.report.id))),
        apart=(*lost, *apart),
        judgement=judge([r.figure for r in (*ranked, *silent, *apart)], is_flow,
                        lambda f: level_of(dataset, f.report)),
        slices=slices_of(stated),
        units=units_of(stated, part, preferred),
    )  # fmt: skip


def units_of(
    stated: Sequence[Observation], part: Slice, preferred: Sequence[str]
) -> tuple[str, ...]:
    """The units in which this slice is stated, in the dictionary's order."""
    used = {o.unit for o in stated if o.slice == part and o.method in COUNTED_METHODS}
    order = {unit: position for position, unit in enumerate(preferred)}
    return tuple(sorted(used, key=lambda u: (order.get(u, len(order)), u)))


def figures_of(
    reports: Sequence[Report],
    metric: str,
    stated: Sequence[Observation],
    part: Slice = WHOLE,
    unit: str | None = None,
) -> list[Figure]:
    """One figure a report, in the reports' order."""
    by_report: dict[str, list[Observation]] = {}
    for observation in stated:
        by_report.setdefault(observation.report_id, []).append(observation)
    return [headline(r, metric, by_report.get(r.id, []), part, unit or None) for r in reports]


def rate_of(comparison: Comparison, entry: Entry) -> float | None:
    """An entry's figure per 10,000 residents; None where rates are not asked for.

    Other figures (joint, area-wide) are not the bureau's own and have no rate, nor have parts in
    another unit and bureaus without a population.
    """
    row, observation = entry.row, entry.observation
    if not comparison.per_residents or observation is None:
        return None
    if entry.role == "headline":
        return row.shown
    if entry.role == "other" or not row.population or observation.unit != comparison.unit:
        return None
    return observation.value * RESIDENTS_PER / row.population


def _row(dataset: Dataset, figure: Figure, per_residents: bool) -> Row:
    population = population_of(dataset, figure.report)
    value, span = figure.value, figure.interval
    if not per_residents or value is None:
        return Row(figure, value, value, span, population)
    if not population:
        return Row(figure, value, None, None, population)
    factor = RESIDENTS_PER / population
    scaled = Interval(span.low * factor, span.high * factor, span.low_open, span.high_open) \
        if span else None  # fmt: skip
    return Row(figure, value, value * factor, scaled, population)
