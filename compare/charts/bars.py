"""The one figure factory: a comparison drawn as bars, or as a dot plot where there are many."""

from __future__ import annotations

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from compare.charts import look as looks
from compare.charts.lines import Line, escaped, is_many, lines_of, positions
from compare.charts.look import Look, shortened, width_of
from compare.charts.marks import Marks
from compare.comparison import Comparison
from compare.telling import numbers
from compare.telling.phrases import Speaker

UNIT = {"wide": 54, "narrow": 60, "many": 22, "narrow many": 40}
REACH = 1.02
MOST_LEFT = 330


def colours(comparison: Comparison, speaker: Speaker, theme: str) -> dict[str, str]:
    """Report id → colour. Districts keep theirs from page to page; beyond seven all are grey."""
    codes = sorted({r.district_code for r in speaker.dataset.reports()})
    shown = {row.report.district_code for row in comparison.rows}
    palette = looks.IDENTITY[theme]
    if len(shown) > len(palette):
        return {row.report.id: looks.MANY[theme] for row in comparison.rows}
    ranks = codes if len(codes) <= len(palette) else sorted(shown)
    by_code = {code: palette[i] for i, code in enumerate(ranks)}
    return {row.report.id: by_code[row.report.district_code] for row in comparison.rows}


def draw(comparison: Comparison, speaker: Speaker, look: Look) -> go.Figure:
    """The chart. Every mark carries the id of its observation in ``customdata``."""
    lines = lines_of(comparison, speaker, look)
    middles = positions(lines)
    most = _most(lines)
    figure = go.Figure()
    drawer = _Drawer(figure, lines, middles, most, look, colours(comparison, speaker, look.theme))
    drawer.highlight()
    drawer.marks(is_many(comparison))
    drawer.zeros()
    drawer.labels()
    drawer.names()
    drawer.hits()
    drawer.finish()
    _lay_out(figure, lines, look, is_many(comparison))
    _scale(figure, comparison, most, look, speaker.lang)
    return figure


def unit_height(many: bool, look: Look) -> int:
    """The height of a bureau's line, in pixels."""
    if look.narrow:
        return UNIT["narrow many" if many else "narrow"]
    return UNIT["many" if many else "wide"]


def _most(lines: Sequence[Line]) -> float:
    ends: list[float] = [0.0]
    for line in lines:
        if line.value is not None:
            ends += [line.value, line.extension or 0.0]
            ends += [s.high for s in (line.span, line.confidence) if s is not None]
    return max(ends) or 1.0


def _left(lines: Sequence[Line], look: Look) -> int:
    """Room for the names, in pixels; none where they stand above the bars."""
    if look.narrow:
        return 4
    widths = [width_of(line.name, _name_size(line, look)) for line in lines]
    notes = [width_of(line.note, look.small) for line in lines if line.role == "main"]
    return int(min(max([*widths, *notes, 80]) + 18, MOST_LEFT))


def _name_size(line: Line, look: Look) -> int:
    return look.size if line.role == "main" else look.small


