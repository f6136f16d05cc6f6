"""Ranks as ranges."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.intervals import Interval, interval_of
from compare.ranks import RankRange, rank_ranges


def point(value: float) -> Interval:
    return Interval(value, value)


def bounds(spans: list[Interval], unknown: int = 0) -> list[tuple[int, int]]:
    return [(r.low, r.high) for r in rank_ranges(spans, unknown)]


def test_exact_figures_have_one_rank_each_and_a_stated_zero_counts() -> None:
    assert bounds([point(942), point(38), point(0)]) == [(1, 1), (2, 2), (3, 3)]
    assert rank_ranges([point(942), point(0)])[1] == RankRange(2, 2, 2)


def test_two_on_the_second_place_take_the_second_and_third() -> None:
    found = rank_ranges([point(9), point(5), point(5), point(1)])
    assert [(r.low, r.high) for r in found] == [(1, 1), (2, 3), (2, 3), (4, 4)]
    assert [r.tied for r in found] == [0, 1, 1, 0]


def test_two_unknown_widen_third_of_fourteen_to_third_to_fifth_of_sixteen() -> None:
    # 14 exact figures; two of them above ours: 2 + 1 = 3rd; both unknown may be above: 3 + 2 = 5th.
    found = rank_ranges([point(100 - i) for i in range(14)], unknown=2)[2]
    assert (found.low, found.high, found.of) == (3, 5, 16)


def test_4400_odd_and_4450_may_stand_either_way_but_4500_is_above() -> None:
    # 4400余 is [4400, 4500): 4450 lies inside, 4500 just outside of it.
    odd = interval_of(4400, "more_than", "4400")
    assert bounds([odd, point(4450), point(4500)]) == [(2, 3), (2, 3), (1, 1)]


def test_close_to_400_is_above_300() -> None:
    # 近400 is (300, 400]: certainly above 300, possibly level with 400.
    near = interval_of(400, "less_than", "400")
    assert bounds([near, point(300), point(400)]) == [(1, 2), (3, 3), (1, 2)]


SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 6)).map(lambda p: Interval(p[0], p[0] + p[1])),
    min_size=1, max_size=7,
)  # fmt: skip


@given(SPANS, st.lists(st.integers(0, 40), max_size=3), st.data())
def test_range_holds_the_rank_under_any_completion(
    spans: list[Interval], unknown: list[int], data: st.DataObject
) -> None:
    values = [data.draw(st.integers(int(s.low), int(s.high))) for s in spans]
    every = [*values, *unknown]
    for value, span in zip(values, rank_ranges(spans, len(unknown)), strict=True):
        best = 1 + sum(other > value for other in every)
        worst = sum(other >= value for other in every)  # the last of the places shared in a tie
        assert span.low <= best <= worst <= span.high <= span.of


@given(SPANS, st.integers(0, 4))
def test_more_unknown_never_narrows(spans: list[Interval], unknown: int) -> None:
    for less, more in zip(
        rank_ranges(spans, unknown), rank_ranges(spans, unknown + 1), strict=True
    ):
        assert more.low <= less.low
        assert more.high >= less.high
