"""What a file is, told by its content; its ending only helps where the content does not tell."""

from __future__ import annotations

import io
import re
import zipfile

from extract.documents.refusal import Refusal

MAX_BYTES = 50_000_000
SUPPORTED = frozenset({".txt", ".html", ".htm", ".docx", ".pdf"})
REFUSED = frozenset({".doc", ".wps", ".ofd", ".rtf", ".odt", ".mht", ".mhtml", ".docm", ".et"})

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream that an office program puts a document with a password into.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM6")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_ANY_TAG = re.compile(rb"<\s*(?:p|div|span|table|br|h[1-6]|article|td)\b[^>]*>", re.IGNORECASE)


def media_type_of(data: bytes, suffix: str) -> str:
    """The kind of a file: ``txt``, ``html``, ``docx`` or ``pdf``.

    ``suffix`` is the file name's ending with its dot. Raises Refusal for formats that are not
    read, with what to do instead.
    """
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    _refuse_by_mark(data if head.startswith(_OLE) else head, suffix.lower())
    if _is_html(head, suffix.lower()):
        return "html"
    if suffix.lower() in {".pdf", ".docx"}:
        raise _damaged(suffix.lower())
    return "txt"


def _zip_kind(data: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except Exception as error:  # zipfile passes on whatever a broken file makes it meet
        raise _damaged(".docx") from error
    if "word/document.xml" in names:
        return "docx"
    if "OFD.xml" in names:
        raise _save_as("OFD")
    if "content.xml" in names:
        raise _save_as("OpenDocument (.odt)")
    raise Refusal(
        "the file is a ZIP archive or another office file, not a Word document; "
        "unpack it, or save the report as .docx or PDF",
        "文件是压缩包或其他办公文件，不是 Word 文档；请解压，或将报告另存为 .docx 或 PDF",
    )


def _refuse_by_mark(head: bytes, suffix: str) -> None:
    if head.startswith(_OLE) and _ENCRYPTED in head:
        raise Refusal(
            "the document is locked with a password; save it again without one",
            "文档设有密码；请去除密码后重新保存",
        )
    if head.startswith(_OLE):
        raise _save_as(
            "the old Word or WPS format (.doc, .wps)", "旧版 Word/WPS 格式（.doc、.wps）"
        )
    if head.startswith(b"{\\rtf"):
        raise _save_as("RTF")
    if head.startswith(_PICTURES):
        raise Refusal(
            "the file is a picture: its text must be recognised (OCR) first; "
            "then save it as .txt, .docx or PDF",
            "文件是图片，须先做文字识别（OCR），再存为 .txt、.docx 或 PDF",
        )
    if head.startswith(_ARCHIVES):
        raise Refusal("the file is a packed archive; unpack it", "文件是压缩包，请先解压")
    if suffix in {".mht", ".mhtml"} or b"multipart/related" in head[:1000]:
        raise Refusal(
            "the file is a web archive (.mht); open it in a browser and save the page "
            "as 'HTML only'",
            "文件是网页归档（.mht）；请用浏览器打开后另存为“网页，仅 HTML”",
        )


def _is_html(head: bytes, suffix: str) -> bool:
    plain = head.replace(b"\x00", b"")
    if _HTML.search(plain):
        return True
    return suffix in {".html", ".htm"} and _ANY_TAG.search(plain) is not None


def _save_as(what: str, what_zh: str = "") -> Refusal:
    return Refusal(
        f"the file is in {what}, which is not read here; "
        "open it in its program and save it as .docx or PDF",
        f"文件为{what_zh or what} 格式，本程序不读取；请用原程序打开后另存为 .docx 或 PDF",
    )


def _damaged(suffix: str) -> Refusal:
    kind = {".pdf": "PDF", ".docx": "Word"}[suffix]
    return Refusal(
        f"the file is damaged, or no {kind} file at all; fetch it again or save it anew",
        f"文件已损坏，或并非 {kind} 文件；请重新下载或重新保存",
    )
