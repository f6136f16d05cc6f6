"""Briefings: each file opened with an independent reader and held against the tables."""

from __future__ import annotations

import csv
import io
import itertools
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.dml import MSO_FILL

from compare.briefing.build import Builder, Built, build, write
from compare.briefing.content import BriefingError, contents
from compare.briefing.native import bars_of, number_format
from compare.briefing.pictures import picture_of
from compare.briefing.spec import ChartSpec, Spec, load_spec, spec_of_text, to_yaml
from compare.charts import picture
from compare.charts.picture import Missing
from compare.comparison import Options
from compare.load import Dataset, current_dataset
from compare.telling.finding import finding
from extract.yamlfile import YamlProblem
from tests.compare.made import dataset, observation_row, report_row
from tools import briefing

BASE = "https://duizhao.example"
PENALTIES = """
title: {zh: 样张, en: Sample}
languages: [zh, en]
entered: false
charts:
  - {metric: penalty_cases, year: 2023, districts: ["120104", "440605"], headline: {zh: 标题}}
  - {metric: penalty_amount, year: 2023, districts: ["120104", "440605"], note: 说明}
  - {metric: training_sessions, year: 2023, districts: ["120104", "440605"], view: table}
"""


@pytest.fixture(scope="module")
def real() -> Dataset:
    return current_dataset()


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Chromium."""
    monkeypatch.setattr(picture, "missing", lambda: Missing("chromium", "install.chromium"))


def spec_of(text: str, data: Dataset) -> Spec:
    return spec_of_text(text.encode(), "briefing.yaml", data)


class Page(HTMLParser):
    """The text, the tables' cells and every address of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.fetched: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self._in_cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [v or "" for k, v in attrs if k in {"src", "srcset", "poster", "data"}]
        self.fetched += [v or "" for k, v in attrs if k == "href" and tag != "a"]
        if tag == "td":
            self._in_cell = True
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag != "td"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._in_cell:
            self.cells[-1] += data


# ---------------------------------------------------------------- the file


def test_spec_survives_being_saved(real: Dataset) -> None:
    spec = spec_of(PENALTIES, real)
    assert spec_of(to_yaml(spec), real) == spec
    full = Spec(
        charts=(
            ChartSpec("penalty_cases", years=(2023, 2024), agency_types=("emergency_management",),
                      options=Options(per="10k_residents", annualise=True, years=True), parts=False,
                      headline={"en": "=1+1: \"quoted\" # not a comment"}),
        ),
        languages=("en",),
    )  # fmt: skip
    assert spec_of(to_yaml(full), real) == full


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("charts:\n  - metric: penalty_case\n    year: 2023\n", 2, "penalty_cases"),
        ("charts:\n  - metric: penalty_cases\n    yeer: 2023\n", 3, "unknown key 'yeer'"),
        ("charts:\n  - metric: penalty_cases\n    year: 2023\n    districts: [120104]\n", 4, "quotes"),
        ("charts:\n  - metric: penalty_cases\n    year: next\n", 3, "year such as 2023"),
        ("charts:\n  - metric: penalty_cases\n    year: 2023\n    per: session\n", 4, "there is no per 'session'"),
        ("charts:\n  - metric: penalty_cases\n    year: 2023\n    annualise: 1\n", 4, "on or off"),
        ("charts:\n  - metric: penalty_cases\n    year: 2023\n    coverage: kind=won\n", 4, "no kind 'won'"),
        ("charts:\n  - metric: penalty_cases\n", 2, "needs a year"),
        ("charts: []\n", 1, "at least one chart"),
        ("languages: [zh]\n", 1, "missing key 'charts'"),
        ("charts:\n  - metric: penalty_cases\n    year: 2023\n    headline: {fr: Bonjour}\n", 4, "unknown key 'fr'"),
    ],
)  # fmt: skip
def test_mistakes_are_told_by_line(real: Dataset, text: str, line: int, reason: str) -> None:
    with pytest.raises(YamlProblem) as told:
        spec_of(text, real)
    assert (told.value.file, told.value.line) == ("briefing.yaml", line)
    assert reason in told.value.reason


def test_chart_whose_report_is_gone_is_named(real: Dataset) -> None:
    spec = spec_of(
        "charts:\n  - {metric: penalty_cases, year: 2019, districts: ['120104']}\n", real
    )
    with pytest.raises(BriefingError, match=r"chart 1 .*120104"):
        contents(spec, real, "zh", BASE)


