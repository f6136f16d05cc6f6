"""May these figures stand side by side?"""

from __future__ import annotations

import itertools
from datetime import date

from compare.headline import headline
from compare.model import Figure, Verdict
from compare.verdict import Judgement, judge
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
