"""Charts as thin as a line of text, as SVG: shares of a whole, and one figure among its peers.

Drawn in per cent of their width, so that one drawing fits every column. Colours are CSS variables
of the page with a fallback for paper (``--dz-…``); nothing is told by colour alone: a doubtful
share is hatched, a peer is hollow, a figure of part of the year is hatched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from compare.intervals import Interval

HATCH = "dz-hatch"


@dataclass(frozen=True)
class Share:
    """One piece of a stacked bar: its style (``sure``, ``doubtful``, ``missing``, ``rest``)."""

    style: str
    number: int
    label: str


@dataclass(frozen=True)
class Mark:
    """A bureau's own figure on the line of its peers."""

    value: float
    span: Interval | None = None
    hatched: bool = False
    hollow: bool = False


@dataclass(frozen=True)
class Spread:
    """The peers of one figure: their values, in the figure's unit."""

    values: tuple[float, ...]
    median: float | None
    quartiles: tuple[float, float] | None


def patterns() -> str:
    """The hatching, to stand once on the page before the strips that use it."""
    return (
        f'<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>'
        f'<pattern id="{HATCH}" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect class="hatch-ground" width="6" height="6"/>'
        f'<rect class="hatch-line" width="2.4" height="6"/></pattern></defs></svg>'
    )


def shares(parts: Sequence[Share], most: int) -> str:
    """A stacked bar whose full width is ``most``; each piece says its label and number."""
    at, drawn = 0.0, []
    for part in parts:
        width = 100 * part.number / most if most else 0.0
        if part.number:
            drawn.append(
                f'<rect class="share {part.style}" x="{at:.2f}%" y="3" width="{width:.2f}%" '
                f'height="14"><title>{escape(part.label)} {part.number}</title></rect>'
            )
        at += width
    said = ", ".join(f"{part.label} {part.number}" for part in parts)
    return _svg("shares", 20, said, "".join(drawn))


def bar(mark: Mark, share: float) -> str:
    """A thin bar of ``share`` (0 to 1) of the width; hatched, hollow or a tick as the mark is."""
    if mark.value == 0:
        return _svg("bar", 12, "", '<line class="zero" x1="1" x2="1" y1="0" y2="12"/>')
    style = (" hatched" if mark.hatched else "") + (" hollow" if mark.hollow else "")
    width = max(100 * share - 1, 0.8)
    drawn = f'<rect class="length{style}" x="1" y="1.5" width="{width:.2f}%" height="9"/>'
    return _svg("bar", 12, "", drawn)


def reach(spread: Spread, own: Mark | None) -> float:
    """The value at the right end of the line: the largest that is drawn."""
    ends = [*spread.values]
    if own is not None:
        ends.append(own.span.high if own.span else own.value)
    return max(ends, default=0.0)


def spread(peers: Spread, own: Mark | None, said: str) -> str:
    """The line from zero to the largest figure: middle half, peers, their median, the bureau."""
    most = reach(peers, own)

    def at(value: float) -> str:
        # The marks' own width stays inside the drawing.
        return f"{1.5 + 97 * value / most:.2f}%" if most else "1.5%"

    drawn = ['<line class="axis" x1="1.5%" x2="98.5%" y1="11" y2="11"/>']
    if peers.quartiles:
        low, high = peers.quartiles
        width = 97 * (high - low) / most if most else 0
        drawn.append(f'<rect class="middle" x="{at(low)}" y="6" width="{width:.2f}%" height="10"/>')
    drawn += [f'<circle class="peer" cx="{at(v)}" cy="11" r="3.5"/>' for v in peers.values]
    if peers.median is not None and len(peers.values) > 1:
        x = at(peers.median)
        drawn.append(f'<line class="median" x1="{x}" x2="{x}" y1="2" y2="20"/>')
    if own is not None:
        drawn.append(_own(own, at(own.value), at))
    return _svg("spread", 22, said, "".join(drawn))


def sample(mark: str) -> str:
    """One mark by itself, for a legend: ``own``, ``peer``, ``median`` or ``middle``."""
    drawn = {
        "own": '<circle class="own" cx="50%" cy="11" r="5.5"/>',
        "peer": '<circle class="peer" cx="50%" cy="11" r="3.5"/>',
        "median": '<line class="median" x1="50%" x2="50%" y1="2" y2="20"/>',
        "middle": '<rect class="middle" x="15%" y="6" width="70%" height="10"/>',
    }[mark]
    return _svg("spread sample", 22, "", '<line class="axis" x1="0" x2="100%" y1="11" y2="11"/>'
                + drawn)  # fmt: skip


def _own(own: Mark, x: str, at: Callable[[float], str]) -> str:
    style = " hatched" if own.hatched else ""
    style += " hollow" if own.hollow else ""
    if own.value == 0:
        return f'<line class="own zero" x1="{x}" x2="{x}" y1="3" y2="19"/>'
    mark = f'<circle class="own{style}" cx="{x}" cy="11" r="5.5"/>'
    if own.span is not None and not own.span.is_point:
        low, high = at(own.span.low), at(own.span.high)
        mark = f'<line class="whisker" x1="{low}" x2="{high}" y1="11" y2="11"/>' + mark
    return mark


def _svg(style: str, height: int, said: str, inner: str) -> str:
    told = f'role="img" aria-label="{escape(said, quote=True)}"' if said else 'aria-hidden="true"'
    return f'<svg class="strip {style}" width="100%" height="{height}" {told}>{inner}</svg>'
