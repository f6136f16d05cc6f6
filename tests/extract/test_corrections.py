"""Corrections by people: read strictly, applied after the reading, said loudly where they no
longer fit."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from extract.corrections.load import load_file
from extract.corrections.recheck import recheck
from extract.folders import ROOT
from extract.metrics.dictionary import Dictionary, load_dictionary
from extract.tables import build, ensure_tables, inputs_hash, read_folder
from extract.yamlfile import YamlProblem

REPORT = """江州市临川新区应急管理局2023年法治政府建设年度报告
一、主要工作
全年作出行政处罚38件（含对个人处罚10件），罚款39.2万元。未发生行政诉讼案件。购置折叠床630张。
排查隐患200项，整改隐患190项，整改率95%。
2024年1月10日
"""
SIGNED = "who: 审核员甲, when: '2026-11-23T09:20:00+08:00'"
CASES = "metric: penalty_cases, value: 38, unit: case"
Tables = dict[str, list[dict[str, str]]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one report."""
    folder = tmp_path / "data"
    (folder / "corrections").mkdir(parents=True)
    (folder / "reports").mkdir()
    for name in ("metrics.yaml", "districts.yaml", "divisions.csv"):
        shutil.copy(ROOT / "data" / name, folder / name)
    (folder / "reports" / "linchuan.txt").write_text(REPORT, "utf-8")
    return folder


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return load_dictionary(ROOT / "data" / "metrics.yaml")


def where(text: str, report: str = REPORT) -> str:
    at = report.index(text)
    return f"where: {{start: {at}, end: {at + len(text)}, text: '{text}'}}"


def entry(what: str, at: str, expect: str, *more: str) -> str:
    said = ", ".join((f"what: {what}", where(at), f"expect: {{{expect}}}", *more, SIGNED))
    return f"- {{{said}}}\n"


def corrections(data: Path, *entries: str, report: str = "linchuan") -> Path:
    path = data / "corrections" / f"{report}.yaml"
    path.write_text(f"report: {report}\ncorrections:\n" + "".join(entries), "utf-8")
    return path


def built(data: Path) -> Tables:
    out = data / "tables"
    build(data / "reports", out, data=data)
    tables = {}
    for path in out.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


def at(tables: Tables, text: str) -> dict[str, str]:
    return next(o for o in tables["observations"] if o["text"] == text)


def mention(tables: Tables, text: str) -> dict[str, str]:
    return next(m for m in tables["mentions"] if m["text"] == text)


def test_a_value_is_corrected_and_signed(data: Path) -> None:
    corrections(data, entry("value", "38", CASES, "from: 38", "to: 83", "why: 扫描件为83件"))
    tables = built(data)
    row = at(tables, "38")
    assert (row["value"], row["method"], row["confidence"]) == ("83", "corrected", "high")
    assert (row["reviewed_by"], row["corrected_from"]) == ("审核员甲", "value 38")
    assert (row["corrected_why"], row["reviewed_at"][:10]) == ("扫描件为83件", "2026-11-23")
    (told,) = tables["corrections"]
    assert (told["state"], told["observation_id"]) == ("applied", row["observation_id"])
    assert (told["from"], told["to"], told["line"]) == ("38", "83", "3")
    # what was not corrected is as it was read
    assert at(tables, "10")["method"] == "extracted"


def test_what_is_accepted_stays_extracted_and_is_recorded(data: Path) -> None:
    corrections(data, entry("accept", "38", CASES),
                entry("accept", "630", "fate: unmapped"))  # fmt: skip
    tables = built(data)
    assert (at(tables, "38")["method"], at(tables, "38")["reviewed_by"]) == (
        "extracted", "审核员甲"
    )  # fmt: skip
    assert mention(tables, "630")["fate"] == "unmapped"
    assert mention(tables, "630")["reviewed_by"] == "审核员甲"
    assert {c["state"] for c in tables["corrections"]} == {"applied"}


def test_checks_follow_the_corrected_figures(data: Path) -> None:
    (rate,) = (c for c in built(data)["checks"] if c["kind"] == "rate")
    assert rate["holds"] == "True"
    corrections(data, entry("value", "190", "metric: hazards_rectified, value: 190, unit: item",
                            "to: 150"),
                entry("value", "10", "metric: penalty_cases, value: 10, unit: case", "to: 50"))  # fmt: skip
    checks = {c["kind"]: c for c in built(data)["checks"]}
    assert (checks["rate"]["holds"], float(checks["rate"]["found"])) == ("False", 75)
    assert checks["part_within_whole"]["holds"] == "False"


