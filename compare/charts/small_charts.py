"""A chart as small as a stamp for each metric, a group a type and year: bars of many bureaus."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from compare.charts import look as looks
from compare.charts.canvas import Canvas, wide
from compare.charts.heat import cell_text
from compare.charts.lines import GLYPHS
from compare.charts.look import Look
from compare.model import Figure, State
from compare.overview import Column, Group
from compare.telling.naming import agency_name, metric_name, short_names, unit_name
from compare.telling.phrases import Speaker
from compare.words import word

ROW, HEAD, GROUP, GAP = 19, 22, 32, 9
BETWEEN, NARROWEST = 34, 280
# By how much names may be wider than reckoned.
SLACK = 1.08


def draw(groups: Sequence[Group], said: Speaker, look: Look, width: int) -> go.Figure:
    """One group with its metrics side by side; several in columns, filled one after another."""
    canvas = Canvas(width, look)
    filled = [g for g in groups if any(b.columns for b in g.blocks)]
    if len(filled) == 1:
        named = _named(filled[0], said)
        return canvas.figure(_charts(canvas, filled[0], named, 0, width) + GAP)
    count = max(1, min(len(filled), width // NARROWEST))
    each = (width - BETWEEN * (count - 1)) / count
    ends = [0.0] * count
    for group in filled:
        at = ends.index(min(ends))
        x, y = at * (each + BETWEEN), ends[at]
        _group_title(canvas, group, said.lang, x, y, each)
        y += GROUP
        for column in (c for block in group.blocks for c in block.columns):
            y = _chart(canvas, column, _named(group, said), x, y, each)
        ends[at] = y + GAP
    return canvas.figure(max([*ends, 40.0]))


def _named(group: Group, said: Speaker) -> Speaker:
    """With the bureaus' names as short as they can be told apart within the group."""
    return Speaker(said.dataset, said.lang, short_names(said.dataset, group.reports, said.lang))


def _group_title(canvas: Canvas, group: Group, lang: str, x: float, y: float, width: float) -> None:
    kind = agency_name(group.reports[0], lang)
    title = word("overview.group", lang, type=kind, year=group.year or "—")
    canvas.text(x, y + 14, title, 15, bold=True, room=width)
    canvas.line(x, y + 27, x + width, y + 27, looks.LINE[canvas.look.theme], 1)


def shown(column: Column) -> list[Figure]:
    """The bureaus that say anything of the metric, the largest figure first."""
    silent = State.NOT_REPORTED
    found = [f for f in column.figures if f.state != State.NOT_READ]
    return sorted(found, key=lambda f: (-f.value if f.value is not None else 1.0,
                                        f.state == silent, f.report.id))  # fmt: skip


def _charts(canvas: Canvas, group: Group, said: Speaker, y: float, width: int) -> float:
    columns = [c for block in group.blocks for c in block.columns]
    count = max(1, min(4, len(columns), int(width / 280)))
    each = (width - BETWEEN * (count - 1)) / count
    ends = [y] * count
    for column in columns:
        at = ends.index(min(ends))
        ends[at] = _chart(canvas, column, said, at * (each + BETWEEN), ends[at], each)
    return max(ends)


def _chart(
    canvas: Canvas, column: Column, said: Speaker, x: float, y: float, width: float
) -> float:
    theme, lang = canvas.look.theme, said.lang
    name = metric_name(said.dataset, column.metric, lang)
    name = name if lang == "zh" else name[:1].upper() + name[1:]
    unit = "" if column.unit == "CNY" else unit_name(said.dataset, column.unit, lang)
    canvas.text(x, y + 12, name, 13, bold=True, room=width - wide(unit, 11) - 12)
    canvas.text(x + width, y + 12, unit, 11, looks.QUIET[theme], side="right")
    figures = shown(column)
    texts = [_text(f, column, said) for f in figures]
    longest = max(wide(said.names[f.report.id], 12) for f in figures)
    names = min(longest * SLACK + 14, width * 0.46)
    right = max((wide(t, 12) for t, f in zip(texts, figures, strict=True) if f.has_value),
                default=0) + 10  # fmt: skip
    room = max(width - names - right, 20)
    for i, (figure, text) in enumerate(zip(figures, texts, strict=True)):
        middle = y + HEAD + (i + 0.5) * ROW
        canvas.text(x, middle, said.names[figure.report.id], 12, room=(names - 6) / SLACK)
        if not figure.has_value:
            canvas.text(x + names, middle, text, 12, looks.QUIET[theme], room=width - names)
            continue
        share = column.share(figure)
        if share is not None:
            _bar(canvas, column, figure, said, (x + names, middle, max(share * room, 1.5)))
        canvas.text(x + width, middle, text, 12, side="right")
    return y + HEAD + len(figures) * ROW + GAP


def _bar(
    canvas: Canvas, column: Column, figure: Figure, said: Speaker, at: tuple[float, float, float]
) -> None:
    x, middle, length = at
    own, paper = looks.CHOSEN[canvas.look.theme], looks.PAPER[canvas.look.theme]
    observation = figure.observation
    hollow = observation is not None and observation.method == "entered"
    _, hatched = cell_text(column, figure, said)
    canvas.box(x, middle - 5, length, 10, paper if hollow and not hatched else own, own, hatched)


def _text(figure: Figure, column: Column, said: Speaker) -> str:
    if figure.has_value and figure.observation is not None:
        hatched = cell_text(column, figure, said)[1]
        pen = " ✎" if figure.observation.method == "entered" else ""
        return said.stated(figure.observation) + (" ◔" if hatched else "") + pen
    target = next(iter((*figure.others, *figure.parts)), None)
    glyph = GLYPHS.get(figure.state, "")
    if figure.state == State.NOT_COMPARABLE and target is not None:
        return f"{glyph} {said.stated_with_unit(target)}"
    return glyph
