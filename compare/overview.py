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
        if any(f.state != State.NOT_REPORTED for f in column.figures):
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
