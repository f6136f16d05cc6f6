"""指标词典 Dictionary: what metrics are called; try a change on every report, then save it."""

from __future__ import annotations

from html import escape

import streamlit as st

from compare.metric_use import Use, examples, matching, uses
from compare.telling.naming import family_name, metric_name
from compare.words import word
from extract.editing.dictionary_history import read_file
from extract.editing.dictionary_reasons import in_chinese
from extract.editing.yaml_text import YamlText
from extract.folders import data_folder
from extract.metrics.dictionary import Dictionary, parse_dictionary
from extract.yamlfile import YamlProblem
from pages.parts import (
    common,
    dictionary_form,
    dictionary_list,
    dictionary_save,
    dictionary_trial,
    panel,
    url,
    writing,
)
from pages.parts.screen import is_narrow

ACTS = ("browse", "change", "history")
MOST_EXAMPLES = 12

lang = common.lang_of_page()
data = common.dataset(lang)
said = common.speaker(data, lang)


@st.cache_resource(show_spinner=False, max_entries=4)
def parsed(sha256: str, _text: str) -> Dictionary:
    """The dictionary of a text, read once."""
    return parse_dictionary(_text, data_folder() / "metrics.yaml")


try:
    file = read_file(data_folder())
    dictionary = parsed(file.sha256, file.text)
except YamlProblem as problem:
    st.error(word(
        "dictionary.broken", lang, file=common.as_text(problem.file), line=problem.line,
        reason=common.as_text(in_chinese(problem.reason) if lang == "zh" else problem.reason),
    ))  # fmt: skip
    st.stop()


def browse() -> None:
    """All metrics, or the one that the address names."""
    term = url.chosen("term", ["", *data.dictionary.metrics], "")
    if term:
        one(term)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        families = ["all", *data.dictionary.families]
        family = url.chosen("group", families, "all")
        st.selectbox(
            word("dictionary.family", lang), families, key="group", width=common.width(240),
            format_func=lambda f: word("control.families.all", lang) if f == "all"
            else family_name(data, f, lang),
        )  # fmt: skip
        dictionary_form.kept("search_terms", "")
        asked = st.text_input(
            word("dictionary.search", lang), key="search_terms", width=common.width(320),
            placeholder=word("dictionary.search.hint", lang),
        )  # fmt: skip
        st.session_state["_kept_search_terms"] = asked
    found = matching(uses(data), "" if family == "all" else family, asked)
    if not found:
        st.info(word("dictionary.nothing", lang))
        return
    opened = panel.show(dictionary_list.table(found, data, lang), "dictionary-list")
    if opened:
        st.query_params["term"] = opened.removeprefix("term:")
        st.rerun()


def one(term: str) -> None:
    """One metric: what the dictionary says of it, and where it was read."""
    use = next(u for u in uses(data) if u.metric.id == term)
    with st.container(horizontal=True, vertical_alignment="center", key="one"):
        name = metric_name(data, term, lang)
        st.html(f'<h2 class="dz-section dz-term">{escape(name)}</h2>')
        if st.button(f"← {word('dictionary.all', lang)}", type="tertiary", key="to_all"):
            st.query_params.pop("term", None)
            st.rerun()
        if st.button(word("dictionary.change_it", lang), type="tertiary", key="to_change"):
            st.query_params["act"], st.query_params["entry"] = "change", term
            st.rerun()
        st.page_link("pages/compare.py", label=word("dictionary.compare", lang),
                     query_params={"lang": lang, "metric": term})  # fmt: skip
    left, right = (st.container(),) * 2 if is_narrow() else st.columns([6, 5], gap="large")
    with left:
        st.html(dictionary_list.facts(use, data, lang))
    with right:
        read_in(use)
    if term in dictionary.metrics:
        with st.expander(word("dictionary.as_text", lang)):
            st.code(YamlText(file.text).block("metrics", term), language="yaml", wrap_lines=True)


def read_in(use: Use) -> None:
    """Sentences in which a metric was read; each opens its report."""
    found = examples(data, use.metric.id, MOST_EXAMPLES)
    told = word("dictionary.found", lang, reports=use.reports, figures=use.figures)
    title = word("dictionary.examples", lang)
    st.html(f'<h2 class="dz-section">{escape(title)}</h2>'
            f'<p class="dz-definition">{escape(told)}</p>')  # fmt: skip
    if not found:
        st.info(word("dictionary.examples.none", lang))
        return
    picked = panel.show(dictionary_list.quotes(found, said), "dictionary-quotes")
    if picked:
        panel.follow(picked, lang)


def change() -> None:
    """The form, the trial of what it asks for, and saving exactly that."""
    st.caption(word("dictionary.form.lead", lang))
    wanted = dictionary_form.wanted(dictionary, file.text, lang)
    pressed = st.button(word("dictionary.try", lang), type="primary", key="try")
    tried: dictionary_trial.Tried | None = st.session_state.get(dictionary_trial.TRIED)
    if pressed:
        dictionary_save.forget_done()
        if wanted.lacking:
            what = word("list.separator", lang).join(wanted.lacking)
            st.warning(word("dictionary.incomplete", lang, what=what))
        else:
            tried = dictionary_trial.run(wanted.edits, file, dictionary, data, lang)
            st.session_state[dictionary_trial.TRIED] = tried
    if tried is None:
        dictionary_save.refused(lang)
        if writing.refusal(lang):
            st.caption(word("dictionary.read_only", lang))
        return
    if tried.base != file.sha256:
        dictionary_save.refused(lang)
        st.warning(word("dictionary.try_again", lang))
    elif tried.edits != wanted.edits:
        if wanted.edits and not wanted.lacking:
            st.caption(word("dictionary.other_change", lang))
    elif tried.problem is not None:
        dictionary_trial.show_problem(tried, lang)
    else:
        dictionary_trial.show(tried, data, said)
        dictionary_save.offer(tried, file, lang)


counts = uses(data)
common.heading(
    word("dictionary.title", lang, metrics=len(counts),
         reports=sum(not r.is_entered for r in data.reports()),
         figures=f"{sum(u.figures for u in counts):,}"),
    word("dictionary.lead", lang),
)  # fmt: skip
act = url.chosen("act", ACTS, ACTS[0])
st.segmented_control(
    word("page.dictionary", lang), ACTS, key="act", required=True,
    format_func=lambda a: word(f"dictionary.tab.{a}", lang), label_visibility="collapsed",
)  # fmt: skip
dictionary_save.done(data, lang)
if act == "browse":
    browse()
elif act == "change":
    change()
else:
    dictionary_save.show_history(file, data, lang)
