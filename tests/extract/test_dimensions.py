"""Scope, party, audience and mode."""

from __future__ import annotations

import pytest

from extract.describing.dimensions import audience_of, mode_of, party_of, scope_of
from tests.extract.reader import figures


def scope(text: str, metric: str = "inspections", before: str = "") -> str:
    return scope_of(metric, text, len(text), before)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共检查", "own"),
        ("我局检查", "own"),
        ("全区各部门检查", "area"),
        ("全区检查", "area"),
        ("全市共检查", "area"),
        ("全系统检查", "area"),
        ("各街道、各部门检查", "own"),
        ("会同公安局检查", "joint"),
        ("联合区住建局检查", "joint"),
        ("与卫健委联合检查", "joint"),
        ("开展联合执法检查", "joint"),
        ("牵头检查", "own"),
        ("协同配合，检查", "own"),
        ("全区检查30家，其中我局检查", "own"),
        ("会同公安局检查5家；检查", "own"),
        ("全区检查30家；我局检查", "own"),
    ],
)
def test_scope(text: str, expected: str) -> None:
    assert scope(text) == expected


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("joint_operations", "joint"),
        ("disaster_informants", "own"),
        ("training_participants", "own"),
        ("penalty_cases", "area"),
    ],
)
def test_scope_depends_on_the_metric(metric: str, expected: str) -> None:
    assert scope("全区", metric) == expected


def test_the_whole_area_reaches_over_a_semicolon_once_said() -> None:
    assert scope("全区检查30家；处罚") == "own"
    assert scope("全区检查30家；处罚", before="area") == "area"


@pytest.mark.parametrize(
    ("clause", "party"),
    [
        ("行政处罚", "total"),
        ("含对个人处罚", "individual"),
        ("对自然人罚款", "individual"),
        ("对个体工商户处罚", "individual"),
        ("对企业处罚", "entity"),
        ("对单位作出处罚", "entity"),
        ("检查企业并处罚", "total"),
    ],
)
def test_party(clause: str, party: str) -> None:
    assert party_of(clause) == party


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["执法人员培训"], ("officers", 0)),
        (["领导干部培训"], ("cadres", 0)),
        (["企业负责人培训"], ("enterprises", 0)),
        (["社区居民培训"], ("public", 0)),
        (["执法业务培训"], ("officers", 0)),
        (["执法业务培训企业员工"], ("enterprises", 0)),
        (["培训", "面向群众"], ("public", 1)),
        (["培训"], ("total", -1)),
        ([], ("total", -1)),
    ],
)
def test_audience(texts: list[str], expected: tuple[str, int]) -> None:
    assert audience_of(*texts) == expected


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("线上培训", "online"),
        ("网络培训", "online"),
        ("直播培训", "online"),
        ("线下培训", "offline"),
        ("线上线下培训", "total"),
        ("现场培训", "total"),
        ("培训", "total"),
    ],
)
def test_mode(text: str, mode: str) -> None:
    assert mode_of(text) == mode


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "对企业处罚12件，对个人处罚5件。",
            ["penalty_cases 12 case party=entity", "penalty_cases 5 case party=individual"],
        ),
        (
            "举办执法人员培训3期120人次，企业培训5场400人次。",
            [
                "training_sessions 3 session audience=officers",
                "training_participants 120 person_time audience=officers",
                "training_sessions 5 session audience=enterprises",
                "training_participants 400 person_time audience=enterprises",
            ],
        ),
        (
            "组织企业线上培训4场800人次，线下培训6场300人次。",
            [
                "training_sessions 4 session audience=enterprises mode=online",
                "training_participants 800 person_time audience=enterprises mode=online",
                "training_sessions 6 session audience=enterprises mode=offline",
                "training_participants 300 person_time audience=enterprises mode=offline",
            ],
        ),
        (
            "会同消防部门开展联合执法23次，检查企业318家。",
            ["joint_operations 23 time scope=joint", "enterprises_inspected 318 enterprise scope=joint"],
        ),
        ("全区各部门检查企业1200家。", ["enterprises_inspected 1200 enterprise scope=area"]),
        (
            "全区办理行政诉讼案件17件（其中以区政府为被告的4件）；胜诉12件，败诉5件。",
            [
                "lawsuits 17 case scope=area",
                "lawsuits 4 case of=17",
                "lawsuits 12 case scope=area kind=won of=17",
                "lawsuits 5 case scope=area kind=lost of=17",
            ],
        ),
        (
            "对5家企业处以罚款12万元，对8名个人处以罚款2.3万元。",
            ["penalty_amount 120000 CNY party=entity", "penalty_amount 23000 CNY party=individual"],
        ),
        (
            "举办培训班12期，其中执法人员培训班3期、企业人员培训班9期，培训230人次。",
            [
                "training_sessions 12 session",
                "training_sessions 3 session audience=officers of=12",
                "training_sessions 9 session audience=enterprises of=12",
                "training_participants 230 person_time",
            ],
        ),
        ("对3起事故责任单位和8名责任人罚款共计156万元。", ["penalty_amount 1560000 CNY"]),
        (  # what a bracket says is of the number before it alone
            "全年（上年撤销3件）办理行政复议12件。",
            ["reconsiderations 12 case"],
        ),
        (
            "举办执法人员培训9期；商户负责人培训12期；以上共计21期，参训270人次。",
            [
                "training_sessions 9 session audience=officers of=21",
                "training_sessions 12 session audience=enterprises of=21",
                "training_sessions 21 session",
                "training_participants 270 person_time",
            ],
        ),
        (
            "会同公安局开展联合执法9次；各部门共检查企业36家。",
            ["joint_operations 9 time scope=joint", "enterprises_inspected 36 enterprise scope=joint"],
        ),
        ("发现一般隐患和重大隐患共879条，其中重大隐患3条。",
         ["hazards_found 879 item", "hazards_found 3 item kind=major of=879"]),
        ("举办执法人员培训3期；组织企业负责人、安全总监培训5场。",
         ["training_sessions 3 session audience=officers", "training_sessions 5 session audience=enterprises"]),
        ("对1家屡教不改的砂石企业，依法责令停产停业。", ["suspension_orders 1 enterprise"]),
        (
            "面向企业开展培训11场，其中线上培训3场，共有920人参加。",
            [
                "training_sessions 11 session audience=enterprises",
                "training_sessions 3 session audience=enterprises mode=online of=11",
                "training_participants 920 person audience=enterprises",
            ],
        ),
        ("全区各部门共检查企业1200家。", ["enterprises_inspected 1200 enterprise scope=area"]),
        (
            "全区近400人的灾害信息员队伍。",
            ["disaster_informants 400 person qualifier=less_than"],
        ),
        ("组建全区46支应急救援队伍。", ["response_teams 46 team"]),
        (
            "作出行政处罚47件的是单位，15件的是个人。",
            ["penalty_cases 47 case party=entity", "penalty_cases 15 case party=individual"],
        ),
    ],
)  # fmt: skip
def test_in_sentences(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
