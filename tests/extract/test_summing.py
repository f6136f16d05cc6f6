"""Lists whose items say only what differs, read by what they add up to."""

from __future__ import annotations

import pytest

from tests.extract.reader import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "检查餐饮店142家；副食店、小卖部236家；早点铺18家；以上共计396家，立案3件。",
            [
                "enterprises_inspected 142 enterprise of=396",
                "enterprises_inspected 236 enterprise of=396",
                "enterprises_inspected 18 enterprise of=396",
                "enterprises_inspected 396 enterprise",
                "penalty_cases_filed 3 case",
            ],
        ),
        (  # they add up to something else: only the first says what it is of
            "检查餐饮店142家；副食店236家；早点铺18家；以上共计400家。",
            ["enterprises_inspected 142 enterprise"],
        ),
        (
            "办理行政处罚74件，其中道路类61件；桥梁类4件；隧道类9件；报刊刊发稿件9件。",
            [
                "penalty_cases 74 case",
                "penalty_cases 61 case of=74",
                "penalty_cases 4 case of=74",
                "penalty_cases 9 case of=74",
                "publicity_posts 9 item",
            ],
        ),
        (  # a total of several metrics is of none
            "行政诉讼8件，行政复议12件，合计20件。",
            ["lawsuits 8 case", "reconsiderations 12 case"],
        ),
        (
            "培训3期；考试2期；讲座5期；以上合计10期。",
            ["training_sessions 3 session", "training_sessions 5 session"],
        ),
        (
            "处罚企业12家次；检查企业20家次；共计32家次。",
            ["inspections 20 enterprise_time"],
        ),
        (  # a bracket in a bracket is of the part before it
            "处罚74件（其中对个人处罚61件〔普通程序7件〕，对单位处罚13件）。",
            [
                "penalty_cases 74 case",
                "penalty_cases 61 case party=individual of=74",
                "penalty_cases 7 case party=individual kind=ordinary_procedure of=61",
                "penalty_cases 13 case party=entity of=74",
            ],
        ),
        ("印发通知（城办发〔2023〕7号），处罚7件。", ["penalty_cases 7 case"]),
    ],
)
def test_in_sentences(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
