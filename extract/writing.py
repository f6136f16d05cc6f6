"""Who may write to the data folder, and how: one writer at a time, whole files or none.

``DUIZHAO_MODE`` is ``local`` (the default: whoever uses this machine may write, and signs what they
write) or ``read_only``. Every function that changes a file of ``data/`` asks ``require_writing``
itself, so that no page and no request gets round it.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

LOCAL, READ_ONLY = "local", "read_only"
MODES = (LOCAL, READ_ONLY)
WAIT_SECONDS = 30.0
# The lock goes to whoever asks first once it is free: ask often, and let others ask after use.
_ASK_SECONDS, _YIELD_SECONDS = 0.005, 0.02
_LOCK = ".writing.lock"


class NotWritten(Exception):
    """Nothing was written; the message says why and what to do, ``reason_zh`` in Chinese."""

    def __init__(self, reason: str, reason_zh: str) -> None:
        self.reason, self.reason_zh = reason, reason_zh
        super().__init__(reason)


def mode() -> str:
    """``local`` or ``read_only``. Raises ValueError for another value of ``DUIZHAO_MODE``."""
    given = os.environ.get("DUIZHAO_MODE", "").strip() or LOCAL
    if given not in MODES:
        raise ValueError(f"DUIZHAO_MODE is {given!r}; it may be {' or '.join(MODES)}")
    return given


def may_write() -> bool:
    """True where this program may change ``data/``; not where the setting cannot be understood."""
    try:
        return mode() == LOCAL
    except ValueError:
        return False


def require_writing() -> None:
    """Raise NotWritten where nothing may be written."""
    if not may_write():
        raise NotWritten(
            "this dashboard is read-only: start it on your own machine with DUIZHAO_MODE=local",
            "本看板为只读；请在自己的电脑上以 DUIZHAO_MODE=local 启动",
        )


@contextmanager
def writing(folder: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Be the only writer of ``folder``, among threads and processes, until the block ends.

    What is read and then written again belongs inside one block. A killed process lets go.
    Raises NotWritten where writing is not allowed, or another writer holds on for ``wait`` seconds.
    """
    require_writing()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Not shared between threads: each block takes the lock for itself.
        lock = FileLock(
            folder / _LOCK, timeout=wait, thread_local=False, poll_interval=_ASK_SECONDS
        )
        with lock:
            yield
    except Timeout:
        raise NotWritten(
            f"someone else has been writing to {folder.name}/ for {wait:.0f} s; try again",
            f"其他人正在写入 {folder.name}/，已等待 {wait:.0f} 秒；请稍后再试",
        ) from None
    time.sleep(_YIELD_SECONDS)


def replace_file(path: Path, content: bytes) -> None:
    """Write a whole file or nothing: beside the old one first, to the disk, then in its place.

    Raises NotWritten where writing is not allowed, OSError where the disk refuses.
    """
    require_writing()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)  # mkstemp lets nobody else read; a report is for everyone
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """The new name survives a power cut too; a platform that cannot do this keeps its own order."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
