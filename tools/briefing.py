"""Build a briefing: python tools/briefing.py FILE --out DIR (`make briefing SPEC=FILE OUT=DIR`).

Writes briefing.pptx, briefing.html and png/. Ends with 1 where something cannot be built and says
what, with 0 and a warning where only the pictures are missing.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402

from compare.briefing.build import build, write  # noqa: E402
from compare.briefing.content import BriefingError  # noqa: E402
from compare.briefing.spec import load_spec  # noqa: E402
from compare.charts.picture import PictureError  # noqa: E402
from compare.load import current_dataset  # noqa: E402
from compare.problems import TablesError  # noqa: E402
from compare.words import word  # noqa: E402
from extract.yamlfile import YamlProblem  # noqa: E402

_EMBEDDED = re.compile(rb'(src="data:image/png;base64,)([A-Za-z0-9+/=]+)')


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the file, build, write, say where."""
    parser = argparse.ArgumentParser(description="Build a briefing from its YAML file.")
    parser.add_argument("spec", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--url", default="", help="the dashboard's address (default: DUIZHAO_URL)")
    parser.add_argument("--double", action="store_true", help="pictures of 3840 by 2160")
    parser.add_argument("--few-colours", action="store_true", help="pictures a third as large")
    given = parser.parse_args(arguments)
    try:
        dataset = current_dataset()
        spec = load_spec(given.spec, dataset)
        built = build(spec, dataset, given.url, 2 if given.double else 1, told=_progress)
        if given.few_colours:
            built = replace(built, files={n: _smaller(n, c) for n, c in built.files.items()})
        for path in write(built, given.out):
            print(path)
    except (YamlProblem, BriefingError, PictureError, TablesError, OSError) as problem:
        print(f"briefing: {problem}", file=sys.stderr)
        return 1
    if built.lacking:
        said = word("briefing.missing", "en", what=built.lacking.what,
                    install=word(built.lacking.install, "en"))  # fmt: skip
        print(f"briefing: {said}", file=sys.stderr)
    return 0


def _smaller(name: str, content: bytes) -> bytes:
    """The file with its pictures in few colours: a PNG, or the page that holds some."""
    if name.endswith(".png"):
        return _few_colours(content)
    if name.endswith(".html"):
        return _EMBEDDED.sub(
            lambda found: found[1] + b64encode(_few_colours(b64decode(found[2]))), content
        )
    return content


def _few_colours(content: bytes) -> bytes:
    """A PNG of at most 32 colours, chosen to cover all there are: flat charts need no more."""
    with Image.open(io.BytesIO(content)) as image:
        few = image.convert("RGB").quantize(
            32, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def _progress(done: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} pictures ", end="", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
