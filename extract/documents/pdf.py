"""PDF files with a text layer: paragraphs rejoined where that is safe, tables as cells."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.documents.refusal import Refusal, missing_library

if TYPE_CHECKING:
    from pdfplumber.page import Page

_MAX_PAGES = 500
_PAGE_NUMBER = re.compile(
    r"[-—–－\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/共,，]\s*(?:共\s*)?\d{1,3}\s*页?)?[-—–－\s]*"
)
# The outermost part of a page, above and below, where running heads and page numbers stand.
_MARGIN = 0.12
# A gap of this part of the type size is a space: justified lines have smaller ones.
_SPACE_WIDTH = 0.4
_SENTENCE_END = "。！？：；!?:;"
_NEW_PARAGRAPH = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d)|[①-⑳]|附件)"
)


@dataclass(frozen=True)
class _Row:
    """A printed line or a table cell: its text, its left and right edge, its place on the page."""

    text: str
    left: float
    right: float
    top: float
    height: float
    is_cell: bool = False


@dataclass(frozen=True)
class _Sheet:
    rows: list[_Row]
    height: float
    has_pictures: bool


@dataclass(frozen=True)
class PdfText:
    """A PDF's text, how many pages it has, and how many of them are pictures without text."""

    text: str
    pages: int
    pictures: int


def read_pdf(data: bytes) -> PdfText:
    """Read a PDF that has a text layer. Raises Refusal.

    A scan (most pages are pictures), a file with a password and a damaged one are refused, with
    what to do.
    """
    sheets = _sheets(data)
    pictures = sum(sheet.has_pictures and not sheet.rows for sheet in sheets)
    if not any(sheet.rows for sheet in sheets) or pictures > len(sheets) / 2:
        raise Refusal(
            "the PDF has no text layer: its pages are pictures (a scan); "
            "recognise its text (OCR) and save it as .docx, .txt or a searchable PDF",
            "PDF 没有文字层，页面是图片（扫描件）；"
            "请先做文字识别（OCR），再存为 .docx、.txt 或可检索的 PDF",
        )
    _refuse_unreadable_fonts(sheets)
    rows = list(_without_furniture(sheets))
    return PdfText("\n".join(_paragraphs(rows)) + "\n", len(sheets), pictures)


def _sheets(data: bytes) -> list[_Sheet]:
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
    except ImportError as error:
        raise missing_library("pdfplumber") from error
    try:
        with _attentive() as losses, pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > _MAX_PAGES:
                raise _too_long(len(pdf.pages))
            is_empty = any(_lost_its_content(page) for page in pdf.pages)
            sheets = [_sheet(page) for page in pdf.pages]
        if losses or is_empty:
            raise _damaged("data are missing")
        return sheets
    except Refusal:
        raise
    except Exception as error:  # pdfminer passes on whatever a broken file makes it meet
        causes = (error, error.__cause__, *error.args)
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise Refusal(
                "the PDF is locked with a password; save it again without one",
                "PDF 设有密码；请去除密码后重新保存",
            ) from error
        raise _damaged(type(error).__name__) from error


def _lost_its_content(page: Page) -> bool:
    """Whether a page's drawing commands cannot be unpacked; pdfminer then takes them as none."""
    from pdfminer.pdftypes import PDFStream, resolve1

    streams = (resolve1(item) for item in page.page_obj.contents)
    return any(
        isinstance(stream, PDFStream)
        and resolve1(stream.get("Length", 0))
        and not stream.get_data()
        for stream in streams
    )


@contextmanager
def _attentive() -> Iterator[list[str]]:
    """Collect what pdfminer says it has lost; it only logs that, among much else."""
    losses: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if "Data-loss" in record.getMessage():
                losses.append(record.getMessage())

    logger, listener = logging.getLogger("pdfminer"), Listener()
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield losses
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagates


def _damaged(how: str) -> Refusal:
    return Refusal(
        f"the PDF is damaged ({how}); fetch it again, or print it to PDF anew",
        f"PDF 已损坏（{how}）；请重新下载，或重新打印为 PDF",
    )


def _too_long(pages: int) -> Refusal:
    return Refusal(
        f"the PDF has {pages} pages, more than {_MAX_PAGES}: no report is that long; split it",
        f"PDF 有 {pages} 页，超过 {_MAX_PAGES} 页；请拆分",
    )


def _sheet(page: Page) -> _Sheet:
    tables = page.find_tables()
    boxes = [table.bbox for table in tables if len(table.cells) > 1]

    def is_outside(item: Any) -> bool:
        x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
        return not any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in boxes)

    rows = [_line(line) for line in _text_lines(page.filter(is_outside) if boxes else page)]
    for table in tables:
        if len(table.cells) > 1:
            rows += _cells(table, page)
    rows = [row for row in rows if row.text]
    sheet = _Sheet(sorted(rows, key=lambda row: row.top), float(page.height), bool(page.images))
    page.close()
    return sheet


