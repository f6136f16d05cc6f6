"""Corrections written by several people at once, by processes that are killed, beside comments."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.corrections.load import load_file
from extract.corrections.model import Correction, Place, ReportCorrections, Withdrawal
from extract.corrections.store import AlreadyCorrected, add, file_of, now, one_line, withdraw
from extract.folders import ROOT
from extract.metrics.dictionary import Dictionary, load_dictionary
from extract.writing import NotWritten, writing
from extract.yamlfile import YamlProblem

REPORT = "linchuan"
AT = "2026-11-23T09:20:00+08:00"
EXPECT = {"metric": "penalty_cases", "value": Decimal(38), "unit": "case"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(ROOT / "data" / "metrics.yaml", folder)
    return folder


def correction(start: int, to: int, who: str = "审核员甲", why: str = "") -> Correction:
    return Correction("value", Place(start, start + 2, "38"), EXPECT, Decimal(38), Decimal(to),
                      why, who, AT)  # fmt: skip


@cache
def known() -> Dictionary:
    return load_dictionary(ROOT / "data" / "metrics.yaml")


def kept(data: Path, report: str = REPORT) -> ReportCorrections:
    return load_file(file_of(data, report), known())


def test_what_is_written_is_read_back(data: Path) -> None:
    (name,) = add(data, REPORT, [correction(10, 83, why="no: '83' # 见第3页\n第二行")], "")
    (entry,) = kept(data).entries
    assert entry.id == name
    assert (entry.to, entry.was, entry.who) == (83, 38, "审核员甲")
    assert entry.why == "no: '83' # 见第3页 第二行"
    assert entry.expect == EXPECT


def test_the_second_is_told_and_nothing_is_overwritten(data: Path) -> None:
    seen = ""
    add(data, REPORT, [correction(10, 83, "审核员甲")], seen)
    before = file_of(data, REPORT).read_bytes()
    with pytest.raises(AlreadyCorrected, match="审核员甲 corrected this figure at 2026"):
        add(data, REPORT, [correction(10, 84, "审核员乙")], seen)
    assert file_of(data, REPORT).read_bytes() == before
    # another figure of the same report is nobody's business
    add(data, REPORT, [correction(50, 84, "审核员乙")], seen)
    add(data, REPORT, [correction(10, 84, "审核员乙")], kept(data).state_at(10, 12))
    assert [e.to for e in kept(data).entries] == [83, 84, 84]


def test_undo_is_kept_with_who_and_when(data: Path) -> None:
    (name,) = add(data, REPORT, [correction(10, 83)], "")
    seen = kept(data).state_at(10, 12)
    withdraw(data, REPORT, [name], Withdrawal("审核员乙", AT, "看错了"), seen)
    (entry,) = kept(data).entries
    assert entry.withdrawn == Withdrawal("审核员乙", AT, "看错了")
    assert kept(data).state_at(10, 12) != seen
    with pytest.raises(AlreadyCorrected, match="审核员乙"):
        withdraw(data, REPORT, [name], Withdrawal("审核员丙", AT), seen)
    with pytest.raises(NotWritten, match="no longer in the file"):
        withdraw(data, REPORT, ["nothing"], Withdrawal("审核员丙", AT), "")
    # said once more after the undo, within the same second
    add(data, REPORT, [correction(10, 83)], kept(data).state_at(10, 12))
    assert len({e.id for e in kept(data).entries}) == 2


def test_comments_written_by_hand_survive(data: Path) -> None:
    path = file_of(data, REPORT)
    path.parent.mkdir()
    by_hand = (
        "# 复核说明：按扫描件逐页核对\n"
        f"report: {REPORT}  # 临川\n"
        "corrections:\n"
        "# 第一处\n"
        "- what: value\n"
        "  where: {start: 5, end: 7, text: '38'}\n"
        "  expect: {metric: penalty_cases, value: 38, unit: case}\n"
        "  to: 83   # 第3页\n"
        f"  who: 审核员丙\n  when: {AT}\n"
    )
    path.write_text(by_hand, "utf-8")
    (first,) = kept(data).entries
    add(data, REPORT, [correction(10, 40)], "")
    assert path.read_text("utf-8").startswith(by_hand)
    withdraw(data, REPORT, [first.id], Withdrawal("审核员甲", AT), kept(data).state_at(5, 7))
    written = path.read_text("utf-8")
    for comment in ("# 复核说明：按扫描件逐页核对\n", "# 临川", "# 第一处\n", "# 第3页\n"):
        assert comment in written
    assert kept(data).entries[0].withdrawn is not None


def test_a_damaged_file_is_not_written_over(data: Path) -> None:
    path = file_of(data, REPORT)
    path.parent.mkdir()
    path.write_text(f"report: {REPORT}\ncorrections:\n- what: valu\n", "utf-8")
    with pytest.raises(YamlProblem):
        add(data, REPORT, [correction(10, 83)], "")
    assert "valu\n" in path.read_text("utf-8")


def test_what_could_not_be_read_back_is_not_written(data: Path) -> None:
    wrong = Correction("kind", Place(1, 3, "38"), EXPECT, "total", "no such kind", "", "甲", AT)
    with pytest.raises(YamlProblem, match="kind is"):
        add(data, REPORT, [wrong], "")
    assert not file_of(data, REPORT).exists()


@pytest.mark.parametrize("name", ["../metrics", "a/b", ".hidden", "", "a\\b", "a\nb"])
def test_a_report_is_a_file_of_its_folder(data: Path, name: str) -> None:
    with pytest.raises(NotWritten):
        add(data, name, [correction(10, 83)], "")
    assert sorted(p.name for p in data.iterdir()) == ["metrics.yaml"]


def test_read_only_writes_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (name,) = add(data, REPORT, [correction(10, 83)], "")
    before = file_of(data, REPORT).read_bytes()
    monkeypatch.setenv("DUIZHAO_MODE", "read_only")
    with pytest.raises(NotWritten, match="read-only"):
        add(data, REPORT, [correction(50, 83)], "")
    with pytest.raises(NotWritten, match="read-only"):
        withdraw(data, REPORT, [name], Withdrawal("甲", AT), kept(data).state_at(10, 12))
    assert file_of(data, REPORT).read_bytes() == before


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_reason_survives(tmp_path_factory: pytest.TempPathFactory, why: str) -> None:
    data = tmp_path_factory.mktemp("data")
    shutil.copy(ROOT / "data" / "metrics.yaml", data)
    add(data, REPORT, [correction(10, 83, why=why)], "")
    assert kept(data).entries[0].why == one_line(why)


def test_a_time_has_its_zone() -> None:
    assert now()[-6] in "+-"


def test_threads_and_processes_lose_nothing(data: Path) -> None:
    """Two sessions in threads and two processes, on one report and on several, all at once."""
    script = _script(data, 15)
    processes = [
        subprocess.Popen([sys.executable, "-c", script, name], cwd=ROOT, stdout=subprocess.PIPE,
                         text=True) for name in ("甲", "乙")
    ]  # fmt: skip
    said: list[str] = []

    def session(who: str) -> None:
        for i in range(15):
            report = REPORT if i % 2 else f"{REPORT}-{who}"
            said.extend(add(data, report, [correction(ord(who) * 100 + i * 10, i, who)], ""))
            time.sleep(0.001)

    # The threads begin at other places, so that nobody is told that someone was before them.
    threads = [threading.Thread(target=session, args=(who,)) for who in ("丙", "丁")]
    for thread in threads:
        thread.start()
    acknowledged = [line for p in processes for line in p.communicate(timeout=120)[0].split()]
    for thread in threads:
        thread.join()
    assert [p.returncode for p in processes] == [0, 0]
    assert len(acknowledged) + len(said) == 60
    found = {e.id for path in (data / "corrections").glob("*.yaml")
             for e in kept(data, path.stem).entries}  # fmt: skip
    assert found == {*acknowledged, *said}


def test_two_threads_at_one_figure(data: Path) -> None:
    """Of several who saw the same, one is written and every other is told."""
    outcomes: list[str] = []
    together = threading.Barrier(6)

    def session(who: str) -> None:
        together.wait()
        try:
            add(data, REPORT, [correction(10, 83, who)], "")
            outcomes.append("written")
        except AlreadyCorrected:
            outcomes.append("told")

    threads = [threading.Thread(target=session, args=(f"审核员{i}",)) for i in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["told"] * 5 + ["written"]
    assert len(kept(data).entries) == 1


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_killed_process_loses_nothing_that_it_acknowledged(data: Path) -> None:
    acknowledged: list[str] = []
    for round_ in range(8):
        script = _script(data, 10_000, first=round_ * 1_000_000)
        process = subprocess.Popen(
            [sys.executable, "-u", "-c", script, f"第{round_}人"], cwd=ROOT,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        acknowledged.append(process.stdout.readline().strip())
        time.sleep(0.003 * round_)  # another moment of its work each time
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.read().split()
        process.wait()
        for path in (data / "corrections").glob("*.yaml"):
            assert yaml.safe_load(path.read_text("utf-8"))["report"] == path.stem
            kept(data, path.stem)  # whole and well-formed
    with writing(data / "corrections", wait=2):  # the lock was let go
        pass
    found = {e.id for path in (data / "corrections").glob("*.yaml")
             for e in kept(data, path.stem).entries}  # fmt: skip
    assert len(acknowledged) >= 8
    assert set(acknowledged) <= found


def _script(data: Path, many: int, first: int = 0) -> str:
    """A process that corrects ``many`` figures of two reports, saying each that is written."""
    return f"""
import sys
from pathlib import Path
from tests.extract.test_corrections_store import REPORT, add, correction
who = sys.argv[1]
for i in range({many}):
    report = REPORT if i % 2 else REPORT + "-" + who
    start = {first} + sum(map(ord, who)) * 100_000 + i * 10
    (name,) = add(Path({str(data)!r}), report, [correction(start, i, who)], "")
    print(name, flush=True)
"""
