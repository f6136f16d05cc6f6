"""A selection as a file: what the page downloads, the API serves and the command line writes."""

from __future__ import annotations

from dataclasses import dataclass

from compare.load import Dataset
from compare.selection import Selection

FORMATS = ("csv", "xlsx", "parquet", "json", "package")
WHATS = ("observations", "metrics", "districts", "reports")


@dataclass(frozen=True)
class DataFile:
    """A file to hand out: its name, its media type and its bytes."""

    name: str
    media_type: str
    content: bytes


def data_file(
    dataset: Dataset, selection: Selection, file_format: str, *, what: str = "observations"
) -> DataFile:
    """The file; the same inputs give the same bytes.

    ``what`` is ``observations`` (in the selection's shape), ``metrics``, ``districts`` or
    ``reports``. Raises SelectionError for a format or a table that there is not.
    """
    raise NotImplementedError
