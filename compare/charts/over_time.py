"""One metric over the years: what each bureau's own reports say, and what later ones recall.

Figures of a year quoted by a later report stand apart from that year's own figure; years between
which nothing is known are not joined by a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from compare.charts import look as looks
from compare.charts.lines import escaped
from compare.charts.look import Look, width_of
from compare.comparison import figures_of
from compare.load import Dataset
from compare.model import WHOLE, Figure, Observation, Report, Slice
from compare.periods import is_part_year
from compare.telling import numbers
from compare.telling.naming import bureau_name
from compare.telling.phrases import Speaker
from compare.words import word


@dataclass(frozen=True)
class Point:
    """One year: a report's own figure, or last year's as a later report quotes it."""

    year: int
    observation: Observation
    report: Report
    is_recalled: bool
    is_part_year: bool


@dataclass(frozen=True)
class History:
    """One bureau's years, in order."""

    report: Report
    points: tuple[Point, ...]

    @property
    def own(self) -> list[Point]:
        """The years' own figures."""
        return [p for p in self.points if not p.is_recalled]


def histories(
    dataset: Dataset, metric: str, reports: Sequence[Report], part: Slice = WHOLE, unit: str = ""
) -> list[History]:
    """Bureaus of ``reports`` with figures of at least two years; their other years are included."""
    found = dataset.dictionary.metrics.get(metric)
    is_flow = found is None or found.measure == "flow"
    keys = dict.fromkeys((r.district_code, r.agency_type, r.agency) for r in reports)
    every = dataset.reports()
    result = []
    for key in keys:
        own = [r for r in every if (r.district_code, r.agency_type, r.agency) == key]
        stated = [o for r in own for o in dataset.observations(metric=metric, report=r.id)]
        figures = figures_of(own, metric, stated, part, unit or None)
        points = [p for f in figures if (p := _point(f, is_flow))]
        points += _recalled(own, stated, part, unit)
        if len({p.year for p in points}) > 1:
            ordered = sorted(points, key=lambda p: (p.year, p.is_recalled))
            result.append(History(max(own, key=lambda r: r.year or 0), tuple(ordered)))
    return result


def _point(figure: Figure, is_flow: bool) -> Point | None:
    if figure.value is None or figure.observation is None or figure.report.year is None:
        return None
    part = is_part_year(figure, is_flow)
    return Point(figure.report.year, figure.observation, figure.report, False, part)


def _recalled(
    reports: Sequence[Report], stated: Sequence[Observation], part: Slice, unit: str
) -> list[Point]:
    by_id = {r.id: r for r in reports}
    return [
        Point(o.period_end.year, o, by_id[o.report_id], True, False)
        for o in stated
        if o.period_basis == "prior_year" and o.period_end and o.slice == part
        and o.unit == (unit or o.unit) and o.scope == "own"
    ]  # fmt: skip


def draw(found: Sequence[History], unit: str, speaker: Speaker, look: Look) -> go.Figure:
    """A line a bureau, its name and last figure at the end; recalled figures as crosses."""
    palette = looks.IDENTITY[look.theme]
    figure = go.Figure()
    for i, history in enumerate(found):
        colour = palette[i] if len(found) <= len(palette) else looks.MANY[look.theme]
        _line(figure, history, colour, speaker, look, unit)
        _recalls(figure, history, colour, speaker, look)
    _lay_out(figure, found, speaker, look, unit)
    return figure


def is_broken(before: Point, point: Point) -> bool:
    """True where no line may join two years: one between is not known, or only one is whole."""
    return point.year - before.year > 1 or point.is_part_year != before.is_part_year


def one_year(found: Sequence[History]) -> int | None:
    """The only year of which reports are on file, if so: all else is what they recall."""
    years = {p.year for history in found for p in history.own}
    return next(iter(years)) if len(years) == 1 else None


def _name(history: History, speaker: Speaker) -> str:
    return bureau_name(speaker.dataset, history.report, speaker.lang)


