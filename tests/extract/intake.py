"""Reports of invented bureaus, and what it takes to bring them in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from extract.intake.batch import read, standings
from extract.intake.corpus import Corpus
from extract.intake.recognise import Recognised
from extract.intake.staging import Arrival, Refused, Staging
from extract.intake.standing import Standing

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = """{bureau}{year}年法治政府建设年度报告
一、主要工作
全年作出行政处罚{cases}件（含对个人处罚10件），罚款39.2万元。未发生行政诉讼案件。
二、存在问题
执法力量不足。
{signed}年1月10日
"""


def report(bureau: str = "江州市临川新区应急管理局", year: int = 2023, cases: int = 38) -> str:
    """A report of a bureau that does not exist."""
    return TEXT.format(bureau=bureau, year=year, cases=cases, signed=year + 1)


# A district that does exist, in a text that nobody published: the district can be told.
NANHAI = report("佛山市南海区应急管理局")


def data_folder(folder: Path) -> Path:
    """A data folder with everything but reports."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in [*(ROOT / "data").glob("*.yaml"), *(ROOT / "data").glob("*.csv")]:
        (folder / source.name).write_bytes(source.read_bytes())
    (folder / "reports").mkdir(exist_ok=True)
    return folder


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def arrivals(staging: Staging, name: str, content: bytes) -> list[Arrival]:
    """What comes of one uploaded file."""
    return list(staging.take_stream(name, io.BytesIO(content)))


def reasons(found: Iterable[object]) -> dict[str, str]:
    """The refusals among them: name → reason, each said in both languages."""
    refused = [item for item in found if isinstance(item, Refused)]
    assert all(item.reason and item.reason_zh != item.reason for item in refused)
    return {item.name: item.reason for item in refused}


def recognised(
    staging: Staging, files: Mapping[str, bytes | str], data: Path
) -> tuple[list[Recognised], list[Standing]]:
    """Files that can all be read, with how they stand to what is on file."""
    corpus = Corpus(data / "reports", data)
    found: list[Recognised] = []
    for name, content in files.items():
        given = content.encode() if isinstance(content, str) else content
        for item in read(arrivals(staging, name, given), corpus):
            assert isinstance(item, Recognised), item
            found.append(item)
    return found, standings(found, [item.facts for item in found], corpus.known)


def names(folder: Path, ignored: Sequence[str] = (".versions",)) -> set[str]:
    """The names of everything in a folder of reports."""
    return {path.name for path in folder.iterdir()} - set(ignored)
