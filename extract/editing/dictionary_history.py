"""Saving the metric dictionary, who changed what and when, and one step back.

``data/history/metrics.yaml`` is the history: one entry a change, the newest last, nothing ever
taken out of it. Each entry holds the lines that it put and those that stood there before, so that
the change can be undone, and a hash of the whole file before and after. Entry and dictionary are
written in one block, the entry first: where a power cut comes between, the dictionary is as it
was, the entry says what was meant, and as the file does not have its ``after`` it counts as not
carried out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher
from pathlib import Path

import yaml

from extract.editing.dictionary_reasons import in_chinese
from extract.metrics.dictionary import parse_dictionary
from extract.writing import NotWritten, replace_file, writing
from extract.yamlfile import Located, YamlProblem, load_yaml

FILE = "metrics.yaml"
_HEAD = """\
# Who changed data/metrics.yaml on the Dictionary page, what and when; the newest last.
# `was` and `is` are the lines from line `at` on, before and after. Add to it, take nothing out:
# the last change can be undone as long as the file is as it left it.
# 指标词典的修改记录：谁、何时、改了什么；新的在后。只增不删，供撤销上一次修改之用。
"""


@dataclass(frozen=True)
class Hunk:
    """Lines that changed: those that stood from line ``at`` (1-based) on, and what is there now."""

    at: int
    was: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One saved change of the dictionary."""

    when: str
    who: str
    what: tuple[Mapping[str, str], ...]
    before: str
    after: str
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True)
class DictionaryFile:
    """The dictionary's text with the hash that a later save is checked against."""

    path: Path
    text: str
    sha256: str


def read_file(data: Path) -> DictionaryFile:
    """The dictionary as it is on the disk. Raises YamlProblem where it is missing or no UTF-8."""
    path = data / FILE
    try:
        content = path.read_bytes()
        return DictionaryFile(path, content.decode("utf-8"), _hash(content))
    except FileNotFoundError:
        raise YamlProblem(path, 0, "the file does not exist") from None
    except UnicodeDecodeError as error:
        raise YamlProblem(path, 0, f"the file is not UTF-8 text (byte {error.start})") from None


def save(
    data: Path, base: str, text: str, who: str, what: Sequence[Mapping[str, str]],
    now: datetime | None = None,
) -> Change:  # fmt: skip
    """Write the dictionary's new text and its entry in the history.

    ``base`` is the hash of the file that the change was made from: where the file has another one
    by now, nothing is written. Raises NotWritten.
    """
    if not who.strip() or not who.isprintable():
        raise NotWritten("a change is signed: give your name", "修改须署名：请填写姓名")
    with writing(data):
        file = _current(data, base)
        _check(text, file.path)
        changes = _history(data)
        if text == file.text:
            raise NotWritten("the change alters nothing", "没有任何改动")
        change = Change(
            (now or datetime.now(UTC)).isoformat(timespec="seconds"), who.strip(),
            tuple(what), file.sha256, _hash(text.encode("utf-8")),
            tuple(_hunks(file.text, text)),
        )  # fmt: skip
        _write_history(data, [*changes, change])
        replace_file(file.path, text.encode("utf-8"))
    return change


def undo(data: Path, base: str, who: str, now: datetime | None = None) -> Change:
    """Take the last change back, as a change of its own; undone twice, it is there again.

    Raises NotWritten where there is none, or the file has been changed otherwise since.
    """
    file = read_file(data)
    last = undoable(history(data), file.sha256)
    if last is None or file.sha256 != base:
        raise NotWritten(
            "the last change cannot be undone: the file has been changed since",
            "上一次修改无法撤销：文件此后已被改动",
        )
    text = before_of(last, file.text)
    return save(data, base, text, who, [{"do": "undo", "of": last.when}], now)


def history(data: Path) -> list[Change]:
    """All changes, the newest last. Raises YamlProblem (file, line, reason) for a broken one."""
    path = history_path(data)
    if not path.exists():
        return []
    found = load_yaml(path)
    return [_change(item) for item in found.items()] if found.value else []


def history_path(data: Path) -> Path:
    """Where the history is."""
    return data / "history" / FILE


