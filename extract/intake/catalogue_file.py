"""Facts that people state of reports, written into ``catalogue.yaml``; its comments are kept."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from extract.catalogue import load_catalogue
from extract.places import Places
from extract.writing import replace_file
from extract.yamlfile import YamlProblem

Entries = Mapping[str, Mapping[str, Any]]


def state(path: Path, entries: Entries, places: Places) -> None:
    """Add entries, by report id, to the catalogue; a key that stands there already is changed.

    Called inside ``writing``. Raises YamlProblem where the file has a mistake, or would have one:
    then nothing is written.
    """
    if not any(entries.values()):
        return
    load_catalogue(path, places)  # a mistake that stands there is told by its line, not built on
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    new = with_entries(old, entries).encode("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        tried = Path(folder) / path.name
        tried.write_bytes(new)
        try:
            load_catalogue(tried, places)
        except YamlProblem as problem:
            raise YamlProblem(path, problem.line, problem.reason) from None
    replace_file(path, new)


def with_entries(text: str, entries: Entries) -> str:
    """The catalogue's text with these entries in it, everything else as it stands."""
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096
    document = yaml.load(text)
    if document is None:  # comments alone, which would be lost with the nothing they stand in
        gap = "" if not text or text.endswith("\n") else "\n"
        return text + gap + _dumped(yaml, _merged(CommentedMap(), entries))
    return _dumped(yaml, _merged(document, entries))


def _merged(document: CommentedMap, entries: Entries) -> CommentedMap:
    names = {str(key): key for key in document}  # a key 2023 is a number to the YAML reader
    for report_id, facts in entries.items():
        if not facts:
            continue
        entry = document.get(names.get(report_id, report_id))
        if not isinstance(entry, dict):
            entry = CommentedMap()
            document[names.get(report_id, report_id)] = entry
        for key, value in facts.items():
            entry[key] = DoubleQuotedScalarString(value) if key == "district_code" else value
    return document


def _dumped(yaml: YAML, document: CommentedMap) -> str:
    out = io.StringIO()
    yaml.dump(document, out)
    return out.getvalue()
