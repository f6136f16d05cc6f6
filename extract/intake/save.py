"""Confirmed reports put on file: one writer at a time, facts first, whole files or none.

A report that replaces another leaves the old file under ``.versions``, which is no part of the
reports. Whatever moment this is cut off at, every file is whole and nothing that was there is gone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from extract.cache import Cache
from extract.documents.formats import SUPPORTED
from extract.intake import catalogue_file
from extract.intake.corpus import VERSIONS, Corpus
from extract.intake.names import id_for
from extract.intake.recognise import Recognised, amended
from extract.intake.standing import NEW, SAME, VERSION, Known, Register, Standing
from extract.report import ReportFacts
from extract.writing import NotWritten, replace_file, writing

REPLACE, BESIDE = "replace", "beside"
TAKEN, THERE, ASK, REFUSED = "taken", "there", "ask", "refused"


@dataclass(frozen=True)
class Order:
    """One report to be saved: what is stated of it, and what becomes of an earlier version.

    ``seen`` is the standing that its owner was shown: a report that turns out to be a version of
    another one is asked about again. None agrees to whatever it is.
    """

    report: Recognised
    entry: Mapping[str, Any] = field(default_factory=dict)
    on_version: str = REPLACE
    seen: Standing | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of one order.

    ``taken``: on file as ``report_id``, in ``file`` (relative to the reports); ``replaced`` tells
    where the old version is now. ``there``: nothing to do. ``ask``: it is another report's version,
    see ``standing``. ``refused``: why.
    """

    name: str
    kind: str
    report_id: str = ""
    file: str = ""
    standing: Standing = field(default_factory=lambda: Standing(NEW))
    replaced: str = ""
    reason: str = ""
    reason_zh: str = ""


@dataclass
class _Plan:
    """An order with its id, its place and the file that it replaces."""

    order: Order
    facts: ReportFacts
    standing: Standing
    report_id: str
    path: Path
    old: Path | None = None


Progress = Callable[[int, int, str], None]


def save(
    orders: Sequence[Order], reports_dir: Path, data: Path, progress: Progress | None = None
) -> list[Outcome]:
    """Save what was confirmed; one outcome for each order, in their order.

    Raises NotWritten where nothing may be written, YamlProblem where a data file has a mistake.
    """
    with writing(data):
        reports_dir.mkdir(parents=True, exist_ok=True)
        _sweep(reports_dir, data)
        corpus = Corpus(reports_dir, data)
        plans = _Planner(corpus).plan(orders)
        stated = {p.report_id: dict(p.order.entry) for p in plans if isinstance(p, _Plan)}
        catalogue_file.state(data / "catalogue.yaml", stated, corpus.knowledge.places)
        outcomes = []
        for number, plan in enumerate(plans, 1):
            done = _put(plan, corpus) if isinstance(plan, _Plan) else plan
            outcomes.append(done)
            if progress:
                progress(number, len(plans), done.name)
        return outcomes


