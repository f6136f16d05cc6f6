import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text.fold import fold


@pytest.mark.parametrize(
    ("shown", "folded"),
    [
        ("检查１２３家，整改率９８．５％", "检查123家，整改率98.5%"),
        ("共35次,其中(含个人)10次;", "共35次，其中（含个人）10次；"),
        ("16:03", "16：03"),
        ("1—11月、1－11月、1–11月", "1-11月、1-11月、1-11月"),
        ("甲\u3000乙\xa0丙\t丁", "甲 乙 丙 丁"),
        ("應急管理局開展執法檢查，處罰", "应急管理局开展执法检查，处罚"),
        ("乾县、著名、藉以", "乾县、著名、藉以"),  # these are Simplified text, too
        ("二○二三年", "二〇二三年"),
        ("⽇⽉⾏政", "日月行政"),  # radicals, as PDF files hold them
        ("甲\n乙", "甲\n乙"),
        ("“五进”《条例》、。", "“五进”《条例》、。"),
    ],
)
def test_fold(shown: str, folded: str) -> None:
    assert fold(shown) == folded


@given(st.text())
def test_every_offset_stays(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="應急管理局开展检查,(:) 12３４％一二", max_size=300))
def test_the_fast_way_and_the_plain_one_agree(text: str) -> None:
    assert fold(text) == "".join(fold(character) for character in text)
