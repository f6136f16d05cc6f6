"""``python -m extract add``: what it says of each file, what it writes, and how it ends."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from extract.__main__ import main
from extract.folders import ROOT
from tests.extract.intake import NANHAI, data_folder, names, report, zipped


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return data_folder(tmp_path / "data")


Said = tuple[int, list[str], str]


def add(data: Path, *arguments: object, given: bytes = b"", mode: str = "local") -> Said:
    """Its status, the lines it says, and what it complains of; without a terminal."""
    out, error = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(error):
        patch.setenv("DUIZHAO_DATA", str(data))
        patch.setenv("DUIZHAO_MODE", mode)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = main(["add", *map(str, arguments)])
    return status, out.getvalue().splitlines(), error.getvalue()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "nanhai.txt").write_text(NANHAI, encoding="utf-8")
    (folder / "more.zip").write_bytes(zipped({"linchuan.txt": report(), "notes.xlsx": "no"}))
    return folder


def test_one_line_a_file_says_what_became_of_it(data: Path, files: Path) -> None:
    status, said, error = add(data, files / "nanhai.txt", files / "more.zip", "--yes")
    assert (status, error) == (1, "")
    assert said[0].startswith("more.zip/notes.xlsx: refused: .xlsx is no format of reports")
    assert said[1].startswith(
        f"nanhai.txt: taken → {data}/reports/nanhai.txt (佛山市南海区应急管理局, 2023, "
    )
    assert said[2].startswith(f"more.zip/linchuan.txt: taken → {data}/reports/linchuan.txt")
    assert said[2].endswith("doubt: its district is not known")
    assert len(said) == 3
    assert names(data / "reports") == {"nanhai.txt", "linchuan.txt"}


def test_what_is_there_already_is_no_failure(data: Path, files: Path) -> None:
    assert add(data, files / "nanhai.txt", "--yes")[0] == 0
    copy = files / "copy.txt"
    copy.write_text(NANHAI, encoding="utf-8")
    assert add(data, copy)[:2] == (0, ["copy.txt: already there as nanhai"])
    assert names(data / "reports") == {"nanhai.txt"}


def test_a_folder_is_looked_through(data: Path, files: Path) -> None:
    status, said, _ = add(data, files, "--yes")
    assert status == 1
    assert [line.partition(":")[0] for line in said] == [
        "files/more.zip/notes.xlsx", "files/nanhai.txt", "files/more.zip/linchuan.txt",
    ]  # fmt: skip


@pytest.mark.parametrize("given", [NANHAI.encode("gb18030"), zipped({"n.txt": NANHAI})])
def test_standard_input_is_a_file_of_whatever_kind(data: Path, given: bytes) -> None:
    status, said, _ = add(data, "-", "--yes", given=given)
    assert status == 0
    assert "taken" in said[0]
    assert said[0].startswith("stdin")
    assert len(names(data / "reports")) == 1


def test_without_a_terminal_and_without_yes_nothing_is_written(data: Path, files: Path) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    status, said, _ = add(data, files / "nanhai.txt")
    assert status == 1
    assert "nothing is written without --yes" in said[0]
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_a_new_version_replaces_the_old_with_yes(data: Path, files: Path) -> None:
    add(data, files / "nanhai.txt", "--yes")
    newer = files / "newer.txt"
    newer.write_text(NANHAI + "检查企业5家。", encoding="utf-8")
    status, said, _ = add(data, newer, "--yes")
    assert status == 0
    assert "; the old version is .versions/nanhai/" in said[0]
    kept = list((data / "reports" / ".versions" / "nanhai").iterdir())
    assert [path.read_text(encoding="utf-8") for path in kept] == [NANHAI]


def test_another_folder_of_reports(data: Path, files: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert add(data, files / "nanhai.txt", "--reports", other, "--yes")[0] == 0
    assert names(other) == {"nanhai.txt"}
    assert names(data / "reports") == set()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [(["nowhere.txt"], "no such file"), (["pyproject.toml/x"], "no such file")],
)
def test_what_is_not_there_is_refused(data: Path, arguments: list[str], reason: str) -> None:
    status, said, _ = add(data, *arguments, "--yes")
    assert status == 1
    assert reason in said[0]


def test_read_only_is_told_at_once(data: Path, files: Path) -> None:
    status, said, error = add(data, files / "nanhai.txt", "--yes", mode="read_only")
    assert (status, said) == (1, [])
    assert "DUIZHAO_MODE" in error
    assert "Traceback" not in error


def test_a_mistake_in_the_data_is_told_by_file_and_line(data: Path, files: Path) -> None:
    (data / "catalogue.yaml").write_text("a:\n  yeer: 1\n")
    status, _, error = add(data, files / "nanhai.txt", "--yes")
    assert status == 1
    assert "catalogue.yaml:2: unknown key 'yeer'" in error


def at_terminal(data: Path, answers: str, *arguments: object) -> tuple[int, str]:
    """Run it at a terminal, with these answers typed."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "extract", "add", *map(str, arguments)],
        cwd=ROOT, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "DUIZHAO_DATA": str(data)},
    )  # fmt: skip
    os.write(ours, answers.encode())
    out, _ = process.communicate(timeout=120)
    os.close(ours)
    os.close(theirs)
    return process.returncode, out.decode()


def test_at_a_terminal_what_was_recognised_is_shown_and_asked_about(
    data: Path, files: Path
) -> None:
    status, said = at_terminal(data, "what?\nn\n", files / "nanhai.txt")
    assert status == 1
    for shown in (
        "440605 广东省佛山市南海区",
        "2023-01-01 – 2023-12-31",
        "Take it? [y] yes, [n] no",
    ):
        assert shown in said
    assert "not taken, as you said" in said
    assert names(data / "reports") == set()
    assert at_terminal(data, "y\n", files / "nanhai.txt")[0] == 0
    assert names(data / "reports") == {"nanhai.txt"}


@pytest.mark.parametrize(
    ("answer", "left"),
    [("r", {"nanhai.txt"}), ("b", {"nanhai.txt", "newer.txt"}), ("n", {"nanhai.txt"})],
)
def test_at_a_terminal_a_new_version_is_asked_about(
    data: Path, files: Path, answer: str, left: set[str]
) -> None:
    add(data, files / "nanhai.txt", "--yes")
    newer = files / "newer.txt"
    newer.write_text(NANHAI + "检查企业5家。", encoding="utf-8")
    status, said = at_terminal(data, f"{answer}\n", newer)
    assert "Another version of nanhai." in said
    assert names(data / "reports") == left
    changed = (data / "reports" / "nanhai.txt").read_text(encoding="utf-8") != NANHAI
    assert (status, changed) == (int(answer == "n"), answer == "r")


def test_help_says_what_yes_does_and_how_it_ends(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["add", "--help"])
    text = capsys.readouterr().out
    for promised in ("--yes", "--reports", ".versions", "Exit status: 0", "standard input"):
        assert promised in text


def test_it_is_run_as_a_module_in_a_pipe(data: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "extract", "add", "-", "--yes"], cwd=ROOT, input=NANHAI.encode(),
        capture_output=True, env={**os.environ, "DUIZHAO_DATA": str(data)},
    )  # fmt: skip
    assert done.returncode == 0
    assert names(data / "reports") == {"440605-2023-nanhai-emergency.txt"}
