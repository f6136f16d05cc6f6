"""One metric against another: a labelled point a bureau, with the interval of each figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from compare.charts import look as looks
from compare.charts.bars import ticks
from compare.charts.lines import escaped
from compare.charts.look import Look
from compare.comparison import Options, figures_of, main_unit
from compare.load import Dataset
from compare.model import Report
from compare.periods import is_part_year
from compare.rates import RATES, offered
from compare.rows import Row, rows_of
from compare.telling import numbers
from compare.telling.naming import metric_name, metric_title
from compare.telling.phrases import Speaker
from compare.words import word

WIDE = 30
MOST_NAMED = 6
FEWEST = 3
"""Two points make a line whatever they are; from three on there is something to see."""


@dataclass(frozen=True)
class Axis:
    """What is drawn along one axis: a metric, or with ``per`` one of its rates."""

    metric: str
    per: str = ""

    @property
    def id(self) -> str:
        """As it stands in an address: penalty_cases, or penalty_cases/10k_residents."""
        return f"{self.metric}/{self.per}" if self.per else self.metric

    @classmethod
    def of(cls, text: str) -> Axis:
        """The axis of an id."""
        metric, _, per = text.partition("/")
        return cls(metric, per)


@dataclass(frozen=True)
class Pair:
    """A bureau with both figures."""

    report: Report
    across: Row
    up: Row


def headlines(dataset: Dataset, axis: Axis, reports: Sequence[Report]) -> dict[str, Row]:
    """The metric's figures in its main unit, or their rates, by report; only those with a value."""
    ids = {r.id for r in reports}
    stated = [o for o in dataset.observations(metric=axis.metric) if o.report_id in ids]
    found = dataset.dictionary.metrics.get(axis.metric)
    unit = main_unit(figures_of(reports, axis.metric, stated), found.units if found else ())
    figures = figures_of(reports, axis.metric, stated, unit=unit)
    is_flow = found is None or found.measure == "flow"
    rows = rows_of(dataset, figures, is_flow, Options(per=axis.per))
    return {row.report.id: row for row in rows if row.shown is not None}


def partners(dataset: Dataset, axis: Axis, reports: Sequence[Report]) -> list[Axis]:
    """The metrics and rates that at least three bureaus have together with this one."""
    own = headlines(dataset, axis, reports)
    if len(own) < FEWEST:
        return []
    both = [r for r in reports if r.id in own]
    stated = {o.metric for r in both for o in dataset.observations(report=r.id)} - {axis.metric}
    metrics = [m for m in dataset.dictionary.metrics.values() if m.id in stated]
    possible = [Axis(m.id, per) for m in metrics for per in ("", *(r.id for r in offered(m)))]
    return [other for other in possible if len(headlines(dataset, other, both)) >= FEWEST]


def pairs(dataset: Dataset, axis: Axis, other: Axis, reports: Sequence[Report]) -> list[Pair]:
    """The bureaus with both, by the first figure."""
    across, up = headlines(dataset, axis, reports), headlines(dataset, other, reports)
    found = [Pair(r, across[r.id], up[r.id]) for r in reports if r.id in across and r.id in up]
    return sorted(found, key=lambda p: -(p.across.shown or 0))


def named(dataset: Dataset, axis: Axis, lang: str) -> str:
    """The metric's name, with its rate's."""
    name = metric_name(dataset, axis.metric, lang)
    return name + word("colon", lang) + word(f"rate.{axis.per}", lang) if axis.per else name


def printed(row: Row, axis: Axis, speaker: Speaker) -> str:
    """A row's figure with its unit, or its rate."""
    observation = row.figure.observation
    if observation is None or row.shown is None:
        return ""
    if not axis.per:
        return speaker.stated_with_unit(observation)
    sign = numbers.SIGNS.get(observation.qualifier, "")
    return sign + _said(row.shown, axis, row.figure.unit, speaker)


def _said(value: float, axis: Axis, unit: str, speaker: Speaker, bare: bool = False) -> str:
    if not axis.per:
        return numbers.amount(value, unit, speaker.lang, bare=bare)
    if RATES[axis.per].kind == "proportion":
        return f"{numbers.four_significant(value)}%"
    return numbers.rate(value, unit, speaker.lang)


def _values(found: Sequence[Pair]) -> tuple[list[float], list[float]]:
    return [p.across.shown or 0.0 for p in found], [p.up.shown or 0.0 for p in found]


def is_wide_axis(values: Sequence[float]) -> bool:
    """True where the largest value is tens of times the smallest that is not zero."""
    above = [value for value in values if value > 0]
    return len(above) > 1 and max(above) / min(above) > WIDE


def _placed(values: Sequence[float]) -> list[float]:
    """Where values stand on their axis: a zero has a place of its own left of a logarithmic one."""
    if not is_wide_axis(values):
        return list(values)
    return [value or _zero_place(values) for value in values]


def _zero_place(values: Sequence[float]) -> float:
    return min(value for value in values if value > 0) / 4


