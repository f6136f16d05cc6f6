"""Where a quantity stands: its clause, what follows it, the list it is in."""

from __future__ import annotations

import re

from extract.context import Context, Place
from extract.metrics.attribution import own_clause_start
from extract.metrics.lists import conjunct_before, group_of
from extract.numbers.quantities import Quantity
from extract.text.passages import Passage

# The words after a number end with its clause, and where something is denied: 33件均无败诉.
_AFTER_ENDS = re.compile("[，；：。！？、\n\0均]|[都也]?(?:无|未(?!审结|办结|结案|判决)|没有|零)")


def locate(context: Context, quantity: Quantity, passage: Passage) -> Place:
    """A quantity of a passage with the stretches of text that may speak of it."""
    index = passage.quantities.index(quantity)
    zone = passage.quantities[index - 1].tail if index else passage.start
    start = own_clause_start(passage, quantity, zone)
    group = group_of(passage, quantity)

    def has_name(begin: int, end: int) -> bool:
        roles = context.vocabulary.roles
        hits = context.hits.within(begin, end)
        return any(roles[hit.wording].announces or roles[hit.wording].kinds for hit in hits)

    return Place(
        quantity, passage, index, zone, start, passage.text(start, quantity.lead),
        _after(passage, quantity, index), group,
        conjunct_before(passage, quantity, group, has_name),
    )  # fmt: skip


def _after(passage: Passage, quantity: Quantity, index: int) -> str:
    numbers = passage.quantities
    limit = numbers[index + 1].lead if index + 1 < len(numbers) else passage.end
    text = passage.text(quantity.tail, limit)
    stop = _AFTER_ENDS.search(text)
    if stop:
        return text[: stop.start()]
    return text if limit == passage.end else ""
