"""The accuracy report as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from extract.score import Score, rates
from tests.accuracy.confusion import confusions
from tests.accuracy.measure import Measured
from tests.accuracy.phenomena import phenomena

INTRODUCTION = """\
# How right the reading is

Made by `make accuracy`; do not edit. The project's own test reports are {reports} reports of plainly
invented bureaus in `tests/accuracy/reports/`, {characters:,} characters in styles unlike each other:
terse, florid, in bullets, in one chain of semicolons, in brackets, with flattened tables, broken to a
fixed width, with full-width digits or half-width punctuation. Every quantity in them has a reference
answer: {statistics} statistics and {fates} numbers that are none. Rules were mended by what these
reports taught, so a report that nobody has seen will be read a little worse.

A statistic is right when its place, metric, unit and value are; its dimensions (qualifier, scope,
party, audience, mode, kind, period) count as right only all together. *Precision* is the share of
what was read that is right, *recall* the share of what is there that was read.
"""


def tell(measured: Measured) -> str:
    """The whole report."""
    blocks = [
        INTRODUCTION.format(
            reports=len(measured.texts),
            characters=sum(map(len, measured.texts.values())),
            statistics=sum("metric" in a for a in measured.answers),
            fates=sum("fate" in a for a in measured.answers),
        ),
        "## By family\n",
        *_families(measured),
        "\n## By phenomenon\n\nA statistic may show several; spurious ones are sorted by what was read.\n",
        *_phenomena(measured),
        "\n## Numbers that are no statistics\n",
        *_fates(measured),
        "\n## Facts of the reports\n\nRead from the texts alone; the places are invented, so no district can be.\n",
        *_facts(measured),
        "\n## Confusions\n",
        *_confusions(measured),
    ]
    return "\n".join(blocks) + "\n"


def _table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    words = rows and isinstance(rows[0][1], str)
    yield "|" + "|".join(" --- " if i == 0 or words else " ---: " for i in range(len(header))) + "|"
    for row in rows:
        yield f"| {' | '.join(map(str, row))} |"


HEADER = (
    "statistics",
    "right",
    "missing",
    "spurious",
    "precision",
    "recall",
    "dimensions",
    "wholes",
)


def _score_cells(result: Score) -> list[object]:
    counts = result.total()
    precision, recall, _ = rates(counts)
    asked = counts["right"] + counts["missing"]
    return [
        asked, counts["right"], counts["missing"], counts["spurious"],
        f"{precision:.4f}" if counts["right"] + counts["spurious"] else "–",
        f"{recall:.4f}" if asked else "–", share(result.dimensions), share(result.wholes),
    ]  # fmt: skip


def share(counts: Mapping[str, int]) -> str:
    """Right of all as a number with four places; – where nothing is asked."""
    return f"{counts['right'] / counts['all']:.4f}" if counts.get("all") else "–"


def _families(measured: Measured) -> Iterator[str]:
    rows = []
    for family in measured.dictionary.families.values():
        asked = [
            i for i, answer in enumerate(measured.answers)
            if measured.families.get(answer.get("metric", "")) == family.id
        ]  # fmt: skip
        besides = [
            i for i in measured.spurious
            if measured.families[measured.observations[i]["metric"]] == family.id
        ]  # fmt: skip
        rows.append([f"{family.zh} {family.en}", *_score_cells(measured.score(asked, besides))])
    rows.append(["**all**", *_score_cells(measured.score())])
    yield from _table(("family", *HEADER), rows)


def _phenomena(measured: Measured) -> Iterator[str]:
    asked: dict[str, list[int]] = {}
    besides: dict[str, list[int]] = {}
    for index, answer in enumerate(measured.answers):
        if "metric" in answer:
            for name in phenomena(answer, measured.texts[answer["report"]]):
                asked.setdefault(name, []).append(index)
    for index in measured.spurious:
        row = measured.observations[index]
        for name in phenomena(row, measured.texts[row["report_id"]]):
            besides.setdefault(name, []).append(index)
    rows = [
        [name, *_score_cells(measured.score(indexes, besides.get(name, ())))]
        for name, indexes in sorted(asked.items(), key=lambda item: -len(item[1]))
    ]
    yield from _table(("phenomenon", *HEADER), rows)


_FATES = {
    "unmapped": "quantities that no metric covers",
    "requirement": "plans, rules and targets",
    "change": "changes",
    "date": "dates",
    "duration": "durations",
    "document": "documents and articles",
    "heading": "headings",
    "name": "names and slogans",
    "rank": "ranks",
    "furniture": "furniture of the page",
}


def _fates(measured: Measured) -> Iterator[str]:
    rows: list[list[object]] = []
    for fate, words in _FATES.items():
        asked = [i for i, a in enumerate(measured.answers) if a.get("fate") == fate]
        if asked:
            counts = measured.score(asked).fates
            rows.append([f"`{fate}` {words}", counts["all"], counts["right"], share(counts)])
    counts = measured.score().fates
    rows.append(["**all**", counts["all"], counts["right"], share(counts)])
    yield from _table(("fate", "numbers", "right", "share"), rows)


def _facts(measured: Measured) -> Iterator[str]:
    rows = [[f"`{name}`", asked, right] for name, (right, asked) in measured.facts.items()]
    yield from _table(("fact", "reports", "right"), rows)


def _confusions(measured: Measured) -> Iterator[str]:
    found = confusions(measured)
    if not found:
        yield "None."
        return
    counts = Counter(c.about for c in found)
    said = ", ".join(f"{count} of a {about}" for about, count in counts.items())
    yield f"Expected → read instead: {said}.\n"
    rows = [[c.about, c.expected, c.found, c.shown.replace("|", "/"), c.report] for c in found]
    yield from _table(("about", "expected", "read instead", "at", "report"), rows)
