"""ZIP files (PPTX and XLSX are ZIP files) that come out the same from the same input."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

# The earliest time that a ZIP file can hold.
TIME = (1980, 1, 1, 0, 0, 0)
STAMP = b"2000-01-01T00:00:00Z"
_STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")
_NESTED = (".xlsx", ".docx", ".pptx")


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in one ZIP, in the order given, all of one time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def timeless(office: bytes) -> bytes:
    """An Office file without the time at which it was made, also in the workbooks inside it."""
    with zipfile.ZipFile(io.BytesIO(office)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return zipped({name: _timeless(name, content) for name, content in files.items()})


def _timeless(name: str, content: bytes) -> bytes:
    if name.endswith(_NESTED):
        return timeless(content)
    if name == "docProps/core.xml":
        return _STAMPS.sub(rb"\g<1>" + STAMP + rb"\2", content)
    return content
