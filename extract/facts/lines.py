"""The lines of a report: which are its furniture, its headings, its letterhead."""

from __future__ import annotations

import re
from typing import NamedTuple

# What web pages and official metadata blocks put before a colon.
_META_KEYS = (
    "索引号|主题分类|体裁分类|组配分类|发文机[构关]|发布机构|发布单位|公开单位|公开主体|公开机构|成文机关|制发机关"
    "|信息来源|文章来源|来源|稿源|供稿|作者|发布人|发布日期|发布时间|发文日期|发文时间|成文日期|成文时间|生成日期|生成时间"
    "|公开日期|公开时间|公开方式|公开形式|公开范围|公开时限|更新时间|更新日期|录入时间|上传时间|时间|日期|浏览次数|浏览量|浏览"
    "|访问量|访问次数|点击数|点击率|点击量|点击|阅读次数|阅读量|阅读|字体|字号|字体大小|文号|发文字号|名称|标题|主题词|关键词|文章关键词"
    "|有效性|时效性|效力状态|责任编辑|编辑|审核|打印|分享到|分享|收藏|保护视力色|视力保护色|内容概述|信息索取号|信息名称|文件编号"
    "|主办|主办单位|承办|承办单位|网站标识码|联系电话|技术支持|版权所有|地址|邮编|邮政编码|附件下载"
)
META = re.compile(rf"(?:[【\[（](?=[^：]{{2,9}}[】\]）]))?({_META_KEYS})(?:[】\]）]：?|：)")
_META_CELL = re.compile(rf"(?:{_META_KEYS})：?")
_CRUMBS = re.compile(r"首页|当前位置|您现在的位置|您的位置|所在位置|[>›»→]")
_HEADING = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:[、.．，]|部分|章|是)|（[一二三四五六七八九十]{1,3}）|（?\d{1,2}[、.．）]"
    r"|\d{1,2}(?:\.\d{1,2})+|[①-⑳])"
)
_BODY_LENGTH = 60


class Line(NamedTuple):
    """A line that is not blank: where its text starts, and its text without any spaces."""

    start: int
    end: int
    text: str

    @property
    def is_meta(self) -> bool:
        """Web or registry furniture: 发布日期：…, 来源：…, a breadcrumb trail."""
        compact = self.text
        return (
            META.match(compact) is not None
            or len(META.findall(compact)) > 1
            or _META_CELL.fullmatch(compact) is not None
            or _CRUMBS.search(compact) is not None
        )

    @property
    def is_heading(self) -> bool:
        """A numbered heading or a numbered paragraph."""
        return _HEADING.match(self.text) is not None

    @property
    def is_body(self) -> bool:
        """Running text: a long line, or one with a full stop."""
        return not self.is_meta and (len(self.text) > _BODY_LENGTH or "。" in self.text)


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of ``text[start:end]`` that are not blank."""
    found, at = [], start
    for raw in text[start:end].split("\n"):
        compact = "".join(raw.split())
        if compact:
            left = at + len(raw) - len(raw.lstrip())
            found.append(Line(left, at + len(raw.rstrip()), compact))
        at += len(raw) + 1
    return found
