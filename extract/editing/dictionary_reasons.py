"""What the strict loader says of a mistake, in Chinese.

The loader's reasons are English sentences with the file's own words in them; here each has its
Chinese pattern. A reason without one is passed on as it is, behind a Chinese word of warning.
"""

from __future__ import annotations

import re

_FOUND = {
    "keys with values": "键和值", "a list": "列表", "a text": "文本", "nothing": "空值",
}  # fmt: skip
_LISTED = {"family": "类别", "measure": "计量性质", "direction": "方向"}
_REASONS = tuple(
    (re.compile(pattern, re.DOTALL), chinese)
    for pattern, chinese in (
        (r"unknown key (.+); known here: (.+)", "没有这个键 {0}；此处可用：{1}"),
        (r"missing key (.+)", "缺少键 {0}"),
        (r"key (.+) stands twice", "键 {0} 出现了两次"),
        (r"expected keys with values here, found (.+)", "此处应为键和值，实为{0}"),
        (r"expected a list here, found (.+)", "此处应为列表，实为{0}"),
        (r"expected a text here, found (.+); put it in quotes if it is one",
         "此处应为文本，实为{0}；如确是文本，请加引号"),
        (r"unknown unit (.+); known: (.+)", "没有单位 {0}；已有：{1}"),
        (r"unknown (family|measure|direction) (.+); one of: (.+)", "{0} {1} 不可用；可用：{2}"),
        (r"a metric needs at least one unit", "指标至少要有一个单位"),
        (r"unit_nouns: (.+) is not a unit of this metric", "unit_nouns：{0} 不是这项指标的单位"),
        (r"a wording needs at least one character besides …", "词语除省略号外至少要有一个字"),
        (r"(\w+): expected true or false", "{0}：只能是 true 或 false"),
        (r"(after|denominators): there is no metric (.+)", "{0}：没有指标 {1}"),
        (r"only_beside: (.+) has no kind (.+)", "only_beside：{0} 没有分类 {1}"),
        (r"not YAML: (.+)", "不符合 YAML 格式（{0}）；请检查缩进、括号和冒号"),
        (r"cannot read the value (.+): (.+)", "无法识别 {0}（{1}）"),
        (r"the file does not exist", "文件不存在"),
        (r"the file is not UTF-8 text \(byte (.+)\)", "文件不是 UTF-8 文本（第 {0} 字节）"),
    )
)  # fmt: skip


def in_chinese(reason: str) -> str:
    """A reason of the loader in Chinese."""
    for pattern, chinese in _REASONS:
        found = pattern.fullmatch(reason)
        if found:
            return chinese.format(*(_FOUND.get(g, _LISTED.get(g, g)) for g in found.groups()))
    return f"有误（{reason}）"
