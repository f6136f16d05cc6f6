"""The dictionary changed as text: only what is meant, in any layout, or nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extract.editing.dictionary_edit import KIND_LISTS, METRIC_LISTS, changed
from extract.editing.dictionary_reasons import in_chinese
from extract.editing.edits import (
    AddKind,
    AddMetric,
    AddWording,
    Edit,
    EditProblem,
    RemoveWording,
    ReplaceText,
    plain,
)
from extract.editing.yaml_text import YamlText, scalar
from extract.metrics.dictionary import Dictionary, load_dictionary, parse_dictionary
from extract.text.fold import fold
from tests.extract.reader import ROOT, dictionary

FILE = ROOT / "data" / "metrics.yaml"
TEXT = FILE.read_bytes().decode("utf-8")
BEDS = AddMetric(
    "camp_beds", "emergency", "折叠床", "camp beds", "储备的折叠床张数", "Camp beds, in store",
    (("item", ("张",)),), "stock", ("折叠床",), ("折叠床位",), ("residents",),
)  # fmt: skip

# Another hand's layout: blocks, comments between, quotes, two spaces more, no line end at the end.
OTHER = """\
# head
families:
    supplies: {zh: 物资, en: "Supplies"}   # one
units:
    item: {zh: 处, en: items, classifiers: [处, 个]}
metrics:
    # ---- stores
    depots:
        family: supplies
        zh: '储备点'
        en: depots
        definition:
            zh: 储备点数
            en: Depots
        units: [item]
        measure: stock
        # how they are called
        wordings:
            - 储备点   # the usual one
            - "仓库"

            # a rare one
            - 物资点
        kinds:
            big:
                zh: 大型
                en: big
    # ---- the end
    trucks: {family: supplies, zh: 车, en: trucks, definition: {zh: 车数, en: Trucks},
             units: [item], measure: stock, wordings: [车辆, 卡车]}
names: [三会一课]"""


def after(text: str, *edits: Edit) -> str:
    return changed(text, edits, FILE)[0]


def moved(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines between those at the beginning and at the end that both have."""
    gone, come = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for at in (0, -1):
        while gone and come and gone[at] == come[at]:
            del gone[at], come[at]
    return gone, come


def test_a_wording_is_one_line_changed_at_its_end() -> None:
    gone, new = moved(TEXT, after(TEXT, AddWording("penalty_cases", "罚单")))
    assert len(gone) == len(new) == 1
    assert new[0] == gone[0].replace("违法案件]", "违法案件, 罚单]")


def test_a_wording_removed_and_added_again_leaves_the_last_line_as_it_was() -> None:
    less = after(TEXT, RemoveWording("penalty_cases", "违法案件"))
    assert "处罚企业]" in less
    assert after(less, AddWording("penalty_cases", "违法案件")) == TEXT


@pytest.mark.parametrize("at", [0, 3, -1])
def test_a_wording_is_removed_with_its_comma(at: int) -> None:
    words = dictionary().metrics["penalty_cases"].wordings
    gone, new = moved(TEXT, after(TEXT, RemoveWording("penalty_cases", words[at])))
    assert new[0].strip() == f"wordings: [{', '.join(w for w in words if w != words[at])}]"
    assert len(gone) == len(new) == 1


def test_the_last_wording_of_a_list_may_go() -> None:
    less = after(TEXT, RemoveWording("legality_reviews", "审核", "followers"))
    assert moved(TEXT, less)[1] == ["    followers: []\n"]


def test_a_list_that_is_not_there_yet_stands_in_its_place() -> None:
    more = after(TEXT, AddWording("officer_deployments", "未出动", "zero_wordings"))
    gone, new = moved(TEXT, more)
    assert (gone, new) == ([], ["    zero_wordings: [未出动]\n"])
    keys = list(yaml.safe_load(more)["metrics"]["officer_deployments"])
    assert keys[-3:] == ["wordings", "excludes", "zero_wordings"]
    more = after(TEXT, AddWording("penalty_cases_filed", "简易立案", kind="simple_procedure"))
    assert moved(TEXT, more)[1] == [
        "      simple_procedure: {zh: 简易程序, en: simple procedure, wordings: [简易立案]}\n"
    ]


