"""The one place where tables, dictionary, districts and report texts are read.

The tables are the extraction's (``reports``, ``observations``, ``mentions``, ``checks``,
``failures``). ``DUIZHAO_TABLES`` may point to a folder of ready tables and ``DUIZHAO_REPORTS`` to
another folder of reports; without them ``data/reports`` is read and the tables are built into
``data/tables`` when they are missing or stale. ``DUIZHAO_ENTERED`` may point to another folder of
figures entered by hand than ``data/entered``, or be ``off``; ``DUIZHAO_DATA`` to another ``data/``.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from compare.entered import FILE, entered_folder, with_entered, without_entered
from compare.model import Observation, Report, Slice
from compare.problems import TablesError
from extract.folders import ROOT, data_folder, reports_folder
from extract.metrics.dictionary import Dictionary, load_dictionary
from extract.places import Place, load_places
from extract.records import COLUMNS

Item = TypeVar("Item")
TABLES = ("reports", "observations", "mentions", "checks", "failures")
CORRECTIONS = "corrections"
"""The table of what people corrected, which tables made elsewhere may lack."""


@dataclass(frozen=True)
class Dataset:
    """Everything a page needs, read once per ``version`` (a hash of all inputs)."""

    version: str
    folder: Path
    reports_dir: Path
    tables: Mapping[str, pd.DataFrame]
    dictionary: Dictionary
    places: Mapping[str, Place]

    def without_entered(self) -> Dataset:
        """The same without the figures entered by hand: the one switch that turns them off."""
        return replace(self, tables=without_entered(self.tables), version=self.version + "x")

    @property
    def has_entered(self) -> bool:
        """True where figures entered by hand are among the observations."""
        frame = self.tables["observations"]
        return "method" in frame and bool((frame["method"] == "entered").any())

    def reports(self) -> list[Report]:
        """All reports, by district and year."""
        return list(self._reports)

    def observations(
        self, metric: str | None = None, report: str | None = None
    ) -> list[Observation]:
        """The observations of one metric or one report, in reading order."""
        if report is not None:
            found = self._by_report.get(report, [])
            return [o for o in found if metric in {None, o.metric}]
        return list(self._all if metric is None else self._by_metric.get(metric, []))

    def observation(self, observation_id: str) -> Observation | None:
        """One observation by its id, or None."""
        return self._by_id.get(observation_id)

    @cached_property
    def _reports(self) -> list[Report]:
        rows = [_report(row) for row in _rows(self.tables["reports"])]
        return sorted(rows, key=lambda r: (r.district_code, r.agency_type, r.year or 0, r.id))

    @cached_property
    def _all(self) -> list[Observation]:
        """Every observation, typed once; what is shared between readers cannot be changed."""
        found = [_observation(row) for row in _rows(self.tables["observations"])]
        return sorted(found, key=lambda o: (o.report_id, o.start, o.id))

    @cached_property
    def _by_id(self) -> dict[str, Observation]:
        return {o.id: o for o in reversed(self._all)}

    @cached_property
    def _by_metric(self) -> dict[str, list[Observation]]:
        return _grouped(self._all, lambda o: o.metric)

    @cached_property
    def _by_report(self) -> dict[str, list[Observation]]:
        return _grouped(self._all, lambda o: o.report_id)

    def reasons(self, observation: Observation) -> list[str]:
        """Why an observation was read as it was, in the words of the extraction's closed list."""
        return self._reasons.get(observation.id, "").split()

    @cached_property
    def _reasons(self) -> dict[str, str]:
        frame = self.tables["observations"]
        return dict(zip(frame["observation_id"], frame["reasons"], strict=True))

    def mentions(self, report: str) -> list[dict[str, str]]:
        """Every number of one report and its fate, in reading order."""
        found = self._rows_by_report("mentions").get(report, [])
        return sorted(found, key=lambda m: (int(m["start"]), int(m["end"])))

    def checks(self, report: str) -> list[dict[str, str]]:
        """The extraction's own checks of one report."""
        return list(self._rows_by_report("checks").get(report, []))

    def _rows_by_report(self, table: str) -> dict[str, list[dict[str, str]]]:
        if table not in self._grouped_rows:
            rows = _rows(self.tables[table])
            self._grouped_rows[table] = _grouped(rows, lambda row: row["report_id"])
        return self._grouped_rows[table]

    @cached_property
    def _grouped_rows(self) -> dict[str, dict[str, list[dict[str, str]]]]:
        return {}

    def corrections(self) -> list[dict[str, str]]:
        """What people corrected or accepted, withdrawn and stale included, as it was made."""
        return list(_rows(self.tables[CORRECTIONS])) if CORRECTIONS in self.tables else []

    def failures(self) -> list[dict[str, str]]:
        """Files that could not be read, with the reason."""
        return list(_rows(self.tables["failures"]))

    def place(self, report: Report) -> Place | None:
        """The district of a report, where it is on file."""
        return self.places.get(report.district_code)

    def text(self, report: Report) -> str | None:
        """The text that every offset of this report refers to; None where there is none."""
        if not report.file:
            return None
        return report_text(self.reports_dir / report.file, self.reports_dir)


