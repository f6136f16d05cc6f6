"""Patterns told where they may begin miss nothing for it."""

from __future__ import annotations

import re
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from extract.describing import dimensions, periods
from extract.facts import period
from extract.metrics import choosing
from extract.numbers import quantities
from extract.parts import wholes
from extract.text import patterns

ZERO_WIDTH = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)
GUARD = re.compile(r"\(\?=(\[[^\]]*\])\)")
PATTERNS = {
    "_AREA": dimensions._AREA,
    "_JOINT": dimensions._JOINT,
    "_OWN": dimensions._OWN,
    "_MONTHS": period._MONTHS,
    "_TIME": periods._TIME,
    "_UNFILLED": choosing._UNFILLED,
    "PART_WORDS": wholes.PART_WORDS,
    "numbers": quantities.QuantityFinder({"件", "次"})._pattern,
}


def first_of(items: Any) -> tuple[set[Any], bool]:
    """What a parsed pattern may begin with, and whether it may be empty."""
    found: set[Any] = set()
    for op, value in items:
        if op in ZERO_WIDTH:
            continue
        some, empty = _first_of_one(op, value)
        found |= some
        if not empty:
            return found, False
    return found, True


def _first_of_one(op: Any, value: Any) -> tuple[set[Any], bool]:
    if op is codes.LITERAL:
        return {chr(value)}, False
    if op is codes.IN:
        return {_named(*item) for item in value}, False
    if op is codes.BRANCH:
        parts = [first_of(branch) for branch in value[1]]
        return set().union(*(some for some, _ in parts)), any(empty for _, empty in parts)
    if op is codes.SUBPATTERN:
        return first_of(value[3])
    if op in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        some, empty = first_of(value[2])
        return some, empty or value[0] == 0
    raise AssertionError(f"a pattern that begins with {op} may begin anywhere")


def _named(op: Any, value: Any) -> Any:
    return chr(value) if op is codes.LITERAL else value


@pytest.mark.parametrize("name", PATTERNS)
def test_all_beginnings_are_named(name: str) -> None:
    written = PATTERNS[name].pattern
    guard = GUARD.match(written)
    assert guard, "made by patterns.beginning"
    said = re.compile(guard[1])
    first, empty = first_of(parser.parse(written[guard.end() :]))
    assert not empty
    for item in first:
        if isinstance(item, str):
            assert said.match(item), item
        elif isinstance(item, tuple):  # a range
            assert all(said.match(chr(code)) for code in range(item[0], item[1] + 1)), item
        else:
            assert item is codes.CATEGORY_DIGIT
            assert r"\d" in guard[1]


def test_tried_where_it_begins_and_nowhere_else() -> None:
    pattern = patterns.beginning("全我", "全区|我局|各区")
    assert [m[0] for m in pattern.finditer("全区、各区、我局")] == ["全区", "我局"]
