"""The two reports of the project, read completely: every answer, and nothing besides."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract.score import load_answers, score
from extract.tables import Tables, read_folder
from tests.extract.reader import ROOT, dictionary

ANSWERS = Path(__file__).parent / "answers" / "two-reports.jsonl"
REPORTS = ROOT / "data" / "reports"
NANKAI = "120104-2023-nankai-emergency"
NANHAI = "440605-2023-nanhai-emergency"


@cache
def tables() -> Tables:
    return read_folder(REPORTS)


@cache
def answers() -> list[dict[str, Any]]:
    return load_answers([ANSWERS])


def rows(table: str, report: str) -> list[dict[str, Any]]:
    return [row for row in tables().rows[table] if row["report_id"] == report]


def at(report: str, start: int) -> dict[str, Any]:
    return next(row for row in rows("observations", report) if row["start"] == start)


def test_there_are_sixty_statistics_and_twenty_four_fates() -> None:
    assert sum("metric" in answer for answer in answers()) == 60
    assert sum("fate" in answer for answer in answers()) == 24


def test_every_answer_is_read_with_all_that_belongs_to_it_and_nothing_else() -> None:
    families = {metric.id: metric.family for metric in dictionary().metrics.values()}
    reports = {row["report_id"]: row for row in tables().rows["reports"]}
    result = score(
        answers(), reports, tables().rows["observations"], tables().rows["mentions"], families
    )
    assert result.notes == []
    assert dict(result.total()) == {"right": 60}
    assert result.dimensions == {"right": 60, "all": 60}
    assert result.wholes["right"] == result.wholes["all"] > 0
    assert result.fates == {"right": 24, "all": 24}


def test_every_answer_stands_in_the_text() -> None:
    for answer in answers():
        text = (REPORTS / f"{answer['report']}.txt").read_text(encoding="utf-8")
        assert text[answer["start"] : answer["end"]] == answer["text"]


@pytest.mark.parametrize("report", [NANKAI, NANHAI])
def test_every_digit_lies_in_the_ledger(report: str) -> None:
    text = (REPORTS / f"{report}.txt").read_text(encoding="utf-8")
    covered = {i for row in rows("mentions", report) for i in range(row["start"], row["end"])}
    dropped = [
        text[max(0, i - 8) : i + 8] for i, c in enumerate(text) if c.isdigit() and i not in covered
    ]
    assert dropped == []


@pytest.mark.parametrize("report", [NANKAI, NANHAI])
def test_offsets_quotes_and_contexts_are_the_texts_own(report: str) -> None:
    text = (REPORTS / f"{report}.txt").read_text(encoding="utf-8")
    for row in rows("observations", report):
        start, end = row["start"], row["end"]
        assert text[start:end] == row["text"]
        assert row["text"] in row["quote"]
        assert text.index(row["quote"]) <= start
        assert text[:start].endswith(row["prefix"])
        assert text[end:].startswith(row["suffix"])
    for row in rows("mentions", report):
        assert text[row["start"] : row["end"]] == row["text"]


@pytest.mark.parametrize(
    ("report", "around", "fate"),
    [
        (NANHAI, "“515”", "name"),
        (NANHAI, "“1114”", "name"),
        (NANHAI, "“1+N+7”", "name"),
        (NANHAI, "不少于2次", "requirement"),
        (NANHAI, "16:03:44", "furniture"),
        (NANKAI, "630张", "unmapped"),
        (NANKAI, "第11号", "document"),
        (NANKAI, "任期3年", "duration"),
    ],
)
def test_numbers_that_are_no_statistics(report: str, around: str, fate: str) -> None:
    text = (REPORTS / f"{report}.txt").read_text(encoding="utf-8")
    start = text.index(around)
    found = [r for r in rows("mentions", report) if start <= r["start"] < start + len(around)]
    assert found
    assert {row["fate"] for row in found} == {fate}


@pytest.mark.parametrize(
    ("metric", "whole", "parts"),
    [("penalty_cases", 38, [35, 3]), ("penalty_amount", 391560, [309000, 82560])],
)
def test_the_sums_of_nankai_hold(metric: str, whole: float, parts: list[float]) -> None:
    by_id = {row["observation_id"]: row for row in rows("observations", NANKAI)}
    (found,) = [
        row
        for row in rows("checks", NANKAI)
        if row["kind"] == "sum_of_parts" and by_id[row["total_observation"]]["value"] == whole
        and by_id[row["total_observation"]]["metric"] == metric
    ]  # fmt: skip
    assert [by_id[part]["value"] for part in found["parts"].split("|")] == parts
    assert (found["expected"], found["found"], found["holds"]) == (whole, whole, True)


def test_no_relation_of_the_two_reports_fails() -> None:
    assert [row for row in tables().rows["checks"] if not row["holds"]] == []


@pytest.mark.parametrize(
    ("report", "basis", "end"),
    [(NANKAI, "full_year", "2023-12-31"), (NANHAI, "year_to_date", "2023-12-04")],
)
def test_the_periods_of_the_two_reports(report: str, basis: str, end: str) -> None:
    (found,) = rows("reports", report)
    assert (found["period_basis"], found["period_end"]) == (basis, end)
    assert at(report, rows("observations", report)[0]["start"])["period_end"] == end
