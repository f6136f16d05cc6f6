"""The current data for a program that runs on: read once, and again where it has changed."""

from __future__ import annotations

import threading
import time

from compare.entered import entered_folder
from compare.load import Dataset, load_dataset, tables_folder, version_of
from compare.problems import TablesError

FRESH_SECONDS = 5.0


class CurrentData:
    """The current data, looked at again every few seconds and read again where it changed."""

    def __init__(self, fresh_seconds: float = FRESH_SECONDS) -> None:
        self._fresh_seconds = fresh_seconds
        self._lock = threading.Lock()
        self._looked_at = 0.0
        self._dataset: Dataset | None = None

    def __call__(self) -> Dataset:
        """Callers at the same time wait for one reading.

        Raises TablesError, or YamlProblem with file and line, where the data cannot be read.
        """
        with self._lock:
            due = time.monotonic() - self._looked_at >= self._fresh_seconds
            if self._dataset is None or due:
                self._dataset = _read_again(self._dataset)
                self._looked_at = time.monotonic()
            return self._dataset


def _read_again(before: Dataset | None) -> Dataset:
    try:
        folder = tables_folder()
        version = version_of(folder)
        if before is not None and before.version == version:
            return before
        return load_dataset(folder, version, entered_folder())
    except OSError as problem:
        raise TablesError(f"{problem.filename}: {problem.strerror}") from problem
    except ValueError as problem:
        raise TablesError(str(problem)) from problem
