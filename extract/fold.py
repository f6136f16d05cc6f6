"""One spelling for characters that mean the same, without moving any of them.

Every pattern of this package is matched against the folded text, and every offset found there
is an offset of the text that is shown: folding replaces characters one by one.

Canonical forms: digits, Latin letters and ``. % - + ~ / *`` are half-width; ``，；：（）！？``
are full-width; every kind of space but the line end is an ASCII space.
"""

from __future__ import annotations

_TABLE: dict[int, str] = {}
# Full-width ASCII block (U+FF01..U+FF5E) to its half-width twin.
_TABLE.update({0xFF01 + i: chr(0x21 + i) for i in range(0x5E)})
# Clause punctuation is read in its Chinese form, whichever way it was typed.
_TABLE.update({ord(half): full for half, full in zip(",;:()!?", "，；：（）！？", strict=True)})
_TABLE.update({ord(c): c for c in "，；：（）！？"})
_TABLE.update({ord(c): " " for c in "\t\u00a0\u3000\u2002\u2003\u2009\u202f\ufeff\u200b\r"})
_TABLE.update({ord(c): "-" for c in "—–－―─−‐‑"})
_TABLE.update({ord(c): "~" for c in "～〜∼"})
_TABLE.update({ord("﹪"): "%", ord("·"): "·", ord("•"): "·", ord("・"): "·", ord("〇"): "〇"})


def fold(text: str) -> str:
    """Return ``text`` in canonical characters; the length and every offset stay the same."""
    return text.translate(_TABLE)