def test_what_is_rejected_is_no_figure_and_its_parts_stand_alone(data: Path) -> None:
    assert at(built(data), "10")["part_of"]
    corrections(data, entry("reject", "38", CASES, "to: requirement"))
    tables = built(data)
    assert not [o for o in tables["observations"] if o["text"] == "38"]
    found = mention(tables, "38")
    assert (found["fate"], found["observation_id"]) == ("requirement", "")
    assert (at(tables, "10")["part_of"], at(tables, "10")["breakdown"]) == ("", "")
    assert not [c for c in tables["checks"] if c["kind"] == "part_within_whole"]


def test_a_number_that_no_metric_covered_becomes_a_figure(data: Path) -> None:
    corrections(data, entry("add", "630", "fate: unmapped",
                            "to: {metric: publicity_materials, value: 630, unit: document}"))  # fmt: skip
    tables = built(data)
    row = at(tables, "630")
    assert (row["metric"], row["value"], row["method"]) == ("publicity_materials", "630",
                                                           "corrected")  # fmt: skip
    assert row["period_basis"] == "full_year"
    assert row["quote"].startswith("购置折叠床630张")
    found = mention(tables, "630")
    assert (found["fate"], found["observation_id"]) == ("observation", row["observation_id"])


def test_metric_dimensions_period_and_whole(data: Path) -> None:
    ten = "metric: penalty_cases, value: 10, unit: case"
    corrections(
        data,
        entry("part_of", "10", ten, "to: null"),
        entry("party", "10", ten, "to: entity"),
        entry("qualifier", "10", ten, "to: approximate"),
        entry("period", "10", ten, "to: {basis: part_year, start: 2023-06-01, end: 2023-06-30}"),
        entry("metric", "38", CASES, "to: {metric: penalty_cases_closed}"),
    )
    tables = built(data)
    row = at(tables, "10")
    assert (row["part_of"], row["party"], row["qualifier"]) == ("", "entity", "approximate")
    assert (row["period_basis"], row["period_end"]) == ("part_year", "2023-06-30")
    assert at(tables, "38")["metric"] == "penalty_cases_closed"
    assert {c["state"] for c in tables["corrections"]} == {"applied"}
    # back to a part, of another whole
    corrections(data, entry("part_of", "10", ten, "to: null"),
                entry("part_of", "10", ten, f"to: {{{where('38')[8:-1]}}}"))  # fmt: skip
    tables = built(data)
    assert at(tables, "10")["part_of"] == at(tables, "38")["observation_id"]
    assert [c["state"] for c in tables["corrections"]] == ["replaced", "applied"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (REPORT.replace("38件", "39件"), "no longer stands"),
        ("（续）" + REPORT, "no longer stands"),
        (REPORT.replace("作出行政处罚38件", "行政处罚立案38件"), "penalty_cases_filed"),
        (REPORT.replace("全年作出行政处罚38件", "作出行政处罚同比增38件"), "no longer stands"),
    ],
)
def test_what_no_longer_fits_is_said_and_not_applied(
    data: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    corrections(data, entry("value", "38", CASES, "to: 83"))
    (data / "reports" / "linchuan.txt").write_text(text, "utf-8")
    tables = built(data)
    (told,) = tables["corrections"]
    assert told["state"] == "stale"
    assert said in told["reason"]
    assert all(o["method"] == "extracted" for o in tables["observations"])
    told_aloud = capsys.readouterr().err
    assert "not applied: linchuan.yaml:3: value of '38' by 审核员甲" in told_aloud


def test_who_looks_again_settles_what_no_longer_fits(data: Path) -> None:
    wrong = CASES.replace("38", "37")
    corrections(data, entry("value", "38", wrong, "to: 83"), entry("accept", "38", CASES))
    tables = built(data)
    assert [c["state"] for c in tables["corrections"]] == ["replaced", "applied"]
    assert at(tables, "38")["value"] == "38"


def test_a_correction_of_a_report_that_is_gone_is_said(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corrections(data, entry("value", "38", CASES, "to: 83"))
    (data / "reports" / "linchuan.txt").unlink()
    assert built(data)["corrections"][0]["state"] == "stale"
    assert "there is no such report" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (entry("unit", "38", CASES, "to: enterprise"), "not counted in enterprise"),
        (entry("value", "38", CASES, "to: 38"), "read already"),
        (entry("value", "38", CASES, "to: 38.5"), "not a whole number"),
        (entry("part_of", "38", CASES, f"to: {{{where('10')[8:-1]}}}"), "itself a part"),
        (entry("part_of", "38", CASES, f"to: {{{where('39.2万')[8:-1]}}}"), "same metric"),
        (entry("part_of", "38", CASES, f"to: {{{where('2024')[8:-1]}}}"), "no figure stands"),
    ],
)
def test_what_makes_no_sense_is_not_applied_at_all(data: Path, correction: str, why: str) -> None:
    before = built(data)["observations"]
    corrections(data, correction)
    tables = built(data)
    assert tables["observations"] == before
    assert tables["corrections"][0]["state"] == "stale"
    assert why in tables["corrections"][0]["reason"]


