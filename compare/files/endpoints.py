"""What every address of the API answers: the same files as the Data page and the command line.

Nothing here knows of HTTP: a route's name and its parameters go in, a file comes out, or a
SelectionError that names the parameter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from compare.command import Asked, Request, as_csv, as_json, result
from compare.files.datafiles import FORMATS, MEDIA_TYPES, WHATS, DataFile, data_file
from compare.files.datatable import code_lists
from compare.files.selection import (
    ON_OFF,
    PARAMETERS,
    Selection,
    SelectionError,
    kinds_of,
    listed,
    must_be,
    one_of,
)
from compare.load import Dataset
from compare.model import Slice
from compare.rates import offered
from compare.rows import Options

Maker = Callable[[], DataFile]
Query = Mapping[str, str]

TABLE_FORMATS = ("json", "csv")
FILE_FORMATS = ("json", *(f for f in FORMATS if f != "json"))
SCOPES = ("own", "joint", "area")
OFF_ON = ("off", "on")
DIMENSIONS = ("kind", "party", "audience", "mode")
COMPARISON_PARAMETERS = (
    "metric", "year", "district", "report", "agency_type", *DIMENSIONS, "scope", "unit", "per",
    "annualise", "sum_parts", "overrule", "entered",
)  # fmt: skip
# The Data page's address and the command line say districts=, metrics=, …
PLURALS = {
    "districts": "district", "years": "year", "families": "family", "metrics": "metric",
    "kinds": "kind", "methods": "method", "reports": "report",
}  # fmt: skip
# What the command line calls a parameter, where its words differ.
_OPTIONS = {"districts": "district", "reports": "report", "coverage": "kind"}


@dataclass(frozen=True)
class Endpoint:
    """A route: the parameters it takes, the formats it gives (the first is the default), and
    ``prepare``, which checks the parameters and returns what makes the file."""

    takes: tuple[str, ...]
    formats: tuple[str, ...]
    prepare: Callable[[Dataset, Query, str], Maker]

    @property
    def parameters(self) -> tuple[str, ...]:
        """All parameters, ``format`` the last."""
        return (*self.takes, "format")


def prepared(dataset: Dataset, name: str, query: Query) -> Maker:
    """What makes the file that the route ``name`` answers to these parameters.

    Raises SelectionError, here or when the file is made, for a parameter or a value that there is
    not; KeyError for a route that there is not.
    """
    endpoint = ENDPOINTS[name]
    query = _as_named_here(query)
    for parameter in query:
        if parameter not in endpoint.parameters:
            there = ", ".join(endpoint.parameters)
            raise SelectionError(
                parameter, f"there is no such parameter here; there are {there}",
                f"此处没有这个参数；可用的有 {there}",
            )  # fmt: skip
    rest = {parameter: value for parameter, value in query.items() if parameter != "format"}
    return endpoint.prepare(dataset, rest, one_of(query, "format", endpoint.formats))


def _as_named_here(query: Query) -> Query:
    """The page's and the command line's names of lists (``districts=``) mean the same here."""
    found: dict[str, str] = {}
    for given, value in query.items():
        name = PLURALS.get(given, given)
        if name in found:
            raise SelectionError(
                given, f"is the same as {name}: give one of them",
                f"与 {name} 相同，只需给出一个",
            )  # fmt: skip
        found[name] = value
    return found


def _table(what: str, dataset: Dataset, query: Query, file_format: str) -> Maker:
    selection = Selection.from_query(query, dataset)
    return partial(data_file, dataset, selection, file_format, what=what)


def _file(dataset: Dataset, query: Query, file_format: str) -> Maker:
    rest = {name: value for name, value in query.items() if name != "what"}
    return _table(one_of(query, "what", WHATS), dataset, rest, file_format)


def _comparison(dataset: Dataset, query: Query, file_format: str) -> Maker:
    data = dataset
    if one_of(query, "entered", ON_OFF) == "off" and dataset.has_entered:
        data = dataset.without_entered()
    return partial(_compared, data, request_of(data, query), file_format)


def _compared(dataset: Dataset, request: Request, file_format: str) -> DataFile:
    """The bytes that ``python -m compare table`` prints."""
    try:
        table, _ = result(dataset, request)
    except Asked as problem:
        raise _as_parameter(str(problem)) from problem
    said = as_json(table) if file_format == "json" else as_csv(table)
    name = f"duizhao-{request.metric}-{request.year}-{dataset.version}.{file_format}"
    return DataFile(name, MEDIA_TYPES[file_format], (said + "\n").encode("utf-8"))


def _as_parameter(said: str) -> SelectionError:
    """A message of the command line in the words of an address: --districts is district."""

    def named(option: str) -> str:
        return _OPTIONS.get(option, option.replace("-", "_"))

    begun = re.match(r"--([a-z-]+): ", said)
    reason = re.sub(r"--([a-z-]+)", lambda m: named(m[1]), said[begun.end() if begun else 0 :])
    return SelectionError(named(begun[1]) if begun else "metric", reason, "")


def request_of(dataset: Dataset, query: Query) -> Request:
    """The request for a comparison that parameters make. Raises SelectionError."""
    metric = _needed(query, "metric")
    must_be("metric", metric, dataset.dictionary.metrics)
    for name, values in _single_values(dataset, metric).items():
        if query.get(name):
            must_be(name, query[name], values)
    return Request(
        metric,
        _year(query),
        _each(query, "district", dataset.places),
        _each(query, "report", [report.id for report in dataset.reports()]),
        _each(query, "agency_type", code_lists(dataset)["agency_type"]),
        Slice(**{name: query[name] for name in DIMENSIONS if query.get(name)}),
        query.get("unit", ""),
        Options(
            per=query.get("per", ""),
            annualise=one_of(query, "annualise", OFF_ON) == "on",
            scope=query.get("scope", ""),
            sum_parts=one_of(query, "sum_parts", OFF_ON) == "on",
            overrule=one_of(query, "overrule", OFF_ON) == "on",
        ),
    )


def _single_values(dataset: Dataset, metric: str) -> dict[str, Iterable[str]]:
    """For every parameter of a comparison that has one value, those there are for this metric."""
    lists, known = code_lists(dataset), dataset.dictionary.metrics[metric]
    stated = {o.slice.kind for o in dataset.observations(metric)}
    return {
        **{name: lists[name] for name in DIMENSIONS},
        "kind": dict.fromkeys([*kinds_of(dataset, [metric]), *sorted(stated)]),
        "unit": known.units,
        "per": [rate.id for rate in offered(known)],
        "scope": SCOPES,
    }


def _needed(query: Query, name: str) -> str:
    value = query.get(name, "").strip()
    if not value:
        raise SelectionError(name, "is needed, and has one value", "必须给出，且只有一个值")
    return value


def _year(query: Query) -> int:
    year = _needed(query, "year")
    if not re.fullmatch(r"[0-9]{4}", year):
        raise SelectionError("year", f"{year!r} is not a year such as 2023",
                             f"“{year}”不是年份，应如 2023")  # fmt: skip
    return int(year)


def _each(query: Query, name: str, known: Iterable[str]) -> tuple[str, ...]:
    values = listed(query.get(name, ""))
    for value in values:
        must_be(name, value, known)
    return values


ENDPOINTS: Mapping[str, Endpoint] = {
    **{
        what: Endpoint(PARAMETERS, TABLE_FORMATS, partial(_table, what))
        for what in ("metrics", "districts", "reports", "observations")
    },
    "comparison": Endpoint(COMPARISON_PARAMETERS, TABLE_FORMATS, _comparison),
    "data": Endpoint((*PARAMETERS, "what"), FILE_FORMATS, _file),
}
"""By name, as in the address: /api/metrics."""

__all__ = ["ENDPOINTS", "Endpoint", "prepared", "request_of"]
