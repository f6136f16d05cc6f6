"""Days covered, annualising, like periods."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.headline import headline
from compare.model import Figure
from compare.periods import (
    annual_factor,
    days_covered,
    days_in_year,
    is_part_year,
    period_group,
)
from tests.compare.made import observation, report


def figure(start: date | None, end: date | None, basis: str, value: float = 942,
           unit: str = "case") -> Figure:  # fmt: skip
    own = report(year=2023, period_start=start, period_end=end, period_basis=basis)
    stated = observation(value, period_start=start, period_end=end, period_basis=basis, unit=unit)
    return headline(own, "penalty_cases", [stated])


def to_date(end: date) -> Figure:
    return figure(date(end.year, 1, 1), end, "year_to_date")


def test_1_january_to_4_december_2023_is_365_minus_27_is_338_days() -> None:
    assert days_covered(date(2023, 1, 1), date(2023, 12, 4)) == 338


def test_nanhai_942_times_365_by_338_is_1017_and_a_quarter() -> None:
    # 942 × 365 = 343,830; 343,830 ÷ 338 = 1,017.248...
    factor = annual_factor(to_date(date(2023, 12, 4)), True)
    assert factor is not None
    assert 942 * factor == pytest.approx(float(Fraction(343_830, 338)))


def test_leap_year_first_quarter_is_366_by_91() -> None:
    # 31 + 29 + 31 = 91 days of 2024
    assert annual_factor(to_date(date(2024, 3, 31)), True) == pytest.approx(366 / 91)


@given(year=st.integers(1990, 2060), value=st.floats(0, 1e12))
def test_annualising_a_full_year_changes_nothing(year: int, value: float) -> None:
    for basis in ("full_year", "year_to_date"):
        full = figure(date(year, 1, 1), date(year, 12, 31), basis, value)
        factor = annual_factor(full, True)
        assert factor is not None
        assert value * factor == value


@given(year=st.integers(1990, 2060), days=st.integers(0, 364))
def test_annualised_is_never_less_and_shrinks_with_the_days(year: int, days: int) -> None:
    factor = annual_factor(to_date(date(year, 1, 1) + timedelta(days)), True)
    assert factor is not None
    assert factor == days_in_year(year) / (days + 1) >= 1


def test_stocks_and_percentages_are_never_annualised() -> None:
    assert annual_factor(to_date(date(2023, 6, 30)), False) == 1
    share = figure(date(2023, 1, 1), date(2023, 6, 30), "year_to_date", 98, "percent")
    assert annual_factor(share, True) == 1
    assert is_part_year(share, True)  # 98% up to June is marked, but not extended
    assert not is_part_year(share, False)


@pytest.mark.parametrize(
    ("start", "end", "basis"),
    [
        (date(2023, 4, 1), date(2023, 4, 30), "part_year"),  # a month says nothing of the year
        (date(2021, 1, 1), date(2023, 12, 31), "cumulative"),
        (date(2023, 1, 1), None, "year_to_date"),
        (date(2023, 2, 1), date(2023, 6, 30), "year_to_date"),
    ],
)
def test_what_cannot_be_annualised(start: date, end: date | None, basis: str) -> None:
    assert annual_factor(figure(start, end, basis), True) is None


def test_year_to_date_is_of_the_years_group_and_a_month_only_of_its_own() -> None:
    full = figure(date(2023, 1, 1), date(2023, 12, 31), "full_year")
    april = figure(date(2023, 4, 1), date(2023, 4, 30), "part_year")
    may = figure(date(2023, 5, 1), date(2023, 5, 31), "part_year")
    assert period_group(full, True) == period_group(to_date(date(2023, 12, 4)), True)
    assert len({period_group(f, True) for f in (full, april, may)}) == 3
    assert period_group(april, True) == period_group(april, True)
    assert len({period_group(f, False) for f in (full, april, may)}) == 1  # stocks are of a day
