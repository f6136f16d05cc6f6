"""Figures entered by hand: every mistake told by file and line; the real file as it stands."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from compare.comparison import compare
from compare.entered import FILE, entered_folder
from compare.entered_file import COLUMNS, read_entered
from compare.load import ROOT, Dataset, current_dataset, load_dataset
from compare.model import State
from compare.problems import EnteredProblem
from extract.metrics.dictionary import Dictionary, load_dictionary
from extract.places import Place, load_places
from tests.compare.made import observation_row, report_row, write_tables

GOOD: Mapping[str, str] = {
    "id": "e1", "district_code": "120104", "district": "临川新区", "level": "county",
    "agency": "临川新区应急管理局", "agency_type": "emergency_management", "year": "2023",
    "metric": "penalty_cases", "value": "38", "unit": "case", "qualifier": "exact", "scope": "own",
    "party": "total", "audience": "total", "mode": "total", "kind": "total",
    "period_start": "2023-01-01", "period_end": "2023-12-31", "period_basis": "full_year",
    "part_of": "", "source_url": "https://example.org/1.html", "note": "",
}  # fmt: skip


def row(number: int = 1, **more: str) -> dict[str, str]:
    return {**GOOD, "id": f"e{number}", **more}


def folder(tmp_path: Path, *rows: Mapping[str, str]) -> Path:
    target = tmp_path / "entered"
    target.mkdir(exist_ok=True)
    with (target / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return target


def loaded(
    tmp_path: Path, *rows: Mapping[str, str], **tables: list[Mapping[str, object]]
) -> Dataset:
    made = write_tables(tmp_path / "tables", **tables)
    return load_dataset(made, "made", folder(tmp_path, *rows))


@cache
def known() -> tuple[Dictionary, Mapping[str, Place]]:
    data = ROOT / "data"
    return load_dictionary(data / "metrics.yaml"), load_places(data / "districts.yaml").by_code


def problem(tmp_path: Path, *rows: Mapping[str, str]) -> EnteredProblem:
    with pytest.raises(EnteredProblem) as caught:
        read_entered(folder(tmp_path, *rows) / FILE, *known())
    return caught.value


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"metric": "penalties"}, "there is no metric 'penalties'"),
        ({"unit": "time"}, "penalty_cases is not counted in 'time' but in case"),
        ({"kind": "wechat"}, "penalty_cases has no kind 'wechat'"),
        ({"value": "many"}, "value 'many' is no number"),
        ({"value": "-1"}, "value '-1' is no number"),
        ({"value": "nan"}, "value 'nan' is no number"),
        ({"value": "38.5"}, "38.5 case is not a whole number"),
        ({"scope": "mine"}, "scope 'mine' is none of own, joint, area"),
        ({"agency_type": "police"}, "agency_type 'police' is none of"),
        ({"district_code": "999999"}, "district code '999999' is not known"),
        ({"agency": ""}, "agency is empty"),
        ({"year": "23"}, "year '23' is not a year"),
        ({"source_url": "their page"}, "source_url 'their page' is no web address"),
        ({"period_end": "31.12.2023"}, "period_end '31.12.2023' is no date"),
        ({"period_end": "2023-06-30"}, "full_year must run from 2023-01-01"),
        ({"period_basis": "year_to_date", "period_start": "2023-02-01"}, "must start on 2023-01-01"),
        ({"period_basis": "year_to_date", "period_end": "2024-01-10"}, "must end in 2023"),
        ({"period_basis": "prior_year"}, "prior_year must end before 2023"),
        ({"period_basis": "part_year", "period_start": "2024-01-01"}, "ends (2023-12-31) before"),
        ({"part_of": "e9"}, "part_of 'e9' is no id"),
        ({"part_of": "e2"}, "leads back to the figure itself"),
        ({"id": "e1"}, "id 'e1' stands in line 2 already"),
        ({"level": "province"}, "agency_type or level differs from line 2"),
    ],
)  # fmt: skip
def test_mistake_is_told_by_line(tmp_path: Path, wrong: dict[str, str], reason: str) -> None:
    found = problem(tmp_path, row(1), row(2, **wrong))
    assert (Path(found.file).name, found.line) == (FILE, 3)
    assert reason in found.reason


def test_part_of_another_unit_is_told(tmp_path: Path) -> None:
    found = problem(tmp_path, row(1, metric="inspections", unit="time"),
                    row(2, metric="inspections", unit="enterprise_time", part_of="e1"))  # fmt: skip
    assert "unit differs from that of its whole in line 2" in found.reason


def test_missing_column_and_ragged_line_are_told(tmp_path: Path) -> None:
    target = folder(tmp_path)
    dictionary = known()[0]
    (target / FILE).write_text("id,year\n", "utf-8")
    with pytest.raises(EnteredProblem, match=r"figures\.csv:1: columns are missing: district_code"):
        read_entered(target / FILE, dictionary, {})
    (target / FILE).write_text(",".join(COLUMNS) + "\na,b\n", "utf-8")
    with pytest.raises(EnteredProblem, match=r"figures\.csv:2: more or fewer cells"):
        read_entered(target / FILE, dictionary, {})


def test_bureau_without_a_report_becomes_one_of_which_the_rest_is_not_read(tmp_path: Path) -> None:
    data = loaded(tmp_path, row(1))
    report = data.reports()[0]
    assert report.is_entered
    assert data.text(report) is None
    found = compare(data, "penalty_cases", [report]).ranked[0]
    assert (found.value, found.figure.observation and found.figure.observation.method) \
        == (38, "entered")  # fmt: skip
    silent = compare(data, "licences", [report]).silent[0]
    assert silent.figure.state == State.NOT_READ


EXTRACTED: list[Mapping[str, object]] = [report_row("r", agency="江州市临川新区应急管理局")]


def test_same_fact_entered_and_extracted_is_one_row_and_a_witness(tmp_path: Path) -> None:
    data = loaded(tmp_path, row(1), row(2, metric="licences", value="7"), reports=EXTRACTED,
                  observations=[observation_row("r", "penalty_cases", 38)])  # fmt: skip
    assert [r.id for r in data.reports()] == ["r"]
    figure = compare(data, "penalty_cases", data.reports()).ranked[0].figure
    assert figure.observation
    assert figure.observation.method == "extracted"
    assert [o.id for o in figure.corroborated_by] == ["e1"]
    # What only the second page says stands as entered; other silence is the text's own.
    assert compare(data, "licences", data.reports()).ranked[0].value == 7
    silent = compare(data, "accidents", data.reports()).silent[0]
    assert silent.figure.state == State.NOT_REPORTED


def test_entered_figure_that_contradicts_the_text_is_a_conflict(tmp_path: Path) -> None:
    data = loaded(tmp_path, row(1, value="41"), reports=EXTRACTED,
                  observations=[observation_row("r", "penalty_cases", 38)])  # fmt: skip
    figure = compare(data, "penalty_cases", data.reports()).ranked[0].figure
    assert figure.value == 38
    assert [r.key for r in figure.reasons] == ["reason.conflict.entered"]


def test_one_switch_turns_all_entered_figures_off(tmp_path: Path) -> None:
    data = loaded(tmp_path, row(1), row(2, agency="临川新区司法局", agency_type="justice"),
                  reports=EXTRACTED,
                  observations=[observation_row("r", "penalty_cases", 38)])  # fmt: skip
    assert data.has_entered
    off = data.without_entered()
    assert not off.has_entered
    assert [r.id for r in off.reports()] == ["r"]
    assert [o.method for o in off.observations()] == ["extracted"]
    assert off.version != data.version


def test_environment_may_point_elsewhere_or_turn_them_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_ENTERED", "off")
    assert entered_folder() is None
    monkeypatch.setenv("DUIZHAO_ENTERED", str(folder(tmp_path, row(1))))
    assert entered_folder() == tmp_path / "entered"


def test_the_projects_own_file_is_sound() -> None:
    dictionary, places = known()
    rows = read_entered(ROOT / "data" / "entered" / FILE, dictionary, places)
    assert len(rows) == 294
    assert len({r["district_code"] for r in rows}) == 47
    assert len({(r["district_code"], r["agency"]) for r in rows}) == 57
    assert all(places[r["district_code"]].name_en for r in rows)


def test_all_294_figures_of_the_projects_own_file_are_in() -> None:
    data = current_dataset(entered=True)
    entered = [o for o in data.observations() if o.method == "entered"]
    assert len(entered) == len({o.id for o in entered}) == 294
    assert all(o.source_url.startswith("http") for o in entered)
    bureaus = {(o.report_id, r.district_code, r.agency) for o in entered
               for r in data.reports() if r.id == o.report_id}  # fmt: skip
    assert len({code for _, code, _ in bureaus}) == 47
    assert len({(code, agency) for _, code, agency in bureaus}) == 57
    without = data.without_entered()
    assert {o.method for o in without.observations()} == {"extracted"}
    assert [r.id for r in without.reports() if r.is_entered] == []
