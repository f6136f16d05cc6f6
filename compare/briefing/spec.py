"""The briefing file: which charts, in which order, with which headlines and notes.

A small YAML file that people write, save from the Briefing page and build from a cron job. Keys
are checked strictly; what is wrong is told by file, line and reason.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import yaml

from compare.comparison import Options
from compare.load import Dataset
from compare.model import WHOLE, Slice
from compare.peers import GROUPS
from compare.rates import offered
from compare.words import LANGUAGES
from extract.yamlfile import Located, YamlProblem, load_yaml

VIEWS = ("bars", "table", "time", "scatter", "funnel", "family", "overview", "district")
OF_ONE_METRIC = ("bars", "table", "time", "scatter", "funnel")
"""Views that are of a metric; the others are of a family, of all metrics, or of a bureau."""
SCOPES = ("own", "joint", "area")
_CHART_KEYS = frozenset({
    "metric", "year", "districts", "reports", "agency_type", "coverage", "unit", "scope", "per",
    "annualise", "across_years", "sum_parts", "overrule", "parts", "view", "against", "family",
    "peers", "own", "headline", "note",
})  # fmt: skip
_TOP_KEYS = frozenset({"title", "languages", "entered", "charts"})


@dataclass(frozen=True)
class ChartSpec:
    """One chart as asked for. ``years`` empty: any; ``reports`` or ``districts`` empty: all.

    ``headline`` and ``note`` by language ('zh', 'en'); a language without one has none. ``against``
    is the other axis of a scatter (a metric, or metric/rate), ``family`` what an overview or family
    chart is of (empty: every family), ``peers`` and ``own`` the peer group of a bureau's profile.
    """

    metric: str = ""
    years: tuple[int, ...] = ()
    districts: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    agency_types: tuple[str, ...] = ()
    part: Slice | None = None
    unit: str = ""
    options: Options = field(default_factory=Options)
    parts: bool = True
    view: str = "bars"
    against: str = ""
    family: str = ""
    peers: str = ""
    own: tuple[str, ...] = ()
    headline: Mapping[str, str] = field(default_factory=dict)
    note: Mapping[str, str] = field(default_factory=dict)

    @property
    def subject(self) -> str:
        """What it is of: a metric, a family, or the view itself."""
        return self.metric or self.family or self.view


@dataclass(frozen=True)
class Spec:
    """A briefing as asked for; ``title`` by language."""

    charts: tuple[ChartSpec, ...] = ()
    languages: tuple[str, ...] = LANGUAGES
    title: Mapping[str, str] = field(default_factory=dict)
    entered: bool = True


def load_spec(path: Path, dataset: Dataset) -> Spec:
    """Read a briefing file against the data there are. Raises YamlProblem."""
    return _spec(load_yaml(path), dataset)


def spec_of_text(text: bytes, name: str, dataset: Dataset) -> Spec:
    """The same from an uploaded file's bytes; problems name the file as ``name``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "briefing.yaml"
        path.write_bytes(text)
        try:
            return load_spec(path, dataset)
        except YamlProblem as problem:
            raise YamlProblem(name, problem.line, problem.reason) from None


def _spec(top: Located, dataset: Dataset) -> Spec:
    found = top.only(_TOP_KEYS, {"charts"})
    charts = found["charts"].items()
    if not charts:
        raise found["charts"].problem("a briefing needs at least one chart")
    languages: tuple[str, ...] = LANGUAGES
    if "languages" in found:
        languages = _choices(found["languages"], LANGUAGES)
    entered = _switch(found, "entered", True)
    data = dataset if entered else dataset.without_entered()
    return Spec(
        charts=tuple(_chart(item, data) for item in charts),
        languages=languages,
        title=_by_language(found, "title"),
        entered=entered,
    )


def _chart(item: Located, dataset: Dataset) -> ChartSpec:
    found = item.only(_CHART_KEYS, set())
    view = _text(found, "view", VIEWS) or "bars"
    if view in OF_ONE_METRIC:
        item.only(_CHART_KEYS, {"metric"})
    if view == "scatter":
        item.only(_CHART_KEYS, {"metric", "against"})
    metrics = dataset.dictionary.metrics
    metric = (
        metrics[_one_of(found["metric"], tuple(metrics), "metric")] if "metric" in found else None
    )
    units = metric.units if metric else ()
    rates = tuple(rate.id for rate in offered(metric)) if metric else ()
    kinds = tuple(metric.kinds) if metric else ()
    years = _years(found["year"]) if "year" in found else ()
    reports = tuple(r.id for r in dataset.reports())
    types = tuple(dict.fromkeys(r.agency_type for r in dataset.reports()))
    scope = _text(found, "scope", SCOPES)
    options = Options(
        per=_text(found, "per", rates),
        annualise=_switch(found, "annualise"),
        years=_switch(found, "across_years", _is_across(years)),
        scope="" if scope == "own" else scope,
        sum_parts=_switch(found, "sum_parts"),
        overrule=_switch(found, "overrule"),
    )
    if not years and "reports" not in found:
        raise item.problem("a chart needs a year, or the reports it is made of")
    return ChartSpec(
        metric=metric.id if metric else "",
        years=years,
        districts=_list(found, "districts", tuple(dataset.places)),
        reports=_list(found, "reports", reports),
        agency_types=_list(found, "agency_type", types),
        part=_part(found["coverage"], kinds) if "coverage" in found else None,
        unit=_text(found, "unit", units),
        options=options,
        parts=_switch(found, "parts", True),
        view=view,
        against=_against(found, dataset),
        family=_text(found, "family", tuple(dataset.dictionary.families))
        or (metric.family if metric and view == "family" else ""),
        peers=_text(found, "peers", GROUPS),
        own=_list(found, "own", tuple(dataset.places)),
        headline=_by_language(found, "headline"),
        note=_by_language(found, "note"),
    )


