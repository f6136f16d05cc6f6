"""原文 Source and the ways to it: every number marked, the selected one in view."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from compare.words import word
from tools.dashboard import settle

REPORTS = {"120104-2023-nankai-emergency": "南开区", "440605-2023-nanhai-emergency": "南海区"}
TEXT = ".text"
CHOSEN = ".text .n.chosen"


@pytest.mark.parametrize("report", REPORTS)
def test_text_is_the_report_with_every_digit_marked(
    page: Page, app_url: str, root: Path, report: str
) -> None:
    page.goto(f"{app_url}/source?report={report}")
    settle(page)
    expect(page.locator(TEXT)).to_be_visible()
    written = (root / f"data/reports/{report}.txt").read_text(encoding="utf-8-sig")
    shown = page.locator(TEXT).text_content() or ""
    assert _bare(shown) == _bare(written)
    unmarked = page.locator(TEXT).evaluate(
        """text => {
            const copy = text.cloneNode(true);
            copy.querySelectorAll('.n').forEach(mark => mark.remove());
            return copy.textContent;
        }"""
    )
    assert not re.findall(r".{0,8}[0-9０-９].{0,8}", unmarked)


def test_figure_in_the_list_marks_its_number_in_the_text(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/source?report=440605-2023-nanhai-emergency")
    settle(page)
    row = page.locator(".list .row", has_text="942").first
    row.click()
    expect(page).to_have_url(re.compile(r"[?&]obs="))
    settle(page)
    expect(page.locator(CHOSEN)).to_have_text(re.compile("942"))
    _expect_in_pane(page, page.locator(CHOSEN))


def test_sentence_leads_to_its_place_in_the_report(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/compare?metric=penalty_cases")
    settle(page)
    page.get_by_role("link", name=word("compare.open_source", "zh")).nth(1).click()
    expect(page).to_have_url(re.compile(r"/source\?.*obs="))
    settle(page)
    expect(page.locator(CHOSEN)).to_have_text(re.compile("38"))
    _expect_in_pane(page, page.locator(CHOSEN))


def test_cell_of_the_overview_opens_its_metric_and_sentence(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?lang=en&entered=0")
    settle(page)
    page.get_by_role("button", name=re.compile("942")).first.click()
    expect(page).to_have_url(re.compile(r"/compare\?.*obs="))
    expect(page).to_have_url(re.compile("lang=en"))
    expect(page.locator(".dz-sentence.chosen")).to_contain_text("行政处罚942次")
    settle(page)
    page.go_back()
    expect(page.get_by_role("heading", name="2 rule-of-law reports")).to_be_visible()


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _expect_in_pane(page: Page, number: Locator) -> None:
    """The number stands inside the scrolled text, not above or below its window."""
    expect(number).to_be_in_viewport()
    # Scrolling is smooth: wait until it has come to its end.
    page.wait_for_function(
        """([number, pane]) => {
            const a = number.getBoundingClientRect(), b = pane.getBoundingClientRect();
            return a.top >= b.top && a.bottom <= b.bottom;
        }""",
        arg=[number.element_handle(), page.locator(TEXT).element_handle()],
    )
