"""Corrections written to their files: one writer at a time, comments by hand kept.

Every function reads the file, changes it and writes it whole inside one lock of the folder, so
that two people at once, in one process or several, lose nothing; and refuses where the figure has
been corrected since the caller looked.
"""

from __future__ import annotations

import io
import re
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from extract.corrections.load import load_file
from extract.corrections.model import FOLDER, Correction, Place, ReportCorrections, Withdrawal
from extract.metrics.dictionary import Dictionary, load_dictionary
from extract.writing import NotWritten, replace_file, require_writing, writing

_WORDS = {"true", "false", "null"}  # which YAML takes for something else than text
_NAME = re.compile(r"[^/\\\x00-\x1f]+")


class AlreadyCorrected(NotWritten):
    """Someone else said something of the figure since it was shown; nothing was written."""

    def __init__(self, who: str, when: str) -> None:
        super().__init__(
            f"{who} corrected this figure at {when}, after it was shown here; nothing was "
            "overwritten. Look at it again",
            f"本页显示之后，{who} 已于 {when} 改动了这个数字；没有覆盖任何内容，请重新查看",
        )


def now() -> str:
    """This moment, to the second, with the zone of this machine."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def file_of(data: Path, report: str) -> Path:
    """Where the corrections of a report are. Raises NotWritten for a name that is no file's."""
    if not _NAME.fullmatch(report) or report.startswith("."):
        raise NotWritten(f"{report!r} is no report's name", f"{report!r} 不是报告的名称")
    return data / FOLDER / f"{report}.yaml"


def add(data: Path, report: str, corrections: Sequence[Correction], seen: str) -> list[str]:
    """Write corrections of one figure. ``seen`` is what had been said of the place when it was
    shown (``ReportCorrections.state_at``).

    Returns the ids of what was written. Raises AlreadyCorrected, NotWritten, or YamlProblem for a
    file that is not well-formed; nothing is written then.
    """
    require_writing()
    path = file_of(data, report)
    with writing(data / FOLDER):
        before, tree = _current(data, path)
        for correction in corrections:
            _refuse_late(before, correction.where, seen)
        listed = _list_of(tree, report)
        times = {e.when for e in before.entries}
        for correction in corrections:
            listed.append(_as_yaml(_told_apart(correction, before, times)))
        after = _write(data, path, tree)
        return [entry.id for entry in after.entries[len(before.entries) :]]


def _told_apart(correction: Correction, before: ReportCorrections, times: set[str]) -> Correction:
    """The same said twice within one second would be one entry: the later says when exactly."""
    if correction.when in times and correction.id in {e.id for e in before.entries}:
        exactly = datetime.now().astimezone().isoformat(timespec="microseconds")
        return replace(correction, when=exactly)
    return correction


def withdraw(
    data: Path, report: str, ids: Sequence[str], withdrawal: Withdrawal, seen: str
) -> None:
    """Take corrections back. They stay in the file, with who took them back and when.

    Raises as ``add`` does, and NotWritten where there is no such correction.
    """
    require_writing()
    path = file_of(data, report)
    with writing(data / FOLDER):
        before, tree = _current(data, path)
        at = {entry.id: index for index, entry in enumerate(before.entries)}
        if not set(ids) <= set(at):
            raise NotWritten("that correction is no longer in the file; look again",
                             "文件中已没有这项更正，请重新查看")  # fmt: skip
        for name in ids:
            entry = before.entries[at[name]]
            if entry.withdrawn is not None:
                raise AlreadyCorrected(entry.withdrawn.who, entry.withdrawn.when)
            _refuse_late(before, entry.where, seen)
        for name in ids:
            said: dict[str, Any] = {"who": one_line(withdrawal.who), "when": withdrawal.when}
            if why := one_line(withdrawal.why):
                said["why"] = why
            tree["corrections"][at[name]]["withdrawn"] = _flow(said)
        _write(data, path, tree)


