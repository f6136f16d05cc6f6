"""The metric dictionary: what it says, what it refuses, and that a metric is added without code."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.metrics.dictionary import DIRECTIONS, MEASURES, RESIDENTS, load_dictionary
from extract.tables import build
from extract.yamlfile import YamlProblem
from tests.extract.reader import dictionary

SMALL = """\
families:
  supplies: {zh: 物资, en: Supplies}
units:
  item: {zh: 处, en: items, classifiers: [处, 个]}
metrics:
  depots:
    family: supplies
    zh: 储备点
    en: depots
    definition: {zh: 储备点数, en: Depots}
    units: [item]
    measure: stock
    wordings: [储备点]
"""

Load = Callable[[str], YamlProblem]


@pytest.fixture
def problem(tmp_path: Path) -> Load:
    def load(source: str) -> YamlProblem:
        path = tmp_path / "metrics.yaml"
        path.write_text(source, encoding="utf-8")
        with pytest.raises(YamlProblem) as caught:
            load_dictionary(path)
        assert caught.value.file == str(path)
        return caught.value

    return load


def test_a_small_dictionary_has_its_defaults(tmp_path: Path) -> None:
    path = tmp_path / "metrics.yaml"
    path.write_text(SMALL, encoding="utf-8")
    metric = load_dictionary(path).metrics["depots"]
    assert metric.units == ("item",)
    assert metric.classifiers == {"处": "item", "个": "item"}
    assert (metric.direction, metric.denominators, metric.kinds) == ("neutral", (), {})
    assert not metric.kinds_divide


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("    measure: stock", "    mesure: stock", 12, "unknown key 'mesure'"),
        ("    measure: stock", "    measure: weekly", 12, "unknown measure 'weekly'; one of: flow, stock"),
        ("    measure: stock", "    measure: 3", 12, "expected a text here, found int 3"),
        ("    measure: stock\n", "", 7, "missing key 'measure'"),
        ("family: supplies", "family: supply", 7, "unknown family 'supply'; one of: supplies"),
        ("units: [item]", "units: [piece]", 11, "unknown unit 'piece'; known: item"),
        ("units: [item]", "units: []", 11, "a metric needs at least one unit"),
        ("units: [item]", "units: item", 11, "expected keys with values here, found a text"),
        ("wordings: [储备点]", "wordings: 储备点", 13, "expected a list here, found a text"),
        ("wordings: [储备点]", "wordings: [储备点, 12]", 13, "expected a text here, found int 12"),
        ("wordings: [储备点]", "wordings: [储备点, …]", 13, "at least one character besides …"),
        ("wordings: [储备点]", "wordings: [储备点]\n    after: [camps]", 14, "after: there is no metric 'camps'"),
        ("wordings: [储备点]", "wordings: [储备点]\n    denominators: [people]", 14, "denominators: there is no metric 'people'"),
        ("wordings: [储备点]", "wordings: [储备点]\n    direction: up", 14, "unknown direction 'up'"),
        ("wordings: [储备点]", "wordings: [储备点]\n    kinds_divide: maybe", 14, "kinds_divide: expected true or false"),
        ("wordings: [储备点]", "wordings: [储备点]\n    unit_nouns: {time: [次]}", 14, "'time' is not a unit of this metric"),
        ("wordings: [储备点]", "wordings: [储备点]\n    kinds: {big: {zh: 大型, en: big, only_beside: [small]}}", 14, "only_beside: depots has no kind 'small'"),
        ("wordings: [储备点]", "wordings: [储备点]\n    kinds: {big: {zh: 大型, english: big}}", 14, "unknown key 'english'"),
        ("    zh: 储备点", "    zh: 储备点\n    zh: 仓库", 9, "key 'zh' stands twice"),
        ("  supplies: {zh: 物资, en: Supplies}", "  supplies: {zh: 物资}", 2, "missing key 'en'"),
        ("classifiers: [处, 个]", "classifiers: 处", 4, "expected a list here, found a text"),
        ("families:", "familes:", 1, "unknown key 'familes'"),
        ("zh: 储备点\n    en", "zh: [储备点\n    en", 0, "not YAML"),
    ],
)  # fmt: skip
def test_mistakes_are_refused(problem: Load, old: str, new: str, line: int, reason: str) -> None:
    assert old in SMALL
    found = problem(SMALL.replace(old, new, 1))
    assert reason in found.reason
    assert line in (found.line, 0)


def test_other_quantities_are_checked_too(problem: Load) -> None:
    found = problem(SMALL + "others:\n  - {zh: 车辆, words: [车辆]}\n")
    assert (found.line, "unknown key 'words'" in found.reason) == (15, True)


def test_every_metric_of_the_project_is_told_in_both_languages() -> None:
    for metric in dictionary().metrics.values():
        assert metric.zh, metric.id
        assert metric.en, metric.id
        assert metric.definition_zh, metric.id
        assert metric.definition_en, metric.id
        assert metric.measure in MEASURES
        assert metric.direction in DIRECTIONS
        assert metric.family in dictionary().families
        assert set(metric.units) <= set(dictionary().units)
        assert metric.wordings


def test_people_and_attendances_are_never_one_unit() -> None:
    for metric in dictionary().metrics.values():
        classifiers = metric.classifiers
        for one, other in (("人", "人次"), ("家", "家次"), ("户", "户次")):
            if one in classifiers and other in classifiers and "view" not in metric.units:
                assert classifiers[one] != classifiers[other], metric.id


def test_denominators_are_metrics_or_residents() -> None:
    known = {RESIDENTS, *dictionary().metrics}
    assert all(known.issuperset(m.denominators) for m in dictionary().metrics.values())


NEW_METRIC = """\
  supply_depots:
    family: emergency
    zh: 应急物资储备点
    en: emergency supply depots
    definition: {zh: 应急物资储备点数, en: Depots of emergency supplies}
    units: [item]
    measure: stock
    denominators: [residents]
    wordings: [应急物资储备点, 物资储备点]
    kinds:
      community: {zh: 社区, en: community, wordings: [社区级]}

"""


def test_a_metric_added_in_yaml_appears_in_the_tables(root: Path, tmp_path: Path) -> None:
    data, reports = tmp_path / "data", tmp_path / "reports"
    data.mkdir()
    reports.mkdir()
    for source in [*(root / "data").glob("*.yaml"), *(root / "data").glob("*.csv")]:
        shutil.copy(source, data)
    (reports / "a.txt").write_text(
        "江州市临川新区应急管理局2023年法治政府建设年度报告\n"
        "全区建成应急物资储备点42处，其中社区级储备点30处。\n2024年1月10日\n",
        encoding="utf-8",
    )

    def depots() -> list[tuple[str, str, str]]:
        build(reports, tmp_path / "tables", data=data)
        with (tmp_path / "tables" / "observations.csv").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        return [(r["metric"], r["value"], r["kind"]) for r in rows]

    assert depots() == []
    metrics = data / "metrics.yaml"
    text = metrics.read_text(encoding="utf-8")
    metrics.write_text(text.replace("\nothers:", f"\n{NEW_METRIC}others:", 1), encoding="utf-8")
    assert depots() == [("supply_depots", "42", "total"), ("supply_depots", "30", "community")]
