"""What a briefing says of each chart, in one language, before it is a slide, HTML or a picture."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from compare.briefing.kinds.every import KINDS
from compare.briefing.kinds.view import Asked, BriefingError, View
from compare.briefing.spec import ChartSpec, Spec
from compare.comparison import Comparison
from compare.load import Dataset
from compare.model import Observation, Report
from compare.telling.naming import bureau_name, day, period_name, short_names
from compare.telling.phrases import Speaker
from compare.words import word

EXCERPT = 110
BASE_URL = "http://localhost:8501"
MARKS = {"comparable": "●", "caution": "◐", "not_comparable": "⊘"}
# What XML 1.0 cannot hold: a report's text may have any of it.
__all__ = ["BriefingError", "Content", "Note", "content", "contents"]
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Note:
    """A numbered source note: where one report's figures are from, and its sentences."""

    number: int
    report: Report
    name: str
    bureau: str
    source: str
    url: str
    period: str
    sentences: tuple[tuple[str, str], ...]
    excerpt: str = ""

    @property
    def line(self) -> str:
        """[1] 南开区应急管理局，《…》，2024-01-15."""
        return f"[{self.number}] {self.source}"


@dataclass(frozen=True)
class Content:
    """One chart with all that is said of it. ``number`` counts from 1."""

    number: int
    spec: ChartSpec
    view: View
    speaker: Speaker
    headline: str
    title: str
    definition: str
    verdict: str
    verdict_id: str
    reasons: str
    finding: str
    note: str
    caveats: tuple[str, ...]
    marks: tuple[str, ...]
    notes: tuple[Note, ...]
    url: str
    version: str

    @property
    def comparison(self) -> Comparison:
        """What the bars are of; only charts of one metric have it."""
        assert self.view.comparison is not None
        return self.view.comparison

    @property
    def lang(self) -> str:
        """'zh' or 'en'."""
        return self.speaker.lang

    @property
    def verdict_said(self) -> str:
        """◐ 谨慎可比：期间不同…"""
        return (f"{MARKS[self.verdict_id]} {self.verdict}"
                f"{word('colon', self.lang)}{self.reasons}")  # fmt: skip

    @property
    def caveats_said(self) -> str:
        """What the marks mean and what qualifies the figures, in one line; '' for none."""
        said = [*self.marks, *self.caveats]
        if not said:
            return ""
        # English caveats begin with a capital, which a semicolon would not.
        joined = ("；" if self.lang == "zh" else " · ").join(said)
        return word("compare.caveats", self.lang) + word("colon", self.lang) + joined

    @property
    def footer(self) -> str:
        """The app, the version of the data, the address that restores the view."""
        version = word("briefing.version", self.lang, version=self.version)
        return f"{word('app.name', self.lang)} · {version} · {self.url}"


def base_url() -> str:
    """Where the dashboard is: ``DUIZHAO_URL``, else this machine's."""
    return (os.environ.get("DUIZHAO_URL", "").strip() or BASE_URL).rstrip("/")


def title_of(spec: Spec, lang: str) -> str:
    """The briefing's title in that language."""
    return spec.title.get(lang) or word("briefing.untitled", lang)


def contents(spec: Spec, dataset: Dataset, lang: str, base: str = "") -> list[Content]:
    """Every chart of the briefing in one language. Raises BriefingError."""
    data = dataset if spec.entered else dataset.without_entered()
    base = base or base_url()
    return [content(chart, data, lang, number, base, spec.entered)
            for number, chart in enumerate(spec.charts, 1)]  # fmt: skip


def reports_of(chart: ChartSpec, dataset: Dataset, number: int = 1) -> list[Report]:
    """The reports of a chart, in the order asked for. Raises BriefingError where there are none."""
    found = [
        r for r in dataset.reports()
        if (not chart.years or r.year in chart.years)
        and (not chart.reports or r.id in chart.reports)
        and (not chart.districts or r.district_code in chart.districts)
        and (not chart.agency_types or r.agency_type in chart.agency_types)
    ]  # fmt: skip
    missing = [i for i in chart.reports if i not in {r.id for r in found}]
    missing += [c for c in chart.districts if c not in {r.district_code for r in found}]
    if missing or not found:
        what = ", ".join(missing) or "any bureau"
        raise BriefingError(
            f"chart {number} ({chart.subject}): there is no report of {what} for the year and type "
            "asked for"
        )
    return found


