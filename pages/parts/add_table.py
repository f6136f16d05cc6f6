"""The table of reports to be confirmed, and what its owner changes in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pandas as pd
import streamlit as st

from compare.words import word
from extract.facts.doubts import DOUBTS
from extract.intake.recognise import Amendments
from extract.intake.save import BESIDE, REPLACE
from extract.intake.standing import NEW, UNKNOWN_DISTRICT, VERSION, Standing
from extract.places import Place, Places
from pages.parts.adding import Adding, Item

_ADDRESS = r"^\s*(https?://\S+)?\s*$"
_ROW, _MOST = 36, 10  # pixels a row; rows that are seen without scrolling


def edit(adding: Adding, lang: str) -> bool:
    """Draw the table and take over what was changed; True where a report's standing changed by it.

    The table that is drawn stays the same while it is edited: another would begin without edits.
    """
    places = adding.places
    assert places is not None
    if lang not in adding.frames:
        adding.frames = {lang: _frame(adding, places, lang)}
    edited = st.data_editor(
        adding.frames[lang], key=f"add_rows_{adding.turn}_{lang}", hide_index=True,
        column_config=_columns(adding, places, lang), num_rows="fixed", row_height=_ROW,
        height=_ROW * (min(len(adding.items), _MOST) + 1) + 4, alt=word("add.title", lang),
        placeholder=word("add.not_known", lang),
    )  # fmt: skip
    for item, row in zip(adding.items, edited.to_dict("records"), strict=True):
        _take_over(item, row, lang)
    before = adding.standings
    adding.compare()
    return adding.standings != before


def _frame(adding: Adding, places: Places, lang: str) -> pd.DataFrame:
    pairs = zip(adding.items, adding.standings, strict=True)
    rows = [_row(item, standing, places, lang) for item, standing in pairs]
    frame = pd.DataFrame(rows)
    frame["year"] = frame["year"].astype("Int64")
    frame["pages"] = frame["pages"].astype("Int64")
    if not frame["pages"].notna().any():
        del frame["pages"]
    if not any(s.kind == VERSION for s in adding.standings):
        del frame["version"]
    return frame


def _row(item: Item, standing: Standing, places: Places, lang: str) -> dict[str, Any]:
    report, facts = item.report, item.facts(places)
    place = places.by_code.get(facts.district_code)
    return {
        "take": item.take,
        "file": report.name,
        "standing": told(standing, lang),
        "bureau": facts.agency,
        "district": place_name(place, lang) if place else None,
        "year": facts.year,
        "start": facts.period_start,
        "end": facts.period_end,
        "version": word(f"add.version.{item.on_version}", lang),
        "figures": report.figures,
        "doubtful": report.doubtful,
        "pages": report.pages,
        "doubts": word("clause.separator", lang).join(doubt(d, lang) for d in facts.doubts),
        "address": item.stated.source_url or report.source_url or None,
    }


def told(standing: Standing, lang: str) -> str:
    """How a report stands, in words."""
    if standing.kind in (NEW, UNKNOWN_DISTRICT):
        return word(f"add.standing.{standing.kind}", lang)
    return word(f"add.standing.{standing.kind}", lang, of=standing.of)


def doubt(given: str, lang: str) -> str:
    """A doubt about a report's facts, in words, with its particulars."""
    name, _, particulars = given.partition(": ")
    said = DOUBTS[name][0 if lang == "en" else 1]
    return said + (word("brackets", lang, inner=particulars) if particulars else "")


def place_name(place: Place, lang: str) -> str:
    """A place in the list of districts: its name first, as people look for it, and its code."""
    if lang == "en" and place.name_en:
        return f"{place.name_en}, {place.full_name} {place.code}"
    around = place.full_name.removesuffix(place.name_zh)
    return f"{place.name_zh} {around} {place.code}".replace("  ", " ")


@st.cache_data(show_spinner=False, max_entries=2)
def _place_names(_places: Places, count: int, lang: str) -> list[str]:
    return [place_name(_places.by_code[code], lang) for code in sorted(_places.by_code)]


def _columns(adding: Adding, places: Places, lang: str) -> dict[str, Any]:
    def said(key: str) -> str:
        return word(f"add.column.{key}", lang)

    config = st.column_config
    choices = [word(f"add.version.{key}", lang) for key in (REPLACE, BESIDE)]
    return {
        "take": config.CheckboxColumn(said("take"), width=70, pinned=True),
        "file": config.TextColumn(said("file"), disabled=True, width=220),
        "standing": config.TextColumn(said("standing"), disabled=True, width=130),
        "bureau": config.TextColumn(said("bureau"), width=210, max_chars=60),
        "district": config.SelectboxColumn(
            said("district"), width=196, options=_place_names(places, len(places.by_code), lang)
        ),
        "year": config.NumberColumn(
            said("year"), width=64, min_value=2000, max_value=2100, step=1, format="%d"
        ),
        "start": config.DateColumn(said("start"), width=104, format="YYYY-MM-DD"),
        "end": config.DateColumn(said("end"), width=104, format="YYYY-MM-DD"),
        "version": config.SelectboxColumn(
            said("version"), width=120, options=choices, required=True
        ),
        "figures": config.NumberColumn(said("figures"), disabled=True, width=70),
        "doubtful": config.NumberColumn(said("doubtful"), disabled=True, width=84),
        "pages": config.NumberColumn(said("pages"), disabled=True, width=60),
        "doubts": config.TextColumn(said("doubts"), disabled=True, width="large"),
        "address": config.TextColumn(said("address"), width=260, validate=_ADDRESS),
    }


def _take_over(item: Item, row: dict[str, Any], lang: str) -> None:
    item.take = bool(row["take"])
    district = row["district"]
    item.stated = Amendments(
        district_code=str(district)[-6:] if _is_given(district) else None,
        agency=str(row["bureau"]).strip() or None if _is_given(row["bureau"]) else None,
        year=int(row["year"]) if _is_given(row["year"]) else None,
        period_start=_day(row["start"]),
        period_end=_day(row["end"]),
        source_url=str(row["address"]).strip() or None if _is_given(row["address"]) else None,
    )
    beside = word(f"add.version.{BESIDE}", lang)
    item.on_version = BESIDE if row.get("version") == beside else REPLACE


def _is_given(value: Any) -> bool:
    return value is not None and not pd.isna(value)


def _day(value: Any) -> date | None:
    if not _is_given(value):
        return None
    return value.date() if isinstance(value, datetime) else value
