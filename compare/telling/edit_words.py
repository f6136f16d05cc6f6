"""Changes of the dictionary in words: what the history says was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.words import word
from extract.metrics.dictionary import Dictionary, Metric


def metric_said(dictionary: Dictionary, metric: str, lang: str) -> str:
    """The metric's name; its id where the dictionary does not know it (any more)."""
    found = dictionary.metrics.get(metric)
    return metric if found is None else (found.zh if lang == "zh" else found.en)


def kind_said(metric: Metric | None, kind: str, lang: str) -> str:
    """The kind's name; its id where it is not known."""
    found = metric.kinds.get(kind) if metric else None
    return kind if found is None else (found.zh if lang == "zh" else found.en)


def list_said(metric: Metric | None, name: str, kind: str, lang: str) -> str:
    """What a list of wordings is called: 提示词语, or that of one kind."""
    if kind:
        key = "dictionary.list.kind" + ("_zero" if name == "zero_wordings" else "")
        return word(key, lang, kind=kind_said(metric, kind, lang))
    return word(f"dictionary.list.{name}", lang)


def change_said(what: Sequence[Mapping[str, str]], dictionary: Dictionary, lang: str) -> str:
    """A saved change in one line."""
    return word("clause.separator", lang).join(_one(w, dictionary, lang) for w in what)


def _one(what: Mapping[str, str], dictionary: Dictionary, lang: str) -> str:
    do = what.get("do", "")
    name = what.get("zh" if lang == "zh" else "en", "")
    metric = metric_said(dictionary, what.get("metric", ""), lang)
    if do in {"add_wording", "remove_wording"}:
        listed = list_said(
            dictionary.metrics.get(what.get("metric", "")),
            what.get("to") or what.get("of", "wordings"), what.get("kind", ""), lang,
        )  # fmt: skip
        return word(f"dictionary.said.{do}", lang, metric=metric, list=listed,
                    wording=what.get("wording", ""))  # fmt: skip
    if do == "add_kind":
        return word("dictionary.said.add_kind", lang, metric=metric, name=name)
    if do == "add_metric":
        return word("dictionary.said.add_metric", lang, name=name)
    if do == "replace_text":
        section, _, block = what.get("block", "").partition(".")
        named = metric_said(dictionary, block, lang) if block else section
        return word("dictionary.said.replace_text", lang, block=named)
    if do == "undo":
        return word("dictionary.said.undo", lang, of=what.get("of", ""))
    return " ".join(what.values())
