"""数据 Data: choose figures, look at them, take them away as a file."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from compare.files.data_notes import caveats, citation
from compare.files.datafiles import FORMATS, MEDIA_TYPES, data_file, file_name
from compare.files.export_command import command_of
from compare.files.preview import preview
from compare.files.selection import Selection
from compare.load import Dataset
from compare.words import word
from pages.parts import common, data_controls, empty

MOST_ROWS = 200
NAMES = {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet", "json": "JSON"}

lang = common.lang_of_page()
data = common.dataset(lang)
if not data.reports():
    empty.show(lang)
place_for_title = st.container()


@st.cache_data(show_spinner=False, max_entries=20)
def looked_at(
    version: str, selection: Selection, _data: Dataset
) -> tuple[pd.DataFrame, int, int, list[str]]:
    """The preview and the caveats, worked out once for each version and selection."""
    return *preview(_data, selection, MOST_ROWS), caveats(_data, selection, selection.lang)


with common.controls(lang):
    selection = data_controls.selection(data, lang)

frame, rows, columns, told = looked_at(data.version, selection, data)
with place_for_title:
    common.heading(
        word(f"data.page.{selection.shape}", lang, rows=f"{rows:,}", columns=columns),
        word(f"data.page.{selection.shape}.lead", lang),
    )
if not rows:
    st.info(word("data.page.empty", lang))
    st.stop()

with st.container(horizontal=True, vertical_alignment="center", key="takeaway"):
    for file_format in FORMATS:
        st.download_button(
            NAMES.get(file_format) or word("data.format.package", lang),
            lambda f=file_format: data_file(data, selection, f).content,
            file_name(data, selection, file_format), MEDIA_TYPES[file_format],
            key=f"take_{file_format}", on_click="ignore",
            help=word(f"data.format.{file_format}.help", lang),
            type="primary" if file_format == "package" else "secondary",
        )  # fmt: skip
st.dataframe(
    frame, hide_index=True, height=430 if rows > 11 else "auto", alt=word("data.preview", lang),
    column_config=data_controls.columns(frame, selection),
)  # fmt: skip
if rows > MOST_ROWS:
    st.caption(word("data.preview.first", lang, shown=MOST_ROWS, rows=f"{rows:,}"))
common.notes([citation(data, selection, lang), *told])
st.caption(word("data.page.again", lang))
st.code(command_of(selection, "csv"), language="shell", wrap_lines=True)
