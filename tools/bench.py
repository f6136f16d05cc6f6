"""How fast reading is, beside the least it could cost (`make bench`) → docs/benchmarks.md.

Everything is measured in one run and in turns, so that a busy minute of the machine falls on all
alike: processor time of one process, medians of several rounds.
"""

from __future__ import annotations

import argparse
import gc
import platform
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median

from extract.tables import build, load_knowledge
from tools import tagging

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "data/reports"
TEST_REPORTS = ROOT / "tests/accuracy/reports"
ANSWERS = ROOT / "tests/extract/answers/two-reports.jsonl"
PAGE = ROOT / "docs/benchmarks.md"
MEGABYTE = 1_000_000

# The least there is to do: numbers with their scales and classifiers, and nothing understood.
FLOOR = re.compile(
    r"(约|近)?(\d+(?:\.\d+)?)(余|多)?(万|亿)?(余|多)?"
    r"(人次|家次|户次|次|件|起|宗|例|家|户|人|名|场|期|处|项|条|个|份|元|支|%)?"
)

PAGE_TEXT = """\
# How fast reading is

Made by `make bench`; do not edit. Seconds of processor time of one process (`--jobs 1`): medians of
{rounds} rounds, in each of which everything takes its turn. MB are millions of bytes of UTF-8.
{machine}.

{timings}

The floor is the least that anything must do that reads numbers: read the files and pass one
compiled pattern over them (`FLOOR` in `tools/bench.py`). Duizhao is `python -m extract build`:
files, facts, every step of reading, tables written; its dictionary is loaded once before
({loading:.2f} s). The two reports of `data/reports/` are copied under names of their own until they
make up the size; so are the test reports of `tests/accuracy/reports/`, in which numbers stand about
three times as close. What was read is kept beside the tables: one report more costs the reading of
one, and the writing of all tables.

## Beside a part-of-speech tagger

[jieba](https://github.com/fxsjy/jieba)'s tagger (MIT) on the same text, and what each finds of the
figures of `tests/extract/answers/two-reports.jsonl`. For the tagger, a value is found where words
tagged `m` are the number, with or without its classifier, and the unit where the classifier ends
the next word; what the number counts, it does not say. For Duizhao, a value is found where the
figure has it, and the unit where it is the figure's. Units are asked where a classifier is written.

{recalls}

## Again

`make bench` installs the tagger (`tools/bench-requirements.txt`; nothing else needs it), measures
and writes this page anew; `.venv/bin/python -m tools.bench --help` lists what can be set. The
ratios are much the same on other machines, the seconds are not. No test asserts either.
"""


@dataclass
class Timing:
    """Seconds of processor time for ``size`` bytes, one a round."""

    name: str
    size: int
    seconds: list[float] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.seconds)

    def line(self) -> str:
        """A row of the table: median, span and speed."""
        speed = self.size / self.middle / MEGABYTE
        span = f"{min(self.seconds):.3f}–{max(self.seconds):.3f}"
        size = f"{self.size / MEGABYTE:.2f}"
        return f"| {self.name} | {size} | {self.middle:.3f} | {span} | {speed:.2f} |"


def copies(source: Path, target: Path, size: int) -> int:
    """Fill ``target`` with copies of a folder's reports, under names of their own.

    Returns their bytes, at least ``size``.
    """
    reports = sorted(source.glob("*.txt"))
    if not reports:
        raise FileNotFoundError(f"{source} holds no .txt reports")
    target.mkdir(parents=True)
    written = number = 0
    while written < size:
        for report in reports:
            data = report.read_bytes()
            (target / f"{report.stem}-{number:04d}.txt").write_bytes(data)
            written += len(data)
        number += 1
    return written


