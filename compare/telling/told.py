"""How a figure, its time, its rate and its metric are told in running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from compare.comparison import Comparison, Row
from compare.model import Figure, Observation, Report, State
from compare.periods import own_period, year_of
from compare.telling import numbers
from compare.telling.naming import counted_unit, metric_name, slice_name
from compare.telling.phrases import Speaker
from compare.words import WORDS, joined, word

_NAMED_BY_METRIC = frozenset({"case", "item", "enterprise", "session", "document", "team", "person",
                              "time"})  # fmt: skip


def stated(observation: Observation, speaker: Speaker, bare: bool = False) -> str:
    """A figure in running text, every digit and its qualifier said: 约2,032万元, 4,400余人.

    ``bare`` leaves a count's unit to the metric's name.
    """
    value, unit, lang = observation.value, observation.unit, speaker.lang
    if unit == "CNY":
        said = numbers.money(value, lang, full=True)
    else:
        said = numbers.amount(value, unit, lang)
    if unit not in {"CNY", "percent"} and not bare:
        name = counted_unit(speaker.dataset, unit, value, lang)
        said += name if lang == "zh" else f" {name}"
    if observation.qualifier == "exact":
        return said
    if observation.qualifier == "more_than" and lang == "zh" and unit != "percent":
        # 4,400余人: the word stands between the digits and what is counted.
        found = re.match(r"[\d,.]+", said)
        digits = found.group() if found else said
        return word("finding.more_than", lang, number=digits) + said.removeprefix(digits)
    return word(f"finding.{observation.qualifier}", lang, number=said)


def day_said(day: date, year: int | None, lang: str) -> str:
    """12月4日 / 4 December; with its year where that is not ``year``."""
    if lang == "zh":
        return ("" if day.year == year else f"{day.year}年") + f"{day.month}月{day.day}日"
    months = ("January", "February", "March", "April", "May", "June", "July", "August",
              "September", "October", "November", "December")  # fmt: skip
    return f"{day.day} {months[day.month - 1]}" + ("" if day.year == year else f" {day.year}")


def period_said(figure: Figure, is_flow: bool, year: int | None, lang: str) -> str:
    """The time that a figure covers: 全年, 截至12月4日, 6月1日至6月30日."""
    start, end, basis = own_period(figure)
    if basis == "full_year" or not basis:
        if not is_flow or not basis:
            return ""
        of = year_of(figure)
        return word("finding.full", lang) if year or not of else word(
            "finding.full.year", lang, year=of)  # fmt: skip
    if basis == "year_to_date":
        if end is None:
            return word("finding.until.unknown", lang)
        return word("finding.until", lang, end=day_said(end, year, lang))
    if start is None or end is None:
        return word("finding.shorter", lang)
    key = "finding.cumulative" if basis == "cumulative" else "finding.from_to"
    return word(key, lang, start=day_said(start, year, lang), end=day_said(end, year, lang))


def dated(
    observation: Observation, report: Report, is_flow: bool, year: int | None, speaker: Speaker
) -> str:
    """A figure beside a headline, with its time where that is not the full year."""
    lang = speaker.lang
    figure = Figure(report, State.FIGURE, observation.unit, observation)
    said, when = stated(observation, speaker), period_said(figure, is_flow, year, lang)
    if when in {"", word("finding.full", lang)}:
        return said
    return said + word("brackets", lang, inner=when)


def told_metric(comparison: Comparison, speaker: Speaker) -> str:
    """What was done, as a sentence has it: 作出行政处罚; with the part, scope and rate meant."""
    lang = speaker.lang
    key = f"told.{comparison.metric}"
    said = (
        word(key, lang) if key in WORDS else metric_name(speaker.dataset, comparison.metric, lang)
    )
    inner = []
    if not comparison.part.is_whole:
        inner.append(slice_name(speaker.dataset, comparison.metric, comparison.part, lang))
    if comparison.options.scope:
        inner.append(word(f"scope.{comparison.options.scope}", lang))
    if inner:
        said += word("brackets", lang, inner=joined(inner, lang))
    if comparison.rate is not None:
        rate = word(f"rate.{comparison.rate.id}", lang)
        said += rate if lang == "zh" else f" {rate}"
    return said


def is_counted(comparison: Comparison, rows: Sequence[Row], speaker: Speaker) -> bool:
    """True where the English name of the metric is that of what is counted: 942 administrative
    penalties; else the unit is said after each number."""
    found = speaker.dataset.dictionary.metrics.get(comparison.metric)
    plain = found is not None and len(found.units) == 1 and comparison.unit in _NAMED_BY_METRIC
    plural = all(row.value != 1 for row in rows)
    return speaker.lang == "en" and comparison.rate is None and plain and plural


def figure_said(comparison: Comparison, row: Row, speaker: Speaker, bare: bool = False) -> str:
    """The figure as stated, or its rate over the time that was stated."""
    observation = row.figure.observation
    assert observation is not None
    if comparison.rate is None:
        return stated(observation, speaker, bare)
    return rate_said(comparison, row.stated or 0.0, observation, speaker)


def rate_said(comparison: Comparison, value: float, above: Observation, speaker: Speaker) -> str:
    """A rate to four significant figures, as rounded as the figure ``above`` the line."""
    assert comparison.rate is not None
    if comparison.rate.kind == "proportion":
        said = f"{numbers.four_significant(value)}%"
    else:
        said = numbers.rate(value, comparison.unit, speaker.lang)
        if comparison.unit != "CNY":
            unit = counted_unit(speaker.dataset, comparison.unit, value, speaker.lang)
            said += unit if speaker.lang == "zh" else f" {unit}"
    return word("finding.approximate", speaker.lang, number=said) if (
        above.qualifier != "exact") else said  # fmt: skip


def made_of(comparison: Comparison, row: Row, speaker: Speaker) -> list[str]:
    """What a rate was divided from: 942件÷10,629次."""
    observation = row.figure.observation
    if comparison.rate is None or observation is None:
        return []
    above = stated(observation, speaker)
    if row.denominator is None:
        return [above]
    below = stated(row.denominator, speaker)
    return [f"{above}÷{below}" if speaker.lang == "zh" else f"{above} ÷ {below}"]


def extended(comparison: Comparison, row: Row, speaker: Speaker) -> str:
    """What annualising makes of the figure, said to be that; '' where it does nothing."""
    observation = row.figure.observation
    if row.factor == 1 or row.shown is None or observation is None:
        return ""
    if comparison.rate is not None:
        said = rate_said(comparison, row.shown, replace(observation, qualifier="exact"), speaker)
    else:
        whole = round(row.shown) if row.shown >= 10 else round(row.shown, 2)
        said = stated(replace(observation, value=whole, qualifier="exact"), speaker)
    return word("finding.extended", speaker.lang, figure=said)
