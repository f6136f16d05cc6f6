"""指标对比 Compare: bars are drawn, a bar opens its sentence, the files hold what is shown."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from compare.words import word
from tools.dashboard import fit_height, settle

BARS = ".js-plotly-plot .bars .point path"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def compare_page(page: Page, app_url: str) -> Page:
    page.goto(f"{app_url}/compare?metric=penalty_cases&lang=zh&entered=0")
    settle(page)
    expect(page.locator(BARS).first).to_be_visible()
    fit_height(page)
    return page


def test_bars_are_as_long_as_their_figures(compare_page: Page) -> None:
    boxes = [bar.bounding_box() for bar in compare_page.locator(BARS).all()[:2]]
    nanhai, nankai = (box["width"] for box in boxes if box)
    assert nankai == pytest.approx(nanhai * 38 / 942, abs=4)  # the outline's width is in it
    said = compare_page.locator(".js-plotly-plot").first.text_content() or ""
    assert "南海区" in said
    assert "南开区" in said


@pytest.mark.parametrize(("bar", "sentence"), [(0, "行政处罚942次"), (1, "各类处罚共38次")])
def test_clicked_bar_shows_its_sentence(compare_page: Page, bar: int, sentence: str) -> None:
    expect(compare_page.locator(".dz-sentence.chosen")).to_have_count(0)
    box = compare_page.locator(BARS).nth(bar).bounding_box()
    assert box
    compare_page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    chosen = compare_page.locator(".dz-sentence.chosen")
    expect(chosen).to_be_visible()
    expect(chosen).to_contain_text(sentence)
    figure = re.search(r"\d+", sentence)
    assert figure
    expect(chosen.locator("mark").first).to_contain_text(figure[0])
    expect(compare_page).to_have_url(re.compile(r"[?&]obs="))


def test_clicked_row_shows_its_sentence(compare_page: Page) -> None:
    # Streamlit draws its table on a canvas: the box at the start of the second row is at
    # one and a half rows under the head.
    box = compare_page.locator('[data-testid="stDataFrame"] canvas').first.bounding_box()
    assert box
    row = box["height"] / (1 + len(_table(compare_page)))
    compare_page.mouse.click(box["x"] + 17, box["y"] + 2.5 * row)
    expect(compare_page.locator(".dz-sentence.chosen")).to_contain_text("各类处罚共38次")
    expect(compare_page).to_have_url(re.compile(r"[?&]obs="))


def test_figures_per_10_000_residents(compare_page: Page) -> None:
    compare_page.goto(f"{compare_page.url}&per=10k_residents")
    settle(compare_page)
    chart = compare_page.locator(".js-plotly-plot").first
    # 942 cases among 3,667,247 residents, 38 among 890,422
    expect(chart).to_contain_text("2.569")
    expect(chart).to_contain_text("0.4268")
    expect(compare_page).to_have_url(re.compile(r"[?&]per=10k_residents"))


def test_link_with_an_observation_opens_the_same_sentence(compare_page: Page, app_url: str) -> None:
    test_clicked_bar_shows_its_sentence(compare_page, 1, "各类处罚共38次")
    address = compare_page.url
    colleague = compare_page.context.new_page()
    colleague.goto(address)
    settle(colleague)
    expect(colleague.locator(".dz-sentence.chosen")).to_contain_text("各类处罚共38次")


def test_csv_holds_the_rows_of_the_table(compare_page: Page) -> None:
    shown = _table(compare_page)
    saved = _saved(_download(compare_page, word("download.csv", "zh")))
    assert saved.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(saved.decode("utf-8-sig"))))
    assert [row["role"] for row in rows] == ["headline", "headline", *["part"] * 4]
    for row, cells in zip(rows, shown, strict=True):
        assert row["district"] == cells["单位"]
        assert row["value"] == re.sub(r"\D", "", cells["数值"])
        assert row["unit_name"] == cells["计量单位"]
        assert row["quote"] == cells["原句"]
        assert row["text"] in row["quote"]


def test_png_is_a_picture(compare_page: Page) -> None:
    saved = _saved(_download(compare_page, word("take.png", "zh"), exact=True))
    assert saved.startswith(PNG)
    assert len(saved) > 20_000


def test_svg_is_a_drawing_with_its_words(compare_page: Page) -> None:
    saved = _saved(_download(compare_page, word("take.svg", "zh"), exact=True)).decode()
    assert saved.startswith("<svg")
    assert "942" in saved
    assert word("compare.caveats", "zh") in saved


def _download(page: Page, label: str, exact: bool = False) -> Download:
    with page.expect_download(timeout=90_000) as started:
        page.get_by_role("button", name=label, exact=exact).click()
    return started.value


def _saved(download: Download) -> bytes:
    path: Path = download.path()
    return path.read_bytes()


def _table(page: Page) -> list[dict[str, str]]:
    """The table under the chart, read from what Streamlit draws for screen readers."""
    grid = page.locator('[data-testid="stDataFrame"] [role="grid"]')
    expect(grid).to_be_attached()
    names = grid.locator('[role="columnheader"]').all_text_contents()
    rows = []
    for row in grid.locator("tbody tr").all():
        rows.append(row.locator('[role="gridcell"]').all_text_contents())
    return [dict(zip(names, cells, strict=True)) for cells in rows]
