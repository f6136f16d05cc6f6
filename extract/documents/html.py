"""Saved web pages: the report's own text, without menus, scripts and share bars.

What is left out is left out for what it is (scripts, menus, lists of links, share bars), not for
where it stands: losing a paragraph of a report is worse than keeping a line of furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.documents.markup import is_hidden, lines_of, text_length, visible
from extract.documents.plain import decode, normalise_newlines
from extract.documents.refusal import Refusal, missing_library

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# What pages call by one of these names is written in the encoding that contains them all.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs"}
_CHROME_TAGS = frozenset({"nav", "aside", "footer", "menu", "dialog"})
_CHROME_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "dialog"})
_CHROME_NAME = re.compile(
    r"(?:^|[-_\s])(?:bd)?share|jiathis|(?:^|[-_\s])(?:nav|navbar|menu|footer|foot|sidebar|qrcode|ewm"
    r"|breadcrumbs?|crumbs?|pagination|toolbar|topbar|copyright|friendlink|related|xgwz|xgxw|xgnr)"
    r"(?:$|[-_\s\d])",
    re.IGNORECASE,
)
# Chrome is short beside the report; a block of this many characters is looked into instead.
_MAX_CHROME = 400
_MIN_LINKS, _LINK_SHARE, _MAX_UNLINKED = 3, 0.5, 200
_MIN_SENTENCE = 40
_MAIN_SHARE = 0.8
_FURNITURE_LINE = re.compile(
    r"(?:[【\[(（]?(?:打印(?:本页|正文|页面)?|关闭(?:窗口|本页)?|收藏(?:本页)?|分享(?:到|至)?|字体|字号|大|中|小|纠错|返回顶部|返回|扫一扫"
    r"|在手机打开当前页|手机扫一扫|我要纠错|复制链接|微信|微博|新浪微博|QQ空间|腾讯微博|保护视力色|上一[篇条页]|下一[篇条页]|没有了"
    r"|无障碍(?:版|浏览)?|相关附件|相关稿件|相关链接|相关文档|责任编辑)[】\])）]?[:：|/·\s]*)+"
)
_SITE_NAMES = re.compile(r"(?:主办单位|主办)\s*[:：]\s*([\u4e00-\u9fff]{4,30})")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_META_HINTS = {
    "articletitle": "title",
    "pubdate": "published_on",
    "article:published_time": "published_on",
    "publishdate": "published_on",
    "contentsource": "source",
    "sitename": "site",
    "og:site_name": "site",
}


@dataclass(frozen=True)
class Page:
    """A web page's text and what it states outside of it."""

    text: str
    source_url: str
    hints: dict[str, str]


def read_html(data: bytes) -> Page:
    """The text of a saved page: one line a block or table cell. Raises Refusal."""
    root = _parsed(_decoded(data))
    hints = _hints(root)
    body = root.find("body")
    if body is None:
        body = root
    _hide_chrome(body)
    title = _title_element(body, hints.get("title", ""))
    content = _content(body, title)
    lines = [line for line in lines_of(content) if not _FURNITURE_LINE.fullmatch(line.strip())]
    if not lines:
        raise Refusal(
            "the page holds no text of its own: its text is loaded by a script; open it in a "
            "browser and save the page again once it shows, or print it to PDF",
            "网页中没有正文，正文可能由脚本加载；请用浏览器打开，正文显示后重新保存，或打印为 PDF",
        )
    return Page("\n".join(lines) + "\n", _source_url(root), hints)


def _decoded(data: bytes) -> str:
    """The page's characters: by its mark, else as its head declares, else by what reads right."""
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        declared = _CHARSET.search(data[:8192])
        if declared:
            name = declared[1].decode("ascii", "replace").lower()
            try:
                return data.decode(_WIDER.get(name, name))
            except (LookupError, UnicodeDecodeError):
                pass
    return decode(data)


def _parsed(source: str) -> HtmlElement:
    try:
        import lxml.html
    except ImportError as error:
        raise missing_library("lxml") from error
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", normalise_newlines(source).replace("\0", ""))
    # huge_tree: markup that does not close its tags is nested deeper than the usual limit.
    parser = lxml.html.HTMLParser(huge_tree=True)
    try:
        root = lxml.html.document_fromstring(source, parser=parser)
    except (lxml.etree.ParserError, ValueError) as error:
        raise Refusal("the page is empty", "网页内容为空") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise Refusal(
            "the page's markup is nested too deep; open it in a browser and print it to PDF",
            "网页标记嵌套过深；请用浏览器打开后打印为 PDF",
        )
    return root


