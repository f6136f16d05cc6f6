"""Every page opens, in both languages, light and dark, wide and narrow, without an error."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from compare.words import word
from pages.parts.common import SECTIONS
from tools.dashboard import settle

# A page's name and its path; the first page is the address itself.
PATHS = {
    "overview": "", "compare": "compare", "district": "district", "source": "source",
    "quality": "quality", "method": "method", "data": "data", "briefing": "briefing",
    "add": "add", "review": "review", "dictionary": "dictionary",
}  # fmt: skip
LANGUAGES = ("zh", "en")
BROKEN = '[data-testid="stException"], [data-testid="stAlertContentError"]'


def open_page(page: Page, app_url: str, name: str, **parameters: str) -> None:
    query = "&".join(f"{key}={value}" for key, value in parameters.items())
    page.goto(f"{app_url}/{PATHS[name]}?{query}")
    settle(page)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PATHS)
def test_page_opens_without_an_error(page: Page, app_url: str, name: str, lang: str) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    open_page(page, app_url, name, lang=lang)
    expect(page.locator(BROKEN)).to_have_count(0)
    expect(page.locator("h1").first).not_to_be_empty()
    in_sections = {other for names in SECTIONS.values() for other in names}
    keys = [f"page.{other}" for other in PATHS if other not in in_sections]
    for key in (*keys, *SECTIONS):
        expect(page.get_by_text(word(key, lang), exact=True).first).to_be_visible()
    assert not wrong


@pytest.mark.parametrize("name", PATHS)
def test_switch_changes_the_language_and_not_the_page(page: Page, app_url: str, name: str) -> None:
    open_page(page, app_url, name)
    title = page.locator("h1").first
    chinese = title.inner_text()
    page.locator(".st-key-language").get_by_role("radio", name="English").click()
    expect(page).to_have_url(f"{app_url}/{PATHS[name]}?lang=en")
    expect(title).not_to_have_text(chinese)
    expect(page.locator(BROKEN)).to_have_count(0)


@pytest.mark.parametrize("name", PATHS)
def test_page_asks_nobody_but_this_machine(page: Page, app_url: str, name: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, app_url, name)
    assert asked
    elsewhere = [u for u in asked if not u.startswith((app_url, "data:", "blob:"))]
    assert not elsewhere


@pytest.mark.parametrize("name", PATHS)
def test_page_fits_a_telephone(browser: Browser, app_url: str, name: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    page = context.new_page()
    open_page(page, app_url, name)
    expect(page.locator(BROKEN)).to_have_count(0)
    beyond = page.eval_on_selector(
        '[data-testid="stMain"]', "main => main.scrollWidth - main.clientWidth"
    )
    assert beyond <= 0
    context.close()


def test_links_on_a_telephone_open_their_page(browser: Browser, app_url: str) -> None:
    """What the browser says of its width must not send a link to the first page."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for name in [*PATHS] * 2:
        open_page(page, app_url, name, lang="en")
        page.wait_for_timeout(700)  # the answer about the width runs the page a second time
        settle(page)
        assert page.url == f"{app_url}/{PATHS[name]}?lang=en"
    context.close()


@pytest.mark.parametrize(("scheme", "paper"), [("light", 255), ("dark", 20)])
def test_theme_follows_the_system(browser: Browser, app_url: str, scheme: str, paper: int) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    open_page(page, app_url, "overview")
    ground = page.eval_on_selector(
        '[data-testid="stApp"]', "app => getComputedStyle(app).backgroundColor"
    )
    assert ground.startswith(f"rgb({paper}, ")
    context.close()


def test_chinese_is_drawn_with_a_chinese_font(page: Page, app_url: str, chinese_font: str) -> None:
    """Without a font every character is the same box, so that different ones look alike."""
    open_page(page, app_url, "overview")
    drawn = page.evaluate(
        """() => {
            const canvas = document.createElement('canvas');
            canvas.width = canvas.height = 40;
            const context = canvas.getContext('2d', {willReadFrequently: true});
            const family = getComputedStyle(document.querySelector('h1')).fontFamily;
            return [...'南海区'].map(character => {
                context.clearRect(0, 0, 40, 40);
                context.font = `32px ${family}`;
                context.fillText(character, 2, 34);
                return context.getImageData(0, 0, 40, 40).data.join();
            });
        }"""
    )
    assert len(set(drawn)) == 3, f"boxes instead of Chinese, though {chinese_font} is there"


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("entered", ["1", "0"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_with_and_without_entered_figures(
    browser: Browser, app_url: str, lang: str, entered: str, width: int
) -> None:
    """No exception, no empty chart, nothing that the console calls an error."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda m: wrong.append(m.text) if _is_ours(m) else None)
    for name in PATHS:
        open_page(page, app_url, name, lang=lang, entered=entered)
        expect(page.locator("h1").first).not_to_be_empty()
        expect(page.locator(BROKEN)).to_have_count(0)
        charts = page.locator('[data-testid="stPlotlyChart"]')
        for at in range(charts.count()):
            # Bars, points and error bars are paths; an empty chart has axes alone.
            expect(charts.nth(at).locator(".points path").first).to_be_attached()
        empty = page.locator("svg.strip:not(:has(rect, circle, line))")
        expect(empty).to_have_count(0)
    context.close()
    assert not wrong


def _is_ours(message: ConsoleMessage) -> bool:
    """An error that is not Streamlit's own looking for files it does not have."""
    return message.type == "error" and "Failed to load resource" not in message.text
