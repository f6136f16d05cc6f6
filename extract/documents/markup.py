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
        " ruby s samp small span strike strong sub sup time tt u var wbr nobr img",
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
    stack: list[list[str]] = [[]]
    for event, element in _events(root):
        if event == "tail":
            stack[-1].append(element.tail or "")
        elif event == "start":
            _begin(element, stack)
        else:
            _finish(element, stack)
    return _lines(stack[0])


def _lines(parts: list[str]) -> list[str]:
    lines = (_collapsed(line) for line in "".join(parts).split("\0"))
    return [line for line in lines if line.strip(_BLANK)]


def visible(root: HtmlElement) -> Iterator[HtmlElement]:
    """An element and all within it that a reader sees, in reading order."""
    return (element for event, element in _events(root) if event == "start")


def text_length(root: HtmlElement) -> int:
    """How many visible characters an element holds, spaces not counted."""
    texts = (e.tail if event == "tail" else e.text for event, e in _events(root) if event != "end")
    return sum(len("".join(text.split())) for text in texts if text)


def _events(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """The visible elements as "start" and "end", and every element but the root as "tail".

    Not by recursion: markup that forgets to close its tags is nested a thousand deep.
    """
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    hidden: HtmlElement | None = None
    for event, element in walker:
        if event == "start" and is_hidden(element):
            hidden = element
            walker.skip_subtree()
        elif event in {"start", "end"} and element is not hidden:
            yield event, element
        if event != "start" and element is not root:
            yield "tail", element


def _begin(element: HtmlElement, stack: list[list[str]]) -> None:
    tag = element.tag.lower()
    text = element.text or ""
    if tag == "pre":
        text = "\0".join(text.split("\n"))
    if _is_cell(element):
        stack.append([text])
    elif tag in _INLINE:
        stack[-1].append(text)
    else:
        stack[-1] += ["\0", text]


def _finish(element: HtmlElement, stack: list[list[str]]) -> None:
    if _is_cell(element):
        cell = _cell(_lines(stack.pop()))
        stack[-1] += ["\0", cell, "\0"]
    elif element.tag.lower() not in _INLINE:
        stack[-1].append("\0")


def _is_cell(element: HtmlElement) -> bool:
    return element.tag.lower() in {"td", "th"} and element.find(".//table") is None


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
