"""One report in the terminal: every number, and what became of it and why."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Document
from extract.metrics.dictionary import Dictionary
from extract.records import ReportRows, Row

_COLOURS = {
    "observation": "32", "unmapped": "33", "requirement": "36", "change": "35",
    "date": "90", "duration": "90", "document": "90", "heading": "90", "name": "90",
    "rank": "90", "furniture": "90",
}  # fmt: skip
_DIMENSIONS = ("qualifier", "scope", "party", "audience", "mode", "kind", "period_basis")
_PLAIN = {"exact", "own", "total"}


def explain(
    document: Document, rows: ReportRows, dictionary: Dictionary, *, colour: bool
) -> Iterator[str]:
    """The lines that explain a report: its facts, then its text line by line with its numbers."""
    yield from _facts(rows.report)
    spans = _spans(rows)
    position = 0
    by_id = {o["observation_id"]: o for o in rows.observations}
    for line in document.text.split("\n"):
        end = position + len(line)
        inside = [s for s in spans if position <= s["start"] < end]
        if inside:
            yield ""
            yield _painted(line, position, inside, colour)
            for span in inside:
                if span["fate"] not in ("date", "heading"):
                    yield "    " + _fate_line(span, by_id, dictionary, colour)
                    yield from _weighed(span)
        position = end + 1
    yield ""
    yield from _summary(rows)


def _facts(report: Row) -> Iterator[str]:
    yield f"{report['report_id']}  {report['title']}"
    place = f"{report['district']} {report['district_code']}"
    yield f"{report['agency']} ({report['agency_type']}), {place}"
    yield (
        f"year {report['year']}, published {report['published_on']}, covers"
        f" {report['period_start']} to {report['period_end']} ({report['period_basis']})"
    )
    if report["doubts"]:
        yield f"doubts: {report['doubts']}"


def _spans(rows: ReportRows) -> list[Row]:
    """Mentions and the zeros said in words, in reading order."""
    mentioned = {m["observation_id"] for m in rows.mentions}
    said = [
        {**o, "fate": "observation", "reason": ""}
        for o in rows.observations
        if o["observation_id"] not in mentioned
    ]
    return sorted([*rows.mentions, *said], key=lambda s: (s["start"], s["end"]))


def _painted(line: str, offset: int, spans: list[Row], colour: bool) -> str:
    if not colour:
        return line
    parts, last = [], 0
    for span in spans:
        start, end = span["start"] - offset, span["end"] - offset
        if start < last:
            continue
        parts += [line[last:start], _paint(line[start:end], span["fate"], True)]
        last = end
    return "".join([*parts, line[last:]])


def _paint(text: str, fate: str, colour: bool) -> str:
    return f"\x1b[{_COLOURS[fate]};1m{text}\x1b[0m" if colour else text


def _fate_line(span: Row, by_id: dict[str, Row], dictionary: Dictionary, colour: bool) -> str:
    place = f"{span['start']:>6}  "
    row = by_id.get(span["observation_id"] or "")
    if row is None:
        why = f" ({span['reason']})" if span["reason"] else ""
        return place + _paint(f"{span['text']}  {span['fate']}", span["fate"], colour) + why
    metric = dictionary.metrics[row["metric"]]
    said = [f"{name}={row[name]}" for name in _DIMENSIONS[:-1] if row[name] not in _PLAIN]
    said.append(f"{row['period_basis']} {row['period_start']}…{row['period_end']}")
    whole = by_id.get(row["part_of"])
    if whole is not None:
        said.append(f"of {whole['text']}@{whole['start']}")
    head = f"{row['text']}  {row['metric']} {metric.zh} = {row['value']:,} {row['unit']}"
    return (
        place
        + _paint(head, "observation", colour)
        + f"  {', '.join(said)}  [{row['confidence']}: {row['reasons']}]"
    )


def _weighed(span: Row) -> Iterator[str]:
    """The metrics whose wordings stood near enough, nearest first; the cost is the distance in
    content characters and clause marks."""
    candidates = span.get("candidates") or ()
    if candidates:
        said = " < ".join(
            f"{c.metric or c.other} «{c.hit.wording}» {c.cost:.1f}" for c in candidates[:4]
        )
        yield f"            weighed: {said}"


def _summary(rows: ReportRows) -> Iterator[str]:
    counts: dict[str, int] = {}
    for mention in rows.mentions:
        counts[mention["fate"]] = counts.get(mention["fate"], 0) + 1
    said = ", ".join(
        f"{count} {fate}" for fate, count in sorted(counts.items(), key=lambda x: -x[1])
    )
    yield f"{len(rows.mentions)} numbers: {said}; {len(rows.observations)} observations"
    failing = [c for c in rows.checks if not c["holds"]]
    yield f"{len(rows.checks)} checks, {len(failing)} fail"
    for check in failing:
        what = f"{check['kind']} {check['total_observation']}"
        yield f"  fails: {what}: {check['expected']} is stated, {check['found']} found"
