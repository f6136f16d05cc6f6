"""May these figures stand side by side?"""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.headline import headline, overruled
from compare.model import Figure, Reason, ReasonCode, Slice, Verdict
from compare.verdict import Judgement, Terms, judge
from tests.compare.made import observation, report

UNTIL = {"period_basis": "year_to_date", "period_end": date(2023, 12, 4)}


def figure(report_id: str, value: float | None, more: dict[str, object] | None = None,
           **of_report: object) -> Figure:  # fmt: skip
    own = report(report_id, **of_report)
    basis = {"period_basis": own.period_basis}
    stated = [] if value is None else [observation(value, report_id, **{**basis, **(more or {})})]
    return headline(own, "penalty_cases", stated)


def verdict(*figures: Figure, is_flow: bool = True) -> Judgement:
    return judge(figures, is_flow, lambda f: "county")


def test_same_period_and_unit_is_comparable() -> None:
    assert verdict(figure("a", 1), figure("b", 2)) == Judgement(Verdict.COMPARABLE)


def test_year_to_date_beside_a_full_year_is_caution() -> None:
    found = verdict(figure("a", 38), figure("b", 942, **UNTIL))
    assert found.verdict == Verdict.CAUTION
    assert found.codes == ("period",)


def test_different_ends_are_caution_and_the_same_end_is_not() -> None:
    other = {**UNTIL, "period_end": date(2023, 11, 30)}
    assert verdict(figure("a", 1, **UNTIL), figure("b", 2, **other)).verdict == Verdict.CAUTION
    same = verdict(figure("a", 1, **UNTIL), figure("b", 2, **UNTIL))
    assert same.verdict == Verdict.COMPARABLE


def test_stock_is_of_a_day_whatever_the_period() -> None:
    found = verdict(figure("a", 38), figure("b", 942, **UNTIL), is_flow=False)
    assert found.verdict == Verdict.COMPARABLE


def test_one_figure_is_no_comparison() -> None:
    found = verdict(figure("a", 38), figure("b", None))
    assert found.verdict == Verdict.NOT_COMPARABLE
    assert found.codes == ("no_headline",)
    assert found.reasons[0].values["who"] == "a"


def test_no_figure_is_no_comparison() -> None:
    found = verdict(figure("a", 5, {"scope": "area"}), figure("b", None))
    assert found.codes == ("no_headline", "scope")


def test_another_year_is_not_comparable() -> None:
    found = verdict(figure("a", 1), figure("b", 2, year=2022))
    assert found.verdict == Verdict.NOT_COMPARABLE
    assert found.codes == ("period",)


def test_overlapping_intervals_have_no_certain_order() -> None:
    rounded = {"qualifier": "more_than"}
    found = verdict(figure("a", 400, rounded), figure("b", 450))
    assert found.codes == ("rounded",)
    assert verdict(figure("a", 400, rounded), figure("b", 500)).verdict == Verdict.COMPARABLE


def test_different_types_of_bureau_are_caution() -> None:
    found = verdict(figure("a", 1), figure("b", 2, agency_type="market_supervision"))
    assert found.codes == ("agency_type",)


def test_verdict_does_not_depend_on_order() -> None:
    figures = [figure("a", 38), figure("b", 942, **UNTIL), figure("c", None),
               figure("d", 40, {"qualifier": "approximate"}), figure("e", 3, {"scope": "joint"})]  # fmt: skip
    assert len({repr(verdict(*order)) for order in itertools.permutations(figures)}) == 1


def slice_of(value: float, report_id: str, **dimension: str) -> Figure:
    part = Slice(**dimension)
    own = report(report_id)
    return headline(own, "penalty_cases", [observation(value, report_id, part)], part)


def test_different_units_are_not_comparable() -> None:
    one = headline(report("a"), "inspections", [observation(457, unit="enterprise_time")])
    other = headline(report("b"), "inspections", [observation(10_629, unit="time")])
    found = verdict(one, other)
    assert (found.verdict, found.codes) == (Verdict.NOT_COMPARABLE, ("unit",))


@pytest.mark.parametrize(
    ("dimension", "value"),
    [("kind", "accident"), ("party", "entity"), ("audience", "public"), ("mode", "online")],
)
def test_different_parts_of_a_metric_are_not_comparable(dimension: str, value: str) -> None:
    found = verdict(figure("a", 1), slice_of(2, "b", **{dimension: value}))
    assert (found.verdict, found.codes) == (Verdict.NOT_COMPARABLE, (dimension,))


def test_a_month_beside_a_year_is_not_comparable() -> None:
    april = {"period_basis": "part_year", "period_start": date(2023, 4, 1),
             "period_end": date(2023, 4, 30)}  # fmt: skip
    found = verdict(figure("a", 1), figure("b", 2, april, **april))
    assert (found.verdict, found.codes) == (Verdict.NOT_COMPARABLE, ("period",))
    alike = verdict(figure("a", 1, april, **april), figure("b", 2, april, **april))
    assert alike.verdict == Verdict.COMPARABLE


