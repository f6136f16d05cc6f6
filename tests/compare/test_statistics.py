"""Confidence intervals and funnels against the published examples of PHEindicatormethods.

The expected numbers are those of the package's own test data (testdata_Byars_Wilson,
testdata_Rate, testdata_funnel_prop_outputs, testdata_funnel_rate_outputs).
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.intervals import Interval
from compare.statistics import (
    byars,
    count_interval,
    exact_poisson,
    funnel_of_counts,
    funnel_of_proportions,
    wilson,
)


@pytest.mark.parametrize(
    ("count", "confidence", "low", "high"),
    [
        (65, 0.95, 50.163187710459454, 82.849138545939837),
        (1045, 0.95, 982.59320180733255, 1110.3312129856499),
        (1, 0.95, 0.013072132901504351, 5.5637555824752605),
        (65, 0.998, 42.880261471480203, 94.000290844318016),
        (1045, 0.998, 947.94070356103737, 1148.8061609880331),
        (10, 0.998, 2.916318374695686, 24.193724927880535),
    ],
)
def test_byars_as_published(count: float, confidence: float, low: float, high: float) -> None:
    found = byars(count, confidence)
    assert (found.low, found.high) == (pytest.approx(low, rel=1e-9), pytest.approx(high, rel=1e-9))


@pytest.mark.parametrize(
    ("count", "of", "confidence", "low", "high"),
    [
        (65, 100, 0.95, 0.55254443296887967, 0.73635751756902468),
        (1045, 5000, 0.95, 0.19795549880013297, 0.22049130373189027),
        (0.445, 1, 0.95, 0.043817447720588223, 0.93346212769791559),
        (65, 100, 0.998, 0.49549465740704313, 0.77835406140896968),
        (1045, 5000, 0.998, 0.19179381799015244, 0.22731562902525818),
    ],
)
def test_wilson_as_published(
    count: float, of: float, confidence: float, low: float, high: float
) -> None:
    found = wilson(count, of, confidence)
    assert (found.low, found.high) == (pytest.approx(low, rel=1e-9), pytest.approx(high, rel=1e-9))


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (2, 200, 121.10463927198258, 3612.3438338619794),  # below 10: exact
        (10, 200, 2393.7249569837822, 9195.7293028782369),
        (130, 200, 54306.521019257249, 77182.744306619628),
        (444, 6430, 6277.6881141457798, 7578.3044586343622),
    ],
)
def test_rate_per_100_000_as_published(count: int, of: int, low: float, high: float) -> None:
    found = count_interval(count)
    assert found.low / of * 1e5 == pytest.approx(low, rel=1e-6)
    assert found.high / of * 1e5 == pytest.approx(high, rel=1e-6)


def test_no_event_has_minus_the_logarithm_of_a_fortieth_as_its_upper_limit() -> None:
    # P(0 events | m) = e^-m = 0.025, so m = ln 40 = 3.6889
    assert exact_poisson(0).low == 0
    assert exact_poisson(0).high == pytest.approx(3.6888794541139363)


@pytest.mark.parametrize(
    ("of", "inner", "outer"),
    [
        (50, (69.691035, 91.593861), (63.375595, 97.909301)),
        (1008, (78.203374, 83.081521), (76.796814, 84.488082)),
        (110_000, (80.408963, 80.875933), (80.274317, 81.010578)),
    ],
)
def test_funnel_of_proportions_as_published(
    of: int, inner: tuple[float, float], outer: tuple[float, float]
) -> None:
    found = funnel_of_proportions(of, 0.80642448)
    assert (found.inner.low * 100, found.inner.high * 100) == pytest.approx(inner, abs=1e-4)
    assert (found.outer.low * 100, found.outer.high * 100) == pytest.approx(outer, abs=1e-4)


def test_funnel_of_counts_as_published_for_38_events() -> None:
    # Published: with an average of 116.1720835 per 100,000 over 3 years, 38 events are just on the
    # upper 2-sigma limit for 7715.868438 residents and on the lower one for 14965.72212.
    average = 116.1720835 / 1e5 * 3
    upper = funnel_of_counts(7715.868438, average)
    assert upper.inner.high * 7715.868438 == pytest.approx(38, abs=0.01)
    lower = funnel_of_counts(14965.72212, average)
    assert lower.inner.low * 14965.72212 == pytest.approx(38, abs=0.01)


def test_place_in_a_funnel() -> None:
    point = funnel_of_proportions(50, 0.80642448)
    places = [point.place(rate) for rate in (0.60, 0.65, 0.80, 0.95, 0.99)]
    assert places == ["low", "lowish", "within", "highish", "high"]


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_intervals_hold_what_they_are_of(count: int, of: int) -> None:
    span = count_interval(count)
    assert span.low <= count <= span.high
    if count <= of:
        share = wilson(count, of)
        assert 0 <= share.low <= count / of + 1e-12
        assert count / of - 1e-12 <= share.high <= 1


def test_more_than_all_is_no_proportion() -> None:
    with pytest.raises(ValueError, match="6 of 5"):
        wilson(6, 5)


def test_eight_of_eight_is_all_and_none_of_eight_nothing_to_the_last_digit() -> None:
    # z² = 3.8415: 8 of 8 has its lower limit at 8 ÷ (8 + 3.8415) = 0.67559
    assert wilson(8, 8) == Interval(pytest.approx(0.6755924), 1.0)
    assert wilson(0, 8) == Interval(0.0, pytest.approx(1 - 0.6755924))
