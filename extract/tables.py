"""The tidy tables: built from a folder of reports, written whole or not at all.

This is the only module of the package that knows pandas.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from pathlib import Path

import pandas as pd

from extract.cache import Cache
from extract.corrections.apply import corrected, stale_lines, without_report
from extract.corrections.load import correction_files, load_corrections
from extract.corrections.model import ReportCorrections
from extract.document import find_reports, read_document
from extract.folders import data_folder
from extract.knowledge import Knowledge, load_knowledge, read_report, try_report
from extract.records import COLUMNS, ReportRows, Row

__all__ = [
    "FORMATS", "STAMP", "Tables", "build", "ensure_tables", "inputs_hash", "load_knowledge",
    "read_folder", "read_report", "write_tables",
]  # fmt: skip
FORMATS = ("csv", "parquet")
STAMP = "build.json"
_MANY = 8  # reports from which on a second process is worth starting


@dataclass
class Tables:
    """The rows of all tables."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in COLUMNS})

    def add(self, report: ReportRows) -> None:
        """Add one report's rows."""
        self.rows["reports"].append(report.report)
        self.rows["observations"].extend(report.observations)
        self.rows["mentions"].extend(report.mentions)
        self.rows["checks"].extend(report.checks)
        self.rows["corrections"].extend(report.corrections)

    def frame(self, name: str) -> pd.DataFrame:
        """One table as a frame with exactly its columns."""
        return pd.DataFrame(self.rows[name], columns=list(COLUMNS[name]))


def read_folder(
    reports_dir: Path, *, data: Path | None = None, jobs: int | None = None,
    kept_in: Path | None = None, corrections: Mapping[str, ReportCorrections] | None = None,
) -> Tables:  # fmt: skip
    """Read every report under ``reports_dir``; what is kept in the folder of tables ``kept_in`` and
    is still true is not read again. ``corrections`` by people are applied where given.

    A file that cannot be read, and the second of two with one stem, becomes a row of failures.
    Raises YamlProblem where the dictionary or the districts are not well-formed.
    """
    data = data or data_folder()
    known = load_knowledge(data)
    cache = Cache(kept_in, data, known.catalogue) if kept_in else None
    tables = Tables()
    paths = _unique(find_reports(reports_dir), reports_dir, tables)
    outcomes = _kept_or_read(paths, reports_dir, data, jobs, known, cache)
    for path, outcome in zip(paths, outcomes, strict=True):
        if isinstance(outcome, str):
            name = path.relative_to(reports_dir).as_posix()
            tables.rows["failures"].append({"file": name, "reason": outcome})
        else:
            # Corrections go over rows as they were read or kept; what is kept is never corrected.
            text = partial(_text_of, path, reports_dir)
            tables.add(corrected(outcome, corrections or {}, known.reader.dictionary, text))
    tables.rows["failures"].sort(key=lambda row: row["file"])
    read = {row["report_id"] for row in tables.rows["reports"]}
    for name, own in (corrections or {}).items():
        if name not in read:
            tables.rows["corrections"] += without_report(own, "there is no such report")
    if cache:
        cache.drop_unused()
    return tables


def _text_of(path: Path, root: Path) -> str:
    return read_document(path, root).text


def _kept_or_read(
    paths: Sequence[Path], root: Path, data: Path, jobs: int | None, known: Knowledge,
    cache: Cache | None,
) -> Iterator[ReportRows | str]:  # fmt: skip
    """Every report's rows, in order; only those of which none are kept are read."""
    if cache is None:
        yield from _outcomes(paths, root, data, jobs, known)
        return
    kept = {path: cache.get(path, root) for path in paths}
    missing = [path for path in paths if kept[path] is None]
    read = _outcomes(missing, root, data, jobs, known)
    for path in paths:
        outcome = kept.pop(path)
        if outcome is not None:
            yield outcome
            continue
        fresh = next(read)
        if isinstance(fresh, ReportRows):
            cache.put(fresh)
        yield fresh


def _unique(paths: Sequence[Path], root: Path, tables: Tables) -> list[Path]:
    seen: dict[str, Path] = {}
    kept = []
    for path in paths:
        if path.stem in seen:
            first = seen[path.stem].relative_to(root).as_posix()
            reason = (
                f"another report has the name {path.stem!r} already: {first}; rename one of them"
            )
            name = path.relative_to(root).as_posix()
            tables.rows["failures"].append({"file": name, "reason": reason})
        else:
            seen[path.stem] = path
            kept.append(path)
    return kept


