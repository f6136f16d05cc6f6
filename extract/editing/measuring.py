"""How right the reading is with a dictionary, measured on the project's own test reports.

The measure belongs to the tests (``make accuracy``) and is asked in a process of its own, so that
a dashboard without them runs as well, and says so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.folders import ROOT

MEASURES = ("precision", "recall", "f1", "dimensions", "wholes", "fates")
_SECONDS = 120.0
_TICK = 0.25


class NotMeasured(Exception):
    """There is no measure: why, and in Chinese."""

    def __init__(self, reason: str, reason_zh: str) -> None:
        self.reason, self.reason_zh = reason, reason_zh
        super().__init__(reason)


@dataclass(frozen=True, order=True)
class Difference:
    """One number of a test report that is not read as its reference answer says."""

    report: str
    shown: str
    about: str
    expected: str
    found: str


@dataclass(frozen=True)
class Accuracy:
    """The measures of one dictionary, as shares, with their counts and every difference."""

    reports: int
    shares: dict[str, float]
    counts: dict[str, tuple[int, int]]
    differences: frozenset[Difference]


@dataclass(frozen=True)
class Compared:
    """Two dictionaries: both measures, the numbers now read wrongly and those now read right."""

    before: Accuracy
    after: Accuracy

    @property
    def worse(self) -> list[Difference]:
        """Differences from the answers that the change brings."""
        return sorted(self.after.differences - self.before.differences)

    @property
    def mended(self) -> list[Difference]:
        """Differences from the answers that the change takes away."""
        return sorted(self.before.differences - self.after.differences)


def compared(
    old: str, new: str, tick: Callable[[], None] | None = None, root: Path = ROOT
) -> Compared:
    """Measure two dictionaries' texts side by side; ``tick`` is called while they are measured.

    Raises NotMeasured where the test reports are not there or the measuring fails.
    """
    if not (root / "tests" / "accuracy" / "__main__.py").is_file():
        raise NotMeasured(
            "the test reports (tests/accuracy/) are not installed here, so accuracy cannot be "
            "measured; run the dashboard from a full checkout",
            "此处没有测试报告（tests/accuracy/），无法测量准确率；请在完整的项目目录中运行看板",
        )
    with tempfile.TemporaryDirectory(prefix="duizhao-") as folder:
        running = []
        for name, text in (("old", old), ("new", new)):
            path = Path(folder) / f"{name}.yaml"
            path.write_bytes(text.encode("utf-8"))
            running.append(_started(path, root))
        try:
            before, after = (_finished(process, tick) for process in running)
        finally:
            for process in running:
                if process.poll() is None:
                    process.kill()
                process.communicate()
    return Compared(before, after)


def _started(dictionary: Path, root: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.accuracy", "--json", "--dictionary", str(dictionary)]
    return subprocess.Popen(
        command, cwd=root, text=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def _finished(process: subprocess.Popen[str], tick: Callable[[], None] | None) -> Accuracy:
    waited = 0.0
    while True:
        try:
            out, err = process.communicate(timeout=_TICK)
            break
        except subprocess.TimeoutExpired:
            waited += _TICK
            if waited > _SECONDS:
                raise _failed(f"no answer in {_SECONDS:.0f} s") from None
            if tick is not None:
                tick()
    if process.returncode != 0:
        raise _failed((err.strip().splitlines() or ["no message"])[-1])
    try:
        return _accuracy(json.loads(out))
    except (ValueError, KeyError, TypeError) as problem:
        raise _failed(f"{type(problem).__name__}: {problem}") from None


def _failed(why: str) -> NotMeasured:
    return NotMeasured(
        f"measuring the accuracy failed ({why}); run make accuracy to see why",
        f"测量准确率未成（{why}）；请运行 make accuracy 查看原因",
    )


def _accuracy(told: dict[str, Any]) -> Accuracy:
    right = told["right"]
    counts = {
        "precision": (right, right + told["spurious"]),
        "recall": (right, right + told["missing"]),
        **{n: (told[n]["right"], told[n]["all"]) for n in ("dimensions", "wholes", "fates")},
    }
    shares = {name: a / b if b else 1.0 for name, (a, b) in counts.items()} | {"f1": told["f1"]}
    found = frozenset(Difference(**row) for row in told["differences"])
    return Accuracy(told["reports"], shares, counts, found)
