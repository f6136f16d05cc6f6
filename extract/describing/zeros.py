"""Plain statements that nothing happened: 未发生行政诉讼案件, 无行政复议, 零败诉.

A qualified negative (没有因执法程序引起的诉讼, 未发生较大以上事故) states no zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.metrics.lexicon import Hit
from extract.metrics.vocabulary import HitIndex, Vocabulary
from extract.text.passages import BLANK

NEGATION = re.compile(
    r"未(?:曾)?(?:有|发生|出现|产生|收到|接到|受理|被(?:提起|申请|撤销)?|引发|引起|举行|组织|召开|制定|出台|制发|印发|作出|实施|对|有|办理|涉及|移送|责令|新增|立案)(?:过)?"
    r"|没有(?:发生|出现|产生|收到|被|引发|引起|组织|制定|作出)?|无(?<![有非是]无)(?!一例外)(?=[一任人行复诉被应败举听生安亡死行规责停移因相涉新较重处罚])|不存在|零(?:发生|出现)(?=[，。；、）\n]|$)|“零(?=[行复诉败应纠听亡事规处罚移])|零(?=[行复诉败应纠听亡事规处罚移])|零(?<=[为是]零)(?=[，。；、）\n]|$)"
)
# What may stand between the negation and what did not happen; anything that narrows it may not.
_QUALIFIED = re.compile(
    r"因|由于|由[^，。]{1,12}引|较大|重大|特大|以上|违法|不当|不作为|乱作为|程序|影响|责任|群体|恶性|越级|滥用|超过|逾期|应|能|法|需|必"
)
_MAX_FILLER = 10
# 国庆期间未发生事故 says nothing of the rest of the year.
_NARROWED = re.compile(r"期间|当[日天月]|[1-9]月份?$|季度")
# 所有行政处罚案件均未发生行政复议 is said of suits against penalties alone.
_OF_PENALTIES = re.compile(r"处罚(?:案件|决定|事项)?(?:中|均|都|全部|后)*，?(?:均|都)?$")
_AGAINST_PENALTIES = "against_penalties"
_JOINER = re.compile(
    r"^(?:案件|案|事项|申请|情况|情形|行为|事件|的|被|与|和|及|以及|或者?|、|[“”]|BLANK)*$".replace(
        "BLANK", BLANK
    )
)
_MAX_REST = 12
_CLAUSE_END = re.compile(r"[，。；！\n]")


@dataclass(frozen=True, slots=True)
class Zero:
    """A zero said in words: ``start``..``end`` are the words that say so."""

    metric: str
    kind: str
    start: int
    end: int


def find_zeros(
    compact: str, start: int, end: int, hits: HitIndex, vocabulary: Vocabulary
) -> list[Zero]:
    """The zeros that a stretch of the compact text states."""
    found: list[Zero] = []
    for match in NEGATION.finditer(compact, start, end):
        stop = _CLAUSE_END.search(compact, match.end(), end)
        clause_end = stop.start() if stop else end
        before = hits.within(start, match.start())
        after = _zeros_of(compact, match, clause_end, hits, vocabulary, before)
        found.extend(after or _zeros_before(compact, start, match, clause_end, hits, vocabulary))
    return found


_ALL = re.compile(r"(?:案件|案|情况|申请)*(?:数量?)?(?:均|都|也)?(?:全部)?[为是]?$")
# 规范性文件方面，全年没有制定: a clause of its own that names nothing but who and when.
_NOBODY_ELSE = re.compile(
    r"(?:本?[我全]?[局县区市镇街委院]|街道|本级|本年度?|今年|全年|也|均|都)*$"
)
_TOPIC = re.compile(r"(?:案件|工作)?(?:这一块|这块|方面|上)?，")


def _zeros_before(
    compact: str, start: int, negation: re.Match[str], clause_end: int,
    hits: HitIndex, vocabulary: Vocabulary,
) -> list[Zero]:  # fmt: skip
    """The negation may close its clause: 行政复议、行政诉讼均未发生."""
    if negation.end() != clause_end or not negation[0].startswith(("未", "没有", "零")):
        return []
    begin = max(compact.rfind(c, start, negation.start()) for c in "，；。\n") + 1
    end = negation.start()
    if begin - 1 > start and compact[begin - 1] == "，" and _NOBODY_ELSE.match(compact, begin, end):
        end = begin
        begin = max(compact.rfind(c, start, begin - 1) for c in "，；。\n") + 1
    found: list[Zero] = []
    position = max(begin, start)
    first = True
    for hit in _longest(hits, position, end, vocabulary):
        gap = compact[position : hit.start]
        if not first and not _JOINER.match(gap):
            return []
        if first and _QUALIFIED.search(gap):
            return []
        first = False
        position = hit.end
        found.extend(Zero(metric, "total", negation.start(), negation.end())
                     for metric in sorted(vocabulary.roles[hit.wording].zero))  # fmt: skip
    rest = compact[position:end]
    closed = _TOPIC.fullmatch(rest) if end < negation.start() else _ALL.search(rest)
    return found if closed else []


def _zeros_of(
    compact: str,
    negation: re.Match[str],
    clause_end: int,
    hits: HitIndex,
    vocabulary: Vocabulary,
    before: list[Hit],
) -> list[Zero]:
    named: list[tuple[int, int, str, str]] = []
    begin = max(compact.rfind(char, 0, negation.start()) for char in "，；。\n") + 1
    if _NARROWED.search(compact, begin, negation.start()):
        return []
    position = negation.end()
    for hit in _longest(hits, position, clause_end, vocabulary):
        roles = vocabulary.roles[hit.wording]
        gap = compact[position : hit.start]
        if named and (gap.endswith("的") or not _JOINER.match(gap)):
            break
        if not named and (len(gap) > _MAX_FILLER or _QUALIFIED.search(gap)):
            break
        for metric in sorted(roles.zero):
            named.append((hit.start, hit.end, metric, "total"))
        for metric, kind in roles.zero_kinds:
            named.append((hit.start, hit.end, metric, kind))
        position = hit.end
    rest = compact[position:clause_end]
    if not named or len(rest) > _MAX_REST or _QUALIFIED.search(rest):
        return []
    span = (negation.start() + (negation[0][0] == "“"), negation.end())
    kinds = [item for item in named if item[3] != "total"]
    if kinds and len(kinds) == len(named):
        kinds = named = [item for item in kinds if _is_spoken_of(item[2], before, vocabulary)]
    if kinds:
        return (
            [Zero(kinds[-1][2], kinds[-1][3], *span)]
            if _one_metric(kinds, named)
            else [
                Zero(metric, kind, *span)
                for _, _, metric, kind in kinds
                if metric in {m for _, _, m, k in named if k == "total"}
            ]
        )
    of_penalties = _OF_PENALTIES.search(compact, begin, negation.start())
    return [
        Zero(metric, _said_kind(metric, bool(of_penalties), vocabulary), *span)
        for _, _, metric, _ in named
    ]


def _said_kind(metric: str, of_penalties: bool, vocabulary: Vocabulary) -> str:
    kinds = vocabulary.dictionary.metrics[metric].kinds
    return _AGAINST_PENALTIES if of_penalties and _AGAINST_PENALTIES in kinds else "total"


def _is_spoken_of(metric: str, before: list[Hit], vocabulary: Vocabulary) -> bool:
    """无败诉 is said of lawsuits only in a sentence that names them before."""
    return any(metric in vocabulary.roles[hit.wording].announces for hit in before)


def _one_metric(
    kinds: list[tuple[int, int, str, str]], named: list[tuple[int, int, str, str]]
) -> bool:
    totals = {metric for _, _, metric, kind in named if kind == "total"}
    return not totals or len({metric for _, _, metric, _ in kinds}) == 1


def _longest(hits: HitIndex, start: int, end: int, vocabulary: Vocabulary) -> Iterator[Hit]:
    """The zero wordings of a clause, longest first at each place, none inside another."""
    last = start
    relevant = [
        h
        for h in hits.within(start, end)
        if vocabulary.roles[h.wording].zero or vocabulary.roles[h.wording].zero_kinds
    ]
    for hit in sorted(relevant, key=lambda h: (h.start, -h.end)):
        if hit.start >= last:
            last = hit.end
            yield hit
