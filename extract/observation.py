"""What the reading of a report is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from extract.metrics.lexicon import Hit
from extract.text.layout import Sentence

CONFIDENCE_REASONS = (
    "explicit",  # the metric's own wording stands at the number
    "inferred_metric",  # the wording stands at an earlier number, or only follows one
    "distant_wording",  # the wording stands far from the number
    "inferred_whole",  # no 其中 or bracket says that it is a part; its kind does
    "inferred_audience",  # who was trained is said in another sentence
    "contested",  # another metric's wording stands nearly as near
    "table",  # read from a flattened table
    "stated_in_words",  # a zero said in words
    "implied_by_change",  # worked out from a stated change, not stated itself
    "template_risk",  # stands beside blanks that were left unfilled
)


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a figure covers; ``basis`` as in the contract of the tables."""

    basis: str
    start: date | None
    end: date | None


@dataclass(eq=False, slots=True)
class Observation:
    """One statistic; ``start``..``end`` are offsets of the compact text."""

    metric: str
    value: Decimal
    unit: str
    start: int
    end: int
    sentence: Sentence
    period: Period
    qualifier: str = "exact"
    scope: str = "own"
    party: str = "total"
    audience: str = "total"
    mode: str = "total"
    kind: str = "total"
    part_of: Observation | None = None
    step: Decimal = Decimal(1)
    in_bracket: bool = False
    said_own: bool = False
    reasons: set[str] = field(default_factory=set)
    method: str = "extracted"
    breakdown: str = ""


class Choice(NamedTuple):
    """The metric that won for a quantity (empty for a known other quantity), and why."""

    metric: str
    hit: Hit
    cost: float
    inherited: bool
    follower: bool
    other: str = ""


class Mention(NamedTuple):
    """One number of the text and what became of it."""

    start: int
    end: int
    fate: str
    reason: str = ""
    observation: Observation | None = None
    candidates: Sequence[Choice] = ()
