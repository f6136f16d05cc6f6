"""Parts and wholes: the metric of a part that names only its share, and the figure it is of."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.context import Context, Place
from extract.describing.describe import share_with_cases
from extract.metrics.attribution import content_length
from extract.metrics.dictionary import Metric
from extract.metrics.lexicon import Hit
from extract.numbers.quantities import Quantity
from extract.observation import Choice, Observation
from extract.parts.summing import metrics_of_sum, whole_of_sum
from extract.parts.wholes import find_whole, listed_parts, part_marker, restates, totals_listed

_PART_FIRST = re.compile(r"^[，、：（]*(?:其中|含|包括|包含)")


def metric_of_whole(context: Context, place: Place) -> Choice | None:
    """A part may name only what it is of: its metric is that of a whole before it.

    Of several that its classifier allows, the one whose kind it names, then the one that the
    numbers listed with it add up to, then that of the part before it, then the nearest.
    """
    marker = _marker(place)
    in_bracket = place.passage.anchor is not None
    fitting = [
        o for o in reversed(context.paragraph)
        if context.metric(o.metric).classifiers.get(place.quantity.classifier) == o.unit
    ]  # fmt: skip
    named = [
        o for o in fitting if context.kinds_in(place.clause_start, place.quantity.lead, o.metric)
    ]
    if named:
        return _choice(named[0], place)
    if not (in_bracket or marker == "of_which"):
        return None
    larger = [o for o in fitting if o.value >= place.quantity.value]
    listed = _listed_sum(place)
    summed = [o for o in larger if o.value == listed]
    partial = [o.part_of for o in fitting[:1] if o.part_of is not None]
    for found in (*summed, *partial, *larger):
        return _choice(found, place)
    return None


_COMPARED = re.compile(
    r"(?:较|比|同|与|和)(?:(?:19|20)\d\d年|上一?年|去年)"
    r"|(?:去年|上一?年|(?:19|20)\d\d年)(?:全年)?(?:同期)?(?:分别)?(?:为|是)?$"
)


def metric_compared(context: Context, place: Place) -> Choice | None:
    """与2019年的187件、1043.8万元相比: last year's figure of what was stated before."""
    first = place.group[0] if place.group else place.quantity
    text = place.passage.text(max(place.passage.start, first.lead - 16), first.lead)
    if not _COMPARED.search(text) or content_length(place.clause) > 1:
        return None
    stated = [o for o in context.paragraph if o.period.basis != "prior_year"]
    paired = _in_the_same_place(context, stated, place)
    if paired is not None:
        return _choice(paired, place)
    for earlier in reversed(stated):
        if earlier.part_of is None and _counted_alike(context, earlier, place.quantity):
            return _choice(earlier, place)
    return None


def _counted_alike(context: Context, earlier: Observation, quantity: Quantity) -> bool:
    return context.metric(earlier.metric).classifiers.get(quantity.classifier) == earlier.unit


def _in_the_same_place(
    context: Context, stated: list[Observation], place: Place
) -> Observation | None:
    """立案3件、结案5件（去年为2件、4件）: a list of last year's figures is in this year's order."""
    listed = stated[-len(place.group) :]
    if len(place.group) < 2 or len(listed) < len(place.group):
        return None
    pairs = list(zip(listed, place.group, strict=True))
    alike = all(_counted_alike(context, earlier, quantity) for earlier, quantity in pairs)
    return listed[place.group.index(place.quantity)] if alike else None


def metric_of_sum(context: Context, place: Place) -> Choice | None:
    """A bracket or a list whose numbers add up to a number before them divides that number."""
    listed = whole_of_sum(context, place)
    if listed is not None:
        return _choice(listed, place)
    anchor = place.passage.anchor
    whole = context.read.get(anchor.start) if anchor is not None else None
    if whole is None or anchor is None or anchor.classifier != place.quantity.classifier:
        return None
    if len(place.passage.quantities) < 2 or _listed_sum(place) != whole.value:
        return None
    return _choice(whole, place)


