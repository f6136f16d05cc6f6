"""A rounded figure is an interval of its printed precision."""

from __future__ import annotations

import pytest

from compare.intervals import Interval, granularity, interval_of


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("2032万", 20_320_000, 10_000),
        ("4400", 4400, 100),
        ("42.9万", 429_000, 1_000),
        ("1.2亿", 120_000_000, 10_000_000),
        ("682万", 6_820_000, 10_000),
        ("15", 15, 1),
        ("3万", 30_000, 10_000),
        ("12,000", 12_000, 1_000),
        ("三十", 30, 10),
        ("100%", 100, 100),
    ],
)
def test_place_of_the_last_digit_that_says_something(text: str, value: float, place: float) -> None:
    assert granularity(text, value) == pytest.approx(place)


@pytest.mark.parametrize(
    ("value", "qualifier", "text", "interval"),
    [
        (942, "exact", "942", Interval(942, 942)),
        (4400, "more_than", "4400", Interval(4400, 4500, high_open=True)),
        (400, "less_than", "400", Interval(300, 400, low_open=True)),
        (20_320_000, "approximate", "2032万", Interval(20_315_000, 20_325_000)),
        (30_000, "more_than", "3万", Interval(30_000, 40_000, high_open=True)),
        (0, "approximate", "零", Interval(0, 0)),
        (5, "less_than", "5", Interval(4, 5, low_open=True)),
    ],
)
def test_interval(value: float, qualifier: str, text: str, interval: Interval) -> None:
    assert interval_of(value, qualifier, text) == interval


def test_interval_is_never_negative() -> None:
    assert interval_of(1, "approximate", "1").low >= 0
    assert interval_of(100, "less_than", "100").low == 0


@pytest.mark.parametrize(
    ("value", "text", "low", "high"),
    [
        (120_000_000, "1亿2000万", 115_000_000, 125_000_000),  # 1.2亿 to two figures: ± 0.05亿
        (99.5, "", 99.45, 99.55),  # one decimal: ± 0.05, also where no text is held
        (99.5, "99.5%", 99.45, 99.55),
        (1_302_000, "130.2万", 1_301_500, 1_302_500),
    ],
)
def test_about_a_figure_in_two_pieces_or_with_decimals(
    value: float, text: str, low: float, high: float
) -> None:
    found = interval_of(value, "approximate", text)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
