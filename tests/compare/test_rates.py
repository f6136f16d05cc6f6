"""Rates: numerator and denominator agree, or there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.comparison import Comparison, Options, compare
from compare.load import Dataset
from compare.model import State, Verdict
from compare.statistics import byars, wilson
from tests.compare.made import dataset, observation_row, report_row

NANKAI, NANHAI, LUOHU = "120104", "440605", "440303"
TO_DATE = {"period_basis": "year_to_date", "period_end": "2023-12-04"}


@pytest.fixture
def data(tmp_path: Path) -> Dataset:
    return dataset(
        tmp_path,
        reports=[report_row("nk", NANKAI), report_row("nh", NANHAI, **TO_DATE),
                 report_row("lh", LUOHU)],
        observations=[
            observation_row("nk", "penalty_cases", 38),
            observation_row("nk", "penalty_amount", 391_560, unit="CNY"),
            observation_row("nk", "inspections", 457, unit="enterprise_time"),
            observation_row("nk", "hazards_found", 375, unit="item"),
            observation_row("nk", "hazards_rectified", 370, unit="item"),
            observation_row("nh", "penalty_cases", 942, **TO_DATE),
            observation_row("nh", "penalty_amount", 20_320_000, unit="CNY", text="2032万",
                            qualifier="approximate", **TO_DATE),
            observation_row("nh", "inspections", 10_629, unit="time", **TO_DATE),
            observation_row("lh", "penalty_cases", 4),
            observation_row("lh", "penalty_amount", 9, unit="CNY", scope="area"),
            observation_row("lh", "inspections", 100, unit="enterprise_time", scope="area"),
            observation_row("lh", "hazards_found", 0, unit="item", text="未发现"),
            observation_row("lh", "hazards_rectified", 0, unit="item", start=300),
        ],
    )  # fmt: skip


def by(data: Dataset, metric: str, per: str, **more: bool) -> Comparison:
    return compare(data, metric, data.reports(), options=Options(per=per, **more))  # type: ignore[arg-type]


def test_38_penalties_of_890422_residents_are_0_427_per_10_000_with_byars_interval(
    data: Dataset,
) -> None:
    row = next(r for r in by(data, "penalty_cases", "10k_residents").ranked if r.report.id == "nk")
    assert row.shown == 38 / 890_422 * 10_000 == pytest.approx(0.42676, abs=1e-5)
    assert row.confidence
    assert row.confidence.low == pytest.approx(byars(38).low / 89.0422)
    assert row.confidence.high == pytest.approx(byars(38).high / 89.0422)


def test_average_fine_391560_by_38_is_10304_and_the_rounded_one_is_an_interval(
    data: Dataset,
) -> None:
    found = by(data, "penalty_amount", "case")
    rows = {r.report.id: r for r in found.ranked}
    assert rows["nk"].shown == pytest.approx(10_304.21, abs=0.01)
    # 约2032万 ± 0.5万 over 942 cases: 20,315,000 ÷ 942 = 21,565.8 to 20,325,000 ÷ 942 = 21,576.4
    span = rows["nh"].span
    assert span
    assert (span.low, span.high) == (
        pytest.approx(20_315_000 / 942),
        pytest.approx(20_325_000 / 942),
    )
    assert rows["nh"].confidence is None  # an amount of money is no count of events


def test_penalties_per_1000_inspections_38_by_457_is_83_2_and_units_below_are_not_mixed(
    data: Dataset,
) -> None:
    found = by(data, "penalty_cases", "1000_inspections")
    apart = {r.report.id: [reason.code for reason in r.figure.reasons] for r in found.apart}
    # One denominator in each unit: the tie is settled, the other is set apart for its unit.
    assert sorted(apart) in (["lh", "nh"], ["lh", "nk"])
    assert apart["lh"] == ["scope"]  # its inspections are area-wide, its penalties its own
    assert [codes for who, codes in apart.items() if who != "lh"] == [["unit"]]
    alone = compare(data, "penalty_cases", [r for r in data.reports() if r.id == "nk"],
                    options=Options(per="1000_inspections"))  # fmt: skip
    assert alone.ranked[0].shown == pytest.approx(38 / 457 * 1000)


def test_rectification_370_of_375_is_98_67_per_cent_with_wilsons_interval(data: Dataset) -> None:
    found = by(data, "hazards_rectified", "hazard")
    row = found.ranked[0]
    assert row.shown == pytest.approx(98.6667, abs=1e-4)
    assert row.confidence
    assert row.confidence.low == pytest.approx(wilson(370, 375).low * 100)
    states = {r.report.id: r.figure.state for r in found.rows}
    # Where no hazard was found there is nothing to rectify; silence stays silence.
    assert states["lh"] == State.NOT_APPLICABLE
    assert states["nh"] == State.NOT_REPORTED


def test_counts_under_5_are_warned_of_only_in_rates(data: Dataset) -> None:
    assert "small_number" in by(data, "penalty_cases", "10k_residents").judgement.codes
    assert "small_number" not in compare(data, "penalty_cases", data.reports()).judgement.codes


def test_annualised_rate_per_residents_grows_but_one_figure_by_another_does_not(
    data: Dataset,
) -> None:
    plain = by(data, "penalty_cases", "10k_residents", annualise=True)
    row = next(r for r in plain.ranked if r.report.id == "nh")
    assert row.shown == pytest.approx(942 * 365 / 338 / 366.7247)
    assert row.stated == pytest.approx(942 / 366.7247)
    both = by(data, "penalty_amount", "case", annualise=True)
    assert all(r.factor == 1 for r in both.ranked)


def test_annualised_is_caution_and_says_so(data: Dataset) -> None:
    found = compare(data, "penalty_cases", data.reports(), options=Options(annualise=True))
    assert found.judgement.verdict == Verdict.CAUTION
    assert [r.key for r in found.judgement.reasons] == ["reason.annualised"]


def test_numerator_and_denominator_of_different_periods_are_not_divided(tmp_path: Path) -> None:
    data = dataset(
        tmp_path, reports=[report_row("a")],
        observations=[observation_row("a", "penalty_amount", 100, unit="CNY"),
                      observation_row("a", "penalty_cases", 5, start=200, **TO_DATE)],
    )  # fmt: skip
    found = by(data, "penalty_amount", "case")
    assert [r.code for r in found.apart[0].figure.reasons] == ["period"]


def test_a_kind_is_divided_by_the_same_kind_only(tmp_path: Path) -> None:
    accident = {"kind": "accident"}
    data = dataset(
        tmp_path, reports=[report_row("a"), report_row("b", NANHAI)],
        observations=[
            observation_row("a", "penalty_amount", 90, unit="CNY", **accident),
            observation_row("a", "penalty_cases", 3, start=200, **accident),
            observation_row("a", "penalty_cases", 10, start=300),
            observation_row("b", "penalty_amount", 90, unit="CNY", **accident),
            observation_row("b", "penalty_cases", 10, start=300),
        ],
    )  # fmt: skip
    from compare.model import Slice

    found = compare(data, "penalty_amount", data.reports(), Slice(kind="accident"),
                    options=Options(per="case"))  # fmt: skip
    assert [(r.report.id, r.shown) for r in found.ranked] == [("a", 30)]
    assert [r.code for r in found.apart[0].figure.reasons] == ["kind"]


def doubtful(tmp_path: Path, **more: object) -> Comparison:
    """Two bureaus' fine per case; the second's cases as given."""
    made = dataset(
        tmp_path, reports=[report_row("nk", NANKAI), report_row("nh", NANHAI)],
        observations=[
            observation_row("nk", "penalty_cases", 38),
            observation_row("nk", "penalty_amount", 391_560, unit="CNY"),
            observation_row("nh", "penalty_cases", **{"value": 942, **more}),
            observation_row("nh", "penalty_amount", 20_320_000, unit="CNY"),
        ],
    )  # fmt: skip
    return by(made, "penalty_amount", "case")


def test_average_over_three_cases_is_warned_of(tmp_path: Path) -> None:
    # 20,320,000 ÷ 3: one more case would change it by a quarter.
    assert doubtful(tmp_path, value=3).judgement.codes == ("small_number",)


def test_denominator_entered_by_hand_is_caution(tmp_path: Path) -> None:
    assert doubtful(tmp_path, method="entered").judgement.codes == ("entered",)


def test_contradiction_in_the_denominator_is_caution(tmp_path: Path) -> None:
    made = dataset(
        tmp_path, reports=[report_row("nk", NANKAI), report_row("nh", NANHAI)],
        observations=[
            *(observation_row(i, "penalty_amount", 1000, unit="CNY") for i in ("nk", "nh")),
            *(observation_row(i, "penalty_cases", 38) for i in ("nk", "nh")),
            observation_row("nh", "penalty_cases", 35, start=500),
        ],
    )  # fmt: skip
    found = by(made, "penalty_amount", "case")
    assert (found.judgement.verdict, found.judgement.codes) == (Verdict.CAUTION, ("arithmetic",))
    assert found.judgement.reasons[0].values["who"] == "nh"
