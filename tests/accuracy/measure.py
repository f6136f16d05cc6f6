"""The test reports read as the product reads reports, and set beside their reference answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from extract.document import find_reports, read_document
from extract.metrics.dictionary import Dictionary, load_dictionary
from extract.places import load_places
from extract.reading import Reader
from extract.records import read_rows
from extract.report import ReportFacts, read_facts
from extract.score import Score, load_answers, score

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "data"
Row = dict[str, Any]

_DATES = {"published_on", "period_start", "period_end"}
# Those that a text can tell: its place is invented, so that no table of places knows it.
READ_FACTS = tuple(
    f.name for f in fields(ReportFacts)
    if f.name in _DATES or f.name in ("agency", "agency_type", "year", "period_basis")
)  # fmt: skip


@dataclass
class Measured:
    """Answers and what was read: rows as in the tidy tables, and which belong together.

    ``pairs`` leads from the index of an answer to that of its row; ``facts`` counts the facts that
    were read from the texts alone, of all.
    """

    dictionary: Dictionary
    answers: list[Row]
    texts: dict[str, str]
    reports: dict[str, Row]
    observations: list[Row]
    mentions: list[Row]
    facts: dict[str, tuple[int, int]]

    @cached_property
    def families(self) -> dict[str, str]:
        """metric → family, of the metrics that answers ask for.

        The answers know nothing of a metric that is added later: its figures are not scored, but
        what they take from other metrics or from the numbers that are none is. A metric that the
        dictionary has lost is still asked for.
        """
        known = {metric.id: metric.family for metric in self.dictionary.metrics.values()}
        asked = dict.fromkeys(a["metric"] for a in self.answers if "metric" in a)
        return {metric: known.get(metric, "") for metric in asked}

    @cached_property
    def pairs(self) -> dict[int, int]:
        """Index of an answer → index of the observation that is right for it."""
        taken: set[int] = set()
        found: dict[int, int] = {}
        for index, answer in enumerate(self.answers):
            if "metric" not in answer:
                continue
            for place, row in enumerate(self.observations):
                if place not in taken and self._is_right(answer, row):
                    taken.add(place)
                    found[index] = place
                    break
        return found

    def _is_right(self, answer: Row, row: Row) -> bool:
        if row["report_id"] != answer["report"] or row["metric"] != answer["metric"]:
            return False
        return score([answer], self.reports, [row], [], self.families).total()["right"] == 1

    @cached_property
    def spurious(self) -> list[int]:
        """Indexes of the observations that no answer asks for."""
        paired = set(self.pairs.values())
        return [
            i for i, row in enumerate(self.observations)
            if i not in paired and row["method"] == "extracted" and row["metric"] in self.families
        ]  # fmt: skip

    def score(self, asked: Iterable[int] | None = None, besides: Iterable[int] = ()) -> Score:
        """The score of all answers; or of some, by index, with spurious observations ``besides``."""
        if asked is None:
            return score(
                self.answers, self.reports, self.observations, self.mentions, self.families
            )
        chosen = list(asked)
        kept = {self.pairs[i] for i in chosen if i in self.pairs} | set(besides)
        # Figures by other methods are not scored, but a part may be of them.
        rows = [
            row if i in kept else {**row, "method": "entered"}
            for i, row in enumerate(self.observations)
        ]
        answers = [self.answers[i] for i in chosen]
        asked_reports = {answer["report"] for answer in answers}
        answers += [
            {"report": r, "start": 0, "end": 0, "text": ""} for r in set(self.reports) - asked_reports
        ]  # fmt: skip
        return score(answers, self.reports, rows, self.mentions, self.families)


def measure(dictionary_file: Path = DATA / "metrics.yaml") -> Measured:
    """Read every test report, with the project's dictionary or another, beside its answers.

    Raises YamlProblem (file, line, reason) where the dictionary is wrong.
    """
    dictionary = load_dictionary(dictionary_file)
    places = load_places(DATA / "districts.yaml")
    reader = Reader(dictionary)
    stated = {row["report"]: row for row in load_answers([HERE / "facts.jsonl"])}
    measured = Measured(dictionary, load_answers([HERE / "answers.jsonl"]), {}, {}, [], [], {})
    for path in find_reports(HERE / "reports"):
        document = read_document(path, HERE / "reports")
        facts = read_facts(document, places)
        true = _facts(stated[document.report_id])
        _count_facts(measured.facts, facts, true)
        rows = read_rows(document, replace(facts, **true), reader)
        measured.texts[document.report_id] = document.text
        measured.reports[document.report_id] = rows.report
        measured.observations += rows.observations
        measured.mentions += rows.mentions
    return measured


def _facts(stated: Row) -> Row:
    return {
        name: date.fromisoformat(value) if name in _DATES else value
        for name, value in stated.items()
        if name != "report"
    }


def _count_facts(counts: dict[str, tuple[int, int]], read: ReportFacts, true: Row) -> None:
    for name in READ_FACTS:
        right, asked = counts.get(name, (0, 0))
        counts[name] = (right + (getattr(read, name) == true[name]), asked + 1)
