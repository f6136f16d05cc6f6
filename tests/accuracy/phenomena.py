"""What makes a number hard to read, told from its answer and the text around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Row = dict[str, Any]
Rule = Callable[[Row, str], bool]

_END = "。！？\n"


def _said(*names: str) -> Rule:
    """Whether the words of the number itself hold one of the characters."""
    return lambda row, text: any(name in row["text"] for name in names)


def _sentence_before(row: Row, text: str) -> str:
    start = max(text.rfind(mark, 0, row["start"]) for mark in _END) + 1
    return text[start : row["start"]]


def _in_words(row: Row, text: str) -> bool:
    return not re.search(r"\d", row["text"])


def _chinese(row: Row, text: str) -> bool:
    return _in_words(row, text) and row.get("value") != 0


def _broken(row: Row, text: str) -> bool:
    return bool(re.search(r"[\uff10-\uff19,，％\s]", row["text"]))


def _rounded(row: Row, text: str) -> bool:
    return row.get("qualifier", "exact") != "exact"


def _zero_in_words(row: Row, text: str) -> bool:
    return row.get("value") == 0 and _in_words(row, text)


def _in_bracket(row: Row, text: str) -> bool:
    before = _sentence_before(row, text)
    return max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"))


def _respectively(row: Row, text: str) -> bool:
    return "分别" in re.split("[；;]", _sentence_before(row, text))[-1]


def _in_cell(row: Row, text: str) -> bool:
    """Whether the number's line is a cell of a flattened table: little besides the number."""
    start = text.rfind("\n", 0, row["start"]) + 1
    end = text.find("\n", row["end"])
    line = text[start : end if end >= 0 else len(text)].strip()
    return len(line) <= len(row["text"]) + 4


def _hard_wrapped(row: Row, text: str) -> bool:
    """Whether most full lines of the report end in mid-sentence."""
    full = [line.strip() for line in text.split("\n") if len(line.strip()) >= 15]
    unfinished = sum(line[-1] not in "。！？；：!?;:…" for line in full)
    return len(full) >= 8 and 2 * unfinished >= len(full)


def _is(name: str, *values: str) -> Rule:
    return lambda row, text: row.get(name) in values


# Of statistics; a number may show several.
OBSERVED: dict[str, Rule] = {
    "Chinese numerals (三十余次, 两期)": _chinese,
    "万 and 亿": _said("万", "亿"),
    "full width, separators, blanks inside": _broken,
    "rounded (约, 余, 近, 超)": _rounded,
    "parts of wholes": lambda row, text: bool(row.get("part_of")),
    "inside brackets": _in_bracket,
    "prior year": _is("period_basis", "prior_year"),
    "other periods (months, campaigns, since a year)": _is(
        "period_basis", "part_year", "cumulative"
    ),
    "zeros in words": _zero_in_words,
    "joint scope": _is("scope", "joint"),
    "scope of the whole area": _is("scope", "area"),
    "penalties by party": _is("party", "entity", "individual"),
    "kinds": lambda row, text: row.get("kind", "total") != "total",
    "cells of flattened tables": _in_cell,
    "lists with 分别": _respectively,
    "hard line breaks": _hard_wrapped,
}  # fmt: skip


def phenomena(row: Row, text: str) -> list[str]:
    """The phenomena that a statistic shows: an answer's, or those of what was read."""
    return [name for name, rule in OBSERVED.items() if rule(row, text)]
