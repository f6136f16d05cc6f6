"""Peer groups: with whom a bureau is compared.

By default its own type; further by level, province or a similar population (between half and twice
the bureau's, as statistical neighbours are commonly cut off), or the user's own choice, which is
kept in the address as district codes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare.load import Dataset
from compare.model import Report
from compare.rows import level_of, population_of

GROUPS = ("type", "level", "province", "population", "own")
DEFAULT = "type"
WITHIN = 2.0
"""How many times larger or smaller a district of similar population may be."""
BANDS = (500_000, 1_000_000, 2_000_000, 5_000_000)
"""Upper ends (exclusive) of population bands, in residents; the last band is open."""


def peers(
    dataset: Dataset, report: Report, group: str = DEFAULT, own: Sequence[str] = ()
) -> list[Report]:
    """The reports of the same year that ``report`` is compared with, itself left out.

    ``own`` are district codes for the group of that name; every other group is of the bureau's own
    type. Raises KeyError for a group that there is not.
    """
    others = [r for r in dataset.reports() if r.year == report.year and r.id != report.id]
    if group == "own":
        return [r for r in others if r.district_code in own]
    same = [r for r in others if r.agency_type == report.agency_type]
    if group == "type":
        return same
    if group == "level":
        level = level_of(dataset, report)
        return [r for r in same if level_of(dataset, r) == level]
    if group == "province":
        return [r for r in same if r.district_code[:2] == report.district_code[:2]]
    if group == "population":
        return _similar(dataset, report, same)
    raise KeyError(group)


def _similar(dataset: Dataset, report: Report, others: Sequence[Report]) -> list[Report]:
    """Of the same level and with half to twice the residents; nobody where these are not known."""
    residents = population_of(dataset, report)
    if residents is None:
        return []
    level = level_of(dataset, report)
    return [
        r for r in others
        if level_of(dataset, r) == level
        and (other := population_of(dataset, r)) is not None
        and residents / WITHIN <= other <= residents * WITHIN
    ]  # fmt: skip


def band_of(residents: int | None) -> int | None:
    """The population band, 0 for the smallest; None where the population is not known."""
    if residents is None:
        return None
    return sum(residents >= end for end in BANDS)


def to_address(codes: Sequence[str]) -> str:
    """The user's own group as it stands in an address: 120104,440605; each code once."""
    return ",".join(dict.fromkeys(code for code in codes if code))


def from_address(text: str, dataset: Dataset) -> tuple[str, ...]:
    """The district codes of an address, those that are not known left out."""
    return tuple(c for c in dict.fromkeys(text.split(",")) if c in dataset.places)


def default_peers(dataset: Dataset, report: Report) -> list[Report]:
    """The bureau itself and those of its own type and year, in the dataset's order."""
    chosen = {report.id, *(r.id for r in peers(dataset, report))}
    return [r for r in dataset.reports() if r.id in chosen]


@dataclass(frozen=True)
class Narrowed:
    """What a comparison is narrowed to beyond type and year; '' and () leave all in.

    ``level`` and ``province`` (the first two digits of the code) are as in the tables, ``band``
    is the number of a population band, ``places`` are the district codes of the user's own group.
    """

    level: str = ""
    province: str = ""
    band: str = ""
    places: tuple[str, ...] = ()

    def of(self, dataset: Dataset, reports: Sequence[Report]) -> list[Report]:
        """Those of ``reports`` that are within, in their order."""
        return [
            r for r in reports
            if self.level in {"", level_of(dataset, r)}
            and self.province in {"", r.district_code[:2]}
            and self.band in {"", _band_code(dataset, r)}
            and (not self.places or r.district_code in self.places)
        ]  # fmt: skip


def levels_of(dataset: Dataset, reports: Sequence[Report]) -> list[str]:
    """The levels that occur, the most frequent first."""
    return _frequent(level_of(dataset, r) for r in reports)


def provinces_of(reports: Sequence[Report]) -> list[str]:
    """The provinces that occur, as the first two digits of their codes."""
    return sorted({r.district_code[:2] for r in reports})


def bands_of(dataset: Dataset, reports: Sequence[Report]) -> list[str]:
    """The population bands that occur, the smallest first."""
    return sorted({code for r in reports if (code := _band_code(dataset, r))})


def _band_code(dataset: Dataset, report: Report) -> str:
    band = band_of(population_of(dataset, report))
    return "" if band is None else str(band)


def _frequent(values: Iterable[str]) -> list[str]:
    counts = Counter(value for value in values if value)
    return sorted(counts, key=lambda value: (-counts[value], value))
