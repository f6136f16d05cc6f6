"""The Quality page's table and lists as HTML; everything from a report is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from compare.charts.strips import Share, patterns, shares
from compare.quality import Conflict, Doubt, Missing, Quality, Unmapped
from compare.reconcile import FAILS, HOLDS, UNTESTABLE, Line
from compare.source import quote_markup
from compare.telling.phrases import Speaker
from compare.words import joined, word
from pages.parts import reconcile_rows
from pages.parts.panel import line, opening

MANY = 6
AROUND = 60
TABS = ("doubts", "checks", "unmapped", "conflicts")


def reports(qualities: Sequence[Quality], chosen: str, said: Speaker) -> str:
    """One line a report: a bar of its numbers by fate, and the counts; a click chooses it."""
    lang = said.lang
    keys = ("numbers", "mapped", "column.doubtful", "column.unmapped", "column.holds",
            "column.fails", "column.untestable")  # fmt: skip
    head = "".join(f'<span class="num">{escape(word(f"quality.{k}", lang))}</span>' for k in keys)
    most = max((q.numbers for q in qualities), default=0)
    rows = "".join(_report(q, most, chosen, said) for q in qualities)
    many = " many" if len(qualities) > MANY else ""
    return (
        f'<div class="{lang}">{patterns()}{_legend(said)}'
        f'<div class="reports{many}"><div class="line head">'
        f"<span>{escape(word('quality.report', lang))}</span><span></span>{head}</div>{rows}</div>"
        "</div>"
    )


def _pieces(q: Quality, said: Speaker) -> list[Share]:
    lang = said.lang
    doubtful = q.mapped - q.sure
    unmapped = q.fates.get("unmapped", 0)
    return [
        Share("sure", q.sure, word("quality.sure", lang)),
        Share("doubtful", doubtful, word("quality.doubtful", lang)),
        Share("missing", unmapped, word("quality.unmapped", lang)),
        Share("rest", q.numbers - q.mapped - unmapped, word("quality.rest", lang)),
    ]


def _legend(said: Speaker) -> str:
    items = "".join(
        f"<span>{shares([Share(style, 1, label)], 1)}{escape(label)}</span>"
        for style, label in (
            (style, word(f"quality.{key}", said.lang))
            for style, key in (("sure", "sure"), ("doubtful", "doubtful"),
                               ("missing", "unmapped"), ("rest", "rest"))
        )
    )  # fmt: skip
    return f'<div class="legend">{items}</div>'


def _report(q: Quality, most: int, chosen: str, said: Speaker) -> str:
    failed = q.outcomes(FAILS)
    counts = [q.numbers, q.mapped, q.mapped - q.sure, q.fates.get("unmapped", 0),
              q.outcomes(HOLDS)]  # fmt: skip
    cells = "".join(f'<span class="num">{n}</span>' for n in counts)
    cells += f'<span class="num{" bad" if failed else ""}">{failed}</span>'
    cells += f'<span class="num">{q.outcomes(UNTESTABLE)}</span>'
    name = escape(said.names[q.report.id])
    year = f' <span class="quiet">{q.report.year}</span>' if q.report.year else ""
    year = "" if str(q.report.year) in name else year
    style = "chosen" if q.report.id == chosen else ""
    bar = shares(_pieces(q, said), most)
    return line(f"report:{q.report.id}", f"<span>{name}{year}</span>{bar}{cells}", style)


def doubts(qualities: Sequence[Quality], said: Speaker) -> str:
    """Figures in doubt, the least certain first, each with its sentence."""
    found = sorted((d for q in qualities for d in q.doubts),
                   key=lambda d: d.confidence != "low")  # fmt: skip
    return _items("".join(_doubt(d, said) for d in found), "doubts", said)


def _doubt(doubt: Doubt, said: Speaker) -> str:
    lang, o = said.lang, doubt.observation
    why = joined([word(f"doubt.{r}", lang) for r in doubt.reasons], lang)
    sure = word(f"confidence.{doubt.confidence}", lang)
    left = (
        f'<div><span class="strong">{escape(reconcile_rows.metric(o, said))} '
        f'{escape(said.stated_with_unit(o))}</span><br><span class="small quiet">'
        f"{escape(said.names[doubt.report.id])} · {escape(sure)}{escape(word('colon', lang))}"
        f"{escape(why)}</span></div>"
    )
    return line(f"obs:{o.id}", left + _quote(quote_markup(o, AROUND)))


def checks(lines: Sequence[Line], said: Speaker) -> str:
    """The reconciliation: what fails first, then what cannot be tested."""
    return _items(reconcile_rows.folded(lines, said), "checks", said)


def unmapped(found: Sequence[Missing], said: Speaker) -> str:
    """The dictionary's to-do list; a noun met more than once unfolds into its sentences."""
    lang = said.lang
    head = (
        f'<div class="line todo head"><span>{escape(word("quality.noun", lang))}</span>'
        f'<span class="num">{escape(word("quality.times", lang))}</span>'
        f'<span class="num">{escape(word("quality.in_reports", lang))}</span><span></span></div>'
    )
    rows = "".join(_missing(m, said) for m in found)
    return _items(head + rows if rows else "", "unmapped", said)


