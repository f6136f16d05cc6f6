"""A first draft of the sentence that states what a comparison found, by rule from its figures.

It says no more than the figures do: who stated how much of what and over which time, what is
rounded and how, what is part of what; and then who stated nothing, whose figures are not its own
and why the figures may not be ranked. It never says more, less, first or last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from compare.comparison import Comparison, Row
from compare.model import Figure, Observation, State, Verdict
from compare.periods import year_of
from compare.telling.naming import listed, metric_name, part_name, slice_name
from compare.telling.phrases import Speaker
from compare.telling.told import (
    dated,
    extended,
    figure_said,
    is_counted,
    made_of,
    period_said,
    stated,
    told_metric,
)
from compare.words import joined, word

MOST = 6
MOST_PARTS = 4
# Said already by the figures themselves, or by the clause on who stands apart.
TOLD = ("reason.period", "reason.parts_only", "reason.only_", "reason.other_year", "reason.years",
        "reason.annualised", "reason.one_figure", "reason.no_figure", "reason.denominator",
        "reason.residents", "reason.more_than_all")  # fmt: skip
APART = ("reason.parts_only", "reason.only_", "reason.other_year", "reason.denominator",
         "reason.residents", "reason.more_than_all")  # fmt: skip
SILENT = (State.NOT_REPORTED, State.NOT_READ, State.NOT_APPLICABLE)


def finding(comparison: Comparison, speaker: Speaker) -> str:
    """The finding in the speaker's language, as one sentence with its hedges."""
    lang = speaker.lang
    speaker = replace(speaker, names={i: _with_year(n, lang) for i, n in speaker.names.items()})
    years = {year_of(row.figure) for row in (comparison.ranked or comparison.rows)}
    year = next(iter(years)) if len(years) == 1 else None
    clauses = [*_figures(comparison, speaker, year), *_included(comparison, speaker)]
    beside = [*_beside(comparison, speaker, year), *_apart(comparison, speaker, year),
              *_parts_only(comparison, speaker, year)]  # fmt: skip
    clauses += beside[:MOST_PARTS]
    if len(beside) > MOST_PARTS:
        clauses.append(word("finding.more_apart", lang, count=len(beside) - MOST_PARTS))
    clauses += [*_silent(comparison, speaker), *_hedges(comparison, speaker)]
    said = word("clause.separator", lang).join(dict.fromkeys(clauses))
    if year is not None:
        said = word("finding.year", lang, year=year) + said
    return said + "。" if lang == "zh" else said[:1].upper() + said[1:] + "."


def _with_year(name: str, lang: str) -> str:
    """南开区 2023 → 南开区（2023）, so that no figure runs into the year."""
    return re.sub(r" (\d{4})$", "（\\1）" if lang == "zh" else " (\\1)", name)


def _figures(comparison: Comparison, speaker: Speaker, year: int | None) -> Iterator[str]:
    rows = [row for row in comparison.ranked if row.figure.observation is not None]
    metric = told_metric(comparison, speaker)
    if not rows:
        name = metric_name(speaker.dataset, comparison.metric, speaker.lang)
        silent = all(r.figure.state == State.NOT_REPORTED for r in comparison.rows)
        yield word("finding.all_silent" if silent else "finding.none", speaker.lang, metric=name)
        return
    refused = comparison.judgement.verdict == Verdict.NOT_COMPARABLE
    if refused:
        rows.sort(key=lambda r: (r.report.district_code, r.report.id))
    if len(rows) > MOST and not refused:
        name = metric_name(speaker.dataset, comparison.metric, speaker.lang)
        if comparison.rate is not None:
            name += word("brackets", speaker.lang, inner=word(
                f"rate.{comparison.rate.id}", speaker.lang))  # fmt: skip
        yield from _range(comparison, rows, name, speaker, year)
        return
    yield _listed(comparison, rows, metric, speaker, year)


