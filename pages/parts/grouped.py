"""The overview of dozens of bureaus: a group a type and year, in it a thin chart a metric."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from compare.charts.lines import GLYPHS
from compare.charts.look import width_of
from compare.charts.strips import Mark, bar, patterns
from compare.model import Figure, Observation, State
from compare.overview import Column, Group
from compare.periods import is_part_year
from compare.telling.naming import agency_name, metric_name, short_names, unit_name
from compare.telling.phrases import Speaker
from compare.words import word
from pages.parts import heatmap
from pages.parts.panel import line, opening

MARKS = (
    ("942", "", "figure"), ("≈ ≥ ≤", "", "approximate"), ("942 ◔", "", "part_year"),
    ("942 ✎", "hand", "entered"), ("942 ✓", "", "corrected"),
    ("942 ?", "", "awaiting_review"), ("0", "", "stated_zero"), ("—", "", "not_reported"),
    ("∑?", "", "parts_only"), ("⊘", "", "not_comparable"),
)  # fmt: skip


NAME_SIZE = 12.5
NAME_WIDTH = 124


def markup(groups: Sequence[Group], said: Speaker) -> str:
    """Legend and groups; groups that state nothing in the family are left out."""
    inner = "".join(_group(group, said) for group in groups if any(b.columns for b in group.blocks))
    return f'<div class="grouped {said.lang}">{patterns()}{_legend(said)}{inner}</div>'


def _legend(said: Speaker) -> str:
    items = "".join(
        f'<span><b class="{css}">{glyph}</b>{escape(word(f"state.{state}", said.lang))}</span>'
        for glyph, css, state in MARKS
    )
    bars = "".join(
        f"<span>{bar(mark, 1.0)}{escape(word(key, said.lang))}</span>"
        for mark, key in (
            (Mark(1.0), "legend.bar"), (Mark(1.0, hatched=True), "state.part_year"),
            (Mark(1.0, hollow=True), "state.entered"),
        )
    )  # fmt: skip
    return f'<div class="legend marks">{bars}{items}</div>'


def _group(group: Group, said: Speaker) -> str:
    lang = said.lang
    named = Speaker(said.dataset, lang, short_names(said.dataset, group.reports, lang))
    kind = agency_name(group.reports[0], lang)
    title = word("overview.group", lang, type=kind, year=group.year or "—")
    count = len(group.reports)
    size = word("overview.group.one" if count == 1 else "overview.group.count", lang, count=count)
    pick = escape(f"group|{group.agency_type}|{group.year or ''}", quote=True)
    hint = escape(word("overview.group.open", lang), quote=True)
    columns = [column for block in group.blocks for column in block.columns]
    charts = "".join(_chart(column, group, named) for column in columns)
    return (
        f'<section><h2><button type="button" data-pick="{pick}" title="{hint}">{escape(title)}'
        f'</button><span class="quiet small">{escape(size)}</span></h2>'
        f'<div class="charts">{charts}</div></section>'
    )


def _chart(column: Column, group: Group, said: Speaker) -> str:
    """One metric of the group: a line a bureau that says anything, the largest first."""
    name = metric_name(said.dataset, column.metric, said.lang)
    unit = "" if column.unit == "CNY" else unit_name(said.dataset, column.unit, said.lang)
    pick = escape(f"chart|{column.metric}|{group.agency_type}|{group.year or ''}", quote=True)
    shown = [f for f in column.figures if f.state != State.NOT_READ]
    rows = "".join(_row(f, column, said) for f in sorted(shown, key=_order))
    return (
        f'<div class="chart"><h3><button type="button" data-pick="{pick}">{escape(name)} '
        f'<span class="quiet small">{escape(unit)}</span></button></h3>{rows}</div>'
    )


def _order(figure: Figure) -> tuple[float, bool, str]:
    silent = figure.state == State.NOT_REPORTED
    return (-figure.value if figure.value is not None else 1.0, silent, figure.report.id)


def _row(figure: Figure, column: Column, said: Speaker) -> str:
    o = figure.observation
    target = o or next(iter((*figure.others, *figure.parts)), None)
    name = f'<span class="name">{escape(_short(said.names[figure.report.id]))}</span>'
    if o is None or not figure.has_value:
        absent = escape(_absent(figure, target, said))
        inner = f'{name}<span class="num quiet wide">{absent}</span>'
    else:
        inner = f"{name}<span>{_bar(figure, column, said)}</span>{_value(figure, o, column, said)}"
    hint = heatmap.hint(column, figure, said)
    if target is None:
        return line(f"report|{figure.report.id}", inner, "row", hint)
    pick = opening(target).replace("obs:", f"cell|{column.metric}|")
    return line(pick, inner, "row", hint)


def _short(name: str) -> str:
    """Binhai… 汉沽街道: a street's own name is kept, which the style sheet would cut off first."""
    district, _, local = name.rpartition(" ")
    if not district or local.isascii():
        return name
    while len(district) > 6 and width_of(f"{district}… {local}", NAME_SIZE) > NAME_WIDTH:
        district = district[:-1].rstrip()
    return name if name.startswith(f"{district} {local}") else f"{district}… {local}"


def _mark(figure: Figure, column: Column, said: Speaker) -> Mark:
    found = said.dataset.dictionary.metrics.get(column.metric)
    flow = found is None or found.measure == "flow"
    entered = figure.observation is not None and figure.observation.method == "entered"
    return Mark(figure.value or 0.0, figure.interval, is_part_year(figure, flow), entered)


def _bar(figure: Figure, column: Column, said: Speaker) -> str:
    share = column.share(figure)
    return "" if share is None else bar(_mark(figure, column, said), share)


def _value(figure: Figure, o: Observation, column: Column, said: Speaker) -> str:
    mark = _mark(figure, column, said)
    text = said.stated(o) + (" ◔" if mark.hatched else "")
    style = "num hand" if mark.hollow else "num"
    return f'<span class="{style}">{escape(text + o.mark)}</span>'


def _absent(figure: Figure, target: Observation | None, said: Speaker) -> str:
    """— , ∑? or ⊘ with the figure that is refused."""
    glyph = GLYPHS.get(figure.state, "")
    if figure.state == State.NOT_COMPARABLE and target is not None:
        pen = target.mark
        return f"{glyph} {said.stated_with_unit(target)}{pen}"
    return glyph