def _refuse_late(before: ReportCorrections, where: Place, seen: str) -> None:
    if before.state_at(where.start, where.end) == seen:
        return
    there = [e for e in before.entries if (e.where.start, e.where.end) == (where.start, where.end)]
    if not there:
        raise NotWritten("the correction was taken out of its file since it was shown; look again",
                         "本页显示之后，这项更正已从文件中删去，请重新查看")  # fmt: skip
    said = [(e.when, e.who) for e in there]
    said += [(e.withdrawn.when, e.withdrawn.who) for e in there if e.withdrawn]
    when, who = max(said, key=lambda one: datetime.fromisoformat(one[0]))
    raise AlreadyCorrected(who, when)


def _dictionary(data: Path) -> Dictionary:
    path = data / "metrics.yaml"
    stamp = path.stat()
    return _loaded(path, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=2)
def _loaded(path: Path, _changed: int, _size: int) -> Dictionary:
    return load_dictionary(path)


def one_line(text: str) -> str:
    """A reason as it is kept: one line, without characters that no screen shows."""
    shown = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text)
    return " ".join(shown.split())


def _yaml() -> YAML:
    made = YAML(typ="rt")
    made.preserve_quotes = True
    made.width = 4096  # a line that someone wrote is not folded
    return made


def _current(data: Path, path: Path) -> tuple[ReportCorrections, CommentedMap]:
    """The file as it is meant, and as it is written. A missing one is empty."""
    if not path.exists():
        return ReportCorrections(path.stem, path, ()), CommentedMap()
    meant = load_file(path, _dictionary(data))
    return meant, _yaml().load(path.read_text(encoding="utf-8"))


def _list_of(tree: CommentedMap, report: str) -> CommentedSeq:
    tree.setdefault("report", _quoted(report))
    if not tree.get("corrections"):
        tree["corrections"] = CommentedSeq()
    listed: CommentedSeq = tree["corrections"]
    listed.fa.set_block_style()
    return listed


def _write(data: Path, path: Path, tree: CommentedMap) -> ReportCorrections:
    """Write the file, once what it would hold has been read back: it never holds what cannot be."""
    out = io.StringIO()
    _yaml().dump(tree, out)
    content = out.getvalue().encode("utf-8")
    meant = _read_back(data, path, content)
    replace_file(path, content)
    return meant


def _read_back(data: Path, path: Path, content: bytes) -> ReportCorrections:
    """What the new file would mean. Raises YamlProblem with the reason."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / path.name
        trial.write_bytes(content)
        return load_file(trial, _dictionary(data))


def _as_yaml(entry: Correction) -> CommentedMap:
    said = CommentedMap(what=entry.what, where=_flow(_place(entry.where)))
    said["expect"] = _flow(entry.expect)
    if entry.was is not None and entry.what not in {"accept", "add"}:
        said["from"] = _value(entry.was)
    if entry.what != "accept":
        said["to"] = _value(entry.to)
    if why := one_line(entry.why):
        said["why"] = _quoted(why)
    said["who"] = _quoted(one_line(entry.who))
    said["when"] = _quoted(entry.when)
    return said


def _place(where: Place) -> dict[str, Any]:
    return {"start": where.start, "end": where.end, "text": where.text}


def _flow(said: Mapping[str, Any]) -> CommentedMap:
    made = CommentedMap((key, _value(value)) for key, value in said.items())
    made.fa.set_flow_style()
    return made


def _value(given: Any) -> Any:
    if isinstance(given, Place):
        return _flow(_place(given))
    if isinstance(given, Mapping):
        return _flow(given)
    if isinstance(given, Decimal):
        return int(given) if given == given.to_integral_value() else float(given)
    if isinstance(given, str):
        return (
            given if re.fullmatch(r"[a-z_]{4,}", given) and given not in _WORDS else _quoted(given)
        )
    return given


def _quoted(text: str) -> str:
    quoted: str = SingleQuotedScalarString(text)
    return quoted
