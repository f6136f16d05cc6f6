"""Periods: how many days a figure covers, what that makes of a year, which periods are alike.

Annualising (value × days of the year ÷ days covered) is the ordinary pro-rata rule of official
statistics for flows; it supposes that the rest of the year goes on as before, so it is a switch,
off by default, and never applied to stocks, percentages, campaigns or periods with an unknown end.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date

from compare.model import Figure, Observation

COVERS_YEAR = frozenset({"full_year", "year_to_date"})


def days_covered(start: date | None, end: date | None) -> int | None:
    """Days from ``start`` to ``end``, both included; None where either is not known."""
    return None if start is None or end is None else (end - start).days + 1


def days_in_year(year: int) -> int:
    """365, or 366 in a leap year (Gregorian calendar)."""
    return 366 if isleap(year) else 365


def own_period(figure: Figure) -> tuple[date | None, date | None, str]:
    """Start, end and basis of a figure: its own where stated, else its report's."""
    observation, report = figure.observation, figure.report
    if observation is None or not observation.period_basis:
        return report.period_start, report.period_end, report.period_basis
    return (
        observation.period_start or report.period_start,
        observation.period_end or report.period_end,
        observation.period_basis,
    )


def year_of(figure: Figure) -> int | None:
    """The year that a figure is of: that in which its period ends, else its report's."""
    end = own_period(figure)[1]
    return figure.report.year if figure.report.year is not None or end is None else end.year


def annual_factor(figure: Figure, is_flow: bool) -> float | None:
    """By what a figure is multiplied to stand for its whole year; None where it cannot.

    1 for a full year, for a stock and for a percentage. A year-to-date figure of known end:
    days of the year ÷ days covered (4 December 2023: 365 ÷ 338). None for shorter and cumulative
    periods, and where the end is not known.
    """
    start, end, basis = own_period(figure)
    if not is_flow or figure.unit == "percent" or basis == "full_year":
        return 1.0
    days = days_covered(start, end)
    if basis != "year_to_date" or days is None or end is None or start is None:
        return None
    if start != date(end.year, 1, 1):
        return None
    return days_in_year(end.year) / days


def period_group(figure: Figure, is_flow: bool) -> tuple[str, ...]:
    """Figures of one group have comparable periods: the year, or the very same shorter time.

    A year to date and the full year are of one group (comparable with caution); a month, a
    half-year, a campaign or a sum over years only stands beside the very same period. A stock is
    of a day, whatever the period of its report.
    """
    start, end, basis = own_period(figure)
    if not is_flow or basis in COVERS_YEAR or not basis:
        return ("year",)
    return (basis, str(start or ""), str(end or figure.report.id))


def is_part_year(figure: Figure, is_flow: bool) -> bool:
    """True for a flow that covers less than its year: drawn hatched, its end always shown. So is
    a percentage of what happened in that time, though it is never extended."""
    return is_flow and own_period(figure)[2] not in {"", "full_year"}


def covers(observation: Observation, figure_period: tuple[date | None, date | None, str]) -> bool:
    """True where the observation is of that period, or says nothing of its own."""
    start, end, basis = figure_period
    if observation.period_basis in {"", "full_year", "year_to_date"} or not basis:
        return observation.period_basis in {"", basis}
    own = (observation.period_start, observation.period_end)
    return observation.period_basis == basis and (own == (start, end) or own == (None, None))
