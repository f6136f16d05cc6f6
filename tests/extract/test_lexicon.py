"""Wordings found in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.metrics.lexicon import GAP, Lexicon


def scan(wordings: list[str], text: str) -> list[tuple[int, int, str]]:
    return [(hit.start, hit.end, hit.wording) for hit in Lexicon(wordings).scan(text)]


@pytest.mark.parametrize(
    ("wordings", "text", "expected"),
    [
        ([], "检查", []),
        (["检查"], "检查检查", [(0, 2, "检查"), (2, 4, "检查")]),
        (["检查", "检查组"], "检查组", [(0, 2, "检查"), (0, 3, "检查组")]),
        (["执法检查", "检查"], "执法检查", [(0, 4, "执法检查"), (2, 4, "检查")]),
        (["办理…处罚"], "办理各类处罚", [(0, 6, "办理…处罚")]),
        (["办理…处罚"], "办理处罚", [(0, 4, "办理…处罚")]),
        (["办理…处罚"], "办理许可，处罚", []),
        (["办理…处罚"], "办理许可。处罚", []),
        (["对…案件进行…"], "对三件案件进行审核", [(0, 7, "对…案件进行…")]),
        (["a.c"], "abc", []),
    ],
)
def test_hits(wordings: list[str], text: str, expected: list[tuple[int, int, str]]) -> None:
    assert sorted(scan(wordings, text)) == sorted(expected)


@pytest.mark.parametrize(("gap", "found"), [(0, 1), (GAP, 1), (GAP + 1, 0)])
def test_a_gap_has_a_limit(gap: int, found: int) -> None:
    assert len(scan(["甲…乙"], "甲" + "丙" * gap + "乙")) == found


@given(
    st.lists(st.text("甲乙丙", min_size=1, max_size=4), max_size=6),
    st.text("甲乙丙丁", max_size=30),
)
def test_every_plain_wording_is_found_everywhere(wordings: list[str], text: str) -> None:
    expected = {
        (i, i + len(w), w) for w in wordings for i in range(len(text)) if text.startswith(w, i)
    }
    assert set(scan(wordings, text)) == expected
