"""Damaged reports: whatever was cut, doubled or put in, the reading goes on and drops no number."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from extract.document import Document
from extract.records import ReportRows, rows_of
from extract.report import read_facts
from extract.tables import load_knowledge
from tests.extract.reader import read

REPORTS = sorted((Path(__file__).parent.parent / "accuracy" / "reports").glob("*.txt"))
INSERTED = (
    "0123456789，。；（）“”《》一二三十百千万亿余约件次家户元%％ \n、：其中分别共较上年2022年人次"
)


def _damaged(text: str, chance: random.Random) -> str:
    """A stretch of a report with some characters cut, put in or copied from elsewhere."""
    start = chance.randrange(len(text))
    found = list(text[start : start + 800])
    for _ in range(chance.randrange(1, 60)):
        place, what = chance.randrange(len(found) + 1), chance.random()
        if what < 0.4:
            del found[place : place + chance.randrange(1, 4)]
        elif what < 0.8:
            found[place:place] = chance.choice(INSERTED) * chance.choice((1, 1, 2, 3))
        else:
            other = chance.randrange(len(found) + 1)
            found[place:place] = found[other : other + chance.randrange(1, 20)]
    return "".join(found)


def _read(text: str) -> ReportRows:
    document = Document("damaged", "damaged.txt", "", text, "txt")
    facts = read_facts(document, load_knowledge().places)
    return rows_of(document, facts, read(text))


@pytest.mark.parametrize("seed", range(150))
def test_a_damaged_report_is_read_to_its_end(seed: int) -> None:
    chance = random.Random(seed)
    text = _damaged(chance.choice(REPORTS).read_text(encoding="utf-8"), chance)
    rows = _read(text)
    covered: set[int] = set()
    for mention in rows.mentions:
        assert mention["text"] == text[mention["start"] : mention["end"]] != ""
        covered.update(range(mention["start"], mention["end"]))
    lost = [place for place, char in enumerate(text) if char.isdecimal() and place not in covered]
    assert lost == []
    names = [row["observation_id"] for row in rows.observations]
    assert len(names) == len(set(names))
    assert {row["part_of"] for row in rows.observations} <= {"", *names}