def test_a_kind_stands_behind_the_others() -> None:
    gone, new = moved(
        TEXT, after(TEXT, AddKind("inspections", "night", "夜查", "night", ("夜查",)))
    )
    assert (gone, new) == ([], ["      night: {zh: 夜查, en: night, wordings: [夜查]}\n"])
    gone, new = moved(TEXT, after(TEXT, AddKind("drills", "table_top", "桌面", "table, top")))
    assert (gone, new) == (
        [], ["    kinds:\n", "      table_top: {zh: 桌面, en: 'table, top'}\n"]
    )  # fmt: skip
    gone, new = moved(TEXT, after(TEXT, AddKind("training_sessions", "x1", "线上", "online")))
    assert (gone, new) == (
        ["    kinds: {}\n"], ["    kinds:\n", "      x1: {zh: 线上, en: online}\n"]
    )  # fmt: skip


def test_a_metric_stands_at_the_end_of_its_family() -> None:
    text, read = changed(TEXT, [BEDS], FILE)
    gone, new = moved(TEXT, text)
    assert gone == []
    assert new == [
        "  camp_beds:\n", "    family: emergency\n", "    zh: 折叠床\n", "    en: camp beds\n",
        "    definition: {zh: 储备的折叠床张数, en: 'Camp beds, in store'}\n",
        "    units: {item: [张]}\n", "    measure: stock\n", "    denominators: [residents]\n",
        "    wordings: [折叠床]\n", "    excludes: [折叠床位]\n",
    ]  # fmt: skip
    assert read.metrics["camp_beds"].classifiers == {"张": "item"}
    assert list(read.metrics)[-1] == "camp_beds"
    early = changed(TEXT, [AddMetric(**{**vars(BEDS), "family": "penalties"})], FILE)[1]
    at = list(early.metrics).index("camp_beds")
    assert list(early.metrics)[at - 1 : at + 2] == [
        "penalty_disclosures",
        "camp_beds",
        "inspections",
    ]


def test_another_hands_layout_is_kept() -> None:
    assert after(OTHER, AddWording("depots", "库房")) == OTHER.replace(
        "            - 物资点\n", "            - 物资点\n            - 库房\n"
    )
    assert after(OTHER, RemoveWording("depots", "仓库")) == OTHER.replace(
        '            - "仓库"\n', ""
    )
    assert after(OTHER, AddWording("depots", "非仓库", "excludes")) == OTHER.replace(
        "            - 物资点\n", "            - 物资点\n        excludes: [非仓库]\n"
    )
    assert after(OTHER, AddWording("trucks", "汽车")) == OTHER.replace("卡车]", "卡车, 汽车]")
    assert after(OTHER, AddWording("depots", "大库", kind="big")) == OTHER.replace(
        "                en: big\n", "                en: big\n                wordings: [大库]\n"
    )
    assert after(OTHER, AddKind("trucks", "small", "小型", "small")).endswith(
        "卡车], kinds: {small: {zh: 小型, en: small}}}\nnames: [三会一课]"
    )
    assert "\r" not in OTHER
    windows = OTHER.replace("\n", "\r\n")
    assert after(windows, AddWording("depots", "库房")) == after(
        OTHER, AddWording("depots", "库房")
    ).replace("\n", "\r\n")


def test_one_wording_of_a_block_may_be_the_last() -> None:
    one = OTHER.replace(
        '            - "仓库"\n\n            # a rare one\n            - 物资点\n', ""
    )
    less = after(one, RemoveWording("depots", "储备点"))
    assert "            []   # the usual one\n" in less


def test_the_text_of_a_block_is_replaced_and_nothing_else() -> None:
    block = YamlText(TEXT).block("metrics", "hearings")
    assert block.startswith("  hearings:\n")
    assert block.endswith("zero_wordings: [听证]")
    new = block.replace("听证会", "听证会, 听证程序") + "\n    # seen in 2024\n"
    text = after(TEXT, ReplaceText(("metrics", "hearings"), new))
    assert text == TEXT.replace(block, new.rstrip())
    others = YamlText(TEXT).block("others")
    text = after(TEXT, ReplaceText(("others",), others.replace("无人机", "无人机, 机器人")))
    assert text == TEXT.replace("无人机", "无人机, 机器人")


_FOREIGN = st.sampled_from(["罚单", "a: b", "# 号", "- 横", "12", "yes", "'引'", "[方]", "{花}",
                            "甲，乙", "null", "*星", "&和", "1.5", "办理…案", '"', "a,b", "?", "!"])  # fmt: skip


