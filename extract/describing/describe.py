"""The dimensions of a figure, once its metric is known."""

from __future__ import annotations

import re

from extract.context import Context, Place
from extract.describing.dimensions import audience_of, mode_of, party_of, scope_of
from extract.describing.periods import campaign_before, period_before
from extract.metrics.attribution import content_length
from extract.metrics.dictionary import Metric
from extract.metrics.lexicon import Hit
from extract.metrics.lists import listed_year
from extract.numbers.quantities import Quantity
from extract.observation import Choice, Observation, Period
from extract.parts.wholes import part_marker
from extract.text.passages import BLANK, Passage

PENALTIES = frozenset({"penalty_cases", "penalty_amount"})
TRAININGS = frozenset(
    {"training_sessions", "training_participants", "exam_participants", "exam_pass_rate"}
)
_MODED = frozenset({"training_sessions", "training_participants"})
_PEOPLE = ("人", "名", "人次", "人（次）", "位")


def describe(context: Context, choice: Choice, place: Place) -> Observation:
    """The observation of a quantity with every dimension but its whole."""
    metric = context.metric(choice.metric)
    quantity, sentence = place.quantity, place.passage.sentence
    reach = _reach(choice, place)
    observation = Observation(
        metric=metric.id,
        value=quantity.value,
        unit=unit_of(context, metric, place, reach),
        start=quantity.start,
        end=quantity.end,
        sentence=sentence,
        period=_period(context, place),
        qualifier=quantity.qualifier,
        step=quantity.step,
        in_bracket=place.passage.anchor is not None,
    )
    observation.reasons.update(_reasons(choice))
    companion = companion_of(context, observation, place)
    _say_scope(context, observation, place)
    if companion is not None and companion.scope == "area" and metric.id in TRAININGS:
        observation.scope = "area"
    observation.kind = _kind(context, metric, place, reach)
    if (
        observation.kind == "total" and companion is not None and metric.id not in PENALTIES
        and companion.metric != metric.id and companion.kind in metric.kinds
    ):  # fmt: skip
        observation.kind = companion.kind
    if _recalls(observation, choice, companion) and companion is not None:
        observation.kind = companion.kind
    if metric.id in PENALTIES:
        observation.party = _party(context, place)
    if metric.id in TRAININGS:
        _say_who(context, observation, place, reach, companion)
    return observation


def _recalls(observation: Observation, choice: Choice, companion: Observation | None) -> bool:
    """中心组学习13次，比2022年的10次增加3次: last year's figure is of the same kind."""
    return (
        companion is not None
        and companion.part_of is None
        and not choice.hit.wording
        and observation.period.basis == "prior_year"
        and (companion.metric, observation.kind) == (observation.metric, "total")
    )


def _reach(choice: Choice, place: Place) -> int:
    """Where the words that describe a figure begin: the clause of the wording that won."""
    passage = place.passage
    if not choice.hit.wording or choice.hit.start >= place.clause_start:
        return place.clause_start
    before = passage.text(passage.start, choice.hit.start)
    cut_at = max((before.rfind(c) for c in "，；：。\0"), default=-1) + 1
    previous = [q.tail for q in passage.quantities if q.tail <= choice.hit.start]
    return max([passage.start + cut_at, *previous[-1:]])


def _own_text(context: Context, place: Place) -> str:
    if place.conjunct:
        return context.compact[place.conjunct[0] : place.conjunct[1]]
    return place.clause


_BOTH = re.compile(r"(?:企业|单位|公司)[^，；。：]{0,6}[和及与][^，；。：]*$")


def _party(context: Context, place: Place) -> str:
    """Whose penalty it is; 单位和8名责任人罚款共计156万元 is of both."""
    party = party_of(_with_counted(context, place), place.after)
    before = place.passage.text(place.passage.start, place.quantity.lead)
    return "total" if party == "individual" and _BOTH.search(before) else party


def _with_counted(context: Context, place: Place) -> str:
    """The figure's own text with the noun that the number right before it counts: 5家企业罚款…."""
    previous = place.previous
    if previous is None or place.conjunct or previous.tail != place.clause_start:
        return _own_text(context, place)
    return context.compact[previous.end : place.quantity.lead]


def _reasons(choice: Choice) -> set[str]:
    if choice.inherited or choice.follower:
        return {"inferred_metric"}
    return {"distant_wording"} if choice.cost > 8 else {"explicit"}


def unit_of(context: Context, metric: Metric, place: Place, start: int) -> str:
    """The canonical unit: the classifier's, unless a noun beside the number says another one."""
    unit = metric.classifiers[place.quantity.classifier]
    if metric.unit_nouns:
        for hit in context.hits.within(start, place.quantity.tail + len(place.after)):
            unit = context.vocabulary.roles[hit.wording].unit_nouns.get(metric.id, unit)
    return unit


def _period(context: Context, place: Place) -> Period:
    year = listed_year(place.passage, place.quantity, place.group)
    if year is not None:
        return period_before(f"{year}年", context.period, context.year)
    text = place.passage.with_outer
    end = len(text) - (place.passage.end - place.quantity.lead)
    period = period_before(text, context.period, context.year, end=end)
    if period is not context.period:
        return period
    return campaign_before(context.compact, place.passage.sentence.start, period, context.year)


