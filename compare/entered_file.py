"""``data/entered/figures.csv``: figures that a person read from public pages, read strictly.

One row a figure, in the terms of the observations table; ``id`` and ``part_of`` are the file's own
ids. Every mistake is told by file and line; nothing is mended silently.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from compare.problems import EnteredProblem
from extract.facts.bureau import AGENCY_TYPES
from extract.metrics.dictionary import Dictionary, Metric
from extract.places import LEVELS, Place

COLUMNS = (
    "id", "district_code", "district", "level", "agency", "agency_type", "year", "metric", "value",
    "unit", "qualifier", "scope", "party", "audience", "mode", "kind", "period_start",
    "period_end", "period_basis", "part_of", "source_url", "note",
)  # fmt: skip
REQUIRED = ("id", "district_code", "district", "level", "agency", "year", "source_url")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "level": (*LEVELS, "township", "zone"),
    "agency_type": AGENCY_TYPES,
    "qualifier": ("exact", "approximate", "more_than", "less_than"),
    "scope": ("own", "joint", "area"),
    "party": ("total", "entity", "individual"),
    "audience": ("total", "officers", "cadres", "enterprises", "public"),
    "mode": ("total", "online", "offline"),
    "period_basis": ("full_year", "year_to_date", "part_year", "cumulative", "prior_year"),
}  # fmt: skip
_SAME_OF_WHOLE = ("district_code", "agency", "year", "metric", "unit")


@dataclass(frozen=True)
class EnteredRow:
    """One entered figure as it stands in the file, with its line (the header is line 1)."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def bureau_year(self) -> tuple[str, str, str]:
        """What the figures of one report have in common: district code, agency, year."""
        return self["district_code"], self["agency"], self["year"]


def read_entered(
    path: Path, dictionary: Dictionary, places: Mapping[str, Place]
) -> list[EnteredRow]:
    """The rows of the file, every one checked. Raises EnteredProblem (file, line, reason)."""
    rows = _rows(path)
    for row in rows:
        _check_words(path, row)
        _check_figure(path, row, dictionary)
        _check_period(path, row)
        if row["district_code"] not in places:
            raise EnteredProblem(
                path, row.line, f"district code {row['district_code']!r} is not known; add it to "
                "districts.yaml",
            )  # fmt: skip
    _check_together(path, rows)
    return rows


def _rows(path: Path) -> list[EnteredRow]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise EnteredProblem(path, 1, f"cannot be read: {problem}") from problem
    reader = csv.DictReader(text.splitlines(keepends=True), restkey="", strict=True)
    missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
    if missing:
        raise EnteredProblem(path, 1, f"columns are missing: {', '.join(missing)}")
    rows = []
    try:
        for cells in reader:
            if "" in cells or None in cells.values():
                raise EnteredProblem(path, reader.line_num, "more or fewer cells than the header")
            rows.append(EnteredRow(reader.line_num, {k: v.strip() for k, v in cells.items()}))
    except csv.Error as problem:
        raise EnteredProblem(path, reader.line_num, f"is no CSV: {problem}") from problem
    return rows


def _check_words(path: Path, row: EnteredRow) -> None:
    for column in REQUIRED:
        if not row[column]:
            raise EnteredProblem(path, row.line, f"{column} is empty")
    for column, words in CHOICES.items():
        if row[column] not in words:
            raise EnteredProblem(
                path, row.line, f"{column} {row[column]!r} is none of {', '.join(words)}"
            )
    if not re.fullmatch(r"(19|20)\d\d", row["year"]):
        raise EnteredProblem(path, row.line, f"year {row['year']!r} is not a year")
    if not re.match(r"https?://[^\s/]+", row["source_url"]):
        raise EnteredProblem(path, row.line, f"source_url {row['source_url']!r} is no web address")


