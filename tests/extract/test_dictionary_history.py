"""Saving the dictionary: signed, kept apart from others' changes, cut off without loss, undone."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extract.editing.dictionary_edit import changed
from extract.editing.dictionary_history import (
    before_of,
    carried_out,
    history,
    history_path,
    read_file,
    save,
    undo,
    undoable,
)
from extract.editing.edits import AddMetric, AddWording, Edit, plain
from extract.writing import NotWritten
from extract.yamlfile import YamlProblem
from tests.extract.reader import ROOT

WHEN = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
ONE, TWO = AddWording("penalty_cases", "罚单"), AddWording("drills", "桌面推演")
BEDS = AddMetric("camp_beds", "emergency", "折叠床", "camp beds", "折叠床张数", "Camp beds",
                 (("item", ("张",)),), "stock", ("折叠床",))  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "data" / "metrics.yaml", tmp_path)
    return tmp_path


def do(data: Path, edit: Edit, who: str = "李敏", base: str = "") -> None:
    file = read_file(data)
    text, _ = changed(file.text, [edit], file.path)
    save(data, base or file.sha256, text, who, [plain(edit)], WHEN)


def test_a_change_is_written_with_its_history(data: Path) -> None:
    old = read_file(data)
    do(data, ONE)
    new = read_file(data)
    assert "违法案件, 罚单]" in new.text
    [change] = history(data)
    assert (change.who, change.when) == ("李敏", "2026-01-02T03:04:00+00:00")
    assert (change.before, change.after) == (old.sha256, new.sha256)
    assert change.what == (plain(ONE),)
    [hunk] = change.hunks
    assert hunk.now[0] == hunk.was[0].replace("违法案件]", "违法案件, 罚单]")
    assert new.text.split("\n")[hunk.at - 1] == hunk.now[0]
    said = history_path(data).read_text(encoding="utf-8")
    assert said.startswith("# Who changed data/metrics.yaml")
    assert "李敏" in said


def test_every_change_can_be_undone_and_done_again(data: Path) -> None:
    first = read_file(data).text
    for edit in (ONE, BEDS):
        do(data, edit)
    third = read_file(data)
    second = before_of(history(data)[-1], third.text)
    undo(data, third.sha256, "王芳")
    assert read_file(data).text == second
    assert before_of(history(data)[0], second) == first
    undo(data, read_file(data).sha256, "王芳")
    assert read_file(data).text == third.text
    assert [c.who for c in history(data)] == ["李敏", "李敏", "王芳", "王芳"]
    assert history(data)[-1].what[0]["do"] == "undo"


def test_several_places_are_undone(data: Path) -> None:
    file = read_file(data)
    text, _ = changed(file.text, [BEDS, ONE, TWO], file.path)
    save(data, file.sha256, text, "李敏", [])
    assert len(history(data)[0].hunks) == 3
    undo(data, read_file(data).sha256, "李敏")
    assert read_file(data).text == file.text


def test_what_another_has_written_is_not_overwritten(data: Path) -> None:
    opened = read_file(data).sha256
    do(data, ONE)
    kept = read_file(data)
    text, _ = changed(kept.text, [TWO], kept.path)
    with pytest.raises(NotWritten, match="changed by someone else") as caught:
        save(data, opened, text, "王芳", [plain(TWO)])
    assert "他人修改" in caught.value.reason_zh
    assert read_file(data) == kept
    assert len(history(data)) == 1


def test_of_two_at_once_one_is_refused(data: Path) -> None:
    file = read_file(data)
    outcomes: list[str] = []

    def write(edit: Edit) -> None:
        text, _ = changed(file.text, [edit], file.path)
        try:
            save(data, file.sha256, text, "李敏", [plain(edit)])
            outcomes.append("written")
        except NotWritten:
            outcomes.append("refused")

    threads = [threading.Thread(target=write, args=(edit,)) for edit in (ONE, TWO)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["refused", "written"]
    now = read_file(data)
    assert (", 罚单]" in now.text) != ("桌面推演" in now.text)
    assert [c.after for c in history(data)] == [now.sha256]


@pytest.mark.parametrize(
    ("who", "text", "reason"),
    [
        (" ", None, "give your name"),
        ("李\n敏", None, "give your name"),
        ("李敏", "metrics: [", "line"),
        ("李敏", "same", "alters nothing"),
    ],
)
def test_what_cannot_be_saved(data: Path, who: str, text: str | None, reason: str) -> None:
    file = read_file(data)
    new = changed(file.text, [ONE], file.path)[0] if text is None else text
    with pytest.raises(NotWritten, match=reason) as caught:
        save(data, file.sha256, file.text if text == "same" else new, who, [])
    assert any("\u4e00" <= c <= "\u9fff" for c in caught.value.reason_zh)
    assert read_file(data) == file
    assert not history_path(data).exists()


def test_read_only_saves_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    do(data, ONE)
    file = read_file(data)
    monkeypatch.setenv("DUIZHAO_MODE", "read_only")
    with pytest.raises(NotWritten, match="read-only"):
        do(data, TWO)
    with pytest.raises(NotWritten, match="read-only"):
        undo(data, file.sha256, "李敏")
    assert read_file(data) == file
    assert len(history(data)) == 1


CUT = """
import os, sys
from pathlib import Path
from extract.editing import dictionary_history as h
from extract.editing.dictionary_edit import changed
from extract.editing.edits import AddWording
data, at = Path(sys.argv[1]), int(sys.argv[2])
written, real = [], h.replace_file
def cut(path, content):
    if len(written) == at:
        os._exit(9)  # as a power cut or kill -9 would
    written.append(path)
    real(path, content)
h.replace_file = cut
file = h.read_file(data)
text, _ = changed(file.text, [AddWording("penalty_cases", "罚单")], file.path)
h.save(data, file.sha256, text, "李敏", [])
"""


@pytest.mark.parametrize("at", [0, 1])
def test_a_cut_in_the_middle_loses_nothing(data: Path, at: int) -> None:
    do(data, TWO)
    file = read_file(data)
    ended = subprocess.run(
        [sys.executable, "-c", CUT, str(data), str(at)], cwd=ROOT, capture_output=True, text=True
    )
    assert ended.returncode == 9, ended.stderr
    assert read_file(data) == file
    changes = history(data)
    assert carried_out(changes, file.sha256) == [True, False][: len(changes)]
    assert len(changes) == 1 + at
    assert undoable(changes, file.sha256) == changes[0]
    do(data, ONE, "王芳")  # the lock of the dead process is free, and work goes on
    now = read_file(data)
    assert ", 罚单]" in now.text
    assert carried_out(history(data), now.sha256)[-1]
    undo(data, now.sha256, "王芳")
    assert read_file(data).text == file.text


def test_a_change_by_hand_is_neither_overwritten_nor_undone(data: Path) -> None:
    do(data, ONE)
    path = data / "metrics.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
    file = read_file(data)
    assert undoable(history(data), file.sha256) is None
    with pytest.raises(NotWritten, match="changed since"):
        undo(data, file.sha256, "李敏")
    assert read_file(data) == file


def test_a_broken_history_is_told_by_its_line_and_stops_saving(data: Path) -> None:
    do(data, ONE)
    path = history_path(data)
    path.write_text(path.read_text(encoding="utf-8").replace("  who:", "  whom:"), encoding="utf-8")
    with pytest.raises(YamlProblem, match="unknown key 'whom'"):
        history(data)
    file = read_file(data)
    with pytest.raises(NotWritten, match="unknown key 'whom'"):
        do(data, TWO)
    assert read_file(data) == file
