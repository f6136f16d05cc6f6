"""Reasons, notes, titles and captions of a comparison as sentences in either language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from compare.comparison import Comparison, Row
from compare.load import Dataset
from compare.model import Figure, Observation, Reason, Report, State
from compare.periods import days_covered, days_in_year, own_period
from compare.telling import numbers
from compare.telling.naming import (
    counted_unit,
    day,
    listed,
    metric_name,
    metric_title,
    slice_name,
    unit_name,
)
from compare.words import joined, word


@dataclass(frozen=True)
class Speaker:
    """Who tells it: the data, the language and the bureaus' names on this page."""

    dataset: Dataset
    lang: str
    names: Mapping[str, str]

    def who(self, ids: str) -> str:
        """Names of reports whose ids are separated by ``|``."""
        return listed([self.names.get(i, i) for i in ids.split("|") if i], self.lang)

    def reason(self, reason: Reason, figures: Mapping[str, Figure]) -> str:
        """One reason in words. ``figures`` by report id, for the ends of their periods."""
        values = dict(reason.values)
        if reason.key == "reason.period":
            until = self._until(values["part"].split("|"), figures)
            full = word("reason.period.full", self.lang, who=self.who(values["full"]))
            return word(reason.key, self.lang, part=until, full=full)
        if reason.key == "reason.overruled":
            values["ground"] = word(f"ground.{values.pop('code')}", self.lang)
        for plain in ("years", "ends"):
            if plain in values:
                values[plain] = listed(values[plain].split("|"), self.lang)
        if reason.key in {"reason.only_scope", "reason.other_scope", "reason.only_unit"}:
            values |= self._of_others(figures[values["who"].split("|")[0]])
        if "who" in values:
            values["who"] = self.who(values["who"])
        return word(reason.key, self.lang, **values) if values else word(reason.key, self.lang)

    def _until(self, reports: Sequence[str], figures: Mapping[str, Figure]) -> str:
        """Who ends when; those that end on one day together."""
        by_end: dict[str, list[str]] = {}
        for report in reports:
            by_end.setdefault(day(own_period(figures[report])[1]), []).append(report)
        parts = [
            word("reason.period.until", self.lang, who=self.who("|".join(who)), end=end) if end
            else word("reason.period.until.unknown", self.lang, who=self.who("|".join(who)))
            for end, who in sorted(by_end.items())
        ]  # fmt: skip
        return listed(parts, self.lang)

    def _of_others(self, figure: Figure) -> dict[str, str]:
        scopes = dict.fromkeys(word(f"scope.{o.scope}", self.lang) for o in figure.others)
        units = dict.fromkeys(unit_name(self.dataset, o.unit, self.lang) for o in figure.others)
        return {"scopes": joined(list(scopes), self.lang), "units": joined(list(units), self.lang)}

    def stated(self, observation: Observation, bare: bool = False) -> str:
        """A figure as printed, with its sign: ≈ 2,032万元."""
        return numbers.signed(
            observation.value, observation.qualifier, observation.unit, self.lang, bare
        )

    def stated_with_unit(self, observation: Observation) -> str:
        """A figure with its unit: 4,216 家次."""
        printed = self.stated(observation)
        if observation.unit in {"CNY", "percent"}:
            return printed
        unit = counted_unit(self.dataset, observation.unit, observation.value, self.lang)
        return f"{printed} {unit}"


def verdict_line(comparison: Comparison, speaker: Speaker) -> tuple[str, str]:
    """The verdict in a word, and its reasons in one sentence."""
    judgement = comparison.judgement
    figures = {row.report.id: row.figure for row in comparison.rows}
    reasons = [speaker.reason(reason, figures) for reason in judgement.reasons]
    if not reasons:
        reasons = [word("verdict.comparable.why", speaker.lang)]
    line = word("clause.separator", speaker.lang).join(dict.fromkeys(reasons))
    return word(f"verdict.{judgement.verdict.value}", speaker.lang), line


def caveats(comparison: Comparison, speaker: Speaker) -> list[str]:
    """What qualifies single figures: rounding, silence, joint figures, the population used."""
    figures = {row.report.id: row.figure for row in comparison.rows}
    lang = speaker.lang
    said = [speaker.reason(note, figures) for note in comparison.judgement.notes]
    said += _of_rounding(comparison, speaker)
    for state in (State.NOT_REPORTED, State.NOT_READ):
        silent = [r.report.id for r in comparison.silent if r.figure.state == state]
        if silent:
            said.append(word(f"note.{state.value}", lang, who=speaker.who("|".join(silent))))
    for row in (*comparison.ranked, *comparison.silent):
        said += _of_others(row.figure, speaker)
    if comparison.per_residents:
        said.append(word("note.residents", lang))
    if any(row.confidence for row in comparison.ranked):
        said.append(word("note.confidence", lang))
    extended = [row for row in comparison.ranked if row.factor != 1]
    if extended:
        said.append(word("note.annualised", lang))
        said += _how_extended(extended, speaker)
    return [line[:1].upper() + line[1:] for line in dict.fromkeys(said)]


