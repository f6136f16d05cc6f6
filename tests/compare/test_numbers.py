"""Figures as they are printed in either language."""

from __future__ import annotations

import pytest

from compare.intervals import Interval
from compare.telling import numbers


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (391_560, "39.16万元", "CNY 391.6k"),
        (20_320_000, "2,032万元", "CNY 20.32m"),
        (82_560, "8.256万元", "CNY 82.56k"),
        (70_000, "7万元", "CNY 70k"),
        (950, "950元", "CNY 950"),
        (1_234_567_890, "12.35亿元", "CNY 1.235bn"),
        (0, "0元", "CNY 0"),
    ],
)
def test_money_to_four_significant_figures(value: float, zh: str, en: str) -> None:
    assert numbers.money(value, "zh") == zh
    assert numbers.money(value, "en") == en


def test_money_in_a_column_of_money_names_no_unit_twice() -> None:
    assert numbers.money(391_560, "zh", bare=True) == "39.16万"
    assert numbers.money(391_560, "en", bare=True) == "391.6k"


@pytest.mark.parametrize(
    ("qualifier", "printed"),
    [("exact", "4,400"), ("approximate", "≈ 4,400"), ("more_than", "≥ 4,400"),
     ("less_than", "≤ 4,400")],
)  # fmt: skip
def test_qualifier_has_its_sign(qualifier: str, printed: str) -> None:
    assert numbers.signed(4400, qualifier, "person", "zh") == printed


def test_interval_shows_its_open_end() -> None:
    assert (
        numbers.interval(Interval(4400, 4500, high_open=True), "person", "en") == "[4,400, 4,500)"
    )
    assert numbers.interval(Interval(300, 400, low_open=True), "person", "zh") == "(300, 400]"


def test_interval_of_money_is_never_rounded_away() -> None:
    span = Interval(20_315_000, 20_325_000)
    assert numbers.interval(span, "CNY", "zh") == "[2,031.5万元, 2,032.5万元]"
    assert numbers.interval(span, "CNY", "en") == "[CNY 20.315m, CNY 20.325m]"


@pytest.mark.parametrize(
    ("number", "printed"), [(2.5687, "2.569"), (0.42676, "0.4268"), (12_345.6, "12,346"), (7, "7")]
)
def test_rate_to_four_significant_figures(number: float, printed: str) -> None:
    assert numbers.four_significant(number) == printed
