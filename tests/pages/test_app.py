"""Every page in both languages, run as Streamlit runs it, over the project's own reports."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from compare.words import word
from extract.yamlfile import YamlProblem
from tests.compare.made import district_codes, observation_row, report_row, write_tables

PAGES = ("overview", "compare", "district", "source", "quality", "method")
LANGUAGES = ("zh", "en")
NANKAI, NANHAI = "120104-2023-nankai-emergency", "440605-2023-nanhai-emergency"


@pytest.fixture
def start(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app of the reports alone, before its first run."""
    monkeypatch.setenv("DUIZHAO_ENTERED", "off")
    yield from app_of(root, monkeypatch)


@pytest.fixture
def start_full(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The same with the figures entered by hand, as people see it."""
    yield from app_of(root, monkeypatch)


def app_of(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app before its first run, its caches empty.

    AppTest begins every run as if the server had just started, when Streamlit still takes
    pages/ for the old kind of pages and runs them without app.py. A server does that once.
    """
    monkeypatch.setattr(
        "streamlit.runtime.scriptrunner.script_runner._mpa_v1",
        lambda main: runpy.run_path(main, run_name="__main__"),
    )
    st.cache_data.clear()
    st.cache_resource.clear()
    yield AppTest.from_file(str(root / "app.py"), default_timeout=120)
    st.cache_resource.clear()


def open_page(app: AppTest, page: str, **parameters: str) -> AppTest:
    """The page at its address, with these parameters in it."""
    for key, value in parameters.items():
        app.query_params[key] = value
    app.run()
    if page != "overview":
        app.switch_page(f"pages/{page}.py")
        for key, value in parameters.items():
            app.query_params[key] = value
        app.run()
    assert not app.exception
    assert not app.error
    return app


def asked(app: AppTest, key: str) -> str | None:
    """What the address says of ``key`` now."""
    value = app.query_params.get(key)
    return value[-1] if isinstance(value, list) and value else value  # type: ignore[return-value]


def said(app: AppTest) -> str:
    """All HTML of the page as the words that a reader sees."""
    bodies = [h.proto.body for h in app.get("html") if not h.proto.body.startswith("<style")]
    return unescape(re.sub(r"<[^>]+>", " ", " ".join(bodies)))


def component(app: AppTest) -> str:
    """The HTML inside the page's own component (the heat table, the reader)."""
    found = [e.proto.json for e in app.get("bidi_component") if "html" in e.proto.json]
    assert len(found) == 1
    return str(json.loads(found[0])["html"])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_page_runs_in_its_language(start: AppTest, page: str, lang: str) -> None:
    app = open_page(start, page, lang=lang)
    title = re.search(r"<h1[^>]*>(.*?)</h1>", app.get("html")[0].proto.body)
    assert title
    chinese = re.search(r"[\u4e00-\u9fff]", title[1])
    assert bool(chinese) == (lang == "zh")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_overview_shows_states_and_periods(start: AppTest, lang: str) -> None:
    html = component(open_page(start, "overview", lang=lang))
    for glyph in ("942 ◔", "∑?", "⊘", "—", "2023-12-04"):
        assert glyph in html
    assert word("state.not_reported", lang) in html
    assert ("≈ 2,032万" if lang == "zh" else "≈ 20.32m") in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_compare_shows_verdict_and_sentences(start: AppTest, lang: str) -> None:
    app = open_page(start, "compare", lang=lang, metric="penalty_cases")
    seen = said(app)
    assert word("verdict.caution", lang) in seen
    assert "各类处罚共 38 次" in seen
    assert "行政处罚 942 次" in seen
    assert len(app.get("plotly_chart")) == 1
    assert len(app.get("download_button")) == 4
    table = app.dataframe[0].value
    assert list(table[word("column.figure", lang)]) == ["942 ◔", "38", "35", "10", "3", "3"]


def test_language_switch_is_in_the_address(start: AppTest) -> None:
    app = open_page(start, "overview")
    switch = next(b for b in app.get("button_group") if b.key == "lang")
    switch.set_value("en").run()
    assert asked(app, "lang") == "en"
    assert "rule-of-law reports" in said(app)


def test_metric_is_in_the_address_and_back(start: AppTest) -> None:
    app = open_page(start, "compare")
    app.selectbox(key="metric").select("penalty_amount").run()
    assert asked(app, "metric") == "penalty_amount"
    assert "罚款金额" in said(app)
    app.selectbox(key="metric").select("penalty_cases").run()
    assert "metric" not in app.query_params


def test_what_the_address_says_is_shown(start: AppTest) -> None:
    app = open_page(start, "compare", metric="penalty_amount", per="10k_residents", parts="0")
    assert app.selectbox(key="per").value == "10k_residents"
    assert not app.toggle(key="parts").value
    assert "元/万人" in said(app)


@pytest.mark.parametrize(
    "wrong", [{"metric": "nonsense"}, {"lang": "fr"}, {"coverage": "kind=nonsense"},
              {"unit": "mile"}, {"per": "maybe"}, {"view": "upside_down"}, {"obs": "<img src=x>"}],
)  # fmt: skip
def test_nonsense_in_the_address_is_the_default(start: AppTest, wrong: dict[str, str]) -> None:
    app = open_page(start, "compare", **wrong)
    assert "行政处罚（件）" in said(app)


def test_trainings_of_different_audiences_are_not_compared(start: AppTest) -> None:
    seen = said(open_page(start, "compare", metric="training_sessions", coverage="total"))
    assert word("verdict.not_comparable", "zh") in seen
    assert "只有分项，没有总数" in seen


def test_choice_of_another_metric_begins_with_its_own_coverage(start: AppTest) -> None:
    app = open_page(start, "compare")
    app.selectbox(key="metric").select("study_sessions").run()
    assert app.selectbox(key="coverage").value == "kind=theory_group"
    assert list(app.dataframe[0].value[word("column.figure", "zh")]) == ["15", "13 ◔"]
    app.selectbox(key="coverage").select("total").run()
    assert asked(app, "coverage") == "total"
    app.selectbox(key="metric").select("penalty_cases").run()
    assert asked(app, "coverage") is None
    assert app.selectbox(key="coverage").value == "total"


def test_visits_and_enterprise_visits_are_a_choice(start: AppTest) -> None:
    app = open_page(start, "compare", metric="inspections")
    assert (
        "enterprise_time" in app.selectbox(key="unit").options
        or "家次" in app.selectbox(key="unit").options
    )
    assert "4,216 家次" in said(app)


def test_observation_in_the_address_is_the_sentence_shown_first(start: AppTest) -> None:
    app = open_page(start, "compare")
    rows = app.get("html")
    first = next(h.proto.body for h in rows if "dz-sentence" in h.proto.body)
    assert "942" in first
    assert list(app.dataframe[0].value[word("column.rank_range", "zh")])[:2] == [
        "第1位，共2个",
        "第2位，共2个",
    ]


@pytest.mark.parametrize("report", [NANKAI, NANHAI])
def test_source_shows_the_whole_report(start: AppTest, root: Path, report: str) -> None:
    html = component(open_page(start, "source", report=report))
    text = (root / "data" / "reports" / f"{report}.txt").read_text("utf-8")
    for number in re.findall(r"\d+", text)[:40]:
        assert number in html
    assert word("fate.observation", "zh") in html


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("tab", ["rules", "states", "metrics", "fates"])
def test_method_has_its_parts(start: AppTest, lang: str, tab: str) -> None:
    seen = said(open_page(start, "method", lang=lang, tab=tab))
    wanted = {
        "rules": word("method.rule.silence", lang), "states": word("state.parts_only", lang),
        "metrics": word("measure.flow", lang), "fates": word("fate.requirement", lang),
    }[tab]  # fmt: skip
    assert wanted in seen


def test_empty_folder_says_what_to_do(
    start: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_TABLES", str(write_tables(tmp_path)))
    for page in ("overview", "compare", "district", "source", "quality", "data"):
        app = open_page(start, page)
        assert word("empty.title", "zh") in said(app)
        assert word("empty.step.add", "zh") in said(app)
        assert app.button(key="empty_open").label == word("empty.open", "zh")
        assert not app.info


def test_empty_folder_of_a_read_only_dashboard_offers_nothing(
    start: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_TABLES", str(write_tables(tmp_path)))
    monkeypatch.setenv("DUIZHAO_MODE", "read_only")
    app = open_page(start, "overview")
    assert [i.value for i in app.info] == [word("empty.read_only", "zh", folder="data/reports")]
    assert {b.key for b in app.button} == {"present_switch"}


def test_missing_tables_say_which(
    start: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_TABLES", str(tmp_path / "nowhere"))
    app = start.run()
    assert not app.exception
    assert "reports.csv" in app.error[0].value


def test_mistake_in_the_dictionary_is_told_by_file_and_line(
    start: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise YamlProblem("metrics.yaml", 12, "unknown key “untis”")

    monkeypatch.setenv("DUIZHAO_TABLES", str(write_tables(tmp_path)))
    monkeypatch.setattr("compare.load.load_dictionary", refuse)
    app = start.run()
    assert not app.exception
    assert "metrics.yaml:12: unknown key “untis”" in app.error[0].value


def test_fifty_bureaus_of_two_years(
    start: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports, observations = [], []
    for code in district_codes(50):
        for year in (2022, 2023):
            name = f"{code}-{year}"
            reports.append(report_row(name, code, year))
            observations.append(observation_row(name, "penalty_cases", int(code) % 997))
    folder = write_tables(tmp_path, reports=reports, observations=observations)
    monkeypatch.setenv("DUIZHAO_TABLES", str(folder))
    app = open_page(start, "compare")
    assert app.selectbox(key="year").value == "2023"
    assert len(app.dataframe[0].value) == len(reports) // 2
    app.multiselect(key="bureaus").select(f"{district_codes(1)[0]}-2023").run()
    assert len(app.dataframe[0].value) == 1
    assert asked(app, "bureaus") == f"{district_codes(1)[0]}-2023"
    app.selectbox(key="year").select("all").run()
    assert not app.exception
    assert word("verdict.not_comparable", "zh") in said(app)


def test_unreadable_files_are_named(
    start: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_tables(
        tmp_path, reports=[report_row("a")], failures=[{"file": "x_[1].pdf", "reason": "空文件"}]
    )
    monkeypatch.setenv("DUIZHAO_TABLES", str(folder))
    assert "x\\_\\[1\\].pdf: 空文件" in open_page(start, "overview").warning[0].value


def test_frame_is_short(root: Path) -> None:
    assert len((root / "app.py").read_text("utf-8").splitlines()) < 80
