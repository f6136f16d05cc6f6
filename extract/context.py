"""What is known of a report while it is read, shared by the steps that read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from extract.metrics.dictionary import Metric
from extract.metrics.lexicon import Hit
from extract.metrics.vocabulary import HitIndex, Vocabulary
from extract.numbers.quantities import Quantity
from extract.observation import Choice, Observation, Period
from extract.text.layout import Layout, Sentence
from extract.text.passages import Passage


class Recent(NamedTuple):
    """The metrics read before in the paragraph, latest last; from ``sentence_start`` on in the
    same sentence, which begins at ``sentence_at``."""

    metrics: tuple[str, ...]
    sentence_start: int
    sentence_at: int

    def stale(self, names: tuple[str, ...]) -> bool:
        """Whether ``names`` were read in earlier sentences only."""
        if any(name in names for name in self.metrics[self.sentence_start :]):
            return False
        return any(name in names for name in self.metrics)


@dataclass
class Context:
    """A report being read: its text and hits, its year and period, and what was read so far.

    ``paragraph`` holds the observations of the current paragraph, ``read`` those of the report by
    the place of their number, ``fates`` the fate of every number settled so far, ``candidates``
    the metrics that were weighed for a number, best first.
    """

    layout: Layout
    vocabulary: Vocabulary
    hits: HitIndex
    year: int | None
    period: Period
    paragraph: list[Observation] = field(default_factory=list)
    read: dict[int, Observation] = field(default_factory=dict)
    fates: dict[int, str] = field(default_factory=dict)
    candidates: dict[int, list[Choice]] = field(default_factory=dict)

    @property
    def compact(self) -> str:
        """The compact text that all offsets here refer to."""
        return self.layout.compact

    def metric(self, name: str) -> Metric:
        """A metric of the dictionary."""
        return self.vocabulary.dictionary.metrics[name]

    def recent(self, sentence: Sentence) -> Recent:
        """What was read before in this paragraph."""
        metrics = tuple([o.metric for o in self.paragraph])
        earlier = len(metrics) - len(self.read_in(sentence))
        return Recent(metrics, earlier, sentence.start)

    def read_in(self, sentence: Sentence) -> list[Observation]:
        """The figures of a sentence that is being read, in their order: the paragraph's last."""
        first = len(self.paragraph)
        while first and self.paragraph[first - 1].sentence is sentence:
            first -= 1
        return self.paragraph[first:]

    def scope_before(self, sentence: Sentence) -> str:
        """The scope of the last figure of the sentence, or ''."""
        last = self.paragraph[-1] if self.paragraph else None
        return last.scope if last is not None and last.sentence is sentence else ""

    def kinds_in(self, start: int, end: int, metric: str) -> list[tuple[Hit, str]]:
        """The kinds of a metric that a stretch of text names."""
        return [
            (hit, kind)
            for hit in self.hits.within(start, end)
            for owner, kind in self.vocabulary.roles[hit.wording].kinds
            if owner == metric and self._counts(metric, kind, hit.start)
        ]

    def _counts(self, metric: str, kind_id: str, position: int) -> bool:
        """Some kinds are said only where the paragraph sets another one against them."""
        others = self.metric(metric).kinds[kind_id].only_beside
        if not others:
            return True
        start = self.compact.rfind("\n", 0, position) + 1
        end = self.compact.find("\n", position)
        return any(
            owner == metric and kind in others
            for hit in self.hits.within(start, end if end >= 0 else len(self.compact))
            for owner, kind in self.vocabulary.roles[hit.wording].kinds
        )


@dataclass(eq=False, slots=True)
class Place:
    """A quantity in its passage, with the stretches of text that may speak of it.

    ``zone`` begins after the number before it, ``clause_start`` its own clause; ``after`` is the
    rest of its clause; ``conjunct`` the name that a listed number belongs to (A和B分别为3件、5件).
    """

    quantity: Quantity
    passage: Passage
    index: int
    zone: int
    clause_start: int
    clause: str
    after: str
    group: list[Quantity]
    conjunct: tuple[int, int] | None

    @property
    def previous(self) -> Quantity | None:
        """The number before it in the same passage."""
        return self.passage.quantities[self.index - 1] if self.index else None

    @property
    def following(self) -> Quantity | None:
        """The number after it in the same passage."""
        numbers = self.passage.quantities
        return numbers[self.index + 1] if self.index + 1 < len(numbers) else None
