"""Word documents (.docx): paragraphs and tables in reading order."""

from __future__ import annotations

import io
import zipfile

from extract.documents.markup import lines_of
from extract.documents.numbering import with_numbers
from extract.documents.refusal import Refusal, missing_library

# What a small file may unpack to: a report is never that long, a zip bomb is.
_MAX_UNPACKED = 300_000_000


def read_docx(data: bytes) -> str:
    """The text of a Word document: a line a paragraph, and a line a table cell.

    Text in content controls, smart tags and insertions counts, deletions do not.
    Raises Refusal for a damaged file.
    """
    _check_size(data)
    html = _as_html(data)
    import lxml.html

    if not html.strip():
        raise Refusal(
            "the document holds no text, only pictures perhaps", "文档中没有文字，可能只有图片"
        )
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for link in root.xpath(
        ".//a[starts-with(@href, '#footnote-ref') or starts-with(@href, '#endnote-ref')]"
    ):
        link.drop_tree()  # mammoth's arrow from a note back to its place
    lines = lines_of(root)
    return "\n".join(lines) + "\n" if lines else ""


def _as_html(data: bytes) -> str:
    """The document as HTML by mammoth, which reads what python-docx passes over (smart tags)."""
    try:
        import lxml.html  # noqa: F401
        import mammoth
    except ImportError as error:
        raise missing_library(error.name or "mammoth") from error
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(with_numbers(data)),
            convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
            include_default_style_map=False,
        )
    except Exception as error:  # mammoth passes on whatever its XML reader meets
        raise Refusal(
            f"the Word document is damaged ({type(error).__name__}); "
            "open it in Word or WPS and save it again",
            f"Word 文档已损坏（{type(error).__name__}）；请用 Word 或 WPS 打开后重新保存",
        ) from error
    return str(result.value)


def _check_size(data: bytes) -> None:
    try:
        size = sum(info.file_size for info in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except Exception as error:  # zipfile passes on whatever a broken file makes it meet
        raise Refusal("the Word document is damaged", "Word 文档已损坏") from error
    if size > _MAX_UNPACKED:
        raise Refusal(
            f"the document unpacks to {size / 1e6:.0f} MB; take the pictures out of it",
            f"文档解压后达 {size / 1e6:.0f} MB；请去掉其中的图片",
        )
