"""The District page's families as HTML: a line a metric, its parts under it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from compare import numbers
from compare.lines import GLYPHS
from compare.model import Figure, Observation
from compare.naming import metric_name, part_name, slice_name, unit_name
from compare.periods import is_part_year
from compare.phrases import Speaker
from compare.profile import FamilyProfile, Profile, Standing
from compare.quality import Unmapped
from compare.strips import patterns, sample, spread
from compare.words import joined, word
from pages.parts.panel import line, opening

AROUND = 46


def markup(profile: Profile, unmapped: Sequence[Unmapped], said: Speaker) -> str:
    """Legend, the families in two columns, what no metric covers, what is not reported."""
    inner = "".join(_family(f, profile, said) for f in profile.families if f.standings)
    inner += _unmapped(unmapped, said)
    alone = "" if profile.peers else " alone"
    return (
        f'<div class="{said.lang}{alone}">{patterns()}{_legend(profile, said)}'
        f'<div class="families">{inner}</div></div>'
    )


def _legend(profile: Profile, said: Speaker) -> str:
    """What the marks on a line mean; only those that are on this page."""
    if not profile.peers:
        return ""
    lang = said.lang
    drawn = [s for f in profile.families for s in f.standings if s.spread.values]
    marks = [("own", "district.own"), ("peer", "district.peer")]
    if any(len(s.spread.values) > 1 for s in drawn):
        marks.append(("median", "district.median"))
    if any(s.spread.quartiles for s in drawn):
        marks.append(("middle", "district.spread"))
    items = "".join(f"<span>{sample(mark)}{escape(word(key, lang))}</span>" for mark, key in marks)
    scale = escape(word("district.scale", lang))
    return f'<div class="legend">{items}<span class="quiet">{scale}</span></div>'


def _family(family: FamilyProfile, profile: Profile, said: Speaker) -> str:
    found = said.dataset.dictionary.families[family.family]
    own = [s for s in family.standings if s.is_stated]
    others = [s for s in family.standings if not s.is_stated]
    rows = "".join(_standing(s, profile, said) for s in own) + _only_peers(others, said)
    if family.silent and own and not profile.report.is_entered:
        names = joined([metric_name(said.dataset, m, said.lang) for m in family.silent], said.lang)
        rows += f'<p class="small">{escape(word("district.silent", said.lang, metrics=names))}</p>'
    title = escape(found.zh if said.lang == "zh" else found.en)
    return f"<section><h2>{title}</h2>{rows}</section>" if rows else ""


def _only_peers(others: Sequence[Standing], said: Speaker) -> str:
    """What peers state and this bureau does not, as one short list with the peers' middle."""
    if not others:
        return ""
    state = word(f"state.{others[0].figure.state.value}", said.lang)
    said_first = word("district.only_peers", said.lang, state=state)
    items = " · ".join(
        f'<button type="button" class="chip" data-pick="metric:{escape(s.metric, quote=True)}" '
        f'title="{escape(_peers_said(s, said), quote=True)}">'
        f"{escape(metric_name(said.dataset, s.metric, said.lang))} "
        f'<span class="nowrap">{escape(_middle(s, said))}</span></button>'
        for s in others
    )
    return f'<p class="small">{escape(said_first[:1].upper() + said_first[1:])}{items}</p>'


def _standing(standing: Standing, profile: Profile, said: Speaker) -> str:
    figure = standing.figure
    name = escape(metric_name(said.dataset, standing.metric, said.lang))
    unit = "" if standing.unit == "CNY" else \
        escape(unit_name(said.dataset, standing.unit, said.lang))  # fmt: skip
    strip, beside = _peers(standing, profile, said)
    inner = (
        f'<span>{name} <span class="quiet small">{unit}</span></span>'
        f"<span>{strip}</span>{_value(standing, said)}{beside}"
    )
    target = figure.observation or next(iter((*figure.parts, *figure.others)), None)
    pick = opening(target) if target else f"metric:{standing.metric}"
    hint = target.quote or target.note if target else ""
    rows = line(pick, inner, hint=hint) + _below(standing, said)
    return f'<div class="group">{rows}</div>'


