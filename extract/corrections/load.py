"""``data/corrections/REPORT_ID.yaml``: read strictly, complained of by file and line.

A file is written by the Review page or by hand::

    report: 120104-2023-linchuan-emergency
    corrections:
    - what: value
      where: {start: 31, end: 33, text: '38'}
      expect: {metric: penalty_cases, value: 38, unit: case}
      from: 38
      to: 83
      why: the printed report says 83
      who: 王芳
      when: '2026-11-23T09:20:00+08:00'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from extract.corrections.model import (
    BASES,
    CHOICES,
    DEFAULTS,
    FATES,
    FOLDER,
    WHATS,
    Correction,
    Place,
    ReportCorrections,
    Withdrawal,
)
from extract.metrics.dictionary import Dictionary, Metric
from extract.yamlfile import Located, load_yaml

_KEYS = {"what", "where", "expect", "from", "to", "why", "who", "when", "withdrawn"}
_NEEDED = {"what", "where", "expect", "who", "when"}
_FIGURE = {"metric", "value", "unit", *DEFAULTS}
_EXPECT = _FIGURE | {"period_basis", "period_start", "period_end", "fate"}
_PERIOD = {"basis", "start", "end"}


def correction_files(data: Path) -> list[Path]:
    """The files of ``data/corrections``, in order."""
    return sorted((data / FOLDER).glob("*.yaml"))


def load_corrections(data: Path, dictionary: Dictionary) -> dict[str, ReportCorrections]:
    """All corrections by report. Raises YamlProblem with file, line and reason."""
    found = (load_file(path, dictionary) for path in correction_files(data))
    return {one.report: one for one in found}


def load_file(path: Path, dictionary: Dictionary) -> ReportCorrections:
    """One report's corrections, every key and value checked. Raises YamlProblem."""
    root = load_yaml(path)
    top = root.only({"report", "corrections"}, {"report", "corrections"})
    report = _said(top["report"], "report")
    if report != path.stem:
        raise top["report"].problem(
            f"this is the file of {path.stem!r}, not of {report!r}; one file a report, which has "
            "its name"
        )
    listed = top["corrections"]
    items = [] if listed.value is None else listed.items()
    entries: list[Correction] = []
    seen: dict[str, int] = {}
    for item in items:
        entry = _Entry(item, dictionary).read()
        if entry.id in seen:
            raise item.problem(f"the same correction stands in line {seen[entry.id]} already")
        seen[entry.id] = item.line
        entries.append(entry)
    return ReportCorrections(report, path, tuple(entries))


class _Entry:
    """One entry of the list while it is read."""

    def __init__(self, item: Located, dictionary: Dictionary) -> None:
        self.item, self.dictionary = item, dictionary
        self.found = item.only(_KEYS, _NEEDED)

    def read(self) -> Correction:
        found = self.found
        what = _one_of(found["what"], WHATS, "what")
        expect = self._expect(found["expect"], what)
        return Correction(
            what=what,
            where=_place(found["where"]),
            expect=expect,
            was=_loose(found["from"]) if "from" in found else None,
            to=self._to(what),
            why=_said(found["why"], "why", empty=True) if "why" in found else "",
            who=_said(found["who"], "who"),
            when=_when(found["when"]),
            withdrawn=_withdrawn(found["withdrawn"]) if "withdrawn" in found else None,
            line=self.item.line,
        )

    def _expect(self, given: Located, what: str) -> dict[str, Any]:
        said = given.only(_EXPECT)
        if not said:
            raise given.problem("say what was read there: metric, value and unit, or a fate")
        if "fate" in said:
            if what not in {"add", "accept"} or len(said) > 1:
                raise said["fate"].problem(
                    "only add and accept are of a number that is no figure, and then expect has "
                    "nothing but its fate"
                )
            return {"fate": _one_of(said["fate"], FATES, "fate")}
        if what == "add":
            raise given.problem("a number that is to be added has a fate, not a metric: say which")
        for key in ("metric", "value", "unit"):
            if key not in said:
                raise given.problem(f"missing key {key!r}")
        # What the extraction is expected to read may be of a metric that is no longer known:
        # the correction is stale then, which the build says.
        return {
            key: number(value) if key == "value" else _plain_text(value)
            for key, value in said.items()
        }

    def _to(self, what: str) -> Any:
        to = self.found.get("to")
        if what == "accept":
            if to is not None:
                raise to.problem("what is accepted stays as it is: no 'to'")
            return None
        if to is None:
            if what == "reject":
                return FATES[0]
            raise self.item.problem("missing key 'to'")
        read: Mapping[str, Callable[[Located], Any]] = {
            "reject": lambda given: _one_of(given, FATES, "to"),
            "value": number,
            "part_of": lambda given: None if given.value is None else _place(given),
            "period": _period,
            "metric": self._metric,
            "add": self._figure,
            "unit": lambda given: _one_of(given, tuple(self.dictionary.units), "unit"),
            "kind": self._of_some_metric,
        }
        return read[what](to) if what in read else _one_of(to, CHOICES[what], what)

    def _of_some_metric(self, to: Located) -> str:
        """A kind that some metric has; whether the figure's own does is seen on applying, when an
        earlier correction may have given it another metric."""
        kinds = {kind for metric in self.dictionary.metrics.values() for kind in metric.kinds}
        return _one_of(to, ("total", *sorted(kinds)), "kind")

    def _metric(self, to: Located) -> dict[str, str]:
        """A metric's id, or a mapping of metric, and with it another unit and kind."""
        if not isinstance(to.value, dict):
            return {"metric": _one_of(to, tuple(self.dictionary.metrics), "metric")}
        said = to.only({"metric", "unit", "kind"}, {"metric"})
        metric = self._known(said["metric"])
        found = {"metric": metric.id}
        if "unit" in said:
            found["unit"] = _one_of(said["unit"], metric.units, f"the unit of {metric.id}")
        if "kind" in said:
            found["kind"] = _kind_of(said["kind"], metric)
        return found

    def _known(self, given: Located) -> Metric:
        return self.dictionary.metrics[_one_of(given, tuple(self.dictionary.metrics), "metric")]

    def _figure(self, to: Located) -> dict[str, Any]:
        """A whole figure: metric, value, unit, and the dimensions that are not the usual ones."""
        said = to.only(_FIGURE | {"period", "part_of"}, {"metric", "value", "unit"})
        metric = self._known(said["metric"])
        found: dict[str, Any] = {
            "metric": metric.id,
            "value": number(said["value"]),
            "unit": _one_of(said["unit"], metric.units, f"the unit of {metric.id}"),
        }
        for key in DEFAULTS:
            if key in said:
                found[key] = (
                    _kind_of(said[key], metric) if key == "kind"
                    else _one_of(said[key], CHOICES[key], key)
                )  # fmt: skip
        if "period" in said:
            found["period"] = _period(said["period"])
        if "part_of" in said:
            found["part_of"] = _place(said["part_of"])
        return found


