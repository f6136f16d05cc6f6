"""Every kind of chart as a picture: its size, its words, its figures, and nothing from elsewhere."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from PIL import Image, ImageChops
from pptx import Presentation

from compare.briefing import pptx
from compare.briefing.build import Builder, build
from compare.briefing.content import Content, content
from compare.briefing.pictures import picture_of, scale_of
from compare.briefing.spec import ChartSpec, Spec, spec_of_text, to_yaml
from compare.charts import look as looks
from compare.charts import picture
from compare.comparison import Options
from compare.load import Dataset
from tests.compare.made import dataset, district_codes, observation_row, report_row

COUNT = 11
BASE = "https://duizhao.example"
HOSTILE = '<img src="https://evil.example/x.png" onerror=1> & "引号" 报告'
TEXT = "{http://www.w3.org/2000/svg}text"
drawn = pytest.mark.skipif(picture.missing() is not None, reason="no Chromium to draw with")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Eleven invented bureaus; the first has a report of the year before, one ends in June."""
    codes = district_codes(COUNT)
    ids = [f"r{i:02}" for i in range(COUNT)]
    reports = [report_row(i, c) for i, c in zip(ids, codes, strict=True)]
    reports[0]["title"] = HOSTILE
    reports.append(report_row("old", codes[0], 2022, agency="r00应急管理局"))
    reports[1] |= {"period_end": "2023-06-30", "period_basis": "year_to_date"}
    figures = [
        row
        for i, name in enumerate(ids)
        for row in (
            observation_row(name, "penalty_cases", 321 + 7 * i,
                            **({"period_end": "2023-06-30", "period_basis": "year_to_date"}
                               if i == 1 else {})),
            observation_row(name, "inspections", 1000 + i, unit="time", start=200),
        )
    ]  # fmt: skip
    figures.append(
        observation_row("old", "penalty_cases", 299, period_start="2022-01-01",
                        period_end="2022-12-31")
    )  # fmt: skip
    return dataset(tmp_path_factory.mktemp("tables"), reports=reports, observations=figures)


ALL = tuple(f"r{i:02}" for i in range(COUNT))
THREE = ("r00", "r02", "r03")
WHOLE_YEAR = tuple(r for r in ALL if r != "r01")
CHARTS = {
    "bars": ChartSpec("penalty_cases", (2023,), reports=("r00", "r01")),
    "dots": ChartSpec("penalty_cases", (2023,), reports=ALL),
    "table": ChartSpec("penalty_cases", (2023,), reports=("r00", "r01"), view="table"),
    "time": ChartSpec("penalty_cases", (2023,), reports=("r00",), view="time"),
    "scatter": ChartSpec("penalty_cases", (2023,), reports=THREE, view="scatter",
                         against="inspections"),
    "funnel": ChartSpec("penalty_cases", (2023,), reports=WHOLE_YEAR, view="funnel",
                        options=Options(per="1000_inspections")),
    "family": ChartSpec(years=(2023,), reports=ALL, view="family", family="penalties"),
    "overview": ChartSpec(years=(2023,), reports=THREE, view="overview"),
    "district": ChartSpec(years=(2023,), reports=("r00",), view="district"),
}  # fmt: skip


def of(name: str, data: Dataset, lang: str = "zh") -> Content:
    return content(CHARTS[name], data, lang, 1, BASE)


def cells(found: Content) -> Iterator[str]:
    for column in found.view.frame().columns:
        yield from map(str, found.view.frame()[column])


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_picture_has_the_shape_of_a_slide(data: Dataset, name: str, lang: str) -> None:
    layout = picture_of(of(name, data, lang)).layout
    assert layout.width * 9 == layout.height * 16
    said = " ".join([str(a.text) for a in layout.annotations])
    assert lang == "en" or "数据版本 made" in said
    assert BASE in said


