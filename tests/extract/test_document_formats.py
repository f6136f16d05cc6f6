"""What of a web page, a Word document and a PDF becomes text, and in which order."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from extract.document import Document, UnreadableDocument, read_document
from tests.extract.makers import docx, numbered, paragraph, pdf, run, table

TITLE = "临川新区应急管理局2023年度法治政府建设情况报告"
BODY = (
    "2023年，临川新区应急管理局坚持依法行政，全面推进法治政府建设。现将有关情况报告如下：",
    "（一）严格执法。全年共检查企业312家次，发现隐患1206项，作出行政处罚64件，罚款213.6万元。",
    "（二）强化培训。举办执法人员培训9期283人次，组织学法考试2次，全员通过，成绩良好。",
)
MENU = "".join(f'<li><a href="/{i}">栏目{i}</a></li>' for i in range(9))
OLDER = "".join(
    f'<li><a href="/{y}">{y}年法治政府建设情况报告</a> {y}-01-20</li>' for y in range(2015, 2023)
)


def read(tmp_path: Path, name: str, data: bytes | str) -> Document:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_document(path, tmp_path)


def page(article: str, head: str = "") -> str:
    """A page as district governments publish it, with everything around the article."""
    return f"""<!DOCTYPE html>
<!-- saved from url=(0043)http://www.linchuan.example/2024/t1.html -->
<html><head><meta charset="utf-8"><title>{TITLE}-江州市临川新区人民政府</title>{head}
<script>var n = "检查999家次";</script><style>p {{ margin: 0 }}</style></head><body>
<div class="header"><ul class="nav">{MENU}</ul><input value="搜索"></div>
<div>当前位置：<a href="/">首页</a> &gt; <a href="/a">公开</a> &gt; <a href="/b">法治</a></div>
<div class="main"><div class="article">{article}
<div class="bdsharebuttonbox">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<div>【打印本页】【关闭窗口】</div></div>
<div class="side"><h3>相关文章</h3><ul>{OLDER}</ul></div></div>
<div class="footer">主办单位：江州市临川新区人民政府 电话：0791-65120000</div></body></html>"""


PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BODY)


def test_the_report_of_a_page_and_nothing_else(tmp_path: Path) -> None:
    article = f"<h1>{TITLE}</h1><p>日期：2024-01-15 来源：本局</p><div id=zoom>{PARAGRAPHS}</div>"
    found = read(tmp_path, "a.html", page(article))
    assert found.text.splitlines() == [TITLE, "日期：2024-01-15 来源：本局", *BODY]
    assert found.source_url == "http://www.linchuan.example/2024/t1.html"
    assert found.hints["site"] == "江州市临川新区人民政府"


def test_what_the_head_of_a_page_states(tmp_path: Path) -> None:
    head = (
        f'<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2024-01-15">'
        '<meta name="ContentSource" content="区应急管理局">'
        '<link rel="canonical" href="https://www.linchuan.example/canonical.html">'
    )
    found = read(tmp_path, "a.html", page(f"<div>{PARAGRAPHS}</div>", head))
    assert found.text.splitlines() == list(BODY)
    assert found.source_url == "https://www.linchuan.example/canonical.html"
    assert dict(found.hints) == {
        "title": TITLE,
        "published_on": "2024-01-15",
        "source": "区应急管理局",
        "site": "江州市临川新区人民政府",
    }


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("gb2312", "gb18030"), ("GBK", "gbk"), ("utf-8", "utf-8"), ("nonsense", "utf-8"),
     ("utf-8", "gb18030"), ("gb2312", "utf-8-sig")],
)  # fmt: skip
def test_a_page_in_the_encoding_it_declares_or_another(
    tmp_path: Path, declared: str, encoding: str
) -> None:
    source = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    source += f"</head><body>{PARAGRAPHS}</body></html>"
    assert read(tmp_path, "a.htm", source.encode(encoding)).text.splitlines() == list(BODY)


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>检查<b>312</b>家<br>计<i>3</i><i>4</i>项</p>", ["检查312家", "计34项"]),
        ("<p>检查企业\n      312家</p>", ["检查企业 312家"]),
        ("<p>全面推进法治\n      政府建设</p>", ["全面推进法治政府建设"]),
        ("<p>&nbsp;&nbsp;甲</p><p>　　乙</p>", ["\xa0\xa0甲", "　　乙"]),
        ("<p>甲</p><p style='display: none'>隐</p><p hidden>藏</p><!-- 注 -->乙", ["甲", "乙"]),
        ("甲<!-- 注 -->乙", ["甲乙"]),
        ("<table><tr><td>指<br>标</td><td><p>行政</p><p>处罚</p></td></tr>"
         "<tr><th>件</th><td>64</td></tr></table>", ["指标", "行政处罚", "件", "64"]),
        ("<table><tr><td><p>检查312家。</p><p>处罚64件。</p></td></tr></table>",
         ["检查312家。", "处罚64件。"]),
        ("<table><tr><td><table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>",
         ["甲", "乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<p>A &lt; B&#8212;C</p>", ["A < B—C"]),
    ],
)  # fmt: skip
def test_markup_as_lines(tmp_path: Path, html: str, lines: list[str]) -> None:
    assert read(tmp_path, "a.html", f"<html><body>{html}</body></html>").text.splitlines() == lines


def test_a_short_report_among_many_links_is_kept(tmp_path: Path) -> None:
    source = f"<html><body><div>{MENU * 3}<p>{BODY[1]}</p></div></body></html>"
    assert BODY[1] in read(tmp_path, "a.html", source).text


def test_a_report_inside_a_form_and_layout_tables(tmp_path: Path) -> None:
    cells = "".join(f"<td><a href={i}>栏目{i}</a></td>" for i in range(9))
    text = "<br>&nbsp;&nbsp;".join(BODY)
    source = f"""<html><body><form><table><tr><td><table><tr>{cells}</tr></table></td></tr>
    <tr><td><table><tr><td><b>{TITLE}</b></td></tr><tr><td><font>&nbsp;&nbsp;{text}</font></td></tr>
    </table></td></tr></table></form></body></html>"""
    lines = read(tmp_path, "a.html", source).text.splitlines()
    assert [line.strip("\xa0") for line in lines] == [TITLE, *BODY]


def test_deeply_nested_markup_is_read(tmp_path: Path) -> None:
    source = f"<html><body>{'<div><font>' * 700}{BODY[1]}</body></html>"
    assert BODY[1] in read(tmp_path, "a.html", source).text


def test_markup_nested_beyond_reading_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="nested too deep"):
        read(tmp_path, "a.html", f"<html><body>{'<div>' * 5000}{BODY[1]}")


def test_a_word_document_in_order(tmp_path: Path) -> None:
    data = docx(
        paragraph(TITLE),
        f"<w:p>{run('检查')}<w:smartTag>{run('312')}</w:smartTag>{run('家次')}</w:p>",
        table(("指标", "2023年"), ("行政处罚", "64")),
        f"<w:p><w:ins>{run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>",
        f"<w:sdt><w:sdtContent>{paragraph('2024年1月15日')}</w:sdtContent></w:sdt>",
        "<w:p/>",
    )
    assert read(tmp_path, "a.docx", data).text.splitlines() == [
        TITLE, "检查312家次", "指标", "2023年", "行政处罚", "64", "新", "2024年1月15日",
    ]  # fmt: skip


def test_automatic_numbers_of_a_word_document(tmp_path: Path) -> None:
    kinds = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (kind, text) in enumerate(kinds)
    )
    lists = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    heads = [
        ("举措", 0),
        ("执法", 1),
        ("检查", 2),
        ("处罚", 2),
        ("培训", 1),
        ("学习", 2),
        ("不足", 0),
    ]
    data = docx(*(numbered(*head) for head in heads), paragraph("正文"), numbering=lists)
    assert read(tmp_path, "a.docx", data).text.splitlines() == [
        "一、举措", "（一）执法", "1.检查", "2.处罚", "（二）培训", "1.学习", "二、不足", "正文",
    ]  # fmt: skip


def test_a_word_document_with_odd_lists_is_read_all_the_same(tmp_path: Path) -> None:
    data = docx(paragraph("正文"), numbering='<w:num w:numId="1"/><w:lvl w:ilvl="x"/>')
    assert read(tmp_path, "a.docx", data).text == "正文\n"
    data = docx(numbered("正文", 0), numbering='<w:abstractNum><w:lvl w:ilvl="x"/></w:abstractNum>')
    assert read(tmp_path, "a.docx", data).text == "正文\n"


def set_lines(
    text: str, per_line: int, indent: bool, top: float = 700
) -> list[tuple[float, float, str]]:
    """A paragraph as printed lines of ``per_line`` characters of 14 points, from x = 90."""
    first = per_line - 2 if indent else per_line
    parts = [text[:first]] + [text[i : i + per_line] for i in range(first, len(text), per_line)]
    return [(118 if indent and i == 0 else 90, top - 24 * i, p) for i, p in enumerate(parts)]


def test_printed_lines_become_paragraphs_again(tmp_path: Path) -> None:
    first, second = BODY[1] * 2, BODY[2] * 2
    lines = set_lines(first, 28, indent=True) + set_lines(second, 28, indent=True, top=520)
    found = read(tmp_path, "a.pdf", pdf([(90, 760, TITLE), *lines]))
    assert found.text.splitlines() == [TITLE, first, second]
    assert found.pages == 1


def test_a_paragraph_goes_on_over_the_page_and_its_number(tmp_path: Path) -> None:
    text = BODY[1] * 3
    lines = set_lines(text, 28, indent=True)
    head, rest = lines[:3], [(x, y + 60, t) for x, y, t in lines[3:]]
    number = [(290.0, 40.0, f"- {n} -") for n in (1, 2)]
    data = pdf([*head, number[0]], [*rest, number[1], *set_lines(BODY[2], 28, True, 500)])
    assert read(tmp_path, "a.pdf", data).text.splitlines() == [text, BODY[2]]


def test_short_lines_stay_lines(tmp_path: Path) -> None:
    first, last = "甲" * 28, "丙" * 28 + "。"
    texts = [first, "乙" * 5, last, "丁"]
    lines = [(90.0, 700.0 - 24 * number, text) for number, text in enumerate(texts)]
    found = read(tmp_path, "a.pdf", pdf(lines))
    assert found.text.splitlines() == [first + "乙" * 5, last, "丁"]


def test_a_ruled_table_is_cells_one_a_line(tmp_path: Path) -> None:
    rules = "".join(f"90 {y} m 390 {y} l S\n" for y in (600, 570, 540))
    rules += "".join(f"{x} 540 m {x} 600 l S\n" for x in (90, 240, 390))
    lines = [(90, 700, "检查情况如下："), (100, 580, "检查家次"), (250, 580, "312"),
             (100, 550, "处罚"), (250, 550, "64"), (90, 500, "特此报告。")]  # fmt: skip
    found = read(tmp_path, "a.pdf", pdf(lines, drawing=rules))
    assert found.text.splitlines() == [
        "检查情况如下：", "检查家次", "312", "处罚", "64", "特此报告。",
    ]  # fmt: skip


def test_a_pdf_that_lost_some_of_its_data_is_refused(tmp_path: Path) -> None:
    packed = zlib.compress(b"BT /F1 14 Tf 90 700 Td <7532> Tj ET\n" * 30)
    packed = packed[:20] + b"\xff" * 8 + packed[28:]
    length = f"/Filter/FlateDecode/Length {len(packed)}>>stream\n".encode()
    whole = pdf([(90, 700, "甲")])
    start, end = whole.index(b"/Length"), whole.index(b"\nendstream")
    with pytest.raises(UnreadableDocument, match="damaged"):
        read(tmp_path, "a.pdf", whole[:start] + length + packed + whole[end:])


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    locked = pdf([(90, 700, "甲")]).replace(
        b"trailer<<",
        b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"00" * 32 + b">/U<" + b"11" * 32
        + b">>>/ID[<00><00>]",
    )  # fmt: skip
    with pytest.raises(UnreadableDocument, match="password"):
        read(tmp_path, "a.pdf", locked)
