"""With whom a bureau is compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.load import Dataset
from compare.peers import (
    Narrowed,
    band_of,
    bands_of,
    default_peers,
    from_address,
    levels_of,
    peers,
    provinces_of,
    to_address,
)
from tests.compare.made import dataset, report_row

NANKAI, JINNAN, BAODI, NANHAI, TIANJIN = "120104", "120112", "120115", "440605", "120000"


@pytest.fixture
def data(tmp_path: Path) -> Dataset:
    return dataset(
        tmp_path,
        reports=[
            report_row("nk", NANKAI), report_row("jn", JINNAN), report_row("nh", NANHAI),
            report_row("tj", TIANJIN), report_row("st", BAODI, agency_type="street"),
            report_row("jus", JINNAN, agency_type="justice"), report_row("old", JINNAN, 2022),
        ],
    )  # fmt: skip


def names(data: Dataset, group: str, *own: str) -> list[str]:
    one = next(r for r in data.reports() if r.id == "nk")
    return [r.id for r in peers(data, one, group, own)]


def test_own_type_and_year_by_default(data: Dataset) -> None:
    assert names(data, "type") == ["tj", "jn", "nh"]
    one = next(r for r in data.reports() if r.id == "nk")
    assert [r.id for r in default_peers(data, one)] == ["tj", "nk", "jn", "nh"]


def test_level_leaves_the_municipality_out(data: Dataset) -> None:
    assert names(data, "level") == ["jn", "nh"]


def test_province_is_the_first_two_digits_of_the_code(data: Dataset) -> None:
    assert names(data, "province") == ["tj", "jn"]


def test_similar_population_is_half_to_twice(data: Dataset) -> None:
    # Nankai 890,422; Jinnan 928,066 lies within 445,211 to 1,780,844, Nanhai's 3,667,247 does not.
    assert names(data, "population") == ["jn"]


def test_own_group_crosses_types_and_survives_the_address(data: Dataset) -> None:
    assert names(data, "own", JINNAN, NANHAI) == ["jn", "jus", "nh"]
    address = to_address([NANHAI, JINNAN, NANHAI])
    assert address == "440605,120112"
    assert from_address(address + ",999999,", data) == (NANHAI, JINNAN)


def test_unknown_group_is_refused(data: Dataset) -> None:
    with pytest.raises(KeyError):
        names(data, "friends")


@pytest.mark.parametrize(
    ("residents", "band"),
    [(None, None), (499_999, 0), (500_000, 1), (890_422, 1), (3_667_247, 3), (12_952_907, 4)],
)
def test_bands(residents: int | None, band: int | None) -> None:
    assert band_of(residents) == band


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (Narrowed(), {"nk", "jn", "nh", "tj", "st", "jus", "old"}),
        (Narrowed(province="44"), {"nh"}),
        (Narrowed(level="province"), {"tj"}),
        (Narrowed(places=(NANKAI, NANHAI)), {"nk", "nh"}),
        (Narrowed(province="12", level="county"), {"nk", "jn", "jus", "old"}),
        # 890,422 residents: from 500,000 to under a million
        (Narrowed(band="1", places=(NANKAI, NANHAI)), {"nk"}),
    ],
)
def test_a_comparison_is_narrowed(data: Dataset, asked: Narrowed, left: set[str]) -> None:
    assert {r.id for r in asked.of(data, data.reports())} == left


def test_choices_are_those_that_occur(data: Dataset) -> None:
    reports = data.reports()
    assert provinces_of(reports) == ["12", "44"]
    assert levels_of(data, reports)[0] == "county"
    assert set(levels_of(data, reports)) == {"county", "province", "township"}
    assert "1" in bands_of(data, reports)
