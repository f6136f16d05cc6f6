"""Numbers that are no statistics, known by their own form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numbers.fates import FATES, FateFinder
from extract.text.layout import lay_out
from tests.extract.reader import dictionary, fates, read


def marks(text: str) -> list[tuple[str, str]]:
    layout = lay_out(text)
    found = FateFinder(dictionary().names).find(layout)
    return [(layout.compact[m.start : m.end], m.fate) for m in found]


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("2023年", "date"),
        ("2023年度", "date"),
        ("2021-2025年", "date"),
        ("2023年1月5日", "date"),
        ("2023年1-11月", "date"),
        ("2024-01-15", "date"),
        ("6月底", "date"),
        ("3月15日", "date"),
        ("二〇二四年一月十五日", "date"),
        ("24小时", "duration"),
        ("15个工作日内", "duration"),
        ("三个月", "duration"),
        ("7×24小时", "duration"),
        ("〔2023〕2号", "document"),
        ("（2023）17号", "document"),
        ("第11号", "document"),
        ("第三十条", "document"),
        ("第102条", "document"),
        ("《江州市安全生产三十条措施（第2版）》", "document"),
        ("GB/T2260-2007", "document"),
        ("第一", "rank"),
        ("第3名", "rank"),
        ("三等奖", "rank"),
        ("排名第一", "rank"),
        ("“515”", "name"),
        ("“1+N+7”", "name"),
        ("“八五”", "name"),
        ("三会一课", "name"),
        ("12345热线", "name"),
        ("15条硬措施", "name"),
        ("3D", "name"),
        ("16：03：44", "furniture"),
        ("联系电话：0999-12345678", "furniture"),
        ("13900000000", "furniture"),
        ("浏览次数：1024次", "furniture"),
        ("第3页共12页", "furniture"),
        ("江ICP备12345678号", "furniture"),
        ("https://jiangzhou.example/2023/1.html", "furniture"),
    ],
)
def test_form(text: str, fate: str) -> None:
    found = marks(f"内容{text}，内容")
    assert [f for _, f in found] == [fate]
    assert [c for c in found[0][0] if c.isdigit()] == [c for c in text if c.isdigit()]


@pytest.mark.parametrize(
    "text",
    ["检查2023家企业", "处罚12件", "“全年检查企业300家，整改隐患12处”", "共105人", "罚款12345元"],
)
def test_counts_are_left_for_the_metrics(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize("text", ["一、主要工作", "（三）规范执法", "4.规范执法"])
def test_section_numbers_are_headings(text: str) -> None:
    assert [fate for _, fate in marks(text)] == ["heading"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("荣获三等奖。", [("三等奖", "rank")]),
        ("依据第三十条处罚5件。", [("第三十条", "document"), ("5", "observation")]),
        ("落实“515”战略，检查30家次。", [("515", "name"), ("30", "observation")]),
        ("购置折叠床630张。", [("630", "unmapped")]),
        ("每月检查不少于2次。", [("2", "requirement")]),
        ("同比增长12%。", [("12%", "change")]),
        ("罚款12345元。", [("12345", "observation")]),
        ("12345热线办理举报61件。", [("12345", "name"), ("61", "observation")]),
        ("成立一个专班。", []),
        ("为期三个月。", [("三", "duration")]),
        ("2024年1月5日", [("2024", "date"), ("1", "date"), ("5", "date")]),
        ("任期3年，聘任监督员10名。", [("3", "duration"), ("10", "unmapped")]),
    ],
)  # fmt: skip
def test_in_the_ledger(text: str, expected: list[tuple[str, str]]) -> None:
    assert [m for m in fates(text) if m[1] != "heading"] == expected


_PIECES = st.sampled_from(
    ["检查", "处罚", "12", "3.5万", "元", "件", "家次", "（", "）", "，", "。", "\n", "一、", "2023年",
     "第3条", "《", "》", "“", "”", "其中", "分别为", "和", "同比增长", "%", "1-11月", "１２", "10:30",
     "三十余次", "无", "行政诉讼", "电话：", "不少于", "计划", "0", "指标", "数量", "4 5", "A1"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map("".join))
def test_every_digit_of_any_text_lies_in_the_ledger(text: str) -> None:
    reading = read(text)
    spans = [reading.layout.original_span(m.start, m.end) for m in reading.mentions]
    covered = {i for start, end in spans for i in range(start, end)}
    assert {i for i, c in enumerate(text) if c.isdigit()} <= covered
    assert {m.fate for m in reading.mentions} <= set(FATES)
    assert [m.start for m in reading.mentions] == sorted(m.start for m in reading.mentions)
