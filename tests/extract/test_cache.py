"""Rows kept beside the tables: what is read again, what is not, and that nobody sees a difference."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import extract.cache
import extract.tables
from extract.cache import FOLDER
from extract.folders import ROOT
from extract.tables import build, ensure_tables
from extract.yamlfile import YamlProblem
from tests.extract.makers import docx, paragraph

REPORT = """江州市临川新区应急管理局2023年法治政府建设年度报告
全年作出行政处罚{cases}件（含对个人处罚10件），罚款39.2万元，整改率97.5%。未发生行政诉讼案件。
2024年1月10日
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        text = REPORT.format(cases=38 + number)
        (folder / f"report-{number}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def data(root: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for source in [*(root / "data").glob("*.yaml"), *(root / "data").glob("*.csv")]:
        shutil.copy(source, folder)
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, in order."""
    names: list[str] = []
    real = extract.tables.try_report

    def noted(path: Path, *more: object) -> object:
        names.append(path.name)
        return real(path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(extract.tables, "try_report", noted)
    return names


@pytest.fixture
def out(reports: Path, data: Path, tmp_path: Path, read: list[str]) -> Path:
    """Tables of the three reports, read once."""
    folder = tmp_path / "tables"
    build(reports, folder, data=data)
    assert len(read) == 3
    read.clear()
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def test_one_more_report_is_the_only_one_read(
    reports: Path, data: Path, out: Path, read: list[str]
) -> None:
    (reports / "new.txt").write_text(REPORT.format(cases=77), encoding="utf-8")
    ensure_tables(reports, out, data)
    assert read == ["new.txt"]
    assert b"77" in (out / "observations.csv").read_bytes()


def test_tables_are_the_same_bytes_with_and_without(
    root: Path, data: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = tmp_path / "many"
    shutil.copytree(root / "data" / "reports", reports)
    shutil.copytree(root / "tests" / "accuracy" / "reports", reports / "more")
    (reports / "word.docx").write_bytes(docx(*map(paragraph, REPORT.format(cases=5).split("\n"))))
    (reports / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    build(reports, tmp_path / "out", data=data, jobs=1)
    fresh = contents(tmp_path / "out")
    read.clear()
    build(reports, tmp_path / "out", data=data, jobs=1)
    assert read == ["broken.pdf"]  # a file that cannot be read is tried every time
    assert contents(tmp_path / "out") == fresh
    shutil.rmtree(tmp_path / "out" / FOLDER)
    monkeypatch.undo()  # other processes cannot be watched
    build(reports, tmp_path / "out", data=data, jobs=2)
    assert contents(tmp_path / "out") == fresh


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (lambda r, d: _append(r / "report-1.txt", "检查企业5家。\n"), ["report-1.txt"]),
        (lambda r, d: (r / "report-1.txt").rename(r / "renamed.txt"), ["renamed.txt"]),
        (lambda r, d: _append(d / "catalogue.yaml", "report-2:\n  year: 2022\n"), ["report-2.txt"]),
        (lambda r, d: (r / "report-0.txt").touch(), []),
        (lambda r, d: _append(d / "metrics.yaml", "# note\n"), ["report-0.txt", "report-1.txt", "report-2.txt"]),
        (lambda r, d: _append(d / "districts.yaml", "# note\n"), ["report-0.txt", "report-1.txt", "report-2.txt"]),
    ],
    ids=["a report", "a name", "its catalogue entry", "a touch", "the dictionary", "the districts"],
)  # fmt: skip
def test_what_has_changed_is_read_again(
    reports: Path, data: Path, out: Path, read: list[str],
    change: Callable[[Path, Path], object], again: list[str],
) -> None:  # fmt: skip
    change(reports, data)
    build(reports, out, data=data)
    assert read == again


def test_another_program_reads_everything_again(
    reports: Path, data: Path, out: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract.cache, "program_hash", lambda: "another")
    build(reports, out, data=data)
    assert len(read) == 3


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: kept[: len(kept) // 2],
        lambda kept: b"",
        lambda kept: kept.replace(b"38", b"39"),
        lambda kept: b"{}" + kept,
        lambda kept: kept.partition(b"\n")[0],
    ],
    ids=["cut", "empty", "another figure", "another head", "no body"],
)
def test_a_damaged_entry_is_ignored_and_written_over(
    reports: Path, data: Path, out: Path, read: list[str], damage: Callable[[bytes], bytes]
) -> None:
    before = contents(out)
    entries = sorted((out / FOLDER).iterdir())
    whole = {path: path.read_bytes() for path in entries}
    for path in entries:
        path.write_bytes(damage(whole[path]))
    build(reports, out, data=data)
    assert len(read) >= 1
    assert contents(out) == before
    assert {path: path.read_bytes() for path in entries} == whole


def test_entries_of_reports_that_are_gone_are_dropped(reports: Path, data: Path, out: Path) -> None:
    assert len(list((out / FOLDER).iterdir())) == 3
    (reports / "report-0.txt").unlink()
    build(reports, out, data=data)
    assert len(list((out / FOLDER).iterdir())) == 2


def test_a_disk_that_refuses_the_entry_does_not_stop_the_tables(
    reports: Path, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "tables"
    out.mkdir()
    (out / FOLDER).write_text("a file in its place")
    build(reports, out, data=data)
    assert (out / "observations.csv").read_text(encoding="utf-8").count("\n") > 3


def test_a_mistake_in_the_catalogue_is_told_though_rows_are_kept(
    reports: Path, data: Path, out: Path
) -> None:
    _append(data / "catalogue.yaml", "report-2:\n  yeer: 2022\n")
    with pytest.raises(YamlProblem, match="yeer"):
        build(reports, out, data=data)


BUILDER = """
import sys
from pathlib import Path
from extract.tables import build
reports, out, data = map(Path, sys.argv[1:])
for _ in range(4):
    build(reports, out, data=data, jobs=1)
"""


def test_processes_at_once_do_not_disturb_each_other(
    reports: Path, data: Path, out: Path, tmp_path: Path
) -> None:
    """Each with tables of its own over the same kept rows, which one of them keeps throwing away."""
    expected = contents(out)
    folders = [tmp_path / f"out-{number}" for number in range(3)]
    for folder in folders:
        folder.mkdir()
        (folder / FOLDER).symlink_to(out / FOLDER)
    running = [
        subprocess.Popen([sys.executable, "-c", BUILDER, reports, folder, data], cwd=ROOT)
        for folder in folders
    ]
    while any(process.poll() is None for process in running):
        for path in (out / FOLDER).glob("*.json"):
            path.unlink(missing_ok=True)
    assert [process.returncode for process in running] == [0, 0, 0]
    assert all(contents(folder) == expected for folder in folders)
