"""Every word that is shown has both languages, and every word that is asked for exists."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from compare.model import State, Verdict
from compare.source import FATES
from compare.words import WORDS

CHINESE = re.compile(r"[\u4e00-\u9fff]")
SAME_IN_BOTH = {"app.name", "compare.title", "reason.period", "list.separator", "colon",
                "clause.separator", "brackets", "sentence.end", "years.single",
                "period.until.short", "overview.group", "picture.family.title",
                "finding.time", "finding.figure", "district.title", "other.verdict",
                "data.format.csv", "data.format.xlsx", "data.format.parquet",
                "data.format.json"}  # fmt: skip


@pytest.mark.parametrize("key", WORDS)
def test_word_has_both_languages(key: str) -> None:
    zh, en = WORDS[key]
    assert zh.strip()
    assert en.strip()
    names = [{n for _, n, _, _ in string.Formatter().parse(text) if n} for text in (zh, en)]
    assert names[0] == names[1]
    if key not in SAME_IN_BOTH and not key.startswith("money."):
        assert CHINESE.search(zh)
        assert not CHINESE.search(en)


def test_every_word_that_is_asked_for_exists(root: Path) -> None:
    asked: set[str] = set()
    sources = [root / "app.py", *(root / "pages").rglob("*.py"), *(root / "compare").glob("*.py")]
    for source in sources:
        if source.name == "words.py":
            continue
        asked |= set(re.findall(r'word\(\s*"([a-z_.0-9]+)"', source.read_text("utf-8")))
    assert asked
    assert asked <= set(WORDS)


def test_states_verdicts_and_fates_have_words() -> None:
    wanted = {f"state.{s}" for s in State} | {f"verdict.{v}" for v in Verdict}
    wanted |= {f"fate.{f}" for f in FATES} | {f"fate.{f}.note" for f in FATES}
    assert wanted <= set(WORDS)
