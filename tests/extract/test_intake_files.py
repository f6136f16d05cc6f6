"""What comes in: sizes, types, ZIPs of every ill will, names in GBK, and that one bad file hurts none."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import extract.intake.archive
import extract.intake.staging
from extract.intake.batch import read
from extract.intake.corpus import Corpus
from extract.intake.recognise import Recognised
from extract.intake.staging import Refused, Staged, Staging, safe_name
from tests.extract.intake import arrivals, data_folder, reasons, report, zipped
from tests.extract.makers import docx, paragraph, pdf


@pytest.fixture
def staging() -> Iterator[Staging]:
    staging = Staging()
    yield staging
    staging.close()
    assert not staging.folder.exists()


def contents(found: list[Staged | Refused]) -> dict[str, bytes]:
    return {item.name: item.path.read_bytes() for item in found if isinstance(item, Staged)}


def test_every_file_has_a_folder_to_itself(staging: Staging) -> None:
    found = [*arrivals(staging, "a.txt", b"one"), *arrivals(staging, "a.txt", b"two")]
    assert contents(found) == {"a.txt": b"one", "a.txt (2)": b"two"}
    assert {item.path.name for item in found if isinstance(item, Staged)} == {"a.txt"}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("南开.txt", "南开.txt"), ("../../etc/passwd", "passwd"), ("C:\\x\\报告.docx", "报告.docx"),
        ("a:b?.pdf", "a_b_.pdf"), (".txt", "txt"), ("", "report"), ("..", "report"),
        ("年" * 300 + ".html", "年" * 60 + ".html"), ("a.b.c.txt", "a.b.c.txt"), ("a\x00b.txt", "a_b.txt"),
    ],
)  # fmt: skip
def test_names_that_every_system_takes(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_folder_gives_its_reports_and_zips_and_nothing_else(
    staging: Staging, tmp_path: Path
) -> None:
    folder = tmp_path / "下载"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.txt").write_text("one")
    (folder / "b.zip").write_bytes(zipped({"c.txt": "two", "notes.md": "no report"}))
    (folder / "film.mp4").write_bytes(b"\0" * 100)
    (folder / ".hidden.txt").write_text("no")
    found = list(staging.take(folder))
    assert contents(found) == {"下载/sub/a.txt": b"one", "下载/b.zip/c.txt": b"two"}
    assert list(reasons(found)) == ["下载/b.zip/notes.md"]


def test_a_file_of_200_mb_is_refused_before_it_is_read(staging: Staging, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    before = _memory()
    (name,) = reasons(staging.take(path))
    assert name == "long.txt"
    assert list(staging.folder.iterdir()) == []
    assert _memory() - before < 20_000


def _memory() -> int:
    """This process's memory now, in kB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") // 1024


class Endless(io.RawIOBase):
    """A stream without an end; it counts what was read of it."""

    def __init__(self) -> None:
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        self.given += size
        return b"a" * size


def test_a_stream_without_end_is_left_at_the_limit(staging: Staging) -> None:
    stream = Endless()
    found = list(staging.take_stream("-", stream))  # type: ignore[arg-type]
    assert "more than 50 MB" in reasons(found)["-"]
    assert stream.given < 52_000_000
    assert not [p for p in staging.folder.rglob("*") if p.is_file()]


