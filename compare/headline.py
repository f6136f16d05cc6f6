"""Which of a report's figures speaks for the bureau, if any.

The rule: the stated whole of the bureau's own, over the report's own period, exact before
rounded. Joint figures are not the bureau's own (joint operations are joint by nature). Where only
parts are stated, or several figures of different audiences or kinds, there is no headline.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.intervals import interval_of
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
) -> Figure:
    """The cell of ``metric`` in ``report``: its state, its headline figure and what stands beside.

    ``observations`` are those of this report and metric. With ``unit`` the figure must be in that
    unit; without, the first unit found is taken.
    """
    stated = [o for o in observations if o.method in COUNTED_METHODS and _is_current(o)]
    if not stated:
        return Figure(report, State.NOT_REPORTED)
    own = [o for o in stated if o.scope == own_scope(metric) and _spans(o, report)]
    wholes = [o for o in own if o.slice == part and not _is_part_of_like(o, stated)]
    in_unit = [o for o in wholes if unit is None or o.unit == unit]
    if in_unit:
        return _stated(report, in_unit, stated)
    if wholes:
        return _refused(report, "unit", wholes)
    if not part.is_whole:
        return Figure(report, State.NOT_REPORTED, others=tuple(stated))
    if own:
        return Figure(report, State.PARTS_ONLY, unit=own[0].unit, parts=tuple(own),
                      reasons=(Reason("no_headline", "reason.parts_only"),))  # fmt: skip
    shorter = [o for o in stated if o.scope == own_scope(metric)]
    if shorter:
        return _refused(report, "period", shorter)
    return _refused(report, "scope", stated)


def _is_current(observation: Observation) -> bool:
    return observation.period_basis != "prior_year"


def _spans(observation: Observation, report: Report) -> bool:
    """True where the figure covers the report's own period (or says nothing else)."""
    return observation.period_basis in {"", report.period_basis}


def _is_part_of_like(observation: Observation, stated: Iterable[Observation]) -> bool:
    """True for a part of a whole of the same slice and scope (a part by office or industry)."""
    return any(
        other.id == observation.part_of
        and other.slice == observation.slice
        and other.scope == observation.scope
        for other in stated
    )


def _stated(report: Report, wholes: Sequence[Observation], stated: Sequence[Observation]) -> Figure:
    exact = [o for o in wholes if o.qualifier == "exact"]
    parents = {o.part_of for o in stated if o.part_of}
    chosen = max(exact or wholes, key=lambda o: (o.id in parents, o.value, -o.start))
    interval = interval_of(chosen.value, chosen.qualifier, chosen.text)
    rivals = [o for o in wholes if o.unit == chosen.unit and o.value != chosen.value]
    conflict = tuple(
        Reason("arithmetic", "reason.conflict", {"other": o.text, "text": chosen.text})
        for o in rivals
        if not _compatible(chosen, o)
    )
    return Figure(
        report,
        State.STATED_ZERO if chosen.value == 0 else State.FIGURE,
        unit=chosen.unit,
        observation=chosen,
        interval=interval,
        parts=parts_of(chosen, stated),
        others=tuple(o for o in stated if o.scope != chosen.scope),
        reasons=conflict,
    )


def _compatible(chosen: Observation, other: Observation) -> bool:
    """True where a rounded mention of the same fact agrees with the chosen figure."""
    span = interval_of(other.value, other.qualifier, other.text)
    return not span.is_point and span.low <= chosen.value <= span.high


def parts_of(whole: Observation, stated: Iterable[Observation]) -> tuple[Observation, ...]:
    """Everything that is part of ``whole``, at any depth, each after its own whole."""
    rest = [o for o in stated if o.id != whole.id]
    children = [o for o in rest if o.part_of == whole.id]
    return tuple(grown for child in children for grown in (child, *parts_of(child, rest)))


def _refused(report: Report, code: ReasonCode, stated: Sequence[Observation]) -> Figure:
    return Figure(
        report,
        State.NOT_COMPARABLE,
        unit=stated[0].unit,
        others=tuple(stated),
        reasons=(Reason(code, f"reason.only_{code}"),),
    )