def tables_folder() -> Path:
    """The folder of current tables, built first where they are missing or stale."""
    given = os.environ.get("DUIZHAO_TABLES", "")
    if given:
        return Path(given)
    from extract.tables import ensure_tables

    return ensure_tables(reports_folder(), data_folder() / "tables", data_folder())


def version_of(folder: Path) -> str:
    """A hash of the tables and of the data files they are shown with."""
    digest = hashlib.sha256()
    for name in TABLES:
        digest.update((folder / f"{name}.csv").read_bytes())
    corrections = folder / f"{CORRECTIONS}.csv"
    digest.update(corrections.read_bytes() if corrections.exists() else b"")
    for name in ("metrics.yaml", "districts.yaml"):
        digest.update((data_folder() / name).read_bytes())
    entered = entered_folder()
    digest.update((entered / FILE).read_bytes() if entered else b"")
    return digest.hexdigest()[:12]


def load_dataset(folder: Path, version: str = "", entered: Path | None = None) -> Dataset:
    """Read the tables of ``folder``, and the figures entered by hand where their folder is given.

    Raises TablesError that names the table, or the line of the entered file.
    """
    dictionary = load_dictionary(data_folder() / "metrics.yaml")
    places = load_places(data_folder() / "districts.yaml").by_code
    tables = {name: _table(folder / f"{name}.csv") for name in TABLES}
    corrections = folder / f"{CORRECTIONS}.csv"
    tables[CORRECTIONS] = (
        _table(corrections) if corrections.exists()
        else pd.DataFrame(columns=list(COLUMNS[CORRECTIONS]), dtype=str)
    )  # fmt: skip
    if entered is not None:
        tables = with_entered(tables, entered, dictionary, places)
    return Dataset(
        version=version or version_of(folder),
        folder=folder,
        reports_dir=reports_folder(),
        tables=tables,
        dictionary=dictionary,
        places=places,
    )


def current_dataset(entered: bool = True) -> Dataset:
    """The current data, tables built where they are stale; with or without entered figures."""
    folder = tables_folder()
    return load_dataset(folder, version_of(folder), entered_folder() if entered else None)


def report_text(path: Path, root: Path) -> str | None:
    """The report's text as the extraction saw it."""
    from extract.document import UnreadableDocument, read_document

    try:
        return read_document(path, root).text
    except (OSError, UnreadableDocument):
        return None


def _grouped(items: Iterable[Item], key: Callable[[Item], str]) -> dict[str, list[Item]]:
    grouped: dict[str, list[Item]] = {}
    for item in items:
        grouped.setdefault(key(item), []).append(item)
    return grouped


def _table(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except (OSError, ValueError) as problem:
        raise TablesError(f"{path.name}: {problem}") from problem


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    yield from frame.to_dict("records")  # type: ignore[misc]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def observation_of(row: Mapping[str, Any]) -> Observation:
    """An observation from a row of the extraction, which no table holds yet."""
    return _observation(row)


def _report(row: Mapping[str, str]) -> Report:
    return Report(
        id=row["report_id"],
        file=row["file"],
        title=row["title"],
        agency=row["agency"],
        agency_type=row["agency_type"],
        district_code=row["district_code"],
        district=row["district"],
        province=row["province"],
        year=int(row["year"]) if row["year"] else None,
        published_on=_day(row["published_on"]),
        period_start=_day(row["period_start"]),
        period_end=_day(row["period_end"]),
        period_basis=row["period_basis"],
        source_url=row["source_url"],
        level=row.get("level", ""),
        method=row.get("method", "") or "extracted",
    )


def _observation(row: Mapping[str, str]) -> Observation:
    return Observation(
        id=row["observation_id"],
        report_id=row["report_id"],
        metric=row["metric"],
        value=float(row["value"]),
        unit=row["unit"],
        qualifier=row["qualifier"],
        scope=row["scope"],
        slice=Slice(row["kind"], row["party"], row["audience"], row["mode"]),
        period_start=_day(row["period_start"]),
        period_end=_day(row["period_end"]),
        period_basis=row["period_basis"],
        part_of=row["part_of"],
        text=row["text"],
        start=int(row["start"]),
        end=int(row["end"]),
        quote=row["quote"],
        section=row["section"],
        method=row["method"],
        prefix=row.get("prefix", ""),
        suffix=row.get("suffix", ""),
        breakdown=row.get("breakdown", ""),
        confidence=row.get("confidence", ""),
        source_url=row.get("source_url", ""),
        note=row.get("note", ""),
        reasons=row.get("reasons", ""),
        reviewed_by=row.get("reviewed_by", ""),
        reviewed_at=row.get("reviewed_at", ""),
        corrected_from=row.get("corrected_from", ""),
        corrected_why=row.get("corrected_why", ""),
    )


__all__ = [
    "ROOT", "Dataset", "TablesError", "current_dataset", "entered_folder", "load_dataset",
    "reports_folder", "tables_folder", "version_of",
]  # fmt: skip
