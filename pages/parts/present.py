"""The presentation view: what a page shows, alone and large, ready for a screenshot.

``present=1`` in the address, the switch in the top bar, or the key p. Where a page has a chart it
is that chart's picture (``compare.briefing.pictures``), scaled to the window with all that is said
of it; any other page loses its controls and is made as large as the window takes.
"""

from __future__ import annotations

import streamlit as st

from compare.briefing.content import BriefingError, content
from compare.briefing.pictures import picture_of
from compare.briefing.spec import ChartSpec
from compare.charts import look as looks
from compare.load import Dataset
from compare.words import word
from pages.parts import briefing_files, common

PARAMETER = "present"
_JS = """
export default function (component) {
  const { setTriggerValue, data } = component;
  const typing = (node) => node && (node.isContentEditable ||
    ["INPUT", "TEXTAREA", "SELECT"].includes(node.tagName));
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "p" || (event.key === "Escape" && data.on)) setTriggerValue("toggle", true);
  };
  document.addEventListener("keydown", pressed);
  const box = document.querySelector('[data-testid="stMainBlockContainer"]');
  let timer = 0, set = "";
  const fits = () => [...box.querySelectorAll('[data-testid="stElementContainer"]')].every((e) => {
    const at = e.getBoundingClientRect();
    return at.bottom <= window.innerHeight && at.right <= window.innerWidth;
  });
  const fit = () => {
    if (!box) return;
    const alone = data.on && !document.querySelector(".st-key-present");
    let wanted = "";
    if (alone) {
      for (let zoom = 1.6; zoom >= 0.6; zoom -= 0.05) {
        box.style.zoom = wanted = zoom.toFixed(2);
        if (fits()) break;
        if (zoom < 0.65) box.style.zoom = wanted = "1";
      }
    }
    box.style.zoom = wanted;
    set = wanted;
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(fit, 250); };
  const watcher = new MutationObserver((changes) => {
    if (changes.some((c) => c.type === "childList")) later();
  });
  if (box) watcher.observe(box, { childList: true, subtree: true });
  window.addEventListener("resize", later);
  later();
  return () => {
    document.removeEventListener("keydown", pressed);
    window.removeEventListener("resize", later);
    watcher.disconnect();
    clearTimeout(timer);
    if (box && set) box.style.zoom = "";
  };
}
"""
_keys = st.components.v2.component("duizhao_present", js=_JS)
# What is not a page's content.
_HIDDEN = (
    "stHeader", "stToolbar", "stSelectbox", "stMultiSelect", "stButtonGroup", "stDownloadButton",
    "stButton", "stCheckbox", "stTextInput", "stTextArea", "stFileUploader", "stPopover",
    "stExpander", "stPageLink", "stAlertContainer",
)  # fmt: skip
_STYLE = """<style>
%(hidden)s { display: none !important; }
.st-key-language, .st-key-downloads, .st-key-controls { display: none !important; }
[data-testid="stMainBlockContainer"] { padding: 1.6rem 2.4rem 1.2rem !important; max-width: none;
  min-height: 0; }
.st-key-present_off [data-testid="stButton"] { display: block !important; }
.st-key-present_off { position: fixed; top: 2px; right: 4px; z-index: 999999; width: auto;
  opacity: .3; visibility: visible; }
.st-key-present_off:hover, .st-key-present_off:focus-within { opacity: 1; }
.st-key-present_off button { border: 0; background: none; min-height: 0; padding: 0 .4rem; }
[data-testid="stLayoutWrapper"]:has(> .st-key-present_off) { position: absolute; width: 0; }
</style>"""
_OVER = """<style>
/* A zoom that a page without a chart was given would be measured into the chart. */
[data-testid="stMainBlockContainer"]:has(.st-key-present) { zoom: 1 !important; }
[data-testid="stMain"]:has(.st-key-present) { overflow: hidden; }
[data-testid="stMainBlockContainer"]:has(.st-key-present) { visibility: hidden; height: 100vh;
  overflow: hidden; }
.st-key-present { position: fixed; inset: 0; z-index: 99999; visibility: visible; overflow: hidden;
  background: %(paper)s; display: block; }
/* Streamlit gives the chart the room that it measures: what is scaled must be inside of that. */
.st-key-present { --dz-fit: min(tan(atan2(100vw, %(width)spx)), tan(atan2(100vh, %(height)spx))); }
.st-key-present > * { position: absolute; max-width: none; overflow: visible;
  width: %(width)spx !important; height: %(height)spx;
  left: calc((100vw - %(width)spx * var(--dz-fit)) / 2);
  top: calc((100vh - %(height)spx * var(--dz-fit)) / 2); }
.st-key-present > * * { overflow: visible !important; }
.st-key-present .svg-container { transform-origin: 0 0; transform: scale(var(--dz-fit)); }
</style>"""


def is_on() -> bool:
    """True where the address asks for the presentation view."""
    return st.query_params.get(PARAMETER) == "1"


def _toggle() -> None:
    if is_on():
        del st.query_params[PARAMETER]
    else:
        st.query_params[PARAMETER] = "1"


def switch(lang: str) -> None:
    """The switch in the top bar, the key, and in the presentation view the way back."""
    on = is_on()
    with st.container(key="present_keys"):
        _keys(key="present_key", data={"on": on}, on_toggle_change=_toggle)
    if not on:
        with st.container(key="present_on"):
            st.button(word("present.on", lang), key="present_switch", on_click=_toggle,
                      help=word("present.help", lang), type="tertiary")  # fmt: skip
        return
    hidden = ", ".join(f'[data-testid="{name}"]' for name in _HIDDEN)
    st.html(_STYLE % {"hidden": hidden})
    with st.container(key="present_off"):
        st.button("×", key="present_back", on_click=_toggle, type="tertiary",
                  help=word("present.off", lang))  # fmt: skip


def show(chart: ChartSpec, data: Dataset, lang: str) -> None:
    """The chart's picture over the whole window; nothing where it cannot be made."""
    entered = bool(st.session_state.get("entered", True))
    try:
        made = content(chart, data, lang, 1, briefing_files.base(), entered)
    except BriefingError:
        return
    figure = picture_of(made, common.theme())
    width, height = int(figure.layout.width), int(figure.layout.height)
    paper = looks.PAPER[common.theme()]
    st.html(_OVER % {"paper": paper, "width": width, "height": height})
    with st.container(key="present"):
        st.plotly_chart(
            figure, theme=None, width=width, height=height, key="present_chart",
            config={"displayModeBar": False, "staticPlot": True}, alt=made.finding,
        )  # fmt: skip
