"""A report read: every number with its fate, every statistic with its dimensions and its whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from extract.attribution import Attributor, Choice, Recent, content_length, own_clause_start
from extract.dictionary import Dictionary, Metric
from extract.dimensions import audience_of, mode_of, party_of, scope_of
from extract.fates import CHANGE, OBSERVATION, REQUIREMENT, UNMAPPED, FateFinder, Mark
from extract.grids import Cell, find_cells
from extract.intents import is_change, is_requirement, opens_plans
from extract.layout import Layout, Sentence, lay_out
from extract.lists import conjunct_before
from extract.observation import Mention, Observation, Period
from extract.passages import Passage, cut
from extract.periods import period_before
from extract.quantities import Quantity, QuantityFinder
from extract.vocabulary import HitIndex, Vocabulary
from extract.wholes import find_whole, listed_parts, part_marker, restates, totals_listed
from extract.zeros import find_zeros

# A rank, article or name whose number is in Chinese numerals alone.
_IN_HAN = re.compile(r"^[^\d《]*[一二三四五六七八九十][^\d]*$")
# 两项, 三期 are words as often as counts: a metric must stand right beside them.
_CHINESE_COST = 4.0
_PENALTIES = frozenset({"penalty_cases", "penalty_amount"})
_TRAININGS = frozenset({"training_sessions", "training_participants", "exam_participants", "exam_pass_rate"})


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
        classifiers = {c for m in dictionary.metrics.values() for c in m.classifiers}
        self.quantities = QuantityFinder(classifiers)
        self.fates = FateFinder(dictionary.names)

    def read(self, text: str, *, year: int | None, period: Period, government: bool) -> Reading:
        """Read one report's text, given what is known of the report as a whole."""
        return _ReportReader(self, lay_out(text), year, period, government).read()


