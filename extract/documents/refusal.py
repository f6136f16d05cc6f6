"""Why a file cannot be read, in words for the person who put it there."""

from __future__ import annotations


class UnreadableDocument(Exception):
    """A file that cannot be read: ``file`` names it, ``reason`` says why and what to do.

    ``reason`` is English, ``reason_zh`` the same in Chinese.
    """

    def __init__(self, file: str, reason: str, reason_zh: str = "") -> None:
        self.file, self.reason, self.reason_zh = file, reason, reason_zh or reason
        super().__init__(f"{file}: {reason}")


class Refusal(Exception):
    """A format reader's refusal: what ``UnreadableDocument`` says, before the file is named."""

    def __init__(self, reason: str, reason_zh: str) -> None:
        self.reason, self.reason_zh = reason, reason_zh
        super().__init__(reason)


def missing_library(name: str) -> Refusal:
    """The refusal where an optional library is not installed; ``name`` is the library's."""
    return Refusal(
        f"reading this format needs the library {name}; "
        "install the extra 'documents' (pip install '.[documents]', or make setup)",
        f"读取此格式需要程序库 {name}；请安装 documents 附加组件"
        "（pip install '.[documents]' 或 make setup）",
    )
