"""What has come: each file by itself in a folder of its own, outside the data folder.

Sizes are checked before a file is read where its size is known, and while it is read where not. A
file that is refused says why, in both languages, and leaves the others alone.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from extract.document import find_reports
from extract.documents.formats import MAX_BYTES
from extract.documents.refusal import Refusal
from extract.intake.archive import MAX_ARCHIVE, Archive, looks_zipped

CHUNK = 1 << 20
_STEM_BYTES = 180
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


@dataclass(frozen=True)
class Staged:
    """A file that has come: ``name`` as its owner knows it (``all.zip/南开.txt``), ``path`` of the
    copy, which has a folder to itself."""

    name: str
    path: Path


@dataclass(frozen=True)
class Refused:
    """A file that is not taken, and why, in English and Chinese."""

    name: str
    reason: str
    reason_zh: str


Arrival = Staged | Refused


class Staging:
    """A folder for what has come; it goes away with this object, or when it is closed."""

    def __init__(self, folder: Path | None = None) -> None:
        self._temporary = tempfile.TemporaryDirectory(prefix="duizhao-adding-", dir=folder)
        self.folder = Path(self._temporary.name)
        self._count = 0
        self.expected = 0  # files that are known to come, those inside a ZIP once it is open
        self._names: set[str] = set()

    def close(self) -> None:
        """Remove everything that was staged."""
        self._temporary.cleanup()

    def take(self, path: Path) -> Iterator[Arrival]:
        """A file, a ZIP's files, or the reports and ZIPs under a folder."""
        if path.is_dir():
            yield from self._take_folder(path)
            return
        try:
            with _opened(path) as file:
                yield from self.take_stream(path.name, file)
        except Refusal as refusal:
            yield Refused(path.name, refusal.reason, refusal.reason_zh)
        except OSError as error:
            why = error.strerror or str(error)
            yield Refused(path.name, f"the file cannot be opened: {why}", f"无法打开文件：{why}")

    def take_stream(self, name: str, stream: IO[bytes]) -> Iterator[Arrival]:
        """A file that is read from its beginning, of whatever length; a ZIP is unpacked."""
        head = stream.read(4)
        limit = MAX_ARCHIVE if looks_zipped(head) else MAX_BYTES
        try:
            staged = self._keep(name, _chunks(head, stream), limit)
        except Refusal as refusal:
            yield Refused(name, refusal.reason, refusal.reason_zh)
            return
        archive = Archive.of(staged.path) if looks_zipped(head) else None
        if archive is None:
            if staged.path.stat().st_size > MAX_BYTES:
                staged.path.unlink()
                too_long = too_big(MAX_BYTES)
                yield Refused(name, too_long.reason, too_long.reason_zh)
            else:
                yield staged
            return
        try:
            yield from self._unpack(name, archive)
        finally:
            archive.close()
            staged.path.unlink(missing_ok=True)

    def _take_folder(self, folder: Path) -> Iterator[Arrival]:
        zips = [p for p in folder.rglob("*") if p.suffix.lower() == ".zip" and p.is_file()]
        paths = [*find_reports(folder), *(p for p in sorted(zips) if not p.name.startswith("."))]
        for path in paths:
            for arrival in self.take(path):
                inner = arrival.name.removeprefix(path.name)
                name = path.relative_to(folder).as_posix() + inner
                yield _renamed(arrival, f"{folder.name}/{name}" if folder.name else name)

    def _unpack(self, name: str, archive: Archive) -> Iterator[Arrival]:
        try:
            entries = archive.entries()
            self.expected += len(entries) - 1
            for entry in entries:
                full = f"{name}/{entry.name}"
                try:
                    entry.check()
                    yield self._keep(full, entry.chunks(), MAX_BYTES)
                except Refusal as refusal:
                    yield Refused(full, refusal.reason, refusal.reason_zh)
        except Refusal as refusal:
            yield Refused(name, refusal.reason, refusal.reason_zh)

    def _keep(self, name: str, chunks: Iterator[bytes], limit: int) -> Staged:
        """Write the chunks into a file of their own; no more than ``limit`` bytes of them."""
        self._count += 1
        path = self.folder / f"{self._count:05}" / safe_name(name)
        path.parent.mkdir()
        size = 0
        try:
            with path.open("wb") as file:
                for chunk in chunks:
                    size += len(chunk)
                    if size > limit:
                        raise too_big(limit)
                    file.write(chunk)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return Staged(self._own(name), path)

    def _own(self, name: str) -> str:
        """The name, numbered where another file that came has it too."""
        numbered = (name, *(f"{name} ({n})" for n in range(2, len(self._names) + 3)))
        own = next(n for n in numbered if n not in self._names)
        self._names.add(own)
        return own


def safe_name(name: str) -> str:
    """The last part of a path of any system as a file name that each takes; its ending is kept."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    stem, dot, ending = _UNSAFE.sub("_", last).strip().rpartition(".")
    if not stem.strip(". ") or not ending or len(ending) > 10:
        stem, dot, ending = stem + dot + ending, "", ""
    short = stem.encode("utf-8", "replace")[:_STEM_BYTES].decode("utf-8", "ignore")
    return (short.strip(". ") or "report") + dot + ending


def too_big(limit: int) -> Refusal:
    """The refusal of a file of more than ``limit`` bytes."""
    return Refusal(
        f"the file has more than {limit / 1e6:.0f} MB: no report is that long; "
        "take pictures out of it or split it",
        f"文件超过 {limit / 1e6:.0f} MB；报告不会这么长，请去掉图片或拆分文件",
    )


def _opened(path: Path) -> IO[bytes]:
    """An ordinary file of a size that may be taken, opened; nothing is read of any other."""
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise Refusal("this is no ordinary file", "这不是普通文件")
    file = path.open("rb")
    head = file.read(4)
    file.seek(0)
    limit = MAX_ARCHIVE if looks_zipped(head) else MAX_BYTES
    if os.fstat(file.fileno()).st_size > limit:
        file.close()
        raise too_big(limit)
    return file


def _chunks(head: bytes, stream: IO[bytes]) -> Iterator[bytes]:
    yield head
    read: Callable[[], bytes] = lambda: stream.read(CHUNK)  # noqa: E731
    yield from iter(read, b"")


def _renamed(arrival: Arrival, name: str) -> Arrival:
    if isinstance(arrival, Staged):
        return Staged(name, arrival.path)  # a path of a folder is of one file
    return Refused(name, arrival.reason, arrival.reason_zh)
