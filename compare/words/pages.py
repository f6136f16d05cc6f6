"""The words of the Quality and District pages."""

from __future__ import annotations

PAGE_WORDS: dict[str, tuple[str, str]] = {
    "page.quality": ("质量", "Quality"),
    "page.district": ("区县画像", "District"),
    "control.entered": ("✎ 人工录入的数字", "✎ Figures entered by hand"),
    # compare
    "column.annualised": ("折算全年", "Full year"),
    "control.rate": ("换算", "Rate"),
    "control.group": ("单位：{count} 个", "Bureaus: {count}"),
    "control.level": ("级别", "Level"),
    "control.province": ("省份", "Province"),
    "control.band": ("人口", "Population"),
    "control.any": ("不限", "Any"),
    "level.county": ("区县", "County or district"),
    "level.prefecture": ("地市", "Prefecture"),
    "level.province": ("省", "Province"),
    "level.township": ("街道、乡镇", "Street or town"),
    "level.zone": ("开发区、新区", "Development zone"),
    "band.first": ("{high} 以下", "under {high}"),
    "band.between": ("{low}至{high}", "{low} to {high}"),
    "band.last": ("{low} 以上", "{low} and more"),
    "view.funnel": ("漏斗图", "Funnel"),
    "funnel.title": ("{title}：漏斗图", "{title}: funnel"),
    "funnel.average": ("平均 {value}", "average {value}"),
    "funnel.note": (
        "横轴为分母；虚线为 95% 限、点线为 99.8% 限，围绕全部单位合计的平均水平；"
        "分母越小，偶然波动越大。"
        "落在线外只说明与平均的差别大于偶然，不说明原因",
        "Across: the denominator. Dashed: 95% limits, dotted: 99.8% limits around the average of "
        "all bureaus together; the smaller the denominator, the wider chance alone. A point beyond "
        "them differs from the average by more than chance, which says nothing of the cause",
    ),
    "funnel.place.low": ("低于 99.8% 限", "below the 99.8% limit"),
    "funnel.place.lowish": ("低于 95% 限", "below the 95% limit"),
    "funnel.place.within": ("在限内", "within the limits"),
    "funnel.place.highish": ("高于 95% 限", "above the 95% limit"),
    "funnel.place.high": ("高于 99.8% 限", "above the 99.8% limit"),
    "column.place": ("位置", "Place"),
    "column.denominator": ("分母", "Denominator"),
    "denominator.residents": ("2020 年常住人口", "residents, 2020"),
    "time.one_year": (
        "手头只有 {year} 年的报告；更早的年份是这些报告自己说的上年数（×）。",
        "Only reports of {year} are on file; earlier years are what these reports themselves say "
        "of the year before (×).",
    ),
    "view.pick": ("点击图上的点可看原句。", "Click a point to open its sentence."),
    "control.more": ("选项", "Options"),
    "control.annualise": ("按覆盖天数折算全年", "Extend to the full year by days covered"),
    "control.sum_parts": ("相加互斥分项（标为推算）", "Add exclusive parts (marked as derived)"),
    "control.overrule": ("不可比的也列入（图上注明）", "Rank what is not comparable (and say so)"),
    "control.view": ("视图", "View"),
    "control.against": ("另一指标", "Other metric"),
    "view.bars": ("横向对比", "Across bureaus"),
    "view.family": ("同类指标", "Its family"),
    "view.time": ("历年", "Over time"),
    "view.other": ("与另一指标", "Against another"),
    "view.family.title": ("{family}：各项指标", "{family}: every metric"),
    "view.family.lead": (
        "每个小图一项指标，各有标尺；不同年度、不同类型分组列出。",
        "A small chart a metric, each on a scale of its own; other years and types in groups of "
        "their own.",
    ),
    "view.other.title": (
        "{one}与{other}，{count} 个单位",
        "{one} against {other}, {count} bureaus",
    ),
    "time.recalled": ("{year}年报告所引", "as the {year} report recalls it"),
    "time.note": (
        "圆点为当年报告的数字，叉号为后一年报告所引的上年数，菱形为非全年，空心为人工录入；缺报的年份不连线。",
        "Dots are each year's own figures, crosses last year's as a later report recalls it, "
        "diamonds part of a year, hollow marks entered by hand; missing years break the line.",
    ),
    "other.note": (
        "须线为约数的区间或比率的置信区间，菱形为非全年，空心为人工录入；两项一起变动不等于互为因果。",
        "Whiskers are the intervals of rounded figures and of rates, diamonds part of a year, "
        "hollow marks entered by hand. That two things go together does not say that one causes "
        "the other.",
    ),
    "note.tally": ("不在位次内：{tally}", "outside the ranking: {tally}"),
    "sentence.entered": (
        "人工录入，未存原文",
        "entered by hand, no text on file",
    ),
    "chart.annualised": ("已报{stated}，折算全年", "{stated} stated, extended to the year"),
    "view.time.title": ("{metric}，历年", "{metric}, over the years"),
    "other.verdict": ("{metric}：{verdict}，{reasons}", "{metric}: {verdict}, {reasons}"),
    "other.log": (
        "坐标为对数，因为最大与最小相差数十倍；零单列在最左或最下",
        "logarithmic scale: the largest is tens of times the smallest; zero has a place of its own",
    ),
    # overview of many
    "overview.title.many": (
        "{bureaus} 个单位 {years} 年的 {figures} 个数字",
        "{figures} figures of {bureaus} bureaus, {years}",
    ),
    "overview.lead.many": (
        "只有同类型、同年度的单位才排在一起，每个小图各有标尺；未读者不列。"
        "{read} 份报告的数字点开即是原句，✎ 为人工录入，点开是来源网页。",
        "Only bureaus of one type and year stand together, each small chart on a scale of its own; "
        "what was not read is left out. Figures of {read} reports open their sentence, those "
        "marked ✎ were entered by hand and open their source page.",
    ),
    "overview.group": ("{type} · {year}", "{type} · {year}"),
    "overview.group.count": ("{count} 个单位", "{count} bureaus"),
    "overview.group.one": ("1 个单位，无可比者", "1 bureau, nothing to compare"),
    "overview.group.open": ("对比这一组", "Compare this group"),
    "control.type": ("单位类型", "Type of bureau"),
    "control.type.all": ("全部类型", "All types"),
    "legend.bar": ("出自报告原文", "from a report's text"),
    # quality
    "quality.title": (
        "{reports} 份报告里的 {numbers} 个数字：{share} 的数量已归入指标",
        "{numbers} numbers in {reports} reports: {share} of the quantities belong to a metric",
    ),
    "quality.title.one": (
        "{report}的 {numbers} 个数字：{share} 的数量已归入指标",
        "{numbers} numbers in the report of {report}: {share} of the quantities belong to a metric",
    ),
    "quality.lead": (
        "每个数字都有去向，没有一个被丢掉。数量指说明结果的数字；日期、文号、名称等不算。"
        "点击任何一行看原文。",
        "Every number has a fate and none is dropped. Quantities are numbers that state an "
        "outcome; dates, document numbers, names and the like are not. Click a line for the text.",
    ),
    "quality.entered": (
        "人工录入的数字没有原文，只参加对账。",
        " Figures entered by hand have no text; they are reconciled, not counted.",
    ),
    "quality.report": ("报告", "Report"),
    "quality.numbers": ("数字", "Numbers"),
    "quality.mapped": ("归入指标", "Mapped"),
    "quality.sure": ("归入指标，明确", "mapped, certain"),
    "quality.doubtful": ("归入指标，存疑", "mapped, doubtful"),
    "quality.unmapped": ("词典未收", "not in the dictionary"),
    "quality.rest": ("不是数量", "not a quantity"),
    "quality.chart": ("每份报告的数字，按去向", "Numbers of each report, by fate"),
    "quality.column.doubtful": ("存疑", "Doubtful"),
    "quality.column.unmapped": ("词典未收", "Not mapped"),
    "quality.column.holds": ("对账相符", "Checks hold"),
    "quality.column.fails": ("不符", "Fail"),
    "quality.column.untestable": ("无法核对", "Not tested"),
    "quality.all": ("全部报告", "All reports"),
    "quality.tab.doubts": ("存疑", "Doubtful"),
    "quality.tab.checks": ("对账", "Reconciliation"),
    "quality.tab.unmapped": ("词典未收", "Not in the dictionary"),
    "quality.tab.conflicts": ("报告之间", "Between reports"),
    "quality.doubts.lead": (
        "这些数字读出时并不十分确定，最不确定的在前。请对照原句判断。",
        "Figures that were read with less than full certainty, the least certain first. "
        "Judge them by their sentence.",
    ),
    "quality.checks.lead": (
        "报告里的加总、比率、增减和所引上年数，重新计算；录入数与原文对照。不符的在前，其次是无法核对的。不符可能是原文有误，也可能是读错。",
        "Sums, rates, changes and last year's figures as stated, beside the same worked out anew; "
        "entered figures beside the text. What fails comes first, then what cannot be tested. "
        "A failure may be the report's mistake or the reading's.",
    ),
    "quality.unmapped.lead": (
        "没有指标收的数量，按紧邻的名词归在一起：词典的待办清单。词典有意不收的排在后面。",
        "Quantities that no metric covers, by the noun beside them: the dictionary's to-do list. "
        "Those that the dictionary leaves out on purpose come last.",
    ),
    "quality.conflicts.lead": (
        "同一事实在两处说法不同：后一年报告所引的上年数与上年报告，或录入数与原文。",
        "One fact told in two ways: last year's figure as a later report quotes it against last "
        "year's own report, or an entered figure against the text.",
    ),
    "quality.none.doubts": ("没有存疑的数字。", "No figure is in doubt."),
    "quality.none.checks": (
        "没有可以对账的数字。",
        "There is nothing to reconcile.",
    ),
    "quality.none.unmapped": (
        "每个数量都归入了指标。",
        "Every quantity belongs to a metric.",
    ),
    "quality.none.conflicts": (
        "没有发现互相矛盾的数字。需要同一单位两年的报告，或同一事实的录入数。",
        "No figures contradict each other. This takes two years' reports of one bureau, or an "
        "entered figure of the same fact.",
    ),
    "quality.noun": ("名词", "Noun"),
    "quality.times": ("次数", "Times"),
    "quality.in_reports": ("报告数", "Reports"),
    "quality.known": ("词典有意不收：{group}", "left out on purpose: {group}"),
    "quality.within": ("应不超过 {whole}", "at most {whole}"),
    "quality.says": ("原文为 {whole}", "the report says {whole}"),
    "confidence.high": ("明确", "certain"),
    "confidence.medium": ("中等", "medium"),
    "confidence.low": ("较低", "low"),
    "doubt.inferred_metric": (
        "指标由前文推定",
        "metric inferred from what stands before",
    ),
    "doubt.distant_wording": ("指标字样离数字较远", "metric's wording stands far away"),
    "doubt.inferred_whole": ("所属总数由口径推定", "its whole is inferred from its kind"),
    "doubt.inferred_audience": ("培训对象见于他句", "audience named in another sentence"),
    "doubt.implied_by_change": ("由增减幅度推算", "worked out from a change"),
    "doubt.contested": ("两个指标都可能", "two metrics may claim it"),
    "doubt.template_risk": ("可能是套话或示例", "may be boilerplate"),
    # district
    "district.title": ("{bureau}，{year}", "{bureau}, {year}"),
    "district.numbers": (
        "全文 {numbers} 个数字：{mapped} 个归入指标（其中 {doubtful} 个存疑），"
        "{unmapped} 个数量词典未收",
        "{numbers} numbers in the text: {mapped} mapped ({doubtful} of them doubtful), "
        "{unmapped} covered by no metric",
    ),
    "district.entered": (
        "✎ 人工录入 {count} 个数字；只读了网页开头，其余指标为未读",
        "✎ {count} figures entered by hand; only the beginning of the page was read",
    ),
    "district.peers": (
        "{group}：{count} 个单位，{year}",
        "{group}: {count} bureaus, {year}",
    ),
    "district.peers.one": (
        "{group}：只有{name}（{year}）",
        "{group}: only {name} ({year})",
    ),
    "district.peers.none": (
        "没有其他单位同年的报告，只列本单位的数字",
        "no other bureau's report for this year, so the figures stand alone",
    ),
    "district.peers.few": (
        "同一指标只有一两家时不取中位数，直接列出",
        "with only one or two figures of a metric they are named, and no median is taken",
    ),
    "district.peers.population": (
        "没有本区县的人口数",
        "no population of this place is on file",
    ),
    "district.apart": ("⊘ {count} 家不可比", "⊘ {count} not comparable"),
    "district.caution": ("谨慎可比", "compare with caution"),
    "district.hold": ("{count} 项相符", "{count} hold"),
    "district.reconciliation": ("对账（{count}）", "Reconciliation ({count})"),
    "control.peers": ("与谁比", "Compared with"),
    "control.own": ("自选区县", "Own group of places"),
    "control.own.none": ("选择区县", "Choose places"),
    "untestable.rate": (
        "没有同范围、同期间的分子或分母",
        "no numerator or denominator of like coverage and period",
    ),
    "untestable.growth": ("没有上年数", "last year's figure is not on file"),
    "untestable.prior_year": (
        "没有可对的上年报告",
        "no report of that year states it for the full year",
    ),
    "district.own": ("本单位", "this bureau"),
    "district.peer": ("一个同类单位", "a peer"),
    "district.median": ("同类中位数", "peers' median"),
    "district.spread": ("同类中间一半", "middle half of the peers"),
    "district.scale": (
        "每条横线从零到该指标的最大值",
        "each line runs from zero to the metric's largest figure",
    ),
    "district.median.of": ("中位数 {value}（{count} 家）", "median {value} ({count})"),
    "district.alone": ("同类均未给出", "no peer states it"),
    "district.unmapped": (
        "报告还说了这些，没有指标收（{count}）",
        "Also stated, covered by no metric ({count})",
    ),
    "district.silent": ("未报告：{metrics}", "Not reported: {metrics}"),
    "district.only_peers": ("{state}，而同类有：", "{state}, but stated by peers: "),
    "district.prior": ("上年 {value}", "year before {value}"),
    "district.open": ("在原文中查看", "Open in the report"),
    "district.website": ("来源网页", "Source page"),
}  # fmt: skip
