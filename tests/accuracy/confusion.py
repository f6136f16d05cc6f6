"""Every difference between the answers and what was read: expected → read instead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extract.score import DEFAULTS, DIMENSIONS
from tests.accuracy.measure import Measured, Row

_AROUND = 14


@dataclass(frozen=True)
class Confusion:
    """``expected`` was read as ``found``, at a number shown with the words around it."""

    about: str
    expected: str
    found: str
    report: str
    shown: str


def confusions(measured: Measured) -> list[Confusion]:
    """All differences: statistics first, then dimensions, wholes and fates."""
    groups: dict[str, list[Confusion]] = defaultdict(list)
    for found in _all(measured):
        groups[found.about].append(found)
    order = ("statistic", "dimension", "whole", "fate")
    return [c for about in order for c in groups[about]]


def _all(measured: Measured) -> Iterator[Confusion]:
    explained: set[int] = set()
    for index, answer in enumerate(measured.answers):
        if "fate" in answer:
            yield from _fate(measured, answer, explained)
        elif index in measured.pairs:
            yield from _details(measured, answer, measured.observations[measured.pairs[index]])
        else:
            yield _missing(measured, answer, explained)
    for index in measured.spurious:
        if index not in explained:
            row = measured.observations[index]
            yield _confusion(measured, "statistic", "no statistic", _named(row), row)


def _missing(measured: Measured, answer: Row, explained: set[int]) -> Confusion:
    for index in measured.spurious:
        row = measured.observations[index]
        if index not in explained and _overlap(answer, row):
            explained.add(index)
            return _confusion(measured, "statistic", _named(answer), _named(row), answer)
    return _confusion(measured, "statistic", _named(answer), _fate_at(measured, answer), answer)


def _details(measured: Measured, answer: Row, row: Row) -> Iterator[Confusion]:
    report = measured.reports[answer["report"]]
    for name in DIMENSIONS:
        expected = str(answer.get(name, DEFAULTS.get(name, report.get(name, ""))))
        if expected != str(row[name]):
            yield _confusion(
                measured, "dimension", f"{name} {expected}", f"{name} {row[name]}", answer
            )
    whole = next((o for o in measured.observations if o["observation_id"] == row["part_of"]), None)
    expected_at = (answer.get("part_of") or [None])[0]
    found_at = whole["start"] if whole else None
    near = expected_at is not None and found_at is not None and abs(expected_at - found_at) <= 2
    if not near and (expected_at, found_at) != (None, None):
        yield _confusion(
            measured, "whole", _part_of(measured, answer["report"], answer.get("part_of")),
            _part_of(measured, answer["report"], [whole["start"], whole["end"]] if whole else None),
            answer,
        )  # fmt: skip


def _part_of(measured: Measured, report: str, span: list[int] | None) -> str:
    return f"part of {measured.texts[report][span[0] : span[1]]}" if span else "no part"


def _fate(measured: Measured, answer: Row, explained: set[int]) -> Iterator[Confusion]:
    found = _fate_at(measured, answer)
    if found == answer["fate"]:
        return
    for index in measured.spurious:
        row = measured.observations[index]
        if _overlap(answer, row):
            explained.add(index)
            found = _named(row)
    yield _confusion(measured, "fate", answer["fate"], found, answer)


def _fate_at(measured: Measured, answer: Row) -> str:
    over = [m for m in measured.mentions if _overlap(answer, m)]
    return str(over[0]["fate"]) if over else "not seen"


def _overlap(answer: Row, row: Row) -> bool:
    same = row["report_id"] == answer["report"]
    return bool(same and row["start"] < answer["end"] and answer["start"] < row["end"])


def _named(row: Row) -> str:
    return f"{row['metric']} {row['value']:g} {row['unit']}"


def _confusion(measured: Measured, about: str, expected: str, found: str, row: Row) -> Confusion:
    report = row.get("report") or row["report_id"]
    text = measured.texts[report]
    start, end = row["start"], row["end"]
    before = text[max(0, start - _AROUND) : start].split("\n")[-1]
    after = text[end : end + _AROUND].split("\n")[0]
    return Confusion(about, expected, found, report, f"{before}【{text[start:end]}】{after}")
