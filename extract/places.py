"""Districts: which places there are, and which of them a name means.

``data/districts.yaml`` holds the facts that analysts edit; ``divisions.csv`` beside it every
county, prefecture and province with its GB/T 2260 code, those of earlier years too.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from extract.yamlfile import Located, YamlProblem, load_yaml

LEVELS = ("county", "prefecture", "province")
_MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})
_LONGEST_NAME = 16
# Words that are a county's whole name somewhere and common nouns everywhere.
_COMMON_NOUNS = frozenset(
    {"城区", "郊区", "矿区", "东区", "西区", "南区", "北区", "市区", "新区", "南市区", "北市区"}
)
_PEOPLES = re.compile(
    "(?:蒙古族?|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族?|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?"
    "|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族?|仫佬族|羌族"
    "|布朗族|撒拉族|毛南族|仡佬族|锡伯|阿昌族|普米族|塔吉克|怒族|鄂温克族?|德昂族|保安族|裕固族"
    "|京族|独龙族|各族)+"
)
_AUTONOMOUS = re.compile(r"^(.{2,}?)" + _PEOPLES.pattern + r"(?:自治)?([州县旗区])$")
_STEM = re.compile(
    r"^(.{2,}?)(?:省|市|地区|盟|(?:" + _PEOPLES.pattern + r")?自治[区州]|特别行政区)$"
)
_NAME_END = re.compile("[省市区县州盟旗岛域]")


@dataclass(frozen=True)
class Place:
    """A county, prefecture or province.

    ``population`` counts residents of the 2020 census. ``first_year`` and ``last_year`` are the
    years in which the code stood for this name; None is since before 2009, and until now.
    """

    code: str
    name_zh: str
    name_en: str
    province_zh: str
    prefecture_zh: str
    level: str
    population: int | None = None
    population_source: str = ""
    latitude: float | None = None
    longitude: float | None = None
    first_year: int | None = None
    last_year: int | None = None

    @property
    def full_name(self) -> str:
        """The name with its province and prefecture: 广东省佛山市南海区."""
        parts = dict.fromkeys((self.province_zh, self.prefecture_zh, self.name_zh))
        return "".join(parts)

    def lies_in(self, other: Place) -> bool:
        """Whether this place is ``other`` or a part of it."""
        if self.code == other.code:
            return True
        if other.level == "province":
            return self.province_zh == other.name_zh
        return other.level == "prefecture" and (
            (self.province_zh, self.prefecture_zh) == (other.province_zh, other.name_zh)
        )

    def stood_in(self, year: int | None) -> bool:
        """Whether the code stood for this name in ``year``; None asks about today."""
        if year is None:
            return self.last_year is None
        return (self.first_year or 0) <= year <= (self.last_year or 9999)


@dataclass(frozen=True)
class PlaceMention:
    """A place name in a text, at [start, end); ``places`` are all that bear the name."""

    start: int
    end: int
    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Prefix:
    """The place names a text begins with: where they end, and what the last of them may be.

    ``is_stem`` tells that the last one lacks its last word: 朝阳 may be a town's name, too.
    """

    end: int
    places: tuple[Place, ...]
    is_stem: bool = False


class Places:
    """All known places, by code and by name.

    ``by_code`` holds one place a code, the one in force where a code has had several names.
    """

    def __init__(self, places: list[Place]) -> None:
        self.by_code: Mapping[str, Place] = MappingProxyType(_one_a_code(places))
        self._names: dict[str, tuple[Place, ...]] = {}
        self._stems: dict[str, tuple[Place, ...]] = {}
        self._county_stems: dict[str, tuple[Place, ...]] = {}
        for place in places:
            for name in {place.name_zh, *_official_short(place)}:
                self._names[name] = (*self._names.get(name, ()), place)
            for stem in _stems(place):
                self._stems[stem] = (*self._stems.get(stem, ()), place)
            if place.level == "county" and len(place.name_zh) > 2:
                stem = place.name_zh[:-1]
                self._county_stems[stem] = (*self._county_stems.get(stem, ()), place)

    def named(self, name: str, year: int | None = None) -> tuple[Place, ...]:
        """The places called ``name`` in ``year``, or ever where none was then."""
        return in_year(self._names.get(name, ()), year)

    def find(self, text: str) -> list[PlaceMention]:
        """Every full place name in ``text``, in reading order, the longest at each place.

        Names that are also common nouns (城区, 郊区) are left out.
        """
        return list(self._mentions(text))

    def _mentions(self, text: str) -> Iterator[PlaceMention]:
        done = 0
        for found in _NAME_END.finditer(text):
            end = found.end()
            for start in range(max(done, end - _LONGEST_NAME), end - 1):
                places = self._names.get(text[start:end])
                if places and text[start:end] not in _COMMON_NOUNS:
                    yield PlaceMention(start, end, text[start:end], places)
                    done = end
                    break

    def prefix(self, text: str) -> Prefix:
        """The chain of place names that ``text`` begins with: 陕西省西安市雁塔区….

        A province's or prefecture's name may lack its last word (重庆渝中区). ``end`` is 0 where
        the text begins with no known place.
        """
        return self._chain(text, 0, None)

    def abbreviated(self, text: str) -> Prefix:
        """The county that ``text`` begins with by its name without the last word: 南开应急….

        A province or prefecture may stand before it (佛山南海应急…). Only for names of bureaus:
        such names are common words too.
        """
        parent = self.prefix(text)
        for start, within in ((parent.end, parent.places or None), (0, None)):
            for length in range(min(_LONGEST_NAME, len(text) - start), 1, -1):
                name = text[start : start + length]
                named = self._county_stems.get(name)
                places = _inside(named, within) if named else ()
                if places:
                    return Prefix(start + length, places, is_stem=True)
        return Prefix(0, ())

    def _chain(self, text: str, start: int, within: tuple[Place, ...] | None) -> Prefix:
        for length in range(min(_LONGEST_NAME, len(text) - start), 1, -1):
            name = text[start : start + length]
            for table, is_stem in ((self._names, False), (self._stems, True)):
                named = table.get(name)
                places = _inside(named, within) if named else ()
                if not places:
                    continue
                deeper = self._chain(text, start + length, places)
                if deeper.places:
                    return deeper
                return Prefix(start + length, places, is_stem)
        return Prefix(start, ())


def in_year(places: tuple[Place, ...], year: int | None) -> tuple[Place, ...]:
    """Those of ``places`` that stood in ``year`` (None: today), or all where none did."""
    return tuple(place for place in places if place.stood_in(year)) or places


def load_places(path: Path) -> Places:
    """Read ``districts.yaml`` and, where it stands beside it, ``divisions.csv``.

    Raises YamlProblem with file, line and reason.
    """
    places = {(p.code, p.name_zh): p for p in _read_divisions(path.with_name("divisions.csv"))}
    for place in _read_districts(path):
        known = places.get((place.code, place.name_zh))
        places[place.code, place.name_zh] = _merged(place, known) if known else place
    return Places(list(places.values()))


def _merged(place: Place, known: Place) -> Place:
    return replace(
        place,
        name_en=place.name_en or known.name_en,
        first_year=known.first_year,
        last_year=known.last_year,
    )


def _one_a_code(places: list[Place]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for place in sorted(places, key=lambda p: p.last_year or 9999):
        found[place.code] = place
    return found


def _inside(places: tuple[Place, ...], within: tuple[Place, ...] | None) -> tuple[Place, ...]:
    if within is None:
        return places
    return tuple(p for p in places if any(p.lies_in(w) and p.code != w.code for w in within))


def _official_short(place: Place) -> list[str]:
    """黔西南州 for 黔西南布依族苗族自治州, 长阳县 for 长阳土家族自治县, 管城区 for 管城回族区."""
    found = _AUTONOMOUS.match(place.name_zh)
    return [found[1] + found[2]] if found else []


def _stems(place: Place) -> list[str]:
    """重庆 for 重庆市, 楚雄 for 楚雄彝族自治州; counties have none: 南海 is a sea too."""
    if place.level == "county":
        return []
    found = _STEM.match(place.name_zh)
    return [found[1]] if found else []


def _read_divisions(path: Path) -> list[Place]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return [
        Place(
            code=row["code"],
            name_zh=row["name"],
            name_en=row["name_en"],
            province_zh=row["province"],
            prefecture_zh=row["prefecture"],
            level=row["level"],
            first_year=int(row["first_year"]) if row["first_year"] else None,
            last_year=int(row["last_year"]) if row["last_year"] else None,
        )
        for row in rows
    ]


_TEXT_KEYS = ("name_zh", "name_en", "province", "prefecture", "level", "population_source")
_NUMBER_KEYS = ("population", "latitude", "longitude")
_KEYS = {"code", *_TEXT_KEYS, *_NUMBER_KEYS}


def _read_districts(path: Path) -> list[Place]:
    districts = load_yaml(path).only({"districts"}, {"districts"})["districts"]
    found: dict[str, Place] = {}
    for item in districts.items():
        place = _district(item)
        if place.code in found:
            raise item.problem(f"code {place.code} stands twice")
        found[place.code] = place
    return list(found.values())


def _district(item: Located) -> Place:
    entry = item.only(_KEYS, {"code", "name_zh", "province", "level"})
    code = entry["code"].text()
    if not re.fullmatch(r"\d{6}", code):
        raise entry["code"].problem(f"code {code!r} is not six digits")
    texts = {key: entry[key].text() if key in entry else "" for key in _TEXT_KEYS}
    if texts["level"] not in LEVELS:
        raise entry["level"].problem(f"level {texts['level']!r} is none of {', '.join(LEVELS)}")
    population = _number(entry, "population")
    if population is not None and (population != int(population) or population <= 0):
        raise entry["population"].problem("population must be a whole number of residents")
    return Place(
        code=code,
        name_zh=texts["name_zh"],
        name_en=texts["name_en"],
        province_zh=texts["province"],
        prefecture_zh=texts["prefecture"],
        level=texts["level"],
        population=int(population) if population is not None else None,
        population_source=texts["population_source"],
        latitude=_number(entry, "latitude"),
        longitude=_number(entry, "longitude"),
    )


def _number(entry: dict[str, Located], key: str) -> float | None:
    if key not in entry:
        return None
    value = entry[key].value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise entry[key].problem(f"{key} must be a number, found {value!r}")
    return float(value)


__all__ = ["Place", "PlaceMention", "Places", "Prefix", "YamlProblem", "in_year", "load_places"]
