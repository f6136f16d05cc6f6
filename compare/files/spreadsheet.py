"""A workbook: the table to read, what its columns mean, where its figures are from.

Cells without a figure hold their state in words; figures entered by hand are in italics, rounded
ones carry their sign. Text is written as text, never as a formula, and has the apostrophe of the
CSV files besides, for when the sheet is saved as one.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from compare.files import tidy
from compare.files.cells import safe
from compare.files.data_notes import caveats, citation
from compare.files.datatable import Cell, Column, Table, code_lists
from compare.files.selection import Selection
from compare.files.wide import COMPANIONS
from compare.load import Dataset
from compare.telling.naming import bureau_name, period_name
from compare.words import word

MADE = datetime(2020, 1, 1)
"""The time that the file says it was made: always the same, so that its bytes are."""
MOST_CHARACTERS = 32_767
MOST_ADDRESS = 2_000
WIDTHS = {"string": 14, "integer": 9, "number": 15, "boolean": 9, "date": 11}
WIDER = {
    "bureau": 30, "district": 14, "quote": 60, "source": 40, "source_url": 40, "note": 30,
    "report_id": 32, "metric_name": 22, "metric": 22, "coverage": 18, "observation_id": 22,
    "definition_zh": 60, "definition_en": 60, "units": 18, "kinds": 30, "text": 12,
    "source_file": 32, "district_en": 24, "population_source": 40,
}  # fmt: skip
SIGNS = {"approximate": '"≈ "', "more_than": '"≥ "', "less_than": '"≤ "'}
FROZEN = {"observations": 1, "wide": 5, "reports": 1, "districts": 1, "metrics": 1}
FONT = {"font_name": "Microsoft YaHei", "font_size": 10}


def workbook(dataset: Dataset, selection: Selection, table: Table) -> bytes:
    """The bytes of an .xlsx file: the table, for a wide one the figures behind it, a dictionary,
    the sources with their links, and what must be said."""
    out = io.BytesIO()
    with _Book(out, selection.lang) as book:
        if table.name == "wide":
            told = {f"{c.name}.{key}" for c in table.columns for key, _ in COMPANIONS}
            shown = tuple(c for c in table.columns if c.name not in told)
            book.sheet(replace(table, columns=shown))
            book.sheet(tidy.observations(dataset, selection))
        else:
            book.sheet(table)
        book.dictionary(dataset, selection, table)
        book.sources(dataset, selection)
        book.about(dataset, selection)
    return out.getvalue()


class _Book:
    """A workbook in one language while it is written."""

    def __init__(self, out: io.BytesIO, lang: str) -> None:
        import xlsxwriter

        self._lang = lang
        self._book = xlsxwriter.Workbook(
            out,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
             "default_date_format": "yyyy-mm-dd"},
        )  # fmt: skip
        self._book.set_properties({"created": MADE, "title": word("data.title", lang)})
        self._formats: dict[str, Any] = {}

    def __enter__(self) -> _Book:
        return self

    def __exit__(self, *_: object) -> None:
        self._book.close()

    def _format(self, **more: object) -> Any:
        key = repr(sorted(more.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**FONT, **more})
        return self._formats[key]

    def _head(self, sheet: Any, names: Sequence[str], frozen: int = 0) -> None:
        style = self._format(bold=True, font_color="#FFFFFF", bg_color="#1F4E79",
                             text_wrap=True, valign="vcenter")  # fmt: skip
        for at, name in enumerate(names):
            sheet.write_string(0, at, safe(name), style)
        sheet.set_row(0, 32)
        sheet.freeze_panes(1, frozen)

    def sheet(self, table: Table) -> None:
        """A table: header frozen, filters on, one format a kind of cell."""
        lang = self._lang
        sheet = self._book.add_worksheet(word(f"data.sheet.{table.name}", lang))
        self._head(sheet, [c.label.said(lang) for c in table.columns], FROZEN[table.name])
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, WIDER.get(column.name, WIDTHS[column.type]))
        for down, row in enumerate(table.rows, start=1):
            for at, (column, cell) in enumerate(zip(table.columns, table.values(row), strict=True)):
                self._cell(sheet, down, at, column, row, cell)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)

    def _cell(
        self, sheet: Any, down: int, at: int, column: Column, row: Mapping[str, Cell], cell: Cell
    ) -> None:
        if cell is None and column.state:
            state = word(f"state.{row[column.state]}", self._lang)
            sheet.write_string(down, at, state, self._format(font_color="#767676"))
        elif isinstance(cell, bool):
            sheet.write_boolean(down, at, cell, self._format())
        elif isinstance(cell, int | float):
            sheet.write_number(down, at, cell, self._format(**_figure_format(column, row, cell)))
        elif isinstance(cell, date):
            sheet.write_datetime(down, at, cell, self._format(num_format="yyyy-mm-dd"))
        elif cell is not None:
            self._text(sheet, down, at, cell)

    def _text(self, sheet: Any, down: int, at: int, text: str, **style: object) -> None:
        """Text, clipped at what a cell may hold; an address of the web becomes a link."""
        if text.startswith(("http://", "https://")) and len(text) <= MOST_ADDRESS:
            look = self._format(font_color="#0563C1", underline=1)
            if sheet.write_url(down, at, text, look, text) == 0:
                return
        clipped = safe(text)
        if len(clipped) > MOST_CHARACTERS:
            clipped = clipped[: MOST_CHARACTERS - 1] + "…"
        sheet.write_string(down, at, clipped, self._format(**style))

    def dictionary(self, dataset: Dataset, selection: Selection, table: Table) -> None:
        """What every column, metric and code means, in both languages."""
        lang = self._lang
        sheet = self._book.add_worksheet(word("data.sheet.dictionary", lang))
        heads = ("list", "code", "zh", "en", "about")
        self._head(sheet, [word(f"data.dictionary.{h}", lang) for h in heads], 2)
        for at, width in enumerate((16, 30, 30, 34, 90)):
            sheet.set_column(at, at, width)
        lines = dictionary_lines(dataset, selection, table)
        for down, line in enumerate(lines, start=1):
            for at, text in enumerate(line):
                self._text(sheet, down, at, text)
        sheet.autofilter(0, 0, len(lines), len(heads) - 1)

    def sources(self, dataset: Dataset, selection: Selection) -> None:
        """The reports by number, with their addresses as links."""
        lang = self._lang
        sheet = self._book.add_worksheet(word("data.sheet.sources", lang))
        table = tidy.reports(dataset, selection)
        columns = {c.name: c.label.said(lang) for c in table.columns}
        shown = ("report_id", "bureau", "year", "source", "source_file", "source_url", "figures")
        heads = [word("data.source.number", lang), *(columns[c] for c in shown)]
        self._head(sheet, [*heads, word("column.period", lang)], 1)
        for at, width in enumerate((8, 32, 30, 8, 44, 34, 70, 9, 18)):
            sheet.set_column(at, at, width)
        reports = {r.id: r for r in selection.reports_of(dataset)}
        for down, row in enumerate(table.rows, start=1):
            report = reports[str(row["report_id"])]
            cells = [down, *(row[c] for c in shown), period_name(report, lang)]
            cells[2] = bureau_name(dataset, report, lang)
            for at, cell in enumerate(cells):
                if isinstance(cell, int):
                    sheet.write_number(down, at, cell, self._format())
                elif cell:
                    self._text(sheet, down, at, str(cell))

    def about(self, dataset: Dataset, selection: Selection) -> None:
        """Version, citation, what was selected, and the caveats in force."""
        lang = self._lang
        sheet = self._book.add_worksheet(word("data.sheet.about", lang))
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, 110)
        chosen = "; ".join(f"{k}={v}" for k, v in selection.query().items())
        lines = [
            (word("data.about.version", lang), dataset.version),
            (word("data.about.citation", lang), citation(dataset, selection, lang)),
            (word("data.about.selection", lang), chosen or word("data.about.all", lang)),
        ]
        told = caveats(dataset, selection, lang)
        heads = [word("data.about.caveats", lang), *([""] * (len(told) - 1))]
        for down, (name, text) in enumerate([*lines, *zip(heads, told, strict=True)]):
            self._text(sheet, down, 0, name, bold=True, valign="top")
            self._text(sheet, down, 1, text, text_wrap=True, valign="top")


def _figure_format(column: Column, row: Mapping[str, Cell], cell: float) -> dict[str, object]:
    """Thousands separated, as a year is not; the sign of a rounded figure; italics for one that
    was entered by hand."""
    if column.name == "year":
        return {}
    shape = "#,##0" if cell == int(cell) else "#,##0.0###"
    is_value = column.name == "value" or bool(column.metric)
    beside = f"{column.name}." if column.metric else ""
    sign = SIGNS.get(str(row.get(f"{beside}qualifier")), "") if is_value else ""
    by_hand = is_value and row.get(f"{beside}method") == "entered"
    return {"num_format": sign + shape} | ({"italic": True} if by_hand else {})


def dictionary_lines(
    dataset: Dataset, selection: Selection, table: Table
) -> list[tuple[str, str, str, str, str]]:
    """List, code, Chinese, English and meaning of columns, metrics and codes."""
    lang = selection.lang
    lines = [
        (word("data.dictionary.columns", lang), c.name, c.label.zh, c.label.en, c.about.said(lang))
        for c in table.columns
        if not c.metric or c.state
    ]
    known = dataset.dictionary.metrics
    for metric in (known[key] for key in selection.metrics_of(dataset)):
        about = metric.definition_zh if lang == "zh" else metric.definition_en
        lines.append(
            (word("data.dictionary.metrics", lang), metric.id, metric.zh, metric.en, about)
        )
    for name, codes in code_lists(dataset).items():
        lines += [(name, code, label.zh, label.en, "") for code, label in codes.items()]
    return lines
