"""The report on the screen: nothing is lost, nothing of it is run as HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.source import Mark, marks_of, markup, paragraphs, pieces, quote_markup
from tests.compare.made import dataset, observation, observation_row, report_row

FATES = {"observation": "统计数据"}


@given(st.text(alphabet="甲乙1 2\n<&>", max_size=40), st.lists(st.integers(0, 40), max_size=8))
def test_pieces_are_the_whole_text(text: str, cuts: list[int]) -> None:
    ends = sorted({c for c in cuts if c <= len(text)})
    marks = [Mark(a, b, "name", ()) for a, b in zip(ends[::2], ends[1::2], strict=False)]
    cut = pieces(text, marks)
    assert "".join(p.text for p in cut) == text
    shown = "".join(p.text for block in paragraphs(cut) for p in block)
    inside = "".join(text[m.start : m.end] for m in marks)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)
    assert sum(len(p.text) for p in cut if p.fate) == len(inside)


@pytest.mark.parametrize(
    "evil", ["<img src=x onerror=alert(1)>", "</button><script>", '" onclick="']
)
def test_report_text_is_escaped(evil: str) -> None:
    html = markup(f"{evil}5件", [Mark(len(evil), len(evil) + 1, "observation", (evil,))], FATES)
    seen = _Seen()
    seen.feed(html)
    assert seen.tags == ["p", "button"]
    assert seen.attributes == {"type", "class", "title", "data-ids", "data-pick"}
    assert seen.text == f"{evil}5件"


class _Seen(HTMLParser):
    """What a browser would find."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_sentence_is_escaped_and_its_number_marked() -> None:
    html = quote_markup(observation(5, quote="<b>甲</b>查处5件", text="5"))
    assert html == "&lt;b&gt;甲&lt;/b&gt;查处<mark>5</mark>件"


def test_the_right_one_of_equal_numbers_is_marked() -> None:
    quote = "事故处罚3次（含对个人处罚3次），合计13次"
    second = observation(3, quote=quote, text="3", prefix="（含对个人处罚", suffix="次），合计")
    assert quote_markup(second) == "事故处罚3次（含对个人处罚<mark>3</mark>次），合计13次"


def test_long_sentence_is_cut_around_its_number() -> None:
    html = quote_markup(observation(7, quote="甲" * 300 + "查处7件" + "乙" * 300, text="7"))
    assert html.startswith("…甲")
    assert html.endswith("乙…")
    assert "<mark>7</mark>" in html


def test_zero_said_in_words_is_marked_with_its_observations(tmp_path: Path) -> None:
    data = dataset(
        tmp_path, reports=[report_row("a")],
        observations=[
            observation_row("a", "lawsuits", 0, text="未发生行政复议和行政诉讼", start=10),
            observation_row("a", "reconsiderations", 0, text="未发生行政复议和行政诉讼", start=10),
        ],
        mentions=[{"report_id": "a", "start": 2, "end": 4, "text": "23", "fate": "date"},
                  {"report_id": "a", "start": 3, "end": 4, "text": "3", "fate": "date"}],
    )  # fmt: skip
    marks = marks_of(data, data.reports()[0])
    assert [(m.start, m.fate, len(m.observations)) for m in marks] \
        == [(2, "date", 0), (10, "observation", 2)]  # fmt: skip
