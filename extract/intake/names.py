"""Ids of reports that are added: the file's own name where it serves, a made one where not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet

from extract.intake.recognise import Recognised
from extract.places import Places
from extract.report import ReportFacts

_FINE = re.compile(r"[\w（(〔][\w\-.()（）〔〕]{0,79}")
# Names that Windows keeps for itself.
_KEPT = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_KINDS = {
    "emergency_management": "emergency", "market_supervision": "market",
    "city_management": "chengguan", "ecology": "ecology", "justice": "justice",
    "culture_tourism": "culture", "health": "health", "agriculture": "agriculture",
    "government": "government", "street": "street", "fire": "fire",
}  # fmt: skip
_LEVEL_WORDS = re.compile(
    r"\b(?:district|county|city|municipality|province|prefecture|autonomous|banner|region|new|area"
    r"|zone)\b",
    re.IGNORECASE,
)
# What was not given a name by anybody.
_NAMELESS = frozenset({"report", "stdin", "-"})


def id_for(report: Recognised, facts: ReportFacts, places: Places, taken: AbstractSet[str]) -> str:
    """A free id. ``taken`` are those that are not free, in lower case (``casefold``).

    The file's own name is kept; else ``440605-2023-nanhai-emergency`` is made of what is known:
    district code, year, place and kind of bureau. A number tells apart what has one name.
    """
    stem = unicodedata.normalize("NFC", report.stem)
    if is_fine(stem) and stem.casefold() not in taken:
        return stem
    made = _made(report, facts, places)
    names = (made, *(f"{made}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name.casefold() not in taken)


def is_fine(stem: str) -> bool:
    """Whether a file's name serves as an id: letters, digits and few signs, and not too long."""
    return (
        _FINE.fullmatch(stem) is not None
        and not stem.endswith(".")
        and not _KEPT.match(stem)
        and stem.casefold() not in _NAMELESS
    )


def _made(report: Recognised, facts: ReportFacts, places: Places) -> str:
    place = places.by_code.get(facts.district_code)
    year = str(facts.year) if facts.year else ""
    if place is None:
        agency = "".join(c for c in facts.agency if c.isalnum())[:40]
        parts = ["report" if agency or year else "", agency or report.sha256[:8], year]
        return "-".join(part for part in parts if part) if agency else f"report-{report.sha256[:8]}"
    name = _LEVEL_WORDS.sub(" ", place.name_en)
    place_name = "".join(c for c in name.lower() if c.isascii() and c.isalnum())
    parts = [facts.district_code, year, place_name, _KINDS.get(facts.agency_type, "")]
    return "-".join(part for part in parts if part)
