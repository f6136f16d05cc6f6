"""Readable names for tables of cases in Chinese, which pytest would print as escapes."""

from __future__ import annotations

import pytest

_LENGTH = 40


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    if not isinstance(val, str):
        return None
    shown = "".join(c if c.isprintable() else "↵" if c == "\n" else "·" for c in val)
    return shown if len(shown) <= _LENGTH else shown[: _LENGTH - 1] + "…"
