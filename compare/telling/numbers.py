"""Numbers as they are printed: counts, money, percentages, rates and intervals."""

from __future__ import annotations

from compare.intervals import Interval
from compare.words import word

SIGNS = {"exact": "", "approximate": "≈ ", "more_than": "≥ ", "less_than": "≤ "}
_ZH_MONEY = ((1e8, "money.yi"), (1e4, "money.wan"), (1.0, "money.yuan"))
_EN_MONEY = ((1e9, "bn"), (1e6, "m"), (1e3, "k"), (1.0, ""))


def four_significant(number: float) -> str:
    """At most four significant figures, thousands separated, no trailing zeros.

    39.156 → 39.16; 2032 → 2,032; 12345.6 → 12,346 (whole digits are never dropped).
    """
    if number == 0:
        return "0"
    digits = max(0, 4 - len(str(int(abs(number)))) if abs(number) >= 1 else 4)
    printed = f"{number:,.{digits}f}" if abs(number) >= 1 else f"{number:.4g}"
    return printed.rstrip("0").rstrip(".") if "." in printed else printed


def money(value: float, lang: str, bare: bool = False, full: bool = False) -> str:
    """CNY to four significant figures: 39.16万元 / CNY 391.6k.

    ``bare`` leaves 元 / CNY out, ``full`` keeps every digit (39.156万元).
    """
    printed_of = _every_digit if full else four_significant
    if lang == "zh":
        step, key = next((s, k) for s, k in _ZH_MONEY if abs(value) >= s or s == 1.0)
        printed = word(key, lang, number=printed_of(value / step))
        return printed.removesuffix("元") if bare else printed
    step, suffix = next((s, x) for s, x in _EN_MONEY if abs(value) >= s or s == 1.0)
    printed = printed_of(value / step) + suffix
    return printed if bare else word("money.yuan", lang, number=printed)


def _every_digit(number: float) -> str:
    """Thousands separated; what a division by 10,000 adds far behind the point is cut off."""
    return exact(round(number, 8))


def exact(value: float) -> str:
    """Every digit, thousands separated: 391,560; 99.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def amount(value: float, unit: str, lang: str, bare: bool = False) -> str:
    """A value in its unit's own manner, without the unit's name (money keeps its own)."""
    if unit == "CNY":
        return money(value, lang, bare)
    if unit == "percent":
        return f"{exact(value)}%"
    return exact(value)


def signed(value: float, qualifier: str, unit: str, lang: str, bare: bool = False) -> str:
    """The value with the sign of its qualifier: ≈ 2,032万元, ≥ 4,400, ≤ 400."""
    return SIGNS.get(qualifier, "") + amount(value, unit, lang, bare)


def rate(value: float, unit: str, lang: str) -> str:
    """A value per 10,000 residents, to three or four significant figures."""
    return money(value, lang) if unit == "CNY" else four_significant(value)


def interval(span: Interval, unit: str, lang: str) -> str:
    """An interval with its open and closed ends: [4,400, 4,500)."""
    low, high = amount(span.low, unit, lang), amount(span.high, unit, lang)
    if low == high and not span.is_point:
        low, high = (
            money(end, lang, full=True) if unit == "CNY" else exact(end)
            for end in (span.low, span.high)
        )
    return f"{'(' if span.low_open else '['}{low}, {high}{')' if span.high_open else ']'}"
