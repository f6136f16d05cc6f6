"""Lines over years and clouds of points as native charts of a slide, their workbook inside."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml.ns import qn
from pptx.util import Pt

from compare.briefing.content import Content, clean
from compare.briefing.kinds.view import Plot, Series
from compare.briefing.native import FONT, rgb, with_asian_font
from compare.charts import look as looks
from compare.files.export import neutralised

_MARKERS = {"circle": XL_MARKER_STYLE.CIRCLE, "diamond": XL_MARKER_STYLE.DIAMOND,
            "x": XL_MARKER_STYLE.X, "": XL_MARKER_STYLE.NONE}  # fmt: skip
_DASHES = {"dash": MSO_LINE_DASH_STYLE.DASH, "dot": MSO_LINE_DASH_STYLE.ROUND_DOT}
SIZE = 11


def add_plot(slide: Any, content: Content, plot: Plot, box: tuple[int, int, int, int]) -> None:
    """The native chart on ``slide`` in ``box`` (left, top, width, height in EMU)."""
    data = _lines(plot) if plot.kind == "line" else _points(plot)
    kind = XL_CHART_TYPE.LINE_MARKERS if plot.kind == "line" else XL_CHART_TYPE.XY_SCATTER_LINES
    frame = slide.shapes.add_chart(kind, *box, data)
    frame.name = f"chart {content.number}"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", content.finding)
    chart = frame.chart
    chart.has_title = False
    chart.font.size, chart.font.name = Pt(SIZE), FONT
    with_asian_font(chart.font._element)
    chart.has_legend = len(plot.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    for series, wanted in zip(chart.plots[0].series, plot.series, strict=True):
        _paint(series, wanted)
    _axis(chart.category_axis, plot.across, plot.log[0])
    _axis(chart.value_axis, plot.up, plot.log[1])
    if plot.kind == "line":
        # A year of which nothing is known leaves a gap.
        blanks = chart._chartSpace.chart.find(qn("c:dispBlanksAs"))
        if blanks is not None:
            blanks.set("val", "gap")


def _lines(plot: Plot) -> CategoryChartData:
    data = CategoryChartData()
    data.categories = [str(int(x)) for x in plot.series[0].xs if x is not None]
    for series in plot.series:
        data.add_series(neutralised(clean(series.name)), series.ys)
    return data


def _points(plot: Plot) -> XyChartData:
    data = XyChartData()
    for series in plot.series:
        added = data.add_series(neutralised(clean(series.name)))
        for x, y in zip(series.xs, series.ys, strict=True):
            added.add_data_point(x, y)
    return data


def _paint(series: Any, wanted: Series) -> None:
    colour = rgb(wanted.colour)
    series.smooth = False
    if wanted.line:
        series.format.line.color.rgb = colour
        series.format.line.width = Pt(2 if wanted.line == "solid" and wanted.marker else 1.25)
        if wanted.line in _DASHES:
            series.format.line.dash_style = _DASHES[wanted.line]
    else:
        series.format.line.fill.background()
    _mark(series.marker, wanted.marker, colour, hollow=False)
    for at, kind in wanted.marks.items():
        _mark(series.points[at].marker, kind, colour, at in wanted.hollow)
    for at in wanted.hollow - set(wanted.marks):
        _mark(series.points[at].marker, wanted.marker, colour, hollow=True)
    for at in wanted.breaks:
        series.points[at].format.line.fill.background()
    for at, label in enumerate(wanted.labels):
        if label and wanted.ys[at] is not None:
            _label(series.points[at], label, at)


def _mark(marker: Any, kind: str, colour: Any, hollow: bool) -> None:
    marker.style = _MARKERS[kind]
    if not kind:
        return
    marker.size = 9
    marker.format.line.color.rgb = colour
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb(looks.PAPER["light"]) if hollow else colour


def _label(point: Any, text: str, at: int) -> None:
    frame = point.data_label.text_frame
    frame.text = clean(text)
    run = frame.paragraphs[0].runs[0]
    run.font.size, run.font.name = Pt(SIZE), FONT
    with_asian_font(run.font._element)
    point.data_label.position = XL_LABEL_POSITION.ABOVE if at % 2 == 0 else XL_LABEL_POSITION.BELOW


def _axis(axis: Any, title: str, log: bool) -> None:
    quiet = rgb(looks.QUIET["light"])
    axis.has_major_gridlines = False
    axis.tick_labels.font.size = Pt(9)
    axis.tick_labels.font.color.rgb = quiet
    axis.format.line.color.rgb = rgb(looks.LINE["light"])
    if log:
        scaling = axis._element.find(qn("c:scaling"))
        base = etree.Element(qn("c:logBase"))
        base.set("val", "10")
        scaling.insert(0, base)
        axis.tick_labels.number_format = "#,##0.####"
        axis.tick_labels.number_format_is_linked = False
    elif hasattr(axis, "minimum_scale") and not _is_category(axis):
        axis.minimum_scale = 0
        axis.tick_labels.number_format = "#,##0.##"
        axis.tick_labels.number_format_is_linked = False
        axis.has_major_gridlines = True
        axis.major_gridlines.format.line.color.rgb = rgb(looks.LINE["light"])
    if title:
        axis.has_title = True
        frame = axis.axis_title.text_frame
        frame.text = clean(title)
        run = frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold, run.font.name = Pt(10), False, FONT
        with_asian_font(run.font._element)


def _is_category(axis: Any) -> bool:
    return str(axis._element.tag).endswith("catAx")
