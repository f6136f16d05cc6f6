"""Which of the metrics weighed for a number is the one it states."""

from __future__ import annotations

import re

from extract.context import Context, Place
from extract.metrics.attribution import Attributor
from extract.metrics.lexicon import Hit
from extract.metrics.lists import refers_back
from extract.numbers.quantities import Quantity
from extract.observation import Choice
from extract.parts.placing import (
    metric_compared,
    metric_of_listed,
    metric_of_sum,
    metric_of_whole,
    prefers_whole,
)
from extract.text.patterns import beginning

# 两项, 三期 are words as often as counts: a metric must stand right beside them.
_CHINESE_COST = 4.0
# Another metric's wording that stands less than a character farther away contests the figure.
_CLOSE = 1.0
# What a form left to be filled in: 会议*次, xx起, ××家, ____件.
_UNFILLED = beginning(
    "*＊×xX_",
    r"[*＊×xX_]{1,4}(?:余)?(?:次|起|件|家|户|人|场|期|份|条|处|项|个|万元|元|%)|[×xX*]{2,}",
)
# 指导8个街道编制预案 counts streets; 171个社区全部完成预案编制 counts what each of them did.
_ORGANISATIONS = re.compile(
    r"[\u4e00-\u9fff]{0,2}(?:街道|社区|乡镇|镇街|镇|乡|村|部门|成员单位|园区|科室|执法主体)"
    r"(?![^，。；]{0,8}(?:全部|均|都))"
)


class Chooser:
    """Chooses among the metrics that a report's wordings offer its numbers."""

    def __init__(self, context: Context, attributor: Attributor) -> None:
        self.context = context
        self.attributor = attributor
        self._claims = context.hits.only(context.vocabulary.claiming)

    def choose(self, place: Place) -> Choice | None:
        """The metric that the number states; one of no metric for a known other quantity; None
        where nothing speaks of it, or nothing near enough."""
        choice = self._weigh(place)
        if choice is None or _is_doubtful(place.quantity, choice):
            return None
        if choice.metric and not self._counts(choice.metric, place.quantity):
            return None
        return choice

    def _counts(self, metric: str, quantity: Quantity) -> bool:
        """Whether the metric may be counted in the quantity's classifier at all."""
        return quantity.classifier in self.context.metric(metric).classifiers

    def other_zeros(self, place: Place, choice: Choice) -> list[str]:
        """行政复议和行政诉讼案件均为0件: the one 0 is each one's."""
        if place.quantity.value != 0 or "均" not in place.clause:
            return []
        weighed = self.context.candidates.get(place.quantity.start, ())
        near = [c for c in weighed if c.metric and not c.follower and not c.inherited]
        return [name for name in dict.fromkeys(c.metric for c in near) if name != choice.metric]

    def doubts(self, place: Place, choice: Choice) -> set[str]:
        """Why a figure deserves a look although its metric was found."""
        doubts = set()
        rivals = [
            other for other in self.context.candidates.get(place.quantity.start, ())
            if other.metric != choice.metric and other.cost < choice.cost + _CLOSE
        ]  # fmt: skip
        if rivals and not choice.inherited:
            doubts.add("contested")
        sentence = place.passage.sentence
        if _UNFILLED.search(self.context.compact, sentence.start, sentence.end):
            doubts.add("template_risk")
        return doubts

    def _weigh(self, place: Place) -> Choice | None:
        """The winning metric, the whole's where the number is said to be a part, or none."""
        claimed = self._claimed(place)
        if claimed:
            return _no_wording("", place, claimed)
        if place.quantity.classifier == "个" and _ORGANISATIONS.match(
            self.context.compact, place.quantity.tail
        ):
            return _no_wording("", place, "机构")
        if len(place.group) > 1 and refers_back(place.passage, place.group):
            return self._of_earlier(place)
        found: list[Choice] = []
        if place.conjunct:
            found = self.attributor.within(place, *place.conjunct)
        found = found or self.attributor.candidates(place)
        self.context.candidates[place.quantity.start] = found
        whole = metric_of_sum(self.context, place)
        if whole is not None:
            return whole
        own = next((c for c in found if not c.inherited), None)
        if own is not None:
            return prefers_whole(self.context, place, own) or own
        return (
            metric_compared(self.context, place)
            or metric_of_listed(self.context, place)
            or metric_of_whole(self.context, place)
            or (found[0] if found else None)
        )

    def _claimed(self, place: Place) -> str:
        """What claims all numbers of some classifiers after it: 权责清单…行政处罚206项."""
        start = place.passage.sentence.start
        for hit in self._claims.within(start, place.quantity.lead):
            other = self.context.vocabulary.roles[hit.wording].claims
            if other is not None and place.quantity.classifier in other.claims:
                return other.zh
        return ""

    def _of_earlier(self, place: Place) -> Choice | None:
        """这三个数字分别是22宗、21宗、20宗: each is of the number in the same place before."""
        count = len(place.group)
        index = place.passage.quantities.index(place.group[0])
        earlier = place.passage.quantities[max(0, index - count) : index]
        if len(earlier) < count:
            return None
        read = self.context.read.get(earlier[place.group.index(place.quantity)].start)
        return _no_wording(read.metric, place) if read else None


def _is_doubtful(quantity: Quantity, choice: Choice) -> bool:
    single = quantity.chinese and len(quantity.text) == 1
    return single and choice.cost > _CHINESE_COST and not choice.inherited


def _no_wording(metric: str, place: Place, other: str = "") -> Choice:
    start = place.quantity.start
    return Choice(metric, Hit(start, start, ""), 0.0, True, False, other)
