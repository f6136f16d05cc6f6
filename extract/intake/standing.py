"""How a report stands to those on file and to others that came with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.report import ReportFacts

NEW, SAME, VERSION, UNKNOWN_DISTRICT = "new", "same", "version", "unknown_district"


@dataclass(frozen=True)
class Standing:
    """``new``; ``same``: the same bytes or text is there; ``version``: the bureau's year is there
    with another text; ``unknown_district``.

    ``of`` is the id of the report on file, or the name of the file of the batch (``in_batch``).
    """

    kind: str
    of: str = ""
    in_batch: bool = False


@dataclass(frozen=True)
class Known:
    """A report to compare with: one on file, or an earlier one of the batch."""

    id: str
    sha256: str
    text_sha256: str = ""
    agency: str = ""
    district_code: str = ""
    year: int | None = None
    in_batch: bool = False


@dataclass
class Register:
    """Reports by what they can be known again by."""

    _bytes: dict[str, Known] = field(default_factory=dict)
    _texts: dict[str, Known] = field(default_factory=dict)
    _years: dict[tuple[str, int], list[Known]] = field(default_factory=dict)

    @classmethod
    def of(cls, reports: Iterable[Known]) -> Register:
        """A register of these reports."""
        register = cls()
        for known in reports:
            register.add(known)
        return register

    def add(self, known: Known) -> None:
        """One more report, which later ones are compared with."""
        self._bytes.setdefault(known.sha256, known)
        if known.text_sha256:
            self._texts.setdefault(known.text_sha256, known)
        if known.year is not None and known.agency:
            self._years.setdefault((known.district_code, known.year), []).append(known)

    def standing(self, sha256: str, text_sha256: str, facts: ReportFacts) -> Standing:
        """How a report with these hashes and facts stands to the reports of the register."""
        same = self._bytes.get(sha256) or self._texts.get(text_sha256)
        if same:
            return Standing(SAME, same.id, same.in_batch)
        for known in self._years.get((facts.district_code, facts.year or 0), ()):
            if _same_bureau(known.agency, facts.agency, in_place=bool(facts.district_code)):
                return Standing(VERSION, known.id, known.in_batch)
        return Standing(NEW if facts.district_code else UNKNOWN_DISTRICT)


def _same_bureau(one: str, other: str, *, in_place: bool) -> bool:
    """Whether two names are one bureau's: 佛山市南海区应急管理局 and 南海区应急管理局 in one
    district; where the district is not known, only the same name is."""
    if not one or not other:
        return False
    return one == other or (in_place and (one.endswith(other) or other.endswith(one)))