class _ReportReader:
    """The reading of one report, sentence after sentence."""

    def __init__(
        self, reader: Reader, layout: Layout, year: int | None, period: Period, government: bool
    ) -> None:
        self.vocabulary = reader.vocabulary
        self.metrics = reader.dictionary.metrics
        self.layout = layout
        self.compact = layout.compact
        self.year, self.period, self.government = year, period, government
        self.hits: HitIndex = reader.vocabulary.scan(layout.compact)
        self.attributor = Attributor(reader.vocabulary, self.hits)
        self.marks = reader.fates.find(layout)
        self.all_quantities = reader.quantities.find(layout.compact)
        self.reading = Reading(layout)
        self.paragraph: list[Observation] = []
        self.previous_fate: dict[int, str] = {}

    def read(self) -> Reading:
        free = self._read_cells(self._settle_marked())
        position = 0
        paragraph, plans = -1, False
        for sentence in self.layout.sentences:
            if sentence.paragraph != paragraph:
                paragraph, plans = sentence.paragraph, False
                self.paragraph = []
            text = self.compact[sentence.start : sentence.end]
            plans = plans or sentence.plan or opens_plans(text, self.year)
            inside: list[Quantity] = []
            while position < len(free) and free[position].start < sentence.end:
                inside.append(free[position])
                position += 1
            if plans:
                for quantity in inside:
                    self._mention(quantity, REQUIREMENT, "stands among the plans")
                continue
            self._read_sentence(sentence, inside)
        self.reading.mentions.sort(key=lambda m: (m.start, m.end))
        self.reading.observations.sort(key=lambda o: (o.start, o.end))
        return self.reading

    def _settle_marked(self) -> list[Quantity]:
        """Give the numbers of dates, names and the like their fate; return the others."""
        free: list[Quantity] = []
        index = 0
        for quantity in self.all_quantities:
            while index < len(self.marks) and self.marks[index].end <= quantity.start:
                index += 1
            mark = self.marks[index] if index < len(self.marks) else None
            if mark and mark.start <= quantity.start < mark.end:
                self._mention(quantity, mark.fate, f"part of {self._said(mark)}")
            elif quantity.end > quantity.start and (mark is None or quantity.end <= mark.start or mark.fate):
                free.append(quantity)
        for mark in self.marks:
            said = self.compact[mark.start : mark.end]
            if mark.fate in ("rank", "document", "name") and _IN_HAN.search(said):
                self.reading.mentions.append(Mention(mark.start, mark.end, mark.fate))
        return free

    def _read_cells(self, free: list[Quantity]) -> list[Quantity]:
        """Read the numbers of flattened tables; return those that stand in prose."""
        cells = {cell.start: cell for cell in find_cells(self.compact)}
        left = []
        for quantity in free:
            cell = cells.get(quantity.lead)
            if cell is None:
                left.append(quantity)
            else:
                read_cell(self, quantity, cell)
        return left

    def _said(self, mark: Mark) -> str:
        return self.compact[mark.start : mark.end][:24]

    def _mention(
        self, quantity: Quantity, fate: str, reason: str = "", observation: Observation | None = None
    ) -> None:
        self.previous_fate[quantity.start] = fate
        self.reading.mentions.append(
            Mention(quantity.start, quantity.end, fate, reason, observation)
        )

    # ---------------------------------------------------------------- sentences

    def _read_sentence(self, sentence: Sentence, quantities: list[Quantity]) -> None:
        if quantities:
            passages = cut(sentence, self.compact, quantities)
            order = sorted(
                ((q, p) for p in passages for q in p.quantities), key=lambda item: item[0].start
            )
            for quantity, passage in order:
                self._read_quantity(quantity, passage)
        for zero in find_zeros(self.compact, sentence.start, sentence.end, self.hits, self.vocabulary):
            self._add_zero(zero.metric, zero.kind, zero.start, zero.end, sentence)

    def _add_zero(self, metric: str, kind: str, start: int, end: int, sentence: Sentence) -> None:
        before = self.compact[sentence.start : start]
        observation = Observation(
            metric, Decimal(0), self.metrics[metric].units[0], start, end, sentence,
            period_before(before, self.period, self.year), kind=kind,
            scope=scope_of(metric, before, self.government),
        )  # fmt: skip
        observation.reasons.add("stated_in_words")
        self._keep(observation)

    def _keep(self, observation: Observation) -> None:
        self.reading.observations.append(observation)
        self.paragraph.append(observation)

    # ---------------------------------------------------------------- one quantity

    def _read_quantity(self, quantity: Quantity, passage: Passage) -> None:
        index = passage.quantities.index(quantity)
        previous = passage.quantities[index - 1] if index else None
        zone = previous.tail if previous else passage.start
        clause_start = own_clause_start(passage, quantity, zone)
        clause = passage.text(clause_start, quantity.lead)
        after = self._after(passage, quantity, index)
        fate = self._intent(passage, quantity, previous, clause_start, clause, after)
        if fate:
            self._mention(quantity, fate)
            return
        if quantity.vague:
            self._mention(quantity, UNMAPPED, "too vague to be a value")
            return
        choice = self._choose(passage, quantity, clause_start)
        if choice is not None and quantity.chinese and choice.cost > _CHINESE_COST:
            choice = None
        if choice is None or not choice.metric:
            reason = f"no metric covers it: {choice.other}" if choice else "no metric covers it"
            self._mention(quantity, UNMAPPED, reason)
            return
        observation = self._observe(choice, passage, quantity, clause_start, clause, after)
        self._keep(observation)
        self._mention(quantity, OBSERVATION, "", observation)

    def _after(self, passage: Passage, quantity: Quantity, index: int) -> str:
        following = (
            passage.quantities[index + 1].lead if index + 1 < len(passage.quantities) else passage.end
        )
        text = passage.text(quantity.tail, following)
        for position, char in enumerate(text):
            if char in "，；：。！？、\n\0":
                return text[:position]
        return text if following == passage.end else ""

    def _intent(
        self, passage: Passage, quantity: Quantity, previous: Quantity | None,
        clause_start: int, clause: str, after: str,
    ) -> str:  # fmt: skip
        full = self.compact[clause_start : quantity.start]
        if is_change(full, quantity.classifier, after):
            before_year = passage.text(clause_start, quantity.lead)
            return CHANGE if not is_requirement(before_year, "", "") else REQUIREMENT
        before = passage.text(passage.start, clause_start)
        if is_requirement(full, before, after):
            return REQUIREMENT
        if previous is not None:
            between = passage.text(previous.tail, quantity.lead)
            fate = self.previous_fate.get(previous.start, "")
            listed = between.strip("和与及、") == ""
            if listed and between and fate == CHANGE and previous.classifier == quantity.classifier:
                return CHANGE
            if fate == REQUIREMENT and "、" in between and not any(c in between for c in "，；。"):
                return REQUIREMENT
        return ""

    def _choose(self, passage: Passage, quantity: Quantity, clause_start: int) -> Choice | None:
        """The winning metric, the whole's where the number is said to be a part, or none."""
        recent = self._recent(passage.sentence)
        conjunct = conjunct_before(passage, quantity)
        if conjunct:
            found = self.attributor.within(passage, quantity, *conjunct, recent)
            if found:
                return found[0]
        claimed = self._claimed(passage, quantity)
        if claimed:
            return Choice("", _NO_HIT(quantity), 0.0, False, False, claimed)
        found = self.attributor.candidates(passage, quantity, recent)
        own = [c for c in found if not c.inherited]
        if own:
            return own[0]
        shared = self._metric_of_whole(passage, quantity, clause_start)
        if shared:
            return shared
        return found[0] if found else None

    def _claimed(self, passage: Passage, quantity: Quantity) -> str:
        """What claims all numbers of some classifiers after it: 权责清单…行政处罚206项."""
        for hit in self.hits.within(passage.sentence.start, quantity.lead):
            other = self.vocabulary.roles[hit.wording].claims
            if other is not None and quantity.classifier in other.claims:
                return other.zh
        return ""

    def _recent(self, sentence: Sentence) -> Recent:
        metrics = tuple(o.metric for o in self.paragraph)
        earlier = sum(1 for o in self.paragraph if o.sentence is not sentence)
        return Recent(metrics, earlier, sentence.start)

    def _metric_of_whole(
        self, passage: Passage, quantity: Quantity, clause_start: int
    ) -> Choice | None:
        """A part may name only what it is of: its metric is that of the whole before it."""
        marker = part_marker(self._chain(passage, quantity))
        in_bracket = passage.anchor is not None
        kinds = {m for m, _ in self._kind_hits(clause_start, quantity)}
        for earlier in reversed(self.paragraph):
            metric = self.metrics[earlier.metric]
            if metric.classifiers.get(quantity.classifier) != earlier.unit:
                continue
            if in_bracket or marker == "of_which" or earlier.metric in kinds:
                hit = self.hits.within(clause_start, quantity.lead)
                del hit
                return Choice(earlier.metric, _NO_HIT(quantity), 6.0, True, False)
        return None

    def _chain(self, passage: Passage, quantity: Quantity) -> str:
        """The text of the sentence up to the quantity, brackets before it left out."""
        if passage.outer is None:
            return passage.text(passage.start, quantity.lead)
        return passage.text(passage.start, quantity.lead)

    def _kind_hits(self, start: int, quantity: Quantity) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for hit in self.hits.within(start, quantity.lead):
            found.extend(self.vocabulary.roles[hit.wording].kinds)
        return found

    # ---------------------------------------------------------------- dimensions

    def _observe(
        self, choice: Choice, passage: Passage, quantity: Quantity, clause_start: int,
        clause: str, after: str,
    ) -> Observation:  # fmt: skip
        metric = self.metrics[choice.metric]
        sentence = passage.sentence
        before = self.compact[sentence.start : quantity.lead]
        reach = self._reach(choice, passage, clause_start)
        observation = Observation(
            metric=metric.id, value=quantity.value, unit=self._unit(metric, quantity, reach, after),
            start=quantity.start, end=quantity.end, sentence=sentence,
            period=period_before(before, self.period, self.year), qualifier=quantity.qualifier,
            step=quantity.step, in_bracket=passage.anchor is not None,
        )  # fmt: skip
        observation.reasons.update(_reasons(choice))
        observation.scope = self._scope(metric, passage, quantity, before, after)
        conjunct = conjunct_before(passage, quantity)
        own_text = clause
        if conjunct:
            own_text = self.compact[conjunct[0] : conjunct[1]]
        observation.kind = self._kind(metric, reach, quantity, after, conjunct)
        companion = self._companion(observation)
        if (
            observation.kind == "total" and companion is not None and metric.id not in _PENALTIES
            and companion.metric != metric.id and companion.kind in metric.kinds
        ):  # fmt: skip
            observation.kind = companion.kind
        if metric.id in _PENALTIES:
            observation.party = party_of(own_text)
        if metric.id in _TRAININGS:
            self._say_who(observation, passage, quantity, own_text, after, reach)
        self._place(observation, passage, quantity, clause)
        return observation

    def _reach(self, choice: Choice, passage: Passage, clause_start: int) -> int:
        """Where the words that describe a figure begin: the clause of the wording that won."""
        if choice.inherited or choice.hit.start >= clause_start:
            return clause_start
        before = passage.text(passage.start, choice.hit.start)
        cut_at = max((before.rfind(c) for c in "，；：。\0"), default=-1) + 1
        previous = [q.tail for q in passage.quantities if q.tail <= choice.hit.start]
        return max([passage.start + cut_at, *previous[-1:]])

    def _unit(self, metric: Metric, quantity: Quantity, start: int, after: str) -> str:
        unit = metric.classifiers[quantity.classifier]
        if metric.unit_nouns:
            end = quantity.tail + len(after)
            for hit in self.hits.within(start, end):
                unit = self.vocabulary.roles[hit.wording].unit_nouns.get(metric.id, unit)
        return unit

    def _scope(
        self, metric: Metric, passage: Passage, quantity: Quantity, before: str, after: str
    ) -> str:
        if passage.anchor is not None:
            for earlier in reversed(self.paragraph):
                if earlier.end <= passage.anchor.end and earlier.sentence is passage.sentence:
                    return earlier.scope if metric.id != "joint_operations" else "joint"
        text = before + quantity.text + quantity.classifier + after
        return scope_of(metric.id, text, self.government)

    def _kind(
        self, metric: Metric, start: int, quantity: Quantity, after: str,
        conjunct: tuple[int, int] | None,
    ) -> str:  # fmt: skip
        if not metric.kinds:
            return "total"
        spans = [(start, quantity.lead), (quantity.tail, quantity.tail + len(after))]
        if conjunct:
            spans = [conjunct]
        for index, (a, b) in enumerate(spans):
            named = [
                (hit, kind)
                for hit in self.hits.within(a, b)
                for owner, kind in self.vocabulary.roles[hit.wording].kinds
                if owner == metric.id and self._kind_counts(metric, kind, hit.start)
            ]
            if named:
                nearest = max(named, key=lambda item: (item[0].end, item[0].end - item[0].start))
                if index:
                    nearest = named[0]
                return nearest[1]
        return "total"

    def _kind_counts(self, metric: Metric, kind_id: str, position: int) -> bool:
        """Some kinds are said only where the text sets another one against them."""
        others = metric.kinds[kind_id].only_beside
        if not others:
            return True
        start = self.compact.rfind("\n", 0, position) + 1
        end = self.compact.find("\n", position)
        paragraph = self.hits.within(start, end if end >= 0 else len(self.compact))
        return any(
            owner == metric.id and kind in others
            for hit in paragraph
            for owner, kind in self.vocabulary.roles[hit.wording].kinds
        )

    def _say_who(
        self, observation: Observation, passage: Passage, quantity: Quantity, clause: str,
        after: str, reach: int,
    ) -> None:  # fmt: skip
        own = passage.text(reach, quantity.lead) if reach < quantity.lead else clause
        companion = self._companion(observation)
        audience, index = audience_of(clause + after, own + after)
        if audience == "total" and companion is not None:
            audience = companion.audience
        elif audience == "total":
            sentence = passage.sentence
            texts = [self.compact[sentence.start : quantity.lead]]
            paragraph_start = self.compact.rfind("\n", 0, sentence.start) + 1
            texts.append(self.compact[max(paragraph_start, sentence.start - 90) : sentence.start])
            audience, index = audience_of(*texts)
            if index == 1:
                observation.reasons.add("inferred_audience")
        observation.audience = audience
        if observation.metric in ("training_sessions", "training_participants"):
            mode = mode_of(clause + after)
            if mode == "total" and companion is not None and not _names_mode(clause + after):
                mode = companion.mode
            observation.mode = mode

    def _companion(self, observation: Observation) -> Observation | None:
        """The event that a figure of people belongs to: the last one of the same sentence."""
        after = self.metrics[observation.metric].after
        for earlier in reversed(self.paragraph):
            if earlier.metric in after or earlier.metric == observation.metric:
                return earlier if earlier.sentence is observation.sentence else None
        return None

    # ---------------------------------------------------------------- wholes

    def _place(
        self, observation: Observation, passage: Passage, quantity: Quantity, clause: str
    ) -> None:
        """Find the whole of a figure, and what it shares with it."""
        metric = self.metrics[observation.metric]
        marker = part_marker(self._chain(passage, quantity))
        named = observation.kind != "total" or observation.party != "total"
        whole: Observation | None = None
        if passage.anchor is not None:
            self._share_kind(observation, passage, quantity)
            if not restates(passage.text(passage.start, quantity.start)):
                whole = find_whole(observation, self.paragraph, anchor_end=passage.anchor.end)
        elif marker == "of_which" or (marker == "weak" and named):
            self._share_kind(observation, passage, quantity)
            whole = find_whole(observation, self.paragraph)
        else:
            self._share_kind(observation, passage, quantity)
            named = observation.kind != "total" or observation.party != "total"
            if metric.kinds_divide and named:
                whole = find_whole(observation, self.paragraph)
                if whole is not None and whole.kind != "total" and whole.kind == observation.kind and observation.party == "total":
                    whole = None
                if whole is not None:
                    observation.reasons.add("inferred_whole")
        if whole is not None:
            observation.part_of = whole
            if observation.kind == "total":
                observation.kind = whole.kind
            if observation.party == "total":
                observation.party = whole.party
            if observation.scope == "own":
                observation.scope = whole.scope
            if observation.audience == "total":
                observation.audience = whole.audience
        elif totals_listed(clause):
            for part in listed_parts(observation, self.paragraph):
                part.part_of = observation

    def _share_kind(self, observation: Observation, passage: Passage, quantity: Quantity) -> None:
        """A fine that follows its cases (简易程序21件、罚款2.1万元) is of their kind and party."""
        if observation.metric != "penalty_amount" or observation.kind != "total" or observation.party != "total":
            return
        index = passage.quantities.index(quantity)
        if not index:
            return
        previous = passage.quantities[index - 1]
        cases = next((o for o in reversed(self.paragraph) if o.start == previous.start), None)
        if cases is None or cases.metric != "penalty_cases":
            return
        between = passage.text(previous.tail, quantity.lead)
        stated = any(
            o.metric == "penalty_amount" and o.part_of is None and o.end < cases.start
            for o in self.paragraph
        )
        if stated or not any(c in between for c in "，；"):
            observation.kind, observation.party = cases.kind, cases.party
            if observation.kind not in self.metrics["penalty_amount"].kinds:
                observation.kind = "total"


