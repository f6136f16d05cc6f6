"""From an empty folder of reports to the first own chart, as a new user goes about it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from compare.words import word
from extract.document import find_reports
from tools.dashboard import serve, settle

OURS = ("990101-2023-linchuan-emergency.txt", "990303-2019-qingyu-emergency.txt")
CONFIRM = ".st-key-add_confirm button"
BROKEN = '[data-testid="stException"]'


@pytest.fixture(scope="module")
def data(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data folder, its folder of reports empty."""
    folder = tmp_path_factory.mktemp("tutorial") / "data"
    shutil.copytree(root / "data", folder, ignore=shutil.ignore_patterns("tables", "reports"))
    (folder / "reports").mkdir()
    return folder


@pytest.fixture(scope="module")
def own_url(data: Path) -> Iterator[str]:
    with serve({"DUIZHAO_DATA": str(data), "DUIZHAO_ENTERED": "off"}) as url:
        yield url


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", ["", "compare", "district", "source", "quality", "data"])
def test_every_page_of_an_empty_dashboard_leads_to_the_first_step(
    page: Page, own_url: str, path: str, lang: str
) -> None:
    page.goto(f"{own_url}/{path}?lang={lang}")
    settle(page)
    expect(page.locator("h1")).to_have_text(word("empty.title", lang))
    expect(page.locator(f"{BROKEN}, [data-testid=stAlert]")).to_have_count(0)
    page.get_by_role("button", name=word("empty.open", lang)).click()
    expect(page).to_have_url(re.compile(rf"/add\?.*lang={lang}|/add$"))
    expect(page.locator("h1")).to_have_text(word("add.title", lang))


def test_from_nothing_to_the_first_own_chart(
    page: Page, own_url: str, data: Path, root: Path
) -> None:
    page.goto(f"{own_url}/?lang=zh")
    settle(page)
    page.get_by_role("button", name=word("empty.open", "zh")).click()
    expect(page.locator("h1")).to_have_text(word("add.title", "zh"))
    given = [root / "tests/accuracy/reports" / name for name in OURS]
    page.locator("input[type=file]").set_input_files([*given, root / "docs/compare.png"])
    expect(page.locator('[data-testid="stDataFrame"]')).to_be_visible()
    settle(page)
    expect(page.get_by_text(word("add.unknown", "zh", count=2))).to_be_visible()
    expect(page.locator(".dz-refused")).to_contain_text("compare.png：文件是图片")
    assert find_reports(data / "reports") == []  # nothing is written before it is confirmed
    page.locator(CONFIRM, has_text=word("add.confirm", "zh", count=2)).click()
    expect(page.get_by_text(word("add.done", "zh", count=2))).to_be_visible()
    assert [path.name for path in find_reports(data / "reports")] == sorted(OURS)

    page.get_by_role("link", name=word("add.done.compare", "zh")).click()
    expect(page).to_have_url(re.compile("/compare"))
    settle(page)
    expect(page.locator(BROKEN)).to_have_count(0)
    chart = page.locator('[data-testid="stPlotlyChart"]')
    expect(chart.locator(".points path").first).to_be_attached()
    expect(page.locator(".dz-sentence").first).to_contain_text("临川新区")
    figure = page.locator(".dz-sentence mark").first.inner_text()
    assert figure in given[0].read_text(encoding="utf-8")
    assert re.search(r"\d", figure)

    page.goto(f"{own_url}/add?lang=zh")
    settle(page)
    page.locator("input[type=file]").set_input_files(given[0])
    expect(page.get_by_text(word("add.found.none", "zh"))).to_be_visible()
    expect(page.locator(CONFIRM)).to_be_disabled()


def test_a_line_of_what_was_added_opens_the_report(
    page: Page, own_url: str, root: Path, data: Path
) -> None:
    page.goto(f"{own_url}/add?lang=en")
    settle(page)
    name = "990404-2019-heting-culture.txt"
    page.locator("input[type=file]").set_input_files(root / "tests/accuracy/reports" / name)
    page.locator(CONFIRM).click()
    page.locator(".added button", has_text=name).click()
    expect(page).to_have_url(re.compile("/source.*report=990404-2019-heting-culture"))
    expect(page.locator(".text")).to_contain_text("鹤汀区")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_add_page_fits_a_telephone(browser: Browser, own_url: str, root: Path, lang: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{own_url}/add?lang={lang}")
    settle(page)
    report = root / "tests/accuracy/reports/990202-2020-dongping-justice.txt"
    page.locator("input[type=file]").set_input_files(report)
    expect(page.locator(CONFIRM)).to_be_enabled()
    settle(page)
    beyond = page.eval_on_selector(
        '[data-testid="stMain"]', "main => main.scrollWidth - main.clientWidth"
    )
    assert beyond <= 0
    context.close()


def test_read_only_offers_nothing(page: Page, data: Path) -> None:
    """The page says how to change it; there is no place for files, on it or elsewhere."""
    settings = {"DUIZHAO_DATA": str(data), "DUIZHAO_ENTERED": "off", "DUIZHAO_MODE": "read_only"}
    with serve(settings) as url:
        page.goto(f"{url}/add?lang=zh")
        settle(page)
        expect(page.get_by_text("DUIZHAO_MODE=local")).to_be_visible()
        expect(page.locator("input[type=file]")).to_have_count(0)
