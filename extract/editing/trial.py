"""What a changed dictionary would do: every report read with the old and with the new one.

Nothing is written. Reports are opened once and kept while their files stay as they are, and so is
the last reading, so that a second trial costs one reading of the texts.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extract.catalogue import load_catalogue, with_catalogue
from extract.document import Document, UnreadableDocument, find_reports, read_document
from extract.metrics.dictionary import Dictionary
from extract.places import load_places
from extract.reading import Reader
from extract.records import ReportRows, Row, read_rows
from extract.report import ReportFacts, read_facts

GAINED, LOST, MOVED = "gained", "lost", "moved"
WHATS = (GAINED, LOST, MOVED)
# What may differ between two readings of one number; `whole` is the number that it is a part of.
COMPARED = (
    "metric", "kind", "value", "unit", "qualifier", "scope", "party", "audience", "mode",
    "period_basis", "period_start", "period_end", "method", "whole",
)  # fmt: skip
Progress = Callable[[int, int], None]
Span = tuple[int, int]


@dataclass(frozen=True)
class Effect:
    """One number that is read in another way: ``before`` and ``after`` are rows of the tables.

    A gained number has no ``before`` and a lost one no ``after``; ``fate`` is what became of it
    then ('' for a zero in words). ``differs`` names what a moved one differs in, ``wholes`` are
    the numbers that it is a part of before and after, as they are written.
    """

    what: str
    report_id: str
    before: Row | None
    after: Row | None
    fate: str = ""
    reason: str = ""
    differs: tuple[str, ...] = ()
    wholes: tuple[str, str] = ("", "")

    @property
    def row(self) -> Row:
        """Place, text and sentence, from whichever reading has them."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True)
class Trial:
    """The effects of a change, by report and place, and how many numbers were read in all."""

    effects: tuple[Effect, ...]
    reports: int
    failures: int
    before: int
    after: int

    def count(self, what: str) -> int:
        """How many numbers were gained, lost or moved."""
        return sum(effect.what == what for effect in self.effects)


@dataclass(frozen=True)
class Opened:
    """A report as it is read with any dictionary."""

    document: Document
    facts: ReportFacts


def try_out(
    old: Dictionary, new: Dictionary, reports: Path, data: Path, progress: Progress | None = None
) -> Trial:
    """Read every report under ``reports`` with both dictionaries and tell the differences.

    ``progress`` is called with the reports done and all of them. Reports that cannot be read are
    counted in ``failures``. Raises YamlProblem where the districts or the catalogue are wrong.
    """
    opened, failures = _opened(reports, data, progress)
    total = len(opened)
    effects: list[Effect] = []
    counts: Counter[str] = Counter()
    before, after = _readings(old), Reader(new)
    for done, report in enumerate(opened, 1):
        was = before(report)
        now = read_rows(report.document, report.facts, after)
        effects += differences(was, now)
        counts["before"] += len(was.observations)
        counts["after"] += len(now.observations)
        if progress is not None:
            progress(total + done, 2 * total)
    return Trial(tuple(effects), total, failures, counts["before"], counts["after"])


def differences(was: ReportRows, now: ReportRows) -> list[Effect]:
    """The numbers of one report that two readings take differently, in reading order."""
    old, new = _by_place(was.observations), _by_place(now.observations)
    wholes_before, wholes_after = _places(was.observations), _places(now.observations)
    fates_before, fates_after = _fates(was.mentions), _fates(now.mentions)
    found: list[Effect] = []
    for span in sorted({*old, *new}):
        left = _told(old.get(span, ()), wholes_before)
        right = _told(new.get(span, ()), wholes_after)
        for row, other in _paired(left, right):
            found += _effect(row, other, fates_before.get(span, ""), fates_after.get(span, ""))
    return found


_Told = tuple[Row, dict[str, object]]
_Place = tuple[Span, str]


def _told(rows: Sequence[Row], places: Mapping[str, _Place]) -> list[_Told]:
    """Rows with what is compared of them."""
    return [(row, {name: _value(row, name, places) for name in COMPARED}) for row in rows]


def _value(row: Row, name: str, places: Mapping[str, _Place]) -> object:
    return places.get(row["part_of"]) if name == "whole" else row[name]


