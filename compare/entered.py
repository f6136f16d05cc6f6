"""Entered figures as rows of the tables, beside what was extracted.

A bureau-year that no report on file covers becomes a report of its own, without text
(``method=entered``); where a report of the same bureau and year was extracted, the entered figures
join it, so that one bureau-year is one row: ``compare.headline`` lets the extracted figure of a
fact stand and takes the entered one as its witness.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from compare.entered_file import EnteredRow, read_entered
from extract.folders import data_folder
from extract.metrics.dictionary import Dictionary
from extract.places import Place

FILE = "figures.csv"
METHOD = "entered"
_DIMENSIONS = (
    "metric", "value", "unit", "qualifier", "scope", "party", "audience", "mode", "kind",
    "period_start", "period_end", "period_basis", "source_url", "note",
)  # fmt: skip


def entered_folder() -> Path | None:
    """Where the entered figures are: ``DUIZHAO_ENTERED``, or ``data/entered``; None for none.

    ``DUIZHAO_ENTERED=off`` leaves them out altogether.
    """
    given = os.environ.get("DUIZHAO_ENTERED", "")
    if given == "off":
        return None
    folder = Path(given) if given else data_folder() / "entered"
    return folder if (folder / FILE).exists() else None


def with_entered(
    tables: Mapping[str, pd.DataFrame],
    folder: Path,
    dictionary: Dictionary,
    places: Mapping[str, Place],
) -> dict[str, pd.DataFrame]:
    """The tables with the entered figures added. Raises EnteredProblem."""
    rows = read_entered(folder / FILE, dictionary, places)
    known = _extracted(tables["reports"])
    reports: list[dict[str, Any]] = []
    observations: list[dict[str, Any]] = []
    for bureau_year in dict.fromkeys(row.bureau_year for row in rows):
        own = [row for row in rows if row.bureau_year == bureau_year]
        report_id = _same_report(own[0], known)
        if not report_id:
            report_id = f"entered-{'-'.join((own[0]['district_code'], own[0]['year']))}-" \
                f"{own[0]['agency']}"  # fmt: skip
            reports.append(_report(report_id, own, places))
        observations += [_observation(report_id, row) for row in own]
    return {
        **tables,
        "reports": _added(tables["reports"], reports),
        "observations": _added(tables["observations"], observations),
    }


def without_entered(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables with nothing entered by hand."""
    kept = dict(tables)
    for name in ("reports", "observations"):
        if "method" in kept[name]:
            kept[name] = kept[name][kept[name]["method"] != METHOD]
    return kept


def _added(frame: pd.DataFrame, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    if not rows:
        return frame
    return pd.concat([frame, pd.DataFrame(rows)], ignore_index=True).fillna("")


def _extracted(reports: pd.DataFrame) -> list[dict[str, str]]:
    return [{str(k): str(v) for k, v in row.items()} for row in reports.to_dict("records")]


def _same_report(row: EnteredRow, known: Sequence[Mapping[str, str]]) -> str:
    """The extracted report of the same bureau and year, or ''.

    Names agree where one ends with the other: 佛山市南海区应急管理局, 南海区应急管理局.
    """
    for report in known:
        same = all(report[c] == row[c] for c in ("district_code", "agency_type", "year"))
        names = (report["agency"], row["agency"])
        if same and (names[0].endswith(names[1]) or names[1].endswith(names[0])):
            return report["report_id"]
    return ""


def _report(
    report_id: str, rows: Sequence[EnteredRow], places: Mapping[str, Place]
) -> dict[str, str]:
    """A row of the reports table. Its period is the one that most of its figures cover."""
    first = rows[0]
    current = [r for r in rows if r["period_basis"] != "prior_year"] or list(rows)
    periods = Counter((r["period_start"], r["period_end"], r["period_basis"]) for r in current)
    start, end, basis = max(periods, key=lambda p: periods[p])
    return {
        "report_id": report_id,
        "file": "",
        "sha256": "",
        "title": "",
        "agency": first["agency"],
        "agency_type": first["agency_type"],
        "district_code": first["district_code"],
        "district": first["district"],
        "province": places[first["district_code"]].province_zh,
        "year": first["year"],
        "published_on": "",
        "period_start": start,
        "period_end": end,
        "period_basis": basis,
        "source_url": first["source_url"],
        "level": first["level"],
        "method": METHOD,
    }


def _observation(report_id: str, row: EnteredRow) -> dict[str, str]:
    """A row of the observations table: no sentence, no place in a text, but an address."""
    return {
        **{column: row[column] for column in _DIMENSIONS},
        "observation_id": row["id"],
        "report_id": report_id,
        "part_of": row["part_of"],
        "text": "",
        "start": "0",
        "end": "0",
        "quote": "",
        "section": "",
        "method": METHOD,
        "confidence": "",
        "reasons": "",
    }
