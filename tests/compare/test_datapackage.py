"""A data package: valid to frictionless, its figures those of the tables, its gaps explained."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from frictionless import Package, validate

from compare.files.datafiles import data_file
from compare.files.selection import Selection
from compare.load import Dataset, current_dataset
from tests.compare.test_datafiles import data  # noqa: F401  (the fixture)


def opened(dataset: Dataset, selection: Selection, folder: Path) -> Path:
    content = data_file(dataset, selection, "package").content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder / "datapackage.json"


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(lang="en", shape="wide"),
        Selection(methods=("extracted",)),
        Selection(kinds=("accident",), metrics=("penalty_cases",)),
        Selection(districts=("440606",)),
    ],
)
def test_frictionless_finds_it_valid(data: Dataset, selection: Selection, tmp_path: Path) -> None:  # noqa: F811
    report = validate(str(opened(data, selection, tmp_path / "p")))
    assert report.valid, report.flatten(["type", "note"])


@pytest.mark.parametrize("entered", [True, False])
def test_the_real_data_is_valid(tmp_path: Path, entered: bool) -> None:
    path = opened(current_dataset(), Selection(entered=entered), tmp_path / "p")
    report = validate(str(path))
    assert report.valid, report.flatten(["type", "note"])


def test_frictionless_reads_the_figures_of_the_tables(data: Dataset, tmp_path: Path) -> None:  # noqa: F811
    package = Package(str(opened(data, Selection(), tmp_path / "p")))
    rows = package.get_resource("observations").read_rows()
    assert {r["observation_id"]: float(r["value"]) for r in rows} \
        == {o.id: o.value for o in data.observations()}  # fmt: skip
    wide = {r["report_id"]: r for r in package.get_resource("wide").read_rows()}
    assert wide["a"]["penalty_cases__case"] == 38
    assert wide["c"]["penalty_cases__case"] is None
    assert wide["c"]["penalty_cases__case.state"] == "not_reported"


def test_missing_values_have_their_reasons(data: Dataset, tmp_path: Path) -> None:  # noqa: F811
    path = opened(data, Selection(lang="en"), tmp_path / "p")
    described = json.loads(path.read_text("utf-8"))
    wide = next(r for r in described["resources"] if r["name"] == "wide")
    field = next(f for f in wide["schema"]["fields"] if f["name"] == "penalty_cases__case")
    reasons = {m["value"]: m["label"] for m in field["missingValues"]}
    assert reasons["not_reported"] == "not reported"
    assert (field["type"], field["unit"]) == ("number", "case")
    assert field["titles"] == {"zh": "行政处罚（件）", "en": "administrative penalties (cases)"}
    text = (path.parent / "data" / "wide.csv").read_text("utf-8-sig")
    assert "not_reported,not_reported" in text


def test_it_says_what_it_is(data: Dataset, tmp_path: Path) -> None:  # noqa: F811
    path = opened(data, Selection(), tmp_path / "p")
    described = json.loads(path.read_text("utf-8"))
    assert described["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert described["version"] == "made"
    assert {"title": "b 年度报告"} in described["sources"]
    assert all(s.get("path", "https:").startswith("http") for s in described["sources"])
    for resource in described["resources"]:
        content = (path.parent / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
    readme = (path.parent / "README.md").read_text("utf-8")
    for said in ("数据版本：made", "Data version: made", "## 须知", "## Caveats", "not_read"):
        assert said in readme
    codes = (path.parent / "data" / "codes.csv").read_text("utf-8-sig")
    assert "state,not_reported,未报告,not reported" in codes


def test_shape_makes_no_difference(data: Dataset) -> None:  # noqa: F811
    tidy, wide = (data_file(data, Selection(shape=s), "package") for s in ("tidy", "wide"))
    assert tidy == wide
