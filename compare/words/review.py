"""The words of the Review page, of corrections and of who may write."""

from __future__ import annotations

REVIEW_WORDS: dict[str, tuple[str, str]] = {
    # who may write
    "writing.read_only": (
        "本看板为只读，不能改动数据。要复核或更正，请在自己的电脑上以 DUIZHAO_MODE=local 启动。",
        "This dashboard is read-only and changes no data. To review or correct, start it on your "
        "own machine with DUIZHAO_MODE=local.",
    ),
    "writing.mode": (
        "环境变量 DUIZHAO_MODE 的值无法识别，因此不能改动数据。"
        "可用的值：{modes}。请改正后重新启动。",
        "The setting DUIZHAO_MODE has a value that is not known, so no data can be changed. It may "
        "be {modes}. Correct it and start again.",
    ),
    "writing.address": (
        "看板没有限定只对本机服务，因此不能改动数据。请用 make run 启动（地址 127.0.0.1）；"
        "要让别人查看，请设 DUIZHAO_MODE=read_only。",
        "The dashboard does not answer this machine alone, so no data can be changed. Start it "
        "with make run (address 127.0.0.1); to show it to others, set DUIZHAO_MODE=read_only.",
    ),
    "writing.elsewhere": (
        "本页不是从看板所在的电脑打开的，因此不能改动数据。"
        "请在那台电脑上打开 http://127.0.0.1 加端口号。",
        "This page was not opened on the machine that the dashboard runs on, so no data can be "
        "changed. Open http://127.0.0.1 with the port there.",
    ),
    "writing.nameless": (
        "请先填写姓名，每项改动都会署名",
        "Give a name first; each change is signed with it",
    ),
    "writing.ask": (
        "署名（每项改动都会记下是谁做的）",
        "Your name (each change is signed with it)",
    ),
    "writing.ask.help": (
        "只问一次，保存在这个浏览器里。不是登录，不核对身份。",
        "Asked once and kept in this browser. It is no log-in; nobody checks it.",
    ),
    "writing.begin": ("开始", "Begin"),
    "writing.signed": ("署名：{name}", "Signed: {name}"),
    "writing.other": ("换人", "Someone else"),
    # marks
    "review.awaits": ("待复核：读取把握低", "awaiting review: read with low confidence"),
    "review.corrected_by": (
        "{who} 于 {day} 更正，原读出：{was}",
        "corrected by {who} on {day}; had been read as: {was}",
    ),
    "review.corrected_why": ("理由：{why}", "reason: {why}"),
    # the page
    "page.review": ("复核", "Review"),
    "review.title": ("复核：{open} 项待看", "Review: {open} to look at"),
    "review.title.done": ("复核：全部看过", "Review: everything has been looked at"),
    "review.lead": (
        "最可疑的在前。已看 {done} / {all} 项。认可或更正后离开队列，数字随即更新。",
        "Most doubtful first. {done} of {all} done. What is accepted or corrected leaves the "
        "queue, and the figures follow at once.",
    ),
    "review.empty": (
        "这些条件下没有要看的。请放宽筛选，或选“已看”查看做过的。",
        "Nothing to look at under these filters. Widen them, or choose Done to see what was done.",
    ),
    "review.control.state": ("状态", "State"),
    "review.state.open": ("待看", "Open"),
    "review.state.done": ("已看", "Done"),
    "review.control.reason": ("缘由", "Reason"),
    "review.all": ("全部", "All"),
    "review.queue": ("队列", "Queue"),
    "review.why": ("为什么列入", "Why it is here"),
    "review.read_as": ("读作", "Read as"),
    "review.not_figure": ("未作为数据（{fate}）", "no figure ({fate})"),
    "review.looks_like": ("像是：{metrics}", "looks like: {metrics}"),
    "review.part_of": ("属于：{whole}", "part of: {whole}"),
    "review.rejected": ("已否决，不是数据", "rejected, no figure"),
    "review.open": ("复核或更正", "Review or correct"),
    "review.open_source": ("在原文中查看", "See it in the report"),
    "review.action.accept": ("认可", "Accept"),
    "review.action.not_figure": ("确实不是数据", "Right, no figure"),
    "review.action.change": ("更正", "Correct"),
    "review.action.add": ("作为数据补入", "Add as a figure"),
    "review.action.reject": ("不是数据", "Not a figure"),
    "review.action.next": ("下一项", "Next"),
    "review.action.previous": ("上一项", "Previous"),
    "review.action.undo": ("撤销", "Undo"),
    "review.action.save": ("保存更正", "Save"),
    "review.action.close": ("取消", "Cancel"),
    "review.keys": (
        "按键：A 认可，E 更正，X 不是数据，N 下一项，P 上一项，U 撤销最近一次。",
        "Keys: A accept, E correct, X not a figure, N next, P previous, U undo the latest.",
    ),
    "review.field.value": ("数值（以 {unit} 计）", "Value (in {unit})"),
    "review.field.metric": ("指标", "Metric"),
    "review.field.unit": ("计量单位", "Unit"),
    "review.field.kind": ("种类", "Kind"),
    "review.field.scope": ("统计范围", "Scope"),
    "review.field.party": ("对象", "Party"),
    "review.field.audience": ("受众", "Audience"),
    "review.field.mode": ("方式", "Mode"),
    "review.field.qualifier": ("确数或约数", "Qualifier"),
    "review.field.period": ("期间", "Period"),
    "review.field.period_start": ("期间起（如 2023-01-01）", "From (like 2023-01-01)"),
    "review.field.period_end": ("期间止", "To"),
    "review.field.part_of": ("属于哪个总数", "Part of"),
    "review.field.why": ("理由（会留在记录中）", "Reason (is kept on record)"),
    "review.field.fate": ("实际是", "It is in fact"),
    "review.fixed": (
        "看板用的是现成的数据表（DUIZHAO_TABLES），更正不会生效，因此这里只能查看。",
        "The dashboard shows ready-made tables (DUIZHAO_TABLES), in which no correction takes "
        "effect, so this page only shows them.",
    ),
    "review.none": ("不属于任何总数", "of no whole"),
    "review.total": ("合计", "total"),
    "review.history": ("这个数字的改动记录", "What was done to this figure"),
    "review.history.all": ("最近的改动", "Latest changes"),
    "review.history.line": (
        "{when}，{who}所作：{what}",
        "{when}, {who}: {what}",
    ),
    "review.history.undone": ("{when} 由 {who} 撤销", "undone by {who} at {when}"),
    "review.history.stale": ("未生效：{reason}", "not applied: {reason}"),
    "review.done.by": ("{who} 已看", "done by {who}"),
    "review.saved": ("已保存：{what}", "Saved: {what}"),
    "review.undone": ("已撤销", "Undone"),
    "review.unchanged": ("没有改动任何内容", "Nothing was changed"),
    "review.wrong.value": ("“{given}”不是数字", "{given} is no number"),
    "review.wrong.date": ("“{given}”不是日期", "{given} is no date"),
    "review.others": ("其他人刚刚做了改动：{who}", "Someone else has just made changes: {who}"),
    "review.stale.notice": (
        "{count} 项更正与现在读出的内容不符，未生效：{list}。请在下面重新复核，或改正该文件。",
        "{count} corrections no longer fit what is read and were not applied: {list}. Review them "
        "again below, or mend the file.",
    ),
    "review.what.value": ("数值改为 {to}", "value changed to {to}"),
    "review.what.metric": ("指标改为 {to}", "metric changed to {to}"),
    "review.what.kind": ("种类改为 {to}", "kind changed to {to}"),
    "review.what.scope": ("统计范围改为 {to}", "scope changed to {to}"),
    "review.what.party": ("对象改为 {to}", "party changed to {to}"),
    "review.what.audience": ("受众改为 {to}", "audience changed to {to}"),
    "review.what.mode": ("方式改为 {to}", "mode changed to {to}"),
    "review.what.qualifier": ("确数或约数改为 {to}", "qualifier changed to {to}"),
    "review.what.period": ("期间改为 {to}", "period changed to {to}"),
    "review.what.unit": ("计量单位改为 {to}", "unit changed to {to}"),
    "review.what.part_of": ("所属总数改为 {to}", "whole changed to {to}"),
    "review.what.reject": ("不是数据，是 {to}", "no figure but {to}"),
    "review.what.add": ("补入：{to}", "added: {to}"),
    "review.what.accept": ("认可", "accepted"),
    # why something is in the queue: the closed list
    "review.reason.stale": ("更正已不符，未生效", "a correction no longer fits"),
    "review.reason.check_fails": ("算术不符", "the arithmetic does not hold"),
    "review.reason.conflict": ("与另一处说法矛盾", "contradicts another statement"),
    "review.reason.years": ("与另一年度报告不符", "differs from another year's report"),
    "review.reason.distant_wording": (
        "指标用词离数字较远",
        "the metric's wording stands far from the number",
    ),
    "review.reason.contested": (
        "另一指标的用词同样接近",
        "another metric's wording stands as near",
    ),
    "review.reason.template_risk": ("紧邻未填的模板", "beside a form left unfilled"),
    "review.reason.inferred_metric": (
        "指标由前面的数字推定",
        "the metric is taken from an earlier number",
    ),
    "review.reason.inferred_whole": (
        "是分项，但没有“其中”等字样",
        "a part, though nothing says of which",
    ),
    "review.reason.inferred_audience": (
        "受众由另一句推定",
        "who was trained is said in another sentence",
    ),
    "review.reason.looks_like": (
        "未作为数据，但像已有指标",
        "no figure, but looks like a known metric",
    ),
}
