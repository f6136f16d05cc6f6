"""Reading one report with what the data folder says: dictionary, districts, catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from extract.catalogue import Catalogue, load_catalogue, with_catalogue
from extract.document import Document, UnreadableDocument, read_document
from extract.folders import data_folder
from extract.metrics.dictionary import load_dictionary
from extract.places import Places, load_places
from extract.reading import Reader
from extract.records import ReportRows, read_rows
from extract.report import read_facts
from extract.yamlfile import YamlProblem


@dataclass(frozen=True)
class Knowledge:
    """What the data folder says: dictionary (as a reader), places, single reports' facts."""

    reader: Reader
    places: Places
    catalogue: Catalogue


def load_knowledge(data: Path | None = None) -> Knowledge:
    """Read the data files that reports are read with; read again only where one has changed.

    Raises YamlProblem with file, line and reason.
    """
    data = data or data_folder()
    catalogue, places = data / "catalogue.yaml", data / "districts.yaml"
    places_stamps = _stamps_of(places, data / "divisions.csv")
    known = _places(places, places_stamps)
    return Knowledge(
        _reader(data / "metrics.yaml", _stamps_of(data / "metrics.yaml")),
        known,
        _catalogue(catalogue, _stamps_of(catalogue) + places_stamps),
    )


Stamps = tuple[tuple[int, int, int], ...]


def _stamps_of(*paths: Path) -> Stamps:
    """What changes where a file does; nothing for one that is not there."""
    found = (path.stat() for path in paths if path.exists())
    return tuple((about.st_mtime_ns, about.st_size, about.st_ino) for about in found)


@lru_cache(maxsize=2)
def _reader(path: Path, _stamps: Stamps) -> Reader:
    return Reader(load_dictionary(path))


@lru_cache(maxsize=2)
def _places(path: Path, _stamps: Stamps) -> Places:
    return load_places(path)


@lru_cache(maxsize=2)
def _catalogue(path: Path, _stamps: Stamps) -> Catalogue:
    places = path.with_name("districts.yaml")
    divisions = path.with_name("divisions.csv")
    return load_catalogue(path, _places(places, _stamps_of(places, divisions)))


def try_report(
    path: Path, root: Path, data: Path, known: Knowledge | None = None
) -> ReportRows | str:
    """One report's rows, or why it cannot be read, in English."""
    try:
        return read_report(read_document(path, root), data, known)
    except UnreadableDocument as problem:
        return problem.reason
    except YamlProblem:
        raise
    except Exception as error:  # one report that trips the reading must not lose the others
        return f"reading it failed ({type(error).__name__}: {error}); please report this"


def read_report(
    document: Document, data: Path | None = None, known: Knowledge | None = None
) -> ReportRows:
    """The rows of one document, with the facts that the catalogue knows of it.

    ``known`` is what ``data`` says, where it has been loaded already.
    """
    known = known or load_knowledge(data)
    entry = known.catalogue.get(document.report_id)
    facts = with_catalogue(read_facts(document, known.places), entry, known.places)
    if entry is not None and entry.source_url:
        document = replace(document, source_url=entry.source_url)
    return read_rows(document, facts, known.reader)