@st.composite
def edits(draw: st.DrawFn, known: Dictionary) -> Edit:
    metric = known.metrics[draw(st.sampled_from(sorted(known.metrics)))]
    what = draw(st.sampled_from(["add", "remove", "kind", "metric"]))
    if what == "kind":
        words = tuple(draw(st.lists(_FOREIGN, max_size=3, unique=True)))
        return AddKind(metric.id, "made_up", draw(_FOREIGN), "made: up", words)
    if what == "metric":
        family = draw(st.sampled_from(sorted(known.families)))
        return AddMetric(
            "made_up", family, draw(_FOREIGN), "made: up", draw(_FOREIGN), "#1",
            (("item", tuple(draw(st.lists(_FOREIGN, max_size=2, unique=True)))),), "flow",
            tuple(draw(st.lists(_FOREIGN, min_size=1, max_size=3, unique=True))),
        )  # fmt: skip
    kind = draw(st.sampled_from(["", *metric.kinds]))
    owner = metric.kinds[kind] if kind else metric
    name = draw(st.sampled_from(KIND_LISTS if kind else METRIC_LISTS))
    there = getattr(owner, name)
    if what == "remove" and there:
        return RemoveWording(metric.id, draw(st.sampled_from(there)), name, kind)
    return AddWording(metric.id, draw(_FOREIGN), name, kind)


@settings(max_examples=15)
@given(edits(dictionary()))
def test_whatever_is_changed_all_else_stays_byte_for_byte(edit: Edit) -> None:
    only_what_is_meant(TEXT, edit)


@given(edits(parse_dictionary(OTHER, FILE)), st.booleans())
def test_in_another_hands_layout_too(edit: Edit, windows: bool) -> None:
    # An entry is not taken away from beside what is said of it; a test of its own says so.
    assume(not (isinstance(edit, RemoveWording) and edit.wording == "储备点"))
    only_what_is_meant(OTHER.replace("\n", "\r\n") if windows else OTHER, edit)


def only_what_is_meant(old: str, edit: Edit) -> None:
    text, read = changed(old, [edit], FILE)
    gone, new = moved(old, text)
    assert len(gone) <= 1
    assert len(new) <= (10 if isinstance(edit, AddMetric) else 2)
    if len(gone) == len(new) == 1:  # one line grows or shrinks, at one place
        head = len(_common(gone[0], new[0]))
        tail = len(_common(gone[0][head:][::-1], new[0][head:][::-1]))
        assert head + tail >= min(len(gone[0]), len(new[0])) - 2
    comments = [line for line in old.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in text.splitlines() if line.lstrip().startswith("#")] == comments
    assert text.count("\r") in {0, text.count("\n")}
    if isinstance(edit, AddWording):
        owner = read.metrics[edit.metric]
        found = getattr(owner.kinds[edit.kind] if edit.kind else owner, edit.to)
        assert found[-1] == fold(edit.wording)


def _common(one: str, other: str) -> str:
    length = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
                  min(len(one), len(other)))  # fmt: skip
    return one[:length]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12))
def test_any_text_is_written_so_that_it_is_read_again(text: str) -> None:
    assert yaml.safe_load(f"a: [{scalar(text)}]") == {"a": [text]}
    assert yaml.safe_load(f"a: {{b: {scalar(text)}, c: d}}") == {"a": {"b": text, "c": "d"}}