def _check_figure(path: Path, row: EnteredRow, dictionary: Dictionary) -> None:
    metric = dictionary.metrics.get(row["metric"])
    if metric is None:
        raise EnteredProblem(path, row.line, f"there is no metric {row['metric']!r}")
    if row["unit"] not in metric.units:
        raise EnteredProblem(
            path, row.line, f"{metric.id} is not counted in {row['unit']!r} but in "
            f"{', '.join(metric.units)}",
        )  # fmt: skip
    _check_kind(path, row, metric)
    try:
        value = float(row["value"])
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or value < 0:
        raise EnteredProblem(path, row.line, f"value {row['value']!r} is no number from 0 up")
    if row["unit"] not in {"CNY", "percent"} and value != int(value):
        raise EnteredProblem(path, row.line, f"{row['value']} {row['unit']} is not a whole number")
    if row["unit"] == "percent" and value > 100:
        raise EnteredProblem(path, row.line, f"{row['value']} per cent is more than all")


def _check_kind(path: Path, row: EnteredRow, metric: Metric) -> None:
    if row["kind"] != "total" and row["kind"] not in metric.kinds:
        known = ", ".join(("total", *metric.kinds))
        raise EnteredProblem(
            path, row.line, f"{metric.id} has no kind {row['kind']!r}, only {known}"
        )


def _check_period(path: Path, row: EnteredRow) -> None:
    days: dict[str, date | None] = {}
    for column in ("period_start", "period_end"):
        try:
            days[column] = date.fromisoformat(row[column]) if row[column] else None
        except ValueError:
            raise EnteredProblem(
                path, row.line, f"{column} {row[column]!r} is no date like 2023-12-31"
            ) from None
    start, end = days["period_start"], days["period_end"]
    if start and end and end < start:
        raise EnteredProblem(path, row.line, f"the period ends ({end}) before it starts ({start})")
    year = int(row["year"])
    if row["period_basis"] == "full_year" and (start, end) != (
        date(year, 1, 1),
        date(year, 12, 31),
    ):
        raise EnteredProblem(
            path, row.line, f"full_year must run from {year}-01-01 to {year}-12-31"
        )
    if row["period_basis"] == "prior_year" and end and end.year >= year:
        raise EnteredProblem(path, row.line, f"prior_year must end before {year}")
    if row["period_basis"] == "year_to_date" and end and end.year != year:
        raise EnteredProblem(path, row.line, f"year_to_date must end in {year}")
    if row["period_basis"] == "year_to_date" and start and start != date(year, 1, 1):
        raise EnteredProblem(path, row.line, f"year_to_date must start on {year}-01-01")


def _check_together(path: Path, rows: Sequence[EnteredRow]) -> None:
    by_id: dict[str, EnteredRow] = {}
    for row in rows:
        if row["id"] in by_id:
            raise EnteredProblem(
                path, row.line, f"id {row['id']!r} stands in line {by_id[row['id']].line} already"
            )
        by_id[row["id"]] = row
    for row in rows:
        _check_whole(path, row, by_id)
        first = next(r for r in rows if r.bureau_year == row.bureau_year)
        if (first["agency_type"], first["level"]) != (row["agency_type"], row["level"]):
            raise EnteredProblem(
                path, row.line, f"agency_type or level differs from line {first.line}, which is "
                "of the same bureau",
            )  # fmt: skip


def _check_whole(path: Path, row: EnteredRow, by_id: Mapping[str, EnteredRow]) -> None:
    """``part_of`` names another figure of the same bureau, metric and unit, without a circle."""
    seen, at = {row["id"]}, row
    while at["part_of"]:
        whole = by_id.get(at["part_of"])
        if whole is None:
            raise EnteredProblem(path, at.line, f"part_of {at['part_of']!r} is no id of this file")
        if whole["id"] in seen:
            raise EnteredProblem(path, row.line, "part_of leads back to the figure itself")
        for column in _SAME_OF_WHOLE:
            if whole[column] != at[column]:
                raise EnteredProblem(
                    path, at.line, f"{column} differs from that of its whole in line {whole.line}"
                )
        seen.add(whole["id"])
        at = whole