def test_other_years_are_caution_where_they_are_asked_for() -> None:
    figures = [figure("a", 1), figure("b", 2, year=2022, period_end=date(2022, 12, 31))]
    found = judge(figures, True, lambda f: "county", Terms(years=True))
    assert (found.verdict, found.codes) == (Verdict.CAUTION, ("period",))


def test_what_had_to_be_set_apart_is_caution_with_its_reason() -> None:
    found = verdict(figure("a", 1), figure("b", 2), figure("c", 3, {"scope": "area"}))
    assert (found.verdict, found.codes) == (Verdict.CAUTION, ("scope",))
    assert found.reasons[0].values["who"] == "c"


def test_silence_is_no_reason_for_caution() -> None:
    found = verdict(figure("a", 1), figure("b", 2), figure("c", None))
    assert found == Judgement(Verdict.COMPARABLE)


def test_entered_figures_are_caution_and_so_is_their_note() -> None:
    entered = {"method": "entered", "note": "campaigns only"}
    found = verdict(figure("a", 1), figure("b", 2, entered))
    assert (found.verdict, found.codes) == (Verdict.CAUTION, ("entered", "counting_rule"))
    assert [(n.code, n.values["note"]) for n in found.notes] == [
        ("counting_rule", "campaigns only")
    ]


def test_overruled_is_not_comparable_and_says_so() -> None:
    area = overruled(figure("b", 2, {"scope": "area"}), Slice(), "case")
    found = verdict(figure("a", 1), area)
    assert (found.verdict, found.overruled) == (Verdict.NOT_COMPARABLE, True)
    assert [r.key for r in found.reasons] == ["reason.overruled"]


def test_different_levels_are_caution() -> None:
    found = judge([figure("a", 1), figure("b", 2)], True, lambda f: f.report.id)
    assert found.codes == ("level",)


def test_wide_interval_overlaps_beyond_its_neighbour() -> None:
    # 1000余 is [1000, 2000): it meets 1500 behind 1000余's neighbour 1200 as well.
    wide = {"qualifier": "more_than", "text": "1000"}
    found = verdict(
        figure("a", 1000, wide), figure("b", 1200), figure("c", 1500), figure("d", 2000)
    )
    assert found.reasons[0].values["who"] == "a|b|c"


MORE: list[dict[str, object]] = [
    {}, {"scope": "area"}, {"unit": "item"}, {"qualifier": "more_than"}, {"method": "entered"},
    {"note": "n"}, {"period_basis": "part_year"},
]  # fmt: skip
OF_REPORT: list[dict[str, object]] = [
    {}, UNTIL, {"year": 2022, "period_end": date(2022, 12, 31)}, {"agency_type": "street"},
    {"method": "entered"},
]  # fmt: skip


@given(st.lists(st.tuples(st.none() | st.integers(0, 9), st.sampled_from(MORE),
                          st.sampled_from(OF_REPORT)), max_size=5), st.randoms())  # fmt: skip
def test_verdict_never_depends_on_order_and_codes_are_of_the_closed_list(
    made: list[tuple[int | None, dict[str, object], dict[str, object]]], chance: random.Random
) -> None:
    figures = [figure(f"r{i}", v, m, **o) for i, (v, m, o) in enumerate(made)]
    shuffled = list(figures)
    chance.shuffle(shuffled)
    found = verdict(*figures)
    assert found == verdict(*shuffled)
    assert set(found.codes) <= set(get_args(ReasonCode))
    assert bool(found.reasons) == (found.verdict != Verdict.COMPARABLE)


def test_figures_of_one_year_beside_a_month_are_not_said_to_be_of_the_full_year() -> None:
    april = {"period_basis": "part_year", "period_start": date(2023, 4, 1),
             "period_end": date(2023, 4, 30)}  # fmt: skip
    month = replace(figure("b", 2, april, **april), why="why.overruled",
                    reasons=(Reason("period", "reason.only_period"),))  # fmt: skip
    found = verdict(figure("a", 1), figure("c", 3, **UNTIL), month)
    assert (found.verdict, found.overruled) == (Verdict.NOT_COMPARABLE, True)
    said = {r.key: r.values for r in found.reasons}
    assert said["reason.overruled"] == {"who": "b", "code": "period"}
    assert (said["reason.period"]["part"], said["reason.period"]["full"]) == ("c", "a")


def test_percentage_to_date_beside_one_of_the_full_year_is_caution() -> None:
    share = {"unit": "percent"}
    found = verdict(figure("a", 98, share), figure("b", 100, share, **UNTIL))
    assert (found.verdict, found.codes) == (Verdict.CAUTION, ("period",))
