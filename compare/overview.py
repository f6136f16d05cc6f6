"""All metrics of all bureaus: one block a family, one row a bureau-year, one state a cell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from compare.comparison import figures_of, main_unit
from compare.load import Dataset
from compare.model import Figure, Observation, Report, State


@dataclass(frozen=True)
class Column:
    """One metric in its main unit, with a figure for every report."""

    metric: str
    unit: str
    figures: tuple[Figure, ...]

    def share(self, figure: Figure) -> float | None:
        """How long the cell's bar is, 0 to 1: the value by the largest of the column.

        None for a cell without a figure, or where there is nothing to compare it with.
        """
        values = [f.value for f in self.figures if f.value is not None]
        if figure.value is None or len(values) < 2 or max(values) <= 0:
            return None
        return max(figure.value, 0.0) / max(values)

    def shade(self, figure: Figure) -> float | None:
        """How dark the cell is, 0 to 1: the logarithm of the value within this column.

        None for a cell without a figure; 0 where there is nothing to compare it with. Logarithms,
        because districts differ by hundreds.
        """
        if figure.value is None:
            return None
        values = [f.value for f in self.figures if f.value is not None]
        most = max(values)
        if len(values) < 2:
            return 0.0
        return math.log1p(max(figure.value, 0.0)) / math.log1p(most) if most > 0 else 0.0


@dataclass(frozen=True)
class Block:
    """One family: its columns, and the metrics on which every report is silent."""

    family: str
    columns: tuple[Column, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Bureaus of one type and year: those that may stand beside one another."""

    agency_type: str
    year: int | None
    reports: tuple[Report, ...]
    blocks: tuple[Block, ...]


def groups(dataset: Dataset, reports: Sequence[Report], family: str = "") -> list[Group]:
    """The reports by type and year, each with blocks of its own.

    Groups with a report whose text was read come first; then types with most bureaus, within a
    type the latest year first.
    """
    by_type: dict[str, dict[int, list[Report]]] = {}
    for report in reports:
        by_type.setdefault(report.agency_type, {}).setdefault(report.year or 0, []).append(report)

    def rank(key: tuple[str, int]) -> tuple[bool, int, str, int]:
        kind, year = key
        entered = all(r.is_entered for r in by_type[kind][year])
        return entered, -sum(map(len, by_type[kind].values())), kind, -year

    keys = [(kind, year) for kind, years in by_type.items() for year in years]
    return [
        Group(kind, year or None, tuple(of_year), tuple(overview(dataset, of_year, family)))
        for kind, year in sorted(keys, key=rank)
        if (of_year := by_type[kind][year])
    ]


def overview(dataset: Dataset, reports: Sequence[Report], family: str = "") -> list[Block]:
    """The blocks of the chosen family, or of all, in the dictionary's order."""
    chosen = {report.id for report in reports}
    by_metric: dict[str, list[Observation]] = {}
    for observation in dataset.observations():
        if observation.report_id in chosen:
            by_metric.setdefault(observation.metric, []).append(observation)
    families = [f for f in dataset.dictionary.families if family in {"", f}]
    return [_block(dataset, reports, name, by_metric) for name in families]


def _block(
    dataset: Dataset,
    reports: Sequence[Report],
    family: str,
    by_metric: dict[str, list[Observation]],
) -> Block:
    columns, silent = [], []
    for metric in dataset.dictionary.metrics.values():
        if metric.family != family:
            continue
        column = _column(reports, metric.id, metric.units, by_metric.get(metric.id, []))
        if any(f.state not in {State.NOT_REPORTED, State.NOT_READ} for f in column.figures):
            columns.append(column)
        else:
            silent.append(metric.id)
    return Block(family, tuple(columns), tuple(silent))


def _column(
    reports: Sequence[Report],
    metric: str,
    units: Sequence[str],
    stated: Sequence[Observation],
) -> Column:
    """The metric's cells in the unit of most headlines; other units become not comparable."""
    first = figures_of(reports, metric, stated)
    stated_units = [u for u in units if any(o.unit == u for o in stated)]
    unit = main_unit(first, stated_units or units)
    return Column(metric, unit, tuple(figures_of(reports, metric, stated, unit=unit)))
