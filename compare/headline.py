"""Which of a report's figures speaks for the bureau, if any.

The rule: the stated whole of the bureau's own, over the report's own period; what was read from
the text before what was entered by hand, exact before rounded, one with parts before one without.
Joint figures are not the bureau's own (joint operations are joint by nature). Where only parts are
stated, or several figures of different audiences or kinds, there is no headline, unless the sum of
exclusive parts is asked for, which is then marked as derived (``compare.exclusive``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from compare.exclusive import sum_of_exclusive
from compare.intervals import Interval
from compare.model import (
    WHOLE,
    Figure,
    Observation,
    Reason,
    ReasonCode,
    Report,
    Slice,
    State,
)
from compare.periods import covers

COUNTED_METHODS = frozenset({"extracted", "corrected", "entered"})
JOINT_BY_NATURE = frozenset({"joint_operations"})


def own_scope(metric: str) -> str:
    """The scope in which a bureau's own headline of this metric stands."""
    return "joint" if metric in JOINT_BY_NATURE else "own"


def headline(
    report: Report,
    metric: str,
    observations: Sequence[Observation],
    part: Slice = WHOLE,
    unit: str | None = None,
    scope: str = "",
    sum_parts: bool = False,
) -> Figure:
    """The cell of ``metric`` in ``report``: its state, its headline figure and what stands beside.

    ``observations`` are those of this report and metric. With ``unit`` the figure must be in that
    unit; without, the first unit found is taken. ``scope`` asks for figures of that scope instead
    of the bureau's own (area beside area). ``sum_parts`` asks for the sum of exclusive parts where
    no whole is stated.
    """
    stated = [o for o in observations if o.method in COUNTED_METHODS and _is_current(o)]
    if not stated:
        return Figure(report, silence(report))
    asked = scope or own_scope(metric)
    period = (report.period_start, report.period_end, report.period_basis)
    own = [o for o in stated if o.scope == asked and covers(o, period)]
    wholes = _latest([o for o in own if o.slice == part and not _is_part_of_like(o, stated)])
    wholes = wholes or _of_the_year([o for o in stated if o.scope == asked], part)
    if wholes:
        unit = unit or choose(wholes, stated)[0].unit
        in_unit = [o for o in wholes if o.unit == unit]
        return _stated(report, in_unit, stated) if in_unit else _refused(report, "unit", wholes)
    summed = sum_of_exclusive(own, part, unit) if sum_parts else None
    if summed is not None:
        return _derived(report, *summed, stated)
    return _without_whole(report, stated, own, asked, part, unit)


def _without_whole(
    report: Report,
    stated: Sequence[Observation],
    own: Sequence[Observation],
    asked: str,
    part: Slice,
    unit: str | None,
) -> Figure:
    """The cell where no whole of ``part`` is stated in the scope asked for and over the period.

    Of a part of the metric only what lies within that part counts: what is said of other parts is
    silence on this one.
    """
    within = [o for o in stated if _lies_in(o.slice, part)]
    own = [o for o in own if _lies_in(o.slice, part)]
    if own:
        return _parts_only(report, own, unit, part)
    if any(o.scope == asked for o in within):
        return _refused(report, "period", [o for o in within if o.scope == asked])
    if within:
        is_own = asked == own_scope(within[0].metric)
        return _refused(report, "scope", within, "" if is_own else "reason.other_scope")
    return Figure(report, silence(report), others=tuple(stated))


def _lies_in(one: Slice, part: Slice) -> bool:
    """True where ``one`` is ``part`` or a part of it: every dimension that ``part`` names."""
    return part.named().items() <= one.named().items()


def silence(report: Report) -> State:
    """What a missing figure means: not reported, or, where no whole text is held, not read."""
    return State.NOT_READ if report.is_entered else State.NOT_REPORTED


def overruled(figure: Figure, part: Slice, unit: str) -> Figure:
    """A refused figure as it stands in a ranking that the user insists on; its reasons stay.

    Only scope and period can be overruled: figures in another unit are never ranked together. Of
    several figures the largest is taken, exact before rounded.
    """
    if figure.state != State.NOT_COMPARABLE:
        return figure
    usable = [o for o in figure.others if o.slice == part and o.unit == unit]
    if not usable:
        return figure
    chosen = max(usable, key=lambda o: (o.qualifier == "exact", o.value, o.id))
    return replace(
        figure,
        state=chosen.state,
        unit=chosen.unit,
        observation=chosen,
        interval=chosen.interval,
        others=tuple(o for o in figure.others if o is not chosen),
        why="why.overruled",
    )


def _is_current(observation: Observation) -> bool:
    return observation.period_basis != "prior_year"


