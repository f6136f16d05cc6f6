"""Places by code, by name and by the names that a text begins with."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.places import Places, load_places
from extract.yamlfile import YamlProblem


@pytest.fixture(scope="module")
def places(root: Path) -> Places:
    return load_places(root / "data" / "districts.yaml")


@pytest.mark.parametrize(
    ("code", "full_name", "name_en", "population"),
    [
        ("120104", "天津市南开区", "Nankai District", 890_422),
        ("440605", "广东省佛山市南海区", "Nanhai District", 3_667_247),
        ("640000", "宁夏回族自治区", "Ningxia Hui Autonomous Region", 7_202_654),
        ("532300", "云南省楚雄彝族自治州", "Chuxiong Yi Autonomous Prefecture", 2_416_747),
        ("419001", "河南省济源市", "Jiyuan City", None),
        ("441900", "广东省东莞市", "Dongguan City", None),
        ("341502", "安徽省六安市金安区", "Jin'an District", None),
        ("429021", "湖北省神农架林区", "Shennongjia Forestry District", None),
    ],
)
def test_a_place_by_its_code(
    places: Places, code: str, full_name: str, name_en: str, population: int | None
) -> None:
    place = places.by_code[code]
    assert (place.full_name, place.name_en) == (full_name, name_en)
    assert place.population == population
    assert bool(place.population_source) == (population is not None)


def test_every_county_of_today_has_its_province_and_level(places: Places) -> None:
    today = [place for place in places.by_code.values() if place.last_year is None]
    assert len(today) > 3200
    for place in today:
        assert place.province_zh == places.by_code[place.code[:2] + "0000"].name_zh
        assert place.level in {"county", "prefecture", "province"}
        if place.prefecture_zh and place.code[:4] + "00" in places.by_code:
            assert place.prefecture_zh == places.by_code[place.code[:4] + "00"].name_zh


@pytest.mark.parametrize(
    ("name", "year", "codes"),
    [
        ("孟津县", 2019, {"410322"}),
        ("孟津区", 2023, {"410308"}),
        ("江北区", 2024, {"330205", "500105"}),
        ("江北区", 2026, {"330205"}),
        ("孟津县", 2024, {"410322"}),  # the old name in a later year is still that place
        ("城关区", 2023, {"540102", "620102"}),
        ("黔西南州", 2023, {"522300"}),
        ("长阳县", 2023, {"420528"}),
        ("临川新区", 2023, set()),
    ],
)
def test_places_by_name_and_year(places: Places, name: str, year: int, codes: set[str]) -> None:
    assert {place.code for place in places.named(name, year)} == codes


@pytest.mark.parametrize(
    ("text", "rest", "codes"),
    [
        ("南开区应急管理局", "应急管理局", {"120104"}),
        ("陕西省西安市雁塔区应急管理局", "应急管理局", {"610113"}),
        ("陕西西安雁塔区", "", {"610113"}),
        ("重庆渝中区", "", {"500103"}),
        ("吉林市丰满区", "", {"220211"}),
        ("吉林省吉林市", "", {"220200"}),
        ("沈阳市铁西区", "", {"210106"}),
        ("铁西区", "", {"210106", "210303", "220302"}),
        ("海南省海口市龙华区", "", {"460106"}),
        ("楚雄州应急管理局", "应急管理局", {"532300"}),
        ("滨海新区寨上街道办事处", "寨上街道办事处", {"120116"}),
        ("江州市临川新区应急管理局", "江州市临川新区应急管理局", set()),
        ("本局", "本局", set()),
        ("", "", set()),
    ],
)
def test_the_names_a_text_begins_with(
    places: Places, text: str, rest: str, codes: set[str]
) -> None:
    prefix = places.prefix(text)
    assert text[prefix.end :] == rest
    assert {place.code for place in prefix.places if place.stood_in(2024)} == codes


def test_names_in_a_text(places: Places) -> None:
    text = "与红桥区、西青区及佛山市南海区签署协议，全区主城区、郊区各社区参加"
    found = places.find(text)
    assert [mention.name for mention in found] == ["红桥区", "西青区", "佛山市", "南海区"]
    assert all(text[m.start : m.end] == m.name for m in found)


ENTRY = """districts:
  - code: "990101"
    name_zh: 临川新区
    province: 江州省
    level: county
    population: 1000
    population_source: a count
"""


def test_analysts_add_places_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "districts.yaml"
    file.write_text(ENTRY, encoding="utf-8")
    place = load_places(file).by_code["990101"]
    assert (place.full_name, place.population) == ("江州省临川新区", 1000)


@pytest.mark.parametrize(
    ("wrong", "line", "reason"),
    [
        (ENTRY.replace('"990101"', "990101"), 2, "expected a text"),
        (ENTRY.replace("990101", "99010"), 2, "not six digits"),
        (ENTRY.replace("level: county", "level: town"), 5, "'town' is none of county"),
        (ENTRY.replace("population: 1000", "population: many"), 6, "must be a number"),
        (ENTRY.replace("population: 1000", "population: 10.5"), 6, "whole number"),
        (ENTRY.replace("name_zh", "name"), 3, "unknown key 'name'"),
        (ENTRY + ENTRY.partition("\n")[2], 8, "stands twice"),
        ("places: []\n", 1, "unknown key 'places'"),
    ],
)
def test_a_mistake_is_told_by_its_line(tmp_path: Path, wrong: str, line: int, reason: str) -> None:
    file = tmp_path / "districts.yaml"
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(YamlProblem) as caught:
        load_places(file)
    assert (caught.value.file, caught.value.line) == (str(file), line)
    assert reason in caught.value.reason
