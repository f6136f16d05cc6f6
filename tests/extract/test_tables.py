"""The tidy tables: built whole or not at all, rebuilt when what they are made of changes."""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import extract.tables
from extract.records import COLUMNS, confidence, plain_number
from extract.tables import build, ensure_tables
from extract.yamlfile import YamlProblem

REPORT = """江州市临川新区应急管理局2023年法治政府建设年度报告
一、主要工作
全年作出行政处罚38件（含对个人处罚10件），罚款39.2万元。未发生行政诉讼案件。
2024年1月10日
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "tables"


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folder: Path, name: str, text: str = REPORT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_folder_gives_headers_alone(reports: Path, out: Path) -> None:
    build(reports, out)
    for name, columns in COLUMNS.items():
        assert (out / f"{name}.csv").read_text(encoding="utf-8") == ",".join(columns) + "\n"


def test_the_rows_of_one_report(reports: Path, out: Path) -> None:
    write(reports, "linchuan.txt")
    build(reports, out)
    (report,) = table(out, "reports")
    assert (report["report_id"], report["file"]) == ("linchuan", "linchuan.txt")
    assert (report["year"], report["characters"]) == ("2023", str(len(REPORT)))
    told = [(r["metric"], float(r["value"]), r["text"]) for r in table(out, "observations")]
    assert told == [
        ("penalty_cases", 38, "38"),
        ("penalty_cases", 10, "10"),
        ("penalty_amount", 392000, "39.2万"),
        ("lawsuits", 0, "未发生"),
    ]
    whole, part, *_ = table(out, "observations")
    assert part["part_of"] == whole["observation_id"]
    assert part["quote"].startswith("全年作出行政处罚38件")
    assert part["section"] == "一、主要工作"
    assert [m["fate"] for m in table(out, "mentions")].count("observation") == 3


def test_ids_are_unique_and_stable(reports: Path, out: Path) -> None:
    write(reports, "linchuan.txt")
    write(reports, "copy.txt")
    build(reports, out)
    first = [row["observation_id"] for row in table(out, "observations")]
    build(reports, out)
    assert [row["observation_id"] for row in table(out, "observations")] == first
    assert len(set(first)) == len(first) == 8


def test_a_broken_file_beside_a_good_one_is_a_failure(reports: Path, out: Path) -> None:
    write(reports, "good.txt")
    (reports / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    (reports / "empty.txt").write_bytes(b"")
    (reports / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    build(reports, out)
    assert [row["report_id"] for row in table(out, "reports")] == ["good"]
    failures = {row["file"]: row["reason"] for row in table(out, "failures")}
    assert set(failures) == {"broken.pdf", "empty.txt", "old.doc"}
    assert "empty" in failures["empty.txt"]
    assert all(failures.values())


def test_the_second_file_of_one_stem_is_a_failure(reports: Path, out: Path) -> None:
    write(reports, "a/linchuan.txt")
    write(reports, "b/linchuan.txt")
    build(reports, out)
    assert [row["file"] for row in table(out, "reports")] == ["a/linchuan.txt"]
    (failure,) = table(out, "failures")
    assert failure["file"] == "b/linchuan.txt"
    assert "a/linchuan.txt" in failure["reason"]


def test_several_processes_read_the_same(reports: Path, out: Path, tmp_path: Path) -> None:
    for number in range(3):
        write(reports, f"report{number}.txt")
    build(reports, out, jobs=1)
    build(reports, tmp_path / "other", jobs=2)
    for name in COLUMNS:
        assert table(out, name) == table(tmp_path / "other", name)


def test_parquet_has_types(reports: Path, out: Path) -> None:
    write(reports, "linchuan.txt")
    build(reports, out, table_format="parquet")
    frame = pd.read_parquet(out / "observations.parquet")
    assert list(frame.columns) == list(COLUMNS["observations"])
    assert frame["value"].tolist() == [38, 10, 392000, 0]
    assert frame["start"].dtype == "Int64"
    assert pd.read_parquet(out / "checks.parquet")["holds"].tolist() == [True]
    assert pd.read_parquet(out / "reports.parquet")["year"].tolist() == [2023]


def test_parquet_of_nothing_still_has_its_columns(reports: Path, out: Path) -> None:
    build(reports, out, table_format="parquet")
    for name, columns in COLUMNS.items():
        assert list(pd.read_parquet(out / f"{name}.parquet").columns) == list(columns)


def test_tables_are_replaced_whole_or_not_at_all(
    reports: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(reports, "linchuan.txt")
    build(reports, out)
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    write(reports, "second.txt")
    written: list[str] = []

    def fail_at_the_third(path: Path, *table: object) -> None:
        written.append(path.name)
        if len(written) == 3:
            raise OSError("the disk is full")
        path.write_text("half", encoding="utf-8")

    with monkeypatch.context() as patch:
        patch.setattr(extract.tables, "_write_csv", fail_at_the_third)
        with pytest.raises(OSError, match="disk is full"):
            build(reports, out)
    assert len(written) == 3
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before
    assert list(out.glob(".building-*")) == []


def test_tables_without_their_stamp_are_not_trusted(
    reports: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that dies between two tables leaves no stamp, so the next one builds anew."""
    write(reports, "linchuan.txt")
    ensure_tables(reports, out)
    moved: list[str] = []

    def die_after_two(source: str, target: str) -> None:
        if len(moved) == 2:
            raise KeyboardInterrupt
        moved.append(str(target))
        shutil.copy(source, target)

    write(reports, "second.txt")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", die_after_two)
        with pytest.raises(KeyboardInterrupt):
            build(reports, out)
    assert len(table(ensure_tables(reports, out), "reports")) == 2
    assert len(table(out, "failures")) == 0


