"""Which metric a quantity states: the nearest wording that its classifier agrees with.

In Chinese the head noun stands directly before the number (罚款30万元) or directly after its
classifier (6次党委会), so the wording nearest to the number wins, and a number whose own clause
names something else is left unmapped rather than lent to a metric mentioned before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from extract.context import Context, Place, Recent
from extract.metrics.dictionary import Other
from extract.metrics.lexicon import Hit
from extract.numbers.quantities import Quantity
from extract.observation import Choice
from extract.text.passages import BLANK, Passage

_LIGHT = re.compile(
    r"共计|合计|累计|总计|总共|共有|共|总|约|近|已经|已|均|都|为|是|了|有|的|达到|达|计|等|各类|各种|各项|各|全年|年内"
    r"|今年|本年度?|当年|年度|以来|期间|开展|组织|进行|实施|作出|做出|完成|举办|召开|办理|受理|发生|案件|案|决定|情况"
    r"|数量|总数|次数|人数|件数|起数|宗数|户数|家数|总量|事项|活动|工作|其中|包括|包含|含|分别|先后|依法|及时|我局|我区|人员|线上|线下"
    r"|全局|全区|全市|全县|并|又|还|也|再|到|至|于|在|对|把|将|和|及|与|以及|上述|该|此|由|受|被|给|予|以|较|比|同期|上一年"
    r"|上年|去年|同比|相比|实际|处以|处|使用|适用|涉及|方面|类|新|单位|企业|同时|一是|二是|三是|四是|五是|目前|截至|截止"
    r"|我们|我街道|我镇|开出去|发出去|出去|加起来|加在一起|一共|累|积极|全力|通过|采取|方式|专题|专项|集中|学习|现场|下达|下发|发出|出具|制作|开具|送达|这些|所有|全部|主要|不断"
    r"|上升|下降|增长|提高|增加|减少|《[^》]*》"
    r"|[\d年月日至底\-~\s\0：，、；（）“”‘’《》%.]+"
)
_TO_LAST_BOUNDARY = re.compile(r"(?s:.*)[，；：。！？\n、]")
_ASIDE = re.compile("（[^（）]*）")
_CLAUSE_MARK = re.compile("[，；：]")
_RIGHT_END = re.compile(r"[，；：。！？\n\0]")
_OBJECT_FIRST = re.compile(
    r"(?:^|[^应针面])[对就将把][^，。；：、]{0,18}$|[为给帮][^，。；：、]{0,3}$"
)
_DONE = re.compile(
    r"[^，；。]*，(?:均|已|全部|一律)?(?:依法|依规|及时)?(?:责令|予以|给予|作出|下达|实施|立案|处以)[^，；。]*"
)
MAX_COST = 15.0
_SUBJECT_COST = 6.0
MAX_FOREIGN = 3  # content characters of the own clause over which an earlier wording may reach


@lru_cache(maxsize=65536)
def content_length(text: str) -> int:
    """How many characters of ``text`` carry content of their own."""
    return len(_LIGHT.sub("", text))


def own_clause_start(passage: Passage, quantity: Quantity, zone_start: int) -> int:
    """Where the clause of a quantity begins, not before ``zone_start``."""
    text = passage.text(zone_start, quantity.lead)
    before = _TO_LAST_BOUNDARY.match(text)
    return zone_start + (before.end() if before else 0)


class Attributor:
    """Chooses metrics for the quantities of one report."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._roles = context.vocabulary.roles
        self._metrics = context.vocabulary.dictionary.metrics
        self._hits = context.hits

    def candidates(self, place: Place) -> list[Choice]:
        """All choices for a quantity, best first."""
        passage, quantity = place.passage, place.quantity
        recent = self._context.recent(passage.sentence)
        right_end = self._right_end(passage, quantity, place.following)
        found = self._choices(passage, quantity, place.zone, right_end, recent, inherited=False)
        if found:
            return found
        if content_length(place.clause) > 1:
            return []
        return self._inherit(place, recent)

    def within(self, place: Place, start: int, end: int) -> list[Choice]:
        """The choices that one stretch of text before a quantity offers it, best first."""
        recent = self._context.recent(place.passage.sentence)
        return self._choices(
            place.passage, place.quantity, start, place.quantity.tail, recent,
            inherited=False, left_end=end,
        )  # fmt: skip

    def _inherit(self, place: Place, recent: Recent) -> list[Choice]:
        """A number with nothing of its own before it shares what the number before it counts."""
        passage, quantity = place.passage, place.quantity
        for back in range(place.index - 1, -1, -1):
            before = passage.quantities[back]
            same = self._same_as(before, quantity)
            if same is not None:
                return [same]
            zone = passage.quantities[back - 1].tail if back else passage.start
            found = self._choices(
                passage, quantity, zone, quantity.tail, recent, inherited=True, left_end=before.lead
            )
            if found:
                return found
            if content_length(passage.text(zone, before.lead)) > 1 and back < place.index - 1:
                return []
        if passage.outer is not None and passage.anchor is not None:
            return self._inherit_through_bracket(passage, quantity, recent)
        return []

    def _inherit_through_bracket(
        self, passage: Passage, quantity: Quantity, recent: Recent
    ) -> list[Choice]:
        assert passage.outer is not None
        assert passage.anchor is not None
        same = self._same_as(passage.anchor, quantity)
        if same is not None:
            return [same]
        position = passage.outer.quantities.index(passage.anchor)
        zone = passage.outer.quantities[position - 1].tail if position else passage.outer.start
        return self._choices(
            passage.outer, quantity, zone, quantity.tail, recent, inherited=True,
            left_end=passage.anchor.lead,
        )  # fmt: skip

    def _same_as(self, before: Quantity, quantity: Quantity) -> Choice | None:
        """The metric of the number before, where this one may be counted in its unit too."""
        read = self._context.read.get(before.start)
        if read is None or not quantity.classifier:
            return None
        unit = self._metrics[read.metric].classifiers.get(quantity.classifier)
        if unit != read.unit:
            return None
        return Choice(read.metric, Hit(before.start, before.start, ""), 5.0, True, False)

    def _right_end(self, passage: Passage, quantity: Quantity, following: Quantity | None) -> int:
        limit = following.lead if following else passage.end
        text = passage.text(quantity.tail, limit)
        stop = _RIGHT_END.search(text)
        if following and "、" in text and (stop is None or stop.start() > text.index("、")):
            return quantity.tail + text.index("、")  # the next item of a list begins there
        if stop:
            done = _done_to_it(passage, quantity, text) if not following else 0
            return quantity.tail + (done or stop.start())
        return limit

    def _choices(
        self, passage: Passage, quantity: Quantity, zone: int, right_end: int, recent: Recent,
        *, inherited: bool, left_end: int | None = None,
    ) -> list[Choice]:  # fmt: skip
        left_end = quantity.lead if left_end is None else left_end
        hits = self._hits.within(zone, left_end)
        if right_end > quantity.tail:
            hits = hits + self._hits.within(quantity.tail, right_end)
        hits = [h for h in hits if passage.view[h.start - passage.start] != BLANK]
        valid = self._valid(hits, quantity, recent, inherited)
        own_start = own_clause_start(passage, quantity, zone)
        subject_end = self._subject_end(passage, quantity, valid)
        # 全年受理48件 names nothing: it speaks of the sentence's topic
        names_nothing = bool(valid) and not content_length(passage.text(own_start, left_end))
        limit = 2 * MAX_COST if names_nothing else MAX_COST
        choices = []
        whole = _outermost({hit for hit, _, _ in valid})
        for hit, metric, follower in valid:
            if hit not in whole:
                continue
            cost = self._cost(passage, quantity, hit, left_end)
            if cost is None or (not metric and _crosses(passage, hit, left_end)):
                continue
            cost += 5.0 if inherited else 0.0
            # 组织专家为63家企业上门指导: who did it stands before what it was done to
            cost += _SUBJECT_COST if hit.end <= subject_end else 0.0
            cost += self._follower_cost(metric, recent) if follower else 0.0
            if cost <= limit:
                other = None if metric else self._roles[hit.wording].other
                said = other.zh if other else ""
                choices.append(Choice(metric, hit, cost, inherited, follower, said))
        return sorted(choices, key=lambda c: (c.cost, -c.hit.end, c.hit.start, c.metric == ""))

    @staticmethod
    def _subject_end(
        passage: Passage, quantity: Quantity, valid: list[tuple[Hit, str, bool]]
    ) -> int:
        """Where the subject of 对…进行了… ends, where a wording after the number says what was
        done; else 0."""
        if not any(hit.start >= quantity.tail for hit, _, _ in valid):
            return 0
        start = max(passage.start, quantity.lead - 20)
        match = _OBJECT_FIRST.search(passage.text(start, quantity.lead))
        return start + match.start() + 1 if match else 0

    def _valid(
        self, hits: list[Hit], quantity: Quantity, recent: Recent, inherited: bool
    ) -> list[tuple[Hit, str, bool]]:
        """What each hit may say of a quantity: a metric ('' for another quantity) that its
        classifier agrees with, and whether only by following an earlier figure."""
        roles = self._roles
        excluded = [(h, roles[h.wording].excludes) for h in hits if roles[h.wording].excludes]
        announcing = [h for h in hits if roles[h.wording].announces]
        valid: list[tuple[Hit, str, bool]] = []
        for hit in hits:
            role = roles[hit.wording]
            if role.other and _competes(role.other, quantity):
                valid.append((hit, "", False))
            named = ""
            if role.kind_owners and not inherited:
                named = self._of_kind(hit, announcing, quantity, recent)
            if named and named not in role.announces:
                valid.append((hit, named, True))
            followed = ""
            if role.follows:
                followed = self._followed(role.follows, quantity, hit, recent)
            if followed and not _excluded(hit, followed, excluded):
                valid.append((hit, followed, followed not in role.announces))
            for metric in role.announces:
                # 受众 after a training is the training's, though it announces publicity's too.
                if followed and metric in role.follows and metric != followed:
                    continue
                if self._agrees(metric, quantity, hit) and not _excluded(hit, metric, excluded):
                    valid.append((hit, metric, False))
        return valid

    def _follower_cost(self, metric: str, recent: Recent) -> float:
        after = self._metrics[metric].after
        return 7.0 if after and recent.stale(after) else 1.0

    def _of_kind(self, hit: Hit, announcing: list[Hit], quantity: Quantity, recent: Recent) -> str:
        """The metric whose kind a wording names (胜诉 after lawsuits): the one announced beside it
        (复议案件中维持两件), else the one last read."""
        owners = self._roles[hit.wording].kind_owners
        for other in reversed(announcing):
            announced = self._roles[other.wording].announces
            if owners.isdisjoint(announced):
                continue
            if _contains(hit, other):
                return ""  # 重大事故隐患 announces hazards by itself
            said = announced.keys() & owners
            fitting = {m for m in said if quantity.classifier in self._metrics[m].classifiers}
            if fitting and other.end <= hit.start:
                return min(fitting)
        for name in reversed(recent.metrics):
            if name in owners and quantity.classifier in self._metrics[name].classifiers:
                return name
        return ""

    @staticmethod
    def _before_number(passage: Passage, hit: Hit) -> bool:
        """Whether a wording runs on to a number without a mark between them."""
        following = [q for q in passage.quantities if q.lead >= hit.end]
        return bool(following) and not _RIGHT_END.search(passage.text(hit.end, following[0].lead))

    def _agrees(self, metric_id: str, quantity: Quantity, hit: Hit) -> bool:
        metric = self._metrics[metric_id]
        if quantity.classifier not in metric.classifiers:
            return False
        if quantity.classifier == "":
            return metric_id in self._roles[hit.wording].unit_nouns
        return True

    def _followed(
        self, metrics: Collection[str], quantity: Quantity, hit: Hit, recent: Recent
    ) -> str:
        """Of the metrics that this wording may follow to, the one last prepared for."""
        best, place = "", -1
        fitting = [name for name in metrics if self._agrees(name, quantity, hit)]
        for metric_id in fitting:
            after = self._metrics[metric_id].after
            places = [i for i, name in enumerate(recent.metrics) if name in after]
            if places and places[-1] > place:
                best, place = metric_id, places[-1]
        return best or self._announced(fitting, hit, recent)

    def _announced(self, metrics: Collection[str], hit: Hit, recent: Recent) -> str:
        """The same where the event is named in the sentence without a number of its own."""
        best, place = "", -1
        if not metrics:
            return best
        for earlier in self._hits.within(recent.sentence_at, hit.start):
            for metric_id in metrics:
                after = self._metrics[metric_id].after
                said = not self._roles[earlier.wording].announces.keys().isdisjoint(after)
                if said and earlier.end > place:
                    best, place = metric_id, earlier.end
        return best

    def _cost(self, passage: Passage, quantity: Quantity, hit: Hit, left_end: int) -> float | None:
        """How far a wording stands from the number, in content characters and clause marks."""
        length = 0.25 * len(hit.wording.replace("…", ""))
        if hit.start >= quantity.tail:
            gap = passage.text(quantity.tail, hit.start)
            if self._before_number(passage, hit):
                length -= 2.0  # words right before the next number rather belong to that one
            if _OBJECT_FIRST.search(
                passage.text(max(passage.start, quantity.lead - 20), quantity.lead)
            ):
                # 对22件…案件进行了法制审核: what was done stands last
                return 1.5 + 0.01 * (quantity.tail - hit.start)
            return 1.5 + content_length(gap) + gap.count("、") - length
        # 联合执法（柴油货车、加油站等）24次: a bracket only details what stands before it
        tail = _ASIDE.sub("", passage.text(hit.end, left_end))
        cost = float(content_length(tail))
        if "、" in tail and not _CLAUSE_MARK.search(tail):
            cost *= 0.5  # a long list of what was inspected, trained or published
        cost += 1.0 * tail.count("、") + 2.0 * tail.count("：")
        cost += 4.0 * tail.count("，") + 12.0 * tail.count("；")
        if "，" in tail or "；" in tail:
            own = content_length(tail[max(tail.rfind("，"), tail.rfind("；")) + 1 :])
            if own > MAX_FOREIGN:
                return None
        return cost - length


