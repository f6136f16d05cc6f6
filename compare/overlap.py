"""Do two figures count the same acts? Then they may be compared, but never added.

Two cases are sure enough to be said: figures of a whole area (or of several departments together)
where one area is the other or lies within it, by the nesting of GB/T 2260 codes; and two reports
of one bureau whose periods overlap.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from compare.model import Figure, Reason
from compare.periods import own_period

SHARED_SCOPES = frozenset({"area", "joint"})


def overlaps(valued: Sequence[Figure]) -> tuple[Reason, ...]:
    """The reason that names every figure which overlaps with another; empty where none does."""
    who: dict[str, None] = {}
    for one, other in combinations(sorted(valued, key=lambda f: f.report.id), 2):
        if _same_time(one, other) and (_same_bureau(one, other) or _same_area(one, other)):
            who |= {one.report.id: None, other.report.id: None}
    return (Reason("overlap", "reason.overlap", {"who": "|".join(who)}),) if who else ()


def _same_bureau(one: Figure, other: Figure) -> bool:
    names = {f.report.agency for f in (one, other)}
    places = {(f.report.district_code, f.report.agency_type) for f in (one, other)}
    return len(names) == 1 and "" not in names and len(places) == 1


def _same_area(one: Figure, other: Figure) -> bool:
    """True where both count beyond their own bureau and one area holds the other."""
    scopes = [f.observation.scope if f.observation else "" for f in (one, other)]
    return SHARED_SCOPES.issuperset(scopes) and (
        holds(one.report.district_code, other.report.district_code)
        or holds(other.report.district_code, one.report.district_code)
    )


def holds(code: str, other: str) -> bool:
    """True where the division ``other`` is ``code`` or lies within it: 440600 holds 440605."""
    if not code:
        return False
    return other.startswith(code.removesuffix("00").removesuffix("00"))


def _same_time(one: Figure, other: Figure) -> bool:
    """True where the two periods have a day in common; unknown ends are taken as open."""
    (start, end, _), (start2, end2, _) = own_period(one), own_period(other)
    if start and end2 and end2 < start:
        return False
    if start2 and end and end < start2:
        return False
    return one.report.year == other.report.year or bool(start and end and start2 and end2)
