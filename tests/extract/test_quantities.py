"""Numbers with their classifiers and qualifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records import plain_number
from extract.text.fold import fold
from tests.extract.reader import finder


def found(text: str) -> list[tuple[str, int | float, str, str]]:
    """(as written, value, classifier, qualifier) of every number."""
    return [
        (q.text, plain_number(q.value), q.classifier, q.qualifier)
        for q in finder().find(fold(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("处罚38件", ("38", 38, "件", "exact")),
        ("检查1,186家次", ("1，186", 1186, "家次", "exact")),
        ("检查1186户(次)", ("1186", 1186, "户（次）", "exact")),
        ("罚款39.156万元", ("39.156万", 391560, "元", "exact")),
        ("罚款1690518.90元", ("1690518.90", 1690518.9, "元", "exact")),
        ("罚款1.3亿元", ("1.3亿", 130_000_000, "元", "exact")),
        ("注册资本1.2万亿元", ("1.2万亿", 1_200_000_000_000, "元", "exact")),
        ("阅读量约15万", ("15万", 150_000, "", "approximate")),
        ("整改率97.5%", ("97.5%", 97.5, "%", "exact")),
        ("整改率１００％", ("100%", 100, "%", "exact")),
        ("合格率百分之九十八", ("百分之九十八", 98, "%", "exact")),
        ("占七成。", ("七成", 70, "%", "exact")),
        ("联合检查二十三次", ("二十三", 23, "次", "exact")),
        ("举办培训两期", ("两", 2, "期", "exact")),
    ],
)  # fmt: skip
def test_number_and_classifier(text: str, expected: tuple[str, float, str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("共计约300人", "approximate"),
        ("大约300人", "approximate"),
        ("300人左右", "approximate"),
        ("约300余人", "approximate"),
        ("约1700多万元", "approximate"),
        ("300余人", "more_than"),
        ("3.5余万人", "more_than"),
        ("264.7911万余元", "more_than"),
        ("300多人", "more_than"),
        ("300人以上", "more_than"),
        ("300人余次", "more_than"),
        ("三十余次", "more_than"),
        ("百余人次", "more_than"),
        ("超过300人", "more_than"),
        ("突破300人", "more_than"),
        ("逾300人", "more_than"),
        ("达300余人", "more_than"),
        ("不少于300人", "more_than"),
        ("近300人", "less_than"),
        ("不足300人", "less_than"),
        ("少于300人", "less_than"),
        ("300人以下", "less_than"),
        ("不超过300人", "less_than"),
        ("达300人", "exact"),
        ("附近300人", "exact"),
        ("300人", "exact"),
    ],
)
def test_qualifier(text: str, qualifier: str) -> None:
    assert [q[3] for q in found(text)] == [qualifier]


@pytest.mark.parametrize(
    "text",
    [
        "第一次学习", "统一部署", "一次性告知", "一系列措施", "逐一核对", "进一步加强", "万众一心",
        "一致好评", "单一方式",
    ],
)  # fmt: skip
def test_numerals_in_words_are_no_numbers(text: str) -> None:
    assert [q for q in finder().find(text) if not q.vague] == []


@pytest.mark.parametrize(
    ("text", "vague"),
    [("开展一次全员比武", True), ("开展检查一次。", False), ("开展两次全员比武", False)],
)
def test_one_before_a_noun_is_an_article(text: str, vague: bool) -> None:
    assert [q.vague for q in finder().find(text)] == [vague]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("26次974人次", ["26", "974"]),
        ("3人次、5人", ["3", "5"]),
        ("检查2家次2户5人", ["2", "2", "5"]),
        ("台账12台次", ["12"]),
        ("2023年12月", ["2023", "12"]),
    ],
)
def test_numbers_stand_beside_each_other(text: str, numbers: list[str]) -> None:
    assert [q[0] for q in found(text)] == numbers


@pytest.mark.parametrize(
    ("text", "lead", "tail"),
    [("检查约300余家次，", 2, 9), ("罚款近3万元。", 2, 6), ("共5件", 1, 3), ("超40人以上", 0, 6)],
)
def test_lead_and_tail_take_in_the_words_that_belong_to_it(text: str, lead: int, tail: int) -> None:
    quantity = finder().find(text)[0]
    assert (quantity.lead, quantity.tail) == (lead, tail)


_PIECES = st.sampled_from(
    ["检查", "约", "近", "12", "3.5", "1,234", "万", "亿", "余", "元", "家次", "人", "件", "%", "，", "。",
     "三十", "两", "第", "一", "百分之", "（", "）", "年", "\n", "0", "..", "１２"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_every_digit_lies_in_one_number(text: str) -> None:
    folded = fold(text)
    covered = [i for q in finder().find(folded) for i in range(q.start, q.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(folded) if c.isdigit()} <= set(covered)
