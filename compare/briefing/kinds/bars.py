"""One metric across bureaus: bars, dots where there are many, or its table."""

from __future__ import annotations

from dataclasses import replace

import plotly.graph_objects as go

from compare.briefing.kinds.view import Asked, Source, View, chosen
from compare.charts.bars import draw
from compare.charts.lines import lines_of
from compare.charts.look import Look
from compare.comparison import Comparison, compare
from compare.table import table
from compare.telling.finding import finding
from compare.telling.phrases import Speaker, caveats, definition, title, verdict_line
from compare.words import word

COLUMNS = ("bureau", "coverage", "figure", "measure", "period", "state")


def view(asked: Asked) -> View:
    """The comparison's chart with everything that the page says about it."""
    chart, speaker = asked.chart, asked.speaker
    made = compare(asked.dataset, chart.metric, asked.reports, chart.part, chart.unit,
                   options=chart.options)  # fmt: skip
    verdict, reasons = verdict_line(made, speaker)

    def drawn(look: Look, width: int) -> go.Figure:
        return draw(made, speaker, replace(look, parts=chart.parts))

    return View(
        title=title(made, speaker),
        definition=definition(made, speaker),
        verdict_id=made.judgement.verdict.value,
        verdict=verdict,
        reasons=reasons,
        finding=finding(made, speaker),
        caveats=caveats(made, speaker),
        marks=marks(made, speaker, chart.parts),
        sources=sources(made),
        page="compare",
        asked=address(asked, made),
        draw=drawn,
        frame=lambda: table(made, speaker)[0],
        columns=[word(f"column.{c}", speaker.lang) for c in COLUMNS],
        comparison=made,
        is_drawn=any(row.figure.opened for row in made.rows),
    )


def address(asked: Asked, made: Comparison) -> dict[str, str]:
    """The parameters of the Compare page that show this comparison."""
    found = {"metric": made.metric, **chosen(asked, "compare")}
    found |= {"coverage": made.part.code(), "unit": made.unit}
    found |= {"per": made.options.per} if made.options.per else {}
    for key in ("annualise", "sum_parts", "overrule"):
        found |= {key: "1"} if getattr(made.options, key) else {}
    return found if asked.chart.parts else {**found, "parts": "0"}


def marks(comparison: Comparison, speaker: Speaker, parts: bool) -> list[str]:
    """What the marks in the chart mean, those that stand in it."""
    lines = [ln for ln in lines_of(comparison, speaker, Look(parts=parts)) if ln.value is not None]
    spans = [ln.span for ln in lines if ln.span and not ln.confidence]
    found = {
        "briefing.hatched": any(line.hatched for line in lines),
        "briefing.extension": any(line.extension is not None for line in lines),
        "briefing.hollow": any(line.hollow for line in lines),
        "briefing.confidence": any(line.confidence for line in lines),
        "briefing.whisker": any(not span.is_point for span in spans),
    }
    return [word(key, speaker.lang) for key, is_there in found.items() if is_there]


def sources(comparison: Comparison) -> list[Source]:
    """Each report that states anything of the metric, in the order shown, with what it states."""
    found: list[Source] = []
    for row in comparison.rows:
        figure = row.figure
        if figure.opened:
            every = [figure.observation, row.denominator, *figure.parts, *figure.others]
            shown = [o for o in every if o is not None and o.method != "derived"]
            # What the figure opens stands first: it is the sentence that a picture has.
            ordered = sorted(shown, key=lambda o: o.id != figure.opened.id if figure.opened else 0)
            found.append((row.report, tuple(ordered)))
    return found