# ------------------------------------------------------------------ stale or not


@pytest.fixture
def data(root: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for source in [*(root / "data").glob("*.yaml"), *(root / "data").glob("*.csv")]:
        shutil.copy(source, folder)
    return folder


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    made: list[Path] = []

    def counted(reports_dir: Path, *arguments: object, **options: object) -> object:
        made.append(reports_dir)
        return build(reports_dir, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(extract.tables, "build", counted)
    return made


def _more(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda r, d: write(r, "second.txt"), id="a report is added"),
        pytest.param(lambda r, d: _more(r / "a.txt", "检查企业5家。\n"), id="a report changes"),
        pytest.param(lambda r, d: (r / "a.txt").rename(r / "b.txt"), id="a report is renamed"),
        pytest.param(lambda r, d: (r / "a.txt").unlink(), id="a report is removed"),
        pytest.param(lambda r, d: _more(d / "metrics.yaml", "# note\n"), id="the dictionary changes"),
        pytest.param(lambda r, d: _more(d / "districts.yaml", "# note\n"), id="a district changes"),
        pytest.param(
            lambda r, d: _more(d / "catalogue.yaml", "a:\n  year: 2022\n"), id="the catalogue changes"
        ),
    ],
)  # fmt: skip
def test_tables_are_rebuilt_when_an_input_changes(
    reports: Path, out: Path, data: Path, builds: list[Path], change: Callable[[Path, Path], object]
) -> None:
    write(reports, "a.txt")
    ensure_tables(reports, out, data)
    ensure_tables(reports, out, data)
    assert len(builds) == 1
    change(reports, data)
    ensure_tables(reports, out, data)
    ensure_tables(reports, out, data)
    assert len(builds) == 2


def test_a_touched_or_foreign_file_rebuilds_nothing(
    reports: Path, out: Path, data: Path, builds: list[Path]
) -> None:
    path = write(reports, "a.txt")
    ensure_tables(reports, out, data)
    os.utime(path, (0, 0))
    write(reports, "notes.log", "not a report")
    write(data, "README", "not an input")
    ensure_tables(reports, out, data)
    assert len(builds) == 1


def test_a_damaged_stamp_or_other_format_is_rebuilt(
    reports: Path, out: Path, data: Path, builds: list[Path]
) -> None:
    write(reports, "a.txt")
    ensure_tables(reports, out, data)
    (out / extract.tables.STAMP).write_text("{", encoding="utf-8")
    ensure_tables(reports, out, data)
    stamp = json.loads((out / extract.tables.STAMP).read_text(encoding="utf-8"))
    (out / extract.tables.STAMP).write_text(json.dumps({**stamp, "format": "parquet"}))
    ensure_tables(reports, out, data)
    assert len(builds) == 3


def test_a_mistake_in_the_dictionary_leaves_the_tables_alone(
    reports: Path, out: Path, data: Path
) -> None:
    write(reports, "a.txt")
    ensure_tables(reports, out, data)
    before = (out / "observations.csv").read_bytes()
    _more(data / "metrics.yaml", "metrics: {}\n")
    with pytest.raises(YamlProblem, match="stands twice"):
        ensure_tables(reports, out, data)
    assert (out / "observations.csv").read_bytes() == before


# ------------------------------------------------------------------ small rules of rows


@pytest.mark.parametrize(
    ("reasons", "grade"),
    [
        ({"explicit"}, "high"),
        ({"stated_in_words"}, "high"),
        ({"explicit", "inferred_whole"}, "medium"),
        ({"inferred_metric"}, "medium"),
        ({"explicit", "contested"}, "low"),
        ({"distant_wording"}, "low"),
    ],
)
def test_confidence(reasons: set[str], grade: str) -> None:
    assert confidence(reasons) == grade


@pytest.mark.parametrize(("value", "shown"), [("38", "38"), ("38.0", "38"), ("97.5", "97.5")])
def test_plain_numbers(value: str, shown: str) -> None:
    assert str(plain_number(Decimal(value))) == shown
