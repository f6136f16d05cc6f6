"""The words of the Method page and of the report reader's fates."""

from __future__ import annotations

METHOD_WORDS: dict[str, tuple[str, str]] = {
    "method.title": ("口径与方法", "Definitions and method"),
    "method.lead": (
        "每个数字都出自一句话。这里说明数字怎样读出、怎样标注，以及什么不与什么相比。",
        "Every figure comes from one sentence. This page says how figures are read and marked, "
        "and what is not compared with what.",
    ),
    "method.tab.rules": ("可比规则", "What is compared"),
    "method.tab.states": ("数字的状态", "States of a figure"),
    "method.tab.metrics": ("指标词典", "Metric dictionary"),
    "method.tab.fates": ("数字的去向", "Fates of a number"),
    "method.metric": ("指标", "Metric"),
    "method.definition": ("定义", "Definition"),
    "method.units": ("单位", "Units"),
    "method.kinds": ("分类", "Kinds"),
    "method.measure": ("性质", "Measure"),
    "method.reports": ("已报告", "Reported by"),
    "method.reports.count": ("{count}/{of} 份", "{count} of {of}"),
    "measure.flow": ("期间量", "flow"),
    "measure.stock": ("时点量", "stock"),
    "method.mark": ("标记", "Mark"),
    "method.meaning": ("含义", "Meaning"),
    "method.in_chart": ("图中", "In a chart"),
    "method.wording": ("原文写法", "As written"),
    "method.taken_as": ("按区间计", "Taken as"),
    "method.qualifiers": ("约数怎样计", "How rounded figures are taken"),
    "method.rule.headline": (
        "比较用的数字：本局自己的、整个报告期的、明确写出的总数；有确数用确数。"
        "多部门联合的数字和全区的数字另列，不算本局的（联合执法次数本身就是联合的）。",
        "The figure compared: the stated total of the bureau's own, over the report's own period; "
        "an exact one before a rounded one. Joint and area-wide figures stand apart and are not "
        "the bureau's own (joint operations are joint by nature).",
    ),
    "method.rule.parts": (
        "只有分项、没有总数时，不自行相加：面向执法人员、企业、群众的培训可能重叠。"
        "互斥的分项（如简易程序与普通程序）可按需相加，标明为推算。",
        "Where only parts are stated they are not added up: trainings for officers, enterprises "
        "and the public may overlap. Exclusive parts (the two procedures, say) may be added on "
        "demand and are then marked as derived.",
    ),
    "method.rule.unit": (
        "单位不同不相比：次与家次、家与家次、人与人次各自成列，从不相加或合并排序。",
        "Different units are not compared: visits and enterprise visits, enterprises and "
        "enterprise visits, people and person-times are never added or ranked together.",
    ),
    "method.rule.period": (
        "截至年内某日的报告与同年全年相比须谨慎，并始终标出截止日；更短的期间只与同一期间相比。"
        "年化须自行打开，只用于期间量：数值×全年天数÷覆盖天数。年度不同，除非要求，不相比。",
        "A report that ends within the year is compared with a full year only with caution, its "
        "end date always shown; shorter periods are compared with the very same period only. "
        "Extending to the year is a switch, for flows only: value × days of the year ÷ days "
        "covered. Different years are not compared unless asked for.",
    ),
    "method.rule.silence": (
        "未报告不是零。只有报告明确说没有，才记作零。",
        "Not reported is not zero. Only a report that says there were none counts as zero.",
    ),
    "method.rule.rounded": (
        "约数是区间。区间重叠的两个数字，先后不能断定。",
        "A rounded figure is an interval. Two figures whose intervals overlap have no certain "
        "order.",
    ),
    "method.rule.residents": (
        "每万人只用于该区自己的局，人口是2020年人口普查的常住人口；街道不取所在区的人口。",
        "Per 10,000 residents only for bureaus of the district whose population it is, from the "
        "2020 census; a subdistrict does not take its district's population.",
    ),
    "method.rule.direction": (
        "处罚多不等于差，也不等于好。颜色只表示是哪个区，或者大小。",
        "More penalties are not worse, nor better. Colour tells which district, or how large.",
    ),
    "chart.figure": ("实心条", "solid bar"),
    "chart.approximate": ("实心条加须线", "solid bar with a whisker"),
    "chart.part_year": ("斜线填充", "hatched bar"),
    "chart.stated_zero": ("零处短竖线，标0", "a tick at zero, labelled 0"),
    "chart.not_reported": ("无条形，名称仍在轴上", "no bar; the name stays on the axis"),
    "chart.not_read": ("同上", "as above"),
    "chart.not_applicable": ("无条形", "no bar"),
    "chart.parts_only": ("无总条形，列出分项", "no bar for the whole; parts are listed"),
    "chart.not_comparable": ("另列，不入排序", "apart, never in the ranking"),
    "chart.entered": ("空心条", "hollow bar"),
    "chart.corrected": ("实心条", "solid bar"),
    "chart.awaiting_review": ("实心条，点线边", "solid bar, dotted outline"),
    # fates of a number in the text
    "fate.observation": ("统计数据", "statistic"),
    "fate.unmapped": ("词典未收的数量", "quantity no metric covers"),
    "fate.requirement": ("要求或计划", "requirement or plan"),
    "fate.change": ("增减幅度", "change"),
    "fate.date": ("日期", "date"),
    "fate.duration": ("时长", "duration"),
    "fate.document": ("文号、条款", "document number"),
    "fate.heading": ("标题序号", "heading number"),
    "fate.name": ("名称", "name"),
    "fate.rank": ("名次", "rank"),
    "fate.furniture": ("页面附件", "page furniture"),
    "fate.observation.note": (
        "进入数据表，可以对比。", "Goes into the tables and can be compared."),
    "fate.unmapped.note": (
        "确是数量，但没有指标收它。", "A real quantity that no metric of the dictionary covers."),
    "fate.requirement.note": (
        "目标、计划或规定，不是结果。", "A target, plan or rule, not an outcome."),
    "fate.change.note": ("同比增减等。", "Growth against an earlier period and the like."),
    "fate.date.note": ("日期的组成部分。", "Part of a date."),
    "fate.duration.note": ("期限、任期。", "A term or a length of time."),
    "fate.document.note": ("文件的编号、条款。", "The number of a document or an article."),
    "fate.heading.note": ("章节序号。", "The number of a section."),
    "fate.name.note": ("名称里的数字，如“515”。", "A number inside a name, such as “515”."),
    "fate.rank.note": ("第几名、几等奖。", "A rank or a prize."),
    "fate.furniture.note": (
        "网页上的电话、时间等。", "Telephone numbers, clock times and the like on the page."),
}  # fmt: skip
