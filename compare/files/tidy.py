"""The tables of a selection: figures one a row, and what they refer to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from compare.files.columns import DISTRICTS, METRICS, OBSERVATIONS, REPORTS
from compare.files.datatable import Cell, Table, number
from compare.files.selection import Selection
from compare.headline import headline
from compare.load import Dataset
from compare.model import Observation, Report
from compare.telling.naming import (
    bureau_name,
    district_name,
    family_name,
    metric_name,
    province_name,
    slice_name,
    unit_name,
)


def observations(dataset: Dataset, selection: Selection) -> Table:
    """One row a figure, by report and in reading order; values in the base unit."""
    data = selection.dataset(dataset)
    reports = {r.id: r for r in selection.reports_of(data)}
    found = selection.observations_of(data)
    chief = headlines(data, reports, {o.metric for o in found})
    rows = (
        _observation(data, o, reports[o.report_id], o.id in chief, selection.lang) for o in found
    )
    return Table("observations", OBSERVATIONS, tuple(rows), ("observation_id",))


def headlines(
    dataset: Dataset, reports: Mapping[str, Report], metrics: Iterable[str]
) -> frozenset[str]:
    """Ids of the figures that speak for their bureaus, one for each unit of a metric."""
    found = set()
    for metric in metrics:
        stated: dict[str, list[Observation]] = {}
        for observation in dataset.observations(metric=metric):
            if observation.report_id in reports:
                stated.setdefault(observation.report_id, []).append(observation)
        for report_id, own in stated.items():
            for unit in {o.unit for o in own}:
                figure = headline(reports[report_id], metric, own, unit=unit)
                if figure.has_value and figure.observation is not None:
                    found.add(figure.observation.id)
    return frozenset(found)


def report_cells(dataset: Dataset, report: Report, lang: str) -> dict[str, Cell]:
    """What every table says of a bureau-year: who, where, when."""
    return {
        "report_id": report.id,
        "district_code": report.district_code,
        "district": district_name(dataset, report, lang),
        "province": province_name(dataset, report, lang),
        "bureau": bureau_name(dataset, report, lang),
        "agency_type": report.agency_type,
        "level": report.level,
        "year": report.year,
        "period_start": report.period_start,
        "period_end": report.period_end,
        "period_basis": report.period_basis,
        "published_on": report.published_on,
        "method": report.method,
        "source": report.title,
        "source_file": report.file,
        "source_url": report.source_url,
    }


def _observation(
    dataset: Dataset, observation: Observation, report: Report, chief: bool, lang: str
) -> dict[str, Cell]:
    metric = dataset.dictionary.metrics[observation.metric]
    span, part = observation.interval, observation.slice
    is_read = observation.end > observation.start
    return report_cells(dataset, report, lang) | {
        "observation_id": observation.id,
        "family": metric.family,
        "family_name": family_name(dataset, metric.family, lang),
        "metric": metric.id,
        "metric_name": metric_name(dataset, metric.id, lang),
        "coverage": slice_name(dataset, metric.id, part, lang),
        "is_headline": chief,
        "scope": observation.scope,
        "kind": part.kind,
        "party": part.party,
        "audience": part.audience,
        "mode": part.mode,
        "state": observation.state.value,
        "reviewed_by": observation.reviewed_by,
        "reviewed_at": observation.reviewed_at,
        "corrected_from": observation.corrected_from,
        "corrected_why": observation.corrected_why,
        "value": number(observation.value),
        "unit": observation.unit,
        "unit_name": unit_name(dataset, observation.unit, lang),
        "qualifier": observation.qualifier,
        "low": number(span.low),
        "high": number(span.high),
        "period_start": observation.period_start,
        "period_end": observation.period_end,
        "period_basis": observation.period_basis,
        "part_of": observation.part_of,
        "breakdown": observation.breakdown,
        "method": observation.method,
        "confidence": observation.confidence,
        "text": observation.text,
        "quote": observation.quote,
        "section": observation.section,
        "start": observation.start if is_read else None,
        "end": observation.end if is_read else None,
        "note": observation.note,
        "source_url": observation.source_url or report.source_url,
    }


def reports(dataset: Dataset, selection: Selection) -> Table:
    """One row a bureau-year of the selection."""
    data = selection.dataset(dataset)
    counts = Counter(o.report_id for o in selection.observations_of(data))
    rows = (
        report_cells(data, r, selection.lang) | {"figures": counts[r.id]}
        for r in selection.reports_of(data)
    )
    return Table("reports", REPORTS, tuple(rows), ("report_id",))


def districts(dataset: Dataset, selection: Selection) -> Table:
    """One row a district that has a report in the selection, or was named in it."""
    data = selection.dataset(dataset)
    found = selection.reports_of(data)
    counts = Counter(r.district_code for r in found)
    first = {r.district_code: r for r in reversed(found)}
    codes = sorted({*counts, *selection.districts})
    rows = (_district(data, code, first.get(code), counts[code]) for code in codes)
    return Table("districts", DISTRICTS, tuple(rows), ("district_code",))


def _district(dataset: Dataset, code: str, report: Report | None, count: int) -> dict[str, Cell]:
    """The district as it is on file; of one that is not, what its report says."""
    place = dataset.places.get(code)
    known = report or Report(
        code, "", "", "", "", code, "", place.province_zh if place else "", None, None, None,
        None, "", "",
    )  # fmt: skip
    return {
        "district_code": code,
        "district_zh": place.name_zh if place else known.district,
        "district_en": place.name_en if place else "",
        "prefecture_zh": place.prefecture_zh if place else "",
        "province_zh": province_name(dataset, known, "zh"),
        "province_en": province_name(dataset, known, "en"),
        "level": place.level if place else "",
        "population_2020": place.population if place else None,
        "population_source": place.population_source if place else "",
        "reports": count,
    }


def metrics(dataset: Dataset, selection: Selection) -> Table:
    """One row a metric of the selection, those that no report states included."""
    data = selection.dataset(dataset)
    counts = Counter(o.metric for o in selection.observations_of(data))
    known = data.dictionary.metrics
    rows: list[dict[str, Cell]] = [
        {
            "metric": m.id,
            "family": m.family,
            "metric_zh": m.zh,
            "metric_en": m.en,
            "definition_zh": m.definition_zh,
            "definition_en": m.definition_en,
            "units": " ".join(m.units),
            "measure": m.measure,
            "direction": m.direction,
            "denominators": " ".join(m.denominators),
            "kinds": " ".join(m.kinds),
            "figures": counts[m.id],
        }
        for m in (known[key] for key in selection.metrics_of(data))
    ]
    return Table("metrics", METRICS, tuple(rows), ("metric",))