def _kind_of(given: Located, metric: Metric) -> str:
    return _one_of(given, ("total", *metric.kinds), f"the kind of {metric.id}")


def _one_of(given: Located, known: tuple[str, ...], what: str) -> str:
    if not isinstance(given.value, str) or given.value not in known:
        shown = ", ".join(known) if len(known) <= 20 else f"{', '.join(known[:20])}, …"
        raise given.problem(f"{what} is {given.value!r}; it may be {shown}")
    return given.value


def _said(given: Located, what: str, empty: bool = False) -> str:
    text = given.text().strip()
    if not text and not empty:
        raise given.problem(f"{what} is empty")
    return text


def _plain_text(given: Located) -> str:
    """A text; a date is one, however YAML takes it."""
    return given.value.isoformat() if isinstance(given.value, date) else given.text()


def number(given: Located) -> Decimal:
    """A number from 0 up, written as a number or as a text. Raises YamlProblem."""
    try:
        if isinstance(given.value, bool):
            raise InvalidOperation
        found = Decimal(str(given.value))
    except InvalidOperation:
        raise given.problem(f"{given.value!r} is no number") from None
    if not found.is_finite() or found < 0:
        raise given.problem(f"{given.value!r} is no number from 0 up")
    return found


def _place(given: Located) -> Place:
    said = given.only({"start", "end", "text"}, {"start", "end", "text"})
    ends = []
    for key in ("start", "end"):
        value = said[key].value
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise said[key].problem(f"{key} is a place in the text: a whole number from 0 up")
        ends.append(value)
    text = said["text"].text()
    if ends[1] - ends[0] != len(text) or not text:
        raise given.problem(
            f"from {ends[0]} to {ends[1]} are {ends[1] - ends[0]} characters, but {text!r} has "
            f"{len(text)}"
        )
    return Place(ends[0], ends[1], text)


def _period(given: Located) -> dict[str, str]:
    said = given.only(_PERIOD, {"basis"})
    found = {"basis": _one_of(said["basis"], BASES, "basis")}
    for key in ("start", "end"):
        if key in said and said[key].value is not None:
            text = _plain_text(said[key])
            try:
                found[key] = date.fromisoformat(text).isoformat()
            except ValueError:
                raise said[key].problem(f"{text!r} is no date like 2023-12-31") from None
    if found.get("start", "") > found.get("end", "9999"):
        raise given.problem("the period ends before it starts")
    return found


def _when(given: Located) -> str:
    """A time with its zone: whose nine o'clock it was must not be lost."""
    try:
        time = (
            given.value
            if isinstance(given.value, datetime)
            else datetime.fromisoformat(given.text())
        )
    except ValueError:
        raise given.problem(f"{given.value!r} is no time like 2026-11-23T09:20:00+08:00") from None
    if time.tzinfo is None:
        raise given.problem(f"{given.value} has no time zone; write +08:00 or Z after it")
    return time.isoformat()


def _withdrawn(given: Located) -> Withdrawal:
    said = given.only({"who", "when", "why"}, {"who", "when"})
    why = _said(said["why"], "why", empty=True) if "why" in said else ""
    return Withdrawal(_said(said["who"], "who"), _when(said["when"]), why)


def _loose(given: Located) -> Any:
    """``from`` is for people: whatever it says."""
    value = given.plain()
    return Decimal(str(value)) if isinstance(value, int | float) else value
