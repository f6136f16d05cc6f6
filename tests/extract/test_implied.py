"""Last year's figures worked out from a stated change, kept apart from what was read."""

from __future__ import annotations

import pytest

from extract.checks import check
from tests.extract.reader import figures, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "立案64件，比上年增加13件。",
            ["penalty_cases_filed 64 case", "penalty_cases_filed 51 case prior_year implied"],
        ),
        (
            "行政诉讼5件，同比减少2件。",
            ["lawsuits 5 case", "lawsuits 7 case prior_year implied"],
        ),
        (
            "罚款30万元，较2022年减少了12.5万元。",
            ["penalty_amount 300000 CNY", "penalty_amount 425000 CNY prior_year implied"],
        ),
        # stated already, in per cent alone, of no exact figure, below nothing, of another unit
        (
            "立案71件（较2022年的58件增加了13件）。",
            ["penalty_cases_filed 71 case", "penalty_cases_filed 58 case prior_year"],
        ),
        ("立案64件，同比增长12%。", ["penalty_cases_filed 64 case"]),
        ("立案约60件，同比增加13件。", ["penalty_cases_filed 60 case qualifier=approximate"]),
        ("立案6件，同比增加13件。", ["penalty_cases_filed 6 case"]),
        ("立案64件，检查人员同比增加13人。", ["penalty_cases_filed 64 case"]),
    ],
)
def test_change_implies_last_years_figure(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


def test_it_stands_at_the_change_and_is_marked() -> None:
    reading = read("立案64件，比上年增加13件。")
    implied = reading.observations[1]
    assert reading.layout.compact[implied.start : implied.end] == "13"
    assert implied.reasons == {"implied_by_change"}
    assert [m.fate for m in reading.mentions] == ["observation", "change"]


def test_it_takes_no_part_in_checks() -> None:
    reading = read("处罚64件，其中简易程序21件、普通程序43件，处罚比上年增加13件。")
    totals = [c.total for c in check(reading.observations)]
    assert totals
    assert all(total.method == "extracted" for total in totals)