def read_cell(reader: _ReportReader, quantity: Quantity, cell: Cell) -> None:
    """A value of a flattened table: its row names the metric, its column the year."""
    if re.search(r"同比|增减|增长|环比|变化", cell.column + cell.label[-2:]):
        reader._mention(quantity, CHANGE, "stands in a column of changes")
        return
    if re.search(r"计划|目标|任务", cell.column):
        reader._mention(quantity, REQUIREMENT, "stands in a column of plans")
        return
    _count_in(quantity, cell.unit)
    sentence = Sentence(cell.label_start, cell.end, -1, "", False)
    passage = Passage(sentence, cell.label_start, cell.end, reader.compact[cell.label_start : cell.end])
    passage.quantities.append(quantity)
    end = cell.label_start + len(cell.label)
    recent = Recent((), 0, cell.label_start)
    found = [c for c in reader.attributor.within(passage, quantity, cell.label_start, end, recent) if c.metric]
    if not found:
        reader._mention(quantity, UNMAPPED, "no metric covers this row of the table")
        return
    metric = reader.metrics[found[0].metric]
    observation = Observation(
        metric.id, quantity.value, reader._unit(metric, quantity, cell.label_start, ""),
        quantity.start, quantity.end, sentence, _column_period(reader, cell),
        qualifier=quantity.qualifier, step=quantity.step,
        scope="joint" if metric.id == "joint_operations" else "own",
        kind=reader._kind(metric, cell.label_start, quantity, "", (cell.label_start, end)),
    )  # fmt: skip
    if metric.id in _PENALTIES:
        observation.party = party_of(cell.label)
    if metric.id in _TRAININGS:
        observation.audience = audience_of(cell.label)[0]
    if re.match(r"其中|其中：|含", cell.label):
        same = [o for o in reader.paragraph if o.period == observation.period]
        observation.part_of = find_whole(observation, same)
    observation.reasons.add("table")
    reader._keep(observation)
    reader._mention(quantity, OBSERVATION, "", observation)


def _count_in(quantity: Quantity, unit: str) -> None:
    """Give a number the unit of its row or column, unless it carries its own."""
    if quantity.classifier or not unit:
        return
    scale = {"万元": 10_000, "亿元": 100_000_000}.get(unit, 1)
    quantity.value *= scale
    quantity.step *= scale
    quantity.classifier = "元" if unit.endswith("元") else unit


def _column_period(reader: _ReportReader, cell: Cell) -> Period:
    if cell.prior and reader.year is not None:
        return period_before("上年", reader.period, reader.year)
    return period_before(f"{cell.year}年" if cell.year else "", reader.period, reader.year)


def _names_mode(text: str) -> bool:
    return "线上" in text or "线下" in text


def _NO_HIT(quantity: Quantity):  # type: ignore[no-untyped-def]  # noqa: N802
    from extract.lexicon import Hit

    return Hit(quantity.start, quantity.start, "")


def _reasons(choice: Choice) -> set[str]:
    if choice.inherited or choice.follower:
        return {"inferred_metric"}
    return {"distant_wording"} if choice.cost > 8 else {"explicit"}


__all__ = ["Reader", "Reading", "content_length"]