# ---------------------------------------------------------------- slides


def test_slides_hold_the_figures_natively(real: Dataset, bare: None) -> None:
    spec = spec_of(PENALTIES, real)
    deck = Presentation(io.BytesIO(Builder(spec, real, BASE).pptx()))
    assert len(deck.slides) == 2 * (1 + 3)  # a cover and three charts in each language
    charts = [s.chart for slide in deck.slides for s in slide.shapes if s.has_chart]
    assert len(charts) == 4
    assert next(iter(charts[0].plots[0].categories)).startswith("南海区")
    assert list(charts[0].plots[0].series[0].values)[:2] == [942, 38]
    # 2032万 and 39.156万 in 万元; in CNY thousand in English
    assert list(charts[1].plots[0].series[0].values)[:2] == [2032, 39.156]
    assert list(charts[3].plots[0].series[0].values)[:2] == [20320, 391.56]
    workbook = openpyxl.load_workbook(io.BytesIO(charts[1].part.chart_workbook.xlsx_part.blob))
    assert [row[1].value for row in workbook.active.iter_rows(min_row=2, max_row=3)] == [
        2032,
        39.156,
    ]


def test_part_of_a_year_is_hatched_and_rounding_drawn(real: Dataset, bare: None) -> None:
    deck = Presentation(io.BytesIO(Builder(spec_of(PENALTIES, real), real, BASE).pptx()))
    chart = [s.chart for slide in deck.slides for s in slide.shapes if s.has_chart][1]
    series = chart.plots[0].series[0]
    assert [series.points[i].format.fill.type for i in (0, 1)] == [
        MSO_FILL.PATTERNED,
        MSO_FILL.SOLID,
    ]
    xml = chart.part.blob.decode()
    assert 'formatCode="&quot;≈ &quot;#,##0&quot;万元 ◔&quot;"' in xml
    assert re.search(r"<c:errBars>.*?<c:plus>.*?<c:v>0\.5</c:v>", xml, re.S)  # 2032万 ± 0.5万
    assert "截至2023-12-04" in xml


def test_slides_say_what_how_sure_and_where_from(real: Dataset, bare: None) -> None:
    spec = spec_of(PENALTIES, real)
    deck = Presentation(io.BytesIO(Builder(spec, real, BASE).pptx()))
    said = contents(spec, real, "zh", BASE)[0]
    slide = deck.slides[1]
    text = "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
    assert slide.shapes.title.text == "标题"
    for wanted in (
        said.title,
        said.definition,
        said.verdict_said,
        said.finding,
        "[1] ",
        "[2] ",
        said.url,
        real.version,
    ):
        assert wanted in text
    notes = slide.notes_slide.notes_text_frame.text
    for wanted in ("行政处罚942次", "2023年，我局共作出各类处罚共38次", said.url, said.finding):
        assert wanted in notes


def test_parts_without_a_total_are_a_table(real: Dataset, bare: None) -> None:
    deck = Presentation(io.BytesIO(Builder(spec_of(PENALTIES, real), real, BASE).pptx()))
    tables = [s.table for s in deck.slides[3].shapes if s.has_table]
    cells = [cell.text for row in tables[0].rows for cell in row.cells]
    assert {"1,050 ◔", "38", "26", "27", "10"} <= set(cells)


def test_boxes_of_a_slide_neither_overlap_nor_leave_it(real: Dataset, bare: None) -> None:
    every = [
        ChartSpec(m, years=(2023,), agency_types=("emergency_management",))
        for m in ("penalty_cases", "inspections", "hazards_found")
    ]
    deck = Presentation(io.BytesIO(Builder(Spec(tuple(every)), real, BASE).pptx()))
    for slide in deck.slides:
        boxes = sorted((s.top, s.top + s.height) for s in slide.shapes)
        assert boxes[-1][1] <= deck.slide_height
        for (_, end), (start, _) in itertools.pairwise(boxes):
            assert start >= end - 12700
        assert all(s.height > 140 * 12700 for s in slide.shapes if s.has_chart)


def test_annualised_bar_is_outlined_beside_the_stated_one(real: Dataset, bare: None) -> None:
    spec = spec_of(
        "charts:\n  - {metric: penalty_cases, year: 2023, districts: ['120104', '440605'], annualise: true}\n",
        real,
    )
    deck = Presentation(io.BytesIO(Builder(spec, real, BASE).pptx()))
    chart = next(s.chart for s in deck.slides[1].shapes if s.has_chart)
    stated, extended = chart.plots[0].series
    assert stated.values[0] == 942
    assert extended.values[0] == pytest.approx(942 * 365 / 338)
    assert extended.points[0].format.fill.type == MSO_FILL.BACKGROUND
    assert extended.values[1] is None


