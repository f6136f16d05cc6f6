"""One metric across bureaus: the rows, their order, their ranks and the verdict on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from compare.headline import COUNTED_METHODS, headline, overruled
from compare.intervals import Interval
from compare.load import Dataset
from compare.model import (
    WHOLE,
    Figure,
    Observation,
    Reason,
    Report,
    Slice,
    State,
    Verdict,
)
from compare.periods import period_group, year_of
from compare.ranks import rank_ranges
from compare.rates import RATES, Rate
from compare.rows import (
    PER_RESIDENTS,
    RESIDENTS_PER,
    Options,
    Row,
    level_of,
    more_reasons,
    population_of,
    rows_of,
    set_apart,
)
from compare.verdict import Judgement, Terms, judge

UNKNOWN = frozenset({State.NOT_REPORTED, State.NOT_READ, State.PARTS_ONLY})
"""States in which the bureau may have any value, so that they widen every rank."""


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
    ranked: tuple[Row, ...]
    silent: tuple[Row, ...]
    apart: tuple[Row, ...]
    judgement: Judgement
    slices: tuple[Slice, ...]
    units: tuple[str, ...]
    options: Options = field(default_factory=Options)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in the order in which they are shown."""
        return (*self.ranked, *self.silent, *self.apart)

    @property
    def per_residents(self) -> bool:
        """True for a rate per 10,000 residents."""
        return self.options.per == PER_RESIDENTS

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

    @property
    def rate(self) -> Rate | None:
        """The rate that is compared, or None for the figures themselves."""
        return RATES.get(self.options.per)

    @property
    def tally(self) -> dict[str, int]:
        """How many rows are in each state outside the ranking."""
        return dict(Counter(row.figure.state.value for row in (*self.silent, *self.apart)))


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
    options: Options | None = None,
) -> list[Figure]:
    """One figure a report, in the reports' order."""
    options = options or Options()
    by_report: dict[str, list[Observation]] = {}
    for observation in stated:
        by_report.setdefault(observation.report_id, []).append(observation)
    return [
        headline(r, metric, by_report.get(r.id, []), part, unit or None, options.scope,
                 options.sum_parts)
        for r in reports
    ]  # fmt: skip


def rate_of(comparison: Comparison, entry: Entry) -> float | None:
    """An entry's figure as the rate that is compared, not annualised; None where none is.

    Other figures (joint, area-wide) are not the bureau's own and have no rate, nor have parts in
    another unit, and of parts only those per resident have one: what a part is divided by is not
    what its whole is.
    """
    row, observation = entry.row, entry.observation
    if comparison.rate is None or observation is None:
        return None
    if entry.role == "headline":
        return row.stated if row.figure.has_value else None
    if entry.role == "other" or not row.population or observation.unit != comparison.unit:
        return None
    return observation.value * RESIDENTS_PER / row.population if comparison.per_residents else None


def compare(
    dataset: Dataset,
    metric: str,
    reports: Sequence[Report],
    part: Slice | None = None,
    unit: str = "",
    per_residents: bool = False,
    options: Options | None = None,
) -> Comparison:
    """The comparison of ``metric`` over ``reports``.

    Without ``part`` the best slice is taken, with an empty ``unit`` the main one.
    ``per_residents`` is short for the rate of that name.
    """
    options = options or Options()
    if per_residents:
        options = replace(options, per=PER_RESIDENTS)
    chosen = {report.id for report in reports}
    stated = [o for o in dataset.observations(metric=metric) if o.report_id in chosen]
    part = best_slice(reports, metric, stated) if part is None else part
    found = dataset.dictionary.metrics.get(metric)
    preferred = found.units if found else ()
    unit = unit or main_unit(figures_of(reports, metric, stated, part, None, options), preferred)
    is_flow = found is None or found.measure == "flow"
    figures = figures_of(reports, metric, stated, part, unit, options)
    if options.overrule:
        figures = [overruled(figure, part, unit) for figure in figures]
    apart = alike(figures, is_flow, options.years)
    figures = insisted(figures, apart) if options.overrule else apart
    empty = Comparison(
        metric, part, unit, is_flow, (), (), (), Judgement(Verdict.NOT_COMPARABLE),
        slices_of(stated), units_of(stated, part, preferred), options,
    )  # fmt: skip
    return _ordered(dataset, empty, rows_of(dataset, figures, is_flow, options))


