"""Facts that analysts state win over those read; mistakes are told by file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extract.catalogue import load_catalogue, with_catalogue
from extract.document import Document
from extract.places import Places, load_places
from extract.report import ReportFacts, read_facts
from extract.yamlfile import YamlProblem

TEXT = "鼓楼区应急管理局法治政府建设情况报告\n坚持依法行政，成效明显。\n"


@pytest.fixture(scope="module")
def places(root: Path) -> Places:
    return load_places(root / "data" / "districts.yaml")


@pytest.fixture
def read(places: Places) -> ReportFacts:
    return read_facts(Document("a", "a.txt", "", TEXT, "txt"), places)


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "catalogue.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_catalogue_of_the_project(root: Path, places: Places) -> None:
    """It is well-formed, and names no report that is not there."""
    found = load_catalogue(root / "data" / "catalogue.yaml", places)
    reports = {path.stem for path in (root / "data" / "reports").iterdir()}
    assert set(found) <= reports


def test_no_file_is_an_empty_catalogue(tmp_path: Path, places: Places) -> None:
    assert load_catalogue(tmp_path / "catalogue.yaml", places) == {}


def test_stated_facts_win_and_lay_their_doubts(
    tmp_path: Path, places: Places, read: ReportFacts
) -> None:
    assert {d.partition(":")[0] for d in read.doubts} == {
        "no_date",
        "no_year",
        "district_ambiguous",
    }
    text = 'a:\n  district_code: "320106"\n  year: 2022\n  published_on: 2023-01-09\n'
    stated = with_catalogue(read, load_catalogue(written(tmp_path, text), places)["a"], places)
    assert (stated.district, stated.province, stated.level) == (
        "江苏省南京市鼓楼区",
        "江苏省",
        "county",
    )
    assert (stated.year, stated.published_on) == (2022, date(2023, 1, 9))
    assert (stated.period_start, stated.period_end) == (date(2022, 1, 1), date(2022, 12, 31))
    assert stated.period_basis == "full_year"
    assert stated.doubts == ()
    assert stated.agency == "鼓楼区应急管理局"


def test_a_stated_agency_brings_its_type(tmp_path: Path, places: Places, read: ReportFacts) -> None:
    catalogue = load_catalogue(written(tmp_path, "a:\n  agency: 鼓楼区司法局\n"), places)
    assert with_catalogue(read, catalogue["a"], places).agency_type == "justice"
    assert with_catalogue(read, None, places) == read


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a:\n  link: x\n", 2, "unknown key 'link'"),
        ("a:\n  source_url: www.example.org\n", 2, "no address"),
        ('a:\n  district_code: "999999"\n', 2, "no place has the code '999999'"),
        ("a:\n  year: last\n", 2, "must be a year"),
        ("a:\n  title: x\n  published_on: January\n", 3, "expected a date"),
        ("a:\n  agency_type: police\n", 2, "none of"),
        ("a:\n  period_start: 2023-06-01\n  period_end: 2023-01-01\n", 3, "before it begins"),
        ("a: x\n", 1, "expected keys"),
    ],
)
def test_a_mistake_is_told_by_its_line(
    tmp_path: Path, places: Places, text: str, line: int, reason: str
) -> None:
    file = written(tmp_path, text)
    with pytest.raises(YamlProblem) as caught:
        load_catalogue(file, places)
    assert (caught.value.file, caught.value.line) == (str(file), line)
    assert reason in caught.value.reason
