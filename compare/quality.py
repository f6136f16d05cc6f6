"""How well each report was read: its numbers by fate, its doubts, its arithmetic, what is missing.

Numbers are counted from the extraction's tables, the arithmetic is that of ``compare.reconcile``.
Figures entered by hand have no text, so that no number of theirs is counted here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.comparison import figures_of
from compare.load import Dataset
from compare.model import Figure, Observation, Reason, Report
from compare.reconcile import FAILS, Line, reconcile

CONFIDENCES = ("high", "medium", "low")
DOUBTS = (
    "inferred_metric", "distant_wording", "inferred_whole", "inferred_audience",
    "implied_by_change", "contested", "template_risk",
)  # fmt: skip
_SENTENCE_ENDS = "。！？；\n"
_CLAUSE = re.compile(r"[^\u4e00-\u9fff]")
# Measure words of quantities that no metric takes, beside those of the dictionary's units.
_CLASSIFIERS = (
    "平方米", "平方公里", "公里", "公顷", "万元", "张", "位", "座", "台", "辆", "篇", "间", "所",
    "只", "棵", "亩", "块", "种", "类", "级", "吨", "米", "幅", "面", "枚", "对", "组", "笔", "封",
    "项目", "余", "多",
)  # fmt: skip
# Where the noun after a number ends: particles, and verbs that often follow it at once.
_NOUN_END = re.compile(
    "[的了和与及并在为是被由向对从将把等已以可于均其至到不有]|投保|获评|获得|开展|参加|完成|进行|组织|实现|纳入"
    "|通过|实施|签订|建立|建成|印发|制定|召开|接受|达|给予|发放|设置|配备|包括|分别|全部|同比"
)
_BEFORE_NUMBER = re.compile(
    "(?:共计|累计|合计|总计|达到|不少于|超过|约为|共|计|达|约|近|超|有|为|了|各)+$"
)
_LONGEST_NOUN = 8


@dataclass(frozen=True)
class Doubt:
    """An observation that was read without certainty, and why (ids, see ``DOUBTS``)."""

    report: Report
    observation: Observation
    confidence: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Unmapped:
    """A quantity that no metric covers: its place, its sentence and the noun beside it.

    ``known`` is what the dictionary calls quantities of this sort that it leaves out on purpose;
    empty where it has never met one.
    """

    report: Report
    start: int
    end: int
    text: str
    before: str
    after: str
    noun: str
    known: str


@dataclass(frozen=True)
class Missing:
    """One noun of the dictionary's to-do list with every quantity that stands beside it."""

    noun: str
    known: str
    found: tuple[Unmapped, ...]

    @property
    def times(self) -> int:
        """How many numbers stand beside the noun."""
        return len(self.found)

    @property
    def reports(self) -> int:
        """In how many reports."""
        return len({u.report.id for u in self.found})


@dataclass(frozen=True)
class Quality:
    """One report: all its numbers, and what became of them."""

    report: Report
    fates: Mapping[str, int]
    doubts: tuple[Doubt, ...]
    lines: tuple[Line, ...]
    unmapped: tuple[Unmapped, ...]

    @property
    def numbers(self) -> int:
        """Every number of the text."""
        return sum(self.fates.values())

    @property
    def mapped(self) -> int:
        """Numbers that became figures."""
        return self.fates.get("observation", 0)

    @property
    def quantities(self) -> int:
        """Numbers that state an outcome: mapped, or not covered by any metric."""
        return self.mapped + self.fates.get("unmapped", 0)

    @property
    def sure(self) -> int:
        """Mapped numbers that were read with certainty."""
        return max(0, self.mapped - len({d.observation.start for d in self.doubts}))

    def outcomes(self, outcome: str) -> int:
        """How many lines of its reconciliation hold, fail or cannot be tested."""
        return sum(line.outcome == outcome for line in self.lines)


def quality(dataset: Dataset, report: Report) -> Quality:
    """The quality of one report's reading."""
    mentions = dataset.mentions(report.id)
    return Quality(
        report=report,
        fates=Counter(m["fate"] for m in mentions),
        doubts=tuple(doubts_of(dataset, report)),
        lines=tuple(reconcile(dataset, [report])),
        unmapped=tuple(unmapped_of(dataset, report, mentions)),
    )


def read_reports(dataset: Dataset) -> list[Report]:
    """The reports whose text was read: those with numbers, or with a file of their own."""
    counted = set(dataset.tables["mentions"]["report_id"])
    return [r for r in dataset.reports() if r.id in counted or not r.is_entered]


def doubts_of(dataset: Dataset, report: Report) -> list[Doubt]:
    """Observations of less than high confidence, the least certain first."""
    found = [
        Doubt(report, o, o.confidence, tuple(r for r in dataset.reasons(o) if r in DOUBTS))
        for o in dataset.observations(report=report.id)
        if o.confidence in {"medium", "low"}
    ]
    return sorted(found, key=lambda d: (-CONFIDENCES.index(d.confidence), d.observation.start))


