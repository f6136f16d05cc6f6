"""The metrics of the dictionary and one of them opened, as HTML; all text is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from compare.load import Dataset
from compare.metric_use import Use
from compare.model import Observation
from compare.source import quote_markup
from compare.telling.edit_words import kind_said, metric_said
from compare.telling.naming import family_name, unit_name
from compare.telling.phrases import Speaker
from compare.words import joined, word
from extract.metrics.dictionary import RESIDENTS, Metric
from pages.parts.panel import line

STYLE = f"<style>{(Path(__file__).parent / 'dictionary.css').read_text('utf-8')}</style>"
AROUND = 60


def table(found: Sequence[Use], data: Dataset, lang: str) -> str:
    """One line a metric under its family; a click opens it."""
    keys = ("metric", "unit", "measure", "wordings", "reports", "figures")
    head = "".join(
        f"<span{' class=num' if k in ('reports', 'figures') else ''}>"
        f"{escape(word(f'dictionary.{k}', lang))}</span>"
        for k in keys
    )
    sections = ""
    for family in data.dictionary.families:
        rows = "".join(_row(use, data, lang) for use in found if use.metric.family == family)
        if rows:
            name = escape(family_name(data, family, lang))
            sections += f"<section><h2>{name}</h2>{rows}</section>"
    return (
        f'{STYLE}<div class="{lang}"><div class="uses"><div class="line head">{head}</div>'
        f"{sections}</div></div>"
    )


def _row(use: Use, data: Dataset, lang: str) -> str:
    metric = use.metric
    units = joined([unit_name(data, unit, lang) for unit in metric.units], lang)
    words = "、".join(metric.wordings)
    never = "" if use.figures else " never"
    cells = (
        f'<span class="strong">{escape(_name(metric, lang))}</span>'
        f'<span class="small">{escape(units)}</span>'
        f'<span class="small">{escape(word(f"measure.{metric.measure}", lang))}</span>'
        f'<span class="words" lang="zh">{escape(words)}</span>'
        f'<span class="num{never}">{use.reports}</span>'
        f'<span class="num{never}">{use.figures}</span>'
    )
    return line(f"term:{metric.id}", cells, hint=words)


def _name(metric: Metric, lang: str) -> str:
    return metric.zh if lang == "zh" else metric.en


def facts(use: Use, data: Dataset, lang: str) -> str:
    """Definition, units, wordings and kinds of one metric, as a table of the page."""
    metric = use.metric
    after = joined([metric_said(data.dictionary, m, lang) for m in metric.after], lang)
    rows: list[tuple[str, str]] = [
        ("definition", escape(metric.definition_zh if lang == "zh" else metric.definition_en)),
        ("units", _units(metric, data, lang)),
        ("measure", escape(word(f"measure.{metric.measure}", lang))),
    ]
    if metric.direction != "neutral":
        rows.append(("direction", escape(word(f"data.direction.{metric.direction}", lang))))
    if metric.denominators:
        names = [
            word("dictionary.residents", lang) if m == RESIDENTS
            else metric_said(data.dictionary, m, lang) for m in metric.denominators
        ]  # fmt: skip
        rows.append(("denominators", escape(joined(names, lang))))
    rows.append(("list.wordings", _words(metric.wordings)))
    if metric.followers:
        note = word("dictionary.followers.after", lang, metrics=after)
        rows.append(
            ("list.followers", f"{_words(metric.followers)}<br><small>{escape(note)}</small>")
        )
    for key, words in (("list.excludes", metric.excludes),
                       ("list.zero_wordings", metric.zero_wordings)):  # fmt: skip
        if words:
            rows.append((key, _words(words)))
    body = "".join(_fact(word(f"dictionary.{key}", lang), value) for key, value in rows)
    body += "".join(
        _fact(word("dictionary.kind", lang, kind=kind_said(metric, kind.id, lang)),
              _words(kind.wordings) if kind.wordings
              else escape(word("dictionary.kind.unread", lang)))
        for kind in metric.kinds.values()
    )  # fmt: skip
    body += _fact(word("dictionary.id", lang), f"<code>{escape(metric.id)}</code>")
    return f'<div class="dz-table dz-facts"><table>{body}</table></div>'


def _fact(name: str, value: str) -> str:
    return f'<tr><th scope="row">{escape(name)}</th><td>{value}</td></tr>'


def _words(words: Sequence[str]) -> str:
    return f'<span lang="zh">{escape("、".join(words))}</span>'


def _units(metric: Metric, data: Dataset, lang: str) -> str:
    found = []
    for unit in metric.units:
        counted = "、".join(c for c, u in metric.classifiers.items() if u == unit and c)
        name = unit_name(data, unit, lang)
        found.append(name + word("brackets", lang, inner=counted) if counted else name)
    return escape(word("clause.separator", lang).join(found))


def quotes(found: Sequence[Observation], said: Speaker) -> str:
    """Sentences in which a metric was read; a click opens the report there."""
    rows = "".join(_quote(o, said) for o in found)
    return f'{STYLE}<div class="{said.lang}"><div class="quotes">{rows}</div></div>'


def _quote(observation: Observation, said: Speaker) -> str:
    metric = said.dataset.dictionary.metrics.get(observation.metric)
    part = ""
    if observation.slice.kind != "total":
        part = f"{escape(kind_said(metric, observation.slice.kind, said.lang))} "
    left = (
        f'<div><span class="strong">{escape(said.stated_with_unit(observation))}</span>'
        f'<br><span class="small quiet">{part}{escape(said.names[observation.report_id])}</span>'
        "</div>"
    )
    quote = f'<span lang="zh">{quote_markup(observation, AROUND)}</span>'
    return line(f"obs:{observation.id}", f'{left}<div class="clip small">{quote}</div>')
