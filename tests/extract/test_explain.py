"""A report explained in the terminal: its facts, every number, and why."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from extract.__main__ import main

REPORT = """江州市临川新区应急管理局2023年法治政府建设年度报告
全年作出行政处罚38件（含对个人处罚10件），罚款同比下降12%。
未发生行政诉讼案件。购置折叠床630张。
处罚64件，其中简易程序15件、普通程序48件。
2024年1月10日
"""
ESCAPE = "\x1b["


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "linchuan.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def explained(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["explain", *arguments]) == 0
    return capsys.readouterr().out


def test_facts_stand_first(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = explained(capsys, str(report)).splitlines()
    assert told[0] == "linchuan  江州市临川新区应急管理局2023年法治政府建设年度报告"
    assert "江州市临川新区应急管理局 (emergency_management)" in told[1]
    assert told[2] == (
        "year 2023, published 2024-01-10, covers 2023-01-01 to 2023-12-31 (full_year)"
    )
    assert told[3].startswith("doubts: ")


def test_every_number_has_a_line_with_its_fate(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = explained(capsys, str(report))
    for line in (
        r"38  penalty_cases 行政处罚 = 38 case  full_year 2023-01-01…2023-12-31  \[high: explicit\]",
        r"10  penalty_cases .*party=individual, .*, of 38@\d+  \[",
        r"12%  change",
        r"未发生  lawsuits 行政诉讼 = 0 case .*\[high: stated_in_words\]",
        r"630  unmapped \(.+\)",
    ):
        assert re.search(rf"(?m)^ +\d+  {line}", told), line
    for line in REPORT.splitlines()[:4]:
        assert line in told


def test_it_ends_with_a_summary_and_failing_checks(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = explained(capsys, str(report)).splitlines()
    assert re.fullmatch(
        r"11 numbers: 5 observation, 4 date, 1 change, 1 unmapped; 6 observations", told[-3]
    )
    assert told[-2] == "4 checks, 1 fail"
    assert re.fullmatch(r"  fails: sum_of_parts linchuan-\d+-penalty_cases: 64 .*63.*", told[-1])


@pytest.mark.parametrize(
    ("arguments", "coloured"),
    [([], False), (["--colour", "never"], False), (["--colour", "always"], True)],
    ids=["auto", "never", "always"],
)
def test_colour_only_when_asked(
    report: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], coloured: bool
) -> None:
    assert (ESCAPE in explained(capsys, str(report), *arguments)) is coloured


@pytest.mark.parametrize(("no_colour", "coloured"), [(None, True), ("1", False)])
def test_a_terminal_has_colour_unless_refused(
    report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    no_colour: str | None, coloured: bool,
) -> None:  # fmt: skip
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_colour:
        monkeypatch.setenv("NO_COLOR", no_colour)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert (ESCAPE in explained(capsys, str(report))) is coloured


def test_colours_leave_the_words_as_they_are(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = explained(capsys, str(report), "--colour", "never")
    coloured = explained(capsys, str(report), "--colour", "always")
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_the_projects_own_reports_are_explained_whole(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in sorted((root / "data" / "reports").glob("*.txt")):
        told = explained(capsys, str(path))
        for number in re.findall(r"\d+(?=件|次|家|人|处|宗)", path.read_text(encoding="utf-8")):
            assert number in told
