"""The columns of the data files: what each is called and what stands in it, in both languages."""

from __future__ import annotations

from compare.files.datatable import Column, Label, Type


def _column(
    name: str, kind: Type, zh: str, en: str, about_zh: str = "", about_en: str = "", codes: str = ""
) -> Column:
    return Column(name, kind, Label(zh, en), Label(about_zh, about_en), codes)


_REPORT = (
    _column("report_id", "string", "报告编号", "Report id",
            "报告文件名（不含扩展名）；人工录入的以 entered- 开头",
            "file name without its ending; begins with entered- where no text is held"),
    _column("district_code", "string", "行政区划代码", "District code",
            "GB/T 2260，六位", "GB/T 2260, six digits"),
    _column("district", "string", "区县", "District"),
    _column("province", "string", "省份", "Province"),
    _column("bureau", "string", "单位", "Bureau"),
    _column("agency_type", "string", "单位类型", "Type of bureau", codes="agency_type"),
    _column("level", "string", "行政层级", "Administrative level", codes="level"),
    _column("year", "integer", "年度", "Year"),
)  # fmt: skip
_PERIOD = (
    _column("period_start", "date", "期间起", "Period from"),
    _column("period_end", "date", "期间止", "Period to"),
    _column("period_basis", "string", "期间性质", "Kind of period",
            "非全年的不能与全年直接比较", "part of a year does not compare with a whole one",
            "period_basis"),
)  # fmt: skip
_SOURCE = (
    _column("source", "string", "来源", "Source", "报告标题", "the report's title"),
    _column("source_file", "string", "来源文件", "Source file"),
    _column("source_url", "string", "来源网址", "Source address"),
)

OBSERVATIONS: tuple[Column, ...] = (
    _column("observation_id", "string", "数据编号", "Observation id",
            "同一文本得到同一编号", "the same text gives the same id"),
    *_REPORT,
    _column("family", "string", "类别", "Family", codes="family"),
    _column("family_name", "string", "类别名称", "Family name"),
    _column("metric", "string", "指标", "Metric", "见词典", "see the dictionary"),
    _column("metric_name", "string", "指标名称", "Metric name"),
    _column("coverage", "string", "口径", "Coverage", "种类、对象、受众、方式的名称",
            "the names of kind, party, audience and mode"),
    _column("is_headline", "boolean", "本局总数", "Headline",
            "按总数规则代表该局的数字；其余是分项、联合、全区或较短期间的数字",
            "the figure that speaks for the bureau by the headline rule; the others are parts, "
            "joint, area-wide or of a shorter time"),
    _column("scope", "string", "统计范围", "Scope", codes="scope"),
    _column("kind", "string", "种类", "Kind", codes="kind"),
    _column("party", "string", "对象", "Party", codes="party"),
    _column("audience", "string", "受众", "Audience", codes="audience"),
    _column("mode", "string", "方式", "Mode", codes="mode"),
    _column("state", "string", "状态", "State", "明确说没有的是零，未报告的没有行",
            "a zero is one that the report states; what is not reported has no row", "state"),
    _column("value", "number", "数值", "Value", "以基本单位计，未四舍五入",
            "in the base unit, not rounded"),
    _column("unit", "string", "计量单位", "Unit",
            "单位不同的不相加、不排序", "different units are never added or ranked together",
            "unit"),
    _column("unit_name", "string", "计量单位名称", "Unit name"),
    _column("qualifier", "string", "确数或约数", "Qualifier", codes="qualifier"),
    _column("low", "number", "区间下限", "Low", "按原文写法和约数用词；确数两端相等",
            "by printed precision and qualifier; an exact figure has equal ends"),
    _column("high", "number", "区间上限", "High"),
    *_PERIOD,
    _column("part_of", "string", "所属总数", "Part of", "其总数的数据编号；分项不与总数相加",
            "observation id of its whole; a part is not added to its whole"),
    _column("breakdown", "string", "分项性质", "Breakdown", codes="breakdown"),
    _column("method", "string", "获取方式", "Method", codes="method"),
    _column("confidence", "string", "读取把握", "Confidence", codes="confidence"),
    _column("text", "string", "原文写法", "As written"),
    _column("quote", "string", "原句", "Sentence"),
    _column("section", "string", "所在标题", "Section"),
    _column("start", "integer", "起始字符", "Start", "在报告文本中的位置，从0数起",
            "offset in the report's text, from 0, in characters"),
    _column("end", "integer", "结束字符", "End", "不含", "not included"),
    _column("note", "string", "录入说明", "Note"),
    _column("reviewed_by", "string", "复核人", "Reviewed by"),
    _column("reviewed_at", "string", "复核时间", "Reviewed at"),
    _column("corrected_from", "string", "更正前", "Corrected from", "程序原来读出的内容",
            "what the program had read"),
    _column("corrected_why", "string", "更正理由", "Reason for the correction"),
    *_SOURCE,
)  # fmt: skip

WIDE: tuple[Column, ...] = (
    *_REPORT,
    *_PERIOD,
    _column("method", "string", "获取方式", "Method", codes="method"),
    *_SOURCE,
)

REPORTS: tuple[Column, ...] = (
    *_REPORT,
    _column("published_on", "date", "发布日期", "Published on"),
    *_PERIOD,
    _column("method", "string", "获取方式", "Method", codes="method"),
    _column("figures", "integer", "数字个数", "Figures", "本次所选",
            "of this selection"),
    *_SOURCE,
)  # fmt: skip

DISTRICTS: tuple[Column, ...] = (
    _column("district_code", "string", "行政区划代码", "District code",
            "GB/T 2260，六位", "GB/T 2260, six digits"),
    _column("district_zh", "string", "名称", "Chinese name"),
    _column("district_en", "string", "英文名称", "English name"),
    _column("prefecture_zh", "string", "地市", "Prefecture"),
    _column("province_zh", "string", "省份", "Province"),
    _column("province_en", "string", "省份英文名称", "Province, English name"),
    _column("level", "string", "行政层级", "Administrative level", codes="level"),
    _column("population_2020", "integer", "常住人口（2020年）", "Residents 2020"),
    _column("population_source", "string", "人口来源", "Source of the population"),
    _column("reports", "integer", "报告数", "Reports", "本次所选", "of this selection"),
)  # fmt: skip

METRICS: tuple[Column, ...] = (
    _column("metric", "string", "指标", "Metric"),
    _column("family", "string", "类别", "Family", codes="family"),
    _column("metric_zh", "string", "中文名称", "Chinese name"),
    _column("metric_en", "string", "英文名称", "English name"),
    _column("definition_zh", "string", "中文定义", "Chinese definition"),
    _column("definition_en", "string", "英文定义", "English definition"),
    _column("units", "string", "计量单位", "Units", "以空格分隔", "separated by spaces"),
    _column("measure", "string", "性质", "Measure", codes="measure"),
    _column("direction", "string", "好坏方向", "Direction", codes="direction"),
    _column("denominators", "string", "可除以", "Denominators", "以空格分隔",
            "separated by spaces"),
    _column("kinds", "string", "种类", "Kinds", "以空格分隔", "separated by spaces"),
    _column("figures", "integer", "数字个数", "Figures", "本次所选", "of this selection"),
)  # fmt: skip

CODES: tuple[Column, ...] = (
    _column("list", "string", "代码表", "List"),
    _column("code", "string", "代码", "Code"),
    _column("zh", "string", "中文", "Chinese"),
    _column("en", "string", "英文", "English"),
)