def metric_of_listed(context: Context, place: Place) -> Choice | None:
    """Items that a closing total sums are of what the first of them is of; a total of several
    metrics (行政诉讼8件；行政复议12件；共计20件) is of none."""
    metrics = metrics_of_sum(context, place)
    if not metrics:
        return None
    here = Hit(place.quantity.start, place.quantity.start, "")
    if len(metrics) > 1:
        return Choice("", here, 6.0, True, False, "合计")
    if not metrics[0] or _names_another(context, place, metrics[0]):
        return None
    return Choice(metrics[0], here, 6.0, True, False)


def _names_another(context: Context, place: Place, metric: str) -> bool:
    """Whether the number's own clause speaks of another metric and not of this one."""
    hits = context.hits.within(place.clause_start, place.quantity.lead)
    said = {name for hit in hits for name in context.vocabulary.roles[hit.wording].announces}
    return bool(said) and metric not in said


def _marker(place: Place) -> str:
    passage = place.passage
    return part_marker(passage.view, 0, place.quantity.lead - passage.start)


def _choice(whole: Observation, place: Place) -> Choice:
    return Choice(
        whole.metric, Hit(place.quantity.start, place.quantity.start, ""), 6.0, True, False
    )


def _listed_sum(place: Place) -> Decimal | None:
    """What the run of numbers of one classifier around this one adds up to; None for no run."""
    quantities = place.passage.quantities
    first = last = place.index
    while first and _continues(place, first - 1):
        first -= 1
    while last + 1 < len(quantities) and _continues(place, last):
        last += 1
    if first == last:
        return None
    return sum((q.value for q in quantities[first : last + 1]), Decimal(0))


def _continues(place: Place, index: int) -> bool:
    """Whether the numbers ``index`` and the next one stand in one list."""
    left, right = place.passage.quantities[index], place.passage.quantities[index + 1]
    between = place.passage.text(left.tail, right.lead)
    return (
        left.classifier == right.classifier
        and not any(c in between for c in "；。")
        and (part_marker(between) == "")
    )


def prefers_whole(context: Context, place: Place, choice: Choice) -> Choice | None:
    """The metric of the whole, where a part's own words only describe it.

    整改1402条（含重大隐患11条）: the hazards are those put right.
    合法性审核文件132件，其中规范性文件5件: the documents are those reviewed.
    """
    listed = _listed_part(context, place)
    if listed is not None:
        return listed
    anchor = place.passage.anchor
    first = anchor is not None or bool(_PART_FIRST.match(place.clause)) or "其中" in place.clause
    if not first:
        return None
    before = anchor.start if anchor is not None and place.index == 0 else None
    whole = context.read.get(before) if before is not None else _last_of_sentence(context, place)
    if whole is None or whole.metric == choice.metric:
        return None
    metric = context.metric(whole.metric)
    if metric.classifiers.get(place.quantity.classifier) is None:
        return None
    kinds = context.kinds_in(place.clause_start, place.quantity.lead, whole.metric)
    unit_noun = (
        whole.metric in context.vocabulary.roles[choice.hit.wording].unit_nouns
        if (choice.hit.wording in context.vocabulary.roles)
        else False
    )
    said = (
        _describes(metric, context.metric(choice.metric), place, whole) if choice.metric else False
    )
    return _choice(whole, place) if kinds or unit_noun or said else None


_DECIDED = re.compile(r"作出|做出|实施|下达|办结|给予|处以|查处|查办")


def _describes(whole: Metric, own: Metric, place: Place, figure: Observation) -> bool:
    """法制审核127件（其中行政处罚104件）: the penalties are what was reviewed, none was decided."""
    return (
        own.family == "penalties"
        and whole.family in {"lawsuits", "legal_work"}
        and not _DECIDED.search(place.clause)
        and place.quantity.value <= figure.value
    )