def _say_scope(context: Context, observation: Observation, place: Place) -> None:
    passage, sentence, anchor = place.passage, place.passage.sentence, place.passage.anchor
    if observation.metric != "joint_operations" and anchor is not None:
        inside = place.quantity.tail - passage.start
        scope, says_own = scope_of(observation.metric, passage.view, inside, "")
        if says_own:  # 全县187件（其中以县政府为被告的41件）
            observation.scope, observation.said_own = scope, True
            return
        for earlier in reversed(context.paragraph):
            if earlier.end <= anchor.end and earlier.sentence is sentence:
                observation.scope = earlier.scope
                return
    end = place.quantity.tail + len(place.after) - sentence.start
    observation.scope, observation.said_own = scope_of(
        observation.metric, passage.with_outer, end, context.scope_before(sentence)
    )


def _kind(context: Context, metric: Metric, place: Place, start: int) -> str:
    if not metric.kinds:
        return "total"
    tail = place.quantity.tail
    if place.conjunct:
        start, end = place.conjunct
    else:
        end = place.quantity.lead
        if content_length(place.clause) == 0 and place.after:
            behind = _kinds_said(context, place, tail, tail + len(place.after), metric)
            if behind:  # 2起维持、1起撤销
                return behind[0][1]
    named = _kinds_said(context, place, start, end, metric)
    if named:
        hit, kind = max(named, key=lambda item: (item[0].end, item[0].end - item[0].start))
        return "total" if _is_joined(context, metric, hit, start, end) else kind
    if place.conjunct:
        return "total"
    named = _kinds_said(context, place, _comma_start(place), end, metric)
    if named:
        return named[-1][1]
    named = _kinds_said(context, place, tail, tail + len(place.after), metric)
    if not named and metric.kinds_from_topic:
        named = _kinds_said(context, place, place.zone, place.quantity.lead, metric)[-1:]
    return named[0][1] if named else "total"


def _kinds_said(
    context: Context, place: Place, start: int, end: int, metric: Metric
) -> list[tuple[Hit, str]]:
    """The kinds named in a stretch, but for what a bracket says of the number before it."""
    said = context.kinds_in(start, end, metric.id)
    return [
        (hit, kind) for hit, kind in said if BLANK not in place.passage.text(hit.start, hit.end)
    ]


_TOGETHER = re.compile(r"共|合计|总计|各类")


def _is_joined(context: Context, metric: Metric, hit: Hit, start: int, end: int) -> bool:
    """一般隐患和重大隐患共879条: the kind is one of those that are counted together."""
    if not _TOGETHER.search(context.compact, hit.end, end):
        return False
    if context.compact[hit.start - 1] not in "和及与、":
        return False
    roles = context.vocabulary.roles
    return any(
        metric.id in roles[other.wording].announces
        for other in context.hits.within(start, hit.start)
    )


def _comma_start(place: Place) -> int:
    """Where the clause begins if a list in it is not cut up: 公民、法人提出的复议申请318件."""
    text = place.passage.text(place.zone, place.quantity.lead)
    return place.zone + max((text.rfind(c) for c in "，；：。\0"), default=-1) + 1


def companion_of(context: Context, observation: Observation, place: Place) -> Observation | None:
    """The event that a figure of people belongs to: the last one of the same sentence, or in a
    list (208篇、350条，阅读量9.6万次、40万次) the one in the same place."""
    after = context.metric(observation.metric).after
    same = [
        o for o in context.read_in(observation.sentence)
        if (o.metric in after or o.metric == observation.metric)
        and (observation.in_bracket or not o.in_bracket)
    ]  # fmt: skip
    if not same:
        return None
    events = [o for o in same if o.metric in after and o.metric != observation.metric]
    position = place.group.index(place.quantity)
    if len(place.group) > 1 and len(events) >= len(place.group):
        return events[len(events) - len(place.group) + position]
    return same[-1]


def _say_who(
    context: Context, observation: Observation, place: Place, reach: int,
    companion: Observation | None,
) -> None:  # fmt: skip
    passage, quantity = place.passage, place.quantity
    companion = _summed(companion, passage, quantity)
    near = _own_text(context, place) + place.after
    own = passage.text(reach, quantity.lead) + place.after
    listed = passage.text(_comma_start(place), quantity.lead)
    audience, _ = audience_of(near, own, _people_after(place), listed)
    divided = _divided_whole(context, companion, observation)
    companion = divided or companion
    if audience == "total" and companion is not None and companion.audience != "total":
        audience = companion.audience if _same_event(observation, companion) else "total"
    if audience == "total" and not divided:
        audience = _same_chunk(context, place)
    if audience == "total" and not divided and not _is_of_several(context, companion):
        sentence = passage.sentence
        before = context.compact[sentence.start : _first_training(context, place)]
        paragraph = context.compact.rfind("\n", 0, sentence.start) + 1
        earlier = context.compact[max(paragraph, sentence.start - 90) : sentence.start]
        audience, index = audience_of(before, earlier)
        if index == 1:
            observation.reasons.add("inferred_audience")
    observation.audience = audience
    if observation.metric in _MODED:
        mode = mode_of(near)
        if mode == "total" and companion is None and observation.metric == "training_participants":
            mode = mode_of(passage.text(place.zone, quantity.lead))
        if mode == "total" and companion is not None and not _names_mode(near):
            mode = companion.mode if _same_event(observation, companion) else "total"
        observation.mode = mode


