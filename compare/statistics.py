"""Confidence intervals of counts and proportions, and the limits of a funnel.

As the R package PHEindicatormethods (UK Health Security Agency) computes them, so that rates here
can be laid beside Fingertips'. Formulas are written out anew from the literature named at each.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

from compare.intervals import Interval

SMALL_COUNT = 5
EXACT_BELOW = 10
FUNNEL_FROM = 10
# One-sided probabilities of a funnel's inner and outer limits (about 2 and 3 sigma).
FUNNEL_P = (0.975, 0.999)


def z_score(confidence: float) -> float:
    """The standard normal quantile of a two-sided ``confidence``: 0.95 → 1.959964."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def byars(count: float, confidence: float = 0.95) -> Interval:
    """Byar's interval for the mean of a Poisson count; accurate from about 10 events.

    Source: Breslow NE, Day NE, Statistical Methods in Cancer Research II, IARC 1987, p. 69:
    O(1 - 1/9O - z/3√O)³ and (O+1)(1 - 1/9(O+1) + z/3√(O+1))³.
    """
    z, above = z_score(confidence), count + 1
    low = 0.0
    if count > 0:
        low = max(0.0, count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3)
    high = above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3
    return Interval(low, high)


def exact_poisson(count: int, confidence: float = 0.95) -> Interval:
    """The exact interval for the mean of a Poisson count, for small counts.

    Source: Garwood F, Biometrika 28 (1936) 437-442; as PHEindicatormethods uses below 10 events.
    """
    tail = (1 - confidence) / 2
    low = 0.0 if count == 0 else _solve(lambda m: 1 - _poisson_cdf(count - 1, m), tail, count)
    return Interval(low, _solve(lambda m: 1 - _poisson_cdf(count, m), 1 - tail, count))


def count_interval(count: float, confidence: float = 0.95) -> Interval:
    """Byar's interval, below 10 events the exact one (the rule of phe_rate since version 1.3)."""
    if count < EXACT_BELOW and count == int(count):
        return exact_poisson(int(count), confidence)
    return byars(count, confidence)


def wilson(count: float, of: float, confidence: float = 0.95) -> Interval:
    """Wilson's score interval for the proportion ``count`` ÷ ``of``, from 0 to 1.

    Source: Wilson EB, J Am Stat Assoc 22 (1927) 209-212; Newcombe RG, Altman DG, in Statistics
    with Confidence, BMJ Books 2000, p. 46. ``of`` must be above 0 and not below ``count``.
    """
    if not 0 <= count <= of or of <= 0:
        raise ValueError(f"{count} of {of} is no proportion")
    z = z_score(confidence)
    middle = 2 * count + z * z
    half = z * math.sqrt(z * z + 4 * count * (1 - count / of))
    width = 2 * (of + z * z)
    # None and all reach 0 and 1 exactly, which rounding would miss by a hair.
    low = 0.0 if count == 0 else max(0.0, (middle - half) / width)
    return Interval(low, 1.0 if count == of else min(1.0, (middle + half) / width))


def _poisson_cdf(count: int, mean: float) -> float:
    term = total = math.exp(-mean)
    for k in range(1, count + 1):
        term *= mean / k
        total += term
    return min(total, 1.0)


def _solve(rising: Callable[[float], float], target: float, count: int) -> float:
    low, high = 0.0, 10.0 + 3.0 * (count + 1)
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < target else (low, middle)
    return (low + high) / 2


@dataclass(frozen=True)
class FunnelPoint:
    """The limits that the rate of a bureau with this denominator is expected to lie between."""

    denominator: float
    average: float
    inner: Interval
    outer: Interval

    def place(self, rate: float) -> str:
        """'low' or 'high' beyond the outer limits, 'lowish' or 'highish' beyond the inner ones,
        'within' otherwise."""
        for span, names in ((self.outer, ("low", "high")), (self.inner, ("lowish", "highish"))):
            if rate < span.low:
                return names[0]
            if rate > span.high:
                return names[1]
        return "within"


def funnel_of_counts(denominator: float, average: float) -> FunnelPoint:
    """Limits for a rate ``average`` events per unit of ``denominator``.

    Poisson limits around the expected count, as those observed counts whose interval just touches
    it: O is within the limits when the expectation lies in Byar's interval of O. Source:
    Spiegelhalter DJ, Statistics in Medicine 24 (2005) 1185-1202; Fingertips Technical Guidance.
    """
    expected = average * denominator
    spans = []
    for p in FUNNEL_P:
        low, high = _counts_around(expected, 2 * p - 1)
        spans.append(Interval(low / denominator, high / denominator))
    return FunnelPoint(denominator, average, *spans)


def _counts_around(expected: float, confidence: float) -> tuple[float, float]:
    """The smallest and the largest count whose Byar interval holds ``expected``."""
    low = _least(lambda count: byars(count, confidence).high >= expected, expected)
    high = _most(lambda count: byars(count, confidence).low <= expected, expected)
    return low, high


def _least(holds: Callable[[float], bool], around: float) -> float:
    """The smallest count ≥ 0 for which ``holds`` (false below, true above)."""
    low, high = 0.0, around
    if holds(0.0):
        return 0.0
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _most(holds: Callable[[float], bool], around: float) -> float:
    """The largest count for which ``holds`` (true below, false above)."""
    low, high = around, around + 20 + 20 * math.sqrt(around + 1)
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def funnel_of_proportions(denominator: float, average: float) -> FunnelPoint:
    """Limits for a proportion ``average`` (0 to 1): those proportions whose Wilson interval just
    touches the average, which is how PHEindicatormethods draws its funnels (its
    ``calculate_funnel_limits``). ``denominator`` is the number of trials."""
    spans = []
    for p in FUNNEL_P:
        z2 = NormalDist().inv_cdf(p) ** 2
        # |k/n - a| = z √(a(1-a)/n) is Wilson's condition solved for the observed proportion.
        half = math.sqrt(z2 * average * (1 - average) / denominator)
        spans.append(Interval(max(0.0, average - half), min(1.0, average + half)))
    return FunnelPoint(denominator, average, *spans)
