"""What bureaus, metrics, units, slices and periods are called, in either language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from compare.load import Dataset
from compare.model import Observation, Report, Slice
from compare.words import WORDS, joined, word


def district_name(dataset: Dataset, report: Report, lang: str) -> str:
    """南开区 / Nankai District; the Chinese name where no English one is on file."""
    place = dataset.place(report)
    if place is None:
        return report.district or report.agency or report.id
    return place.name_zh if lang == "zh" else place.name_en or place.name_zh


def place_name(dataset: Dataset, code: str, lang: str) -> str:
    """A district, prefecture or province by its code; the code where it is not known."""
    place = dataset.places.get(code)
    if place is None:
        return code
    name = place.name_zh
    return name if lang == "zh" else place.name_en or _PROVINCES.get(name, name)


def province_name(dataset: Dataset, report: Report, lang: str) -> str:
    """The province, in Chinese only where no English name is on file."""
    place = dataset.place(report)
    name = report.province or (place.province_zh if place else "")
    return name if lang == "zh" else _PROVINCES.get(name, name)


def agency_name(report: Report, lang: str) -> str:
    """What kind of bureau it is: 应急管理局 / Emergency Management Bureau."""
    return type_name(report.agency_type, lang)


def type_name(agency_type: str, lang: str) -> str:
    """The type of a bureau by its id."""
    key = f"agency.{agency_type}"
    return word(key if key in WORDS else "agency.other", lang)


def bureau_name(dataset: Dataset, report: Report, lang: str) -> str:
    """The bureau in full: the report's own name, or in English composed of district and type.

    Of streets, towns and bureaus of no type of their own a district has many, so that the Chinese
    name stands between, unless its kind is a common one: Binhai New Area 新北街道 Subdistrict
    Office, Liupanshui City Water Affairs Bureau.
    """
    district = district_name(dataset, report, lang)
    if lang == "zh":
        return report.agency or district
    local = local_name(dataset, report)
    kind = _ended(agency_name(report, lang), report.agency)
    if report.agency_type == "street":
        kind = word("agency.town", lang) if local.endswith(("镇", "乡")) else kind
        return " ".join(part for part in (district, local, kind) if part)
    if report.agency_type == "other" and local:
        kind = _other(local)
    if kind.startswith("City "):
        # Xi'an City Management Bureau, not Xi'an City City Management Bureau.
        district = district.removesuffix(" City")
    return f"{district} {kind}"


def _other(local: str) -> str:
    """The English name of a bureau of no type of its own; its Chinese one where it is rare."""
    fitting = [zh for zh in _OTHERS if local.endswith(zh)]
    return _OTHERS[max(fitting, key=len)] if fitting else local


def _ended(kind: str, agency: str) -> str:
    """The English type with the rank that the Chinese name gives: 局 Bureau, 委员会 Commission,
    厅 Department (of a province)."""
    for ending, rank in _RANKS.items():
        if agency.endswith(ending):
            first, _, last = kind.rpartition(" ")
            return f"{first} {rank}" if last in _RANKS.values() else kind
    return kind


def short_names(dataset: Dataset, reports: Sequence[Report], lang: str) -> dict[str, str]:
    """Report id → the shortest name that tells the reports apart.

    The district alone where that is enough; with the bureau's type, the province or the year
    where districts have the same name, several bureaus or several years. A township or
    subdistrict is always named, and so is a bureau of a type that has no name of its own, or whose
    district is not known.
    """
    types: dict[str, set[str]] = {}
    codes: dict[str, set[str]] = {}
    names = {r.id: district_name(dataset, r, lang) for r in reports}
    for r in reports:
        types.setdefault(r.district_code, set()).add(r.agency_type)
        codes.setdefault(names[r.id], set()).add(r.district_code)
    several_years = len({r.year for r in reports}) > 1
    space = "" if lang == "zh" else " "
    full = {}
    for r in reports:
        name = names[r.id]
        if len(codes[name]) > 1:
            name = province_name(dataset, r, lang) + space + name
        local = local_name(dataset, r)
        if local and r.agency_type in {"street", "other"}:
            known = lang != "zh" and r.agency_type == "other"
            name = f"{name}{space}{_other(local) if known else local}"
        elif len(types[r.district_code]) > 1 and name != r.agency:
            kind = agency_name(r, lang)
            name = f"{name}{space}{kind if lang == 'zh' else _ended(kind, r.agency)}"
        full[r.id] = f"{name} {r.year}" if several_years and r.year else name
    twice = Counter(full.values())
    return {key: f"{name} · {key}" if twice[name] > 1 else name for key, name in full.items()}


def with_year(name: str, year: int | None) -> str:
    """A report's name with its year, which it may have already."""
    return name if not year or name.endswith(f" {year}") else f"{name} {year}"


def local_name(dataset: Dataset, report: Report) -> str:
    """The bureau's own Chinese name without its district: 寨上街道, 水务局; may be empty."""
    place = dataset.place(report)
    district = place.name_zh if place else report.district
    rest = report.agency.rpartition(district)[2] if district else report.agency
    return rest.removesuffix("办事处").removesuffix("人民政府")


