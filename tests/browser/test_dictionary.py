"""指标词典 in a real browser: a metric that was missing is added, tried, saved and compared."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from compare.words import word
from tools.dashboard import serve, settle

BROKEN = '[data-testid="stException"], [data-testid="stAlertContentError"]'
TEXT = (
    "江州市临川新区应急管理局2023年法治政府建设年度报告\n"
    "全年作出行政处罚25件。储备折叠床630张，开展检查120次。\n2024年1月10日\n"
)


@pytest.fixture(scope="module")
def data(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of one's own, with a report of an invented bureau."""
    folder = tmp_path_factory.mktemp("data")
    for source in [*(root / "data").glob("*.yaml"), *(root / "data").glob("*.csv")]:
        shutil.copy(source, folder)
    (folder / "reports").mkdir()
    (folder / "reports" / "990101-2023-linchuan-emergency.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def own_url(data: Path) -> Iterator[str]:
    """A dashboard on that folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUIZHAO_DATA", str(data))
        patch.setenv("DUIZHAO_ENTERED", "off")
        with serve() as url:
            yield url


def fill(page: Page, key: str, value: str) -> None:
    field = page.locator(f".st-key-{key} input")
    field.fill(value)
    field.press("Enter")
    settle(page)


def test_a_missing_metric_is_added_and_compared(page: Page, own_url: str, data: Path) -> None:
    old = (data / "metrics.yaml").read_text(encoding="utf-8")
    page.goto(f"{own_url}/dictionary?act=change&do=add_metric")
    settle(page)
    fill(page, "edit_zh", "折叠床")
    fill(page, "edit_en", "camp beds")
    page.locator(".st-key-edit_family").get_by_role("combobox").click()
    page.get_by_role("option", name="应急管理").click()
    settle(page)
    page.locator(".st-key-edit_units input").click()
    page.get_by_role("option", name="项", exact=True).click()
    page.keyboard.press("Escape")
    settle(page)
    fill(page, "edit_classifiers_item", "张")
    fill(page, "edit_definition_zh", "储备的折叠床张数")
    fill(page, "edit_definition_en", "Camp beds in store")
    fill(page, "edit_metric_words", "折叠床")
    page.get_by_role("button", name=word("dictionary.try", "zh"), exact=True).click()
    gained = page.locator(".effects .gained")
    expect(gained).to_have_count(1)
    expect(gained).to_contain_text("折叠床 630")
    expect(page.get_by_text(word("dictionary.accuracy", "zh", reports=12))).to_be_visible()
    assert (data / "metrics.yaml").read_text(encoding="utf-8") == old

    # The form and the trial outlive a change of language.
    page.get_by_role("radio", name="English").click()
    expect(page.get_by_role("button", name="Try", exact=True)).to_be_visible()
    settle(page)
    expect(page.locator(".st-key-edit_zh input")).to_have_value("折叠床")
    expect(page.locator(".effects .gained")).to_contain_text("camp beds 630")

    page.get_by_role("textbox", name=word("writing.ask", "en")).fill("李敏")
    page.get_by_role("button", name=word("writing.begin", "en"), exact=True).click()
    settle(page)
    page.get_by_role("button", name=word("dictionary.save", "en"), exact=True).click()
    expect(page.locator('[data-testid="stAlertContentSuccess"]')).to_contain_text("camp beds")
    new = (data / "metrics.yaml").read_text(encoding="utf-8")
    assert "  camp_beds:\n    family: emergency\n" in new
    assert len(new.splitlines()) == len(old.splitlines()) + 8
    assert "李敏" in (data / "history" / "metrics.yaml").read_text(encoding="utf-8")

    page.get_by_role("link", name=word("dictionary.compare", "en"), exact=True).click()
    expect(page).to_have_url(re.compile("/compare.*metric=camp_beds"))
    settle(page)
    expect(page.locator("h1")).to_contain_text("Camp beds")
    expect(page.locator("blockquote").first).to_contain_text("储备折叠床630张")
    expect(page.locator(BROKEN)).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_list_metric_and_form_fit(browser: Browser, own_url: str, lang: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    for query in ("", "&term=penalty_cases", "&act=change&do=text", "&act=change&do=add_metric",
                  "&act=history"):  # fmt: skip
        page.goto(f"{own_url}/dictionary?lang={lang}{query}")
        settle(page)
        page.wait_for_timeout(500)
        settle(page)
        expect(page.locator(BROKEN)).to_have_count(0)
        beyond = page.eval_on_selector(
            '[data-testid="stMain"]', "main => main.scrollWidth - main.clientWidth"
        )
        assert beyond <= 0, query
    context.close()


def test_a_metric_opens_and_leads_to_its_sentence(page: Page, own_url: str) -> None:
    page.goto(f"{own_url}/dictionary")
    settle(page)
    page.locator(".uses .line", has_text="检查次数").click()
    expect(page).to_have_url(re.compile("term=inspections"))
    settle(page)
    page.locator(".quotes .line").first.click()
    expect(page).to_have_url(re.compile("/source.*obs="))
    settle(page)
    expect(page.locator(".text .n.chosen")).to_have_text(re.compile("120"))
