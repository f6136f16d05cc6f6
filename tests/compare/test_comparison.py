"""One metric across bureaus: order, units, rates."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.comparison import Options, compare
from compare.load import Dataset
from compare.model import Slice, Verdict
from compare.overview import overview
from tests.compare.made import dataset, district_codes, observation_row, report_row

NANKAI, NANHAI = "120104", "440605"
POPULATION = {NANKAI: 890_422, NANHAI: 3_667_247}


@pytest.fixture
def two(tmp_path: Path) -> Dataset:
    return dataset(
        tmp_path,
        reports=[report_row("nk", NANKAI), report_row("nh", NANHAI),
                 report_row("st", NANKAI, agency_type="street")],
        observations=[
            observation_row("nk", "penalty_cases", 38),
            observation_row("nh", "penalty_cases", 942),
            observation_row("st", "penalty_cases", 5),
            observation_row("nk", "inspections", 10, unit="time"),
            observation_row("nh", "inspections", 20, unit="enterprise_time"),
            observation_row("st", "inspections", 30, unit="enterprise_time"),
            observation_row("nk", "study_sessions", 15, unit="session", kind="theory_group"),
            observation_row("nk", "study_sessions", 51, unit="session", kind="party_routine",
                            start=200),
            observation_row("nh", "study_sessions", 13, unit="session", kind="theory_group"),
        ],
    )  # fmt: skip


def test_largest_first(two: Dataset) -> None:
    found = compare(two, "penalty_cases", two.reports())
    assert [row.report.id for row in found.ranked] == ["nh", "nk", "st"]


def test_order_of_equal_figures_is_stable(tmp_path: Path) -> None:
    data = dataset(tmp_path, reports=[report_row("b", NANHAI), report_row("a", NANKAI)],
                   observations=[observation_row(i, "penalty_cases", 5) for i in "ab"])  # fmt: skip
    assert [r.report.id for r in compare(data, "penalty_cases", data.reports()).ranked] == [
        "a",
        "b",
    ]


def test_units_are_never_mixed(two: Dataset) -> None:
    found = compare(two, "inspections", two.reports())
    assert found.unit == "enterprise_time"  # most headlines are in it
    assert {row.report.id for row in found.ranked} == {"nh", "st"}
    assert [row.report.id for row in found.apart] == ["nk"]
    assert found.units == ("time", "enterprise_time")
    other = compare(two, "inspections", two.reports(), unit="time")
    assert [row.report.id for row in other.ranked] == ["nk"]
    assert other.judgement.verdict == Verdict.NOT_COMPARABLE


def test_rate_divides_by_the_districts_residents(two: Dataset) -> None:
    found = compare(two, "penalty_cases", two.reports(), per_residents=True)
    rates = {row.report.id: row.shown for row in found.ranked}
    assert rates["nk"] == pytest.approx(38 / POPULATION[NANKAI] * 10_000)
    assert rates["nh"] == pytest.approx(942 / POPULATION[NANHAI] * 10_000)


def test_street_does_not_take_its_districts_residents(two: Dataset) -> None:
    found = compare(two, "penalty_cases", two.reports(), per_residents=True)
    assert [row.report.id for row in found.apart] == ["st"]
    assert found.apart[0].shown is None


def test_slice_that_both_state_is_taken_where_no_whole_is(two: Dataset) -> None:
    pair = [r for r in two.reports() if r.id != "st"]
    found = compare(two, "study_sessions", pair)
    assert found.part == Slice(kind="theory_group")
    assert [row.value for row in found.ranked] == [15, 13]
    assert found.judgement.verdict == Verdict.COMPARABLE
    whole = compare(two, "study_sessions", pair, Slice())
    assert not whole.ranked
    assert whole.judgement.codes == ("no_headline",)


def test_overview_has_a_state_for_every_report_and_metric(two: Dataset) -> None:
    reports = two.reports()
    blocks = overview(two, reports)
    assert [b.family for b in blocks] == list(two.dictionary.families)
    known = [m for b in blocks for m in (*[c.metric for c in b.columns], *b.silent)]
    assert sorted(known) == sorted(two.dictionary.metrics)
    for block in blocks:
        for column in block.columns:
            assert len(column.figures) == len(reports)
            units = {f.unit for f in column.figures if f.has_value}
            assert units <= {column.unit}


def test_overview_shades_within_a_column(two: Dataset) -> None:
    column = next(c for b in overview(two, two.reports()) for c in b.columns
                  if c.metric == "penalty_cases")  # fmt: skip
    shades = {f.report.id: column.shade(f) for f in column.figures}
    assert shades["nh"] == 1
    assert shades["st"] is not None
    assert shades["nk"] is not None
    assert 0 < shades["st"] < shades["nk"] < 1


def test_fifty_districts(tmp_path: Path) -> None:
    codes = district_codes(50)
    data = dataset(
        tmp_path,
        reports=[report_row(f"r{c}", c) for c in codes],
        observations=[observation_row(f"r{c}", "penalty_cases", i) for i, c in enumerate(codes)],
    )
    found = compare(data, "penalty_cases", data.reports())
    assert len(found.ranked) == len(codes) > 25
    values = [row.value or 0 for row in found.ranked]
    assert values == sorted(values, reverse=True)


APRIL = {"period_basis": "part_year", "period_start": "2023-04-01", "period_end": "2023-04-30"}


def test_a_month_is_ranked_beside_years_only_where_the_user_overrules(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        reports=[report_row("a", NANKAI), report_row("b", NANHAI), report_row("m", "440303", **APRIL)],
        observations=[observation_row("a", "penalty_cases", 38),
                      observation_row("b", "penalty_cases", 942),
                      observation_row("m", "penalty_cases", 7, **APRIL)],
    )  # fmt: skip
    default = compare(data, "penalty_cases", data.reports())
    assert [r.report.id for r in default.apart] == ["m"]
    assert (default.judgement.verdict, default.judgement.codes) == (Verdict.CAUTION, ("period",))
    asked = compare(data, "penalty_cases", data.reports(), options=Options(overrule=True))
    assert [(r.report.id, r.rank and r.rank.low) for r in asked.ranked] == [
        ("b", 1), ("a", 2), ("m", 3)]  # fmt: skip
    assert (asked.judgement.verdict, asked.judgement.overruled) == (Verdict.NOT_COMPARABLE, True)


def test_overruling_changes_nothing_where_all_is_comparable(two: Dataset) -> None:
    pair = [r for r in two.reports() if r.id != "st"]
    asked = compare(two, "penalty_cases", pair, options=Options(overrule=True))
    assert asked.judgement == compare(two, "penalty_cases", pair).judgement
