"""Last year's figures that a stated change implies: 64件，比上年增加13件 was 51件.

They are worked out, not read: ``method=implied``, of the year before, kept apart from stated ones.
A change in per cent alone implies no whole number and is left out.
"""

from __future__ import annotations

import re

from extract.context import Context, Place
from extract.describing.periods import period_before
from extract.observation import Observation

_DIRECTION = re.compile(
    r"(?P<more>增加|增长|上升|提高|提升|增|多)|(?P<less>减少|下降|降低|下滑|压减|降|减|少)"
)
_COMPARED = re.compile(r"同比|(?:较|比|同|与)(?:(?:19|20)\d\d年|上一?年|去年)")


def imply(context: Context, place: Place) -> Observation | None:
    """The earlier year's figure that the change at ``place`` implies, or None.

    The figure that changed is the last whole one of the same sentence that is counted in the
    change's unit; where an earlier year's figure is stated, nothing needs implying.
    """
    quantity, passage = place.quantity, place.passage
    clause = context.compact[place.clause_start : quantity.start]
    directions = list(_DIRECTION.finditer(clause))
    text = passage.text(passage.start, quantity.lead)
    if not directions or not _COMPARED.search(text) or quantity.qualifier != "exact":
        return None
    now = _changed(context, place)
    if now is None:
        return None
    value = now.value - quantity.value if directions[-1]["more"] else now.value + quantity.value
    period = period_before("上年同期", now.period, context.year)
    if value < 0 or period is now.period or now.qualifier != "exact":
        return None
    return Observation(
        now.metric, value, now.unit, quantity.start, quantity.end, passage.sentence, period,
        scope=now.scope, party=now.party, audience=now.audience, mode=now.mode, kind=now.kind,
        step=max(now.step, quantity.step), method="implied", reasons={"implied_by_change"},
    )  # fmt: skip


def _changed(context: Context, place: Place) -> Observation | None:
    same = [o for o in context.paragraph if o.sentence is place.passage.sentence]
    found: Observation | None = None
    for observation in same:
        metric = context.metric(observation.metric)
        if metric.classifiers.get(place.quantity.classifier) != observation.unit:
            continue
        if observation.period.basis == "prior_year":
            return None
        if observation.part_of is None and observation.method == "extracted":
            found = observation
    return found