def unmapped_of(
    dataset: Dataset, report: Report, mentions: Sequence[Mapping[str, str]]
) -> list[Unmapped]:
    """Quantities that no metric covers, in reading order; none where the text is gone."""
    rows = [m for m in mentions if m["fate"] == "unmapped"]
    text = dataset.text(report) if rows else None
    if text is None:
        return []
    classifiers = classifiers_of(dataset)
    wordings = {other.zh: other.wordings for other in dataset.dictionary.others}
    found = []
    for row in rows:
        start, end = int(row["start"]), int(row["end"])
        before, after = sentence_around(text, start, end)
        known = row["reason"].partition(": ")[2]
        noun = noun_beside(before, after, classifiers, wordings.get(known, ()))
        found.append(Unmapped(report, start, end, text[start:end], before, after, noun, known))
    return found


def classifiers_of(dataset: Dataset) -> tuple[str, ...]:
    """All measure words that are known, the longest first."""
    units = {c for u in dataset.dictionary.units.values() for c in u.classifiers if c}
    return tuple(sorted(units | set(_CLASSIFIERS), key=lambda c: (-len(c), c)))


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in the same sentence before and after ``text[start:end]``."""
    left = max(text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    ends = [at for mark in _SENTENCE_ENDS if (at := text.find(mark, end)) >= 0]
    return text[left:start].lstrip(), text[end : min(ends, default=len(text)) + 1].rstrip("\n")


def noun_beside(
    before: str, after: str, classifiers: Sequence[str], wordings: Iterable[str] = ()
) -> str:
    """What the number counts: 630张折叠床储备 → 折叠床储备; 公告牌5100余处 → 公告牌.

    A wording that the dictionary knows wins; otherwise the noun after the number and its measure
    word, or, where the clause ends there, the one before the number.
    """
    clause_after = _CLAUSE.split(after, maxsplit=1)[0]
    clause_before = _CLAUSE.split(before)[-1]
    known = [w for w in wordings if w in clause_after or w in clause_before]
    if known:
        return max(known, key=len)
    rest, measure = _without_classifier(clause_after, classifiers)
    noun = _NOUN_END.split(rest, maxsplit=1)[0][:_LONGEST_NOUN]
    if len(noun) > 1:
        return noun
    earlier = _BEFORE_NUMBER.sub("", clause_before)
    tail = _NOUN_END.split(earlier)[-1][-_LONGEST_NOUN:]
    if len(tail) < 2:  # 完成率, whose first half looks like a verb
        tail = earlier[-4:]
    return tail or noun or measure


def _without_classifier(clause: str, classifiers: Sequence[str]) -> tuple[str, str]:
    measure = ""
    for _ in range(2):  # 余 or 多, then the measure word
        found = next((c for c in classifiers if clause.startswith(c)), "")
        if not found or (measure and measure not in {"余", "多"}):
            break
        measure, clause = found, clause[len(found) :]
    return clause, measure


@dataclass(frozen=True)
class Conflict:
    """One fact told in two ways: the headline, and the engine's reason that names the rival."""

    report: Report
    observation: Observation
    reason: Reason
    figure: Figure


def conflicts_of(dataset: Dataset, reports: Sequence[Report]) -> list[Conflict]:
    """Headlines that another statement of the same fact contradicts, in the dictionary's order."""
    found = []
    for metric in dataset.dictionary.metrics:
        for figure in figures_of(reports, metric, dataset.observations(metric=metric)):
            found += [
                Conflict(figure.report, figure.observation, reason, figure)
                for reason in figure.reasons
                if reason.code == "arithmetic" and figure.observation is not None
            ]
    return found


BETWEEN = frozenset({"prior_year", "growth", "entered"})
"""Kinds of reconciliation that set one reading or report against another."""


def disputed(lines: Sequence[Line]) -> list[Line]:
    """The lines in which a report, or whoever entered a figure, contradicts another source."""
    return [
        line for line in lines
        if line.outcome == FAILS and line.kind in BETWEEN
        and (line.kind != "growth" or line.other_report)
    ]  # fmt: skip


def to_do(qualities: Sequence[Quality]) -> list[Missing]:
    """The unmapped quantities by noun: in most reports first, then the most frequent."""
    grouped: dict[str, list[Unmapped]] = {}
    for item in (u for q in qualities for u in q.unmapped):
        grouped.setdefault(item.noun, []).append(item)
    found = [Missing(noun, items[0].known, tuple(items)) for noun, items in grouped.items()]
    return sorted(found, key=lambda m: (bool(m.known), -m.reports, -m.times, m.noun))
