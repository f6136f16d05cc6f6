"""Files of every encoding and kind: read, or refused with a reason; nothing else harmed."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.document import Document, UnreadableDocument, find_reports, read_document
from tests.extract.makers import docx, paragraph, pdf

TEXT = "临川新区应急管理局2023年度法治政府建设情况报告\n\n2023年，全年共检查企业312家次。\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (TEXT.encode("utf-8"), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8 with a mark"),
        (TEXT.encode("gb18030"), "GB18030"),
        (TEXT.encode("utf-16"), "UTF-16 with a mark"),
        (TEXT.encode("utf-16-le"), "UTF-16 LE without"),
        (TEXT.encode("utf-16-be"), "UTF-16 BE without"),
        (TEXT.encode("utf-32"), "UTF-32 with a mark"),
        (TEXT.replace("\n", "\r\n").encode("utf-8"), "Windows line ends"),
        (TEXT.replace("\n", "\r").encode("gb18030"), "old Macintosh line ends"),
    ],
)
def test_text_of_any_encoding(tmp_path: Path, data: bytes, why: str) -> None:
    assert read_document(put(tmp_path, "a.txt", data)).text == TEXT, why


def test_traditional_text_in_big5(tmp_path: Path) -> None:
    text = "臨川新區應急管理局開展執法檢查三百一十二家次，作出行政處罰六十四件。"
    assert read_document(put(tmp_path, "a.txt", text.encode("big5"))).text == text


def test_a_broken_byte_in_a_long_text_is_not_another_encoding(tmp_path: Path) -> None:
    data = (TEXT * 50).encode("utf-8")
    text = read_document(put(tmp_path, "a.txt", data[:300] + b"\xff" + data[300:])).text
    assert text.count("\ufffd") <= 4
    assert text.endswith("312家次。\n")


def test_what_a_document_says_of_its_file(tmp_path: Path) -> None:
    data = TEXT.encode()
    found = read_document(put(tmp_path, "2023/120199-2023-a.b.txt", data), tmp_path)
    assert (found.report_id, found.file) == ("120199-2023-a.b", "2023/120199-2023-a.b.txt")
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert (found.media_type, found.pages, found.source_url) == ("txt", None, "")


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (pdf([(72, 700, "检查企业312家次")]), "pdf"),
        (docx(paragraph("检查企业312家次")), "docx"),
        (b"<html><body><p>" + "检查企业312家次".encode() + b"</p></body></html>", "html"),
        ("检查企业312家次\n".encode(), "txt"),
    ],
)
@pytest.mark.parametrize("ending", [".txt", ".html", ".TXT"])
def test_content_tells_the_kind_whatever_the_ending(
    tmp_path: Path, data: bytes, media_type: str, ending: str
) -> None:
    found = read_document(put(tmp_path, "a" + ending, data))
    assert (found.media_type, found.text) == (media_type, "检查企业312家次\n")


def zipped(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty (0 bytes)"),
        ("a.txt", b" \n\n", "holds no text"),
        ("a.txt", bytes(range(256)) * 40, "no text in any encoding"),
        ("a.doc", OLE, "save it as .docx or PDF"),
        ("a.wps", OLE, "save it as .docx or PDF"),
        ("a.txt", OLE, "save it as .docx or PDF"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.ofd", zipped("OFD.xml"), "OFD"),
        ("a.docx", zipped("xl/workbook.xml"), "not a Word document"),
        ("a.docx", docx(paragraph("甲"))[:-40], "damaged"),
        ("a.docx", b"plain", "damaged"),
        ("a.docx", docx("<w:p>"), "damaged"),
        ("a.docx", docx(), "holds no text"),
        ("a.pdf", b"plain", "damaged"),
        ("a.pdf", pdf([(72, 700, "甲")])[:300], "damaged"),
        ("a.pdf", pdf([]), "scan"),
        ("a.rtf", b"{\\rtf1 x}", "RTF"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "picture"),
        ("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related;", "web archive"),
        ("a.html", b"<html><head><title>x</title></head><body></body></html>", "no text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    path = put(tmp_path, name, data)
    with pytest.raises(UnreadableDocument, match=r".") as caught:
        read_document(path, tmp_path)
    assert caught.value.file == name
    assert reason in caught.value.reason
    assert caught.value.reason_zh
    assert path.read_bytes() == data


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.document.MAX_BYTES", 10)
    with pytest.raises(UnreadableDocument, match="MB"):
        read_document(put(tmp_path, "a.txt", b"x" * 11))


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"gone\.txt: .*cannot be opened"):
        read_document(tmp_path / "gone.txt", tmp_path)


def test_find_reports(tmp_path: Path) -> None:
    for name in (
        "b.txt", "a.PDF", "old.doc", "2022/c.html", "2022/c_files/frame.html", ".hidden.txt",
        "~$b.docx", "notes.md", "picture.png",
    ):  # fmt: skip
        put(tmp_path, name, b"x")
    found = [path.relative_to(tmp_path).as_posix() for path in find_reports(tmp_path)]
    assert found == ["2022/c.html", "a.PDF", "b.txt", "old.doc"]


def test_an_empty_folder_has_no_reports(tmp_path: Path) -> None:
    assert find_reports(tmp_path) == []


@pytest.mark.parametrize(
    ("library", "name", "data"),
    [
        ("lxml", "a.html", b"<html><body>x</body></html>"),
        ("mammoth", "a.docx", docx(paragraph("x"))),
        ("pdfplumber", "a.pdf", pdf([(72, 700, "x")])),
    ],
)
def test_without_a_library_the_reason_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, name: str, data: bytes
) -> None:
    monkeypatch.setitem(__import__("sys").modules, library, None)
    with pytest.raises(UnreadableDocument, match="install the extra 'documents'"):
        read_document(put(tmp_path, name, data))


BEGINNINGS = (
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html><body>",
    OLE[:8],
    b"\xff\xfe",
    b"\xef\xbb\xbf",
)


def outcome(path: Path) -> Document | str:
    """The document, or the reason why there is none; any other error is the test's failure."""
    try:
        return read_document(path)
    except UnreadableDocument as refused:
        return refused.reason


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path: Path, beginning: bytes, rest: bytes) -> None:
    path = put(tmp_path, "a.txt", beginning + rest)
    assert outcome(path)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["a.docx", "a.pdf"]), st.integers(0, 2000), st.binary(max_size=20))
def test_a_damaged_file_is_read_or_refused(
    tmp_path: Path, name: str, place: int, damage: bytes
) -> None:
    whole = docx(paragraph("甲")) if name == "a.docx" else pdf([(72, 700, "甲")])
    path = put(tmp_path, name, whole[:place] + damage + whole[place + len(damage) :])
    assert outcome(path)
