"""Every word that the screen shows, in both languages, in one place.

``word("key", "zh")`` gives a phrase; names in braces are filled in. What a metric, a family, a
unit or a kind is called is data and stands in ``data/metrics.yaml``.
"""

from __future__ import annotations

from compare.words.add import ADD_WORDS
from compare.words.dictionary import DICTIONARY_WORDS
from compare.words.engine import ENGINE_WORDS
from compare.words.method import METHOD_WORDS
from compare.words.pages import PAGE_WORDS
from compare.words.review import REVIEW_WORDS
from compare.words.takeaway import TAKEAWAY_WORDS

LANGUAGES = ("zh", "en")

WORDS: dict[str, tuple[str, str]] = {
    # the app
    "app.name": ("对照 Duizhao", "Duizhao 对照"),
    "app.language": ("语言", "Language"),
    "page.overview": ("总览", "Overview"),
    "page.compare": ("指标对比", "Compare"),
    "page.source": ("原文", "Source"),
    "page.method": ("方法", "Method"),
    "list.separator": ("、", ", "),
    "clause.separator": ("；", "; "),
    "colon": ("：", ": "),
    "brackets": ("（{inner}）", " ({inner})"),
    # controls
    "control.family": ("类别", "Family"),
    "control.families.all": ("全部", "All"),
    "control.metric": ("指标", "Metric"),
    "control.slice": ("口径", "Coverage"),
    "control.unit": ("计量单位", "Unit"),
    "control.year": ("年度", "Year"),
    "control.year.all": ("全部年度", "All years"),
    "control.bureaus": ("单位", "Bureaus"),
    "control.bureaus.all": ("全部", "All"),
    "control.per_residents": ("每万人", "Per 10,000 residents"),
    "control.parts": ("其中", "Of which"),
    "control.report": ("报告", "Report"),
    "control.options": ("筛选与选项", "Filters and options"),
    # headings
    "overview.title": (
        "{reports} 份法治政府建设报告，{metrics} 项指标",
        "{reports} rule-of-law reports, {metrics} metrics",
    ),
    "overview.lead": (
        "每格是该局自己的总数；点击数字看原句，点击指标名作对比。"
        "颜色只在同一列、同一单位内比较大小，不表示好坏。",
        "Each cell is the bureau's own total. Click a figure for its sentence, a metric to compare "
        "it. Shading compares sizes within one column and unit; it does not judge.",
    ),
    "overview.silent": ("各报告均未报告：{metrics}", "In none of these reports: {metrics}"),
    "overview.bureau": ("单位", "Bureau"),
    "legend.title": ("图例", "Legend"),
    "legend.small": ("小", "small"),
    "legend.large": ("大（同列内，对数）", "large (within a column, logarithmic)"),
    "compare.title": ("{metric}，{places}，{years}", "{metric}, {places}, {years}"),
    "compare.places.many": ("{count} 个单位", "{count} bureaus"),
    "years.single": ("{year}年", "{year}"),
    "compare.apart": ("不列入排序", "Not in the ranking"),
    "compare.table": ("同样的数据，表格形式", "The same figures as a table"),
    "compare.pick": (
        "点击条形或表格行，打开所出自的句子。",
        "Click a bar or a row to open the sentence it comes from.",
    ),
    "compare.open_source": ("在原文中查看", "Open in the report"),
    "compare.caveats": ("须知", "Caveats"),
    "compare.sources": ("来源", "Sources"),
    "source.numbers": (
        "{observation} 个数字是统计数据，{other} 个不是；颜色和下划线表示去向。",
        "{observation} numbers are statistics, {other} are not. Colour and underline tell "
        "what became of each.",
    ),
    "source.observations": ("读出的数据（{count}）", "Figures read ({count})"),
    "source.fate": ("去向", "Fate"),
    "source.compare": ("对比这项指标", "Compare this metric"),
    "source.published": ("发布日期：{date}", "published {date}"),
    "source.no_text": (
        "找不到报告文件 {file}。请把它放回 {folder}，然后重新载入。",
        "The report file {file} is missing. Put it back into {folder} and reload.",
    ),
    # downloads
    "download.csv": ("下载 CSV", "Download CSV"),
    "install.chromium": (
        "请运行 make browser 安装。",
        "Run make browser to install it.",
    ),
    "install.kaleido": ("请运行 make setup 安装。", "Run make setup to install it."),
    # table columns
    "column.rank": ("序", "Order"),
    "column.bureau": ("单位", "Bureau"),
    "column.coverage": ("口径", "Coverage"),
    "column.figure": ("数值", "Figure"),
    "column.measure": ("计量单位", "Unit"),
    "column.interval": ("区间", "Interval"),
    "column.state": ("状态", "State"),
    "column.period": ("统计期间", "Period"),
    "column.rate": ("每万人", "Per 10,000"),
    "column.quote": ("原句", "Sentence"),
    "column.source": ("来源", "Source"),
    # states
    "state.figure": ("已报告", "stated"),
    "state.approximate": ("约数、余数（须线为区间）", "approximate, more or less than"),
    "state.part_year": ("非全年（附截止日）", "part of the year, with its end"),
    "state.stated_zero": ("零（明确说没有）", "stated zero"),
    "state.not_reported": ("未报告", "not reported"),
    "state.not_read": ("未读", "not read"),
    "state.not_applicable": ("不适用", "not applicable"),
    "state.parts_only": ("仅有分项，没有总数", "parts only, no total stated"),
    "state.not_comparable": ("不可比", "not comparable"),
    "state.awaiting_review": ("待复核", "awaiting review"),
    "state.entered": ("人工录入", "entered by hand"),
    "state.corrected": ("人工更正", "corrected by a person"),
    # verdicts
    "verdict.comparable": ("可比", "Comparable"),
    "verdict.caution": ("谨慎可比", "Comparable with caution"),
    "verdict.not_comparable": ("不可比", "Not comparable"),
    "verdict.comparable.why": (
        "单位、期间、口径一致",
        "same unit, period and coverage",
    ),
    # reasons
    "reason.period": (
        "期间不同：{part}，{full}",
        "periods differ: {part}; {full}",
    ),
    "reason.period.until": ("{who}截至{end}", "{who} up to {end}"),
    "reason.period.full": ("{who}为全年", "{who} the full year"),
    "reason.period.ends": (
        "截止日不同：{ends}",
        "different end dates: {ends}",
    ),
    "reason.years": ("年度不同：{years}", "different years: {years}"),
    "reason.one_figure": (
        "只有{who}有本局总数",
        "only {who} states a total of its own",
    ),
    "reason.no_figure": (
        "没有单位给出本局总数",
        "no bureau states a total of its own",
    ),
    "reason.parts_only": (
        "{who}只有分项，没有总数",
        "parts only, no total: {who}",
    ),
    "reason.only_unit": (
        "{who}以{units}计，单位不同",
        "another unit ({units}): {who}",
    ),
    "reason.only_scope": (
        "{who}只有{scopes}的数字，不是本局的",
        "only {scopes} figures, not the bureau's own: {who}",
    ),
    "reason.only_period": (
        "{who}只有期间较短或跨年累计的数字",
        "figures of a shorter or a cumulative period only: {who}",
    ),
    "reason.conflict": (
        "{who}的报告前后不一：{text}与{other}",
        "the report contradicts itself, {text} and {other}: {who}",
    ),
    "reason.rounded": (
        "{who}的数字有约数，区间重叠，先后不能断定",
        "rounded figures of {who} overlap, so their order is not certain",
    ),
    "reason.agency_type": ("单位类型不同", "different types of bureau"),
    "reason.level": ("行政层级不同", "different administrative levels"),
    "reason.residents": (
        "{who}没有可用的常住人口",
        "no resident population is on file for {who}",
    ),
    "note.rounded": (
        "{who}为{how}，按{interval}计",
        "{who}: {how}, taken as {interval}",
    ),
    "note.rounded.many": (
        "{who}为约数，按区间计，见表",
        "{who}: rounded figures, taken as the intervals in the table",
    ),
    "note.not_reported": ("{who}未报告", "not reported by {who}"),
    "note.residents": (
        "每万人按2020年人口普查常住人口计",
        "per 10,000 residents of the 2020 census",
    ),
    "note.joint": (
        "{who}另有{scope}的数字：{figures}",
        "{who} also states {scope} figures: {figures}",
    ),
    # dimensions
    "slice.total": ("合计", "total"),
    "scope.own": ("本局", "own"),
    "scope.joint": ("多部门联合", "joint"),
    "scope.area": ("全区", "area-wide"),
    "party.entity": ("单位", "entities"),
    "party.individual": ("个人", "individuals"),
    "audience.officers": ("执法人员", "officers"),
    "audience.cadres": ("领导干部", "officials"),
    "audience.enterprises": ("企业", "enterprises"),
    "audience.public": ("群众", "the public"),
    "mode.online": ("线上", "online"),
    "mode.offline": ("线下", "in person"),
    "qualifier.exact": ("确数", "exact"),
    "qualifier.approximate": ("约数", "approximate"),
    "qualifier.more_than": ("“以上”数", "more than"),
    "qualifier.less_than": ("“不足”数", "less than"),
    "part.of_which": ("其中{name}", "of which {name}"),
    "part.including": ("含{name}", "including {name}"),
    "part.stated": ("分项 {name}", "part: {name}"),
    "part.unnamed": ("分项", "a part"),
    # periods
    "period.full_year": ("{year}全年", "full year {year}"),
    "period.until": ("截至{end}", "to {end}"),
    "period.prior_year": ("上年", "year before"),
    "period.unknown": ("期间不详", "period not stated"),
    # bureaus
    "agency.emergency_management": ("应急管理局", "Emergency Management Bureau"),
    "agency.market_supervision": ("市场监督管理局", "Market Supervision Bureau"),
    "agency.city_management": ("城市管理局", "City Management Bureau"),
    "agency.ecology": ("生态环境局", "Ecology and Environment Bureau"),
    "agency.justice": ("司法局", "Justice Bureau"),
    "agency.culture_tourism": ("文化和旅游局", "Culture and Tourism Bureau"),
    "agency.health": ("卫生健康委员会", "Health Commission"),
    "agency.agriculture": ("农业农村局", "Agriculture Bureau"),
    "agency.government": ("人民政府", "People's Government"),
    "agency.street": ("街道办事处", "Subdistrict Office"),
    "agency.fire": ("消防救援机构", "Fire and Rescue Authority"),
    "agency.other": ("其他单位", "Other Body"),
    # money and numbers
    "money.yuan": ("{number}元", "CNY {number}"),
    "money.wan": ("{number}万元", "CNY {number}"),
    "money.yi": ("{number}亿元", "CNY {number}"),
    "rate.unit": ("{unit}/万人", "{unit} per 10,000 residents"),
    # empty and failing
    "empty.metric": (
        "所选单位均未报告这项指标。请另选指标，或增加单位。",
        "None of the chosen bureaus reports this metric. Choose another metric or more bureaus.",
    ),
    "error.tables": (
        "数据表无法生成或读取：{reason}。请运行 make build 查看详情。",
        "The tables could not be built or read: {reason}. Run make build for details.",
    ),
    "failures": (
        "{count} 个文件无法读取：{files}",
        "{count} files could not be read: {files}",
    ),
    "loading.tables": ("正在读取报告…", "Reading the reports…"),
    **ADD_WORDS,
    **METHOD_WORDS,
    **ENGINE_WORDS,
    **DICTIONARY_WORDS,
    **PAGE_WORDS,
    **TAKEAWAY_WORDS,
    **REVIEW_WORDS,
}


def word(key: str, lang: str, **values: object) -> str:
    """The phrase ``key`` in ``lang`` ('zh' or 'en') with the names in braces filled in."""
    phrase = WORDS[key][LANGUAGES.index(lang)]
    return phrase.format(**values) if values else phrase


def joined(parts: list[str], lang: str) -> str:
    """A plain list: 南开区、南海区 / Nankai, Nanhai."""
    return word("list.separator", lang).join(parts)
