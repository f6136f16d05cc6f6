"""A data package: one ZIP with every table, described as Frictionless Data Package v2.

Source: https://datapackage.org/standard/data-package/ (version 2.0): labelled missing values tell
why a figure is missing, categories what a code means.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from compare.files import tidy
from compare.files.columns import CODES
from compare.files.data_notes import caveats, citation
from compare.files.datatable import ABSENT, Column, Label, Table, code_lists
from compare.files.selection import LANGS, Selection
from compare.files.wide import wide
from compare.load import Dataset
from compare.words import WORDS, word

PROFILES = "https://datapackage.org/profiles/2.0"
MADE = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the ZIP: the earliest there is, so that its bytes do not change."""
CsvWriter = Callable[[Table, bool], bytes]
REFERS_TO = {"report_id": "reports", "district_code": "districts", "metric": "metrics"}


def package(dataset: Dataset, selection: Selection, to_csv: CsvWriter) -> bytes:
    """The ZIP's bytes. ``to_csv`` writes a table; its second argument asks for the reasons of
    missing values in their place. The selection's shape makes no difference."""
    selection = replace(selection, shape="tidy")
    tables = _tables(dataset, selection)
    files = {f"data/{table.name}.csv": to_csv(table, True) for table in tables}
    described = descriptor(dataset, selection, tables, files)
    written = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    readme = "\n\n---\n\n".join(
        _readme(dataset, selection, tables, lang) for lang in _both(selection)
    )
    return _zipped(
        {
            "README.md": (readme + "\n").encode("utf-8"),
            "datapackage.json": written.encode("utf-8"),
            **files,
        }
    )


def _both(selection: Selection) -> tuple[str, ...]:
    """Both languages, the selection's first."""
    return (selection.lang, *(lang for lang in LANGS if lang != selection.lang))


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content)
    return out.getvalue()


def _tables(dataset: Dataset, selection: Selection) -> tuple[Table, ...]:
    """Every table. A wide one cannot be made of some methods only (see ``Selection``)."""
    found = [tidy.observations(dataset, selection)]
    if not selection.methods:
        found.append(wide(dataset, replace(selection, shape="wide")))
    found += [table(dataset, selection) for table in (tidy.reports, tidy.districts, tidy.metrics)]
    return (*found, _codes(dataset))


def _codes(dataset: Dataset) -> Table:
    rows = tuple(
        {"list": name, "code": code, "zh": label.zh, "en": label.en}
        for name, codes in code_lists(dataset).items()
        for code, label in codes.items()
    )
    return Table("codes", CODES, rows, ("list", "code"))


def descriptor(
    dataset: Dataset, selection: Selection, tables: tuple[Table, ...], files: Mapping[str, bytes]
) -> dict[str, Any]:
    """``datapackage.json`` as plain data."""
    lang = selection.lang
    codes = code_lists(dataset)
    names = {table.name for table in tables}
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "duizhao",
        "id": f"duizhao-{dataset.version}",
        "title": word("data.title", lang),
        "titles": _said(Label(*WORDS["data.title"])),
        "description": "\n".join(
            [citation(dataset, selection, lang), "", *caveats(dataset, selection, lang)]
        ),
        "version": dataset.version,
        "keywords": ["法治政府建设年度报告", "rule-of-law report", "China"],
        "selection": selection.query(),
        "sources": _sources(dataset, selection),
        "resources": [
            _resource(table, files[f"data/{table.name}.csv"], codes, names, lang)
            for table in tables
        ],
    }


def _sources(dataset: Dataset, selection: Selection) -> list[dict[str, str]]:
    """Every report, with its address where one of the web is on file."""
    found = []
    for row in tidy.reports(dataset, selection).rows:
        title = str(row["source"] or f"{row['bureau']} {row['year']}")
        url = str(row["source_url"] or "")
        is_web = url.startswith(("http://", "https://"))
        found.append({"title": title} | ({"path": url} if is_web else {}))
    return found or [{"title": word("data.title", selection.lang)}]


def _resource(
    table: Table, content: bytes, codes: Mapping[str, Mapping[str, Label]], names: set[str],
    lang: str,
) -> dict[str, Any]:  # fmt: skip
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(column, codes, lang) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [{"value": "", "label": word("data.missing", lang)}],
    }
    referring = _foreign_keys(table, names)
    if referring:
        schema["foreignKeys"] = referring
    title = Label(*WORDS[f"data.table.{table.name}"])
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": f"data/{table.name}.csv",
        "title": title.said(lang),
        "titles": _said(title),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"$schema": f"{PROFILES}/tabledialect.json", "delimiter": ",",
                    "lineTerminator": "\r\n"},
        "schema": schema,
    }  # fmt: skip


def _foreign_keys(table: Table, names: set[str]) -> list[dict[str, Any]]:
    """Which columns refer to which table, and a part to its whole."""
    found: list[dict[str, Any]] = []
    for column in table.columns:
        target = REFERS_TO.get(column.name, "")
        if target in names and target != table.name:
            reference = {"resource": target, "fields": [column.name]}
            found.append({"fields": [column.name], "reference": reference})
    return found


def _field(column: Column, codes: Mapping[str, Mapping[str, Label]], lang: str) -> dict[str, Any]:
    """A column: its type, its names, its unit, what its codes mean, why a value is missing."""
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "title": column.label.said(lang),
        "titles": _said(column.label),
    }
    if column.about.zh or column.about.en:
        field["description"] = column.about.said(lang)
        field["descriptions"] = _said(column.about)
    if column.unit:
        unit = codes["unit"].get(column.unit, Label(column.unit, column.unit))
        field |= {"unit": column.unit, "unitLabels": _said(unit)}
    if column.codes and column.type == "string":
        field["categories"] = [
            {"value": code, "label": label.said(lang)}
            for code, label in codes[column.codes].items()
        ]
    if column.state:
        states = codes["state"]
        field["missingValues"] = [
            {"value": "", "label": word("data.missing", lang)},
            *({"value": code, "label": states[code].said(lang)} for code in ABSENT),
        ]
    return field


def _said(label: Label) -> dict[str, str]:
    return {"zh": label.zh, "en": label.en}


def _readme(dataset: Dataset, selection: Selection, tables: tuple[Table, ...], lang: str) -> str:
    """What the package holds and what must be said with it, in one language."""
    chosen = "; ".join(f"{k}={v}" for k, v in selection.query().items())
    lines = [
        f"# {word('data.title', lang)}",
        "",
        f"- {word('data.about.version', lang)}{word('colon', lang)}{dataset.version}",
        f"- {word('data.about.citation', lang)}{word('colon', lang)}"
        f"{citation(dataset, selection, lang)}",
        f"- {word('data.about.selection', lang)}{word('colon', lang)}"
        f"{chosen or word('data.about.all', lang)}",
        "",
        f"## {word('data.about.caveats', lang)}",
        "",
        *(f"- {caveat}" for caveat in caveats(dataset, selection, lang)),
        "",
        f"## {word('data.readme.files', lang)}",
        "",
        *(
            f"- `data/{t.name}.csv`{word('colon', lang)}{word(f'data.table.{t.name}', lang)}"
            f"{word('brackets', lang, inner=word('data.readme.rows', lang, count=len(t.rows)))}"
            for t in tables
        ),
        "",
        word("data.readme.how", lang),
    ]
    if selection.methods:
        lines += ["", word("data.readme.no_wide", lang)]
    lines += ["", f"## {word('data.readme.missing', lang)}", ""]
    lines += [f"- `{code}`{word('colon', lang)}{word(f'state.{code}', lang)}" for code in ABSENT]
    return "\n".join(lines)
