"""The Briefing page: collect on Compare, order and edit, save and open, all as Streamlit runs it."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from compare.briefing.content import content
from compare.briefing.spec import ChartSpec, Spec
from compare.comparison import Options
from compare.load import current_dataset
from compare.model import Slice
from compare.words import word
from pages.parts import collect

NANKAI, NANHAI = "120104-2023-nankai-emergency", "440605-2023-nanhai-emergency"


@pytest.fixture
def app(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app of the reports alone, before its first run, its caches empty."""
    monkeypatch.setenv("DUIZHAO_ENTERED", "off")
    monkeypatch.setattr(
        "streamlit.runtime.scriptrunner.script_runner._mpa_v1",
        lambda main: runpy.run_path(main, run_name="__main__"),
    )
    st.cache_data.clear()
    st.cache_resource.clear()
    yield AppTest.from_file(str(root / "app.py"), default_timeout=120)
    st.cache_resource.clear()


def opened(app: AppTest, page: str, **parameters: str) -> AppTest:
    for key, value in parameters.items():
        app.query_params[key] = value
    app.run()
    app.switch_page(f"pages/{page}.py")
    app.run()
    assert not app.exception
    return app


def briefing(app: AppTest) -> Spec:
    found = app.session_state[collect.KEY]
    assert isinstance(found, Spec)
    return found


def button(app: AppTest, label: str, at: int = 0):
    return [b for b in app.button if b.label == label][at]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_empty_briefing_says_what_to_do(app: AppTest, lang: str) -> None:
    opened(app, "briefing", lang=lang)
    assert [info.value for info in app.info] == [word("briefing.empty", lang)]


def test_chart_is_collected_from_compare_once(app: AppTest) -> None:
    opened(app, "compare", metric="penalty_cases", lang="en")
    button(app, word("briefing.add", "en")).click().run()
    assert [(c.metric, c.reports) for c in briefing(app).charts] == [
        ("penalty_cases", (NANKAI, NANHAI))
    ]
    app.run()
    assert button(app, word("briefing.add", "en")).disabled


def test_charts_are_ordered_edited_and_removed(app: AppTest) -> None:
    app.session_state[collect.KEY] = Spec(
        charts=tuple(
            ChartSpec(m, years=(2023,), reports=(NANKAI, NANHAI))
            for m in ("penalty_cases", "penalty_amount")
        )
    )
    opened(app, "briefing", lang="zh")
    headline = word("briefing.in_zh", "zh", what=word("briefing.headline", "zh"))
    next(t for t in app.text_input if t.label == headline).input("两局的处罚").run()
    assert briefing(app).charts[0].headline == {"zh": "两局的处罚"}
    button(app, word("briefing.down", "zh"), 0).click().run()
    assert [(c.metric, dict(c.headline)) for c in briefing(app).charts] == [
        ("penalty_amount", {}), ("penalty_cases", {"zh": "两局的处罚"}),
    ]  # fmt: skip
    button(app, word("briefing.remove", "zh"), 0).click().run()
    assert [c.metric for c in briefing(app).charts] == ["penalty_cases"]
    assert not app.exception


def test_chart_that_is_gone_is_told_and_can_be_removed(app: AppTest) -> None:
    app.session_state[collect.KEY] = Spec(
        charts=(ChartSpec("penalty_cases", reports=("no-such-report",)),)
    )
    opened(app, "briefing", lang="en")
    assert "no-such-report" in app.warning[0].value
    button(app, word("briefing.remove", "en")).click().run()
    assert not briefing(app).charts


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "chart",
    [
        ChartSpec("penalty_amount", years=(2023,), options=Options(per="case")),
        ChartSpec(
            "penalty_cases", years=(2023,), options=Options(per="10k_residents", annualise=True)
        ),
        ChartSpec("study_sessions", years=(2023,), part=Slice(kind="theory_group")),
    ],
)
def test_address_of_a_chart_restores_it(app: AppTest, chart: ChartSpec, lang: str) -> None:
    data = current_dataset(entered=False)
    made = content(chart, data, lang, 1, "http://here", entered=False)
    asked = dict(parse_qsl(urlsplit(made.url).query))
    opened(app, "compare", **asked)
    shown = unescape(" ".join(h.proto.body for h in app.get("html")))
    assert made.title in shown
    assert made.verdict in shown
    assert made.reasons in shown


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("shape", ["tidy", "wide"])
def test_data_page_shows_and_hands_out(app: AppTest, lang: str, shape: str) -> None:
    page = opened(app, "data", lang=lang, shape=shape, metrics="penalty_cases")
    frame = page.dataframe[0].value
    assert len(frame)
    assert "942" in frame.to_string()
    assert len(page.get("download_button")) == 5


@pytest.mark.parametrize(
    ("page", "asked", "view"),
    [
        ("overview", {"family": "penalties"}, "overview"),
        ("compare", {"metric": "penalty_cases", "view": "family"}, "family"),
        ("district", {"report": NANHAI}, "district"),
    ],
)
def test_chart_of_any_page_is_collected_and_shown(
    app: AppTest, page: str, asked: dict[str, str], view: str
) -> None:
    opened(app, page, lang="en", **asked)
    button(app, word("briefing.add", "en")).click().run()
    assert [c.view for c in briefing(app).charts] == [view]
    app.switch_page("pages/briefing.py")
    app.run()
    assert not app.exception
    assert not app.warning
    made = content(briefing(app).charts[0], current_dataset(entered=False), "en", 1, "http://here")
    shown = unescape(" ".join(h.proto.body for h in app.get("html")))
    assert made.finding in shown


def test_view_is_presented(app: AppTest) -> None:
    opened(app, "compare", metric="penalty_cases", lang="en", present="1")
    assert not app.get("download_button")
