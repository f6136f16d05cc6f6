"""复核 Review: what deserves a look, most doubtful first; accept it, correct it, or reject it."""

from __future__ import annotations

import os
from html import escape

import streamlit as st

from compare import review
from compare.load import Dataset
from compare.review import Filters, Item
from compare.telling.naming import family_name
from compare.words import word
from pages.parts import common, panel, review_actions, review_item, screen, url, writing

ALL = "all"
HISTORY = 8


@st.cache_resource(show_spinner=False, max_entries=4)
def queue_of(_data: Dataset, version: str) -> list[Item]:
    """The queue of one state of the data."""
    return review.queue(_data)


@st.fragment(run_every=4)
def watch(version: str) -> None:
    """Look for others' work every few seconds; the page is drawn anew where there is some."""
    if common.version_now() != version:
        st.rerun()


def choice(key: str, label: str, options: dict[str, str], default: str = ALL) -> str:
    """A filter, kept in the address; '' for all."""
    found = url.chosen(key, list(options), default)
    st.selectbox(label, list(options), key=key, format_func=options.__getitem__,
                 width=common.width(190))  # fmt: skip
    return "" if found == ALL else found


lang = common.lang_of_page()
data = common.dataset(lang)
items = queue_of(data, data.version)
said = common.speaker(data, lang, [r for r in data.reports() if not r.is_entered])
head = st.container()
everyone = {ALL: word("review.all", lang)}
with common.controls(lang):
    years = sorted({str(i.report.year) for i in items if i.report.year}, reverse=True)
    families = {f: family_name(data, f, lang) for f in data.dictionary.families}
    filters = Filters(
        report=choice("rv_of", word("control.report", lang), everyone | {
            r.id: said.names[r.id] for r in data.reports() if not r.is_entered}),
        year=choice("rv_year", word("control.year", lang), everyone | {y: y for y in years}),
        family=choice("rv_family", word("control.family", lang), everyone | families),
        reason=choice("rv_why", word("review.control.reason", lang), everyone | {
            r: word(f"review.reason.{r}", lang) for r in review.REASONS}),
        state=choice("rv_state", word("review.control.state", lang), {
            s: word(f"review.state.{s}", lang) for s in (review.OPEN, review.DONE)}
            | everyone, review.OPEN),
    )  # fmt: skip
shown = [i for i in items if filters.holds(i, data)]
done, every = review.progress(i for i in items if filters.holds(i, data, state=False))
with head:
    title = word("review.title", lang, open=every - done) if every > done else \
        word("review.title.done", lang)  # fmt: skip
    common.heading(title, word("review.lead", lang, done=done, all=every))
    if every:
        st.progress(done / every)
    stale = review.stale(data)
    if stale:
        names = word("list.separator", lang).join(
            f"{row['file']}:{row['line']}" for row in stale[:6]
        )
        st.warning(word("review.stale.notice", lang, count=len(stale), list=common.as_text(names)))
    withdrawable = st.container()
    if os.environ.get("DUIZHAO_TABLES"):
        st.info(word("review.fixed", lang))
        name = None
    else:
        name = writing.writer(lang)
    for row in stale[:6] if name else ():
        with withdrawable.container(horizontal=True, vertical_alignment="center"):
            st.html(f"<p>{escape(row['text'])} — {escape(review_item.did(row, said))}</p>")
            st.button(
                word("review.action.undo", lang), key=f"rv_stale_{row['correction_id']}",
                type="tertiary", on_click=review_actions.undo,
                args=(row["report_id"], (row["correction_id"],), review.seen_at(data, row), lang),
            )  # fmt: skip
    if failed := review_actions.failure():
        st.error(common.as_text(failed))
    if told := st.session_state.pop(review_actions.SAID, ""):
        st.toast(common.as_text(told))
    known = st.session_state.get("_review_known")
    ids = {row["correction_id"]: row["who"] for row in data.corrections()}
    others = sorted({who for key, who in ids.items() if known is not None and key not in known
                     and who != name})  # fmt: skip
    st.session_state["_review_known"] = set(ids)
    if others:
        who = word("list.separator", lang).join(others)
        st.toast(common.as_text(word("review.others", lang, who=who)))

pointed = str(st.query_params.get("item", ""))
at = next((n for n, i in enumerate(shown) if i.id == pointed), 0)
# A link opens any figure, doubtful or not, and shows what became of it.
item = next((i for i in shown if i.id == pointed), None) or review.single(data, pointed)
if item is None and shown:
    item = shown[at]
