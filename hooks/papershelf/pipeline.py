"""From a folder of records to a catalogue: the rooms strung together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from papershelf.catalogue.build import build_catalogue
from papershelf.catalogue.groups import Catalogue
from papershelf.normalise import Reading, normalise
from papershelf.parse import discover, read_record
from papershelf.settings import Settings
from papershelf.vocabulary import Vocabulary, load_vocabulary

# How readings are computed: like the built-in `map`, or an executor's, in order or not.
ReadMap = Callable[[Callable[[str], Reading], Iterable[str]], Iterator[Reading]]


def load_catalogue(
    papers_dir: Path, vocabulary_path: Path, settings: Settings, *, read_map: ReadMap = map
) -> Catalogue:
    """Read every record below `papers_dir`.

    Args:
        papers_dir: the folder; a ``vocabulary.yml`` in it goes before `vocabulary_path`.
        vocabulary_path: the controlled vocabulary.
        settings: see `Settings`; paths among them are not looked at.
        read_map: computes the readings, one file independent of the other.

    Raises:
        NotADirectoryError: there is no such folder.
        VocabularyError: when the vocabulary has faults; records never raise.
    """
    if not papers_dir.is_dir():
        raise NotADirectoryError(f"papers folder: expected a folder at {papers_dir}, found none")
    vocabulary = load_vocabulary(vocabulary_of(papers_dir, vocabulary_path))
    names, faults = discover(papers_dir)
    readings = [Reading(None, (fault,)) for fault in faults]
    readings += read_map(partial(read_paper, papers_dir, vocabulary), names)
    return build_catalogue(readings, vocabulary, settings, len(names) + len(faults))


def vocabulary_of(papers_dir: Path, vocabulary_path: Path) -> Path:
    """The vocabulary of a folder of records: its own, else `vocabulary_path`."""
    own = papers_dir / "vocabulary.yml"
    return own if own.is_file() else vocabulary_path


def read_paper(papers_dir: Path, vocabulary: Vocabulary, name: str) -> Reading:
    """Read, parse and normalise one file; depends on nothing else, so it may run anywhere."""
    record, problems = read_record(papers_dir, name)
    if record is None:
        return Reading(None, problems)
    reading = normalise(record, vocabulary)
    return Reading(reading.paper, problems + reading.problems)
