"""CSV: opens in Excel, runs no formula, every figure can be followed to its sentence."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from compare.comparison import Options, compare
from compare.files.export import COLUMNS, file_name, neutralised, to_csv
from compare.load import Dataset
from compare.table import table
from compare.telling.naming import short_names
from compare.telling.phrases import Speaker
from tests.compare.made import dataset, observation_row, report_row


def read(data: Dataset, lang: str = "zh", **more: object) -> list[dict[str, str]]:
    reports = data.reports()
    speaker = Speaker(data, lang, short_names(data, reports, lang))
    content = to_csv(compare(data, "penalty_cases", reports, **more), speaker)  # type: ignore[arg-type]
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.fixture
def data(tmp_path: Path) -> Dataset:
    return dataset(
        tmp_path,
        reports=[report_row("a", title="=HYPERLINK(1)"), report_row("b", "440605"),
                 report_row("c", "110102")],
        observations=[
            observation_row("a", "penalty_cases", 38, quote="@共\r\n38件，\"含\""),
            observation_row("a", "penalty_cases", 35, kind="administrative", start=200,
                            part_of="a-penalty_cases-100"),
            observation_row("b", "penalty_cases", 942, qualifier="approximate", text="942"),
            observation_row("b", "penalty_cases", 7, scope="joint", start=300),
        ],
    )  # fmt: skip


def test_one_row_a_bureau_and_one_for_each_other_figure(data: Dataset) -> None:
    rows = read(data)
    assert [(r["role"], r["report_id"], r["value"]) for r in rows] == [
        ("headline", "b", "942"), ("other", "b", "7"),
        ("headline", "a", "38"), ("part", "a", "35"), ("headline", "c", ""),
    ]  # fmt: skip
    assert [r["state"] for r in rows if r["role"] == "headline"] \
        == ["figure", "figure", "not_reported"]  # fmt: skip
    assert list(rows[0]) == list(COLUMNS)


def test_every_figure_can_be_followed(data: Dataset) -> None:
    for row in read(data):
        if row["value"]:
            assert row["report_id"]
            assert row["quote"]
            assert row["observation_id"]
            assert int(row["end"]) > int(row["start"])


def test_interval_and_verdict_are_in_the_file(data: Dataset) -> None:
    first = read(data)[0]
    assert (first["low"], first["high"]) == ("941.5", "942.5")
    assert first["verdict"] == "comparable"


def test_formulas_are_neutralised_and_text_survives(data: Dataset) -> None:
    row = next(r for r in read(data) if r["report_id"] == "a")
    assert row["source"] == "'=HYPERLINK(1)"
    assert row["quote"] == '\'@共\r\n38件，"含"'


@pytest.mark.parametrize("cell", ["=1+1", "+x", "-x", "@x", "\tx", "\rx", "=", "+86 10"])
def test_cell_that_would_run(cell: str) -> None:
    assert neutralised(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "-5", "+3.5", "5", "甲=乙", "-1e3"])
def test_cell_that_would_not(cell: str) -> None:
    assert neutralised(cell) == cell


def test_file_name_says_what_it_holds(data: Dataset) -> None:
    found = compare(data, "penalty_cases", data.reports())
    assert file_name(found, "csv") == "duizhao-penalty_cases-2023.csv"


def test_rate_is_unrounded_enough_and_the_count_stays(data: Dataset) -> None:
    row = next(r for r in read(data, per_residents=True) if r["report_id"] == "b")
    assert row["value"] == "942"
    assert float(row["rate"]) == pytest.approx(942 / 3_667_247 * 10_000, abs=1e-4)


def test_table_has_the_rows_of_the_file(data: Dataset) -> None:
    reports = data.reports()
    speaker = Speaker(data, "zh", short_names(data, reports, "zh"))
    frame, opened = table(compare(data, "penalty_cases", reports), speaker)
    rows = read(data)
    assert list(frame["口径"]) == [r["coverage"] for r in rows] \
        == ["合计", "多部门联合", "合计", "其中一般行政处罚", "合计"]  # fmt: skip
    assert list(frame["数值"]) == ["≈ 942", "7", "38", "35", "—"]
    assert opened == [r["observation_id"] for r in rows]
    assert [r["low"] for r in rows] == ["941.5", "7", "38", "35", ""]


def test_parts_have_rates_and_other_figures_have_none(data: Dataset) -> None:
    rows = {r["value"]: r["rate"] for r in read(data, per_residents=True)}
    assert float(rows["35"]) == pytest.approx(35 / 890_422 * 10_000, abs=1e-4)
    assert rows["7"] == ""


def test_figure_entered_by_hand_leads_to_its_page_and_not_into_the_report(tmp_path: Path) -> None:
    page = "https://example.org/page"
    entered = {"method": "entered", "source_url": page, "note": "campaigns only", "text": "",
               "quote": "", "start": 0, "end": 0, "section": ""}  # fmt: skip
    made = dataset(tmp_path, reports=[report_row("a")], observations=[])
    frame = pd.DataFrame([{**observation_row("a", "penalty_cases", 38), **entered}]).astype(str)
    made = replace(made, tables={**made.tables, "observations": frame})
    row = read(made)[0]
    assert (row["method"], row["source_url"], row["note"]) == ("entered", page, "campaigns only")
    assert (row["file"], row["source"], row["start"], row["end"]) == ("", "", "", "")


def test_file_says_why_and_what_the_user_overruled(data: Dataset) -> None:
    plain = {r["report_id"]: r for r in read(data) if r["role"] == "headline"}
    assert (plain["a"]["why"], plain["a"]["overruled"]) == ("only", "")
    area = dataset(data.folder.parent / "more", reports=[report_row("a"), report_row("b", "440605")],
                   observations=[observation_row("a", "penalty_cases", 38),
                                 observation_row("b", "penalty_cases", 942, scope="area")])  # fmt: skip
    apart = {r["report_id"]: r for r in read(area) if r["role"] == "headline"}
    assert (apart["b"]["state"], apart["b"]["own_reasons"]) == ("not_comparable", "scope")
    insisted = {r["report_id"]: r for r in read(area, options=Options(overrule=True))}
    assert (insisted["b"]["overruled"], insisted["b"]["why"]) == ("yes", "overruled")
    assert (insisted["b"]["own_reasons"], insisted["b"]["rank_low"]) == ("scope", "1")
    assert insisted["b"]["verdict"] == "not_comparable"


def test_rate_in_the_file_is_unrounded_with_both_intervals(data: Dataset) -> None:
    row = next(r for r in read(data, per_residents=True) if r["report_id"] == "b")
    assert float(row["rate"]) == 942 / 3_667_247 * 10_000
    # 约942 is 941.5 to 942.5
    assert float(row["rate_low"]) == pytest.approx(941.5 / 3_667_247 * 10_000)
    assert float(row["confidence_low"]) < float(row["rate_low"])
    assert float(row["confidence_high"]) > float(row["rate_high"])
