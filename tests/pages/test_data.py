"""The Data page: what is chosen in its address is what it shows and hands out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from compare.files.selection import Selection
from compare.load import current_dataset

NANKAI = "120104"


@pytest.fixture
def start(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.chdir(root)
    st.cache_data.clear()
    yield AppTest.from_file(str(root / "app.py"), default_timeout=60)
    st.cache_data.clear()


def shown(start: AppTest, **query: str) -> AppTest:
    for name, value in query.items():
        start.query_params[name] = value
    start.run()
    start.switch_page("pages/data.py").run()
    assert not start.exception, start.exception
    return start


def test_everything_to_begin_with(start: AppTest) -> None:
    page = shown(start)
    count = len(Selection().observations_of(current_dataset()))
    assert any(f"{count}个数字" in block.proto.body for block in page.get("html"))
    assert len(page.dataframe[0].value) == min(count, 200)
    assert page.code[0].value == "python -m compare export --format csv --out ."


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_filters_of_the_address(start: AppTest, lang: str) -> None:
    page = shown(start, lang=lang, districts=NANKAI, metrics="penalty_cases", kinds="total",
                 entered="0")  # fmt: skip
    asked = Selection(
        districts=(NANKAI,), metrics=("penalty_cases",), kinds=("total",), entered=False
    )
    assert len(page.dataframe[0].value) == len(asked.observations_of(current_dataset())) > 0
    command = page.code[0].value
    for part in (
        f"--districts {NANKAI}",
        "--metric penalty_cases",
        "--kinds total",
        "--entered off",
    ):
        assert part in command


def test_wide_says_why_a_cell_is_empty(start: AppTest) -> None:
    page = shown(start, shape="wide", metrics="penalty_cases")
    frame = page.dataframe[0].value
    assert not (frame.iloc[:, -1] == "").any()
    assert "未读" in set(frame.iloc[:, -1])


def test_an_empty_selection_says_what_to_do(start: AppTest) -> None:
    page = shown(start, districts=NANKAI, metrics="accident_deaths", entered="0")
    assert "减少筛选条件" in page.info[0].value