def _line(
    figure: go.Figure, history: History, colour: str, speaker: Speaker, look: Look, unit: str
) -> None:
    own = history.own
    xs: list[int | None] = []
    ys: list[float | None] = []
    for before, point in zip([None, *own[:-1]], own, strict=True):
        if before is not None and is_broken(before, point):
            xs, ys = [*xs, None], [*ys, None]
        xs, ys = [*xs, point.year], [*ys, point.observation.value]
    figure.add_scatter(x=xs, y=ys, mode="lines", hoverinfo="skip",
                       line={"color": colour, "width": 2})  # fmt: skip
    figure.add_scatter(
        x=[p.year for p in own], y=[p.observation.value for p in own], mode="markers",
        marker={"size": 10, "color": colour, "symbol": [_symbol(p) for p in own],
                "line": {"width": 2, "color": colour}},
        customdata=[p.observation.id for p in own],
        hovertext=[_hover(p, history, speaker) for p in own],
        hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False,
    )  # fmt: skip
    if own:
        last = own[-1]
        figure.add_annotation(
            x=last.year, y=last.observation.value, xanchor="left", xshift=10, showarrow=False,
            text=escaped(f"{_name(history, speaker)}  {speaker.stated(last.observation)}"
                         + (" ◔" if last.is_part_year else "")
                         + last.observation.mark),
            font={"size": look.small, "color": looks.TEXT[look.theme]},
        )  # fmt: skip


def _symbol(point: Point) -> str:
    shape = "diamond" if point.is_part_year else "circle"
    return f"{shape}-open" if point.observation.method == "entered" else shape


def _recalls(
    figure: go.Figure, history: History, colour: str, speaker: Speaker, look: Look
) -> None:
    recalled = [p for p in history.points if p.is_recalled]
    if recalled:
        figure.add_scatter(
            x=[p.year for p in recalled], y=[p.observation.value for p in recalled],
            mode="markers+text", text=[escaped(speaker.stated(p.observation)) for p in recalled],
            textposition="top center", textfont={"size": look.small,
                                                 "color": looks.QUIET[look.theme]},
            marker={"size": 11, "symbol": "x-thin", "line": {"width": 2.5, "color": colour}},
            customdata=[p.observation.id for p in recalled],
            hovertext=[_hover(p, history, speaker) for p in recalled],
            hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False,
        )  # fmt: skip


def _hover(point: Point, history: History, speaker: Speaker) -> str:
    lines = [f"<b>{escaped(_name(history, speaker))} {point.year}</b>  "
             f"{escaped(speaker.stated_with_unit(point.observation))}"]  # fmt: skip
    if point.is_recalled:
        said = word("time.recalled", speaker.lang, year=point.report.year)
        lines.append(escaped(said))
    return "<br>".join(lines)


def _lay_out(
    figure: go.Figure, found: Sequence[History], speaker: Speaker, look: Look, unit: str
) -> None:
    years = sorted({p.year for h in found for p in h.points})
    most = max((p.observation.value for h in found for p in h.points), default=1.0) or 1.0
    names = [f"{_name(h, speaker)}  {speaker.stated(h.own[-1].observation)} ◔ ✎"
             for h in found if h.own]  # fmt: skip
    room = 40 if look.narrow else int(max((width_of(n, look.small) for n in names), default=0)) + 24
    from compare.charts.bars import ticks

    at = ticks(most)
    quiet = {"size": look.small, "color": looks.QUIET[look.theme]}
    figure.update_layout(
        template="none", showlegend=False, dragmode=False, height=380,
        font={"family": looks.FONT, "size": look.size, "color": looks.TEXT[look.theme]},
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 64, "r": min(room, 420), "t": 30, "b": 36},
        hoverlabel={"align": "left", "bgcolor": looks.PAPER[look.theme]},
        xaxis={"tickvals": years, "ticktext": [str(y) for y in years], "fixedrange": True,
               "range": [years[0] - 0.25, years[-1] + 0.25], "tickfont": quiet, "showgrid": False},
        yaxis={"range": [0, most * 1.12], "fixedrange": True, "tickvals": at, "tickfont": quiet,
               "ticktext": [numbers.amount(v, unit, speaker.lang, bare=True) for v in at],
               "gridcolor": looks.LINE[look.theme], "zerolinecolor": looks.QUIET[look.theme]},
    )  # fmt: skip
