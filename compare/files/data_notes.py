"""What must be said with a file of figures: how to cite it, and which caveats are in force."""

from __future__ import annotations

from collections.abc import Mapping

from compare.files import tidy
from compare.files.datatable import Cell
from compare.files.selection import Selection
from compare.files.wide import wide
from compare.load import Dataset
from compare.quality import conflicts_of
from compare.words import word


def citation(dataset: Dataset, selection: Selection, lang: str) -> str:
    """One line that names the data and its version."""
    return word("data.citation", lang, version=selection.dataset(dataset).version)


def _rows(dataset: Dataset, selection: Selection) -> list[Mapping[str, Cell]]:
    """The figures of the file: all, or those that stand in a wide one's cells."""
    rows = list(tidy.observations(dataset, selection).rows)
    if selection.shape == "tidy":
        return rows
    table = wide(dataset, selection)
    ids = [c.name for c in table.columns if c.name.endswith(".observation_id")]
    shown = {row[name] for row in table.rows for name in ids}
    return [row for row in rows if row["observation_id"] in shown]


def caveats(dataset: Dataset, selection: Selection, lang: str) -> list[str]:
    """The caveats that these figures are under, with how many of them each concerns."""
    data = selection.dataset(dataset)
    rows = _rows(data, selection)
    reports = selection.reports_of(data)
    metrics = set(selection.metrics_of(data))
    conflicts = [c for c in conflicts_of(data, reports) if c.observation.metric in metrics]
    counts = {
        "headline": 0 if selection.shape == "wide" else sum(bool(r["is_headline"]) for r in rows),
        "parts": sum(bool(r["part_of"]) for r in rows),
        "part_year": sum(r["period_basis"] in {"year_to_date", "part_year"} for r in rows),
        "prior_year": sum(r["period_basis"] == "prior_year" for r in rows),
        "rounded": sum(r["qualifier"] != "exact" for r in rows),
        "scope": sum(r["scope"] != "own" for r in rows),
        "entered": sum(r["method"] == "entered" for r in rows),
        "implied": sum(r["method"] == "implied" for r in rows),
        "doubtful": sum(r["confidence"] in {"medium", "low"} for r in rows),
        "conflict": len(conflicts),
    }
    counted = [word(f"data.caveat.{key}", lang, count=n) for key, n in counts.items() if n]
    always = [word(f"data.caveat.{key}", lang) for key in ("units", "apostrophe")]
    return [word("data.caveat.silence", lang), *counted, *always]
