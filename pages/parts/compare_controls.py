"""The controls of the Compare page: what is compared, of whom, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from compare.comparison import Comparison, Options, best_slice, compare, slices_of
from compare.load import Dataset
from compare.model import Observation, Report, Slice
from compare.peers import BANDS, Narrowed, bands_of, levels_of, provinces_of
from compare.periods import annual_factor
from compare.rates import offered
from compare.telling import numbers
from compare.telling.naming import family_name, metric_name, place_name, slice_name, unit_name
from compare.telling.phrases import Speaker
from compare.words import word
from pages.parts import common, url

FIRST = "penalty_cases"
ANY = ""


@dataclass(frozen=True)
class Asked:
    """What the controls say."""

    metric: str
    reports: Sequence[Report]
    stated: Sequence[Observation]
    part: Slice
    unit: str
    options: Options
    with_parts: bool
    said: Speaker


def ask(data: Dataset, lang: str) -> Asked:
    """Draw the row of controls and read it."""
    with common.controls(lang):
        metric = _metric(data, lang)
        reports = _reports(data, lang)
        said = common.speaker(data, lang, reports)
        ids = {report.id for report in reports}
        stated = [o for o in data.observations(metric=metric) if o.report_id in ids]
        part = _slice(data, lang, metric, reports, stated)
        main = compare(data, metric, reports, part)
        unit = _unit(data, lang, main)
        per = _rate(data, lang, metric)
        options, with_parts = _more(data, lang, main, per)
    return Asked(metric, reports, stated, part, unit, options, with_parts, said)


def _metric(data: Dataset, lang: str) -> str:
    metrics = data.dictionary.metrics

    def label(key: str) -> str:
        family = family_name(data, metrics[key].family, lang)
        return f"{family} › {metric_name(data, key, lang)}"

    first = FIRST if FIRST in metrics else next(iter(metrics))
    metric = url.chosen("metric", list(metrics), first)
    st.selectbox(word("control.metric", lang), list(metrics), key="metric", format_func=label,
                 width=common.width(250))  # fmt: skip
    return metric


def _reports(data: Dataset, lang: str) -> list[Report]:
    """Those of the year and type, narrowed to a peer group and to chosen bureaus."""
    reports = common.reports_chosen(data, lang, bureaus=False)
    return _group(data, lang, reports) if len(reports) > 2 else reports


def _group(data: Dataset, lang: str, reports: Sequence[Report]) -> list[Report]:
    """The peer group within the type: level, province, population band, the user's own places,
    and of these the bureaus that are named one by one."""
    levels, provinces = levels_of(data, reports), provinces_of(reports)
    bands = bands_of(data, reports)
    places = sorted({r.district_code for r in reports})
    asked = Narrowed(
        url.chosen("level", [ANY, *levels], ANY),
        url.chosen("province", [ANY, *provinces], ANY),
        url.chosen("band", [ANY, *bands], ANY),
        tuple(url.chosen_many("places", places)),
    )
    within = asked.of(data, reports)
    named = url.chosen_many("bureaus", [r.id for r in within])
    found = [r for r in within if not named or r.id in named]
    choices = (
        ("level", levels, lambda k: word(f"level.{k}", lang)),
        ("province", provinces, lambda k: place_name(data, f"{k}0000", lang)),
        ("band", bands, lambda k: band_name(int(k), lang)),
    )
    with st.popover(word("control.group", lang, count=len(found))):
        for key, options, name in choices:
            if len(options) > 1:
                st.selectbox(
                    word(f"control.{key}", lang), [ANY, *options], key=key,
                    format_func=lambda k, name=name: name(k) if k else word("control.any", lang),
                )  # fmt: skip
        st.multiselect(
            word("control.own", lang), places, key="places",
            format_func=lambda code: place_name(data, code, lang),
            placeholder=word("control.own.none", lang),
        )  # fmt: skip
        common.bureaus_chosen(data, within, lang)
    return found


def band_name(band: int, lang: str) -> str:
    """A population band: 50万以下, 50万–100万."""
    ends = [numbers.amount(end, "person", lang, bare=True) for end in BANDS]
    if band == 0:
        return word("band.first", lang, high=ends[0])
    if band == len(BANDS):
        return word("band.last", lang, low=ends[-1])
    return word("band.between", lang, low=ends[band - 1], high=ends[band])


def _slice(
    data: Dataset, lang: str, metric: str, reports: Sequence[Report],
    stated: Sequence[Observation],
) -> Slice:  # fmt: skip
    slices = {part.code(): part for part in slices_of(stated)}
    best = best_slice(reports, metric, stated).code()
    coverage = url.chosen("coverage", list(slices), best, of=metric)
    if len(slices) > 1:
        st.selectbox(
            word("control.slice", lang), list(slices), key="coverage",
            format_func=lambda c: slice_name(data, metric, slices[c], lang),
            width=common.width(135),
        )  # fmt: skip
    return slices[coverage]


def _unit(data: Dataset, lang: str, main: Comparison) -> str:
    units = main.units or (main.unit,)
    first = main.unit if main.unit in units else units[0]
    unit = url.chosen("unit", units, first, of=f"{main.metric} {main.part.code()}")
    if len(units) > 1:
        st.selectbox(
            word("control.unit", lang), units, key="unit", width=common.width(110),
            format_func=lambda u: unit_name(data, u, lang),
        )  # fmt: skip
    return unit


def _rate(data: Dataset, lang: str, metric: str) -> str:
    rates = ["", *(rate.id for rate in offered(data.dictionary.metrics[metric]))]
    per = url.chosen("per", rates, "", of=metric)
    if len(rates) > 1:
        st.selectbox(
            word("control.rate", lang), rates, key="per", width=common.width(175),
            format_func=lambda r: word(f"rate.{r or 'none'}", lang),
        )  # fmt: skip
    return per


def _more(data: Dataset, lang: str, main: Comparison, per: str) -> tuple[Options, bool]:
    """The switches that are seldom needed, behind one button."""
    factors = (annual_factor(row.figure, main.is_flow) for row in main.ranked)
    may_extend = any(factor not in {None, 1} for factor in factors)
    annualise = may_extend and url.switched("annualise", False)
    overrule, sum_parts = url.switched("overrule", False), url.switched("sum_parts", False)
    with_parts = url.switched("parts", True)
    with st.popover(word("control.more", lang)):
        if may_extend:
            st.toggle(word("control.annualise", lang), key="annualise",
                      help=word("note.annualised", lang))  # fmt: skip
        for key in ("parts", "sum_parts", "overrule"):
            st.toggle(word(f"control.{key}", lang), key=key)
        common.entered_switch(data, lang)
    return Options(per=per, annualise=annualise, sum_parts=sum_parts, overrule=overrule), with_parts