def _outcomes(
    paths: Sequence[Path], root: Path, data: Path, jobs: int | None, known: Knowledge
) -> Iterator[ReportRows | str]:
    workers = jobs or (min(4, os.cpu_count() or 1) if len(paths) >= _MANY else 1)
    if workers <= 1 or len(paths) < 2:
        yield from (try_report(path, root, data, known) for path in paths)
        return
    with ProcessPoolExecutor(workers) as pool:
        chunk = max(1, len(paths) // (workers * 4))
        many = len(paths)
        yield from pool.map(try_report, paths, [root] * many, [data] * many, chunksize=chunk)


def build(
    reports_dir: Path, out_dir: Path, *, table_format: str = "csv", jobs: int | None = None,
    data: Path | None = None,
) -> Tables:  # fmt: skip
    """Read the reports that are new or changed, apply what people corrected, write the tables.

    Returns what was written. Corrections that no longer fit are said on the standard error, and
    stand in the tables.
    """
    data = data or data_folder()
    state = inputs_hash(reports_dir, data)
    found = load_corrections(data, load_knowledge(data).reader.dictionary)
    tables = read_folder(reports_dir, data=data, jobs=jobs, kept_in=out_dir, corrections=found)
    for line in stale_lines(tables.rows["corrections"]):
        print(line, file=sys.stderr)
    write_tables(tables, out_dir, table_format, state)
    return tables


def write_tables(tables: Tables, out_dir: Path, table_format: str, state: str) -> None:
    """Write every table beside the old ones first, then put them all in their places.

    The stamp goes first and comes last: tables without it are not trusted by ``ensure_tables``.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out_dir, prefix=".building-") as folder:
        for name in COLUMNS:
            path = Path(folder) / f"{name}.{table_format}"
            if table_format == "parquet":
                _as_typed(tables.frame(name)).to_parquet(path, index=False)
            else:
                _write_csv(path, COLUMNS[name], tables.rows[name])
        stamp = Path(folder) / STAMP
        stamp.write_text(json.dumps({"inputs": state, "format": table_format}), encoding="utf-8")
        (out_dir / STAMP).unlink(missing_ok=True)
        for name in COLUMNS:
            os.replace(Path(folder) / f"{name}.{table_format}", out_dir / f"{name}.{table_format}")
        os.replace(stamp, out_dir / STAMP)


def _write_csv(path: Path, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Write rows as they are; as a frame they would first be looked through column by column."""
    text = io.StringIO(newline="")  # a text file would be called for, and encode, each row
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(itemgetter(*columns), rows))
    path.write_bytes(text.getvalue().encode("utf-8"))


def _as_typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Parquet columns have one type each; a column of numbers and '' becomes nullable."""
    typed = frame.copy()
    for column in typed.columns:
        if column in ("value", "expected", "found"):
            typed[column] = pd.to_numeric(typed[column])
        elif column in ("year", "start", "end", "characters"):
            typed[column] = pd.to_numeric(typed[column], errors="coerce").astype("Int64")
        elif column == "holds":
            typed[column] = typed[column].astype(bool)
        else:
            typed[column] = typed[column].astype(str)
    return typed


def ensure_tables(reports_dir: Path, out_dir: Path, data: Path | None = None) -> Path:
    """Build the CSV tables where they are missing or older than what they are made of.

    Returns the folder of the tables. Safe to call from several processes at once.
    """
    data = data or data_folder()
    state = inputs_hash(reports_dir, data)
    if not _is_current(out_dir, state):
        with _locked(out_dir):
            if not _is_current(out_dir, state):
                build(reports_dir, out_dir, data=data)
    return out_dir


def _is_current(out_dir: Path, state: str) -> bool:
    try:
        stamp = json.loads((out_dir / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(stamp.get("inputs") == state and stamp.get("format") == "csv")


def inputs_hash(reports_dir: Path, data: Path) -> str:
    """A hash of everything that the tables depend on: reports, data files and the code."""
    digest = hashlib.sha256()
    code = Path(__file__).resolve().parent
    inputs = [
        *find_reports(reports_dir),
        *sorted(data.glob("*.yaml")), *sorted(data.glob("*.csv")), *correction_files(data),
        *sorted(code.rglob("*.py")),
    ]  # fmt: skip
    for path in inputs:
        digest.update(str(path.name).encode() + b"\0")
        try:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError:
            digest.update(b"unreadable")
    return digest.hexdigest()


@contextmanager
def _locked(out_dir: Path) -> Iterator[None]:
    """Hold the build lock of a folder."""
    out_dir.mkdir(parents=True, exist_ok=True)
    with (out_dir / ".lock").open("w") as handle:
        try:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        except ImportError:  # not on this platform: two builds at worst do the work twice
            pass
        yield
