"""A briefing as PPTX: native charts, what they mean, where they are from; sentences in the notes.

The same contents give the same bytes: no time, no author, no random number goes into the file.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Pt

from compare.briefing.content import Content, clean, title_of
from compare.briefing.native import FONT, add_chart, bars_of, rgb, with_asian_font
from compare.briefing.native_plots import add_plot
from compare.briefing.spec import Spec
from compare.briefing.zipped import timeless
from compare.charts import look as looks
from compare.charts.look import wrapped
from compare.words import word

POINT = 12700
WIDTH, HEIGHT, MARGIN = 960, 540, 36  # points: 16:9
INNER = WIDTH - 2 * MARGIN
LEAST_CHART = 150
TABLE = 240
MOST_ROWS, MOST_COLUMNS = 12, 8
_CUTS = (10_000, 360, 240, 150, 90)


@dataclass(frozen=True)
class _Line:
    text: str
    size: float
    colour: str = looks.TEXT["light"]
    bold: bool = False
    link: str = ""

    @property
    def height(self) -> float:
        """In points, as it breaks in the slide's width."""
        lines = len(wrapped(self.text, self.size, INNER * 0.97)) or 1
        return lines * self.size * 1.3 + 2


def to_pptx(spec: Spec, by_language: Sequence[tuple[str, Sequence[Content]]]) -> bytes:
    """The slides: for each language a first one, then one a chart."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH * POINT), Emu(HEIGHT * POINT)
    for lang, contents in by_language:
        _cover(deck, spec, contents, lang)
        for content in contents:
            _slide(deck, content)
    properties = deck.core_properties
    properties.title = title_of(spec, spec.languages[0])
    properties.author = properties.last_modified_by = "Duizhao"
    properties.comments = next((c.footer for _, found in by_language for c in found), "")
    properties.created = properties.modified = datetime(2000, 1, 1)
    out = io.BytesIO()
    deck.save(out)
    return timeless(out.getvalue())


def _cover(deck: Any, spec: Spec, contents: Sequence[Content], lang: str) -> None:
    slide = _blank(deck)
    quiet = looks.QUIET["light"]
    lines = [_Line(clean(title_of(spec, lang)), 34, bold=True)]
    lines += [_Line(f"{c.number}  {c.headline or c.title}", 16) for c in contents]
    _write(slide, lines, MARGIN * 2, 110, WIDTH - 4 * MARGIN, 330, title=True, gap=8)
    version = word("briefing.version", lang, version=contents[0].version if contents else "")
    _write(slide, [_Line(f"{word('app.name', lang)} · {version}", 11, quiet)],
           MARGIN * 2, HEIGHT - 60, WIDTH - 4 * MARGIN, 24)  # fmt: skip


def _slide(deck: Any, content: Content) -> None:
    slide = _blank(deck)
    above, below = _above(content), _below(content)
    left_out = _left_out(content)
    below = [_Line(left_out, 9, looks.QUIET["light"])] * bool(left_out) + below
    is_table = content.view.plot is None and not _is_chart(content)
    above, below = _fitted(above, below, content.lang, TABLE if is_table else LEAST_CHART)
    top, under = (sum(line.height for line in lines) for lines in (above, below))
    _write(slide, above, MARGIN, MARGIN * 0.6, INNER, top, title=True)
    at = MARGIN * 0.6 + top + 6
    height = HEIGHT - MARGIN * 0.5 - under - 6 - at
    box = (Emu(MARGIN * POINT), _emu(at), Emu(INNER * POINT), _emu(height))
    if content.view.plot is not None:
        add_plot(slide, content, content.view.plot, box)
    elif _is_chart(content):
        add_chart(slide, content, box)
    else:
        _table(slide, content, box)
    _write(slide, below, MARGIN, HEIGHT - MARGIN * 0.5 - under, INNER, under)
    slide.notes_slide.notes_text_frame.text = clean(notes_of(content))


def _is_chart(content: Content) -> bool:
    """A table where one was asked for, or where there is nothing to draw."""
    if content.view.plot is not None:
        return True
    return content.spec.view == "bars" and any(v is not None for v in bars_of(content).values)


def _left_out(content: Content) -> str:
    """How many lines, and of a table how many columns, are shown where not all are."""
    if content.view.plot is not None:
        return ""
    if _is_chart(content):
        bars = bars_of(content)
        return _cut_said("briefing.cut", len(bars.lines), bars.left, content.lang)
    frame, columns = content.view.frame(), _columns(content)
    rows, across = len(frame) - MOST_ROWS, len(columns) - MOST_COLUMNS
    said = (
        _cut_said("briefing.cut.rows", MOST_ROWS, rows, content.lang),
        _cut_said("briefing.cut.columns", MOST_COLUMNS, across, content.lang),
    )
    return word("clause.separator", content.lang).join(part for part in said if part)


def _cut_said(key: str, shown: int, left: int, lang: str) -> str:
    return word(key, lang, shown=shown, count=shown + left) if left > 0 else ""


def _above(content: Content) -> list[_Line]:
    quiet = looks.QUIET["light"]
    lines = [_Line(content.headline or content.title, 24, bold=True)]
    if content.headline:
        lines.append(_Line(content.title, 14))
    lines.append(_Line(content.definition, 10.5, quiet))
    lines.append(_Line(content.verdict_said, 12, bold=content.verdict_id != "comparable"))
    return [line for line in lines if line.text]


def _below(content: Content) -> list[_Line]:
    quiet = looks.QUIET["light"]
    lines = [_Line(content.finding, 13)]
    if content.note:
        lines.append(_Line(content.note, 12))
    if content.caveats_said:
        lines.append(_Line(content.caveats_said, 9.5, quiet))
    lines += [_Line(note.line, 9, quiet, link=note.url) for note in content.notes]
    lines.append(_Line(content.footer, 8.5, quiet, link=content.url))
    return lines


def _fitted(
    above: list[_Line], below: list[_Line], lang: str, least: float
) -> tuple[list[_Line], list[_Line]]:
    """The lines that leave the chart its room. With dozens of bureaus long lines are cut and
    sources go: the speaker notes have all of both."""
    room = HEIGHT - 1.1 * MARGIN - least - 16
    for most in _CUTS:
        above, below = (
            [_cut(ln, most, lang) for ln in above],
            [_cut(ln, most, lang) for ln in below],
        )
        left = room - sum(line.height for line in above)
        if sum(line.height for line in below[:3]) < 0.6 * left:
            break
    kept, footer, gone = below[:-1], below[-1], 0
    while len(kept) > 2 and sum(line.height for line in (*kept, footer)) + 14 > left:
        kept.pop()
        gone += 1
    if gone:
        more = word("briefing.more_sources", lang, count=gone)
        kept.append(_Line(more, 9, looks.QUIET["light"]))
    return above, [*kept, footer]


def _cut(line: _Line, most: int, lang: str) -> _Line:
    """A line of at most ``most`` Chinese characters, or twice as many Latin letters."""
    if looks.width_of(line.text, 1) <= most or line.link:
        return line
    size = most if looks.width_of(line.text, 1) > 0.8 * len(line.text) else int(most * 1.75)
    return replace(line, text=line.text[:size] + word("briefing.cut.notes", lang))


def notes_of(content: Content) -> str:
    """The speaker notes: finding, verdict, caveats, every source with its sentences, address."""
    lang = content.lang
    colon = word("colon", lang)
    lines = [content.title, content.finding, content.verdict_said]
    lines += [content.note] if content.note else []
    lines += [f"· {said}" for said in (*content.marks, *content.caveats)]
    lines += ["", word("briefing.sources", lang)]
    for note in content.notes:
        lines.append(f"{note.line} ({note.period})")
        lines += [f"    {figures}{colon}“{quote}”" for figures, quote in note.sentences]
    return "\n".join([*lines, "", content.footer])


def _table(slide: Any, content: Content, box: tuple[Emu, Emu, Emu, Emu]) -> None:
    """The figures as a native table."""
    frame = content.view.frame()
    columns = _columns(content)[:MOST_COLUMNS]
    rows = frame[columns].head(MOST_ROWS).values.tolist()
    shape = slide.shapes.add_table(len(rows) + 1, len(columns), *box)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", content.finding)
    for at, row in enumerate((columns, *rows)):
        shape.table.rows[at].height = _emu(18)
        for column, text in enumerate(row):
            _cell(shape.table.cell(at, column), clean(str(text)), is_head=at == 0)


def _columns(content: Content) -> list[str]:
    """All columns of the table, shown or not."""
    frame = content.view.frame()
    return [c for c in content.view.columns or frame.columns if c in frame.columns]


def _cell(cell: Any, text: str, is_head: bool) -> None:
    cell.margin_top = cell.margin_bottom = Pt(2)
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb("#eef1f4" if is_head else looks.PAPER["light"])
    paragraph = cell.text_frame.paragraphs[0]
    _run(paragraph, _Line(text, 10.5, bold=is_head))


def _blank(deck: Any) -> Any:
    """A slide with a title alone, so that outlines and screen readers have one."""
    return deck.slides.add_slide(deck.slide_layouts[5])


def _write(
    slide: Any, lines: Sequence[_Line], left: float, top: float, width: float, height: float,
    title: bool = False, gap: float = 2,
) -> None:  # fmt: skip
    """Paragraphs in one box; the first into the slide's title with ``title``."""
    if title and lines:
        shape = slide.shapes.title
        _place(shape, left, top, width, lines[0].height)
        _fill(shape.text_frame, lines[:1], 0)
        top, height = top + lines[0].height, height - lines[0].height
        lines = lines[1:]
    if lines:
        box = slide.shapes.add_textbox(_emu(left), _emu(top), _emu(width), _emu(height))
        _fill(box.text_frame, lines, gap)


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top = _emu(left), _emu(top)
    shape.width, shape.height = _emu(width), _emu(height)


def _fill(frame: Any, lines: Sequence[_Line], gap: float) -> None:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = None
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(gap)
        _run(paragraph, line)


def _run(paragraph: Any, line: _Line) -> None:
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = clean(line.text)
    run.font.size, run.font.bold, run.font.name = Pt(line.size), line.bold, FONT
    run.font.color.rgb = rgb(line.colour)
    with_asian_font(run.font._element)
    if line.link.startswith(("http://", "https://")):
        run.hyperlink.address = line.link


def _emu(points: float) -> Emu:
    return Emu(round(points * POINT))