def _how_extended(rows: Sequence[Row], speaker: Speaker) -> list[str]:
    """The arithmetic of the extensions, those to one day together: × 365 ÷ 338."""
    together: dict[tuple[date, int], list[str]] = {}
    for row in rows:
        start, end, _ = own_period(row.figure)
        days = days_covered(start, end)
        if end is not None and days is not None:
            together.setdefault((end, days), []).append(row.report.id)
    return [
        word("note.annualised.how", speaker.lang, who=speaker.who("|".join(who)), end=day(end),
             year=days_in_year(end.year), days=days)
        for (end, days), who in sorted(together.items())
    ]  # fmt: skip


def _of_rounding(comparison: Comparison, speaker: Speaker, most: int = 3) -> list[str]:
    """What each rounded figure is taken as; only who is rounded where there are many."""
    rounded = [r for r in comparison.ranked if r.figure.interval and not r.figure.interval.is_point]
    if len(rounded) > most:
        who = speaker.who("|".join(row.report.id for row in rounded))
        return [word("note.rounded.many", speaker.lang, who=who)]
    said = []
    for row in rounded:
        observation, span = row.figure.observation, row.figure.interval
        if observation is not None and span is not None:
            said.append(
                word("note.rounded", speaker.lang, who=speaker.names[row.report.id],
                     how=word(f"qualifier.{observation.qualifier}", speaker.lang),
                     interval=numbers.interval(span, observation.unit, speaker.lang))
            )  # fmt: skip
    return said


def _of_others(figure: Figure, speaker: Speaker) -> list[str]:
    """Joint and area-wide figures beside the bureau's own, by scope."""
    said = []
    for scope in ("joint", "area"):
        others = [o for o in figure.others if o.scope == scope]
        if others:
            printed = [speaker.stated_with_unit(o) for o in others]
            said.append(
                word("note.joint", speaker.lang, who=speaker.names[figure.report.id],
                     scope=word(f"scope.{scope}", speaker.lang),
                     figures=listed(printed, speaker.lang))
            )  # fmt: skip
    return said


def bureaus_among(reports: Sequence[Report]) -> int:
    """How many bureaus there are, each counted once whatever its years."""
    return len({(r.district_code, r.agency) for r in reports})


def places_named(reports: Sequence[Report], speaker: Speaker) -> str:
    """南开区、南海区, or a count where there are many."""
    if len(reports) > 3:
        return word("compare.places.many", speaker.lang, count=bureaus_among(reports))
    by_code = sorted(reports, key=lambda r: (r.district_code, r.id))
    return joined(list(dict.fromkeys(speaker.names[r.id] for r in by_code)), speaker.lang)


def title(comparison: Comparison, speaker: Speaker) -> str:
    """What, where, when: 行政处罚（件），南开区、南海区，2023年."""
    lang, dataset = speaker.lang, speaker.dataset
    metric = metric_title(dataset, comparison.metric, unit_of_title(comparison), lang)
    if comparison.per_residents:
        unit = word("rate.unit", lang, unit=unit_name(dataset, comparison.unit, lang))
        metric = metric_name(dataset, comparison.metric, lang) + word("brackets", lang, inner=unit)
    elif comparison.rate:
        metric += word("colon", lang) + word(f"rate.{comparison.rate.id}", lang)
    if not comparison.part.is_whole:
        part = slice_name(dataset, comparison.metric, comparison.part, lang)
        metric += word("colon", lang) + part
    years = sorted({r.report.year for r in comparison.rows if r.report.year is not None})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else f"{years[0]}" if years else ""
    when = word("years.single", lang, year=span) if span else ""
    reports = [row.report for row in comparison.rows]
    said = word("compare.title", lang, metric=metric, years=when,
                places=places_named(reports, speaker))  # fmt: skip
    said = said.rstrip("，, ")
    return said if lang == "zh" else said[:1].upper() + said[1:]


def unit_of_title(comparison: Comparison) -> str:
    """The unit of the ranking; none where nothing is ranked and what is stated is in several."""
    stated = {o.unit for row in comparison.rows for o in (*row.figure.parts, *row.figure.others)}
    return "" if not comparison.ranked and len(stated) > 1 else comparison.unit


def definition(comparison: Comparison, speaker: Speaker) -> str:
    """The metric's one-line definition."""
    found = speaker.dataset.dictionary.metrics.get(comparison.metric)
    if found is None:
        return ""
    return found.definition_zh if speaker.lang == "zh" else found.definition_en
