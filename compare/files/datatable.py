"""A table on its way into a file: typed columns with names in both languages, and rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from compare.files.selection import METHODS
from compare.load import Dataset
from compare.words import WORDS

Cell = str | int | float | bool | date | None
Type = Literal["string", "integer", "number", "boolean", "date"]

STATES = (
    "figure", "stated_zero", "not_reported", "not_read", "not_applicable", "parts_only",
    "not_comparable", "awaiting_review",
)  # fmt: skip
ABSENT = tuple(s for s in STATES if s not in {"figure", "stated_zero", "awaiting_review"})
"""The states of a cell without a figure: the reasons why a value is missing."""


@dataclass(frozen=True)
class Label:
    """A name, or a description, in both languages."""

    zh: str
    en: str

    def said(self, lang: str) -> str:
        """In one of them."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True)
class Column:
    """One column: ``codes`` names the list its values are of; ``state`` the column that says why
    a value is missing; ``unit`` what is counted; ``metric`` which metric it holds."""

    name: str
    type: Type
    label: Label
    about: Label
    codes: str = ""
    unit: str = ""
    state: str = ""
    metric: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under typed columns. ``key`` are the columns that tell rows apart."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Cell], ...]
    key: tuple[str, ...]

    def values(self, row: Mapping[str, Cell]) -> list[Cell]:
        """The cells of a row in the order of the columns; an empty text is None: not known."""
        found = (row.get(column.name) for column in self.columns)
        return [None if cell == "" else cell for cell in found]


def number(value: float | None) -> int | float | None:
    """A whole number without a point; nothing is rounded."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def code_lists(dataset: Dataset) -> dict[str, dict[str, Label]]:
    """Every closed list that columns refer to: its name → code → what it is called."""
    dictionary = dataset.dictionary
    total = _word("slice.total")
    return {
        "state": {state: _word(f"state.{state}") for state in STATES},
        "unit": {u.id: Label(u.zh, u.en) for u in dictionary.units.values()},
        "family": {f.id: Label(f.zh, f.en) for f in dictionary.families.values()},
        "qualifier": _worded("qualifier", ("exact", "approximate", "more_than", "less_than")),
        "scope": _worded("scope", ("own", "joint", "area")),
        "party": {"total": total} | _worded("party", ("entity", "individual")),
        "audience": {"total": total}
        | _worded("audience", ("officers", "cadres", "enterprises", "public")),
        "mode": {"total": total} | _worded("mode", ("online", "offline")),
        "kind": {"total": total} | _kinds(dataset),
        "method": _worded("data.method", METHODS),
        "confidence": _worded("data.confidence", ("high", "medium", "low")),
        "period_basis": _worded(
            "data.basis",
            ("full_year", "year_to_date", "part_year", "cumulative", "prior_year"),
        ),
        "breakdown": _worded("data.breakdown", ("exclusive", "partial", "overlapping")),
        "agency_type": {
            key.removeprefix("agency."): Label(*said)
            for key, said in WORDS.items()
            if key.startswith("agency.") and key != "agency.town"
        },
        "level": _worded("data.level", ("county", "prefecture", "province", "township", "zone")),
        "measure": _worded("data.measure", ("flow", "stock")),
        "direction": _worded("data.direction", ("neutral", "more_is_better", "less_is_better")),
    }


def _kinds(dataset: Dataset) -> dict[str, Label]:
    """Sub-types by id; one that metrics name differently has all its names."""
    names: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for metric in dataset.dictionary.metrics.values():
        for kind in metric.kinds.values():
            zh, en = names.setdefault(kind.id, ({}, {}))
            zh[kind.zh] = en[kind.en] = None
    return {key: Label("／".join(zh), " / ".join(en)) for key, (zh, en) in names.items()}


def _worded(prefix: str, codes: Sequence[str]) -> dict[str, Label]:
    return {code: _word(f"{prefix}.{code}") for code in codes}


def _word(key: str) -> Label:
    return Label(*WORDS[key])