def _summed(
    companion: Observation | None, passage: Passage, quantity: Quantity
) -> Observation | None:
    """培训11场，其中线上3场，共有920人参加: a sum is of the whole, not of the part before it."""
    if companion is None or companion.part_of is None:
        return companion
    between = passage.text(companion.end, quantity.lead)
    return companion.part_of if _IN_ALL.search(between) else companion


_IN_ALL = re.compile(r"，(?:以上|上述)?(?:总|共|合计|累计)")


def _divided_whole(
    context: Context, companion: Observation | None, observation: Observation
) -> Observation | None:
    """12期，其中执法人员3期、企业9期，培训2300人次: where the parts are all of the whole, what
    follows them is of the whole."""
    whole = companion.part_of if companion is not None else None
    if whole is None or whole.metric == observation.metric:
        return None
    parts = [o for o in context.paragraph if o.part_of is whole]
    if len(parts) < 2 or sum(o.value for o in parts) != whole.value:
        return None
    # 线上7期465人次、线下11期577人次: each part has people of its own.
    own = any(
        o.metric == observation.metric and o.start > parts[0].start for o in context.paragraph
    )
    return None if own or "，" not in context.compact[parts[-1].end : observation.start] else whole


def _is_of_several(context: Context, companion: Observation | None) -> bool:
    """执法人员9期；企业负责人12期；以上共计21期，参训2740人次: the people are of all of them."""
    parts = [o for o in context.paragraph if companion is not None and o.part_of is companion]
    return len({o.audience for o in parts}) > 1


def _same_event(observation: Observation, companion: Observation) -> bool:
    """People belong to the sessions before them; sessions to no others."""
    return observation.metric != "training_sessions" or companion.metric != "training_sessions"


def _same_chunk(context: Context, place: Place) -> str:
    """Who was trained by the sessions before, where no semicolon parts them from these."""
    for earlier in reversed(context.paragraph):
        if earlier.metric in TRAININGS and earlier.sentence is place.passage.sentence:
            between = context.compact[earlier.end : place.quantity.lead]
            return "total" if "；" in between else earlier.audience
    return "total"


def _people_after(place: Place) -> str:
    """What names the people of a session right after it: 讲座6场，市民三百人参加."""
    following = place.following
    if following is None or following.classifier not in _PEOPLE:
        return ""
    between = place.passage.text(place.quantity.tail, following.lead)
    return "" if "；" in between or part_marker(between) else between


def _first_training(context: Context, place: Place) -> int:
    """Where the sentence's first training figure stands, or this one: its topic lies before."""
    same = [o.start for o in context.paragraph
            if o.sentence is place.passage.sentence and o.metric in TRAININGS]  # fmt: skip
    return min([*same, place.quantity.lead])


def _names_mode(text: str) -> bool:
    return "线上" in text or "线下" in text


def share_with_cases(context: Context, observation: Observation, place: Place) -> None:
    """A fine that follows its cases (简易程序21件、罚款2.1万元) is of their kind and party."""
    if observation.metric != "penalty_amount":
        return
    if observation.kind != "total" or observation.party != "total":
        return
    cases = _cases_before(context, place)
    if cases is None:
        return
    between = place.passage.text(cases.end, place.quantity.lead)
    stated = any(
        o.metric == "penalty_amount" and o.part_of is None and o.end < cases.start
        for o in context.paragraph
    )
    in_bracket = place.passage.anchor is not None and place.index == 0
    if stated or in_bracket or not any(c in between for c in "，；"):
        observation.party = cases.party
        if cases.kind in context.metric("penalty_amount").kinds:
            observation.kind = cases.kind


def _cases_before(context: Context, place: Place) -> Observation | None:
    """The penalty cases that a fine is said of: the number before it, or its place in the list."""
    passage: Passage = place.passage
    if len(place.group) > 1 and all(q.classifier == "元" for q in place.group):
        first = place.group[0].start
        cases = [o for o in context.paragraph if o.metric == "penalty_cases"
                 and o.sentence is passage.sentence and o.start < first]  # fmt: skip
        if len(cases) >= len(place.group):
            return cases[len(cases) - len(place.group) + place.group.index(place.quantity)]
    if place.previous is not None:
        return _cases_at(context, place.previous.start)
    return _cases_at(context, passage.anchor.start) if passage.anchor else None


def _cases_at(context: Context, start: int) -> Observation | None:
    found = context.read.get(start)
    return found if found is not None and found.metric == "penalty_cases" else None
