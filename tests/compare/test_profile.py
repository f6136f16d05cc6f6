"""A bureau among its peers: who they are, their middle, and the marks that are drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.charts.look import Look
from compare.charts.over_time import histories
from compare.charts.scatter import Axis, pairs, partners
from compare.charts.scatter import draw as draw_scatter
from compare.charts.strips import Mark, Spread, bar, spread
from compare.profile import peers_of, profile
from compare.telling.naming import short_names
from compare.telling.phrases import Speaker
from tests.compare.made import dataset, district_codes, observation_row, report_row


def test_peers_are_of_the_same_type_and_year(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        reports=[report_row("a"), report_row("b", "440605"), report_row("c", "110102", 2022),
                 report_row("d", "110112", agency_type="justice")],
    )  # fmt: skip
    reports = {r.id: r for r in data.reports()}
    assert [r.id for r in peers_of(data, reports["a"])] == ["b"]


def test_peers_of_another_period_unit_or_part_stand_apart(tmp_path: Path) -> None:
    """Own: the year. Like: the year and the year to date (caution). Apart: a campaign, a part."""
    codes = district_codes(5)
    month = {"period_basis": "part_year", "period_start": "2023-06-01",
             "period_end": "2023-06-30"}  # fmt: skip
    to_date = {"period_basis": "year_to_date", "period_end": "2023-12-04"}
    values: list[tuple[float, dict[str, object]]] = [
        (7, {}),
        (10, {}),
        (20, to_date),
        (900, month),
        (30, {"kind": "simple_procedure"}),
    ]
    data = dataset(
        tmp_path,
        reports=[report_row(code, code) for code in codes],
        observations=[observation_row(c, "penalty_cases", v, **more)
                      for c, (v, more) in zip(codes, values, strict=True)],
    )  # fmt: skip
    own = next(r for r in data.reports() if r.id == codes[0])
    found = profile(data, own, peers_of(data, own)).families[0].standings[0]
    assert found.spread.values == (10, 20)
    assert found.spread.median is None  # of two there is no middle
    assert found.is_cautious
    assert {f.report.id for f in found.apart} == {codes[3], codes[4]}


def test_own_group_and_its_own_bureau(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        reports=[report_row("a"), report_row("b", "440605", agency_type="justice"),
                 report_row("c", "110102"), report_row("d", agency="a应急管理局")],
    )  # fmt: skip
    report = next(r for r in data.reports() if r.id == "a")
    # d is the same bureau of the same district, and no peer of itself
    assert [r.id for r in peers_of(data, report)] == ["c"]
    assert [r.id for r in peers_of(data, report, "own", ["440605"])] == ["b"]


def test_median_and_middle_half(tmp_path: Path) -> None:
    codes = district_codes(6)
    values = [10, 20, 30, 40, 100]  # the peers: median 30, quartiles 20 and 40 (inclusive)
    data = dataset(
        tmp_path,
        reports=[report_row(code, code) for code in codes],
        observations=[observation_row(codes[0], "penalty_cases", 7),
                      *(observation_row(c, "penalty_cases", v)
                        for c, v in zip(codes[1:], values, strict=True))],
    )  # fmt: skip
    own = next(r for r in data.reports() if r.id == codes[0])
    family = profile(data, own, peers_of(data, own)).families[0]
    assert family.standings[0].spread.median == 30
    assert family.standings[0].spread.quartiles == (20, 40)
    assert family.standings[0].mark == Mark(7, family.standings[0].figure.interval)


@pytest.mark.parametrize("values", [(), (0.0,), (0.0, 0.0), (1.0, 5.0)])
def test_strip_is_drawn_whatever_the_peers(values: tuple[float, ...]) -> None:
    svg = spread(Spread(values, values[0] if values else None, None), Mark(0.0), "<b>")
    assert svg.startswith("<svg")
    assert "<b>" not in svg
    assert "nan" not in svg


def test_hollow_and_hatched_bars_differ() -> None:
    drawn = {bar(Mark(1.0, None, hatched, hollow), 0.5)
             for hatched in (True, False) for hollow in (True, False)}  # fmt: skip
    assert len(drawn) == 4


def test_years_of_one_bureau_with_what_a_later_report_recalls(tmp_path: Path) -> None:
    prior = {"period_basis": "prior_year", "period_start": "2021-01-01",
             "period_end": "2021-12-31"}  # fmt: skip
    same = {"agency": "临川新区应急管理局"}
    data = dataset(
        tmp_path,
        reports=[report_row("a", year=2022, **same), report_row("b", year=2023, **same)],
        observations=[observation_row("a", "penalty_cases", 5),
                      observation_row("a", "penalty_cases", 4, start=200, **prior),
                      observation_row("b", "penalty_cases", 6)],
    )  # fmt: skip
    (found,) = histories(data, "penalty_cases", data.reports())
    assert [(p.year, p.observation.value, p.is_recalled) for p in found.points] == [
        (2021, 4, True), (2022, 5, False), (2023, 6, False)]  # fmt: skip


def test_scatter_needs_three_bureaus_with_both(tmp_path: Path) -> None:
    codes = district_codes(3)
    rows = [observation_row(c, m, 5, start=s) for c in codes
            for m, s in (("penalty_cases", 1), ("lawsuits", 50))]  # fmt: skip
    data = dataset(tmp_path, reports=[report_row(c, c) for c in codes], observations=rows)
    reports = data.reports()
    cases, suits = Axis("penalty_cases"), Axis("lawsuits")
    assert suits in partners(data, cases, reports)
    assert partners(data, cases, reports[:2]) == []
    assert len(pairs(data, cases, suits, reports)) == 3


def test_scatter_of_a_rate(tmp_path: Path) -> None:
    codes = district_codes(3)
    rows = [observation_row(c, m, v, unit=u, start=s) for c in codes
            for m, v, u, s in (("penalty_cases", 5, "case", 1), ("inspections", 200, "time", 50),
                               ("lawsuits", 2, "case", 90))]  # fmt: skip
    data = dataset(tmp_path, reports=[report_row(c, c) for c in codes], observations=rows)
    rate = Axis.of("penalty_cases/1000_inspections")
    assert rate in partners(data, Axis("lawsuits"), data.reports())
    # 5 ÷ 200 × 1000 = 25
    found = pairs(data, Axis("lawsuits"), rate, data.reports())
    assert [(p.across.shown, p.up.shown) for p in found] == [(2, 25)] * 3
    speaker = Speaker(data, "zh", short_names(data, data.reports(), "zh"))
    figure = draw_scatter(found, (Axis("lawsuits"), rate), speaker, Look())
    assert list(figure.data[0].y) == [25] * 3
