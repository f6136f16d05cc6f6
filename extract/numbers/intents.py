"""Numbers that are no outcome of the period: plans, rules, targets, and changes."""

from __future__ import annotations

import re

_RULE = re.compile(
    r"不得少于|不能少于|不能低于|不低于|不得低于|不超过|不得超过|不高于|不多于|不大于|至少|控制在|力争|争取|确保|目标|计划(?:要求|安排|明确|规定)|要求[^，。；]{0,12}(?:每|不少于|至少|达到|完成)|原则上|拟(?=检查|开展|组织|举办|培训|新建|安排|于)|须|必须|之日起"
    r"|(?:检查|抽查|抽检|监督|培训|执法)[^，。；]{0,6}任务[数量为共：]*$|下达[^，。；]{0,14}任务[数量为共：]*$|指标[数量为共：]*$|应检|应抽|应培训|应参加|应完成|应开展|应当(?!出庭|事人)|应达到|要(?:提高?|达|升)到|上限|人均|下达任务|指标为|标准为"
)
_PER = re.compile(
    r"每(?:一)?(?:年度?|月|季度?|周|半年|学期|次|名|人|日|天|个|家|两年|三年|两个月|批|轮|科|街道|镇|村|社区|处|科室|单位|位)"
    r"(?!召开|参训)[^，。；]{0,20}$"
)
_OUTCOME = re.compile(r"已|共(?!同)|累计|实际|合计|了")
# 不少于 of an outcome is a lower bound; beside any word of a rule it is the rule's.
_AT_LEAST = re.compile(r"不少于|不下于")
_RULED = re.compile(
    r"每|应|要求|须|确保|力争|计划|规定|任务|目标|争取|不得|严格|保证|人均|坚持|制度|明确|学时|课时"
)
_BOUND = re.compile(r"(?:不少于|不低于|至少|不超过|超过)了?$")
_BY_PLAN = re.compile(
    r"(?:按照|按|根据|依据|依照|落实|执行|围绕|严格执行|对照|结合)[^，。；]{0,24}计划"
)
_MADE_PLAN = re.compile(
    r"(?:制定|制订|编制|印发|出台|公布|完成)[^，。；]{0,16}计划(?!检查|抽查|开展|培训|监督)"
)
_PLANS = re.compile(r"计划(?!率|完成率|生育|外|的)[^，。；]{0,24}$")
_SET = re.compile(r"明确|确定|安排|设定|列入|纳入")
# 年度执法计划明确，全年检查210家.
_PLAN_SAYS = re.compile(r"(?:计划|方案)[^，。；]{0,4}(?:明确|确定|规定|要求|安排|提出)[，：]$")
_NEXT = re.compile(
    r"^(?:[●◆■▪·◎★\-]|[（(]?[一二三四五六七八九十\d]+[）)、.．]?是?)?(?:(?:工作)?(?:打算|计划|安排|思路)：|下一?步|下阶段|下一年|明年|新的一年|今后|接下来|展望)"
)
_FUTURE = re.compile(r"将|要|计划|拟|力争|继续|打算|重点|着力|进一步|开局之年|持续")


_YEAR_FIRST = re.compile(r"(?:展望)?((?:19|20)\d\d)年")


def opens_plans(sentence: str, year: int | None) -> bool:
    """Whether a sentence turns to what is to come: 2025年，我局将继续…, 下一步，…"""
    if _NEXT.match(sentence):
        return True
    if year is None:
        return False
    match = _YEAR_FIRST.match(sentence)
    if not match or int(match[1]) <= year:
        return False
    if _RULE.search(sentence) or _AT_LEAST.search(sentence):
        return True
    return bool(
        _FUTURE.search(sentence) or sentence[match.end() :][:1] == "：" or "我们" in sentence
    )


_DUE = re.compile(r"应出庭|应当出庭|应诉")
_TARGET = re.compile(r"以内|以下的?目标|的?(?:目标|要求|指标)(?!书)")


