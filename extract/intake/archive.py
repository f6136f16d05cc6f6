"""ZIP files from anywhere: what they hold, measured while it is read and never by what they say.

Nothing is ever written under a name that stands in the archive.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from extract.documents.formats import REFUSED, SUPPORTED
from extract.documents.refusal import Refusal

MAX_ARCHIVE = 200_000_000  # bytes of the ZIP itself
MAX_ENTRIES = 1000
MAX_UNPACKED = 500_000_000  # bytes of everything in it
MAX_RATIO = 100  # of unpacked to packed bytes; the text of reports is some 3 to 20
_RATIO_FROM = 2_000_000  # below this nothing is a bomb
_CHUNK = 1 << 18
_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
# What is in ZIPs that are documents of office programs.
_DOCUMENTS = {"[Content_Types].xml", "word/document.xml", "content.xml", "OFD.xml"}
_DIRECTORY_BYTES = MAX_ENTRIES * 600  # the list of files: each some 100 bytes, with long names 600
_UTF8, _ENCRYPTED = 0x800, 0x1
_PASSED_OVER = {"__macosx", "thumbs.db", "desktop.ini"}


def looks_zipped(head: bytes) -> bool:
    """Whether a file that begins so is a ZIP, a Word document among them."""
    return head.startswith(_MARKS)


@dataclass
class Archive:
    """A ZIP that is no document; ``left`` is what may yet be unpacked of it."""

    file: zipfile.ZipFile | None
    problem: Refusal | None = None
    left: int = field(default_factory=lambda: MAX_UNPACKED)

    @classmethod
    def of(cls, path: Path) -> Archive | None:
        """The archive at ``path``, None for a document. One that cannot be read keeps its problem,
        which ``entries`` raises."""
        try:
            _check_directory(path)
            file = zipfile.ZipFile(path)
        except Refusal as refusal:
            return cls(None, refusal)
        except Exception:  # zipfile passes on whatever a broken file makes it meet
            return None if path.suffix.lower() == ".docx" else cls(None, _damaged())
        if _DOCUMENTS & set(file.namelist()):
            file.close()
            return None
        return cls(file)

    def entries(self) -> list[Entry]:
        """Its files, but for what systems put beside them. Raises Refusal."""
        if self.file is None:
            raise self.problem or _damaged()
        entries = [Entry(self, info, decoded_name(info)) for info in self.file.infolist()]
        wanted = [entry for entry in entries if not entry.is_passed_over]
        if not wanted:
            raise Refusal("the ZIP holds no files", "压缩包中没有文件")
        return wanted

    def close(self) -> None:
        """Let the file go."""
        if self.file is not None:
            self.file.close()


@dataclass(frozen=True)
class Entry:
    """One file of an archive; ``name`` is its path as people read it."""

    archive: Archive
    info: zipfile.ZipInfo
    name: str

    @property
    def is_passed_over(self) -> bool:
        """Folders, hidden files, and what macOS, Windows, office programs and browsers add."""
        *folders, last = PurePosixPath(self.name).parts or ("",)
        return (
            self.name.endswith("/")
            or any(part.lower() in _PASSED_OVER for part in (*folders, last))
            or any(part.startswith(".") and part != ".." for part in (*folders, last))
            or any(part.endswith(("_files", ".files")) for part in folders)
            or last.startswith("~$")
        )

    def check(self) -> None:
        """Refuse what may not be read, before anything of it is. Raises Refusal."""
        path = PurePosixPath(self.name)
        drive = len(self.name) > 1 and self.name[1] == ":"
        if ".." in path.parts or path.is_absolute() or drive:
            raise Refusal(
                "its name leads out of the ZIP's folder, as in an attack; pack it anew",
                "文件名指向压缩包以外的位置，疑似恶意构造；请重新打包",
            )
        kind = stat.S_IFMT(self.info.external_attr >> 16)
        if kind and kind != stat.S_IFREG:
            raise Refusal(
                "it is a link or device, not a file; pack the file itself",
                "它是链接或设备，不是文件；请打包文件本身",
            )
        if self.info.flag_bits & _ENCRYPTED:
            raise Refusal(
                "it is locked with a password; pack it without one",
                "文件设有密码；请去除密码后打包",
            )
        ending = path.suffix.lower()
        if ending == ".zip":
            raise _nested()
        if ending and ending not in SUPPORTED | REFUSED:
            raise Refusal(
                f"{ending} is no format of reports: .txt, .html, .docx and .pdf are read",
                f"{ending} 不是报告的格式；可读取 .txt、.html、.docx、.pdf",
            )

    def chunks(self) -> Iterator[bytes]:
        """What it holds, as far as it may be unpacked. Raises Refusal."""
        size = 0
        try:
            with self._opened() as file:
                while chunk := file.read(_CHUNK):
                    size += len(chunk)
                    self._measure(size, len(chunk))
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error) as error:
            raise _damaged() from error
        except NotImplementedError as error:
            raise Refusal(
                "it is packed in a way that is not read here; pack it as an ordinary ZIP",
                "压缩方式不受支持；请按普通 ZIP 重新打包",
            ) from error

    def _opened(self) -> IO[bytes]:
        if self.archive.file is None:
            raise _damaged()
        return self.archive.file.open(self.info)

    def _measure(self, size: int, more: int) -> None:
        self.archive.left -= more
        if self.archive.left < 0:
            raise Refusal(
                f"the ZIP unpacks to more than {MAX_UNPACKED / 1e6:.0f} MB; split it",
                f"压缩包解压后超过 {MAX_UNPACKED / 1e6:.0f} MB；请拆分",
            )
        if size > _RATIO_FROM and size > MAX_RATIO * max(1, self.info.compress_size):
            raise Refusal(
                f"it unpacks to more than {MAX_RATIO} times its size, which no report does",
                f"解压后超过原大小的 {MAX_RATIO} 倍，不会是报告",
            )


def decoded_name(info: zipfile.ZipInfo) -> str:
    """An entry's path: UTF-8 where it is, else GB18030, which Windows in Chinese writes."""
    name = info.orig_filename.partition("\0")[0]
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _check_directory(path: Path) -> None:
    """Refuse an endless list of files before it is read: its size stands at the ZIP's end."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 65_557))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise zipfile.BadZipFile
    count, length = struct.unpack_from("<HL", tail, at + 10)
    if count > MAX_ENTRIES or length > _DIRECTORY_BYTES:
        raise Refusal(
            f"the ZIP holds more than {MAX_ENTRIES} files; split it",
            f"压缩包中的文件超过 {MAX_ENTRIES} 个；请拆分",
        )


def _nested() -> Refusal:
    return Refusal(
        "it is a ZIP inside the ZIP; unpack it and add what it holds",
        "压缩包中又有压缩包；请先解压再导入",
    )


def _damaged() -> Refusal:
    return Refusal(
        "the ZIP is damaged or not complete; fetch it again or pack it anew",
        "压缩包已损坏或不完整；请重新下载或重新打包",
    )