def _value(standing: Standing, said: Speaker) -> str:
    figure, o = standing.figure, standing.figure.observation
    if o is None or not figure.has_value:
        glyph = escape(GLYPHS.get(figure.state, ""))
        hint = escape(word(f"state.{figure.state.value}", said.lang), quote=True)
        return f'<span class="num quiet" title="{hint}">{glyph}</span>'
    mark = " ◔" if is_part_year(figure, standing.is_flow) else ""
    hand = " hand" if o.method == "entered" else ""
    pen = " ✎" if hand else ""
    printed = escape(said.stated(o) + mark + pen)
    return f'<span class="num strong{hand}">{printed}</span>'


def _peers(standing: Standing, profile: Profile, said: Speaker) -> tuple[str, str]:
    """The line of the peers, and what it says in words; nothing without peers."""
    if not profile.peers:
        return "", ""
    if not standing.spread.values:
        alone = escape(word("district.alone", said.lang), quote=True)
        return "", f'<span class="beside" title="{alone}"></span>'
    text = _peers_said(standing, said)
    drawn = spread(standing.spread, standing.mark, text)
    return drawn, f'<span class="beside">{escape(text)}</span>'


def _peers_said(standing: Standing, said: Speaker) -> str:
    """中位数 490（5 家）, or the one peer by its name: 南海区 942."""
    if len(standing.peers) == 1:
        return f"{said.names[standing.peers[0].report.id]} {_middle(standing, said)}"
    return word("district.median.of", said.lang, value=_middle(standing, said),
                count=len(standing.peers))  # fmt: skip


def _middle(standing: Standing, said: Speaker) -> str:
    """The peers' median, or what the only one of them states."""
    if len(standing.peers) == 1:
        return _stated(standing.peers[0], said)
    return numbers.amount(standing.spread.median or 0.0, standing.unit, said.lang)


def _stated(figure: Figure, said: Speaker) -> str:
    return said.stated(figure.observation) if figure.observation else ""


def _below(standing: Standing, said: Speaker) -> str:
    """Of-which parts as a tree, then figures of another scope and of the year before."""
    figure, lang = standing.figure, said.lang
    rows = ""
    by_id = {o.id: o for o in figure.parts}
    for part, depth in standing.tree():
        whole = by_id.get(part.part_of, figure.observation)
        name = part_name(said.dataset, part, whole.slice, lang) if whole else \
            slice_name(said.dataset, part.metric, part.slice, lang)  # fmt: skip
        key = "part.of_which" if figure.observation else "part.stated"
        rows += _small(part, word(key, lang, name=name), 1 + depth, said)
    for other in figure.others[:4]:
        where = f"scope.{other.scope}" if other.scope != "own" else "part.unnamed"
        rows += _small(other, word(where, lang), 1, said)
    for earlier in standing.prior:
        rows += _small(earlier, word("period.prior_year", lang), 1, said)
    return rows


def _small(o: Observation, name: str, depth: int, said: Speaker) -> str:
    hand, pen = (" hand", " ✎") if o.method == "entered" else ("", "")
    inner = (
        f'<span style="padding-left:{depth * 14}px">{escape(name)}</span>'
        f'<span class="num{hand}">{escape(said.stated_with_unit(o))}{pen}</span>'
    )
    return line(opening(o), inner, "part", o.quote or o.note)


def _unmapped(unmapped: Sequence[Unmapped], said: Speaker) -> str:
    if not unmapped:
        return ""
    title = escape(word("district.unmapped", said.lang, count=len(unmapped)))
    rows = "".join(
        line(
            f"at:{u.report.id}:{u.start}",
            f'<span lang="zh" class="small">{"…" if len(u.before) > AROUND else ""}'
            f"{escape(u.before[-AROUND:])}<mark>{escape(u.text)}</mark>"
            f"{escape(u.after[:AROUND])}{'…' if len(u.after) > AROUND else ''}</span>",
            "also",
        )
        for u in unmapped
    )
    return f"<section><h2>{title}</h2>{rows}</section>"
