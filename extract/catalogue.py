"""``data/catalogue.yaml``: facts of single reports that analysts state, over what is read.

Keys are report ids; each may hold a report's address and any fact that was not read, or read
wrongly. What stands here wins, and lays the doubts about that fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from extract.facts.bureau import AGENCY_TYPES, agency_type
from extract.facts.period import FULL_YEAR, PART_YEAR, YEAR_TO_DATE
from extract.places import Place, Places
from extract.report import ReportFacts
from extract.yamlfile import Located, load_yaml

BASES = (FULL_YEAR, YEAR_TO_DATE, PART_YEAR)
BUREAU_LEVELS = ("county", "prefecture", "province", "township", "zone")
# The doubts that a stated fact lays.
_LAYS = {
    "title": ("no_title",),
    "agency": ("no_agency", "agency_from_text", "agency_from_place"),
    "district_code": (
        "no_district",
        "district_unknown",
        "district_ambiguous",
        "district_abbreviated",
        "district_from_text",
        "district_from_file_name",
        "file_name_disagrees",
    ),
    "year": ("no_year", "year_from_text", "year_from_date", "year_from_file_name", "several_years"),
    "published_on": ("no_date", "date_before_year", "late_date"),
    "period_end": ("signed_within_year", "period_not_from_january"),
}


@dataclass(frozen=True)
class Entry:
    """What analysts state of one report: its address, and facts by ReportFacts' names."""

    source_url: str = ""
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


Catalogue = Mapping[str, Entry]


def load_catalogue(path: Path, places: Places) -> Catalogue:
    """Read the catalogue; a missing file is an empty one.

    Raises YamlProblem with file, line and reason for an unknown key or place, or a wrong value.
    """
    if not path.exists():
        return {}
    return {key: _entry(value, places) for key, value in load_yaml(path).mapping().items()}


def with_catalogue(facts: ReportFacts, entry: Entry | None, places: Places) -> ReportFacts:
    """A report's facts with those of its catalogue entry in their stead."""
    if entry is None or not entry.facts:
        return facts
    stated = dict(entry.facts)
    if "agency" in stated:
        stated.setdefault("agency_type", agency_type(stated["agency"]))
    if "district_code" in stated:
        stated |= _district(places.by_code[stated["district_code"]], facts, stated)
    if "year" in stated and facts.year != stated["year"]:
        stated = _whole_year(stated["year"]) | stated
    laid = {doubt for key in stated for doubt in _LAYS.get(key, ())}
    doubts = tuple(d for d in facts.doubts if d.partition(":")[0] not in laid)
    return replace(facts, **stated, doubts=doubts)


def _district(place: Place, facts: ReportFacts, stated: dict[str, Any]) -> dict[str, Any]:
    keeps = facts.level in {"township", "zone"}
    level = stated.get("level", facts.level if keeps else place.level)
    return {"district": place.full_name, "province": place.province_zh, "level": level}


def _whole_year(year: int) -> dict[str, Any]:
    return {
        "period_start": date(year, 1, 1),
        "period_end": date(year, 12, 31),
        "period_basis": FULL_YEAR,
    }


def _entry(value: Located, places: Places) -> Entry:
    found = value.only({"source_url", *_CHECKS})
    facts = {key: _CHECKS[key](found[key], places) for key in found if key != "source_url"}
    url = found["source_url"].text() if "source_url" in found else ""
    if url and not url.startswith(("http://", "https://")):
        raise found["source_url"].problem(f"{url!r} is no address that begins with http(s)://")
    start, end = facts.get("period_start"), facts.get("period_end")
    if start and end and start > end:
        raise found["period_end"].problem(f"the period ends on {end}, before it begins on {start}")
    return Entry(url, MappingProxyType(facts))


def _text(value: Located, _: Places) -> str:
    return value.text()


def _year(value: Located, _: Places) -> int:
    year = value.value
    if isinstance(year, bool) or not isinstance(year, int) or not 2000 <= year <= 2100:
        raise value.problem(f"year must be a year such as 2023, found {year!r}")
    return year


def _date(value: Located, _: Places) -> date:
    if isinstance(value.value, date):
        return value.value
    try:
        return date.fromisoformat(str(value.value))
    except ValueError:
        raise value.problem(f"expected a date such as 2024-01-15, found {value.value!r}") from None


def _code(value: Located, places: Places) -> str:
    code = str(value.value)
    if not re.fullmatch(r"\d{6}", code) or code not in places.by_code:
        raise value.problem(
            f"no place has the code {code!r}; add it to districts.yaml or correct it"
        )
    return code


def _one_of(choices: tuple[str, ...]) -> Callable[[Located, Places], str]:
    def check(value: Located, _: Places) -> str:
        if value.value not in choices:
            raise value.problem(f"{value.value!r} is none of {', '.join(choices)}")
        return str(value.value)

    return check


_CHECKS: dict[str, Callable[[Located, Places], Any]] = {
    "title": _text,
    "agency": _text,
    "agency_type": _one_of(AGENCY_TYPES),
    "district_code": _code,
    "level": _one_of(BUREAU_LEVELS),
    "year": _year,
    "published_on": _date,
    "period_start": _date,
    "period_end": _date,
    "period_basis": _one_of(BASES),
}
