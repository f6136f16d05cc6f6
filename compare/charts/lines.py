"""The lines of a bar chart from top to bottom, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.charts.look import Look
from compare.comparison import RESIDENTS_PER, Comparison, Row
from compare.intervals import Interval
from compare.model import Figure, Observation, State
from compare.periods import is_part_year, own_period
from compare.telling import numbers
from compare.telling.naming import counted_unit, part_name, period_name
from compare.telling.phrases import Speaker, unit_of_title
from compare.telling.rank_words import rank_said
from compare.words import WORDS, word

FEW = 12
MOST_APART = 2
GLYPHS = {
    State.NOT_REPORTED: "—",
    State.NOT_READ: "·",
    State.NOT_APPLICABLE: "n/a",
    State.PARTS_ONLY: "∑?",
    State.NOT_COMPARABLE: "⊘",
}
# What is known in part stands before what is not known at all.
SILENCES = (State.PARTS_ONLY, *(s for s in State if s != State.PARTS_ONLY))


@dataclass(frozen=True)
class Line:
    """One line: a bureau (``main``), one without a mark (``quiet``), a part of a figure (``part``)
    or a group's ``heading``.

    ``hollow`` is a figure entered by hand or added up; ``extension`` where an annualised bar ends;
    ``dotted`` a figure that awaits review.
    """

    role: str
    report_id: str
    name: str
    note: str
    value: float | None
    span: Interval | None
    label: str
    hatched: bool
    observation: str
    hover: str
    depth: int = 0
    hollow: bool = False
    extension: float | None = None
    confidence: Interval | None = None
    dotted: bool = False

    @property
    def height(self) -> float:
        """How high the line is, in units of a bureau's line."""
        return {"main": 1.0, "part": 0.62, "heading": 0.8, "dot": 1.0, "quiet": 0.6}[self.role]


def is_many(comparison: Comparison) -> bool:
    """True where bars give way to a dot plot."""
    return len(comparison.ranked) > FEW


def lines_of(comparison: Comparison, speaker: Speaker, look: Look) -> list[Line]:
    """Ranked bureaus with their parts, then the silent ones, then those apart."""
    many = is_many(comparison)
    parts = look.parts and not many
    lines: list[Line] = []
    for row in comparison.ranked:
        line = _main(comparison, row, speaker, "dot" if many else "main")
        if many and look.picture and row.rank:
            # A picture has no pointer and no table to tell the rank.
            line = replace(line, label=f"{line.label} · {rank_said(row, speaker.lang)}")
        lines.append(line)
        if parts:
            lines += _parts(comparison, row, speaker)
    for row in sorted(comparison.silent, key=lambda r: SILENCES.index(r.figure.state)):
        lines.append(_main(comparison, row, speaker, "dot" if many else "quiet"))
        if parts and row.figure.state == State.PARTS_ONLY:
            lines += _parts(comparison, row, speaker)
    if comparison.apart:
        lines.append(Line("heading", "", word("compare.apart", speaker.lang), "", None, None, "",
                          False, "", ""))  # fmt: skip
        lines += [_main(comparison, row, speaker, "dot" if many else "quiet")
                  for row in comparison.apart]  # fmt: skip
    return lines


def shown_value(comparison: Comparison, row: Row, speaker: Speaker) -> str:
    """The row's figure as printed at the end of its bar."""
    observation = row.figure.observation
    if row.shown is None or observation is None:
        return ""
    sign = numbers.SIGNS.get(observation.qualifier, "")
    rate = comparison.rate
    if rate is not None and rate.kind == "proportion":
        return f"{sign}{numbers.four_significant(row.shown)}%"
    if rate is not None:
        return sign + numbers.rate(row.shown, comparison.unit, speaker.lang)
    if row.factor != 1:
        whole = round(row.shown) if row.shown >= 10 else row.shown
        return sign + numbers.amount(whole, comparison.unit, speaker.lang)
    return speaker.stated(observation)


def marks(figure: Figure, is_flow: bool) -> str:
    """The marks after a bureau's figure: ◔ part of a year, ✎ entered by hand, ✓ corrected by a
    person, ? awaiting review, ∑ a sum of parts; each with a blank before it."""
    own = figure.observation
    found = (
        (" ◔", is_part_year(figure, is_flow)), (own.mark if own else "", own is not None),
        (" ?", figure.state == State.AWAITING_REVIEW and not (own and own.awaits_review)),
        (" ∑", figure.is_derived),
    )  # fmt: skip
    return "".join(mark for mark, holds in found if holds)