is_listed = item is not None and item in shown
following = shown[(at + is_listed) % len(shown)].id if len(shown) > is_listed else ""
onwards = following if is_listed else ""  # who came for one figure stays with it
before = shown[at - 1].id if len(shown) > is_listed else ""


def go(target: str) -> None:
    """Show another item."""
    st.session_state.pop(review_actions.EDIT, None)
    if target:
        st.query_params["item"] = target


def edit(opened: bool) -> None:
    """Open or close the form of the item that is shown."""
    if opened and item is not None:
        st.session_state[review_actions.EDIT] = item.id
    else:
        st.session_state.pop(review_actions.EDIT, None)


def actions(now: Item) -> None:
    """The row of buttons, each with its key."""
    is_figure = now.observation is not None
    with st.container(horizontal=True, key="review_actions"):
        if name:
            label = "review.action.accept" if is_figure else "review.action.not_figure"
            st.button(word(label, lang), key="rv_accept", shortcut="A", type="primary",
                      on_click=review_actions.accept, args=(now, onwards, lang))  # fmt: skip
            st.button(word("review.action.change" if is_figure else "review.action.add", lang),
                      key="rv_edit", shortcut="E", on_click=edit, args=(True,))  # fmt: skip
            if is_figure:
                st.button(word("review.action.reject", lang), key="rv_reject", shortcut="X",
                          on_click=review_actions.reject, args=(now, onwards, lang))  # fmt: skip
        st.button(word("review.action.previous", lang), key="rv_previous", shortcut="B",
                  on_click=go, args=(before,), disabled=not before)  # fmt: skip
        st.button(word("review.action.next", lang), key="rv_next", shortcut="N",
                  on_click=go, args=(following,), disabled=not following)  # fmt: skip


def history(now: Item) -> None:
    """What was done to this figure, each with its undo."""
    if not now.history:
        return
    st.html(f'<h2 class="dz-section">{escape(word("review.history", lang))}</h2>')
    for row in reversed(now.history):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f"<p>{escape(review_item.did(row, said))}</p>")
            if name and row["state"] != "withdrawn":
                st.button(
                    word("review.action.undo", lang), type="tertiary",
                    key=f"rv_undo_{row['correction_id']}", on_click=review_actions.undo,
                    args=(now.report.id, (row["correction_id"],), now.seen, lang),
                )  # fmt: skip


def draw(now: Item) -> None:
    """The item: its sentence, what was read, why it is here; what can be done with it."""
    st.html(review_item.card(now, said))
    actions(now)
    if name and st.session_state.get(review_actions.EDIT) == now.id:
        review_item.form(now, said)
        with st.container(horizontal=True):
            st.button(word("review.action.save", lang), type="primary", key="rv_save",
                      shortcut="Ctrl+Enter", on_click=review_actions.save,
                      args=(now, onwards, lang))  # fmt: skip
            st.button(word("review.action.close", lang), key="rv_close", shortcut="Esc",
                      on_click=edit, args=(False,))  # fmt: skip
    history(now)
    st.page_link("pages/source.py", label=word("review.open_source", lang), query_params={
        "lang": lang, **({"obs": now.observation.id} if now.observation else
                         {"report": now.report.id, "at": str(now.start)})})  # fmt: skip


def beside() -> None:
    """The queue."""
    picked = panel.show(review_item.listed(shown, item.id if item else "", said), "review-queue")
    if picked and picked != pointed:
        go(picked)
        st.rerun()


def latest() -> None:
    """What everyone did last, and the undo of one's own latest."""
    rows = sorted(data.corrections(), key=lambda r: r["when"])[-HISTORY:]
    with st.container(horizontal=True, vertical_alignment="center"):
        if name:
            st.button(word("review.action.undo", lang), key="rv_undo", shortcut="U",
                      on_click=review_actions.undo_latest, args=(item, lang))  # fmt: skip
            st.html(f'<p class="dz-lead">{escape(word("review.keys", lang))}</p>')
    if rows:
        lines = "".join(f"<li>{escape(row['text'])} — {escape(review_item.did(row, said))}</li>"
                        for row in reversed(rows))  # fmt: skip
        st.html(f'<h2 class="dz-section">{escape(word("review.history.all", lang))}</h2>'
                f'<ul class="dz-notes">{lines}</ul>')  # fmt: skip


if item is None:
    st.info(word("review.empty", lang))
elif screen.is_narrow():
    draw(item)
    with st.expander(word("review.queue", lang)):
        beside()
else:
    left, right = st.columns([2, 3], gap="medium")
    with left:
        beside()
    with right:
        draw(item)
latest()
watch(data.version.removesuffix("x"))
