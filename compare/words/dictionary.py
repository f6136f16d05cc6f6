"""The words of the Dictionary page."""

from __future__ import annotations

DICTIONARY_WORDS: dict[str, tuple[str, str]] = {
    "page.dictionary": ("指标词典", "Dictionary"),
    "dictionary.title": (
        "指标词典：{metrics} 项指标，在 {reports} 份报告中读出 {figures} 个数字",
        "Dictionary: {metrics} metrics, {figures} figures read in {reports} reports",
    ),
    "dictionary.lead": (
        "报告怎样称呼一项指标、用什么量词，都写在词典里；点击一项看它的词语和读出的句子。",
        "What reports call a metric and which measure words they count it in is kept here. Click a "
        "metric for its wordings and the sentences it was read in.",
    ),
    "dictionary.tab.browse": ("浏览", "Browse"),
    "dictionary.tab.change": ("修改", "Change"),
    "dictionary.tab.history": ("修改记录", "History"),
    "dictionary.search": ("查找", "Search"),
    "dictionary.search.hint": ("名称、词语、定义", "Name, wording, definition"),
    "dictionary.nothing": (
        "没有符合的指标。请换一个词，或选全部类别；确实没有的，可在“修改”中新增。",
        "No metric matches. Try another word or all families; one that is really missing can be "
        "added under Change.",
    ),
    "dictionary.all": ("全部指标", "All metrics"),
    "dictionary.compare": ("对比这项指标", "Compare this metric"),
    "dictionary.change_it": ("修改这项指标", "Change this metric"),
    # columns
    "dictionary.metric": ("指标", "Metric"),
    "dictionary.unit": ("单位", "Unit"),
    "dictionary.measure": ("性质", "Measure"),
    "dictionary.wordings": ("提示词语", "Wordings"),
    "dictionary.kinds": ("分类", "Kinds"),
    "dictionary.reports": ("报告", "Reports"),
    "dictionary.figures": ("数字", "Figures"),
    # one metric
    "dictionary.id": ("标识", "Id"),
    "dictionary.family": ("类别", "Family"),
    "dictionary.definition": ("定义", "Definition"),
    "dictionary.units": ("单位与量词", "Units and measure words"),
    "dictionary.direction": ("好坏方向", "Direction"),
    "dictionary.denominators": ("可除以", "May be divided by"),
    "dictionary.residents": ("常住人口", "resident population"),
    "dictionary.list.wordings": ("提示词语", "Wordings that announce it"),
    "dictionary.list.followers": ("后随词语", "Wordings that follow another metric"),
    "dictionary.list.excludes": ("排除词语", "Wordings that exclude it"),
    "dictionary.list.zero_wordings": ("否定即为零的词语", "Wordings whose negation is a zero"),
    "dictionary.list.kind": ("分类“{kind}”的词语", "Wordings of the kind “{kind}”"),
    "dictionary.list.kind_zero": (
        "分类“{kind}”否定即为零的词语", "Wordings of the kind “{kind}” whose negation is a zero"
    ),
    "dictionary.followers.after": (
        "只在这些指标之后起作用：{metrics}", "count only after: {metrics}"
    ),
    "dictionary.kind": ("分类：{kind}", "Kind: {kind}"),
    "dictionary.kind.unread": ("不从原文读，只供录入", "never read from a text, only entered"),
    "dictionary.found": (
        "在 {reports} 份报告中读出 {figures} 个数字", "{figures} figures read in {reports} reports"
    ),
    "dictionary.examples": ("读出它的句子", "Sentences it was read in"),
    "dictionary.examples.none": (
        "各报告中尚未读到这项指标。", "No report has been found to state this metric yet."
    ),
    "dictionary.as_text": ("在 data/metrics.yaml 中的写法", "As it stands in data/metrics.yaml"),
    # the form
    "dictionary.form.lead": (
        "先试算：用改后的词典把全部报告重读一遍，看哪些数字新增、失去、改变，准确率怎样；"
        "保存之前不写入任何文件。",
        "Try it first: every report is read again with the changed dictionary, to see which "
        "numbers are gained, lost or moved and what it does to the accuracy. Nothing is written "
        "before you save.",
    ),
    "dictionary.do": ("改什么", "What to change"),
    "dictionary.do.add_wording": ("增加词语", "Add a wording"),
    "dictionary.do.remove_wording": ("去掉词语", "Remove a wording"),
    "dictionary.do.add_kind": ("增加分类", "Add a kind"),
    "dictionary.do.add_metric": ("新增指标", "Add a metric"),
    "dictionary.do.text": ("编辑文本", "Edit the text"),
    "dictionary.where": ("列表", "List"),
    "dictionary.wording": ("词语", "Wordings"),
    "dictionary.wording.help": (
        "可填多个，用顿号或逗号分开；… 代表同一分句中的若干个字，如 办理…处罚。",
        "Several are separated by commas. … between two pieces stands for some characters of the "
        "same clause.",
    ),
    "dictionary.wording.gone": ("去掉的词语", "Wordings to remove"),
    "dictionary.wording.choose": ("请选择", "Choose"),
    "dictionary.name_zh": ("中文名称", "Chinese name"),
    "dictionary.name_en": ("英文名称", "English name"),
    "dictionary.definition_zh": ("中文定义", "Chinese definition"),
    "dictionary.definition_en": ("英文定义", "English definition"),
    "dictionary.id.help": (
        "小写英文字母、数字和下划线；留空则由英文名称得出。",
        "Small Latin letters, digits and _. Left empty it is made from the English name.",
    ),
    "dictionary.classifiers": ("{unit}的量词", "Measure words of {unit}"),
    "dictionary.excludes": ("排除词语（可不填）", "Wordings that exclude it (optional)"),
    "dictionary.block": ("哪一段", "Which part"),
    "dictionary.block.families": ("类别 families", "The families"),
    "dictionary.block.units": ("单位 units", "The units"),
    "dictionary.block.others": ("不收的数量 others", "Quantities left out (others)"),
    "dictionary.block.names": ("名称中的数字 names", "Numbers inside names (names)"),
    "dictionary.block.text": ("文本（YAML）", "Text (YAML)"),
    "dictionary.block.help": (
        "各键的含义见 data/metrics.yaml 开头的说明；缩进须保持。",
        "What each key means is told at the head of data/metrics.yaml. Keep the indentation.",
    ),
    "dictionary.also": (
        "“{wording}”同时也提示：{metrics}。哪项离数字近就归哪项，请留意“改变”的数字。",
        "“{wording}” announces this too: {metrics}. A number goes to the nearest; look at those "
        "that move.",
    ),
    "dictionary.try": ("试算", "Try"),
    "dictionary.incomplete": (
        "请先填写：{what}。", "Still to fill in: {what}."
    ),
    "dictionary.problem": ("不能这样改：{reason}", "This cannot be done: {reason}"),
    "dictionary.problem.line": (
        "不能这样改。修改后的 data/metrics.yaml 第 {line} 行：{reason}",
        "This cannot be done. Line {line} of the changed data/metrics.yaml: {reason}",
    ),
    "dictionary.broken": (
        "指标词典有误，请先改正。{file} 第 {line} 行：{reason}",
        "The dictionary has a mistake; mend it first. {file}, line {line}: {reason}",
    ),
    # the trial
    "dictionary.trying": ("正在重读报告：{done}/{all}", "Reading the reports: {done} of {all}"),
    "dictionary.measuring": (
        "正在用测试报告测量准确率…", "Measuring the accuracy on the test reports…"
    ),
    "dictionary.effect": (
        "试算：{reports} 份报告，数字 {before} → {after}",
        "Trial: {reports} reports, figures {before} → {after}",
    ),
    "dictionary.effect.all": ("全部 {count}", "All {count}"),
    "dictionary.gained": ("新增", "gained"),
    "dictionary.lost": ("失去", "lost"),
    "dictionary.moved": ("改变", "moved"),
    "dictionary.effect.none": (
        "这一修改不影响任何报告中的数字。",
        "The change alters no number of any report.",
    ),
    "dictionary.effect.none_of": ("没有这一类。", "None of this sort."),
    "dictionary.effect.no_reports": (
        "还没有报告可供试算；准确率仍按测试报告测量。",
        "There are no reports to try it on; the accuracy is measured on the test reports all the "
        "same.",
    ),
    "dictionary.effect.failures": (
        "另有 {count} 个文件无法读取，未计入。", "{count} files could not be read and are left out."
    ),
    "dictionary.effect.more": (
        "此处列出前 {shown} 处，其余 {rest} 处见 CSV。",
        "The first {shown} are shown, {rest} more are in the CSV.",
    ),
    "dictionary.csv": ("下载全部（CSV）", "Download all (CSV)"),
    "dictionary.no_number": ("不是数字（以文字说明的零）", "no number (a zero said in words)"),
    "dictionary.no_whole": ("不是分项", "no part"),
    "dictionary.differs.kind": ("分类", "kind"),
    "dictionary.differs.scope": ("范围", "scope"),
    "dictionary.differs.party": ("对象", "party"),
    "dictionary.differs.audience": ("受众", "audience"),
    "dictionary.differs.mode": ("方式", "mode"),
    "dictionary.differs.qualifier": ("约数", "rounding"),
    "dictionary.differs.period": ("期间", "period"),
    "dictionary.differs.method": ("获取方式", "method"),
    "dictionary.differs.whole": ("所属总数", "part of"),
    # accuracy
    "dictionary.accuracy": (
        "准确率（{reports} 份测试报告）", "Accuracy (on {reports} test reports)"
    ),
    "dictionary.accuracy.what": ("指标", "Measure"),
    "dictionary.accuracy.before": ("现在", "Now"),
    "dictionary.accuracy.after": ("改后", "Changed"),
    "dictionary.accuracy.change": ("变化", "Difference"),
    "dictionary.accuracy.precision": ("精确率", "precision"),
    "dictionary.accuracy.recall": ("召回率", "recall"),
    "dictionary.accuracy.f1": ("F1 值", "F1"),
    "dictionary.accuracy.dimensions": ("各口径均正确", "all dimensions right"),
    "dictionary.accuracy.wholes": ("所属总数正确", "wholes right"),
    "dictionary.accuracy.fates": ("非统计数字识别正确", "numbers that are no statistics"),
    "dictionary.accuracy.same": (
        "测试报告中没有数字因此改变。", "No number of the test reports changes."
    ),
    "dictionary.accuracy.worse": (
        "改后读错的（{count}）", "Read wrongly after the change ({count})"
    ),
    "dictionary.accuracy.mended": (
        "改后读对的（{count}）", "Read right after the change ({count})"
    ),
    "dictionary.accuracy.no_statistic": ("不是统计数据", "no statistic"),
    "dictionary.accuracy.not_seen": ("未识别", "not seen"),
    "dictionary.accuracy.part_of": ("{whole} 的分项", "a part of {whole}"),
    "dictionary.accuracy.instead": (
        "应为 {expected}，读成 {found}", "should be {expected}, read as {found}"
    ),
    "dictionary.accuracy.was": (
        "应为 {expected}，原读成 {found}", "should be {expected}, was read as {found}"
    ),
    # saving
    "dictionary.save": ("保存到词典", "Save to the dictionary"),
    "dictionary.save.lead": (
        "写入 {file}，只改动上述内容，注释和顺序不变；署名和改动行记入修改记录，可撤销。",
        "Writes to {file} what was tried and nothing else; comments and order stay. Name and "
        "changed lines go into the history and can be undone.",
    ),
    "dictionary.save.lines": ("将要写入的改动", "The lines that will change"),
    "dictionary.saved": (
        "已保存：{what}。报告已按新词典重读。", "Saved: {what}. The reports are read with it."
    ),
    "dictionary.not_written": ("没有保存：{reason}", "Not saved: {reason}"),
    "dictionary.read_only": (
        "本看板为只读：可以浏览和试算，不能保存。",
        "This dashboard is read-only: browse and try as you like, nothing can be saved.",
    ),
    "dictionary.try_again": (
        "词典在试算之后已被改动，未作保存。请重新试算，看在新词典上的效果。",
        "The dictionary has been changed since this trial; nothing was saved. Try again to see the "
        "effect on the new one.",
    ),
    "dictionary.other_change": (
        "修改已变，请重新试算后再保存。",
        "The change is another one now. Try it before saving.",
    ),
    # history
    "dictionary.history.none": (
        "还没有人在本页修改过词典。", "Nobody has changed the dictionary on this page yet."
    ),
    "dictionary.history.lead": (
        "记在 {file}，新的在前；直接改文件的不在其中。",
        "Kept in {file}, the newest first. Changes made in the file itself are not here.",
    ),
    "dictionary.history.cut": (
        "未完成：写入时中断，词典未变。", "Not carried out: cut off while writing, the dictionary "
        "stayed as it was."
    ),
    "dictionary.undo": ("撤销上一次修改", "Undo the last change"),
    "dictionary.undo.not": (
        "词典文件此后已被改动，上一次修改不能在此撤销。",
        "The file has been changed since, so the last change cannot be undone here.",
    ),
    "dictionary.said.add_wording": (
        "{metric}{list}增加“{wording}”", "{metric}, {list}: added “{wording}”"
    ),
    "dictionary.said.remove_wording": (
        "{metric}{list}去掉“{wording}”", "{metric}, {list}: removed “{wording}”"
    ),
    "dictionary.said.add_kind": ("{metric}增加分类“{name}”", "{metric}: added the kind “{name}”"),
    "dictionary.said.add_metric": ("新增指标“{name}”", "added the metric “{name}”"),
    "dictionary.said.replace_text": ("编辑{block}的文本", "edited the text of {block}"),
    "dictionary.said.undo": ("撤销 {of} 的修改", "undid the change of {of}"),
}  # fmt: skip
