"""Plain text: which encoding it is in, and its line ends."""

from __future__ import annotations

import codecs
import re

from extract.documents.refusal import Refusal

# UTF-32 little-endian begins with the mark of UTF-16 little-endian: the longer one goes first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The commonest characters of official prose, Simplified and Traditional: a wrong decoding of
# Chinese text yields rare characters in their stead.
_COMMON = frozenset(
    "的一是在不了和有法政行年人工作中为為大对對会會区區市县縣局府治建设設，。、：执執罚罰"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_NEWLINE = re.compile(r"\r\n?")
# A stray byte in a long UTF-8 file does not make it another encoding.
_MAX_BROKEN = 0.002


def decode(data: bytes) -> str:
    """Decode the bytes of a text: UTF-8, UTF-16, UTF-32, GB18030 or Big5, with or without a mark.

    The mark is left out. Raises Refusal where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace"))
    text = _strict(data, "utf-8")
    if text is not None and "\x00" not in text:
        return _checked(text)
    wide = _utf16_without_mark(data)
    if wide is not None:
        return _checked(wide)
    return _checked(_legacy(data))


def normalise_newlines(text: str) -> str:
    """The text with every line end as ``\\n``."""
    return _NEWLINE.sub("\n", text)


def read_plain(data: bytes) -> str:
    """The text of a ``.txt`` file, its line ends as ``\\n``. Raises Refusal."""
    return normalise_newlines(decode(data))


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark: its line ends and digits carry zero bytes, always on one side."""
    sample = data[:20_000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even + odd == 0 or len(data) % 2:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    return _strict(data, encoding)


def _legacy(data: bytes) -> str:
    """A national encoding, or UTF-8 with a few broken bytes, by what reads most like Chinese."""
    loose = data.decode("utf-8", errors="replace")
    if loose.count("\ufffd") <= _MAX_BROKEN * len(loose):
        return loose
    candidates = [_strict(data, encoding) for encoding in ("gb18030", "big5hkscs")]
    readable = [text for text in candidates if text is not None]
    if not readable:
        readable = [data.decode(e, errors="replace") for e in ("gb18030", "big5hkscs")]
    best = max(readable, key=_likeness)
    if best.count("\ufffd") > 0.02 * len(best):
        raise _not_text()
    return best


def _likeness(text: str) -> float:
    sample = text[:5000]
    return sum(character in _COMMON for character in sample) / max(1, len(sample))


def _checked(text: str) -> str:
    text = text.removeprefix("\ufeff")
    if len(_CONTROL.findall(text)) > max(2, len(text) // 100):
        raise _not_text()
    return text


def _not_text() -> Refusal:
    return Refusal(
        "the file is no text in any encoding known here (UTF-8, UTF-16, GB18030, Big5); "
        "open it in its program and save it as .txt (UTF-8), .docx or PDF",
        "文件不是可识别编码（UTF-8、UTF-16、GB18030、Big5）的文本；"
        "请用原程序打开后另存为 .txt（UTF-8）、.docx 或 PDF",
    )
