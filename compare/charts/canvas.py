"""A drawing in pixels as a Plotly figure: the tables and small charts that the pages have as HTML.

What is drawn here is drawn by the same library as every other chart, so that pictures of all of
them are made, framed and exported alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

from compare.charts import look as looks
from compare.charts.lines import escaped
from compare.charts.look import Look, shortened, width_of

META = "canvas"
_SIDES = {"left": "middle right", "right": "middle left", "middle": "middle center"}


@dataclass
class Canvas:
    """Rectangles, lines, dots and words; x to the right, y downwards, both in pixels."""

    width: int
    look: Look
    boxes: list[tuple[float, float, float, float, str, str, bool, str]] = field(
        default_factory=list
    )
    words: list[tuple[float, float, str, int, str, str]] = field(default_factory=list)
    dots: list[tuple[float, float, float, str, str]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, edge: str = "",
        hatched: bool = False, ground: str = "",
    ) -> None:  # fmt: skip
        """A rectangle from its left upper corner; hatched with its edge on paper or ``ground``."""
        self.boxes.append((x, y, width, height, fill, edge or fill, hatched, ground))

    def text(
        self, x: float, y: float, said: str, size: int, colour: str = "", side: str = "left",
        room: float = 0, bold: bool = False,
    ) -> None:  # fmt: skip
        """A line of words at the height of its middle; cut with … to ``room`` pixels."""
        # Bold letters are wider than reckoned.
        fits = room * (0.86 if bold else 1)
        kept = escaped(shortened(said, size, fits) if room else said)
        ink = colour or looks.TEXT[self.look.theme]
        self.words.append((x, y, f"<b>{kept}</b>" if bold else kept, size, ink, _SIDES[side]))

    def dot(self, x: float, y: float, size: float, fill: str, edge: str) -> None:
        """A circle around a point."""
        self.dots.append((x, y, size, fill, edge))

    def line(self, x0: float, y0: float, x1: float, y1: float, colour: str, width: float) -> None:
        """A straight line."""
        self.shapes.append({
            "type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "layer": "below",
            "line": {"color": colour, "width": width},
        })  # fmt: skip

    def figure(self, height: float) -> go.Figure:
        """Everything that was drawn, ``height`` pixels high."""
        paper = looks.PAPER[self.look.theme]
        figure = go.Figure()
        if self.boxes:
            x, y, w, h, fill, edge, hatched, ground = zip(*self.boxes, strict=True)
            rims = [g or e for g, e in zip(ground, edge, strict=True)]
            figure.add_bar(
                x=[a + b / 2 for a, b in zip(x, w, strict=True)], base=y, y=h, width=w,
                hoverinfo="skip",
                marker={
                    "color": fill, "line": {"color": rims, "width": 1},
                    "pattern": {"shape": ["/" if on else "" for on in hatched], "size": 6,
                                "fgcolor": edge, "fillmode": "replace",
                                "bgcolor": [g or paper for g in ground]},
                },
            )  # fmt: skip
        if self.dots:
            dx, dy, size, inner, rim = zip(*self.dots, strict=True)
            figure.add_scatter(
                x=dx, y=dy, mode="markers", hoverinfo="skip", cliponaxis=False,
                marker={"size": size, "color": inner, "line": {"color": rim, "width": 1.5}},
            )  # fmt: skip
        if self.words:
            tx, ty, said, sizes, inks, sides = zip(*self.words, strict=True)
            figure.add_scatter(
                x=tx, y=ty, text=said, mode="text", textposition=sides, hoverinfo="skip",
                cliponaxis=False, textfont={"size": sizes, "color": inks},
            )  # fmt: skip
        axis = {"visible": False, "fixedrange": True}
        figure.update_layout(
            template="none", showlegend=False, dragmode=False, shapes=self.shapes, meta=META,
            barmode="overlay", height=int(height) + 36, paper_bgcolor="rgba(0,0,0,0)",
            plot_bgcolor="rgba(0,0,0,0)", margin={"l": 0, "r": 0, "t": 0, "b": 36},
            font={"family": looks.FONT, "size": self.look.size},
            xaxis={**axis, "range": [0, self.width]}, yaxis={**axis, "range": [height, 0]},
        )  # fmt: skip
        return figure


def wide(text: str, size: float) -> float:
    """How wide a line of words is, in pixels."""
    return width_of(text, size)


def mixed(colour: str, share: float, ground: str = "#ffffff") -> str:
    """``colour`` on ``ground`` as much as ``share`` (0 to 1) says."""
    pairs = [(int(c[i : i + 2], 16)) for c in (colour, ground) for i in (1, 3, 5)]
    return "#" + "".join(
        f"{round(ground_ + (own - ground_) * share):02x}"
        for own, ground_ in zip(pairs[:3], pairs[3:], strict=True)
    )
