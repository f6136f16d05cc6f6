"""``python -m compare export``: the files of the Data page, the same bytes, for scripts."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path
from typing import Any

from compare.files.datafiles import FORMATS, WHATS, data_file
from compare.files.selection import LANGS, METHODS, ON_OFF, SHAPES, Selection, SelectionError
from compare.load import current_dataset
from compare.problems import TablesError
from extract.yamlfile import YamlProblem

OPTIONS = {
    "district": "--districts", "year": "--years", "family": "--families", "metric": "--metric",
    "kind": "--kinds", "method": "--methods", "report": "--reports",
}  # fmt: skip
"""The parameters that are lists, and what they are called here."""


def add_export(commands: Any) -> None:
    """Add the command to the subcommands of ``python -m compare``."""
    export: argparse.ArgumentParser = commands.add_parser(
        "export", help="figures as a file: CSV, XLSX, Parquet, JSON or a data package"
    )
    export.add_argument("--format", choices=FORMATS, required=True)
    export.add_argument("--out", type=Path, required=True, metavar="PATH",
                        help="the file, or a folder that there is")  # fmt: skip
    export.add_argument("--what", choices=WHATS, default="observations")
    export.add_argument("--shape", choices=SHAPES, default="tidy",
                        help="tidy: one row a figure; wide: bureau-years × metrics")  # fmt: skip
    helps = {
        "district": "GB/T 2260 codes", "year": "years", "family": "families of metrics",
        "metric": "ids of metrics, as in data/metrics.yaml", "kind": "sub-types, total the whole",
        "method": ", ".join(METHODS) + "; tidy only", "report": "ids of reports",
    }  # fmt: skip
    for name, option in OPTIONS.items():
        export.add_argument(option, dest=name, action="append", default=[], metavar="A,B",
                            help=helps[name])  # fmt: skip
    export.add_argument("--entered", choices=ON_OFF, default="on", help="figures entered by hand")
    export.add_argument("--lang", choices=LANGS, default="zh", help="of names and sheets")


def query_of(given: argparse.Namespace) -> dict[str, str]:
    """The arguments as the parameters of an address."""
    lists = {name: ",".join(getattr(given, name)) for name in OPTIONS}
    return lists | {"entered": given.entered, "shape": given.shape, "lang": given.lang}


def command_of(selection: Selection, file_format: str) -> str:
    """The command that writes the file of a selection into the current folder."""
    words = ["python -m compare export", f"--format {file_format}", "--out ."]
    for name, value in selection.query().items():
        words.append(f"{OPTIONS.get(name, f'--{name}')} {shlex.quote(value)}")
    return " ".join(words)


def run_export(given: argparse.Namespace) -> int:
    """Write the file; 2 with a message where something is asked for that there is not."""
    try:
        dataset = current_dataset()
        selection = Selection.from_query(query_of(given), dataset)
        found = data_file(dataset, selection, given.format, what=given.what)
        path = given.out / found.name if given.out.is_dir() else given.out
        _replace(path, found.content)
    except SelectionError as problem:
        option = OPTIONS.get(problem.parameter, f"--{problem.parameter}")
        print(f"compare: {option}: {problem.reason}", file=sys.stderr)
        return 2
    except (TablesError, YamlProblem, OSError) as problem:
        print(f"compare: {problem}", file=sys.stderr)
        return 2
    print(path)
    return 0


def _replace(path: Path, content: bytes) -> None:
    """Write the whole file or nothing: what reads it never finds half of one."""
    partial = path.with_name(path.name + ".partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
