"""Pictures of the dashboard's pages, for the README or for a briefing.

`make screenshots` renews the README's pictures in docs/. `make screenshots PAGE=compare UI=zh`
takes the presentation view of one page, PAGE an id or an address such as
"compare?metric=penalty_cases", into OUT (a file; screenshot-compare-zh.png where nothing is said).
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from compare.briefing.content import base_url  # noqa: E402
from tools.dashboard import fit_height, launch, serve, settle, settle_picture  # noqa: E402

WIDTH, HEIGHT = 1440, 900
# File name, path and parameters of each picture.
PICTURES = {
    "overview.png": "?lang=zh",
    "overview-en.png": "?lang=en",
    "compare.png": "compare?metric=penalty_cases&lang=zh",
    "compare-en.png": "compare?metric=penalty_cases&lang=en",
    "source.png": "source?report=440605-2023-nanhai-emergency&lang=zh",
    "district.png": "district?report=120104-2023-nankai-emergency&lang=zh",
    "district-en.png": "district?report=120104-2023-nankai-emergency&lang=en",
    "quality.png": "quality?lang=zh",
    "quality-en.png": "quality?lang=en",
    "method.png": "method?lang=zh",
}


SIZE = (1920, 1080)


def main(arguments: Sequence[str] | None = None) -> None:
    """One page's presentation view, or all of the README's pictures."""
    parser = argparse.ArgumentParser(description="Pictures of the dashboard's pages.")
    parser.add_argument("--page", default="", help='a page, or "compare?metric=penalty_cases"')
    parser.add_argument("--ui", default="zh", choices=("zh", "en"), help="the language")
    parser.add_argument("--out", default="", help="the file to write")
    given = parser.parse_args(arguments)
    if given.page:
        path, address = presented(given.page, given.ui, given.out)
        _present(path, address)
    else:
        _renew()


def presented(page: str, lang: str, out: str = "") -> tuple[Path, str]:
    """The file and the address of a page's presentation view."""
    name, _, query = page.strip().lstrip("/").partition("?")
    path = "" if name == "overview" else name
    kept = [
        part for part in query.split("&") if part and not part.startswith(("lang=", "present="))
    ]
    address = f"{path}?{'&'.join([*kept, f'lang={lang}', 'present=1'])}"
    said = re.sub(r"[^\w-]+", "-", name or "overview").strip("-")
    return Path(out or f"screenshot-{said}-{lang}.png"), address


def _present(path: Path, address: str) -> None:
    """The page as large as a slide, nothing but what it shows."""
    # The picture leads back to the dashboard, not to the one that runs for a moment.
    os.environ["DUIZHAO_URL"] = base_url()
    with serve() as url, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        page.goto(f"{url}/{address}")
        settle(page)
        if page.locator(".st-key-present").count():
            settle_picture(page)
        _still(page)
        if page.get_by_test_id("stException").count():
            browser.close()
            raise SystemExit(f"screenshots: {address} ends with an error; see it in the dashboard")
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path, animations="disabled")
        browser.close()
    print(path)


def _renew() -> None:
    """Start the dashboard, open each page and keep its picture."""
    folder = ROOT / "docs"
    folder.mkdir(exist_ok=True)
    with serve() as url, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, address in PICTURES.items():
            page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
            page.goto(f"{url}/{address}")
            settle(page)
            _still(page)
            fit_height(page, HEIGHT)
            _still(page)
            page.screenshot(path=folder / name, animations="disabled")
            _shrink(folder / name)
            print(f"docs/{name}")
        browser.close()


def _still(page: Page) -> None:
    """Wait until nothing has moved for half a second: charts grow into their place."""
    seen = b""
    for _ in range(20):
        page.wait_for_timeout(500)
        now = page.screenshot(animations="disabled")
        if now == seen:
            return
        seen = now


def _shrink(picture: Path) -> None:
    """Keep 256 colours, a third of the size: the eye sees no difference on flat pages.

    The colours are chosen to cover all there are, so that a rare one (a single number's fate)
    keeps its own instead of taking its neighbour's.
    """
    with Image.open(picture) as image:
        few = image.convert("RGB").quantize(
            256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
    few.save(picture, optimize=True)


if __name__ == "__main__":
    main()