def _done_to_it(passage: Passage, quantity: Quantity, after: str) -> int:
    """对1家屡教不改的企业，依法责令停产: where the clause that says what was done ends; else 0."""
    start = max(passage.start, quantity.lead - 20)
    if not _OBJECT_FIRST.search(passage.text(start, quantity.lead)):
        return 0
    found = _DONE.match(after)
    return found.end() if found else 0


def _crosses(passage: Passage, hit: Hit, end: int) -> bool:
    """Whether a clause's end lies between a wording and the number."""
    between = passage.text(hit.end, end)
    return "，" in between or "；" in between


def _competes(other: Other, quantity: Quantity) -> bool:
    return not other.classifiers or quantity.classifier in other.classifiers


def _contains(outer: Hit, inner: Hit) -> bool:
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end


def _outermost(hits: Collection[Hit]) -> set[Hit]:
    """Those of some hits that lie in no longer one."""
    kept: set[Hit] = set()
    span, is_kept, reach = (-1, -1), False, -1
    for hit in sorted(hits, key=_by_span):
        if (hit.start, hit.end) != span:
            # Whatever stands before it here begins no later, so it holds all up to its end.
            span, is_kept = (hit.start, hit.end), hit.end > reach
            reach = max(reach, hit.end)
        if is_kept:
            kept.add(hit)
    return kept


def _by_span(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def _excluded(hit: Hit, metric: str, excluded: Sequence[tuple[Hit, Collection[str]]]) -> bool:
    """Whether a wording is part of one that the metric is not meant by; a wording that holds that
    one inside says more than it, unless it does so by its gap alone."""
    return bool(excluded) and any(
        metric in metrics
        and hit.start < other.end
        and other.start < hit.end
        and (not _contains(hit, other) or _gapes(hit, other))
        for other, metrics in excluded
    )


def _gapes(hit: Hit, other: Hit) -> bool:
    """Whether a wording holds another by its gap: 办结…案件 the words 办结行政复议."""
    aligned = hit.start == other.start or hit.end == other.end
    return aligned and "…" in hit.wording and "…" not in other.wording