def is_hatched(comparison: Comparison, row: Row) -> bool:
    """True for a figure of part of its year."""
    return is_part_year(row.figure, comparison.is_flow)


def is_hollow(row: Row) -> bool:
    """True for a figure without a text to open, or one that no report states."""
    observation = row.figure.observation
    entered = observation is not None and observation.method == "entered"
    return entered or row.figure.is_derived


def _main(comparison: Comparison, row: Row, speaker: Speaker, role: str) -> Line:
    figure, observation = row.figure, row.figure.observation
    hatched = row.shown is not None and is_hatched(comparison, row)
    label = shown_value(comparison, row, speaker)
    extended = ""
    if label and row.factor != 1 and comparison.rate is None and observation:
        extended = word("chart.annualised", speaker.lang, stated=speaker.stated(observation))
    if label:
        label += _marked(comparison, row, speaker, role == "dot")
    if row.shown is None:
        label = _absence(row, speaker)
    note = joined_notes([extended or _until(row, speaker), rank_said(row, speaker.lang)])
    return Line(
        role=role,
        report_id=figure.report.id,
        name=speaker.names[figure.report.id],
        note=note,
        value=row.stated if row.shown is not None else None,
        span=row.span,
        label=label,
        hatched=hatched,
        observation=figure.opened.id if figure.opened else "",
        hover=_hover(row, observation, speaker),
        hollow=is_hollow(row),
        extension=row.shown if row.factor != 1 else None,
        confidence=row.confidence,
        dotted=row.shown is not None and figure.state == State.AWAITING_REVIEW,
    )  # fmt: skip


def _marked(comparison: Comparison, row: Row, speaker: Speaker, is_dot: bool) -> str:
    """The marks of a label. What stands under the name where there is room for it, the end of the
    period or the figure as stated, stands here where there is none."""
    said, observation = marks(row.figure, comparison.is_flow), row.figure.observation
    if row.factor != 1 and comparison.rate is None and observation is not None:
        said = said.replace(" ◔", "")
        return f" ({speaker.stated(observation)} ◔){said}" if is_dot else said
    return said.replace("◔", _until(row, speaker)) if is_dot else said


def joined_notes(notes: Sequence[str]) -> str:
    """Small notes in one line."""
    return " · ".join(note for note in notes if note)


def _until(row: Row, speaker: Speaker) -> str:
    """The period that the figure covers, which need not be its report's."""
    end, basis = own_period(row.figure)[1:]
    return period_name(replace(row.report, period_end=end, period_basis=basis), speaker.lang)


def _absence(row: Row, speaker: Speaker) -> str:
    """What stands where a bar would be: — 未报告, ∑? 仅有分项, ⊘ 4,216 家次（多部门联合）."""
    figure, lang = row.figure, speaker.lang
    if figure.has_value and figure.observation:
        return f"⊘ {speaker.stated_with_unit(figure.observation)}"
    glyph = GLYPHS[figure.state]
    if figure.state == State.NOT_COMPARABLE and figure.others:
        printed = [_with_scope(o, speaker) for o in figure.others[:MOST_APART]]
        printed += ["…"] if len(figure.others) > MOST_APART else []
        return f"{glyph} {word('list.separator', lang).join(printed)}"
    return f"{glyph} {word(f'state.{figure.state.value}', lang)}"


def _with_scope(observation: Observation, speaker: Speaker) -> str:
    printed = speaker.stated_with_unit(observation)
    printed += observation.mark
    if observation.scope == "own":
        return printed
    inner = word(f"scope.{observation.scope}", speaker.lang)
    return printed + word("brackets", speaker.lang, inner=inner)


def part_label(comparison: Comparison, row: Row, part: Observation, speaker: Speaker) -> str:
    """其中一般行政处罚; 含个人 for a part of a part; 分项 企业 where no whole is stated."""
    above = next((o for o in row.figure.parts if o.id == part.part_of), None)
    whole = above or row.figure.observation
    name = part_name(speaker.dataset, part, whole.slice if whole else comparison.part, speaker.lang)
    key = "part.of_which" if row.figure.observation else "part.stated"
    return word("part.including" if above else key, speaker.lang, name=name)


def _parts(comparison: Comparison, row: Row, speaker: Speaker) -> list[Line]:
    """A line for each part, in its whole's order, indented by how deep it lies."""
    figure, depth = row.figure, {o.id: 0 for o in row.figure.parts}
    scale = RESIDENTS_PER / row.population if comparison.per_residents and row.population else 1.0
    lines = []
    for part in figure.parts:
        depth[part.id] = depth.get(part.part_of, -1) + 1
        lines.append(_part(comparison, row, part, depth[part.id], scale, speaker))
    return lines


