"""Points: one metric or rate against another, and the funnel of a rate."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from compare.briefing.kinds import bars
from compare.briefing.kinds.view import Asked, Plot, Series, View
from compare.charts import funnel as funnels
from compare.charts import look as looks
from compare.charts import scatter
from compare.charts.look import Look
from compare.comparison import Comparison, Options, compare
from compare.model import Observation, Report, Verdict
from compare.periods import is_part_year
from compare.rows import Row
from compare.telling.phrases import caveats, definition, title, verdict_line
from compare.telling.rank_words import tally_said
from compare.words import joined, word

MOST = 4
ORDER = (Verdict.COMPARABLE, Verdict.CAUTION, Verdict.NOT_COMPARABLE)


def against(asked: Asked) -> View:
    """Two metrics of the same bureaus. Raises BriefingError where fewer than three have both."""
    chart, speaker, lang, data = asked.chart, asked.speaker, asked.lang, asked.dataset
    axes = (scatter.Axis(chart.metric, chart.options.per), scatter.Axis.of(chart.against))
    found = scatter.pairs(data, *axes, asked.reports)
    if len(found) < scatter.FEWEST:
        raise asked.impossible()
    names = [scatter.named(data, axis, lang) for axis in axes]
    both = [p.report for p in found]
    made = [compare(data, a.metric, both, options=Options(per=a.per)) for a in axes]
    worst = max((m.judgement.verdict for m in made), key=ORDER.index)
    reasons = [f"{name}{word('colon', lang)}{verdict_line(m, speaker)[1]}"
               for name, m in zip(names, made, strict=True)]  # fmt: skip
    top = word("view.other.title", lang, one=names[0], other=names[1], count=len(found))
    scale = [word("other.log", lang)] if scatter.is_wide(found) else []
    numbered = len(found) > scatter.MOST_NAMED
    keys = joined([f"{i + 1} {speaker.names[p.report.id]}" for i, p in enumerate(found)], lang)

    def drawn(look: Look, width: int) -> go.Figure:
        return scatter.draw(found, axes, speaker, look)

    return View(
        title=top[:1].upper() + top[1:],
        definition=word("clause.separator", lang).join(definition(m, speaker) for m in made),
        verdict_id=worst.value,
        verdict=word(f"verdict.{worst.value}", lang),
        reasons=word("clause.separator", lang).join(reasons),
        finding=_pairs_said(found, axes, names, asked),
        caveats=[*scale, word("other.note", lang)],
        marks=[word("picture.numbers", lang, names=keys)] if numbered else [],
        sources=[(p.report, _stated((p.across, p.up))) for p in found],
        page="compare",
        asked={**bars.address(asked, made[0]), "view": "other", "against": axes[1].id},
        draw=drawn,
        frame=lambda: _frame(found, axes, names, asked),
        plot=_plot(found, axes, names, asked),
        comparison=made[0],
    )  # fmt: skip


def _stated(rows: Sequence[Row]) -> tuple[Observation, ...]:
    found = [o for row in rows for o in (row.figure.observation, row.denominator)]
    return tuple(dict.fromkeys(o for o in found if o is not None and o.method != "derived"))


def _pairs_said(
    found: Sequence[scatter.Pair], axes: tuple[scatter.Axis, scatter.Axis], names: Sequence[str],
    asked: Asked,
) -> str:  # fmt: skip
    """Both figures of each bureau; of many the ends of both."""
    lang, speaker = asked.lang, asked.speaker
    if len(found) <= MOST:
        said = [
            speaker.names[p.report.id] + ("" if lang == "zh" else " ") + ("、" if lang == "zh"
            else ", ").join(f"{name} {scatter.printed(row, axis, speaker)}{_part(row)}"
            for name, axis, row in zip(names, axes, (p.across, p.up), strict=True))
            for p in found
        ]  # fmt: skip
        told = word("finding.pairs", lang, count=len(found),
                    bureaus=word("clause.separator", lang).join(said))  # fmt: skip
    else:
        ends = []
        for axis, rows in zip(axes, ([p.across for p in found], [p.up for p in found]),
                              strict=True):  # fmt: skip
            ordered = sorted(rows, key=lambda row: row.shown or 0.0)
            ends += [
                scatter.printed(r, axis, speaker) + _part(r) for r in (ordered[0], ordered[-1])
            ]
        told = word("finding.pairs.many", lang, count=len(found), one=names[0], other=names[1],
                    low=ends[0], high=ends[1], low2=ends[2], high2=ends[3])  # fmt: skip
    said_all = word("clause.separator", lang).join((told, word("finding.pairs.hedge", lang)))
    return said_all + ("。" if lang == "zh" else ".")


def _part(row: Row) -> str:
    return " ◔" if is_part_year(row.figure, True) else ""


def _frame(
    found: Sequence[scatter.Pair], axes: tuple[scatter.Axis, scatter.Axis], names: Sequence[str],
    asked: Asked,
) -> pd.DataFrame:  # fmt: skip
    said = asked.speaker
    return pd.DataFrame([
        {
            word("column.rank", asked.lang): str(i + 1),
            word("column.bureau", asked.lang): said.names[p.report.id],
            names[0]: scatter.printed(p.across, axes[0], said) + _part(p.across),
            names[1]: scatter.printed(p.up, axes[1], said) + _part(p.up),
        }
        for i, p in enumerate(found)
    ])  # fmt: skip


def _plot(
    found: Sequence[scatter.Pair], axes: tuple[scatter.Axis, scatter.Axis], names: Sequence[str],
    asked: Asked,
) -> Plot:  # fmt: skip
    across = tuple(p.across.shown for p in found)
    up = tuple(p.up.shown for p in found)
    numbered = len(found) > scatter.MOST_NAMED
    labels = [str(i + 1) if numbered else asked.speaker.names[p.report.id]
              for i, p in enumerate(found)]  # fmt: skip
    entered = frozenset(i for i, p in enumerate(found) if _is_entered(p))
    partial = {i: "diamond" for i, p in enumerate(found) if _part(p.across) or _part(p.up)}
    dots = Series(names[1], across, up, looks.CHOSEN["light"], labels=tuple(labels),
                  marks=partial, hollow=entered)  # fmt: skip
    # A zero has no place on a logarithmic axis, and a slide's chart none of its own for it.
    log = tuple(scatter.is_wide_axis([v or 0.0 for v in vs]) and all(vs) for vs in (across, up))
    titles = [scatter.axis_title(row, axis, asked.speaker)
              for row, axis in zip((found[0].across, found[0].up), axes, strict=True)]  # fmt: skip
    return Plot("xy", (dots,), titles[0], titles[1], (log[0], log[1]))


def _is_entered(pair: scatter.Pair) -> bool:
    stated = (pair.across.figure.observation, pair.up.figure.observation)
    return any(o is not None and o.method == "entered" for o in stated)


def funnel(asked: Asked) -> View:
    """The funnel of a rate. Raises BriefingError where there is none."""
    chart, speaker, lang = asked.chart, asked.speaker, asked.lang
    made = compare(asked.dataset, chart.metric, asked.reports, chart.part, chart.unit,
                   options=chart.options)  # fmt: skip
    found = funnels.funnel(made)
    if found is None:
        raise asked.impossible()
    verdict, reasons = verdict_line(made, speaker)
    tally = tally_said(made, lang)

    def drawn(look: Look, width: int) -> go.Figure:
        return funnels.draw(found, made, speaker, look)

    return View(
        title=word("funnel.title", lang, title=title(made, speaker)),
        definition=definition(made, speaker),
        verdict_id=made.judgement.verdict.value,
        verdict=verdict,
        reasons=reasons,
        finding=_funnel_said(found, made, asked),
        caveats=[word("funnel.note", lang),
                 *([word("note.tally", lang, tally=tally)] if tally else []),
                 *caveats(made, speaker)],
        marks=[],
        sources=[s for s in bars.sources(made) if _is_in(s[0], found)],
        page="compare",
        asked={**bars.address(asked, made), "view": "funnel"},
        draw=drawn,
        frame=lambda: pd.DataFrame(funnels.rows(found, made, speaker)[0]),
        plot=_funnel_plot(found, made, asked),
        comparison=made,
    )  # fmt: skip


def _is_in(report: Report, found: funnels.Funnel) -> bool:
    return report.id in {d.row.report.id for d in found.dots}


def _funnel_said(found: funnels.Funnel, made: Comparison, asked: Asked) -> str:
    lang = asked.lang
    average = funnels.value_said(found.average * found.rate.multiplier, made, lang)
    out = [d for d in found.dots if d.place != "within"]
    if out:
        who = joined([asked.speaker.names[d.row.report.id] + word("brackets", lang, inner=word(
            f"funnel.place.{d.place}", lang)) for d in out], lang)  # fmt: skip
        outside = word("finding.funnel.outside", lang, who=who, rest=len(found.dots) - len(out))
    else:
        outside = word("finding.funnel.within", lang)
    said = word("finding.funnel", lang, count=len(found.dots), average=average, outside=outside)
    return said + ("。" if lang == "zh" else ".")


def _funnel_plot(found: funnels.Funnel, made: Comparison, asked: Asked) -> Plot:
    lang, quiet = asked.lang, looks.QUIET["light"]
    at, points = funnels.curve(found)
    m = found.rate.multiplier
    series = []
    for name, dash, spans in (
        ("inner", "dash", [p.inner for p in points]), ("outer", "dot", [p.outer for p in points]),
    ):  # fmt: skip
        for ends in ([s.low for s in spans], [s.high for s in spans]):
            series.append(Series(word(f"briefing.funnel.{name}", lang), tuple(at),
                                 tuple(e * m for e in ends), quiet, dash, ""))  # fmt: skip
    series.append(Series(word("briefing.funnel.mean", lang), (at[0], at[-1]),
                         (found.average * m,) * 2, quiet, "solid", ""))  # fmt: skip
    few = len(found.dots) <= funnels.MOST_NAMED
    hollow = frozenset(i for i, d in enumerate(found.dots)
                       if (o := d.row.figure.observation) and o.method == "entered")  # fmt: skip
    rate = word(f"rate.{found.rate.id}", lang)
    series.append(Series(
        rate, tuple(d.denominator for d in found.dots), tuple(d.rate for d in found.dots),
        looks.CHOSEN["light"], hollow=hollow,
        labels=tuple(asked.speaker.names[d.row.report.id] if few or d.place != "within" else ""
                     for d in found.dots),
    ))  # fmt: skip
    below = funnels.denominator_name(found.rate, asked.speaker)
    return Plot("xy", tuple(series), below, rate)
