"""Writing to the data folder: by whom, one at a time, and whole or not at all."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from extract.folders import ROOT, data_folder, reports_folder
from extract.writing import NotWritten, may_write, mode, replace_file, writing


def test_folders_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DUIZHAO_REPORTS", raising=False)
    monkeypatch.setenv("DUIZHAO_DATA", str(tmp_path))
    assert data_folder() == tmp_path
    assert reports_folder() == tmp_path / "reports"
    monkeypatch.setenv("DUIZHAO_REPORTS", str(tmp_path / "other"))
    assert reports_folder() == tmp_path / "other"


def test_read_only_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIZHAO_MODE", "read_only")
    with pytest.raises(NotWritten, match="DUIZHAO_MODE"):
        replace_file(tmp_path / "a.yaml", b"a: 1\n")
    with pytest.raises(NotWritten), writing(tmp_path / "new"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_mode_that_there_is_not_lets_nobody_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIZHAO_MODE", "readonly")
    with pytest.raises(ValueError, match="local or read_only"):
        mode()
    assert not may_write()


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    replace_file(path, b"old")

    def refuse(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("extract.writing.os.replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def test_threads_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "count"
    path.write_text("0")

    def add() -> None:
        for _ in range(20):
            with writing(tmp_path):
                seen = int(path.read_text())
                time.sleep(0.0005)
                replace_file(path, str(seen + 1).encode())

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_text() == "80"


HOLDER = """
import sys, time
from pathlib import Path
from extract.writing import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_another_process_is_waited_for_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    held = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert held.stdout is not None
    assert held.stdout.readline() == "held\n"
    with pytest.raises(NotWritten, match="someone else"), writing(tmp_path, wait=0.2):
        pass
    held.kill()
    held.wait()
    with writing(tmp_path, wait=5):
        replace_file(tmp_path / "a", b"1")
    assert (tmp_path / "a").read_bytes() == b"1"
