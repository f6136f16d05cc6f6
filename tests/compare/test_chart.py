"""The figure: what is drawn, how it is marked, what it says when nothing can be drawn."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from compare.briefing.content import content
from compare.briefing.pictures import picture_of
from compare.briefing.spec import ChartSpec
from compare.charts.bars import draw, ticks
from compare.charts.lines import lines_of, marks, reviewed_lines
from compare.charts.look import IDENTITY, Look, width_of, wrapped
from compare.comparison import Options, compare
from compare.files.export import to_csv
from compare.load import Dataset
from compare.model import Figure, State
from compare.telling.naming import short_names
from compare.telling.phrases import Speaker, caveats, title, verdict_line
from tests.compare.made import (
    dataset,
    district_codes,
    observation,
    observation_row,
    report,
    report_row,
)

UNTIL = {"period_basis": "year_to_date", "period_end": "2023-12-04"}


def said(data: Dataset, lang: str = "zh") -> Speaker:
    return Speaker(data, lang, short_names(data, data.reports(), lang))


def drawn(data: Dataset, metric: str = "penalty_cases", lang: str = "zh", look: Look | None = None,
          **more: Any) -> go.Figure:  # fmt: skip
    return draw(compare(data, metric, data.reports(), **more), said(data, lang), look or Look())


def pictured(data: Dataset, lang: str, **options: Any) -> go.Figure:
    chart = ChartSpec("penalty_cases", options=Options(**options))
    return picture_of(content(chart, data, lang, 1, "http://here"))


def bars(figure: go.Figure) -> Mapping[str, Any]:
    return figure.data[0].to_plotly_json()  # type: ignore[no-any-return]


def texts(figure: go.Figure) -> list[str]:
    return [a.text for a in figure.layout.annotations]


@pytest.fixture
def data(tmp_path: Path) -> Dataset:
    return dataset(
        tmp_path,
        reports=[report_row("a"), report_row("b", "440605", **UNTIL), report_row("c", "110102"),
                 report_row("d", "110112"), report_row("e", "110115")],
        observations=[
            observation_row("a", "penalty_cases", 38),
            observation_row("a", "penalty_cases", 35, kind="administrative", start=200,
                            part_of="a-penalty_cases-100"),
            observation_row("b", "penalty_cases", 4400, qualifier="more_than", text="4400",
                            **UNTIL),
            observation_row("c", "penalty_cases", 0, text="未发生"),
            observation_row("d", "penalty_cases", 9, scope="joint"),
        ],
    )  # fmt: skip


def test_bars_are_sorted_and_carry_their_observations(data: Dataset) -> None:
    found = bars(drawn(data))
    assert list(found["x"]) == [4400, 38, 35, 0]
    assert list(found["customdata"])[:2] == ["b-penalty_cases-100", "a-penalty_cases-100"]
    assert list(found["y"]) == sorted(found["y"])


def test_part_year_is_hatched(data: Dataset) -> None:
    assert list(bars(drawn(data))["marker"]["pattern"]["shape"]) == ["/", "", "", ""]
    assert any(t.startswith("≥ 4,400") and t.endswith("◔") for t in texts(drawn(data)))


def test_rounded_figure_has_a_whisker_over_its_interval(data: Dataset) -> None:
    whisker = next(t for t in drawn(data).data if t.error_x and t.error_x.array is not None)
    assert list(whisker.x) == [4450]
    assert list(whisker.error_x.array) == [50]


def test_stated_zero_is_a_tick_and_a_silence_is_a_word(data: Dataset) -> None:
    figure = drawn(data)
    tick = next(t for t in figure.data if t.type == "scatter" and t.marker.symbol == "line-ns")
    assert list(tick.x) == [0]
    assert "— 未报告" in texts(figure)
    assert "大兴区" in " ".join(texts(figure))  # the silent one keeps its name


def test_not_comparable_stands_apart_after_the_ranking(data: Dataset) -> None:
    figure = drawn(data)
    places = {a.text: a.y for a in figure.layout.annotations}
    assert places["不列入排序"] > max(bars(figure)["y"])
    assert "⊘ 9 件（多部门联合）" in places


def test_colours_are_the_districts_own_on_every_chart(data: Dataset) -> None:
    pair = [r for r in data.reports() if r.id in {"a", "b"}]
    few = draw(compare(data, "penalty_cases", pair), said(data), Look())
    by_id = dict(zip(bars(few)["customdata"], bars(few)["marker"]["color"], strict=True))
    every = dict(zip(bars(drawn(data))["customdata"], bars(drawn(data))["marker"]["color"],
                     strict=True))  # fmt: skip
    assert by_id.items() <= every.items()
    assert set(by_id.values()) <= set(IDENTITY["light"])


def test_nothing_of_a_report_is_read_as_a_tag(tmp_path: Path) -> None:
    data = dataset(
        tmp_path, reports=[report_row("a", "", district="<b>甲</b>")],
        observations=[observation_row("a", "penalty_cases", 5, quote="<a href='x'>5</a>")],
    )  # fmt: skip
    figure = drawn(data)
    assert not any("<b>甲" in t for t in texts(figure))
    assert "<a href" not in figure.data[-1].hovertext[0]


def test_many_districts_are_a_dot_plot_with_every_name(tmp_path: Path) -> None:
    codes = district_codes(50)
    data = dataset(
        tmp_path,
        reports=[report_row(f"r{c}", c) for c in codes],
        observations=[observation_row(f"r{c}", "penalty_cases", i) for i, c in enumerate(codes)],
    )
    figure = drawn(data)
    assert figure.data[0].mode == "markers"
    assert len(figure.data[0].x) == len(codes)
    assert figure.layout.height < 40 * len(codes)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("narrow", [True, False])
def test_every_look_draws_the_same_figures(data: Dataset, theme: str, narrow: bool) -> None:
    assert list(bars(drawn(data, look=Look(theme=theme, narrow=narrow)))["x"]) == [4400, 38, 35, 0]


def test_narrow_has_names_above_the_bars(data: Dataset) -> None:
    assert drawn(data, look=Look(narrow=True)).layout.margin.l < 10


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_picture_says_what_the_page_says(data: Dataset, lang: str) -> None:
    comparison = compare(data, "penalty_cases", data.reports())
    figure = pictured(data, lang)
    whole = "".join(texts(figure)).replace("<b>", "").replace("</b>", "").replace(" ", "")
    for part in (title(comparison, said(data, lang)), *verdict_line(comparison, said(data, lang)),
                 *caveats(comparison, said(data, lang))):  # fmt: skip
        assert part.replace(" ", "") in whole
    assert "a年度报告" in whole


@pytest.mark.parametrize(("most", "count"), [(942, 5), (20_320_000, 5), (1, 6), (0.43, 5), (3, 4)])
def test_ticks_are_few_and_round(most: float, count: int) -> None:
    found = ticks(most)
    assert found[0] == 0
    assert found[-1] <= most * 1.0001
    assert len(found) == count


def test_lines_are_broken_between_chinese_characters_but_not_in_numbers() -> None:
    lines = wrapped("南开区作出行政处罚38件，南海区作出行政处罚942件。", 14, 120)
    assert "".join(lines) == "南开区作出行政处罚38件，南海区作出行政处罚942件。"
    assert all(width_of(line, 14) <= 135 for line in lines)
    assert not any(line[0] in "，。" for line in lines)


def many(tmp_path: Path) -> Dataset:
    """Fourteen bureaus, the first up to 4 December."""
    codes = district_codes(14)
    return dataset(
        tmp_path,
        reports=[report_row(f"r{c}", c, **({} if i else UNTIL)) for i, c in enumerate(codes)],
        observations=[observation_row(f"r{c}", "penalty_cases", 338 + i, **({} if i else UNTIL))
                      for i, c in enumerate(codes)],
    )  # fmt: skip


def test_annualised_dot_stays_where_it_was_stated_and_an_empty_one_stands_at_the_year(
    tmp_path: Path,
) -> None:
    # 338 in 338 days is 365 in 365 days.
    made = many(tmp_path)
    found = drawn(made, options=Options(annualise=True))
    empty = next(t for t in found.data if t.type == "scatter"
                 and t.marker.symbol == "diamond-open")  # fmt: skip
    assert [round(x, 6) for x in empty.x] == [365]
    assert 338 in found.data[0].x
    assert any("365 (338 ◔)" in text for text in texts(found))


def test_picture_of_many_tells_each_rank(tmp_path: Path) -> None:
    made = many(tmp_path)
    found = pictured(made, "en")
    assert any(text.endswith("1st of 14") for text in texts(found))
    assert any(text.endswith("14th of 14") for text in texts(found))


def test_picture_says_what_was_overruled_and_how_it_was_extended(data: Dataset) -> None:
    printed = " ".join(texts(pictured(data, "en", overrule=True)))
    assert "Not comparable" in printed
    assert "included because the user asked for it" in printed
    printed = " ".join(texts(pictured(data, "en", annualise=True)))
    assert "up to 2023-12-04: × 365 ÷ 338" in printed


def test_every_mark_of_a_figure_has_its_glyph() -> None:
    def cell(state: State = State.FIGURE, **more: Any) -> Figure:
        return Figure(report(), state, observation=observation(9, **more))

    assert marks(cell(), True) == ""
    assert marks(cell(method="entered"), True) == " ✎"
    assert marks(cell(method="corrected"), True) == " ✓"
    assert marks(cell(State.AWAITING_REVIEW), True) == " ?"
    until = {"period_basis": "year_to_date", "period_end": date(2023, 12, 4)}
    assert marks(cell(**until), True) == " ◔"
    assert marks(cell(**until), False) == ""  # a stock is of a day


def test_a_figure_that_awaits_review_has_a_dotted_outline(tmp_path: Path) -> None:
    made = dataset(
        tmp_path,
        reports=[report_row("a"), report_row("b", "440605"), report_row("c", "110102")],
        observations=[
            observation_row("a", "penalty_cases", 38, confidence="low"),
            observation_row("b", "penalty_cases", 40, method="corrected", reviewed_by="审核员甲",
                            reviewed_at="2026-11-23T09:00:00+08:00", corrected_from="value 38",
                            corrected_why="扫描件"),
            observation_row("c", "penalty_cases", 41, confidence="low", reviewed_by="审核员甲"),
        ],
    )  # fmt: skip
    found = drawn(made)
    dotted = [s for s in found.layout.shapes if s.line.dash == "dot" and s.type == "rect"]
    assert len(dotted) == 1
    printed = " ".join(texts(found))
    assert "38 ?" in printed
    assert "40 ✓" in printed
    assert "41 ?" not in printed
    states = {r.report.id: r.figure.state for r in compare(made, "penalty_cases",
                                                          made.reports()).ranked}  # fmt: skip
    assert states == {"a": State.AWAITING_REVIEW, "b": State.FIGURE, "c": State.FIGURE}


def test_files_and_pointer_say_who_corrected_what_and_why(tmp_path: Path) -> None:
    made = dataset(
        tmp_path, reports=[report_row("a")],
        observations=[observation_row(
            "a", "penalty_cases", 40, method="corrected", reviewed_by="审核员甲",
            reviewed_at="2026-11-23T09:00:00+08:00", corrected_from="value 38",
            corrected_why="=扫描件")],
    )  # fmt: skip
    result = compare(made, "penalty_cases", made.reports())
    file = to_csv(result, said(made, "en")).decode("utf-8-sig")
    (row,) = list(csv.DictReader(io.StringIO(file)))
    assert (row["state"], row["method"], row["reviewed_by"]) == ("figure", "corrected", "审核员甲")
    assert (row["corrected_from"], row["corrected_why"]) == ("value 38", "'=扫描件")
    hover = lines_of(result, said(made, "en"), Look())[0].hover
    assert "corrected by 审核员甲 on 2026-11-23" in hover
    assert "=扫描件" in hover


@pytest.mark.parametrize(
    ("was", "lang", "told"),
    [
        ("value 41", "zh", "41"),
        ("value 41; kind accident", "zh", "41；种类：事故处罚"),
        ("metric lawsuits; unit case", "en", "Metric: administrative lawsuits; Unit: cases"),
        ("scope area", "zh", "统计范围：全区"),
        ("unmapped", "zh", "词典未收的数量"),
    ],
)
def test_what_was_read_before_is_told_in_words(
    data: Dataset, was: str, lang: str, told: str
) -> None:
    figure = observation(38, method="corrected", reviewed_by="甲", corrected_from=was,
                         reviewed_at="2026-11-23T09:00:00+08:00")  # fmt: skip
    (line,) = reviewed_lines(figure, said(data, lang))
    assert told in line
    assert "甲" in line
    assert "2026-11-23" in line