def test_a_withdrawn_correction_stays_in_the_file_and_does_nothing(data: Path) -> None:
    taken_back = "withdrawn: {who: 审核员乙, when: '2026-11-23T10:00:00+08:00'}"
    corrections(data, entry("value", "38", CASES, "to: 83", taken_back))
    tables = built(data)
    assert at(tables, "38")["method"] == "extracted"
    (told,) = tables["corrections"]
    assert (told["state"], told["withdrawn_by"]) == ("withdrawn", "审核员乙")


def test_reading_for_scores_applies_nothing(data: Path) -> None:
    corrections(data, entry("value", "38", CASES, "to: 83"))
    tables = read_folder(data / "reports", data=data)
    assert {o["method"] for o in tables.rows["observations"]} == {"extracted"}
    assert tables.rows["corrections"] == []


def test_a_correction_makes_the_tables_stale(data: Path) -> None:
    out = ensure_tables(data / "reports", data / "tables", data)
    before = inputs_hash(data / "reports", data)
    corrections(data, entry("value", "38", CASES, "to: 83"))
    assert inputs_hash(data / "reports", data) != before
    ensure_tables(data / "reports", data / "tables", data)
    assert ",83,case," in (out / "observations.csv").read_text("utf-8")


def test_arithmetic_done_again_over_rows_as_read_is_the_same(root: Path) -> None:
    tables = read_folder(root / "tests" / "accuracy" / "reports")
    for report in tables.rows["reports"]:
        name = report["report_id"]
        rows = [o for o in tables.rows["observations"] if o["report_id"] == name]
        breakdowns = [o["breakdown"] for o in rows]
        assert recheck(rows) == [c for c in tables.rows["checks"] if c["report_id"] == name]
        assert [o["breakdown"] for o in rows] == breakdowns


@pytest.mark.parametrize(
    ("written", "line", "why"),
    [
        (entry("values", "38", CASES, "to: 83"), 3, "what is 'values'"),
        (entry("value", "38", CASES, "too: 83"), 3, "unknown key 'too'"),
        (entry("value", "38", CASES), 3, "missing key 'to'"),
        (entry("value", "38", CASES, "to: many"), 3, "no number"),
        (entry("value", "38", CASES, "to: -1"), 3, "from 0 up"),
        (entry("value", "38", CASES, "to: .nan"), 3, "from 0 up"),
        (entry("metric", "38", CASES, "to: penalties"), 3, "metric is 'penalties'"),
        (entry("metric", "38", CASES, "to: {metric: lawsuits, unit: time}"), 3, "unit of lawsuits"),
        (entry("kind", "38", CASES, "to: theory"), 3, "kind is 'theory'"),
        (entry("unit", "38", CASES, "to: cases"), 3, "unit is 'cases'"),
        (entry("accept", "38", CASES, "to: 83"), 3, "no 'to'"),
        (entry("accept", "38", "fate: unmapped, value: 3"), 3, "nothing but its fate"),
        (entry("add", "38", CASES, "to: {metric: lawsuits, value: 1, unit: case}"), 3, "has a fate"),
        (entry("value", "38", "metric: penalty_cases", "to: 83"), 3, "missing key 'value'"),
        (entry("value", "38", CASES, "to: 83").replace("+08:00", ""), 3, "no time zone"),
        (entry("value", "38", CASES, "to: 83").replace("审核员甲", "''"), 3, "who is empty"),
        (entry("value", "38", CASES, "to: 83").replace("text: '38'", "text: '380'"), 3,
         "characters"),
        (entry("value", "38", CASES, "to: 83") * 2, 4, "stands in line 3 already"),
        (entry("period", "38", CASES, "to: {basis: full_year, end: 2023-13-01}"), 3, ""),
        ("- what: value\n  where: here\n", 3, "missing key"),
    ],
)  # fmt: skip
def test_mistakes_are_told_by_file_and_line(
    data: Path, dictionary: Dictionary, written: str, line: int, why: str
) -> None:
    path = corrections(data, written)
    with pytest.raises(YamlProblem) as caught:
        load_file(path, dictionary)
    assert (caught.value.file, caught.value.line) == (str(path), line)
    assert why in caught.value.reason


def test_a_file_is_of_the_report_that_it_is_named_after(data: Path, dictionary: Dictionary) -> None:
    path = corrections(data)
    path.rename(path.with_name("other.yaml"))
    with pytest.raises(YamlProblem, match="file of 'other'"):
        load_file(path.with_name("other.yaml"), dictionary)
