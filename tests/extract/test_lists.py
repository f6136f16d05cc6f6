"""Lists that share their numbers."""

from __future__ import annotations

import pytest

from extract.metrics.lists import conjunct_before, group_of, listed_year, refers_back
from extract.text.layout import lay_out
from extract.text.passages import Passage, cut
from tests.extract.reader import figures, finder


def passage(text: str) -> Passage:
    layout = lay_out(text)
    return cut(layout.sentences[0], layout.compact, finder().find(layout.compact))[0]


def names(text: str, named: bool = True) -> list[str | None]:
    """The name that each number of a sentence belongs to."""
    whole = passage(text)
    found: list[str | None] = []
    for quantity in whole.quantities:
        span = conjunct_before(whole, quantity, group_of(whole, quantity), lambda a, b: named)
        found.append(whole.text(*span) if span else None)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲类和乙类分别为3件、5件。", ["甲类", "乙类"]),
        ("甲类、乙类、丙类分别为3件、5件和7件。", ["甲类", "乙类", "丙类"]),
        ("甲类和乙类各3件、5件。", ["甲类", "乙类各"]),
        ("今年，甲类和乙类分别为3件，5件。", ["甲类", "乙类"]),
        ("甲类和乙类分别为3件、5件、7件。", [None, None, None]),
        ("甲类3件、乙类5件。", [None, None]),
        ("甲类和乙类3件、5件。", ["甲类", "乙类"]),
    ],
)
def test_each_number_has_its_name(text: str, expected: list[str | None]) -> None:
    assert names(text) == expected


def test_without_respectively_each_name_must_say_something() -> None:
    assert names("甲类和乙类3件、5件。", named=False) == [None, None]
    assert names("甲类和乙类分别为3件、5件。", named=False) == ["甲类", "乙类"]


@pytest.mark.parametrize(
    ("text", "size"),
    [("3件、5件和7件", 3), ("3件，5件", 2), ("3件，其中5件", 1), ("3件；5件", 1), ("3件5件", 1)],
)
def test_a_group_is_joined_by_list_marks_alone(text: str, size: int) -> None:
    whole = passage(text)
    assert len(group_of(whole, whole.quantities[0])) == size


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年、2020年罚款分别为3万元、5万元。", [2019, 2020]),
        ("2020年罚款分别为3万元、5万元。", [None, None]),
    ],
)
def test_years_are_listed_too(text: str, expected: list[int | None]) -> None:
    whole = passage(text)
    money = [q for q in whole.quantities if q.classifier == "元"]
    assert [listed_year(whole, q, money) for q in money] == expected


@pytest.mark.parametrize(
    ("text", "back"),
    [("上年这两个数字分别为3件、5件。", True), ("甲类和乙类分别为3件、5件。", False)],
)
def test_a_list_may_take_up_the_numbers_before_it(text: str, back: bool) -> None:
    whole = passage(text)
    assert refers_back(whole, group_of(whole, whole.quantities[-1])) is back


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "行政复议和行政诉讼案件分别为3件、5件。",
            ["reconsiderations 3 case", "lawsuits 5 case"],
        ),
        (
            "立案、结案分别为12件和10件。",
            ["penalty_cases_filed 12 case", "penalty_cases_closed 10 case"],
        ),
        (
            "行政诉讼5件，其中胜诉、撤诉分别为3件、2件。",
            ["lawsuits 5 case", "lawsuits 3 case kind=won of=5", "lawsuits 2 case kind=withdrawn of=5"],
        ),
        (
            "简易程序和普通程序处罚分别为21件、9件。",
            ["penalty_cases 21 case kind=simple_procedure", "penalty_cases 9 case kind=ordinary_procedure"],
        ),
        (
            "2022、2023年分别作出行政处罚3件、5件。",
            ["penalty_cases 3 case prior_year", "penalty_cases 5 case"],
        ),
        ("行政复议3件均维持。", ["reconsiderations 3 case"]),
    ],
)  # fmt: skip
def test_lists_in_sentences(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
