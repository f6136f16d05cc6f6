"""The metric dictionary: ``data/metrics.yaml``, read strictly.

What a metric is called, how it is announced, in which units it is counted and what it may be
divided by is data that analysts change; how Chinese sentences are built is code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from extract.text.fold import fold
from extract.yamlfile import Located, YamlProblem, load_yaml, parse_yaml

MEASURES = ("flow", "stock")
DIRECTIONS = ("neutral", "more_is_better", "less_is_better")
RESIDENTS = "residents"


@dataclass(frozen=True)
class Family:
    """A group of metrics that belong together on a page."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True)
class Unit:
    """A canonical unit and the classifiers that are counted in it unless a metric says else."""

    id: str
    zh: str
    en: str
    classifiers: tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """A sub-type of a metric, with the wordings that name it."""

    id: str
    zh: str
    en: str
    wordings: tuple[str, ...] = ()
    zero_wordings: tuple[str, ...] = ()
    only_beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Metric:
    """One statistic: names, definition, units and the wordings that announce it.

    ``wordings`` announce it by themselves; ``followers`` only where one of the metrics ``after``
    was read shortly before in the same paragraph (参加 after a training); a wording that overlaps
    one of ``excludes`` is none. ``zero_wordings`` are those whose plain negation is a stated zero.
    """

    id: str
    family: str
    zh: str
    en: str
    definition_zh: str
    definition_en: str
    units: tuple[str, ...]
    measure: str
    direction: str
    denominators: tuple[str, ...]
    kinds: Mapping[str, Kind]
    classifiers: Mapping[str, str]
    wordings: tuple[str, ...]
    after: tuple[str, ...]
    followers: tuple[str, ...]
    excludes: tuple[str, ...]
    zero_wordings: tuple[str, ...]
    unit_nouns: Mapping[str, tuple[str, ...]]
    kinds_divide: bool
    kinds_from_topic: bool


@dataclass(frozen=True)
class Other:
    """Quantities that reports often state and that no metric covers, so that none takes them.

    ``claims`` are classifiers whose numbers it takes from there to the end of the sentence;
    ``classifiers``, where given, are the only ones that it competes for.
    """

    zh: str
    wordings: tuple[str, ...]
    claims: tuple[str, ...] = ()
    classifiers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dictionary:
    """Everything ``data/metrics.yaml`` says."""

    file: Path
    families: Mapping[str, Family]
    units: Mapping[str, Unit]
    metrics: Mapping[str, Metric]
    others: tuple[Other, ...]
    names: tuple[str, ...]


_METRIC_KEYS = {
    "family", "zh", "en", "definition", "units", "measure", "direction", "denominators",
    "kinds", "wordings", "after", "followers", "excludes", "zero_wordings",
    "unit_nouns", "kinds_divide", "kinds_from_topic",
}  # fmt: skip
_KIND_KEYS = {"zh", "en", "wordings", "zero_wordings", "only_beside"}


def load_dictionary(path: Path) -> Dictionary:
    """Read the dictionary. Raises YamlProblem (file, line, reason) for any wrong key or value."""
    return dictionary_of(load_yaml(path), path)


def parse_dictionary(source: str, path: Path) -> Dictionary:
    """The same for a text that is, or is to become, the content of ``path``."""
    return dictionary_of(parse_yaml(source, path), path)


def dictionary_of(root: Located, path: Path) -> Dictionary:
    """The same for a file that has been parsed."""
    top = root.only(
        {"families", "units", "metrics", "others", "names"}, {"families", "units", "metrics"}
    )
    families = {
        key: Family(key, *_both(value.only({"zh", "en"}, {"zh", "en"})))
        for key, value in top["families"].mapping().items()
    }
    units = {key: _unit(key, value) for key, value in top["units"].mapping().items()}
    metrics = {
        key: _metric(key, value, families, units) for key, value in top["metrics"].mapping().items()
    }
    for key, value in top["metrics"].mapping().items():
        _check_references(value, metrics[key], metrics)
    others = tuple(_other(item) for item in top["others"].items()) if "others" in top else ()
    names = top["names"].texts() if "names" in top else ()
    return Dictionary(path, families, units, metrics, others, tuple(map(fold, names)))


def _both(found: dict[str, Located]) -> tuple[str, str]:
    return found["zh"].text(), found["en"].text()


def _unit(key: str, value: Located) -> Unit:
    found = value.only({"zh", "en", "classifiers"}, {"zh", "en", "classifiers"})
    return Unit(key, *_both(found), tuple(map(fold, found["classifiers"].texts())))


