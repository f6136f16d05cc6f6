"""What can be wrong with the data, told so that a person can mend it."""

from __future__ import annotations

from pathlib import Path


class TablesError(Exception):
    """The tables cannot be built or read; the message says which and why."""


class EnteredProblem(TablesError):
    """A mistake in a file of entered figures, told by file, line and reason."""

    def __init__(self, file: Path | str, line: int, reason: str) -> None:
        self.file, self.line, self.reason = str(file), line, reason
        super().__init__(f"{self.file}:{line}: {reason}")
