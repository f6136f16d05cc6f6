"""The words of the API's index: what each route gives and each parameter means."""

from __future__ import annotations

API_WORDS: dict[str, tuple[str, str]] = {
    "api.about": (
        "本站数据的只读接口。每个地址给出与数据页、命令行完全相同的文件；参数有误时返回400并说明原因。",
        "Read-only access to the data of this dashboard: every address gives the same file as the "
        "Data page and the command line. A wrong parameter is answered by 400 with the reason.",
    ),
    "api.route.metrics": ("指标字典，一行一个指标", "the dictionary, one row a metric"),
    "api.route.districts": ("区县，一行一个", "districts, one row each"),
    "api.route.reports": ("报告，一行一个单位年度", "reports, one row a bureau-year"),
    "api.route.observations": (
        "数字，一行一个（长表），或单位年度×指标（宽表）",
        "figures: one row each (tidy), or bureau-years × metrics (wide)",
    ),
    "api.route.comparison": (
        "一个指标一年的对比：可比性、理由、每个单位年度一行，数值不取整",
        "one metric of one year: verdict, reasons and one row a bureau-year, values unrounded",
    ),
    "api.route.data": (
        "以上任何一张表，另有 XLSX、Parquet 和含全部表的数据包（ZIP）",
        "any of these tables, as XLSX or Parquet too, and all of them as a data package (ZIP)",
    ),
    "api.parameter.metric": ("指标代码", "ids of metrics"),
    "api.parameter.family": ("指标类别", "families of metrics"),
    "api.parameter.year": ("年份", "years"),
    "api.parameter.district": (
        "区县行政区划代码（GB/T 2260）；对比按此顺序排列",
        "codes of districts (GB/T 2260); a comparison keeps their order",
    ),
    "api.parameter.report": ("报告代码", "ids of reports"),
    "api.parameter.kind": ("指标的子类，total 为总数", "sub-types of a metric, total the whole"),
    "api.parameter.party": ("对象", "who a figure is of"),
    "api.parameter.audience": ("培训对象", "who was trained"),
    "api.parameter.mode": ("培训方式", "how training was given"),
    "api.parameter.method": (
        "获取方式；只用于长表",
        "how a figure came to be known; with shape=tidy only",
    ),
    "api.parameter.agency_type": ("单位类型", "types of bureaus"),
    "api.parameter.scope": (
        "本局以外的口径：联合或全区",
        "other figures than the bureaus' own: joint or of the whole area",
    ),
    "api.parameter.unit": (
        "指标有几种计量单位时用哪一种",
        "which unit, where a metric is counted in several",
    ),
    "api.parameter.per": ("换算为比率，分母见 /metrics", "a rate; denominators are in /metrics"),
    "api.parameter.annualise": (
        "把不满一年的数字按天数推算为全年",
        "extend part-year flows to their year, by days covered",
    ),
    "api.parameter.sum_parts": (
        "没有总数时把互不重叠的部分相加",
        "add exclusive parts where no total is stated",
    ),
    "api.parameter.overrule": ("不可比的也一并排序", "rank what is not comparable, too"),
    "api.parameter.entered": ("是否包括人工录入的数字", "figures entered by hand, or not"),
    "api.parameter.shape": (
        "长表（一行一个数字）或宽表（单位年度×指标）",
        "tidy (one row a figure) or wide (bureau-years × metrics)",
    ),
    "api.parameter.lang": ("名称用哪种语言", "the language of names"),
    "api.parameter.what": ("哪一张表", "which table"),
    "api.parameter.format": ("文件格式", "the format of the file"),
    "api.values.metric": ("见 /metrics", "listed by /metrics"),
    "api.values.district": ("见 /districts", "listed by /districts"),
    "api.values.report": ("见 /reports", "listed by /reports"),
}
