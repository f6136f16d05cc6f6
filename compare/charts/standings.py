"""A bureau's figures among its peers' as a drawing: a line a metric, as on the District page."""

from __future__ import annotations

import plotly.graph_objects as go

from compare.charts import look as looks
from compare.charts.canvas import Canvas, mixed, wide
from compare.charts.lines import GLYPHS
from compare.charts.look import Look
from compare.charts.strips import reach
from compare.periods import is_part_year
from compare.profile import FamilyProfile, Profile, Standing
from compare.telling import numbers
from compare.telling.naming import family_name, metric_name, unit_name
from compare.telling.phrases import Speaker
from compare.words import joined, word

ROW, TITLE, GAP, BETWEEN = 24, 28, 10, 44


def stated(profile: Profile) -> list[FamilyProfile]:
    """The families in which the bureau says anything, with these metrics alone."""
    found = []
    for family in profile.families:
        own = tuple(s for s in family.standings if s.is_stated)
        if own:
            found.append(FamilyProfile(family.family, own, family.silent))
    return found


def draw(profile: Profile, said: Speaker, look: Look, width: int) -> go.Figure:
    """Name, line of the peers, figure, and what the peers' middle is."""
    canvas = Canvas(width, look)
    families = stated(profile)
    count = (2 if profile.peers else 3) if len(families) > 1 else 1
    each = (width - BETWEEN * (count - 1)) / count
    heights = [TITLE + len(f.standings) * ROW + GAP for f in families]
    part, at, ends = sum(heights) / count, 0, [0.0] * count
    for family, height in zip(families, heights, strict=True):
        if at + 1 < count and ends[at] + height / 2 > part:
            at += 1
        _family(canvas, family, profile, said, (at * (each + BETWEEN), ends[at], each))
        ends[at] += height
    return canvas.figure(max([*ends, 40]))


def _family(
    canvas: Canvas, family: FamilyProfile, profile: Profile, said: Speaker,
    at: tuple[float, float, float],
) -> None:  # fmt: skip
    x, y, width = at
    rule = looks.LINE[canvas.look.theme]
    canvas.text(x, y + 13, family_name(said.dataset, family.family, said.lang), 15, bold=True)
    canvas.line(x, y + 25, x + width, y + 25, rule, 1)
    for i, standing in enumerate(family.standings):
        middle = y + TITLE + (i + 0.5) * ROW
        _standing(canvas, standing, bool(profile.peers), said, (x, middle, width))
        canvas.line(x, middle + ROW / 2, x + width, middle + ROW / 2, rule, 0.6)


def _standing(
    canvas: Canvas, standing: Standing, has_peers: bool, said: Speaker,
    at: tuple[float, float, float],
) -> None:  # fmt: skip
    x, y, width = at
    quiet, lang = looks.QUIET[canvas.look.theme], said.lang
    name = metric_name(said.dataset, standing.metric, lang)
    counted = "" if standing.unit == "CNY" else unit_name(said.dataset, standing.unit, lang)
    unit = word("brackets", lang, inner=counted) if counted else ""
    name = name if lang == "zh" else name[:1].upper() + name[1:]
    if not has_peers:
        canvas.text(x, y, f"{name}{unit}", 13, room=width - 130)
        canvas.text(x + width, y, value(standing, said), 13, side="right", bold=True)
        return
    names, figures, words = width * 0.33, width * 0.2, width * 0.28
    if wide(f"{name}{unit}", 13) * 1.06 > names - 6:
        unit = ""
    canvas.text(x, y, f"{name}{unit}", 13, room=names - 6)
    _strip(canvas, standing, (x + names, y, width - names - figures - words))
    canvas.text(x + width - words - 8, y, value(standing, said), 13, side="right", bold=True)
    canvas.text(x + width - words, y, beside(standing, said), 11, quiet, room=words)


def value(standing: Standing, said: Speaker) -> str:
    """The bureau's own figure with its marks, or the glyph of its state."""
    figure, o = standing.figure, standing.figure.observation
    if o is None or not figure.has_value:
        return GLYPHS.get(figure.state, "")
    mark = " ◔" if is_part_year(figure, standing.is_flow) else ""
    return said.stated(o) + mark + (" ✎" if o.method == "entered" else "")


def beside(standing: Standing, said: Speaker) -> str:
    """The peers' median, or what one or two of them state; ◐ with caution, ⊘ set apart."""
    lang, middle = said.lang, standing.spread.median
    pieces = []
    if middle is not None:
        pieces.append(word("district.median.of", lang, value=numbers.amount(
            middle, standing.unit, lang), count=len(standing.peers)))  # fmt: skip
    elif standing.peers:
        pieces.append(joined([f"{said.names[f.report.id]} {said.stated(f.observation)}"
                              for f in standing.peers if f.observation], lang))  # fmt: skip
    if standing.is_cautious and standing.peers:
        pieces.append("◐")
    if standing.apart:
        pieces.append(word("district.apart", lang, count=len(standing.apart)))
    return " ".join(pieces)


def _strip(canvas: Canvas, standing: Standing, at: tuple[float, float, float]) -> None:
    x, y, width = at
    theme = canvas.look.theme
    peers, own = standing.spread, standing.mark
    if not peers.values:
        return
    most = reach(peers, own) or 1.0

    def to(v: float) -> float:
        return x + 8 + (width - 16) * v / most

    ink, quiet, paper = looks.TEXT[theme], looks.QUIET[theme], looks.PAPER[theme]
    colour = looks.CHOSEN[theme]
    canvas.line(x + 8, y, x + width - 8, y, looks.LINE[theme], 1.5)
    if peers.quartiles:
        low, high = peers.quartiles
        canvas.box(to(low), y - 5, max(to(high) - to(low), 1), 10, mixed(ink, 0.15, paper))
    for one in peers.values:
        canvas.dot(to(one), y, 7, paper, quiet)
    if peers.median is not None:
        canvas.line(to(peers.median), y - 9, to(peers.median), y + 9, ink, 2)
        canvas.shapes[-1]["layer"] = "above"
    if own is None:
        return
    if own.span is not None and not own.span.is_point:
        canvas.line(to(own.span.low), y, to(own.span.high), y, ink, 2)
    if own.value == 0:
        canvas.line(to(0), y - 8, to(0), y + 8, colour, 3.5)
    else:
        ground = mixed(colour, 0.35, paper) if own.hatched else colour
        canvas.dot(to(own.value), y, 11, paper if own.hollow else ground, colour)
