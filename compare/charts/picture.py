"""A chart between lines of text as PNG or SVG.

Drawn by Kaleido in the system's Chromium. Kaleido's own sync server is not safe for several
threads and waits for ever when its browser is gone, so one worker thread draws one picture at a
time and is given up on after ``TIMEOUT`` seconds.
"""

from __future__ import annotations

import asyncio
import importlib.util
import os
import re
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass
from functools import partial
from typing import Any

import plotly.graph_objects as go

from compare.charts import look as looks
from compare.charts.canvas import META
from compare.charts.lines import escaped
from compare.charts.look import wrapped

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
    return _made(_drawn if scale == SCALE else partial(_drawn, scale=scale), figure, timeout)


def svg(figure: go.Figure, timeout: float = TIMEOUT, scale: float = SCALE) -> bytes:
    """The figure as SVG ``scale`` times as large as it is laid out: text is text, in whichever of
    the named fonts the reader has, and nothing is fetched. Raises PictureError."""
    found = _made(partial(_drawn, form="svg"), figure, timeout).decode("utf-8")
    width, height = int(figure.layout.width), int(figure.layout.height)
    size = f'width="{round(width * scale)}" height="{round(height * scale)}"'
    root, inner = found.split(">", 1)
    root = re.sub(r' (?:width|height|viewBox)="[^"]*"', "", root)
    return f'{root} {size} viewBox="0 0 {width} {height}">{inner}'.encode()


def _made(drawn: Callable[..., Any], figure: go.Figure, timeout: float) -> bytes:
    """What ``drawn`` gives, in the one worker, given up on after ``timeout`` seconds."""
    future = _worker.submit(lambda: asyncio.run(drawn(figure, timeout)))
    try:
        return bytes(future.result(timeout + 5))
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


async def _drawn(
    figure: go.Figure, timeout: float, scale: float = SCALE, form: str = "png"
) -> bytes:
    return (await _drawn_all([(figure, scale)], timeout, form=form))[0]


async def _drawn_all(
    figures: Sequence[tuple[go.Figure, float]], timeout: float,
    told: Callable[[int], None] | None = None, form: str = "png",
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
                opts={"format": form, "width": figure.layout.width,
                      "height": figure.layout.height, "scale": scale if form == "png" else 1},
            ))  # fmt: skip
            if told is not None:
                told(len(found))
    return found


def framed(
    figure: go.Figure, above: Sequence[Printed], below: Sequence[Printed], least: int = 0,
    width: int = WIDTH, theme: str = "light",
) -> go.Figure:  # fmt: skip
    """``figure`` between lines of text; at least ``least`` high. A drawing in pixels
    (``compare.charts.canvas``) keeps its own size, any other chart grows where there is room."""
    drawn_in_pixels = figure.layout.meta == META
    margin = figure.layout.margin
    # What the chart itself writes above and below its frame.
    over, under = max(0, int(margin.t) - 24), max(0, int(margin.b) - 36)
    top = MARGIN + sum(line.height for line in above) + 14 + over
    bottom = MARGIN + sum(line.height for line in below) + 34 + under
    chart = int(figure.layout.height) - 36
    height = max(HEIGHT, top + chart + bottom) if chart > 300 else max(top + chart + bottom, 480)
    if drawn_in_pixels:
        height = max(top + chart + bottom, least)
    elif height < least:
        # Thicker bars rather than a gap, within reason.
        chart, height = min(int(chart * 2.2), chart + least - top - chart - bottom), least
    left = (0 if drawn_in_pixels else max(int(margin.l), 60)) + MARGIN
    right = max(int(margin.r), 0) + MARGIN
    figure.update_layout(
        width=width, height=height, paper_bgcolor=looks.PAPER[theme],
        margin={"l": left, "r": right, "t": top, "b": height - top - chart},
    )  # fmt: skip
    plot_width = width - left - right
    x = (MARGIN - left) / plot_width
    written = []
    at = MARGIN
    for line in above:
        written.append(_written(line, x, 1 + (top - at) / chart))
        at += line.height
    at = height - MARGIN - sum(line.height for line in below)
    for line in below:
        written.append(_written(line, x, 1 - (at - top) / chart))
        at += line.height
    # At once: one by one, each would have all those before it checked again.
    figure.layout.annotations = (*figure.layout.annotations, *written)
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


def _written(line: Printed, x: float, y: float) -> go.layout.Annotation:
    text = escaped(line.text)
    return go.layout.Annotation(
        xref="paper", yref="paper", x=x, y=y, xanchor="left", yanchor="top", showarrow=False,
        text=f"<b>{text}</b>" if line.bold else text, align="left",
        font={"size": line.size, "color": line.colour},
    )  # fmt: skip
