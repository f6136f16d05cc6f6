"""Sentences read as the product reads reports, told in short words for tables of cases."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from extract.context import Context
from extract.metrics.dictionary import Dictionary, load_dictionary
from extract.metrics.vocabulary import Vocabulary
from extract.numbers.quantities import QuantityFinder
from extract.observation import Observation, Period
from extract.reading import Reader, Reading
from extract.records import plain_number
from extract.text.layout import lay_out

ROOT = Path(__file__).resolve().parent.parent.parent
YEAR = 2023
OWN = Period("full_year", date(2023, 1, 1), date(2023, 12, 31))
TO_DATE = Period("year_to_date", date(2023, 1, 1), date(2023, 11, 20))
_DEFAULTS = {"qualifier": "exact", "scope": "own", "party": "total", "audience": "total",
             "mode": "total", "kind": "total"}  # fmt: skip


@cache
def dictionary() -> Dictionary:
    """The project's own dictionary."""
    return load_dictionary(ROOT / "data" / "metrics.yaml")


@cache
def reader() -> Reader:
    """A reader with the project's own dictionary."""
    return Reader(dictionary())


@cache
def vocabulary() -> Vocabulary:
    """The wordings of the project's own dictionary."""
    return Vocabulary(dictionary())


@cache
def finder() -> QuantityFinder:
    """A finder of numbers with the classifiers of the project's own dictionary."""
    return QuantityFinder({c for m in dictionary().metrics.values() for c in m.classifiers})


def context(text: str) -> Context:
    """What the reading of a text begins with."""
    layout = lay_out(text)
    return Context(layout, vocabulary(), vocabulary().scan(layout.compact), YEAR, OWN)


def read(text: str, own: Period = OWN) -> Reading:
    """A text read as a report of the year 2023."""
    return reader().read(text, year=YEAR, period=own)


def said(observation: Observation) -> str:
    """``metric value unit``, and every dimension that is not the usual one; wholes by value."""
    words = [observation.metric, str(plain_number(observation.value)), observation.unit]
    words += [
        f"{name}={getattr(observation, name)}"
        for name, usual in _DEFAULTS.items()
        if getattr(observation, name) != usual
    ]
    if observation.period.basis != OWN.basis:
        words.append(observation.period.basis)
    if observation.method != "extracted":
        words.append(observation.method)
    if observation.part_of is not None:
        words.append(f"of={plain_number(observation.part_of.value)}")
    return " ".join(words)


def figures(text: str) -> list[str]:
    """The statistics of a text in reading order, each as ``said``."""
    return [said(observation) for observation in read(text).observations]


def fates(text: str) -> list[tuple[str, str]]:
    """Every number of a text with its fate, in reading order."""
    reading = read(text)
    return [(reading.layout.compact[m.start : m.end], m.fate) for m in reading.mentions]
