"""Which figure another one is a part of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.observation import Observation, Period
from extract.parts.wholes import find_whole, listed_parts, part_marker, restates, totals_listed
from extract.text.layout import Sentence
from tests.extract.reader import OWN, figures

SENTENCE = Sentence(0, 100, 0, "", False)


def made(value: int, start: int, **more: object) -> Observation:
    values: dict[str, object] = {
        "metric": "penalty_cases", "value": Decimal(value), "unit": "case", "start": start,
        "end": start + 2, "sentence": SENTENCE, "period": OWN, **more,
    }  # fmt: skip
    return Observation(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("处罚38件", ""),
        ("处罚38件，其中个人", "of_which"),
        ("处罚38件，包括个人", "of_which"),
        ("处罚38件（含个人", "of_which"),
        ("处罚38件，按程序分，", "of_which"),
        ("处罚38件，从领域看，", "of_which"),
        ("处罚38件：", "of_which"),
        ("处罚38件，其中个人10件；单位", "weak"),
        ("涵义和含量", ""),
    ],
)
def test_words_that_make_a_part(text: str, marker: str) -> None:
    assert part_marker(text) == marker


@pytest.mark.parametrize(
    ("bracket", "again"),
    [
        ("约86.5万元", True),
        ("即3件", True),
        ("折合3万元", True),
        ("含3件", False),
        ("罚款3万元", False),
    ],
)
def test_a_bracket_may_say_the_same_again(bracket: str, again: bool) -> None:
    assert restates(bracket) is again


@pytest.mark.parametrize(
    ("clause", "total"),
    [
        ("上述共计", True),
        ("两项合计处罚", True),
        ("处罚", False),
        ("共计", True),
        ("合计金额", True),
    ],
)
def test_a_total_may_follow_what_it_sums(clause: str, total: bool) -> None:
    assert totals_listed(clause) is total


def test_the_nearest_whole_that_is_large_enough() -> None:
    first, second, third = made(38, 0), made(30, 10), made(5, 20)
    assert find_whole(made(10, 30), [first, second, third]) is second
    assert find_whole(made(35, 30), [first, second, third]) is first
    assert find_whole(made(50, 30), [first, second, third]) is None


@pytest.mark.parametrize(
    "other",
    [
        {"metric": "penalty_cases_filed"},
        {"unit": "CNY"},
        {"period": Period("prior_year", None, None)},
        {"party": "individual"},
        {"kind": "warning"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_cannot_be_the_whole(other: dict[str, object]) -> None:
    part = made(10, 30, kind="fine", party="entity")
    assert find_whole(part, [made(38, 0, **other)]) is None
    assert find_whole(part, [made(38, 0)]) is not None


def test_a_bracket_is_of_the_number_before_it_though_a_part_itself() -> None:
    whole = made(38, 0)
    part = made(10, 10, part_of=whole)
    assert find_whole(made(4, 20), [whole, part], anchor_end=12) is part
    assert find_whole(made(14, 20), [whole, part], anchor_end=12) is None


def test_a_cumulative_figure_may_hold_this_years() -> None:
    whole = made(134, 0, period=Period("cumulative", None, OWN.end))
    assert find_whole(made(48, 10), [whole]) is whole


def test_listed_parts_are_those_that_sum_to_the_total() -> None:
    parts = [made(7, 0), made(3, 10), made(5, 20)]
    assert listed_parts(made(8, 30), parts) == parts[1:]
    assert listed_parts(made(15, 30), parts) == parts
    assert listed_parts(made(9, 30), parts) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "处罚38件，其中对个人处罚10件。",
            ["penalty_cases 38 case", "penalty_cases 10 case party=individual of=38"],
        ),
        (
            "行政处罚35件（含对个人处罚10件），罚款30.9万元（含对个人罚款7万元）。",
            [
                "penalty_cases 35 case",
                "penalty_cases 10 case party=individual of=35",
                "penalty_amount 309000 CNY",
                "penalty_amount 70000 CNY party=individual of=309000",
            ],
        ),
        (
            "处罚64件。其中，按程序分，普通程序49件、简易程序15件；按领域分，危化领域41件、工贸领域23件。",
            [
                "penalty_cases 64 case",
                "penalty_cases 49 case kind=ordinary_procedure of=64",
                "penalty_cases 15 case kind=simple_procedure of=64",
                "penalty_cases 41 case of=64",
                "penalty_cases 23 case of=64",
            ],
        ),
        (
            "行政诉讼9件，胜诉6件、撤诉2件、未审结1件。",
            [
                "lawsuits 9 case",
                "lawsuits 6 case kind=won of=9",
                "lawsuits 2 case kind=withdrawn of=9",
                "lawsuits 1 case kind=pending of=9",
            ],
        ),
        (
            "线上培训12场、线下培训14场，共计26场。",
            [
                "training_sessions 12 session mode=online of=26",
                "training_sessions 14 session mode=offline of=26",
                "training_sessions 26 session",
            ],
        ),
        (
            "培训执法人员12场、企业14场，上述培训共计26场。",
            [
                "training_sessions 12 session audience=officers of=26",
                "training_sessions 14 session audience=enterprises of=26",
                "training_sessions 26 session",
            ],
        ),
        (
            "罚款865000元（约86.5万元）。",
            ["penalty_amount 865000 CNY", "penalty_amount 865000 CNY qualifier=approximate"],
        ),
        (
            "处罚47件，立案12件。",
            ["penalty_cases 47 case", "penalty_cases_filed 12 case"],
        ),
        (
            "处罚38次。其中行政处罚35次，事故处罚3次。",
            [
                "penalty_cases 38 case",
                "penalty_cases 35 case kind=administrative of=38",
                "penalty_cases 3 case kind=accident of=38",
            ],
        ),
        (
            "全市办理行政复议案件1204件，其中区政府办理356件。区政府办理的案件中，维持148件。",
            [
                "reconsiderations 1204 case scope=area",
                "reconsiderations 356 case of=1204",
                "reconsiderations 148 case kind=upheld of=356",
            ],
        ),
        (
            "法制审核重大执法决定127件（其中行政处罚104件）。",
            ["legality_reviews 127 case", "legality_reviews 104 case of=127"],
        ),
        (
            "会同公安等部门开展联合执法（柴油货车、加油站油品等）24次。",
            ["joint_operations 24 time scope=joint"],
        ),
    ],
)
def test_in_sentences(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
