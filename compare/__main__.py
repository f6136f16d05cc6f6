"""``python -m compare``: comparisons on the command line."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from dataclasses import fields

from compare.command import Asked, Request, as_csv, as_json, as_text, result
from compare.entered_file import CHOICES
from compare.files.export_command import add_export, run_export
from compare.load import current_dataset
from compare.model import Slice
from compare.problems import TablesError
from compare.rates import RATES
from compare.rows import Options
from extract.yamlfile import YamlProblem


def parser() -> argparse.ArgumentParser:
    """The command line's words."""
    top = argparse.ArgumentParser(
        prog="python -m compare", description="Compare what bureaus report, honestly."
    )
    commands = top.add_subparsers(dest="command", required=True)
    add_export(commands)
    table = commands.add_parser("table", help="one metric of one year, one row a bureau-year")
    table.add_argument("--metric", required=True, help="id of the metric, as in data/metrics.yaml")
    table.add_argument("--year", required=True, type=int)
    table.add_argument("--districts", type=_list, default=(), help="GB/T 2260 codes, in this order")
    table.add_argument("--reports", type=_list, default=(), help="only these reports")
    table.add_argument("--agency-type", type=_list, default=(), help="only bureaus of these types")
    table.add_argument("--coverage", type=_coverage, default=Slice(),
                       help="a part of the metric, such as kind=won,mode=online")  # fmt: skip
    table.add_argument("--scope", choices=("own", "joint", "area"), default="",
                       help="other figures than the bureaus' own")  # fmt: skip
    table.add_argument("--unit", default="", help="where a metric is counted in several")
    table.add_argument("--per", default="", help=f"a rate: {', '.join(RATES)}")
    table.add_argument("--annualise", action="store_true",
                       help="extend part-year flows to their year, by days covered")  # fmt: skip
    table.add_argument("--sum-parts", action="store_true",
                       help="add exclusive parts where no total is stated")  # fmt: skip
    table.add_argument("--overrule", action="store_true", help="rank what is not comparable, too")
    table.add_argument("--entered", choices=("on", "off"), default="on",
                       help="figures entered by hand")  # fmt: skip
    table.add_argument("--format", choices=("json", "csv", "text"), default="text")
    table.add_argument("--lang", choices=("zh", "en"), default="zh", help="of --format text")
    return top


def _list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _coverage(text: str) -> Slice:
    if text == "total":
        return Slice()
    pairs = dict(part.partition("=")[::2] for part in _list(text))
    known = {f.name for f in fields(Slice)}
    if not pairs or not known.issuperset(pairs) or not all(pairs.values()):
        raise argparse.ArgumentTypeError(f"use total or {', '.join(sorted(known))}, as kind=won")
    for dimension, value in pairs.items():
        words = CHOICES.get(dimension)
        if words and value not in words:
            raise argparse.ArgumentTypeError(f"{dimension} {value!r} is none of {', '.join(words)}")
    return Slice(**pairs)


def request_of(given: argparse.Namespace) -> Request:
    """The request that the arguments make."""
    options = Options(
        per=given.per, annualise=given.annualise, scope=given.scope, sum_parts=given.sum_parts,
        overrule=given.overrule,
    )  # fmt: skip
    return Request(
        given.metric, given.year, given.districts, given.reports, given.agency_type,
        given.coverage, given.unit, options,
    )  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 2 with a message where something is asked for that there is not."""
    given = parser().parse_args(arguments)
    if given.command == "export":
        return run_export(given)
    try:
        dataset = current_dataset(entered=given.entered == "on")
        table, comparison = result(dataset, request_of(given))
    except (Asked, TablesError, YamlProblem, OSError) as problem:
        print(f"compare: {problem}", file=sys.stderr)
        return 2
    if given.format == "json":
        print(as_json(table))
    elif given.format == "csv":
        print(as_csv(table))
    else:
        print(as_text(table, comparison, dataset, given.lang))
    return 0


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends it without a traceback
    sys.exit(main())
