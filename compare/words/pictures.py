"""The words of pictures, of the charts that a briefing can hold, and of the presentation view."""

from __future__ import annotations

PICTURE_WORDS: dict[str, tuple[str, str]] = {
    # taking a chart away
    "take.title": ("取用此图", "Take this chart away"),
    "take.png": ("PNG 图片", "PNG"),
    "take.png2": ("PNG 图片 2×", "PNG 2×"),
    "take.svg": ("SVG 图片", "SVG"),
    "take.help": (
        "{size}，含标题、口径、可比性、注意事项、来源和网址；单位很多时图会更高，不压缩",
        "{size}, with title, definition, verdict, caveats, sources and address; with dozens of "
        "bureaus it is taller rather than squeezed",
    ),
    "take.missing": (
        "服务器无法生成图片：缺少 {what}。{install} 图上的相机按钮仍可用。",
        "The server cannot draw pictures: {what} is missing. {install} The chart's own camera "
        "button still works.",
    ),
    "take.missing.plain": (
        "服务器无法生成图片：缺少 {what}。{install}",
        "The server cannot draw pictures: {what} is missing. {install}",
    ),
    "picture.long": ("长图：{width}×{height} 像素", "long picture: {width} × {height} pixels"),
    "picture.more_sentences": (
        "（另有 {count} 句，见网页）",
        " ({count} more sentences at the address)",
    ),
    "picture.numbers": ("图中编号：{names}", "numbers in the chart: {names}"),
    "picture.marks": (
        "◔ 非全年，≈ ≥ ≤ 为约数，— 未报告，· 未读，∑? 仅有分项，⊘ 不可比，✎ 人工录入",
        "◔ part of the year, ≈ ≥ ≤ rounded, — not reported, · not read, ∑? parts only, "
        "⊘ not comparable, ✎ entered by hand",
    ),
    "picture.strip": (
        "蓝点为本单位，空心圆为同类单位，竖线为同类中位数（三家起），灰带为中间一半（四家起）；"
        "每行自成标尺，从零起",
        "blue: this bureau; circles: its peers; upright line: their median (from three on); grey "
        "band: their middle half (from four on); each line has a scale of its own from zero",
    ),
    # titles and definitions of what is more than one metric
    "picture.overview.title": (
        "{bureaus} 个单位的{family}，{years}",
        "{family}, {bureaus} bureaus, {years}",
    ),
    "picture.family.title": (
        "{family}，{places}，{years}",
        "{family}, {places}, {years}",
    ),
    "picture.families.all": ("各类指标", "Every family of metrics"),
    "picture.overview.definition": (
        "每格是该单位自己的总数；深浅和长短只在同一指标、同一单位内比较大小，不表示好坏。",
        "Each figure is the bureau's own total. Shades and lengths compare sizes within one metric "
        "and unit; they do not judge.",
    ),
    "picture.mixed": ("逐项判断", "Metric by metric"),
    "picture.mixed.tally": (
        "{comparable} 项可比，{caution} 项谨慎可比，{not_comparable} 项不可比",
        "{comparable} comparable, {caution} with caution, {not_comparable} not comparable",
    ),
    "picture.mixed.none": ("没有可并列的数字", "no figures stand side by side"),
    "picture.time.part_year": ("{who}非全年（◔）", "part of the year (◔): {who}"),
    "picture.time.recalled": (
        "{who}为后一年报告所引（×）",
        "as a later report recalls it (×): {who}",
    ),
    "picture.time.entered": ("{who}为人工录入（✎）", "entered by hand (✎): {who}"),
    "picture.time.approximate": ("{who}为约数", "rounded: {who}"),
    "picture.time.level": (
        "同一单位各年口径可能有变，报告未说明的无从核对",
        "what a bureau counts may change from year to year; where reports do not say so it cannot "
        "be checked",
    ),
    "picture.time.series.recalled": ("{name}（后一年报告所引）", "{name} (as recalled later)"),
    # findings
    "finding.time": ("{metric}：{bureaus}", "{metric}: {bureaus}"),
    "finding.time.point": ("{year}年{figure}", "{year}: {figure}"),
    "finding.time.many": (
        "{count}个单位有不止一年的{metric}，年份从{first}到{last}，各年数字见表",
        "{count} bureaus state {metric} for more than one year, from {first} to {last}; the "
        "figures are in the table",
    ),
    "finding.recalled": ("{year}年报告所引", "as the {year} report recalls it"),
    "finding.part_year": ("非全年", "part of the year"),
    "finding.pairs": (
        "{count}个单位两项都有数字：{bureaus}",
        "{count} bureaus state both: {bureaus}",
    ),
    "finding.pairs.many": (
        "{count}个单位两项都有数字：{one}从{low}到{high}，{other}从{low2}到{high2}",
        "{count} bureaus state both: {one} from {low} to {high}, {other} from {low2} to {high2}",
    ),
    "finding.pairs.hedge": (
        "两项一起变动不等于互为因果",
        "that two things go together does not say that one causes the other",
    ),
    "finding.funnel": (
        "{count}个单位合计平均{average}；{outside}",
        "{count} bureaus, {average} on average over all of them; {outside}",
    ),
    "finding.funnel.within": (
        "各单位都在95%限内，差别不超出偶然可及的范围",
        "all lie within the 95% limits, no further apart than chance may bring them",
    ),
    "finding.funnel.outside": (
        "在限外的：{who}；其余{rest}个在95%限内",
        "outside the limits: {who}; the other {rest} lie within 95%",
    ),
    "finding.grid": (
        "{metrics}项指标：{bureaus}",
        "{metrics} metrics: {bureaus}",
    ),
    "finding.grid.bureau": (
        "{who}给出总数{stated}项{rest}",
        "{who} states a total for {stated}{rest}",
    ),
    "finding.grid.zero": ("（其中明确为零{count}项）", " ({count} of them zero)"),
    "finding.grid.parts": ("，仅有分项{count}项", ", parts only for {count}"),
    "finding.grid.apart": ("，不可比{count}项", ", not comparable for {count}"),
    "finding.grid.silent": ("，未报告{count}项", ", none for {count}"),
    "finding.grid.unread": ("，未读{count}项", ", not read for {count}"),
    "finding.grid.many": (
        "{bureaus}个单位、{metrics}项指标：给出总数{stated}处，仅有分项{parts}处，不可比{apart}处，"
        "未报告{silent}处，未读{unread}处",
        "{bureaus} bureaus and {metrics} metrics: {stated} totals stated, {parts} parts only, "
        "{apart} not comparable, {silent} not reported, {unread} not read",
    ),
    "finding.grid.part_year": ("非全年的：{who}", "part of the year: {who}"),
    "finding.district": (
        "{who}给出{count}项指标的数字",
        "{who} states figures of {count} metrics",
    ),
    "finding.district.first": ("其中{figures}", "among them {figures}"),
    "finding.district.peers": (
        "{count}项有同类可并列，其中{caution}项须谨慎",
        "{count} stand beside peers' figures, {caution} of them with caution",
    ),
    "finding.district.alone": ("没有同类可并列", "no peers stand beside them"),
    "finding.district.period": ("期间为{period}", "over {period}"),
    "finding.figure": ("{metric}{figure}", "{metric}: {figure}"),
    # the briefing's charts
    "briefing.column.median": ("同类", "Peers"),
    "briefing.column.verdict": ("可比性", "Verdict"),
    "briefing.column.metric": ("指标", "Metric"),
    "briefing.no_view": (
        "没有可画的内容",
        "there is nothing to draw of it",
    ),
    "briefing.funnel.inner": ("95% 限", "95% limit"),
    "briefing.funnel.outer": ("99.8% 限", "99.8% limit"),
    "briefing.funnel.mean": ("合计平均", "average over all"),
    # navigation and the presentation view
    "nav.take": ("取用", "Take away"),
    "nav.manage": ("管理", "Manage"),
    "present.on": ("演示", "Present"),
    "present.help": (
        "演示视图（按键 p）：只留图和说明，适合截图",
        "Presentation view (key p): the chart and its words alone, ready for a screenshot",
    ),
    "present.off": ("退出演示", "Leave presentation"),
}
