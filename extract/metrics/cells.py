"""The value of a cell of a flattened table: its row names the metric, its column the year."""

from __future__ import annotations

import re

from extract.context import Context, Place
from extract.describing.describe import PENALTIES, TRAININGS, unit_of
from extract.describing.dimensions import audience_of, party_of
from extract.describing.periods import period_before
from extract.metrics.attribution import Attributor
from extract.numbers.fates import CHANGE, HEADING, OBSERVATION, REQUIREMENT, UNMAPPED
from extract.numbers.quantities import Quantity
from extract.observation import Observation, Period
from extract.parts.wholes import find_whole
from extract.text.grids import Cell
from extract.text.layout import Sentence
from extract.text.passages import Passage

_CHANGES = re.compile(r"同比|增减|增长|环比|变化")
_PLANS = re.compile(r"计划|目标|任务")
_SCALES = {"万元": 10_000, "亿元": 100_000_000}


def read_cell(
    context: Context, attributor: Attributor, quantity: Quantity, cell: Cell
) -> tuple[Observation | None, str, str]:
    """The observation of a cell, or none; with the fate of its number and the reason."""
    if cell.numbers_row:
        return None, HEADING, "numbers a row of the table"
    if _CHANGES.search(cell.column + cell.label[-2:]):
        return None, CHANGE, "stands in a column of changes"
    if _PLANS.search(cell.column):
        return None, REQUIREMENT, "stands in a column of plans"
    _count_in(quantity, cell.unit)
    place = _place(context, quantity, cell)
    end = cell.label_start + len(cell.label)
    found = [c for c in attributor.within(place, cell.label_start, end) if c.metric]
    if not found:
        return None, UNMAPPED, "no metric covers this row of the table"
    metric = context.metric(found[0].metric)
    named = context.kinds_in(cell.label_start, end, metric.id)
    observation = Observation(
        metric.id, quantity.value, unit_of(context, metric, place, cell.label_start),
        quantity.start, quantity.end, place.passage.sentence, _column_period(context, cell),
        qualifier=quantity.qualifier, step=quantity.step,
        scope="joint" if metric.id == "joint_operations" else "own",
        kind=named[-1][1] if named else "total",
    )  # fmt: skip
    if metric.id in PENALTIES:
        observation.party = party_of(cell.label)
    if metric.id in TRAININGS:
        observation.audience = audience_of(cell.label)[0]
    if re.match(r"其中|含", cell.label):
        same = [o for o in context.paragraph if o.period == observation.period]
        observation.part_of = find_whole(observation, same)
    elif (
        observation.kind != "total"
        and metric.kinds_divide
        and (whole := _divided(context, observation))
    ):
        observation.part_of = whole
    elif observation.kind != "total" and metric.kinds[observation.kind].only_beside:
        observation.kind = "total"
    observation.reasons.add("table")
    return observation, OBSERVATION, ""


def _divided(context: Context, part: Observation) -> Observation | None:
    """其中：简易程序 8 / 普通程序 36: the row after a part may be one too."""
    for earlier in reversed(context.paragraph):
        whole = earlier.part_of
        if (earlier.metric, earlier.period) != (part.metric, part.period) or whole is None:
            continue
        others = [o.value for o in context.paragraph if o.part_of is whole]
        alike = earlier.kind not in ("total", part.kind) and "table" in earlier.reasons
        return whole if alike and sum(others) + part.value <= whole.value else None
    return None


def _place(context: Context, quantity: Quantity, cell: Cell) -> Place:
    sentence = Sentence(cell.label_start, cell.end, -1, "", False)
    view = context.compact[cell.label_start : cell.end]
    passage = Passage(sentence, cell.label_start, cell.end, view, [quantity])
    start = cell.label_start
    return Place(quantity, passage, 0, start, start, cell.label, "", [quantity], None)


def _count_in(quantity: Quantity, unit: str) -> None:
    """Give a number the unit of its row or column, unless it carries its own."""
    if quantity.classifier or not unit:
        return
    scale = _SCALES.get(unit, 1)
    quantity.value *= scale
    quantity.step *= scale
    quantity.classifier = "元" if unit.endswith("元") else unit


def _column_period(context: Context, cell: Cell) -> Period:
    if cell.prior and context.year is not None:
        same = "同期" if "同期" in cell.column else ""
        return period_before(f"上年{same}", context.period, context.year)
    said = f"{cell.year}年" if cell.year else ""
    if "月" in cell.column:  # 2022年1-11月
        said = cell.column
    return period_before(said, context.period, context.year)
