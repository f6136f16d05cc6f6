"""Figures that count the same acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from compare.headline import headline
from compare.model import Figure, Verdict
from compare.overlap import holds, overlaps
from compare.verdict import judge
from tests.compare.made import observation, report


def figure(report_id: str, code: str, scope: str = "area", **more: Any) -> Figure:
    own = report(report_id, district_code=code, **more)
    return headline(own, "penalty_cases", [observation(5, scope=scope)], scope=scope)


def who(*figures: Figure) -> str:
    found = overlaps(figures)
    return found[0].values["who"] if found else ""


def test_a_city_holds_its_district_and_not_its_neighbours() -> None:
    assert holds("440600", "440605")
    assert holds("440000", "440605")
    assert not holds("440605", "440600")
    assert not holds("440600", "440105")
    assert not holds("", "440605")


def test_area_figures_of_a_city_and_its_district_count_the_same_acts() -> None:
    assert who(figure("a", "440600"), figure("b", "440605")) == "a|b"
    assert who(figure("a", "440600"), figure("b", "120104")) == ""


def test_own_figures_of_a_city_and_its_district_do_not() -> None:
    assert who(figure("a", "440600", "own"), figure("b", "440605", "own")) == ""
    assert who(figure("a", "440600"), figure("b", "440605", "own")) == ""


def test_two_bureaus_of_one_district_took_part_in_the_same_joint_operations() -> None:
    one, other = figure("a", "440605", "joint"), figure("b", "440605", "joint")
    assert who(one, other) == "a|b"
    found = judge([one, other], True, lambda f: "county")
    assert (found.verdict, found.codes) == (Verdict.CAUTION, ("overlap",))


def test_two_reports_of_one_bureau_overlap_only_where_their_periods_do() -> None:
    bureau = {"agency": "临川新区应急管理局", "scope": "own"}
    last = {"year": 2022, "period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31)}
    assert who(figure("a", "440605", **bureau), figure("b", "440605", **bureau)) == "a|b"
    assert who(figure("a", "440605", **bureau), figure("b", "440605", **bureau, **last)) == ""
