"""What holds for whatever figures: order changes nothing, nothing unknown is left out of a range."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.comparison import Comparison, Options, compare
from compare.exclusive import sum_of_exclusive
from compare.headline import headline
from compare.intervals import Interval, interval_of
from compare.load import Dataset
from compare.model import WHOLE, Figure, Slice, State
from compare.ranks import rank_ranges
from compare.rates import RATES, divided
from tests.compare.made import HEADERS, dataset, observation, observation_row, report, report_row

CODES = ("110102", "110112", "120104", "120112", "440303", "440605", "330502")
TO_DATE = {"period_basis": "year_to_date", "period_end": "2023-12-04"}
APRIL = {"period_basis": "part_year", "period_start": "2023-04-01", "period_end": "2023-04-30"}
QUALIFIERS = ("exact", "approximate", "more_than", "less_than")

Make = Callable[[list[dict[str, Any]], list[dict[str, Any]]], Dataset]


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """A dataset of given rows; dictionary and districts are read once."""
    empty = dataset(Path(tmp_path_factory.mktemp("made")))

    def made(reports: list[dict[str, Any]], stated: list[dict[str, Any]]) -> Dataset:
        def frame(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
            columns = HEADERS[name].split()
            return pd.DataFrame([{c: str(r.get(c, "")) for c in columns} for r in rows],
                                columns=columns)  # fmt: skip

        tables = {**empty.tables, "reports": frame("reports", reports),
                  "observations": frame("observations", stated)}  # fmt: skip
        return replace(empty, tables=tables)

    return made


FIGURES = st.tuples(
    st.integers(0, 60),
    st.sampled_from(QUALIFIERS),
    st.sampled_from(("own", "own", "own", "joint", "area")),
    st.sampled_from(("total", "total", "administrative", "accident")),
    st.sampled_from(("extracted", "extracted", "entered")),
)
BUREAUS = st.lists(
    st.tuples(
        st.sampled_from(({}, {}, TO_DATE, APRIL)),
        st.sampled_from(("emergency_management", "street")),
        st.lists(FIGURES, max_size=3),
        st.integers(0, 40),
    ),
    max_size=len(CODES),
)
OPTIONS = st.builds(
    Options, per=st.sampled_from(("", "10k_residents", "1000_inspections")),
    annualise=st.booleans(), scope=st.sampled_from(("", "area")), sum_parts=st.booleans(),
    overrule=st.booleans(),
)  # fmt: skip


def rows_of(bureaus: list[Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    reports, stated = [], []
    for code, (period, kind, figures, inspections) in zip(CODES, bureaus, strict=False):
        reports.append(dict(report_row(code, code, agency_type=kind, **period)))
        stated.append(dict(observation_row(code, "inspections", inspections, unit="time",
                                           start=900, **period)))  # fmt: skip
        for i, (value, qualifier, scope, sort, method) in enumerate(figures):
            stated.append(dict(observation_row(
                code, "penalty_cases", value, qualifier=qualifier, scope=scope, kind=sort,
                method=method, start=i * 100, **period,
            )))  # fmt: skip
    return reports, stated


def essence(found: Comparison) -> dict[str, Any]:
    """What a reader learns: the verdict, and each bureau's state, value, interval and rank."""
    return {
        "verdict": (found.judgement.verdict, found.judgement.reasons, found.judgement.overruled),
        **{r.report.id: (r.figure.state, r.shown, r.span, r.rank) for r in found.rows},
    }


LITTLE = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@LITTLE
@given(BUREAUS, OPTIONS, st.randoms())
def test_comparison_does_not_depend_on_the_order_of_reports_and_figures(
    make: Make, bureaus: list[Any], options: Options, chance: random.Random
) -> None:
    reports, stated = rows_of(bureaus)
    first = make(reports, stated)
    asked = first.reports()
    expected = essence(compare(first, "penalty_cases", asked, WHOLE, options=options))
    chance.shuffle(stated)
    chance.shuffle(asked)
    again = compare(make(reports, stated), "penalty_cases", asked, WHOLE, options=options)
    assert essence(again) == expected


@LITTLE
@given(BUREAUS, OPTIONS)
def test_nobody_is_lost_and_only_comparable_or_overruled_figures_are_ranked(
    make: Make, bureaus: list[Any], options: Options
) -> None:
    data = make(*rows_of(bureaus))
    found = compare(data, "penalty_cases", data.reports(), WHOLE, options=options)
    assert sorted(r.report.id for r in found.rows) == sorted(r.id for r in data.reports())
    assert len({r.figure.unit for r in found.ranked}) <= 1
    for row in found.rows:
        assert (row.shown is not None) == (row.figure.has_value)
        assert row.rank is None or row in found.ranked
        if row.figure.state == State.NOT_COMPARABLE:
            assert row.rank is None
            assert row.figure.reasons
    if not options.overrule:
        assert not found.judgement.overruled


@LITTLE
@given(BUREAUS, st.sampled_from(("", "10k_residents", "1000_inspections")))
def test_annualising_full_years_changes_nothing(make: Make, bureaus: list[Any], per: str) -> None:
    full = [({}, kind, figures, inspections) for _, kind, figures, inspections in bureaus]
    data = make(*rows_of(full))
    plain, extended = (
        compare(data, "penalty_cases", data.reports(), WHOLE,
                options=Options(per=per, annualise=on))
        for on in (False, True)
    )  # fmt: skip
    assert essence(plain) == essence(extended)
    assert all(row.factor == 1 for row in extended.rows)