def carried_out(changes: Sequence[Change], current: str) -> list[bool]:
    """Which changes reached the file; ``current`` is its hash now.

    One that was cut off left the file as it was: what came next began where it had begun.
    """
    following = [*(change.before for change in changes[1:]), current]
    return [
        change.before != then or change.after == change.before
        for change, then in zip(changes, following, strict=True)
    ]


def undoable(changes: Sequence[Change], current: str) -> Change | None:
    """The last change, where the file is as that change left it."""
    done = [c for c, ok in zip(changes, carried_out(changes, current), strict=True) if ok]
    return done[-1] if done and done[-1].after == current else None


def before_of(change: Change, text: str) -> str:
    """The text before a change. Raises NotWritten where its lines are not those of ``text``."""
    lines = text.split("\n")
    for hunk in reversed(change.hunks):
        start = hunk.at - 1 + _shift(change.hunks, hunk)
        if tuple(lines[start : start + len(hunk.now)]) != hunk.now:
            break
        lines[start : start + len(hunk.now)] = hunk.was
    back = "\n".join(lines)
    if _hash(back.encode("utf-8")) != change.before:
        raise NotWritten(
            f"{FILE} is not as the change left it, so it cannot be undone; restore it from git",
            f"{FILE} 与修改后的样子不符，无法撤销；请从 git 恢复",
        )
    return back


def _shift(hunks: Sequence[Hunk], until: Hunk) -> int:
    """How many lines those before it have added."""
    return sum(len(h.now) - len(h.was) for h in hunks[: hunks.index(until)])


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _current(data: Path, base: str) -> DictionaryFile:
    try:
        file = read_file(data)
    except YamlProblem as problem:
        raise _not_written(problem) from None
    if file.sha256 != base:
        raise NotWritten(
            f"{FILE} has been changed by someone else since you opened it; nothing was "
            "overwritten. Try your change again on the new dictionary",
            f"{FILE} 在您打开之后已被他人修改，未作覆盖；请在新的词典上重新试算",
        )
    return file


def _check(text: str, path: Path) -> None:
    """No text that the reading would refuse gets to the disk, whoever asks for it."""
    try:
        parse_dictionary(text, path)
    except YamlProblem as problem:
        raise _not_written(problem) from None


def _history(data: Path) -> list[Change]:
    try:
        return history(data)
    except YamlProblem as problem:
        raise _not_written(problem) from None


def _not_written(problem: YamlProblem) -> NotWritten:
    name = Path(problem.file).name
    return NotWritten(
        f"{name}, line {problem.line}: {problem.reason}",
        f"{name} 第 {problem.line} 行：{in_chinese(problem.reason)}",
    )


def _hunks(old: str, new: str) -> list[Hunk]:
    before, after = old.split("\n"), new.split("\n")
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        Hunk(i + 1, tuple(before[i:j]), tuple(after[k:m]))
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag != "equal"
    ]


def _write_history(data: Path, changes: Sequence[Change]) -> None:
    entries = [
        {
            "when": c.when, "who": c.who, "what": [dict(w) for w in c.what],
            "before": c.before, "after": c.after,
            "lines": [{"at": h.at, "was": list(h.was), "is": list(h.now)} for h in c.hunks],
        }
        for c in changes
    ]  # fmt: skip
    written = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=10**6)
    replace_file(history_path(data), (_HEAD + written).encode("utf-8"))


_KEYS = {"when", "who", "what", "before", "after", "lines"}


def _change(item: Located) -> Change:
    found = item.only(_KEYS, _KEYS)
    return Change(
        found["when"].text(), found["who"].text(),
        tuple({k: v.text() for k, v in w.mapping().items()} for w in found["what"].items()),
        found["before"].text(), found["after"].text(),
        tuple(map(_hunk, found["lines"].items())),
    )  # fmt: skip


def _hunk(item: Located) -> Hunk:
    found = item.only({"at", "was", "is"}, {"at", "was", "is"})
    if not isinstance(found["at"].value, int):
        raise found["at"].problem("at: expected the number of a line")
    return Hunk(found["at"].value, found["was"].texts(), found["is"].texts())
