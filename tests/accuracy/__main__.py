"""``python -m tests.accuracy``: measure, print, and renew docs/accuracy.md.

``--dictionary FILE`` measures with another dictionary, ``--json`` prints numbers for programs; with
either of them no file is written.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from extract.score import rates
from extract.yamlfile import YamlProblem
from tests.accuracy.confusion import confusions
from tests.accuracy.measure import DATA, Measured, measure
from tests.accuracy.tell import tell

PAGE = DATA.parent / "docs" / "accuracy.md"


def as_json(measured: Measured) -> dict[str, Any]:
    """The measures of the whole, and every difference from the reference answers."""
    score = measured.score()
    counts = score.total()
    precision, recall, f1 = rates(counts)
    return {
        "reports": len(measured.texts),
        "precision": precision, "recall": recall, "f1": f1,
        **{name: counts[name] for name in ("right", "missing", "spurious")},
        **{
            name: {"right": found["right"], "all": found["all"]}
            for name, found in (
                ("dimensions", score.dimensions), ("wholes", score.wholes), ("fates", score.fates)
            )
        },
        "differences": [asdict(c) for c in confusions(measured)],
    }  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy")
    parser.add_argument("--dictionary", type=Path, help="measure with this metrics.yaml")
    parser.add_argument("--json", action="store_true", help="print numbers for programs")
    options = parser.parse_args(arguments)
    try:
        measured = measure(options.dictionary or DATA / "metrics.yaml")
    except YamlProblem as problem:
        print(f"accuracy: {problem}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(as_json(measured), ensure_ascii=False))
        return 0
    report = tell(measured)
    print(report, end="")
    if options.dictionary is None:
        PAGE.write_text(report, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
