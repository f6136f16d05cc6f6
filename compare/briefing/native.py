"""A comparison as a native chart of a slide: bars that PowerPoint can edit, its workbook inside.

The lines are those of the app's own chart (``compare.charts.lines``), so that both show the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.util import Pt

from compare.briefing.content import Content, clean
from compare.charts import look as looks
from compare.charts.bars import colours
from compare.charts.lines import Line, lines_of
from compare.charts.look import Look
from compare.files.export import neutralised
from compare.words import word

MOST_LINES = 20
FONT = "Microsoft YaHei"
_MARKS = "◔✎✓?∑"
_SHOWN = ("c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent",
          "c:showBubbleSize")  # fmt: skip
_STEPS = {
    "zh": ((1e8, "briefing.money.yi"), (1e4, "briefing.money.wan"), (1.0, "briefing.money.yuan")),
    "en": ((1e6, "m"), (1e3, "k"), (1.0, "")),
}


@dataclass(frozen=True)
class Scale:
    """What a value is divided by in the chart and its workbook, and what that is called: before
    (CNY) and after the number (万元, m)."""

    step: float
    before: str = ""
    after: str = ""

    @property
    def unit(self) -> str:
        """万元; CNY m; '' where nothing is divided."""
        return f"{self.before}{self.after}".strip()

    def format(self, body: str, sign: str = "", marks: str = "") -> str:
        """A number format that prints the unit with every number."""
        before, after = sign + self.before, self.after + marks
        return (f'"{before}"' if before else "") + body + (f'"{after}"' if after else "")


@dataclass(frozen=True)
class Bars:
    """The chart's data as the workbook holds them: one category a line, from top to bottom.

    ``values`` are what is stated, divided by ``scale.step``, None for a silence; ``extensions``
    what annualising makes of them. ``left`` is how many lines are not drawn.
    """

    lines: tuple[Line, ...]
    categories: tuple[str, ...]
    values: tuple[float | None, ...]
    extensions: tuple[float | None, ...]
    scale: Scale
    left: int = 0


def bars_of(content: Content) -> Bars:
    """The chart's data."""
    every = lines_of(content.comparison, content.speaker, Look(parts=content.spec.parts))
    lines = every[:MOST_LINES]
    scale = scale_of(content, [line.value for line in lines if line.value])
    extensions = [
        None if line.extension is None or line.value is None
        else _plain(line.extension / scale.step) for line in lines
    ]  # fmt: skip
    return Bars(
        lines=tuple(lines),
        categories=tuple(_category(line) for line in lines),
        values=tuple(None if line.value is None else _plain(line.value / scale.step)
                     for line in lines),
        extensions=tuple(extensions) if any(e is not None for e in extensions) else (),
        scale=scale,
        left=len(every) - len(lines),
    )  # fmt: skip


def scale_of(content: Content, values: Sequence[float]) -> Scale:
    """Money in the largest step in which the smallest bar keeps two digits; others as they are."""
    made, lang = content.comparison, content.lang
    if made.unit != "CNY":
        return Scale(1.0)
    for step, key in _STEPS[lang]:
        if values and min(values) / step >= 0.1:
            return Scale(step, "" if lang == "zh" else "CNY ", word(key, lang) if lang == "zh"
                         else key)  # fmt: skip
    return Scale(1.0, "" if lang == "zh" else "CNY ", "元" if lang == "zh" else "")


def _plain(value: float) -> float:
    """Without what dividing adds far behind the point."""
    return float(f"{value:.12g}")


def _category(line: Line) -> str:
    """The name with its period and rank under it; for a silence what there is instead."""
    said = line.name if line.role in {"main", "dot", "heading"} else "　" * line.depth + line.name
    if line.value is None and line.label:
        said += f"  {line.label}"
    if line.note and line.role in {"main", "dot"}:
        said += f"\n{line.note}"
    return neutralised(clean(said))


