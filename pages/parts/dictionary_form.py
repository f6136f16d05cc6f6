"""The form for a change of the dictionary; what it says becomes edits, and nothing more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from compare.telling.edit_words import list_said, metric_said
from compare.words import joined, word
from extract.editing.dictionary_edit import KIND_LISTS, METRIC_LISTS, SECTIONS
from extract.editing.edits import AddKind, AddMetric, AddWording, Edit, RemoveWording, ReplaceText
from extract.editing.yaml_text import YamlText
from extract.metrics.dictionary import MEASURES, RESIDENTS, Dictionary, Metric
from extract.text.fold import fold
from pages.parts import url
from pages.parts.screen import is_narrow

DOS = ("add_wording", "remove_wording", "add_kind", "add_metric", "text")


@dataclass(frozen=True)
class Wanted:
    """What the form asks for; ``lacking`` names the fields that are still empty."""

    edits: tuple[Edit, ...]
    lacking: tuple[str, ...] = ()


def wanted(dictionary: Dictionary, text: str, lang: str) -> Wanted:
    """Draw the form; everything in it outlives a change of language or page."""
    do = url.chosen("do", DOS, DOS[0])
    st.segmented_control(
        word("dictionary.do", lang), DOS, key="do", required=True,
        format_func=lambda d: word(f"dictionary.do.{d}", lang),
    )  # fmt: skip
    if do == "add_metric":
        return _metric(dictionary, lang)
    if do == "text":
        return _text(dictionary, text, lang)
    with _row("form_place"):
        metric = _which(dictionary, lang)
        if do == "add_kind":
            return _kind(metric, lang)
        return _wording(do, metric, lang)


def also_announced(dictionary: Dictionary, edits: Sequence[Edit]) -> list[tuple[str, list[str]]]:
    """Which new wordings announce other metrics already."""
    found = []
    for edit in edits:
        words = edit.wordings if isinstance(edit, AddMetric) else ()
        if isinstance(edit, AddWording) and edit.to == "wordings" and not edit.kind:
            words = (edit.wording,)
        for text in words:
            own = getattr(edit, "metric", "")
            others = [m.id for m in dictionary.metrics.values()
                      if fold(text) in m.wordings and m.id != own]  # fmt: skip
            if others:
                found.append((text, others))
    return found


def kept(key: str, default: object) -> None:
    """Give a widget the value that it had in another language or before another page."""
    value = st.session_state.get(key, st.session_state.get(f"_kept_{key}", default))
    st.session_state[key] = st.session_state[f"_kept_{key}"] = value


def kept_among(key: str, options: Sequence[str], default: str) -> None:
    """The same where the value is one of some options."""
    kept(key, default)
    if st.session_state[key] not in options:
        st.session_state[key] = st.session_state[f"_kept_{key}"] = default


def split(text: str) -> tuple[str, ...]:
    """罚单、罚没单 → two wordings."""
    return tuple(dict.fromkeys(w.strip() for w in re.split(r"[、，,；;\n]+", text) if w.strip()))


def _row(key: str):
    """Fields side by side; under each other on a phone."""
    return st.container(horizontal=not is_narrow(), vertical_alignment="top", key=key)


def _which(dictionary: Dictionary, lang: str) -> Metric:
    ids = list(dictionary.metrics)
    chosen = url.chosen("entry", ids, ids[0])
    st.selectbox(
        word("dictionary.metric", lang), ids, key="entry",
        format_func=lambda m: metric_said(dictionary, m, lang),
    )  # fmt: skip
    return dictionary.metrics[chosen]


def _lists(metric: Metric) -> list[str]:
    kinds = [f"{kind}.{name}" for kind in metric.kinds for name in KIND_LISTS]
    return [*METRIC_LISTS, *kinds]


def _wording(do: str, metric: Metric, lang: str) -> Wanted:
    lists = _lists(metric)
    if do == "remove_wording":
        lists = [name for name in lists if _there(metric, name)]
    kept_among("edit_list", lists, lists[0] if lists else "")
    st.selectbox(
        word("dictionary.where", lang), lists, key="edit_list",
        format_func=lambda name: list_said(metric, *_named(name), lang),
    )  # fmt: skip
    chosen = str(st.session_state["edit_list"] or "wordings")
    name, kind = _named(chosen)
    if do == "remove_wording":
        there = _there(metric, chosen)
        kept("edit_gone", [])
        gone = [w for w in st.session_state["edit_gone"] if w in there]
        st.session_state["edit_gone"] = gone
        st.multiselect(word("dictionary.wording.gone", lang), there, key="edit_gone",
                       placeholder=word("dictionary.wording.choose", lang))  # fmt: skip
        st.session_state["_kept_edit_gone"] = st.session_state["edit_gone"]
        chosen_gone = st.session_state["edit_gone"]
        found = tuple(RemoveWording(metric.id, w, name, kind) for w in chosen_gone)
        return Wanted(found, () if found else (word("dictionary.wording.gone", lang),))
    kept("edit_words", "")
    st.text_input(word("dictionary.wording", lang), key="edit_words",
                  help=word("dictionary.wording.help", lang))  # fmt: skip
    words = split(st.session_state["edit_words"])
    added = tuple(AddWording(metric.id, w, name, kind) for w in words)
    return Wanted(added, () if added else (word("dictionary.wording", lang),))


def _named(name: str) -> tuple[str, str]:
    """``won.wordings`` → (``wordings``, ``won``)."""
    kind, _, rest = name.rpartition(".")
    return rest, kind


def _there(metric: Metric, chosen: str) -> list[str]:
    name, kind = _named(chosen)
    owner = metric.kinds[kind] if kind else metric
    return list(getattr(owner, name))


def _kind(metric: Metric, lang: str) -> Wanted:
    zh, en = _line("kind_zh", "name_zh", lang), _line("kind_en", "name_en", lang)
    words = split(_line("kind_words", "wording", lang, help_of="wording.help"))
    edit = AddKind(metric.id, slug(en), zh, en, words)
    return Wanted((edit,), _lacking({"name_zh": zh, "name_en": en}, lang))


def _line(key: str, label: str, lang: str, help_of: str = "", placeholder: str = "") -> str:
    kept(f"edit_{key}", "")
    st.text_input(
        word(f"dictionary.{label}", lang), key=f"edit_{key}", placeholder=placeholder,
        help=word(f"dictionary.{help_of}", lang) if help_of else None,
    )  # fmt: skip
    return str(st.session_state[f"edit_{key}"]).strip()


def slug(name: str) -> str:
    """Camp beds → camp_beds."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def _lacking(fields: dict[str, object], lang: str) -> tuple[str, ...]:
    return tuple(word(f"dictionary.{key}", lang) for key, value in fields.items() if not value)


