"""A report read: every number with its fate, every statistic with its dimensions and its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extract.attribution import Attributor, own_clause_start
from extract.cells import read_cell
from extract.context import Context, Place
from extract.describing import describe
from extract.dictionary import Dictionary
from extract.dimensions import scope_of
from extract.fates import CHANGE, DURATION, OBSERVATION, REQUIREMENT, UNMAPPED, FateFinder, Mark
from extract.grids import MAX_CELL, find_cells
from extract.implied import imply
from extract.intents import is_change, is_requirement, is_starting_point, opens_plans
from extract.layout import Layout, Sentence, lay_out
from extract.lexicon import Hit
from extract.lists import conjunct_before, group_of, refers_back
from extract.observation import Choice, Mention, Observation, Period
from extract.passages import Passage, cut
from extract.periods import period_before
from extract.placing import (
    metric_compared,
    metric_of_sum,
    metric_of_whole,
    place_part,
    prefers_whole,
)
from extract.quantities import Quantity, QuantityFinder
from extract.vocabulary import Vocabulary
from extract.zeros import NEGATION, find_zeros

# A rank, article or name whose number is in Chinese numerals alone.
_IN_HAN = re.compile(r"^[^\d《]*[一二三四五六七八九十][^\d]*$")
_NAMED_IN_HAN = ("rank", "document", "name", "duration")
# 两项, 三期 are words as often as counts: a metric must stand right beside them.
_CHINESE_COST = 4.0
# Another metric's wording that stands less than a character farther away contests the figure.
_CLOSE = 1.0
# 一项重点工作, 一批骨干 count nothing: an article, not a number of the ledger.
_ARTICLES = ("项", "个", "次", "批", "条", "轮", "堂", "讲", "节", "套", "批次", "例")
# What a form left to be filled in: 会议*次, xx起, ××家, ____件.
_UNFILLED = re.compile(
    r"[*＊×xX_]{1,4}(?:余)?(?:次|起|件|家|户|人|场|期|份|条|处|项|个|万元|元|%)|[×xX*]{2,}"
)
# 指导8个街道编制预案 counts streets; 171个社区全部完成预案编制 counts what each of them did.
_ORGANISATIONS = re.compile(
    r"[\u4e00-\u9fff]{0,2}(?:街道|社区|乡镇|镇街|镇|乡|村|部门|成员单位|园区|科室|执法主体)"
    r"(?![^，。；]{0,8}(?:全部|均|都))"
)
# The words after a number end with its clause, and where something is denied: 33件均无败诉.
_AFTER_ENDS = re.compile("[，；：。！？、\n\0均]|[都也]?(?:无|未|没有|零)")


@dataclass
class Reading:
    """What was read of one report, over the offsets of ``layout.compact``."""

    layout: Layout
    observations: list[Observation] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


class Reader:
    """Reads reports with one dictionary."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.vocabulary = Vocabulary(dictionary)
        self.quantities = QuantityFinder(
            {c for m in dictionary.metrics.values() for c in m.classifiers}
        )
        self.fates = FateFinder(dictionary.names)

    def read(self, text: str, *, year: int | None, period: Period) -> Reading:
        """Read one report's text, given its year and the period it covers."""
        layout = lay_out(text)
        numbers = self.quantities.find(layout.compact)
        hits = self.vocabulary.scan(layout.compact, _telling(layout, numbers))
        context = Context(layout, self.vocabulary, hits, year, period)
        return _ReportReader(self, context, numbers).read()


def _telling(layout: Layout, numbers: list[Quantity]) -> Iterator[tuple[int, int]]:
    """The sentences that may state a figure: with a number or a negation, or cells of a table."""
    position = 0
    for sentence in layout.sentences:
        while position < len(numbers) and numbers[position].start < sentence.start:
            position += 1
        has_number = position < len(numbers) and numbers[position].start < sentence.end
        if (
            has_number
            or sentence.end - sentence.start <= MAX_CELL
            or NEGATION.search(layout.compact, sentence.start, sentence.end)
        ):
            yield sentence.start, sentence.end


