"""One bureau among its peers: every metric by family, with what its figure is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from compare.comparison import figures_of, level_of, main_unit
from compare.load import Dataset
from compare.model import Figure, Observation, Report, State
from compare.periods import is_part_year
from compare.strips import Mark, Spread

SPREAD_FROM = 4
"""The middle half of the peers is shown from this many on; of fewer it says nothing."""
SILENT = frozenset({State.NOT_REPORTED, State.NOT_READ, State.NOT_APPLICABLE})


@dataclass(frozen=True)
class Standing:
    """One metric of the bureau: its figure, and the peers' figures in the same unit."""

    metric: str
    unit: str
    is_flow: bool
    figure: Figure
    peers: tuple[Figure, ...]
    prior: tuple[Observation, ...] = ()

    @property
    def is_stated(self) -> bool:
        """True where the bureau says anything of the metric, if only in parts."""
        return self.figure.state not in SILENT or bool(self.prior)

    @property
    def spread(self) -> Spread:
        """The peers' values with their median and, where there are enough, their quartiles."""
        values = tuple(sorted(v for f in self.peers if (v := f.value) is not None))
        middle = None
        if len(values) >= SPREAD_FROM:
            first, _, third = quantiles(values, n=4, method="inclusive")
            middle = (first, third)
        return Spread(values, median(values) if values else None, middle)

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


def peers_of(dataset: Dataset, report: Report) -> list[Report]:
    """Reports of other bureaus of the same type, level and year."""
    level = level_of(dataset, report)
    return [
        r for r in dataset.reports()
        if r.agency_type == report.agency_type and r.year == report.year
        and level_of(dataset, r) == level
        and (r.district_code, r.agency) != (report.district_code, report.agency)
    ]  # fmt: skip


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
    like = figures_of(peers, metric, _of(peers, stated), unit=unit)
    prior = [o for o in _of([report], stated) if o.period_basis == "prior_year"]
    return Standing(
        metric=metric,
        unit=unit,
        is_flow=found is None or found.measure == "flow",
        figure=own,
        peers=tuple(f for f in like if f.value is not None),
        prior=tuple(prior),
    )


def _of(reports: Sequence[Report], stated: Sequence[Observation]) -> list[Observation]:
    ids = {report.id for report in reports}
    return [o for o in stated if o.report_id in ids]
