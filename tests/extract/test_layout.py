"""Lines joined, headings, sections and sentences; every offset leads back to the shown text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text.fold import fold
from extract.text.layout import lay_out

FULL_LINE = "我局认真落实行政执法责任制，组织执法人员深入企业开展"


def compact(text: str) -> str:
    return lay_out(text).compact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("检查 企业 12 家。", "检查企业12家。"),
        ("检查1 186家次。", "检查1186家次。"),
        ("检查1\n186家次。", "检查1186家次。"),
        ("１２　件", "12件"),
        ("2023 12 31", "2023 12 31"),
        ("立案    件数", "立案 件数"),
        ("立案 件数", "立案件数"),
        ("短行\n另一行", "短行\n另一行"),
        (f"{FULL_LINE}\n检查12家。", f"{FULL_LINE}检查12家。"),
        (f"{FULL_LINE}\n\n检查12家。", f"{FULL_LINE}\n检查12家。"),
        (f"{FULL_LINE}检查。\n又检查12家。", f"{FULL_LINE}检查。\n又检查12家。"),
        (f"{FULL_LINE}\n二、其他工作", f"{FULL_LINE}\n二、其他工作"),
        (f"{FULL_LINE}\n　　检查12家。", f"{FULL_LINE}\n检查12家。"),
        ("整改率100%. 处罚3件.", "整改率100%。处罚3件。"),
    ],
)
def test_blanks_and_line_ends(text: str, expected: str) -> None:
    assert compact(text) == expected


def test_a_text_broken_to_a_width_is_joined() -> None:
    prose = "一年来临川新区应急管理局围绕中心工作依法履行职责检查生产经营单位三百家次" * 8
    lines = [prose[i : i + 24] for i in range(0, len(prose), 24)]
    assert compact("\n".join(lines)) == prose


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("一、主要工作", "一、"),
        ("（二）规范执法", "（二）"),
        ("(三)规范执法", "（三）"),
        ("3.规范执法", "3."),
        ("3、规范执法", "3、"),
        ("1.2规范执法", "1.2"),
        ("（4）规范执法", "（4）"),
        ("⑤规范执法", "⑤"),
        ("第六部分 规范执法", "第六部分"),
    ],
)
def test_numbering_is_found(line: str, mark: str) -> None:
    layout = lay_out(f"引言。\n{line}\n正文。")
    assert [layout.compact[a:b] for a, b in layout.numbering] == [mark]


@pytest.mark.parametrize("line", ["3.5万人参加培训", "12月召开会议", "2023年工作", "38件案件"])
def test_numbers_that_begin_a_line_are_no_numbering(line: str) -> None:
    assert lay_out(f"引言。\n{line}\n正文。").numbering == []


SECTIONS = """临川新区应急管理局年度报告
一、主要工作
（一）规范执法
检查12家。整改3处。
（二）宣传
发放资料5份。
二、下一步打算
检查100家。
附件
共4件。
"""


@pytest.mark.parametrize(
    ("sentence", "section", "plan"),
    [
        ("检查12家。", "一、主要工作 > （一）规范执法", False),
        ("整改3处。", "一、主要工作 > （一）规范执法", False),
        ("发放资料5份。", "一、主要工作 > （二）宣传", False),
        ("检查100家。", "二、下一步打算", True),
        ("共4件。", "", False),
    ],
)
def test_sentences_know_their_section(sentence: str, section: str, plan: bool) -> None:
    layout = lay_out(SECTIONS)
    found = {layout.compact[s.start : s.end]: s for s in layout.sentences}
    assert (found[sentence].section, found[sentence].plan) == (section, plan)


@pytest.mark.parametrize(
    ("line", "plan"),
    [
        ("三、下一步打算。检查100家。", True),
        ("四、2024年工作计划：检查100家。", True),
        ("四、问题整改情况。检查100家。", False),
    ],
)
def test_a_paragraph_may_open_with_its_own_plan_title(line: str, plan: bool) -> None:
    assert {s.plan for s in lay_out(line).sentences} == {plan}


_CHARS = st.sampled_from(
    [*"检查企业约一、（）(1)。，；：！？!?,.%％１２3456789０年月日件 　\n\t\r—～《》“”", "\ufeff", "\u200b",
     "執", "\u00a0", "\n\n", "万", "人次", "家", "A", "é", "①", "二、", "10.5"]
)  # fmt: skip
_TEXTS = st.lists(_CHARS, max_size=80).map("".join)


@given(_TEXTS)
def test_every_compact_character_is_the_folded_one_of_its_place(text: str) -> None:
    layout = lay_out(text)
    folded = fold(text)
    places = [layout.original(i) for i in range(len(layout.compact))]
    assert places == sorted(set(places))
    for char, place in zip(layout.compact, places, strict=True):
        if char in " \n":
            assert folded[place] in " \n"
        else:
            assert char == folded[place] or (char, folded[place]) == ("。", ".")


@given(_TEXTS)
def test_nothing_but_blanks_is_left_out(text: str) -> None:
    kept = lay_out(text).compact.replace("。", ".")
    assert "".join(kept.split()) == "".join(fold(text).replace("。", ".").split())


@given(_TEXTS)
def test_sentences_cover_every_line_in_order(text: str) -> None:
    layout = lay_out(text)
    joined = "".join(layout.compact[s.start : s.end] for s in layout.sentences)
    assert joined == layout.compact.replace("\n", "")


@given(_TEXTS, st.integers(0, 79), st.integers(1, 20))
def test_spans_lead_back_and_grow_no_shorter(text: str, start: int, length: int) -> None:
    layout = lay_out(text)
    end = min(start + length, len(layout.compact))
    if start >= end:
        return
    first, last = layout.original_span(start, end)
    assert 0 <= first < last <= len(text)
    assert last - first >= end - start
