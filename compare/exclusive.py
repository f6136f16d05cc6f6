"""Which stated parts leave nothing out and overlap nowhere, so that they may be added on demand.

Only pairs that divide by definition count: the two procedures of the Administrative Penalty Law
(简易程序, 普通程序), organisations and individuals, accident penalties and the others, key units
and the others, the two kinds of case file, district departments and streets. Audiences, modes and
channels do not: one training may serve several of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.intervals import Interval
from compare.model import Observation, Slice

COMPLETE: tuple[tuple[str, frozenset[str]], ...] = (
    ("kind", frozenset({"simple_procedure", "ordinary_procedure"})),
    ("kind", frozenset({"administrative", "accident"})),
    ("party", frozenset({"entity", "individual"})),
    ("kind", frozenset({"key_unit", "general_unit"})),
    ("kind", frozenset({"penalty_file", "licence_file"})),
    ("kind", frozenset({"district", "street"})),
)
DERIVED = "derived"


def sum_of_exclusive(
    own: Sequence[Observation], whole: Slice, unit: str | None
) -> tuple[Observation, tuple[Observation, ...], Interval] | None:
    """The derived whole, its parts and its interval; None where nothing adds up to the whole.

    The sum's bounds are the sums of the parts' bounds (interval arithmetic, Moore 1966).
    """
    for parts in _complete_sets(own, whole, unit):
        first = parts[0]
        spans = [part.interval for part in parts]
        span = Interval(
            sum(s.low for s in spans),
            sum(s.high for s in spans),
            low_open=any(s.low_open for s in spans),
            high_open=any(s.high_open for s in spans),
        )
        total = replace(
            first,
            id=f"{first.id}-sum",
            value=sum(part.value for part in parts),
            qualifier="exact" if span.is_point else "approximate",
            slice=whole,
            part_of="",
            text="",
            start=0,
            end=0,
            quote="",
            method=DERIVED,
            note="",
        )
        return total, parts, span
    return None


def _complete_sets(
    own: Sequence[Observation], whole: Slice, unit: str | None
) -> Iterator[tuple[Observation, ...]]:
    for dimension, names in COMPLETE:
        if getattr(whole, dimension) != "total":
            continue
        wanted = {replace(whole, **{dimension: name}) for name in names}
        found = [o for o in own if o.slice in wanted and unit in {None, o.unit}]
        one_each = len(found) == len(wanted) == len({o.slice for o in found})
        if one_each and len({o.unit for o in found}) == 1:
            yield tuple(found)
