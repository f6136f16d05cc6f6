"""Changes of the metric dictionary as values: what somebody wants, before anything is done."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass


class EditProblem(Exception):
    """A change that cannot be made: the line of the changed file (0: none), why, and in Chinese."""

    def __init__(self, reason: str, reason_zh: str, line: int = 0) -> None:
        self.line, self.reason, self.reason_zh = line, reason, reason_zh
        super().__init__(f"line {line}: {reason}" if line else reason)


@dataclass(frozen=True)
class AddWording:
    """One more wording in a list of a metric, or of one of its kinds."""

    metric: str
    wording: str
    to: str = "wordings"
    kind: str = ""


@dataclass(frozen=True)
class RemoveWording:
    """A wording taken out of a list of a metric, or of one of its kinds."""

    metric: str
    wording: str
    of: str = "wordings"
    kind: str = ""


@dataclass(frozen=True)
class AddKind:
    """A sub-type of a metric."""

    metric: str
    id: str
    zh: str
    en: str
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True)
class AddMetric:
    """A metric that was missing; ``units`` with their own classifiers, or () for the unit's."""

    id: str
    family: str
    zh: str
    en: str
    definition_zh: str
    definition_en: str
    units: tuple[tuple[str, tuple[str, ...]], ...]
    measure: str
    wordings: tuple[str, ...]
    excludes: tuple[str, ...] = ()
    denominators: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReplaceText:
    """Other lines for one metric (``metrics``, id) or one section (``others``)."""

    path: tuple[str, ...]
    text: str


Edit = AddWording | RemoveWording | AddKind | AddMetric | ReplaceText


def plain(edit: Edit) -> dict[str, str]:
    """A change as keys and texts, for the history: the first key says what it is."""
    named = {"do": re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(edit).__name__).lower()}
    if isinstance(edit, ReplaceText):
        return named | {"block": ".".join(edit.path)}
    fields = {k: "、".join(v) if isinstance(v, tuple) else v for k, v in asdict(edit).items()
              if k not in ("units", "denominators")}  # fmt: skip
    return named | {key: value for key, value in fields.items() if value}
