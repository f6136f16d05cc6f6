"""Compare what was read with reference answers."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DIMENSIONS = ("qualifier", "scope", "party", "audience", "mode", "kind",
              "period_basis", "period_start", "period_end")  # fmt: skip
DEFAULTS = {
    "qualifier": "exact", "scope": "own", "party": "total", "audience": "total",
    "mode": "total", "kind": "total",
}  # fmt: skip
TOLERANCE = 2

Row = Mapping[str, Any]


@dataclass
class Score:
    """Counts of one comparison, and the differences for people to read."""

    families: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    dimensions: Counter[str] = field(default_factory=Counter)
    wholes: Counter[str] = field(default_factory=Counter)
    fates: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def total(self) -> Counter[str]:
        """Right, missing and spurious over all families."""
        return sum(self.families.values(), Counter())

    def lines(self) -> list[str]:
        """The score as lines of text."""
        rows = [
            f"{'family':<12} {'right':>6} {'missing':>8} {'spurious':>9}"
            f" {'P':>7} {'R':>7} {'F1':>7}"
        ]
        for name, counts in [*sorted(self.families.items()), ("all", self.total())]:
            p, r, f = rates(counts)
            rows.append(
                f"{name:<12} {counts['right']:>6} {counts['missing']:>8} {counts['spurious']:>9}"
                f" {p:>7.4f} {r:>7.4f} {f:>7.4f}"
            )
        for label, counts in (
            ("dimensions", self.dimensions),
            ("part_of", self.wholes),
            ("fates", self.fates),
        ):
            rows.append(
                f"{label:<12} {counts['right']} of {counts['all']} right ({_share(counts):.4f})"
            )
        return rows


def rates(counts: Mapping[str, int]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the three counts (1.0 where nothing is asked)."""
    right, missing, spurious = (counts.get(k, 0) for k in ("right", "missing", "spurious"))
    precision = right / (right + spurious) if right + spurious else 1.0
    recall = right / (right + missing) if right + missing else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, f1


def _share(counts: Mapping[str, int]) -> float:
    return counts.get("right", 0) / counts["all"] if counts.get("all") else 1.0


def load_answers(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """The answers of JSON-lines files. Raises ValueError naming file and line for a bad one."""
    answers: list[dict[str, Any]] = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                answers.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise ValueError(f"{path}:{number}: not JSON: {error.msg}") from None
    return answers


def score(
    answers: list[dict[str, Any]], reports: Mapping[str, Row], observations: Sequence[Row],
    mentions: Sequence[Row], families: Mapping[str, str],
) -> Score:  # fmt: skip
    """Score tables against answers.

    ``families`` maps metric to family. An observation is right when report, place (within two
    characters), metric, unit and value agree; dimensions and wholes are scored on those.
    """
    result = Score()
    asked = {a["report"] for a in answers}
    by_report: dict[str, list[Row]] = defaultdict(list)
    for row in observations:
        if row["report_id"] in asked and row["metric"] in families and row["method"] == "extracted":
            by_report[row["report_id"]].append(row)
    by_id = {row["observation_id"]: row for row in observations}
    for report in sorted(asked):
        _score_report(
            result, [a for a in answers if a["report"] == report and "metric" in a],
            by_report[report], reports[report], by_id, families,
        )  # fmt: skip
    _score_fates(result, [a for a in answers if "fate" in a], mentions)
    return result


def _score_report(
    result: Score, answers: list[dict[str, Any]], rows: list[Row], report: Row,
    by_id: Mapping[str, Row], families: Mapping[str, str],
) -> None:  # fmt: skip
    left = list(rows)
    for answer in answers:
        family = families[answer["metric"]]
        match = next((row for row in left if _same(answer, row)), None)
        if match is None:
            result.families[family]["missing"] += 1
            result.notes.append(f"missing  {_name(answer)}")
            continue
        left.remove(match)
        result.families[family]["right"] += 1
        _score_dimensions(result, answer, match, report)
        _score_whole(result, answer, match, by_id)
    for row in left:
        result.families[families[row["metric"]]]["spurious"] += 1
        result.notes.append(f"spurious {_name(row)}")


def _same(answer: Row, row: Row) -> bool:
    return (
        answer["metric"] == row["metric"]
        and answer["unit"] == row["unit"]
        and abs(float(answer["value"]) - float(row["value"])) < 1e-6
        and abs(int(answer["start"]) - int(row["start"])) <= TOLERANCE
        and abs(int(answer["end"]) - int(row["end"])) <= TOLERANCE
    )


def _score_dimensions(result: Score, answer: Row, row: Row, report: Row) -> None:
    result.dimensions["all"] += 1
    wrong = []
    for name in DIMENSIONS:
        expected = answer.get(name, DEFAULTS.get(name, report.get(name) or ""))
        if str(row[name] or "") != str(expected or ""):
            wrong.append(f"{name} {row[name]}≠{expected}")
    if wrong:
        result.notes.append(f"dimension {_name(answer)}: {', '.join(wrong)}")
    else:
        result.dimensions["right"] += 1


def _score_whole(result: Score, answer: Row, row: Row, by_id: Mapping[str, Row]) -> None:
    whole = by_id.get(row["part_of"] or "")
    expected = answer.get("part_of")
    if expected is None and whole is None:
        return
    result.wholes["all"] += 1
    if expected and whole and abs(int(whole["start"]) - expected[0]) <= TOLERANCE:
        result.wholes["right"] += 1
        return
    found = f"{whole['text']}@{whole['start']}" if whole else "none"
    result.notes.append(f"part_of  {_name(answer)}: {found} ≠ {expected}")


def _score_fates(result: Score, answers: list[dict[str, Any]], mentions: Sequence[Row]) -> None:
    rows = defaultdict(list)
    for row in mentions:
        rows[row["report_id"]].append(row)
    for answer in answers:
        result.fates["all"] += 1
        over = [
            row for row in rows[answer["report"]]
            if int(row["start"]) < answer["end"] and answer["start"] < int(row["end"])
        ]  # fmt: skip
        if over and over[0]["fate"] == answer["fate"]:
            result.fates["right"] += 1
        else:
            found = over[0]["fate"] if over else "no mention"
            result.notes.append(f"fate     {_name(answer)}: {found} ≠ {answer['fate']}")


def _name(row: Row) -> str:
    report = row.get("report") or row.get("report_id")
    what = (
        f"{row['metric']} {row['value']:g} {row['unit']}"
        if "metric" in row and row.get("metric")
        else ""
    )
    return f"{report}@{row['start']} «{row['text']}» {what}".strip()
