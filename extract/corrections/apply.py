"""Corrections applied to the rows of a report, after they were read (or kept from before)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from decimal import Decimal
from typing import Any

from extract.corrections.model import DEFAULTS, Correction, Place, ReportCorrections, told
from extract.corrections.recheck import recheck
from extract.metrics.dictionary import Dictionary
from extract.records import NOT_REVIEWED, ReportRows, Row, plain_number

APPLIED, STALE, REPLACED, WITHDRAWN = "applied", "stale", "replaced", "withdrawn"
STATES = (APPLIED, STALE, REPLACED, WITHDRAWN)
_AROUND = 24
_ENDS = "。！？；\n"
_PERIOD = {"basis": "period_basis", "start": "period_start", "end": "period_end"}


class Unfit(Exception):
    """A correction that cannot be applied any more; the message says why."""


def corrected(
    rows: ReportRows, corrections: Mapping[str, ReportCorrections], dictionary: Dictionary,
    text: Callable[[], str] = str,
) -> ReportRows:  # fmt: skip
    """The rows with what people corrected in them; the same where nobody did.

    ``text`` gives the report's text, which is asked for only where a figure is added.

    What no longer fits is not applied and stands in ``corrections`` as stale, with the reason.
    ``rows`` themselves are not changed.
    """
    own = corrections.get(str(rows.report["report_id"]))
    if own is None or not own.entries:
        return rows
    return _Applying(rows, own, dictionary, text).run()


def without_report(own: ReportCorrections, why: str) -> list[Row]:
    """The rows of corrections whose report is not there."""
    return [_told(own, e, "", WITHDRAWN if e.withdrawn else STALE, why) for e in own.entries]


def stale_lines(corrections: list[Row]) -> list[str]:
    """One line for every correction that was not applied: file, line, what and why."""
    return [
        f"not applied: {row['file']}:{row['line']}: {row['what']} of {row['text']!r} by "
        f"{row['who']}: {row['reason']}"
        for row in corrections
        if row["state"] == STALE
    ]


def _told(own: ReportCorrections, e: Correction, name: str, state: str, reason: str) -> Row:
    gone = e.withdrawn
    return {
        "report_id": own.report, "correction_id": e.id, "what": e.what, "start": e.where.start,
        "end": e.where.end, "text": e.where.text, "observation_id": name,
        "expect": told(e.expect), "from": told(e.was), "to": told(_plain(e.to)), "why": e.why,
        "who": e.who, "when": e.when, "state": state, "reason": "" if gone else reason,
        "withdrawn_by": gone.who if gone else "", "withdrawn_at": gone.when if gone else "",
        "file": own.file.name, "line": e.line,
    }  # fmt: skip


def _plain(to: Any) -> Any:
    if isinstance(to, Place):
        return to.text
    if isinstance(to, Mapping):
        return {key: _plain(value) for key, value in to.items()}
    return to


class _Applying:
    """One report while its corrections are applied, in the order in which they were made."""

    def __init__(
        self, read: ReportRows, own: ReportCorrections, dictionary: Dictionary,
        text: Callable[[], str],
    ) -> None:  # fmt: skip
        self.text = text
        self.own, self.dictionary = own, dictionary
        self.read = read.observations
        self.report = read.report
        self.observations = [dict(row) for row in read.observations]
        self.mentions = [{**row} for row in read.mentions]
        self.untouched = read
        self.last: dict[tuple[object, ...], Row] = {}

    def run(self) -> ReportRows:
        told_rows = [self._one(entry) for entry in self.own.entries]
        _settle(told_rows)
        self._mend_parts()
        return ReportRows(
            self.report, self.observations, self.mentions, recheck(self.observations), told_rows
        )

    def _one(self, entry: Correction) -> Row:
        """Apply one entry whole, or not at all."""
        if entry.withdrawn is not None:
            return _told(self.own, entry, "", WITHDRAWN, "")
        before = deepcopy(self.observations), [{**row} for row in self.mentions]
        try:
            self._check_expected(entry)
            name = self._apply(entry)
        except Unfit as problem:
            self.observations, self.mentions = before
            return _told(self.own, entry, "", STALE, str(problem))
        row = _told(self.own, entry, name, APPLIED, "")
        key = (entry.what, entry.where, name)
        if entry.what != "accept" and key in self.last:
            self.last[key]["state"] = REPLACED
        self.last[key] = row
        return row

    # ------------------------------------------------------------ what was read

    def _check_expected(self, entry: Correction) -> None:
        """Raise Unfit where the extraction no longer reads what was corrected."""
        if "fate" in entry.expect:
            mention = self._mention_read(entry.where)
            if mention is None:
                raise Unfit(_moved(entry.where))
            if mention["fate"] != entry.expect["fate"]:
                raise Unfit(
                    f"the number is now read as {mention['fate']}, not as {entry.expect['fate']}"
                )
            return
        row = self._row_read(entry)
        for key, expected in entry.expect.items():
            if not _same(row[key], expected):
                raise Unfit(f"{key} is now read as {row[key]}, not as {told(expected)}")

    def _mention_read(self, where: Place) -> Row | None:
        return next((m for m in self.untouched.mentions if _stands(m, where)), None)

    def _row_read(self, entry: Correction) -> Row:
        """The figure as it was read there. Raises Unfit where there is none any more."""
        there = [row for row in self.read if _stands(row, entry.where)]
        fitting = [row for row in there if row["metric"] == entry.expect["metric"]]
        best = [r for r in fitting if all(_same(r[k], v) for k, v in entry.expect.items())]
        if best or fitting:
            return (best or fitting)[0]
        if there:
            raise Unfit(
                f"metric is now read as {there[0]['metric']}, not as {entry.expect['metric']}"
            )
        mention = self._mention_read(entry.where)
        if mention is not None:
            raise Unfit(f"the number is now read as {mention['fate']}, not as a figure")
        raise Unfit(_moved(entry.where))

    def _now(self, entry: Correction) -> Row:
        """The same figure as it stands after the corrections before this one."""
        name = self._row_read(entry)["observation_id"]
        row = next((r for r in self.observations if r["observation_id"] == name), None)
        if row is None:
            raise Unfit("an earlier correction says that it is no figure")
        return row

    # ------------------------------------------------------------ what is said of it

    def _apply(self, entry: Correction) -> str:
        """Change the rows; returns the id of the figure that it is about, '' of none."""
        if entry.what == "add":
            return self._add(entry)
        if "fate" in entry.expect:
            for mention in self._mentions_at(entry.where):
                mention["reviewed_by"] = entry.who
            return ""
        row = self._now(entry)
        if entry.what == "accept":
            row.update(reviewed_by=entry.who, reviewed_at=entry.when)
            for mention in self._mentions_at(entry.where):
                mention["reviewed_by"] = entry.who
            return str(row["observation_id"])
        if entry.what == "reject":
            self._reject(row, entry)
            return str(row["observation_id"])
        was = {**row}
        self._change(row, entry)
        self._fits(row)
        if all(_same(row[k], v) for k, v in was.items() if k not in NOT_REVIEWED):
            raise Unfit("that is how it is read already")
        self._sign(row, entry, was)
        return str(row["observation_id"])

    def _change(self, row: Row, entry: Correction) -> None:
        if entry.what == "value":
            row["value"], row["step"] = plain_number(entry.to), plain_number(_step(entry.to))
        elif entry.what == "metric":
            row.update(entry.to)
            metric = self.dictionary.metrics[row["metric"]]
            # What the figure had of its old metric and the new one lacks falls back to the usual.
            if "unit" not in entry.to and row["unit"] not in metric.units:
                row["unit"] = metric.units[0]
            if "kind" not in entry.to and row["kind"] not in metric.kinds:
                row["kind"] = "total"
        elif entry.what == "period":
            self._set_period(row, entry.to)
        elif entry.what == "part_of":
            row["part_of"] = self._whole(row, entry.to) if entry.to else ""
        else:
            row[entry.what] = entry.to

    def _set_period(self, row: Row, to: Mapping[str, str]) -> None:
        row["period_basis"] = to["basis"]
        own = self.report if to["basis"] == self.report["period_basis"] else {}
        for key in ("start", "end"):
            row[_PERIOD[key]] = to.get(key) or own.get(_PERIOD[key], "")

    def _whole(self, row: Row, where: Place) -> str:
        """The id of the figure that ``row`` is said to be a part of."""
        there = [r for r in self.observations if _stands(r, where) and r is not row]
        for whole in there:
            if (whole["metric"], whole["unit"]) == (row["metric"], row["unit"]):
                above: str = whole["observation_id"]
                parents = {r["observation_id"]: r["part_of"] for r in self.observations}
                while above:
                    if above == row["observation_id"]:
                        raise Unfit("that whole is itself a part of it")
                    above = parents.get(above, "")
                return str(whole["observation_id"])
        if there:
            raise Unfit("a part is of the same metric and unit as its whole")
        raise Unfit(f"no figure stands at {where.start} ({where.text!r}), its whole")

    def _fits(self, row: Row) -> None:
        metric = self.dictionary.metrics.get(row["metric"])
        if metric is None:
            raise Unfit(f"there is no metric {row['metric']} any more")
        if row["unit"] not in metric.units:
            raise Unfit(f"{metric.id} is not counted in {row['unit']} but in "
                        f"{', '.join(metric.units)}")  # fmt: skip
        if row["kind"] != "total" and row["kind"] not in metric.kinds:
            raise Unfit(f"{metric.id} has no kind {row['kind']}")
        value = Decimal(str(row["value"]))
        if row["unit"] not in {"CNY", "percent"} and value != value.to_integral_value():
            raise Unfit(f"{value} {row['unit']} is not a whole number")
        if row["unit"] == "percent" and value > 100:
            raise Unfit(f"{value} per cent is more than all")

    def _sign(self, row: Row, entry: Correction, was: Row) -> None:
        columns = ("metric", "value", "unit", *DEFAULTS, "period_basis", "period_start",
                   "period_end", "part_of")  # fmt: skip
        said = [f"{c} {was[c]}" for c in columns if not _same(was[c], row[c])]
        said = [text if text.split(" ", 1)[1] else f"{text}—" for text in said]
        row["corrected_from"] = "; ".join(filter(None, (row["corrected_from"], *said)))
        row["corrected_why"] = "; ".join(filter(None, (row["corrected_why"], entry.why)))
        row.update(method="corrected", confidence="high", reasons="",
                   reviewed_by=entry.who, reviewed_at=entry.when)  # fmt: skip

    def _reject(self, row: Row, entry: Correction) -> None:
        name = row["observation_id"]
        self.observations = [r for r in self.observations if r is not row]
        others = [r for r in self.observations if _stands(r, entry.where)]
        for mention in self._mentions_at(entry.where):
            if mention["observation_id"] in {name, ""}:
                mention["reviewed_by"] = entry.who
                if others:  # one number may state two facts; then it still states the other
                    mention["observation_id"] = others[0]["observation_id"]
                else:
                    mention.update(fate=entry.to, observation_id="", looks_like="",
                                   reason=f"rejected by {entry.who}")  # fmt: skip

    def _add(self, entry: Correction) -> str:
        if any(_stands(r, entry.where) for r in self.observations):
            raise Unfit("a figure stands there already")
        to, mention = entry.to, self._mentions_at(entry.where)[0]
        name = f"{self.own.report}-{entry.where.start}-{to['metric']}"
        taken = {r["observation_id"] for r in self.observations}
        while name in taken:
            name += "-2"
        row = _blank(name, entry, self._beside(entry.where), self.report, self.text())
        row.update({k: to[k] for k in ("metric", "unit", *DEFAULTS) if k in to})
        if "period" in to:
            self._set_period(row, to["period"])
        self._fits(row)
        if "part_of" in to:
            row["part_of"] = self._whole(row, to["part_of"])
        row["corrected_from"] = mention["fate"]
        self.observations.append(row)
        self.observations.sort(key=lambda r: (int(r["start"]), int(r["end"])))
        mention.update(fate="observation", observation_id=name, reason="", looks_like="",
                       reviewed_by=entry.who)  # fmt: skip
        return name

    def _beside(self, where: Place) -> Row | None:
        """The nearest figure before or after, for the heading that a new figure stands under."""
        return min(self.read, key=lambda r: abs(int(r["start"]) - where.start), default=None)

    def _mentions_at(self, where: Place) -> list[Row]:
        return [m for m in self.mentions if _stands(m, where)]

    def _mend_parts(self) -> None:
        """A part whose whole is no figure any more, or counts something else, stands alone."""
        by_id = {row["observation_id"]: row for row in self.observations}
        for row in self.observations:
            whole = by_id.get(row["part_of"])
            if row["part_of"] and (
                whole is None or (whole["metric"], whole["unit"]) != (row["metric"], row["unit"])
            ):
                row["part_of"] = ""


def _blank(name: str, entry: Correction, beside: Row | None, facts: Row, text: str) -> Row:
    """A figure that nobody read, of the report's own period, with the usual dimensions."""
    where, value = entry.where, entry.to["value"]
    quote = _sentence(text, where)
    near = beside is not None and beside["quote"] == quote
    return {
        "observation_id": name, "report_id": facts["report_id"], "value": plain_number(value),
        **DEFAULTS, "period_start": facts["period_start"], "period_end": facts["period_end"],
        "period_basis": facts["period_basis"], "part_of": "", "text": where.text,
        "start": where.start, "end": where.end, "quote": quote,
        "section": beside["section"] if beside else "", "method": "corrected",
        "confidence": "high", "reasons": "",
        "prefix": text[max(0, where.start - _AROUND) : where.start],
        "suffix": text[where.end : where.end + _AROUND], "breakdown": "",
        "paragraph": beside["paragraph"] if beside and near else -1,
        "step": plain_number(_step(value)), "reviewed_by": entry.who, "reviewed_at": entry.when,
        "corrected_from": "", "corrected_why": entry.why,
    }  # fmt: skip


