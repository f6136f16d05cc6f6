"""The queue of what deserves a look, most doubtful first, and what has been looked at.

An item is one number of one report. Why it is there is a closed list (``REASONS``), each with a
weight; an item's weight is that of its worst reason. Accepting or correcting a figure takes it
out; a correction that no longer fits brings it back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from compare.load import Dataset
from compare.model import Observation, Report
from compare.quality import BETWEEN, classifiers_of, conflicts_of, sentence_around
from compare.reconcile import FAILS, reconcile
from extract.corrections.model import state_at

REASONS: Mapping[str, int] = {
    "stale": 100, "check_fails": 90, "conflict": 80, "years": 75, "distant_wording": 60,
    "contested": 60, "template_risk": 60, "looks_like": 40, "inferred_whole": 30,
    "inferred_metric": 25, "inferred_audience": 20,
}  # fmt: skip
"""Why something is in the queue, and how doubtful that makes it."""
DOUBTS = ("distant_wording", "contested", "template_risk", "inferred_whole", "inferred_metric",
          "inferred_audience")  # fmt: skip
OPEN, DONE = "open", "done"
_TEXT = re.compile(r"[\s\u3000]+")


@dataclass(frozen=True)
class Item:
    """One number: where it stands, what was read of it (None: no figure), why it is doubtful.

    ``seen`` is what has been said of the place so far, to be handed back on writing; ``history``
    the rows of the corrections table about it; ``done_by`` who settled it, '' while it is open.
    """

    report: Report
    start: int
    end: int
    text: str
    observation: Observation | None
    fate: str
    reasons: tuple[str, ...]
    like: tuple[str, ...]
    history: tuple[Mapping[str, str], ...] = field(default=())
    done_by: str = ""
    seen: str = ""

    @property
    def id(self) -> str:
        """Report and place: what the address of the page holds."""
        return f"{self.report.id}:{self.start}-{self.end}"

    @property
    def weight(self) -> int:
        """How doubtful it is."""
        return max((REASONS[reason] for reason in self.reasons), default=0)

    @property
    def state(self) -> str:
        """``open`` or ``done``."""
        return DONE if self.done_by else OPEN

    @property
    def metric(self) -> str:
        """What it was read as, or what it looks like."""
        return self.observation.metric if self.observation else next(iter(self.like), "")


def queue(dataset: Dataset, reports: Sequence[Report] | None = None) -> list[Item]:
    """Everything that deserves or deserved a look: the open first, the most doubtful before."""
    chosen = [r for r in (reports or dataset.reports()) if not r.is_entered]
    found = [item for report in chosen for item in _of_report(dataset, report)]
    return sorted(found, key=lambda i: (bool(i.done_by), -i.weight, i.report.id, i.start))


@dataclass(frozen=True)
class Filters:
    """What of the queue is shown; '' is everything."""

    report: str = ""
    year: str = ""
    family: str = ""
    reason: str = ""
    state: str = OPEN

    def holds(self, item: Item, dataset: Dataset, state: bool = True) -> bool:
        """Whether the item is shown; without ``state`` whether it is open or done counts not."""
        metric = dataset.dictionary.metrics.get(item.metric)
        return (
            self.report in {"", item.report.id}
            and self.year in {"", str(item.report.year)}
            and (not self.family or (metric is not None and metric.family == self.family))
            and (not self.reason or self.reason in item.reasons)
            and (not state or self.state in {"", item.state})
        )


def progress(items: Iterable[Item]) -> tuple[int, int]:
    """How many are done, of how many."""
    states = [item.state for item in items]
    return states.count(DONE), len(states)


def stale(dataset: Dataset) -> list[dict[str, str]]:
    """The corrections that no longer fit and were not applied."""
    return [row for row in dataset.corrections() if row["state"] == "stale"]


def single(dataset: Dataset, item_id: str) -> Item | None:
    """Any number by its report and place, doubtful or not: what the Source page leads to."""
    name, _, span = item_id.rpartition(":")
    start, _, end = span.partition("-")
    report = next((r for r in dataset.reports() if r.id == name and not r.is_entered), None)
    if report is None or not (start.isdecimal() and end.isdecimal()):
        return None
    found = _of_report(dataset, report, (int(start), int(end)))
    return next((item for item in found if item.id == item_id), None)


def seen_at(dataset: Dataset, row: Mapping[str, str]) -> str:
    """What has been said so far of the place of a correction, to be handed back on undoing it."""
    said = _said([c for c in dataset.corrections() if c["report_id"] == row["report_id"]])
    return state_at(said, int(row["start"]), int(row["end"]))


def _said(corrections: Sequence[Mapping[str, str]]) -> list[tuple[int, int, str, bool]]:
    return [(int(c["start"]), int(c["end"]), c["correction_id"], c["state"] == "withdrawn")
            for c in corrections]  # fmt: skip


def _of_report(
    dataset: Dataset, report: Report, asked: tuple[int, int] | None = None
) -> list[Item]:
    """The items of one report, and with ``asked`` whatever stands there."""
    observations = [o for o in dataset.observations(report=report.id) if o.method != "entered"]
    reasons: dict[tuple[int, int], list[str]] = defaultdict(list)
    like: dict[tuple[int, int], tuple[str, ...]] = {}
    by_id = {o.id: o for o in observations}
    for o in observations:
        if o.method != "implied":
            reasons[o.start, o.end] += [r for r in DOUBTS if r in o.reasons.split()]
    for name, reason in _disputes(dataset, report):
        if name in by_id:
            reasons[by_id[name].start, by_id[name].end].append(reason)
    mentions = {(int(m["start"]), int(m["end"])): m for m in dataset.mentions(report.id)}
    for place, metrics in _alike(dataset, report, mentions).items():
        reasons[place].append("looks_like")
        like[place] = metrics
    history: dict[tuple[int, int], list[Mapping[str, str]]] = defaultdict(list)
    corrections = [c for c in dataset.corrections() if c["report_id"] == report.id]
    for row in corrections:
        place = int(row["start"]), int(row["end"])
        history[place].append(row)
        if row["state"] == "stale" and (place in mentions or _stands(place, observations)):
            reasons[place].append("stale")
    said = _said(corrections)
    places = [p for p, why in reasons.items() if why]
    places += [p for p, rows in history.items()
               if p not in reasons or (not reasons[p] and _is_settled(rows))]  # fmt: skip
    places += [asked] if asked else []
    items = []
    for start, end in dict.fromkeys(places):
        here = [o for o in observations if (o.start, o.end) == (start, end)]
        mention = mentions.get((start, end), {})
        rows = history[start, end]
        if not here and not mention:  # the text has changed; the build says so
            continue
        items.append(Item(
            report=report, start=start, end=end,
            text=here[0].text if here else mention["text"],
            observation=here[0] if here else None, fate=mention.get("fate", "observation"),
            reasons=tuple(sorted(dict.fromkeys(reasons[start, end]),
                                 key=lambda r: -REASONS[r])),
            like=like.get((start, end), ()), history=tuple(rows), done_by=_done_by(rows),
            seen=state_at(said, start, end),
        ))  # fmt: skip
    return [i for i in items if i.reasons or i.done_by or (i.start, i.end) == asked]


def _stands(place: tuple[int, int], observations: Sequence[Observation]) -> bool:
    return any((o.start, o.end) == place for o in observations)


def _is_settled(rows: Sequence[Mapping[str, str]]) -> bool:
    return bool(_done_by(rows))


def _done_by(rows: Sequence[Mapping[str, str]]) -> str:
    """Who had the last word that stands; nobody where a correction of theirs no longer fits."""
    standing = [row for row in rows if row["state"] in {"applied", "stale"}]
    last = standing[-1] if standing else None
    return last["who"] if last and last["state"] == "applied" else ""


def _disputes(dataset: Dataset, report: Report) -> Iterable[tuple[str, str]]:
    """Figures whose arithmetic fails, or that another statement or year contradicts."""
    for line in reconcile(dataset, [report]):
        if line.outcome == FAILS:
            between = line.kind in BETWEEN and line.other_report
            yield line.observations[0], "years" if between else "check_fails"
    for conflict in conflicts_of(dataset, [report]):
        yield conflict.observation.id, "conflict"


def _alike(
    dataset: Dataset, report: Report, mentions: Mapping[tuple[int, int], Mapping[str, str]]
) -> dict[tuple[int, int], tuple[str, ...]]:
    """Numbers that no metric took, though one was weighed, or has its wording in the same sentence
    and is counted in what stands after the number."""
    unmapped = {place: m for place, m in mentions.items()
                if m["fate"] == "unmapped" and ":" not in m["reason"]}  # fmt: skip
    text = dataset.text(report) if unmapped else None
    measures = classifiers_of(dataset)
    found = {}
    for place, mention in unmapped.items():
        metrics = tuple(mention.get("looks_like", "").split())
        if not metrics and text is not None and "vague" not in mention["reason"]:
            metrics = _spoken_of(dataset, text, *place, measures)
        if metrics:
            found[place] = metrics
    return found


def _spoken_of(
    dataset: Dataset, text: str, start: int, end: int, measures: Sequence[str]
) -> tuple[str, ...]:
    before, after = sentence_around(text, start, end)
    clause = _TEXT.sub("", before)[-30:] + "|" + _TEXT.sub("", after)[:12]
    rest = _TEXT.sub("", after).removeprefix("余").removeprefix("多")
    measure = next((m for m in measures if rest.startswith(m)), "")
    return tuple(
        metric.id
        for metric in dataset.dictionary.metrics.values()
        if measure in metric.classifiers and any(w in clause for w in metric.wordings if len(w) > 1)
    )[:3]
