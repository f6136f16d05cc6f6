"""Colours that can be told from what is behind them."""

from __future__ import annotations

import pytest

from compare.charts import look


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_bureaus_stand_out_from_the_page(theme: str) -> None:
    for colour in (*look.IDENTITY[theme], look.MANY[theme], look.CHOSEN[theme]):
        assert contrast(colour, look.PAPER[theme]) >= 3, colour


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_readable(theme: str) -> None:
    for colour in (look.TEXT[theme], look.QUIET[theme]):
        assert contrast(colour, look.PAPER[theme]) >= 4.5, colour
