"""The dimensions of a figure that are not its kind: scope, party, audience, mode."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.text.patterns import beginning

# ------------------------------------------------------------------ scope

_JOINT = beginning(
    "会协联与开组实进各多部综",
    r"会同|协同(?!配合|机制|推进)|联合(?=[区市县镇街公消交住城市卫生各有相多司应综环农水文教]|\d)|与[^，。；]{1,16}联合"
    r"|(?:开展|组织|实施|进行)[^，。；]{0,24}联合(?:执法|检查|行动|整治|督查|抽查|专项|培训|演练|宣传)"
    r"|联合(?:执法|检查|行动|执法检查|督查|整治|抽查)(?:共|累计|行动|活动)*\d|各部门(?:共同|合力|一次性|联合|协作)"
    r"|多部门(?:联合|综合)|部门联合(?!抽查事项|机制)|综合查一次",
)
_AREA = beginning(
    "全我辖各",
    r"(?:^|(?<=[，。；：\n、年月日底）●◆■▪·★◎○])|(?<=今年)|(?<=以来)|(?<=统计)|(?<=期间)|(?<=其中)|(?<=季度)|(?<=同期)|(?<=组织))"
    r"(?:(?:全区|全市|全县|全旗|全州|全镇|全街道|全系统|辖区内?)(?!共有[\d约近]|近?\d+[余多]?(?!\d|个(?:社区|村|街道|镇|乡)))"
    r"|我[区市县](?=[^，。；]{0,4}发生))"
    r"|(?<![与和由会同合，])各(?:行业|行政执法|执法|有关|相关|职能|级行政)?(?:主管)?(?:部门|机关|单位)、?(?:和|及|与)?各?(?:镇|街|乡)"
    r"|各行政执法(?:机关|部门|单位)|各级行政机关|(?<![\u4e00-\u9fff])全系统",
)
_OWN = beginning(
    "我本局区县市其",
    r"我局|本局|局机关|我大队|我单位|我中心|我委|我办|我街道|我镇|本单位|[区县市]政府(?!办(?![理结]))"
    r"|[区市县]局(?:机关)?本级|本级|(?:(?<![\u4e00-\u9fff])|(?<=其中)|(?<=其中由))[区市县]局|(?:(?<![\u4e00-\u9fff])|(?<=其中)|(?<=其中由))[区市县][\u4e00-\u9fff]{1,6}局(?!长|部|限)|其中，?(?:我局|本局)",
)
# 全区 only says where these people are: they are trained and led by the bureau itself.
_PLACED = frozenset({"training_participants", "disaster_informants", "response_personnel",
                     "response_teams", "exam_participants", "exam_pass_rate"})  # fmt: skip


# After 联合执法9次; 各部门 are those that acted together.
_THEY = re.compile(r"各部门共?(?=检查|抽查|出动|查处|发现|排查|督促|立案|开展)")
_SCOPES = (("joint", _JOINT), ("area", _AREA), ("own", _OWN), ("they", _THEY))


@lru_cache(maxsize=16)
def _scope_words(text: str) -> tuple[tuple[int, int, str], ...]:
    """The words of a sentence that say whose its figures are, by their beginning."""
    found = [(m.start(), m.end(), name) for name, words in _SCOPES for m in words.finditer(text)]
    return tuple(sorted(found))


def scope_of(metric: str, text: str, end: int, before: str) -> tuple[str, bool]:
    """own, joint or area, from the text of a sentence up to ``end`` (a little after the figure);
    and whether the text says own in so many words.

    ``before`` is the scope of the figure before in the same sentence: 全区 reaches over a
    semicolon where it was said of that figure too.
    """
    if metric == "joint_operations":
        return "joint", False
    chunk = max(text.rfind("；", 0, end), text.rfind("\n", 0, end))
    last = {"joint": -1, "area": -1, "own": -1}
    together = False
    for start, stop, name in _scope_words(text):
        together = together or name == "joint"
        if name == "they":
            name = "joint" if together else ""
        here = start > chunk or name == "own" or (name == "area" and before == "area")
        if stop <= end and here and name:
            last[name] = start
    if last["joint"] >= 0 and last["joint"] >= max(last["area"], last["own"]):
        return "joint", False
    if last["area"] > last["own"]:
        return ("own" if metric in _PLACED else "area"), False
    return "own", last["own"] >= 0


# ------------------------------------------------------------------ party

_INDIVIDUAL = re.compile(r"个人|自然人|责任人|个体工商户|从业人员")
_ENTITY = re.compile(
    r"(?:企业|单位|法人(?:和其他组织|及其他组织|或者?其他组织)?|公司|其他组织)(?:的|类)?"
    r"(?:行政)?(?:处罚|罚款|案件|处以罚款|作出处罚|罚没款?)*(?:决定)?[共计为了合]*$"
)


_PARTY_AFTER = re.compile(r"的?(?:是|为|涉及|针对|属于)?(?:(个人|自然人)|企业|单位)(?=$|，|。)")


def party_of(clause: str, after: str = "") -> str:
    """entity or individual where the clause around a penalty figure says so, else total."""
    behind = _PARTY_AFTER.match(after)
    if behind:
        return "individual" if behind[1] else "entity"
    if _INDIVIDUAL.search(clause):
        return "individual"
    return "entity" if _ENTITY.search(clause) else "total"


# ------------------------------------------------------------------ audience and mode

_PEOPLE = re.compile(
    r"(?P<cadres>领导干部|年轻干部|科级|处级|党政|镇街干部|街道干部|村干部|社区干部|乡镇干部|村社干部|村（社区）干部|两委|新任|局级"
    r"|各部门干部|各单位干部|分管领导|分管负责|负责同志|(?:镇|街道|乡|园区|村)[^，。；]{0,10}干部|各街道|各镇街|各镇|成员单位)"
    r"|(?P<officers>执法人员|执法干部|执法队员|执法骨干|干部职工|全体干部|机关干部|工作人员|监管人员|监管干部|法制员|法制审核人员"
    r"|全体人员|办案人员|执法大队|全体职工|业务骨干|协管员|队员|新进人员|监督员|本局|局机关|全局)"
    r"|(?P<enterprises>企业|生产经营单位|经营单位|安全管理|安全员|从业人员|经营者|经营主体|商户|经营户|业主|特种作业|员工|工贸"
    r"|市场主体|养殖户|主要负责人|加油站|行业协会|用人单位|药店|餐饮|医疗机构|工地|业户|农资|排污单位|旅行社|民宿|重点单位"
    r"|网吧|娱乐场所|经营场所|化工园区|店主|摊主|公共场所)"
    r"|(?P<public>居民|群众|市民|社区|学生|学校|校园|师生|村民|农民|公众|青少年|老年|志愿者|家庭|网格员|灾害信息员|法律明白人"
    r"|消费者)"
)
# What officers are taught names them where nobody else is named.
_OFFICERS_TOPICS = re.compile(
    r"岗位培训|执法业务|业务培训|执法办案|执法培训|行政执法|执法能力|案卷制作|练兵|持证|法治教育|全员|执法资格|执法证|办案能力"
    r"|执法技能|执法实务"
)


def audience_of(*texts: str) -> tuple[str, int]:
    """Who was trained, from the first text that says it; with the index of that text.

    In a text the people named nearest to the figure (last) count; a topic taught to officers
    counts where no people are named.
    """
    for index, text in enumerate(texts):
        last = ""
        for match in _PEOPLE.finditer(text):
            last = match.lastgroup or ""
        if last or _OFFICERS_TOPICS.search(text):
            return last or "officers", index
    return "total", -1


_ONLINE = re.compile(r"线上|网络|在线|直播|云课堂|网上|云端|视频培训|腾讯会议|钉钉")
_OFFLINE = re.compile(r"线下|面授")


def mode_of(text: str) -> str:
    """online or offline where exactly one of them is said of a training, else total."""
    online, offline = _ONLINE.search(text), _OFFLINE.search(text)
    if bool(online) == bool(offline):
        return "total"
    return "online" if online else "offline"
