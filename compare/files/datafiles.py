"""A selection as a file: what the page downloads, the API serves and the command line writes.

CSV is UTF-8 with a byte order mark, so that Excel opens Chinese intact. Nothing in a file depends
on the time it was made.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from compare.files import tidy
from compare.files.cells import printed
from compare.files.data_notes import caveats, citation
from compare.files.datapackage import package
from compare.files.datatable import Cell, Column, Table
from compare.files.export import BOM
from compare.files.selection import Selection, SelectionError
from compare.files.spreadsheet import workbook
from compare.files.wide import wide
from compare.load import Dataset

FORMATS = ("csv", "xlsx", "parquet", "json", "package")
WHATS = ("observations", "metrics", "districts", "reports")
MEDIA_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
    "package": "application/zip",
}
ENDINGS = {"package": "zip"}


@dataclass(frozen=True)
class DataFile:
    """A file to hand out: its name, its media type and its bytes."""

    name: str
    media_type: str
    content: bytes


def data_file(
    dataset: Dataset, selection: Selection, file_format: str, *, what: str = "observations"
) -> DataFile:
    """The file; the same inputs give the same bytes.

    ``what`` is ``observations`` (in the selection's shape), ``metrics``, ``districts`` or
    ``reports``; a package holds them all. Raises SelectionError for a format or a table that
    there is not.
    """
    _check(file_format, what)
    data = selection.dataset(dataset)
    if file_format == "package":
        content = package(data, selection, lambda table, missing: to_csv(table, missing))
    else:
        table = table_of(data, selection, what)
        content = _WRITERS[file_format](data, selection, table)
    return DataFile(
        file_name(data, selection, file_format, what), MEDIA_TYPES[file_format], content
    )


def table_of(dataset: Dataset, selection: Selection, what: str = "observations") -> Table:
    """The table that a file of this selection holds."""
    if what == "observations":
        return (wide if selection.shape == "wide" else tidy.observations)(dataset, selection)
    tables = {"metrics": tidy.metrics, "districts": tidy.districts, "reports": tidy.reports}
    return tables[what](dataset, selection)


def file_name(
    dataset: Dataset, selection: Selection, file_format: str, what: str = "observations"
) -> str:
    """``duizhao-tidy-3a3da2611731.csv``: what it holds and of which version of the data."""
    named = selection.shape if what == "observations" else what
    named = "package" if file_format == "package" else named
    return f"duizhao-{named}-{dataset.version}.{ENDINGS.get(file_format, file_format)}"


def _check(file_format: str, what: str) -> None:
    for name, value, known in (("format", file_format, FORMATS), ("what", what, WHATS)):
        if value not in known:
            there = ", ".join(known)
            raise SelectionError(
                name, f"there is no {value!r}; there are {there}",
                f"没有“{value}”；可用的有 {there}",
            )  # fmt: skip
    if file_format == "package" and what != "observations":
        raise SelectionError(
            "format", f"a package holds all tables, not {what} alone",
            "数据包包含全部表，不能只取一张",
        )  # fmt: skip


def to_csv(table: Table, missing: bool = False) -> bytes:
    """The table under the ids of its columns; with ``missing``, a value that there is not is
    replaced by its state, as a data package declares it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    for row in table.rows:
        cells = zip(table.columns, table.values(row), strict=True)
        writer.writerow(
            printed(row.get(c.state) if missing and cell is None and c.state else cell)
            for c, cell in cells
        )
    return (BOM + out.getvalue()).encode("utf-8")


def to_json(dataset: Dataset, selection: Selection, table: Table) -> bytes:
    """An object with what the rows are of, what must be said with them, fields, and rows."""
    lang = selection.lang
    held: dict[str, Any] = {
        "table": table.name,
        "version": dataset.version,
        "selection": selection.query(),
        "citation": citation(dataset, selection, lang),
        "caveats": caveats(dataset, selection, lang),
        "fields": [_field(column, lang) for column in table.columns],
        "rows": [
            {c.name: _json(v) for c, v in zip(table.columns, table.values(row), strict=True)}
            for row in table.rows
        ],
    }
    return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _field(column: Column, lang: str) -> dict[str, str]:
    told = {
        "name": column.name,
        "type": column.type,
        "title": column.label.said(lang),
        "description": column.about.said(lang),
        "unit": column.unit,
        "state": column.state,
    }
    return {key: value for key, value in told.items() if value}


def _json(cell: Cell) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell


def to_parquet(dataset: Dataset, selection: Selection, table: Table) -> bytes:
    """Typed columns; names, units and the data's version in the file's metadata."""
    import pyarrow as pa
    from pyarrow import parquet

    types = {
        "string": pa.string(), "integer": pa.int64(), "number": pa.float64(),
        "boolean": pa.bool_(), "date": pa.date32(),
    }  # fmt: skip
    lang = selection.lang
    told = {
        "version": dataset.version,
        "selection": json.dumps(selection.query(), ensure_ascii=False),
        "citation": citation(dataset, selection, lang),
        "caveats": "\n".join(caveats(dataset, selection, lang)),
    }
    schema = pa.schema(
        [pa.field(c.name, types[c.type], metadata=_field(c, lang)) for c in table.columns],
        metadata=told,
    )
    rows = [table.values(row) for row in table.rows]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    arrays = [
        pa.array([float(v) if f.type == pa.float64() and v is not None else v for v in values],
                 type=f.type)
        for f, values in zip(schema, columns, strict=True)
    ]  # fmt: skip
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), out)
    return out.getvalue()


_WRITERS: dict[str, Callable[[Dataset, Selection, Table], bytes]] = {
    "csv": lambda dataset, selection, table: to_csv(table),
    "xlsx": workbook,
    "parquet": to_parquet,
    "json": to_json,
}