def is_wide(found: Sequence[Pair]) -> bool:
    """True where an axis is logarithmic: bureaus differ so much that most would lie in a corner."""
    return any(is_wide_axis(values) for values in _values(found))


def draw(found: Sequence[Pair], axes: tuple[Axis, Axis], speaker: Speaker, look: Look) -> go.Figure:
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
        customdata=[o.id if (o := p.up.figure.observation) else "" for p in found],
        hovertext=[_hover(p, axes, speaker) for p in found],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    figure.update_layout(
        template="none", showlegend=False, dragmode=False, height=430,
        font={"family": looks.FONT, "size": look.size, "color": looks.TEXT[theme]},
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 76, "r": 40, "t": 46, "b": 56},
        hoverlabel={"align": "left", "bgcolor": looks.PAPER[theme]},
        xaxis=_axis([p.across for p in found], axes[0], speaker, look),
        yaxis=_axis([p.up for p in found], axes[1], speaker, look),
    )  # fmt: skip
    for which, axis, place in (
        (
            found[0].up,
            axes[1],
            {"x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom", "yshift": 14},
        ),
        (
            found[0].across,
            axes[0],
            {"x": 1, "y": 0, "xanchor": "right", "yanchor": "top", "yshift": -26},
        ),
    ):
        # Both upright: nothing is turned to be read.
        figure.add_annotation(
            xref="paper", yref="paper", showarrow=False,
            text=escaped(axis_title(which, axis, speaker)),
            font={"size": look.small, "color": looks.TEXT[theme]}, **place,
        )  # fmt: skip
    return figure


def axis_title(row: Row, axis: Axis, speaker: Speaker) -> str:
    """What stands at an axis: the metric with its unit, or the rate."""
    if axis.per:
        return named(speaker.dataset, axis, speaker.lang)
    return metric_title(speaker.dataset, axis.metric, row.figure.unit, speaker.lang)


def label(index: int, pair: Pair, speaker: Speaker, look: Look) -> str:
    """The bureau's name; where there is no room for names its number in the table underneath."""
    return str(index + 1) if look.narrow else escaped(speaker.names[pair.report.id])


def _beside(index: int) -> str:
    """Labels take turns, so that neighbours do not write over each other."""
    return ("top center", "bottom center", "middle right", "middle left")[index % 4]


def _symbol(pair: Pair) -> str:
    figures = (pair.across.figure, pair.up.figure)
    entered = any(f.observation and f.observation.method == "entered" for f in figures)
    shape = "diamond" if any(is_part_year(f, True) for f in figures) else "circle"
    return f"{shape}-open" if entered else shape


def _errors(rows: Sequence[Row], theme: str) -> dict[str, Any]:
    """Whiskers: what printing leaves open, or a rate's confidence interval."""
    spans = [(r.confidence or r.span, r.shown or 0.0) for r in rows]
    return {
        "type": "data", "symmetric": False, "color": looks.QUIET[theme], "thickness": 1.5,
        "array": [s.high - v if s else 0 for s, v in spans],
        "arrayminus": [v - s.low if s else 0 for s, v in spans],
    }  # fmt: skip


def _axis(rows: Sequence[Row], axis: Axis, speaker: Speaker, look: Look) -> dict[str, Any]:
    spans = [(r.confidence or r.span, r.shown or 0.0) for r in rows]
    most = max((s.high if s else v for s, v in spans), default=1.0)
    most = most or 1.0
    unit = rows[0].figure.unit
    values = [r.shown or 0.0 for r in rows]
    wide = is_wide_axis(values)
    at = ticks(most)[:: 2 if look.narrow else 1]
    span = [-0.03 * most, most * 1.1]
    if wide:
        low, high = math.log10(min(_placed(values))), math.log10(most)
        least = math.log10(min(value for value in values if value > 0))
        at = [10.0**power for power in range(math.ceil(least), math.ceil(high) + 1)]
        span = [low - 0.12 * (high - low), high + 0.15 * (high - low)]
    said = [_said(v, axis, unit, speaker, bare=True) for v in at]
    if wide and min(values) == 0:
        at, said = [_zero_place(values), *at], ["0", *said]
    return {
        "type": "log" if wide else "linear", "fixedrange": True, "tickvals": at,
        "range": span, "showline": True, "linecolor": looks.QUIET[look.theme],
        "ticktext": said,
        "tickfont": {"size": look.small, "color": looks.QUIET[look.theme]},
        "gridcolor": looks.LINE[look.theme], "zerolinecolor": looks.QUIET[look.theme],
    }  # fmt: skip


def _hover(pair: Pair, axes: tuple[Axis, Axis], speaker: Speaker) -> str:
    said = [f"<b>{escaped(speaker.names[pair.report.id])}</b>"]
    said += [escaped(printed(row, axis, speaker))
             for row, axis in zip((pair.across, pair.up), axes, strict=True)]  # fmt: skip
    return "<br>".join(said)
