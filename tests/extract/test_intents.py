"""Plans, rules and targets, and changes: numbers that are no outcome of the period."""

from __future__ import annotations

import pytest

from extract.numbers.intents import is_change, is_requirement, opens_plans
from tests.extract.reader import fates, figures


@pytest.mark.parametrize(
    ("sentence", "opens"),
    [
        ("下一步，我局将检查企业100家。", True),
        ("2024年，我局将检查企业100家。", True),
        ("2024年：检查企业100家。", True),
        ("今后检查企业100家。", True),
        ("（二）明年培训5场。", True),
        ("工作打算：培训5场。", True),
        ("2023年，我局检查企业100家。", False),
        ("2022年检查企业100家。", False),
        ("2024年1月，检查企业100家。", False),
        ("我局进一步加大力度，检查企业100家。", False),
    ],
)
def test_sentences_that_turn_to_what_is_to_come(sentence: str, opens: bool) -> None:
    assert opens_plans(sentence, 2023) is opens


def test_without_a_year_only_words_tell_plans() -> None:
    assert opens_plans("下一步检查100家。", None)
    assert not opens_plans("2024年，我局将检查100家。", None)


@pytest.mark.parametrize(
    ("clause", "before", "after", "required"),
    [
        ("每月不少于", "", "", True),
        ("每季度至少开展", "", "", True),
        ("全年计划检查", "", "", True),
        ("力争达到", "", "", True),
        ("群众诉求的按时办结率要提到", "", "以上", True),
        ("按时办结率提到", "", "", False),
        ("应检查企业", "", "", True),
        ("每人学时不少于", "", "", True),
        ("培训不少于", "按照制度要求，", "", True),
        ("执法人员的培训不能少于", "", "", True),
        ("办结时限压缩到", "", "以内", True),
        ("全年培训", "", "的目标", True),
        ("累计培训不少于", "", "", False),
        ("已培训超过", "", "", False),
        ("应出庭", "", "", False),
        ("按照年度计划检查企业", "", "", False),
        ("制定年度检查计划", "", "", False),
        ("计划外检查", "", "", False),
        ("计划检查实际检查", "", "", False),
        ("检查企业", "", "", False),
        ("每月召开例会，检查企业", "", "", False),
    ],
)
def test_requirement(clause: str, before: str, after: str, required: bool) -> None:
    assert is_requirement(clause, before, after) is required


@pytest.mark.parametrize(
    ("clause", "classifier", "after", "change"),
    [
        ("同比增长", "%", "", True),
        ("同比增加", "件", "", True),
        ("较2022年减少了", "起", "", True),
        ("比上年多", "件", "", True),
        ("上升", "个百分点", "", True),
        ("是上年的", "倍", "", True),
        ("罚款降幅", "%", "", True),
        ("办理时限压缩", "%", "", True),
        ("环比", "%", "", True),
        ("罚款", "万元", "的增幅", True),
        ("增加到", "件", "", False),
        ("下降至", "件", "", False),
        ("新增", "家", "", False),
        ("整改率", "%", "", False),
        ("处罚", "件", "", False),
        ("压缩文件", "件", "", False),
    ],
)
def test_change(clause: str, classifier: str, after: str, change: bool) -> None:
    assert is_change(clause, classifier, after) is change


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年计划检查246家次，实际检查253家次。", ["requirement", "observation"]),
        (
            "立案71件（较2022年的58件增加了13件）。",
            ["observation", "date", "observation", "change"],
        ),
        ("处罚案件同比下降6件和12%。", ["change", "change"]),
        ("每年培训不少于2次、40学时。", ["requirement", "requirement"]),
        ("共检查不少于300家次。", ["observation"]),
        ("检查企业300家次，完成计划的103%。", ["observation", "unmapped"]),
        ("下一步，检查企业300家。培训5场。", ["requirement", "requirement"]),
        ("2024年我局将检查企业300家。", ["date", "requirement"]),
        ("检查企业由120家增加到150家。", ["unmapped", "observation"]),
        ("平均办理用时4.1个工作日。", ["unmapped"]),
        ("年度执法计划明确，检查企业210家；实际检查企业236家。", ["requirement", "observation"]),
        ("处罚较去年同期的22起多出6起。", ["observation", "change"]),
        ("整改隐患861条，尚有18条正在限期整改之中。", ["observation", "unmapped"]),
        ("公平竞争审查文件31份。", ["unmapped"]),
        ("市下达我区拆违任务7.5万平方米。", ["requirement"]),
        ("起数较上年下降三分之一。", ["change"]),
        ("事故连续两年下降。", ["duration"]),
        ("制定清单一份，前后跑了十一趟。", ["unmapped", "unmapped"]),
        ("全年优良天数239天。", ["unmapped"]),
        ("编制检查计划（重点企业96家、一般企业144家）。", ["requirement", "requirement"]),
        ("完成年度计划：检查企业240家（重点企业96家）。", ["observation", "observation"]),
        ("3份案卷获评优秀案卷，评查案卷60份。", ["unmapped", "observation"]),
    ],
)
def test_in_the_ledger(text: str, expected: list[str]) -> None:
    assert [fate for _, fate in fates(text)] == expected


def test_plans_end_with_their_paragraph() -> None:
    text = "下一步检查企业300家。\n全年检查企业200家。"
    assert [fate for _, fate in fates(text)] == ["requirement", "observation"]


def test_a_list_of_plans_goes_on_in_the_paragraphs_after_its_colon() -> None:
    text = "2024年，我们将抓好以下几点：\n·抓执法。计划检查企业135家，频次下降10%。\n·为不少于100家企业开展“体检”。"
    assert {fate for _, fate in fates(text)} <= {"date", "name", "requirement"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("罚款5万元以上的重大处罚案件3件。", ["penalty_cases 3 case"]),
        ("罚款10万元以上。", ["penalty_amount 100000 CNY qualifier=more_than"]),
    ],
)
def test_a_threshold_says_only_which_ones_are_meant(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
