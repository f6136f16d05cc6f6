"""``python -m tests.accuracy``: measure, print, and renew docs/accuracy.md."""

from __future__ import annotations

from tests.accuracy.measure import DATA, measure
from tests.accuracy.tell import tell

PAGE = DATA.parent / "docs" / "accuracy.md"


def main() -> None:
    report = tell(measure())
    print(report, end="")
    PAGE.write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()