def _metric(dictionary: Dictionary, lang: str) -> Wanted:
    with _row("form_names"):
        zh, en = _line("zh", "name_zh", lang), _line("en", "name_en", lang)
        given = _line("id", "id", lang, help_of="id.help", placeholder=slug(en))
    with _row("form_family"):
        families = list(dictionary.families)
        kept_among("edit_family", families, families[0])
        st.selectbox(
            word("dictionary.family", lang), families, key="edit_family",
            format_func=lambda f: getattr(dictionary.families[f], lang),
        )  # fmt: skip
        kept_among("edit_measure", MEASURES, MEASURES[0])
        st.selectbox(word("dictionary.measure", lang), MEASURES, key="edit_measure",
                     format_func=lambda m: word(f"data.measure.{m}", lang))  # fmt: skip
        _several("edit_units", "unit", list(dictionary.units),
                 lambda u: getattr(dictionary.units[u], lang), lang)  # fmt: skip
        _several("edit_denominators", "denominators", [RESIDENTS, *dictionary.metrics],
                 lambda m: word("dictionary.residents", lang) if m == RESIDENTS
                 else metric_said(dictionary, m, lang), lang)  # fmt: skip
    units = _units(dictionary, st.session_state["edit_units"], lang)
    with _row("form_definition"):
        definition_zh = _line("definition_zh", "definition_zh", lang)
        definition_en = _line("definition_en", "definition_en", lang)
    with _row("form_words"):
        words = split(_line("metric_words", "list.wordings", lang, help_of="wording.help"))
        excludes = split(_line("metric_excludes", "excludes", lang))
    lacking = _lacking({
        "name_zh": zh, "name_en": en, "unit": units, "definition_zh": definition_zh,
        "definition_en": definition_en, "list.wordings": words,
    }, lang)  # fmt: skip
    edit = AddMetric(
        given or slug(en), st.session_state["edit_family"], zh, en, definition_zh, definition_en,
        units, st.session_state["edit_measure"], words, excludes,
        tuple(st.session_state["edit_denominators"]),
    )  # fmt: skip
    return Wanted((edit,), lacking)


def _several(key: str, label: str, options: list[str], said, lang: str) -> None:
    kept(key, [])
    st.session_state[key] = [v for v in st.session_state[key] if v in options]
    st.multiselect(word(f"dictionary.{label}", lang), options, key=key, format_func=said,
                   placeholder=word("dictionary.wording.choose", lang))  # fmt: skip
    st.session_state[f"_kept_{key}"] = st.session_state[key]


def _units(
    dictionary: Dictionary, units: Sequence[str], lang: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The chosen units; with their own classifiers where any are not the usual ones."""
    if not units:
        return ()
    found: dict[str, tuple[str, ...]] = {}
    with _row("form_units"):
        for unit in units:
            usual = dictionary.units[unit].classifiers
            key = f"edit_classifiers_{unit}"
            kept(key, "、".join(c for c in usual if c))
            name = getattr(dictionary.units[unit], lang)
            st.text_input(word("dictionary.classifiers", lang, unit=name), key=key)
            found[unit] = split(st.session_state[key])
    usually = all(set(found[u]) == {c for c in dictionary.units[u].classifiers if c} for u in units)
    return tuple((unit, () if usually else found[unit]) for unit in units)


def _text(dictionary: Dictionary, text: str, lang: str) -> Wanted:
    ids = list(dictionary.metrics)
    here = YamlText(text)
    blocks = [*ids, *(f"#{name}" for name in SECTIONS if here.node(name) is not None)]
    chosen = url.chosen("entry", blocks, ids[0])
    st.selectbox(
        word("dictionary.block", lang), blocks, key="entry",
        format_func=lambda b: word(f"dictionary.block.{b[1:]}", lang) if b[0] == "#"
        else metric_said(dictionary, b, lang),
    )  # fmt: skip
    path = (chosen[1:],) if chosen[0] == "#" else ("metrics", chosen)
    block = here.block(*path)
    key, began = f"edit_text_{chosen}", f"_began_{chosen}"
    if st.session_state.get(began) != block:
        # Another text by now; what somebody has typed on the old one is kept.
        typed = st.session_state.get(key, st.session_state.get(f"_kept_{key}"))
        if typed is None or typed.rstrip() == st.session_state.get(began, typed).rstrip():
            st.session_state[key] = block
        st.session_state[began] = block
    kept(key, block)
    st.text_area(word("dictionary.block.text", lang), key=key, height=360,
                 help=word("dictionary.block.help", lang))  # fmt: skip
    typed = str(st.session_state[key])
    if typed.rstrip() == block.rstrip():
        return Wanted((), (joined([word("dictionary.block.text", lang)], lang),))
    return Wanted((ReplaceText(path, typed),))
