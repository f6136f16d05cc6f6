"""Arithmetic relations stated in a report: do the parts make the whole, does the rate hold?

A relation that does not hold is shown, never mended: the source may be wrong, or the reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.observation import Observation

KINDS = ("sum_of_parts", "part_within_whole", "rate")
# Kinds and parties that cover the whole between them when all of a set are stated.
_COMPLETE = (
    {"administrative", "accident"},
    {"simple_procedure", "ordinary_procedure"},
    {"entity", "individual"},
    {"key_unit", "general_unit"},
    {"penalty_file", "licence_file"},
)
_RATES = (
    ("rectification_rate", "hazards_rectified", "hazards_found"),
    ("court_appearance_rate", "court_appearances", "court_appearances_due"),
)


@dataclass(frozen=True)
class Check:
    """One relation: ``expected`` is what the total or rate says, ``found`` what the parts make."""

    kind: str
    total: Observation
    parts: tuple[Observation, ...]
    expected: Decimal
    found: Decimal
    holds: bool


def check(observations: Sequence[Observation]) -> list[Check]:
    """All relations among the observations of one report, in reading order of their totals."""
    parts: dict[int, list[Observation]] = defaultdict(list)
    for observation in observations:
        if observation.part_of is not None:
            parts[id(observation.part_of)].append(observation)
    found: list[Check] = []
    for whole in observations:
        found.extend(_of_whole(whole, parts.get(id(whole), [])))
    found.extend(_rates(observations))
    return sorted(found, key=lambda c: c.total.start)


def mark_breakdowns(observations: Sequence[Observation]) -> None:
    """Say of every part how its whole is divided.

    ``exclusive``: the parts listed with it add up to the whole; ``overlapping``: they add up to
    more, so some are counted twice; ``partial``: they leave something out, or it stands alone.
    """
    parts: dict[int, list[Observation]] = defaultdict(list)
    for observation in observations:
        if observation.part_of is not None:
            parts[id(observation.part_of)].append(observation)
    for group in parts.values():
        whole = group[0].part_of
        assert whole is not None
        exact = {id(p) for run in breakdowns(whole, group) if _sums(whole, run) for p in run}
        rest = [p for p in group if id(p) not in exact]
        over = _total(rest) > whole.value + tolerance(whole)
        for part in group:
            part.breakdown = "exclusive" if id(part) in exact else "partial"
            if id(part) not in exact and over and not _divides_alone(part, rest, whole):
                part.breakdown = "overlapping"


def _divides_alone(part: Observation, rest: Sequence[Observation], whole: Observation) -> bool:
    """Whether the parts of the same sentence as this one stay within the whole."""
    beside = [p for p in rest if p.sentence is part.sentence]
    return _total(beside) <= whole.value + tolerance(whole)


def _total(parts: Sequence[Observation]) -> Decimal:
    return sum((p.value for p in parts), Decimal(0))


def _sums(whole: Observation, parts: Sequence[Observation]) -> bool:
    slack = tolerance(whole) + sum((tolerance(p) for p in parts), Decimal(0))
    return abs(_total(parts) - whole.value) <= slack


def _of_whole(whole: Observation, parts: list[Observation]) -> Iterator[Check]:
    for part in parts:
        slack = tolerance(whole) + tolerance(part)
        yield Check("part_within_whole", whole, (part,), whole.value, part.value,
                    part.value <= whole.value + slack)  # fmt: skip
    for group in breakdowns(whole, parts):
        yield Check("sum_of_parts", whole, tuple(group), whole.value, _total(group),
                    _sums(whole, group))  # fmt: skip


def breakdowns(whole: Observation, parts: Sequence[Observation]) -> list[list[Observation]]:
    """The groups of parts that claim to make up the whole: runs that sum to it, and sets of kinds
    or parties that leave nothing out, whether or not they sum to it."""
    groups: list[list[Observation]] = []
    run: list[Observation] = []
    for part in parts:
        run.append(part)
        if len(run) > 1 and sum((p.value for p in run), Decimal(0)) == whole.value:
            groups.append(run)
            run = []
    for names in _COMPLETE:
        group = [p for p in run if {p.kind, p.party} & names and not _has_all(p, whole, names)]
        said = {name for p in group for name in (p.kind, p.party) if name in names}
        if said == names and len(group) == len(names):
            groups.append(group)
    return groups


def _has_all(part: Observation, whole: Observation, names: set[str]) -> bool:
    """Whether a part has its name from the whole, so divides it by something else."""
    own = {part.kind, part.party} & names
    return own <= {whole.kind, whole.party}


def tolerance(observation: Observation) -> Decimal:
    """How far the true value may lie from the printed one: half a step, a whole one if cut off.

    An exact integer count has none.
    """
    if observation.step <= 1 and observation.unit != "CNY" and observation.qualifier == "exact":
        return Decimal(0)
    if observation.qualifier == "exact" and observation.step < 100:
        return Decimal(0)
    return observation.step if observation.qualifier != "exact" else observation.step / 2


def _rates(observations: Sequence[Observation]) -> Iterator[Check]:
    paragraphs: dict[int, list[Observation]] = defaultdict(list)
    for rate in observations:
        earlier = paragraphs[rate.sentence.paragraph]
        earlier.append(rate)
        for name, part_name, whole_name in _RATES:
            if rate.metric != name:
                continue
            before = [o for o in earlier if _stands_beside(o, rate)]
            part = next((o for o in reversed(before) if o.metric == part_name), None)
            whole = next((o for o in reversed(before) if o.metric == whole_name), None)
            if part is None or whole is None or not whole.value:
                continue
            found = part.value / whole.value * 100
            # Printed rates are rounded or cut off: one step of the last digit either way.
            holds = abs(found - rate.value) <= rate.step
            yield Check("rate", rate, (part, whole), rate.value, round(found, 4), holds)


def _stands_beside(figure: Observation, rate: Observation) -> bool:
    return (
        figure is not rate
        and figure.kind == "total"
        and figure.scope == rate.scope
        and figure.period == rate.period
    )
