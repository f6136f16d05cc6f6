"""Tables that a page or a PDF flattened to one cell a line.

Three shapes are read: rows under a header (指标 / 单位 / 2020年 / 2019年, then label, unit, value),
rows of whoever did it under a header of what was counted (执法单位 / 检查（家） / 立案（件）, then
name, value …), and pairs of a header and its value. Cells run together on one line cannot be told
apart and are left to the ledger as unmapped numbers.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_NUMBER = re.compile(
    r"(?:约)?\d[\d，,]*(?:\.\d+)?(?:余|多)?(?:[万亿])?(?:%|[\u4e00-\u9fff（）]{1,3})?$"
)
_BARE = re.compile(r"(?:约)?\d[\d，,]*(?:\.\d+)?(?:余|多)?[万亿]?%?$")
_SENTENCE = re.compile(r"[。；！？]")
_UNIT_CELL = re.compile(
    r"(?:万元|亿元|元|%|人次|家次|户次|场次|批次|家（次）|户（次）|场（次）|[件起宗例次家户人名场期份项处条个支部册])$"
)
_UNIT_IN_LABEL = re.compile(r"（(?:单位：)?([\u4e00-\u9fff%（）]{1,5}?)）(?=$|合计|总数)")
_UNIT_AS_HEAD = re.compile(r"(人次|家次|户次|场次|[件起宗次家户人场期份项处条])数?$")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_YEAR_HEAD = re.compile(r"(?:19|20)\d\d年度?")
_PRIOR = re.compile(r"上年|去年|上一年|上年度")
_THOUSANDS = re.compile(r"\d，\d{3}")
_NOTE = re.compile(r"备注$")
_ROW_NUMBER = re.compile(r"(?:序号|编号)$")
_SUM = re.compile(r"(?:合|总|共|小)计(?:数)?|总数|全局|全县|全区|全市")
_NOTHING = ("-", "/", "—", "——")
MAX_CELL = 32
MIN_ROWS = 2


class Line(NamedTuple):
    """One line of the compact text."""

    start: int
    end: int
    text: str


class Cell(NamedTuple):
    """A value of a flattened table: its place, and the words of its row and column.

    ``numbers_row``: it counts the rows of the table and nothing else.
    """

    start: int
    end: int
    text: str
    label: str
    label_start: int
    unit: str
    column: str
    year: int | None
    prior: bool
    total: int = -1  # where the value begins that it is listed before a sum of, if it is
    numbers_row: bool = False


def find_cells(compact: str) -> list[Cell]:
    """The values of every flattened table of a report, in reading order."""
    cells: list[Cell] = []
    for block in _blocks(compact):
        cells.extend(_read_block(block))
    return cells


def _blocks(compact: str) -> list[list[Line]]:
    """Runs of short lines without sentences, at least two of them numbers; blanks do not count."""
    blocks: list[list[Line]] = []
    run: list[Line] = []
    position = 0
    for text in [*compact.split("\n"), "。"]:
        start, position = position, position + len(text) + 1
        if not text:
            continue
        if _may_be_cell(text):
            run.append(Line(start, start + len(text), text))
            continue
        if sum(bool(_NUMBER.match(cell.text)) for cell in run) >= MIN_ROWS:
            blocks.append(run)
        run = []
    return blocks


def _may_be_cell(text: str) -> bool:
    if len(text) > MAX_CELL or _SENTENCE.search(text):
        return False
    return "，" not in text or "，" not in _THOUSANDS.sub("", text)


def _read_block(block: list[Line]) -> list[Cell]:
    for read in (_rows, _crossed, _columns, _pairs):
        cells = read(block)
        if cells:
            return cells
    return []


def _is_value(text: str) -> bool:
    return bool(_NUMBER.match(text)) and not _YEAR_HEAD.fullmatch(text)


def _may_head(text: str) -> bool:
    """Whether a cell may stand in a header: words, or a year."""
    return not _is_value(text) or bool(re.fullmatch(r"20[0-3]\d", text))


def _rows(block: list[Line]) -> list[Cell]:
    """Rows under a header: the same cells hold values in every row."""
    first = next((i for i, cell in enumerate(block) if _is_value(cell.text)), -1)
    best: tuple[int, list[Line], list[list[Line]]] = (0, [], [])
    for width in range(2, 9):
        for begin in range(max(0, first - 2 * width), first):
            header = block[begin : begin + width]
            if not all(_may_head(cell.text) for cell in header) or not _looks_like_header(header):
                continue
            rows = _equal_rows(block[begin + width :], width)
            if len(rows) >= MIN_ROWS and len(rows) * width > best[0]:
                best = (len(rows) * width, header, rows)
    _, header, rows = best
    return [cell for row in rows for cell in _row_cells(header, row)]


_HEADER = re.compile(
    r"指标|项目|名称|单位|数量|数值|类别|类型|内容|统计|事项|年|合计|本期|上期|完成|序号|备注|情况|数据|期|同比|增减|计量"
)


def _looks_like_header(header: list[Line]) -> bool:
    return sum(bool(_HEADER.search(cell.text)) for cell in header) * 2 >= len(header)


def _equal_rows(cells: list[Line], width: int) -> list[list[Line]]:
    """Leading rows of ``width`` cells whose first word cell is a label and whose shapes agree."""
    rows: list[list[Line]] = []
    shape: list[bool] | None = None
    for begin in range(0, len(cells) - width + 1, width):
        row = cells[begin : begin + width]
        found = [_is_value(cell.text) or cell.text in _NOTHING for cell in row]
        if all(found) or not any(found) or (shape is not None and found != shape):
            break
        shape = shape or found
        rows.append(row)
    return rows


def _row_cells(header: list[Line], row: list[Line]) -> list[Cell]:
    words = [cell for cell in row if not _is_value(cell.text)]
    unit = next((cell.text for cell in words if _UNIT_CELL.match(cell.text)), "")
    labels = [cell for cell in words if not _UNIT_CELL.match(cell.text)]
    if not labels:
        return []
    cells = []
    for column, cell in zip(header, row, strict=True):
        if _is_value(cell.text) and _ROW_NUMBER.search(column.text):
            cells.append(_cell(cell, labels[0], "", column.text)._replace(numbers_row=True))
        elif (
            _is_value(cell.text) and cell.start > labels[0].start and not _NOTE.search(column.text)
        ):
            cells.append(_cell(cell, labels[0], unit, column.text))
    return cells


def _crossed(block: list[Line]) -> list[Cell]:
    """Rows of a name and as many values each, under a header that says what the values count."""
    for begin, count in _named_rows(block):
        rows = _equal_rows(block[begin:], count + 1)
        header = block[max(0, begin - count) : begin]
        if len(rows) < MIN_ROWS or len(header) < count or any(_is_value(h.text) for h in header):
            continue
        total = next((row for row in rows if _SUM.fullmatch(row[0].text)), None)
        cells = []
        for row in rows:
            for at, head in enumerate(header, 1):
                if not _is_value(row[at].text):
                    continue
                found = _cell(row[at], head, "", row[0].text)
                listed = total is not None and row is not total and _is_value(total[at].text)
                cells.append(found._replace(total=total[at].start) if listed and total else found)
        return cells
    return []


def _named_rows(block: list[Line]) -> list[tuple[int, int]]:
    """Where a name stands before two or more values, and how many, for the first such row."""
    for begin, cell in enumerate(block[:-1]):
        if _is_value(cell.text):
            continue
        count = 0
        for value in block[begin + 1 :]:
            if not (_is_value(value.text) or value.text in _NOTHING):
                break
            count += 1
        if count >= 2:
            return [(begin, count)]
        if count:
            return []
    return []


def _columns(block: list[Line]) -> list[Cell]:
    """A row of headers followed by one row of values: labels stand above their values."""
    numbers = [i for i, cell in enumerate(block) if _is_value(cell.text)]
    if not numbers:
        return []
    first = numbers[0]
    count = 0
    while first + count < len(block) and _is_value(block[first + count].text):
        count += 1
    if count < 3 or first < count:
        return []
    labels = block[first - count : first]
    return [
        _cell(v, label, "", "")
        for label, v in zip(labels, block[first : first + count], strict=True)
    ]


def _pairs(block: list[Line]) -> list[Cell]:
    """A header and its value on the next line, again and again."""
    cells = []
    for label, value in pairwise(block):
        if _is_value(value.text) and not _is_value(label.text):
            cells.append(_cell(value, label, "", ""))
    return cells if len(cells) >= MIN_ROWS else []


def _cell(value: Line, label: Line, unit: str, column: str) -> Cell:
    found = (
        _UNIT_IN_LABEL.search(label.text)
        or _UNIT_IN_LABEL.search(column)
        or _UNIT_AS_HEAD.search(label.text)
    )
    year = _YEAR.search(column)
    return Cell(
        value.start, value.end, value.text, label.text, label.start,
        unit or (found[1] if found else ""), column,
        int(year[1]) if year else None, bool(_PRIOR.search(column)),
    )  # fmt: skip
