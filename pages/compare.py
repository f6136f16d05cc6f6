"""指标对比 Compare: one metric across districts, with the verdict on comparing them at all."""

from __future__ import annotations

from html import escape

import streamlit as st

from compare.chart import draw
from compare.comparison import Options, best_slice, compare, slices_of
from compare.look import Look
from compare.naming import family_name, metric_name, slice_name, unit_name
from compare.over_time import histories
from compare.periods import is_part_year
from compare.phrases import caveats, definition, title, verdict_line
from compare.rank_words import tally_said
from compare.rates import offered
from compare.scatter import partners
from compare.table import table
from compare.words import word
from pages.parts import collect, common, downloads, screen, sentences, url, views

FIRST = "penalty_cases"

lang = common.lang_of_page()
data = common.dataset(lang)
metrics = {m.id: m for m in data.dictionary.metrics.values()}
place_for_title = st.container()


def metric_label(key: str) -> str:
    """The metric with its family before it."""
    return f"{family_name(data, metrics[key].family, lang)} › {metric_name(data, key, lang)}"


with common.controls(lang):
    first = FIRST if FIRST in metrics else next(iter(metrics))
    metric = url.chosen("metric", list(metrics), first)
    st.selectbox(
        word("control.metric", lang), list(metrics), key="metric", format_func=metric_label,
        width=common.width(250),
    )  # fmt: skip
    reports = common.reports_chosen(data, lang)
    said = common.speaker(data, lang, reports)
    chosen = {report.id for report in reports}
    stated = [o for o in data.observations(metric=metric) if o.report_id in chosen]
    slices = {part.code(): part for part in slices_of(stated)}
    best = best_slice(reports, metric, stated).code()
    coverage = url.chosen("coverage", list(slices), best, of=metric)
    if len(slices) > 1:
        st.selectbox(
            word("control.slice", lang), list(slices), key="coverage",
            format_func=lambda c: slice_name(data, metric, slices[c], lang),
            width=common.width(150),
        )  # fmt: skip
    main = compare(data, metric, reports, slices[coverage])
    units = main.units or (main.unit,)
    first_unit = main.unit if main.unit in units else units[0]
    unit = url.chosen("unit", units, first_unit, of=f"{metric} {coverage}")
    if len(units) > 1:
        st.selectbox(
            word("control.unit", lang), units, key="unit", width=common.width(110),
            format_func=lambda u: unit_name(data, u, lang),
        )  # fmt: skip
    rates = ["", *(rate.id for rate in offered(metrics[metric]))]
    per = url.chosen("per", rates, "", of=metric)
    if len(rates) > 1:
        st.selectbox(
            word("control.rate", lang), rates, key="per", width=common.width(150),
            format_func=lambda r: word(f"rate.{r or 'none'}", lang),
        )  # fmt: skip
    part_year = [r for r in main.ranked if is_part_year(r.figure, main.is_flow)]
    annualise = bool(part_year) and url.switched("annualise", False)
    overrule, sum_parts = url.switched("overrule", False), url.switched("sum_parts", False)
    with_parts = url.switched("parts", True)
    with st.popover(word("control.more", lang)):
        if part_year:
            st.toggle(word("control.annualise", lang), key="annualise",
                      help=word("note.annualised", lang))  # fmt: skip
        st.toggle(word("control.parts", lang), key="parts")
        st.toggle(word("control.sum_parts", lang), key="sum_parts")
        st.toggle(word("control.overrule", lang), key="overrule")
        common.entered_switch(data, lang)

options = Options(per=per, annualise=annualise, sum_parts=sum_parts, overrule=overrule)
comparison = compare(data, metric, reports, slices[coverage], unit, options=options)
selected = str(st.query_params.get("obs", ""))
if (pointed := data.observation(selected)) and pointed.metric != metric:
    selected = ""
    del st.query_params["obs"]
look = Look(theme=common.theme(), narrow=screen.is_narrow(), parts=with_parts, selected=selected)
frame, opened = table(comparison, said)

found = histories(data, metric, reports, slices[coverage], unit)
others = partners(data, metric, reports)
possible = ["bars", "family", *(["time"] if found else []), *(["other"] if others else [])]
view = url.chosen("view", possible, "bars")


def bar_clicked() -> None:
    """Remember the observation of the bar that was clicked."""
    points = st.session_state["chart"]["selection"]["points"]
    ids = [p.get("customdata") for p in points]
    ids = [i[0] if isinstance(i, list) else i for i in ids if i]
    if ids:
        st.query_params["obs"] = str(ids[0])


def row_clicked() -> None:
    """Remember the observation of the table row that was clicked."""
    rows = st.session_state["rows"]["selection"]["rows"]
    if rows and opened[rows[0]]:
        st.query_params["obs"] = opened[rows[0]]


st.segmented_control(
    word("control.view", lang), possible, key="view", required=True,
    format_func=lambda v: word(f"view.{v}", lang), label_visibility="collapsed",
)  # fmt: skip
with place_for_title:
    if view == "bars":
        common.heading(title(comparison, said))
        verdict, reasons = verdict_line(comparison, said)
        st.html(
            common.verdict_html(comparison.judgement.verdict.value, verdict, reasons)
            + f'<p class="dz-definition">{escape(definition(comparison, said))}</p>'
        )
if view != "bars":
    with place_for_title:
        heading = st.container()
    views.show(view, data, metric, reports, slices[coverage], unit, said, look, heading)
    st.stop()

few = len(comparison.rows) <= sentences.MOST
left, right = st.columns([3, 2] if few else [7, 4], gap="large")
with left:
    if stated:
        st.plotly_chart(
            draw(comparison, said, look), key="chart", theme=None, on_select=bar_clicked,
            selection_mode="points", alt=title(comparison, said),
            config={"displaylogo": False, "modeBarButtons": [["toImage"]],
                    "toImageButtonOptions": {"scale": 2, "filename": f"duizhao-{metric}"}},
        )  # fmt: skip
    else:
        st.info(word("empty.metric", lang))
    outside = tally_said(comparison, lang)
    ranked_out = [word("note.tally", lang, tally=outside)] if outside else []
    common.notes([*ranked_out, *caveats(comparison, said)])
with right, st.container(key="sentences", gap=None):
    sentences.show(comparison, said, selected)
downloads.offer(comparison, said, look)
collect.offer(comparison, said, with_parts)
st.dataframe(frame, key="rows", hide_index=True, on_select=row_clicked, selection_mode="single-row",
             alt=word("compare.table", lang))  # fmt: skip
