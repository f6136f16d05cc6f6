"""Files of figures, opened with readers that know nothing of how they were written."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from frictionless import Package, system

from compare.__main__ import main
from compare.cells import restored, safe
from compare.datafiles import FORMATS, DataFile, data_file
from compare.load import Dataset
from compare.selection import Selection, SelectionError
from tests.compare.made import dataset, observation_row, report_row

RUN = '=HYPERLINK("http://x.invalid")'


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Two bureaus: one with a whole, a part and a sentence that begins like a formula."""
    return dataset(
        tmp_path_factory.mktemp("tables"),
        reports=[report_row("a", "120104"), report_row("b", "440605", 2022)],
        observations=[
            observation_row("a", "penalty_cases", 38, quote=RUN + "，处罚38件。"),
            observation_row("a", "penalty_cases", 10, kind="administrative", start=200,
                            part_of="a-penalty_cases-100"),
            observation_row("a", "penalty_amount", 391560, unit="CNY", start=300),
            observation_row("b", "penalty_cases", 942, qualifier="approximate",
                            period_start="2022-01-01", period_end="2022-12-31"),
        ],
    )  # fmt: skip


def taken(data: Dataset, file_format: str, **asked: object) -> DataFile:
    return data_file(data, Selection(**asked), file_format)  # type: ignore[arg-type]


def csv_rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")  # Excel opens Chinese intact
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def figures(data: Dataset) -> set[tuple[str, float]]:
    return {(o.id, o.value) for o in data.observations()}


def test_csv_has_every_figure(data: Dataset) -> None:
    rows = csv_rows(taken(data, "csv").content)
    assert {(r["observation_id"], float(r["value"])) for r in rows} == figures(data)


def test_xlsx_has_every_figure_and_its_sheets(data: Dataset) -> None:
    book = openpyxl.load_workbook(io.BytesIO(taken(data, "xlsx").content))
    sheet = book.worksheets[0]
    assert sheet.freeze_panes
    head, *rows = sheet.iter_rows(values_only=True)
    assert len(book.worksheets) >= 3  # the figures, a dictionary, the sources
    names, values = head.index("数据编号"), head.index("数值")
    assert {(row[names], row[values]) for row in rows} == figures(data)


def test_parquet_has_every_figure(data: Dataset) -> None:
    table = pq.read_table(io.BytesIO(taken(data, "parquet").content)).to_pylist()
    assert {(r["observation_id"], r["value"]) for r in table} == figures(data)


def test_json_has_every_figure(data: Dataset) -> None:
    found = json.loads(taken(data, "json").content)
    rows = found if isinstance(found, list) else next(
        v for v in found.values() if isinstance(v, list) and v and "observation_id" in v[0])  # fmt: skip
    assert {(r["observation_id"], r["value"]) for r in rows} == figures(data)


@pytest.mark.parametrize("shape", ["tidy", "wide"])
def test_package_is_valid(data: Dataset, shape: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(taken(data, "package", shape=shape).content)) as packed:
        packed.extractall(tmp_path)
    described = next(tmp_path.rglob("datapackage.json"))
    with system.use_context(trusted=True):
        report = Package(str(described)).validate()
    assert report.valid, report.flatten(["type", "note"])
    assert any(path.name.lower().startswith("readme") for path in tmp_path.rglob("*"))


def test_wide_says_why_a_cell_is_empty(data: Dataset) -> None:
    rows = {r["report_id"]: r for r in csv_rows(taken(data, "csv", shape="wide").content)}
    assert float(rows["a"]["penalty_cases__case"]) == 38
    assert rows["b"]["penalty_amount__CNY"] == ""
    assert rows["b"]["penalty_amount__CNY.state"] == "not_reported"


def test_filters_are_those_of_the_selection(data: Dataset) -> None:
    def ids(**asked: object) -> set[str]:
        return {r["observation_id"] for r in csv_rows(taken(data, "csv", **asked).content)}

    assert ids(districts=("440605",)) == ids(years=(2022,)) == {"b-penalty_cases-100"}
    assert ids(metrics=("penalty_amount",)) == {"a-penalty_amount-300"}
    assert ids(kinds=("administrative",)) == {"a-penalty_cases-200"}


@pytest.mark.parametrize("cell", [RUN, "+1+2", "-1+2", "@x", "\t=1", "＝1+1"])
def test_cells_that_would_run_are_text_and_come_back(cell: str) -> None:
    assert not safe(cell).startswith(("=", "+", "-", "@", "\t", "＝"))
    assert restored(safe(cell)) == cell


def test_no_cell_of_a_file_would_run(data: Dataset) -> None:
    quotes = [r["quote"] for r in csv_rows(taken(data, "csv").content)]
    assert any(RUN in quote for quote in quotes)
    assert not any(quote.startswith("=") for quote in quotes)
    book = openpyxl.load_workbook(io.BytesIO(taken(data, "xlsx").content))
    cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row]
    assert any(RUN in str(c.value) for c in cells)
    assert not [c.coordinate for c in cells if c.data_type == "f" and RUN in str(c.value)]


@pytest.mark.parametrize("file_format", FORMATS)
def test_same_inputs_give_the_same_bytes(data: Dataset, file_format: str) -> None:
    assert taken(data, file_format).content == taken(data, file_format).content


@pytest.mark.parametrize(
    ("query", "parameter"),
    [({"metric": "nope"}, "metric"), ({"district": "999999"}, "district"), ({"year": "x"}, "year"),
     ({"colour": "red"}, "colour"), ({"shape": "round"}, "shape")],
)  # fmt: skip
def test_what_there_is_not_is_named(data: Dataset, query: dict[str, str], parameter: str) -> None:
    with pytest.raises(SelectionError) as problem:
        Selection.from_query(query, data)
    assert problem.value.parameter == parameter
    assert problem.value.reason_zh


def test_a_selection_survives_its_address(data: Dataset) -> None:
    asked = Selection(districts=("120104",), years=(2023,), shape="wide", lang="en", entered=False)
    assert Selection.from_query(asked.query(), data) == asked


def test_command_writes_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from compare.load import current_dataset

    out = tmp_path / "figures.csv"
    assert main(["export", "--format", "csv", "--out", str(out), "--metric", "penalty_cases"]) == 0
    expected = data_file(current_dataset(), Selection(metrics=("penalty_cases",)), "csv")
    assert out.read_bytes() == expected.content
