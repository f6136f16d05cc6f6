"""A rounded figure is an interval: how wide, its printed form and its qualifier say.

Source: the extraction contract's ruling: 4400余 is [4400, 4500), 近400 is (300, 400],
约2032万 is 2032万 ± 0.5万; an exact number is a point.
"""

from __future__ import annotations

import re

from compare.model import Interval

_MULTIPLIERS = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_PRINTED = re.compile(
    r"(?P<whole>\d[\d,，]*)(?:[.．](?P<decimals>\d+))?(?P<multiplier>[百千万亿]*)"
)


def granularity(text: str, value: float) -> float:
    """The place value of the last digit that carries information, in the base unit.

    ``2032万`` → 10,000; ``4400`` → 100; ``42.9万`` → 1,000. A number written in Chinese
    numerals (三十余) is judged by its value's trailing zeros.
    """
    match = _PRINTED.search(text)
    if match is None:
        return _trailing_place(abs(value))
    step: float = 1.0
    for letter in match["multiplier"]:
        step *= _MULTIPLIERS[letter]
    if match["decimals"]:
        return step / float(10 ** len(match["decimals"]))
    return _trailing_place(float(re.sub(r"\D", "", match["whole"]))) * step


def _trailing_place(number: float) -> float:
    """10 ** (number of trailing zeros) of a whole number; 1 for zero."""
    if number == 0 or number != int(number):
        return 1.0
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
