"""Numerals as reports write them, and `cn2an` as a second opinion where it is right."""

from __future__ import annotations

import warnings
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numbers.numerals import NotANumeral, parse_numeral
from extract.text.fold import fold

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import cn2an


@pytest.mark.parametrize(
    ("written", "value", "step"),
    [
        ("0", 0, 1),
        ("7", 7, 1),
        ("1186", 1186, 1),
        ("1,186", 1186, 1),
        ("１，１８６", 1186, 1),
        ("12,345,678.5", "12345678.5", "0.1"),
        ("1 234", 1234, 1),
        ("97.5%", "97.5", "0.1"),
        ("１００％", 100, 1),
        ("39.156万", 391560, 10),
        ("8.256万", 82560, 10),
        ("2032万", 20_320_000, 10_000),
        ("1.2亿", 120_000_000, 10_000_000),
        ("1.2万亿", 1_200_000_000_000, 100_000_000_000),
        ("3百万", 3_000_000, 1_000_000),
        ("5千", 5000, 1000),
        ("3.5余万", 35_000, 1000),
        ("1700多万", 17_000_000, 10_000),
        ("264.7911万", 2_647_911, 1),
        ("零", 0, 1),
        ("两", 2, 1),
        ("十", 10, 10),
        ("十二", 12, 1),
        ("二十", 20, 10),
        ("三十", 30, 10),
        ("百", 100, 100),
        ("一百零五", 105, 1),
        ("三百二十", 320, 10),
        ("两千", 2000, 1000),
        ("两万三千", 23_000, 1000),
        ("一百二十万", 1_200_000, 10_000),
        ("三亿五千万", 350_000_000, 10_000),
        ("一万亿", 1_000_000_000_000, 100_000_000),
        ("二〇二三", 2023, 1),
        ("二○二三", 2023, 1),
        ("三点五万", 35_000, 1000),
        ("百分之九十八", 98, 1),
        ("百分之九十七点五", "97.5", "0.1"),
        ("百分之100", 100, 1),
        ("七成", 70, 10),
    ],
)
def test_value_and_printed_precision(written: str, value: int | str, step: int | str) -> None:
    numeral = parse_numeral(fold(written))
    assert (numeral.value, numeral.step) == (Decimal(value), Decimal(step))


@pytest.mark.parametrize(
    "written", ["", "件", "12件", "1.2.3", "三百五", "两万三", "万分之三", "%", "1-11", "2万3千件"]
)
def test_what_is_no_numeral_is_refused(written: str) -> None:
    with pytest.raises(NotANumeral):
        parse_numeral(written)


@given(st.integers(0, 10**12 - 1))
def test_chinese_numerals_agree_with_cn2an(number: int) -> None:
    assert parse_numeral(cn2an.an2cn(number)).value == number


@given(st.integers(1, 9999), st.sampled_from(["万", "亿"]), st.integers(0, 9))
def test_arabic_numerals_with_scales_agree_with_cn2an(whole: int, scale: str, tenth: int) -> None:
    written = f"{whole}.{tenth}{scale}"
    assert float(parse_numeral(written).value) == pytest.approx(cn2an.cn2an(written, "smart"))


@given(st.decimals(0, 10**9, places=3, allow_nan=False))
def test_separators_do_not_change_a_value(number: Decimal) -> None:
    assert parse_numeral(fold(f"{number:,}")).value == number
    assert parse_numeral(str(number)).step == Decimal("0.001")


def test_trillions_are_read_though_cn2an_refuses_them() -> None:
    with pytest.raises(ValueError, match=r"."):
        cn2an.cn2an("1.2万亿", "smart")
    assert parse_numeral("1.2万亿").value == 12 * 10**11
