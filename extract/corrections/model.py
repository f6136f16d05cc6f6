"""What one correction says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

FOLDER = "corrections"
DIMENSIONS = ("kind", "scope", "party", "audience", "mode", "qualifier", "period", "unit")
WHATS = ("value", "metric", *DIMENSIONS, "part_of", "reject", "add", "accept")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "qualifier": ("exact", "approximate", "more_than", "less_than"),
    "scope": ("own", "joint", "area"),
    "party": ("total", "entity", "individual"),
    "audience": ("total", "officers", "cadres", "enterprises", "public"),
    "mode": ("total", "online", "offline"),
}
BASES = ("full_year", "year_to_date", "part_year", "cumulative", "prior_year")
FATES = (
    "unmapped", "requirement", "change", "date", "duration", "document", "heading", "name",
    "rank", "furniture",
)  # fmt: skip
"""What a number may be instead of a statistic."""
DEFAULTS: Mapping[str, str] = {
    "qualifier": "exact", "scope": "own", "party": "total", "audience": "total",
    "mode": "total", "kind": "total",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Where a number stands: half-open offsets of the report's text, and the number as written."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Withdrawal:
    """Who took a correction back, when (ISO 8601 with zone) and why."""

    who: str
    when: str
    why: str = ""


@dataclass(frozen=True)
class Correction:
    """One entry of a report's file.

    ``expect`` is what the extraction reads there, in the columns of the observations table (or
    ``fate`` of a number that it takes for none); ``was`` and ``to`` are what the figure was and
    becomes: a text, a Decimal, or a mapping for ``metric``, ``period``, ``part_of`` and ``add``.
    """

    what: str
    where: Place
    expect: Mapping[str, Any]
    was: Any
    to: Any
    why: str
    who: str
    when: str
    withdrawn: Withdrawal | None = None
    line: int = field(default=0, compare=False)

    @property
    def id(self) -> str:
        """A name that no other entry of the file has, made of what the entry says."""
        said = (self.what, self.where.start, self.where.end, self.where.text, self.to,
                sorted(self.expect.items()), self.who, self.when)  # fmt: skip
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


@dataclass(frozen=True)
class ReportCorrections:
    """One file: the corrections of one report, in the order in which they were made."""

    report: str
    file: Path
    entries: tuple[Correction, ...]

    def state_at(self, start: int, end: int) -> str:
        """What has been said of one place so far."""
        return state_at(
            ((e.where.start, e.where.end, e.id, e.withdrawn is not None) for e in self.entries),
            start, end,
        )  # fmt: skip


def state_at(said: Iterable[tuple[int, int, str, bool]], start: int, end: int) -> str:
    """What has been said of one place so far; it changes with every correction and withdrawal.

    ``said`` are the corrections' places, ids and whether they are withdrawn, in the file's order.
    """
    return " ".join(
        name + ("-" if withdrawn else "")
        for first, last, name, withdrawn in said
        if (first, last) == (start, end)
    )


def told(value: Any) -> str:
    """A value of ``expect``, ``from`` or ``to`` in one line: 38, ``metric lawsuits, unit case``."""
    if value is None or value == "":
        return ""
    if isinstance(value, Mapping):
        return ", ".join(f"{k} {told(v)}" for k, v in value.items() if v not in (None, ""))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return " ".join(map(told, value))
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)
