"""May these figures stand side by side? One verdict, with its reasons from a closed list.

Not comparable: fewer than two headlines, figures in different units or of different parts of the
metric, different years unless asked for, a shorter period beside a longer one. With caution: a
year to date beside a full year, whatever had to be set apart, rounded figures whose order is not
certain, contradictions in a report, different types or levels of bureau, figures entered by hand,
small counts, annualised figures, figures that count the same acts, notes on how
figures were counted. What the user overrules stays not comparable, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from compare.intervals import Interval
from compare.model import Figure, Reason, ReasonCode, State, Verdict
from compare.overlap import overlaps
from compare.periods import own_period, period_group, year_of

SET_APART = frozenset({State.PARTS_ONLY, State.NOT_COMPARABLE})


@dataclass(frozen=True)
class Judgement:
    """The verdict and why; ``notes`` qualify single figures without changing the verdict.

    ``overruled`` is true where figures that are not comparable stand in one ranking because the
    user asked for it.
    """

    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()
    overruled: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The reasons' codes, each once, in order."""
        return tuple(dict.fromkeys(reason.code for reason in self.reasons))


@dataclass(frozen=True)
class Terms:
    """On what terms figures are judged.

    ``spans`` are the intervals that are ranked, by report id (rates, annualised figures); those
    missing are taken from the figures. ``more`` are reasons for caution that whoever compares
    knows (small counts, annualising). ``years`` asks for a comparison of different years.
    """

    spans: Mapping[str, Interval | None] | None = None
    more: tuple[Reason, ...] = ()
    years: bool = False


def judge(
    figures: Sequence[Figure],
    is_flow: bool,
    level: Callable[[Figure], str],
    terms: Terms | None = None,
) -> Judgement:
    """The verdict on one metric's figures, in any order.

    ``level`` gives the administrative level of a figure's bureau. Reasons name reports by their
    ids (``who``), several of them separated by ``|``; ``telling.phrases`` puts them into words.
    """
    terms = terms or Terms()
    ordered = sorted(figures, key=lambda f: f.report.id)
    valued = [f for f in ordered if f.has_value]
    apart, notes = _apart(ordered), _counting_rules(valued)
    refused = _differing(valued, is_flow, terms)
    if len(valued) < 2:
        refused = (*_lonely(ordered, valued), *refused)
    if refused or len(valued) < 2:
        return Judgement(Verdict.NOT_COMPARABLE, (*refused, *apart), notes)
    cautions = [
        *(_period(valued, terms) if is_flow else ()),
        *_years(valued),
        *_conflicts(valued),
        *_rounded(valued, terms),
        *overlaps(valued),
        *_different(valued, lambda f: f.report.agency_type, "agency_type"),
        *_different(valued, level, "level"),
        *_derived(valued),
        *_entered(valued),
        *_noted(notes),
        *terms.more,
        *apart,
    ]
    insisted = _insisted(valued)
    if insisted:
        return Judgement(Verdict.NOT_COMPARABLE, (*insisted, *cautions), notes, overruled=True)
    verdict = Verdict.CAUTION if cautions else Verdict.COMPARABLE
    return Judgement(verdict, tuple(cautions), notes)


def _ids(figures: Sequence[Figure]) -> str:
    return "|".join(figure.report.id for figure in figures)


def _lonely(ordered: Sequence[Figure], valued: Sequence[Figure]) -> tuple[Reason, ...]:
    """One headline or none; not said where two sides state theirs, but in different units, years
    or periods."""
    elsewhere = [
        f for f in ordered
        if not f.has_value and f.reasons and all(r.code in {"unit", "period"} for r in f.reasons)
    ]  # fmt: skip
    if len(valued) + len(elsewhere) > 1:
        return ()
    if valued:
        return (Reason("no_headline", "reason.one_figure", {"who": valued[0].report.id}),)
    return (Reason("no_headline", "reason.no_figure"),)


def _apart(figures: Sequence[Figure]) -> tuple[Reason, ...]:
    """Why figures that exist in some form are not in the ranking, like reasons together."""
    found: dict[str, tuple[Reason, list[str]]] = {}
    for figure in figures:
        if figure.state in SET_APART:
            for reason in figure.reasons:
                scopes = ",".join(sorted({f"{o.scope}/{o.unit}" for o in figure.others}))
                found.setdefault(f"{reason.key}:{scopes}", (reason, []))[1].append(figure.report.id)
    return tuple(
        Reason(reason.code, reason.key, {**reason.values, "who": "|".join(who)})
        for reason, who in found.values()
    )


