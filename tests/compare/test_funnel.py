"""The funnel: which bureaus lie beyond what chance alone would do."""

from __future__ import annotations

import pytest

from compare.charts.funnel import draw, funnel, rows
from compare.charts.look import Look
from compare.comparison import Comparison, Options, compare
from compare.load import Dataset
from compare.telling.naming import short_names
from compare.telling.phrases import Speaker
from tests.compare.made import dataset, district_codes, observation_row, report_row

COUNT = 12


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Twelve bureaus with 1000 inspections each and 100 penalties, but the last with 400."""
    ids = [f"r{i:02}" for i in range(COUNT)]
    codes = district_codes(COUNT)
    figures = []
    for i, name in enumerate(ids):
        cases = 400 if i == COUNT - 1 else 100
        figures += [observation_row(name, "penalty_cases", cases),
                    observation_row(name, "inspections", 1000, unit="time", start=200)]  # fmt: skip
    return dataset(
        tmp_path_factory.mktemp("tables"),
        reports=[report_row(name, code) for name, code in zip(ids, codes, strict=True)],
        observations=figures,
    )


def compared(data: Dataset, count: int = COUNT, **options: object) -> Comparison:
    asked = Options(per="1000_inspections", **options)  # type: ignore[arg-type]
    return compare(data, "penalty_cases", data.reports()[:count], options=asked)


def test_average_is_of_all_together(data: Dataset) -> None:
    # (11 x 100 + 400) / (12 x 1000) = 0.125
    found = funnel(compared(data))
    assert found is not None
    assert found.average == pytest.approx(0.125)
    # 0.125 x 1000 = 125 expected; 100 lies 2.2 standard deviations below, 400 far above
    assert {d.place for d in found.dots if d.rate == 100} == {"lowish"}
    assert [d.place for d in found.dots if d.rate == 400] == ["high"]


def test_limits_narrow_with_the_denominator(data: Dataset) -> None:
    found = funnel(compared(data))
    assert found is not None
    small, large = found.limits(100), found.limits(10_000)
    assert small.inner.low < large.inner.low < 0.125 < large.inner.high < small.inner.high
    assert large.outer.low < large.inner.low
    assert large.inner.high < large.outer.high


@pytest.mark.parametrize("count", [2, 9])
def test_fewer_than_ten_have_no_funnel(data: Dataset, count: int) -> None:
    assert funnel(compared(data, count)) is None


def test_no_funnel_without_a_rate_nor_of_annualised_figures(data: Dataset) -> None:
    assert funnel(compare(data, "penalty_cases", data.reports())) is None
    assert funnel(compared(data, annualise=True)) is None


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("narrow", [False, True])
def test_every_point_opens_its_figure(data: Dataset, lang: str, narrow: bool) -> None:
    comparison = compared(data)
    found = funnel(comparison)
    assert found is not None
    speaker = Speaker(data, lang, short_names(data, data.reports(), lang))
    figure = draw(found, comparison, speaker, Look(narrow=narrow))
    marks = next(trace for trace in figure.data if trace.customdata is not None)
    said, opened = rows(found, comparison, speaker)
    assert list(marks.customdata) == opened
    assert all(opened)
    assert list(marks.y) == [d.rate for d in found.dots]
    assert len(said) == COUNT
