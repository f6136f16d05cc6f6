"""A tree of HTML elements as lines of text, the way a reader sees them.

A block is a line, a table's cell is a line, a line break is a line; what is hidden is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INLINE = frozenset(
    re.findall(
        r"\S+",
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt"
        " ruby s samp small span strike strong sub sup time tt u var wbr nobr st1 o:p",
    )
)
HIDDEN = frozenset(
    re.findall(
        r"\S+",
        "script style noscript template head title meta link iframe object embed applet svg"
        " canvas select option button input textarea audio video map rt rp",
    )
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CJK = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’]"
_SOURCE_BREAK = re.compile(rf"(?<={_CJK})[ \t]*\n[ \t\n]*(?={_CJK})")
_SPACE_RUN = re.compile(r"[ \t\n\r\f]+")
# Longer cells hold paragraphs: pages lay whole articles out in tables.
_MAX_CELL = 60
_SENTENCE_END = ("。", "；", "！", "：", ";", ":")
_BLANK = " \t\n\r\f\u00a0\u3000\u200b\ufeff"


def is_hidden(element: HtmlElement) -> bool:
    """Whether a reader of the page does not see this element."""
    if not isinstance(element.tag, str):
        return True
    if element.tag.lower() in HIDDEN or element.get("hidden") is not None:
        return True
    return _HIDDEN_STYLE.search(element.get("style") or "") is not None


def lines_of(root: HtmlElement) -> list[str]:
    """The visible lines of an element, in reading order, without blank ones.

    Spaces are collapsed as browsers do, but a line end in the source between two Chinese
    characters is none; an indentation by ideographic spaces is kept.
    """
    parts: list[str] = []
    _walk(root, parts)
    return _lines(parts)


def text_length(root: HtmlElement) -> int:
    """How many visible characters an element holds, spaces not counted."""
    return sum(len("".join(part.split())) for part in _texts(root))


def _lines(parts: list[str]) -> list[str]:
    lines = (_collapsed(line) for line in "".join(parts).split("\0"))
    return [line for line in lines if line.strip(_BLANK)]


def _texts(element: HtmlElement) -> Iterator[str]:
    if is_hidden(element):
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _walk(element: HtmlElement, parts: list[str]) -> None:
    """Append an element's texts to ``parts``, with a NUL where a line ends."""
    if is_hidden(element):
        return
    tag = element.tag.lower()
    if tag in {"br", "hr"}:
        parts.append("\0")
        return
    inside = _inside(element, tag)
    if tag in {"td", "th"} and element.find(".//table") is None:
        inside = [_cell(_lines(inside))]
    is_block = tag not in _INLINE and tag != "img"
    parts += ["\0", *inside, "\0"] if is_block else inside


def _inside(element: HtmlElement, tag: str) -> list[str]:
    text = element.text or ""
    parts = ["\0".join(text.split("\n")) if tag == "pre" else text]
    for child in element:
        _walk(child, parts)
        parts.append(child.tail or "")
    return parts


def _cell(lines: list[str]) -> str:
    """A cell's lines as one, unless they are paragraphs: breaks in a cell fit it to its width."""
    if sum(map(len, lines)) > _MAX_CELL or any(line.endswith(_SENTENCE_END) for line in lines):
        return "\0".join(lines)
    joined = ""
    for line in (line.strip(_BLANK) for line in lines):
        needs_space = joined[-1:].isascii() and line[:1].isascii() and joined
        joined += f" {line}" if needs_space else line
    return joined


def _collapsed(line: str) -> str:
    line = _SPACE_RUN.sub(" ", _SOURCE_BREAK.sub("", line)).strip(" ")
    return line.rstrip(_BLANK)
