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
        "年度不同，除非要求，不相比。",
        "A report that ends within the year is compared with a full year only with caution, its "
        "end date always shown; shorter periods are compared with the very same period only. "
        "Different years are not compared unless asked for.",
    ),
    "method.rule.annualise": (
        "折算全年须自行打开，平时不折算。只用于截止日已知的年初以来的期间量：数值×全年天数÷覆盖天数，"
        "图中为斜线之外的空框。时点量、比率、专项行动不折算。",
        "Extending to the year is a switch, off at first. It is for year-to-date flows of known "
        "end only: value × days of the year ÷ days covered, drawn as an empty outline beyond the "
        "hatching. Stocks, percentages and campaigns are never extended.",
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
    "method.rule.ranks": (
        "位次是范围：并列、约数的区间、没有数字的单位都使它变宽。“第3至5位，共16个”表示"
        "无论未知者实际是多少，位次都在其中。报告写明的零参加排序，未报告的不参加，但计入范围。",
        "A rank is a range: ties, the intervals of rounded figures and bureaus without a figure "
        "widen it. “3–5 of 16” holds whatever the unknown ones are. A stated zero is ranked; "
        "silence is not, but counts in the range.",
    ),
    "method.rule.rates": (
        "比率的分子分母须是同一报告、同一范围、类别和期间的总数。95%置信区间：计数用Byar法"
        "（少于10件用精确法），比例用Wilson法，与PHEindicatormethods一致；件数少于5的注明不稳定。"
        "每例平均数没有置信区间。",
        "A rate divides two totals of one report, of the same coverage, kind and period. 95% "
        "confidence intervals are Byar's for counts (exact below 10) and Wilson's for "
        "proportions, as in PHEindicatormethods; counts under 5 are called unstable. Averages "
        "per case have none.",
    ),
    "method.rule.residents": (
        "每万人只用于该区自己的局，人口是2020年人口普查的常住人口；街道不取所在区的人口。",
        "Per 10,000 residents only for bureaus of the district whose population it is, from the "
        "2020 census; a subdistrict does not take its district's population.",
    ),
    "method.rule.peers": (
        "单位先与同类型、同年度的比；可改为同级、同省、人口相近（本区县的一半至两倍），或自选，"
        "选择留在网址里。中位数只取可以并列的数字，三家起才算；四家起标出中间一半。",
        "A bureau is compared with its own type and year first; further by level, province, "
        "similar population (half to twice its own) or an own choice, which the address keeps. "
        "A median takes only figures that may stand beside one another, from three on; the "
        "middle half is marked from four on.",
    ),
    "method.rule.entered": (
        "✎ 为人工从公开网页录入，未存原文，点开是来源网页，比较时须谨慎；可一键关闭。"
        "只读了网页开头，其余为未读，不是未报告。与原文读出的是同一事实时，以原文为准，录入的作印证，不一致则列为矛盾。",
        "✎ marks figures entered by hand from public pages; no text is held, they open their "
        "page, ask for caution, and one switch turns them off. Only the beginnings were read, so "
        "the rest is not read, not unreported. Where a figure was also read from a text, the "
        "text stands and the entered one corroborates it, or the two are shown as a conflict.",
    ),
    "method.rule.review": (
        "✓ 为人工更正的数字，原来读出的内容、更正人和理由在原文页和文件中列出；"
        "? 为待复核：读取把握低（指标用词离数字较远、另一指标同样接近，或紧邻未填的模板）"
        "且尚无人看过。"
        "其余疑点列在复核页，不加记号。复核后认可的数字不再带 ?，仍为读出的数字。",
        "✓ marks a figure that a person corrected; the Source page and the files say what had been "
        "read, who corrected it and why. ? awaits review: it was read with low confidence (its "
        "metric's wording stands far off, another metric's stands as near, or a form beside it was "
        "left unfilled) and nobody has looked at it yet. Other doubts are listed on the Review "
        "page and carry no mark. What a person accepts loses its ? and stays as it was read.",
    ),
    "method.rule.reconciliation": (
        "对账：分项之和、比率、增减重新计算，所引上年数与上年报告对照；结果为相符、不符或无法核对。"
        "不符只列出，不改动。",
        "Reconciliation: sums of parts, rates and changes are worked out anew, last year's figure "
        "as quoted is set beside last year's own report; each holds, fails or cannot be tested. "
        "A failure is shown and never mended.",
    ),
    "method.rule.direction": (
        "处罚多不等于差，也不等于好。颜色只表示是哪个区，或者大小。",
        "More penalties are not worse, nor better. Colour tells which district, or how large.",
    ),
    "method.verdicts": ("三种结论", "Three verdicts"),
    "method.verdict": ("结论", "Verdict"),
    "method.verdict.comparable": (
        "单位、口径、期间一致，没有须注意之处。",
        "Unit, coverage and period agree and nothing asks for caution.",
    ),
    "method.verdict.caution": (
        "可以排在一起，但有下列须注意之处。",
        "They may be ranked together, but a reason below asks for caution.",
    ),
    "method.verdict.not_comparable": (
        "单位、口径或期间不同，或不足两个总数：另列，不排序。使用者坚持时，图上注明。",
        "Unit, coverage or period differ, or there are fewer than two totals: shown apart and not "
        "ranked. Where the user insists, the picture says so.",
    ),
    "method.codes": ("结论的理由", "Reasons for a verdict"),
    "method.code": ("代码", "Code"),
    "method.code.unit": ("计量单位不同", "different units"),
    "method.code.period": ("期间或年度不同，或折算", "other periods or years, or extended"),
    "method.code.scope": ("本局、联合、全区之别", "own, joint or area-wide figures"),
    "method.code.kind": ("类别不同", "different kinds"),
    "method.code.party": ("对象不同（单位、个人）", "different parties (entities, individuals)"),
    "method.code.audience": ("受众不同", "different audiences"),
    "method.code.mode": ("方式不同（线上、线下）", "different modes (online, offline)"),
    "method.code.agency_type": ("单位类型不同", "different types of bureau"),
    "method.code.level": ("行政级别不同", "different administrative levels"),
    "method.code.counting_rule": ("计数口径有附注", "a note on what was counted"),
    "method.code.overlap": ("同一事项可能重复计数", "the same acts may be counted twice"),
    "method.code.rounded": ("约数的区间重叠", "intervals of rounded figures overlap"),
    "method.code.small_number": ("少于5，不稳定", "under 5, unstable"),
    "method.code.entered": ("人工录入，未存原文", "entered by hand, no text on file"),
    "method.code.arithmetic": ("前后矛盾或计算不符", "contradictions or arithmetic that fails"),
    "method.code.no_headline": ("没有总数，或只有分项", "no total, or only parts"),
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
