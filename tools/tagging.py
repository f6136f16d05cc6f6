"""What a part-of-speech tagger finds of the figures of reports, beside what Duizhao finds."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.document import read_document
from extract.score import load_answers
from extract.tables import read_report

NUMERAL = "m"
_CLASSIFIER = re.compile(
    r"[余多]?(人次|家次|户次|次|件|起|宗|例|家|户|人|名|场|期|处|项|条|个|份|元|支)"
)

Word = tuple[str, str]


@dataclass(frozen=True)
class Figure:
    """A figure of the reference answers: its number in the text, and the classifier after it."""

    report: str
    start: int
    end: int
    number: str
    classifier: str
    value: float
    unit: str


@dataclass
class Recall:
    """How many figures were asked for and found."""

    values: int = 0
    found: int = 0
    units: int = 0
    named: int = 0

    def add(self, figure: Figure, value: bool, unit: bool) -> None:
        """Count one figure."""
        self.values += 1
        self.found += value
        if figure.classifier:
            self.units += 1
            self.named += value and unit

    def value(self) -> str:
        """The share of the values, in words."""
        return f"{self.found} of {self.values} ({self.found / self.values:.0%})"

    def unit(self) -> str:
        """The share of the values with their units, in words."""
        return f"{self.named} of {self.units} ({self.named / self.units:.0%})"


def is_installed() -> bool:
    """Whether the tagger is here; only `make bench` installs it."""
    return importlib.util.find_spec("jieba") is not None


def load() -> None:
    """Load the tagger's dictionaries, which it would else do at the first word."""
    import jieba.posseg

    jieba.setLogLevel("WARNING")
    jieba.initialize()
    list(jieba.posseg.cut("对照"))


def tag(text: str) -> list[Word]:
    """The words of a text with their parts of speech, every character in one of them."""
    import jieba.posseg

    return [(pair.word, pair.flag) for pair in jieba.posseg.cut(text)]


def tag_all(folder: Path) -> int:
    """Tag every text of a folder; returns the number of words."""
    return sum(len(tag(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.txt")))


def figures(answers: Path, reports: Path) -> list[Figure]:
    """The figures of reference answers; other numbers of theirs are left out."""
    return [
        _figure(answer, (reports / f"{answer['report']}.txt").read_text(encoding="utf-8"))
        for answer in load_answers([answers])
        if "metric" in answer
    ]


def _figure(answer: dict[str, Any], text: str) -> Figure:
    start, end = answer["start"], answer["end"]
    after = _CLASSIFIER.match(text, end)
    return Figure(
        answer["report"], start, end, text[start:end], after[1] if after else "",
        float(answer["value"]), answer["unit"],
    )  # fmt: skip


def found_by_tagger(figure: Figure, words: Sequence[Word]) -> tuple[bool, bool]:
    """Whether words, of which the first begins where the figure does, are its number and unit.

    The number may be in several words, the last of them with its classifier (39.156 万元), and
    余 or 多 may stand between number and classifier.
    """
    said, value, unit = "", False, False
    all_numerals = True
    for word, flag in words:
        said += word
        all_numerals = all_numerals and flag == NUMERAL
        if said in (figure.number, figure.number + figure.classifier) and all_numerals:
            value = True
        rest = said.removeprefix(figure.number).lstrip("余多")
        if value and figure.classifier and rest == figure.classifier:
            unit = True
    return value, unit


def recall_of_tagger(asked: Iterable[Figure], reports: Path) -> Recall:
    """What the tagger finds of the figures."""
    recall = Recall()
    starts: dict[str, dict[int, int]] = {}
    words: dict[str, list[Word]] = {}
    for figure in asked:
        if figure.report not in words:
            text = (reports / f"{figure.report}.txt").read_text(encoding="utf-8")
            words[figure.report] = tag(text)
            starts[figure.report] = _starts(words[figure.report])
        first = starts[figure.report].get(figure.start)
        after = words[figure.report][first : first + 4] if first is not None else []
        recall.add(figure, *found_by_tagger(figure, after))
    return recall


def _starts(words: Iterable[Word]) -> dict[int, int]:
    """Where each word begins → its place among the words."""
    places, position = {}, 0
    for place, (word, _) in enumerate(words):
        places[position] = place
        position += len(word)
    return places


def recall_of_product(asked: Iterable[Figure], reports: Path) -> Recall:
    """What Duizhao finds of the figures, by their place."""
    recall = Recall()
    read: dict[str, dict[int, dict[str, Any]]] = {}
    for figure in asked:
        if figure.report not in read:
            rows = read_report(read_document(reports / f"{figure.report}.txt", reports))
            read[figure.report] = {row["start"]: row for row in rows.observations}
        row = read[figure.report].get(figure.start, {})
        value = bool(row) and abs(float(row["value"]) - figure.value) < 1e-6
        recall.add(figure, value, value and row["unit"] == figure.unit)
    return recall
