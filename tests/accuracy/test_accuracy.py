"""The project's own test reports are read at least this well; docs/accuracy.md tells how well."""

from __future__ import annotations

import re
from functools import cache

import pytest

from extract.places import load_places
from extract.score import rates
from tests.accuracy.__main__ import PAGE
from tests.accuracy.confusion import confusions
from tests.accuracy.measure import DATA, Measured, measure
from tests.accuracy.phenomena import OBSERVED, phenomena
from tests.accuracy.tell import tell

PRECISION, RECALL, DIMENSIONS, WHOLES, FATES = 0.99, 0.98, 0.95, 0.95, 0.97
FACTS = 0.9
# What docs/accuracy.md says may be better than what is read now by no more than this.
STALE = 0.005


@cache
def measured() -> Measured:
    return measure()


def _why() -> str:
    return "\n".join(f"{c.expected} → {c.found}: {c.shown}" for c in confusions(measured()))


def test_statistics() -> None:
    precision, recall, _ = rates(measured().score().total())
    assert precision >= PRECISION, _why()
    assert recall >= RECALL, _why()


@pytest.mark.parametrize(
    ("what", "line"), [("dimensions", DIMENSIONS), ("wholes", WHOLES), ("fates", FATES)]
)
def test_what_belongs_to_them(what: str, line: float) -> None:
    counts = getattr(measured().score(), what)
    assert counts["right"] >= line * counts["all"], _why()


def test_facts_of_the_reports() -> None:
    right, asked = (sum(column) for column in zip(*measured().facts.values(), strict=True))
    assert right >= FACTS * asked


def test_every_digit_lies_in_the_ledger() -> None:
    for report, text in measured().texts.items():
        spans = [(m["start"], m["end"]) for m in measured().mentions if m["report_id"] == report]
        covered = {i for start, end in spans for i in range(start, end)}
        dropped = [
            text[max(0, i - 8) : i + 8]
            for i, char in enumerate(text)
            if char.isdecimal() and i not in covered
        ]
        assert dropped == [], report


def test_every_answer_stands_in_its_text() -> None:
    for answer in measured().answers:
        text = measured().texts[answer["report"]]
        assert text[answer["start"] : answer["end"]] == answer["text"]
        if "part_of" in answer:
            assert any(
                [a["start"], a["end"]] == answer["part_of"] and a.get("metric") == answer["metric"]
                for a in measured().answers
                if a["report"] == answer["report"]
            ), answer


def test_the_reports_are_many_and_of_no_real_place() -> None:
    places = load_places(DATA / "districts.yaml")
    assert len(measured().texts) >= 12
    assert not [
        r for r, row in measured().reports.items() if row["district_code"] in places.by_code
    ]


def test_every_phenomenon_is_asked_about_often() -> None:
    counts = dict.fromkeys(OBSERVED, 0)
    for answer in measured().answers:
        if "metric" in answer:
            for name in phenomena(answer, measured().texts[answer["report"]]):
                counts[name] += 1
    assert min(counts.values()) >= 10, counts


def test_parts_of_the_report_agree_with_the_whole() -> None:
    whole = measured().score().total()
    rows = re.findall(
        r"(?m)^\| (\S+) .*?\|((?: \d+ \|){4})", tell(measured()).split("## By phen")[0]
    )
    families = [
        list(map(int, cells.replace("|", " ").split())) for name, cells in rows if name != "**all**"
    ]
    assert len(families) == len(measured().dictionary.families)
    sums = [sum(column) for column in zip(*families, strict=True)]
    assert sums == [
        whole["right"] + whole["missing"], whole["right"], whole["missing"], whole["spurious"]
    ]  # fmt: skip


def test_the_page_is_no_better_than_the_reading() -> None:
    def headline(text: str) -> list[float]:
        found = re.search(
            r"(?m)^\| \*\*all\*\* \|.*?\| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", text
        )
        assert found
        return [float(number) for number in found.groups()]

    said, now = headline(PAGE.read_text(encoding="utf-8")), headline(tell(measured()))
    assert all(s <= n + STALE for s, n in zip(said, now, strict=True)), "renew it: make accuracy"
