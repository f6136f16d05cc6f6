"""One spelling for characters that mean the same, without moving any of them.

Every pattern of this package is matched against the folded text, and every offset found there
is an offset of the text that is shown: folding replaces characters one by one.

Canonical forms: digits, Latin letters and ``. % - + ~ / *`` are half-width; ``，；：（）！？``
are full-width; every kind of space but the line end is an ASCII space; Traditional characters
are read as Simplified ones; the zero of dates is ``〇``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_TRADITIONAL = Path(__file__).with_name("traditional.txt")
_SPACES = "\t\r\u00a0\u1680\u202f\u205f\u3000\ufeff\u200b\u200c\u200d\u2060\u00ad\ue5e5\ue5cf"
# Radicals and compatibility forms that PDF files hold in place of the characters themselves.
_LOOKALIKES = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00))


def _simplified() -> Iterator[tuple[int, str]]:
    lines = _TRADITIONAL.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    for traditional, simplified in zip(rows[0::2], rows[1::2], strict=True):
        yield from zip(map(ord, traditional), simplified, strict=True)


def _lookalikes() -> Iterator[tuple[int, str]]:
    for block in _LOOKALIKES:
        for code in block:
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain != chr(code) and len(plain) == 1:
                yield code, plain


def _table() -> dict[int, str]:
    table = dict(_simplified())
    table.update((code, table.get(ord(plain), plain)) for code, plain in _lookalikes())
    # Full-width ASCII block (U+FF01..U+FF5E) to its half-width twin.
    table.update({0xFF01 + i: chr(0x21 + i) for i in range(0x5E)})
    # Clause punctuation is read in its Chinese form, whichever way it was typed.
    table.update({ord(half): full for half, full in zip(",;:()!?", "，；：（）！？", strict=True)})
    table.update({ord(c): c for c in "，；：（）！？"})
    table.update({ord(c): " " for c in _SPACES} | dict.fromkeys(range(0x2000, 0x200B), " "))
    table.update({ord(c): "\n" for c in "\u2028\u2029\u0085\v\f"})
    table.update({ord(c): "-" for c in "—–－―─−‐‑"})
    table.update({ord(c): "~" for c in "～〜∼"})
    table.update({ord(c): "·" for c in "•・‧∙⋅"})
    table.update({ord(c): "〇" for c in "○◯"})
    table[ord("﹪")] = "%"
    return table


_TABLE = {code: folded for code, folded in _table().items() if chr(code) != folded}
_FOLDED = {chr(code): folded for code, folded in _TABLE.items()}
_FOREIGN = re.compile(f"[{''.join(map(re.escape, _FOLDED))}]")
_SAMPLE = 2000


@lru_cache(maxsize=8)  # a report is folded for its facts and again for its figures
def fold(text: str) -> str:
    """Return ``text`` in canonical characters; the length and every offset stay the same."""
    # Replacing the few characters that change is ten times as fast as translating all, until
    # they are one in seven: Traditional text.
    sample = text[:_SAMPLE]
    if 7 * len(_FOREIGN.findall(sample)) > len(sample):
        return text.translate(_TABLE)
    return _FOREIGN.sub(_folded, text)


def _folded(found: re.Match[str]) -> str:
    return _FOLDED[found[0]]