class _Planner:
    """Decides on each order in turn, with those before it as if they were on file."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._register = Register.of(corpus.known)
        self._taken = set(corpus.taken)
        self._files = dict(corpus.files)
        self._saved_as: dict[str, str] = {}

    def plan(self, orders: Sequence[Order]) -> list[_Plan | Outcome]:
        """What is to be done with each order."""
        return [self._one(order) for order in orders]

    def _one(self, order: Order) -> _Plan | Outcome:
        report, places = order.report, self._corpus.knowledge.places
        facts = amended(report.facts, order.entry, places)
        found = self._register.standing(report.sha256, report.text_sha256, facts)
        if found.kind == SAME:
            return Outcome(report.name, THERE, found.of, standing=found)
        if found.kind == VERSION and not self._is_agreed(order.seen, found):
            return Outcome(report.name, ASK, found.of, standing=found)
        replaces = found.kind == VERSION and order.on_version == REPLACE
        old = self._files[found.of] if replaces else None
        path = old.with_suffix(_ending(report)) if old else None
        if old and path and (path == old or not path.exists()):
            report_id = found.of
        else:  # a file in its new place is another's, which nobody spoke of
            old = None
            report_id = id_for(report, facts, places, self._taken | _stated(self._corpus, report))
            path = self._corpus.reports_dir / f"{report_id}{_ending(report)}"
        self._note(report_id, path, order, facts)
        return _Plan(order, facts, found, report_id, path, old)

    def _is_agreed(self, seen: Standing | None, found: Standing) -> bool:
        if seen is None:
            return True
        of = self._saved_as.get(seen.of, "") if seen.in_batch else seen.of
        return seen.kind == VERSION and of == found.of

    def _note(self, report_id: str, path: Path, order: Order, facts: ReportFacts) -> None:
        report = order.report
        self._taken.add(report_id.casefold())
        self._files[report_id] = path
        self._saved_as[report.name] = report_id
        self._register.add(
            Known(report_id, report.sha256, report.text_sha256, facts.agency,
                  facts.district_code, facts.year)
        )  # fmt: skip


def _stated(corpus: Corpus, report: Recognised) -> set[str]:
    """Ids that the catalogue speaks of, but for the file's own, which it may be written for."""
    return {name.casefold() for name in corpus.knowledge.catalogue if name != report.stem}


def _ending(report: Recognised) -> str:
    """The file's own ending where reports have such; else that of its content."""
    own = report.staged.path.suffix.lower()
    return own if own in SUPPORTED else f".{report.media_type}"


def _put(plan: _Plan, corpus: Corpus) -> Outcome:
    """Put one file in its place, the one that it replaces first among the versions."""
    report = plan.order.report
    try:
        content = report.staged.path.read_bytes()
        if hashlib.sha256(content).hexdigest() != report.sha256:
            raise OSError("the file that was read is gone")
        replaced = _keep_version(plan, corpus.reports_dir) if plan.old else ""
        replace_file(plan.path, content)
        if plan.old and plan.old != plan.path:
            plan.old.unlink(missing_ok=True)
        _keep_rows(plan, corpus)
    except OSError as error:
        why = error.strerror or str(error)
        return Outcome(
            report.name, REFUSED, standing=plan.standing,
            reason=f"it could not be written: {why}; add it again",
            reason_zh=f"无法写入：{why}；请重新导入",
        )  # fmt: skip
    file = plan.path.relative_to(corpus.reports_dir).as_posix()
    return Outcome(report.name, TAKEN, plan.report_id, file, plan.standing, replaced)


def _keep_version(plan: _Plan, reports_dir: Path) -> str:
    """A copy of the old file, with the moment in its name; where it is, relative to the reports."""
    if plan.old is None or not plan.old.exists():
        return ""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    folder = reports_dir / VERSIONS / plan.report_id
    kept = folder / f"{moment}{plan.old.suffix}"
    replace_file(kept, plan.old.read_bytes())
    return kept.relative_to(reports_dir).as_posix()


def _keep_rows(plan: _Plan, corpus: Corpus) -> None:
    """The rows that were read when it was recognised serve the tables, where they are the same."""
    staged = plan.order.report.staged.path
    if corpus.tables and staged.name == plan.path.relative_to(corpus.reports_dir).as_posix():
        Cache.adopt(staged.parent, corpus.tables, staged.name)


def _sweep(reports_dir: Path, data: Path) -> None:
    """Remove what a writer that was cut off left half written; nobody else is writing now."""
    for path in (*reports_dir.rglob(".*.part"), *data.glob(".catalogue.yaml.*.part")):
        with suppress(OSError):
            path.unlink()


__all__ = [
    "ASK", "BESIDE", "REFUSED", "REPLACE", "TAKEN", "THERE", "NotWritten", "Order", "Outcome",
    "save",
]  # fmt: skip
