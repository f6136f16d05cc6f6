"""May these figures stand side by side? One verdict, with its reasons.

Rules: figures in different units are never in one ranking; fewer than two headlines is no
comparison; a year-to-date figure beside a full-year figure of the same year is comparable with
caution; different years are not comparable; figures whose intervals overlap are in no certain
order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.model import Figure, Reason, ReasonCode, State, Verdict


@dataclass(frozen=True)
class Judgement:
    """The verdict and why; ``notes`` qualify single figures without changing the verdict."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The reasons' codes, each once, in order."""
        return tuple(dict.fromkeys(reason.code for reason in self.reasons))


def judge(figures: Sequence[Figure], is_flow: bool, level: Callable[[Figure], str]) -> Judgement:
    """The verdict on one metric's figures (one slice, one unit), in any order.

    ``level`` gives the administrative level of a figure's bureau. Reasons name reports by their
    ids (``who``), several of them separated by ``|``; ``compare.phrases`` puts them into words.
    """
    ordered = sorted(figures, key=lambda f: f.report.id)
    valued = [f for f in ordered if f.has_value]
    refused = _refusals(ordered)
    if len(valued) < 2:
        first = Reason("no_headline", "reason.one_figure", {"who": valued[0].report.id}) if valued \
            else Reason("no_headline", "reason.no_figure")  # fmt: skip
        return Judgement(Verdict.NOT_COMPARABLE, (first, *refused))
    years = sorted({f.report.year for f in valued if f.report.year is not None})
    if len(years) > 1:
        reason = Reason("period", "reason.years", {"years": "|".join(map(str, years))})
        return Judgement(Verdict.NOT_COMPARABLE, (reason,), refused)
    cautions = [
        *(_period(valued) if is_flow else ()),
        *_conflicts(valued),
        *_overlaps(valued),
        *_different(valued, lambda f: f.report.agency_type, "agency_type"),
        *_different(valued, level, "level"),
    ]
    verdict = Verdict.CAUTION if cautions else Verdict.COMPARABLE
    return Judgement(verdict, tuple(cautions), refused)


def _ids(figures: Sequence[Figure]) -> str:
    return "|".join(figure.report.id for figure in figures)


def _refusals(figures: Sequence[Figure]) -> tuple[Reason, ...]:
    """Why figures that exist in some form are not in the ranking, like reasons together."""
    found: dict[str, tuple[Reason, list[str]]] = {}
    for figure in figures:
        if figure.state in {State.PARTS_ONLY, State.NOT_COMPARABLE}:
            for reason in figure.reasons:
                scopes = ",".join(sorted({f"{o.scope}/{o.unit}" for o in figure.others}))
                found.setdefault(f"{reason.key}:{scopes}", (reason, []))[1].append(figure.report.id)
    return tuple(
        Reason(reason.code, reason.key, {**reason.values, "who": "|".join(who)})
        for reason, who in found.values()
    )


def _period(valued: Sequence[Figure]) -> tuple[Reason, ...]:
    part = [f for f in valued if f.report.is_part_year]
    full = [f for f in valued if not f.report.is_part_year]
    if part and full:
        return (Reason("period", "reason.period", {"part": _ids(part), "full": _ids(full)}),)
    ends = {f.report.period_end for f in part}
    if len(ends) > 1:
        listed = sorted(e.isoformat() for e in ends if e)
        return (Reason("period", "reason.period.ends", {"ends": "|".join(listed)}),)
    return ()


def _conflicts(valued: Sequence[Figure]) -> tuple[Reason, ...]:
    return tuple(
        Reason(reason.code, reason.key, {**reason.values, "who": figure.report.id})
        for figure in valued
        for reason in figure.reasons
        if reason.code == "arithmetic"
    )


def _overlaps(valued: Sequence[Figure]) -> tuple[Reason, ...]:
    """Neighbours of which at least one is rounded and whose intervals meet."""
    spans = sorted(
        ((f.interval, f) for f in valued if f.interval is not None), key=lambda p: p[0].low
    )
    who: dict[str, None] = {}
    for (first, one), (second, other) in pairwise(spans):
        rounded = not (first.is_point and second.is_point)
        touching = second.low < first.high or (
            second.low == first.high and not first.high_open and not second.low_open
        )
        if rounded and touching:
            who |= {one.report.id: None, other.report.id: None}
    return (Reason("rounded", "reason.rounded", {"who": "|".join(who)}),) if who else ()


def _different(
    valued: Sequence[Figure], value: Callable[[Figure], str], code: ReasonCode
) -> tuple[Reason, ...]:
    return (Reason(code, f"reason.{code}"),) if len({value(f) for f in valued}) > 1 else ()