def alike(figures: Sequence[Figure], is_flow: bool, years: bool) -> list[Figure]:
    """The figures, those of another year or of another kind of period than most set apart."""
    kept = list(figures)
    if not years:
        main_year = _main_year(kept)
        kept = [
            set_apart(f, Reason("period", "reason.other_year", {"year": str(year_of(f))}))
            if f.has_value and (year_of(f) or 0) != main_year else f
            for f in kept
        ]  # fmt: skip
    groups = [period_group(f, is_flow) for f in kept if f.has_value]
    counts = Counter(groups)
    main = max(counts, key=lambda g: (counts[g], g == ("year",), g), default=("year",))
    return [
        set_apart(f, Reason("period", _period_key(f, is_flow)))
        if f.has_value and period_group(f, is_flow) != main else f
        for f in kept
    ]  # fmt: skip


def _period_key(figure: Figure, is_flow: bool) -> str:
    """The words for a figure of another kind of period than most: shorter, or of the year."""
    of_year = period_group(figure, is_flow) == ("year",)
    return "reason.other_period" if of_year else "reason.only_period"


def insisted(figures: Sequence[Figure], apart: Sequence[Figure]) -> list[Figure]:
    """The figures all in one ranking, those that were set apart with the reason why they are."""
    return [
        f if f is g else replace(f, reasons=(*g.reasons, *f.reasons), why="why.overruled")
        for f, g in zip(figures, apart, strict=True)
    ]


def _main_year(figures: Sequence[Figure]) -> int:
    """The year of most figures; at a tie the latest."""
    counts = Counter(year_of(f) or 0 for f in figures if f.has_value)
    return max(counts, key=lambda year: (counts[year], year), default=0)


def _ordered(dataset: Dataset, comparison: Comparison, rows: Sequence[Row]) -> Comparison:
    """The rows in their places, judged and ranked."""
    ranked = sorted(
        (r for r in rows if r.shown is not None), key=lambda r: (-(r.shown or 0), r.report.id)
    )
    apart = [r for r in rows if r.figure.state == State.NOT_COMPARABLE]
    silent = [r for r in rows if r not in ranked and r not in apart]
    terms = Terms(
        spans={r.report.id: r.span for r in ranked},
        more=tuple(more_reasons(ranked, comparison.options)),
        years=comparison.options.years,
    )
    judgement = judge(
        [r.figure for r in (*ranked, *silent, *apart)], comparison.is_flow,
        lambda f: level_of(dataset, f.report), terms,
    )  # fmt: skip
    if judgement.verdict != Verdict.NOT_COMPARABLE or judgement.overruled:
        unknown = sum(r.figure.state in UNKNOWN for r in silent)
        ranks = rank_ranges([r.span or Interval(0, 0) for r in ranked], unknown)
        ranked = [replace(r, rank=rank) for r, rank in zip(ranked, ranks, strict=True)]
    return replace(
        comparison,
        ranked=tuple(ranked),
        silent=tuple(sorted(silent, key=lambda r: (r.figure.state.value, r.report.id))),
        apart=tuple(apart),
        judgement=judgement,
    )


__all__ = [
    "PER_RESIDENTS", "RESIDENTS_PER", "Comparison", "Entry", "Options", "Row", "alike",
    "best_slice", "compare", "figures_of", "level_of", "main_unit", "population_of", "rate_of",
    "set_apart", "slices_of", "units_of",
]  # fmt: skip
