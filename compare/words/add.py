"""The words of the Add page and of a dashboard without reports."""

from __future__ import annotations

ADD_WORDS: dict[str, tuple[str, str]] = {
    "page.add": ("导入", "Add reports"),
    "add.title": ("导入报告", "Add reports"),
    "add.lead": (
        "把报告拖到下面（可一次多份，也可用 ZIP）。先读出内容供核对，确认之前不写入任何文件。",
        "Drop reports below, many at once or as a ZIP. They are read for you to check; nothing is "
        "written before you confirm.",
    ),
    "add.upload": (
        "报告文件：.txt、.html、.docx、带文字层的 .pdf，每份不超过 {report} MB；"
        "ZIP 不超过 {archive} MB",
        "Report files: .txt, .html, .docx, .pdf with a text layer, up to {report} MB each; ZIP "
        "up to {archive} MB",
    ),
    "add.read_only": (
        "本看板为只读，不能导入报告。请在存放数据的电脑上以 DUIZHAO_MODE=local 重新启动。",
        "This dashboard is read-only, so reports cannot be added here. Start it again with "
        "DUIZHAO_MODE=local on the machine that holds the data.",
    ),
    "add.reading": (
        "正在读取：第 {done} 份，共 {total} 份 {name}",
        "Reading: {done} of {total} {name}",
    ),
    "add.saving": (
        "正在保存：第 {done} 份，共 {total} 份 {name}",
        "Saving: {done} of {total} {name}",
    ),
    "add.waiting": ("等待其他写入完成…", "Waiting for another writer to finish…"),
    "add.found": ("待确认的报告（{count} 份）", "Reports to confirm ({count})"),
    "add.found.lead": (
        "有误的单元格可直接修改；修改记入 data/catalogue.yaml。不导入的，取消勾选。",
        "Cells that are wrong can be changed here; what you change goes to data/catalogue.yaml. "
        "Untick what you do not want.",
    ),
    "add.found.none": (
        "这些文件都已在库中，无需导入。",
        "All of these are on file already; there is nothing to add.",
    ),
    "add.unknown": (
        "区县不明的 {count} 份：可以在“区县”一列选定，也可以照样导入，以后再定。",
        "District not known: {count}. Choose it in the District column, or add the reports as they "
        "are and settle it later.",
    ),
    "add.versions": (
        "与库中或同批报告同单位同年度而内容不同的 {count} 份。"
        "替换时，旧文件保留在 .versions 文件夹。",
        "Of the same bureau and year as a report on file or in this batch, with another text: "
        "{count}. A file that is replaced is kept in the folder .versions.",
    ),
    "add.not_known": ("不明", "not known"),
    "add.drop": ("选择文件，或拖到这里", "Choose files, or drop them here"),
    "add.column.take": ("导入", "Add"),
    "add.column.file": ("文件", "File"),
    "add.column.standing": ("情况", "Standing"),
    "add.column.bureau": ("单位", "Bureau"),
    "add.column.district": ("区县", "District"),
    "add.column.year": ("年度", "Year"),
    "add.column.start": ("起始日", "From"),
    "add.column.end": ("截止日", "To"),
    "add.column.address": ("报告网址", "Address of the report"),
    "add.column.version": ("已有同年报告时", "If a version is there"),
    "add.column.figures": ("数据", "Figures"),
    "add.column.doubtful": ("存疑", "Doubtful"),
    "add.column.pages": ("页数", "Pages"),
    "add.column.doubts": ("对报告本身的疑问", "Doubts about the report"),
    "add.standing.new": ("新报告", "New"),
    "add.standing.same": ("已在库中：{of}", "Already there: {of}"),
    "add.standing.version": ("新版本：{of}", "Version of {of}"),
    "add.standing.unknown_district": ("新报告，区县不明", "New, district not known"),
    "add.version.replace": ("替换", "Replace"),
    "add.version.beside": ("并存", "Keep both"),
    "add.confirm": ("导入 {count} 份报告", "Add reports ({count})"),
    "add.discard": ("全部放弃", "Discard all"),
    "add.refused": ("未能读取（{count}）", "Not read ({count})"),
    "add.done": ("已导入 {count} 份报告", "Reports added: {count}"),
    "add.done.none": ("没有新的报告", "No new reports"),
    "add.done.open": (
        "点击一行，打开原文，核对读出的数字。",
        "Click a line to open the report and check the numbers read.",
    ),
    "add.done.compare": ("对比已导入的报告", "Compare what was added"),
    "add.done.overview": ("打开总览", "Open the overview"),
    "add.done.taken": ("已存为 {file}", "saved as {file}"),
    "add.done.replaced": ("；旧文件保留为 {file}", "; the old file is kept as {file}"),
    "add.done.there": ("已在库中：{of}", "already there: {of}"),
    "add.done.ask": (
        "其间 {of} 已入库，内容不同；请在上表重新确认",
        "{of} has been added meanwhile with another text; confirm it again above",
    ),
    "add.failed": ("没有导入：{reason}", "Nothing was added: {reason}"),
    "add.failed.reading": (
        "未能读取所选文件：{reason}。请更正后再上传一次。",
        "The files could not be read: {reason}. Mend this and upload them again.",
    ),
    # a dashboard without reports
    "empty.title": ("还没有报告", "No reports yet"),
    "empty.lead": (
        "五分钟做出第一张图：",
        "Your first chart in five minutes:",
    ),
    "empty.step.get": (
        "从政府网站取得法治政府建设年度报告，存为网页、Word、PDF 或文本。",
        "Fetch annual rule-of-law reports from government websites, as web pages, Word, PDF or "
        "text.",
    ),
    "empty.step.add": (
        "在“导入”页拖入文件，核对识别出的单位、区县、年度，点击确认。",
        "Drop them on the page Add reports, check bureau, district and year, and confirm.",
    ),
    "empty.step.compare": (
        "打开“指标对比”，选一项指标：每个数字都能点回原句。",
        "Open Compare and choose a metric: every figure leads back to its sentence.",
    ),
    "empty.open": ("导入报告", "Add reports"),
    "empty.command": (
        "也可以用命令行导入，或把文件直接放进 {folder}：",
        "On the command line, or by putting files into {folder}:",
    ),
    "empty.read_only": (
        "本看板为只读：请在存放数据的电脑上以 DUIZHAO_MODE=local 启动后导入，"
        "或把文件放进 {folder}。",
        "This dashboard is read-only: start it with DUIZHAO_MODE=local on the machine that holds "
        "the data to add reports, or put files into {folder}.",
    ),
}