@pytest.mark.parametrize(
    ("edit", "reason", "zh"),
    [
        (AddWording("penalty_cases", "行政处罚"), "in this list already", "已在这一列表中"),
        (AddWording("penalty_cases", "……"), "1 to 40 characters", "1至40个字"),
        (AddWording("penalty_cases", " \n"), "1 to 40 characters", "1至40个字"),
        (AddWording("penalty_cases", "甲" * 41), "1 to 40 characters", "1至40个字"),
        (AddWording("penalty", "罚单"), "no 'penalty'", "没有 'penalty'"),
        (AddWording("penalty_cases", "罚单", kind="nonsense"), "no 'nonsense'", "没有 'nonsense'"),
        (AddWording("penalty_cases", "罚单", "units"), "no list 'units'", "没有词语列表"),
        (RemoveWording("penalty_cases", "罚单"), "not in this list", "不在这一列表中"),
        (AddKind("penalty_cases", "fine", "罚款", "fines"), "a 'fine' already", "已有标识"),
        (AddKind("penalty_cases", "total", "合计", "total"), "small Latin letters", "小写英文字母"),
        (AddKind("nonsense", "fine", "罚款", "fines"), "no metric 'nonsense'", "没有指标"),
        (AddKind("drills", "new", "", "new"), "zh: a text", "中文名称：请填写"),
        (AddMetric(**{**vars(BEDS), "id": "Camp beds"}), "small Latin letters", "小写英文字母"),
        (AddMetric(**{**vars(BEDS), "id": "drills"}), "'drills' already", "已有标识"),
        (AddMetric(**{**vars(BEDS), "family": "beds"}), "unknown family 'beds'", "类别 'beds' 不可用"),
        (AddMetric(**{**vars(BEDS), "units": (("beds", ()),)}), "unknown unit 'beds'", "没有单位 'beds'"),
        (AddMetric(**{**vars(BEDS), "wordings": ()}), "at least one wording", "至少要有一个提示词语"),
        (ReplaceText(("metrics", "drills"), " "), "empty", "文本为空"),
        (ReplaceText(("metrics", "drills"), "  exercises:\n    zh: 演练"), "must begin with 'drills'", "须以 'drills' 开头"),
        (ReplaceText(("metrics", "drills"), "drills: 1"), "not YAML", "不符合 YAML 格式"),
    ],
)  # fmt: skip
def test_mistakes_come_back_in_both_languages(edit: Edit, reason: str, zh: str) -> None:
    with pytest.raises(EditProblem) as caught:
        changed(TEXT, [edit], FILE)
    assert reason in caught.value.reason
    assert zh in caught.value.reason_zh


def test_a_mistake_in_the_text_is_told_by_its_line() -> None:
    first = YamlText(TEXT).lines_of("metrics", "hearings")[0] + 1
    block = YamlText(TEXT).block("metrics", "hearings")
    with pytest.raises(EditProblem) as caught:
        changed(
            TEXT, [ReplaceText(("metrics", "hearings"), block.replace("measure", "mesure"))], FILE
        )
    assert caught.value.line == first + TEXT.splitlines()[first - 1 :].index("    measure: flow")
    assert "unknown key 'mesure'" in caught.value.reason
    assert caught.value.reason_zh.startswith("没有这个键 'mesure'")


def test_an_edit_that_would_reach_further_is_refused() -> None:
    linked = OTHER.replace("wordings:\n            - 储备点", "wordings: &w\n            - 储备点")
    linked = linked.replace("wordings: [车辆, 卡车]", "wordings: *w")
    parse_dictionary(linked, FILE)
    with pytest.raises(EditProblem, match="more than is meant"):
        changed(linked, [AddWording("trucks", "汽车")], FILE)
    noted = OTHER.replace("[车辆, 卡车]", "[车辆, # old\n             卡车]")
    with pytest.raises(EditProblem, match="comment"):
        changed(noted, [RemoveWording("trucks", "车辆")], FILE)


def test_every_reason_of_the_loader_has_its_chinese() -> None:
    """The reasons are taken from the code itself, so that a new one is not forgotten."""
    found = 0
    for name in ("metrics/dictionary.py", "yamlfile.py"):
        source = (ROOT / "extract" / name).read_text(encoding="utf-8")
        for text in re.findall(
            r'(?:problem|YamlProblem)\((?:[^"()]|\([^)]*\))*?f?"([^"]+)"', source
        ):
            reason = re.sub(r"\{key\}", "after", text)
            reason = re.sub(r"\{what\}", "family", reason)
            reason = re.sub(r"\{[^}]*\}", "x", reason)
            found += 1
            if reason not in {"x:x: x"}:
                assert not in_chinese(reason).startswith("有误"), reason
    assert found >= 14


def test_a_change_is_kept_as_plain_texts() -> None:
    assert plain(AddWording("drills", "拉练")) == {
        "do": "add_wording", "metric": "drills", "wording": "拉练", "to": "wordings",
    }  # fmt: skip
    told = plain(BEDS)
    assert told["do"] == "add_metric"
    assert told["wordings"] == "折叠床"
    assert json.dumps(told)
    assert plain(ReplaceText(("metrics", "drills"), "x")) == {
        "do": "replace_text", "block": "metrics.drills",
    }  # fmt: skip


def test_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "metrics.yaml"
    path.write_bytes(FILE.read_bytes())
    changed(TEXT, [BEDS], path)
    assert path.read_bytes() == FILE.read_bytes()
    assert load_dictionary(path).metrics.keys() == dictionary().metrics.keys()
    assert [p.name for p in tmp_path.iterdir()] == ["metrics.yaml"]
