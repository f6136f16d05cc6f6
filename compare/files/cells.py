"""Cells as text: nothing that a spreadsheet would run, and nothing lost by preventing it."""

from __future__ import annotations

from datetime import date

from compare.files.datatable import Cell
from compare.files.export import neutralised, plain

_APOSTROPHE = "'"
# A spreadsheet set to Chinese or Japanese takes the full-width forms for the plain ones.
_WIDE_FORMULA = ("＝", "＋", "－", "＠", "\n")


def safe(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would run.

    Also before what already is such a text behind apostrophes of its own, so that taking one
    apostrophe away always gives the text back.
    """
    return _APOSTROPHE + text if _would_run(text.lstrip(_APOSTROPHE)) else text


def restored(text: str) -> str:
    """The text that ``safe`` was given."""
    if text.startswith(_APOSTROPHE) and _would_run(text.lstrip(_APOSTROPHE)):
        return text[1:]
    return text


def _would_run(text: str) -> bool:
    return text.startswith(_WIDE_FORMULA) or neutralised(text) != text


def printed(cell: Cell) -> str:
    """A cell of a CSV file: ISO dates, true and false, numbers in full; empty for none."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return plain(cell)
    return cell.isoformat() if isinstance(cell, date) else safe(cell)
