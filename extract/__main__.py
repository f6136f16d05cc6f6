"""The command line: ``python -m extract add | build | explain | score``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from extract.document import UnreadableDocument, find_reports, read_document
from extract.explain import explain
from extract.folders import data_folder, reports_folder
from extract.intake.command import add_parser
from extract.metrics.dictionary import load_dictionary
from extract.score import load_answers, score
from extract.tables import FORMATS, Tables, build, read_folder, read_report
from extract.yamlfile import YamlProblem


class WrongArgument(Exception):
    """An argument that cannot be used; the message says which and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except (YamlProblem, UnreadableDocument, WrongArgument, ValueError) as problem:
        print(f"extract: {problem}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m extract", description="Reads reports into tidy tables."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add_parser(commands)

    command = commands.add_parser("build", help="read every report and write the tables")
    command.add_argument("--reports", type=Path, default=reports_folder(), help="folder of reports")
    command.add_argument(
        "--out", type=Path, default=data_folder() / "tables", help="folder of the tables"
    )
    command.add_argument(
        "--format",
        choices=FORMATS,
        default="csv",
        dest="table_format",
        help="what to write the tables as",
    )
    command.add_argument("--jobs", type=_positive, default=None, help="processes to read with")
    command.set_defaults(run=_build)

    command = commands.add_parser(
        "explain", help="every number of one report and what became of it"
    )
    command.add_argument("file", type=Path, help="the report")
    command.add_argument(
        "--colour", choices=("auto", "always", "never"), default="auto", help="paint the numbers"
    )
    command.set_defaults(run=_explain)

    command = commands.add_parser("score", help="compare what is read with reference answers")
    answers = command.add_mutually_exclusive_group(required=True)
    answers.add_argument(
        "--answers", type=Path, nargs="+", metavar="FILE", help="reference answers, JSON lines"
    )
    # The data contract's name for the same.
    answers.add_argument("--gold", type=Path, nargs="+", dest="answers", help=argparse.SUPPRESS)
    command.add_argument("--reports", type=Path, default=reports_folder(), help="folder of reports")
    command.add_argument("--differences", action="store_true", help="list every difference")
    command.set_defaults(run=_score)
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise WrongArgument(f"there is no folder {path}; name one that holds the reports")
    return path


def _build(options: argparse.Namespace) -> int:
    reports = _folder(options.reports)
    if options.out.exists() and not options.out.is_dir():
        raise WrongArgument(f"{options.out} is a file; name a folder for the tables")
    tables = build(reports, options.out, table_format=options.table_format, jobs=options.jobs)
    for failure in tables.rows["failures"]:
        print(f"not read: {failure['file']}: {failure['reason']}", file=sys.stderr)
    print(_counts(tables, options.out))
    return 1 if find_reports(reports) and not tables.rows["reports"] else 0


def _counts(tables: Tables, out: Path) -> str:
    said = ", ".join(f"{len(rows)} {name}" for name, rows in tables.rows.items())
    return f"{said} → {out}"


def _explain(options: argparse.Namespace) -> int:
    if not options.file.is_file():
        raise WrongArgument(f"there is no file {options.file}")
    document = read_document(options.file)
    rows = read_report(document)
    colour = options.colour == "always" or (
        options.colour == "auto" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    )
    for line in explain(
        document, rows, load_dictionary(data_folder() / "metrics.yaml"), colour=colour
    ):
        print(line)
    return 0


def _score(options: argparse.Namespace) -> int:
    for path in options.answers:
        if not path.is_file():
            raise WrongArgument(f"there is no file {path}")
    answers = load_answers(options.answers)
    tables = read_folder(_folder(options.reports))
    reports = {row["report_id"]: row for row in tables.rows["reports"]}
    missing = sorted({a["report"] for a in answers} - set(reports))
    for report in missing:
        print(f"no such report under {options.reports}: {report}", file=sys.stderr)
    answers = [a for a in answers if a["report"] in reports]
    if not answers:
        raise WrongArgument("none of the answers is for a report of that folder")
    dictionary = load_dictionary(data_folder() / "metrics.yaml")
    families = {metric.id: metric.family for metric in dictionary.metrics.values()}
    result = score(answers, reports, tables.rows["observations"], tables.rows["mentions"], families)
    print("\n".join(result.lines()))
    if options.differences:
        print("\n".join(result.notes))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
