"""The command line: what it writes, what it says, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extract.__main__ import main

REPORT = """江州市临川新区应急管理局2023年法治政府建设年度报告
全年作出行政处罚38件。
2024年1月10日
"""
NAMES = {"reports", "observations", "mentions", "checks", "failures", "corrections"}

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


def run_build(reports: Path, out: Path, *more: str) -> int:
    return main(["build", "--reports", str(reports), "--out", str(out), *more])


def test_build_writes_all_tables_and_counts_them(
    reports: Path, tmp_path: Path, capsys: Captured
) -> None:
    (reports / "linchuan.txt").write_text(REPORT, encoding="utf-8")
    assert run_build(reports, tmp_path / "out") == 0
    assert {p.stem for p in (tmp_path / "out").glob("*.csv")} == NAMES
    assert "1 reports, 1 observations" in capsys.readouterr().out


def test_build_writes_parquet_when_asked(reports: Path, tmp_path: Path) -> None:
    (reports / "linchuan.txt").write_text(REPORT, encoding="utf-8")
    assert run_build(reports, tmp_path / "out", "--format", "parquet", "--jobs", "1") == 0
    assert {p.stem for p in (tmp_path / "out").glob("*.parquet")} == NAMES


def test_an_empty_folder_is_no_error(reports: Path, tmp_path: Path) -> None:
    assert run_build(reports, tmp_path / "out") == 0


def test_a_broken_file_beside_a_good_one_is_told_but_no_error(
    reports: Path, tmp_path: Path, capsys: Captured
) -> None:
    (reports / "linchuan.txt").write_text(REPORT, encoding="utf-8")
    (reports / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    assert run_build(reports, tmp_path / "out") == 0
    assert "not read: broken.pdf: " in capsys.readouterr().err


def test_only_broken_files_are_an_error(reports: Path, tmp_path: Path, capsys: Captured) -> None:
    (reports / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    (reports / "empty.txt").write_bytes(b"")
    assert run_build(reports, tmp_path / "out") == 1
    assert "not read: empty.txt: " in capsys.readouterr().err
    assert (tmp_path / "out" / "failures.csv").read_text(encoding="utf-8").count("\n") == 3


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["build", "--reports", "{tmp}/nowhere"], "there is no folder {tmp}/nowhere"),
        (["build", "--reports", "{tmp}", "--out", "{tmp}/file"], "{tmp}/file is a file"),
        (["explain", "{tmp}/nowhere.txt"], "there is no file {tmp}/nowhere.txt"),
        (["score", "--answers", "{tmp}/nowhere.jsonl"], "there is no file {tmp}/nowhere.jsonl"),
        (["score", "--answers", "{tmp}/file"], "{tmp}/file:1: not JSON"),
        (["explain", "{tmp}/file.xyz"], "file.xyz"),
    ],
)  # fmt: skip
def test_a_wrong_path_is_told(
    tmp_path: Path, capsys: Captured, arguments: list[str], reason: str
) -> None:
    (tmp_path / "file").write_text("no JSON", encoding="utf-8")
    (tmp_path / "file.xyz").write_bytes(bytes(range(256)))
    assert main([argument.replace("{tmp}", str(tmp_path)) for argument in arguments]) == 1
    error = capsys.readouterr().err
    assert error.startswith("extract: ")
    assert reason.replace("{tmp}", str(tmp_path)) in error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["paint"], ["build", "--format", "xlsx"], ["build", "--jobs", "0"],
        ["build", "--jobs", "many"], ["explain"], ["score"], ["build", "--colour"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_wrong_argument_is_refused(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: python -m extract" in capsys.readouterr().err


def test_score_compares_with_answers(reports: Path, tmp_path: Path, capsys: Captured) -> None:
    (reports / "linchuan.txt").write_text(REPORT, encoding="utf-8")
    start = REPORT.index("38")
    right = {"report": "linchuan", "start": start, "end": start + 2, "text": "38",
             "metric": "penalty_cases", "value": 38, "unit": "case"}  # fmt: skip
    answers = tmp_path / "answers.jsonl"
    answers.write_text(json.dumps(right) + "\n\n", encoding="utf-8")
    command = ["score", "--answers", str(answers), "--reports", str(reports)]
    assert main(command) == 0
    assert (
        "all               1        0         0  1.0000  1.0000  1.0000" in capsys.readouterr().out
    )

    answers.write_text(json.dumps(right | {"value": 39}), encoding="utf-8")
    assert main([*command, "--differences"]) == 0
    told = capsys.readouterr().out
    assert "missing  linchuan@" in told
    assert "spurious linchuan@" in told


def test_score_tells_which_report_is_missing(
    reports: Path, tmp_path: Path, capsys: Captured
) -> None:
    answers = tmp_path / "answers.jsonl"
    answers.write_text('{"report": "linchuan", "start": 0, "end": 1, "text": "1", "fate": "date"}')
    assert main(["score", "--answers", str(answers), "--reports", str(reports)]) == 1
    assert "linchuan" in capsys.readouterr().err


def test_it_is_run_as_a_module_and_a_closed_pipe_is_no_error(root: Path) -> None:
    report = next((root / "data" / "reports").glob("*.txt"))
    explain = subprocess.Popen(
        [sys.executable, "-m", "extract", "explain", str(report)],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert explain.stdout is not None
    assert explain.stderr is not None
    explain.stdout.close()
    assert explain.stderr.read() == b""
    explain.stderr.close()
    assert explain.wait() == 0
