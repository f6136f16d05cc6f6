"""A funnel: each bureau's rate against what it is divided by, between the limits of chance.

Source: Spiegelhalter DJ, Funnel plots for comparing institutional performance, Statistics in
Medicine 24 (2005) 1185-1202; the limits are those of ``compare.statistics``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from compare.charts import look as looks
from compare.charts.bars import ticks
from compare.charts.lines import escaped
from compare.charts.look import Look
from compare.comparison import Comparison
from compare.rates import EVENTS, Rate
from compare.rows import Row
from compare.statistics import (
    FUNNEL_FROM,
    FunnelPoint,
    funnel_of_counts,
    funnel_of_proportions,
)
from compare.telling import numbers
from compare.telling.phrases import Speaker
from compare.words import word
from extract.metrics.dictionary import RESIDENTS

STEPS = 60
MOST_NAMED = 14


@dataclass(frozen=True)
class Dot:
    """A bureau: its row, what it is divided by, its rate as shown, and where that lies."""

    row: Row
    denominator: float
    rate: float
    place: str


@dataclass(frozen=True)
class Funnel:
    """The bureaus and their pooled average, in events per unit of the denominator."""

    dots: tuple[Dot, ...]
    average: float
    rate: Rate

    def limits(self, denominator: float) -> FunnelPoint:
        """The limits around the average for a bureau with this denominator."""
        if self.rate.kind == "proportion":
            return funnel_of_proportions(denominator, self.average)
        return funnel_of_counts(denominator, self.average)


def funnel(comparison: Comparison) -> Funnel | None:
    """The funnel of a comparison, or None.

    Only of events per exposure and of proportions, as stated (not annualised), of at least
    ``FUNNEL_FROM`` bureaus, and where the verdict lets them stand together: an average of what
    cannot be compared is none.
    """
    rate = comparison.rate
    if rate is None or rate.kind == "average" or comparison.options.annualise:
        return None
    if rate.kind == "count" and comparison.unit not in EVENTS:
        return None
    pairs = [(row, *pair) for row in comparison.ranked if (pair := _pair(row, rate))]
    if len(pairs) < FUNNEL_FROM or comparison.judgement.verdict == "not_comparable":
        return None
    average = sum(count for _, count, _ in pairs) / sum(below for _, _, below in pairs)
    bare = Funnel((), average, rate)
    dots = [
        Dot(row, below, count / below * rate.multiplier, bare.limits(below).place(count / below))
        for row, count, below in pairs
    ]
    return Funnel(tuple(dots), average, rate)


def _pair(row: Row, rate: Rate) -> tuple[float, float] | None:
    """A row's count and denominator."""
    below: float | None = row.denominator.value if row.denominator else None
    if rate.denominator == RESIDENTS:
        below = row.population
    return (row.value, float(below)) if row.value is not None and below else None


def value_said(value: float, comparison: Comparison, lang: str) -> str:
    """A rate as printed."""
    if comparison.rate is not None and comparison.rate.kind == "proportion":
        return f"{numbers.four_significant(value)}%"
    return numbers.rate(value, comparison.unit, lang)


def draw(found: Funnel, comparison: Comparison, speaker: Speaker, look: Look) -> go.Figure:
    """The funnel; bureaus beyond the inner limits are named, the others too where they are few."""
    figure = go.Figure()
    _limits(figure, found, look)
    _dots(figure, found, comparison, speaker, look)
    quiet = {"size": look.small, "color": looks.QUIET[look.theme]}
    most = max([d.rate for d in found.dots] + [found.average * found.rate.multiplier]) * 1.25
    widest = max(d.denominator for d in found.dots) * 1.08
    axis = {"fixedrange": True, "tickfont": quiet, "gridcolor": looks.LINE[look.theme],
            "zerolinecolor": looks.QUIET[look.theme]}  # fmt: skip
    across, up = ticks(widest)[:: 2 if look.narrow else 1], ticks(most)
    figure.update_layout(
        template="none", showlegend=False, dragmode=False, height=440,
        font={"family": looks.FONT, "size": look.size, "color": looks.TEXT[look.theme]},
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 70, "r": 24, "t": 24, "b": 56},
        hoverlabel={"align": "left", "bgcolor": looks.PAPER[look.theme]},
        xaxis={**axis, "range": [0, widest], "tickvals": across,
               "ticktext": [numbers.amount(v, "person", speaker.lang, bare=True) for v in across],
               "title": {"text": escaped(denominator_name(found.rate, speaker)), "font": quiet}},
        yaxis={**axis, "range": [0, most], "tickvals": up,
               "ticktext": [value_said(v, comparison, speaker.lang) for v in up]},
    )  # fmt: skip
    return figure