def number_format(line: Line, value: float, scale: Scale) -> str:
    """How the value is printed at the end of its bar: "≈ "#,##0" ◔". It stays the cell's value, so
    that a correction in the workbook shows."""
    decimals = _decimals(value)
    sign = re.match(r"[≈≥≤] ", line.label)
    marks = "".join(f" {mark}" for mark in _MARKS if f" {mark}" in line.label)
    if line.hatched and "◔" not in marks:
        marks = f" ◔{marks}"
    percent = "%" if line.label.rstrip(f" {_MARKS}").endswith("%") else ""
    body = "#,##0" + ("." + "0" * decimals if decimals else "")
    return scale.format(body, sign.group() if sign else "", percent + marks)


def _decimals(value: float) -> int:
    """As many as four significant figures need."""
    if value == int(value) or abs(value) >= 1000:
        return 0
    whole = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    printed = f"{value:.{max(0, 4 - whole)}f}".rstrip("0")
    return len(printed.partition(".")[2])


def add_chart(slide: Any, content: Content, box: tuple[int, int, int, int]) -> Bars:
    """The native chart on ``slide`` in ``box`` (left, top, width, height in EMU)."""
    bars = bars_of(content)
    data = CategoryChartData()
    data.categories = list(bars.categories)
    name = neutralised(content.title if not bars.scale.unit else
                       f"{content.title} · {bars.scale.unit}")  # fmt: skip
    data.add_series(name, bars.values)
    if bars.extensions:
        data.add_series(word("briefing.series", content.lang), bars.extensions)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box, data)
    frame.name = f"chart {content.number}"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", content.finding)
    _format(frame.chart, content, bars)
    return bars


def _format(chart: Any, content: Content, bars: Bars) -> None:
    size = 12 if len(bars.lines) <= 10 else 9
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = Pt(size)
    chart.font.name = FONT
    with_asian_font(chart.font._element)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    axis = chart.category_axis
    axis.reverse_order = True
    axis.has_major_gridlines = False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = rgb(looks.QUIET["light"])
    values = chart.value_axis
    values.minimum_scale = 0
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = rgb(looks.LINE["light"])
    values.format.line.fill.background()
    values.tick_labels.font.size = Pt(9)
    values.tick_labels.font.color.rgb = rgb(looks.QUIET["light"])
    body = "#,##0.0#" if _is_small(bars) else "#,##0"
    values.tick_labels.number_format = bars.scale.format(body)
    values.tick_labels.number_format_is_linked = False
    # The reversed axis would carry the values to the top.
    values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    colour = colours(content.comparison, content.speaker, "light")
    stated = plot.series[0]
    stated.invert_if_negative = False
    for at, (line, value) in enumerate(zip(bars.lines, bars.values, strict=True)):
        if value is not None:
            _paint(stated.points[at], line, colour[line.report_id])
            _label(stated.points[at], line, value, bars.scale, size)
    if bars.extensions:
        _extend(plot.series[1], bars, colour, size)
    _whiskers(stated, bars)


def _is_small(bars: Bars) -> bool:
    return max((v for v in bars.values if v is not None), default=0) < 5


def _paint(point: Any, line: Line, colour: str) -> None:
    """Full, hatched where part of a year, hollow where not read from a text; parts are paler."""
    shade = rgb(colour) if line.role != "part" else _paler(colour)
    fill = point.format.fill
    if line.hatched:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb = shade
        fill.back_color.rgb = rgb(looks.PAPER["light"])
    elif line.hollow:
        fill.solid()
        fill.fore_color.rgb = rgb(looks.PAPER["light"])
    else:
        fill.solid()
        fill.fore_color.rgb = shade
    point.format.line.color.rgb = shade
    point.format.line.width = Pt(1.5)


