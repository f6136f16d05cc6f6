"""The Add page as Streamlit runs it: what it shows, what it saves, and what it never does."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from compare.words import word
from extract.catalogue import load_catalogue
from extract.document import find_reports
from extract.intake.recognise import Amendments
from extract.places import load_places
from extract.tables import read_folder
from extract.writing import writing
from pages.parts import adding

TEXT = """{bureau}2023年法治政府建设年度报告
全年作出行政处罚{cases}件（含对个人处罚10件），罚款39.2万元。
2024年1月10日
"""
LINCHUAN = TEXT.format(bureau="江州市临川新区应急管理局", cases=38)
NANHAI = TEXT.format(bureau="佛山市南海区应急管理局", cases=41)


@pytest.fixture
def data(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    ignored = shutil.ignore_patterns("tables", "reports")
    shutil.copytree(root / "data", folder, ignore=ignored)
    (folder / "reports").mkdir()
    monkeypatch.setenv("DUIZHAO_DATA", str(folder))
    monkeypatch.setenv("DUIZHAO_ENTERED", "off")
    return folder


@pytest.fixture
def app(root: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.setattr(
        "streamlit.runtime.scriptrunner.script_runner._mpa_v1",
        lambda main: runpy.run_path(main, run_name="__main__"),
    )
    st.cache_data.clear()
    st.cache_resource.clear()
    yield open_add(root)
    st.cache_resource.clear()


def open_add(root: Path, lang: str = "zh") -> AppTest:
    """A new session, on the Add page."""
    app = AppTest.from_file(str(root / "app.py"), default_timeout=120)
    app.query_params["lang"] = lang
    app.run()
    app.switch_page("pages/add.py")
    app.query_params["lang"] = lang
    app.run()
    assert not app.exception
    return app


def upload(app: AppTest, **files: str | bytes) -> AppTest:
    given = [
        (name.replace("_", "."), text.encode() if isinstance(text, str) else text, "text/plain")
        for name, text in files.items()
    ]
    app.file_uploader[0].set_value(given).run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    return " ".join(h.proto.body for h in app.get("html"))


def state(app: AppTest) -> adding.Adding:
    found: adding.Adding = app.session_state["_adding"]
    return found


def on_file(data: Path) -> list[str]:
    return [path.name for path in find_reports(data / "reports")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_written_before_it_is_confirmed(
    root: Path, data: Path, app: AppTest, lang: str
) -> None:
    app = open_add(root, lang)
    before = {p: p.read_bytes() for p in data.rglob("*") if p.is_file() and "tables" not in p.parts}
    upload(app, linchuan_txt=LINCHUAN, nanhai_txt=NANHAI, broken_pdf=b"%PDF-1.7 cut off")
    after = {p: p.read_bytes() for p in data.rglob("*") if p.is_file() and "tables" not in p.parts}
    assert after == before
    assert word("add.found", lang, count=2) in shown(app)
    assert word("add.refused", lang, count=1) in shown(app)
    assert "broken.pdf" in shown(app)
    assert app.button(key="add_confirm").label == word("add.confirm", lang, count=2)
    rows = [(i.report.facts.district_code, i.report.figures, i.take) for i in state(app).items]
    assert rows == [("", 3, True), ("440605", 3, True)]


def test_confirmed_reports_are_saved_and_shown_everywhere(data: Path, app: AppTest) -> None:
    upload(app, linchuan_txt=LINCHUAN, nanhai_txt=NANHAI)
    app.button(key="add_confirm").click().run()
    assert not app.exception
    assert on_file(data) == ["linchuan.txt", "nanhai.txt"]
    assert word("add.done", "zh", count=2) in shown(app)
    assert not state(app).items
    app.switch_page("pages/overview.py").run()
    assert not app.exception
    assert "2 份法治政府建设报告" in shown(app)


def test_what_is_unticked_or_there_already_is_not_saved(data: Path, app: AppTest) -> None:
    (data / "reports" / "there.txt").write_text(NANHAI, encoding="utf-8")
    upload(app, again_txt=NANHAI)
    assert word("add.found.none", "zh") in shown(app)
    assert app.button(key="add_confirm").disabled
    app.button(key="add_discard").click().run()
    assert not state(app).items
    assert on_file(data) == ["there.txt"]


def test_what_is_amended_is_saved_as_stated(
    data: Path, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(app, linchuan_txt=LINCHUAN)
    edit(monkeypatch, {"district": "南海区 广东省佛山市 440605", "year": 2022})
    app.run()
    assert state(app).items[0].stated.district_code == "440605"
    app.button(key="add_confirm").click().run()
    found = load_catalogue(data / "catalogue.yaml", load_places(data / "districts.yaml"))
    assert dict(found["linchuan"].facts) == {"district_code": "440605", "year": 2022}
    assert "# Facts of single reports" in (data / "catalogue.yaml").read_text(encoding="utf-8")
    row = read_folder(data / "reports", data=data).rows["reports"][0]
    assert (row["district_code"], row["period_end"]) == ("440605", "2022-12-31")


def edit(monkeypatch: pytest.MonkeyPatch, values: dict[str, object]) -> None:
    """Change cells of the first row, as a person does in the browser."""
    real = st.data_editor

    def edited(frame: object, **options: object) -> object:
        found = real(frame, **options)  # type: ignore[call-overload]
        for column, value in values.items():
            found.loc[0, column] = value
        return found

    monkeypatch.setattr(st, "data_editor", edited)


def test_an_amendment_that_makes_it_a_version_is_shown_before_it_is_saved(
    data: Path, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "reports" / "there.txt").write_text(NANHAI, encoding="utf-8")
    upload(app, linchuan_txt=LINCHUAN)
    edit(
        monkeypatch, {"district": "南海区 广东省佛山市 440605", "bureau": "佛山市南海区应急管理局"}
    )
    app.run()
    assert [s.kind for s in state(app).standings] == ["version"]
    assert word("add.versions", "zh", count=1) in shown(app)
    assert word("add.version.replace", "zh") in state(app).frames["zh"]["version"].tolist()


def test_a_new_version_replaces_and_the_old_is_kept(data: Path, app: AppTest) -> None:
    (data / "reports" / "there.txt").write_text(NANHAI, encoding="utf-8")
    upload(app, newer_txt=NANHAI + "检查企业5家。\n")
    app.button(key="add_confirm").click().run()
    assert on_file(data) == ["there.txt"]
    assert "检查企业5家" in (data / "reports" / "there.txt").read_text(encoding="utf-8")
    assert len(list((data / "reports" / ".versions" / "there").iterdir())) == 1


def test_two_sessions_at_once_lose_nothing(root: Path, data: Path, app: AppTest) -> None:
    """Each has seen an empty folder; the one that comes second is asked, not overruled."""
    other = open_add(root)
    upload(app, a_txt=NANHAI, b_txt=LINCHUAN)
    upload(other, a_txt=NANHAI.replace("41", "42"), c_txt=LINCHUAN)
    app.button(key="add_confirm").click().run()
    other.button(key="add_confirm").click().run()
    assert on_file(data) == ["a.txt", "b.txt"]
    assert "41" in (data / "reports" / "a.txt").read_text(encoding="utf-8")
    assert word("add.done.ask", "zh", of="a").split("；")[0] in json_of(other)
    assert [i.report.name for i in state(other).items] == ["a.txt"]
    other.button(key="add_confirm").click().run()
    assert "42" in (data / "reports" / "a.txt").read_text(encoding="utf-8")


def json_of(app: AppTest) -> str:
    import json

    found = [e.proto.json for e in app.get("bidi_component") if "html" in e.proto.json]
    return " ".join(json.loads(one)["html"] for one in found)


def test_read_only_offers_nothing(
    root: Path, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_MODE", "read_only")
    app = open_add(root)
    assert [i.value for i in app.info] == [word("add.read_only", "zh")]
    assert not app.get("file_uploader")
    assert {b.key for b in app.button} == {"present_switch"}


def test_a_session_that_became_read_only_saves_nothing(
    data: Path, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(app, a_txt=NANHAI)
    monkeypatch.setenv("DUIZHAO_MODE", "read_only")
    app.run()
    assert {b.key for b in app.button} == {"present_switch"}
    state(app).begin_saving()
    job = state(app).saving
    assert job is not None
    job.join()
    assert "DUIZHAO_MODE" in str(job.error)
    assert on_file(data) == []


def test_another_writer_is_waited_for_and_told_of(
    data: Path, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(app, a_txt=NANHAI)
    monkeypatch.setattr("extract.writing.WAIT_SECONDS", 0.1)
    monkeypatch.setattr("extract.writing.writing.__wrapped__.__defaults__", (0.1,))
    with writing(data):
        app.button(key="add_confirm").click().run()
    assert "其他人正在写入" in app.error[0].value
    assert [i.report.name for i in state(app).items] == ["a.txt"]
    app.button(key="add_confirm").click().run()
    assert on_file(data) == ["a.txt"]


def test_a_mistake_in_the_data_is_told_by_file_and_line(data: Path, app: AppTest) -> None:
    (data / "catalogue.yaml").write_text("a:\n  yeer: 1\n")
    upload(app, a_txt=NANHAI)
    assert "catalogue.yaml:2" in app.error[0].value


def test_text_of_a_report_is_never_markup(data: Path, app: AppTest) -> None:
    bad = '<img src=x onerror="alert(1)">.pdf'
    app.file_uploader[0].set_value([(bad, b"%PDF-1.7 cut off", "application/pdf")]).run()
    assert "<img" not in shown(app)
    assert "&lt;img" in shown(app)


def test_amendments_say_only_what_differs(data: Path, app: AppTest) -> None:
    upload(app, a_txt=NANHAI)
    (item,) = state(app).items
    assert item.stated != Amendments()
    assert item.entry == {}
