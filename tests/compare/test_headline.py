"""Which figure speaks for the bureau, and in which state a cell is when none does."""

from __future__ import annotations

from datetime import date

import pytest

from compare.headline import headline, overruled
from compare.intervals import Interval
from compare.model import Figure, Observation, Slice, State
from tests.compare.made import observation, report

OFFICERS, ENTERPRISES = Slice(audience="officers"), Slice(audience="enterprises")


def cell(*stated: Observation, metric: str = "penalty_cases", **more: object) -> Figure:
    return headline(report(), metric, list(stated), **more)  # type: ignore[arg-type]


def test_silence_is_not_a_zero() -> None:
    assert cell().state == State.NOT_REPORTED
    assert cell().value is None


def test_stated_zero_is_a_figure() -> None:
    found = cell(observation(0, text="未发生"))
    assert found.state == State.STATED_ZERO
    assert found.value == 0


def test_the_whole_is_taken_and_its_parts_are_kept_at_every_depth() -> None:
    whole = observation(38, "w")
    part = observation(35, "p", Slice(kind="administrative"), part_of="w")
    inner = observation(10, "i", Slice(kind="administrative", party="individual"), part_of="p")
    found = cell(inner, part, whole)
    assert found.value == 38
    assert [o.id for o in found.parts] == ["p", "i"]


def test_part_by_office_is_not_the_whole() -> None:
    found = cell(observation(100, "w"), observation(120, "odd", part_of="w"))
    assert found.value == 100


def test_parts_that_name_each_other_end() -> None:
    found = cell(observation(1, "a", part_of="b"), observation(2, "b", part_of="a"),
                 observation(3, "w"))  # fmt: skip
    assert found.value == 3


def test_four_trainings_of_different_audiences_have_no_headline() -> None:
    found = cell(
        observation(38, "1", OFFICERS), observation(26, "2", OFFICERS),
        observation(27, "3", ENTERPRISES), observation(10, "4", Slice(audience="public")),
    )  # fmt: skip
    assert found.state == State.PARTS_ONLY
    assert len(found.parts) == 4
    assert [r.code for r in found.reasons] == ["no_headline"]


def test_slice_has_its_own_headline() -> None:
    found = cell(observation(15, "t", Slice(kind="theory_group")),
                 observation(51, "r", Slice(kind="party_routine")),
                 part=Slice(kind="theory_group"))  # fmt: skip
    assert found.value == 15


def test_joint_figure_is_not_the_bureaus_own() -> None:
    found = cell(observation(4216, "j", scope="joint"))
    assert found.state == State.NOT_COMPARABLE
    assert [r.code for r in found.reasons] == ["scope"]
    assert [o.id for o in found.others] == ["j"]


def test_joint_operations_are_joint_by_nature() -> None:
    assert cell(observation(101, scope="joint"), metric="joint_operations").value == 101


def test_joint_figure_stands_beside_the_own_one() -> None:
    found = cell(observation(11_493, "o"), observation(13_672, "j", scope="joint"))
    assert found.value == 11_493
    assert [o.id for o in found.others] == ["j"]


def test_exact_before_rounded() -> None:
    found = cell(observation(1000, "r", qualifier="more_than"), observation(1012, "e"))
    assert found.observation
    assert found.observation.id == "e"
    assert not found.reasons


def test_two_wholes_that_differ_are_a_conflict() -> None:
    found = cell(observation(38, "a"), observation(41, "b"))
    assert [r.code for r in found.reasons] == ["arithmetic"]


@pytest.mark.parametrize("basis", ["part_year", "cumulative"])
def test_figure_of_another_period_is_not_the_reports(basis: str) -> None:
    found = cell(observation(9, period_basis=basis))
    assert found.state == State.NOT_COMPARABLE
    assert [r.code for r in found.reasons] == ["period"]


def test_last_years_figure_is_no_report_of_this_year() -> None:
    assert cell(observation(9, period_basis="prior_year")).state == State.NOT_REPORTED


def test_implied_figure_is_never_a_headline() -> None:
    assert cell(observation(9, method="implied")).state == State.NOT_REPORTED


def test_unit_that_is_not_asked_for_is_not_comparable() -> None:
    found = cell(observation(10, unit="time"), unit="enterprise_time")
    assert found.state == State.NOT_COMPARABLE
    assert [r.code for r in found.reasons] == ["unit"]


def test_year_to_date_in_a_report_of_the_full_year_stands_where_no_full_year_figure_does() -> None:
    june, november = date(2023, 6, 30), date(2023, 11, 30)
    found = cell(
        observation(20, "june", period_basis="year_to_date", period_end=june),
        observation(35, "november", period_basis="year_to_date", period_end=november),
    )
    assert found.value == 35
    assert cell(observation(35, period_basis="year_to_date"), observation(38, "f")).value == 38


def test_entered_report_that_says_nothing_was_not_read() -> None:
    entered = report(method="entered")
    assert headline(entered, "penalty_cases", []).state == State.NOT_READ
    won = headline(entered, "lawsuits", [], Slice(kind="won"))
    assert won.state == State.NOT_READ


def test_extracted_stands_and_the_same_entered_figure_is_its_witness() -> None:
    found = cell(observation(38, "e", method="entered"), observation(38, "x"))
    assert found.observation
    assert (found.observation.id, found.why) == ("x", "why.read")
    assert [o.id for o in found.corroborated_by] == ["e"]
    assert not found.reasons


