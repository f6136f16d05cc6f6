"""Numerals: the value and the printed precision of a number as Chinese reports write it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "○": 0}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}
SCALES = SMALL | LARGE

ARABIC = r"\d+(?:[，,]\d{3}(?!\d))+(?:\.\d+)?|\d+(?:\.\d+)?"
CHINESE_DIGITS = "零〇一二两三四五六七八九十百千万亿"
CHINESE = f"[{CHINESE_DIGITS}]+"
_ARABIC_PARTS = re.compile(rf"({ARABIC})\s*([余多几]?)\s*([十百千万亿]*)")
MIXED = r"\d+[万亿]\d+[百千万]"
_MIXED = re.compile(r"(\d+)([万亿])(\d+)([百千万])")
_CHINESE_ONLY = re.compile(rf"{CHINESE}$")


class NotANumeral(ValueError):
    """The text is not a numeral of a form that reports use."""


class Numeral(NamedTuple):
    """``value`` in ones; ``step`` is the unit of the last printed digit (约2032万: 10000)."""

    value: Decimal
    step: Decimal


def parse_numeral(text: str) -> Numeral:
    """Read a folded numeral: 1,234.5, 39.156万, 1.2万亿, 3.5余万, 两万三千, 十二, 百, 98%.

    Raises NotANumeral for anything else. A percent sign is left out of the value.
    """
    text = "".join(text.split()).rstrip("%")
    if text.isdecimal():
        return Numeral(Decimal(text), Decimal(1))
    if text.startswith("百分之"):
        return parse_numeral(text[3:])
    parts, mark, taken = text.partition("分之")
    if mark and parts != "万":  # 三分之一; 万分之三 is a rate of its own
        return _fraction(taken, parts)
    tenths, mark, rest = text.partition("成")
    if mark and tenths:
        value = parse_numeral(tenths).value * 10 + (parse_numeral(rest).value if rest else 0)
        return Numeral(value, Decimal(1 if rest else 10))
    mixed = _MIXED.fullmatch(text)
    if mixed:  # 1万9千, 3亿5000万
        large, small = _arabic(mixed[1], mixed[2]), _arabic(mixed[3], mixed[4])
        return Numeral(large.value + small.value, small.step)
    match = _ARABIC_PARTS.fullmatch(text)
    if match:
        return _arabic(match[1], match[3])
    if _CHINESE_ONLY.fullmatch(text):
        return _chinese(text)
    decimal = re.fullmatch(rf"({CHINESE})点([零〇一二两三四五六七八九]+)([万亿]*)", text)
    if decimal:
        digits = "".join(str(DIGITS[c]) for c in decimal[2])
        return _arabic(f"{_chinese(decimal[1]).value}.{digits}", decimal[3])
    raise NotANumeral(text)


def _fraction(taken: str, parts: str) -> Numeral:
    """三分之一: a third; its step is a part."""
    divisor = parse_numeral(parts).value
    if not divisor:
        raise NotANumeral(f"{parts}分之{taken}")
    return Numeral(parse_numeral(taken).value / divisor, 1 / divisor)


def _arabic(digits: str, scale_text: str) -> Numeral:
    plain = digits.replace("，", "").replace(",", "")
    scale = Decimal(1)
    for char in scale_text:
        scale *= SCALES[char]
    places = len(plain.partition(".")[2])
    return Numeral(Decimal(plain) * scale, Decimal(1).scaleb(-places) * scale)


def _chinese(text: str) -> Numeral:
    """Positional (二〇二三) or with scales (两万三千, 一百零五, 1.2万亿's 万亿)."""
    if len(text) > 1 and all(c in DIGITS for c in text):
        return Numeral(Decimal("".join(str(DIGITS[c]) for c in text)), Decimal(1))
    total = section = 0
    digit: int | None = None
    step = 1
    for char in text:
        if char in DIGITS:
            digit, step = DIGITS[char], 1
        elif char in SMALL:
            section += (1 if digit is None else digit) * SMALL[char]
            digit, step = None, SMALL[char]
        else:
            section += digit or 0
            if section == 0 and total == 0:
                section = 1
            # 万亿: the larger scale multiplies all that was read before it
            if LARGE[char] > LARGE["万"] and total:
                total = (total + section) * LARGE[char]
            else:
                total += section * LARGE[char]
            section, digit, step = 0, None, LARGE[char]
    if (
        digit is not None
        and step == 1
        and len(text) > 1
        and text[-2] in SCALES
        and text[-2] != "十"
    ):
        # 三百五 is 350 in speech: too ambiguous for a report
        raise NotANumeral(text)
    return Numeral(Decimal(total + section + (digit or 0)), Decimal(step))
