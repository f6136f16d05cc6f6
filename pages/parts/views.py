"""The other views of Compare: a family's small charts, over time, another metric, a funnel."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from compare.charts import funnel, over_time, scatter
from compare.charts.look import Look
from compare.comparison import Comparison, Options, compare
from compare.load import Dataset
from compare.model import Observation, Report
from compare.overview import groups
from compare.telling.naming import bureau_name, metric_title
from compare.telling.phrases import Speaker, caveats, definition, title, verdict_line
from compare.words import word
from pages.parts import bars, collect, common, downloads, grouped, panel, url
from pages.parts.compare_controls import Asked


def show(
    view: str, data: Dataset, asked: Asked, comparison: Comparison, look: Look,
    heading: DeltaGenerator,
) -> None:  # fmt: skip
    """Draw one of the views; ``heading`` is where its title goes."""
    if view == "family":
        _family(data, asked, heading)
    elif view == "time":
        _time(data, asked, comparison, look, heading)
    elif view == "funnel":
        _funnel(asked, comparison, look, heading)
    else:
        _other(data, asked, look, heading)


def _chart(figure: go.Figure, key: str, alt: str, data: Dataset, lang: str) -> None:
    """A chart in which a click on a point opens its sentence, or the page it was entered from."""
    st.plotly_chart(figure, theme=None, key=key, config=bars.CHART, alt=alt, on_select="rerun",
                    selection_mode="points")  # fmt: skip
    st.html(f'<p class="dz-definition">{escape(word("view.pick", lang))}</p>')
    _open(data.observation(bars.picked(key)), lang)


def _open(found: Observation | None, lang: str) -> None:
    if found is None:
        return
    if found.method != "entered":
        panel.follow(panel.opening(found), lang)
    # No page of ours holds its text: the address is what there is to follow.
    link = common.address(found.source_url, word("district.website", lang))
    st.html(f'<p class="dz-definition">✎ {escape(found.note)} {link}</p>')


def _table(rows: Sequence[dict[str, str]], opened: Sequence[str], key: str, data: Dataset,
           said: Speaker) -> None:  # fmt: skip
    st.dataframe(pd.DataFrame(rows), hide_index=True, key=key, on_select="rerun",
                 selection_mode="single-row", alt=word("compare.table", said.lang))  # fmt: skip
    _open(data.observation(bars.row_of(key, opened)), said.lang)


def _take(
    asked: Asked, view: str, comparison: Comparison | None = None, camera: bool = True, **more: str
) -> None:
    """The buttons under a view's chart."""
    if comparison is not None:
        more = {**more, "metric": comparison.metric}
    chart = collect.chart_of(
        asked.reports, view=view, part=comparison.part if comparison else None,
        unit=comparison.unit if comparison else "",
        options=comparison.options if comparison else Options(), **more,
    )  # fmt: skip
    downloads.offer(chart, asked.said, has_camera=camera)


def _define(comparison: Comparison, said: Speaker) -> None:
    st.html(f'<p class="dz-definition">{escape(definition(comparison, said))}</p>')


def _family(data: Dataset, asked: Asked, heading: DeltaGenerator) -> None:
    said = asked.said
    family = data.dictionary.families[data.dictionary.metrics[asked.metric].family]
    name = family.zh if said.lang == "zh" else family.en
    with heading:
        common.heading(word("view.family.title", said.lang, family=name),
                       word("view.family.lead", said.lang))  # fmt: skip
    picked = panel.show(grouped.markup(groups(data, asked.reports, family.id), said), "family")
    _take(asked, "family", camera=False, metric=asked.metric, family=family.id)
    if picked:
        kind, *rest = picked.split("|")
        if kind == "chart":
            st.query_params.update({"metric": rest[0], "view": "bars"})
            st.rerun()
        _open(data.observation(rest[1]) if kind == "cell" else None, said.lang)


