"""Ranks as ranges: ties, rounded figures and unknown ones all widen them.

The range holds every rank (1 + the number of bureaus that are certainly ahead, to the number of
those that could be ahead or level) which the bureau could have under some completion of what is
not known. Source: interval orders; on ranks in league tables Goldstein and
Spiegelhalter, J. R. Statist. Soc. A 159 (1996) 385-443 (ranks are to be shown with their
uncertainty); the rule here is exact, not a simulation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.intervals import Interval


@dataclass(frozen=True)
class RankRange:
    """From the best to the worst rank that is possible, among ``of`` bureaus; 1 is the largest.

    ``tied`` counts the others whose figure is certainly equal.
    """

    low: int
    high: int
    of: int
    tied: int = 0

    @property
    def is_certain(self) -> bool:
        """True where only one rank is possible."""
        return self.low == self.high


def surely_above(one: Interval, other: Interval) -> bool:
    """True where every value of ``one`` is greater than every value of ``other``."""
    if one.low == other.high:
        return one.low_open or other.high_open
    return one.low > other.high


def surely_equal(one: Interval, other: Interval) -> bool:
    """True for two exact figures that are the same."""
    return one.is_point and other.is_point and one.low == other.low


def rank_ranges(spans: Sequence[Interval], unknown: int = 0) -> list[RankRange]:
    """The rank range of every figure, largest first.

    ``unknown`` bureaus belong to the set but their figure is not known (not reported, not read,
    parts only): each could be ahead of or behind everyone, so each widens every range. Equal
    figures share a rank as in a competition (1, 2, 2, 4), and the range of each covers the places
    that they take together: two on rank 2 are both 2nd-3rd.
    """
    ranges = []
    for i, span in enumerate(spans):
        others = [s for j, s in enumerate(spans) if j != i]
        above = sum(surely_above(o, span) for o in others)
        below = sum(surely_above(span, o) for o in others)
        tied = sum(surely_equal(span, o) for o in others)
        total = len(spans) + unknown
        ranges.append(RankRange(above + 1, len(spans) - below + unknown, total, tied))
    return ranges
