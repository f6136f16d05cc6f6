"""The briefings in docs/ are what their files build now: every figure and every word of them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

from compare.briefing.build import Builder
from compare.briefing.content import BASE_URL
from compare.briefing.pictures import file_name
from compare.briefing.spec import load_spec
from compare.charts import picture
from compare.charts.picture import Missing
from compare.load import current_dataset

SAMPLES = ("briefing-penalties", "briefing-inspections")
# The version is that of all inputs, also of those that a sample has nothing of.
VERSION = re.compile(r"(数据版本|data version) \w+")


def _slides(content: bytes) -> list[str]:
    found = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found += [c.text for row in shape.table.rows for c in row.cells]
            if shape.has_chart:
                plot = shape.chart.plots[0]
                found += [f"{s.name} {list(plot.categories)} {list(s.values)}" for s in plot.series]
        found.append(slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "")
    return [VERSION.sub("", text) for text in found]


def _page(content: bytes) -> str:
    """The words of the page, whether there was a browser to draw with or not."""
    text = re.sub(r"<img[^>]*>|<p class=\"missing\">.*?</p>", "", content.decode())
    text = re.sub(r"<details open>", "<details>", text)
    return re.sub(r"\n+", "\n", VERSION.sub("", text))


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Chromium and settings: words and figures need neither."""
    monkeypatch.setattr(picture, "missing", lambda: Missing("chromium", "install.chromium"))
    monkeypatch.delenv("DUIZHAO_URL", raising=False)


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_is_what_its_file_builds(root: Path, bare: None, name: str) -> None:
    spec = load_spec(root / "docs" / f"{name}.yaml", current_dataset())
    assert not spec.entered
    built = Builder(spec, current_dataset(), BASE_URL)
    folder = root / "docs" / name
    assert _slides((folder / "briefing.pptx").read_bytes()) == _slides(built.pptx())
    assert _page((folder / "briefing.html").read_bytes()) == _page(built.html())
    rows = list(csv.DictReader(io.StringIO((folder / "png/index.csv").read_text("utf-8-sig"))))
    assert [(r["file"], r["finding"], r["url"]) for r in rows] == [
        (file_name(c), c.finding, c.url) for c in built.every
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_pictures_of_a_sample_are_there_and_small(root: Path, name: str) -> None:
    folder = root / "docs" / name
    for path in (folder / "png").glob("*.png"):
        with Image.open(path) as image:
            assert image.size == (1920, 1080)
    assert sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) < 1_000_000
