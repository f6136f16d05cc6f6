"""What a staged file is: whose report, of what year and period, and how many figures were read."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from extract.cache import Cache
from extract.catalogue import Entry, with_catalogue
from extract.document import UnreadableDocument, read_document
from extract.intake.staging import Refused, Staged
from extract.knowledge import Knowledge
from extract.places import Places
from extract.records import read_rows
from extract.report import ReportFacts, read_facts

FULL_YEAR, TO_DATE, PART = "full_year", "year_to_date", "part_year"


@dataclass(frozen=True)
class Recognised:
    """A report as it was read; nothing of it is in the data folder yet.

    ``figures`` are the statistics read from the text, ``doubtful`` those whose confidence is not
    high. ``facts`` are the report's own, with what the catalogue already says of this id.
    """

    staged: Staged
    facts: ReportFacts
    sha256: str
    text_sha256: str
    media_type: str
    characters: int
    figures: int
    doubtful: int
    pages: int | None = None
    source_url: str = ""

    @property
    def name(self) -> str:
        """The file's name as its owner knows it."""
        return self.staged.name

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.staged.path.stem


def recognise(
    staged: Staged, known: Knowledge, data: Path, taken: AbstractSet[str]
) -> Recognised | Refused:
    """Read one staged file with what ``data``, the data folder, says.

    ``taken`` are the ids of reports on file, in lower case: what the catalogue says of such an id
    is said of another report than this one. Rows are kept beside the staged file, for its saving.
    """
    stem = staged.path.stem
    entry = None if stem.casefold() in taken else known.catalogue.get(stem)
    try:
        document = read_document(staged.path, staged.path.parent)
        facts = with_catalogue(read_facts(document, known.places), entry, known.places)
        if entry is not None and entry.source_url:
            document = replace(document, source_url=entry.source_url)
        rows = read_rows(document, facts, known.reader)
    except UnreadableDocument as problem:
        return Refused(staged.name, problem.reason, problem.reason_zh)
    except Exception as error:  # one report that trips the reading must not lose the others
        what = f"{type(error).__name__}: {error}"
        return Refused(
            staged.name,
            f"reading it failed ({what}); please report this",
            f"读取时出错（{what}）；请反馈",
        )
    Cache(staged.path.parent, data, {stem: entry} if entry else {}).put(rows)
    read = [row for row in rows.observations if row["method"] == "extracted"]
    return Recognised(
        staged,
        facts,
        document.sha256,
        rows.report["text_sha256"],
        document.media_type,
        len(document.text),
        len(read),
        sum(row["confidence"] != "high" for row in read),
        document.pages,
        document.source_url,
    )


@dataclass(frozen=True)
class Amendments:
    """What a person states instead of what was recognised; None is left as it is."""

    district_code: str | None = None
    agency: str | None = None
    year: int | None = None
    period_end: date | None = None
    source_url: str | None = None
    period_start: date | None = None

    def entry(self, facts: ReportFacts, source_url: str = "") -> dict[str, Any]:
        """The keys of the catalogue that say so, for a report that was recognised as ``facts``
        with the address ``source_url``."""
        stated: dict[str, Any] = {}
        for key in ("district_code", "agency", "year"):
            value = getattr(self, key)
            if value is not None and value != getattr(facts, key):
                stated[key] = value
        start = self._other(self.period_start, facts.period_start, stated, (1, 1))
        end = self._other(self.period_end, facts.period_end, stated, (12, 31))
        if start or end:
            stated |= _period(start, end, stated.get("year", facts.year), facts)
        if self.source_url and self.source_url != source_url:
            stated["source_url"] = self.source_url
        return stated

    @staticmethod
    def _other(
        day: date | None, known: date | None, stated: Mapping[str, Any], follows: tuple[int, int]
    ) -> date | None:
        """The day where it is another than what is known, or than what goes with another year,
        which brings its own beginning and end along and nobody needs to state."""
        along = date(stated["year"], *follows) if "year" in stated else known
        return None if day in (known, along) else day


def amended(facts: ReportFacts, entry: Mapping[str, Any], places: Places) -> ReportFacts:
    """The facts with those of an entry of the catalogue in their stead."""
    stated = {key: value for key, value in entry.items() if key != "source_url"}
    return with_catalogue(facts, Entry("", stated), places)


def _period(
    start: date | None, end: date | None, year: int | None, facts: ReportFacts
) -> dict[str, Any]:
    """The period as stated, each day that is not as it was recognised or as its year has it, with
    the basis that goes with it."""
    same_year = facts.year == year
    if end is None:
        assert start is not None
        known = facts.period_end if same_year else None
        end = known or date(year or start.year, 12, 31)
    if start is None:
        known = facts.period_start if same_year else None
        start = known if known is not None and known <= end else date(end.year, 1, 1)
    basis = PART
    if (start.month, start.day) == (1, 1) and start.year == end.year:
        basis = FULL_YEAR if (end.month, end.day) == (12, 31) else TO_DATE
    return {"period_start": start, "period_end": end, "period_basis": basis}
