"""``python -m extract add``: reports from files, folders, ZIPs or standard input, put on file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extract.facts.doubts import DOUBTS
from extract.folders import data_folder, reports_folder
from extract.intake.batch import read, standings
from extract.intake.corpus import Corpus
from extract.intake.recognise import Recognised
from extract.intake.save import ASK, BESIDE, REFUSED, REPLACE, TAKEN, Order, Outcome, save
from extract.intake.staging import Arrival, Refused, Staging
from extract.intake.standing import SAME, UNKNOWN_DISTRICT, VERSION, Standing
from extract.writing import NotWritten, require_writing

DESCRIPTION = """\
Add reports: .txt, .html, .docx, .pdf, ZIPs of them, folders, or one file from standard input (-).
What was recognised is shown and asked about; nothing is written before. One line a file says what
became of it.

--yes asks nothing: new reports are taken, also of unknown districts (with a doubt); a new version
of a report on file replaces it, and the old file is kept under .versions in the folder of reports.
Without a terminal to ask on, and without --yes, nothing is written.

Exit status: 0 when every file was taken or was already there; 1 when any was refused or not taken.
"""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Give the command line its command ``add``."""
    command = commands.add_parser(
        "add", help="put reports on file: files, folders, ZIPs or - for standard input",
        description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    command.add_argument("files", nargs="+", metavar="FILE|DIR|-", help="what to add")
    command.add_argument("--reports", type=Path, default=reports_folder(), help="folder of reports")
    command.add_argument("--yes", action="store_true", help="take everything, ask nothing")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command; returns the exit status. Raises ValueError where nothing may be written."""
    try:
        require_writing()
        return _Adding(options.reports, data_folder(), options.yes).run(options.files)
    except NotWritten as problem:
        raise ValueError(problem.reason) from problem


class _Adding:
    """One run of the command."""

    def __init__(self, reports_dir: Path, data: Path, yes: bool) -> None:
        self.reports_dir, self.data, self.yes = reports_dir, data, yes
        self.corpus = Corpus(reports_dir, data)
        self.left = 0  # files that were neither taken nor there

    def run(self, given: Iterable[str]) -> int:
        """Read, ask, save; 1 where any file was left."""
        staging = Staging()
        try:
            found = []
            for item in read(_arrivals(given, staging), self.corpus):
                if isinstance(item, Refused):
                    self._say_left(item.name, f"refused: {item.reason}")
                else:
                    found.append(item)
            known = self.corpus.known
            stands = standings(found, [report.facts for report in found], known)
            self._save(found, stands)
        finally:
            staging.close()
        return 1 if self.left else 0

    def _save(self, found: list[Recognised], stands: list[Standing]) -> None:
        orders = [o for o in map(self._order, found, stands) if o is not None]
        if not orders:
            return
        outcomes = save(orders, self.reports_dir, self.data)
        for order, outcome in zip(orders, outcomes, strict=True):
            self._say(order.report, outcome)

    def _order(self, report: Recognised, standing: Standing) -> Order | None:
        """What to do with one report: as the person says, or by the rules of --yes."""
        if self.yes:
            return Order(report)
        if standing.kind == SAME:
            print(f"{report.name}: already there as {standing.of}")
            return None
        if not sys.stdin.isatty():
            said = f"not taken: nothing is written without --yes ({summary(report)})"
            self._say_left(report.name, said)
            return None
        answer = _asked(report, standing)
        if answer == "n":
            self._say_left(report.name, "not taken, as you said")
            return None
        return Order(report, on_version=BESIDE if answer == "b" else REPLACE, seen=standing)

    def _say(self, report: Recognised, outcome: Outcome) -> None:
        name = report.name
        if outcome.kind == TAKEN:
            where = self.reports_dir / outcome.file
            old = f"; the old version is {outcome.replaced}" if outcome.replaced else ""
            unknown = outcome.standing.kind == UNKNOWN_DISTRICT
            doubt = "; doubt: its district is not known" if unknown else ""
            print(f"{name}: taken → {where} ({summary(report)}){old}{doubt}")
        elif outcome.kind == REFUSED:
            self._say_left(name, f"refused: {outcome.reason}")
        elif outcome.kind == ASK:
            self._say_left(
                name, f"not taken: {outcome.report_id} has been added meanwhile, of which it is "
                "another version; add it again")  # fmt: skip
        else:
            print(f"{name}: already there as {outcome.report_id}")

    def _say_left(self, name: str, said: str) -> None:
        self.left += 1
        print(f"{name}: {said}")


def summary(report: Recognised) -> str:
    """Whose report it is, of what year, and what was read of it, in one line."""
    facts = report.facts
    pages = f", {report.pages} pages" if report.pages else ""
    return (
        f"{facts.agency or 'bureau not known'}, {facts.year or 'year not known'}{pages}, "
        f"{report.figures} figures, {report.doubtful} doubtful"
    )


def _arrivals(given: Iterable[str], staging: Staging) -> Iterator[Arrival]:
    for name in given:
        if name == "-":
            yield from staging.take_stream("stdin", sys.stdin.buffer)
        elif not Path(name).exists():
            yield Refused(name, "there is no such file or folder", "没有这个文件或文件夹")
        else:
            yield from staging.take(Path(name))


def _asked(report: Recognised, standing: Standing) -> str:
    """y, n, or b (beside), as the person at the terminal answers."""
    facts = report.facts
    period = f"{facts.period_start} – {facts.period_end}" if facts.period_start else "not known"
    district = f"{facts.district_code} {facts.district}".strip() or "not known"
    for line in (
        f"\n{report.name}", f"  {summary(report)}", f"  title     {facts.title or 'not known'}",
        f"  district  {district}", f"  period    {period}",
        *(f"  doubt     {_said(doubt)}" for doubt in facts.doubts),
    ):  # fmt: skip
        print(line, file=sys.stderr)
    if standing.kind == VERSION:
        ask = f"Another version of {standing.of}. Replace it (the old file is kept), or keep both?"
        return _answer(ask, {"r": "replace", "b": "both", "n": "no"})
    return _answer("Take it?", {"y": "yes", "n": "no"})


def _said(doubt: str) -> str:
    name, _, particulars = doubt.partition(": ")
    return DOUBTS[name][0] + (f": {particulars}" if particulars else "")


def _answer(question: str, choices: dict[str, str], ask: Callable[[str], str] = input) -> str:
    offered = ", ".join(f"[{key}] {name}" for key, name in choices.items())
    while True:
        try:
            given = ask(f"  {question} {offered}: ").strip().lower()[:1]
        except EOFError:
            return "n"
        if given in choices:
            return given
