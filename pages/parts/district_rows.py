"""The District page's families as HTML: a line a metric, its parts under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from compare.charts.lines import GLYPHS
from compare.charts.strips import patterns, sample, spread
from compare.model import Figure, Observation
from compare.periods import is_part_year
from compare.profile import FamilyProfile, Profile, Standing
from compare.quality import Unmapped
from compare.reconcile import Line
from compare.telling import numbers
from compare.telling.naming import metric_name, part_name, slice_name, unit_name
from compare.telling.phrases import Speaker
from compare.words import joined, word
from pages.parts import reconcile_rows
from pages.parts.panel import line, opening

AROUND = 46


def markup(
    profile: Profile, unmapped: Sequence[Unmapped], lines: Sequence[Line], said: Speaker
) -> str:
    """Legend, the families in two columns, what no metric covers; the reconciliation below."""
    inner = "".join(_family(f, profile, said) for f in profile.families if f.standings)
    inner += _unmapped(unmapped, said)
    alone = "" if profile.peers else " alone"
    return (
        f'<div class="{said.lang}{alone}">{patterns()}{_legend(profile, said)}'
        f'<div class="families">{inner}</div>{_reconciliation(lines, said)}</div>'
    )


def _legend(profile: Profile, said: Speaker) -> str:
    """What the marks on a line mean; only those that are on this page."""
    if not profile.peers:
        return ""
    lang = said.lang
    drawn = [s for f in profile.families for s in f.standings if s.is_stated and s.spread.values]
    marks = [("own", "district.own"), ("peer", "district.peer")]
    if any(s.spread.median is not None for s in drawn):
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
    printed = escape(said.stated(o) + mark + o.mark)
    return f'<span class="num strong{hand}">{printed}</span>'


def _peers(standing: Standing, profile: Profile, said: Speaker) -> tuple[str, str]:
    """The line of the peers, and what it says in words; nothing without peers."""
    if not profile.peers:
        return "", ""
    apart = _apart(standing, said)
    if not standing.spread.values:
        alone = escape(word("district.alone", said.lang), quote=True)
        return "", f'<span class="beside" title="{alone}">{apart}</span>'
    text = _peers_said(standing, said)
    drawn = spread(standing.spread, standing.mark, text)
    return drawn, f'<span class="beside">{escape(text)}{_caution(standing, said)} {apart}</span>'


def _caution(standing: Standing, said: Speaker) -> str:
    """◐ where bureau and peers may be compared with caution only; why on hover."""
    if not standing.is_cautious:
        return ""
    figures = {f.report.id: f for f in (standing.figure, *standing.peers)}
    why = dict.fromkeys(said.reason(r, figures) for r in standing.judgement.reasons)
    told = word("colon", said.lang).join((
        word("district.caution", said.lang), word("clause.separator", said.lang).join(why)
    ))  # fmt: skip
    told = escape(told, quote=True)
    return f' <span role="img" title="{told}" aria-label="{told}">◐</span>'


def _apart(standing: Standing, said: Speaker) -> str:
    """How many peers' figures may not stand beside this one; which and why on hover."""
    if not standing.apart:
        return ""
    told = word("clause.separator", said.lang).join(
        f"{said.reason(replace(r, values={**r.values, 'who': f.report.id}), {f.report.id: f})}"
        f"{word('brackets', said.lang, inner=said.stated_with_unit(f.opened)) if f.opened else ''}"
        for f in standing.apart
        for r in f.reasons[:1]
    )
    count = word("district.apart", said.lang, count=len(standing.apart))
    return f'<span class="nowrap" title="{escape(told, quote=True)}">{escape(count)}</span>'


def _peers_said(standing: Standing, said: Speaker) -> str:
    """中位数 490（5 家）, or one or two peers by their names: 南海区 942."""
    if standing.spread.median is None:
        return _middle(standing, said, named=True)
    return word("district.median.of", said.lang, value=_middle(standing, said),
                count=len(standing.peers))  # fmt: skip


def _middle(standing: Standing, said: Speaker, named: bool = False) -> str:
    """The peers' median, or what the one or two of them state."""
    middle = standing.spread.median
    if middle is not None:
        return numbers.amount(middle, standing.unit, said.lang)
    return joined(
        [f"{said.names[f.report.id]} {_stated(f, said)}" if named else _stated(f, said)
         for f in standing.peers], said.lang,
    )  # fmt: skip


def _stated(figure: Figure, said: Speaker) -> str:
    if figure.observation is None:
        return ""
    return said.stated(figure.observation) + figure.observation.mark


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
    hand = " hand" if o.method == "entered" else ""
    inner = (
        f'<span style="padding-left:{depth * 14}px">{escape(name)}</span>'
        f'<span class="num{hand}">{escape(said.stated_with_unit(o) + o.mark)}</span>'
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


def _reconciliation(lines: Sequence[Line], said: Speaker) -> str:
    if not lines:
        return ""
    lang = said.lang
    title = escape(word("district.reconciliation", lang, count=len(lines)))
    rows = reconcile_rows.folded(lines, said, bureaus=False)
    return f'<section class="items below"><h2>{title}</h2>{rows}</section>'
