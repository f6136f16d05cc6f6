"""A chart as a self-contained PNG: title, definition, verdict, chart, caveats, sources.

Drawn by Kaleido in the system's Chromium. Kaleido's own sync server is not safe for several
threads and waits for ever when its browser is gone, so one worker thread draws one picture at a
time and is given up on after ``TIMEOUT`` seconds.
"""

from __future__ import annotations

import asyncio
import importlib.util
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import plotly.graph_objects as go

from compare import look as looks
from compare.chart import draw
from compare.comparison import Comparison
from compare.lines import escaped
from compare.look import Look, wrapped
from compare.naming import bureau_name, day
from compare.phrases import Speaker, caveats, definition, title, verdict_line
from compare.words import word

WIDTH, HEIGHT, SCALE = 1280, 720, 1.5
MARGIN = 40
TIMEOUT = 60.0
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="picture")


class PictureError(Exception):
    """The picture could not be drawn; the message says why."""


@dataclass(frozen=True)
class Missing:
    """What the server lacks, and the words' key for how to install it."""

    what: str
    install: str


def missing() -> Missing | None:
    """What keeps this machine from drawing pictures, or None."""
    if importlib.util.find_spec("kaleido") is None:
        return Missing("kaleido", "install.kaleido")
    if browser() is None:
        return Missing("chromium", "install.chromium")
    return None


def browser() -> str | None:
    """The browser that draws: ``BROWSER_PATH``, or the first Chromium on the path."""
    given = os.environ.get("BROWSER_PATH")
    return given or next((found for name in BROWSERS if (found := shutil.which(name))), None)


def png(figure: go.Figure, timeout: float = TIMEOUT, scale: float = SCALE) -> bytes:
    """The figure as PNG, one at a time; ``scale`` pixels each. Raises PictureError."""
    drawn = _drawn if scale == SCALE else partial(_drawn, scale=scale)
    future = _worker.submit(lambda: asyncio.run(drawn(figure, timeout)))
    try:
        return future.result(timeout + 5)
    except Late as late:
        future.cancel()
        raise PictureError(f"no picture after {timeout:.0f} s") from late
    except Exception as problem:
        raise PictureError(f"{type(problem).__name__}: {problem}") from problem


def pngs(
    figures: Sequence[tuple[go.Figure, float]], told: Callable[[int], None] | None = None,
    timeout: float = TIMEOUT,
) -> list[bytes]:  # fmt: skip
    """Several figures, each with its scale, in one browser, one after another: a browser that
    starts anew for each takes most of the time. ``told`` hears how many are done; each has
    ``timeout`` seconds. Raises PictureError."""
    if not figures:
        return []
    future = _worker.submit(lambda: asyncio.run(_drawn_all(figures, timeout, told)))
    try:
        return future.result(timeout * (len(figures) + 1))
    except Late as late:
        future.cancel()
        raise PictureError(f"no picture after {timeout:.0f} s") from late
    except Exception as problem:
        raise PictureError(f"{type(problem).__name__}: {problem}") from problem


async def _drawn(figure: go.Figure, timeout: float, scale: float = SCALE) -> bytes:
    return (await _drawn_all([(figure, scale)], timeout))[0]


async def _drawn_all(
    figures: Sequence[tuple[go.Figure, float]], timeout: float,
    told: Callable[[int], None] | None = None,
) -> list[bytes]:  # fmt: skip
    import kaleido

    options: dict[str, Any] = {"path": browser(), "timeout": timeout, "mathjax": False}
    found: list[bytes] = []
    async with (
        asyncio.timeout(timeout * len(figures)),
        kaleido.Kaleido(n=1, **options) as drawer,
    ):
        for figure, scale in figures:
            found.append(await drawer.calc_fig(
                figure,
                opts={"format": "png", "width": figure.layout.width,
                      "height": figure.layout.height, "scale": scale},
            ))  # fmt: skip
            if told is not None:
                told(len(found))
    return found


def picture(comparison: Comparison, speaker: Speaker, look: Look) -> go.Figure:
    """The comparison's chart with everything that the page says about it, on white."""
    figure = bare(comparison, speaker, look)
    return framed(figure, _above(comparison, speaker), _below(comparison, speaker))


def bare(comparison: Comparison, speaker: Speaker, look: Look) -> go.Figure:
    """The chart alone as it stands in a picture: light and wide, nothing chosen."""
    return draw(comparison, speaker, replace(look, theme="light", narrow=False, picture=True,
                                             selected=""))  # fmt: skip


