"""A report read: every number with its fate, every statistic with its dimensions and its whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.context import Context, Place
from extract.describing.describe import describe
from extract.describing.dimensions import scope_of
from extract.describing.implied import imply
from extract.describing.periods import period_before
from extract.describing.zeros import NEGATION, find_zeros
from extract.metrics.attribution import Attributor
from extract.metrics.cells import read_cell
from extract.metrics.choosing import Chooser
from extract.metrics.dictionary import Dictionary
from extract.metrics.locating import locate
from extract.metrics.vocabulary import Vocabulary
from extract.numbers.fates import CHANGE, DURATION, OBSERVATION, REQUIREMENT, UNMAPPED, FateFinder
from extract.numbers.intents import (
    is_awarded,
    is_change,
    is_detail_of_plan,
    is_requirement,
    is_starting_point,
    is_threshold,
    opens_plans,
)
from extract.numbers.marked import Sorted, sort_out
from extract.numbers.quantities import Quantity, QuantityFinder
from extract.observation import Mention, Observation, Period
from extract.parts.placing import place_part
from extract.parts.wholes import part_marker
from extract.text.grids import MAX_CELL, find_cells
from extract.text.layout import Layout, Sentence, lay_out
from extract.text.passages import cut

# 一项重点工作, 一批骨干 count nothing: an article, not a number of the ledger.
_ARTICLES = ("项", "个", "次", "批", "条", "轮", "堂", "讲", "节", "套", "批次", "例")


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
        negated = _holding(layout, [m.start() for m in NEGATION.finditer(layout.compact)])
        sorted_out = sort_out(layout.compact, self.quantities, self.fates.find(layout))
        numbered = _holding(layout, [number.start for number in sorted_out.free])
        telling = (
            (sentence.start, sentence.end) for sentence in layout.sentences
            if sentence.start in numbered or sentence.start in negated
            or sentence.end - sentence.start <= MAX_CELL
        )  # fmt: skip
        hits = self.vocabulary.scan(layout.compact, telling)
        context = Context(layout, self.vocabulary, hits, year, period)
        return _ReportReader(context, sorted_out, negated).read()


def _counted(observation: Observation) -> tuple[str, str]:
    return observation.metric, observation.unit


_IN_BRACKET = re.compile("（[^（）]*）")


def _without_brackets(text: str) -> str:
    """诉讼8件（2022年5件），无败诉: the year in a bracket says nothing of what follows it."""
    return _IN_BRACKET.sub("", text)


def _holding(layout: Layout, places: Sequence[int]) -> set[int]:
    """Where the sentences begin that hold any of the places, which are in reading order."""
    starts = [sentence.start for sentence in layout.sentences]
    found = {bisect_right(starts, place) - 1 for place in places}
    return {starts[i] for i in found if i >= 0}


class _ReportReader:
    """The reading of one report, sentence after sentence."""

    def __init__(self, context: Context, numbers: Sorted, negated: set[int]) -> None:
        self.context = context
        self.attributor = Attributor(context)
        self.chooser = Chooser(context, self.attributor)
        self.numbers = numbers
        self.negated = negated
        self.reading = Reading(context.layout, mentions=numbers.mentions)

    def read(self) -> Reading:
        free = self._read_cells(self.numbers.free)
        position, paragraph, plans = 0, -1, False
        list_of_plans: str | None = None  # the section in which 将抓好以下几点： goes on
        for sentence in self.context.layout.sentences:
            if sentence.paragraph != paragraph:
                paragraph, plans = sentence.paragraph, sentence.section == list_of_plans
                self.context.paragraph = []
            text = self.context.compact[sentence.start : sentence.end]
            plans = plans or sentence.plan or opens_plans(text, self.context.year)
            if plans and text.endswith("："):
                list_of_plans = sentence.section
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

    def _read_cells(self, free: list[Quantity]) -> list[Quantity]:
        """Read the numbers of flattened tables; return those that stand in prose."""
        cells = {cell.start: cell for cell in find_cells(self.context.compact)}
        left = []
        read: dict[int, Observation] = {}
        for quantity in free:
            cell = cells.get(quantity.lead)
            if cell is None:
                left.append(quantity)
                continue
            observation, fate, reason = read_cell(self.context, self.attributor, quantity, cell)
            if observation is not None:
                self._keep(observation)
                read[cell.start] = observation
            self._settle(quantity, fate, reason, observation)
        for start, observation in read.items():
            whole = read.get(cells[start].total)
            if whole is not None and (whole.metric, whole.unit) == _counted(observation):
                observation.part_of = whole
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
                self._read_quantity(locate(self.context, quantity, passage))
        if sentence.start in self.negated:
            self._read_zeros(sentence)

    def _read_zeros(self, sentence: Sentence) -> None:
        context = self.context
        for zero in find_zeros(
            context.compact, sentence.start, sentence.end, context.hits, context.vocabulary
        ):
            before = _without_brackets(context.compact[sentence.start : zero.start])
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

    # ------------------------------------------------------------ one number

    def _read_quantity(self, place: Place) -> None:
        quantity = place.quantity
        fate = self._intent(place)
        if quantity.start in self.numbers.durations and fate != REQUIREMENT:
            if "平均" in place.clause:
                self._settle(quantity, UNMAPPED, "an average")
            else:
                self._settle(
                    quantity, DURATION, f"part of {self.numbers.durations[quantity.start]}"
                )
            return
        if fate:
            self._settle(quantity, fate)
            earlier = imply(self.context, place) if fate == CHANGE else None
            if earlier is not None:
                self.reading.observations.append(earlier)
            return
        choice = self.chooser.choose(place)
        if choice is None or not choice.metric:
            other = f": {choice.other}" if choice else ""
            self._settle(quantity, UNMAPPED, f"no metric covers it{other}")
            return
        for metric in self.chooser.other_zeros(place, choice):
            also = describe(self.context, choice._replace(metric=metric), place)
            self.reading.observations.append(also)
        observation = describe(self.context, choice, place)
        observation.reasons |= self.chooser.doubts(place, choice)
        place_part(self.context, observation, place)
        self._keep(observation)
        self._settle(quantity, OBSERVATION, "", observation)

    def _intent(self, place: Place) -> str:
        """change or requirement, where the number says no outcome of the period."""
        quantity, passage = place.quantity, place.passage
        clause = self.context.compact[place.clause_start : quantity.start]
        before = passage.text(passage.start, place.clause_start)
        if is_change(clause, quantity.classifier, place.after, before):
            return REQUIREMENT if is_requirement(clause, "", "") else CHANGE
        if is_requirement(clause, before, place.after):
            return REQUIREMENT
        sentence = self.context.compact[passage.sentence.start : passage.start]
        if passage.outer is not None and is_detail_of_plan(sentence):
            return REQUIREMENT
        behind = self.context.compact[quantity.end : quantity.end + 16]
        if is_awarded(place.after) or is_threshold(behind.removeprefix(quantity.classifier)):
            return UNMAPPED
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
        # 计划检查86家，其中重点检查54家: the parts of a plan are planned too.
        planned = part_marker(between) == "of_which" and not re.search("实际|已|完成", between)
        return REQUIREMENT if fate == REQUIREMENT and (in_list or planned) else ""
