"""A briefing's pictures: each chart with all that is said of it, 1920 by 1080, and an index."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from compare.briefing.content import Content
from compare.briefing.spec import ChartSpec
from compare.charts import look as looks
from compare.charts import picture
from compare.charts.canvas import META
from compare.charts.look import Look
from compare.charts.picture import Printed
from compare.files.export import BOM, neutralised
from compare.words import word

PIXELS = (1920, 1080)
COLUMNS = ("file", "number", "language", "headline", "title", "finding", "verdict", "url",
           "version")  # fmt: skip
MOST_NOTES = 6
# Layout pixels: at the widest, a pixel of the layout is one of the 1920.
MOST_WIDE, LONG, ALONE = 1920, 1440, 1100
# Tables and small charts are drawn large where they are few.
LARGE = (1024, 1152)


def picture_of(content: Content, theme: str = "light") -> go.Figure:
    """The chart with its headline, definition, verdict, finding, caveats, sources and address:
    the one picture of the pages and of the briefings.

    16:9; where there is much to say the picture is made wider, so that the letters shrink, as long
    as they can be read. A longer list makes it taller than 16:9, which its last line says.
    """
    for width in LARGE:
        figure = _framed(content, theme, width, width * 9 // 16)
        if figure.layout.meta != META:
            break
        if int(figure.layout.height) <= width * 9 // 16:
            return figure
    width, height = picture.WIDTH, picture.HEIGHT
    while True:
        figure = _framed(content, theme, width, height)
        needed = int(figure.layout.height)
        if needed <= height:
            return figure
        # In whole sixteenths, so that no pixel is lost to rounding.
        wider = -(-needed // 9) * 16
        if width == MOST_WIDE:
            break
        # The widest is tried also where it seems too narrow: more stands side by side in it.
        width = min(wider, MOST_WIDE)
        height = width * 9 // 16
    tall = int(_framed(content, theme, LONG, 0).layout.height)
    said = word(
        "picture.long", content.lang, width=PIXELS[0], height=round(tall * PIXELS[0] / LONG)
    )
    return _framed(content, theme, LONG, 0, said)


def _framed(content: Content, theme: str, width: int, height: int, more: str = "") -> go.Figure:
    """The picture at one width; ``more`` is said at the end of its last line."""
    figure = content.view.draw(Look(theme=theme, picture=True), width - 2 * picture.MARGIN)
    return picture.framed(
        figure, _above(content, width, theme), _below(content, width, theme, more), height, width,
        theme,
    )  # fmt: skip


def chart_of(content: Content) -> go.Figure:
    """The chart alone, for a page that has the words as text."""
    figure = content.view.draw(Look(picture=True), ALONE)
    figure.update_layout(width=ALONE, paper_bgcolor=looks.PAPER["light"])
    return figure


def scale_of(figure: go.Figure, times: int = 1) -> float:
    """What makes the figure 1920 pixels wide, ``times`` as many."""
    return PIXELS[0] * times / int(figure.layout.width)


def file_name(content: Content) -> str:
    """01-penalty_cases-2023-zh.png."""
    years = "-".join(map(str, dict.fromkeys((*content.spec.years[:1], *content.spec.years[-1:]))))
    view = content.spec.view if content.spec.view not in {"bars", "table"} else ""
    pieces = (f"{content.number:02d}", content.spec.subject, view, years, content.lang)
    return "-".join(dict.fromkeys(piece for piece in pieces if piece)) + ".png"


def picture_name(chart: ChartSpec, lang: str) -> str:
    """duizhao-penalty_cases-2023-zh, without an ending: what a page calls the picture it gives."""
    view = chart.view if chart.view not in {"bars", "table"} else ""
    span = "-".join(map(str, dict.fromkeys((*chart.years[:1], *chart.years[-1:]))))
    part = list(chart.part.named().values()) if chart.part is not None else []
    # One bureau is named by its report; of several the year says enough.
    of = chart.reports if chart.view == "district" else ()
    pieces = ("duizhao", chart.subject, *part, view, *of, "" if of else span, lang)
    return "-".join(dict.fromkeys(piece for piece in pieces if piece))


def index_csv(contents: Sequence[Content]) -> bytes:
    """One line a picture, for a script or a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for c in contents:
        cells = (file_name(c), str(c.number), c.lang, c.headline, c.title, c.finding,
                 c.verdict_said, c.url, c.version)  # fmt: skip
        writer.writerow([neutralised(cell) for cell in cells])
    return (BOM + out.getvalue()).encode()


def index_html(contents: Sequence[Content], heading: str) -> bytes:
    """The same to look at: every picture with its finding, from the folder itself."""
    lang = contents[0].lang if contents else "en"
    figures = "\n".join(
        f'<figure lang="{c.lang}"><a href="{escape(file_name(c))}">'
        f'<img src="{escape(file_name(c))}" alt="{escape(c.finding)}" width="640"></a>'
        f"<figcaption><b>{escape(c.headline or c.title)}</b><br>{escape(c.finding)}</figcaption>"
        "</figure>"
        for c in contents
    )
    title = escape(f"{heading} · {word('briefing.index', lang)}")
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;"
        "padding:0 1rem}figure{margin:0 0 2rem}img{max-width:100%;height:auto;"
        "border:1px solid #d5dae0}</style></head>\n"
        f"<body><h1>{title}</h1>\n{figures}\n</body></html>\n"
    ).encode()


def _above(content: Content, width: int, theme: str) -> list[Printed]:
    ink, quiet = looks.TEXT[theme], looks.QUIET[theme]
    lines = picture.block(content.headline or content.title, 24, ink, True, width)
    if content.headline:
        lines += picture.block(content.title, 16, ink, width=width)
    lines += picture.block(content.definition, 13, quiet, width=width)
    return lines + picture.block(content.verdict_said, 15, ink, width=width)


def _below(content: Content, width: int, theme: str, more: str = "") -> list[Printed]:
    lang, ink, quiet = content.lang, looks.TEXT[theme], looks.QUIET[theme]
    colon = word("colon", lang)
    lines = picture.block(content.finding, 16, ink, width=width)
    lines += picture.block(content.note, 14, ink, width=width) if content.note else []
    if content.caveats_said:
        lines += picture.block(content.caveats_said, 13, quiet, width=width)
    for note in content.notes[:MOST_NOTES]:
        quote, rest = note.excerpt, len(note.sentences) - 1
        said = f"{note.line}{colon}“{quote}”" if quote else note.line
        if rest > 0 and content.view.comparison is None:
            said += word("picture.more_sentences", lang, count=rest)
        lines += picture.block(said, 12, quiet, width=width)
    if len(content.notes) > MOST_NOTES:
        lines += picture.block(f"… (+{len(content.notes) - MOST_NOTES})", 12, quiet, width=width)
    footer = f"{content.footer} · {more}" if more else content.footer
    return lines + picture.block(footer, 11, quiet, width=width)
