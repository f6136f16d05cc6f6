"""Arithmetic relations found in a text: which hold, and how exactly they must."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.checks import check, mark_breakdowns, tolerance
from extract.records import plain_number
from tests.extract.reader import read


def told(text: str) -> list[str]:
    return [
        f"{c.kind} {plain_number(c.expected)} {plain_number(c.found)} {'holds' if c.holds else 'fails'}"
        for c in check(read(text).observations)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("处罚38件，罚款3万元。", []),
        (
            "处罚38件，其中简易程序21件、普通程序17件。",
            [
                "part_within_whole 38 21 holds",
                "part_within_whole 38 17 holds",
                "sum_of_parts 38 38 holds",
            ],
        ),
        (
            "处罚38件，其中简易程序21件、普通程序16件。",
            [
                "part_within_whole 38 21 holds",
                "part_within_whole 38 16 holds",
                "sum_of_parts 38 37 fails",
            ],
        ),
        ("处罚38件，其中餐饮领域12件。", ["part_within_whole 38 12 holds"]),
        (
            "罚款39.156万元。其中行政处罚30.9万元，事故处罚8.256万元。",
            [
                "part_within_whole 391560 309000 holds",
                "part_within_whole 391560 82560 holds",
                "sum_of_parts 391560 391560 holds",
            ],
        ),
        ("发现隐患200处，整改隐患190处，整改率95%。", ["rate 95 95 holds"]),
        ("发现隐患904处，整改隐患900处，整改率99.5%。", ["rate 99.5 99.5575 holds"]),
        ("发现隐患904处，整改隐患800处，整改率99.6%。", ["rate 99.6 88.4956 fails"]),
        ("应出庭8次，实际出庭8次，出庭率100%。", ["rate 100 100 holds"]),
        ("行政诉讼5件，无败诉。", []),
    ],
)
def test_relations(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "slack"),
    [
        ("处罚38件。", 0),
        ("处罚约38件。", 1),
        ("处罚400余件。", 1),
        ("罚款1.3亿元。", 5_000_000),
        ("罚款约2032万元。", 10_000),
        ("罚款39.156万元。", 0),
    ],
)
def test_tolerance_comes_from_the_printed_precision(text: str, slack: int) -> None:
    (found,) = read(text).observations
    assert tolerance(found) == Decimal(slack)


def test_relations_stand_in_reading_order() -> None:
    text = "处罚9件，其中个人3件。\n罚款8万元，其中个人2万元。"
    starts = [c.total.start for c in check(read(text).observations)]
    assert len(starts) == 2
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("处罚38件，其中简易程序21件、普通程序17件。", ["", "exclusive", "exclusive"]),
        ("处罚38件，其中餐饮领域12件。", ["", "partial"]),
        ("处罚38件，其中餐饮领域12件、住宿领域5件。", ["", "partial", "partial"]),
        ("处罚38件，其中餐饮领域30件、涉及个人20件。", ["", "overlapping", "overlapping"]),
        (
            "处罚38件，其中，按程序分，简易程序21件、普通程序17件；按领域分，餐饮领域12件、住宿领域26件。",
            ["", "exclusive", "exclusive", "exclusive", "exclusive"],
        ),
    ],
)
def test_how_a_whole_is_divided(text: str, expected: list[str]) -> None:
    observations = read(text).observations
    mark_breakdowns(observations)
    assert [o.breakdown for o in observations] == expected
