"""Which place a bureau is of: by its name, then by what else the report says; never guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.facts.bureau import is_township, is_zone
from extract.facts.doubts import doubt
from extract.places import Place, Places, in_year

_BEFORE_PLACE = re.compile(r"^(?:国家税务总局|国家统计局|中共|中国共产党)")
# 江州市临川新区: a name that ends as places do, but is none. 城市管理局 and the like are not meant.
_LIKE_A_PLACE = re.compile(
    r"^(?!.{0,6}(?:城市|都市|农村|社区|地区))[\u4e00-\u9fff]{1,6}?(?:[市区县旗州盟省])(?!场|政|长|域|民|委|党|直|级)"
)
_STEM_GOES_ON = re.compile(
    r"应急|市场|城[管市]|司法|生态|环境|卫|农|文|消防|交通|住房|自然|教育|公安|财政|民政|水[务利]"
    r"|人力|发展|商务|审计|统计|经济|高新|海关|税务|综合|开发|医疗|体育|民族|退役|林|气象|科"
)
# The provinces' signs in document and site numbers, by the first two digits of the code.
_ABBREVIATIONS = {
    str(code): sign
    for first, signs in (
        (11, "京津冀晋蒙"),
        (21, "辽吉黑"),
        (31, "沪苏浙皖闽赣鲁"),
        (41, "豫鄂湘粤桂琼"),
        (50, "渝川黔滇藏"),
        (61, "陕甘青宁新"),
    )
    for code, sign in enumerate(signs, first)
}
_RELATIVE = re.compile(r"^[市区县旗州盟省]?(?=[\u4e00-\u9fff])")
# How often a rival's evidence may stand beside the winner's.
_RATIO = 3


@dataclass(frozen=True)
class Evidence:
    """What a report offers on its place: all folded.

    ``official`` are title, letterhead, signature, registry lines and site names, without spaces;
    ``text`` is the whole; ``file_code`` the six digits that the file's name begins with, or ''.
    """

    official: tuple[str, ...]
    text: str
    year: int | None
    file_code: str


@dataclass(frozen=True)
class District:
    """The place found, None where it is not known for sure.

    ``level`` is the bureau's own: county, prefecture, province, township, zone, or ''.
    """

    place: Place | None
    level: str
    doubts: tuple[str, ...]


_BRANCH = re.compile(r"局([\u4e00-\u9fff]{2,7}?)分局$")


def find_district(agency: str, evidence: Evidence, places: Places) -> District:
    """The district of the bureau named ``agency`` (folded; '' where none was found)."""
    name = _BEFORE_PLACE.sub("", agency)
    prefix = places.prefix(name)
    rest = name[prefix.end :]
    short = places.abbreviated(name)
    if short.end > prefix.end and _STEM_GOES_ON.match(name, short.end):
        found = _chosen(short.places, name[: short.end], evidence, places)
        note = doubt("district_abbreviated", name[: short.end])
        found = District(found.place, "", (note, *found.doubts) if found.place else found.doubts)
    elif not prefix.places or (prefix.is_stem and not _may_follow_stem(rest)):
        found = _without_place(name, evidence, places)
    elif _is_unknown_place(rest):
        found = District(None, "", (doubt("district_unknown", agency),))
    else:
        found = _chosen(prefix.places, name[: prefix.end], evidence, places)
        found = _of_branch(found, rest, evidence, places)
    return _checked(_with_level(found, rest), evidence, places)


def _of_branch(found: District, rest: str, evidence: Evidence, places: Places) -> District:
    """The district that a city bureau's branch serves: 烟台市生态环境局福山分局 is Fushan's."""
    match = _BRANCH.search(rest)
    if found.place is None or match is None:
        return found
    for ending in ("", "区", "县", "市"):
        named = in_year(places.named(match[1] + ending, evidence.year), evidence.year)
        inside = _one_a_code(tuple(place for place in named if place.lies_in(found.place)))
        if len(inside) == 1:
            return District(inside[0], "", found.doubts)
    return found


def _may_follow_stem(rest: str) -> bool:
    return _STEM_GOES_ON.match(rest) is not None or is_zone(rest)


def _is_unknown_place(name: str) -> bool:
    """Whether a name goes on with a district that is not in the table (zones are no districts)."""
    if name.startswith(("委", "党", "人大", "政协", "纪")):
        return False
    found = _LIKE_A_PLACE.match(name)
    return found is not None and not is_zone(found[0]) and not is_township(name)


def _with_level(found: District, rest: str) -> District:
    if found.place is None:
        return found
    level = found.place.level
    if is_township(rest):
        level = "township"
    elif is_zone(rest):
        level = "zone"
    return District(found.place, level, found.doubts)


def _checked(found: District, evidence: Evidence, places: Places) -> District:
    """Note where the code in the file's name is another place's than the one found."""
    place, code = found.place, evidence.file_code
    if not place or not code or code == place.code:
        return found
    named = places.by_code.get(code)
    if named and (named.name_zh == place.name_zh or named.lies_in(place)):
        return found
    particulars = f"{code} {named.full_name if named else ''}".strip()
    return District(place, found.level, (*found.doubts, doubt("file_name_disagrees", particulars)))


def _chosen(
    candidates: tuple[Place, ...], name: str, evidence: Evidence, places: Places
) -> District:
    """The one of several places with the same name that the report's evidence is for."""
    candidates = _one_a_code(in_year(candidates, evidence.year))
    if len(candidates) > 1:
        candidates = _narrowed(candidates, evidence, places)
    if len(candidates) == 1:
        return District(candidates[0], "", ())
    by_file = [place for place in candidates if place.code == evidence.file_code]
    if by_file:
        return District(by_file[0], "", (doubt("district_from_file_name", evidence.file_code),))
    listed = "、".join(f"{place.full_name} {place.code}" for place in candidates)
    return District(None, "", (doubt("district_ambiguous", f"{name}: {listed}"),))