def _differing(valued: Sequence[Figure], is_flow: bool, terms: Terms) -> tuple[Reason, ...]:
    """What figures may never differ in: unit, part of the metric, scope, year, kind of period."""
    reasons = []
    if len({f.unit for f in valued}) > 1:
        reasons.append(Reason("unit", "reason.units"))
    slices = [f.observation.slice for f in valued if f.observation]
    for dimension in ("kind", "party", "audience", "mode"):
        if len({getattr(s, dimension) for s in slices}) > 1:
            reasons.append(Reason(dimension, "reason.slices"))
    plain = [f for f in valued if f.why != "why.overruled"]
    if len({f.observation.scope for f in plain if f.observation}) > 1:
        reasons.append(Reason("scope", "reason.scopes"))
    years = sorted({year for f in plain if (year := year_of(f)) is not None})
    if len(years) > 1 and not terms.years:
        reasons.append(Reason("period", "reason.years", {"years": "|".join(map(str, years))}))
    elif len({period_group(f, is_flow) for f in plain}) > 1:
        reasons.append(Reason("period", "reason.lengths"))
    return tuple(reasons)


def _insisted(valued: Sequence[Figure]) -> tuple[Reason, ...]:
    """The reasons that the user overruled."""
    found: dict[ReasonCode, list[str]] = {}
    for figure in valued:
        if figure.why == "why.overruled":
            # Two refusals of one kind name the bureau once; a contradiction is no refusal.
            for code in dict.fromkeys(r.code for r in figure.reasons if r.code != "arithmetic"):
                found.setdefault(code, []).append(figure.report.id)
    return tuple(Reason(code, "reason.overruled", {"who": "|".join(who), "code": code})
                 for code, who in found.items())  # fmt: skip


def _period(valued: Sequence[Figure], terms: Terms) -> tuple[Reason, ...]:
    """A year to date beside a full year, or beside another end; said once with annualising."""
    if any(reason.key == "reason.annualised" for reason in terms.more):
        return ()
    part = [f for f in valued if own_period(f)[2] == "year_to_date"]
    full = [f for f in valued if own_period(f)[2] in {"", "full_year"}]
    if part and full:
        return (Reason("period", "reason.period", {"part": _ids(part), "full": _ids(full)}),)
    ends = {own_period(f)[1] for f in part}
    if len({(e.month, e.day) if e else None for e in ends}) > 1:
        listed = sorted(e.isoformat() if e else "?" for e in ends)
        return (Reason("period", "reason.period.ends", {"ends": "|".join(listed)}),)
    return ()


def _years(valued: Sequence[Figure]) -> tuple[Reason, ...]:
    years = sorted({year for f in valued if (year := year_of(f)) is not None})
    if len(years) < 2:
        return ()
    return (Reason("period", "reason.years", {"years": "|".join(map(str, years))}),)


def _conflicts(valued: Sequence[Figure]) -> tuple[Reason, ...]:
    return tuple(
        Reason(reason.code, reason.key, {**reason.values, "who": figure.report.id})
        for figure in valued
        for reason in figure.reasons
        if reason.code == "arithmetic"
    )


def _rounded(valued: Sequence[Figure], terms: Terms) -> tuple[Reason, ...]:
    """Figures of which at least one is rounded and whose intervals meet."""
    given = terms.spans or {}
    spans = sorted(
        ((span, f.report.id) for f in valued if (span := given.get(f.report.id) or f.interval)),
        key=lambda p: (p[0].low, p[0].high, p[1]),
    )
    who: dict[str, None] = {}
    for i, (first, one) in enumerate(spans):
        for second, other in spans[i + 1 :]:
            if second.low > first.high:
                break
            rounded = not (first.is_point and second.is_point)
            open_end = second.low == first.high and (first.high_open or second.low_open)
            if rounded and not open_end:
                who |= {one: None, other: None}
    return (Reason("rounded", "reason.rounded", {"who": "|".join(who)}),) if who else ()


def _different(
    valued: Sequence[Figure], value: Callable[[Figure], str], code: ReasonCode
) -> tuple[Reason, ...]:
    return (Reason(code, f"reason.{code}"),) if len({value(f) for f in valued}) > 1 else ()


def _derived(valued: Sequence[Figure]) -> tuple[Reason, ...]:
    derived = [f for f in valued if f.is_derived]
    return (Reason("no_headline", "reason.derived", {"who": _ids(derived)}),) if derived else ()


def _entered(valued: Sequence[Figure]) -> tuple[Reason, ...]:
    """Figures that no sentence on file can confirm."""
    entered = [f for f in valued if (f.observation and f.observation.method == "entered")
               or (f.is_derived and any(p.method == "entered" for p in f.parts))]  # fmt: skip
    return (Reason("entered", "reason.entered", {"who": _ids(entered)}),) if entered else ()


def _noted(notes: Sequence[Reason]) -> tuple[Reason, ...]:
    """Whose way of counting the notes tell; the notes themselves are long and stand below."""
    who = "|".join(dict.fromkeys(note.values["who"] for note in notes))
    return (Reason("counting_rule", "reason.counting", {"who": who}),) if who else ()


def _counting_rules(valued: Sequence[Figure]) -> tuple[Reason, ...]:
    """What whoever entered a figure noted of how it was counted."""
    return tuple(
        Reason("counting_rule", "note.counting", {"who": f.report.id, "note": f.observation.note})
        for f in valued
        if f.observation and f.observation.note
    )
