"""The Dictionary page: browse, try, save, undo; a new metric goes all the way to Compare."""

from __future__ import annotations

import json
import re
import runpy
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from compare.words import word
from extract.editing.dictionary_history import history, read_file

LANGUAGES = ("zh", "en")
LINCHUAN = "990101-2023-linchuan-emergency"
TEXT = (
    "江州市临川新区应急管理局2023年法治政府建设年度报告\n"
    "全年作出行政处罚25件，开出整改罚单17张。储备折叠床630张。开展检查120次，其中夜查30次。\n"
    "<script>alert(1)</script>作出行政处罚9件。\n2024年1月10日\n"
)
BEDS = {
    "edit_zh": "折叠床", "edit_en": "camp beds", "edit_definition_zh": "储备的折叠床张数",
    "edit_definition_en": "Camp beds in store", "edit_metric_words": "折叠床、行军床",
}  # fmt: skip


@pytest.fixture
def data(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of one's own with one report of an invented bureau."""
    for source in [*(root / "data").glob("*.yaml"), *(root / "data").glob("*.csv")]:
        shutil.copy(source, tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / f"{LINCHUAN}.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("DUIZHAO_DATA", str(tmp_path))
    monkeypatch.setenv("DUIZHAO_ENTERED", "off")
    for name in ("DUIZHAO_REPORTS", "DUIZHAO_TABLES", "DUIZHAO_MODE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def start(root: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.setattr(
        "streamlit.runtime.scriptrunner.script_runner._mpa_v1",
        lambda main: runpy.run_path(main, run_name="__main__"),
    )
    st.cache_data.clear()
    st.cache_resource.clear()
    yield AppTest.from_file(str(root / "app.py"), default_timeout=120)
    st.cache_data.clear()
    st.cache_resource.clear()


def shown(app: AppTest, **query: str) -> AppTest:
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    app.switch_page("pages/dictionary.py")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def said(app: AppTest) -> str:
    bodies = [h.proto.body for h in app.get("html") if not h.proto.body.startswith("<style")]
    return unescape(re.sub(r"<[^>]+>", " ", " ".join(bodies)))


def panels(app: AppTest) -> str:
    return " ".join(
        str(json.loads(e.proto.json).get("html", "")) for e in app.get("bidi_component") if "html" in e.proto.json
    )  # fmt: skip


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def with_wording(app: AppTest, words: str, **query: str) -> AppTest:
    app = shown(app, act="change", entry="penalty_cases", **query)
    app.text_input(key="edit_words").set_value(words).run()
    return press(app, "try")


def sign(app: AppTest, name: str = "李敏") -> None:
    app.session_state["_writer"] = name
    app.run()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_metrics_with_how_often_they_were_found(start: AppTest, lang: str) -> None:
    app = shown(start, lang=lang)
    html = panels(app)
    assert html.count("term:") == 49
    row = re.search(r'data-pick="term:penalty_cases".*?</button>', html)
    assert row
    assert re.findall(r'class="num">(\d+)<', row[0]) == ["1", "2"]
    assert ("行政处罚" if lang == "zh" else "administrative penalties") in row[0]
    app.text_input(key="search_terms").set_value("罚没").run()
    assert panels(app).count("term:") < 5
    app.text_input(key="search_terms").set_value("没有这样的词").run()
    assert app.info[0].value == word("dictionary.nothing", lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_metric_with_its_sentences_escaped(start: AppTest, lang: str) -> None:
    app = shown(start, lang=lang, term="penalty_cases")
    seen = said(app)
    assert "penalty_cases" in seen
    assert "简易处罚" in seen
    html = panels(app)
    assert "&lt;script&gt;" in html
    assert "<script>" not in html
    assert f"obs:{LINCHUAN}-" in html
    assert any("wordings: [行政处罚" in c.value for c in app.code)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_trial_shows_effects_and_accuracy_and_writes_nothing(
    start: AppTest, data: Path, lang: str
) -> None:
    before = read_file(data)
    app = shown(start, lang=lang, act="change", do="remove_wording", entry="penalty_cases")
    app.multiselect(key="edit_gone").set_value(["行政处罚", "处罚"]).run()
    press(app, "try")
    html = panels(app)
    assert html.count(word("dictionary.lost", lang)) >= 2
    assert "&lt;script&gt;" in html
    assert "<script>" not in html
    seen = said(app)
    assert word("dictionary.accuracy", lang, reports=12) in seen
    assert word("dictionary.accuracy.recall", lang) in seen
    assert "−0." in seen
    assert len(app.get("download_button")) == 1
    assert read_file(data) == before
    assert not (data / "history").exists()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_new_metric_goes_all_the_way(start: AppTest, data: Path, lang: str) -> None:
    old = read_file(data).text
    app = shown(start, lang=lang, act="change", do="add_metric")
    press(app, "try")
    assert word("dictionary.name_zh", lang) in app.warning[0].value  # nothing is filled in yet
    for key, value in BEDS.items():
        app.text_input(key=key).set_value(value)
    app.selectbox(key="edit_family").set_value("emergency")
    app.multiselect(key="edit_units").set_value(["item"]).run()
    app.text_input(key="edit_classifiers_item").set_value("张、床").run()
    press(app, "try")
    assert "630" in panels(app)
    assert word("dictionary.gained", lang) in panels(app)
    assert not [b for b in app.button if b.key == "save"]  # unsigned
    sign(app)
    press(app, "save")
    assert any("折叠床" in s.value or "camp beds" in s.value for s in app.success)

    new = read_file(data).text
    block = new.split("  camp_beds:\n")[1].split("\n\n")[0]
    assert "    units: {item: [张, 床]}\n" in block
    assert "    wordings: [折叠床, 行军床]" in block
    assert new.replace("  camp_beds:\n" + block + "\n", "") == old  # all else byte for byte
    [change] = history(data)
    assert change.who == "李敏"
    rows = pd.read_csv(data / "tables" / "observations.csv", dtype=str)
    assert list(rows[rows.metric == "camp_beds"].value) == ["630"]
    app.switch_page("pages/compare.py")
    app.query_params["metric"] = "camp_beds"
    app.run()
    assert not app.exception
    assert ("折叠床" if lang == "zh" else "Camp beds") in said(app)
    assert "储备折叠床 630 张" in said(app)


def test_save_is_offered_for_exactly_what_was_tried(start: AppTest, data: Path) -> None:
    app = with_wording(start, "罚单")
    sign(app)
    assert app.button(key="save")
    app.text_input(key="edit_words").set_value("罚单、罚没单").run()
    assert not [b for b in app.button if b.key == "save"]
    assert word("dictionary.other_change", "zh") in [c.value for c in app.caption]
    app.text_input(key="edit_words").set_value("罚单").run()
    press(app, "save")
    assert ", 罚单]" in read_file(data).text
    assert ", 罚没单]" not in read_file(data).text


def test_what_another_saved_meanwhile_is_not_overwritten(start: AppTest, data: Path) -> None:
    app = with_wording(start, "罚单")
    sign(app)
    path = data / "metrics.yaml"
    changed = path.read_bytes().replace("违法案件]".encode(), "违法案件, 处罚书]".encode(), 1)
    path.write_bytes(changed)
    press(app, "save")
    assert path.read_bytes() == changed
    assert "他人修改" in app.error[0].value
    assert app.warning[0].value == word("dictionary.try_again", "zh")
    assert not (data / "history").exists()
    press(app, "try")
    press(app, "save")
    assert "违法案件, 处罚书, 罚单]" in read_file(data).text


def test_read_only_tries_and_saves_nothing(
    start: AppTest, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = with_wording(start, "罚单")
    sign(app)
    before = read_file(data)
    monkeypatch.setenv("DUIZHAO_MODE", "read_only")
    press(app, "save")  # a button drawn before; its callback asks again
    assert read_file(data) == before
    assert "本看板为只读" in app.error[0].value
    press(app, "try")
    assert word("dictionary.accuracy", "zh", reports=12) in said(app)
    assert not [b for b in app.button if b.key == "save"]
    assert read_file(data) == before


def test_the_form_outlives_language_and_page(start: AppTest) -> None:
    app = with_wording(start, "罚单", lang="zh")
    next(b for b in app.get("button_group") if b.key == "lang").set_value("en").run()
    assert app.text_input(key="edit_words").value == "罚单"
    assert app.selectbox(key="entry").value == "penalty_cases"
    assert word("dictionary.accuracy", "en", reports=12) in said(app)
    next(b for b in app.get("button_group") if b.key == "do").set_value("add_metric").run()
    app.text_input(key="edit_zh").set_value("折叠床").run()
    app.switch_page("pages/method.py").run()
    app.switch_page("pages/dictionary.py").run()
    assert app.text_input(key="edit_zh").value == "折叠床"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_mistake_in_the_text_is_told_by_its_line(start: AppTest, data: Path, lang: str) -> None:
    app = shown(start, lang=lang, act="change", do="text", entry="hearings")
    area = app.text_area(key="edit_text_hearings")
    assert area.value.startswith("  hearings:\n")
    line = read_file(data).text.split("\n").index("  hearings:") + 6
    good = area.value
    area.set_value(good.replace("units:", "unit:")).run()
    press(app, "try")
    assert re.search(rf"\b{line - 1}\b|\b{line}\b|\b{line + 1}\b", app.error[0].value)
    assert ("没有这个键" if lang == "zh" else "unknown key") in app.error[0].value
    app.text_area(key="edit_text_hearings").set_value(
        good.replace("听证会]", "听证会, 听证程序]")
    ).run()
    press(app, "try")
    assert not app.error
    assert any("听证程序" in c.value for c in app.code)


def test_history_and_one_step_back(start: AppTest, data: Path) -> None:
    before = read_file(data).text
    app = with_wording(start, "罚单")
    sign(app)
    press(app, "save")
    assert app.text_input(key="edit_words").value == ""
    next(b for b in app.get("button_group") if b.key == "act").set_value("history").run()
    assert any("李敏" in e.label and "罚单" in e.label for e in app.expander)
    press(app, "undo")
    assert read_file(data).text == before
    assert [c.what[0]["do"] for c in history(data)] == ["add_wording", "undo"]


def test_a_broken_dictionary_is_told_not_crashed(start: AppTest, data: Path) -> None:
    app = shown(start)
    path = data / "metrics.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("measure: flow", "mesure: flow", 1),
        encoding="utf-8",
    )
    st.cache_data.clear()
    app.run()
    assert not app.exception
    assert "mesure" in app.error[0].value


def test_without_reports_it_says_so(start: AppTest, data: Path) -> None:
    (data / "reports" / f"{LINCHUAN}.txt").unlink()
    app = with_wording(start, "罚单")
    assert word("dictionary.effect.no_reports", "zh") in [i.value for i in app.info]
