"""The Review page by keyboard alone: a name, accept, correct, reject, undo; read-only beside it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from compare.words import word
from tools.dashboard import settle

REPORT = """江州市临川新区应急管理局2023年法治政府建设年度报告
一、主要工作
全年作出行政处罚38件，罚款39.2万元。
排查隐患200项，整改隐患150项，整改率95%。
全年举办培训12场，共100人次参加。
2024年1月10日
"""
NAME = "审核员甲"


@pytest.fixture
def data(tmp_path: Path, root: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "reports").mkdir(parents=True)
    for name in ("metrics.yaml", "districts.yaml", "divisions.csv"):
        shutil.copy(root / "data" / name, folder / name)
    (folder / "reports" / "linchuan.txt").write_text(REPORT, "utf-8")
    return folder


@contextmanager
def served(root: Path, data: Path, **settings: str) -> Iterator[str]:
    """The dashboard over a data folder of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "serve.py", "--port", str(port)], cwd=root,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "DUIZHAO_DATA": str(data), "DUIZHAO_ENTERED": "off", **settings},
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + 120
        while True:
            try:
                urllib.request.urlopen(f"{url}/_stcore/health", timeout=5).close()
                break
            except OSError:
                assert time.monotonic() < until
                time.sleep(0.2)
        yield url
    finally:
        process.kill()
        process.wait()


def said(data: Path) -> str:
    path = data / "corrections" / "linchuan.yaml"
    return path.read_text("utf-8") if path.exists() else ""


def waited(data: Path, wanted: str) -> None:
    until = time.monotonic() + 20
    while wanted not in said(data):
        assert time.monotonic() < until, said(data)
        time.sleep(0.1)


def test_by_keyboard(page: Page, root: Path, data: Path) -> None:
    with served(root, data) as url:
        page.goto(f"{url}/review")
        settle(page)
        page.get_by_test_id("stTextInputField").first.fill(NAME)
        page.keyboard.press("Enter")
        expect(page.get_by_text(word("writing.signed", "zh", name=NAME))).to_be_visible()
        mark = page.locator(".dz-review mark")
        expect(mark).to_have_text("95%")

        page.keyboard.press("a")
        waited(data, "what: accept")
        expect(mark).not_to_have_text("95%")
        settle(page)
        page.keyboard.press("u")
        waited(data, "withdrawn:")
        settle(page)

        page.goto(f"{url}/review")
        settle(page)
        # the browser remembers the name
        expect(page.get_by_text(word("writing.signed", "zh", name=NAME))).to_be_visible()
        expect(mark).to_have_text("95%")
        page.locator("h1").click()
        page.keyboard.press("e")
        field = page.get_by_label(re.compile("^数值"))
        field.fill("75")
        field.press("Enter")
        settle(page)
        page.get_by_role("button", name=word("review.action.save", "zh")).click()
        waited(data, "what: value")
        expect(mark).not_to_have_text("95%")
        settle(page)

        page.locator("h1").click()
        page.keyboard.press("x")
        waited(data, "what: reject")
        assert said(data).count(f"who: '{NAME}'") >= 3

        page.goto(f"{url}/source?report=linchuan")
        settle(page)
        expect(page.locator(".list .row", has_text="75% ✓")).to_have_count(1)


def test_read_only_offers_nothing(page: Page, root: Path, data: Path) -> None:
    with served(root, data, DUIZHAO_MODE="read_only") as url:
        page.goto(f"{url}/review?lang=en")
        settle(page)
        expect(page.get_by_text(word("writing.read_only", "en"))).to_be_visible()
        expect(page.locator(".dz-review mark")).to_have_text("95%")
        expect(page.get_by_role("button", name=re.compile("^Accept"))).to_have_count(0)
        page.locator("h1").click()
        page.keyboard.press("a")
        page.keyboard.press("x")
        page.wait_for_timeout(2000)
        assert not (data / "corrections").exists()
