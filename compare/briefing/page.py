"""A briefing as one HTML file that needs nothing else: pictures inside, every figure in a table."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from html import escape

from compare.briefing.content import Content, Note, clean, title_of
from compare.briefing.spec import Spec
from compare.charts.picture import Missing
from compare.words import word

NAMES = {"zh": "中文", "en": "English"}
# Nothing may be fetched or run, whatever a report's text may say.
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; color: #1a1d21; background: #fff;
  font: 16px/1.6 system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei',
  'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.3; margin: 2rem 0 .5rem; }
h2 { font-size: 1.35rem; line-height: 1.35; margin: 0; }
article { border-top: 1px solid #d5dae0; padding: 1.6rem 0 1rem; break-inside: avoid; }
article > p { margin: .25rem 0; }
.what { font-size: 1rem; } .definition, .caveats, footer, .sources { color: #5f6872;
  font-size: .85rem; }
.finding { font-size: 1.05rem; margin: .6rem 0 .4rem !important; }
.missing { border-left: 3px solid #d55e00; padding-left: .8rem; }
img { display: block; max-width: 100%; height: auto; margin: .8rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .82rem; min-width: 40rem; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .7rem .3rem 0;
  border-bottom: 1px solid #d5dae0; }
td:last-child { overflow-wrap: anywhere; }
summary { cursor: pointer; font-size: .85rem; }
ul.caveats { margin: .3rem 0; padding-left: 1.1rem; }
ol.sources { margin: .4rem 0; padding-left: 1.4rem; }
blockquote { margin: .1rem 0 .3rem; padding-left: .7rem; border-left: 2px solid #d5dae0; }
footer { overflow-wrap: anywhere; margin-top: .5rem; }
nav a { margin-right: 1rem; }
@media print { details > *:not(summary) { display: block; } article { break-before: page; } }
"""


def to_html(
    spec: Spec,
    by_language: Sequence[tuple[str, Sequence[Content]]],
    pictures: Mapping[tuple[str, int], bytes],
    lacking: Missing | None = None,
) -> bytes:
    """The file. ``pictures`` are PNGs by language and number; where there is none, ``lacking``
    says what to install and the table stands alone."""
    first = by_language[0][0]
    links = " ".join(f'<a href="#{lang}">{NAMES[lang]}</a>' for lang, _ in by_language)
    nav = f"<nav>{links}</nav>" if len(by_language) > 1 else ""
    body = "\n".join(
        _section(spec, lang, contents, pictures, lacking) for lang, contents in by_language
    )
    return (
        f'<!doctype html>\n<html lang="{_code(first)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="Duizhao">\n'
        f"<title>{_text(title_of(spec, first))}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n{nav}\n{body}\n</body>\n</html>\n"
    ).encode()


def _section(
    spec: Spec,
    lang: str,
    contents: Sequence[Content],
    pictures: Mapping[tuple[str, int], bytes],
    lacking: Missing | None,
) -> str:
    articles = "\n".join(_article(c, pictures.get((lang, c.number)), lacking) for c in contents)
    heading = _text(title_of(spec, lang))
    return f'<section id="{lang}" lang="{_code(lang)}">\n<h1>{heading}</h1>\n{articles}\n</section>'


def _article(content: Content, picture: bytes | None, lacking: Missing | None) -> str:
    lang = content.lang
    pieces = [f"<h2>{_text(content.headline or content.title)}</h2>"]
    if content.headline:
        pieces.append(f'<p class="what">{_text(content.title)}</p>')
    pieces.append(f'<p class="definition">{_text(content.definition)}</p>')
    pieces.append(f'<p class="verdict {content.verdict_id}">{_text(content.verdict_said)}</p>')
    pieces.append(_picture(content, picture, lacking))
    pieces.append(f'<p class="finding">{_text(content.finding)}</p>')
    if content.note:
        pieces.append(f'<p class="note">{_text(content.note)}</p>')
    said = [*content.marks, *content.caveats]
    if said:
        items = "".join(f"<li>{_text(line)}</li>" for line in said)
        pieces.append(f'<ul class="caveats">{items}</ul>')
    pieces.append(_sources(content.notes, lang))
    is_open = " open" if picture is None or content.spec.view == "table" else ""
    pieces.append(f"<details{is_open}><summary>{word('briefing.figures', lang)}</summary>"
                  f"{_table(content)}</details>")  # fmt: skip
    pieces.append(f"<footer>{_footer(content)}</footer>")
    return f'<article id="{lang}-{content.number}">\n' + "\n".join(p for p in pieces if p) + (
        "\n</article>")  # fmt: skip


def _picture(content: Content, picture: bytes | None, lacking: Missing | None) -> str:
    if picture is not None:
        data = b64encode(picture).decode()
        return f'<img alt="{_text(content.finding)}" src="data:image/png;base64,{data}">'
    if lacking is None:
        return ""
    said = word("briefing.no_picture", content.lang, what=lacking.what,
                install=word(lacking.install, content.lang))  # fmt: skip
    return f'<p class="missing">{_text(said)}</p>'


def _sources(notes: Sequence[Note], lang: str) -> str:
    if not notes:
        return ""
    colon = word("colon", lang)
    items = []
    for note in notes:
        quotes = "".join(f"<blockquote>{_text(figures + colon + quote)}</blockquote>"
                         for figures, quote in note.sentences)  # fmt: skip
        items.append(f"<li>{_text(note.source)} ({_text(note.period)}){quotes}</li>")
    return f'<ol class="sources">{"".join(items)}</ol>'


def _table(content: Content) -> str:
    """The table of the app: the same rows, columns and figures."""
    frame = content.view.frame()
    head = "".join(f'<th scope="col">{_text(str(c))}</th>' for c in frame.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_text(str(cell))}</td>" for cell in row) + "</tr>"
        for row in frame.values.tolist()
    )
    return (f'<div class="scroll"><table><thead><tr>{head}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>")  # fmt: skip


def _footer(content: Content) -> str:
    """The version and the address; a link is followed only when a person clicks it."""
    version = word("briefing.version", content.lang, version=content.version)
    url = _text(content.url)
    link = f'<a href="{url}" rel="noopener noreferrer">{url}</a>' if content.url.startswith(
        ("http://", "https://")) else url  # fmt: skip
    name = word("app.name", content.lang)
    return f"{_text(name)} · {_text(version)} · {word('briefing.restore', content.lang)} {link}"


def _text(text: str) -> str:
    return escape(clean(text), quote=True)


def _code(lang: str) -> str:
    return "zh-CN" if lang == "zh" else "en"
