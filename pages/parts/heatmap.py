"""The overview's blocks as HTML tables; a click tells the page which cell or metric it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

import streamlit as st

from compare.charts.lines import GLYPHS, reviewed_lines
from compare.model import Figure, Report, State
from compare.overview import Block, Column
from compare.periods import is_part_year
from compare.telling import numbers
from compare.telling.naming import counted_unit, family_name, metric_name, period_name, unit_name
from compare.telling.phrases import Speaker
from compare.words import joined, word

_HERE = Path(__file__).parent
_table = st.components.v2.component(
    "duizhao_heatmap",
    html='<div class="root"></div>',
    css=(_HERE / "heatmap.css").read_text("utf-8"),
    js=(_HERE / "heatmap.js").read_text("utf-8"),
)


def show(html: str) -> str | None:
    """Draw a table of this page. Returns the ``data-pick`` of what was clicked."""
    found = _table(data={"html": html}, key="heatmap", on_pick_change=lambda: None)
    return str(found.pick) if found.pick else None


def markup(blocks: Sequence[Block], reports: Sequence[Report], said: Speaker) -> str:
    """All blocks and the legend; every text from a report or the dictionary is escaped."""
    filled = [block for block in blocks if block.columns]
    inner = "".join(_block(block, reports, said) for block in filled)
    silent = [m for block in blocks for m in block.silent]
    inner += _legend(said, silent)
    one = " one" if len(filled) == 1 else ""
    return f'<div class="blocks {said.lang}{one}">{inner}</div>'


def _block(block: Block, reports: Sequence[Report], said: Speaker) -> str:
    head = "".join(_head(column, said) for column in block.columns)
    rows = "".join(_row(i, report, block, said) for i, report in enumerate(reports))
    title = escape(family_name(said.dataset, block.family, said.lang))
    corner = escape(word("overview.bureau", said.lang))
    return (
        f'<section><h2>{title}</h2><div class="scroll" tabindex="0"><table><thead><tr>'
        f'<th scope="col"><span class="note">{corner}</span></th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _head(column: Column, said: Speaker) -> str:
    name = escape(metric_name(said.dataset, column.metric, said.lang))
    unit = escape(unit_name(said.dataset, column.unit, said.lang))
    return (
        f'<th scope="col"><button type="button" data-pick="metric|{escape(column.metric)}">{name}'
        f'<span class="unit">{unit}</span></button></th>'
    )


def _row(index: int, report: Report, block: Block, said: Speaker) -> str:
    name, until = escape(said.names[report.id]), escape(period_name(report, said.lang))
    cells = "".join(_cell(column, column.figures[index], said) for column in block.columns)
    return f'<tr><th scope="row">{name}<span class="note">{until}</span></th>{cells}</tr>'


def _cell(column: Column, figure: Figure, said: Speaker) -> str:
    observation = figure.observation
    found = said.dataset.dictionary.metrics.get(column.metric)
    hatched = figure.has_value and is_part_year(figure, found is None or found.measure == "flow")
    text = GLYPHS.get(figure.state, "")
    if observation is not None and figure.has_value:
        text = said.stated(observation, bare=True) + (" ◔" if hatched else "")
        text += observation.mark
    shade = column.shade(figure)
    classes = " ".join([*(["f"] if shade is not None else ["q"]), *(["h"] if hatched else [])])
    style = f' style="--s:{8 + 34 * shade:.0f}%"' if shade is not None else ""
    told = escape(hint(column, figure, said), quote=True)
    target = figure.opened
    if target is None:
        return f'<td class="{classes}" title="{told}"><span class="cell">{escape(text)}</span></td>'
    pick = escape(f"cell|{column.metric}|{target.id}", quote=True)
    return (
        f'<td class="{classes}"{style} title="{told}">'
        f'<button type="button" data-pick="{pick}" aria-label="{told}">{escape(text)}</button></td>'
    )


def hint(column: Column, figure: Figure, said: Speaker) -> str:
    """What the pointer and a screen reader get: name, exact figure or reason, period, sentence."""
    lang = said.lang
    name = said.names[figure.report.id]
    metric = metric_name(said.dataset, column.metric, lang)
    lines = [f"{name}{word('list.separator', lang)}{metric}"]
    if figure.observation and figure.has_value:
        sign = numbers.SIGNS.get(figure.observation.qualifier, "")
        value = figure.observation.value
        unit = counted_unit(said.dataset, figure.unit, value, lang)
        lines.append(f"{sign}{numbers.exact(value)} {unit}")
    elif figure.state in {State.PARTS_ONLY, State.NOT_COMPARABLE}:
        who = {"who": figure.report.id}
        lines += [said.reason(replace(r, values={**r.values, **who}), {figure.report.id: figure})
                  for r in figure.reasons]  # fmt: skip
        stated = figure.parts or figure.others
        lines.append(joined([said.stated_with_unit(o) for o in stated[:6]], lang))
    else:
        lines.append(word(f"state.{figure.state.value}", lang))
    lines.append(period_name(figure.report, lang))
    if figure.observation:
        lines += reviewed_lines(figure.observation, said)
        quote = figure.observation.quote or figure.observation.note
        lines.append(quote if len(quote) < 160 else quote[:160] + "…")
    return "\n".join(lines)


def _legend(said: Speaker, silent: Sequence[str]) -> str:
    lang = said.lang
    marks = [
        ("942", "", "figure"), ("≈ ≥ ≤", "", "approximate"), ("942 ◔", "h", "part_year"),
        ("0", "", "stated_zero"), ("—", "", "not_reported"), ("∑?", "", "parts_only"),
        ("⊘", "", "not_comparable"), ("942 ✓", "", "corrected"), ("942 ?", "", "awaiting_review"),
    ]  # fmt: skip
    items = "".join(
        f'<div><b class="{css}">{glyph}</b>{escape(word(f"state.{state}", lang))}</div>'
        for glyph, css, state in marks
    )
    ramp = "".join(f'<i style="--s:{8 + 34 * step / 4:.0f}%"></i>' for step in range(5))
    small, large = escape(word("legend.small", lang)), escape(word("legend.large", lang))
    names = joined([metric_name(said.dataset, m, lang) for m in silent], lang)
    quiet = escape(word("overview.silent", lang, metrics=names)) if silent else ""
    return (
        f'<section><h2>{escape(word("legend.title", lang))}</h2><div class="legend">{items}'
        f'<div class="ramp">{small} {ramp} {large}</div></div>'
        f'<p class="silent">{quiet}</p></section>'
    )
