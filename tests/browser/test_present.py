"""The presentation view: the chart and its words alone, whole, in a window of 16:9."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tools.dashboard import settle, settle_picture

CHARTS = (
    "?entered=0",
    "?family=all",
    "compare?metric=penalty_cases&year=2023&entered=0",
    "compare?metric=penalty_cases&year=2023&view=other",
    "compare?metric=penalty_cases&year=2023&view=family",
    "compare?metric=penalty_cases&year=all&view=time",
    "district?report=120104-2023-nankai-emergency",
)


@pytest.mark.parametrize("address", CHARTS)
@pytest.mark.parametrize(("lang", "scheme", "size"), [
    ("zh", "light", (1920, 1080)), ("en", "dark", (1280, 720)),
])  # fmt: skip
def test_picture_fills_the_window_and_is_whole(
    browser: Browser, app_url: str, address: str, lang: str, scheme: str, size: tuple[int, int]
) -> None:
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme
    )  # fmt: skip
    page = context.new_page()
    page.goto(f"{app_url}/{address}&lang={lang}&present=1")
    settle(page)
    settle_picture(page, 20)
    chart = page.locator(".st-key-present .main-svg").first
    expect(chart).to_be_visible()
    box = chart.bounding_box()
    assert box is not None
    assert box["x"] >= -1
    assert box["y"] >= -1
    assert box["x"] + box["width"] <= width + 1
    assert box["y"] + box["height"] <= height + 1
    assert box["width"] >= width - 2 or box["height"] >= height - 2
    words = page.locator(".st-key-present text").evaluate_all(
        "(all) => all.filter((t) => t.textContent.trim()).map((t) => {"
        " const r = t.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom] })"
    )
    assert len(words) > 10
    for left, top, right, bottom in words:
        assert left >= -1
        assert top >= -1
        assert right <= width + 1
        assert bottom <= height + 1
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    expect(page.locator(".st-key-controls")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("name", ["quality", "source", "data", "briefing", "method"])
def test_any_page_loses_its_controls(page: Page, app_url: str, name: str) -> None:
    page.goto(f"{app_url}/{name}?lang=en&present=1")
    settle(page)
    expect(page.locator("h1.dz-title")).to_be_visible()
    for part in ("stHeader", "stSelectbox", "stDownloadButton", "stButtonGroup"):
        for found in page.get_by_test_id(part).all():
            expect(found).to_be_hidden()


def test_key_and_switch_lead_there_and_back(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/compare?metric=penalty_cases&lang=en")
    settle(page)
    page.locator("h1.dz-title").click()
    page.keyboard.press("p")
    expect(page.locator(".st-key-present")).to_be_visible()
    assert "present=1" in page.url
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-present")).to_have_count(0)
    page.get_by_role("button", name="Present").click()
    expect(page.locator(".st-key-present")).to_be_visible()
    page.locator(".st-key-present_off button:visible").last.click()
    expect(page.locator(".st-key-present")).to_have_count(0)
    assert "present" not in page.url
