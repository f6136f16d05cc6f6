"""Bureau-years × metrics: the headline of each, and for every cell without one its state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.comparison import figures_of, main_unit
from compare.files.columns import WIDE
from compare.files.datatable import Cell, Column, Label, Table, number
from compare.files.selection import Selection
from compare.files.tidy import report_cells
from compare.headline import COUNTED_METHODS
from compare.load import Dataset
from compare.model import WHOLE, Figure, Report, Slice, State
from compare.telling.naming import metric_name, slice_name, unit_name
from compare.words import word

COMPANIONS = (("state", "state"), ("qualifier", "qualifier"), ("method", "method"),
              ("observation_id", ""))  # fmt: skip
"""What stands beside every value, with the code list it is of."""
_SILENT = frozenset({State.NOT_REPORTED, State.NOT_READ, State.NOT_APPLICABLE})


@dataclass(frozen=True)
class Measure:
    """One column of figures: a metric, a part of it and a unit, with a figure a bureau-year."""

    metric: str
    part: Slice
    unit: str
    figures: tuple[Figure, ...]

    @property
    def name(self) -> str:
        """``penalty_cases__case``, ``penalty_cases__case__accident``: the same whatever else is
        in the data, so that what refers to a column goes on doing so."""
        kind = "" if self.part.is_whole else f"__{self.part.kind}"
        return f"{self.metric}__{self.unit}{kind}"

    def label(self, dataset: Dataset, lang: str) -> str:
        """行政处罚·事故处罚（件）."""
        name = metric_name(dataset, self.metric, lang)
        if not self.part.is_whole:
            dot = "·" if lang == "zh" else ", "
            name += dot + slice_name(dataset, self.metric, self.part, lang)
        return name + word("brackets", lang, inner=unit_name(dataset, self.unit, lang))


def measures(dataset: Dataset, selection: Selection) -> list[Measure]:
    """The columns of figures, in the dictionary's order.

    A metric on which every bureau-year is silent is left out unless it was asked for by its id. A
    metric that is counted in several units has a column for each: they never share one.
    """
    data = selection.dataset(dataset)
    reports = selection.reports_of(data)
    found = []
    for metric in selection.metrics_of(data):
        for part in _parts(data, metric, selection.kinds):
            for measure in _measures(data, reports, metric, part):
                silent = all(f.state in _SILENT for f in measure.figures)
                if not silent or metric in selection.metrics:
                    found.append(measure)
    return found


def _parts(dataset: Dataset, metric: str, kinds: Sequence[str]) -> list[Slice]:
    """The whole, or the kinds that were asked for and that the metric has."""
    if not kinds:
        return [WHOLE]
    has = {"total", *dataset.dictionary.metrics[metric].kinds}
    has |= {o.slice.kind for o in dataset.observations(metric=metric)}
    return [Slice(kind=kind) for kind in kinds if kind in has]


def _measures(
    dataset: Dataset, reports: Sequence[Report], metric: str, part: Slice
) -> Iterator[Measure]:
    ids = {r.id for r in reports}
    stated = [o for o in dataset.observations(metric=metric) if o.report_id in ids]
    known = dataset.dictionary.metrics[metric].units
    used = {o.unit for o in stated if o.method in COUNTED_METHODS}
    units = sorted(used, key=lambda u: (known.index(u) if u in known else len(known), u))
    drawn = [Measure(metric, part, unit, tuple(figures_of(reports, metric, stated, part, unit)))
             for unit in units]  # fmt: skip
    with_figures = [m for m in drawn if any(f.has_value for f in m.figures)]
    if with_figures:
        yield from with_figures
        return
    first = figures_of(reports, metric, stated, part)
    unit = main_unit(first, units or known)
    yield Measure(metric, part, unit, tuple(figures_of(reports, metric, stated, part, unit)))


def wide(dataset: Dataset, selection: Selection) -> Table:
    """One row a bureau-year. Beside each value stand its state, its qualifier, how it was had and
    its observation's id, by which the tidy table tells the rest of it."""
    data = selection.dataset(dataset)
    reports = selection.reports_of(data)
    found = measures(data, selection)
    rows = [report_cells(data, report, selection.lang) for report in reports]
    for measure in found:
        for row, figure in zip(rows, measure.figures, strict=True):
            row |= _cells(measure.name, figure)
    columns = (*WIDE, *(c for m in found for c in _columns(data, m)))
    return Table("wide", columns, tuple(rows), ("report_id",))


def _cells(name: str, figure: Figure) -> dict[str, Cell]:
    shown = figure.observation if figure.has_value else None
    return {
        name: number(figure.value),
        f"{name}.state": figure.state.value,
        f"{name}.qualifier": shown.qualifier if shown else "",
        f"{name}.method": shown.method if shown else "",
        f"{name}.observation_id": shown.id if shown else "",
    }


def _columns(dataset: Dataset, measure: Measure) -> Iterator[Column]:
    metric = dataset.dictionary.metrics[measure.metric]
    label = Label(measure.label(dataset, "zh"), measure.label(dataset, "en"))
    about = Label(metric.definition_zh, metric.definition_en)
    state = f"{measure.name}.state"
    yield Column(measure.name, "number", label, about, unit=measure.unit, state=state,
                 metric=metric.id)  # fmt: skip
    for companion, codes in COMPANIONS:
        key = f"data.column.{companion}"
        said = Label(word(key, "zh", name=label.zh), word(key, "en", name=label.en))
        yield Column(f"{measure.name}.{companion}", "string", said, Label("", ""), codes,
                     metric=metric.id)  # fmt: skip
