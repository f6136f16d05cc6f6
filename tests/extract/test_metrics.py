"""Each metric of the dictionary, as bureaus word it; and wordings that only look like one."""

from __future__ import annotations

import pytest

from tests.extract.reader import dictionary, fates, figures

# metric → a sentence and all that it states
CASES: list[tuple[str, list[str]]] = [
    # penalties
    ("作出行政处罚38件。", ["penalty_cases 38 case"]),
    ("查处违法案件41起，罚没款12.5万元。", ["penalty_cases 41 case", "penalty_amount 125000 CNY"]),
    ("实施行政处罚942次，经济罚款约2032万元。", ["penalty_cases 942 case", "penalty_amount 20320000 CNY qualifier=approximate"]),
    ("简易程序处罚21件。", ["penalty_cases 21 case kind=simple_procedure"]),
    ("立案71件，结案66件。", ["penalty_cases_filed 71 case", "penalty_cases_closed 66 case"]),
    ("立案12件，办结10件。", ["penalty_cases_filed 12 case", "penalty_cases_closed 10 case"]),
    ("处罚1690518.90元。", ["penalty_amount 1690518.9 CNY"]),
    ("处罚5件，合计金额3万元。", ["penalty_cases 5 case", "penalty_amount 30000 CNY"]),
    ("责令停产停业整顿4家。", ["suspension_orders 4 enterprise"]),
    ("向公安机关移送案件2件。", ["criminal_referrals 2 case"]),
    ("公示行政处罚信息64条。", ["penalty_disclosures 64 item"]),
    ("办理一般程序案件45件。", ["penalty_cases 45 case kind=ordinary_procedure"]),
    ("办结行政复议案件12件，维持10件。", ["reconsiderations 12 case", "reconsiderations 10 case kind=upheld of=12"]),
    ("一审行政诉讼案件6件，胜诉5件，1件尚未审结。", ["lawsuits 6 case", "lawsuits 5 case kind=won of=6", "lawsuits 1 case kind=pending of=6"]),
    ("举行听证3件次。", ["hearings 3 case"]),
    ("核发经营许可证45份。", ["licences 45 case"]),
    ("公示行政许可56件。", ["disclosures 56 item"]),
    ("开展合法性审查56件次。", ["legality_reviews 56 case"]),
    ("开展“法律六进”活动36场，覆盖群众1500人。", ["publicity_events 36 time", "publicity_reach 1500 person"]),
    # inspections
    ("检查生产经营单位253家次。", ["inspections 253 enterprise_time"]),
    ("共计检查10629次。", ["inspections 10629 time"]),
    ("检查企业318家。", ["enterprises_inspected 318 enterprise"]),
    ("出动执法人员1186人次。", ["officer_deployments 1186 person_time"]),
    ("发现隐患904处，整改隐患900处，整改率99.6%。", ["hazards_found 904 item", "hazards_rectified 900 item", "rectification_rate 99.6 percent"]),
    ("发现重大事故隐患11条。", ["hazards_found 11 item kind=major"]),
    ("下达责令限期整改指令书203份。", ["rectification_orders 203 document"]),
    ("联合公安部门开展联合执法23次。", ["joint_operations 23 time scope=joint"]),
    ("帮扶指导企业1150家次。", ["enterprises_guided 1150 enterprise_time"]),
    ("局领导带队检查109次。", ["leader_inspections 109 time"]),
    # trainings
    ("开展执法人员培训26次974人次。", ["training_sessions 26 session audience=officers", "training_participants 974 person_time audience=officers"]),
    ("举办企业培训班5期，参训300人。", ["training_sessions 5 session audience=enterprises", "training_participants 300 person audience=enterprises"]),
    ("党委理论学习中心组学习13次。", ["study_sessions 13 session kind=theory_group"]),
    ("党组会专题学法5次。", ["study_sessions 5 session kind=party_committee"]),
    ("三会一课学习51次。", ["study_sessions 51 session kind=party_routine"]),
    ("执法资格考试通过率100%。", ["exam_pass_rate 100 percent audience=officers"]),
    ("组织158人参加执法资格考试。", ["exam_participants 158 person audience=officers"]),
    # lawsuits
    ("行政诉讼案件26宗，应出庭8次，实际出庭8次。", ["lawsuits 26 case", "court_appearances_due 8 time", "court_appearances 8 time"]),
    ("行政复议案件7件，维持5件、撤销2件。", ["reconsiderations 7 case", "reconsiderations 5 case kind=upheld of=7", "reconsiderations 2 case kind=revoked of=7"]),
    ("负责人出庭应诉率100%。", ["court_appearance_rate 100 percent"]),
    ("组织听证3次。", ["hearings 3 case"]),
    # legal work
    ("出具法律意见35件。", ["legal_opinions 35 document"]),
    ("合同审查29次。", ["contract_reviews 29 time"]),
    ("审查合同29份。", ["contract_reviews 29 document"]),
    ("法制审核案件22件。", ["legality_reviews 22 case"]),
    ("合法性审核文件13件。", ["legality_reviews 13 document"]),
    ("制定规范性文件2件。", ["normative_documents 2 document"]),
    ("评查案卷100份。", ["case_file_reviews 100 document"]),
    ("办理行政许可204宗。", ["licences 204 case"]),
    ("主动公开政府信息369条。", ["disclosures 369 item"]),
    ("处理投诉举报233件。", ["complaints_handled 233 case"]),
    ("持证执法人员46人。", ["certified_officers 46 person"]),
    # publicity
    ("发布微信3033条，微博17144条。", ["publicity_posts 3033 item kind=wechat", "publicity_posts 17144 item kind=weibo"]),
    ("微信阅读量约15万。", ["publicity_reach 150000 view qualifier=approximate kind=wechat"]),
    ("开展普法宣传活动12场。", ["publicity_events 12 time"]),
    ("发放宣传资料4万余册。", ["publicity_materials 40000 document qualifier=more_than"]),
    # emergency
    ("组建区级应急救援队伍20支，共计4400余人。", ["response_teams 20 team kind=district", "response_personnel 4400 person qualifier=more_than kind=district"]),
    ("编制应急预案72个。", ["emergency_plans 72 document"]),
    ("组织应急演练45场，参演2300人次。", ["drills 45 time", "drill_participants 2300 person_time"]),
    ("组建应急预备队1支，队员32人。", ["response_teams 1 team", "response_personnel 32 person"]),
    ("灾害信息员412名。", ["disaster_informants 412 person"]),
    ("发生生产安全事故2起，死亡2人。", ["accidents 2 case", "accident_deaths 2 person"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_wording(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


def test_every_metric_has_a_case() -> None:
    stated = {figure.split()[0] for _, expected in CASES for figure in expected}
    assert stated == set(dictionary().metrics)


@pytest.mark.parametrize(
    "text",
    [
        "权责清单公布行政处罚342项。",
        "不予处罚26件，免罚金额5.2万元。",
        "挽回损失30万元。",
        "兑现举报奖励5000元。",
        "参加上级培训3次。",
        "抽检食品1860批次，不合格73批次。",
        "聘请专家92人次。",
        "办理人大代表建议5件。",
        "新登记市场主体11276户。",
        "旁听庭审3次。",
        "设置公告牌5100处。",
        "召开案审会32次。",
        "配备执法记录仪40台。",
        "转移群众320人。",
        "没收物品1500件。",
        "尚未整改29处。",
        "尚在整改的隐患29处。",
        "还剩28处隐患没有改完。",
        "满意率98.5%。",
        "另有企业4家已经关闭。",
        "办理轻微违法不予处罚案件32件。",
        "办结法律援助案件412件。",
        "暂扣安全生产许可证2家。",
        "接受上级督查2次。",
        "事故调查结案5起。",
        "整理行政许可档案45份。",
    ],
)
def test_what_no_metric_covers_stays_in_the_ledger(text: str) -> None:
    assert figures(text) == []
    assert {fate for _, fate in fates(text)} == {"unmapped"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("检查企业4661家，共计检查10629次。", ["enterprises_inspected 4661 enterprise", "inspections 10629 time"]),
        ("检查企业4216家次。", ["inspections 4216 enterprise_time"]),
        ("检查企业4216户(次)。", ["inspections 4216 enterprise_time"]),
        ("检查企业32户。", ["enterprises_inspected 32 enterprise"]),
        ("检查市场经营单位45批次。", ["inspections 45 time"]),
        ("处罚38起，处罚35次。", ["penalty_cases 38 case", "penalty_cases 35 case"]),
    ],
)  # fmt: skip
def test_the_classifier_tells_visits_from_firms(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
