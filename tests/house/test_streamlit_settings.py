""".streamlit/config.toml: options that exist, a first start without questions, legible colours."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from streamlit.config import get_config_options


@pytest.fixture(scope="module")
def settings(root: Path) -> dict[str, Any]:
    """The file's settings by their full names, as 'theme.dark.textColor'."""
    written = tomllib.loads((root / ".streamlit/config.toml").read_text(encoding="utf-8"))
    return _flat(written)


def _flat(tree: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in tree.items():
        nested = isinstance(value, dict)
        flat |= _flat(value, f"{prefix}{key}.") if nested else {prefix + key: value}
    return flat


def test_every_option_is_one_that_streamlit_knows(settings: dict[str, Any]) -> None:
    # Streamlit only warns about a wrong name, where nobody reads it.
    assert set(settings) <= set(get_config_options())


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("server.headless", True),
        ("server.showEmailPrompt", False),
        ("server.address", "127.0.0.1"),
        ("browser.gatherUsageStats", False),
        ("client.toolbarMode", "minimal"),
        ("client.disableDataExport", True),
    ],
)
def test_first_start_asks_nothing_and_tells_nobody(
    settings: dict[str, Any], option: str, value: object
) -> None:
    assert settings[option] == value


def test_text_has_a_font_for_chinese_on_each_system(settings: dict[str, Any]) -> None:
    for family in ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei"):
        assert family in settings["theme.font"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_can_be_told_from_their_background(settings: dict[str, Any], theme: str) -> None:
    def colour(name: str) -> str:
        return str(settings[f"theme.{theme}.{name}"])

    grounds = [colour("backgroundColor"), colour("secondaryBackgroundColor")]
    grounds.append(colour("sidebar.backgroundColor"))
    for ground in grounds:
        assert _contrast(colour("textColor"), ground) >= 4.5
        assert _contrast(colour("linkColor"), ground) >= 4.5
        assert _contrast(colour("primaryColor"), ground) >= 3


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 (1 to 21) of two colours written #rrggbb."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