def _one_a_code(candidates: Sequence[Place]) -> tuple[Place, ...]:
    return tuple({place.code: place for place in candidates}.values())


def _narrowed(
    candidates: tuple[Place, ...], evidence: Evidence, places: Places
) -> tuple[Place, ...]:
    """First by the province that the report speaks of, then by the prefecture."""
    candidates = _best(candidates, lambda place: _province_score(place, evidence))
    return _best(candidates, lambda place: _prefecture_score(place, evidence, places))


def _best(candidates: tuple[Place, ...], score: Callable[[Place], int]) -> tuple[Place, ...]:
    """The candidates with the best score where it is well above all others, else all."""
    scores = [score(place) for place in candidates]
    top = max(scores)
    winners = tuple(p for p, s in zip(candidates, scores, strict=True) if s == top)
    rivals = [s for s in scores if s != top]
    return winners if top >= _RATIO * max(rivals, default=0) and top > 0 else candidates


def _province_score(place: Place, evidence: Evidence) -> int:
    """How much speaks for a place's province: its name, its laws, its document numbers."""
    sign = _ABBREVIATIONS.get(place.code[:2], "^")
    numbers = rf"{sign}ICP备|{sign}[\u4e00-\u9fff]{{0,8}}[〔\[]20"
    stem = _stem(place.province_zh)
    return (
        _mentions(stem, evidence)
        + len(re.findall(numbers, evidence.text))
        + 3 * sum(place.full_name in official for official in evidence.official)
    )


def _prefecture_score(place: Place, evidence: Evidence, places: Places) -> int:
    """How much speaks for a place's prefecture, or for the county where there is none."""
    if not place.prefecture_zh:
        return _mentions(_stem(place.province_zh), evidence)
    return _mentions(_stem(place.prefecture_zh), evidence)


def _mentions(name: str, evidence: Evidence) -> int:
    """How often a name stands in the text; in an official place it counts for many."""
    return evidence.text.count(name) + 10 * sum(name in o for o in evidence.official)


def _stem(name: str) -> str:
    return re.sub(r"(?:省|市|地区|盟|(?:壮族|回族|维吾尔)?自治区)$", "", name)


def _without_place(name: str, evidence: Evidence, places: Places) -> District:
    """The place of a bureau whose name has none: 区应急管理局, 澧浦镇人民政府."""
    if name and _is_unknown_place(name[1:] if name[:1] in "市区县" else name):
        return District(None, "", (doubt("district_unknown", name),))
    named = _named_officially(name, evidence, places) or _named_in_text(name, evidence, places)
    if named:
        found = _chosen(named, named[0].name_zh, evidence, places)
        note = doubt("district_from_text", named[0].name_zh)
        return District(found.place, "", (note, *found.doubts))
    place = places.by_code.get(evidence.file_code)
    if place:
        return District(place, "", (doubt("district_from_file_name", evidence.file_code),))
    return District(None, "", (doubt("no_district"),))


def _named_officially(name: str, evidence: Evidence, places: Places) -> tuple[Place, ...]:
    """The one place, of the level that the name asks for, that letterhead and registry name."""
    found: dict[str, tuple[Place, ...]] = {}
    for official in evidence.official:
        prefix = places.prefix(official)
        if prefix.places and not prefix.is_stem and _fits(name, prefix.places[0]):
            found[prefix.places[0].code] = prefix.places
    return next(iter(found.values())) if len(found) == 1 else ()


def _named_in_text(name: str, evidence: Evidence, places: Places) -> tuple[Place, ...]:
    """The place before a township's name, or the one that the text names by far most often."""
    township = re.match(r"[\u4e00-\u9fff]{2,6}?(?:街道|镇|乡)", name)
    if township:
        before = {
            evidence.text[max(0, m.start() - 16) : m.start()]
            for m in re.finditer(re.escape(township[0]), evidence.text)
        }
        ends = [places.find(text)[-1:] for text in before]
        direct = {m[0].name: m[0].places for m in ends if m}
        if len(direct) == 1:
            return next(iter(direct.values()))
    mentions = [m for m in places.find(evidence.text) if _fits(name, m.places[0])]
    counts = Counter(m.name for m in mentions).most_common(2)
    if not counts or counts[0][1] < 3 or (len(counts) > 1 and counts[0][1] < 3 * counts[1][1]):
        return ()
    return next(m.places for m in mentions if m.name == counts[0][0])


def _fits(name: str, place: Place) -> bool:
    """Whether a place is of the level that a name such as 区应急管理局 asks for."""
    level = _RELATIVE.match(name)
    word = level[0] if level else ""
    return place.name_zh.endswith(word) if word else place.level == "county"
