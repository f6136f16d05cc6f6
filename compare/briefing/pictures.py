"""A briefing's pictures: each chart with all that is said of it, 1920 by 1080, and an index."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from compare import look as looks
from compare import picture
from compare.briefing.content import Content
from compare.export import BOM, neutralised
from compare.look import Look
from compare.picture import Printed
from compare.words import word

PIXELS = (1920, 1080)
COLUMNS = ("file", "number", "language", "headline", "title", "finding", "verdict", "url",
           "version")  # fmt: skip
MOST_NOTES = 6


def picture_of(content: Content) -> go.Figure:
    """The chart with its headline, definition, verdict, finding, caveats, sources and address.

    Always 16:9; where there is much to say the picture is made wider, so that the letters shrink.
    """
    width, height = picture.WIDTH, picture.HEIGHT
    while True:
        figure = picture.bare(content.comparison, content.speaker, Look(parts=content.spec.parts))
        figure = picture.framed(
            figure, _above(content, width), _below(content, width), height, width
        )
        needed = int(figure.layout.height)
        if needed <= height:
            return figure
        # In whole sixteenths, so that no pixel is lost to rounding.
        width = -(-needed // 9) * 16
        height = width * 9 // 16


def chart_of(content: Content) -> go.Figure:
    """The chart alone, for a page that has the words as text."""
    figure = picture.bare(content.comparison, content.speaker, Look(parts=content.spec.parts))
    figure.update_layout(width=1100, paper_bgcolor=looks.PAPER["light"])
    return figure


def scale_of(figure: go.Figure, times: int = 1) -> float:
    """What makes the figure 1920 pixels wide, ``times`` as many."""
    return PIXELS[0] * times / int(figure.layout.width)


def file_name(content: Content) -> str:
    """01-penalty_cases-2023-zh.png."""
    years = "-".join(map(str, content.spec.years))
    pieces = (f"{content.number:02d}", content.comparison.metric, years, content.lang)
    return "-".join(piece for piece in pieces if piece) + ".png"


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


def _above(content: Content, width: int) -> list[Printed]:
    ink, quiet = looks.TEXT["light"], looks.QUIET["light"]
    lines = picture.block(content.headline or content.title, 24, ink, True, width)
    if content.headline:
        lines += picture.block(content.title, 16, ink, width=width)
    lines += picture.block(content.definition, 13, quiet, width=width)
    return lines + picture.block(content.verdict_said, 15, ink, width=width)


def _below(content: Content, width: int) -> list[Printed]:
    lang, ink, quiet = content.lang, looks.TEXT["light"], looks.QUIET["light"]
    colon = word("colon", lang)
    lines = picture.block(content.finding, 16, ink, width=width)
    lines += picture.block(content.note, 14, ink, width=width) if content.note else []
    if content.caveats_said:
        lines += picture.block(content.caveats_said, 13, quiet, width=width)
    for note in content.notes[:MOST_NOTES]:
        quote = note.excerpt
        lines += picture.block(f"{note.line}{colon}“{quote}”" if quote else note.line, 12, quiet,
                               width=width)  # fmt: skip
    if len(content.notes) > MOST_NOTES:
        lines += picture.block(f"… (+{len(content.notes) - MOST_NOTES})", 12, quiet, width=width)
    return lines + picture.block(content.footer, 11, quiet, width=width)
