"""Where the project's data are: ``data/``, or the folder that ``DUIZHAO_DATA`` names."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """The folder of the dictionary, the districts, the catalogue, corrections and reports."""
    return Path(os.environ.get("DUIZHAO_DATA", "") or ROOT / "data")


def reports_folder() -> Path:
    """Where the reports are: ``DUIZHAO_REPORTS``, or ``reports`` in the data folder."""
    return Path(os.environ.get("DUIZHAO_REPORTS", "") or data_folder() / "reports")