def _listed(
    comparison: Comparison, rows: Sequence[Row], metric: str, speaker: Speaker, year: int | None
) -> str:
    """南海区作出行政处罚942件（截至12月4日），南开区38件（全年）."""
    lang = speaker.lang
    counted = is_counted(comparison, rows, speaker)
    times = {row.report.id: period_said(row.figure, comparison.is_flow, year, lang) for row in rows}
    plain = year is not None and set(times.values()) <= {"", word("finding.full", lang)}
    said: list[str] = []
    for row in rows:
        shown = figure_said(comparison, row, speaker, bare=counted)
        who = speaker.names[row.report.id]
        notes = [*made_of(comparison, row, speaker), "" if plain else times[row.report.id],
                 extended(comparison, row, speaker)]  # fmt: skip
        if said:
            head = f"{who}{shown}" if lang == "zh" else f"{who} {shown}"
        elif lang == "zh":
            head = f"{who}{metric}{shown}"
        else:
            head = f"{who} reported " + (f"{shown} {metric}" if counted else f"{metric}: {shown}")
        inner = ("，" if lang == "zh" else ", ").join(note for note in notes if note)
        said.append(head + (word("brackets", lang, inner=inner) if inner else ""))
    return ("，" if lang == "zh" else ", ").join(said)


def _range(
    comparison: Comparison, rows: Sequence[Row], metric: str, speaker: Speaker, year: int | None
) -> Iterator[str]:
    """Of many the two ends, and whose time is not the full year."""
    lang = speaker.lang

    def end(value: float) -> dict[str, str]:
        at = [row for row in rows if (row.stated or 0.0) == value]
        who = listed([speaker.names[row.report.id] for row in at], lang)
        return {"figure": figure_said(comparison, at[0], speaker), "who": who}

    values = [row.stated or 0.0 for row in rows]
    low, high = end(min(values)), end(max(values))
    yield word("finding.many", lang, count=len(rows), metric=metric, low=low["figure"],
               low_who=low["who"], high=high["figure"], high_who=high["who"])  # fmt: skip
    by_period: dict[str, list[str]] = {}
    for row in rows:
        said = period_said(row.figure, comparison.is_flow, year, lang)
        by_period.setdefault(said, []).append(speaker.names[row.report.id])
    shorter = {p: who for p, who in by_period.items() if p not in {"", word("finding.full", lang)}}
    if shorter:
        space = "" if lang == "zh" else " "
        periods = [f"{listed(who, lang)}{space}{period}" for period, who in shorter.items()]
        yield word("finding.periods", lang, periods=joined(periods, lang))


def _included(comparison: Comparison, speaker: Speaker) -> Iterator[str]:
    """南开区含事故处罚3件: the named parts directly below each headline."""
    if len(comparison.ranked) > MOST or comparison.rate is not None:
        return
    for row in comparison.ranked:
        whole = row.figure.observation
        if whole is None:
            continue
        parts = row.figure.parts if row.figure.is_derived else _worth_saying(row.figure)
        named = [(part_name(speaker.dataset, p, whole.slice, speaker.lang), p) for p in parts]
        said = [_named(name, stated(p, speaker), speaker.lang) for name, p in named
                if name != word("part.unnamed", speaker.lang)]  # fmt: skip
        if said:
            yield word("finding.includes", speaker.lang, who=speaker.names[row.report.id],
                       parts=_cut(said, speaker.lang))  # fmt: skip


def _worth_saying(figure: Figure) -> list[Observation]:
    """The direct parts; of exclusive ones that fill the whole, the largest is what is left."""
    whole = figure.observation
    parts = [o for o in figure.parts if whole is not None and o.part_of == whole.id]
    exclusive = len(parts) > 1 and all(o.breakdown == "exclusive" for o in parts)
    if whole is not None and exclusive and sum(o.value for o in parts) == whole.value:
        parts.remove(max(parts, key=lambda o: (o.value, -o.start)))
    return parts


def _named(name: str, said: str, lang: str) -> str:
    return f"{name}{said}" if lang == "zh" else f"{name}: {said}"


