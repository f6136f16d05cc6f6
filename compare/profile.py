"""One bureau among its peers: every metric by family, with what its figure is made of.

Peers (``compare.peers``) stand beside a figure only where they may: in its unit, over a like period
of its year. The others are kept apart with the reason, and never enter a median.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from compare.charts.strips import Mark, Spread
from compare.comparison import figures_of, level_of, main_unit, population_of, set_apart
from compare.load import Dataset
from compare.model import Figure, Observation, Reason, Report, State, Verdict
from compare.peers import DEFAULT, peers
from compare.periods import is_part_year, period_group, year_of
from compare.reconcile import same_bureau
from compare.telling.naming import agency_name
from compare.telling.phrases import Speaker
from compare.verdict import SET_APART, Judgement, judge
from compare.words import word

MEDIAN_FROM = 3
"""Of one or two peers there is no middle: their figures are named instead."""
SPREAD_FROM = 4
"""The middle half of the peers is shown from this many on; of fewer it says nothing."""
SILENT = frozenset({State.NOT_REPORTED, State.NOT_READ, State.NOT_APPLICABLE})


@dataclass(frozen=True)
class Standing:
    """One metric of the bureau: its figure, and those of its peers that may stand beside it.

    ``apart`` are the peers' figures that may not (another unit, a shorter period, parts alone);
    ``judgement`` is the verdict on the bureau's figure together with ``peers``.
    """

    metric: str
    unit: str
    is_flow: bool
    figure: Figure
    peers: tuple[Figure, ...]
    judgement: Judgement
    apart: tuple[Figure, ...] = ()
    prior: tuple[Observation, ...] = ()

    @property
    def is_stated(self) -> bool:
        """True where the bureau says anything of the metric, if only in parts."""
        return self.figure.state not in SILENT or bool(self.prior)

    @property
    def is_cautious(self) -> bool:
        """True where bureau and peers may be compared, but only with caution."""
        return self.judgement.verdict == Verdict.CAUTION

    @property
    def spread(self) -> Spread:
        """The peers' values; their median and their quartiles where there are enough."""
        values = tuple(sorted(v for f in self.peers if (v := f.value) is not None))
        middle = None
        if len(values) >= SPREAD_FROM:
            first, _, third = quantiles(values, n=4, method="inclusive")
            middle = (first, third)
        return Spread(values, median(values) if len(values) >= MEDIAN_FROM else None, middle)

    @property
    def mark(self) -> Mark | None:
        """The bureau's own mark; None without a figure."""
        figure = self.figure
        if figure.value is None or figure.observation is None:
            return None
        return Mark(
            figure.value,
            figure.interval,
            hatched=is_part_year(figure, self.is_flow),
            hollow=figure.observation.method == "entered",
        )

    def tree(self) -> list[tuple[Observation, int]]:
        """The parts with their depth, each after its whole; 0 is a part of the figure itself."""
        depth: dict[str, int] = {}
        found = []
        for part in self.figure.parts:
            depth[part.id] = depth.get(part.part_of, -1) + 1
            found.append((part, depth[part.id]))
        return found


@dataclass(frozen=True)
class FamilyProfile:
    """One family: what is stated, by the bureau or by a peer, and the metrics nobody states."""

    family: str
    standings: tuple[Standing, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True)
class Profile:
    """A bureau's report among its peers'."""

    report: Report
    peers: tuple[Report, ...]
    families: tuple[FamilyProfile, ...]


def peers_of(
    dataset: Dataset, report: Report, group: str = DEFAULT, own: Sequence[str] = ()
) -> list[Report]:
    """The reports of a peer group (``compare.peers``) that are of other bureaus."""
    return [r for r in peers(dataset, report, group, own) if not same_bureau(r, report)]


def peers_line(
    dataset: Dataset, report: Report, group: str, found: Sequence[Report], said: Speaker
) -> str:
    """Who the peers are, in a line; why there are none; what is not taken of few."""
    lang = said.lang
    named = word(f"peers.{group}", lang)
    if group == "type":
        named += word("brackets", lang, inner=agency_name(report, lang))
    if not found:
        unknown = group == "population" and population_of(dataset, report) is None
        key = "district.peers.population" if unknown else "district.peers.none"
        return named + word("colon", lang) + word(key, lang)
    year = word("years.single", lang, year=report.year) if report.year else ""
    if len(found) == 1:
        return word("district.peers.one", lang, group=named, name=said.names[found[0].id],
                    year=year)  # fmt: skip
    told = word("district.peers", lang, group=named, count=len(found), year=year)
    return told + word("clause.separator", lang) + word("district.peers.few", lang)


def profile(dataset: Dataset, report: Report, peers: Sequence[Report]) -> Profile:
    """Everything that ``report`` states, family by family, beside ``peers``."""
    families = []
    for family in dataset.dictionary.families:
        metrics = [m.id for m in dataset.dictionary.metrics.values() if m.family == family]
        standings = [standing(dataset, metric, report, peers) for metric in metrics]
        stated = tuple(s for s in standings if _says_something(s))
        silent = tuple(s.metric for s in standings if not _says_something(s))
        families.append(FamilyProfile(family, stated, silent))
    return Profile(report, tuple(peers), tuple(families))


def _says_something(standing: Standing) -> bool:
    return standing.is_stated or bool(standing.peers)


def standing(dataset: Dataset, metric: str, report: Report, peers: Sequence[Report]) -> Standing:
    """The bureau's figure in its own unit, or, where it has none, in the one most peers use."""
    stated = dataset.observations(metric=metric)
    found = dataset.dictionary.metrics.get(metric)
    own = figures_of([report], metric, _of([report], stated))[0]
    others = figures_of(peers, metric, _of(peers, stated))
    unit = own.unit or main_unit(others, found.units if found else ())
    own = figures_of([report], metric, _of([report], stated), unit=unit)[0]
    is_flow = found is None or found.measure == "flow"
    others = figures_of(peers, metric, _of(peers, stated), unit=unit)
    like, apart = beside(own, others, is_flow)
    prior = [o for o in _of([report], stated) if o.period_basis == "prior_year"]
    judgement = judge(
        [f for f in (own, *like) if f.has_value], is_flow, lambda f: level_of(dataset, f.report)
    )
    return Standing(
        metric, unit, is_flow, own, tuple(like), judgement, tuple(apart), tuple(prior)
    )  # fmt: skip


def beside(
    own: Figure, others: Sequence[Figure], is_flow: bool
) -> tuple[list[Figure], list[Figure]]:
    """The figures that may stand beside ``own``, and those that may not, each with its reason.

    Like are those of its year and of its kind of period (``periods.period_group``); without an own
    figure those of the report's year and of a year's length.
    """
    group = period_group(own, is_flow) if own.has_value else ("year",)
    year = year_of(own)
    like, apart = [], [f for f in others if f.state in SET_APART]
    for figure in (f for f in others if f.has_value):
        theirs = period_group(figure, is_flow)
        if year_of(figure) != year:
            values = {"year": str(year_of(figure) or "?")}
            apart.append(set_apart(figure, Reason("period", "reason.other_year", values)))
        elif theirs != group:
            key = "reason.other_period" if theirs == ("year",) else "reason.only_period"
            apart.append(set_apart(figure, Reason("period", key)))
        else:
            like.append(figure)
    return like, apart


def _of(reports: Sequence[Report], stated: Sequence[Observation]) -> list[Observation]:
    ids = {report.id for report in reports}
    return [o for o in stated if o.report_id in ids]
