"""The dictionary turned round: from each wording to what it may say."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from extract.metrics.dictionary import Dictionary, Metric, Other
from extract.metrics.lexicon import Hit, Lexicon


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
    kind_owners: set[str] = field(default_factory=set)
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
        self.claiming = {wording for wording, role in self.roles.items() if role.claims}

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
                self._role(wording).kind_owners.add(metric.id)
            for wording in kind.zero_wordings:
                self._role(wording).zero_kinds.append((metric.id, kind.id))

    def _role(self, wording: str) -> Roles:
        return self.roles.setdefault(wording, Roles())

    def scan(self, text: str, spans: Iterable[tuple[int, int]]) -> HitIndex:
        """Every wording of the dictionary in some stretches of a text, in their order."""
        hits = [hit for a, b in spans for hit in self._lexicon.scan(text, a, b)]
        titles = [match.span() for match in _TITLE.finditer(text)]
        return HitIndex(_outside(hits, titles))


# The name of a law says nothing of what was done: 《信访工作条例》.
_TITLE = re.compile("《[^》\n]{1,80}》")
_NOWHERE = (sys.maxsize, sys.maxsize)


def _outside(hits: Iterable[Hit], spans: Iterable[tuple[int, int]]) -> list[Hit]:
    """The hits that lie in none of the spans; both are in the order of their starts."""
    kept: list[Hit] = []
    following = iter(spans)
    start = end = 0
    for hit in hits:
        while hit.start >= end:
            start, end = next(following, _NOWHERE)
        if not (start < hit.start and hit.end < end):
            kept.append(hit)
    return kept


class HitIndex:
    """The hits of a text, asked by stretch."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self._hits = hits
        self._starts = [hit.start for hit in hits]

    def only(self, wordings: Collection[str]) -> HitIndex:
        """Those of some wordings."""
        return HitIndex([hit for hit in self._hits if hit.wording in wordings])

    def within(self, start: int, end: int) -> list[Hit]:
        """The hits that lie wholly in ``start``..``end``."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [hit for hit in self._hits[first:last] if hit.end <= end]
