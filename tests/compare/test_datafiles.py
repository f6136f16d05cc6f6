"""Data files: each opened by a reader of another make, its figures beside the tables'."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from pyarrow import parquet

from compare.files.cells import restored, safe
from compare.files.datafiles import FORMATS, WHATS, data_file, table_of
from compare.files.selection import Selection, SelectionError
from compare.load import Dataset
from tests.compare.made import dataset, observation_row, report_row

RUNS = '=HYPERLINK("http://x","甲")'
MONEY = "penalty_amount"
TO_DATE = {"period_basis": "year_to_date", "period_end": "2023-12-04"}


@pytest.fixture
def data(tmp_path: Path) -> Dataset:
    """Three bureau-years: figures rounded, in two units, in parts only, zero, and dangerous text."""
    return dataset(
        tmp_path,
        reports=[
            report_row("a", title=RUNS, source_url="https://example.org/a?b=1&c=2"),
            report_row("b", "440605", **TO_DATE),
            report_row("c", "110102", source_url="javascript:alert(1)"),
        ],
        observations=[
            observation_row("a", "penalty_cases", 38, quote="@共\r\n38件，\"含\"", section="-1+1"),
            observation_row("a", "penalty_cases", 3, kind="accident", start=200,
                            part_of="a-penalty_cases-100", quote="'=已有撇号"),
            observation_row("a", MONEY, 391560, unit="CNY", text="39.156万", quote="＋全角"),
            observation_row("a", "inspections", 12, unit="time", start=300),
            observation_row("b", "penalty_cases", 4400, qualifier="more_than", text="4400",
                            **TO_DATE),
            observation_row("b", "inspections", 7, unit="enterprise_time", start=310,
                            **TO_DATE),
            observation_row("b", "lawsuits", 0, start=320, text="未发生", **TO_DATE),
            observation_row("c", "training_sessions", 26, unit="session", audience="officers"),
            observation_row("c", "training_sessions", 27.5, unit="session", audience="public",
                            start=400),
        ],
    )  # fmt: skip


def csv_rows(
    data: Dataset, selection: Selection, what: str = "observations"
) -> list[dict[str, str]]:
    content = data_file(data, selection, "csv", what=what).content
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheets(data: Dataset, selection: Selection, what: str = "observations") -> Any:
    return openpyxl.load_workbook(io.BytesIO(data_file(data, selection, "xlsx", what=what).content))


def test_csv_has_every_figure_of_the_tables(data: Dataset) -> None:
    rows = csv_rows(data, Selection())
    stated = {o.id: o for o in data.observations()}
    assert {r["observation_id"] for r in rows} == set(stated)
    for row in rows:
        o = stated[row["observation_id"]]
        assert float(row["value"]) == o.value
        assert (float(row["low"]), float(row["high"])) == (o.interval.low, o.interval.high)
        assert (row["unit"], row["qualifier"], row["method"]) == (o.unit, o.qualifier, o.method)
        assert (row["kind"], row["audience"]) == (o.slice.kind, o.slice.audience)
        assert (int(row["start"]), int(row["end"])) == (o.start, o.end)
        assert restored(row["quote"]) == o.quote
        assert restored(row["text"]) == o.text
        assert row["period_end"] == o.period_end.isoformat()
        assert row["state"] == ("figure" if o.value else "stated_zero")


def test_headlines_are_told_from_the_rest(data: Dataset) -> None:
    chief = {(r["report_id"], r["value"]) for r in csv_rows(data, Selection())
             if r["is_headline"] == "true"}  # fmt: skip
    assert chief == {
        ("a", "38"),
        ("a", "391560"),
        ("a", "12"),
        ("b", "4400"),
        ("b", "7"),
        ("b", "0"),
    }


def test_names_are_of_the_language_and_ids_of_none(data: Dataset) -> None:
    zh, en = (csv_rows(data, Selection(lang=lang))[-1] for lang in ("zh", "en"))
    assert zh["metric"] == en["metric"]
    assert zh["unit_name"] != en["unit_name"]
    assert list(zh) == list(en)


def test_formulas_do_not_run_and_come_back(data: Dataset) -> None:
    rows = {r["observation_id"]: r for r in csv_rows(data, Selection())}
    first = rows["a-penalty_cases-100"]
    assert first["source"] == "'" + RUNS
    assert first["quote"] == '\'@共\r\n38件，"含"'
    assert restored(first["source"]) == RUNS
    assert rows["a-penalty_cases-200"]["quote"] == "''=已有撇号"
    assert restored(rows["a-penalty_cases-200"]["quote"]) == "'=已有撇号"
    book = sheets(data, Selection())
    for sheet in book:
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.data_type != "f"
                if isinstance(cell.value, str):
                    assert safe(cell.value) == cell.value or cell.value.startswith("'")
    named = _records(book.worksheets[0])
    assert restored(named[first["observation_id"]]["来源"]) == RUNS
    quote = unescape(named[first["observation_id"]]["原句"]).replace("\r\r", "\r")
    assert restored(quote) == '@共\r\n38件，"含"'


@given(st.text(st.sampled_from("=+-@'＝\t\r\n甲1. e"), max_size=8))
def test_what_is_made_safe_comes_back_and_is_safe(text: str) -> None:
    assert restored(safe(text)) == text
    try:
        float(safe(text))
    except ValueError:
        assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_wide_says_why_a_figure_is_missing(data: Dataset) -> None:
    rows = {r["report_id"]: r for r in csv_rows(data, Selection(shape="wide"))}
    expected = {
        ("a", "penalty_cases__case"): ("38", "figure"),
        ("b", "penalty_cases__case"): ("4400", "figure"),
        ("c", "penalty_cases__case"): ("", "not_reported"),
        ("a", "inspections__time"): ("12", "figure"),
        ("b", "inspections__time"): ("", "not_comparable"),
        ("a", "inspections__enterprise_time"): ("", "not_comparable"),
        ("b", "inspections__enterprise_time"): ("7", "figure"),
        ("b", "lawsuits__case"): ("0", "stated_zero"),
        ("c", "training_sessions__session"): ("", "parts_only"),
    }
    for (report, column), (value, state) in expected.items():
        assert (rows[report][column], rows[report][f"{column}.state"]) == (value, state), column
    assert rows["b"]["penalty_cases__case.qualifier"] == "more_than"
    assert rows["a"]["penalty_cases__case.observation_id"] == "a-penalty_cases-100"
    for row in rows.values():
        states = [c for c in row if c.endswith(".state")]
        assert states
        assert all(row[c] for c in states)


def test_wide_of_a_kind_and_of_a_metric_that_nobody_states(data: Dataset) -> None:
    rows = csv_rows(data, Selection(shape="wide", kinds=("accident",), metrics=("penalty_cases",)))
    assert [r["penalty_cases__case__accident"] for r in rows if r["report_id"] == "a"] == ["3"]
    asked = csv_rows(data, Selection(shape="wide", metrics=("hearings",)))
    assert {r["hearings__case.state"] for r in asked} == {"not_reported"}
    assert "hearings__case" not in csv_rows(data, Selection(shape="wide"))[0]


def _records(sheet: Any) -> dict[str, dict[str, Any]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return {row[0]: dict(zip(head, row, strict=True)) for row in rows}


def test_workbook_has_the_figures_typed_and_formatted(data: Dataset) -> None:
    book = sheets(data, Selection())
    assert book.sheetnames == ["数据", "字典", "来源", "说明"]
    assert book["数据"].freeze_panes == "B2"
    rows = _records(book["数据"])
    for o in data.observations():
        assert rows[o.id]["数值"] == o.value
        assert rows[o.id]["期间止"] == datetime(*o.period_end.timetuple()[:3])
    assert isinstance(rows["a-penalty_cases-100"]["年度"], int)


def test_workbook_links_only_to_the_web(data: Dataset) -> None:
    links = [c.hyperlink.target for line in sheets(data, Selection())["来源"].iter_rows()
             for c in line if c.hyperlink]  # fmt: skip
    assert links == ["https://example.org/a?b=1&c=2"]


def test_workbook_explains_every_column_and_code(data: Dataset) -> None:
    told = {row[1] for row in sheets(data, Selection())["字典"].iter_rows(values_only=True)}
    table = table_of(data, Selection())
    assert {c.name for c in table.columns} <= told
    assert {"not_reported", "accident", "CNY", "penalty_amount"} <= told


def test_wide_workbook_has_words_where_no_figure_is(data: Dataset) -> None:
    book = sheets(data, Selection(shape="wide", lang="en"))
    assert book.sheetnames == ["Wide", "Data", "Dictionary", "Sources", "About"]
    rows = _records(book["Wide"])
    assert rows["b"]["administrative penalties (cases)"] == 4400
    assert rows["c"]["administrative penalties (cases)"] == "not reported"
    assert None not in {row["administrative penalties (cases)"] for row in rows.values()}
    head = [c.value for c in book["Wide"][1]]
    at = head.index("administrative penalties (cases)")
    formats = {line[0].value: line[at].number_format for line in book["Wide"].iter_rows(min_row=2)}
    assert formats["b"] == '"≥ "#,##0'


@pytest.mark.parametrize("shape", ["tidy", "wide"])
def test_parquet_and_json_agree_with_csv(data: Dataset, shape: Any) -> None:
    selection = Selection(shape=shape)
    flat = csv_rows(data, selection)
    columns = parquet.read_table(io.BytesIO(data_file(data, selection, "parquet").content))
    held = json.loads(data_file(data, selection, "json").content)
    table = table_of(data, selection)
    assert columns.column_names == [c.name for c in table.columns] == list(flat[0])
    assert columns.schema.metadata[b"version"] == b"made"
    assert held["version"] == "made"
    assert held["caveats"]
    for typed, plain, line in zip(columns.to_pylist(), held["rows"], flat, strict=True):
        for column in table.columns:
            text = line[column.name]
            if column.type in {"number", "integer"}:
                assert typed[column.name] == plain[column.name] == (float(text) if text else None)
            elif column.type == "date":
                assert str(typed[column.name]) == plain[column.name] == text
            elif column.type == "boolean":
                assert typed[column.name] is plain[column.name] is (text == "true")
            else:
                assert (typed[column.name] or "") == (plain[column.name] or "") == restored(text)


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("shape", ["tidy", "wide"])
def test_same_inputs_same_bytes(data: Dataset, file_format: str, shape: Any) -> None:
    selection = Selection(shape=shape)
    assert data_file(data, selection, file_format) == data_file(data, selection, file_format)


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("shape", ["tidy", "wide"])
def test_a_selection_of_nothing_is_a_file_too(data: Dataset, file_format: str, shape: Any) -> None:
    assert data_file(data, Selection(districts=("440606",), shape=shape), file_format).content


@pytest.mark.parametrize("what", WHATS[1:])
def test_other_tables_in_every_format(data: Dataset, what: str) -> None:
    rows = csv_rows(data, Selection(), what)
    assert len(rows) == len(table_of(data, Selection(), what).rows)
    for file_format in ("xlsx", "parquet", "json"):
        assert data_file(data, Selection(), file_format, what=what).content
    with pytest.raises(SelectionError):
        data_file(data, Selection(), "package", what=what)


def test_a_format_that_there_is_not(data: Dataset) -> None:
    with pytest.raises(SelectionError, match="csv, xlsx, parquet, json, package"):
        data_file(data, Selection(), "xls")


def test_very_long_text_is_clipped_in_a_workbook_only(tmp_path: Path) -> None:
    long = dataset(tmp_path, reports=[report_row("a")], observations=[
        observation_row("a", "penalty_cases", 1, quote="长" * 40_000)])  # fmt: skip
    row = _records(sheets(long, Selection()).worksheets[0])["a-penalty_cases-100"]
    assert len(row["原句"]) == 32_767
    assert len(csv_rows(long, Selection())[0]["quote"]) == 40_000
