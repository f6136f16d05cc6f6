"""方法 Method: what is compared with what, the states of a figure, the metric dictionary."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from compare import rules
from compare.telling.naming import family_name
from compare.words import word
from pages.parts import common, url

TABS = ("rules", "states", "metrics", "fates")

lang = common.lang_of_page()
data = common.dataset(lang)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], narrow_columns: int = 1) -> str:
    """A plain table; its cells are escaped, its first columns do not wrap."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(
        "<tr>" + "".join(
            f'<td{" class=nowrap" if i < narrow_columns else ""}>{escape(cell)}</td>'
            for i, cell in enumerate(row)
        ) + "</tr>"
        for row in rows
    )  # fmt: skip
    css = "dz-table wide" if len(heads) > 3 else "dz-table"
    return f'<div class="{css}"><table><tr>{top}</tr>{body}</table></div>'


def heading(key: str) -> str:
    """A small heading inside a tab."""
    return f'<h2 class="dz-section">{escape(word(key, lang))}</h2>'


common.heading(word("method.title", lang), word("method.lead", lang))
tab = url.chosen("tab", TABS, "rules")
st.segmented_control(word("method.title", lang), TABS, key="tab", required=True,
                     format_func=lambda t: word(f"method.tab.{t}", lang),
                     label_visibility="collapsed")  # fmt: skip

if tab == "rules":
    items = "".join(f"<li>{escape(word(f'method.rule.{r}', lang))}</li>" for r in rules.RULES)
    st.html(f'<ol class="dz-rules">{items}</ol>')
    heads = [word(k, lang) for k in ("method.verdict", "method.meaning")]
    st.html(heading("method.verdicts") + table(heads, rules.verdicts(lang)))
    heads = [word(k, lang) for k in ("method.code", "method.meaning")]
    st.html(heading("method.codes") + table(heads, rules.codes(lang)))
    heads = [word(k, lang) for k in ("method.wording", "method.meaning", "method.taken_as")]
    st.html(heading("method.qualifiers") + table(heads, rules.roundings(lang)))
elif tab == "states":
    heads = [word(k, lang) for k in ("method.mark", "method.meaning", "method.in_chart")]
    st.html(table(heads, rules.states(lang)))
elif tab == "fates":
    heads = [word("source.fate", lang), word("method.meaning", lang)]
    st.html(table(heads, [row[1:] for row in rules.fates(lang)]))
else:
    heads = [word(f"method.{k}", lang)
             for k in ("metric", "definition", "units", "kinds", "measure", "reports")]  # fmt: skip
    for family in data.dictionary.families:
        rows = [row[1:] for row in rules.metrics(data, family, lang)]
        name = escape(family_name(data, family, lang))
        st.html(f'<h2 class="dz-section">{name}</h2>{table(heads, rows)}')
