"""Plain statements that nothing happened, and those that only look like it."""

from __future__ import annotations

import pytest

from tests.extract.reader import figures, read


def zeros(text: str) -> list[tuple[str, str]]:
    """(the words that say so, metric) of each zero; with its kind where it has one."""
    reading = read(text)
    return [
        (reading.layout.compact[o.start : o.end], o.metric if o.kind == "total" else f"{o.metric} {o.kind}")
        for o in reading.observations
        if o.value == 0
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("未发生行政诉讼案件。", [("未发生", "lawsuits")]),
        ("全年无行政复议案件。", [("无", "reconsiderations")]),
        ("没有发生行政诉讼。", [("没有发生", "lawsuits")]),
        ("未收到行政复议申请。", [("未收到", "reconsiderations")]),
        ("零诉讼。", [("零", "lawsuits")]),
        (
            "行政复议、行政诉讼案件零发生。",
            [("零发生", "reconsiderations"), ("零发生", "lawsuits")],
        ),
        ("较大及以上生产安全事故零发生。", []),
        ("未发生行政复议和行政诉讼。", [("未发生", "reconsiderations"), ("未发生", "lawsuits")]),
        (
            "未发生行政复议、行政诉讼案件。",
            [("未发生", "reconsiderations"), ("未发生", "lawsuits")],
        ),
        ("行政复议、行政诉讼均未发生。", [("未发生", "reconsiderations"), ("未发生", "lawsuits")]),
        ("规范性文件这一块，我局今年没有制定。", [("没有制定", "normative_documents")]),
        ("行政复议方面，全年未收到。", [("未收到", "reconsiderations")]),
        ("行政诉讼败诉案件，逐案复盘，全年没有发生。", []),
        ("审核规范性文件初稿，乡镇没有制定。", []),
        ("未发生生产安全事故。", [("未发生", "accidents")]),
        ("未举行听证会。", [("未举行", "hearings")]),
        ("未制定规范性文件。", [("未制定", "normative_documents")]),
        ("无移送司法案件。", [("无", "criminal_referrals")]),
        ("行政诉讼5件，无败诉。", [("无", "lawsuits lost")]),
        ("行政诉讼5件均无败诉。", [("无", "lawsuits lost")]),
        ("行政诉讼案件为零。", [("零", "lawsuits")]),
        ("我局直管行业未发生生产安全事故。", [("未发生", "accidents")]),
        (
            "所有行政处罚案件均未发生行政复议、行政诉讼。",
            [
                ("未发生", "reconsiderations against_penalties"),
                ("未发生", "lawsuits against_penalties"),
            ],
        ),
        ("行政复议和行政诉讼案件均为0件。", [("0", "reconsiderations"), ("0", "lawsuits")]),
    ],
)
def test_stated_zeros(text: str, expected: list[tuple[str, str]]) -> None:
    assert zeros(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "没有因执法程序引起的诉讼。",
        "未发生较大及以上生产安全事故。",
        "未发生重大生产安全事故。",
        "未发生较大生产安全事故。",
        "未发生因执法不当引发的行政诉讼。",
        "未发生违法行政处罚案件。",
        "无行政机关负责人应出庭而未出庭的情形。",
        "确保不发生生产安全事故。",
        "有无行政诉讼案件均须报告。",
        "无一例外落实行政处罚公示。",
        "无故不参加培训。",
        "未及时公示行政处罚。",
        "实行行政处罚“零容忍”。",
        "国庆期间未发生生产安全事故。",
    ],
)
def test_qualified_negatives_state_none(text: str) -> None:
    assert zeros(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政诉讼33件，均无败诉。", ["lawsuits 33 case", "lawsuits 0 case kind=lost"]),
        ("诉讼33件均无败诉。", ["lawsuits 33 case", "lawsuits 0 case kind=lost"]),
        (
            "2022年未发生行政诉讼，2023年行政诉讼3件。",
            ["lawsuits 0 case prior_year", "lawsuits 3 case"],
        ),
        ("全区未发生生产安全事故。", ["accidents 0 case scope=area"]),
        ("行政复议零件。", ["reconsiderations 0 case"]),
    ],
)
def test_in_sentences(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


def test_a_zero_in_words_has_no_row_in_the_ledger() -> None:
    reading = read("未发生行政诉讼案件。")
    assert [o.reasons for o in reading.observations] == [{"stated_in_words"}]
    assert reading.mentions == []