def _missing(missing: Missing, said: Speaker) -> str:
    known = ""
    if missing.known:
        text = word("quality.known", said.lang, group=missing.known)
        known = f'<br><span class="small quiet">{escape(text)}</span>'
    first = missing.found[0]
    tick = ' class="tick strong"' if missing.times > 1 else ' class="strong"'
    cells = (
        f'<div><span{tick} lang="zh">{escape(missing.noun)}</span>{known}</div>'
        f'<span class="num">{missing.times}</span><span class="num">{missing.reports}</span>'
        f"{_unmapped_quote(first, said)}"
    )
    if missing.times == 1:
        return line(_place(first), cells, "todo")
    rest = "".join(line(_place(u), _unmapped_quote(u, said), "more") for u in missing.found)
    return f'<details><summary class="line todo">{cells}</summary>{rest}</details>'


def _place(item: Unmapped) -> str:
    return f"at:{item.report.id}:{item.start}"


def _unmapped_quote(item: Unmapped, said: Speaker) -> str:
    before = ("…" if len(item.before) > AROUND else "") + item.before[-AROUND:]
    after = item.after[:AROUND] + ("…" if len(item.after) > AROUND else "")
    name = escape(said.names[item.report.id])
    return _quote(
        f"{escape(before)}<mark>{escape(item.text)}</mark>{escape(after)}",
        f'<span class="quiet"> {name}</span>',
    )


def conflicts(found: Sequence[Conflict], lines: Sequence[Line], said: Speaker) -> str:
    """What two statements, two reports, or a report and an entered figure say of one fact."""
    inner = "".join(_conflict(c, said) for c in found) + reconcile_rows.rows(lines, said)
    return _items(inner, "conflicts", said)


def _conflict(conflict: Conflict, said: Speaker) -> str:
    o, told = conflict.observation, contradiction(conflict, said)
    left = (
        f'<div><span class="strong">{escape(reconcile_rows.metric(o, said))} '
        f"{escape(said.stated_with_unit(o))}</span><br>"
        f'<span class="small bad">{escape(told)}</span></div>'
    )
    quoted = quote_markup(o, AROUND) if o.quote else escape(o.note)
    return line(opening(o), left + _quote(quoted))


def contradiction(conflict: Conflict, said: Speaker) -> str:
    """What another statement says instead."""
    report = conflict.report
    reason = replace(conflict.reason, values={**conflict.reason.values, "who": report.id})
    return said.reason(reason, {report.id: conflict.figure})


def _quote(html: str, after: str = "") -> str:
    return f'<div class="clip small" ><span lang="zh">{html}</span>{after}</div>'


def _items(inner: str, tab: str, said: Speaker) -> str:
    key = "lead" if inner else ""
    said_first = word(f"quality.{tab}.lead" if key else f"quality.none.{tab}", said.lang)
    return (
        f'<div class="{said.lang} items"><p>{escape(said_first)}</p>'
        f'<div class="list" tabindex="0">{inner}</div></div>'
    )
