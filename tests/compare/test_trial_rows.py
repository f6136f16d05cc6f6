"""Effects of a changed dictionary in words and as a file; the dictionary as it is used."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from compare.load import load_dataset
from compare.metric_use import examples, matching, uses
from compare.telling.phrases import Speaker
from compare.trial_rows import COLUMNS, Teller, reading_said, to_csv
from extract.editing.dictionary_edit import changed
from extract.editing.edits import AddKind, AddMetric, Edit, RemoveWording
from extract.editing.trial import Effect, try_out
from extract.metrics.dictionary import Dictionary
from extract.tables import build

REPORT = "990101-2023-linchuan-emergency"
TEXT = (
    "江州市临川新区应急管理局2023年法治政府建设年度报告\n"
    "=HYPERLINK处罚25件，其中一般程序处罚20件。储备折叠床630张。\n开展检查120次，其中夜查30次。\n2024年1月10日\n"
)
BEDS = AddMetric("camp_beds", "emergency", "折叠床", "camp beds", "折叠床张数", "Camp beds",
                 (("item", ("张",)),), "stock", ("折叠床",))  # fmt: skip
NIGHT = AddKind("inspections", "night", "夜查", "at night", ("夜查",))


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / f"{REPORT}.txt").write_text(TEXT, encoding="utf-8")
    build(tmp_path / "reports", tmp_path / "tables")
    return tmp_path / "tables"


def tried(
    root: Path, tables: Path, lang: str, *edits: Edit
) -> tuple[list[Effect], Dictionary, Speaker]:
    data = load_dataset(tables)
    text = (root / "data" / "metrics.yaml").read_bytes().decode("utf-8")
    new = changed(text, edits, root / "data" / "metrics.yaml")[1]
    trial = try_out(data.dictionary, new, tables.parent / "reports", root / "data")
    return list(trial.effects), new, Speaker(data, lang, {REPORT: "临川新区"})


@pytest.mark.parametrize(
    ("lang", "beds", "night"),
    [
        ("zh", ("词典未收的数量", "折叠床 630 项", ()),
         ("检查次数 30 次", "检查次数（夜查） 30 次", ("分类：合计 → 夜查",))),
        ("en", ("quantity no metric covers", "camp beds 630 items", ()),
         ("inspections 30 times", "inspections (at night) 30 times", ("kind: total → at night",))),
    ],
)  # fmt: skip
def test_effects_in_words(
    root: Path, tables: Path, lang: str, beds: tuple[object, ...], night: tuple[object, ...]
) -> None:
    effects, new, said = tried(root, tables, lang, BEDS, NIGHT)
    told = [Teller(said, new).tell(e) for e in effects]
    assert [(t.before, t.after, t.differs) for t in told] == [beds, night]


def test_the_file_has_every_effect_and_no_formula(root: Path, tables: Path) -> None:
    gone = [RemoveWording("penalty_cases", w) for w in ("行政处罚", "处罚", "查处")]
    effects, new, said = tried(root, tables, "zh", BEDS, *gone)
    rows = list(csv.DictReader(io.StringIO(to_csv(effects, said, new).decode("utf-8-sig"))))
    assert len(rows) == len(effects) >= 2
    assert tuple(rows[0]) == COLUMNS
    lost = next(r for r in rows if r["text"] == "25")
    assert (lost["effect"], lost["metric_before"], lost["value_before"]) == (
        "失去",
        "penalty_cases",
        "25",
    )
    assert lost["sentence"].startswith("'=HYPERLINK")
    assert lost["file"] == f"{REPORT}.txt"
    gained = next(r for r in rows if r["text"] == "630")
    assert (gained["metric_name_after"], gained["unit_after"], gained["fate"]) == (
        "折叠床",
        "item",
        "unmapped",
    )


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("penalty_cases 51 case", "行政处罚 51 件", "administrative penalties 51 cases"),
        ("unmapped", "词典未收的数量", "quantity no metric covers"),
        ("no statistic", "不是统计数据", "no statistic"),
        ("kind total", "分类：合计", "kind: total"),
        ("scope joint", "范围：多部门联合", "scope: joint"),
        ("part of 402", "402 的分项", "a part of 402"),
        ("no part", "不是分项", "no part"),
        ("period_end 2023-11-30", "期间：2023-11-30", "period: 2023-11-30"),
        ("something new", "something new", "something new"),
    ],
)
def test_what_the_accuracy_says_in_words(tables: Path, text: str, zh: str, en: str) -> None:
    data = load_dataset(tables)
    for lang, told in (("zh", zh), ("en", en)):
        assert reading_said(text, data.dictionary, Speaker(data, lang, {})) == told


def test_how_often_metrics_are_found(tables: Path) -> None:
    data = load_dataset(tables)
    found = {u.metric.id: (u.reports, u.figures) for u in uses(data)}
    assert found["penalty_cases"] == (1, 2)
    assert found["drills"] == (0, 0)
    assert len(found) == len(data.dictionary.metrics)
    assert [o.text for o in examples(data, "penalty_cases", 9)] == ["25", "20"]
    assert [u.metric.id for u in matching(uses(data), "", "整改指令书")] == ["rectification_orders"]
    assert {u.metric.family for u in matching(uses(data), "lawsuits", "")} == {"lawsuits"}
    assert matching(uses(data), "", " ") == uses(data)