@LITTLE
@given(BUREAUS, st.data())
def test_rank_of_a_comparison_holds_under_any_completion_of_what_is_unknown(
    make: Make, bureaus: list[Any], data: st.DataObject
) -> None:
    made = make(*rows_of(bureaus))
    found = compare(made, "penalty_cases", made.reports(), WHOLE)
    unknown = list(found.silent)  # not reported, not read, parts only: anything is possible
    values = [data.draw(st.floats(0, 1)) for _ in found.ranked]
    at = [inside(r.span or Interval(0, 0), share)
          for r, share in zip(found.ranked, values, strict=True)]  # fmt: skip
    every = at + [data.draw(st.floats(0, 100)) for _ in unknown]
    for row, value in zip(found.ranked, at, strict=True):
        if row.rank is not None:
            best = 1 + sum(other > value for other in every)
            worst = sum(other >= value for other in every)
            assert row.rank.low <= best <= worst <= row.rank.high <= row.rank.of == len(every)


def inside(span: Interval, share: float) -> float:
    """A value of the interval; of an open end one just inside it."""
    if span.is_point:
        return span.low
    share = min(max(share, 1e-6 if span.low_open else 0.0), 1 - 1e-6 if span.high_open else 1.0)
    return span.low + share * (span.high - span.low)


ENDS = st.builds(
    lambda low, width, a, b: Interval(low, low + width, a and width > 0, b and width > 0),
    st.integers(0, 12), st.integers(0, 4), st.booleans(), st.booleans(),
)  # fmt: skip


@given(st.lists(ENDS, min_size=1, max_size=6), st.lists(st.floats(0, 20), max_size=3), st.data())
def test_open_ends_never_make_a_range_too_narrow(
    spans: list[Interval], unknown: list[float], data: st.DataObject
) -> None:
    at = [inside(span, data.draw(st.sampled_from((0.0, 0.3, 0.5, 1.0)))) for span in spans]
    every = [*at, *unknown]
    for value, rank in zip(at, rank_ranges(spans, len(unknown)), strict=True):
        best = 1 + sum(other > value for other in every)
        worst = sum(other >= value for other in every)
        assert rank.low <= best <= worst <= rank.high


@given(st.floats(0, 1e9, allow_nan=False), st.sampled_from(QUALIFIERS))
def test_a_figure_lies_in_its_own_interval(value: float, qualifier: str) -> None:
    span = interval_of(value, qualifier, "")
    assert 0 <= span.low <= value <= span.high
    assert qualifier != "exact" or span.is_point


PARTS = ("simple_procedure", "ordinary_procedure")


@given(st.lists(st.tuples(st.integers(0, 900), st.sampled_from(QUALIFIERS)), min_size=2,
                max_size=2), st.floats(0, 1), st.floats(0, 1))  # fmt: skip
def test_sum_of_parts_lies_between_the_sums_of_their_ends(
    made: list[tuple[int, str]], one: float, other: float
) -> None:
    stated = [observation(v, k, Slice(kind=k), qualifier=q)
              for k, (v, q) in zip(PARTS, made, strict=True)]  # fmt: skip
    summed = sum_of_exclusive(stated, WHOLE, None)
    assert summed is not None
    total, parts, span = summed
    true = sum(inside(o.interval, share) for o, share in zip(stated, (one, other), strict=True))
    assert span.low - 1e-9 <= true <= span.high + 1e-9
    assert total.value == sum(o.value for o in stated)
    assert {o.id for o in parts} == set(PARTS)


@given(st.integers(1, 900), st.sampled_from(QUALIFIERS), st.integers(1, 900),
       st.sampled_from(QUALIFIERS), st.floats(0, 1), st.floats(0, 1))  # fmt: skip
def test_rate_lies_in_its_interval_whatever_was_rounded_away(
    above: int, q1: str, below: int, q2: str, one: float, other: float
) -> None:
    numerator, denominator = cell(above, q1), cell(below, q2, "inspections")
    found = divided(numerator, denominator, RATES["1000_inspections"])
    top, under = inside(span_of(numerator), one), inside(span_of(denominator), other)
    if found.span is None:
        assert span_of(denominator).low == 0  # 近10 is (0, 10]: nothing to divide by for certain
        return
    assert found.span.low * (1 - 1e-9) <= top / under * 1000 <= found.span.high * (1 + 1e-9)
    assert found.confidence is not None
    assert found.confidence.low <= found.span.low
    assert found.confidence.high >= found.span.high


def cell(value: float, qualifier: str, metric: str = "penalty_cases") -> Figure:
    return headline(report(), metric, [observation(value, qualifier=qualifier, metric=metric)])


def span_of(figure: Figure) -> Interval:
    assert figure.interval is not None
    return figure.interval


@given(st.lists(FIGURES, max_size=5), st.randoms(), st.booleans())
def test_headline_does_not_depend_on_the_order_in_which_figures_stand(
    figures: list[Any], chance: random.Random, sum_parts: bool
) -> None:
    stated = [
        observation(v, f"o{i}", Slice(kind=k), qualifier=q, scope=s, method=m)
        for i, (v, q, s, k, m) in enumerate(figures)
    ]
    shuffled = list(stated)
    chance.shuffle(shuffled)
    first, again = (headline(report(), "penalty_cases", o, sum_parts=sum_parts)
                    for o in (stated, shuffled))  # fmt: skip
    assert (first.state, first.value, first.interval) == (again.state, again.value, again.interval)
    assert {r.code for r in first.reasons} == {r.code for r in again.reasons}
