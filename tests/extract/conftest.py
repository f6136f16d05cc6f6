"""Readable names for tables of cases in Chinese, and patience on busy machines."""

from __future__ import annotations

import pytest
from hypothesis import settings

_LENGTH = 40

# What the first example of a test must load is no part of its time.
settings.register_profile("duizhao", deadline=None)
settings.load_profile("duizhao")


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    # pytest itself would print every Chinese character as an escape.
    if not isinstance(val, str):
        return None
    shown = "".join(c if c.isprintable() else "↵" if c == "\n" else "·" for c in val)
    return shown if len(shown) <= _LENGTH else shown[: _LENGTH - 1] + "…"
