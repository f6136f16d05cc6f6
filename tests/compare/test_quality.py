"""What is counted of a report's reading, and what the dictionary lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.quality import disputed, noun_beside, quality, to_do
from compare.reconcile import FAILS, HOLDS, UNTESTABLE, Line
from tests.compare.made import dataset, observation_row, report_row

CLASSIFIERS = ("张", "处", "位", "个", "条", "余")


@pytest.mark.parametrize(
    ("before", "after", "wordings", "noun"),
    [
        ("现已完成", "张折叠床储备。", (), "折叠床储备"),
        ("制定", "条防范举措，印发", (), "防范举措"),
        ("年内设置安全生产举报奖励公告牌", "余处，提升", ("公告牌",), "公告牌"),
        ("经费支出", "。", (), "经费支出"),
        ("推动", "个加油站投保安责险", (), "加油站"),
    ],
)
def test_noun_beside_a_number(
    before: str, after: str, wordings: tuple[str, ...], noun: str
) -> None:
    assert noun_beside(before, after, CLASSIFIERS, wordings) == noun


def test_numbers_are_counted_by_fate_and_certainty(tmp_path: Path) -> None:
    mention = {"report_id": "a", "text": "1", "end": 1}
    data = dataset(
        tmp_path,
        reports=[report_row("a")],
        observations=[
            observation_row("a", "penalty_cases", 38, start=0),
            observation_row("a", "penalty_cases", 35, start=10, confidence="low",
                            reasons="distant_wording", part_of="a-penalty_cases-0"),
        ],
        mentions=[{**mention, "start": 0, "fate": "observation"},
                  {**mention, "start": 10, "fate": "observation"},
                  {**mention, "start": 20, "fate": "date"}],
        checks=[{"report_id": "a", "kind": "sum_of_parts", "total_observation":
                 "a-penalty_cases-0", "parts": "a-penalty_cases-10", "expected": "38",
                 "found": "35", "holds": "False"}],
    )  # fmt: skip
    found = quality(data, data.reports()[0])
    assert (found.numbers, found.mapped, found.sure, found.quantities) == (3, 2, 1, 2)
    assert [d.reasons for d in found.doubts] == [("distant_wording",)]
    assert [(x.stated, x.recomputed) for x in found.lines if x.outcome == FAILS] == [(38, 35)]
    assert (found.outcomes(HOLDS), found.outcomes(FAILS), found.outcomes(UNTESTABLE)) == (0, 1, 0)
    assert disputed(found.lines) == []  # one report's own sum
    assert to_do([found]) == []


def test_disputed_lines_are_those_between_two_sources() -> None:
    def line(kind: str, outcome: str, other: str = "") -> Line:
        return Line("a", kind, outcome, "lawsuits", "case", 3, 2, ("o",), other)

    found = [line("prior_year", FAILS, "b"), line("entered", FAILS), line("prior_year", HOLDS, "b"),
             line("growth", FAILS), line("growth", FAILS, "b"), line("rate", FAILS)]  # fmt: skip
    assert disputed(found) == [found[0], found[1], found[4]]
