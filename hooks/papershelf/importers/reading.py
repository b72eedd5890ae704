"""Reads a record that is not yet written, as a build will read its file."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from papershelf.importers import words
from papershelf.importers.record import Origin, Record, abstract_text, raw_record
from papershelf.importers.terms import named_terms
from papershelf.model import Abstract, AbstractStatus, Paper, RawRecord
from papershelf.normalise import normalise
from papershelf.vocabulary import Vocabulary

_ARXIV = re.compile(
    r"(?:arxiv|corr)(?: preprint| e-prints)?"
    r"(?:[ ,]+(?:abs/|arxiv:)?(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z.-]{2,20}/\d{7}).*)?",
    re.IGNORECASE,
)
_MOST_AUTHORS = 10_000
_MOST_TEXT = 200_000  # characters of an abstract or a title
# Kinds of entries that are no papers, in the words of all formats; an id makes them one.
_NO_PAPERS = frozenset(
    "webpage website online www elec blog icomm software comp program computerprogram dataset data "
    "dbase patent pat film motion_picture video videorecording audiorecording song sound music "
    "podcast broadcast tvbroadcast radiobroadcast interview map email letter pcomm "
    "personal_communication forumpost instantmessage bill case statute legislation hearing "
    "figure art artwork graphic slide presentation post post-weblog encyclopediaarticle "
    "dictionaryentry".split()
)


class ReadRecord(NamedTuple):
    """A record with the paper that it will be read as.

    Attributes:
        raw: the record as it will be written.
        codes: those of the problems of its reading.
        others: its keywords without a term.
    """

    record: Record
    raw: RawRecord
    paper: Paper
    codes: frozenset[str]
    others: tuple[str, ...]


def of_server(record: Record) -> Record:
    """Return the record of a preprint whose journal is written as arXiv, from there.

    Google Scholar writes ``arXiv preprint arXiv:1501.00001`` in place of a journal.
    """
    match = _ARXIV.fullmatch(record.journal)
    if match is None:
        return record
    arxiv = record.arxiv or words.arxiv(match["id"] or "")
    return replace(record, journal="", source=record.source or "arXiv", arxiv=arxiv)


def refusal(record: Record) -> str:
    """Return why a record cannot go on the shelf, before it is read; ``""`` if nothing shows."""
    if not record.title:
        return "it has no title"
    if len(record.authors) > _MOST_AUTHORS:
        return f"it has {len(record.authors):,} authors, at most {_MOST_AUTHORS:,} are read"
    if len(record.title) + len(abstract_text(record.abstract)) > _MOST_TEXT:
        return f"its title and abstract have more than {_MOST_TEXT:,} characters"
    identified = record.doi or record.pmid or record.pmcid or record.arxiv
    if record.genre.lower() in _NO_PAPERS and not identified:
        return f"an entry of type {record.genre} without DOI, PubMed or arXiv id is no paper"
    return ""


def read_record(
    record: Record, origin: Origin, vocabulary: Vocabulary, path: str
) -> ReadRecord | str:
    """Return a record as it will be read, or why it is no paper.

    The abstract goes below a heading, as people write it, if it is read back whole from there.
    """
    record = of_server(record)
    if reason := refusal(record):
        return reason
    named = named_terms(record, vocabulary)
    expected = Abstract(AbstractStatus.COMPLETE, record.abstract).text
    tried = []
    for in_body in (True, False):
        raw = raw_record(record, origin, named.tags, path=path, abstract_in_body=in_body)
        reading = normalise(raw, vocabulary)
        if reading.paper is None:
            return reading.problems[0].message
        codes = frozenset(problem.code for problem in reading.problems)
        tried.append(ReadRecord(record, raw, reading.paper, codes, named.others))
        if not expected or reading.paper.abstract.text == expected:
            return tried[-1]
    return max(reversed(tried), key=lambda read: len(read.paper.abstract.text))
