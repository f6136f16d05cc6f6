"""One metric against another: a labelled point a bureau, with the interval of each figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from compare import look as looks
from compare import numbers
from compare.chart import ticks
from compare.comparison import figures_of, main_unit
from compare.lines import escaped
from compare.load import Dataset
from compare.look import Look
from compare.model import Figure, Report
from compare.naming import metric_title
from compare.periods import is_part_year
from compare.phrases import Speaker

WIDE = 30
MOST_NAMED = 6
FEWEST = 3
"""Two points make a line whatever they are; from three on there is something to see."""


@dataclass(frozen=True)
class Pair:
    """A bureau with both figures."""

    report: Report
    across: Figure
    up: Figure


def headlines(dataset: Dataset, metric: str, reports: Sequence[Report]) -> dict[str, Figure]:
    """The metric's figures in its main unit, by report; only those with a value."""
    ids = {r.id for r in reports}
    stated = [o for o in dataset.observations(metric=metric) if o.report_id in ids]
    found = dataset.dictionary.metrics.get(metric)
    unit = main_unit(figures_of(reports, metric, stated), found.units if found else ())
    figures = figures_of(reports, metric, stated, unit=unit)
    return {f.report.id: f for f in figures if f.value is not None}


def partners(dataset: Dataset, metric: str, reports: Sequence[Report]) -> list[str]:
    """The metrics that at least three bureaus state together with this one."""
    own = headlines(dataset, metric, reports)
    if len(own) < FEWEST:
        return []
    both = [r for r in reports if r.id in own]
    stated = {o.metric for r in both for o in dataset.observations(report=r.id)} - {metric}
    order = [m for m in dataset.dictionary.metrics if m in stated]
    return [m for m in order if len(headlines(dataset, m, both)) >= FEWEST]


def pairs(dataset: Dataset, metric: str, other: str, reports: Sequence[Report]) -> list[Pair]:
    """The bureaus with both, by the first figure."""
    across, up = headlines(dataset, metric, reports), headlines(dataset, other, reports)
    found = [Pair(r, across[r.id], up[r.id]) for r in reports if r.id in across and r.id in up]
    return sorted(found, key=lambda p: -(p.across.value or 0))


def _values(found: Sequence[Pair]) -> tuple[list[float], list[float]]:
    return [p.across.value or 0.0 for p in found], [p.up.value or 0.0 for p in found]


def _is_wide(values: Sequence[float]) -> bool:
    above = [value for value in values if value > 0]
    return len(above) > 1 and max(above) / min(above) > WIDE


def _placed(values: Sequence[float]) -> list[float]:
    """Where values stand on their axis: a zero has a place of its own left of a logarithmic one."""
    if not _is_wide(values):
        return list(values)
    return [value or _zero_place(values) for value in values]


def _zero_place(values: Sequence[float]) -> float:
    return min(value for value in values if value > 0) / 4


def is_wide(found: Sequence[Pair]) -> bool:
    """True where an axis is logarithmic: bureaus differ so much that most would lie in a corner."""
    return any(_is_wide(values) for values in _values(found))