def _listed_part(context: Context, place: Place) -> Choice | None:
    """其中不服行政处罚29件、不服信息公开答复8件: the list goes on with parts of the same whole."""
    previous = place.previous
    part = context.read.get(previous.start) if previous is not None else None
    if previous is None or part is None or part.part_of is None:
        return None
    between = place.passage.text(previous.tail, place.quantity.lead)
    same = previous.classifier == place.quantity.classifier
    if not same or not between.startswith("、") or any(c in between for c in "，；"):
        return None
    return _choice(part, place) if place.quantity.value <= part.part_of.value else None


def _last_of_sentence(context: Context, place: Place) -> Observation | None:
    last = context.paragraph[-1] if context.paragraph else None
    return last if last is not None and last.sentence is place.passage.sentence else None


def place_part(context: Context, observation: Observation, place: Place) -> None:
    """Find the whole of a figure, and give it what it shares with the whole."""
    share_with_cases(context, observation, place)
    whole = _whole_of(context, observation, place)
    if whole is None:
        if totals_listed(place.clause):
            _sum_up(observation, listed_parts(observation, context.paragraph))
        _drop_contrast(context, observation)
        return
    observation.part_of = whole
    for dimension in ("kind", "party", "audience"):
        if getattr(observation, dimension) == "total":
            setattr(observation, dimension, getattr(whole, dimension))
    if observation.scope == "own" and not observation.said_own:
        observation.scope = whole.scope


def _sum_up(total: Observation, parts: list[Observation]) -> None:
    """Make a closing total the whole of what was listed: what its parts differ in, it is not."""
    for part in parts:
        part.part_of = total
    for dimension in ("kind", "party", "audience", "mode"):
        said = {getattr(part, dimension) for part in parts}
        if len(said) > 1:
            setattr(total, dimension, "total")


def _whole_of(context: Context, observation: Observation, place: Place) -> Observation | None:
    passage = place.passage
    if passage.anchor is not None:
        if restates(passage.text(passage.start, place.quantity.start)):
            return None
        return find_whole(observation, context.paragraph, anchor_end=passage.anchor.end)
    again = _named_again(context, observation, place) or whole_of_sum(context, place)
    if again is not None:
        return again
    marker = _marker(place)
    named = observation.kind != "total" or observation.party != "total"
    if marker == "of_which" or (marker == "weak" and named):
        return find_whole(observation, context.paragraph)
    if not (context.metric(observation.metric).kinds_divide and named):
        return None
    kind = context.metric(observation.metric).kinds.get(observation.kind)
    if kind is not None and kind.only_beside and observation.party == "total":
        return None
    whole = find_whole(observation, context.paragraph)
    if whole is not None and whole.kind == observation.kind and observation.party == whole.party:
        return None
    if whole is not None:
        observation.reasons.add("inferred_whole")
    return whole


_AGAIN = re.compile(r"([\u4e00-\u9fff]{3,12}?)的[\u4e00-\u9fff]{0,6}中，")


def _named_again(context: Context, observation: Observation, place: Place) -> Observation | None:
    """1204件，其中区政府办理356件。区政府办理的案件中，维持148件: the part that is taken up."""
    passage = place.passage
    start = passage.view.rfind("；", 0, place.quantity.lead - passage.start) + 1
    said = _AGAIN.match(passage.view, start)
    if said is None:
        return None
    for earlier in reversed(context.paragraph):
        same = (earlier.metric, earlier.unit) == (observation.metric, observation.unit)
        before = context.compact[earlier.sentence.start : earlier.start]
        if same and earlier.value >= observation.value and before.endswith(said[1]):
            return earlier
    return None


def _drop_contrast(context: Context, observation: Observation) -> None:
    """行政处罚 means those other than accident penalties only as a part of all penalties."""
    metric = context.metric(observation.metric)
    kind = metric.kinds.get(observation.kind)
    if kind is not None and kind.only_beside and set(kind.wordings) & set(metric.wordings):
        observation.kind = "total"
