"""Made data for tests: tables of invented bureaus, never to be found in data/."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from compare.load import ROOT, Dataset, load_dataset
from compare.model import WHOLE, Observation, Report, Slice

HEADERS = {
    "reports": "report_id file sha256 title agency agency_type district_code district province "
    "year published_on period_start period_end period_basis source_url characters",
    "observations": "observation_id report_id metric value unit qualifier scope party audience "
    "mode kind period_start period_end period_basis part_of text start end quote section method "
    "confidence reasons prefix suffix reviewed_by reviewed_at corrected_from corrected_why",
    "mentions": "report_id start end text fate observation_id reason",
    "checks": "report_id kind total_observation parts expected found holds",
    "failures": "file reason",
}
Row = Mapping[str, object]


def report_row(report_id: str, code: str = "120104", year: int = 2023, **more: object) -> Row:
    """A full-year report of an invented emergency bureau; any column may be set."""
    return {
        "report_id": report_id, "file": f"{report_id}.txt", "title": f"{report_id} 年度报告",
        "agency": f"{report_id}应急管理局", "agency_type": "emergency_management",
        "district_code": code, "district": "临川新区", "province": "江西省", "year": year,
        "period_start": f"{year}-01-01", "period_end": f"{year}-12-31",
        "period_basis": "full_year", **more,
    }  # fmt: skip


def observation_row(report_id: str, metric: str, value: float, **more: object) -> Row:
    """An exact figure of the bureau's own over the full year; any column may be set."""
    text = str(more.get("text", f"{value:g}"))
    start = int(str(more.get("start", 100)))
    return {
        "observation_id": f"{report_id}-{metric}-{start}", "report_id": report_id,
        "metric": metric, "value": value, "unit": "case", "qualifier": "exact", "scope": "own",
        "party": "total", "audience": "total", "mode": "total", "kind": "total",
        "period_start": "2023-01-01", "period_end": "2023-12-31", "period_basis": "full_year",
        "part_of": "", "text": text, "start": start, "end": start + len(text),
        "quote": f"全年作出行政处罚{text}件。", "method": "extracted", "confidence": "high", **more,
    }  # fmt: skip


def write_tables(folder: Path, **tables: Iterable[Row]) -> Path:
    """Write the five tables; those not given are empty."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, header in HEADERS.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, header.split(), restval="")
            writer.writeheader()
            writer.writerows([dict(row) for row in tables.get(name, ())])
    return folder


def dataset(folder: Path, **tables: Iterable[Row]) -> Dataset:
    """Tables written and read back as the pages do."""
    return load_dataset(write_tables(folder, **tables), "made")


def district_codes(count: int) -> list[str]:
    """Codes of real districts, for names and populations, from the project's own file."""
    lines = (ROOT / "data" / "districts.yaml").read_text("utf-8").splitlines()
    found = [line.split('"')[1] for line in lines if line.strip().startswith("- code:")]
    with_county = [code for code in found if not code.endswith("00")]
    return with_county[:count]


def report(report_id: str = "a", **more: object) -> Report:
    """A Report for rules that need no table."""
    values: dict[str, object] = {
        "id": report_id, "file": f"{report_id}.txt", "title": "", "agency": "",
        "agency_type": "emergency_management", "district_code": "120104", "district": "",
        "province": "", "year": 2023, "published_on": None, "period_start": date(2023, 1, 1),
        "period_end": date(2023, 12, 31), "period_basis": "full_year", "source_url": "",
    }  # fmt: skip
    return Report(**{**values, **more})  # type: ignore[arg-type]


def observation(
    value: float, observation_id: str = "o", part: Slice = WHOLE, **more: object
) -> Observation:
    """An Observation for rules that need no table."""
    values: dict[str, object] = {
        "id": observation_id, "report_id": "a", "metric": "penalty_cases", "value": value,
        "unit": "case", "qualifier": "exact", "scope": "own", "slice": part, "period_start": None,
        "period_end": None, "period_basis": "full_year", "part_of": "", "text": f"{value:g}",
        "start": 0, "end": 1, "quote": "", "section": "", "method": "extracted",
    }  # fmt: skip
    return Observation(**{**values, **more})  # type: ignore[arg-type]
