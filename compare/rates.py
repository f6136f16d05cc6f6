"""Rates: which there are, and when a figure may be divided by another.

Numerator and denominator must agree in scope, in kind and in period; residents are those of the
bureau's own district in the 2020 census, and only where the bureau is that district's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compare.headline import headline
from compare.intervals import Interval
from compare.model import Figure, Observation, Reason, ReasonCode, State
from compare.periods import own_period
from compare.statistics import count_interval, wilson
from extract.metrics.dictionary import RESIDENTS, Metric

EVENTS = frozenset({"case", "item", "enterprise", "time", "enterprise_time", "document", "person"})


@dataclass(frozen=True)
class Rate:
    """A way to divide: by ``denominator`` (a metric, or residents), times ``multiplier``.

    ``kind`` is ``count`` (events per exposure: Byar's interval), ``proportion`` (a part of the
    denominator: Wilson's) or ``average`` (an amount per event: none).
    """

    id: str
    denominator: str
    multiplier: float
    kind: str


RATES: Mapping[str, Rate] = {
    rate.id: rate
    for rate in (
        Rate("10k_residents", RESIDENTS, 10_000, "count"),
        Rate("1000_inspections", "inspections", 1_000, "count"),
        Rate("inspection", "inspections", 1, "count"),
        Rate("enterprise", "enterprises_inspected", 1, "count"),
        Rate("case", "penalty_cases", 1, "average"),
        Rate("hazard", "hazards_found", 100, "proportion"),
        Rate("appearance_due", "court_appearances_due", 100, "proportion"),
        Rate("session", "training_sessions", 1, "average"),
    )
}
"""By id, as in a URL and on the command line."""


def offered(metric: Metric) -> tuple[Rate, ...]:
    """The rates that make sense for a metric: those whose denominator its dictionary names."""
    return tuple(r for r in RATES.values() if r.denominator in metric.denominators)


@dataclass(frozen=True)
class Rated:
    """A figure divided: the value, its interval of printing, its confidence interval.

    ``reason`` says why there is none; ``state`` what the cell then is. Proportions are in per cent.
    ``doubts`` are contradictions in the denominator.
    """

    value: float | None = None
    span: Interval | None = None
    confidence: Interval | None = None
    denominator: Observation | None = None
    reason: Reason | None = None
    state: State = State.NOT_COMPARABLE
    doubts: tuple[Reason, ...] = ()


def per_residents(figure: Figure, population: int | None, rate: Rate) -> Rated:
    """``figure`` per ``rate.multiplier`` residents; refused where no population is the bureau's."""
    if not population:
        # A street's figure is of another level than its district's residents.
        code: ReasonCode = "level" if figure.report.agency_type == "street" else "no_headline"
        return Rated(reason=Reason(code, "reason.residents", {"who": figure.report.id}))
    whole = Interval(population, population)
    return _divided(figure, float(population), whole, rate)


def denominator_of(
    figure: Figure, rate: Rate, stated: Sequence[Observation], unit: str | None = None
) -> Figure:
    """The same report's denominator in the numerator's scope and slice.

    ``stated`` are the report's observations of the denominator's metric.
    """
    numerator = figure.observation
    assert numerator is not None
    return headline(
        figure.report, rate.denominator, stated, numerator.slice, unit, scope=numerator.scope
    )


def divided(figure: Figure, below: Figure, rate: Rate) -> Rated:
    """``figure`` ÷ ``below``, where both agree in scope, kind and period."""
    reason = mismatch(figure, below)
    if reason is not None:
        return Rated(reason=reason)
    assert below.value is not None
    assert below.interval is not None
    if below.value == 0 or below.interval.low <= 0:
        return Rated(
            reason=Reason("no_headline", "reason.denominator.zero", {"who": figure.report.id}),
            state=State.NOT_APPLICABLE if below.value == 0 else State.NOT_COMPARABLE,
        )
    if rate.kind == "proportion" and (figure.value or 0) > below.value:
        return Rated(reason=Reason("arithmetic", "reason.more_than_all", {"who": figure.report.id}))
    found = _divided(figure, below.value, below.interval, rate)
    doubts = tuple(
        Reason(r.code, "reason.denominator.conflict", r.values)
        for r in below.reasons if r.code == "arithmetic"
    )  # fmt: skip
    return replace(found, denominator=below.observation, doubts=doubts)


def mismatch(figure: Figure, below: Figure) -> Reason | None:
    """Why one figure is not divided by the other, or None."""
    who = {"who": figure.report.id}
    if not below.has_value or below.observation is None or figure.observation is None:
        codes = [reason.code for reason in below.reasons]
        code: ReasonCode = "no_headline"
        if codes and codes[0] in {"scope", "period", "unit"}:
            code = codes[0]
        if not codes and figure.observation and not figure.observation.slice.is_whole:
            code = next(iter(figure.observation.slice.named()))
        return Reason(code, f"reason.denominator.{code}", who)
    if below.observation.scope != figure.observation.scope:
        return Reason("scope", "reason.denominator.scope", who)
    if below.observation.slice != figure.observation.slice:
        return Reason("kind", "reason.denominator.kind", who)
    if own_period(below) != own_period(figure):
        return Reason("period", "reason.denominator.period", who)
    return None


def _divided(figure: Figure, below: float, span_below: Interval, rate: Rate) -> Rated:
    assert figure.value is not None
    assert figure.interval is not None
    above, m = figure.interval, rate.multiplier
    span = Interval(
        above.low / span_below.high * m,
        above.high / span_below.low * m,
        above.low_open or span_below.high_open,
        above.high_open or span_below.low_open,
    )
    return Rated(figure.value / below * m, span, _confidence(figure, above, span_below, rate))


def _confidence(figure: Figure, above: Interval, below: Interval, rate: Rate) -> Interval | None:
    """The confidence interval, wide enough for every value that the printed figures leave open."""
    m = rate.multiplier
    if rate.kind == "proportion" and above.high <= below.low:
        low, high = wilson(above.low, below.high).low, wilson(above.high, below.low).high
        return Interval(low * m, high * m)
    if rate.kind == "count" and figure.unit in EVENTS:
        low, high = count_interval(above.low).low, count_interval(above.high).high
        return Interval(low / below.high * m, high / below.low * m)
    return None
