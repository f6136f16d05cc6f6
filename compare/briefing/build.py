"""From a briefing's spec to its files: the same spec and data give the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.briefing.content import Content, base_url, contents, title_of
from compare.briefing.page import to_html
from compare.briefing.pictures import (
    chart_of,
    file_name,
    index_csv,
    index_html,
    picture_of,
    scale_of,
)
from compare.briefing.pptx import to_pptx
from compare.briefing.spec import Spec
from compare.charts import picture
from compare.charts.picture import Missing
from compare.load import Dataset

PPTX, HTML, PICTURES = "briefing.pptx", "briefing.html", "png"
INDEX = f"{PICTURES}/index.csv"

Told = Callable[[int], None]


@dataclass(frozen=True)
class Built:
    """The files by their path below the output folder; ``lacking`` is what pictures would need."""

    files: Mapping[str, bytes]
    lacking: Missing | None = None


class Builder:
    """The files of one briefing, each made when it is asked for. Raises BriefingError where a
    chart cannot be made."""

    def __init__(self, spec: Spec, dataset: Dataset, base: str = "", times: int = 1) -> None:
        self.spec, self.times = spec, times
        base = base or base_url()
        self.by_language = [(lang, contents(spec, dataset, lang, base)) for lang in spec.languages]
        self.lacking = picture.missing()

    @property
    def every(self) -> list[Content]:
        """All contents, language after language."""
        return [content for _, found in self.by_language for content in found]

    def pptx(self) -> bytes:
        """The slides; they need no browser."""
        return to_pptx(self.spec, self.by_language)

    def html(self, told: Told | None = None) -> bytes:
        """The page; where no picture can be drawn it says so and has the tables. Raises
        PictureError."""
        wanted = [c for c in self.every if _is_drawn(c)] if self.lacking is None else []
        found = picture.pngs([(chart_of(c), 2.0) for c in wanted], told)
        drawn = {(c.lang, c.number): png for c, png in zip(wanted, found, strict=True)}
        return to_html(self.spec, self.by_language, drawn, self.lacking)

    def pictures(self, told: Told | None = None) -> dict[str, bytes]:
        """The pack: a PNG a chart and language, and the index; nothing where none can be drawn.
        Raises PictureError."""
        if self.lacking is not None:
            return {}
        figures = [picture_of(content) for content in self.every]
        found = picture.pngs([(f, scale_of(f, self.times)) for f in figures], told)
        files = {f"{PICTURES}/{file_name(c)}": png
                 for c, png in zip(self.every, found, strict=True)}  # fmt: skip
        heading = title_of(self.spec, self.spec.languages[0])
        files[INDEX] = index_csv(self.every)
        files[f"{PICTURES}/index.html"] = index_html(self.every, heading)
        return files


def _is_drawn(content: Content) -> bool:
    return content.spec.view != "table" and content.view.is_drawn


def build(
    spec: Spec, dataset: Dataset, base: str = "", times: int = 1, told: Told | None = None
) -> Built:
    """All files. ``base`` is the dashboard's address, ``DUIZHAO_URL`` where it is empty."""
    builder = Builder(spec, dataset, base, times)
    files = {PPTX: builder.pptx(), HTML: builder.html(told), **builder.pictures(told)}
    return Built(files, builder.lacking)


def write(built: Built, folder: Path) -> list[Path]:
    """Write the files; pictures of an earlier build that are no longer part of it are removed.

    Only what an earlier index names is removed, never a file of somebody else's.
    """
    for stale in _earlier(folder):
        if f"{PICTURES}/{stale}" not in built.files:
            (folder / PICTURES / stale).unlink(missing_ok=True)
    if INDEX not in built.files:
        for name in ("index.csv", "index.html"):
            (folder / PICTURES / name).unlink(missing_ok=True)
    written = []
    for name, content in built.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        part.write_bytes(content)
        part.replace(path)
        written.append(path)
    return written


def _earlier(folder: Path) -> Sequence[str]:
    """The pictures that the folder's index names; none where there is no readable one."""
    try:
        text = (folder / INDEX).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    names = [row.get("file") or "" for row in csv.DictReader(io.StringIO(text))]
    return [name for name in names if name.endswith(".png") and Path(name).name == name]
