"""The words of verdicts, ranks, rates, reconciliation and peer groups."""

from __future__ import annotations

ENGINE_WORDS: dict[str, tuple[str, str]] = {
    # why a headline was chosen
    "why.only": ("报告中唯一的本局总数", "the only total of its own that the report states"),
    "why.read": (
        "以原文读出的为准，人工录入的作印证",
        "the one read from the text stands; the one entered by hand is its witness",
    ),
    "why.exact": (
        "同一事实有确数和约数，取确数", "the exact one of an exact and a rounded statement"),
    "why.same": ("多处陈述一致", "stated several times, always the same"),
    "why.parts": (
        "总数前后不一，取列有分项的", "of totals that differ, the one with its parts listed"),
    "why.largest": ("总数前后不一，取最大的", "of totals that differ, the largest"),
    "why.derived": ("由互斥分项相加，报告未写明总数",
                    "a sum of exclusive parts; the report states no total"),
    "why.derivable": ("分项互斥，可按需相加", "the parts are exclusive and may be added on demand"),
    "why.overruled": ("按使用者要求列入", "included because the user asked for it"),
    # reasons
    "reason.conflict.entered": (
        "{who}的原文（{text}）与人工录入（{other}）不一",
        "the text ({text}) and the figure entered by hand ({other}) differ: {who}",
    ),
    "reason.units": ("计量单位不同", "different units"),
    "reason.slices": ("口径不同，所指部分不一", "different parts of the metric"),
    "reason.scopes": ("统计范围不同（本局、联合、全区）",
                      "different coverage (own, joint, area-wide)"),
    "reason.lengths": ("期间长短不同", "periods of different length"),
    "reason.other_year": ("{who}为{year}年的数字", "figures of {year}: {who}"),
    "reason.other_period": ("{who}为全年或年初以来的数字",
                            "figures of the year or the year to date: {who}"),
    "reason.other_scope": ("{who}只有{scopes}的数字", "only {scopes} figures: {who}"),
    "reason.overlap": (
        "{who}的范围相同或互相包含，同一事项可能重复计数",
        "the same acts may be counted by several, as their areas or periods overlap: {who}",
    ),
    "reason.counting": (
        "{who}的计数口径见附注", "see the notes on what was counted: {who}"),
    "reason.denominator.entered": (
        "{who}的分母为人工录入", "denominator entered by hand: {who}"),
    "reason.denominator.conflict": (
        "{who}的分母前后不一：{text}与{other}",
        "the denominator contradicts itself, {text} and {other}: {who}",
    ),
    "reason.small.below": (
        "{who}的分母少于5，平均数不稳定", "averages over fewer than 5, unstable: {who}"),
    "reason.overruled": (
        "{who}{ground}，本不可比，按使用者要求列入",
        "not comparable ({ground}), included because the user asked for it: {who}",
    ),
    "reason.derived": (
        "{who}的总数由分项相加得出", "totals added up from parts, not stated: {who}"),
    "reason.entered": (
        "{who}的数字为人工录入，未存原文", "entered by hand, no text on file: {who}"),
    "reason.small": (
        "{who}的件数少于5，比率不稳定", "counts under 5, the rate is unstable: {who}"),
    "reason.annualised": (
        "{who}按天数折算为全年", "extended to the full year by days covered: {who}"),
    "reason.not_annualised": (
        "{who}截止日不详，未折算", "not extended, the end date is not known: {who}"),
    "reason.denominator.no_headline": (
        "{who}没有可作分母的本局总数", "no total to divide by: {who}"),
    "reason.denominator.scope": (
        "{who}的分子分母范围不同", "numerator and denominator differ in coverage: {who}"),
    "reason.denominator.kind": (
        "{who}的分子分母类别不同", "numerator and denominator differ in kind: {who}"),
    "reason.denominator.party": (
        "{who}的分子分母对象不同", "numerator and denominator differ in party: {who}"),
    "reason.denominator.audience": (
        "{who}的分子分母受众不同", "numerator and denominator differ in audience: {who}"),
    "reason.denominator.mode": (
        "{who}的分子分母方式不同", "numerator and denominator differ in mode: {who}"),
    "reason.denominator.period": (
        "{who}的分子分母期间不同", "numerator and denominator differ in period: {who}"),
    "reason.denominator.unit": (
        "{who}的分母单位不同", "the denominator is in another unit: {who}"),
    "reason.denominator.zero": ("{who}的分母为零", "the denominator is zero: {who}"),
    "reason.more_than_all": (
        "{who}的分子大于分母", "the numerator exceeds the denominator: {who}"),
    "reason.period.until.unknown": (
        "{who}截止日不详", "{who} up to an unknown date"),
    "note.not_read": ("{who}未读全文，此项不详", "only the beginning was read, not known: {who}"),
    "note.counting": ("{who}的录入说明：{note}", "noted on entering, {who}: {note}"),
    "note.annualised": (
        "折算：数值×全年天数÷覆盖天数，仅用于期间量，假定其余时间同样进行",
        "Extended to the year: value × days of the year ÷ days covered, for flows only; supposes "
        "that the rest of the year goes on alike",
    ),
    "note.annualised.how": (
        "{who}截至{end}：×{year}÷{days}", "{who} up to {end}: × {year} ÷ {days}"),
    "ground.scope": ("统计范围不同", "different coverage"),
    "ground.period": ("期间不同", "different periods"),
    "note.confidence": (
        "95%置信区间：计数用Byar法（少于10件用精确法），比例用Wilson法",
        "95% confidence intervals: Byar's method for counts (exact below 10), Wilson's for "
        "proportions",
    ),
    "agency.town": ("镇人民政府", "Town Government"),
    # ranks
    "rank.one": ("第{low}位，共{of}个", "{low} of {of}"),
    "rank.range": ("第{low}至{high}位，共{of}个", "{low}–{high} of {of}"),
    "rank.tally": ("{count}个{state}", "{count} {state}"),
    "column.rank_range": ("位次", "Rank"),
    "column.confidence": ("95%置信区间", "95% confidence interval"),
    # rates
    "rate.10k_residents": ("每万人", "per 10,000 residents"),
    "rate.1000_inspections": ("每千次检查", "per 1,000 inspections"),
    "rate.inspection": ("每次检查", "per inspection"),
    "rate.enterprise": ("每家被检查企业", "per enterprise inspected"),
    "rate.case": ("每件处罚", "per penalty case"),
    "rate.hazard": ("占发现隐患的百分比", "per cent of the hazards found"),
    "rate.appearance_due": ("占应出庭次数的百分比", "per cent of the appearances due"),
    "rate.session": ("每场培训", "per training session"),
    "rate.none": ("不作换算", "as stated"),
    # peers
    "peers.type": ("同类单位", "Same type of bureau"),
    "peers.level": ("同类同级", "Same type and level"),
    "peers.province": ("同类同省", "Same type and province"),
    "peers.population": ("同类、人口相近", "Same type, similar population"),
    "peers.own": ("自选", "Own group"),
    # reconciliation
    "check.holds": ("相符", "holds"),
    "check.fails": ("不符", "fails"),
    "check.untestable": ("无法核对", "cannot be tested"),
    "check.sum_of_parts": ("分项之和等于总数", "the parts make the whole"),
    "check.part_within_whole": ("分项不大于总数", "the part is within its whole"),
    "check.rate": ("比率与分子分母相符", "the rate follows from its figures"),
    "check.growth": ("增减幅度与上年数相符", "the change follows from last year's figure"),
    "check.prior_year": (
        "所引上年数与上年报告相符", "last year's figure agrees with last year's own report"),
    "check.entered": ("人工录入与原文相符", "the entered figure agrees with the text"),
}  # fmt: skip
