"""What came together: read one after another, and compared with what is on file and one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.intake.corpus import Corpus
from extract.intake.recognise import Recognised, recognise
from extract.intake.staging import Arrival, Refused
from extract.intake.standing import Known, Register, Standing
from extract.report import ReportFacts


def read(arrivals: Iterable[Arrival], corpus: Corpus) -> Iterator[Recognised | Refused]:
    """Every file that has come, recognised or refused, as soon as it is read."""
    taken = corpus.taken
    for arrival in arrivals:
        if isinstance(arrival, Refused):
            yield arrival
        else:
            yield recognise(arrival, corpus.knowledge, corpus.data, taken)


def standings(
    reports: Sequence[Recognised], facts: Sequence[ReportFacts], known: Iterable[Known]
) -> list[Standing]:
    """How each report stands, with the facts that are stated of it, to all before it."""
    register = Register.of(known)
    found = []
    for report, of in zip(reports, facts, strict=True):
        found.append(register.standing(report.sha256, report.text_sha256, of))
        register.add(
            Known(report.name, report.sha256, report.text_sha256, of.agency, of.district_code,
                  of.year, in_batch=True)
        )  # fmt: skip
    return found
