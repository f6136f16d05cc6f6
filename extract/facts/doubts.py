"""What may be doubtful about a report's facts: a closed list.

A doubt is an id of this list, followed by ``: `` and particulars where there are any.
"""

from __future__ import annotations

from types import MappingProxyType

# id → (English, Chinese)
DOUBTS = MappingProxyType(
    {
        "no_title": ("no title was found", "未找到标题"),
        "no_agency": ("no bureau was found", "未找到报告机关"),
        "agency_from_text": (
            "the bureau's name is the first sentence's, the title has none",
            "机关名称取自正文首句，标题未写",
        ),
        "agency_from_place": (
            "the title names a place only; the report is taken as its government's",
            "标题只有地名，按该地人民政府的报告处理",
        ),
        "no_year": ("the year is not known", "年度不明"),
        "year_from_text": ("the year is the text's, not the title's", "年度取自正文，标题未写"),
        "year_from_date": (
            "the year is worked out from the date of publication",
            "年度由发布日期推算",
        ),
        "year_from_file_name": ("the year is the file name's", "年度取自文件名"),
        "several_years": ("the report is on several years", "报告涉及多个年度"),
        "no_date": ("no date of publication was found", "未找到发布日期"),
        "date_before_year": (
            "the date of publication is before the year reported on",
            "发布日期早于报告年度",
        ),
        "late_date": (
            "the date of publication is more than two years after the year reported on",
            "发布日期晚于报告年度两年以上",
        ),
        "signed_within_year": (
            "signed within the year, published after it; the period is taken as the full year",
            "年内成文、年后发布，报告期按全年计",
        ),
        "period_not_from_january": (
            "the period does not begin on 1 January",
            "报告期不是从 1 月 1 日开始",
        ),
        "no_district": ("the district is not known", "所属区划不明"),
        "district_unknown": ("no known place has this name", "没有此名称的区划"),
        "district_ambiguous": ("several places have this name", "同名区划不止一个"),
        "district_abbreviated": (
            "the bureau's name has its place in a short form",
            "机关名称中的地名为简称",
        ),
        "district_from_text": (
            "the bureau's name lacks its place; the district is the text's",
            "机关名称未含地名，区划取自正文",
        ),
        "district_from_file_name": ("the district is the file name's", "区划取自文件名"),
        "pages_without_text": (
            "some pages are pictures, whose text is not read",
            "部分页面是图片，其文字未读取",
        ),
        "file_name_disagrees": (
            "the code in the file name is another place's",
            "文件名中的代码属于另一区划",
        ),
    }
)


def doubt(name: str, particulars: str = "") -> str:
    """One doubt of the list, with its particulars. KeyError for a name that is not in it."""
    if name not in DOUBTS:
        raise KeyError(name)
    return f"{name}: {particulars}" if particulars else name