def _text_lines(page: Any) -> list[dict[str, Any]]:
    return list(page.extract_text_lines(x_tolerance_ratio=_SPACE_WIDTH))


def _line(line: dict[str, Any]) -> _Row:
    sizes = [char["size"] for char in line["chars"]]
    return _Row(
        _tidy(line["text"]), line["x0"], line["x1"], line["top"], sum(sizes) / max(1, len(sizes))
    )


def _cells(table: Any, page: Page) -> Iterator[_Row]:
    """A table's cells in reading order, all at the table's place so that they stay together."""
    top = table.bbox[1]
    for row in table.extract():
        for cell in row:
            if cell and cell.strip():
                text = _tidy(_joined_cell(cell))
                yield _Row(text, table.bbox[0], table.bbox[2], top, 0.0, is_cell=True)


def _joined_cell(cell: str) -> str:
    joined = ""
    for line in (part.strip() for part in cell.split("\n")):
        joined += f" {line}" if joined[-1:].isalpha() and joined[-1:].isascii() else line
    return joined


_CJK = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_GAP = re.compile(rf"(?<={_CJK}) (?={_CJK})")


def _tidy(text: str) -> str:
    """A line with single spaces, and none between characters that are set wide apart."""
    text = re.sub(r"\s+", " ", text.replace("\x00", "")).strip()
    return _GAP.sub("", text) if len(_GAP.findall(text)) > len(text) / 4 else text


def _refuse_unreadable_fonts(sheets: list[_Sheet]) -> None:
    """Fonts without a character table give (cid:123) or private characters instead of text."""
    text = "".join(row.text for sheet in sheets for row in sheet.rows)
    broken = 8 * text.count("(cid:") + len(re.findall("[\ue000-\uf8ff\ufffd]", text))
    if broken > 0.1 * len(text):
        raise Refusal(
            "the PDF's fonts do not say which characters they show, so its text cannot be read; "
            "save the original as .docx, or recognise its text (OCR)",
            "PDF 字体缺少字符对照，无法取得文字；请将原文件另存为 .docx，或做文字识别（OCR）",
        )


def _without_furniture(sheets: list[_Sheet]) -> Iterator[_Row]:
    """All rows but page numbers and the heads that run over most pages."""
    heads = Counter(
        _pattern(row) for sheet in sheets for row in sheet.rows if _is_at_edge(row, sheet.height)
    )
    for sheet in sheets:
        for row in sheet.rows:
            at_edge = _is_at_edge(row, sheet.height)
            runs = len(sheets) >= 2 and heads[_pattern(row)] > len(sheets) / 2
            if not (at_edge and (runs or _PAGE_NUMBER.fullmatch(row.text))):
                yield row


def _pattern(row: _Row) -> str:
    """A running head's text with its numbers made alike, for they count the pages."""
    return re.sub(r"\d+", "#", row.text)


def _is_at_edge(row: _Row, height: float) -> bool:
    return not row.is_cell and not _MARGIN * height < row.top < (1 - _MARGIN) * height


@dataclass(frozen=True)
class _Setting:
    """How a document is set: its text's edges, and whether paragraphs are indented."""

    left: float
    right: float
    indents: bool


def _setting(rows: list[_Row]) -> _Setting:
    if not rows:
        return _Setting(0.0, 0.0, False)
    edges = Counter(round(row.left / 4) for row in rows)
    needed = max(2, len(rows) // 20)
    left = 4.0 * min((e for e, n in edges.items() if n >= needed), default=min(edges))
    rights = sorted(row.right for row in rows)
    right = rights[int(0.9 * (len(rights) - 1))]
    indented = [r for r in rows if 1.5 * r.height < r.left - left < 2.9 * r.height]
    return _Setting(left, right, len(indented) >= 2)


def _paragraphs(rows: list[_Row]) -> list[str]:
    """Rows joined to paragraphs: a full line goes on in the next one that is not indented."""
    page = _setting([row for row in rows if not row.is_cell])
    paragraphs: list[str] = []
    before: _Row | None = None
    for row in rows:
        if before and _goes_on(before, row, page):
            paragraphs[-1] += _seam(paragraphs[-1], row.text) + row.text
        else:
            paragraphs.append(row.text)
        before = row
    return paragraphs


def _goes_on(before: _Row, row: _Row, page: _Setting) -> bool:
    if before.is_cell or row.is_cell or abs(before.height - row.height) > 1:
        return False
    size = max(before.height, 8.0)
    is_full = before.right > page.right - 1.8 * size
    starts_flush = row.left < page.left + 0.8 * size
    if not (is_full and starts_flush):
        return False
    ends = before.text.endswith(tuple(_SENTENCE_END))
    return not ends or (page.indents and not _NEW_PARAGRAPH.match(row.text))


def _seam(before: str, after: str) -> str:
    """A space between Latin words, nothing between Chinese characters or inside a number."""
    is_word = before[-1:].isascii() and before[-1:].isalpha()
    return " " if is_word and after[:1].isascii() and after[:1].isalpha() else ""