def _label(point: Any, line: Line, value: float, scale: Scale, size: int) -> None:
    """The value at the end of its bar, or inside it where an extension goes on from there."""
    label = point.data_label
    frame = label._get_or_add_dLbl()
    for tag in ("c:numFmt", "c:spPr", "c:txPr", "c:dLblPos", *_SHOWN):
        for found in frame.findall(qn(tag)):
            frame.remove(found)
    shown = etree.SubElement(frame, qn("c:numFmt"))
    shown.set("formatCode", number_format(line, value, scale))
    shown.set("sourceLinked", "0")
    for tag in _SHOWN:
        etree.SubElement(frame, qn(tag)).set("val", "1" if tag == "c:showVal" else "0")
    label.font.size = Pt(size)
    label.font.bold = line.role != "part"
    extended = line.extension is not None
    label.position = XL_LABEL_POSITION.INSIDE_END if extended else XL_LABEL_POSITION.OUTSIDE_END


def _extend(series: Any, bars: Bars, colour: dict[str, str], size: int) -> None:
    """What annualising makes of the figures: outlined and empty, so that the stated bar shows."""
    for at, (line, value) in enumerate(zip(bars.lines, bars.extensions, strict=True)):
        if value is None:
            continue
        point = series.points[at]
        point.format.fill.background()
        point.format.line.color.rgb = rgb(colour[line.report_id])
        point.format.line.width = Pt(1.5)
        # The mark of part of a year belongs to the bar inside.
        _label(point, replace(line, hatched=False, extension=None), value, bars.scale, size)


def _whiskers(series: Any, bars: Bars) -> None:
    """The interval of a rounded figure or a rate as error bars with values of their own."""
    plus, minus = [], []
    for line, value in zip(bars.lines, bars.values, strict=True):
        span = line.confidence or line.span
        if span is None or value is None or line.value is None or span.is_point:
            plus.append(0.0)
            minus.append(0.0)
            continue
        grown = (line.extension or line.value) / line.value if line.value else 1.0
        scaled = replace(span, low=span.low / grown, high=span.high / grown)
        plus.append(max(0.0, _plain((scaled.high - line.value) / bars.scale.step)))
        minus.append(max(0.0, _plain((line.value - scaled.low) / bars.scale.step)))
    if any(plus) or any(minus):
        bar = etree.Element(qn("c:errBars"))
        for tag, val in (("c:errBarType", "both"), ("c:errValType", "cust"), ("c:noEndCap", "0")):
            etree.SubElement(bar, qn(tag)).set("val", val)
        for tag, numbers in (("c:plus", plus), ("c:minus", minus)):
            literal = etree.SubElement(etree.SubElement(bar, qn(tag)), qn("c:numLit"))
            etree.SubElement(literal, qn("c:formatCode")).text = "General"
            etree.SubElement(literal, qn("c:ptCount")).set("val", str(len(numbers)))
            for at, number in enumerate(numbers):
                point = etree.SubElement(literal, qn("c:pt"))
                point.set("idx", str(at))
                etree.SubElement(point, qn("c:v")).text = repr(number)
        # The schema wants it right before the categories.
        series._element.find(qn("c:cat")).addprevious(bar)


def with_asian_font(properties: Any) -> None:
    """Chinese in the same typeface as the rest: python-pptx sets that of Latin letters alone."""
    for found in properties.findall(qn("a:ea")):
        properties.remove(found)
    asian = etree.SubElement(properties, qn("a:ea"))
    asian.set("typeface", FONT)
    latin = properties.find(qn("a:latin"))
    if latin is not None:
        latin.addnext(asian)


def rgb(colour: str) -> Any:
    """#0072b2 as python-pptx wants it."""
    return RGBColor.from_string(colour.removeprefix("#").upper())


def _paler(colour: str, share: float = 0.45) -> Any:
    """Mixed with white."""
    parts = [int(colour.removeprefix("#")[i : i + 2], 16) for i in (0, 2, 4)]
    return rgb("".join(f"{round(p + (255 - p) * share):02x}" for p in parts))
