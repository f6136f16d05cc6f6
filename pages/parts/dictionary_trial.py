"""Trying a change of the dictionary: what it would gain, lose and move, before it is saved."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from html import escape

import streamlit as st

from compare.load import Dataset, observation_of
from compare.source import quote_markup
from compare.telling.edit_words import metric_said
from compare.telling.phrases import Speaker
from compare.trial_rows import Teller, Told, reading_said, to_csv
from compare.words import joined, word
from extract.editing.dictionary_edit import changed
from extract.editing.dictionary_history import DictionaryFile
from extract.editing.edits import Edit, EditProblem
from extract.editing.measuring import Compared, Difference, NotMeasured, compared
from extract.editing.trial import MOVED, WHATS, Effect, Trial, try_out
from extract.folders import data_folder
from extract.metrics.dictionary import Dictionary
from pages.parts import panel, url
from pages.parts.common import as_text
from pages.parts.dictionary_form import also_announced
from pages.parts.dictionary_list import STYLE

TRIED = "_dictionary_tried"
MOST = 200
ALL = "all"
AROUND = 50
MEASURES = ("precision", "recall", "f1", "dimensions", "wholes", "fates")
_SHOWN = 60
_FEW = 6


@dataclass(frozen=True)
class Tried:
    """A change that was tried: on which file, what it makes of it and what comes of that."""

    edits: tuple[Edit, ...]
    base: str
    text: str = ""
    dictionary: Dictionary | None = None
    trial: Trial | None = None
    accuracy: Compared | NotMeasured | None = None
    problem: EditProblem | None = None


def run(
    edits: tuple[Edit, ...], file: DictionaryFile, old: Dictionary, data: Dataset, lang: str
) -> Tried:
    """Try a change, with progress; what is wrong with it is in the answer."""
    try:
        text, new = changed(file.text, edits, file.path)
    except EditProblem as problem:
        return Tried(edits, file.sha256, problem=problem)
    bar = st.progress(0.0)
    shown = [-1]

    def progress(done: int, of: int) -> None:
        if of and 50 * done // of != shown[0]:  # a message each is what costs
            shown[0] = 50 * done // of
            said = word("dictionary.trying", lang, done=done, all=of)
            bar.progress(min(1.0, done / of), said)

    trial = try_out(old, new, data.reports_dir, data_folder(), progress)
    bar.progress(1.0, word("dictionary.measuring", lang))
    accuracy: Compared | NotMeasured
    try:
        accuracy = compared(file.text, text)
    except NotMeasured as problem:
        accuracy = problem
    bar.empty()
    return Tried(edits, file.sha256, text, new, trial, accuracy)


def show_problem(tried: Tried, lang: str) -> None:
    """Why a change cannot be made, with the line."""
    problem = tried.problem
    if problem is None:
        return
    reason = as_text(problem.reason_zh if lang == "zh" else problem.reason)
    if problem.line:
        st.error(word("dictionary.problem.line", lang, line=problem.line, reason=reason))
    else:
        st.error(word("dictionary.problem", lang, reason=reason))


def show(tried: Tried, data: Dataset, said: Speaker) -> None:
    """The effect on the reports on file, then on the accuracy."""
    lang, trial = said.lang, tried.trial
    if trial is None or tried.dictionary is None:
        return
    counts = {ALL: len(trial.effects)} | {what: trial.count(what) for what in WHATS}
    title = word("dictionary.effect", lang, reports=trial.reports, before=f"{trial.before:,}",
                 after=f"{trial.after:,}")  # fmt: skip
    st.html(f'<h2 class="dz-section">{escape(title)}</h2>')
    for text, others in also_announced(data.dictionary, tried.edits):
        names = joined([metric_said(data.dictionary, m, lang) for m in others], lang)
        st.caption(as_text(word("dictionary.also", lang, wording=text, metrics=names)))
    if not trial.reports:
        st.info(word("dictionary.effect.no_reports", lang))
    elif not trial.effects:
        st.info(word("dictionary.effect.none", lang))
    else:
        _effects(tried, trial, counts, said)
    if trial.failures:
        st.caption(word("dictionary.effect.failures", lang, count=trial.failures))
    _accuracy(tried.accuracy, tried.dictionary, said)


def _effects(tried: Tried, trial: Trial, counts: dict[str, int], said: Speaker) -> None:
    lang, new = said.lang, tried.dictionary
    assert new is not None
    with st.container(horizontal=True, vertical_alignment="center", key="effects"):
        what = url.chosen("what", [ALL, *WHATS], ALL)
        st.segmented_control(
            word("dictionary.try", lang), [ALL, *WHATS], key="what", required=True,
            format_func=lambda w: word("dictionary.effect.all", lang, count=counts[ALL])
            if w == ALL else f"{word(f'dictionary.{w}', lang)} {counts[w]}",
            label_visibility="collapsed",
        )  # fmt: skip
        st.download_button(
            word("dictionary.csv", lang), lambda: to_csv(trial.effects, said, new),
            "duizhao-dictionary-trial.csv", "text/csv", key="trial_csv", on_click="ignore",
        )  # fmt: skip
    chosen = [e for e in trial.effects if what in {ALL, e.what}]
    if not chosen:
        st.info(word("dictionary.effect.none_of", lang))
        return
    picked = panel.show(effects_html(chosen[:MOST], said, new), "dictionary-effects")
    if len(chosen) > MOST:
        rest = len(chosen) - MOST
        st.caption(word("dictionary.effect.more", lang, shown=MOST, rest=rest))
    if picked:
        panel.follow(picked, lang)


def effects_html(effects: Sequence[Effect], said: Speaker, new: Dictionary) -> str:
    """One line an effect: what it was and would be, and its sentence. Escaped."""
    teller = Teller(said, new)
    known = {o.id for o in said.dataset.observations()}
    rows = "".join(_effect(teller.tell(effect), said, known) for effect in effects)
    return (
        f'{STYLE}<div class="{said.lang}"><div class="effects"><div class="list" tabindex="0">'
        f"{rows}</div></div></div>"
    )


def _effect(told: Told, said: Speaker, known: Set[str]) -> str:
    effect = told.effect
    same = effect.what == MOVED and told.before == told.after
    figures = (
        f'<span class="strong">{escape(told.after)}</span>' if same
        else f'<span class="from">{escape(told.before)}</span> → '
        f'<span class="strong">{escape(told.after)}</span>'
    )  # fmt: skip
    notes = " · ".join([said.names.get(effect.report_id, effect.report_id), *told.differs])
    tag = f'<span class="tag">{escape(word(f"dictionary.{effect.what}", said.lang))}</span>'
    quote = quote_markup(observation_of(effect.row), AROUND)
    cells = (
        f'{tag}<div>{figures}<br><span class="small quiet">{escape(notes)}</span></div>'
        f'<div class="clip small"><span lang="zh">{quote}</span></div>'
    )
    place = f"at:{effect.report_id}:{effect.row['start']}"
    before = effect.before["observation_id"] if effect.before else ""
    return panel.line(f"obs:{before}" if before in known else place, cells, effect.what)


def _accuracy(
    accuracy: Compared | NotMeasured | None, dictionary: Dictionary, said: Speaker
) -> None:
    lang = said.lang
    if isinstance(accuracy, NotMeasured):
        st.warning(as_text(accuracy.reason_zh if lang == "zh" else accuracy.reason))
        return
    if accuracy is None:
        return
    title = word("dictionary.accuracy", lang, reports=accuracy.after.reports)
    heads = [word(f"dictionary.accuracy.{k}", lang) for k in ("what", "before", "after", "change")]
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(_measure(accuracy, name, lang) for name in MEASURES)
    st.html(
        f'<h2 class="dz-section">{escape(title)}</h2><div class="dz-table dz-measures"><table>'
        f"<tr>{top}</tr>{body}</table></div>"
    )
    if not accuracy.worse and not accuracy.mended:
        st.caption(word("dictionary.accuracy.same", lang))
    lists = (("worse", accuracy.worse, "instead"), ("mended", accuracy.mended, "was"))
    for key, found, told in lists:
        if not found:
            continue
        with st.expander(
            word(f"dictionary.accuracy.{key}", lang, count=len(found)), expanded=len(found) <= _FEW
        ):
            items = "".join(_difference(d, told, dictionary, said) for d in found[:_SHOWN])
            more = len(found) - _SHOWN
            items += f"<li>… +{more}</li>" if more > 0 else ""
            st.html(f'<ul class="dz-notes">{items}</ul>')


def _measure(accuracy: Compared, name: str, lang: str) -> str:
    before, after = accuracy.before.shares[name], accuracy.after.shares[name]
    cells = [word(f"dictionary.accuracy.{name}", lang)]
    for measured in (accuracy.before, accuracy.after):
        right = measured.counts.get(name)
        share = f"{measured.shares[name]:.4f}"
        cells.append(share + (f" ({right[0]}/{right[1]})" if right else ""))
    change = after - before
    cells.append("0" if abs(change) < 0.00005 else f"{change:+.4f}".replace("-", "−"))
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _difference(found: Difference, told: str, dictionary: Dictionary, said: Speaker) -> str:
    expected, read = (reading_said(t, dictionary, said) for t in (found.expected, found.found))
    words = word(f"dictionary.accuracy.{told}", said.lang, expected=expected, found=read)
    return (
        f'<li><span lang="zh">{escape(found.shown)}</span> — {escape(words)} '
        f"({escape(found.report)})</li>"
    )