def _time(
    data: Dataset, asked: Asked, comparison: Comparison, look: Look, heading: DeltaGenerator
) -> None:
    said, unit = asked.said, asked.unit
    found = over_time.histories(data, asked.metric, asked.reports, asked.part, unit)
    named = metric_title(data, asked.metric, unit, said.lang)
    with heading:
        top = word("view.time.title", said.lang, metric=named)
        common.heading(top[:1].upper() + top[1:])
        _define(comparison, said)
    _chart(over_time.draw(found, unit, said, look), "time", named, data, said.lang)
    only = over_time.one_year(found)
    single = [word("time.one_year", said.lang, year=only)] if only else []
    common.notes([*single, word("time.note", said.lang)])
    _take(asked, "time", comparison)
    points = [(h, p) for h in found for p in h.points]
    rows = [
        {
            word("column.bureau", said.lang): bureau_name(data, h.report, said.lang),
            word("control.year", said.lang): str(p.year),
            word("column.figure", said.lang): said.stated_with_unit(p.observation)
            + (" ◔" if p.is_part_year else "")
            + p.observation.mark,
            word("column.source", said.lang): word("time.recalled", said.lang, year=p.report.year)
            if p.is_recalled else p.report.title or p.report.source_url,
            word("column.quote", said.lang): p.observation.quote,
        }
        for h, p in points
    ]  # fmt: skip
    _table(rows, [p.observation.id for _, p in points], "time_rows", data, said)


def _funnel(asked: Asked, comparison: Comparison, look: Look, heading: DeltaGenerator) -> None:
    said = asked.said
    found = funnel.funnel(comparison)
    assert found is not None  # the view is offered only where there is one
    with heading:
        bars.head(comparison, said,
                  word("funnel.title", said.lang, title=title(comparison, said)))  # fmt: skip
    _chart(funnel.draw(found, comparison, said, look), "funnel", title(comparison, said),
           said.dataset, said.lang)  # fmt: skip
    common.notes(
        [word("funnel.note", said.lang), *bars.outside(comparison, said),
         *caveats(comparison, said)]
    )  # fmt: skip
    _take(asked, "funnel", comparison)
    rows, opened = funnel.rows(found, comparison, said)
    _table(rows, opened, "funnel_rows", said.dataset, said)


def _verdict(data: Dataset, axis: scatter.Axis, reports: Sequence[Report], said: Speaker) -> str:
    """What the bars of one axis would say of comparing these bureaus."""
    compared = compare(data, axis.metric, reports, options=Options(per=axis.per))
    verdict, reasons = verdict_line(compared, said)
    name = scatter.named(data, axis, said.lang)
    return word("other.verdict", said.lang, metric=name, verdict=verdict, reasons=reasons)


def _other(data: Dataset, asked: Asked, look: Look, heading: DeltaGenerator) -> None:
    said, lang, reports = asked.said, asked.said.lang, asked.reports
    own = scatter.Axis(asked.metric, asked.options.per)
    others = [axis.id for axis in scatter.partners(data, own, reports)]
    other = scatter.Axis.of(url.chosen("against", others, others[0], of=asked.metric))
    st.selectbox(
        word("control.against", lang), others, key="against", width=common.width(360),
        format_func=lambda axis: scatter.named(data, scatter.Axis.of(axis), lang),
    )  # fmt: skip
    axes = (own, other)
    found = scatter.pairs(data, own, other, reports)
    names = [scatter.named(data, axis, lang) for axis in axes]
    with heading:
        top = word("view.other.title", lang, one=names[0], other=names[1], count=len(found))
        common.heading(top[:1].upper() + top[1:])
        for axis in axes:
            _define(compare(data, axis.metric, reports), said)
    _chart(scatter.draw(found, axes, said, look), "scatter", " × ".join(names), data, lang)
    both = [p.report for p in found]
    verdicts = [_verdict(data, axis, both, said) for axis in axes]
    scale = [word("other.log", lang)] if scatter.is_wide(found) else []
    common.notes([*verdicts, *scale, word("other.note", lang)])
    _take(asked, "scatter", compare(data, asked.metric, reports, options=Options(per=own.per)),
          against=other.id)  # fmt: skip
    rows = [
        {
            word("column.rank", lang): str(i + 1),
            word("column.bureau", lang): said.names[p.report.id],
            names[0]: scatter.printed(p.across, own, said),
            names[1]: scatter.printed(p.up, other, said),
        }
        for i, p in enumerate(found)
    ]
    opened = [o.id if (o := p.across.figure.observation) else "" for p in found]
    _table(rows, opened, "scatter_rows", data, said)
