"""What one person is adding: files staged outside the data folder, what is stated of them, and the
work in the background that goes on while the page is drawn again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import streamlit as st

from extract.folders import data_folder, reports_folder
from extract.intake.batch import read, standings
from extract.intake.corpus import Corpus
from extract.intake.recognise import Amendments, Recognised, amended
from extract.intake.save import ASK, REFUSED, REPLACE, Order, Outcome, save
from extract.intake.staging import Arrival, Refused, Staging
from extract.intake.standing import SAME, Known, Standing
from extract.places import Places
from extract.report import ReportFacts

_STATE = "_adding"


class Job(threading.Thread):
    """Work that tells how far it is: ``done`` of ``total``, now at ``name``.

    A page that is left, or drawn again, does not cut it off. ``error`` is what stopped it.
    """

    def __init__(self, work: Callable[[Job], None]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self.done = self.total = 0
        self.name_now = ""
        self.error: Exception | None = None

    def run(self) -> None:
        """Do the work; what goes wrong is kept for the page to tell."""
        try:
            self._work(self)
        except Exception as error:
            self.error = error


@dataclass
class Item:
    """A report to be confirmed, with what its owner says of it."""

    report: Recognised
    take: bool = True
    stated: Amendments = field(default_factory=Amendments)
    on_version: str = REPLACE

    @property
    def entry(self) -> dict[str, Any]:
        """What is stated, as the catalogue says it."""
        return self.stated.entry(self.report.facts, self.report.source_url)

    def facts(self, places: Places) -> ReportFacts:
        """The facts with what is stated of them."""
        return amended(self.report.facts, self.entry, places)


@dataclass
class Adding:
    """All of it; ``turn`` counts how often the table has been begun anew."""

    staging: Staging = field(default_factory=Staging)
    items: list[Item] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    places: Places | None = None
    reading: Job | None = None
    saving: Job | None = None
    problem: Exception | None = None
    uploads: int = 0
    turn: int = 0
    frames: dict[str, Any] = field(default_factory=dict)

    # ------------------------------------------------------------ reading

    def begin_reading(self, files: Sequence[tuple[str, IO[bytes]]]) -> None:
        """Stage and read what was uploaded, in the background."""
        reports_dir, data = reports_folder(), data_folder()
        self.outcomes, self.refused, self.problem = [], [], None
        self.reading = Job(lambda job: self._read(job, files, reports_dir, data))
        self.reading.start()

    def _read(
        self, job: Job, files: Sequence[tuple[str, IO[bytes]]], reports_dir: Path, data: Path
    ) -> None:
        job.total = self.staging.expected = len(files)
        corpus = Corpus(reports_dir, data)
        self.known, self.places = corpus.known, corpus.knowledge.places
        for item in read(self._arrivals(job, files), corpus):
            if isinstance(item, Refused):
                self.refused.append(item)
            else:
                self.items.append(Item(item))
            job.done += 1
            job.total = max(self.staging.expected, job.done)

    def _arrivals(self, job: Job, files: Sequence[tuple[str, IO[bytes]]]) -> Any:
        arrival: Arrival
        for name, file in files:
            for arrival in self.staging.take_stream(name, file):
                job.name_now = arrival.name
                yield arrival

    def end_reading(self) -> None:
        """Show what was read; nothing that is on file already is ticked."""
        self.problem = self.reading.error if self.reading else None
        self.reading = None
        self.uploads += 1
        self.compare()
        for item, standing in zip(self.items, self.standings, strict=True):
            item.take = item.take and standing.kind != SAME
        self.begin_table()

    # ------------------------------------------------------------ the table

    def compare(self) -> None:
        """Work out how each report stands, with what is stated of it."""
        if self.places is None:
            return
        facts = [item.facts(self.places) for item in self.items]
        self.standings = standings([item.report for item in self.items], facts, self.known)

    def begin_table(self) -> None:
        """Begin the table anew, with what was changed in it so far."""
        self.turn += 1
        self.frames = {}

    # ------------------------------------------------------------ saving

    def begin_saving(self) -> None:
        """Save what is ticked, in the background."""
        reports_dir, data = reports_folder(), data_folder()
        chosen = [(i, s) for i, s in zip(self.items, self.standings, strict=True) if i.take]
        orders = [Order(i.report, i.entry, i.on_version, s) for i, s in chosen]
        self.outcomes, self.problem = [], None
        self.saving = Job(lambda job: self._save(job, orders, reports_dir, data))
        self.saving.start()

    def _save(self, job: Job, orders: list[Order], reports_dir: Path, data: Path) -> None:
        job.total = len(orders)

        def told(done: int, total: int, name: str) -> None:
            job.done, job.total, job.name_now = done, total, name

        self.outcomes = save(orders, reports_dir, data, told)
        self.known = Corpus(reports_dir, data).known

    def end_saving(self) -> None:
        """Keep what was left over, and what must be asked again."""
        job, self.saving = self.saving, None
        self.problem = job.error if job else None
        if self.problem is not None:
            return
        left = {o.name for o in self.outcomes if o.kind in (ASK, REFUSED)}
        self.items = [
            item for item, standing in zip(self.items, self.standings, strict=True)
            if item.report.name in left or not (item.take or standing.kind == SAME)
        ]  # fmt: skip
        self.compare()
        self.begin_table()


def current() -> Adding:
    """What this session is adding."""
    if _STATE not in st.session_state:
        st.session_state[_STATE] = Adding()
    found: Adding = st.session_state[_STATE]
    return found


def discard() -> None:
    """Throw away what was staged and not saved."""
    found = st.session_state.pop(_STATE, None)
    begun = Adding()
    if found is not None:
        begun.uploads, begun.turn = found.uploads + 1, found.turn + 1
        found.staging.close()
    st.session_state[_STATE] = begun
