"""The words of the data files and of the Data page."""

from __future__ import annotations

DATA_WORDS: dict[str, tuple[str, str]] = {
    "page.data": ("数据", "Data"),
    "data.page.tidy": (
        "数据：{rows}个数字，一行一个，{columns}列",
        "Data: {rows} figures, one a row, {columns} columns",
    ),
    "data.page.wide": (
        "数据：{rows}个单位年度，一行一个，{columns}列",
        "Data: {rows} bureau-years, one a row, {columns} columns",
    ),
    "data.page.tidy.lead": (
        "每个数字连同口径、单位、区间、期间、获取方式、原句和来源。预览只列主要各列，文件含全部。",
        "Every figure with its coverage, unit, interval, period, method, sentence and source. The "
        "preview shows the main columns, the files have all.",
    ),
    "data.page.wide.lead": (
        "每格是该局的本局总数；没有总数的格写明原因。文件中每个数值旁另有状态、获取方式和数据编号。",
        "Each cell is the bureau's own headline; one without says why. In the files each value has "
        "its state, method and observation id beside it.",
    ),
    "data.page.empty": (
        "没有数字符合这些条件。请减少筛选条件。",
        "No figures meet these conditions. Take a filter away.",
    ),
    "data.page.again": (
        "命令行得到同样的文件（--format 可为 csv、xlsx、parquet、json、package）：",
        "The same file from a command line (--format csv, xlsx, parquet, json or package):",
    ),
    "data.preview": ("数据预览", "Preview of the data"),
    "data.preview.first": (
        "预览前 {shown} 行；文件含全部 {rows} 行。",
        "The first {shown} rows; the files have all {rows}.",
    ),
    "data.shape.tidy": ("长表", "Tidy"),
    "data.shape.wide": ("宽表", "Wide"),
    "data.control.shape": ("形式", "Shape"),
    "data.control.districts": ("区县", "Districts"),
    "data.control.years": ("年度", "Years"),
    "data.control.families": ("类别", "Families"),
    "data.control.metrics": ("指标", "Metrics"),
    "data.control.kinds": ("种类", "Kinds"),
    "data.control.methods": ("获取方式", "Method"),
    "data.control.methods.wide": (
        "宽表不按获取方式筛选：总数须从报告的全部数字中选定。",
        "A wide table is not filtered by method: a headline is chosen among all figures of a "
        "report.",
    ),
    "data.format.package": ("数据包（ZIP）", "Data package (ZIP)"),
    "data.format.csv.help": ("Excel 可直接打开，中文不乱码", "Opens in Excel, Chinese intact"),
    "data.format.xlsx.help": (
        "带格式，另附字典、来源（含链接）和须知",
        "Formatted, with a dictionary, the sources as links and the caveats",
    ),
    "data.format.parquet.help": (
        "列有类型，供 pandas、R 等读取",
        "Typed columns for pandas, R and the like",
    ),
    "data.format.json.help": ("含字段说明和须知", "With fields and caveats"),
    "data.format.package.help": (
        "全部表、字段说明、缺失原因、引用和须知，Frictionless Data Package v2",
        "Every table, what its fields mean, why figures are missing, citation and caveats: "
        "Frictionless Data Package v2",
    ),
    # codes that had no name of their own
    "data.method.extracted": ("从原文读出", "read from the text"),
    "data.method.corrected": ("读出后人工更正", "read, then corrected by a person"),
    "data.method.entered": ("人工录入，未存原文", "entered by hand, no text on file"),
    "data.method.implied": ("由所述增减推出", "worked out from a stated change"),
    "data.confidence.high": ("高", "high"),
    "data.confidence.medium": ("中", "medium"),
    "data.confidence.low": ("低", "low"),
    "data.basis.full_year": ("全年", "full year"),
    "data.basis.year_to_date": ("年初至今", "year to date"),
    "data.basis.part_year": ("一年中的一段", "part of a year"),
    "data.basis.cumulative": ("自往年累计", "cumulative from an earlier year"),
    "data.basis.prior_year": ("所引的往年数字", "an earlier year's figure, quoted"),
    "data.breakdown.exclusive": ("互斥，合为总数", "exclusive, making up the whole"),
    "data.breakdown.partial": ("只是其中一部分", "only some of the whole"),
    "data.breakdown.overlapping": ("互有重叠", "overlapping"),
    "data.level.county": ("县级", "county level"),
    "data.level.prefecture": ("地级", "prefecture level"),
    "data.level.province": ("省级", "province level"),
    "data.level.township": ("乡镇、街道", "township or subdistrict"),
    "data.level.zone": ("开发区", "development zone"),
    "data.measure.flow": ("期间数", "flow, over a period"),
    "data.measure.stock": ("时点数", "stock, on a day"),
    "data.direction.neutral": ("不论好坏", "neutral"),
    "data.direction.more_is_better": ("越多越好", "more is better"),
    "data.direction.less_is_better": ("越少越好", "less is better"),
    # the wide shape's companions
    "data.column.state": ("{name}：状态", "{name}: state"),
    "data.column.qualifier": ("{name}：确数或约数", "{name}: qualifier"),
    "data.column.method": ("{name}：获取方式", "{name}: method"),
    "data.column.observation_id": ("{name}：数据编号", "{name}: observation id"),
    # caveats in force
    "data.caveat.silence": (
        "没有数字不等于零：原因见“状态”。未报告是报告没有写；未读是只读了网页开头，不知有无",
        "A missing figure is not a zero; its state says why. Not reported: the report does not "
        "say. Not read: only the beginning of the page was read",
    ),
    "data.caveat.headline": (
        "一份报告的一项指标可有多个数字，{count}个是代表该局的总数；其余不可与之相加",
        "A report may state several figures of one metric; {count} are the headlines that speak "
        "for their bureaus, and the others are not to be added to them",
    ),
    "data.caveat.parts": (
        "{count}个数字是另一个数字的分项，不与总数相加",
        "{count} figures are parts of another one and are not added to it",
    ),
    "data.caveat.part_year": (
        "{count}个数字的期间不是全年，不能与全年直接比较：见期间止",
        "{count} figures cover only a part of a year and do not compare with a full one: see their "
        "periods",
    ),
    "data.caveat.prior_year": (
        "{count}个数字是报告为对比而引的往年数字",
        "{count} figures are of an earlier year, quoted for comparison",
    ),
    "data.caveat.rounded": (
        "{count}个数字是约数，应按区间（下限、上限）使用",
        "{count} figures are rounded: use them as the intervals from low to high",
    ),
    "data.caveat.scope": (
        "{count}个数字是联合的或全区的，不是该局自己的",
        "{count} figures are joint or area-wide, not the bureau's own",
    ),
    "data.caveat.entered": (
        "{count}个数字由人从公开网页录入，未存原文，可凭网址核对",
        "{count} figures were entered by hand from public pages; no text is held, the address is "
        "given",
    ),
    "data.caveat.implied": (
        "{count}个数字由所述增减推出，并非报告所写",
        "{count} figures were worked out from a stated change; the report does not state them",
    ),
    "data.caveat.doubtful": (
        "{count}个数字读取把握不高，引用前请看原句",
        "{count} figures were read with less than high confidence: see the sentence before quoting",
    ),
    "data.caveat.conflict": (
        "{count}处同一事实的数字不一致，见质量页",
        "{count} facts are stated differently in two places: see the Quality page",
    ),
    "data.caveat.units": (
        "件与次、人与人次、家与家次是不同单位，不相加、不排序",
        "People and person-times, enterprises and enterprise visits are different units and are "
        "neither added nor ranked together",
    ),
    "data.caveat.apostrophe": (
        "CSV 和 Excel 文件中，以 = + - @ 等开头的文字前加了一个撇号，以免当作公式运行；"
        "去掉一个撇号即为原文",
        "In CSV and Excel files, text that begins with = + - @ or the like has an apostrophe "
        "before it, so that it is not run; take one apostrophe away to have the text back",
    ),
    "data.citation": (
        "对照（Duizhao）：各地法治政府建设年度报告数据，数据版本 {version}",
        "Duizhao: figures of Chinese annual rule-of-law reports, data version {version}",
    ),
    "data.title": (
        "各地法治政府建设年度报告中的数字",
        "Figures of Chinese annual rule-of-law reports",
    ),
    # the data package
    "data.missing": ("不详", "not known"),
    "data.table.observations": ("数字，一行一个", "figures, one a row"),
    "data.table.wide": (
        "各单位各年度的本局总数，一列一项指标；没有总数的格写明原因",
        "the headlines of every bureau and year, one column a metric; a cell without one says why",
    ),
    "data.table.reports": ("报告，一行一个单位的一年", "reports, one bureau and year a row"),
    "data.table.districts": ("区县", "districts"),
    "data.table.metrics": ("指标词典", "the metric dictionary"),
    "data.table.codes": ("代码及其中英文名称", "codes and their names in both languages"),
    "data.readme.files": ("文件", "Files"),
    "data.readme.rows": ("{count}行", "{count} rows"),
    "data.readme.how": (
        "CSV 为 UTF-8（含 BOM）。列、单位、代码和缺失原因见 datapackage.json，"
        "可用 `frictionless validate datapackage.json` 检验。",
        "The CSV files are UTF-8 with a byte order mark. Columns, units, codes and the reasons of "
        "missing values are in datapackage.json; `frictionless validate datapackage.json` checks "
        "them.",
    ),
    "data.readme.no_wide": (
        "按获取方式筛选时没有宽表：总数须从报告的全部数字中选定。",
        "There is no wide table, since a method was asked for: a headline is chosen among all "
        "figures of a report.",
    ),
    "data.readme.missing": ("没有数字的原因", "Why a figure is missing"),
    # sheets
    "data.sheet.wide": ("宽表", "Wide"),
    "data.sheet.observations": ("数据", "Data"),
    "data.sheet.metrics": ("指标", "Metrics"),
    "data.sheet.districts": ("区县", "Districts"),
    "data.sheet.reports": ("报告", "Reports"),
    "data.sheet.dictionary": ("字典", "Dictionary"),
    "data.sheet.sources": ("来源", "Sources"),
    "data.sheet.about": ("说明", "About"),
    "data.about.version": ("数据版本", "Data version"),
    "data.about.citation": ("引用", "Citation"),
    "data.about.selection": ("筛选条件", "Selection"),
    "data.about.all": ("全部", "everything"),
    "data.about.caveats": ("须知", "Caveats"),
    "data.source.number": ("编号", "No."),
    "data.dictionary.list": ("所属", "List"),
    "data.dictionary.code": ("代码", "Code"),
    "data.dictionary.zh": ("中文", "Chinese"),
    "data.dictionary.en": ("英文", "English"),
    "data.dictionary.about": ("说明", "What it holds"),
    "data.dictionary.columns": ("列", "column"),
    "data.dictionary.metrics": ("指标", "metric"),
}