def _latest(stated: Sequence[Observation]) -> list[Observation]:
    """Of figures from the year's beginning to different days those to the latest: 到11月底 and
    截至目前 do not contradict each other."""
    dated = {o.period_end for o in stated if o.period_basis == "year_to_date" and o.period_end}
    if len(dated) < 2:
        return list(stated)
    latest = max(dated)
    return [o for o in stated if o.period_end in {None, latest}]


def _of_the_year(stated: Sequence[Observation], part: Slice) -> list[Observation]:
    """Where no whole covers the report's own period, those of the full year, else to the latest
    date that is stated."""
    found = [o for o in stated if o.slice == part and not _is_part_of_like(o, stated)]
    full = [o for o in found if o.period_basis == "full_year"]
    return full or _latest([o for o in found if o.period_basis == "year_to_date"])


def _is_part_of_like(observation: Observation, stated: Iterable[Observation]) -> bool:
    """True for a part of a whole of the same slice and scope (a part by office or industry)."""
    return any(
        other.id == observation.part_of
        and other.slice == observation.slice
        and other.scope == observation.scope
        for other in stated
    )


def _stated(report: Report, wholes: Sequence[Observation], stated: Sequence[Observation]) -> Figure:
    chosen, why = choose(wholes, stated)
    rivals = [o for o in wholes if o is not chosen and o.unit == chosen.unit]
    disagreeing = [o for o in rivals if not agree(chosen.interval, o.interval)]
    return Figure(
        report,
        chosen.state,
        unit=chosen.unit,
        observation=chosen,
        interval=chosen.interval,
        parts=parts_of(chosen, stated),
        others=(*disagreeing, *(o for o in stated if o.scope != chosen.scope)),
        reasons=tuple(_conflict(chosen, o) for o in disagreeing),
        why=why,
        corroborated_by=tuple(o for o in rivals if o not in disagreeing),
    )


def choose(
    wholes: Sequence[Observation], stated: Sequence[Observation] = ()
) -> tuple[Observation, str]:
    """The whole that speaks for the bureau, and the words' key of why."""
    read = [o for o in wholes if o.method != "entered"] or list(wholes)
    exact = [o for o in read if o.qualifier == "exact"] or read
    parents = {o.part_of for o in stated if o.part_of}
    chosen = max(exact, key=lambda o: (o.id in parents, o.value, -o.start, o.id))
    if len(wholes) == 1:
        return chosen, "why.only"
    if len(read) < len(wholes) and len(read) == 1:
        return chosen, "why.read"
    if len(exact) < len(read) and len(exact) == 1:
        return chosen, "why.exact"
    if len({o.value for o in exact}) == 1:
        return chosen, "why.same"
    return chosen, "why.parts" if chosen.id in parents else "why.largest"


def agree(one: Interval, other: Interval) -> bool:
    """True where one value can lie in both intervals."""
    low, high = (one, other) if one.low <= other.low else (other, one)
    if low.high == high.low:
        return not (low.high_open or high.low_open)
    return high.low < low.high


def _conflict(chosen: Observation, other: Observation) -> Reason:
    """Two statements of one fact that cannot both be right."""
    key = "reason.conflict"
    if (chosen.method == "entered") != (other.method == "entered"):
        key = "reason.conflict.entered"
    return Reason("arithmetic", key, {"text": _printed(chosen), "other": _printed(other)})


def _printed(observation: Observation) -> str:
    return observation.text or f"{observation.value:,.10g}"


def _derived(
    report: Report,
    total: Observation,
    parts: Sequence[Observation],
    span: Interval,
    stated: Sequence[Observation],
) -> Figure:
    return Figure(
        report,
        total.state,
        unit=total.unit,
        observation=total,
        interval=span,
        parts=tuple(parts),
        others=tuple(o for o in stated if o.scope != total.scope),
        why="why.derived",
        is_derived=True,
    )


def _parts_only(
    report: Report, own: Sequence[Observation], unit: str | None, part: Slice
) -> Figure:
    return Figure(
        report,
        State.PARTS_ONLY,
        unit=own[0].unit,
        parts=tuple(own),
        reasons=(Reason("no_headline", "reason.parts_only"),),
        why="why.derivable" if sum_of_exclusive(own, part, unit) else "",
    )


def parts_of(whole: Observation, stated: Iterable[Observation]) -> tuple[Observation, ...]:
    """Everything that is part of ``whole``, at any depth, each after its own whole."""
    rest = [o for o in stated if o.id != whole.id]
    children = [o for o in rest if o.part_of == whole.id]
    return tuple(grown for child in children for grown in (child, *parts_of(child, rest)))


def _refused(
    report: Report, code: ReasonCode, stated: Sequence[Observation], key: str = ""
) -> Figure:
    return Figure(
        report,
        State.NOT_COMPARABLE,
        unit=stated[0].unit,
        others=tuple(stated),
        reasons=(Reason(code, key or f"reason.only_{code}"),),
    )
