"""The marks of a bar chart or dot plot: bars and dots, what annualising adds, whiskers, zeros."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from compare.charts import look as looks
from compare.charts.lines import Line
from compare.charts.look import Look


class Marks:
    """Adds the layers of one chart that are marks to its figure."""

    def __init__(
        self,
        figure: go.Figure,
        lines: Sequence[Line],
        middles: Sequence[float],
        most: float,
        look: Look,
        colour: dict[str, str],
    ) -> None:
        self.figure = figure
        self.rows = list(zip(lines, middles, strict=True))
        self.most = most
        self.look = look
        self.colour = colour
        self.theme = look.theme
        self._shapes: list[dict[str, Any]] = []
        self._annotations: list[dict[str, Any]] = []

    def shape(self, **properties: Any) -> None:
        """Add a shape to the layout when the drawing is done."""
        self._shapes.append(properties)

    def annotation(self, **properties: Any) -> None:
        """Add a text to the layout when the drawing is done."""
        self._annotations.append(properties)

    def finish(self) -> None:
        """Put all shapes and texts into the layout at once: one by one, each would have all those
        before it checked again, which takes a minute with two hundred bureaus."""
        self.figure.update_layout(shapes=self._shapes, annotations=self._annotations)

    def highlight(self) -> None:
        """A tint behind the chosen line."""
        for line, middle in self.rows:
            if line.observation and line.observation == self.look.selected:
                self.shape(
                    type="rect", xref="paper", x0=0, x1=1, y0=middle - line.height / 2,
                    y1=middle + line.height / 2, fillcolor=looks.TINT[self.theme],
                    line={"width": 0}, layer="below",
                )  # fmt: skip

    def marks(self, many: bool) -> None:
        """Bars, or dots where there are many; whiskers for rounded figures."""
        drawn = [(line, y) for line, y in self.rows if line.value is not None]
        if not drawn:
            return
        if many:
            self._dots(drawn)
            return
        self.figure.add_bar(
            orientation="h",
            x=[line.value for line, _ in drawn],
            y=[self.bar_middle(line, y) for line, y in drawn],
            width=[self._thickness(line) for line, _ in drawn],
            marker={
                "color": [self._fill(line) for line, _ in drawn],
                "opacity": [1.0 if line.role == "main" else 0.55 for line, _ in drawn],
                "line": {"width": [2 if line.hollow else 1 for line, _ in drawn],
                         "color": [self.colour[line.report_id] for line, _ in drawn]},
                "pattern": {
                    "shape": ["/" if line.hatched else "" for line, _ in drawn],
                    "fillmode": "overlay",
                    "fgcolor": [self._stripes(line) for line, _ in drawn],
                    "size": 7,
                    "solidity": 0.28,
                },
            },
            customdata=[line.observation for line, _ in drawn],
            hoverinfo="skip",
            unselected={"marker": {"opacity": 1}},
        )  # fmt: skip
        self._outlines(drawn)
        self._extensions(drawn)
        self._whiskers([(line, self.bar_middle(line, y)) for line, y in drawn])

    def _outlines(self, drawn: Sequence[tuple[Line, float]]) -> None:
        """A dotted line around the bar of a figure that awaits review."""
        step = self.most * 0.006
        for line, y in drawn:
            if line.dotted and line.value is not None:
                middle, half = self.bar_middle(line, y), self._thickness(line) / 2 + 0.07
                self.shape(
                    type="rect", x0=0, x1=line.value + step, y0=middle - half, y1=middle + half,
                    line={"width": 1.5, "dash": "dot", "color": looks.TEXT[self.theme]},
                )  # fmt: skip

    def _fill(self, line: Line) -> str:
        """Full for a figure read from a text, the paper's own colour for one that was not."""
        return looks.PAPER[self.theme] if line.hollow else self.colour[line.report_id]

    def _stripes(self, line: Line) -> str:
        if line.hollow:
            return self.colour[line.report_id]
        return "rgba(255,255,255,0.85)" if self.theme == "light" else "rgba(0,0,0,0.6)"

    def _extensions(self, drawn: Sequence[tuple[Line, float]]) -> None:
        """What annualising adds: outlined and empty, after the hatched bar."""
        longer = [(ln, y, ln.extension, ln.value) for ln, y in drawn
                  if ln.extension is not None and ln.value is not None]  # fmt: skip
        if longer:
            self.figure.add_bar(
                orientation="h", base=[value for *_, value in longer],
                x=[extension - value for *_, extension, value in longer],
                y=[self.bar_middle(line, y) for line, y, *_ in longer],
                width=[self._thickness(line) for line, *_ in longer],
                marker={"color": "rgba(0,0,0,0)",
                        "line": {"width": 1.5, "color": [self.colour[line.report_id]
                                                         for line, *_ in longer]}},
                customdata=[line.observation for line, *_ in longer], hoverinfo="skip",
                unselected={"marker": {"opacity": 1}},
            )  # fmt: skip

    def _dots(self, drawn: Sequence[tuple[Line, float]]) -> None:
        self.figure.add_scatter(
            mode="markers",
            x=[line.value for line, _ in drawn],
            y=[self.bar_middle(line, y) for line, y in drawn],
            cliponaxis=False,
            marker={
                "size": 10,
                "symbol": [_symbol(line) for line, _ in drawn],
                "color": [self._dot_colour(line) for line, _ in drawn],
                "line": {"width": 2, "color": [self._dot_colour(line) for line, _ in drawn]},
            },
            customdata=[line.observation for line, _ in drawn],
            hoverinfo="skip",
            unselected={"marker": {"opacity": 1}},
        )
        doubtful = [(line, y) for line, y in drawn if line.dotted]
        if doubtful:
            # A marker's outline cannot be dotted: a ring of dots around it is.
            self.figure.add_scatter(
                mode="text", x=[line.value for line, _ in doubtful],
                y=[self.bar_middle(line, y) for line, y in doubtful],
                text=["◌"] * len(doubtful), cliponaxis=False, hoverinfo="skip",
                textfont={"size": 22, "color": looks.TEXT[self.theme]},
            )  # fmt: skip
        self._longer_dots([(line, y) for line, y in drawn if line.extension is not None])
        self._whiskers([(line, self.bar_middle(line, y)) for line, y in drawn])
        for line, y in [(line, self.bar_middle(line, y)) for line, y in drawn]:
            self.shape(
                type="line", x0=0, x1=line.value, y0=y, y1=y, layer="below",
                line={"width": 1, "color": looks.LINE[self.theme]},
            )  # fmt: skip

    def _longer_dots(self, longer: Sequence[tuple[Line, float]]) -> None:
        """What annualising adds to a dot: a dotted line to an empty mark."""
        if not longer:
            return
        at = [self.bar_middle(line, y) for line, y in longer]
        self.figure.add_scatter(
            mode="markers", x=[line.extension for line, _ in longer], y=at, cliponaxis=False,
            marker={"size": 10, "symbol": "diamond-open", "line": {"width": 2},
                    "color": [self._dot_colour(line) for line, _ in longer]},
            customdata=[line.observation for line, _ in longer], hoverinfo="skip",
            unselected={"marker": {"opacity": 1}},
        )  # fmt: skip
        for (line, _), y in zip(longer, at, strict=True):
            self.shape(
                type="line",
                x0=line.value,
                x1=line.extension,
                y0=y,
                y1=y,
                layer="below",
                line={"width": 1.5, "dash": "dot", "color": self._dot_colour(line)},
            )

    def _dot_colour(self, line: Line) -> str:
        chosen = line.observation == self.look.selected
        return looks.CHOSEN[self.theme] if chosen else self.colour[line.report_id]

    def bar_middle(self, line: Line, middle: float) -> float:
        """Lower where the name stands above the bar."""
        return middle + 0.2 * line.height if self.look.narrow else middle

    def _thickness(self, line: Line) -> float:
        share = 0.42 if self.look.narrow else 0.56
        return line.height * (share if line.role == "main" else share * 0.8)

    def _whiskers(self, drawn: Sequence[tuple[Line, float]]) -> None:
        """The interval of every rounded figure and the confidence interval of every rate, across
        the end of its bar."""
        spans = [(line.confidence or line.span, y) for line, y in drawn]
        rounded = [(span, y) for span, y in spans if span and not span.is_point]
        if rounded:
            middles = [(span.low + span.high) / 2 for span, _ in rounded]
            self.figure.add_scatter(
                mode="markers", x=middles, y=[y for _, y in rounded], hoverinfo="skip",
                marker={"opacity": 0, "size": 1}, unselected={"marker": {"opacity": 0}},
                error_x={"type": "data", "array": [(s.high - s.low) / 2 for s, _ in rounded],
                         "color": looks.TEXT[self.theme], "thickness": 2, "width": 6},
            )  # fmt: skip

    def zeros(self) -> None:
        """A stated zero is a tick at zero, never nothing."""
        at = [(line, y) for line, y in self.rows if line.value == 0]
        if at:
            self.figure.add_scatter(
                mode="markers", x=[0 for _ in at],
                y=[self.bar_middle(line, y) for line, y in at],
                marker={"symbol": "line-ns", "size": 18,
                        "line": {"width": 3, "color": [self.colour[ln.report_id] for ln, _ in at]}},
                customdata=[line.observation for line, _ in at], hoverinfo="skip",
                unselected={"marker": {"opacity": 1}},
            )  # fmt: skip


def _symbol(line: Line) -> str:
    """Hollow where entered by hand; a half-filled ring would be lost, so part of a year is a
    diamond."""
    shape = "diamond" if line.hatched else "circle"
    return f"{shape}-open" if line.hollow else shape
