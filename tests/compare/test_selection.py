"""What is asked for: parameters there and back, and refusals that say what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.files.selection import Selection, SelectionError
from compare.load import Dataset
from tests.compare.made import dataset, observation_row, report_row


@pytest.fixture
def data(tmp_path: Path) -> Dataset:
    return dataset(
        tmp_path,
        reports=[report_row("a"), report_row("b", "440605"), report_row("c", "440605", 2024)],
        observations=[
            observation_row("a", "penalty_cases", 38),
            observation_row("a", "penalty_cases", 3, kind="accident", start=200,
                            part_of="a-penalty_cases-100"),
            observation_row("b", "training_sessions", 10, unit="session", method="corrected"),
            observation_row("c", "penalty_cases", 5),
        ],
    )  # fmt: skip


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"district": "440605,120104", "year": "2023"},
        {"family": "penalties", "metric": "penalty_cases", "kind": "accident"},
        {"method": "extracted,corrected", "report": "a", "entered": "off", "lang": "en"},
        {"shape": "wide", "kind": "total,accident"},
    ],
)
def test_parameters_come_back(data: Dataset, query: dict[str, str]) -> None:
    assert Selection.from_query(query, data).query() == query


def test_what_is_spelled_out_but_the_default_is_left_out(data: Dataset) -> None:
    spelled = {"entered": "on", "shape": "tidy", "lang": "zh", "metric": "", "year": " 2023 ,2023,"}
    assert Selection.from_query(spelled, data).query() == {"year": "2023"}


@pytest.mark.parametrize(
    ("query", "parameter", "said"),
    [
        ({"colour": "red"}, "colour", "there are district, year"),
        ({"year": "2031"}, "year", "there are 2023, 2024"),
        ({"year": "2023x"}, "year", "2023x"),
        ({"metric": "penalty"}, "metric", "penalty_cases"),
        ({"district": "12"}, "district", "'12'"),
        ({"kind": "nothing"}, "kind", "total"),
        ({"method": "guessed"}, "method", "extracted"),
        ({"report": "z"}, "report", "a, b, c"),
        ({"entered": "yes"}, "entered", "on, off"),
        ({"entered": ""}, "entered", "on, off"),
        ({"shape": "long"}, "shape", "tidy, wide"),
        ({"method": "extracted", "shape": "wide"}, "method", "shape=tidy"),
    ],
)
def test_what_there_is_not(data: Dataset, query: dict[str, str], parameter: str, said: str) -> None:
    with pytest.raises(SelectionError) as refused:
        Selection.from_query(query, data)
    assert refused.value.parameter == parameter
    assert said in refused.value.reason
    assert refused.value.reason_zh


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ({}, [38, 3, 10, 5]),
        ({"district": "440605"}, [10, 5]),
        ({"year": "2023", "family": "penalties"}, [38, 3]),
        ({"kind": "total", "metric": "penalty_cases"}, [38, 5]),
        ({"method": "corrected"}, [10]),
        ({"report": "c"}, [5]),
        ({"district": "110102"}, []),
        ({"family": "trainings", "metric": "penalty_cases"}, []),
    ],
)
def test_figures_taken(data: Dataset, query: dict[str, str], values: list[float]) -> None:
    found = Selection.from_query(query, data).observations_of(data)
    assert [o.value for o in found] == values