def test_english_money_is_printed_with_its_unit(real: Dataset) -> None:
    content = contents(spec_of(PENALTIES, real), real, "en", BASE)[1]
    bars = bars_of(content)
    assert number_format(bars.lines[0], bars.values[0] or 0, bars.scale) == '"≈ CNY "#,##0"k ◔"'


# ---------------------------------------------------------------- the page


def test_page_needs_nothing_else_and_has_every_figure(real: Dataset, bare: None) -> None:
    page = Page(Builder(spec_of(PENALTIES, real), real, BASE).html().decode())
    assert page.fetched == []
    assert "script" not in page.tags
    assert {"942 ◔", "38", "≈ 2,032万元 ◔", "39.16万元", "≈ CNY 20.32m ◔", "1,050 ◔"} <= set(
        page.cells
    )
    assert "make browser" in page.text  # what to install for the pictures
    assert real.version in page.text
    assert f"{BASE}/compare?metric=penalty_cases&year=2023" in page.text


def test_pictures_stand_inside_the_page(real: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "missing", lambda: None)
    monkeypatch.setattr(picture, "pngs", lambda figures, told=None: [b"\x89PNG"] * len(figures))
    page = Page(Builder(spec_of(PENALTIES, real), real, BASE).html().decode())
    assert len(page.fetched) == 4  # the table has no picture
    assert all(address.startswith("data:image/png;base64,") for address in page.fetched)


# ---------------------------------------------------------------- untrusted text


@pytest.fixture
def hostile(tmp_path: Path) -> Dataset:
    evil = '<script>alert(1)</script><img src="http://evil.example/x">'
    return dataset(
        tmp_path,
        reports=[report_row("a", title=evil, agency=f"{evil}局", source_url="javascript:alert(1)"),
                 report_row("b", "440605", district="=cmd()", title="\x0b乙\ud800".encode("utf-8", "ignore").decode())],
        observations=[observation_row("a", "penalty_cases", 9, quote=f"{evil}9件"),
                      observation_row("b", "penalty_cases", 7, quote="=HYPERLINK(1)7件\x07")],
    )  # fmt: skip


def test_report_text_stays_text(hostile: Dataset, bare: None) -> None:
    spec = Spec((ChartSpec("penalty_cases", years=(2023,)),))
    builder = Builder(spec, hostile, BASE)
    html = builder.html().decode()
    page = Page(html)
    assert not {"script", "img"} & set(page.tags)
    assert not re.search(r'(?:href|src)="\s*javascript', html)
    assert not re.search(r'href="(?!https?://|#)', html)
    deck = Presentation(io.BytesIO(builder.pptx()))
    assert "<script>alert(1)</script>" in deck.slides[1].notes_slide.notes_text_frame.text
    links = [r.target_ref for s in deck.slides for r in s.part.rels.values() if r.is_external]
    assert links
    assert all(link.startswith(BASE) for link in links)


def test_nothing_in_the_workbook_is_a_formula(hostile: Dataset, bare: None) -> None:
    spec = Spec((ChartSpec("penalty_cases", years=(2023,)),))
    deck = Presentation(io.BytesIO(Builder(spec, hostile, BASE).pptx()))
    chart = next(s.chart for s in deck.slides[1].shapes if s.has_chart)
    workbook = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert all(cell.data_type != "f" for row in workbook.active.iter_rows() for cell in row)


# ---------------------------------------------------------------- same bytes, pictures, folder


