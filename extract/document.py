"""A report's file → its text, of whatever format the file is.

``Document.text`` is exactly what the product shows, and every offset refers to it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from extract.documents.docx import read_docx
from extract.documents.formats import MAX_BYTES, REFUSED, SUPPORTED, media_type_of
from extract.documents.html import read_html
from extract.documents.pdf import read_pdf
from extract.documents.plain import read_plain
from extract.documents.refusal import Refusal, UnreadableDocument

__all__ = ["Document", "UnreadableDocument", "find_reports", "read_document"]


@dataclass(frozen=True)
class Document:
    """One report's text and where it came from.

    ``report_id`` is the file's stem, ``file`` its path relative to the reports folder with ``/``,
    ``sha256`` that of its bytes, ``media_type`` one of txt, html, docx, pdf; ``pages`` is known
    for PDF only. ``hints`` are facts that a saved page states outside its text (``title``,
    ``published_on``, ``source``, ``site``), and for a PDF how many of its pages are ``pictures``.
    """

    report_id: str
    file: str
    sha256: str
    text: str
    media_type: str
    pages: int | None = None
    source_url: str = ""
    hints: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Contents:
    """What a format's reader finds in a file."""

    text: str
    pages: int | None = None
    source_url: str = ""
    hints: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def find_reports(folder: Path) -> list[Path]:
    """Every report file under ``folder``, sorted by path; also those that will be refused.

    Hidden files, office programs' lock files and the folders of pictures and scripts that
    browsers save beside a page are passed over.
    """
    found = []
    for directory, names, files in os.walk(folder):
        names[:] = sorted(n for n in names if not _is_passed_over(n))
        found += [Path(directory, name) for name in files if _is_report(name)]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def read_document(path: Path, root: Path | None = None) -> Document:
    """Read one file of any supported format; what it is, is told by its content.

    ``root`` is the reports folder that ``Document.file`` is relative to.
    Raises UnreadableDocument, which names the file and the reason.
    """
    name = path.relative_to(root).as_posix() if root else path.as_posix()
    try:
        data = _bytes_of(path)
        media_type = media_type_of(data, path.suffix)
        contents = _READERS[media_type](data)
        if not contents.text.strip():
            raise Refusal("the file holds no text", "文件中没有文字")
    except Refusal as refusal:
        raise UnreadableDocument(name, refusal.reason, refusal.reason_zh) from refusal
    return Document(
        report_id=path.stem,
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=contents.text,
        media_type=media_type,
        pages=contents.pages,
        source_url=contents.source_url,
        hints=contents.hints,
    )


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or name.endswith(("_files", ".files"))


def _is_report(name: str) -> bool:
    if name.startswith((".", "~$")):
        return False
    return Path(name).suffix.lower() in SUPPORTED | REFUSED


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Refusal(
                f"the file has {size / 1e6:.0f} MB, more than {MAX_BYTES / 1e6:.0f} MB: "
                "no report is that long; take pictures out of it or split it",
                f"文件大小 {size / 1e6:.0f} MB，超过 {MAX_BYTES / 1e6:.0f} MB；"
                "报告不会这么长，请去掉图片或拆分文件",
            )
        data = path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise Refusal(f"the file cannot be opened: {why}", f"无法打开文件：{why}") from error
    if not data:
        raise Refusal("the file is empty (0 bytes)", "文件为空（0 字节）")
    return data


def _read_txt(data: bytes) -> Contents:
    return Contents(read_plain(data))


def _read_html(data: bytes) -> Contents:
    page = read_html(data)
    return Contents(page.text, None, page.source_url, MappingProxyType(page.hints))


def _read_docx(data: bytes) -> Contents:
    return Contents(read_docx(data))


def _read_pdf(data: bytes) -> Contents:
    pdf = read_pdf(data)
    hints = {"pictures": str(pdf.pictures)} if pdf.pictures else {}
    return Contents(pdf.text, pdf.pages, "", MappingProxyType(hints))


_READERS: dict[str, Callable[[bytes], Contents]] = {
    "txt": _read_txt,
    "html": _read_html,
    "docx": _read_docx,
    "pdf": _read_pdf,
}
