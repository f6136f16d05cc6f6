"""Tables that were flattened to one cell a line."""

from __future__ import annotations

import pytest

from extract.text.grids import find_cells
from tests.extract.reader import fates, figures


def cells(*lines: str) -> list[tuple[str, str, str, str]]:
    """(label, column, unit, value) of every value that is no row's number."""
    found = find_cells("\n".join(lines))
    return [(c.label, c.column, c.unit, c.text) for c in found if not c.numbers_row]


ROWS = ["指标", "单位", "2023年", "2022年",
        "行政处罚案件", "件", "38", "41",
        "罚款金额", "万元", "39.2", "40"]  # fmt: skip


def test_rows_under_a_header() -> None:
    assert cells(*ROWS) == [
        ("行政处罚案件", "2023年", "件", "38"),
        ("行政处罚案件", "2022年", "件", "41"),
        ("罚款金额", "2023年", "万元", "39.2"),
        ("罚款金额", "2022年", "万元", "40"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["检查企业（家）", "120", "发现隐患（处）", "350"],
            [("检查企业（家）", "", "家", "120"), ("发现隐患（处）", "", "处", "350")],
        ),
        (
            ["检查企业", "120家", "发现隐患", "350处"],
            [("检查企业", "", "", "120家"), ("发现隐患", "", "", "350处")],
        ),
        (
            ["检查企业（家）", "发现隐患（处）", "立案（件）", "120", "350", "12"],
            [
                ("检查企业（家）", "", "家", "120"),
                ("发现隐患（处）", "", "处", "350"),
                ("立案（件）", "", "件", "12"),
            ],
        ),
        (
            ["序号", "项目", "数量", "1", "检查企业（家）", "120", "2", "立案（件）", "12"],
            [("检查企业（家）", "数量", "家", "120"), ("立案（件）", "数量", "件", "12")],
        ),
        (
            [
                "序号",
                "项目",
                "数量",
                "1",
                "检查企业（家）",
                "9",
                "2",
                "立案（件）",
                "8",
                "3",
                "听证（件）",
                "2",
            ],
            [
                ("检查企业（家）", "数量", "家", "9"),
                ("立案（件）", "数量", "件", "8"),
                ("听证（件）", "数量", "件", "2"),
            ],
        ),
        (["检查企业", "全年开展检查。", "120"], []),
        (["检查企业 120 发现隐患 350 立案 12"], []),
        (["检查企业", "120"], []),
        ([], []),
    ],
)
def test_shapes(lines: list[str], expected: list[tuple[str, str, str, str]]) -> None:
    assert cells(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ROWS,
            [
                "penalty_cases 38 case",
                "penalty_cases 41 case prior_year",
                "penalty_amount 392000 CNY",
                "penalty_amount 400000 CNY prior_year",
            ],
        ),
        (
            ["检查企业（家）", "120", "发现隐患（处）", "350"],
            ["enterprises_inspected 120 enterprise", "hazards_found 350 item"],
        ),
        (  # 其中 reaches over the rows that divide the same whole, and no farther
            [
                "指标",
                "本年",
                "行政处罚（件）",
                "44",
                "其中：简易程序（件）",
                "8",
                "普通程序（件）",
                "36",
                "听证（件）",
                "2",
            ],
            [
                "penalty_cases 44 case",
                "penalty_cases 8 case kind=simple_procedure of=44",
                "penalty_cases 36 case kind=ordinary_procedure of=44",
                "hearings 2 case",
            ],
        ),
        (
            [
                "指标",
                "本年",
                "行政处罚（件）",
                "44",
                "其中：简易程序（件）",
                "8",
                "普通程序（件）",
                "38",
            ],
            [
                "penalty_cases 44 case",
                "penalty_cases 8 case kind=simple_procedure of=44",
                "penalty_cases 38 case kind=ordinary_procedure",
            ],
        ),
        (  # grouped by thousands; the months of a column are its period
            [
                "序号",
                "项目",
                "单位",
                "2023年1-6月",
                "2022年1-6月",
                "1",
                "发现隐患",
                "条",
                "1 530",
                "980",
                "2",
                "罚款金额",
                "万元",
                "18. 5",
                "9",
            ],
            [
                "hazards_found 1530 item part_year",
                "hazards_found 980 item prior_year",
                "penalty_amount 185000 CNY part_year",
                "penalty_amount 90000 CNY prior_year",
            ],
        ),
        (
            ["指标", "本年", "行政诉讼（件）", "5", "其中胜诉（件）", "3"],
            ["lawsuits 5 case", "lawsuits 3 case kind=won of=5"],
        ),
    ],
)
def test_values_of_tables(lines: list[str], expected: list[str]) -> None:
    assert figures("\n".join(["情况如下。", *lines])) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["指标", "计划", "完成", "检查企业（家）", "100", "120", "培训场次（场）", "5", "6"],
            ["requirement", "observation", "requirement", "observation"],
        ),
        (
            ["指标", "本年", "同比", "检查企业（家）", "100", "12%", "培训场次（场）", "5", "6%"],
            ["observation", "change", "observation", "change"],
        ),
        (
            ["序号", "项目", "数量", "1", "检查企业（家）", "120", "2", "培训场次（场）", "5"],
            ["heading", "observation", "heading", "observation"],
        ),
        (["购置折叠床（张）", "630", "购置帐篷（顶）", "20"], ["unmapped", "unmapped"]),
    ],
)
def test_columns_give_fates(lines: list[str], expected: list[str]) -> None:
    assert [fate for _, fate in fates("\n".join(["情况如下。", *lines]))] == expected


def test_cells_run_together_are_not_guessed_at() -> None:
    found = fates("指标 单位 数量 帐篷 顶 120 折叠床 张 350 手电 支 12")
    assert {fate for _, fate in found} == {"unmapped"}


CROSSED = ["执法单位", "检查主体（户次）", "立案（件）", "罚没款（万元）",
           "执法一中队", "201", "17", "8.25",
           "执法二中队", "187", "-", "7.62",
           "合计", "388", "17", "15.87"]  # fmt: skip


def test_rows_of_who_did_it_under_what_was_counted() -> None:
    found = {(c.column, c.label): c for c in find_cells("\n".join(CROSSED))}
    total = found["合计", "检查主体（户次）"]
    assert (total.text, total.unit, total.total) == ("388", "户次", -1)
    one = found["执法一中队", "检查主体（户次）"]
    assert (one.text, one.total) == ("201", total.start)
    assert found["执法一中队", "罚没款（万元）"].text == "8.25"
    assert ("执法二中队", "立案（件）") not in found


def test_crossed_tables_are_read_by_their_columns() -> None:
    assert figures("附表\n" + "\n".join(CROSSED) + "\n") == [
        "inspections 201 enterprise_time of=388",
        "penalty_cases_filed 17 case of=17",
        "penalty_amount 82500 CNY of=158700",
        "inspections 187 enterprise_time of=388",
        "penalty_amount 76200 CNY of=158700",
        "inspections 388 enterprise_time",
        "penalty_cases_filed 17 case",
        "penalty_amount 158700 CNY",
    ]
