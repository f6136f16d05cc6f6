"""How a chart looks: one palette, one type, for the screen (light and dark) and for pictures."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

FONT = (
    "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', "
    "'Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif"
)
# Okabe–Ito, the strongest against the background first; its orange and sky blue darkened on
# white, so that every colour keeps 3:1 there. At most seven bureaus have a colour.
IDENTITY = {
    "light": ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#a67c00", "#2f8fcb", "#000000"),
    "dark": ("#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#f0e442", "#ffffff"),
}
MANY = {"light": "#7a8794", "dark": "#8d99a6"}
CHOSEN = {"light": "#0072b2", "dark": "#56b4e9"}
TEXT = {"light": "#1a1d21", "dark": "#e8eaed"}
QUIET = {"light": "#5f6872", "dark": "#a3adb8"}
LINE = {"light": "#d5dae0", "dark": "#3a424b"}
PAPER = {"light": "#ffffff", "dark": "#14171a"}
TINT = {"light": "rgba(0,114,178,0.09)", "dark": "rgba(86,180,233,0.16)"}


@dataclass(frozen=True)
class Look:
    """What a figure is drawn for. ``picture`` carries its title and notes inside."""

    theme: str = "light"
    narrow: bool = False
    picture: bool = False
    parts: bool = True
    selected: str = ""

    @property
    def size(self) -> int:
        """The size of text, in pixels."""
        return 15 if self.picture else 14

    @property
    def small(self) -> int:
        """The size of small notes, in pixels."""
        return 12


def width_of(text: str, size: float) -> float:
    """About how wide a line of text is, in pixels: Chinese is square, Latin about half."""
    wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1.13 for c in text)
    return wide * size / 2


def shortened(text: str, size: float, width: float) -> str:
    """The text within ``width`` pixels, cut with … in its middle: both ends tell names apart."""
    if width_of(text, size) <= width:
        return text
    keep, cut = len(text), text
    while keep > 4 and width_of(cut, size) > width:
        keep -= 1
        head = keep * 3 // 5
        # Chinese may follow Latin: it is what is left that has to fit.
        cut = text[:head].rstrip() + "…" + text[len(text) - (keep - head) :].lstrip()
    return cut


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Lines of at most ``width`` pixels; broken at spaces, or between Chinese characters."""
    lines, line = [], ""
    for token in _tokens(text):
        if line and width_of(line + token.rstrip(), size) > width:
            lines.append(line.rstrip())
            line = token.lstrip()
        else:
            line += token
    return [*lines, line.rstrip()] if line.strip() else lines


def _tokens(text: str) -> list[str]:
    """Words with the space after them; every wide character by itself, with its punctuation."""
    tokens: list[str] = []
    for c in text:
        wide = unicodedata.east_asian_width(c) in "WF"
        glued = c in "，。；：、）》”！？%"
        if tokens and (glued or (not wide and not _closed(tokens[-1]))):
            tokens[-1] += c
        else:
            tokens.append(c)
    return tokens


def _closed(token: str) -> bool:
    return token.endswith(" ") or unicodedata.east_asian_width(token[-1]) in "WF"
