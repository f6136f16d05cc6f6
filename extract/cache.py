"""Rows as they were read, kept beside the tables: one entry a report, so that one more report costs
the reading of one.

An entry counts only for the same file, the same data files, the same entry of the catalogue and the
same program; anything else, and a damaged entry, is read anew and written over. Corrections by
people are no part of it. The folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from extract.catalogue import Catalogue, Entry
from extract.records import COLUMNS, ReportRows, Row

FOLDER = ".read"
CATALOGUE = "catalogue.yaml"
# What turns a file into text, and finds words in it.
_LIBRARIES = ("lxml", "mammoth", "pdfminer.six", "pdfplumber", "pyahocorasick")
_REPORT = (*COLUMNS["reports"], "text_sha256")
_PART = ".part"
_OLD_SECONDS = 600.0


class Cache:
    """The entries of one folder of tables, for one state of the data files.

    ``folder`` is the folder of the tables. Safe with several processes: an entry is written beside
    the old one and put in its place, and is looked through before it is believed.
    """

    def __init__(self, folder: Path, data: Path, catalogue: Catalogue) -> None:
        self._folder = folder / FOLDER
        self._catalogue = catalogue
        self._state = f"{program_hash()}\0{_data_hash(data)}"
        self._used: set[str] = set()

    def get(self, path: Path, root: Path) -> ReportRows | None:
        """The rows of the report at ``path`` under ``root``; None where it must be read."""
        file = path.relative_to(root).as_posix()
        self._used.add(_name(file))
        try:
            kept = (self._folder / _name(file)).read_bytes()
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            return None
        return _unpacked(kept, self._key(file, path.stem, sha256))

    def put(self, rows: ReportRows) -> None:
        """Keep the rows of a report that has been read. A disk that refuses is no error."""
        report = rows.report
        key = self._key(report["file"], report["report_id"], report["sha256"])
        self._used.add(_name(report["file"]))
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=_PART)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_packed(rows, key))
                os.replace(name, self._folder / _name(report["file"]))
            except OSError:
                os.unlink(name)
                raise

    @staticmethod
    def adopt(source: Path, target: Path, file: str) -> None:
        """Take over the entry of ``file`` from another folder of tables. It counts for what it
        counts for: where its file, its data or its name are others, it will not be believed."""
        with suppress(OSError):
            kept = (source / FOLDER / _name(file)).read_bytes()
            (target / FOLDER).mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target / FOLDER, suffix=_PART)
            with os.fdopen(handle, "wb") as written:
                written.write(kept)
            os.replace(name, target / FOLDER / _name(file))

    def drop_unused(self) -> None:
        """Remove the entries that nobody has asked for, which are of reports that are gone."""
        for path in _listed(self._folder):
            with suppress(OSError):
                young = time.time() - path.stat().st_mtime < _OLD_SECONDS
                if path.name not in self._used and not (path.suffix == _PART and young):
                    path.unlink()

    def _key(self, file: str, report_id: str, sha256: str) -> str:
        entry = _stated(self._catalogue.get(report_id))
        return hashlib.sha256("\0".join((self._state, file, sha256, entry)).encode()).hexdigest()


def _stated(entry: Entry | None) -> str:
    return repr((entry.source_url, sorted(entry.facts.items()))) if entry else ""


def _name(file: str) -> str:
    """The name of a report's entry: one a report, whatever its path is written in."""
    return f"{hashlib.sha256(file.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"


def _listed(folder: Path) -> Iterable[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _packed(rows: ReportRows, key: str) -> bytes:
    """The key, the check sum of what follows, and the rows as lists in the order of columns."""
    tables = {
        "reports": _lists([rows.report], _REPORT),
        **{name: _lists(getattr(rows, name), COLUMNS[name]) for name in _TABLES},
    }
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    body = text.encode("utf-8", "surrogatepass")
    return f"{key} {hashlib.sha256(body).hexdigest()}\n".encode() + body


_TABLES = ("observations", "mentions", "checks")


def _lists(rows: Iterable[Row], columns: tuple[str, ...]) -> list[list[Any]]:
    return [[row[column] for column in columns] for row in rows]


def _unpacked(kept: bytes, key: str) -> ReportRows | None:
    head, _, body = kept.partition(b"\n")
    if head != f"{key} {hashlib.sha256(body).hexdigest()}".encode():
        return None
    tables = json.loads(body.decode("utf-8", "surrogatepass"))
    (report,) = _rows(tables["reports"], _REPORT)
    observations, mentions, checks = (_rows(tables[name], COLUMNS[name]) for name in _TABLES)
    for mention in mentions:
        mention["candidates"] = ()  # for people who ask why, who have the report read anew
    return ReportRows(report, observations, mentions, checks)


def _rows(lists: Iterable[list[Any]], columns: tuple[str, ...]) -> list[Row]:
    return [dict(zip(columns, values, strict=True)) for values in lists]


def _data_hash(data: Path) -> str:
    """Of every data file that reports are read with, but for the catalogue, which is by report."""
    digest = hashlib.sha256()
    for path in sorted([*data.glob("*.yaml"), *data.glob("*.csv")]):
        if path.name != CATALOGUE:
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def program_hash() -> str:
    """Of the code as this process began with it, its interpreter and libraries."""
    digest = hashlib.sha256(platform.python_version().encode())
    for name in _LIBRARIES:
        with suppress(PackageNotFoundError):
            digest.update(f"{name} {version(name)}\0".encode())
    for path in sorted(Path(__file__).resolve().parent.rglob("*")):
        if path.suffix in {".py", ".txt"}:
            digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