def test_same_inputs_give_the_same_bytes(real: Dataset, bare: None) -> None:
    spec = spec_of(PENALTIES, real)
    one, other = build(spec, real, BASE), build(spec, real, BASE)
    assert one.files == other.files
    with zipfile.ZipFile(io.BytesIO(one.files["briefing.pptx"])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.skipif(picture.missing() is not None, reason="no Chromium to draw with")
def test_picture_pack_with_its_index(real: Dataset) -> None:
    spec = spec_of(
        "languages: [zh]\nentered: false\ncharts:\n  - {metric: penalty_cases, year: 2023, districts: ['120104', '440605']}\n",
        real,
    )
    first, again = (Builder(spec, real, BASE).pictures() for _ in range(2))
    assert first == again
    with Image.open(io.BytesIO(first["png/01-penalty_cases-2023-zh.png"])) as drawn:
        assert drawn.size == (1920, 1080)
        colours = {c for _, c in drawn.convert("RGB").getcolors(1 << 24)}
    assert {(0xD5, 0x5E, 0x00), (0x00, 0x72, 0xB2)} <= colours  # both districts' bars
    rows = list(csv.DictReader(io.StringIO(first["png/index.csv"].decode("utf-8-sig"))))
    content = contents(spec, real, "zh", BASE)[0]
    assert [(r["file"], r["finding"], r["url"]) for r in rows] == [
        ("01-penalty_cases-2023-zh.png", finding(content.comparison, content.speaker), content.url)
    ]
    assert Page(first["png/index.html"].decode()).fetched == ["01-penalty_cases-2023-zh.png"]


def test_picture_with_much_to_say_keeps_its_shape(real: Dataset) -> None:
    chart = ChartSpec("penalty_cases", years=(2023,), agency_types=("emergency_management",))
    drawn = picture_of(contents(Spec((chart,)), real, "en", BASE)[0]).layout
    assert drawn.width * 9 == drawn.height * 16
    assert drawn.width > picture.WIDTH


def test_long_list_is_taller_and_says_so(real: Dataset) -> None:
    chart = ChartSpec("penalty_cases", years=(2023,))
    drawn = picture_of(contents(Spec((chart,)), real, "en", BASE)[0]).layout
    assert drawn.width * 9 < drawn.height * 16
    size = f"1920 × {round(drawn.height * 1920 / drawn.width)} pixels"
    assert any(size in str(a.text) for a in drawn.annotations)


def test_folder_keeps_what_is_not_ours(tmp_path: Path) -> None:
    mine = tmp_path / "png" / "mine.png"
    write(
        Built({"png/old.png": b"1", "png/index.csv": b"file\r\nold.png\r\n../up.png\r\n"}), tmp_path
    )
    mine.write_bytes(b"2")
    (tmp_path / "up.png").write_bytes(b"3")
    write(Built({"png/new.png": b"4", "png/index.csv": b"file\r\nnew.png\r\n"}), tmp_path)
    assert sorted(p.name for p in (tmp_path / "png").iterdir()) == [
        "index.csv",
        "mine.png",
        "new.png",
    ]
    assert (tmp_path / "up.png").exists()


@pytest.mark.parametrize("name", ["briefing-penalties", "briefing-inspections"])
def test_samples_are_built(root: Path, real: Dataset, bare: None, name: str) -> None:
    spec = load_spec(root / "docs" / f"{name}.yaml", real)
    assert len(spec.charts) >= 2
    deck = Presentation(io.BytesIO(build(spec, real, BASE).files["briefing.pptx"]))
    assert len(deck.slides) == 2 * (1 + len(spec.charts))


def test_labels_are_the_cells_values(real: Dataset) -> None:
    content = contents(spec_of(PENALTIES, real), real, "zh", BASE)[1]
    bars = bars_of(content)
    formats = [
        number_format(ln, v, bars.scale)
        for ln, v in zip(bars.lines, bars.values, strict=True)
        if v is not None
    ]
    assert formats[:2] == ['"≈ "#,##0"万元 ◔"', '#,##0.00"万元"']


def test_command_builds_and_tells_mistakes(
    real: Dataset, bare: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(PENALTIES, "utf-8")
    bad.write_text("charts:\n  - metric: nonsense\n    year: 2023\n", "utf-8")
    assert briefing.main([str(good), "--out", str(tmp_path / "out")]) == 0
    assert "make browser" in capsys.readouterr().err
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "briefing.html",
        "briefing.pptx",
    ]
    assert briefing.main([str(bad), "--out", str(tmp_path / "none")]) == 1
    assert f"{bad}:2: there is no metric 'nonsense'" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_long_sentence_is_cut_around_its_number(tmp_path: Path) -> None:
    long = "前" * 300 + "全年作出行政处罚9件" + "后" * 300
    data = dataset(
        tmp_path,
        reports=[report_row("a")],
        observations=[observation_row("a", "penalty_cases", 9, quote=long)],
    )
    note = contents(Spec((ChartSpec("penalty_cases", years=(2023,)),)), data, "zh", BASE)[0].notes[
        0
    ]
    assert "行政处罚9件" in note.excerpt
    assert len(note.excerpt) < 130
    assert note.sentences[0][1] == long