def _against(found: Mapping[str, Located], dataset: Dataset) -> str:
    """The other axis of a scatter: a metric, or a metric and one of its rates, as a/case."""
    if "against" not in found:
        return ""
    metrics = dataset.dictionary.metrics.values()
    known = [f"{m.id}/{rate.id}" for m in metrics for rate in offered(m)]
    return _one_of(found["against"], (*(m.id for m in metrics), *known), "metric")


def _one_of(item: Located, known: tuple[str, ...], what: str) -> str:
    """A text from a closed list; the message names the nearest ones there are."""
    text = item.text()
    if text not in known:
        near = [k for k in known if k[:4] == text[:4]] or list(known)
        more = " …" if len(near) > 12 else ""
        there = f"there are {', '.join(near[:12])}{more}" if near else "there are none here"
        raise item.problem(f"there is no {what} {text!r}; {there}")
    return text


def _text(found: Mapping[str, Located], key: str, known: tuple[str, ...]) -> str:
    return _one_of(found[key], known, key) if key in found else ""


def _list(found: Mapping[str, Located], key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """A list from a closed list; one text stands for a list of one."""
    return _choices(found[key], known, key) if key in found else ()


def _choices(item: Located, known: tuple[str, ...], what: str = "language") -> tuple[str, ...]:
    items = item.items() if isinstance(item.value, list) else [item]
    if not items:
        raise item.problem("this list is empty; leave the key out for all")
    return tuple(dict.fromkeys(_one_of(i, known, what) for i in items))


def _switch(found: Mapping[str, Located], key: str, default: bool = False) -> bool:
    if key not in found:
        return default
    if not isinstance(found[key].value, bool):
        raise found[key].problem(f"{key} is on or off")
    return bool(found[key].value)


def _years(item: Located) -> tuple[int, ...]:
    items = item.items() if isinstance(item.value, list) else [item]
    for year in items:
        if not isinstance(year.value, int) or isinstance(year.value, bool):
            raise year.problem(f"expected a year such as 2023, found {year.value!r}")
    return tuple(dict.fromkeys(int(year.value) for year in items))


def _is_across(years: Sequence[int]) -> bool:
    """Who lists several years asks to see them side by side, unless the file says otherwise."""
    return len(years) > 1


def _part(item: Located, kinds: tuple[str, ...]) -> Slice:
    """``total``, or kind=won and the like, several of them separated by commas."""
    text = item.text()
    if text == "total":
        return WHOLE
    pairs = dict(pair.split("=", 1) for pair in text.replace(" ", "").split(",") if "=" in pair)
    known = {f.name for f in fields(Slice)}
    if not pairs or not known.issuperset(pairs):
        raise item.problem(f"use total or {', '.join(sorted(known))}, as kind=won")
    if pairs.get("kind", "total") not in (*kinds, "total"):
        raise item.problem(f"there is no kind {pairs['kind']!r}; there are {', '.join(kinds)}")
    return Slice(**pairs)


def _by_language(found: Mapping[str, Located], key: str) -> dict[str, str]:
    """One text for every language, or one for each."""
    if key not in found:
        return {}
    item = found[key]
    if isinstance(item.value, dict):
        return {lang: text.text() for lang, text in item.only(frozenset(LANGUAGES)).items()}
    return dict.fromkeys(LANGUAGES, item.text())


def to_yaml(spec: Spec) -> str:
    """The briefing file of a spec: read again, it is the same spec."""
    top: dict[str, Any] = {}
    if spec.title:
        top["title"] = dict(spec.title)
    top["languages"] = list(spec.languages)
    if not spec.entered:
        top["entered"] = False
    top["charts"] = [_plain(chart) for chart in spec.charts]
    return yaml.safe_dump(top, allow_unicode=True, sort_keys=False, width=96)


def _plain(chart: ChartSpec) -> dict[str, Any]:
    """Only what differs from the default."""
    years: Any = list(chart.years) if len(chart.years) > 1 else next(iter(chart.years), None)
    every = {
        "metric": chart.metric,
        "year": years,
        "districts": list(chart.districts),
        "reports": list(chart.reports),
        "agency_type": list(chart.agency_types),
        "coverage": chart.part.code() if chart.part is not None else "",
        "unit": chart.unit,
        "scope": chart.options.scope,
        "per": chart.options.per,
        "annualise": chart.options.annualise,
        "sum_parts": chart.options.sum_parts,
        "overrule": chart.options.overrule,
        "view": chart.view if chart.view != "bars" else "",
        "against": chart.against,
        "family": chart.family,
        "peers": chart.peers,
        "own": list(chart.own),
        "headline": dict(chart.headline),
        "note": dict(chart.note),
    }
    said = {key: value for key, value in every.items() if value}
    if chart.options.years != _is_across(chart.years):
        said["across_years"] = chart.options.years
    return said if chart.parts else {**said, "parts": False}


def without_texts(chart: ChartSpec) -> ChartSpec:
    """The chart alone, to tell whether two are the same."""
    return replace(chart, headline={}, note={})
