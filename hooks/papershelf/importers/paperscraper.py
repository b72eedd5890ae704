"""Reads the JSON Lines of paperscraper: papers of PubMed, arXiv, bioRxiv, medRxiv and ChemRxiv.

The search of PubMed joins given and family name without the blank, and writes None for a missing
given name; those of the preprint servers write all authors in one text.  A missing value may be
the bare word NaN, which is no JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import isfinite

from papershelf.author import Author
from papershelf.importers import people, words
from papershelf.importers.document import Document, Entry, Format
from papershelf.importers.json_text import by_line
from papershelf.importers.record import Record
from papershelf.model import AbstractPart

_FITS = re.compile(r'\s*\{(?=[^\n]*"title")(?=[^\n]*"authors")[^\n]*\}\s*(?:\n|$)')
_SERVERS = {
    "10.48550/arxiv": "arXiv", "10.1101/": "bioRxiv", "10.64898/": "bioRxiv",
    "10.26434/chemrxiv": "ChemRxiv",
}  # fmt: skip
_SECTIONS = ("methods", "results", "conclusions")


def entries(document: Document) -> Iterator[Entry]:
    """Yield an entry for each line of a file."""
    yield from by_line(document)


def to_record(item: Mapping[str, object]) -> Record:
    """Return the record of one paper."""
    from_pubmed = isinstance(item.get("authors"), list) or "pubmed_id" in item
    stated = words.line(item.get("doi"))
    doi = words.doi(stated)
    # bioRxiv's own name for it is ``published``, which with others is a date.
    published = words.doi(item.get("published_doi"), item.get("published"))
    journal = words.line(item.get("journal"))
    return Record(
        title=words.line(item.get("title")),
        authors=_authors(item.get("authors")),
        journal=journal,
        date=words.date(item.get("date")),
        doi=doi,
        pmid=words.pmid(*_ids(item.get("pubmed_id"))),
        arxiv=words.arxiv(item.get("arxiv_id"), stated, item.get("url")),
        preprint_of=published if published.lower() != doi.lower() else "",
        url=words.line(item.get("url")),
        license=words.line(item.get("license")),
        abstract=_abstract(item),
        keywords=_keywords(item.get("keywords") or item.get("category")),
        source="PubMed" if from_pubmed else _server(doi or stated, journal),
        genre="",
    )


def _ids(value: object) -> list[object]:
    """Return PubMed ids; of several, which are on lines of their own, the first is the paper's."""
    if isinstance(value, float):
        value = int(value) if isfinite(value) else None
    return [*value.split()] if isinstance(value, str) else [value]


def _server(doi: str, journal: str) -> str:
    """Return the preprint server by the DOI's beginning, else by the journal's name."""
    found = (name for prefix, name in _SERVERS.items() if doi.lower().startswith(prefix))
    named = journal if journal.lower() in ("arxiv", "biorxiv", "medrxiv", "chemrxiv") else ""
    return named or next(found, "")


def _authors(value: object) -> tuple[Author, ...]:
    """Return the authors: of a list the names may be joined, of a text they are in full."""
    if isinstance(value, list):
        return people.from_texts([name for name in value if isinstance(name, str)], joined=True)
    return people.from_texts(value, spaced=True) if isinstance(value, str) else ()


def _abstract(item: Mapping[str, object]) -> tuple[AbstractPart, ...]:
    """Return the abstract; parts that are in keys of their own follow, unless it has them."""
    abstract = words.paragraphs(item.get("abstract"))
    said = " ".join(part.text for part in abstract)
    pairs = [(key.capitalize(), words.line(item.get(key))) for key in _SECTIONS]
    return abstract + words.labelled((key, text) for key, text in pairs if text[:80] not in said)


def _keywords(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return words.keywords(words.commas_apart(value))
    return words.keywords(value if isinstance(value, list) else ())


FORMAT = Format(
    "paperscraper",
    (".jsonl", ".jl", ".ndjson"),
    lambda t: _FITS.match(t) is not None,
    entries,
    to_record,
)
