"""The dashboard with figures entered by hand, and the Quality and District pages."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compare.load import current_dataset
from compare.words import word
from tests.compare.made import observation_row, report_row, write_tables
from tests.pages.test_app import (
    LANGUAGES,
    NANHAI,
    NANKAI,
    PAGES,
    app_of,
    asked,
    component,
    open_page,
    said,
    start,
    start_full,
)

__all__ = ["app_of", "start", "start_full"]


def panels(app: AppTest) -> str:
    """The HTML of all of the page's own components."""
    found = [json.loads(e.proto.json) for e in app.get("bidi_component")]
    return unescape(" ".join(str(data.get("html", "")) for data in found))


def numbers(*reports: str, fate: str = "") -> str:
    """How many numbers were found in these reports: whatever the extraction has come to be."""
    mentions = current_dataset(entered=False).tables["mentions"]
    found = mentions[mentions["report_id"].isin(reports)]
    return str(len(found[found["fate"] == fate] if fate else found))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_page_runs_with_entered_figures(start_full: AppTest, page: str, lang: str) -> None:
    app = open_page(start_full, page, lang=lang)
    title = re.search(r"<h1[^>]*>(.*?)</h1>", app.get("html")[0].proto.body)
    assert title
    assert bool(re.search(r"[\u4e00-\u9fff]", title[1])) == (lang == "zh")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_overview_groups_by_type_and_year(start_full: AppTest, lang: str) -> None:
    html = component(open_page(start_full, "overview", lang=lang))
    kind = word("agency.emergency_management", lang)
    assert word("overview.group", lang, type=kind, year=2023) in html
    assert "✎" in html
    assert "hollow" in html
    assert 'href="http' in html
    assert html.index("2023") < html.index("2025")


def test_switch_turns_entered_figures_off_and_stays_in_the_address(start_full: AppTest) -> None:
    app = open_page(start_full, "overview")
    app.toggle(key="entered").set_value(False).run()
    assert asked(app, "entered") == "0"
    assert "✎" not in component(app)
    assert not app.exception
    app.toggle(key="entered").set_value(True).run()
    assert asked(app, "entered") is None
    assert "✎" in component(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_compare_of_many_shows_rank_ranges(start_full: AppTest, lang: str) -> None:
    app = open_page(start_full, "compare", lang=lang, metric="penalty_cases")
    assert word("verdict.caution", lang) in said(app)
    ranks = [r for r in app.dataframe[0].value[word("column.rank_range", lang)] if r]
    assert all(re.search(r"\d", rank) for rank in ranks)
    figures = list(app.dataframe[0].value[word("column.figure", lang)])
    assert "38" in figures
    assert any(f.endswith("✎") for f in figures)


def test_part_year_is_annualised_only_on_request(start: AppTest) -> None:
    app = open_page(start, "compare")
    assert "column.annualised" not in app.dataframe[0].value
    app.toggle(key="annualise").set_value(True).run()
    assert asked(app, "annualise") == "1"
    # 942 by 4 December: 942 × 365 ÷ 338
    said = list(app.dataframe[0].value[word("column.annualised", "zh")])
    assert [cell for cell in said if cell] == ["1,017"]


def test_views_are_offered_where_there_is_something_to_draw(start: AppTest) -> None:
    app = open_page(start, "compare")
    view = next(b for b in app.get("button_group") if b.key == "view")
    assert len(view.options) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", ["family", "time", "other"])
def test_other_views_of_compare(start_full: AppTest, view: str, lang: str) -> None:
    app = open_page(start_full, "compare", lang=lang, view=view, type="all", year="2023")
    assert not app.exception
    assert app.get("plotly_chart") or "chart" in panels(app)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("tab", ["doubts", "checks", "unmapped", "conflicts"])
def test_quality_lists(start: AppTest, tab: str, lang: str) -> None:
    app = open_page(start, "quality", lang=lang, tab=tab)
    html = panels(app)
    wanted = {"doubts": "名年轻干部", "checks": "38 = 35 + 3", "unmapped": "折叠床",
              "conflicts": word("quality.none.conflicts", lang)}[tab]  # fmt: skip
    assert wanted in html
    assert numbers(NANKAI, NANHAI) in said(app)


def test_quality_of_one_report(start: AppTest) -> None:
    app = open_page(start, "quality", of=NANHAI)
    assert numbers(NANHAI) in said(app)
    assert numbers(NANKAI) not in said(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_district_stands_beside_its_peer(start: AppTest, lang: str) -> None:
    app = open_page(start, "district", lang=lang, report=NANKAI)
    html = component(app)
    assert ">38<" in html
    assert "942" in html  # the only peer's figure
    assert "折叠床" in html  # stated, covered by no metric
    assert word("district.unmapped", lang, count=numbers(NANKAI, fate="unmapped")) in html
    assert numbers(NANKAI) in said(app)


def test_district_without_peers_stands_alone(
    start: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_tables(tmp_path, reports=[report_row("a")],
                          observations=[observation_row("a", "penalty_cases", 5)])  # fmt: skip
    monkeypatch.setenv("DUIZHAO_TABLES", str(folder))
    app = open_page(start, "district")
    assert word("district.peers.none", "zh") in said(app)
    assert ">5<" in component(app)


def test_number_that_no_metric_covers_is_pointed_to_in_its_text(start: AppTest) -> None:
    app = open_page(start, "source", report=NANKAI, at="2352")
    chosen = [e.proto.json for e in app.get("bidi_component") if "@2352" in e.proto.json]
    assert chosen