class _Drawer(Marks):
    """Adds the layers that are words, and those that are clicked."""

    def labels(self) -> None:
        """The value at the end of each bar; a word where there is no bar."""
        for line, middle in self.rows:
            if not line.label:
                continue
            quiet = line.value is None or line.role == "part"
            whisker = line.confidence or line.span
            end = max(whisker.high if whisker else 0.0, line.extension or line.value or 0.0)
            self.annotation(
                x=end, y=self.bar_middle(line, middle), text=escaped(line.label),
                xanchor="left", xshift=8 if line.value is not None else 4, showarrow=False,
                font={"size": self.look.small if line.role != "main" else self.look.size,
                      "color": (looks.QUIET if quiet else looks.TEXT)[self.theme]},
            )  # fmt: skip

    def names(self) -> None:
        """Names at the left of the bars, or above them on a narrow screen; never turned."""
        for line, middle in self.rows:
            room = MOST_LEFT - 18 if not self.look.narrow else 2000
            text = escaped(shortened(line.name, _name_size(line, self.look), room))
            if line.note and line.role == "main":
                note = f"<span style='font-size:{self.look.small}px;color:" \
                    f"{looks.QUIET[self.theme]}'>{escaped(line.note)}</span>"  # fmt: skip
                text = f"{text}  {note}" if self.look.narrow else f"{text}<br>{note}"
            if line.observation == self.look.selected and line.observation:
                text = f"<b>{text}</b>"
            narrow = self.look.narrow
            heading = line.role == "heading"
            self.annotation(
                xref="paper", x=0, text=text, showarrow=False,
                y=middle - 0.3 * line.height if narrow and not heading else middle,
                xanchor="left" if narrow else "right", align="left" if narrow else "right",
                xshift=(14 * line.depth if narrow else -10),
                font={"size": _name_size(line, self.look),
                      "color": (looks.TEXT if line.role in {"main", "dot"}
                                else looks.QUIET)[self.theme]},
            )  # fmt: skip

    def hits(self) -> None:
        """Invisible bars over whole lines, so that a thin bar or a silence can be clicked."""
        reach = [(line, y) for line, y in self.rows if line.role != "heading"]
        self.figure.add_bar(
            orientation="h",
            x=[self.most * REACH for _ in reach],
            y=[y for _, y in reach],
            width=[line.height * 0.96 for line, _ in reach],
            marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}},
            customdata=[line.observation for line, _ in reach],
            hovertext=[line.hover for line, _ in reach],
            hovertemplate="%{hovertext}<extra></extra>",
            unselected={"marker": {"opacity": 0}},
            selected={"marker": {"opacity": 0}},
            name="",
        )


def _right(lines: Sequence[Line], look: Look) -> int:
    """Room for the figures at the ends of the bars, in pixels."""
    most = _most(lines)
    long = [line for line in lines if line.value is not None and line.value > 0.6 * most]
    widths = [width_of(line.label, look.size) for line in long]
    return int(min(max([*widths, 24]) + 18, 220))


def ticks(most: float) -> list[float]:
    """Three to six round numbers from zero up to ``most``."""
    rough = most / 5
    power = 10 ** math.floor(math.log10(rough))
    step = next(f * power for f in (1, 2, 2.5, 5, 10) if f * power >= rough * 0.999)
    step = max(step, 1.0) if most >= 3 else step
    return [round(step * i, 9) for i in range(int(most / step + 1e-9) + 1)]


def _scale(figure: go.Figure, comparison: Comparison, most: float, look: Look, lang: str) -> None:
    """The axis of values, in the same manner of printing as the figures."""
    drawn = any(trace.type == "bar" and trace.hoverinfo == "skip" for trace in figure.data)
    at = ticks(most)[:: 2 if look.narrow else 1] if drawn or comparison.ranked else []
    as_rate = comparison.rate is not None and comparison.unit != "CNY"
    figure.update_xaxes(
        range=[0, most * REACH], fixedrange=True, zeroline=True, showgrid=not look.narrow,
        zerolinecolor=looks.QUIET[look.theme], zerolinewidth=1, gridcolor=looks.LINE[look.theme],
        tickvals=at, tickfont={"size": look.small, "color": looks.QUIET[look.theme]},
        ticktext=[numbers.four_significant(v) if as_rate
                  else numbers.amount(v, comparison.unit, lang, bare=True) for v in at],
    )  # fmt: skip


def _lay_out(figure: go.Figure, lines: Sequence[Line], look: Look, many: bool) -> None:
    height = sum(line.height for line in lines)
    unit = unit_height(many, look)
    theme = look.theme
    # The camera button stands above the bars, not on a figure.
    top = 6 if look.picture or look.narrow else 26
    figure.update_layout(
        template="none",
        barmode="overlay",
        showlegend=False,
        dragmode=False,
        font={"family": looks.FONT, "size": look.size, "color": looks.TEXT[theme]},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": _left(lines, look), "r": _right(lines, look), "t": top, "b": 30,
                "pad": 0},
        height=max(int(height * unit) + top + 30, 120),
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": looks.QUIET[theme],
                 "activecolor": looks.TEXT[theme]},
        hoverlabel={"align": "left", "bgcolor": looks.PAPER[theme],
                    "bordercolor": looks.LINE[theme],
                    "font": {"family": looks.FONT, "size": 13, "color": looks.TEXT[theme]}},
        yaxis={"range": [height, 0], "fixedrange": True, "visible": False},
    )  # fmt: skip
