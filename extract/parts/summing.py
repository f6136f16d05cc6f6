"""Lists whose items add up: each says only what differs, and the sum says that they are alike."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.context import Context, Place
from extract.numbers.quantities import Quantity
from extract.observation import Observation
from extract.parts.wholes import part_marker, totals_listed
from extract.text.passages import Passage

# What may stand between two items: their mark, then a name that may list things itself.
_NEXT_ITEM = re.compile(r"\0*[；，、][^；，：。]*$")


def whole_of_sum(context: Context, place: Place) -> Observation | None:
    """许可312件，其中甲类61件；乙类18件；丙类233件。: the figure that the list adds up to.

    None where the number is in no such list, or where its items add up to something else.
    """
    numbers, at = place.passage.quantities, place.index
    first = at
    while first and _continues(place.passage, first - 1):
        first -= 1
    if first == 0 or part_marker(_between(place.passage, first - 1)) != "of_which":
        return None
    whole = numbers[first - 1]
    if whole.classifier != place.quantity.classifier:
        return None
    last = _last_summed(place.passage, first, whole.value)
    return context.read.get(whole.start) if last is not None and at <= last else None


def metrics_of_sum(context: Context, place: Place) -> tuple[str, ...]:
    """检查甲店142户；乙店236户；丙店118户；以上共计496户: what the listed figures are of.

    For an item after the first, what the first is of; for the closing total, what all before it
    are of, '' for those that no metric covers. Nothing where they do not add up.
    """
    passage, at = place.passage, place.index
    total = _closing_total(passage, at)
    first = _first_summed(passage, total) if total is not None else None
    if first is None or not first < at:
        return ()
    listed = passage.quantities[first : first + 1 if at != total else at]
    read = [context.read.get(quantity.start) for quantity in listed]
    return tuple(dict.fromkeys(o.metric if o is not None else "" for o in read))


def _closing_total(passage: Passage, index: int) -> int | None:
    """The number that closes the list in which ``index`` stands, perhaps itself."""
    for at in range(index, len(passage.quantities)):
        if _is_total(passage, at):
            return at
        if not (_is_total(passage, at + 1) or _continues(passage, at)):
            return None
    return None


def _last_summed(passage: Passage, first: int, total: Decimal) -> int | None:
    """Where the list from ``first`` on has reached ``total`` exactly, with two items or more."""
    numbers, summed = passage.quantities, passage.quantities[first].value
    for index in range(first, len(numbers)):
        if summed >= total or not _continues(passage, index):
            return None
        summed += numbers[index + 1].value
        if summed == total:
            return index + 1
    return None


def _first_summed(passage: Passage, total: int) -> int | None:
    """Where the list before the closing total begins that adds up to it exactly."""
    numbers, summed = passage.quantities, Decimal(0)
    for index in range(total - 1, -1, -1):
        if numbers[index].classifier != numbers[total].classifier:
            return None
        summed += numbers[index].value
        if summed == numbers[total].value:
            return index if index < total - 1 else None
        if index and not _continues(passage, index - 1):
            return None
    return None


def _is_total(passage: Passage, index: int) -> bool:
    if not 1 < index < len(passage.quantities):
        return False
    return totals_listed(_between(passage, index - 1))


def _continues(passage: Passage, index: int) -> bool:
    """Whether the numbers ``index`` and the next one are items of one list."""
    if index + 1 >= len(passage.quantities):
        return False
    left, right = passage.quantities[index], passage.quantities[index + 1]
    between = _between(passage, index)
    return left.classifier == right.classifier and bool(_NEXT_ITEM.match(between)) and (
        part_marker(between) == "" and not totals_listed(between)
    )  # fmt: skip


def _between(passage: Passage, index: int) -> str:
    left: Quantity = passage.quantities[index]
    return passage.text(left.tail, passage.quantities[index + 1].lead)
