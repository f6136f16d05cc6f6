"""``python -m compare table``, as scripts use it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from compare.__main__ import main
from compare.command import ROW_KEYS
from compare.load import ROOT
from tests.compare.made import observation_row, report_row, write_tables

NANKAI, NANHAI, LUOHU, XICHENG = "120104", "440605", "440303", "110102"
TO_DATE = {"period_basis": "year_to_date", "period_end": "2023-12-04"}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_tables(
        tmp_path,
        reports=[
            report_row("nk", NANKAI), report_row("nh", NANHAI, **TO_DATE), report_row("lh", LUOHU),
            report_row("old", NANKAI, 2022, period_start="2022-01-01", period_end="2022-12-31"),
        ],
        observations=[
            observation_row("nk", "penalty_cases", 38),
            observation_row("nh", "penalty_cases", 942, **TO_DATE),
            observation_row("nk", "lawsuits", 0, text="未发生"),
            observation_row("nh", "lawsuits", 3, **TO_DATE),
            observation_row("lh", "lawsuits", 4400, qualifier="more_than"),
            observation_row("nk", "inspections", 457, unit="enterprise_time"),
            observation_row("nh", "inspections", 10_629, unit="time", **TO_DATE),
            observation_row("nk", "training_sessions", 38, unit="session", audience="officers"),
            observation_row("nk", "training_sessions", 27, unit="session", audience="enterprises",
                            start=300),
            observation_row("old", "penalty_cases", 51, period_start="2022-01-01",
                            period_end="2022-12-31"),
        ],
    )  # fmt: skip
    monkeypatch.setenv("DUIZHAO_TABLES", str(folder))
    monkeypatch.setenv("DUIZHAO_ENTERED", "off")


def table(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["table", "--year", "2023", "--format", "json", *arguments]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.usefixtures("made")
def test_keys_order_and_unrounded_values(capsys: pytest.CaptureFixture[str]) -> None:
    found = table(capsys, "--metric", "penalty_cases", "--districts", f"{NANKAI},{NANHAI},{LUOHU}")
    assert list(found) == ["metric", "year", "verdict", "reasons", "rows"]
    assert (found["metric"], found["year"]) == ("penalty_cases", 2023)
    assert (found["verdict"], found["reasons"]) == ("caution", ["period"])
    assert all(tuple(row) == ROW_KEYS for row in found["rows"])
    # 942 is ahead of 38; the silent third may be ahead of, between or behind them.
    assert [(r["district_code"], r["state"], r["value"], r["rank_low"], r["rank_high"])
            for r in found["rows"]] == [
        (NANKAI, "figure", 38, 2, 3), (NANHAI, "figure", 942, 1, 2),
        (LUOHU, "not_reported", None, None, None),
    ]  # fmt: skip
    assert found["rows"][0] == {
        "district_code": NANKAI, "report_id": "nk", "state": "figure", "value": 38,
        "unit": "case", "low": 38, "high": 38, "rank_low": 2, "rank_high": 3,
        "method": "extracted", "source": "nk.txt:100-102",
    }  # fmt: skip


@pytest.mark.usefixtures("made")
def test_order_is_that_of_districts(capsys: pytest.CaptureFixture[str]) -> None:
    found = table(capsys, "--metric", "penalty_cases", "--districts", f"{NANHAI},{NANKAI}")
    assert [r["report_id"] for r in found["rows"]] == ["nh", "nk"]


@pytest.mark.usefixtures("made")
def test_zero_and_interval(capsys: pytest.CaptureFixture[str]) -> None:
    rows = {r["report_id"]: r for r in table(capsys, "--metric", "lawsuits")["rows"]}
    assert (rows["nk"]["state"], rows["nk"]["value"], rows["nk"]["rank_low"]) == (
        "stated_zero",
        0,
        3,
    )
    assert (rows["lh"]["low"], rows["lh"]["high"]) == (4400, 4500)  # 4400余
    assert [rows[i]["rank_low"] for i in ("lh", "nh", "nk")] == [1, 2, 3]


@pytest.mark.usefixtures("made")
def test_different_units_are_not_comparable(capsys: pytest.CaptureFixture[str]) -> None:
    found = table(capsys, "--metric", "inspections", "--districts", f"{NANKAI},{NANHAI}")
    assert (found["verdict"], found["reasons"]) == ("not_comparable", ["unit"])
    states = {r["report_id"]: (r["state"], r["unit"], r["rank_low"]) for r in found["rows"]}
    assert states == {"nk": ("not_comparable", "enterprise_time", None),
                      "nh": ("figure", "time", None)}  # fmt: skip


@pytest.mark.usefixtures("made")
def test_parts_only(capsys: pytest.CaptureFixture[str]) -> None:
    found = table(capsys, "--metric", "training_sessions", "--reports", "nk,lh")
    assert [(r["state"], r["value"]) for r in found["rows"]] == [
        ("parts_only", None), ("not_reported", None)]  # fmt: skip
    assert (found["verdict"], found["reasons"]) == ("not_comparable", ["no_headline"])


@pytest.mark.usefixtures("made")
def test_annualised_942_by_338_days_is_1017_and_a_quarter(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = table(capsys, "--metric", "penalty_cases", "--annualise")
    values = {r["report_id"]: r["value"] for r in found["rows"]}
    assert values == {"nk": 38, "nh": 942 * (365 / 338), "lh": None}
    assert (found["verdict"], found["reasons"]) == ("caution", ["period"])


@pytest.mark.usefixtures("made")
def test_rate_has_its_unit_and_its_confidence_interval(capsys: pytest.CaptureFixture[str]) -> None:
    found = table(
        capsys, "--metric", "penalty_cases", "--per", "10k_residents", "--reports", "nk,nh"
    )
    row = found["rows"][0]
    assert row["unit"] == "case/10k_residents"
    assert row["value"] == 38 / 890_422 * 10_000
    assert row["low"] < row["value"] < row["high"]


@pytest.mark.usefixtures("made")
def test_district_without_a_report_is_a_row_of_which_nothing_was_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = table(
        capsys, "--metric", "penalty_cases", "--districts", f"{XICHENG},{NANKAI},{NANHAI}"
    )
    assert [(r["district_code"], r["report_id"], r["state"]) for r in found["rows"]] == [
        (XICHENG, "", "not_read"), (NANKAI, "nk", "figure"), (NANHAI, "nh", "figure")]  # fmt: skip


@pytest.mark.usefixtures("made")
def test_csv_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--metric", "penalty_cases"]
    found = table(capsys, *arguments)
    assert main(["table", "--year", "2023", "--format", "csv", *arguments]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [r["value"] for r in rows] == ["" if r["value"] is None else str(r["value"])
                                          for r in found["rows"]]  # fmt: skip
    assert {(r["verdict"], r["reasons"]) for r in rows} == {("caution", "period")}


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(
    ("lang", "rank"), [("zh", "第2至3位，共3个"), ("en", "2nd–3rd of 3")]
)  # fmt: skip
def test_text_says_rank_and_verdict(
    capsys: pytest.CaptureFixture[str], lang: str, rank: str
) -> None:
    assert main(["table", "--metric", "penalty_cases", "--year", "2023", "--lang", lang]) == 0
    said = capsys.readouterr().out
    assert rank in said
    assert {"zh": "谨慎可比", "en": "Comparable with caution"}[lang] in said


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--metric", "penalties"], "there is no metric 'penalties'"),
        (["--metric", "penalty_cases", "--districts", "999999"], "there is no district '999999'"),
        (["--metric", "penalty_cases", "--reports", "x"], "there is no report 'x'"),
        (["--metric", "penalty_cases", "--per", "session"], "penalty_cases is compared only per"),
        (["--metric", "penalty_cases", "--unit", "time"], "penalty_cases is counted in case"),
    ],
)
def test_what_there_is_not(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["table", "--year", "2023", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_as_a_program_on_the_projects_own_data_with_and_without_entered() -> None:
    def run(switch: str) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, "-m", "compare", "table", "--metric", "penalty_cases", "--year",
             "2023", "--agency-type", "emergency_management", "--entered", switch, "--format",
             "json"],
            cwd=ROOT, capture_output=True, text=True, check=True, timeout=120,
        )  # fmt: skip
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    off, on = run("off"), run("on")
    assert {r["method"] for r in off["rows"]} == {"extracted"}
    assert [(r["district_code"], r["value"]) for r in off["rows"]] == [(NANKAI, 38), (NANHAI, 942)]
    assert "entered" in on["reasons"]
    entered = [r for r in on["rows"] if r["method"] == "entered"]
    assert {(r["district_code"], r["value"]) for r in entered} == {("330502", 103), ("500231", 36)}
    assert all(r["source"].startswith("http") for r in entered)
    # Nankai's entered figure is the same fact: one row, the extracted one stands.
    assert [r["method"] for r in on["rows"] if r["district_code"] == NANKAI] == ["extracted"]
    assert "not_read" in {r["state"] for r in on["rows"]}


@pytest.mark.usefixtures("made")
def test_sum_of_parts_leads_to_each_part(capsys: pytest.CaptureFixture[str], tmp_path: Path,
                                         monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    folder = write_tables(
        tmp_path / "parts", reports=[report_row("nk", NANKAI)],
        observations=[
            observation_row("nk", "penalty_cases", 31, kind="simple_procedure", start=10),
            observation_row("nk", "penalty_cases", 42, kind="ordinary_procedure", start=50),
        ],
    )  # fmt: skip
    monkeypatch.setenv("DUIZHAO_TABLES", str(folder))
    silent = table(capsys, "--metric", "penalty_cases")["rows"][0]
    assert (silent["state"], silent["value"]) == ("parts_only", None)
    row = table(capsys, "--metric", "penalty_cases", "--sum-parts")["rows"][0]
    assert (row["value"], row["method"]) == (73, "derived")  # 31 + 42
    assert row["source"] == "nk.txt:10-12 nk.txt:50-52"


@pytest.mark.usefixtures("made")
def test_order_without_districts_is_that_of_reports_or_by_district(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = table(capsys, "--metric", "penalty_cases", "--reports", "lh,nk")
    assert [r["report_id"] for r in asked["rows"]] == ["lh", "nk"]
    every = table(capsys, "--metric", "penalty_cases")
    assert [r["district_code"] for r in every["rows"]] == [NANKAI, LUOHU, NANHAI]


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["--metric", "penalty_case"], "--metric"),
        (["--metric", "penalty_cases", "--year", "1999"], "--year"),
        (["--metric", "penalty_cases", "--districts", "南开区"], "--districts"),
        (["--metric", "penalty_cases", "--reports", "old"], "--reports"),
        (["--metric", "penalty_cases", "--reports", "nk", "--districts", NANHAI], "--reports"),
        (["--metric", "penalty_cases", "--agency-type", "police"], "--agency-type"),
        (["--metric", "penalty_cases", "--per", "head"], "--per"),
        (["--metric", "penalty_cases", "--unit", "time"], "--unit"),
        (["--metric", "penalty_cases", "--coverage", "kind=won"], "--coverage"),
    ],
)
def test_message_names_the_option(
    capsys: pytest.CaptureFixture[str], arguments: list[str], option: str
) -> None:
    assert main(["table", "--year", "2023", *arguments]) == 2
    assert f"compare: {option}: " in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--coverage", "mode=x"], ["--year", "x"]])
def test_malformed_word_is_refused_with_its_option(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["table", "--metric", "penalty_cases", "--year", "2023", *arguments])
    assert stop.value.code == 2
    assert f"argument {arguments[0]}" in capsys.readouterr().err
