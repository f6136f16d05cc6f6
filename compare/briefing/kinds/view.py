"""What every kind of chart gives to whoever shows it: words, a drawing, a table, a native form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

from compare.briefing.spec import ChartSpec
from compare.charts.look import Look
from compare.comparison import Comparison, compare
from compare.load import Dataset
from compare.model import Observation, Report, Verdict
from compare.overview import Block
from compare.telling.phrases import Speaker
from compare.words import word

Source = tuple[Report, tuple[Observation, ...]]


class BriefingError(Exception):
    """A chart that was asked for cannot be made any more; the message says which and why."""


@dataclass(frozen=True)
class Series:
    """A line or a cloud of points of a native chart.

    ``line`` is '', 'solid', 'dash' or 'dot'; ``marker`` '', 'circle', 'diamond' or 'x'; ``breaks``
    are the points to which no line leads; ``marks`` overrides the marker of single points.
    """

    name: str
    xs: tuple[float | None, ...]
    ys: tuple[float | None, ...]
    colour: str
    line: str = ""
    marker: str = "circle"
    labels: tuple[str, ...] = ()
    breaks: frozenset[int] = frozenset()
    marks: Mapping[int, str] = field(default_factory=dict)
    hollow: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Plot:
    """A native chart of lines over years (``kind`` 'line') or of points ('xy')."""

    kind: str
    series: tuple[Series, ...]
    across: str = ""
    up: str = ""
    log: tuple[bool, bool] = (False, False)


@dataclass(frozen=True)
class Asked:
    """One chart to be made: of which reports, in whose words."""

    chart: ChartSpec
    dataset: Dataset
    reports: Sequence[Report]
    speaker: Speaker
    number: int = 1

    @property
    def lang(self) -> str:
        """'zh' or 'en'."""
        return self.speaker.lang

    def impossible(self) -> BriefingError:
        """The error that says that nothing can be drawn of it."""
        said = word("briefing.no_view", self.lang)
        return BriefingError(
            f"chart {self.number} ({self.chart.subject}, {self.chart.view}): {said}"
        )


@dataclass(frozen=True)
class View:
    """A chart in one language. ``draw`` takes the look and the width that it may fill."""

    title: str
    definition: str
    verdict_id: str
    verdict: str
    reasons: str
    finding: str
    caveats: Sequence[str]
    marks: Sequence[str]
    sources: Sequence[Source]
    page: str
    asked: Mapping[str, str]
    draw: Callable[[Look, int], go.Figure]
    frame: Callable[[], pd.DataFrame]
    columns: Sequence[str] = ()
    plot: Plot | None = None
    comparison: Comparison | None = None
    is_drawn: bool = True


def tallied(
    dataset: Dataset, metrics: Sequence[tuple[str, str]], reports: Sequence[Report], lang: str
) -> tuple[str, str, str, dict[str, str]]:
    """The verdicts of several metrics (with their units): the worst, in a word, how many of each,
    and each metric's own."""
    found = {
        metric: compare(dataset, metric, reports, unit=unit).judgement.verdict
        for metric, unit in metrics
    }
    return *tally_said(list(found.values()), lang), {m: v.value for m, v in found.items()}


def tally_said(verdicts: Sequence[Verdict], lang: str) -> tuple[str, str, str]:
    """The worst of the verdicts, 'metric by metric', how many of each."""
    counts = {v: sum(one == v for one in verdicts) for v in Verdict}
    worst = next((v for v in (Verdict.NOT_COMPARABLE, Verdict.CAUTION) if counts[v]),
                 Verdict.COMPARABLE)  # fmt: skip
    # Where some may be compared and some may not, the whole is to be taken with caution.
    if worst == Verdict.NOT_COMPARABLE and counts[worst] < len(verdicts):
        worst = Verdict.CAUTION
    tally = word("picture.mixed.tally", lang, **{v.value: n for v, n in counts.items()})
    return worst.value, word("picture.mixed", lang), tally


def chosen(asked: Asked, page: str, several: bool = False) -> dict[str, str]:
    """The parameters that choose these reports on a page; ``several`` for the Overview of many."""
    reports, every = asked.reports, asked.dataset.reports()
    years, types = {str(r.year) for r in reports}, {r.agency_type for r in reports}
    year = years.pop() if len(years) == 1 else "all"
    kind = types.pop() if len(types) == 1 else "all"
    prefix = "all_" if several else ""
    same = [r for r in every if year in {"all", str(r.year)} and kind in {"all", r.agency_type}]
    found = {f"{prefix}year": year, f"{prefix}type": kind}
    if len(same) > len(reports) and not several:
        found["bureaus"] = ",".join(sorted(r.id for r in reports))
    return found


def observed(blocks: Sequence[Block], reports: Sequence[Report]) -> list[Source]:
    """For each report with figures these, in the order of the columns."""
    found: dict[str, list[Observation]] = {r.id: [] for r in reports}
    for block in blocks:
        for column in block.columns:
            for figure in column.figures:
                opened = figure.opened
                if opened is not None and figure.report.id in found:
                    found[figure.report.id].append(opened)
    return [(r, tuple(found[r.id])) for r in reports if found[r.id]]