def draw(found: Sequence[Pair], speaker: Speaker, look: Look) -> go.Figure:
    """The scatter. Hollow where either figure was entered by hand, a diamond for part of a year."""
    figure = go.Figure()
    colour, theme = looks.CHOSEN[look.theme], look.theme
    across, up = (_placed(values) for values in _values(found))
    numbered = len(found) > MOST_NAMED
    figure.add_scatter(
        x=across, y=up, mode="markers+text",
        text=[str(i + 1) if numbered else label(i, p, speaker, look)
              for i, p in enumerate(found)],
        textposition=[_beside(i) for i in range(len(found))],
        textfont={"size": look.small, "color": looks.TEXT[theme]}, cliponaxis=False,
        marker={"size": 11, "color": colour, "symbol": [_symbol(p) for p in found],
                "line": {"width": 2, "color": colour}},
        error_x=_errors([p.across for p in found], theme),
        error_y=_errors([p.up for p in found], theme),
        customdata=[p.up.observation.id if p.up.observation else "" for p in found],
        hovertext=[_hover(p, speaker) for p in found],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    figure.update_layout(
        template="none", showlegend=False, dragmode=False, height=430,
        font={"family": looks.FONT, "size": look.size, "color": looks.TEXT[theme]},
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 76, "r": 40, "t": 46, "b": 56},
        hoverlabel={"align": "left", "bgcolor": looks.PAPER[theme]},
        xaxis=_axis([p.across for p in found], speaker, look),
        yaxis=_axis([p.up for p in found], speaker, look),
    )  # fmt: skip
    for which, place in (
        (found[0].up, {"x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom", "yshift": 14}),
        (found[0].across, {"x": 1, "y": 0, "xanchor": "right", "yanchor": "top", "yshift": -26}),
    ):
        # Both upright: nothing is turned to be read.
        figure.add_annotation(
            xref="paper", yref="paper", showarrow=False, text=escaped(_title(which, speaker)),
            font={"size": look.small, "color": looks.TEXT[theme]}, **place,
        )  # fmt: skip
    return figure


def _title(figure: Figure, speaker: Speaker) -> str:
    metric = figure.observation.metric if figure.observation else ""
    return metric_title(speaker.dataset, metric, figure.unit, speaker.lang)


def label(index: int, pair: Pair, speaker: Speaker, look: Look) -> str:
    """The bureau's name; where there is no room for names its number in the table underneath."""
    return str(index + 1) if look.narrow else escaped(speaker.names[pair.report.id])


def _beside(index: int) -> str:
    """Labels take turns, so that neighbours do not write over each other."""
    return ("top center", "bottom center", "middle right", "middle left")[index % 4]


def _symbol(pair: Pair) -> str:
    figures = (pair.across, pair.up)
    entered = any(f.observation and f.observation.method == "entered" for f in figures)
    shape = "diamond" if any(is_part_year(f, True) for f in figures) else "circle"
    return f"{shape}-open" if entered else shape


def _errors(figures: Sequence[Figure], theme: str) -> dict[str, Any]:
    spans = [(f.interval, f.value or 0.0) for f in figures]
    return {
        "type": "data", "symmetric": False, "color": looks.QUIET[theme], "thickness": 1.5,
        "array": [s.high - v if s else 0 for s, v in spans],
        "arrayminus": [v - s.low if s else 0 for s, v in spans],
    }  # fmt: skip


def _axis(figures: Sequence[Figure], speaker: Speaker, look: Look) -> dict[str, Any]:
    most = max((f.interval.high if f.interval else f.value or 0.0 for f in figures), default=1.0)
    most = most or 1.0
    first = figures[0]
    values = [f.value or 0.0 for f in figures]
    wide = _is_wide(values)
    at = ticks(most)[:: 2 if look.narrow else 1]
    span = [-0.03 * most, most * 1.1]
    if wide:
        low, high = math.log10(min(_placed(values))), math.log10(most)
        least = math.log10(min(value for value in values if value > 0))
        at = [10.0**power for power in range(math.ceil(least), math.ceil(high) + 1)]
        span = [low - 0.12 * (high - low), high + 0.15 * (high - low)]
    said = [numbers.amount(v, first.unit, speaker.lang, bare=True) for v in at]
    if wide and min(values) == 0:
        at, said = [_zero_place(values), *at], ["0", *said]
    return {
        "type": "log" if wide else "linear", "fixedrange": True, "tickvals": at,
        "range": span, "showline": True, "linecolor": looks.QUIET[look.theme],
        "ticktext": said,
        "tickfont": {"size": look.small, "color": looks.QUIET[look.theme]},
        "gridcolor": looks.LINE[look.theme], "zerolinecolor": looks.QUIET[look.theme],
    }  # fmt: skip


def _hover(pair: Pair, speaker: Speaker) -> str:
    said = [f"<b>{escaped(speaker.names[pair.report.id])}</b>"]
    said += [escaped(speaker.stated_with_unit(f.observation))
             for f in (pair.across, pair.up) if f.observation]  # fmt: skip
    return "<br>".join(said)
