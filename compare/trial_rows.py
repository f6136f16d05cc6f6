"""The effects of a changed dictionary in words: for the page, and as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.files.export import BOM, neutralised
from compare.load import Dataset, observation_of
from compare.telling.naming import metric_name, slice_name, unit_name
from compare.telling.phrases import Speaker
from compare.words import WORDS, joined, word
from extract.editing.trial import Effect
from extract.metrics.dictionary import Dictionary
from extract.records import Row

COLUMNS = (
    "effect", "report_id", "bureau", "file", "start", "end", "text",
    "metric_before", "metric_name_before", "kind_before", "value_before", "unit_before",
    "metric_after", "metric_name_after", "kind_after", "value_after", "unit_after",
    "differs", "fate", "reason", "sentence",
)  # fmt: skip
_PERIOD = ("period_basis", "period_start", "period_end")


@dataclass(frozen=True)
class Told:
    """One effect: what the number was read as before and after, and what differs, in words."""

    effect: Effect
    before: str
    after: str
    differs: tuple[str, ...]


class Teller:
    """Tells effects; what was there before in the old dictionary's names, after in the new's."""

    def __init__(self, said: Speaker, new: Dictionary) -> None:
        self.said = said
        self._new = replace(said, dataset=replace(said.dataset, dictionary=new))

    def tell(self, effect: Effect) -> Told:
        """One effect in words; what was no figure is told by its fate."""
        none = self._fate(effect)
        return Told(
            effect,
            _figure(effect.before, self.said) if effect.before else none,
            _figure(effect.after, self._new) if effect.after else none,
            self._differs(effect),
        )

    def _fate(self, effect: Effect) -> str:
        key = f"fate.{effect.fate}"
        lang = self.said.lang
        return word(key, lang) if key in WORDS else word("dictionary.no_number", lang)

    def _differs(self, effect: Effect) -> tuple[str, ...]:
        """分类：一般行政处罚 → 合计, for each thing that differs; the period once."""
        if effect.before is None or effect.after is None:
            return ()
        names = dict.fromkeys("period" if n in _PERIOD else n for n in effect.differs)
        found = []
        for name in names:
            if name in {"metric", "value", "unit"}:
                continue  # shown by the figures themselves
            pair = [
                self._value(name, row, whole, speaker)
                for row, whole, speaker in (
                    (effect.before, effect.wholes[0], self.said),
                    (effect.after, effect.wholes[1], self._new),
                )
            ]
            label = word(f"dictionary.differs.{name}", self.said.lang)
            found.append(f"{label}{word('colon', self.said.lang)}{pair[0]} → {pair[1]}")
        return tuple(found)

    def _value(self, name: str, row: Row, whole: str, speaker: Speaker) -> str:
        lang = speaker.lang
        if name == "period":
            span = "–".join(str(row[n]) for n in ("period_start", "period_end") if row[n])
            basis = word(f"data.basis.{row['period_basis']}", lang) if row["period_basis"] else ""
            return " ".join(part for part in (basis, span) if part) or word("period.unknown", lang)
        if name == "whole":
            return whole or word("dictionary.no_whole", lang)
        if name == "kind":
            kinds = speaker.dataset.dictionary.metrics[row["metric"]].kinds
            kind = kinds.get(row["kind"])
            if kind is not None:
                return kind.zh if lang == "zh" else kind.en
        if row[name] == "total":
            return word("slice.total", lang)
        key = f"data.method.{row[name]}" if name == "method" else f"{name}.{row[name]}"
        return word(key, lang) if key in WORDS else str(row[name])


def _figure(row: Row, speaker: Speaker) -> str:
    """行政处罚 简易程序 96 件."""
    observation = observation_of(row)
    name = metric_name(speaker.dataset, observation.metric, speaker.lang)
    if not observation.slice.is_whole:
        part = slice_name(speaker.dataset, observation.metric, observation.slice, speaker.lang)
        name += word("brackets", speaker.lang, inner=part)
    return f"{name} {speaker.stated_with_unit(observation)}"


def to_csv(effects: Sequence[Effect], said: Speaker, new: Dictionary) -> bytes:
    """All effects, one a row, values unrounded and in base units."""
    teller = Teller(said, new)
    files = {r.id: r.file for r in said.dataset.reports()}
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n", restval="")
    writer.writeheader()
    for effect in effects:
        row = effect.row
        record = {
            "effect": word(f"dictionary.{effect.what}", said.lang),
            "report_id": effect.report_id,
            "bureau": said.names.get(effect.report_id, ""),
            "file": files.get(effect.report_id, ""),
            "start": row["start"], "end": row["end"], "text": row["text"],
            **_columns(effect.before, "before", said.dataset, said.lang),
            **_columns(effect.after, "after", replace(said.dataset, dictionary=new), said.lang),
            "differs": joined(list(teller.tell(effect).differs), said.lang),
            "fate": effect.fate, "reason": effect.reason, "sentence": row["quote"],
        }  # fmt: skip
        writer.writerow({key: neutralised(str(value)) for key, value in record.items()})
    return (BOM + out.getvalue()).encode("utf-8")


def _columns(row: Row | None, when: str, dataset: Dataset, lang: str) -> dict[str, str]:
    if row is None:
        return {}
    return {
        f"metric_{when}": row["metric"],
        f"metric_name_{when}": metric_name(dataset, row["metric"], lang),
        f"kind_{when}": row["kind"], f"value_{when}": str(row["value"]),
        f"unit_{when}": row["unit"],
    }  # fmt: skip


def reading_said(text: str, dictionary: Dictionary, said: Speaker) -> str:
    """What the accuracy says of a number, in words.

    ``penalty_cases 51 case``, ``unmapped``, ``kind total``, ``part of 402``, ``no statistic``.
    """
    lang = said.lang
    dataset = replace(said.dataset, dictionary=dictionary)
    first, _, rest = text.partition(" ")
    if first in dictionary.metrics or (rest and rest.rpartition(" ")[2] in dictionary.units):
        value, _, unit = rest.partition(" ")
        return f"{metric_name(dataset, first, lang)} {value} {unit_name(dataset, unit, lang)}"
    if text.startswith("part of "):
        return word("dictionary.accuracy.part_of", lang, whole=text.removeprefix("part of "))
    fixed = {
        "no part": "dictionary.no_whole", "no statistic": "dictionary.accuracy.no_statistic",
        "not seen": "dictionary.accuracy.not_seen",
    }.get(text, f"fate.{text}")  # fmt: skip
    if fixed in WORDS:
        return word(fixed, lang)
    label = "period" if first in _PERIOD else first
    value = word("slice.total", lang) if rest == "total" else rest
    value = word(f"{first}.{rest}", lang) if f"{first}.{rest}" in WORDS else value
    key = f"dictionary.differs.{label}"
    return f"{word(key, lang)}{word('colon', lang)}{value}" if key in WORDS else text
