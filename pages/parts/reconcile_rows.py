"""Lines of the reconciliation as HTML: what is stated, what it comes to, and the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from compare.model import Observation
from compare.reconcile import FAILS, HOLDS, UNTESTABLE, Line
from compare.source import quote_markup
from compare.telling import numbers
from compare.telling.naming import metric_name, part_name, slice_name
from compare.telling.phrases import Speaker
from compare.words import word
from pages.parts.panel import line, opening

AROUND = 60
ORDER = (FAILS, UNTESTABLE, HOLDS)
MARKS = {HOLDS: "✓", FAILS: "✗", UNTESTABLE: "○"}


def rows(lines: Sequence[Line], said: Speaker, bureaus: bool = True) -> str:
    """What fails first, then what cannot be tested; ``bureaus`` names the report in each line."""
    ordered = sorted(lines, key=lambda found: ORDER.index(found.outcome))
    return "".join(_row(found, said, bureaus) for found in ordered)


def folded(lines: Sequence[Line], said: Speaker, bureaus: bool = True) -> str:
    """The lines, those that hold behind one that unfolds: they ask for nothing."""
    held = [found for found in lines if found.outcome == HOLDS]
    others = rows([found for found in lines if found.outcome != HOLDS], said, bureaus)
    if not held:
        return others
    count = escape(word("district.hold", said.lang, count=len(held)))
    return (
        f"{others}<details{'' if others else ' open'}>"
        f'<summary class="line fold"><span class="tick">✓ {count}</span></summary>'
        f"{rows(held, said, bureaus)}</details>"
    )


def _row(found: Line, said: Speaker, bureaus: bool) -> str:
    lang = said.lang
    behind = observations(found, said)
    if not behind:
        return ""
    claim = behind[0]
    small = [said.names.get(found.report_id, ""), period(claim, said)] if bureaus else []
    small.append(word(f"check.{found.kind}", lang))
    outcome = word(f"check.{found.outcome}", lang)
    if found.outcome == UNTESTABLE:
        outcome += word("colon", lang) + word(f"untestable.{found.kind}", lang)
    bad = " bad" if found.outcome == FAILS else ""
    left = (
        f'<div><span class="strong">{escape(metric(claim, said))} '
        f"{escape(equation(found, behind, said))}</span><br>"
        f'<span class="small quiet">{escape(" · ".join(s for s in small if s))} · </span>'
        f'<span class="small{bad}">{MARKS[found.outcome]} {escape(outcome)}</span></div>'
    )
    # Of a figure that was entered and read, the sentence says more than the address.
    shown = next((o for o in behind if o.quote), claim)
    quoted = (
        f'<span lang="zh">{quote_markup(shown, AROUND)}</span>'
        if shown.quote
        else _by_hand(claim, said)
    )
    return line(opening(shown), left + f'<div class="clip small">{quoted}</div>')


def _by_hand(claim: Observation, said: Speaker) -> str:
    """What stands in a sentence's place for a figure without one."""
    told = "✎ " + word("sentence.entered", said.lang)
    if claim.note:
        told += word("colon", said.lang) + claim.note
    return f'<span class="quiet">{escape(told)}</span>'


def observations(found: Line, said: Speaker) -> list[Observation]:
    """The figures behind a line that the dataset still holds, the claim first."""
    every = (said.dataset.observation(i) for i in found.observations)
    return [o for o in every if o is not None]


def period(claim: Observation, said: Speaker) -> str:
    """The year that a claim is of, where it is not the report's own."""
    if claim.period_basis != "prior_year" or claim.period_end is None:
        return ""
    return word("years.single", said.lang, year=claim.period_end.year)


def metric(observation: Observation, said: Speaker) -> str:
    """The metric, with the part of it in brackets."""
    name = metric_name(said.dataset, observation.metric, said.lang)
    if observation.slice.is_whole:
        return name
    part = slice_name(said.dataset, observation.metric, observation.slice, said.lang)
    return name + word("brackets", said.lang, inner=part)


def equation(found: Line, behind: Sequence[Observation], said: Speaker) -> str:
    """38 = 35 + 3; 35 ≤ 38; 96.6% ≠ 28 ÷ 30 = 93.3%; +12% = 942 ÷ 841 − 1; 558 = 558."""
    claim, others = behind[0], behind[1:]
    stated = _printed(found.stated, found.unit, said)
    if found.kind == "growth":
        stated = f"{found.stated:+g}%"
    elif claim.value == found.stated:
        stated = said.stated(claim)
    if found.outcome == UNTESTABLE or found.recomputed is None:
        return stated
    holds = found.outcome == HOLDS
    comes_to = _printed(found.recomputed, found.unit, said)
    parts = [said.stated(o) for o in others]
    if found.kind == "part_within_whole":
        name = part_name(said.dataset, others[0], claim.slice, said.lang) + " " if others else ""
        return f"{name}{parts[0] if parts else comes_to} {'≤' if holds else '>'} {stated}"
    equals = "=" if holds else "≠"
    made = {
        "sum_of_parts": " + ".join(parts),
        "rate": " ÷ ".join(parts),
        "growth": f"{said.stated(claim)} ÷ {' '.join(parts)} − 1",
    }.get(found.kind, comes_to)
    if not made or made == comes_to:
        return f"{stated} {equals} {comes_to}"
    shown = holds and found.kind == "sum_of_parts"
    return f"{stated} {equals} {made}" + ("" if shown else f" = {comes_to}")


def _printed(value: float, unit: str, said: Speaker) -> str:
    """A recomputed percentage to two decimals; anything else as a figure is printed."""
    if unit == "percent":
        return f"{round(value, 2):g}%"
    return numbers.amount(value, unit, said.lang)
