"""Several metrics at once: the Overview, and a family of metrics on Compare."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from compare.briefing.kinds.view import Asked, View, chosen, observed, tallied, tally_said
from compare.charts import heat, small_charts
from compare.charts.look import Look
from compare.comparison import compare
from compare.model import Figure, Report, State
from compare.overview import Block, Group, groups, overview
from compare.periods import is_part_year
from compare.telling.naming import family_name, listed, metric_name, unit_name
from compare.telling.phrases import bureaus_among, places_named
from compare.words import word

FEW_REPORTS = 6
MOST_TOLD = 4
LISTED = 8


def view(asked: Asked) -> View:
    """A heat table of few bureaus, small charts of many; on Compare always small charts."""
    lang, chart = asked.lang, asked.chart
    family = chart.family
    is_family = chart.view == "family"
    few = len(asked.reports) <= FEW_REPORTS and not is_family
    blocks = overview(asked.dataset, asked.reports, family)
    grouped = groups(asked.dataset, asked.reports, family)
    if not any(block.columns for block in blocks):
        raise asked.impossible()
    verdict_id, verdict, reasons, verdicts = _verdict(asked, blocks, grouped, few)

    def drawn(look: Look, width: int) -> go.Figure:
        if few:
            return heat.draw(blocks, asked.reports, asked.speaker, look, width)
        return small_charts.draw(grouped, asked.speaker, look, width)

    silent = [m for b in blocks for m in b.silent]
    said = word("overview.silent", lang,
                metrics=_names(asked, silent)) if silent and family else ""  # fmt: skip
    frame = _frame(blocks, asked, verdicts)
    return View(
        title=_title(asked, is_family),
        definition=word("picture.overview.definition", lang),
        verdict_id=verdict_id,
        verdict=verdict,
        reasons=reasons,
        finding=_finding(blocks, asked),
        caveats=[said] if said else [],
        marks=[word("picture.marks", lang)],
        sources=observed(blocks, asked.reports),
        page="compare" if is_family else "overview",
        asked=_address(asked, is_family),
        draw=drawn,
        frame=lambda: frame,
        columns=list(frame.columns),
    )


def _address(asked: Asked, is_family: bool) -> dict[str, str]:
    if is_family:
        metric = asked.chart.metric or next(
            m.id for m in asked.dataset.dictionary.metrics.values()
            if m.family == asked.chart.family
        )  # fmt: skip
        return {"metric": metric, **chosen(asked, "compare"), "view": "family"}
    several = len(asked.dataset.reports()) > FEW_REPORTS
    return {**chosen(asked, "overview", several), "family": asked.chart.family or "all"}


def _names(asked: Asked, metrics: Sequence[str]) -> str:
    said = [metric_name(asked.dataset, m, asked.lang) for m in metrics]
    return listed(said, asked.lang, LISTED)


def _title(asked: Asked, is_family: bool) -> str:
    lang, family = asked.lang, asked.chart.family
    name = family_name(asked.dataset, family, lang) if family else word(
        "picture.families.all", lang)  # fmt: skip
    years = sorted({r.year for r in asked.reports if r.year})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(map(str, years))
    said = word("picture.family.title", lang, family=name,
                places=places_named(asked.reports, asked.speaker),
                years=word("years.single", lang, year=span))  # fmt: skip
    return said if lang == "zh" else said[:1].upper() + said[1:]


def _verdict(
    asked: Asked, blocks: Sequence[Block], grouped: Sequence[Group], few: bool
) -> tuple[str, str, str, dict[str, str]]:
    """Metric by metric; of several groups each by itself, as they are drawn."""
    if few or len(grouped) == 1:
        metrics = [(c.metric, c.unit) for b in blocks for c in b.columns]
        return tallied(asked.dataset, metrics, asked.reports, asked.lang)
    found = [
        compare(asked.dataset, c.metric, g.reports, unit=c.unit).judgement.verdict
        for g in grouped for b in g.blocks for c in b.columns
    ]  # fmt: skip
    return *tally_said(found, asked.lang), {}


def _finding(blocks: Sequence[Block], asked: Asked) -> str:
    """How many totals each bureau states and what it does not; never who has more."""
    lang = asked.lang
    columns = [c for b in blocks for c in b.columns]
    per = [[c.figures[i] for c in columns] for i in range(len(asked.reports))]
    if len(asked.reports) <= MOST_TOLD:
        bureaus = [
            _bureau(r, figures, asked) for r, figures in zip(asked.reports, per, strict=True)
        ]
        said = word("finding.grid", lang, metrics=len(columns),
                    bureaus=word("clause.separator", lang).join(bureaus))  # fmt: skip
    else:
        every = [f for figures in per for f in figures]
        said = word("finding.grid.many", lang, bureaus=bureaus_among(asked.reports),
                    metrics=len(columns),
                    stated=sum(f.has_value for f in every), parts=_count(every, State.PARTS_ONLY),
                    apart=_count(every, State.NOT_COMPARABLE),
                    silent=_count(every, State.NOT_REPORTED),
                    unread=_count(every, State.NOT_READ))  # fmt: skip
    partial = [asked.speaker.names[r.id] for r, figures in zip(asked.reports, per, strict=True)
               if any(f.has_value and is_part_year(f, _is_flow(asked, c.metric))
                      for f, c in zip(figures, columns, strict=True))]  # fmt: skip
    if partial:
        said += word("clause.separator", lang) + word("finding.grid.part_year", lang,
                                                      who=listed(partial, lang))  # fmt: skip
    return said + ("。" if lang == "zh" else ".")


def _is_flow(asked: Asked, metric: str) -> bool:
    found = asked.dataset.dictionary.metrics.get(metric)
    return found is None or found.measure == "flow"


def _count(figures: Sequence[Figure], state: State) -> int:
    return sum(f.state == state for f in figures)


def _bureau(report: Report, figures: Sequence[Figure], asked: Asked) -> str:
    lang, rest = asked.lang, ""
    for key, state in (("zero", State.STATED_ZERO), ("parts", State.PARTS_ONLY),
                       ("apart", State.NOT_COMPARABLE), ("silent", State.NOT_REPORTED),
                       ("unread", State.NOT_READ)):  # fmt: skip
        count = _count(figures, state)
        rest += word(f"finding.grid.{key}", lang, count=count) if count else ""
    return word("finding.grid.bureau", lang, who=asked.speaker.names[report.id],
                stated=sum(f.has_value for f in figures), rest=rest)  # fmt: skip


def _frame(blocks: Sequence[Block], asked: Asked, verdicts: dict[str, str]) -> pd.DataFrame:
    """Metrics down and bureaus across; of many bureaus the other way round."""
    lang, said = asked.lang, asked.speaker
    columns = [c for b in blocks for c in b.columns]
    names = [said.names[r.id] for r in asked.reports]
    heads = [f"{metric_name(asked.dataset, c.metric, lang)}"
             + word("brackets", lang, inner=unit_name(asked.dataset, c.unit, lang))
             for c in columns]  # fmt: skip
    cells = [[heat.cell_text(c, f, said)[0] for f in c.figures] for c in columns]
    if len(names) > FEW_REPORTS:
        bureau = word("column.bureau", lang)
        # Who states most comes first: a slide has room for a few lines only.
        stated = [sum(c.figures[i].has_value for c in columns) for i in range(len(names))]
        order = sorted(range(len(names)), key=lambda i: -stated[i])
        return pd.DataFrame([{bureau: name, **{h: cells[j][i] for j, h in enumerate(heads)}}
                             for i in order for name in (names[i],)])  # fmt: skip
    metric, verdict = word("briefing.column.metric", lang), word("briefing.column.verdict", lang)
    rows = [{metric: h, **dict(zip(names, row, strict=True)),
             **({verdict: word(f"verdict.{verdicts[c.metric]}", lang)} if c.metric in verdicts
                else {})}
            for h, row, c in zip(heads, cells, columns, strict=True)]  # fmt: skip
    return pd.DataFrame(rows)
