"""The vocabulary of a comparison: states, reasons, figures; no table and no screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from compare.intervals import Interval, interval_of


class State(StrEnum):
    """What is known of one metric in one report; a silence is never a zero."""

    FIGURE = "figure"
    STATED_ZERO = "stated_zero"
    NOT_REPORTED = "not_reported"
    NOT_READ = "not_read"
    NOT_APPLICABLE = "not_applicable"
    PARTS_ONLY = "parts_only"
    NOT_COMPARABLE = "not_comparable"
    AWAITING_REVIEW = "awaiting_review"


class Verdict(StrEnum):
    """May these figures stand in one ranking?"""

    COMPARABLE = "comparable"
    CAUTION = "caution"
    NOT_COMPARABLE = "not_comparable"


ReasonCode = Literal[
    "unit", "period", "scope", "kind", "party", "audience", "mode", "agency_type", "level",
    "counting_rule", "overlap", "rounded", "small_number", "entered", "arithmetic", "no_headline",
]  # fmt: skip
"""The closed list of grounds on which a comparison is refused or qualified."""


Dimension = Literal["kind", "party", "audience", "mode"]


@dataclass(frozen=True)
class Reason:
    """One ground, with the words' key in ``compare.words`` and what to fill in there."""

    code: ReasonCode
    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Slice:
    """Which part of a metric is meant; ``total`` everywhere is the whole."""

    kind: str = "total"
    party: str = "total"
    audience: str = "total"
    mode: str = "total"

    @property
    def is_whole(self) -> bool:
        """True where no part is singled out."""
        return self == WHOLE

    def code(self) -> str:
        """The slice as it stands in a URL: ``total`` or ``kind=won,mode=online``."""
        named = [f"{k}={v}" for k, v in self.named().items()]
        return ",".join(named) or "total"

    def named(self) -> dict[Dimension, str]:
        """The dimensions that are not total."""
        pairs: dict[Dimension, str] = {
            "kind": self.kind,
            "party": self.party,
            "audience": self.audience,
            "mode": self.mode,
        }
        return {name: value for name, value in pairs.items() if value != "total"}


WHOLE = Slice()


@dataclass(frozen=True)
class Observation:
    """One statistic of one report: a typed row of the observations table."""

    id: str
    report_id: str
    metric: str
    value: float
    unit: str
    qualifier: str
    scope: str
    slice: Slice
    period_start: date | None
    period_end: date | None
    period_basis: str
    part_of: str
    text: str
    start: int
    end: int
    quote: str
    section: str
    method: str
    prefix: str = ""
    suffix: str = ""
    breakdown: str = ""
    confidence: str = ""
    source_url: str = ""
    note: str = ""
    reasons: str = ""
    reviewed_by: str = ""
    reviewed_at: str = ""
    corrected_from: str = ""
    corrected_why: str = ""

    @property
    def interval(self) -> Interval:
        """Where the true value lies, by the printed form and the qualifier."""
        return interval_of(self.value, self.qualifier, self.text)

    @property
    def awaits_review(self) -> bool:
        """True for a figure that was read with low confidence and that nobody has looked at."""
        read = self.method == "extracted" and self.confidence == "low"
        return read and not self.reviewed_by and self.value != 0

    @property
    def state(self) -> State:
        """Stated, a stated zero, or awaiting review."""
        if self.awaits_review:
            return State.AWAITING_REVIEW
        return State.FIGURE if self.value else State.STATED_ZERO

    @property
    def mark(self) -> str:
        """What stands after the figure: ✎ entered by hand, ✓ corrected, ? awaiting review."""
        if self.awaits_review:
            return " ?"
        return {"entered": " ✎", "corrected": " ✓"}.get(self.method, "")


@dataclass(frozen=True)
class Report:
    """One bureau in one year: a typed row of the reports table."""

    id: str
    file: str
    title: str
    agency: str
    agency_type: str
    district_code: str
    district: str
    province: str
    year: int | None
    published_on: date | None
    period_start: date | None
    period_end: date | None
    period_basis: str
    source_url: str
    level: str = ""
    method: str = "extracted"

    @property
    def is_entered(self) -> bool:
        """True where no text is held: only the figures that a person read are known, so that
        what is missing is not read rather than not reported."""
        return self.method == "entered"

    @property
    def is_part_year(self) -> bool:
        """True where the report itself ends before its year does."""
        return self.period_basis in {"year_to_date", "part_year"}


@dataclass(frozen=True)
class Figure:
    """One cell: a metric (one slice, one unit) in one report, in exactly one state.

    ``observation`` is the headline where there is one. ``parts`` are what it is made of, or, where
    only parts are stated, those; ``others`` are figures of the metric that are not the bureau's
    own headline (joint, of the whole area, in another unit, of a shorter time). ``why`` is the
    words' key of the rule that chose the headline; ``corroborated_by`` are other readings of the
    same fact that agree with it. ``is_derived`` marks a sum of exclusive parts, whose
    ``observation`` is made up for it (method ``derived``).
    """

    report: Report
    state: State
    unit: str = ""
    observation: Observation | None = None
    interval: Interval | None = None
    parts: tuple[Observation, ...] = ()
    others: tuple[Observation, ...] = ()
    reasons: tuple[Reason, ...] = ()
    why: str = ""
    corroborated_by: tuple[Observation, ...] = ()
    is_derived: bool = False

    @property
    def opened(self) -> Observation | None:
        """What a click on the cell opens: the headline, else the first figure stated instead."""
        return self.observation or next(iter((*self.others, *self.parts)), None)

    @property
    def has_value(self) -> bool:
        """True for a stated figure, zero included."""
        return self.state in {State.FIGURE, State.STATED_ZERO, State.AWAITING_REVIEW}

    @property
    def value(self) -> float | None:
        """The headline's value in the base unit, or None."""
        return self.observation.value if self.observation and self.has_value else None
