"""What the Review page does to the data: each a button's callback, signed and checked anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import streamlit as st

from compare.model import Observation
from compare.review import Item
from compare.words import word
from extract.corrections import store
from extract.corrections.load import load_file
from extract.corrections.model import DEFAULTS, Correction, Place, Withdrawal
from extract.folders import data_folder
from extract.metrics.dictionary import load_dictionary
from extract.writing import NotWritten
from extract.yamlfile import YamlProblem
from pages.parts import common, writing

EDIT, SAID, LAST = "_review_edit", "_review_said", "_review_last"
FIELD = "_review_field_"
_FAILED = "_review_failed"


class WrongField(Exception):
    """What was typed cannot be meant; the message is in the reader's language."""


def accept(item: Item, onwards: str, lang: str) -> None:
    """Say that it was read rightly, or rightly not read."""
    _written(item, [("accept", None, None)], "", onwards, lang)


def reject(item: Item, onwards: str, lang: str, fate: str = "unmapped") -> None:
    """Say that it is no statistic."""
    _written(item, [("reject", None, fate)], "", onwards, lang)


def save(item: Item, onwards: str, lang: str) -> None:
    """Take the fields of the form: every one that differs is a correction."""
    try:
        why = str(st.session_state.get(f"{FIELD}why", ""))
        changes = _added(lang) if item.observation is None else _changes(item.observation, lang)
    except WrongField as problem:
        st.session_state[_FAILED] = str(problem)
        return
    if not changes:
        st.session_state[SAID] = word("review.unchanged", lang)
        st.session_state.pop(EDIT, None)
        return
    _written(item, changes, why, onwards, lang)


def undo(report: str, ids: tuple[str, ...], seen: str, lang: str) -> None:
    """Take corrections back; they stay on record."""

    def take_back(who: str) -> None:
        store.withdraw(data_folder(), report, ids, Withdrawal(who, store.now()), seen)
        st.session_state[SAID] = word("review.undone", lang)
        st.session_state.pop(LAST, None)

    _attempt(take_back, lang)


def undo_latest(item: Item | None, lang: str) -> None:
    """Take back what was done last in this session, or to this figure."""
    last = st.session_state.get(LAST)
    if last:
        undo(*last, lang)
        return
    rows = [] if item is None else [r for r in item.history if r["state"] != "withdrawn"]
    if item is not None and rows:
        undo(item.report.id, (rows[-1]["correction_id"],), item.seen, lang)


def failure() -> str:
    """Why nothing was written just now, once."""
    return str(st.session_state.pop(_FAILED, ""))


def _written(
    item: Item, changes: list[tuple[str, Any, Any]], why: str, onwards: str, lang: str
) -> None:
    def write(who: str) -> None:
        expect, when = _expect(item), store.now()
        where = Place(item.start, item.end, item.text)
        entries = [Correction(what, where, expect, was, to, why, who, when)
                   for what, was, to in changes]  # fmt: skip
        ids = store.add(data_folder(), item.report.id, entries, item.seen)
        seen = _kept(item.report.id).state_at(item.start, item.end)
        st.session_state[LAST] = (item.report.id, tuple(ids), seen)
        st.session_state[SAID] = word("review.saved", lang, what=item.text)
        st.session_state.pop(EDIT, None)
        if onwards:
            st.query_params["item"] = onwards

    _attempt(write, lang)


def _attempt(write: Callable[[str], None], lang: str) -> None:
    """Write under the name that was given; or keep why not, for the page to say."""
    try:
        write(writing.require_writer())
    except NotWritten as problem:
        st.session_state[_FAILED] = writing.told(problem, lang)
    except (YamlProblem, OSError) as problem:
        st.session_state[_FAILED] = str(problem)
    common.look_again()


def _kept(report: str) -> Any:
    data = data_folder()
    return load_file(store.file_of(data, report), load_dictionary(data / "metrics.yaml"))


def _expect(item: Item) -> Mapping[str, Any]:
    """What the extraction read there: of a corrected figure what its corrections began from."""
    o = item.observation
    if o is None:
        return {"fate": item.fate}
    if o.method == "corrected":
        applied = {
            r["correction_id"] for r in item.history if r["state"] in {"applied", "replaced"}
        }
        for entry in _kept(item.report.id).entries:
            if entry.id in applied and entry.what != "add":
                return dict(entry.expect)
    part = o.slice
    return {
        "metric": o.metric, "value": Decimal(f"{o.value:.15g}"), "unit": o.unit,
        "qualifier": o.qualifier, "scope": o.scope, "party": part.party,
        "audience": part.audience, "mode": part.mode, "kind": part.kind,
        "period_basis": o.period_basis,
    }  # fmt: skip


def _changes(o: Observation, lang: str) -> list[tuple[str, Any, Any]]:
    """What of the form differs from the figure: what, from, to."""
    found: list[tuple[str, Any, Any]] = []
    metric, unit, kind = _field("metric"), _field("unit"), _field("kind")
    if metric != o.metric:
        found.append(("metric", o.metric, {"metric": metric, "unit": unit, "kind": kind}))
    else:
        found += [(what, was, to) for what, was, to in
                  (("unit", o.unit, unit), ("kind", o.slice.kind, kind)) if was != to]  # fmt: skip
    value = _number(_field("value"), lang)
    if value != Decimal(f"{o.value:.15g}"):
        found.insert(0, ("value", Decimal(f"{o.value:.15g}"), value))
    for what in ("scope", "party", "audience", "mode", "qualifier"):
        was = getattr(o, what, None) or getattr(o.slice, what)
        if _field(what) != was:
            found.append((what, was, _field(what)))
    days = o.period_start, o.period_end
    was = {"basis": o.period_basis, **{k: d.isoformat() for k, d in
           zip(("start", "end"), days, strict=True) if d}}  # fmt: skip
    period = _period(lang)
    if period != was:
        found.append(("period", was, period))
    if _field("part_of") != o.part_of and _field("part_of"):
        found.append(("part_of", None, _place(_field("part_of"))))
    elif _field("part_of") != o.part_of:
        found.append(("part_of", o.part_of, None))
    return found


def _added(lang: str) -> list[tuple[str, Any, Any]]:
    figure: dict[str, Any] = {
        "metric": _field("metric"), "value": _number(_field("value"), lang), "unit": _field("unit"),
    }  # fmt: skip
    figure |= {k: _field(k) for k, usual in DEFAULTS.items() if _field(k) != usual}
    figure["period"] = _period(lang)
    if _field("part_of"):
        figure["part_of"] = _place(_field("part_of"))
    return [("add", None, figure)]


def _field(name: str) -> str:
    return str(st.session_state.get(FIELD + name, "") or "")


def _number(given: str, lang: str) -> Decimal:
    plain = given.replace(",", "").replace("，", "").strip()
    try:
        found = Decimal(plain)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or found < 0:
        raise WrongField(word("review.wrong.value", lang, given=given))
    return found


def _period(lang: str) -> dict[str, str]:
    found = {"basis": _field("period")}
    for key in ("start", "end"):
        given = _field(f"period_{key}").strip()
        if given:
            try:
                found[key] = date.fromisoformat(given).isoformat()
            except ValueError:
                raise WrongField(word("review.wrong.date", lang, given=given)) from None
    return found


def _place(whole_id: str) -> Place:
    places: Mapping[str, Place] = st.session_state.get("_review_wholes", {})
    return places[whole_id]
