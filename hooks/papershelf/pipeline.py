"""From a folder of records to a catalogue: the rooms strung together."""

from __future__ import annotations

from pathlib import Path

from papershelf.catalogue.build import build_catalogue
from papershelf.catalogue.groups import Catalogue
from papershelf.model import Paper
from papershelf.normalise import Reading, normalise
from papershelf.parse import discover, read_record
from papershelf.problems import Problem
from papershelf.settings import Settings
from papershelf.vocabulary import Vocabulary, load_vocabulary


def load_catalogue(papers_dir: Path, vocabulary_path: Path, settings: Settings) -> Catalogue:
    """Read every record below `papers_dir`.

    A ``vocabulary.yml`` in `papers_dir` goes before `vocabulary_path`.

    Raises:
        NotADirectoryError: there is no such folder.
        VocabularyError: when the vocabulary has faults; records never raise.
    """
    if not papers_dir.is_dir():
        raise NotADirectoryError(f"papers folder: expected a folder at {papers_dir}, found none")
    own = papers_dir / "vocabulary.yml"
    vocabulary = load_vocabulary(own if own.is_file() else vocabulary_path)
    names, faults = discover(papers_dir)
    papers: list[Paper] = []
    problems: list[Problem] = list(faults)
    for name in names:
        reading = read_paper(papers_dir, name, vocabulary)
        problems += reading.problems
        if reading.paper is not None:
            papers.append(reading.paper)
    return build_catalogue(papers, problems, vocabulary, settings, len(names) + len(faults))


def read_paper(papers_dir: Path, name: str, vocabulary: Vocabulary) -> Reading:
    """Read, parse and normalise one file; depends on nothing else, so it may run anywhere."""
    record, problems = read_record(papers_dir, name)
    if record is None:
        return Reading(None, problems)
    reading = normalise(record, vocabulary)
    return Reading(reading.paper, problems + reading.problems)