@pytest.mark.parametrize("name", CHARTS)
def test_finding_states_figures_that_are_there(data: Dataset, name: str) -> None:
    """Every number of three digits in the finding is one of the tables, a year or a rate."""
    for lang in ("zh", "en"):
        found = of(name, data, lang)
        known = {f"{o.value:g}" for o in data.observations()} | {"2022", "2023"}
        known |= {"99.8"} | set(re.findall(r"[\d.]+", " ".join(cells(found))))
        if name == "funnel":
            cases = sum(o.value for o in data.observations(metric="penalty_cases")
                        if o.report_id in WHOLE_YEAR)  # fmt: skip
            below = sum(o.value for o in data.observations(metric="inspections")
                        if o.report_id in WHOLE_YEAR)  # fmt: skip
            known.add(f"{1000 * cases / below:.4g}")
        said = re.findall(r"\d[\d,]*\.?\d*", found.finding)
        numbers = {n.replace(",", "").rstrip(".") for n in said}
        assert {n for n in numbers if len(n) > 2} <= known, found.finding


def test_findings_hedge(data: Dataset) -> None:
    assert "6月30日" in of("bars", data).finding
    assert "不等于互为因果" in of("scatter", data).finding
    assert "does not say" in of("scatter", data, "en").finding
    assert "非全年" in of("family", data).finding
    assert "期间" in of("district", data).finding


@pytest.mark.parametrize("name", CHARTS)
def test_saved_chart_is_the_same_again(data: Dataset, name: str) -> None:
    spec = Spec((replace(CHARTS[name], headline={"zh": "题"}),))
    assert spec_of_text(to_yaml(spec).encode(), "b.yaml", data) == spec


@pytest.mark.parametrize("across", [True, False])
def test_saved_chart_of_several_years_keeps_what_was_asked(data: Dataset, across: bool) -> None:
    asked = replace(CHARTS["time"], years=(2022, 2023), reports=(), options=Options(years=across))
    assert spec_of_text(to_yaml(Spec((asked,))).encode(), "b.yaml", data) == Spec((asked,))