def _other(value: Located) -> Other:
    found = value.only({"zh", "wordings", "claims", "classifiers"}, {"zh", "wordings"})
    claims, classifiers = _wordings(found, "claims"), _wordings(found, "classifiers")
    return Other(found["zh"].text(), _wordings(found, "wordings"), claims, classifiers)


def _metric(
    key: str, value: Located, families: Mapping[str, Family], units: Mapping[str, Unit]
) -> Metric:
    found = value.only(
        _METRIC_KEYS, {"family", "zh", "en", "definition", "units", "measure", "wordings"}
    )
    family = _one_of(found["family"], tuple(families), "family")
    definition = found["definition"].only({"zh", "en"}, {"zh", "en"})
    classifiers = _classifiers(found["units"], units)
    kinds = found["kinds"].mapping() if "kinds" in found else {}
    return Metric(
        id=key,
        family=family,
        zh=found["zh"].text(),
        en=found["en"].text(),
        definition_zh=definition["zh"].text(),
        definition_en=definition["en"].text(),
        units=tuple(dict.fromkeys(classifiers.values())),
        measure=_one_of(found["measure"], MEASURES, "measure"),
        direction=_one_of(found["direction"], DIRECTIONS, "direction")
        if "direction" in found
        else "neutral",
        denominators=found["denominators"].texts() if "denominators" in found else (),
        kinds={kind: _kind(kind, item) for kind, item in kinds.items()},
        classifiers=classifiers,
        wordings=_wordings(found, "wordings"),
        after=found["after"].texts() if "after" in found else (),
        followers=_wordings(found, "followers"),
        excludes=_wordings(found, "excludes"),
        zero_wordings=_wordings(found, "zero_wordings"),
        unit_nouns=_unit_nouns(found, classifiers),
        kinds_divide=_flag(found, "kinds_divide"),
        kinds_from_topic=_flag(found, "kinds_from_topic"),
    )


def _unit_nouns(
    found: dict[str, Located], classifiers: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    if "unit_nouns" not in found:
        return {}
    nouns = found["unit_nouns"].mapping()
    for unit in nouns:
        if unit not in classifiers.values():
            raise found["unit_nouns"].problem(f"unit_nouns: {unit!r} is not a unit of this metric")
    return {unit: _wordings(nouns, unit) for unit in nouns}


def _kind(key: str, value: Located) -> Kind:
    found = value.only(_KIND_KEYS, {"zh", "en"})
    only_beside = found["only_beside"].texts() if "only_beside" in found else ()
    return Kind(
        key,
        *_both(found),
        _wordings(found, "wordings"),
        _wordings(found, "zero_wordings"),
        only_beside,
    )


def _classifiers(value: Located, units: Mapping[str, Unit]) -> dict[str, str]:
    """Classifier → canonical unit: the units' own classifiers, or the metric's."""
    named: dict[str, tuple[str, ...] | None]
    if isinstance(value.value, list):
        named = {item.text(): None for item in value.items()}
    else:
        named = {unit: item.texts() for unit, item in value.mapping().items()}
    if not named:
        raise value.problem("a metric needs at least one unit")
    found: dict[str, str] = {}
    for unit, own in named.items():
        if unit not in units:
            raise value.problem(f"unknown unit {unit!r}; known: {', '.join(sorted(units))}")
        for classifier in units[unit].classifiers if own is None else own:
            found.setdefault(fold(classifier), unit)
    return found


def _wordings(found: dict[str, Located], key: str) -> tuple[str, ...]:
    if key not in found:
        return ()
    for item in found[key].items():
        if not item.text().strip("…"):
            raise item.problem("a wording needs at least one character besides …")
    return tuple(fold(text) for text in found[key].texts())


def _flag(found: dict[str, Located], key: str) -> bool:
    if key not in found:
        return False
    if not isinstance(found[key].value, bool):
        raise found[key].problem(f"{key}: expected true or false")
    return bool(found[key].value)


def _one_of(value: Located, allowed: tuple[str, ...], what: str) -> str:
    text = value.text()
    if text not in allowed:
        raise value.problem(f"unknown {what} {text!r}; one of: {', '.join(allowed)}")
    return text


def _check_references(value: Located, metric: Metric, metrics: Mapping[str, Metric]) -> None:
    found = value.mapping()
    for key, names, also in (
        ("after", metric.after, ()),
        ("denominators", metric.denominators, (RESIDENTS,)),
    ):
        for name in names:
            if name not in metrics and name not in also:
                line = found[key].line
                raise YamlProblem(value.file, line, f"{key}: there is no metric {name!r}")
    for kind in metric.kinds.values():
        for name in kind.only_beside:
            if name not in metric.kinds:
                raise found["kinds"].problem(f"only_beside: {metric.id} has no kind {name!r}")