def is_requirement(clause: str, before: str, after: str) -> bool:
    """Whether the number after ``clause`` is a plan's, a rule's or a target's.

    ``clause`` is its own clause up to it, ``before`` the sentence before that, ``after`` the rest
    of its clause.
    """
    if _DUE.search(clause):
        return False
    outcome = _OUTCOME.search(clause)
    rule = _RULE.search(clause)
    if rule and not (outcome and _BOUND.search(clause)):
        return True
    if _AT_LEAST.search(clause) and not outcome and _RULED.search(before + clause + after):
        return True
    if _PER.search(clause):
        return True
    if _PLANS.search(clause) and not _BY_PLAN.search(clause) and not _MADE_PLAN.search(clause):
        return not re.search(r"实际|完成", clause[clause.rfind("计划") :])
    if _SET.search(clause) and "计划" in before[-40:] and not outcome:
        return True
    if _PLAN_SAYS.search(before) and not outcome:
        return True
    return bool(_TARGET.match(after))


_FROM = re.compile(r"(?:由|从)(?:原来的?|最初的?|此前的?|年初的?)?$")
_TO_THERE = re.compile(
    r"[^，。；\d]{0,3}(?:增加|提高|提升|上升|增长|扩大|下降|降低|减少|缩短|压缩|压减|精简|降|升|增|减)[了]?(?:到|至|为)"
)


def is_starting_point(clause: str, after: str) -> bool:
    """Whether a number only says where a change began: 由120家增加到150家."""
    return bool(_FROM.search(clause) and _TO_THERE.match(after))


_AWARDED = re.compile(
    r"[^，。；、\d]{0,10}(?:获评|被?评为|被评选|获得?[^，。；]{0,8}(?:奖|称号|表彰|优秀)|荣获|荣膺|入选|获奖)"
)


def is_awarded(after: str) -> bool:
    """Whether what a number counts only won something: 1份案卷获评优秀案卷."""
    return bool(_AWARDED.match(after))


_THRESHOLD = re.compile(
    r"(?:及|\(含\)|（含）)?以[上下]的?(?:行政)?(?:罚款|处罚|案件|重大|大额|企业|单位|项目|合同|资金|违法)"
)


def is_threshold(after: str) -> bool:
    """Whether a number only says which ones are meant: 罚款5000元以上的案件."""
    return bool(_THRESHOLD.match(after))


_PLANNED_IN_BRACKET = re.compile(r"(?:计划|任务|目标|指标)（$")


def is_detail_of_plan(before: str) -> bool:
    """Whether the bracket that ``before`` ends with details a plan: 编制检查计划（重点96家…）."""
    return bool(_PLANNED_IN_BRACKET.search(before))


_CHANGE = re.compile(
    r"(?:(?<!新)增加|(?<![新递])增|减少|下降|上升|增长|改善|提高|提升|降低|(?<!下)降|下滑|缩减|压减|回落|攀升|减|翻|压降|缩短|增幅|降幅|涨幅)"
    r"(?:了|约|近|幅度?|率|达到?|为|分别|均|超过?|个|是|:|：)*$"
)
_COMPARED = re.compile(r"同比|环比|(?:较|比|同|与)(?:(?:19|20)\d\d年|上一?年|去年|前一年)")
_COMPARED_CHANGE = re.compile(
    r"(?:增加|减少|下降|上升|增长|提高|提升|降低|多|少|上涨|减)(?:了)?[\u4e00-\u9fff]{0,5}$"
)


_CHANGED_BY = ("幅为", "幅度为", "率为", "分别为")


def is_change(clause: str, classifier: str, after: str, before: str = "") -> bool:
    """Whether the number after ``clause`` says by how much something changed; ``before`` is the
    sentence before its clause."""
    if classifier in ("个百分点", "百分点"):
        return True
    if clause.endswith(("至", "到", "为")) and not clause.endswith(_CHANGED_BY):
        return False
    if _CHANGE.search(clause):
        return True
    if _COMPARED.search(clause) and _COMPARED_CHANGE.search(clause):
        return True
    if clause.endswith(("少了", "多了", "多出", "少出", "净增", "净减")):
        return True
    compared = "相比" in before or "对比" in before
    if compared and clause.endswith(("多", "少", "增", "减")):
        return True
    if classifier == "%" and re.search(r"(?:精简|压缩|缩短|压减)(?:了|率)?(?:达|约|近)?$", clause):
        return True
    if classifier == "倍":
        return bool(_COMPARED.search(clause) or "是" in clause)
    if classifier == "%" and re.search(r"(?:同比|环比)(?:分别)?[+\-]?$", clause):
        return True
    return after.removeprefix("的").startswith(("增长", "增幅", "降幅", "下降", "增速"))
