"""One bureau among its peers: every metric that it states, beside their middle."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from compare.briefing.kinds.view import Asked, Source, View, tally_said
from compare.charts import standings
from compare.charts.look import Look
from compare.model import Observation
from compare.profile import Profile, Standing, peers_line, peers_of, profile
from compare.telling.naming import bureau_name, metric_name, period_name, short_names, unit_name
from compare.telling.phrases import Speaker
from compare.telling.told import stated
from compare.words import joined, word

FIRST = 3


def view(asked: Asked) -> View:
    """The District page's lines of what the bureau states. Raises BriefingError without any."""
    lang, data, chart = asked.lang, asked.dataset, asked.chart
    report = asked.reports[0]
    peers = peers_of(data, report, chart.peers or "type", chart.own)
    speaker = replace(asked.speaker, names=short_names(data, [report, *peers], lang))
    found = profile(data, report, peers)
    families = standings.stated(found)
    every = [s for f in families for s in f.standings]
    if not every:
        raise asked.impossible()
    beside = [s for s in every if s.peers]
    verdict_id, verdict, reasons = tally_said([s.judgement.verdict for s in beside], lang)
    year = word("years.single", lang, year=report.year) if report.year else ""
    peers_said = peers_line(data, report, chart.peers or "type", peers, speaker)

    def drawn(look: Look, width: int) -> go.Figure:
        return standings.draw(found, speaker, look, width)

    return View(
        title=word("district.title", lang, bureau=bureau_name(data, report, lang), year=year),
        definition=" · ".join(t for t in (period_name(report, lang), peers_said) if t),
        verdict_id=verdict_id if beside else "caution",
        verdict=verdict,
        reasons=reasons if beside else word("picture.mixed.none", lang),
        finding=_finding(found, every, asked),
        caveats=[],
        marks=[*([word("picture.strip", lang)] if peers else []), word("picture.marks", lang)],
        sources=_sources(every, asked),
        page="district",
        asked=_address(asked),
        draw=drawn,
        frame=lambda: _frame(every, speaker),
        columns=[],
    )


def _address(asked: Asked) -> dict[str, str]:
    found = {"report": asked.reports[0].id, "peers": asked.chart.peers or "type"}
    return found | ({"own": ",".join(asked.chart.own)} if asked.chart.own else {})


def _sources(every: list[Standing], asked: Asked) -> list[Source]:
    """The bureau's own report first, then those of its peers."""
    found: dict[str, list[Observation]] = {}
    for standing in every:
        for figure in (standing.figure, *standing.peers):
            if figure.opened is not None:
                found.setdefault(figure.report.id, []).append(figure.opened)
    reports = {r.id: r for r in asked.dataset.reports()}
    own = asked.reports[0].id
    return [(reports[i], tuple(found[i])) for i in sorted(found, key=lambda i: (i != own, i))]


def _finding(found: Profile, every: list[Standing], asked: Asked) -> str:
    lang, report = asked.lang, asked.reports[0]
    separator = word("clause.separator", lang)
    valued = [s for s in every if s.figure.has_value and s.figure.observation is not None]
    said = [word("finding.district", lang, who=bureau_name(asked.dataset, report, lang),
                 count=len(every))]  # fmt: skip
    first = [
        word("finding.figure", lang, metric=metric_name(asked.dataset, s.metric, lang),
             figure=stated(o, asked.speaker))
        for s in valued[:FIRST] if (o := s.figure.observation)
    ]  # fmt: skip
    if first:
        said.append(word("finding.district.first", lang, figures=joined(first, lang)))
    period = period_name(report, lang).removeprefix("◔ ")
    if period:
        said.append(word("finding.district.period", lang, period=period))
    beside = [s for s in every if s.peers and s.figure.has_value]
    if beside:
        said.append(word("finding.district.peers", lang, count=len(beside),
                         caution=sum(s.is_cautious for s in beside)))  # fmt: skip
    else:
        said.append(word("finding.district.alone", lang))
    return separator.join(said) + ("。" if lang == "zh" else ".")


def _frame(every: list[Standing], said: Speaker) -> pd.DataFrame:
    lang = said.lang
    return pd.DataFrame([
        {
            word("briefing.column.metric", lang): metric_name(said.dataset, s.metric, lang),
            word("column.measure", lang): unit_name(said.dataset, s.unit, lang) if s.unit else "",
            word("column.figure", lang): standings.value(s, said),
            word("briefing.column.median", lang): standings.beside(s, said),
            word("column.state", lang): word(f"state.{s.figure.state.value}", lang),
        }
        for s in every
    ])  # fmt: skip
