"""One metric over the years: lines of the bureaus' own figures, crosses for what is recalled."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from compare.briefing.kinds.bars import address
from compare.briefing.kinds.view import Asked, Plot, Series, View
from compare.charts import look as looks
from compare.charts.look import Look
from compare.charts.over_time import History, Point, draw, histories, is_broken, one_year
from compare.comparison import Comparison, compare
from compare.telling.naming import bureau_name, metric_name, metric_title
from compare.telling.phrases import Speaker, definition
from compare.telling.told import stated
from compare.words import joined, word

MOST = 4


def view(asked: Asked) -> View:
    """The chart of ``charts.over_time``. Raises BriefingError where there are not two years."""
    chart, speaker, lang = asked.chart, asked.speaker, asked.lang
    made = compare(asked.dataset, chart.metric, asked.reports, chart.part, chart.unit)
    found = histories(asked.dataset, chart.metric, asked.reports, made.part, made.unit)
    if not found:
        raise asked.impossible()
    named = metric_title(asked.dataset, chart.metric, made.unit, lang)
    top = word("view.time.title", lang, metric=named)
    reasons = _reasons(found, speaker)
    verdict = "caution" if reasons else "comparable"
    only = one_year(found)
    single = [word("time.one_year", lang, year=only)] if only else []

    def drawn(look: Look, width: int) -> go.Figure:
        return draw(found, made.unit, speaker, look)

    return View(
        title=top[:1].upper() + top[1:],
        definition=definition(made, speaker),
        verdict_id=verdict,
        verdict=word(f"verdict.{verdict}", lang),
        reasons=word("clause.separator", lang).join(
            [*reasons, word("picture.time.level", lang)]
        ),
        finding=_finding(found, asked),
        caveats=[*single, word("time.note", lang)],
        marks=[],
        sources=[(r, tuple(p.observation for p in h.points if p.report.id == r.id))
                 for h in found for r in {p.report.id: p.report for p in h.points}.values()],
        page="compare",
        asked=_address(asked, made),
        draw=drawn,
        frame=lambda: _frame(found, speaker),
        plot=_plot(found, speaker),
        comparison=made,
    )  # fmt: skip


def _address(asked: Asked, made: Comparison) -> dict[str, str]:
    return address(asked, made) | {"view": "time"}


def _where(points: Sequence[tuple[History, Point]], speaker: Speaker) -> str:
    said = [f"{_name(h, speaker)} {p.year}" for h, p in points]
    more = f" … (+{len(said) - MOST})" if len(said) > MOST else ""
    return joined(said[:MOST], speaker.lang) + more


def _reasons(found: Sequence[History], speaker: Speaker) -> list[str]:
    """Why the years may be read with caution only."""
    every = [(h, p) for h in found for p in h.points]
    groups = {
        "part_year": [e for e in every if e[1].is_part_year],
        "approximate": [e for e in every if e[1].observation.qualifier != "exact"],
        "recalled": [e for e in every if e[1].is_recalled],
        "entered": [e for e in every if e[1].observation.method == "entered"],
    }
    return [word(f"picture.time.{key}", speaker.lang, who=_where(points, speaker))
            for key, points in groups.items() if points]  # fmt: skip


def _name(history: History, speaker: Speaker) -> str:
    return bureau_name(speaker.dataset, history.report, speaker.lang)


def _finding(found: Sequence[History], asked: Asked) -> str:
    """Each bureau's years with their figures; of many how many and which years."""
    lang, speaker = asked.lang, asked.speaker
    metric = metric_name(asked.dataset, asked.chart.metric, lang)
    if len(found) > MOST:
        years = [p.year for h in found for p in h.points]
        said = word("finding.time.many", lang, count=len(found), metric=metric, first=min(years),
                    last=max(years))  # fmt: skip
    else:
        bureaus = [
            _name(h, speaker) + (" " if lang == "en" else "")
            + ("，" if lang == "zh" else ", ").join(_point(p, speaker) for p in h.points)
            for h in found
        ]  # fmt: skip
        said = word("finding.time", lang, metric=metric,
                    bureaus=word("clause.separator", lang).join(bureaus))  # fmt: skip
    return said + "。" if lang == "zh" else said[:1].upper() + said[1:] + "."


def _point(point: Point, speaker: Speaker) -> str:
    lang, notes = speaker.lang, []
    if point.is_part_year:
        end = point.observation.period_end or point.report.period_end
        notes.append(word("finding.part_year", lang) + (
            ("，" if lang == "zh" else ", ") + word("finding.until", lang, end=end.isoformat())
            if end else ""))  # fmt: skip
    if point.is_recalled:
        notes.append(word("finding.recalled", lang, year=point.report.year))
    figure = stated(point.observation, speaker)
    inner = ("，" if lang == "zh" else ", ").join(notes)
    said = word("finding.time.point", lang, year=point.year, figure=figure)
    return said + (word("brackets", lang, inner=inner) if inner else "")


def _frame(found: Sequence[History], speaker: Speaker) -> pd.DataFrame:
    lang = speaker.lang
    return pd.DataFrame([
        {
            word("column.bureau", lang): _name(h, speaker),
            word("control.year", lang): str(p.year),
            word("column.figure", lang): speaker.stated_with_unit(p.observation)
            + (" ◔" if p.is_part_year else "")
            + (" ✎" if p.observation.method == "entered" else ""),
            word("column.source", lang): word("time.recalled", lang, year=p.report.year)
            if p.is_recalled else p.report.title or p.report.source_url,
            word("column.quote", lang): p.observation.quote,
        }
        for h in found for p in h.points
    ])  # fmt: skip


def _plot(found: Sequence[History], speaker: Speaker) -> Plot:
    """Every year from the first to the last, so that a missing one leaves its gap."""
    first = min(p.year for h in found for p in h.points)
    last = max(p.year for h in found for p in h.points)
    years = list(range(first, last + 1))
    palette = looks.IDENTITY["light"]
    series = []
    for i, history in enumerate(found):
        colour = palette[i] if len(found) <= len(palette) else looks.MANY["light"]
        name = _name(history, speaker)
        own = {p.year: p for p in history.own}
        recalled = {p.year: p for p in history.points if p.is_recalled}
        ordered = history.own
        broken = {after.year for before, after in pairwise(ordered)
                  if is_broken(before, after)}  # fmt: skip
        for points, told, line, marker in (
            (own, name, "solid", "circle"),
            (recalled, word("picture.time.series.recalled", speaker.lang, name=name), "", "x"),
        ):
            if points:
                series.append(Series(
                    told, tuple(years),
                    tuple(p.observation.value if (p := points.get(y)) else None for y in years),
                    colour, line, marker,
                    tuple(_label(p, speaker) if (p := points.get(y)) else "" for y in years),
                    frozenset(i for i, y in enumerate(years) if y in broken),
                    {i: "diamond" for i, y in enumerate(years)
                     if (p := points.get(y)) and p.is_part_year},
                    frozenset(i for i, y in enumerate(years)
                              if (p := points.get(y)) and p.observation.method == "entered"),
                ))  # fmt: skip
    return Plot("line", tuple(series))


def _label(point: Point, speaker: Speaker) -> str:
    return (speaker.stated(point.observation) + (" ◔" if point.is_part_year else "")
            + (" ✎" if point.observation.method == "entered" else ""))  # fmt: skip