def one_report(source: Path, target: Path, size: int) -> int:
    """Write one report of all texts of a folder, over and over, into ``target``.

    Returns its bytes, at least ``size``.
    """
    whole = b"\n".join(path.read_bytes() for path in sorted(source.glob("*.txt"))) + b"\n"
    data = whole * -(-size // len(whole))
    target.mkdir(parents=True)
    (target / "one.txt").write_bytes(data)
    return len(data)


def pass_of_floor(folder: Path) -> int:
    """Read the files of a folder and pass the pattern over them; returns how often it matched."""
    found = 0
    for path in sorted(folder.glob("*.txt")):
        for _ in FLOOR.finditer(path.read_text(encoding="utf-8")):
            found += 1
    return found


def pass_of_product(folder: Path) -> int:
    """Read the reports of a folder and write their tables; returns how many figures there are."""
    with tempfile.TemporaryDirectory() as out:
        return len(build(folder, Path(out), jobs=1).rows["observations"])


def spent(work: Callable[[], object]) -> float:
    """Seconds of processor time that ``work`` takes."""
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


@dataclass
class Pair:
    """The floor and the product on the same reports."""

    floor: Timing
    product: Timing
    folder: Path

    def ratios(self) -> list[float]:
        """How many times the floor the product costs, round by round."""
        pairs = zip(self.product.seconds, self.floor.seconds, strict=True)
        return [whole / least for whole, least in pairs]

    def measure(self) -> None:
        """One round: the product between passes of the floor, which is too short to be one."""
        before = [spent(lambda: pass_of_floor(self.folder)) for _ in range(3)]
        self.product.seconds.append(spent(lambda: pass_of_product(self.folder)))
        after = [spent(lambda: pass_of_floor(self.folder)) for _ in range(3)]
        self.floor.seconds.append(median(before + after))


@dataclass
class Growing:
    """A folder of reports read from nothing, and again when one more has come."""

    whole: Timing
    more: Timing
    folder: Path

    def ratios(self) -> list[float]:
        """What share of the first reading one more report costs, round by round."""
        pairs = zip(self.more.seconds, self.whole.seconds, strict=True)
        return [more / whole for more, whole in pairs]

    def measure(self) -> None:
        """One round: tables from nothing, then with a copy of a report under another name."""
        first = min(self.folder.glob("*.txt"))
        added = self.folder / "one-more.txt"
        with tempfile.TemporaryDirectory() as out:
            for timing in (self.whole, self.more):
                timing.seconds.append(spent(lambda: build(self.folder, Path(out), jobs=1)))
                added.write_bytes(first.read_bytes())
            added.unlink()


@dataclass
class Bench:
    """Everything that is measured, in the order of its turns."""

    real: Pair
    dense: Pair
    growing: Growing
    short: Timing
    long: Timing
    tagger: Timing | None
    work: Path

    def measure(self) -> None:
        """One round of everything."""
        self.real.measure()
        self.dense.measure()
        self.growing.measure()
        for name, timing in (("short", self.short), ("long", self.long)):
            timing.seconds.append(spent(partial(pass_of_product, self.work / name)))
        if self.tagger is not None:
            self.tagger.seconds.append(spent(lambda: tagging.tag_all(self.real.folder)))

    def growth(self) -> list[float]:
        """How many times the short report the long one costs, round by round."""
        pairs = zip(self.long.seconds, self.short.seconds, strict=True)
        return [long / short for long, short in pairs]

    def timings(self) -> Iterator[Timing]:
        """Every timing, for the table."""
        yield from (self.real.floor, self.real.product, self.dense.floor, self.dense.product)
        yield from (self.growing.whole, self.growing.more, self.short, self.long)
        if self.tagger is not None:
            yield self.tagger


def prepare(work: Path, megabytes: float, *, tagger: bool) -> Bench:
    """Make the reports to be measured under ``work``; ``megabytes`` of the real ones."""
    size = int(megabytes * MEGABYTE)

    def pair(name: str, source: Path, wanted: int) -> Pair:
        made = copies(source, work / name, wanted)
        return Pair(
            Timing(f"floor, {name}", made), Timing(f"Duizhao, {name}", made), work / name
        )  # fmt: skip

    real = pair("the two reports", REPORTS, size)
    dense = pair("the test reports", TEST_REPORTS, size // 2)
    made = dense.product.size
    return Bench(
        real,
        dense,
        Growing(Timing("Duizhao, the test reports again, from nothing", made),
                Timing("Duizhao, with one report more", made), dense.folder),
        Timing("Duizhao, one short report", one_report(REPORTS, work / "short", size // 2)),
        Timing("Duizhao, one report ten times as long",
               one_report(REPORTS, work / "long", size // 2 * 10)),
        Timing("jieba.posseg, the two reports", real.floor.size) if tagger else None,
        work,
    )  # fmt: skip


def _span(numbers: Sequence[float], places: int = 1) -> str:
    middle, least, most = (f"{f(numbers):.{places}f}" for f in (median, min, max))
    return f"{middle} ({least}–{most})"


def table(bench: Bench) -> list[str]:
    """The timings and ratios as lines of Markdown."""
    lines = [
        "| what | MB | seconds | least–most | MB/s |",
        "| --- | ---: | ---: | ---: | ---: |",
        *(timing.line() for timing in bench.timings()),
        "",
        "| ratio | median (least–most) |",
        "| --- | ---: |",
        f"| Duizhao to the floor, the two reports | {_span(bench.real.ratios())} |",
        f"| Duizhao to the floor, the test reports | {_span(bench.dense.ratios())} |",
        f"| a report ten times as long to the short one | {_span(bench.growth())} |",
        f"| one more report to all from nothing | {_span(bench.growing.ratios(), 2)} |",
    ]
    if bench.tagger is not None:
        pairs = zip(bench.tagger.seconds, bench.real.product.seconds, strict=True)
        times = [theirs / ours for theirs, ours in pairs]
        lines.append(f"| jieba.posseg to Duizhao, the two reports | {_span(times)} |")
    return lines


def recalls() -> list[str]:
    """What the tagger and Duizhao find of the reference answers, as lines of Markdown."""
    figures = tagging.figures(ANSWERS, REPORTS)
    rows = [("Duizhao", tagging.recall_of_product(figures, REPORTS))]
    if tagging.is_installed():
        rows.append(("jieba.posseg", tagging.recall_of_tagger(figures, REPORTS)))
    return [
        "| | value | value and unit |",
        "| --- | ---: | ---: |",
        *(f"| {name} | {recall.value()} | {recall.unit()} |" for name, recall in rows),
    ]


def processor() -> str:
    """The name of the machine's processor, as far as the system tells it."""
    try:
        about = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    found = re.search(r"^model name\s*:\s*(.+)$", about, re.MULTILINE)
    return found[1] if found else platform.machine()


def page(bench: Bench, loading: float) -> str:
    """The text of docs/benchmarks.md."""
    return PAGE_TEXT.format(
        rounds=len(bench.short.seconds),
        machine=f"{processor()}, Python {platform.python_version()}, {platform.system()}",
        timings="\n".join(table(bench)),
        loading=loading,
        recalls="\n".join(recalls()),
    )


def run(rounds: int, megabytes: float, *, tagger: bool) -> str:
    """Measure; returns the page."""
    loading = spent(load_knowledge)
    if tagger:
        tagging.load()
    with tempfile.TemporaryDirectory(prefix="duizhao-bench-") as folder:
        bench = prepare(Path(folder), megabytes, tagger=tagger)
        pass_of_product(bench.real.folder)  # what is made once at the first report is made now
        for number in range(rounds):
            print(f"round {number + 1} of {rounds}", file=sys.stderr)
            bench.measure()
        return page(bench, loading)


def main() -> None:
    """Measure, print the tables and write docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured")
    parser.add_argument("--megabytes", type=float, default=2, help="of the two reports")
    parser.add_argument("--out", type=Path, default=PAGE, help="the page to write")
    given = parser.parse_args()
    text = run(given.rounds, given.megabytes, tagger=tagging.is_installed())
    given.out.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
