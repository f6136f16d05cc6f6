"""The reports on file, as far as those that are added are compared with them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extract.cache import Cache
from extract.document import find_reports
from extract.folders import data_folder, reports_folder
from extract.intake.standing import Known
from extract.knowledge import Knowledge, load_knowledge, try_report
from extract.records import Row

VERSIONS = ".versions"  # under the reports: files that newer ones replaced


class Corpus:
    """What is on file now: ``known`` reports, ``taken`` ids (``casefold``), ``files`` by id."""

    def __init__(self, reports_dir: Path, data: Path) -> None:
        self.reports_dir, self.data = reports_dir, data
        self.knowledge: Knowledge = load_knowledge(data)
        self.tables = tables_of(reports_dir, data)
        self.cache = Cache(self.tables, data, self.knowledge.catalogue) if self.tables else None
        self.known: list[Known] = []
        self.files: dict[str, Path] = {}
        if reports_dir.is_dir():
            for path in find_reports(reports_dir):
                self._look_at(path)
            # One that was replaced is known again, lest old and new replace each other for ever.
            self.known += [_replaced(path) for path in sorted(reports_dir.glob(f"{VERSIONS}/*/*"))]

    @property
    def taken(self) -> frozenset[str]:
        """The ids of all files, read or not, that a new file may not have."""
        return frozenset(name.casefold() for name in self.files)

    def _look_at(self, path: Path) -> None:
        if path.stem in self.files:
            return  # the second of one name is no report
        self.files[path.stem] = path
        rows = self.cache.get(path, self.reports_dir) if self.cache else None
        if rows is None:
            read = try_report(path, self.reports_dir, self.data, self.knowledge)
            if isinstance(read, str):
                return
            rows = read
            if self.cache:
                self.cache.put(rows)
        self.known.append(_known(rows.report))


def _replaced(path: Path) -> Known:
    """An earlier version, by its bytes alone."""
    return Known(path.parent.name, hashlib.sha256(path.read_bytes()).hexdigest())


def tables_of(reports_dir: Path, data: Path) -> Path | None:
    """The folder of the tables of these reports; None where they are not the data folder's own."""
    own = data.resolve() == data_folder().resolve()
    return data / "tables" if own and reports_dir.resolve() == reports_folder().resolve() else None


def _known(report: Row) -> Known:
    return Known(
        report["report_id"], report["sha256"], report["text_sha256"], report["agency"],
        report["district_code"], report["year"] or None,
    )  # fmt: skip
