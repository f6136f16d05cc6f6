"""Bureaus by their names: where a name ends in a title, and what kind of bureau it is."""

from __future__ import annotations

import re

from extract.facts.dates import YEAR

_ENDINGS = (
    "管理委员会|工作委员会|委员会|人民政府|镇政府|乡政府|区政府|县政府|市政府|办事处|管委会|办公室|街道办|人民法院|人民检察院|公安局|分局"
    "|总队|支队|大队|中队|总站|监察站|中心|街道|公司|党工委|苏木|[局厅委办队所站署院镇乡]"
)
# What may follow a bureau's name in a title.
_AFTER = (
    rf"关于|{YEAR}|[\d“]|法治|依法|推进|落实|贯彻|全面|深入|履行|开展|年|加强|行政执法(?!局|队|总队|支队|大队|办|委)"
    r"|普法|工作|主要|党政|上半|下半|第|前(?=[\d三])|（|$"
)
_NAME = r"[\u4e00-\u9fff·、]"
_AT_START = re.compile(rf"({_NAME}{{1,40}}?(?:{_ENDINGS}))(?={_AFTER})")
_BARE = re.compile(rf"{_NAME}{{2,20}}?(?={_AFTER})")
_WHOLE = re.compile(rf"{_NAME}{{2,40}}?(?:{_ENDINGS})(?:（{_NAME}{{2,20}}）)?")
_LEAD = re.compile(rf"(?:中共|关于)?(?:{YEAR} ?年?度?)?(?:关于)?")

# In this order: the first that a name holds is its kind.
_TYPES = (
    ("fire", "消防救援|消防支队|消防大队|公安消防"),
    (
        "city_management",
        "城市管理|城管|城市综合管理|市容|(?<!交通运输)(?<!农业)(?<!文化市场)(?<!应急管理)"
        "(?<!市场监管)(?<!生态环境保护)综合行政执法[局大支总]|综合执法局",
    ),
    ("emergency_management", "应急管理|应急局|应急厅|安全生产监督|安全监管|安监"),
    (
        "market_supervision",
        "市场监督|市场监管|工商行政|食品药品监督|质量技术监督|市场和质量|药品监督",
    ),
    ("ecology", "生态环境|环境保护|环保局"),
    ("justice", "司法[局厅]|法制办"),
    ("culture_tourism", "文化|文旅|文体|旅游|文广"),
    ("health", "卫生|卫健|疾病预防"),
    ("agriculture", "农业|农村|农牧|畜牧|农委"),
)
AGENCY_TYPES = (*(kind for kind, _ in _TYPES), "government", "street", "other")
_TYPE_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _TYPES)
_TOWNSHIP = re.compile(
    r"(?:街道(?:办事处|办|党工委)?|[镇乡](?:人民政府|政府|党委)?|苏木(?:人民政府)?|办事处)$"
)
_GOVERNMENT = re.compile(
    r"(?:人民政府|[省市区县旗州盟]政府|管委会|管理委员会|行政公署)(?:办公[室厅])?$|依法治[省市区县旗州].*办公室$"
)
_ZONE = re.compile(
    r"(?:开发区|高新区|经开区|产业园区?|工业园区?|园区|新区|新城|示范区|试验区|保税区|度假区|管理区|自贸区|风景名胜区|景区|合作区|港区)"
)


def agency_at_start(title: str) -> str:
    """The bureau that a title (folded, without spaces) begins with or names after its year.

    Empty where it names none.
    """
    found = _AT_START.match(title, _LEAD.match(title).end())  # type: ignore[union-attr]
    return found[1] if found else ""


# 2023年，南开区应急管理局在区委的领导下…
_IN_SENTENCE = re.compile(
    rf"(?:{YEAR} ?年(?:度|以来|来)?，?|今年(?:以来)?，?|一年来，?|近年来，?)?"
    rf"(?P<name>{_NAME}{{1,40}}?(?:{_ENDINGS}))"
    "(?=在|坚持|认真|深入|以|按照|全面|围绕|紧紧|紧扣|严格|切实|积极|始终|高度|，|根据|贯彻|牢固|聚焦|持续|扎实|立足)"
)


def agency_in_sentence(sentence: str) -> str:
    """The bureau that the first sentence of a report (folded) begins with, '' for none."""
    found = _IN_SENTENCE.match("".join(sentence.split()))
    return found["name"] if found else ""


def bare_start(title: str) -> str:
    """What stands in a title before its year or theme: 静海区 of 静海区2023年法治政府建设…."""
    lead = _LEAD.match(title)
    found = _BARE.match(title, lead.end() if lead else 0)
    return found[0] if found else ""


_SEALED = re.compile(r"[（(](?:此处)?(?:加?盖)?(?:公章|盖?章|印章?|签章|代章)[）)]$")


def unsealed(line: str) -> str:
    """A signature without the word for its seal: 某局（盖章）."""
    return _SEALED.sub("", line)


def is_agency(line: str) -> bool:
    """Whether a line (folded, without spaces) is a bureau's name and nothing else."""
    return _WHOLE.fullmatch(line) is not None


def agency_type(agency: str) -> str:
    """The kind of a bureau, one of the closed list of ``reports.agency_type``; '' for no name."""
    if not agency:
        return ""
    if _TOWNSHIP.search(agency):
        return "street"
    for kind, pattern in _TYPE_PATTERNS:
        if pattern.search(agency):
            return kind
    return "government" if _GOVERNMENT.search(agency) else "other"


def is_township(name: str) -> bool:
    """Whether a bureau's name, its district's taken off, is a street's, town's or township's."""
    return (
        _TOWNSHIP.search(name) is not None
        or re.match(r"[\u4e00-\u9fff]{1,6}?(?:街道|镇|乡)(?![政])", name) is not None
    )


def is_zone(name: str) -> bool:
    """Whether a bureau's name, its district's name taken off, begins with a development zone."""
    found = _ZONE.search(name)
    return found is not None and found.start() <= 12