def denominator_name(rate: Rate, speaker: Speaker) -> str:
    """What the bureaus' figures are divided by."""
    if rate.denominator == RESIDENTS:
        return word("denominator.residents", speaker.lang)
    metric = speaker.dataset.dictionary.metrics[rate.denominator]
    return metric.zh if speaker.lang == "zh" else metric.en


def curve(found: Funnel) -> tuple[list[float], list[FunnelPoint]]:
    """Where the limits are drawn, and the limits there."""
    widest = max(d.denominator for d in found.dots) * 1.08
    narrowest = min(d.denominator for d in found.dots) * 0.5
    ratio = widest / narrowest
    at = [narrowest * math.pow(ratio, i / STEPS) for i in range(STEPS + 1)]
    return at, [found.limits(x) for x in at]


def _limits(figure: go.Figure, found: Funnel, look: Look) -> None:
    at, points = curve(found)
    widest = at[-1]
    m, quiet = found.rate.multiplier, looks.QUIET[look.theme]
    for dash, spans in (("dash", [p.inner for p in points]), ("dot", [p.outer for p in points])):
        for ends in ([s.low for s in spans], [s.high for s in spans]):
            figure.add_scatter(x=at, y=[end * m for end in ends], mode="lines", hoverinfo="skip",
                               line={"color": quiet, "width": 1.3, "dash": dash})  # fmt: skip
    figure.add_scatter(x=[0, widest], y=[found.average * m] * 2, mode="lines", hoverinfo="skip",
                       line={"color": quiet, "width": 1.3})  # fmt: skip


def _dots(
    figure: go.Figure, found: Funnel, comparison: Comparison, speaker: Speaker, look: Look
) -> None:
    colour = looks.CHOSEN[look.theme]
    few = len(found.dots) <= MOST_NAMED and not look.narrow
    named = [few or dot.place != "within" for dot in found.dots]
    figure.add_scatter(
        x=[d.denominator for d in found.dots], y=[d.rate for d in found.dots],
        mode="markers+text", cliponaxis=False,
        text=[label(i, d, speaker, look) if said else ""
              for i, (d, said) in enumerate(zip(found.dots, named, strict=True))],
        textposition=["top center" if i % 2 else "bottom center" for i in range(len(found.dots))],
        textfont={"size": look.small, "color": looks.TEXT[look.theme]},
        marker={"size": 11, "color": colour, "line": {"width": 2, "color": colour},
                "symbol": [_symbol(d) for d in found.dots]},
        customdata=[o.id if (o := d.row.figure.observation) else "" for d in found.dots],
        hovertext=[_hover(d, comparison, speaker) for d in found.dots],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def label(index: int, dot: Dot, speaker: Speaker, look: Look) -> str:
    """The bureau's name; on a phone its number in the table under the chart."""
    return str(index + 1) if look.narrow else escaped(speaker.names[dot.row.report.id])


def _symbol(dot: Dot) -> str:
    observation = dot.row.figure.observation
    return "circle-open" if observation and observation.method == "entered" else "circle"


def _hover(dot: Dot, comparison: Comparison, speaker: Speaker) -> str:
    lines = [f"<b>{escaped(speaker.names[dot.row.report.id])}</b>",
             escaped(value_said(dot.rate, comparison, speaker.lang)),
             escaped(word(f"funnel.place.{dot.place}", speaker.lang))]  # fmt: skip
    return "<br>".join(lines)


def rows(
    found: Funnel, comparison: Comparison, speaker: Speaker
) -> tuple[Sequence[dict[str, str]], list[str]]:
    """The same as a table, and for each row the observation that it opens."""
    lang = speaker.lang
    said = [
        {
            "#": str(i + 1),
            word("column.bureau", lang): speaker.names[d.row.report.id],
            word(f"rate.{found.rate.id}", lang): value_said(d.rate, comparison, lang),
            word("column.denominator", lang): numbers.exact(d.denominator),
            word("column.place", lang): word(f"funnel.place.{d.place}", lang),
        }
        for i, d in enumerate(found.dots)
    ]
    opened = [o.id if (o := d.row.figure.observation) else "" for d in found.dots]
    return said, opened
