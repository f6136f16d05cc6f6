"""The arithmetic of a report again, from its rows as they now stand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from extract.checks import check, mark_breakdowns
from extract.observation import Observation, Period
from extract.records import Row, check_row
from extract.text.layout import Sentence


def recheck(rows: list[Row]) -> list[Row]:
    """The rows of the checks table over these observations, whose ``breakdown`` is renewed."""
    figures = _figures(rows)
    counted = [figure for figure in figures if figure.method != "implied"]
    mark_breakdowns(figures)
    for row, figure in zip(rows, figures, strict=True):
        row["breakdown"] = figure.breakdown if figure.part_of is not None else ""
    ids = {id(f): row["observation_id"] for f, row in zip(figures, rows, strict=True)}
    report = rows[0]["report_id"] if rows else ""
    return [check_row(report, found, ids) for found in check(counted)]


def _figures(rows: list[Row]) -> list[Observation]:
    sentences: dict[tuple[int, str], Sentence] = {}
    by_id: dict[str, Observation] = {}
    for row in rows:
        said = (int(row["paragraph"]), str(row["quote"]))
        sentence = sentences.setdefault(
            said, Sentence(int(row["start"]), int(row["end"]), said[0], row["section"], False)
        )
        by_id[row["observation_id"]] = Observation(
            row["metric"], Decimal(str(row["value"])), row["unit"], int(row["start"]),
            int(row["end"]), sentence,
            Period(row["period_basis"], _day(row["period_start"]), _day(row["period_end"])),
            qualifier=row["qualifier"], scope=row["scope"], party=row["party"],
            audience=row["audience"], mode=row["mode"], kind=row["kind"],
            step=Decimal(str(row["step"])), method=row["method"],
        )  # fmt: skip
    for row in rows:
        by_id[row["observation_id"]].part_of = by_id.get(row["part_of"])
    return list(by_id.values())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
