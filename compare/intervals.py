"""A rounded figure is an interval: how wide, its printed form and its qualifier say.

Source: the extraction contract's ruling: 4400余 is [4400, 4500), 近400 is (300, 400],
约2032万 is 2032万 ± 0.5万; an exact number is a point.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

_MULTIPLIERS = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_PRINTED = re.compile(
    r"(?P<whole>\d[\d,，]*)(?:[.．](?P<decimals>\d+))?(?P<multiplier>[百千万亿]*)"
)


@dataclass(frozen=True)
class Interval:
    """Where the true value lies: ``low`` ≤ or < value ≤ or < ``high``."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    @property
    def is_point(self) -> bool:
        """True for an exact figure."""
        return self.low == self.high


def granularity(text: str, value: float) -> float:
    """The place value of the last digit that carries information, in the base unit.

    ``2032万`` → 10,000; ``4400`` → 100; ``42.9万`` → 1,000. A number that is written in Chinese
    numerals (三十余), in two pieces (1亿2000万) or not held as text is judged by its value.
    """
    match = _PRINTED.search(text)
    if match is None:
        return _trailing_place(abs(value))
    step: float = 1.0
    for letter in match["multiplier"]:
        step *= _MULTIPLIERS[letter]
    decimals = match["decimals"] or ""
    whole = re.sub(r"\D", "", match["whole"])
    if not math.isclose(float(f"{whole}.{decimals or 0}") * step, abs(value), rel_tol=1e-9):
        # Only a piece of the number is printed in figures: 1亿2000万, 3万5千.
        return _trailing_place(abs(value))
    if decimals:
        return step / float(10 ** len(decimals))
    return _trailing_place(float(whole)) * step


def _trailing_place(number: float) -> float:
    """The place of the last digit other than zero: 400 → 100, 7 → 1, 99.5 → 0.1; 1 for zero."""
    if number == 0:
        return 1.0
    if number != int(number):
        return float(10.0 ** -len(f"{number:.10f}".rstrip("0").partition(".")[2]))
    place, rest = 1, int(number)
    while rest % 10 == 0:
        rest //= 10
        place *= 10
    return float(place)


def interval_of(value: float, qualifier: str, text: str) -> Interval:
    """The interval that a figure stands for. Units are the base unit's."""
    if qualifier == "exact" or value == 0:
        return Interval(value, value)
    step = granularity(text, value)
    if qualifier == "more_than":
        return Interval(value, value + step, high_open=True)
    if qualifier == "less_than":
        return Interval(max(0.0, value - step), value, low_open=True)
    return Interval(max(0.0, value - step / 2), value + step / 2)
