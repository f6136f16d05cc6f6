"""GET /api: the files of the Data page and the command line, and what is wrong said as JSON."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from api import routes
from compare.__main__ import main
from compare.current import CurrentData
from compare.files.datafiles import data_file
from compare.files.endpoints import ENDPOINTS
from compare.files.selection import Selection
from compare.load import Dataset, current_dataset
from compare.problems import TablesError
from tests.compare.made import observation_row, report_row, write_tables

NANKAI, NANHAI = "120104", "440605"
TO_DATE = {"period_basis": "year_to_date", "period_end": "2023-12-04"}
HOSTILE = "<script>alert(1)</script>作出行政处罚38件。"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = _write(tmp_path / "tables", 38)
    monkeypatch.setenv("DUIZHAO_TABLES", str(found))
    monkeypatch.setenv("DUIZHAO_ENTERED", "off")
    return found


def _write(folder: Path, cases: int) -> Path:
    return write_tables(
        folder,
        reports=[report_row("nk", NANKAI), report_row("nh", NANHAI, **TO_DATE)],
        observations=[
            observation_row("nk", "penalty_cases", cases, quote=HOSTILE),
            observation_row("nh", "penalty_cases", 942, **TO_DATE),
            observation_row("nk", "lawsuits", 0, text="=1+1", quote="=1+1"),
        ],
    )


@pytest.fixture
def api(folder: Path) -> Iterator[TestClient]:
    yield from _client(CurrentData(fresh_seconds=0))


def _client(data: Any) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes(data)), raise_server_exceptions=True) as client:
        yield client


@pytest.mark.parametrize("what", ["metrics", "districts", "reports", "observations"])
@pytest.mark.parametrize("file_format", ["json", "csv"])
def test_tables_are_the_files_of_the_data_page(
    api: TestClient, what: str, file_format: str
) -> None:
    answer = api.get(f"/api/{what}?metric=penalty_cases&lang=en&format={file_format}")
    asked = Selection(metrics=("penalty_cases",), lang="en")
    wanted = data_file(current_dataset(), asked, file_format, what=what)
    assert answer.status_code == 200
    assert answer.content == wanted.content
    assert answer.headers["content-type"].split(";")[0] == wanted.media_type
    assert wanted.name in answer.headers["content-disposition"]


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "parquet", "json", "package"])
def test_files_are_the_bytes_that_the_command_line_writes(
    api: TestClient, tmp_path: Path, file_format: str
) -> None:
    path = tmp_path / "file"
    assert main(["export", "--format", file_format, "--shape", "wide", "--districts", NANKAI,
                 "--out", str(path)]) == 0  # fmt: skip
    answer = api.get(f"/api/data?format={file_format}&shape=wide&district={NANKAI}")
    assert answer.status_code == 200
    assert answer.content == path.read_bytes()


@pytest.mark.parametrize("file_format", ["json", "csv"])
def test_comparison_is_what_the_command_line_prints(
    api: TestClient, capsys: pytest.CaptureFixture[str], file_format: str
) -> None:
    assert main(["table", "--metric", "penalty_cases", "--year", "2023", "--districts",
                 f"{NANHAI},{NANKAI}", "--per", "10k_residents", "--annualise", "--format",
                 file_format]) == 0  # fmt: skip
    answer = api.get(
        f"/api/comparison?metric=penalty_cases&year=2023&district={NANHAI},{NANKAI}"
        f"&per=10k_residents&annualise=on&format={file_format}"
    )
    assert answer.text == capsys.readouterr().out


def test_comparison_and_tables_without_what_was_entered_on_the_projects_own_data(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DUIZHAO_TABLES", raising=False)
    monkeypatch.delenv("DUIZHAO_ENTERED", raising=False)
    [client] = _client(CurrentData())
    for switch in ("on", "off"):
        assert main(["table", "--metric", "penalty_cases", "--year", "2023", "--entered", switch,
                     "--format", "json"]) == 0  # fmt: skip
        found = client.get(f"/api/comparison?metric=penalty_cases&year=2023&entered={switch}")
        assert found.text == capsys.readouterr().out
        rows = client.get(f"/api/observations?year=2023&entered={switch}").json()["rows"]
        assert ("entered" in {row["method"] for row in rows}) is (switch == "on")


def test_pandas_reads_the_csv_with_its_codes_and_chinese(api: TestClient) -> None:
    answer = api.get("/api/observations?format=csv&metric=penalty_cases")
    frame = pd.read_csv(io.BytesIO(answer.content), dtype={"district_code": str})
    assert list(frame["value"]) == [38, 942]
    assert list(frame["district_code"]) == [NANKAI, NANHAI]
    assert "行政处罚" in set(frame["metric_name"])


def test_repeated_parameters_are_a_list(api: TestClient) -> None:
    one = api.get("/api/observations?metric=penalty_cases&metric=lawsuits").json()["rows"]
    other = api.get("/api/observations?metric=penalty_cases,lawsuits").json()["rows"]
    assert one == other
    assert len(one) == 3


def test_names_of_the_page_and_the_command_line_mean_the_same(api: TestClient) -> None:
    of_api = api.get("/api/observations?district=120104&year=2023&metric=penalty_cases")
    of_page = api.get("/api/observations?districts=120104&years=2023&metrics=penalty_cases")
    assert of_page.status_code == 200
    assert of_page.content == of_api.content
    both = api.get("/api/observations?district=120104&districts=440605")
    assert both.status_code == 400
    assert both.json()["parameter"] == "districts"


def test_index_describes_every_route_whose_examples_answer(api: TestClient) -> None:
    told = api.get("/api").json()
    assert [route["path"] for route in told["routes"]] == [f"/api/{name}" for name in ENDPOINTS]
    for route in told["routes"]:
        assert set(route["parameters"]) - {"format"} <= set(told["parameters"])
        assert api.get(route["example"]).status_code == 200, route["example"]
        for name in route["formats"]:
            assert name in ("json", "csv", "xlsx", "parquet", "package")
    assert told["parameters"]["shape"]["values"] == ["tidy", "wide"]
    assert api.get("/api/").json() == told


@pytest.mark.parametrize(
    ("address", "parameter", "said"),
    [
        ("observations?metric=penalties", "metric", "there is no 'penalties'"),
        ("observations?district=999999", "district", "there is no '999999'"),
        ("observations?year=1066", "year", "there are 2023"),
        ("observations?year=x", "year", "there is no 'x'"),
        ("observations?shape=long", "shape", "tidy, wide"),
        ("observations?entered=1", "entered", "on, off"),
        ("observations?format=xlsx", "format", "json, csv"),
        ("observations?metrix=lawsuits", "metrix", "no such parameter"),
        ("observations?shape=wide&method=extracted", "method", "only with shape=tidy"),
        ("observations?report=%ff%00%3Cb%3E", "report", "there is no"),
        ("data?format=exe", "format", "json, csv, xlsx, parquet, package"),
        ("data?format=package&what=metrics", "format", "a package holds all tables"),
        ("data?what=mentions", "what", "observations, metrics"),
        ("comparison", "metric", "is needed"),
        ("comparison?metric=lawsuits", "year", "is needed"),
        ("comparison?metric=lawsuits&year=last", "year", "not a year such as 2023"),
        ("comparison?metric=nothing&year=2023", "metric", "there is no 'nothing'"),
        ("comparison?metric=lawsuits&year=2023&kind=warning", "kind", "won"),
        ("comparison?metric=lawsuits&year=2023&unit=time", "unit", "there are case"),
        ("comparison?metric=lawsuits&year=2023&per=session", "per", "there is no 'session'"),
        ("comparison?metric=lawsuits&year=2023&district=1", "district", "there is no '1'"),
        ("comparison?metric=lawsuits&year=2023&report=x", "report", "there are nk, nh"),
        ("comparison?metric=lawsuits&year=2023&agency_type=x", "agency_type", "there is no 'x'"),
        ("comparison?metric=lawsuits&year=2023&scope=all", "scope", "own, joint, area"),
        ("comparison?metric=lawsuits&year=2023&annualise=1", "annualise", "off, on"),
        ("?lang=en", "lang", "the index takes no parameters"),
    ],
)
def test_wrong_parameter_is_named_with_the_reason_in_both_languages(
    api: TestClient, address: str, parameter: str, said: str
) -> None:
    answer = api.get(f"/api/{address}")
    told = answer.json()
    assert (answer.status_code, told["status"], told["parameter"]) == (400, 400, parameter)
    assert said in told["reason"]
    assert told["reason_zh"]
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_what_the_command_line_refuses_is_said_in_the_words_of_an_address() -> None:
    from compare.files.endpoints import _as_parameter

    problem = _as_parameter("--reports: nk is of 2023, --year is 2022, not among --agency-type")
    assert problem.parameter == "report"
    assert problem.reason == "nk is of 2023, year is 2022, not among agency_type"


@pytest.mark.parametrize("path", ["nothing", "metrics/", "metrics/x", "Metrics", "..%2fapp.py"])
def test_wrong_route_lists_those_there_are(api: TestClient, path: str) -> None:
    answer = api.get(f"/api/{path}")
    assert answer.status_code == 404
    assert "/api/observations" in answer.json()["reason"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/api", "/api/metrics"])
def test_other_methods_are_refused(api: TestClient, method: str, path: str) -> None:
    answer = api.request(method, path, headers={"Origin": "https://example.org"})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert answer.json()["reason"]
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("path", ["/api", "/api/data?format=xlsx", "/api/metrics?format=csv"])
def test_head_has_the_headers_of_get_and_no_body(api: TestClient, path: str) -> None:
    got, head = api.get(path), api.head(path)
    assert head.status_code == 200
    assert head.content == b""
    assert int(head.headers["content-length"]) == len(got.content)
    assert head.headers["etag"] == got.headers["etag"]
    assert head.headers["content-type"] == got.headers["content-type"]


def test_unchanged_data_is_not_sent_again_and_changed_data_is(
    api: TestClient, folder: Path
) -> None:
    path = "/api/observations?metric=penalty_cases&year=2023"
    first = api.get(path)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"
    for given in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        again = api.get(path, headers={"If-None-Match": given})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert api.head(path, headers={"If-None-Match": tag}).status_code == 304
    # Another order of the same question is the same; another question is not.
    assert api.get("/api/observations?year=2023&metric=penalty_cases").headers["etag"] == tag
    assert api.get(path + "&format=csv", headers={"If-None-Match": tag}).status_code == 200
    assert api.get("/api/observations?metric=x", headers={"If-None-Match": "*"}).status_code == 400

    _write(folder, 51)
    changed = api.get(path, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag
    assert [row["value"] for row in changed.json()["rows"]] == [51, 942]


def test_report_text_is_never_a_page(api: TestClient) -> None:
    for path in ("observations", "observations?format=csv", "observations?report=<b>", "<b>"):
        answer = api.get(f"/api/{path}", headers={"Accept": "text/html"})
        assert answer.headers["content-type"].split(";")[0] in ("application/json", "text/csv")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    rows = list(csv.DictReader(io.StringIO(api.get("/api/observations?format=csv").text)))
    assert {row["quote"] for row in rows} >= {HOSTILE, "'=1+1"}


def test_another_origin_is_given_no_leave_to_read(api: TestClient) -> None:
    answer = api.get("/api/metrics", headers={"Origin": "https://example.org"})
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_data_that_cannot_be_read_is_said_without_a_traceback(
    api: TestClient, folder: Path
) -> None:
    (folder / "reports.csv").unlink()
    answer = api.get("/api/metrics")
    assert answer.status_code == 503
    assert "reports.csv" in answer.json()["reason"]
    _write(folder, 38)
    assert api.get("/api/metrics").status_code == 200


def test_fault_of_the_program_is_logged_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> Dataset:
        raise RuntimeError("secret path")

    [client] = _client(broken)
    answer = client.get("/api/metrics")
    assert answer.status_code == 500
    assert set(answer.json()) == {"status", "reason", "reason_zh"}
    assert "secret" not in answer.text
    assert "secret path" in caplog.text


def test_data_is_looked_at_again_only_after_a_while(folder: Path) -> None:
    patient, eager = CurrentData(fresh_seconds=1000), CurrentData(fresh_seconds=0)
    before = patient()
    assert eager() is eager()
    old = eager()
    _write(folder, 51)
    assert patient() is before
    assert eager() is not old
    os.unlink(folder / "mentions.csv")
    with pytest.raises(TablesError, match=r"mentions\.csv"):
        eager()


def test_json_is_chinese_as_it_is_written(api: TestClient) -> None:
    content = api.get("/api/metrics").content
    assert "行政处罚" in content.decode("utf-8")
    json.loads(content)
