"""Sentences cut into what stands outside brackets and what inside."""

from __future__ import annotations

import pytest

from extract.text.layout import lay_out
from extract.text.passages import BLANK, Passage, cut
from tests.extract.reader import finder


def passages(text: str) -> list[Passage]:
    layout = lay_out(text)
    return cut(layout.sentences[0], layout.compact, finder().find(layout.compact))


def told(text: str) -> list[tuple[str, list[str], str]]:
    """(visible text, its numbers, the number before the bracket) of each passage."""
    return [
        (p.view.replace(BLANK, "□"), [q.text for q in p.quantities], p.anchor.text if p.anchor else "")
        for p in passages(text)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("处罚38件。", [("处罚38件。", ["38"], "")]),
        (
            "处罚38件（含个人10件），罚款3万元。",
            [("处罚38件□□□□□□□□，罚款3万元。", ["38", "3万"], ""), ("含个人10件", ["10"], "38")],
        ),
        (
            "检查9家（户），整改3处。",
            [("检查9家（户），整改3处。", ["9", "3"], "")],
        ),
        (
            "（一）其中5件（含2件（个人1件））",
            [
                ("（一）其中5件□□□□□□□□□□□", ["5"], ""),
                ("含2件□□□□□□", ["2"], "5"),
                ("个人1件", ["1"], "2"),
            ],
        ),
        ("未闭（处罚3件。", [("未闭（处罚3件。", ["3"], "")]),
        (
            "处罚5件（罚款2万元）和3件（罚款1万元）。",
            [
                ("处罚5件□□□□□□□和3件□□□□□□□。", ["5", "3"], ""),
                ("罚款2万元", ["2万"], "5"),
                ("罚款1万元", ["1万"], "3"),
            ],
        ),
    ],
)
def test_cut(text: str, expected: list[tuple[str, list[str], str]]) -> None:
    assert told(text) == expected


def test_a_passage_knows_the_one_around_it() -> None:
    whole, inner = passages("处罚38件（含个人10件）。")
    assert inner.outer is whole
    assert whole.outer is None


def test_text_between_offsets_is_that_of_the_view() -> None:
    whole, _ = passages("处罚38件（含个人10件），罚款3万元。")
    assert whole.text(0, 5) == "处罚38件"
    assert whole.text(-3, 99) == whole.view