def _paired(left: list[_Told], right: list[_Told]) -> list[tuple[_Told | None, _Told | None]]:
    """The readings of one place that belong together: the same, of one metric, then in order."""
    pairs: list[tuple[_Told | None, _Told | None]] = []
    left, right = list(left), list(right)

    def take(alike: Callable[[_Told, _Told], bool]) -> None:
        for one in list(left):
            other = next((o for o in right if alike(one, o)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                pairs.append((one, other))

    take(lambda a, b: a[1] == b[1])
    take(lambda a, b: bool(a[0]["metric"] == b[0]["metric"]))
    take(lambda a, b: True)
    return [*pairs, *((one, None) for one in left), *((None, other) for other in right)]


def _effect(one: _Told | None, other: _Told | None, was: str, now: str) -> list[Effect]:
    if one is not None and other is not None:
        differs = tuple(name for name in COMPARED if one[1][name] != other[1][name])
        if not differs:
            return []
        wholes = (_written(one), _written(other))
        return [
            Effect(MOVED, one[0]["report_id"], one[0], other[0], differs=differs, wholes=wholes)
        ]
    if other is not None:
        fate, _, reason = was.partition("\n")
        return [Effect(GAINED, other[0]["report_id"], None, other[0], fate, reason)]
    assert one is not None
    fate, _, reason = now.partition("\n")
    return [Effect(LOST, one[0]["report_id"], one[0], None, fate, reason)]


def _written(told: _Told) -> str:
    """The number that this one is a part of."""
    whole = told[1]["whole"]
    return str(whole[1]) if isinstance(whole, tuple) else ""


def _by_place(rows: Sequence[Row]) -> dict[Span, list[Row]]:
    found: dict[Span, list[Row]] = {}
    for row in rows:
        found.setdefault((row["start"], row["end"]), []).append(row)
    return found


def _places(rows: Sequence[Row]) -> dict[str, _Place]:
    return {row["observation_id"]: ((row["start"], row["end"]), row["text"]) for row in rows}


def _fates(mentions: Sequence[Row]) -> dict[Span, str]:
    return {(m["start"], m["end"]): f"{m['fate']}\n{m['reason']}" for m in mentions}


# ---------------------------------------------------------------- kept between trials

_KEPT = 300  # reports; of twenty thousand characters each some megabytes
_lock = threading.Lock()
_documents: dict[tuple[str, int, int, str], Opened] = {}
_read: dict[tuple[str, str, str], ReportRows] = {}
_read_with: list[Dictionary] = []


def _opened(reports: Path, data: Path, progress: Progress | None) -> tuple[list[Opened], int]:
    """All reports, each opened once as long as its file and the data files stay as they are."""
    places = load_places(data / "districts.yaml")
    catalogue = load_catalogue(data / "catalogue.yaml", places)
    known = "".join(_stamp(data / name) for name in ("districts.yaml", "catalogue.yaml"))
    opened: list[Opened] = []
    failures, seen = 0, set()
    paths = find_reports(reports)
    for done, path in enumerate(paths, 1):
        if path.stem in seen:  # a failure of the build too
            failures += 1
            continue
        seen.add(path.stem)
        state = path.stat()
        key = (str(path), state.st_mtime_ns, state.st_size, known)
        report = _documents.get(key)
        if report is None:
            try:
                document = read_document(path, reports)
            except UnreadableDocument:
                failures += 1
                continue
            entry = catalogue.get(document.report_id)
            facts = with_catalogue(read_facts(document, places), entry, places)
            if entry is not None and entry.source_url:
                document = replace(document, source_url=entry.source_url)
            report = Opened(document, facts)
            _keep(_documents, key, report)
        opened.append(report)
        if progress is not None:
            progress(done, 2 * len(paths))
    return opened, failures


def _stamp(path: Path) -> str:
    try:
        state = path.stat()
    except OSError:
        return "-"
    return f"{state.st_mtime_ns}:{state.st_size};"


def _readings(dictionary: Dictionary) -> Callable[[Opened], ReportRows]:
    """Reads with ``dictionary``, once for each text as long as it is asked for the same one."""
    reader: list[Reader] = []
    with _lock:
        if _read_with != [dictionary]:
            _read.clear()
            _read_with[:] = [dictionary]

    def read(report: Opened) -> ReportRows:
        key = (report.document.report_id, report.document.sha256, repr(report.facts))
        rows = _read.get(key) if _read_with == [dictionary] else None
        if rows is None:
            if not reader:
                reader.append(Reader(dictionary))
            rows = read_rows(report.document, report.facts, reader[0])
            if _read_with == [dictionary]:
                _keep(_read, key, rows)
        return rows

    return read


def _keep(kept: dict, key: object, value: object) -> None:  # type: ignore[type-arg]
    with _lock:
        while len(kept) >= _KEPT:
            kept.pop(next(iter(kept)))
        kept[key] = value
