"""Which figures are asked for: the same words on the page, in an address and on a command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from compare.load import Dataset
from compare.model import Observation, Report

METHODS = ("extracted", "corrected", "entered", "implied")
SHAPES = ("tidy", "wide")
LANGS = ("zh", "en")
ON_OFF = ("on", "off")
PARAMETERS = (
    "district", "year", "family", "metric", "kind", "method", "report", "entered", "shape", "lang",
)  # fmt: skip
NAMED_AT_MOST = 12

Shape = Literal["tidy", "wide"]
Lang = Literal["zh", "en"]


class SelectionError(ValueError):
    """Something was asked for that there is not: which parameter, and why in both languages."""

    def __init__(self, parameter: str, reason: str, reason_zh: str) -> None:
        super().__init__(f"{parameter}: {reason}")
        self.parameter = parameter
        self.reason = reason
        self.reason_zh = reason_zh


@dataclass(frozen=True)
class Selection:
    """What is taken, and how it is laid out. An empty tuple means all.

    ``districts`` are GB/T 2260 codes; ``kinds`` are sub-types of metrics, ``total`` the whole.
    Raises SelectionError where methods are filtered in the wide shape: a headline is chosen among
    all that a report states, so that leaving out some of it would make silences up.
    """

    districts: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    families: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    entered: bool = True
    shape: Shape = "tidy"
    lang: Lang = "zh"

    def __post_init__(self) -> None:
        if self.methods and self.shape == "wide":
            raise SelectionError(
                "method",
                "can be filtered only with shape=tidy, since a headline is chosen among all "
                "figures of a report; use entered=off to leave out figures entered by hand",
                "只能用于长表（shape=tidy）：宽表的总数须从报告的全部数字中选定；"
                "不要人工录入的数字请用 entered=off",
            )

    @classmethod
    def from_query(cls, query: Mapping[str, str], dataset: Dataset) -> Selection:
        """The selection that parameters make, lists separated by commas.

        Raises SelectionError for a parameter or a value that there is not.
        """
        for name in query:
            if name not in PARAMETERS:
                raise SelectionError(
                    name,
                    f"there is no such parameter; there are {', '.join(PARAMETERS)}",
                    f"没有这个参数；可用的有 {', '.join(PARAMETERS)}",
                )
        given = {name: listed(query.get(name, "")) for name in PARAMETERS}
        for name, known in _known(dataset).items():
            for value in given[name]:
                must_be(name, value, known)
        return cls(
            districts=given["district"],
            years=tuple(int(year) for year in given["year"]),
            families=given["family"],
            metrics=given["metric"],
            kinds=given["kind"],
            methods=given["method"],
            reports=given["report"],
            entered=one_of(query, "entered", ON_OFF) == "on",
            shape=cast(Shape, one_of(query, "shape", SHAPES)),
            lang=cast(Lang, one_of(query, "lang", LANGS)),
        )

    def query(self) -> dict[str, str]:
        """The parameters that make this selection; only what differs from the default."""
        lists = {
            "district": self.districts,
            "year": tuple(str(year) for year in self.years),
            "family": self.families,
            "metric": self.metrics,
            "kind": self.kinds,
            "method": self.methods,
            "report": self.reports,
        }
        found = {name: ",".join(values) for name, values in lists.items() if values}
        if not self.entered:
            found["entered"] = "off"
        if self.shape != "tidy":
            found["shape"] = self.shape
        if self.lang != "zh":
            found["lang"] = self.lang
        return found

    def dataset(self, dataset: Dataset) -> Dataset:
        """The data without the figures entered by hand where they are switched off."""
        if self.entered or not dataset.has_entered:
            return dataset
        return dataset.without_entered()

    def reports_of(self, dataset: Dataset) -> list[Report]:
        """The bureau-years that are taken, in the data's order."""
        return [
            r for r in self.dataset(dataset).reports()
            if (not self.districts or r.district_code in self.districts)
            and (not self.years or r.year in self.years)
            and (not self.reports or r.id in self.reports)
        ]  # fmt: skip

    def metrics_of(self, dataset: Dataset) -> list[str]:
        """Ids of the metrics that are taken, in the dictionary's order."""
        return [
            m.id for m in dataset.dictionary.metrics.values()
            if (not self.metrics or m.id in self.metrics)
            and (not self.families or m.family in self.families)
        ]  # fmt: skip

    def observations_of(self, dataset: Dataset) -> list[Observation]:
        """The figures that are taken: by report, then in reading order."""
        order = {r.id: at for at, r in enumerate(self.reports_of(dataset))}
        metrics = set(self.metrics_of(dataset))
        found = [
            o for o in self.dataset(dataset).observations()
            if o.report_id in order
            and o.metric in metrics
            and (not self.kinds or o.slice.kind in self.kinds)
            and (not self.methods or o.method in self.methods)
        ]  # fmt: skip
        return sorted(found, key=lambda o: order[o.report_id])


def kinds_of(dataset: Dataset, metrics: Iterable[str] = ()) -> list[str]:
    """Ids of the sub-types of these metrics, or of all, ``total`` first."""
    dictionary = dataset.dictionary.metrics
    named = [k for m in (list(metrics) or dictionary) for k in dictionary[m].kinds]
    return list(dict.fromkeys(["total", *named]))


def _known(dataset: Dataset) -> dict[str, list[str]]:
    """For every list parameter the values that there are."""
    reports = dataset.reports()
    stated = {o.slice.kind for o in dataset.observations()}
    return {
        "district": sorted({*dataset.places, *(r.district_code for r in reports)}),
        "year": sorted({str(r.year) for r in reports if r.year}),
        "family": list(dataset.dictionary.families),
        "metric": list(dataset.dictionary.metrics),
        "kind": list(dict.fromkeys([*kinds_of(dataset), *sorted(stated)])),
        "method": list(METHODS),
        "report": [r.id for r in reports],
    }


def listed(text: str) -> tuple[str, ...]:
    """The values of a parameter that may have several, each once."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def one_of(query: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    """The value of a parameter that has only one; the first of ``known`` is the default."""
    value = query.get(name, known[0]).strip()
    must_be(name, value, known)
    return value


def must_be(name: str, value: str, known: Iterable[str]) -> None:
    """Raises SelectionError, with what there is, where the value is not among those known."""
    there = list(known)
    if value in there:
        return
    named = ", ".join(there[:NAMED_AT_MOST]) + (" …" if len(there) > NAMED_AT_MOST else "")
    raise SelectionError(
        name, f"there is no {value!r}; there are {named or 'none'}",
        f"没有“{value}”；可用的有 {named or '（无）'}",
    )  # fmt: skip
