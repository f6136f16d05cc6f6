"""The Review page: accept, correct, reject, undo; what two people do; what read-only refuses."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from compare.load import current_dataset
from compare.review import OPEN, Item, queue
from compare.words import word
from extract.corrections.load import load_file
from extract.corrections.model import Correction, Place
from extract.corrections.store import add, file_of, now
from extract.folders import ROOT
from extract.metrics.dictionary import load_dictionary
from tests.pages.test_app import LANGUAGES, app_of, open_page

REPORT = """江州市临川新区应急管理局2023年法治政府建设年度报告
一、主要工作
全年作出行政处罚38件，罚款39.2万元。
开展执法人员业务能力提升专题培训，进一步增强依法行政的意识和水平，线上线下相结合覆盖一线，共100人次。
排查隐患200项，整改隐患150项，整改率95%。
2024年1月10日
"""
NAME = "审核员甲"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    (folder / "reports").mkdir(parents=True)
    for name in ("metrics.yaml", "districts.yaml", "divisions.csv"):
        shutil.copy(ROOT / "data" / name, folder / name)
    (folder / "reports" / "linchuan.txt").write_text(REPORT, "utf-8")
    monkeypatch.setenv("DUIZHAO_DATA", str(folder))
    monkeypatch.setenv("DUIZHAO_ENTERED", "off")
    for gone in ("DUIZHAO_TABLES", "DUIZHAO_REPORTS", "DUIZHAO_MODE"):
        monkeypatch.delenv(gone, raising=False)
    return folder


@pytest.fixture
def app(root: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    yield from app_of(root, monkeypatch)


def review_page(app: AppTest, name: str = NAME, **parameters: str) -> AppTest:
    if name:
        app.session_state["_writer"] = name
    opened = open_page(app, "review", **parameters)
    assert not opened.exception
    return opened


def items(data: Path) -> list[Item]:
    assert data.is_dir()
    return queue(current_dataset(entered=False))


def entries(data: Path) -> list[Correction]:
    path = file_of(data, "linchuan")
    known = load_dictionary(data / "metrics.yaml")
    return list(load_file(path, known).entries) if path.exists() else []


def click(app: AppTest, key: str) -> AppTest:
    done = app.button(key=key).click().run()
    assert not done.exception
    return done


def html(app: AppTest) -> str:
    shown = [e.proto.body for e in app.get("html")]
    shown += [str(json.loads(e.proto.json).get("html", "")) for e in app.get("bidi_component")]
    return unescape(" ".join(shown))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_most_doubtful_comes_first_with_its_reason(app: AppTest, data: Path, lang: str) -> None:
    first = items(data)[0]
    assert (first.text, first.reasons) == ("95%", ("check_fails",))
    page = review_page(app, lang=lang)
    assert word("review.reason.check_fails", lang) in html(page)
    assert "<mark>95%</mark>" in html(page)
    many = len(items(data))
    assert word("review.title", lang, open=many) in html(page)


def test_accepting_signs_it_and_goes_on(app: AppTest, data: Path) -> None:
    before = items(data)
    page = click(review_page(app), "rv_accept")
    (entry,) = entries(data)
    assert (entry.what, entry.who, entry.where.text) == ("accept", NAME, before[0].text)
    after = items(data)
    assert [i.id for i in after if i.state == OPEN] == [i.id for i in before[1:]]
    assert after[-1].done_by == NAME
    if len(before) > 1:
        assert f"<mark>{before[1].text}</mark>" in html(page)


def test_a_value_is_corrected_and_undone(app: AppTest, data: Path) -> None:
    page = click(review_page(app), "rv_edit")
    page.text_input(key="_review_field_value").set_value("75")
    page.text_input(key="_review_field_why").set_value("按隐患数计算应为75%")
    page.run()
    page = click(page, "rv_save")
    (entry,) = entries(data)
    assert (entry.what, entry.was, entry.to, entry.why) == ("value", 95, 75, "按隐患数计算应为75%")
    found = next(o for o in current_dataset(entered=False).observations() if o.text == "95%")
    assert (found.value, found.method, found.reviewed_by) == (75, "corrected", NAME)
    click(page, "rv_undo")
    (entry,) = entries(data)
    assert entry.withdrawn is not None
    assert entry.withdrawn.who == NAME
    assert items(data)[0].text == "95%"


def test_metric_kind_and_scope_are_corrected_together(app: AppTest, data: Path) -> None:
    target = next(o for o in current_dataset(entered=False).observations() if o.text == "38")
    page = review_page(app, item=f"linchuan:{target.start}-{target.end}")
    assert "<mark>38</mark>" in html(page)  # though nothing is doubtful about it
    page = click(page, "rv_edit")
    page.selectbox(key="_review_field_metric").set_value("penalty_cases_filed").run()
    page.selectbox(key="_review_field_scope").set_value("joint").run()
    click(page, "rv_save")
    assert {e.what for e in entries(data)} == {"metric", "scope"}
    found = next(o for o in current_dataset(entered=False).observations() if o.text == "38")
    assert (found.metric, found.scope, found.method) == ("penalty_cases_filed", "joint",
                                                         "corrected")  # fmt: skip
    # corrected once more: what the program had read is still what is expected
    page = click(page, "rv_edit")
    page.text_input(key="_review_field_value").set_value("40").run()
    click(page, "rv_save")
    found = next(o for o in current_dataset(entered=False).observations() if o.text == "38")
    assert (found.metric, found.value) == ("penalty_cases_filed", 40)
    assert {e.expect["value"] for e in entries(data)} == {38}


def test_a_number_is_rejected(app: AppTest, data: Path) -> None:
    click(review_page(app), "rv_reject")
    (entry,) = entries(data)
    assert (entry.what, entry.to) == ("reject", "unmapped")
    assert not [o for o in current_dataset(entered=False).observations() if o.text == "95%"]


def test_the_second_person_is_told(app: AppTest, data: Path) -> None:
    page = review_page(app)
    first = items(data)[0]
    assert first.observation is not None
    expect = {"metric": first.observation.metric, "value": 95, "unit": "percent"}
    where = Place(first.start, first.end, first.text)
    add(data, "linchuan", [Correction("value", where, expect | {"value": Decimal(95)}, None,
                                      Decimal(75), "", "审核员乙", now())], "")  # fmt: skip
    page = click(page, "rv_accept")
    assert [e.who for e in entries(data)] == ["审核员乙"]
    assert "审核员乙" in page.error[0].value
    # and the page now shows what the other one did
    assert "审核员乙" in html(page)


def test_without_a_name_nothing_can_be_written(app: AppTest, data: Path) -> None:
    page = review_page(app, name="")
    assert "rv_accept" not in {b.key for b in page.button}
    page.text_input(key="_writer_given").set_value("  审核员\n丙 ")
    next(b for b in page.button if b.label == word("writing.begin", "zh")).click().run()
    assert page.session_state["_writer"] == "审核员 丙"
    click(page, "rv_accept")
    assert entries(data)[0].who == "审核员 丙"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_read_only_offers_nothing_and_no_request_writes(
    app: AppTest, data: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    page = review_page(app, lang=lang)
    assert "rv_accept" in {b.key for b in page.button}
    monkeypatch.setenv("DUIZHAO_MODE", "read_only")
    # A browser that still has the buttons presses one; the server has become read-only.
    page = click(page, "rv_accept")
    assert not (data / "corrections").exists()
    assert word("writing.read_only", lang) in [i.value for i in page.info]
    assert not {"rv_accept", "rv_edit", "rv_reject", "rv_undo"} & {b.key for b in page.button}
    assert "_writer_given" not in {t.key for t in page.text_input}


def test_tables_that_are_ready_made_are_only_shown(
    app: AppTest, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    current_dataset(entered=False)
    monkeypatch.setenv("DUIZHAO_TABLES", str(data / "tables"))
    page = review_page(app)
    assert "rv_accept" not in {b.key for b in page.button}
    assert "DUIZHAO_TABLES" in page.info[0].value


def test_what_no_longer_fits_is_said_with_file_and_line(app: AppTest, data: Path) -> None:
    click(review_page(app), "rv_accept")
    path = data / "reports" / "linchuan.txt"
    path.write_text(REPORT.replace("95%", "97%"), "utf-8")
    st.cache_data.clear()  # a browser would wait a few seconds
    page = review_page(app)
    assert "linchuan.yaml:3" in page.warning[0].value.replace("\\", "")
    (undo,) = [b.key for b in page.button if str(b.key).startswith("rv_stale_")]
    page = click(page, undo)
    assert entries(data)[0].withdrawn is not None
    assert not page.warning


def test_markup_in_a_report_or_a_reason_is_only_text(app: AppTest, data: Path) -> None:
    path = data / "reports" / "linchuan.txt"
    path.write_text(REPORT.replace("整改率95%", "<b onclick=x>整改率95%"), "utf-8")
    page = review_page(app)
    raw = " ".join(e.proto.body for e in page.get("html"))
    assert "<b onclick" not in raw
    assert "&lt;b onclick" in raw
