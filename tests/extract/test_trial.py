"""A changed dictionary tried on every report: what it gains, loses and moves, and how right it is."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extract.editing.dictionary_edit import changed
from extract.editing.edits import AddKind, AddMetric, AddWording, Edit, RemoveWording
from extract.editing.measuring import NotMeasured, compared
from extract.editing.trial import GAINED, LOST, MOVED, Effect, try_out
from extract.metrics.dictionary import Dictionary, load_dictionary
from extract.tables import build
from tests.extract.reader import ROOT

FILE = ROOT / "data" / "metrics.yaml"
TEXT = FILE.read_bytes().decode("utf-8")
OLD = load_dictionary(FILE)
BEDS = AddMetric("camp_beds", "emergency", "折叠床", "camp beds", "折叠床张数", "Camp beds",
                 (("item", ("张",)),), "stock", ("折叠床",))  # fmt: skip
REPORTS = {
    "990101-2023-linchuan-emergency": "江州市临川新区应急管理局2023年法治政府建设年度报告\n"
    "全年开出罚单17张，作出行政处罚25件，其中夜查处罚4件。储备折叠床630张。\n"
    "开展检查120次，其中夜查30次。未发生行政诉讼案件。\n2024年1月10日\n",
    "990101-2023-liuxi-street": "江州市临川新区柳溪街道办事处2023年法治政府建设年度报告\n"
    "储备折叠床12张，开展应急演练3场。\n2024年1月12日\n",
}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def after(*edits: Edit) -> Dictionary:
    return changed(TEXT, edits, FILE)[1]


def effects(reports: Path, *edits: Edit) -> list[Effect]:
    return list(try_out(OLD, after(*edits), reports, ROOT / "data").effects)


def test_a_new_metric_gains_its_numbers_in_every_report(reports: Path) -> None:
    trial = try_out(OLD, after(BEDS), reports, ROOT / "data")
    assert [(e.what, e.row["text"], e.fate) for e in trial.effects] == [
        (GAINED, "630", "unmapped"), (GAINED, "12", "unmapped"),
    ]  # fmt: skip
    first = trial.effects[0]
    assert first.before is None
    assert first.after is not None
    assert (first.after["metric"], first.after["value"], first.after["unit"]) == (
        "camp_beds",
        630,
        "item",
    )
    assert first.report_id == "990101-2023-linchuan-emergency"
    text = REPORTS[first.report_id]
    assert text[first.row["start"] : first.row["end"]] == "630"
    assert first.row["quote"] == "储备折叠床630张。"
    assert (trial.reports, trial.failures) == (2, 0)
    assert trial.after == trial.before + 2
    assert (trial.count(GAINED), trial.count(LOST), trial.count(MOVED)) == (2, 0, 0)


def test_a_kind_moves_numbers_and_says_in_what(reports: Path) -> None:
    [found] = effects(reports, AddKind("inspections", "night", "夜查", "night", ("夜查",)))
    assert (found.what, found.row["text"], found.differs) == (MOVED, "30", ("kind",))
    assert found.before is not None
    assert found.after is not None
    assert (found.before["kind"], found.after["kind"]) == ("total", "night")


def test_a_wording_removed_loses_or_moves(reports: Path) -> None:
    words = OLD.metrics["drills"].wordings
    found = effects(reports, *(RemoveWording("drills", w) for w in words))
    assert [(e.what, e.row["text"], e.fate) for e in found] == [(LOST, "3", "unmapped")]
    assert found[0].after is None
    zeros = effects(reports, *(RemoveWording("lawsuits", w, "zero_wordings")
                               for w in OLD.metrics["lawsuits"].zero_wordings))  # fmt: skip
    assert [(e.what, e.row["text"], e.fate) for e in zeros] == [(LOST, "未发生", "")]


def test_a_number_that_another_metric_takes_has_moved(reports: Path) -> None:
    found = effects(reports, AddWording("training_sessions", "应急演练"), *(
        RemoveWording("drills", w) for w in OLD.metrics["drills"].wordings))  # fmt: skip
    assert [(e.what, e.row["text"]) for e in found] == [(MOVED, "3")]
    assert "metric" in found[0].differs


def test_a_whole_that_is_lost_is_told_of_its_parts(reports: Path) -> None:
    gone = [RemoveWording("penalty_cases", w) for w in ("行政处罚", "处罚", "查处")]
    found = {e.row["text"]: e for e in effects(reports, *gone)}
    assert found["25"].what == LOST
    assert found["4"].what in {LOST, MOVED}


def test_the_same_dictionary_changes_nothing(reports: Path) -> None:
    assert effects(reports) == []
    assert effects(ROOT / "tests" / "accuracy" / "reports") == []


def test_the_trial_foretells_the_tables(reports: Path, tmp_path: Path) -> None:
    """What is gained, lost and moved is what the next build writes."""
    data = tmp_path / "data"
    data.mkdir()
    for source in [*(ROOT / "data").glob("*.yaml"), *(ROOT / "data").glob("*.csv")]:
        shutil.copy(source, data)
    edits = [
        BEDS,
        AddKind("inspections", "night", "夜查", "night", ("夜查",)),
        AddWording("penalty_cases", "罚单"),
    ]
    text, new = changed(TEXT, edits, FILE)
    before = build(reports, tmp_path / "a", data=data).rows["observations"]
    trial = try_out(OLD, new, reports, data)
    (data / "metrics.yaml").write_bytes(text.encode("utf-8"))
    after_rows = build(reports, tmp_path / "b", data=data).rows["observations"]
    told = [row for row in before if row not in [e.before for e in trial.effects]]
    told += [e.after for e in trial.effects if e.after]
    assert sorted(map(repr, told)) == sorted(map(repr, after_rows))
    assert (trial.before, trial.after) == (len(before), len(after_rows))


def test_progress_is_told_to_its_end(reports: Path) -> None:
    seen: list[tuple[int, int]] = []
    try_out(OLD, OLD, reports, ROOT / "data", lambda done, of: seen.append((done, of)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_report_changed_between_two_trials_is_read_anew(reports: Path) -> None:
    assert len(effects(reports, BEDS)) == 2
    path = reports / "990101-2023-liuxi-street.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("折叠床12张，", ""), encoding="utf-8")
    assert len(effects(reports, BEDS)) == 1
    (reports / "another.pdf").write_bytes(b"no PDF")
    (reports / "broken.docx").write_bytes(b"no DOCX")
    assert try_out(OLD, OLD, reports, ROOT / "data").failures == 2


# ---------------------------------------------------------------- accuracy


def test_accuracy_before_and_after() -> None:
    worse, _ = changed(
        TEXT, [RemoveWording("penalty_cases", w) for w in ("行政处罚", "处罚")], FILE
    )
    ticks: list[int] = []
    found = compared(TEXT, worse, lambda: ticks.append(1))
    assert found.before.shares["recall"] > found.after.shares["recall"]
    assert found.before.counts["recall"][1] == found.after.counts["recall"][1]
    assert found.worse
    assert not set(found.worse) & found.before.differences
    assert any("penalty_cases" in d.expected for d in found.worse)
    back = compared(worse, TEXT)
    assert back.mended == found.worse


def test_a_new_metric_is_not_scored_as_wrong() -> None:
    text, _ = changed(TEXT, [BEDS], FILE)
    found = compared(TEXT, text)
    assert found.before.shares == found.after.shares
    assert found.worse == []


def test_without_the_test_reports_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotMeasured, match="full checkout") as caught:
        compared(TEXT, TEXT, root=tmp_path)
    assert "没有测试报告" in caught.value.reason_zh


def test_a_failed_measure_says_why() -> None:
    with pytest.raises(NotMeasured, match="make accuracy") as caught:
        compared(TEXT, "metrics: [")
    assert "测量准确率未成" in caught.value.reason_zh


def test_the_command_writes_no_file(tmp_path: Path) -> None:
    page = ROOT / "docs" / "accuracy.md"
    said = page.read_bytes()
    path = tmp_path / "metrics.yaml"
    path.write_text(changed(TEXT, [BEDS], FILE)[0], encoding="utf-8")
    command = [sys.executable, "-m", "tests.accuracy", "--dictionary", str(path)]
    out = subprocess.run([*command, "--json"], cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(out.stdout)
    assert {"precision", "recall", "f1", "dimensions", "fates", "differences"} <= set(told)
    plain = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert plain.stdout.startswith("# How right the reading is")
    assert page.read_bytes() == said
