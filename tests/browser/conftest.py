"""The dashboard, started as a person starts it, in a real browser."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tools.dashboard import launch, serve

FAILED = pytest.StashKey[bool]()
# A small machine that does other work too draws a chart in seconds, not in an instant.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    """The address of a dashboard that runs until the last test has ended."""
    with serve() as url:
        yield url


@pytest.fixture(scope="session")
def chinese_font() -> str:
    """The family of a font with Chinese characters; without one every picture shows boxes."""
    listed = subprocess.run(
        ["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=True
    ).stdout.split("\n")
    families = [line for line in listed if line]
    assert families, "No font here has Chinese characters: run `make browser`."
    return families[0]


@pytest.fixture(scope="session")
def browser(chinese_font: str) -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest, root: Path) -> Iterator[Page]:
    """A new window; of a failed test its picture is kept in test-results/."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="zh-CN", accept_downloads=True
    )
    window = context.new_page()
    yield window
    outcome = request.node.stash.get(FAILED, False)
    if outcome:
        kept = root / "test-results"
        kept.mkdir(exist_ok=True)
        window.screenshot(path=kept / f"{request.node.name}.png")
    context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember a failure for `page`, which ends after it."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report