class _ReportReader:
    """The reading of one report, sentence after sentence."""

    def __init__(self, reader: Reader, context: Context, numbers: list[Quantity]) -> None:
        self.context = context
        self.attributor = Attributor(context)
        self.marks = reader.fates.find(context.layout)
        self.numbers = numbers
        self.reading = Reading(context.layout)
        self.durations: dict[int, str] = {}

    def read(self) -> Reading:
        free = self._read_cells(self._settle_marked())
        position, paragraph, plans = 0, -1, False
        for sentence in self.context.layout.sentences:
            if sentence.paragraph != paragraph:
                paragraph, plans = sentence.paragraph, False
                self.context.paragraph = []
            text = self.context.compact[sentence.start : sentence.end]
            plans = plans or sentence.plan or opens_plans(text, self.context.year)
            inside: list[Quantity] = []
            while position < len(free) and free[position].start < sentence.end:
                inside.append(free[position])
                position += 1
            if plans:
                for quantity in inside:
                    self._settle(quantity, REQUIREMENT, "stands among the plans")
            else:
                self._read_sentence(sentence, inside)
        self.reading.mentions.sort(key=lambda m: (m.start, m.end))
        self.reading.observations.sort(key=lambda o: (o.start, o.end))
        return self.reading

    # ------------------------------------------------------------ numbers that are no statistics

    def _settle_marked(self) -> list[Quantity]:
        """Give the numbers of dates, names and the like their fate; return the others."""
        free: list[Quantity] = []
        index = 0
        for quantity in self.numbers:
            while index < len(self.marks) and self.marks[index].end <= quantity.start:
                index += 1
            mark = self.marks[index] if index < len(self.marks) else None
            if mark and mark.start <= quantity.start < mark.end and mark.fate == DURATION:
                self.durations[quantity.start] = self._said(mark)
                free.append(quantity)
            elif mark and mark.start <= quantity.start < mark.end:
                self._settle(quantity, mark.fate, f"part of {self._said(mark)}")
            else:
                free.append(quantity)
        taken = {quantity.start for quantity in self.numbers}
        for mark in self.marks:
            said = self.context.compact[mark.start : mark.end]
            if mark.fate in _NAMED_IN_HAN and _IN_HAN.search(said) and mark.start not in taken:
                self.reading.mentions.append(Mention(mark.start, mark.end, mark.fate))
        return free

    def _said(self, mark: Mark) -> str:
        return self.context.compact[mark.start : mark.end][:24]

    def _read_cells(self, free: list[Quantity]) -> list[Quantity]:
        """Read the numbers of flattened tables; return those that stand in prose."""
        cells = {cell.start: cell for cell in find_cells(self.context.compact)}
        left = []
        for quantity in free:
            cell = cells.get(quantity.lead)
            if cell is None:
                left.append(quantity)
                continue
            observation, fate, reason = read_cell(self.context, self.attributor, quantity, cell)
            if observation is not None:
                self._keep(observation)
            self._settle(quantity, fate, reason, observation)
        return left

    def _settle(
        self, quantity: Quantity, fate: str, reason: str = "",
        observation: Observation | None = None,
    ) -> None:  # fmt: skip
        self.context.fates[quantity.start] = fate
        self.reading.mentions.append(
            Mention(
                quantity.start,
                quantity.end,
                fate,
                reason,
                observation,
                self.context.candidates.get(quantity.start, ()),
            )
        )

    def _keep(self, observation: Observation) -> None:
        self.reading.observations.append(observation)
        self.context.paragraph.append(observation)
        self.context.read[observation.start] = observation

    # ------------------------------------------------------------ sentences

    def _read_sentence(self, sentence: Sentence, quantities: list[Quantity]) -> None:
        for quantity in quantities:
            if quantity.vague and not (quantity.text == "一" and quantity.classifier in _ARTICLES):
                self._settle(quantity, UNMAPPED, "too vague to be a value")
        quantities = [quantity for quantity in quantities if not quantity.vague]
        if quantities:
            passages = cut(sentence, self.context.compact, quantities)
            order = sorted(
                ((q, p) for p in passages for q in p.quantities), key=lambda item: item[0].start
            )
            for quantity, passage in order:
                self._read_quantity(self._locate(quantity, passage))
        context = self.context
        for zero in find_zeros(
            context.compact, sentence.start, sentence.end, context.hits, context.vocabulary
        ):
            before = context.compact[sentence.start : zero.start]
            observation = Observation(
                zero.metric, Decimal(0), context.metric(zero.metric).units[0],
                zero.start, zero.end, sentence,
                period_before(before, context.period, context.year), kind=zero.kind,
                scope=scope_of(
                    zero.metric, before, len(before), context.scope_before(sentence)
                )[0],
            )  # fmt: skip
            observation.reasons.add("stated_in_words")
            self._keep(observation)

    def _locate(self, quantity: Quantity, passage: Passage) -> Place:
        index = passage.quantities.index(quantity)
        zone = passage.quantities[index - 1].tail if index else passage.start
        start = own_clause_start(passage, quantity, zone)
        group = group_of(passage, quantity)
        return Place(
            quantity, passage, index, zone, start, passage.text(start, quantity.lead),
            self._after(passage, quantity, index), group,
            conjunct_before(passage, quantity, group, self._has_name),
        )  # fmt: skip

    def _has_name(self, start: int, end: int) -> bool:
        roles = self.context.vocabulary.roles
        return any(
            roles[hit.wording].announces or roles[hit.wording].kinds
            for hit in self.context.hits.within(start, end)
        )

    @staticmethod
    def _after(passage: Passage, quantity: Quantity, index: int) -> str:
        numbers = passage.quantities
        limit = numbers[index + 1].lead if index + 1 < len(numbers) else passage.end
        text = passage.text(quantity.tail, limit)
        stop = _AFTER_ENDS.search(text)
        if stop:
            return text[: stop.start()]
        return text if limit == passage.end else ""

    # ------------------------------------------------------------ one number

    def _read_quantity(self, place: Place) -> None:
        quantity = place.quantity
        fate = self._intent(place)
        if quantity.start in self.durations and fate != REQUIREMENT:
            if "平均" in place.clause:
                self._settle(quantity, UNMAPPED, "an average")
            else:
                self._settle(quantity, DURATION, f"part of {self.durations[quantity.start]}")
            return
        if fate:
            self._settle(quantity, fate)
            earlier = imply(self.context, place) if fate == CHANGE else None
            if earlier is not None:
                self.reading.observations.append(earlier)
            return
        choice = self._choose(place)
        if choice is not None and _is_doubtful(quantity, choice):
            choice = None
        if choice is None or not choice.metric:
            other = f": {choice.other}" if choice else ""
            self._settle(quantity, UNMAPPED, f"no metric covers it{other}")
            return
        for metric in self._other_zeros(place, choice):
            also = describe(self.context, replace(choice, metric=metric), place)
            self.reading.observations.append(also)
        observation = describe(self.context, choice, place)
        observation.reasons |= self._doubts(place, choice)
        place_part(self.context, observation, place)
        self._keep(observation)
        self._settle(quantity, OBSERVATION, "", observation)

    def _other_zeros(self, place: Place, choice: Choice) -> list[str]:
        """行政复议和行政诉讼案件均为0件: the one 0 is each one's."""
        if place.quantity.value != 0 or "均" not in place.clause:
            return []
        weighed = self.context.candidates.get(place.quantity.start, ())
        near = [c for c in weighed if c.metric and not c.follower and not c.inherited]
        return [name for name in dict.fromkeys(c.metric for c in near) if name != choice.metric]

    def _doubts(self, place: Place, choice: Choice) -> set[str]:
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

    def _intent(self, place: Place) -> str:
        """change or requirement, where the number says no outcome of the period."""
        quantity, passage = place.quantity, place.passage
        clause = self.context.compact[place.clause_start : quantity.start]
        before = passage.text(passage.start, place.clause_start)
        if is_change(clause, quantity.classifier, place.after, before):
            return REQUIREMENT if is_requirement(clause, "", "") else CHANGE
        if is_requirement(clause, before, place.after):
            return REQUIREMENT
        if is_starting_point(clause, self.context.compact[quantity.tail : quantity.tail + 12]):
            return UNMAPPED
        if place.previous is None:
            return ""
        between = passage.text(place.previous.tail, quantity.lead)
        fate = self.context.fates.get(place.previous.start, "")
        listed = bool(between) and between.strip("和与及、") == ""
        if listed and fate == CHANGE:
            return CHANGE
        in_list = "、" in between and not any(c in between for c in "，；。")
        return REQUIREMENT if fate == REQUIREMENT and in_list else ""

    def _choose(self, place: Place) -> Choice | None:
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
            metric_of_whole(self.context, place)
            or (found[0] if found else None)
            or metric_compared(self.context, place)
        )

    def _claimed(self, place: Place) -> str:
        """What claims all numbers of some classifiers after it: 权责清单…行政处罚206项."""
        for hit in self.context.hits.within(place.passage.sentence.start, place.quantity.lead):
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
