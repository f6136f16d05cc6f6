"""What bureaus are called in English, and ranks in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.comparison import compare
from compare.load import current_dataset
from compare.telling.naming import bureau_name
from compare.telling.rank_words import ordinal, rank_said, tally_said
from tests.compare.made import dataset, observation_row, report_row


@pytest.mark.parametrize(
    ("kind", "agency", "name"),
    [
        ("emergency_management", "滨海新区应急管理局",
         "Binhai New Area Emergency Management Bureau"),
        ("street", "滨海新区新北街道办事处", "Binhai New Area 新北街道 Subdistrict Office"),
        ("street", "滨海新区新城镇人民政府", "Binhai New Area 新城镇 Town Government"),
        ("city_management", "滨海新区城市管理委员会",
         "Binhai New Area City Management Commission"),
        ("other", "滨海新区水务局", "Binhai New Area Water Affairs Bureau"),
        ("other", "滨海新区档案馆", "Binhai New Area 档案馆"),
    ],
)  # fmt: skip
def test_english_name_is_composed(tmp_path: Path, kind: str, agency: str, name: str) -> None:
    data = dataset(tmp_path, reports=[report_row("a", "120116", agency_type=kind, agency=agency)])
    assert bureau_name(data, data.reports()[0], "en") == name
    assert bureau_name(data, data.reports()[0], "zh") == agency


@pytest.mark.parametrize(
    ("code", "kind", "agency", "name"),
    [
        ("610100", "city_management", "西安市城市管理和综合执法局", "Xi'an City Management Bureau"),
        ("640000", "emergency_management", "宁夏回族自治区应急管理厅",
         "Ningxia Hui Autonomous Region Emergency Management Department"),
    ],
)  # fmt: skip
def test_no_word_stands_twice_and_a_province_has_departments(
    tmp_path: Path, code: str, kind: str, agency: str, name: str
) -> None:
    data = dataset(tmp_path, reports=[report_row("a", code, agency_type=kind, agency=agency)])
    assert bureau_name(data, data.reports()[0], "en") == name


def test_every_english_name_of_the_projects_own_data_ends_in_a_kind_of_bureau() -> None:
    data = current_dataset(entered=True)
    kinds = ("Bureau", "Commission", "Department", "Government", "Office")
    names = {bureau_name(data, report, "en") for report in data.reports()}
    assert [name for name in names if not name.endswith(kinds) or "City City" in name] == []


def test_rank_and_who_is_left_out_in_words(tmp_path: Path) -> None:
    codes = ["120104", "440605", "440303", "110102", "120112"]
    data = dataset(
        tmp_path, reports=[report_row(f"r{i}", code) for i, code in enumerate(codes)],
        observations=[
            observation_row("r0", "penalty_cases", 38), observation_row("r1", "penalty_cases", 942),
            observation_row("r2", "penalty_cases", 7, scope="area"),
        ],
    )  # fmt: skip
    found = compare(data, "penalty_cases", data.reports())
    # 942 of four: nobody is certainly ahead, two unknown may be.
    assert [rank_said(r, "en") for r in found.ranked] == ["1st–3rd of 4", "2nd–4th of 4"]
    assert rank_said(found.ranked[0], "zh") == "第1至3位，共4个"
    assert rank_said(found.apart[0], "en") == ""
    assert tally_said(found, "en") == "2 not reported, 1 not comparable"


def test_ordinals() -> None:
    said = [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111)]
    assert said == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"]
