"""Which figure speaks for the bureau, and in which state a cell is when none does."""

from __future__ import annotations

import pytest

from compare.headline import headline
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