def test_what_is_no_ordinary_file_is_not_waited_for(staging: Staging, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(staging.take(tmp_path / "pipe.txt"))
    assert reasons(found) == {"pipe.txt": "this is no ordinary file"}


# ------------------------------------------------------------------ ZIPs


def test_names_in_gbk_utf8_and_with_backslashes_are_read(staging: Staging) -> None:
    content = bytearray(zipped({"X" * 10 + ".txt": "one", "中文/南海.txt": "two"}))
    gbk = "年度报告\\".encode("gbk")[:9] + b"1"  # ten bytes, as the name that they replace
    content = content.replace(b"X" * 10, gbk)
    found = arrivals(staging, "all.zip", bytes(content))
    assert contents(found) == {"all.zip/年度报告/1.txt": b"one", "all.zip/中文/南海.txt": b"two"}


def test_what_systems_put_into_zips_is_passed_over(staging: Staging) -> None:
    found = arrivals(
        staging, "mac.zip",
        zipped({"a.txt": "one", "__MACOSX/._a.txt": "no", ".DS_Store": "no", "d/": "", "Thumbs.db": "no",
                "page_files/style.txt": "no", "~$a.docx": "no"}),
    )  # fmt: skip
    assert contents(found) == {"mac.zip/a.txt": b"one"}
    assert len(found) == 1


@pytest.mark.parametrize(
    "name", ["../up.txt", "a/../../up.txt", "/etc/passwd.txt", "C:/x.txt", "..\\up.txt"]
)
def test_a_name_that_leads_out_is_refused_and_the_others_are_taken(
    staging: Staging, name: str, tmp_path: Path
) -> None:
    found = arrivals(staging, "evil.zip", zipped({name: "out", "good.txt": "in"}))
    assert contents(found) == {"evil.zip/good.txt": b"in"}
    assert "leads out" in next(iter(reasons(found).values()))
    written = [p for p in staging.folder.rglob("*") if p.is_file()]
    assert [p.name for p in written] == ["good.txt"]


def test_a_link_is_refused(staging: Staging) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "link" in reasons(arrivals(staging, "a.zip", out.getvalue()))["a.zip/link.txt"]


def test_ten_thousand_entries_are_refused_unread(
    staging: Staging, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = zipped({f"{n}.txt": "" for n in range(10_000)}, zipfile.ZIP_STORED)
    monkeypatch.setattr(zipfile, "ZipFile", None)  # the list of files is not even read
    found = arrivals(staging, "many.zip", content)
    assert "more than 1000 files" in reasons(found)["many.zip"]


def test_a_list_of_files_that_lies_about_its_length_is_refused(staging: Staging) -> None:
    content = bytearray(zipped({f"{n}.txt": "" for n in range(20_000)}, zipfile.ZIP_STORED))
    end = content.rfind(b"PK\x05\x06")
    struct.pack_into("<HH", content, end + 8, 1, 1)
    assert "more than 1000 files" in reasons(arrivals(staging, "m.zip", bytes(content)))["m.zip"]


def test_a_bomb_is_stopped_while_it_is_read(staging: Staging) -> None:
    bomb = bytearray(zipped({"bomb.txt": b"\0" * 40_000_000, "good.txt": "in"}))
    found = arrivals(staging, "bomb.zip", bytes(bomb))
    assert "100 times" in reasons(found)["bomb.zip/bomb.txt"]
    assert contents(found) == {"bomb.zip/good.txt": b"in"}


def test_a_bomb_that_lies_about_its_size_is_no_harm(staging: Staging) -> None:
    bomb = bytearray(zipped({"bomb.txt": b"\0" * 10_000_000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", bomb, bomb.index(mark) + at, 100)
    found = arrivals(staging, "bomb.zip", bytes(bomb))
    assert "damaged" in reasons(found)["bomb.zip/bomb.txt"]


def test_many_files_are_measured_together(
    staging: Staging, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract.intake.archive, "MAX_UNPACKED", 2500)
    files = {f"{n}.txt": os.urandom(1000) for n in range(4)}
    found = arrivals(staging, "a.zip", zipped(files))
    assert len(contents(found)) == 2
    assert all("unpacks to more" in reason for reason in reasons(found).values())


def test_a_zip_in_a_zip_is_refused(staging: Staging, tmp_path: Path) -> None:
    inner = zipped({"a.txt": "one"})
    found = arrivals(staging, "o.zip", zipped({"inner.zip": inner, "masked.docx": inner}))
    assert "ZIP inside" in reasons(found)["o.zip/inner.zip"]
    corpus = Corpus(tmp_path / "none", data_folder(tmp_path / "data"))
    assert "ZIP archive" in reasons(read(found, corpus))["o.zip/masked.docx"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped({}), "holds no files"),
        (zipped({"a.txt": "one"})[:60], "damaged"),
        (b"PK\x03\x04" + b"\0" * 50, "damaged"),
        (zipped({"a.xlsx": "one"}), ".xlsx is no format of reports"),
    ],
    ids=["empty", "cut", "nonsense", "a workbook"],
)
def test_a_zip_that_gives_nothing_says_why(staging: Staging, content: bytes, reason: str) -> None:
    found = reasons(arrivals(staging, "a.zip", content))
    assert reason in next(iter(found.values()))


def test_a_locked_file_in_a_zip_is_refused(staging: Staging) -> None:
    content = bytearray(zipped({"a.txt": "one", "b.txt": "two"}))
    struct.pack_into("<H", content, content.index(b"PK\x01\x02") + 8, 1)
    found = arrivals(staging, "a.zip", bytes(content))
    assert "password" in reasons(found)["a.zip/a.txt"]
    assert contents(found) == {"a.zip/b.txt": b"two"}


# ------------------------------------------------------------------ what they are


def test_what_a_file_is_is_told_by_its_content(staging: Staging, tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "none", data_folder(tmp_path / "data"))
    text = report()
    lines = [(60, 780 - 24 * n, line) for n, line in enumerate(text.split("\n")) if line]
    page = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    gbk = f'<html><head><meta charset="gb2312"></head><body>{page}</body></html>'.encode("gbk")
    files = {
        "a.txt": text.encode("gb18030"), "b.html": gbk, "c.doc": gbk,
        "d.docx": docx(*map(paragraph, text.split("\n"))), "e.pdf": pdf(lines),
        "broken.pdf": b"%PDF-1.7 cut off", "empty.txt": b"", "picture.png": b"\x89PNG\r\n\x1a\n",
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "noise.txt": bytes(range(256)) * 20,
    }  # fmt: skip
    found = [
        item
        for name, content in files.items()
        for item in read(arrivals(staging, name, content), corpus)
    ]
    kinds = {item.name: item.media_type for item in found if isinstance(item, Recognised)}
    assert kinds == {"a.txt": "txt", "b.html": "html", "c.doc": "html", "d.docx": "docx", "e.pdf": "pdf"}  # fmt: skip
    assert set(reasons(found)) == {"broken.pdf", "empty.txt", "picture.png", "old.doc", "noise.txt"}
    texts = [item for item in found if isinstance(item, Recognised) and item.media_type != "pdf"]
    assert {item.facts.agency for item in texts} == {"江州市临川新区应急管理局"}
    assert len({item.text_sha256 for item in texts}) == 1  # whatever the format
    assert next(i.pages for i in found if i.name == "e.pdf" and isinstance(i, Recognised)) == 1