def test_entered_figure_that_differs_is_a_conflict_to_show() -> None:
    found = cell(observation(41, "e", method="entered"), observation(38, "x"))
    assert found.value == 38
    assert [(r.code, r.key) for r in found.reasons] == [("arithmetic", "reason.conflict.entered")]
    assert [o.id for o in found.others] == ["e"]


def test_rounded_statement_that_holds_the_exact_one_is_no_conflict() -> None:
    # 1000余 is [1000, 2000), which holds 1012; [1100, 1200) does not.
    odd = observation(1000, "r", qualifier="more_than", text="1000")
    assert cell(odd, observation(1012, "e")).why == "why.exact"
    off = observation(1100, "r", qualifier="more_than", text="1100")
    assert [r.code for r in cell(off, observation(1012, "e")).reasons] == ["arithmetic"]


SIMPLE, ORDINARY = Slice(kind="simple_procedure"), Slice(kind="ordinary_procedure")


def test_exclusive_parts_are_added_only_on_demand_42_plus_31_is_73() -> None:
    parts = observation(42, "o", ORDINARY), observation(31, "s", SIMPLE)
    assert cell(*parts).state == State.PARTS_ONLY
    assert cell(*parts).why == "why.derivable"
    found = cell(*parts, sum_parts=True)
    assert (found.value, found.is_derived, found.why) == (73, True, "why.derived")
    assert found.observation
    assert found.observation.method == "derived"
    assert [p.id for p in found.parts] == ["o", "s"]


def test_sum_of_an_exact_and_a_rounded_part_is_an_interval() -> None:
    # 42 + [300, 400) = [342, 442)
    rounded = observation(300, "s", SIMPLE, qualifier="more_than", text="300")
    found = cell(observation(42, "o", ORDINARY), rounded, sum_parts=True)
    assert found.interval == Interval(342, 442, high_open=True)


def test_parts_that_may_overlap_or_leave_something_out_are_never_added() -> None:
    audiences = observation(38, "1", OFFICERS), observation(27, "2", ENTERPRISES)
    assert cell(*audiences, sum_parts=True).state == State.PARTS_ONLY
    assert cell(observation(42, "o", ORDINARY), sum_parts=True).state == State.PARTS_ONLY
    twice = observation(1, "a", SIMPLE), observation(2, "b", SIMPLE), observation(3, "c", ORDINARY)
    assert cell(*twice, sum_parts=True).state == State.PARTS_ONLY


def test_a_stated_whole_is_never_replaced_by_a_sum() -> None:
    found = cell(observation(80, "w"), observation(42, "o", ORDINARY, part_of="w"),
                 observation(31, "s", SIMPLE, part_of="w"), sum_parts=True)  # fmt: skip
    assert (found.value, found.is_derived) == (80, False)


def test_area_figures_are_headlines_only_where_they_are_asked_for() -> None:
    area = observation(2031, scope="area")
    assert cell(area).state == State.NOT_COMPARABLE
    assert cell(area, scope="area").value == 2031


def test_overruling_ranks_scope_and_period_but_never_another_unit() -> None:
    refused = cell(observation(2031, scope="area"), observation(5, "t", scope="area", unit="time"))
    found = overruled(refused, Slice(), "case")
    assert (found.value, found.why) == (2031, "why.overruled")
    assert [r.code for r in found.reasons] == ["scope"]
    assert overruled(refused, Slice(), "person").state == State.NOT_COMPARABLE


def test_of_two_dates_the_later_counts_and_there_is_no_contradiction() -> None:
    # 1-11月 90件 and 截至目前 (4 December) 100件 are one count at two times.
    to_date = {"period_basis": "year_to_date"}
    own = report(period_end=date(2023, 12, 4), **to_date)
    found = headline(own, "penalty_cases", [
        observation(90, "nov", period_end=date(2023, 11, 30), **to_date),
        observation(100, "dec", period_end=date(2023, 12, 4), **to_date),
    ])  # fmt: skip
    assert (found.value, found.reasons) == (100, ())


def test_full_year_figure_stands_in_a_report_whose_figures_end_earlier() -> None:
    own = report(period_basis="year_to_date", period_end=date(2023, 11, 30))
    found = headline(own, "penalty_cases", [observation(100, period_basis="full_year")])
    assert found.value == 100


def test_part_that_only_an_area_states_is_not_comparable_rather_than_not_reported() -> None:
    part = Slice(kind="accident")
    found = cell(observation(3, "x", part, scope="area"), part=part)
    assert found.state == State.NOT_COMPARABLE
    assert [r.code for r in found.reasons] == ["scope"]


def test_part_of_which_only_parts_are_stated_is_parts_only() -> None:
    online = Slice(audience="enterprises", mode="online")
    found = cell(observation(9, "on", online), observation(4, "o", OFFICERS), part=ENTERPRISES)
    assert found.state == State.PARTS_ONLY
    assert [o.id for o in found.parts] == ["on"]


def test_why_is_judged_within_one_unit() -> None:
    # 3万多人 and 42.9万人次 are two facts: neither is the exact reading of the other.
    found = cell(
        observation(30_000, "p", unit="person", qualifier="more_than", text="3万"),
        observation(429_000, "t", unit="person_time"), metric="publicity_reach",
    )  # fmt: skip
    assert (found.value, found.why, found.corroborated_by) == (429_000, "why.only", ())


def test_overruled_figure_is_not_listed_beside_itself() -> None:
    area = cell(observation(8, "a", scope="area"), observation(3, "b", scope="area"))
    assert [o.id for o in overruled(area, Slice(), "case").others] == ["b"]
