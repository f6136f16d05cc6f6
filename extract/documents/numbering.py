"""Word's automatic numbers (一、 （一） 1.) written out, for they are not in a document's text.

Readers see them, and headings are told by them; libraries leave them out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_LISTS = "word/numbering.xml"
# Put in the place of lists that have been written out.
_NO_LISTS = f'<w:numbering xmlns:w="{_W[1:-1]}"/>'.encode()
_DIGITS = "零一二三四五六七八九"
_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "ideographDigital",
        "japaneseCounting",
        "taiwaneseCountingThousand",
        "taiwaneseCounting",
    }
)


@dataclass(frozen=True)
class _Level:
    """How one level of a list is numbered: ``text`` is such as （%1）."""

    start: int
    style: str
    text: str


def with_numbers(data: bytes) -> bytes:
    """The bytes of a Word document, its automatic numbers put into the text.

    Returned as it was where it has none, or lists that make no sense. Raises lxml's
    XMLSyntaxError for a damaged document.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if _LISTS not in package.namelist():
            return data
        try:
            document = _numbered(package)
        except (KeyError, ValueError, AttributeError):
            document = package.read(_DOCUMENT)
        return _repacked(package, {_DOCUMENT: document, _LISTS: _NO_LISTS})


def _numbered(package: zipfile.ZipFile) -> bytes:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, huge_tree=False)
    lists = _lists(etree.fromstring(package.read(_LISTS), parser))
    styles: dict[str, tuple[str, int]] = {}
    if _STYLES in package.namelist():
        styles = _styles(etree.fromstring(package.read(_STYLES), parser))
    document = etree.fromstring(package.read(_DOCUMENT), parser)
    _number(document, lists, styles)
    return bytes(etree.tostring(document, encoding="UTF-8"))


def _repacked(package: zipfile.ZipFile, parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as renewed:
        for name in dict.fromkeys(package.namelist()):
            renewed.writestr(name, parts[name] if name in parts else package.read(name))
    return file.getvalue()


def _lists(numbering: Any) -> dict[str, dict[int, _Level]]:
    """The levels of every list by its id."""
    kinds = {
        kind.get(f"{_W}abstractNumId"): {
            int(level.get(f"{_W}ilvl", "0")): _Level(
                int(_value(level, "start") or "1"),
                _value(level, "numFmt") or "decimal",
                _value(level, "lvlText"),
            )
            for level in kind.iter(f"{_W}lvl")
        }
        for kind in numbering.iter(f"{_W}abstractNum")
    }
    return {
        item.get(f"{_W}numId"): kinds.get(_value(item, "abstractNumId"), {})
        for item in numbering.iter(f"{_W}num")
    }


def _styles(styles: Any) -> dict[str, tuple[str, int]]:
    """The list and level of each paragraph style that is numbered."""
    found = ((style.get(f"{_W}styleId"), _own(style)) for style in styles.iter(f"{_W}style"))
    return {name: own for name, own in found if own}


def _own(element: Any) -> tuple[str, int] | None:
    """The list and level that an element's properties name."""
    numbers = element.find(f"{_W}pPr/{_W}numPr")
    if numbers is None:
        return None
    return _value(numbers, "numId"), int(_value(numbers, "ilvl") or "0")


def _value(element: Any, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return "" if child is None else str(child.get(f"{_W}val") or "")


def _number(
    document: Any, lists: dict[str, dict[int, _Level]], styles: dict[str, tuple[str, int]]
) -> None:
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    for paragraph in document.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        inherited = styles.get(style.get(f"{_W}val")) if style is not None else None
        list_id, depth = _own(paragraph) or inherited or ("", 0)
        levels = lists.get(list_id, {})
        if depth in levels and "".join(paragraph.itertext()).strip():
            _put(paragraph, _label(levels, counts[list_id], depth))


def _label(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    """The next number of a list's level; deeper levels begin anew."""
    counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
    for deeper in [level for level in counts if level > depth]:
        del counts[deeper]
    if levels[depth].style in {"bullet", "none"}:
        return ""

    def shown(found: re.Match[str]) -> str:
        level = int(found[1]) - 1
        known = levels.get(level)
        return _written(counts.get(level, known.start), known.style) if known else ""

    return re.sub(r"%(\d)", shown, levels[depth].text)


def _written(number: int, style: str) -> str:
    if style in _CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
        return head + (_DIGITS[ones] if ones else "")
    if style == "decimalEnclosedCircle" and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    if style in {"lowerLetter", "upperLetter"} and 0 < number <= 26:
        return chr((97 if style == "lowerLetter" else 65) + number - 1)
    return str(number)


def _put(paragraph: Any, label: str) -> None:
    """Put a number before a paragraph's text, and take it out of its list."""
    from lxml import etree

    properties = paragraph.find(f"{_W}pPr")
    numbers = properties.find(f"{_W}numPr") if properties is not None else None
    if numbers is not None:
        properties.remove(numbers)
    if not label:
        return
    run = etree.Element(f"{_W}r")
    text = etree.SubElement(run, f"{_W}t")
    text.text = label
    paragraph.insert(0 if properties is None else 1, run)