def framed(
    figure: go.Figure, above: Sequence[Printed], below: Sequence[Printed], least: int = 0,
    width: int = WIDTH,
) -> go.Figure:  # fmt: skip
    """``figure`` (of ``bare``) between lines of text, on white; at least ``least`` high."""
    top = MARGIN + sum(line.height for line in above) + 14
    bottom = MARGIN + sum(line.height for line in below) + 34
    chart = int(figure.layout.height) - 36
    height = max(HEIGHT, top + chart + bottom) if chart > 300 else max(top + chart + bottom, 480)
    if height < least:
        # Thicker bars rather than a gap, within reason.
        chart, height = min(int(chart * 1.6), chart + least - top - chart - bottom), least
    left = max(int(figure.layout.margin.l), 60) + MARGIN
    right = max(int(figure.layout.margin.r), 0) + MARGIN
    figure.update_layout(
        width=width, height=height, paper_bgcolor=looks.PAPER["light"],
        margin={"l": left, "r": right, "t": top, "b": height - top - chart},
    )  # fmt: skip
    plot_width = width - left - right
    x = (MARGIN - left) / plot_width
    at = MARGIN
    for line in above:
        _write(figure, line, x, 1 + (top - at) / chart)
        at += line.height
    at = height - MARGIN - sum(line.height for line in below)
    for line in below:
        _write(figure, line, x, 1 - (at - top) / chart)
        at += line.height
    return figure


@dataclass(frozen=True)
class Printed:
    """A line of text in a picture, its size in pixels."""

    text: str
    size: int
    colour: str
    bold: bool = False

    @property
    def height(self) -> int:
        """How much room it takes, in pixels."""
        return int(self.size * 1.45)


def block(
    text: str, size: int, colour: str, bold: bool = False, width: int = WIDTH
) -> list[Printed]:
    """The text as lines that fit into a picture ``width`` wide."""
    return [Printed(line, size, colour, bold) for line in wrapped(text, size, width - 2 * MARGIN)]


def _above(comparison: Comparison, speaker: Speaker) -> list[Printed]:
    verdict, reasons = verdict_line(comparison, speaker)
    said = verdict + word("colon", speaker.lang) + reasons
    ink, quiet = looks.TEXT["light"], looks.QUIET["light"]
    return [
        *block(title(comparison, speaker), 24, ink, bold=True),
        *block(definition(comparison, speaker), 14, quiet),
        *block(said, 15, ink),
    ]


def _below(comparison: Comparison, speaker: Speaker) -> list[Printed]:
    lang, quiet = speaker.lang, looks.QUIET["light"]
    lines: list[Printed] = []
    said = caveats(comparison, speaker)
    if said:
        joined = word("clause.separator", lang).join(said)
        lines += block(word("compare.caveats", lang) + word("colon", lang) + joined, 13, quiet)
    lines += block(
        word("compare.sources", lang) + word("colon", lang) + sources(comparison, speaker),
        13, quiet,
    )  # fmt: skip
    lines += block(f"{word('app.name', lang)} · {speaker.dataset.version}", 12, quiet)
    return lines


def sources(comparison: Comparison, speaker: Speaker, most: int = 6) -> str:
    """The reports that the figures are from, with their date and address where known.

    Where none states the metric, all that were read for it.
    """
    every = [row for row in comparison.rows if row.figure.opened] or comparison.rows
    rows = every[:most]
    said = []
    for row in rows:
        report = row.report
        bureau = bureau_name(speaker.dataset, report, speaker.lang)
        parts = ["" if bureau in report.title else bureau, report.title]
        parts += [day(report.published_on), report.source_url]
        said.append(word("list.separator", speaker.lang).join(dict.fromkeys(p for p in parts if p)))
    more = len(every) - len(rows)
    return word("clause.separator", speaker.lang).join(said) + (f" … (+{more})" if more else "")


def _write(figure: go.Figure, line: Printed, x: float, y: float) -> None:
    text = escaped(line.text)
    figure.add_annotation(
        xref="paper", yref="paper", x=x, y=y, xanchor="left", yanchor="top", showarrow=False,
        text=f"<b>{text}</b>" if line.bold else text, align="left",
        font={"size": line.size, "color": line.colour},
    )  # fmt: skip
