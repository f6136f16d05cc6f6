"""What stands at /api itself: every route, its parameters and the values they take."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from compare.files.datafiles import WHATS, DataFile
from compare.files.datatable import code_lists
from compare.files.endpoints import DIMENSIONS, ENDPOINTS, OFF_ON, SCOPES, Endpoint
from compare.files.selection import LANGS, METHODS, ON_OFF, SHAPES, kinds_of
from compare.load import Dataset
from compare.rates import RATES
from compare.words import WORDS

EXAMPLES = {
    "metrics": "family=penalties",
    "districts": "format=csv",
    "reports": "year=2023&entered=off",
    "observations": "metric=penalty_cases,penalty_amount&year=2023&format=csv",
    "comparison": "metric=penalty_cases&year=2023&district=120104,440605",
    "data": "format=xlsx&shape=wide&lang=zh",
}
NEEDED = {"comparison": ("metric", "year")}
SEVERAL = ("metric", "year", "district", "report", "family", "kind", "method", "agency_type")
LISTED_ELSEWHERE = ("metric", "district", "report")


def index(dataset: Dataset, base: str) -> DataFile:
    """The index as JSON; ``base`` is the path of the API, such as /api."""
    told = {
        **_said("about", "api.about"),
        "version": dataset.version,
        "routes": [_route(name, endpoint, base) for name, endpoint in ENDPOINTS.items()],
        "parameters": {name: _parameter(name, dataset, base) for name in _all_parameters()},
    }
    content = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    return DataFile(f"duizhao-api-{dataset.version}.json", "application/json", content)


def _all_parameters() -> Iterable[str]:
    return dict.fromkeys(name for e in ENDPOINTS.values() for name in e.takes)


def _route(name: str, endpoint: Endpoint, base: str) -> dict[str, Any]:
    return {
        "path": f"{base}/{name}",
        **_said("about", f"api.route.{name}"),
        "needed": list(NEEDED.get(name, ())),
        "parameters": list(endpoint.parameters),
        # A comparison is of one metric, one year and one kind.
        "several_values": [
            p for p in endpoint.takes
            if p in SEVERAL and (name != "comparison" or p not in {"metric", "year", "kind"})
        ],
        "formats": list(endpoint.formats),
        "example": f"{base}/{name}?{EXAMPLES[name]}",
    }  # fmt: skip


def _parameter(name: str, dataset: Dataset, base: str) -> dict[str, Any]:
    told: dict[str, Any] = _said("about", f"api.parameter.{name}")
    values = _values(dataset)
    if name in LISTED_ELSEWHERE:
        zh, en = WORDS[f"api.values.{name}"]
        told |= {"values": en.replace("/", f"{base}/", 1)}
        told |= {"values_zh": zh.replace("/", f"{base}/", 1)}
    elif name in values:
        told["values"] = list(values[name])
    return told


def _values(dataset: Dataset) -> dict[str, Iterable[object]]:
    """The closed lists. Where a parameter has a default, it is the first."""
    lists = code_lists(dataset)
    stated = {o.slice.kind for o in dataset.observations()}
    return {
        **{name: lists[name] for name in (*DIMENSIONS, "family", "agency_type", "unit")},
        "kind": dict.fromkeys([*kinds_of(dataset), *sorted(stated)]),
        "year": sorted({r.year for r in dataset.reports() if r.year}),
        "method": METHODS,
        "scope": SCOPES,
        "per": RATES,
        "annualise": OFF_ON,
        "sum_parts": OFF_ON,
        "overrule": OFF_ON,
        "entered": ON_OFF,
        "shape": SHAPES,
        "lang": LANGS,
        "what": WHATS,
    }


def _said(name: str, key: str) -> dict[str, str]:
    zh, en = WORDS[key]
    return {name: en, f"{name}_zh": zh}