@pytest.mark.parametrize("name", ["time", "scatter", "funnel"])
def test_slide_has_a_native_chart_of_the_same_figures(
    data: Dataset, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = Presentation(io.BytesIO(Builder(Spec((CHARTS[name],)), data, BASE).pptx()))
    charts = [s.chart for slide in deck.slides for s in slide.shapes if s.has_chart]
    assert len(charts) == 2  # one a language
    plot = of(name, data).view.plot
    assert plot is not None
    for series, wanted in zip(charts[0].plots[0].series, plot.series, strict=True):
        assert list(series.values) == pytest.approx(list(wanted.ys), nan_ok=True)
    if name == "time":
        assert list(charts[0].plots[0].series[0].values) == [299, 321]
    if name == "scatter":
        assert list(charts[0].plots[0].series[0].values) == [1003, 1002, 1000]


@pytest.mark.parametrize("name", ["family", "overview", "district"])
def test_slide_has_a_native_table_of_the_same_figures(data: Dataset, name: str) -> None:
    deck = Presentation(io.BytesIO(Builder(Spec((CHARTS[name],)), data, BASE).pptx()))
    tables = [s.table for slide in deck.slides for s in slide.shapes if s.has_table]
    assert len(tables) == 2
    text = [c.text for row in tables[0].rows for c in row.cells]
    assert "321" in text


def test_slide_says_what_its_table_has_no_room_for(
    data: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = of("family", data).view.frame().shape
    monkeypatch.setattr(pptx, "MOST_ROWS", 3)
    monkeypatch.setattr(pptx, "MOST_COLUMNS", 1)
    deck = Presentation(io.BytesIO(Builder(Spec((CHARTS["family"],)), data, BASE).pptx()))
    said = [s.text_frame.text for slide in deck.slides for s in slide.shapes if s.has_text_frame]
    assert any(f"表中只列 3 行，共 {whole[0]} 行；只列 1 列，共 {whole[1]} 列" in t for t in said)
    assert any(f"the table has 3 of {whole[0]} lines; 1 of {whole[1]} columns" in t for t in said)


def test_no_two_boxes_of_a_slide_overlap(data: Dataset) -> None:
    deck = Presentation(io.BytesIO(Builder(Spec(tuple(CHARTS.values())), data, BASE).pptx()))
    for slide in deck.slides:
        spans = sorted((s.top, s.top + s.height) for s in slide.shapes if s.height)
        for (_, end), (start, _) in pairwise(spans):
            assert start >= end - 12700


def test_same_inputs_same_bytes(data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = picture.Missing("chromium", "install.chromium")
    monkeypatch.setattr(picture, "missing", lambda: lacking)
    spec = Spec(tuple(CHARTS.values()))
    assert build(spec, data, BASE).files == build(spec, data, BASE).files


@drawn
def test_every_kind_as_png(data: Dataset) -> None:
    figures = [picture_of(of(name, data)) for name in CHARTS]
    pngs = picture.pngs([(f, scale_of(f)) for f in figures])
    for name, png in zip(CHARTS, pngs, strict=True):
        with Image.open(io.BytesIO(png)) as image:
            assert image.size == (1920, 1080), name
            assert len(image.convert("RGB").getcolors(1 << 24) or []) > 20
    twice = picture.png(figures[0], scale=scale_of(figures[0], 2))
    with Image.open(io.BytesIO(twice)) as image:
        assert image.size == (3840, 2160)


@drawn
@pytest.mark.parametrize("name", [n for n in CHARTS if n != "table"])
def test_every_kind_as_svg(data: Dataset, name: str) -> None:
    found = of(name, data)
    figure = picture_of(found)
    svg = picture.svg(figure, scale=scale_of(figure))
    root = ElementTree.fromstring(svg)
    assert (root.get("width"), root.get("height")) == ("1920", "1080")
    words = "\n".join("".join(t.itertext()) for t in root.iter(TEXT))
    flat = words.replace("\n", "").replace(" ", "")
    assert found.title.replace(" ", "") in flat
    assert "321" in flat or name == "funnel"
    for note in found.notes[:3]:
        assert note.line.replace(" ", "") in flat
    assert "WenQuanYi Micro Hei" in svg.decode()
    assert "sans-serif" in svg.decode()
    _needs_nothing_else(root)


def _needs_nothing_else(root: ElementTree.Element) -> None:
    """No picture, script, link, font or style from elsewhere, whatever a report's title says."""
    for node in root.iter():
        tag = node.tag.rpartition("}")[2]
        assert tag not in {"script", "foreignObject", "a"}, tag
        for key, value in node.attrib.items():
            assert not key.rpartition("}")[2].startswith("on")
            if key.rpartition("}")[2] in {"href", "src"}:
                assert value.startswith(("#", "data:"))
            for address in re.findall(r"url\(['\"]?([^)'\"]+)", value):
                assert address.startswith("#"), address
        if tag == "style":
            assert "@import" not in (node.text or "")
            assert "url(" not in (node.text or "")


@drawn
def test_chinese_is_no_row_of_boxes() -> None:
    """A font without a character draws the same box for each: these two must differ."""
    layout = {"font": {"family": looks.FONT, "size": 40}, "width": 300, "height": 100,
              "xaxis": {"visible": False}, "yaxis": {"visible": False}}  # fmt: skip
    texts = ("行政处罚", "南海检查")
    figures = [(go.Figure(layout={**layout, "annotations": [
        {"text": t, "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False}
    ]}), 1.0) for t in texts]  # fmt: skip
    one, other = (Image.open(io.BytesIO(p)).convert("L") for p in picture.pngs(figures))
    assert ImageChops.difference(one, other).getbbox() is not None


@drawn
def test_four_threads_get_each_its_own_picture() -> None:
    colours = ["#112233", "#aa2200", "#00aa44", "#2200cc"]
    figures = [
        go.Figure(layout={"paper_bgcolor": c, "plot_bgcolor": c, "width": 80, "height": 60,
                          "xaxis": {"visible": False}, "yaxis": {"visible": False}})
        for c in colours
    ]  # fmt: skip
    with ThreadPoolExecutor(4) as threads:
        pngs = list(threads.map(lambda f: picture.png(f, scale=1.0), figures))
    for colour, png in zip(colours, pngs, strict=True):
        with Image.open(io.BytesIO(png)) as image:
            red, green, blue = image.convert("RGB").getpixel((40, 30))
        assert f"#{red:02x}{green:02x}{blue:02x}" == colour