def metric_name(dataset: Dataset, metric: str, lang: str) -> str:
    """The metric's name without its unit."""
    found = dataset.dictionary.metrics.get(metric)
    return metric if found is None else (found.zh if lang == "zh" else found.en)


def family_name(dataset: Dataset, family: str, lang: str) -> str:
    """行政处罚 / Penalties."""
    found = dataset.dictionary.families[family]
    return found.zh if lang == "zh" else found.en


def unit_name(dataset: Dataset, unit: str, lang: str) -> str:
    """件 / cases; the id where the dictionary does not know it."""
    if unit == "CNY":
        return "元" if lang == "zh" else "CNY"
    found = dataset.dictionary.units.get(unit)
    return unit if found is None else (found.zh if lang == "zh" else found.en)


def counted_unit(dataset: Dataset, unit: str, value: float, lang: str) -> str:
    """The unit after its number: the dictionary's English names are plurals, but 1 case."""
    name = unit_name(dataset, unit, lang)
    if lang == "zh" or value != 1:
        return name
    return "person" if name == "people" else name.removesuffix("s")


def metric_title(dataset: Dataset, metric: str, unit: str, lang: str) -> str:
    """行政处罚（件） / administrative penalties (cases)."""
    name = metric_name(dataset, metric, lang)
    return name + word("brackets", lang, inner=unit_name(dataset, unit, lang)) if unit else name


def slice_name(dataset: Dataset, metric: str, part: Slice, lang: str) -> str:
    """合计 / total, or the parts' names: 企业 线下 / enterprises, in person."""
    if part.is_whole:
        return word("slice.total", lang)
    found = dataset.dictionary.metrics.get(metric)
    names = []
    for dimension, value in part.named().items():
        kind = found.kinds.get(value) if found and dimension == "kind" else None
        key = f"{dimension}.{value}"
        if kind is not None:
            names.append(kind.zh if lang == "zh" else kind.en)
        else:
            names.append(word(key, lang) if key in WORDS else value)
    return ("·" if lang == "zh" else ", ").join(names)


def part_name(dataset: Dataset, part: Observation, whole: Slice, lang: str) -> str:
    """What a part is called beside its whole: the dimensions in which it differs."""
    own, other = part.slice.named(), whole.named()
    differing = Slice(**{k: v for k, v in own.items() if other.get(k) != v})
    if differing.is_whole:
        return word("part.unnamed", lang)
    return slice_name(dataset, part.metric, differing, lang)


def day(value: date | None) -> str:
    """ISO 8601, as everywhere."""
    return value.isoformat() if value else ""


def period_name(report: Report, lang: str) -> str:
    """2023年全年, or ◔ 截至2023-12-04."""
    if report.period_basis == "full_year" and report.year:
        return word("period.full_year", lang, year=report.year)
    if report.period_end:
        return "◔ " + word("period.until", lang, end=day(report.period_end))
    return word("period.unknown", lang)


def listed(names: Sequence[str], lang: str, most: int = 4) -> str:
    """A list for a sentence; a long one is cut and counted: 甲、乙…(12)."""
    if len(names) <= most:
        return joined(list(names), lang)
    return joined(list(names[: most - 1]), lang) + f"…({len(names)})"


_PROVINCES = {
    "北京市": "Beijing", "天津市": "Tianjin", "上海市": "Shanghai", "重庆市": "Chongqing",
    "河北省": "Hebei", "山西省": "Shanxi", "辽宁省": "Liaoning", "吉林省": "Jilin",
    "黑龙江省": "Heilongjiang", "江苏省": "Jiangsu", "浙江省": "Zhejiang", "安徽省": "Anhui",
    "福建省": "Fujian", "江西省": "Jiangxi", "山东省": "Shandong", "河南省": "Henan",
    "湖北省": "Hubei", "湖南省": "Hunan", "广东省": "Guangdong", "海南省": "Hainan",
    "四川省": "Sichuan", "贵州省": "Guizhou", "云南省": "Yunnan", "陕西省": "Shaanxi",
    "甘肃省": "Gansu", "青海省": "Qinghai", "内蒙古自治区": "Inner Mongolia",
    "广西壮族自治区": "Guangxi", "西藏自治区": "Tibet", "宁夏回族自治区": "Ningxia",
    "新疆维吾尔自治区": "Xinjiang",
}  # fmt: skip
_RANKS = {"局": "Bureau", "委员会": "Commission", "厅": "Department"}
_OTHERS = {
    "人力资源和社会保障局": "Human Resources and Social Security Bureau",
    "自然资源和规划局": "Natural Resources and Planning Bureau",
    "自然资源局": "Natural Resources Bureau", "交通运输局": "Transport Bureau",
    "水务局": "Water Affairs Bureau", "水利局": "Water Resources Bureau",
    "住房和城乡建设局": "Housing and Urban-Rural Development Bureau",
    "教育局": "Education Bureau", "民政局": "Civil Affairs Bureau", "财政局": "Finance Bureau",
    "公安局": "Public Security Bureau", "审计局": "Audit Bureau", "统计局": "Statistics Bureau",
    "发展和改革委员会": "Development and Reform Commission",
    "发展和改革局": "Development and Reform Bureau",
    "行政审批局": "Administrative Approval Bureau",
}  # fmt: skip
