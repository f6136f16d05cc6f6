"""Scores on a small example whose figures were worked out by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from extract.score import load_answers, rates, score

FAMILIES = {"penalty_cases": "penalties", "penalty_amount": "penalties", "drills": "emergency"}
REPORTS = {
    "a": {"period_basis": "full_year", "period_start": "2023-01-01", "period_end": "2023-12-31"}
}


def answer(start: int, metric: str, value: float, unit: str, **more: Any) -> dict[str, Any]:
    return {"report": "a", "start": start, "end": start + 2, "text": "00", "metric": metric,
            "value": value, "unit": unit, **more}  # fmt: skip


def row(start: int, metric: str, value: float, unit: str, **more: Any) -> dict[str, Any]:
    return {
        "observation_id": f"a-{start}", "report_id": "a", "start": start, "end": start + 2,
        "text": "00", "metric": metric, "value": value, "unit": unit, "qualifier": "exact",
        "scope": "own", "party": "total", "audience": "total", "mode": "total", "kind": "total",
        "part_of": "", "method": "extracted", **REPORTS["a"], **more,
    }  # fmt: skip


def fate(start: int, name: str) -> dict[str, Any]:
    return {"report": "a", "start": start, "end": start + 2, "text": "00", "fate": name}


def mention(start: int, name: str) -> dict[str, Any]:
    return {"report_id": "a", "start": start, "end": start + 2, "fate": name}


ANSWERS = [
    answer(10, "penalty_cases", 38, "case"),
    answer(20, "penalty_cases", 10, "case", party="individual", part_of=[10, 12]),
    answer(30, "penalty_amount", 300000, "CNY", qualifier="approximate"),
    answer(40, "drills", 5, "time"),
    answer(50, "drills", 3, "time", period_basis="prior_year", period_start="2022-01-01", period_end="2022-12-31"),
    fate(60, "requirement"),
    fate(70, "change"),
    fate(80, "unmapped"),
    fate(90, "name"),
]  # fmt: skip
READ = [
    row(10, "penalty_cases", 38, "case"),
    # two characters off, and without its party
    row(22, "penalty_cases", 10, "case", part_of="a-10"),
    row(30, "penalty_amount", 300000, "CNY", qualifier="approximate"),
    # another value: one missing and one spurious
    row(40, "drills", 6, "time"),
    row(50, "drills", 3, "time", period_basis="prior_year", period_start="2022-01-01",
        period_end="2022-12-31", part_of="a-40"),
    # beyond the metrics that are scored; worked out; of another report
    row(100, "depots", 4, "item"),
    row(110, "drills", 4, "time", method="implied"),
    row(120, "drills", 4, "time", report_id="b"),
    row(130, "penalty_cases", 7, "case"),
]  # fmt: skip
MENTIONS = [mention(60, "requirement"), mention(70, "observation"), mention(81, "unmapped")]


def test_the_figures_are_those_worked_out_by_hand() -> None:
    result = score(ANSWERS, REPORTS, READ, MENTIONS, FAMILIES)
    assert result.families["penalties"] == Counter(right=3, spurious=1)
    assert result.families["emergency"] == Counter(right=1, missing=1, spurious=1)
    assert result.total() == Counter(right=4, missing=1, spurious=2)
    assert result.dimensions == Counter(right=3, all=4)
    assert result.wholes == Counter(right=1, all=2)
    assert result.fates == Counter(right=2, all=4)


def test_the_lines_say_the_same() -> None:
    lines = score(ANSWERS, REPORTS, READ, MENTIONS, FAMILIES).lines()
    assert [line.split() for line in lines] == [
        ["family", "right", "missing", "spurious", "P", "R", "F1"],
        ["emergency", "1", "1", "1", "0.5000", "0.5000", "0.5000"],
        ["penalties", "3", "0", "1", "0.7500", "1.0000", "0.8571"],
        ["all", "4", "1", "2", "0.6667", "0.8000", "0.7273"],
        ["dimensions", "3", "of", "4", "right", "(0.7500)"],
        ["part_of", "1", "of", "2", "right", "(0.5000)"],
        ["fates", "2", "of", "4", "right", "(0.5000)"],
    ]


def test_every_difference_is_told() -> None:
    told = score(ANSWERS, REPORTS, READ, MENTIONS, FAMILIES).notes
    assert told == [
        "dimension a@20 «00» penalty_cases 10 case: party total≠individual",
        "missing  a@40 «00» drills 5 time",
        "part_of  a@50 «00» drills 3 time: 00@40 ≠ None",
        "spurious a@40 «00» drills 6 time",
        "spurious a@130 «00» penalty_cases 7 case",
        "fate     a@70 «00»: observation ≠ change",
        "fate     a@90 «00»: no mention ≠ name",
    ]


@pytest.mark.parametrize(
    ("more", "right"),
    [
        ({}, 1),
        ({"value": 38.0}, 1),
        ({"value": 38.1}, 0),
        ({"unit": "time"}, 0),
        ({"metric": "penalty_amount"}, 0),
        ({"start": 12}, 1),
        ({"start": 13}, 0),
        ({"end": 15}, 0),
    ],
    ids=str,
)
def test_when_an_observation_is_right(more: dict[str, Any], right: int) -> None:
    read = {**row(10, "penalty_cases", 38, "case"), **more}
    result = score(ANSWERS[:1], REPORTS, [read], [], FAMILIES)
    assert result.total()["right"] == right


def test_two_answers_of_one_place_need_two_observations() -> None:
    twice = [answer(10, "drills", 0, "time"), answer(10, "drills", 0, "time")]
    result = score(twice, REPORTS, [row(10, "drills", 0, "time")], [], FAMILIES)
    assert result.total() == Counter(right=1, missing=1)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, (1.0, 1.0, 1.0)),
        ({"right": 3, "missing": 1}, (1.0, 0.75, 6 / 7)),
        ({"right": 3, "spurious": 1}, (0.75, 1.0, 6 / 7)),
        ({"missing": 2}, (1.0, 0.0, 0.0)),
        ({"spurious": 2}, (0.0, 1.0, 0.0)),
        ({"missing": 1, "spurious": 1}, (0.0, 0.0, 0.0)),
    ],
    ids=str,
)
def test_rates(counts: dict[str, int], expected: tuple[float, float, float]) -> None:
    assert rates(counts) == pytest.approx(expected)


def test_answers_are_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text('{"report": "a"}\n\n{"report": "b"}\n', encoding="utf-8")
    assert load_answers([path, path]) == [{"report": "a"}, {"report": "b"}] * 2
    path.write_text('{"report": "a"}\n{"report"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"answers\.jsonl:2: not JSON"):
        load_answers([path])
