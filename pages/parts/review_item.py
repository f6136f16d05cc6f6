"""One item of the queue as HTML and as a form; the list of the queue beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from compare.load import Dataset
from compare.model import Observation
from compare.quality import BETWEEN, conflicts_of, sentence_around
from compare.reconcile import FAILS, reconcile
from compare.review import Item
from compare.source import quote_markup
from compare.telling.naming import day, metric_name, slice_name, unit_name, with_year
from compare.telling.phrases import Speaker
from compare.words import WORDS, word
from extract.corrections.model import BASES, CHOICES, DEFAULTS, FATES, Place
from pages.parts import reconcile_rows
from pages.parts.panel import line
from pages.parts.quality_lists import contradiction
from pages.parts.review_actions import FIELD

MOST = 200
_AROUND = 120


def listed(items: Sequence[Item], chosen: str, said: Speaker) -> str:
    """The queue: one line an item, the chosen one marked."""
    rows = []
    for item in items[:MOST]:
        who = word("review.done.by", said.lang, who=item.done_by) if item.done_by else \
            word(f"review.reason.{item.reasons[0]}", said.lang) if item.reasons else ""  # fmt: skip
        name = metric_name(said.dataset, item.metric, said.lang) if item.metric else ""
        figure = said.stated_with_unit(item.observation) if item.observation else item.text
        style = "review chosen" if item.id == chosen else "review"
        inner = (
            f"<span><b>{escape(figure)}</b> {escape(name)}</span>"
            f'<span class="quiet">{escape(said.names.get(item.report.id, item.report.id))} · '
            f"{escape(who)}</span>"
        )
        rows.append(line(item.id, inner, style))
    more = f'<p class="quiet">… {len(items) - MOST}</p>' if len(items) > MOST else ""
    return f'<div class="queue">{"".join(rows)}{more}</div>'


def sentence(item: Item, dataset: Dataset) -> str:
    """The sentence with the number marked, all of it escaped."""
    if item.observation is not None and item.observation.quote:
        return quote_markup(item.observation, _AROUND)
    text = dataset.text(item.report)
    if text is None:
        return f"<mark>{escape(item.text)}</mark>"
    before, after = sentence_around(text, item.start, item.end)
    return (
        f"{'…' if len(before) > _AROUND else ''}{escape(before[-_AROUND:])}"
        f"<mark>{escape(item.text)}</mark>{escape(after[:_AROUND])}"
        f"{'…' if len(after) > _AROUND else ''}"
    )


def card(item: Item, said: Speaker) -> str:
    """Where, the sentence, what was read and why it is here."""
    lang, data = said.lang, said.dataset
    place = with_year(said.names.get(item.report.id, item.report.id), item.report.year)
    o = item.observation
    section = f" › {o.section.replace(' > ', ' › ')}" if o and o.section else ""
    told = {r: word(f"review.reason.{r}", lang) for r in item.reasons}
    told |= {
        r: f"{told[r]}{word('colon', lang)}{by}" for r, by in _against(item, said) if r in told
    }
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in told.values())
    like = ""
    if item.like:
        names = word("list.separator", lang).join(metric_name(data, m, lang) for m in item.like)
        like = f"<p>{escape(word('review.looks_like', lang, metrics=names))}</p>"
    why = (
        f"<dt>{escape(word('review.why', lang))}</dt><dd><ul>{reasons}</ul></dd>" if reasons else ""
    )
    return (
        f'<div class="dz-review"><p class="dz-lead">{escape(place + section)}</p>'
        f'<blockquote lang="zh">{sentence(item, data)}</blockquote>'
        f"<dl><dt>{escape(word('review.read_as', lang))}</dt>"
        f"<dd>{_read(o, item, said)}{like}</dd>{why}</dl></div>"
    )


def _against(item: Item, said: Speaker) -> list[tuple[str, str]]:
    """What stands against the figure, by the reason it gives: the sum, rate or other statement."""
    o, data = item.observation, said.dataset
    if o is None or not {"check_fails", "years", "conflict"} & set(item.reasons):
        return []
    found = []
    for told in reconcile(data, [item.report]):
        if told.outcome == FAILS and told.observations[0] == o.id:
            behind = reconcile_rows.observations(told, said)
            sum_ = f"{word(f'check.{told.kind}', said.lang)} "
            reason = "years" if told.kind in BETWEEN and told.other_report else "check_fails"
            found.append((reason, sum_ + reconcile_rows.equation(told, behind, said)))
    for conflict in conflicts_of(data, [item.report]):
        if conflict.observation.id == o.id:
            found.append(("conflict", contradiction(conflict, said)))
    return found


def _read(o: Observation | None, item: Item, said: Speaker) -> str:
    lang, data = said.lang, said.dataset
    if o is None:
        fate = word(f"fate.{item.fate}", lang)
        return escape(word("review.not_figure", lang, fate=fate))
    dims = [slice_name(data, o.metric, o.slice, lang), word(f"scope.{o.scope}", lang)
            if f"scope.{o.scope}" in WORDS and o.scope != "own" else "",
            word(f"data.basis.{o.period_basis}", lang) if o.period_basis else "",
            " – ".join(filter(None, (day(o.period_start), day(o.period_end))))]  # fmt: skip
    whole = data.observation(o.part_of) if o.part_of else None
    if whole is not None:
        dims.append(word("review.part_of", lang, whole=said.stated_with_unit(whole)))
    return (
        f"<b>{escape(metric_name(data, o.metric, lang))} "
        f"{escape(said.stated_with_unit(o) + o.mark)}</b>"
        f'<br><span class="quiet">{escape(" · ".join(filter(None, dims)))}</span>'
    )


def did(row: Mapping[str, str], said: Speaker) -> str:
    """One correction in words: when, who, what, and what became of it."""
    lang = said.lang
    to = row["to"]
    if row["what"] == "reject":
        to = word(f"fate.{to}", lang) if to in FATES else to
    elif row["what"] in {"metric", "add"}:
        for metric in said.dataset.dictionary.metrics:
            to = to.replace(f"metric {metric}", metric_name(said.dataset, metric, lang))
    what = word(f"review.what.{row['what']}", lang, to=to or "—")
    told = word("review.history.line", lang, when=_minute(row["when"]), who=row["who"], what=what)
    if row["why"]:
        told += word("brackets", lang, inner=row["why"])
    if row["state"] == "withdrawn":
        told += " · " + word("review.history.undone", lang, who=row["withdrawn_by"],
                             when=_minute(row["withdrawn_at"]))  # fmt: skip
    if row["state"] == "stale":
        told += " · " + word("review.history.stale", lang, reason=row["reason"])
    return told


def _minute(when: str) -> str:
    return when[:16].replace("T", " ")


def form(item: Item, said: Speaker) -> None:
    """The fields of a correction, as the figure stands now."""
    lang, data, o = said.lang, said.dataset, item.observation
    metrics = data.dictionary.metrics
    first = o.metric if o else next(iter(item.like), next(iter(metrics)))
    with st.container(horizontal=True):
        metric = _select(word("review.field.metric", lang), "metric", list(metrics), first, item,
                         lambda m: metric_name(data, m, lang))  # fmt: skip
        units = list(metrics[metric].units)
        unit = _select(word("review.field.unit", lang), "unit", units, o.unit if o else "", item,
                       lambda u: unit_name(data, u, lang), metric)  # fmt: skip
        value = f"{o.value:.15g}" if o else _digits(item.text)
        _text("value", word("review.field.value", lang, unit=unit_name(data, unit, lang)), value,
              item)  # fmt: skip
        kinds = metrics[metric].kinds
        _select(word("review.field.kind", lang), "kind", ["total", *kinds],
                o.slice.kind if o else "", item,
                lambda k: word("review.total", lang) if k == "total" else
                (kinds[k].zh if lang == "zh" else kinds[k].en), metric)  # fmt: skip
    with st.container(horizontal=True):
        for name in ("scope", "party", "audience", "mode", "qualifier"):
            now = (getattr(o, name, None) or getattr(o.slice, name)) if o else DEFAULTS[name]
            _select(word(f"review.field.{name}", lang), name, list(CHOICES[name]), now, item,
                    lambda v, n=name: _named(n, v, lang))  # fmt: skip
    with st.container(horizontal=True):
        basis = o.period_basis if o else item.report.period_basis
        _select(word("review.field.period", lang), "period", list(BASES), basis, item,
                lambda b: word(f"data.basis.{b}", lang))  # fmt: skip
        days = (o.period_start, o.period_end) if o else (
            item.report.period_start, item.report.period_end)  # fmt: skip
        for name, at in zip(("period_start", "period_end"), days, strict=True):
            _text(name, word(f"review.field.{name}", lang), day(at), item)
        wholes = {
            w.id: w for w in data.observations(metric=metric, report=item.report.id)
            if w.unit == unit and w.end > w.start and (o is None or w.id != o.id)
        }  # fmt: skip
        st.session_state["_review_wholes"] = {
            key: Place(w.start, w.end, w.text) for key, w in wholes.items()
        }
        _select(word("review.field.part_of", lang), "part_of", ["", *wholes],
                o.part_of if o else "", item,
                lambda i: said.stated_with_unit(wholes[i]) if i else word("review.none", lang),
                f"{metric}{unit}")  # fmt: skip
    _text("why", word("review.field.why", lang), "", item, "stretch")


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit() or c == ".")


def _named(name: str, value: str, lang: str) -> str:
    for key in (f"{name}.{value}", f"data.{name}.{value}"):
        if key in WORDS:
            return word(key, lang)
    return word("review.total", lang) if value == "total" else value


def _begin(name: str, value: str, item: Item, of: str = "") -> str:
    """The key of a field, which begins anew with another item, or another metric above it."""
    key, owner = FIELD + name, f"{item.id} {item.seen} {of}"
    if st.session_state.get(f"{key}_of") != owner or key not in st.session_state:
        st.session_state[key] = value
        st.session_state[f"{key}_of"] = owner
    return key


def _select(label, name, options, now, item, named, of=""):  # type: ignore[no-untyped-def]
    key = _begin(name, now if now in options else options[0], item, of)
    if st.session_state[key] not in options:
        st.session_state[key] = options[0]
    return st.selectbox(label, options, key=key, format_func=named, width=190)


def _text(name: str, label: str, value: str, item: Item, width: str | int = 190) -> None:
    st.text_input(label, key=_begin(name, value, item), width=width)