def _sentence(text: str, where: Place) -> str:
    """The sentence that a number stands in; the number alone where the text is not at hand."""
    if text[where.start : where.end] != where.text:
        return where.text
    left = max(text.rfind(mark, 0, where.start) for mark in _ENDS) + 1
    ends = [at for mark in _ENDS if (at := text.find(mark, where.end)) >= 0]
    return text[left : min(ends, default=len(text)) + 1].strip()


def _settle(rows: list[Row]) -> None:
    """A correction that no longer fits is done with once someone has said something of the same
    number that does."""
    later: set[tuple[int, int]] = set()
    for row in reversed(rows):
        place = row["start"], row["end"]
        if row["state"] == STALE and place in later:
            row["state"] = REPLACED
        elif row["state"] == APPLIED:
            later.add(place)


def _stands(row: Row, where: Place) -> bool:
    """True where the row is of this very number; what has moved is another."""
    return (int(row["start"]), int(row["end"]), row["text"]) == (
        where.start, where.end, where.text
    )  # fmt: skip


def _moved(where: Place) -> str:
    return f"the number {where.text!r} no longer stands at {where.start}: the text has changed"


def _same(found: Any, expected: Any) -> bool:
    if isinstance(expected, Decimal):
        return Decimal(str(found)) == expected
    return bool(found == expected)


def _step(value: Decimal) -> Decimal:
    """One step of the last digit that was given: what a person states is meant exactly."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(0, int(exponent)))
