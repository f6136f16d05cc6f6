"""The other views of Compare: a family's small charts, over time, one metric against another."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from compare import over_time, scatter
from compare.comparison import compare
from compare.load import Dataset
from compare.look import Look
from compare.model import Report, Slice
from compare.naming import bureau_name, metric_name, metric_title
from compare.overview import groups
from compare.phrases import Speaker, verdict_line
from compare.words import word
from pages.parts import common, grouped, panel, url

CHART = {"displaylogo": False, "modeBarButtons": [["toImage"]]}


def show(
    view: str, data: Dataset, metric: str, reports: Sequence[Report], part: Slice, unit: str,
    said: Speaker, look: Look, heading: DeltaGenerator,
) -> None:  # fmt: skip
    """Draw one of the views; ``heading`` is where its title goes."""
    if view == "family":
        _family(data, metric, reports, said, heading)
    elif view == "time":
        with heading:
            named = metric_title(data, metric, unit, said.lang)
            top = word("view.time.title", said.lang, metric=named)
            common.heading(top[:1].upper() + top[1:])
        _time(data, metric, reports, part, unit, said, look)
    else:
        _other(data, metric, reports, said, look, heading)


def _family(
    data: Dataset, metric: str, reports: Sequence[Report], said: Speaker, heading: DeltaGenerator
) -> None:
    family = data.dictionary.families[data.dictionary.metrics[metric].family]
    name = family.zh if said.lang == "zh" else family.en
    with heading:
        common.heading(word("view.family.title", said.lang, family=name),
                       word("view.family.lead", said.lang))  # fmt: skip
    picked = panel.show(grouped.markup(groups(data, reports, family.id), said), "family")
    if picked:
        kind, *rest = picked.split("|")
        if kind == "chart":
            st.query_params.update({"metric": rest[0], "view": "bars"})
            st.rerun()
        pointed = data.observation(rest[1]) if kind == "cell" else None
        if pointed:
            panel.follow(panel.opening(pointed), said.lang)


def _time(
    data: Dataset, metric: str, reports: Sequence[Report], part: Slice, unit: str, said: Speaker,
    look: Look,
) -> None:  # fmt: skip
    found = over_time.histories(data, metric, reports, part, unit)
    st.plotly_chart(over_time.draw(found, unit, said, look), theme=None, key="time", config=CHART,
                    alt=metric_title(data, metric, unit, said.lang))  # fmt: skip
    common.notes([word("time.note", said.lang)])
    rows = [
        {
            word("column.bureau", said.lang): bureau_name(data, h.report, said.lang),
            word("control.year", said.lang): str(p.year),
            word("column.figure", said.lang): said.stated_with_unit(p.observation)
            + (" ◔" if p.is_part_year else "")
            + (" ✎" if p.observation.method == "entered" else ""),
            word("column.source", said.lang): word("time.recalled", said.lang, year=p.report.year)
            if p.is_recalled else p.report.title or p.report.source_url,
            word("column.quote", said.lang): p.observation.quote,
        }
        for h in found for p in h.points
    ]  # fmt: skip
    st.dataframe(pd.DataFrame(rows), hide_index=True)


def _verdict(data: Dataset, metric: str, reports: Sequence[Report], said: Speaker) -> str:
    """What the bars of one metric would say of comparing these bureaus."""
    verdict, reasons = verdict_line(compare(data, metric, reports), said)
    name = metric_name(data, metric, said.lang)
    return word("other.verdict", said.lang, metric=name, verdict=verdict, reasons=reasons)


def _other(
    data: Dataset, metric: str, reports: Sequence[Report], said: Speaker, look: Look,
    heading: DeltaGenerator,
) -> None:  # fmt: skip
    lang = said.lang
    others = scatter.partners(data, metric, reports)
    other = url.chosen("against", others, others[0], of=metric)
    st.selectbox(word("control.against", lang), others, key="against", width=common.width(300),
                 format_func=lambda m: metric_name(data, m, lang))  # fmt: skip
    found = scatter.pairs(data, metric, other, reports)
    names = (metric_name(data, metric, lang), metric_name(data, other, lang))
    with heading:
        top = word("view.other.title", lang, one=names[0], other=names[1], count=len(found))
        common.heading(top[:1].upper() + top[1:])
    st.plotly_chart(scatter.draw(found, said, look), theme=None, key="scatter", config=CHART,
                    alt=" × ".join(names))  # fmt: skip
    both = [p.report for p in found]
    verdicts = [_verdict(data, m, both, said) for m in (metric, other)]
    scale = [word("other.log", lang)] if scatter.is_wide(found) else []
    common.notes([*verdicts, *scale, word("other.note", lang)])
    rows = [
        {
            word("column.rank", lang): i + 1,
            word("column.bureau", lang): said.names[p.report.id],
            names[0]: said.stated_with_unit(p.across.observation) if p.across.observation else "",
            names[1]: said.stated_with_unit(p.up.observation) if p.up.observation else "",
        }
        for i, p in enumerate(found)
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True)