def content(
    chart: ChartSpec, dataset: Dataset, lang: str, number: int, base: str, entered: bool = True
) -> Content:
    """One chart in one language. Raises BriefingError."""
    reports = reports_of(chart, dataset, number)
    speaker = Speaker(dataset, lang, short_names(dataset, reports, lang))
    view = KINDS[chart.view](Asked(chart, dataset, reports, speaker, number))
    notes = [note(at, report, stated, speaker) for at, (report, stated) in
             enumerate(view.sources, 1)]  # fmt: skip
    return Content(
        number=number,
        spec=chart,
        view=view,
        speaker=speaker,
        headline=clean(chart.headline.get(lang, "")),
        title=clean(view.title),
        definition=clean(view.definition),
        verdict=view.verdict,
        verdict_id=view.verdict_id,
        reasons=clean(view.reasons),
        finding=clean(view.finding),
        note=clean(chart.note.get(lang, "")),
        caveats=tuple(clean(c) for c in view.caveats),
        marks=tuple(clean(m) for m in view.marks),
        notes=tuple(notes),
        url=address(view, base, lang, entered),
        version=dataset.version,
    )


def clean(text: str) -> str:
    """The text without what no file format may hold."""
    return _FORBIDDEN.sub("", text)


def address(view: View, base: str, lang: str, entered: bool = True) -> str:
    """The address of the page that shows this view."""
    asked = {**view.asked, **({} if entered else {"entered": "0"}), "lang": lang}
    # The dashboard opens on the Overview, which therefore has no path of its own.
    path = "" if view.page == "overview" else view.page
    return f"{base}/{path}?{urlencode(asked, safe=',')}"


def note(number: int, report: Report, stated: Sequence[Observation], speaker: Speaker) -> Note:
    """The note of one report and the figures that a chart has of it; the first is quoted."""
    lang, data = speaker.lang, speaker.dataset
    bureau = bureau_name(data, report, lang)
    first = stated[0] if stated else None
    url = report.source_url or (first.source_url if first else "")
    pieces = ["" if bureau in report.title else bureau, report.title, day(report.published_on), url]
    said = word("list.separator", lang).join(dict.fromkeys(p for p in pieces if p))
    return Note(
        number, report, clean(speaker.names.get(report.id, bureau)), clean(bureau), clean(said),
        clean(url), period_name(report, lang), tuple(_sentences(stated, speaker)), _excerpt(first),
    )  # fmt: skip


def _excerpt(observation: Observation | None) -> str:
    """The sentence for a picture, where it is long cut around its number."""
    if observation is None or not observation.quote:
        return ""
    quote = clean(observation.quote)
    at = max(quote.find(observation.text), 0)
    start, end = max(0, at - EXCERPT // 2), at + EXCERPT // 2
    if len(quote) <= EXCERPT:
        return quote
    return ("…" if start else "") + quote[start:end] + ("…" if end < len(quote) else "")


def _sentences(observations: Sequence[Observation], speaker: Speaker) -> list[tuple[str, str]]:
    """Each sentence once, with the figures that were read from it."""
    by_quote: dict[str, list[str]] = {}
    for o in observations:
        quote = clean(o.quote)
        if not quote:
            key = "briefing.entered" if o.note else "briefing.entered.bare"
            quote = word(key, speaker.lang, note=clean(o.note)) if o.note else word(
                key, speaker.lang)  # fmt: skip
        by_quote.setdefault(quote, []).append(speaker.stated_with_unit(o))
    separator = word("list.separator", speaker.lang)
    return [(separator.join(dict.fromkeys(f)), quote) for quote, f in by_quote.items()]
