"""Every arithmetic claim beside the same number worked out anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.load import Dataset
from compare.reconcile import FAILS, HOLDS, UNTESTABLE, Line, reconcile
from tests.compare.made import Row, dataset, observation_row, report_row

LAST = {"period_basis": "prior_year", "period_start": "2022-01-01", "period_end": "2022-12-31"}
IN_2022 = {**LAST, "period_basis": "full_year"}


def old_report(report_id: str = "old", **more: object) -> Row:
    return report_row(report_id, year=2022, agency="临川新区应急管理局", period_start="2022-01-01",
                      period_end="2022-12-31", **more)  # fmt: skip


def new_report(**more: object) -> Row:
    return report_row("new", agency="江州市临川新区应急管理局", **more)


def lines(data: Dataset, report_id: str = "new") -> list[Line]:
    return reconcile(data, [r for r in data.reports() if r.id == report_id])


def outcomes(data: Dataset) -> list[tuple[str, str]]:
    return [(line.kind, line.outcome) for line in lines(data)]


@pytest.mark.parametrize(("own", "outcome"), [(51, HOLDS), (53, FAILS)])
def test_last_years_figure_beside_last_years_own_report(
    tmp_path: Path, own: int, outcome: str
) -> None:
    data = dataset(
        tmp_path, reports=[new_report(), old_report()],
        observations=[observation_row("new", "penalty_cases", 51, **LAST),
                      observation_row("old", "penalty_cases", own, **IN_2022)],
    )  # fmt: skip
    line = lines(data)[0]
    assert (line.kind, line.outcome, line.stated, line.recomputed) == (
        "prior_year",
        outcome,
        51,
        own,
    )
    assert line.other_report == "old"
    assert line.difference == 51 - own


def test_figure_that_a_stated_change_implies_is_tested_as_well(tmp_path: Path) -> None:
    # 64 cases, 13 more than the year before: 64 - 13 = 51
    data = dataset(
        tmp_path, reports=[new_report(), old_report()],
        observations=[observation_row("new", "penalty_cases", 51, method="implied", **LAST),
                      observation_row("old", "penalty_cases", 50, **IN_2022)],
    )  # fmt: skip
    assert outcomes(data) == [("prior_year", FAILS)]


@pytest.mark.parametrize(
    "old",
    [
        [],
        [old_report(agency_type="justice")],
        [old_report(period_basis="year_to_date")],
    ],
)
def test_without_last_years_own_full_year_figure_nothing_is_tested(
    tmp_path: Path, old: list[Row]
) -> None:
    data = dataset(
        tmp_path, reports=[new_report(), *old],
        observations=[observation_row("new", "penalty_cases", 51, **LAST),
                      observation_row("old", "penalty_cases", 50,
                                      **{**LAST, "period_basis": "year_to_date"})],
    )  # fmt: skip
    assert outcomes(data) == [("prior_year", UNTESTABLE)]


def test_rounded_quotation_holds_where_the_exact_figure_lies_in_it(tmp_path: Path) -> None:
    # 4400余 is [4400, 4500): it holds 4432
    data = dataset(
        tmp_path, reports=[new_report(), old_report()],
        observations=[
            observation_row("new", "penalty_cases", 4400, qualifier="more_than", **LAST),
            observation_row("old", "penalty_cases", 4432, **IN_2022),
        ],
    )  # fmt: skip
    assert outcomes(data) == [("prior_year", HOLDS)]


@pytest.mark.parametrize(
    ("rate", "text", "outcome"),
    [
        (98.67, "98.67%", HOLDS),  # 370 ÷ 375 = 98.6667 %
        (98.66, "98.66%", HOLDS),  # cut off instead of rounded
        (98.64, "98.64%", FAILS),
        (99, "99%", HOLDS),
        (100, "100%", FAILS),
    ],
)
def test_rectification_rate_of_370_out_of_375(
    tmp_path: Path, rate: float, text: str, outcome: str
) -> None:
    data = dataset(
        tmp_path, reports=[new_report()],
        observations=[
            observation_row("new", "hazards_found", 375, unit="item"),
            observation_row("new", "hazards_rectified", 370, unit="item", start=200),
            observation_row("new", "rectification_rate", rate, unit="percent", text=text, start=300),
        ],
    )  # fmt: skip
    line = lines(data)[0]
    assert (line.kind, line.outcome) == ("rate", outcome)
    assert line.recomputed == pytest.approx(98.6667, abs=1e-4)


def test_rate_without_its_figures_cannot_be_tested(tmp_path: Path) -> None:
    data = dataset(
        tmp_path, reports=[new_report()],
        observations=[observation_row("new", "rectification_rate", 100, unit="percent")],
    )  # fmt: skip
    line = lines(data)[0]
    assert (line.kind, line.outcome, line.recomputed) == ("rate", UNTESTABLE, None)


def test_the_extractions_own_checks_are_among_the_lines(tmp_path: Path) -> None:
    check = {"report_id": "new", "kind": "sum_of_parts", "total_observation": "new-penalty_cases-100",
             "parts": "x|y", "expected": 38, "found": 37, "holds": False}  # fmt: skip
    data = dataset(tmp_path, reports=[new_report()], checks=[check],
                   observations=[observation_row("new", "penalty_cases", 38)])  # fmt: skip
    line = lines(data)[0]
    assert (line.kind, line.outcome, line.stated, line.recomputed) == (
        "sum_of_parts",
        FAILS,
        38,
        37,
    )
    assert line.observations == ("new-penalty_cases-100", "x", "y")


def entered(value: float, kind: str, number: int, whole: int | None = None) -> Row:
    return observation_row(
        "new", "penalty_amount", value, unit="CNY", kind=kind, method="entered", text="", start=0,
        observation_id=f"e{number}", part_of=f"e{whole}" if whole else "",
    )  # fmt: skip


def test_entered_parts_42269700_and_88729500_are_130999200_not_130000000(tmp_path: Path) -> None:
    data = dataset(
        tmp_path, reports=[new_report()],
        observations=[entered(130_000_000, "total", 1), entered(42_269_700, "administrative", 2, 1),
                      entered(88_729_500, "accident", 3, 1)],
    )  # fmt: skip
    found = lines(data)
    assert [(x.kind, x.outcome) for x in found] == [
        ("sum_of_parts", FAILS), ("part_within_whole", HOLDS), ("part_within_whole", HOLDS)]  # fmt: skip
    assert found[0].recomputed == 130_999_200


def test_entered_beside_extracted(tmp_path: Path) -> None:
    data = dataset(
        tmp_path, reports=[new_report()],
        observations=[observation_row("new", "penalty_amount", 391_560, unit="CNY"),
                      entered(391_560, "total", 1),
                      observation_row("new", "penalty_amount", 309_000, unit="CNY", start=300,
                                      kind="administrative"),
                      entered(300_000, "administrative", 2)],
    )  # fmt: skip
    assert outcomes(data) == [("entered", HOLDS), ("entered", FAILS)]


SAID = "全年立案{now}件，同比{change}。"


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ("增长25.49%", HOLDS),  # 64 ÷ 51 = 1.25490
        ("增长25.5%", HOLDS),
        ("增长26.49%", FAILS),
        ("下降25.49%", FAILS),
    ],
)
def test_64_after_51_is_a_growth_of_25_49_per_cent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str, outcome: str
) -> None:
    text = SAID.format(now=64, change=change)
    at = text.index(change[2:])
    monkeypatch.setenv("DUIZHAO_REPORTS", str(tmp_path))
    (tmp_path / "new.txt").write_text(text, "utf-8")
    data = dataset(
        tmp_path, reports=[new_report(), old_report()],
        observations=[observation_row("new", "penalty_cases_filed", 64, start=text.index("64")),
                      observation_row("old", "penalty_cases_filed", 51, **IN_2022)],
        mentions=[{"report_id": "new", "start": at, "end": at + len(change) - 2,
                   "text": change[2:], "fate": "change"}],
    )  # fmt: skip
    line = lines(data)[0]
    assert (line.kind, line.outcome, line.other_report) == ("growth", outcome, "old")
    assert line.recomputed == pytest.approx(25.4902, abs=1e-4)


def test_growth_without_last_years_figure_cannot_be_tested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = SAID.format(now=64, change="增长12%")
    monkeypatch.setenv("DUIZHAO_REPORTS", str(tmp_path))
    (tmp_path / "new.txt").write_text(text, "utf-8")
    data = dataset(
        tmp_path, reports=[new_report()],
        observations=[observation_row("new", "penalty_cases_filed", 64, start=text.index("64"))],
        mentions=[{"report_id": "new", "start": text.index("12"), "end": text.index("12") + 3,
                   "text": "12%", "fate": "change"}],
    )  # fmt: skip
    line = lines(data)[0]
    assert (line.kind, line.outcome, line.stated) == ("growth", UNTESTABLE, 12)
