"""The dictionary turned round: from each wording to what it may say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.dictionary import Dictionary, Metric, Other
from extract.lexicon import Hit, Lexicon


@dataclass(slots=True)
class Roles:
    """What one wording may do: announce metrics, follow others, exclude, name kinds or units.

    The metrics are keys in the dictionary's order, so that ties are settled the same each time.
    """

    announces: dict[str, None] = field(default_factory=dict)
    follows: dict[str, None] = field(default_factory=dict)
    excludes: dict[str, None] = field(default_factory=dict)
    zero: dict[str, None] = field(default_factory=dict)
    kinds: list[tuple[str, str]] = field(default_factory=list)
    zero_kinds: list[tuple[str, str]] = field(default_factory=list)
    unit_nouns: dict[str, str] = field(default_factory=dict)
    other: Other | None = None
    claims: Other | None = None


class Vocabulary:
    """All wordings of a dictionary, found in one scan of a text."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.roles: dict[str, Roles] = {}
        for metric in dictionary.metrics.values():
            self._add_metric(metric)
        for other in dictionary.others:
            for wording in other.wordings:
                self._role(wording).other = other
                if other.claims:
                    self._role(wording).claims = other
        self._lexicon = Lexicon(self.roles)

    def _add_metric(self, metric: Metric) -> None:
        for wording in metric.wordings:
            self._role(wording).announces[metric.id] = None
        for wording in metric.followers:
            self._role(wording).follows[metric.id] = None
        for wording in metric.excludes:
            self._role(wording).excludes[metric.id] = None
        for wording in metric.zero_wordings:
            self._role(wording).zero[metric.id] = None
        for unit, nouns in metric.unit_nouns.items():
            for noun in nouns:
                self._role(noun).unit_nouns[metric.id] = unit
        for kind in metric.kinds.values():
            for wording in kind.wordings:
                self._role(wording).kinds.append((metric.id, kind.id))
            for wording in kind.zero_wordings:
                self._role(wording).zero_kinds.append((metric.id, kind.id))

    def _role(self, wording: str) -> Roles:
        return self.roles.setdefault(wording, Roles())

    def scan(self, text: str, spans: Iterable[tuple[int, int]]) -> HitIndex:
        """Every wording of the dictionary in some stretches of a text, in their order."""
        hits = [hit for a, b in spans for hit in self._lexicon.scan(text, a, b)]
        titles = [(m.start(), m.end()) for m in _TITLE.finditer(text)]
        return HitIndex([hit for hit in hits if not _inside(hit, titles)])


# The name of a law says nothing of what was done: 《信访工作条例》.
_TITLE = re.compile("《[^》\n]{1,80}》")


def _inside(hit: Hit, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_left(spans, (hit.start, 0)) - 1
    return place >= 0 and spans[place][0] < hit.start and hit.end < spans[place][1]


class HitIndex:
    """The hits of a text, asked by stretch."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self._hits = hits
        self._starts = [hit.start for hit in hits]

    def within(self, start: int, end: int) -> list[Hit]:
        """The hits that lie wholly in ``start``..``end``."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [hit for hit in self._hits[first:last] if hit.end <= end]
