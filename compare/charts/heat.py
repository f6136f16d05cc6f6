"""The overview's tables as a drawing: bureaus down, metrics across, a shade of blue a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import plotly.graph_objects as go

from compare.charts import look as looks
from compare.charts.canvas import Canvas, mixed
from compare.charts.lines import GLYPHS
from compare.charts.look import Look, width_of, wrapped
from compare.model import Figure, Report
from compare.overview import Block, Column
from compare.periods import is_part_year
from compare.telling.naming import family_name, metric_name, period_name, unit_name
from compare.telling.phrases import Speaker

ROW, HEAD_LINE, TITLE, GAP = 30, 15, 26, 16
MOST_ACROSS, LEAST_COLUMN, MOST_COLUMN = 9, 84, 150
TWO_COLUMNS_FROM = 4


def draw(
    blocks: Sequence[Block], reports: Sequence[Report], said: Speaker, look: Look, width: int
) -> go.Figure:
    """All blocks with columns; in two columns where there are many."""
    tables = [table for block in blocks if block.columns for table in _cut(block, width, blocks)]
    canvas = Canvas(width, look)
    count = 2 if _in_two(blocks) else 1
    each = (width - 40 * (count - 1)) / count
    ends = [0.0] * count
    heights = [_height(table, reports, said, each) for table in tables]
    half, at = sum(heights) / count, 0
    for table, height in zip(tables, heights, strict=True):
        if at + 1 < count and ends[at] + height / 2 > half:
            at += 1
        _table(canvas, table, reports, said, at * (each + 40), ends[at], each)
        ends[at] += height
    return canvas.figure(max(ends) if tables else 40)


def _in_two(blocks: Sequence[Block]) -> bool:
    return sum(bool(block.columns) for block in blocks) >= TWO_COLUMNS_FROM


def _cut(block: Block, width: int, blocks: Sequence[Block]) -> list[Block]:
    """A block of more metrics than stand side by side goes on in a second table."""
    room = width * (0.48 if _in_two(blocks) else 1) - 150
    most = max(2, min(MOST_ACROSS, int(room / LEAST_COLUMN)))
    pieces = -(-len(block.columns) // most)
    most = -(-len(block.columns) // pieces)
    return [
        replace(block, columns=block.columns[i : i + most])
        for i in range(0, len(block.columns), most)
    ]


def _sizes(
    block: Block, reports: Sequence[Report], said: Speaker, width: float
) -> tuple[float, float]:
    """How wide the names and each of the metrics are."""
    names = max(
        (max(width_of(said.names[r.id], 13), width_of(period_name(r, said.lang), 11))
         for r in reports), default=80,
    ) + 16  # fmt: skip
    names = min(names, width * 0.34)
    return names, min((width - names) / len(block.columns), MOST_COLUMN)


def _heads(block: Block, said: Speaker, column: float) -> list[list[str]]:
    """The lines of each column's heading; the last is the unit."""
    return [
        [
            *wrapped(metric_name(said.dataset, c.metric, said.lang), 12, column - 6),
            unit_name(said.dataset, c.unit, said.lang),
        ]
        for c in block.columns
    ]


def _height(block: Block, reports: Sequence[Report], said: Speaker, width: float) -> float:
    _, column = _sizes(block, reports, said, width)
    lines = max(map(len, _heads(block, said, column)))
    return TITLE + lines * HEAD_LINE + 6 + len(reports) * ROW + GAP


def _table(
    canvas: Canvas, block: Block, reports: Sequence[Report], said: Speaker, x: float, y: float,
    width: float,
) -> None:  # fmt: skip
    theme = canvas.look.theme
    quiet, rule = looks.QUIET[theme], looks.LINE[theme]
    names, column = _sizes(block, reports, said, width)
    canvas.text(x, y + 12, family_name(said.dataset, block.family, said.lang), 15, bold=True)
    y += TITLE
    heads = _heads(block, said, column)
    lines = max(map(len, heads))
    for i, head in enumerate(heads):
        right = x + names + (i + 1) * column - 5
        for j, text in enumerate(reversed(head)):
            canvas.text(right, y + (lines - j - 0.5) * HEAD_LINE, text, 11 if j == 0 else 12,
                        quiet if j == 0 else "", side="right", room=column - 4)  # fmt: skip
    y += lines * HEAD_LINE + 6
    end = x + names + column * len(block.columns)
    for i, report in enumerate(reports):
        top = y + i * ROW
        canvas.line(x, top, end, top, rule, 1)
        canvas.text(x, top + 10, said.names[report.id], 13, room=names - 8)
        canvas.text(x, top + 23, period_name(report, said.lang), 10, quiet, room=names - 8)
        for j, one in enumerate(block.columns):
            _cell(canvas, one, one.figures[i], said, x + names + j * column, top, column)
    canvas.line(x, y + len(reports) * ROW, end, y + len(reports) * ROW, rule, 1)


def _cell(
    canvas: Canvas, column: Column, figure: Figure, said: Speaker, x: float, y: float, width: float
) -> None:
    theme = canvas.look.theme
    shade = column.shade(figure)
    text, hatched = cell_text(column, figure, said)
    if shade is not None:
        colour = mixed(looks.CHOSEN[theme], 0.08 + 0.34 * shade, looks.PAPER[theme])
        stripe = mixed(looks.TEXT[theme], 0.14, colour)
        canvas.box(x + 1, y + 1, width - 2, ROW - 2, colour, stripe, hatched, colour)
    ink = looks.TEXT[theme] if shade is not None else looks.QUIET[theme]
    canvas.text(x + width - 5, y + ROW / 2, text, 13, ink, side="right", room=width - 4)


def cell_text(column: Column, figure: Figure, said: Speaker) -> tuple[str, bool]:
    """A cell's figure with its marks, or the glyph of its state; True for part of a year."""
    found = said.dataset.dictionary.metrics.get(column.metric)
    hatched = figure.has_value and is_part_year(figure, found is None or found.measure == "flow")
    observation = figure.observation
    if observation is None or not figure.has_value:
        return GLYPHS.get(figure.state, ""), hatched
    text = said.stated(observation, bare=True) + (" ◔" if hatched else "")
    return text + (" ✎" if observation.method == "entered" else ""), hatched