def _hints(root: HtmlElement) -> dict[str, str]:
    """Title, date, source and site that the page's head or foot states."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").lower()
        value = (meta.get("content") or "").strip()
        if key in _META_HINTS and value:
            found.setdefault(_META_HINTS[key], value)
    title = root.find(".//title")
    if "title" not in found and title is not None and title.text:
        found["title"] = re.split(r"\s*[-_|—–]+\s*", title.text.strip())[0]
    host = _SITE_NAMES.search("".join(root.itertext()))
    if host:
        found["site"] = host[1]
    return found


def _source_url(root: HtmlElement) -> str:
    """The page's address: its canonical link, or what the browser noted when it saved the page."""
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and _is_web(link.get("href")):
            return str(link.get("href"))
    for meta in root.iter("meta"):
        if (meta.get("property") or "").lower() == "og:url" and _is_web(meta.get("content")):
            return str(meta.get("content"))
    for comment in root.xpath("/comment() | //comment()"):
        noted = _SAVED_FROM.search(comment.text or "")
        if noted and _is_web(noted[1]):
            return noted[1]
    return ""


def _is_web(url: str | None) -> bool:
    return (url or "").startswith(("http://", "https://"))


def _hide_chrome(body: HtmlElement) -> None:
    """Mark menus, share bars, page feet and lists of links as hidden."""
    for element in list(visible(body)):
        if element is not body and _is_chrome(element):
            element.set("hidden", "")


def _is_chrome(element: HtmlElement) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    named = (
        element.tag in _CHROME_TAGS
        or (element.get("role") or "").lower() in _CHROME_ROLES
        or _CHROME_NAME.search(name) is not None
    )
    if named:
        return text_length(element) <= _MAX_CHROME or _is_link_list(element)
    return element.tag in {"ul", "ol", "div", "dl", "table", "td"} and _is_link_list(element)


def _is_link_list(element: HtmlElement) -> bool:
    """Whether most of a block's text is links, they are several, and little stands beside them."""
    links = [link for link in element.iter("a") if link.get("href")]
    if len(links) < _MIN_LINKS:
        return False
    length = text_length(element)
    linked = sum(map(text_length, links))
    if not 0 < length < linked / _LINK_SHARE or length - linked >= _MAX_UNLINKED:
        return False
    return not any(_is_sentence(text, element) for text in element.xpath(".//text()"))


def _is_sentence(text: Any, block: HtmlElement) -> bool:
    """Whether a piece of a block's text is running text outside its links."""
    if "。" not in text and len(text.strip()) < _MIN_SENTENCE:
        return False
    parent = text.getparent()
    within = parent.getparent() if text.is_tail else parent
    while within is not None and within is not block:
        if within.tag == "a":
            return False
        within = within.getparent()
    return True


def _title_element(body: HtmlElement, title: str) -> HtmlElement | None:
    """The element that shows the report's title: the one with the page's title, or a heading."""
    wanted = "".join(title.split())
    for element in visible(body) if len(wanted) > 6 else ():
        if element is not body:
            own = "".join("".join(element.itertext()).split())
            if own and len(own) < 3 * len(wanted) and wanted in own:
                return element
    headings = [h for h in visible(body) if h.tag in {"h1", "h2"} and text_length(h) > 6]
    return headings[0] if len(headings) == 1 else None


def _content(body: HtmlElement, title: HtmlElement | None) -> HtmlElement:
    """The smallest element that holds most of the text, and the title."""
    total = text_length(body)
    content = body
    while True:
        inner = [child for child in content if not is_hidden(child)]
        best = max(inner, key=text_length, default=None)
        if best is None or best.tag in {"p", "tr", "tbody", "td", "li", "span", "font", "strong"}:
            break
        if text_length(best) < _MAIN_SHARE * total:
            break
        content = best
    if title is None:
        return content
    around = set(title.iterancestors()) | {title}
    while content not in around and content is not body:
        content = content.getparent()
    return content