def _part(
    comparison: Comparison, row: Row, part: Observation, depth: int, scale: float, speaker: Speaker
) -> Line:
    same_unit = part.unit == comparison.unit
    same_unit = same_unit and (comparison.rate is None or comparison.per_residents)
    rated = comparison.per_residents and same_unit
    is_named = part.unit == unit_of_title(comparison)
    label = speaker.stated(part) if is_named else speaker.stated_with_unit(part)
    if rated:
        label = numbers.rate(part.value * scale, part.unit, speaker.lang)
    return Line(
        role="part",
        report_id=row.report.id,
        name=part_label(comparison, row, part, speaker),
        note="",
        value=part.value * scale if same_unit else None,
        span=None,
        label=label + part.mark,
        hatched=is_hatched(comparison, row),
        observation=part.id,
        hover=_hover(row, part, speaker),
        depth=depth,
        hollow=part.method == "entered",
        dotted=part.awaits_review and same_unit,
    )


def _hover(row: Row, observation: Observation | None, speaker: Speaker) -> str:
    """The exact figure, its interval, period and sentence, for the pointer."""
    name = f"<b>{escaped(speaker.names[row.report.id])}</b>"
    period = escaped(joined_notes([_until(row, speaker), rank_said(row, speaker.lang)]))
    if observation is None:
        return f"{name}<br>{escaped(_absence(row, speaker))}<br>{period}"
    sign = numbers.SIGNS.get(observation.qualifier, "")
    unit = "" if observation.unit == "percent" else " " + counted_unit(
        speaker.dataset, observation.unit, observation.value, speaker.lang)  # fmt: skip
    printed = f"{sign}{numbers.exact(observation.value)}{unit}"
    lines = [f"{name}  {printed}", period]
    if observation.method == "entered":
        lines.append(escaped(word("state.entered", speaker.lang)))
    lines += [escaped(line) for line in reviewed_lines(observation, speaker)]
    if row.figure.why:
        lines.append(escaped(word(row.figure.why, speaker.lang)))
    lines += _quote_lines(observation.quote or observation.note)
    return "<br>".join(lines)


def reviewed_lines(observation: Observation, speaker: Speaker) -> list[str]:
    """Who corrected the figure, from what and why; or that it awaits review."""
    lang = speaker.lang
    if observation.awaits_review:
        return [word("review.awaits", lang)]
    if observation.method != "corrected":
        return []
    was = _read_before(observation, speaker)
    said = word("review.corrected_by", lang, who=observation.reviewed_by,
                day=observation.reviewed_at[:10], was=was)  # fmt: skip
    why = observation.corrected_why
    return [said, word("review.corrected_why", lang, why=why)] if why else [said]


def _read_before(observation: Observation, speaker: Speaker) -> str:
    """What the program had read, in the page's words: 38, or kind: won."""
    lang, dictionary = speaker.lang, speaker.dataset.dictionary
    said = []
    for change in observation.corrected_from.split("; "):
        column, _, value = change.partition(" ")
        metric, unit = dictionary.metrics.get(value), dictionary.units.get(value)
        kind = dictionary.metrics[observation.metric].kinds.get(value)
        named = metric or unit or kind
        if named is not None:
            value = named.zh if lang == "zh" else named.en
        elif f"{column}.{value}" in WORDS:
            value = word(f"{column}.{value}", lang)
        elif value == "total":
            value = word("slice.total", lang)
        elif f"data.basis.{value}" in WORDS:
            value = word(f"data.basis.{value}", lang)
        elif f"fate.{change}" in WORDS:  # a number that was no figure
            value = word(f"fate.{change}", lang)
        label = f"review.field.{column}"
        is_plain = column == "value" or label not in WORDS
        said.append(value if is_plain else word(label, lang) + word("colon", lang) + value)
    return word("clause.separator", lang).join(said)


def _quote_lines(quote: str, width: int = 34, most: int = 3) -> list[str]:
    cut = [quote[i : i + width] for i in range(0, len(quote), width)]
    if len(cut) > most:
        cut = [*cut[:most], "…"]
    return [escaped(line) for line in cut]


def escaped(text: str) -> str:
    """Text for Plotly, which reads a few tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def positions(lines: Sequence[Line]) -> list[float]:
    """The middle of each line, downwards from 0, in units of a bureau's line."""
    middles, top = [], 0.0
    for line in lines:
        middles.append(top + line.height / 2)
        top += line.height
    return middles
