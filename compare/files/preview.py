"""The beginning of a file as a table to look at before it is taken."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from compare.files.datafiles import table_of
from compare.files.datatable import Cell, Column, Table
from compare.files.selection import Selection
from compare.load import Dataset
from compare.telling import numbers
from compare.words import word

TIDY = (
    "bureau", "year", "metric_name", "coverage", "is_headline", "value", "unit_name", "scope",
    "period_start", "period_end", "method", "quote", "source_url",
)  # fmt: skip
WIDE = ("bureau", "year", "period_end")
CODED = {"scope": "scope", "method": "data.method"}
"""Columns whose codes the preview says in words, with the words' keys."""


def preview(dataset: Dataset, selection: Selection, most: int) -> tuple[pd.DataFrame, int, int]:
    """The first ``most`` rows in the language of the selection, then how many rows and columns the
    file has. Every cell is text, figures as printed; one without a figure says its state."""
    table = table_of(dataset, selection)
    shown = _shown(table)
    rows = [
        [_said(column, row, selection.lang) for column in shown] for row in table.rows[:most]
    ]  # fmt: skip
    names = [column.label.said(selection.lang) for column in shown]
    return pd.DataFrame(rows, columns=names), len(table.rows), len(table.columns)


def _shown(table: Table) -> list[Column]:
    by_name = {column.name: column for column in table.columns}
    if table.name == "wide":
        return [*(by_name[n] for n in WIDE), *(c for c in table.columns if c.state)]
    return [by_name[name] for name in TIDY]


def _said(column: Column, row: Mapping[str, Cell], lang: str) -> str:
    cell = row.get(column.name)
    if cell is None and column.state:
        return word(f"state.{row[column.state]}", lang)
    if column.name in CODED and cell:
        return word(f"{CODED[column.name]}.{cell}", lang)
    if isinstance(cell, bool):
        return "●" if cell else ""
    if isinstance(cell, int | float) and column.name != "year":
        return _figure(column, row, cell)
    return "" if cell is None else str(cell)


def _figure(column: Column, row: Mapping[str, Cell], cell: float) -> str:
    """The exact figure with its signs: ≈ ≥ ≤ as it was stated, ✎ entered by hand,
    ✓ corrected, ? awaiting review."""
    beside = f"{column.name}." if column.state else ""
    sign = numbers.SIGNS.get(str(row.get(f"{beside}qualifier")), "")
    mark = {"entered": " ✎", "corrected": " ✓"}.get(str(row.get(f"{beside}method")), "")
    mark = " ?" if row.get(f"{beside}state" if beside else "state") == "awaiting_review" else mark
    return f"{sign}{cell:,}{mark}"
