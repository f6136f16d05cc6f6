"""The main paths with dozens of bureaus: from a thin chart to its sentence, and back off again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from compare.words import word
from tools.dashboard import settle

NARROW = {"width": 390, "height": 844}


@pytest.fixture
def overview(page: Page, app_url: str) -> Page:
    page.goto(f"{app_url}/?lang=zh")
    settle(page)
    expect(page.locator(".grouped section").first).to_be_visible()
    return page


def test_bars_of_one_thin_chart_share_a_scale(overview: Page) -> None:
    chart = overview.locator(".chart").first
    boxes = [bar.bounding_box() for bar in chart.locator("svg.bar").all()]
    assert len({(round(b["x"]), round(b["width"])) for b in boxes if b}) == 1
    long, short = (b.bounding_box() for b in (
        chart.locator(".row", has_text="南海区").locator("rect"),
        chart.locator(".row", has_text="南开区").locator("rect")))  # fmt: skip
    assert long
    assert short
    assert short["width"] / long["width"] == pytest.approx(38 / 942, abs=0.02)


def test_figure_of_a_report_opens_its_comparison_and_sentence(overview: Page) -> None:
    overview.locator(".chart").first.locator("button.row", has_text="942").click()
    expect(overview.locator(".dz-sentence.chosen")).to_contain_text("行政处罚942次")
    expect(overview).to_have_url(re.compile(r"/compare\?.*obs="))


def test_strip_leads_to_compare_and_on_to_the_marked_sentence(overview: Page) -> None:
    overview.locator(".chart").first.locator("button.row", has_text="942").click()
    expect(overview.locator(".dz-sentence.chosen")).to_contain_text("942")
    links = overview.get_by_role("link", name=word("compare.open_source", "zh"))
    links.first.click()
    expect(overview).to_have_url(re.compile(r"/source\?.*obs="))
    expect(overview.locator(".text .chosen")).to_have_text("942")


def test_peer_group_is_chosen_and_stays_in_the_address(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/district?lang=en&report=120104-2023-nankai-emergency&peers=province")
    settle(page)
    expect(page.locator(".dz-lead").first).to_contain_text(word("peers.province", "en"))
    page.goto(
        f"{app_url}/district?lang=zh&report=120104-2023-nankai-emergency&peers=own&own=440605"
    )
    settle(page)
    expect(page.locator(".dz-lead").first).to_contain_text("南海区")
    expect(page.locator(".families")).to_contain_text("南海区 942")


def test_what_holds_unfolds_and_opens_its_sentence(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/district?lang=zh&report=120104-2023-nankai-emergency")
    settle(page)
    page.locator(".items.below summary").click()
    page.locator(".items.below button.line", has_text="38 = 35 + 3").first.click()
    expect(page).to_have_url(re.compile(r"/source\?.*obs="))
    expect(page.locator(".text .chosen")).to_have_text("38")


def test_entered_figure_leads_to_its_source(overview: Page) -> None:
    link = overview.locator("a.row", has_text="✎").first
    assert re.match(r"https?://", link.get_attribute("href") or "")
    assert "noopener" in (link.get_attribute("rel") or "")


def test_switch_leaves_the_two_reports(overview: Page) -> None:
    overview.get_by_text(word("control.entered", "zh")).click()
    expect(overview).to_have_url(re.compile(r"entered=0"))
    expect(overview.locator("h1")).to_contain_text("2 份")
    expect(overview.locator(".grouped")).to_have_count(0)


def test_district_opens_the_sentence_of_a_figure(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/district?lang=zh&report=120104-2023-nankai-emergency")
    settle(page)
    page.locator("button.line", has_text="办理举报投诉").click()
    expect(page).to_have_url(re.compile(r"/source\?.*obs="))
    expect(page.locator(".text .chosen")).to_have_text("233")


def test_unmapped_number_opens_in_its_text(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/quality?lang=zh&tab=unmapped")
    settle(page)
    page.locator("button.todo", has_text="折叠床").click()
    expect(page).to_have_url(re.compile(r"/source\?.*at=2352"))
    expect(page.locator(".text .chosen")).to_have_text("630")


def test_clicked_report_is_the_one_that_is_told_of(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/quality?lang=zh")
    settle(page)
    page.locator(".reports button", has_text="南海区").click()
    expect(page.locator("h1")).to_contain_text("南海区")
    expect(page).to_have_url(re.compile(r"of=440605"))


@pytest.mark.parametrize(
    "path", ["", "compare", "compare?view=family", "compare?view=other&type=all", "quality?tab=checks",
             "district?report=440605-2023-nanhai-emergency"],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_wider_than_a_telephone(
    browser: Browser, app_url: str, path: str, lang: str
) -> None:
    context = browser.new_context(viewport=NARROW, locale="zh-CN")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{app_url}/{path}{'&' if '?' in path else '?'}lang={lang}")
    settle(page)
    expect(page.locator('[data-testid="stException"]')).to_have_count(0)
    beyond = page.eval_on_selector(
        '[data-testid="stMain"]', "main => main.scrollWidth - main.clientWidth"
    )
    assert beyond <= 0
    context.close()
