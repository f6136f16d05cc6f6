"""The queue of what deserves a look: what is in it, in which order, what leaves it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from compare.model import State
from compare.review import DONE, DOUBTS, OPEN, REASONS, Filters, progress, queue, single, stale
from compare.words import WORDS
from extract.observation import CONFIDENCE_REASONS
from tests.compare.made import dataset, observation, observation_row, report_row


def row(name: str, text: str, start: int, **more: object) -> dict[str, object]:
    return observation_row("a", "penalty_cases", float(text), **{
        "observation_id": name, "text": text, "start": start, "end": start + len(text),
        "confidence": "high", "reasons": "explicit", **more})  # fmt: skip


def correction(start: int, text: str, state: str, who: str = "审核员甲") -> dict[str, object]:
    return {
        "report_id": "a", "correction_id": f"{start}{state}", "what": "accept", "start": start,
        "end": start + len(text), "text": text, "observation_id": "", "expect": "", "from": "",
        "to": "", "why": "", "who": who, "when": "2026-11-23T09:00:00+08:00", "state": state,
        "reason": "", "withdrawn_by": "", "withdrawn_at": "", "file": "a.yaml", "line": "3",
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


DOUBTFUL = [
    row("sure", "11", 10),
    row("guess", "12", 20, confidence="medium", reasons="inferred_metric", scope="area"),
    row("far", "13", 30, confidence="low", reasons="distant_wording inferred_whole", scope="joint"),
    row("change", "14", 40, confidence="low", reasons="implied_by_change", method="implied"),
]
CHECK = {"report_id": "a", "kind": "part_within_whole", "total_observation": "sure",
         "parts": "guess", "expected": 11, "found": 12, "holds": "False"}  # fmt: skip


def made(folder: Path, corrections: list[dict[str, object]] | None = None, **tables: object):  # type: ignore[no-untyped-def]
    given = {"reports": [report_row("a", "120104")], "observations": DOUBTFUL, **tables}
    data = dataset(folder, **given)  # type: ignore[arg-type]
    if corrections:
        import pandas as pd

        frame = pd.DataFrame(corrections).astype(str)
        data = dataclasses.replace(data, tables={**data.tables, "corrections": frame})
    return data


def test_the_most_doubtful_first_and_nothing_that_is_sure(folder: Path) -> None:
    found = queue(made(folder))
    assert [(i.text, i.reasons) for i in found] == [
        ("13", ("distant_wording", "inferred_whole")),
        ("12", ("inferred_metric",)),
    ]  # fmt: skip


def test_failed_arithmetic_goes_before_doubtful_wording(folder: Path) -> None:
    found = queue(made(folder, checks=[CHECK]))
    assert (found[0].text, found[0].reasons) == ("11", ("check_fails",))


def test_what_was_settled_leaves_and_is_counted(folder: Path) -> None:
    found = queue(made(folder, [correction(30, "13", "applied")]))
    assert [(i.text, i.state, i.done_by) for i in found] == [
        ("12", OPEN, ""), ("13", DONE, "审核员甲"),
    ]  # fmt: skip
    assert progress(found) == (1, 2)


@pytest.mark.parametrize("state", ["stale", "withdrawn"])
def test_what_no_longer_fits_or_was_undone_comes_back(folder: Path, state: str) -> None:
    data = made(folder, [correction(30, "13", state)])
    item = next(i for i in queue(data) if i.text == "13")
    assert item.state == OPEN
    assert ("stale" in item.reasons) is (state == "stale")
    assert len(stale(data)) == (state == "stale")


def test_what_is_settled_after_it_went_stale_is_done(folder: Path) -> None:
    data = made(folder, [correction(30, "13", "replaced"), correction(30, "13", "applied", "乙")])
    assert next(i.done_by for i in queue(data) if i.text == "13") == "乙"


def test_seen_changes_with_what_is_said(folder: Path) -> None:
    seen = {
        next(i.seen for i in queue(made(folder / s, [correction(30, "13", s)])) if i.text == "13")
        for s in ("applied", "withdrawn")
    }
    before = next(i.seen for i in queue(made(folder / "none")) if i.text == "13")
    assert before == ""
    assert len(seen) == 2


def test_filters(folder: Path) -> None:
    data = made(folder, [correction(30, "13", "applied")])
    found = queue(data)

    def texts(**asked: str) -> list[str]:
        return [i.text for i in found if Filters(**asked).holds(i, data)]

    assert texts() == ["12"]
    assert texts(state="") == ["12", "13"]
    assert texts(state=DONE) == ["13"]
    assert texts(reason="inferred_metric") == ["12"]
    assert texts(reason="stale") == texts(year="1999") == texts(family="trainings") == []
    assert texts(report="a", year="2023", family="penalties") == ["12"]


def test_any_figure_can_be_asked_for(folder: Path) -> None:
    data = made(folder)
    found = single(data, "a:10-12")
    assert found is not None
    assert (found.text, found.reasons) == ("11", ())
    for wrong in ("a:10-11", "b:10-12", "", "a:x-y", "a"):
        assert single(data, wrong) is None


def test_every_reason_has_words_and_every_doubt_a_weight() -> None:
    assert all(f"review.reason.{reason}" in WORDS for reason in REASONS)
    assert set(DOUBTS) <= set(REASONS)
    sure = {"explicit", "table", "stated_in_words", "implied_by_change"}
    assert set(CONFIDENCE_REASONS) - sure == set(DOUBTS)


@pytest.mark.parametrize(
    ("more", "state", "mark"),
    [
        ({"confidence": "low"}, State.AWAITING_REVIEW, " ?"),
        ({"confidence": "low", "reviewed_by": "甲"}, State.FIGURE, ""),
        ({"confidence": "medium"}, State.FIGURE, ""),
        ({"confidence": "high", "method": "corrected"}, State.FIGURE, " ✓"),
        ({"method": "entered"}, State.FIGURE, " ✎"),
    ],
)
def test_state_and_mark_of_a_figure(more: dict[str, str], state: State, mark: str) -> None:
    found = observation(38, **more)
    assert (found.state, found.mark) == (state, mark)