def _dated(
    comparison: Comparison, row: Row, observations: Sequence[Observation], speaker: Speaker,
    year: int | None,
) -> list[str]:  # fmt: skip
    return [dated(o, row.report, comparison.is_flow, year, speaker) for o in observations]


def _cut(said: Sequence[str], lang: str) -> str:
    """A list for a sentence; a long one is cut and counted."""
    if len(said) <= MOST_PARTS:
        return joined(list(said), lang)
    more = word("finding.more", lang, count=len(said))
    return joined(list(said[:MOST_PARTS]), lang) + ("" if lang == "zh" else " ") + more


def _beside(comparison: Comparison, speaker: Speaker, year: int | None) -> Iterator[str]:
    """Joint and area-wide figures, which are nobody's own."""
    shown = comparison.options.scope
    for row in (*comparison.ranked, *comparison.silent, *comparison.apart):
        for scope in ("joint", "area"):
            others = [o for o in row.figure.others if o.scope == scope != shown]
            if others and scope != _scope_of(row.figure):
                said = _cut(_dated(comparison, row, others, speaker, year), speaker.lang)
                yield word("finding.beside", speaker.lang, who=speaker.names[row.report.id],
                           scope=word(f"scope.{scope}", speaker.lang), figures=said)  # fmt: skip


def _scope_of(figure: Figure) -> str:
    return figure.observation.scope if figure.observation else ""


def _apart(comparison: Comparison, speaker: Speaker, year: int | None) -> Iterator[str]:
    """Figures that are stated but stand in no ranking, and why."""
    figures = {row.report.id: row.figure for row in comparison.rows}
    for row in comparison.apart:
        own = [o for o in row.figure.others if o.scope == "own"]
        reasons = [r for r in row.figure.reasons if r.code != "scope"]
        if not reasons or not (own or not row.figure.others):
            continue
        reason = replace(reasons[0], values={**reasons[0].values, "who": row.report.id})
        why = speaker.reason(reason, figures)
        if own:
            said = _cut(_dated(comparison, row, own, speaker, year), speaker.lang)
            yield word("finding.apart", speaker.lang, why=why, figures=said)
        else:
            yield word("finding.apart.silent", speaker.lang, why=why)


def _parts_only(comparison: Comparison, speaker: Speaker, year: int | None) -> Iterator[str]:
    """Who states parts and no total."""
    lang = speaker.lang
    for row in comparison.silent:
        if row.figure.state == State.PARTS_ONLY:
            times = _dated(comparison, row, row.figure.parts, speaker, year)
            parts = [
                _named(slice_name(speaker.dataset, o.metric, o.slice, lang), said, lang)
                for o, said in zip(row.figure.parts, times, strict=True)
            ]
            yield word("finding.parts_only", lang, who=speaker.names[row.report.id],
                       parts=_cut(parts, lang))  # fmt: skip


def _silent(comparison: Comparison, speaker: Speaker) -> Iterator[str]:
    """Who states nothing: a silence is never a zero."""
    lang = speaker.lang
    if not comparison.ranked and set(comparison.tally) == {State.NOT_REPORTED.value}:
        return
    for state in SILENT:
        who = [speaker.names[r.report.id] for r in comparison.silent if r.figure.state == state]
        if who:
            yield word(f"finding.{state.value}", lang, who=listed(who, lang))


def _hedges(comparison: Comparison, speaker: Speaker) -> Iterator[str]:
    """What the verdict adds to the figures: also that they are not comparable, if they are not."""
    judgement = comparison.judgement
    figures = {row.report.id: row.figure for row in comparison.rows}
    refused = judgement.verdict == Verdict.NOT_COMPARABLE and len(comparison.ranked) > 1
    skipped: Iterable[str] = APART if refused else TOLD
    said = [speaker.reason(reason, figures) for reason in judgement.reasons
            if not reason.key.startswith(tuple(skipped))]  # fmt: skip
    if refused:
        why = word("list.separator", speaker.lang).join(dict.fromkeys(said))
        yield word("finding.not_comparable", speaker.lang, why=why)
        return
    yield from dict.fromkeys(said)
