"""The record that an entry of a foreign file becomes, and its text as docs/records.md has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from papershelf.author import Author
from papershelf.machinery.frozen import Value
from papershelf.model import AbstractPart, RawRecord
from papershelf.normalise.names import split_authors

# Keys of the front matter that are written from an attribute of the same name, in two groups:
# before the shelf's facets and after them.
_BEFORE_FACETS = (
    *("journal", "volume", "issue", "pages", "issn", "publisher", "date", "doi", "pmid", "pmcid"),
    *("arxiv", "preprint_of", "url", "language", "license"),
)
_AFTER_FACETS = ("abstract_source", "summary", "citation_key", "source")


class Record(Value, frozen=True, kw_only=True):
    """What a foreign entry says, in the fields of a record; ``""`` or ``()`` where it is silent.

    Attributes:
        date: ``2020-06-15``, ``2020-06`` or ``2020``.
        preprint_of: the DOI of the published version of a preprint.
        abstract: its paragraphs as plain text, each on one line.
        keywords: words that authors, editors or the owner of a library gave the paper.
        mesh_headings: the Medical Subject Headings of PubMed.
        corrected_by: ids of notices that correct it: DOIs, or ``PMID:`` and a PubMed id.
        citation_key: the name by which other programs cite it.
        source: the database it is from, if the entry says so.
        genre: what kind of thing it is, in the format's own words.
    """

    title: str = ""
    authors: tuple[Author, ...] = ()
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    issn: str = ""
    publisher: str = ""
    date: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    arxiv: str = ""
    preprint_of: str = ""
    url: str = ""
    language: str = ""
    license: str = ""
    abstract: tuple[AbstractPart, ...] = ()
    abstract_source: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    mesh_headings: tuple[str, ...] = ()
    retracted: bool = False
    corrected_by: tuple[str, ...] = ()
    citation_key: str = ""
    source: str = ""
    genre: str = ""


class Origin(Value, frozen=True):
    """How a record came to the shelf.

    Attributes:
        method: in words, for ``acquired_by``.
        acquired: the day, as ISO 8601 writes it.
        query: the search that found it, or ``""``.
    """

    method: str
    acquired: str
    query: str = ""


def raw_record(
    record: Record,
    origin: Origin,
    tags: Mapping[str, tuple[str, ...]],
    *,
    path: str,
    abstract_in_body: bool = True,
) -> RawRecord:
    """Return a record as the reader of records gets it.

    Args:
        record: what the entry says.
        origin: how it came here.
        tags: key of a facet -> the terms to assert.
        path: the file's path below the papers folder.
        abstract_in_body: whether the abstract is below a heading, as people write it, or in the
            front matter, where no line of it can be taken for a heading or a label.
    """
    meta: dict[str, object] = {"title": record.title}
    if record.authors:
        meta["authors"] = written_authors(record.authors)
    meta |= _given(record, _BEFORE_FACETS)
    meta |= {key: [*terms] for key, terms in tags.items() if terms}
    if record.retracted:
        meta["retracted"] = "true"
    for key in ("corrected_by", "keywords", "mesh_headings"):
        if words := getattr(record, key):
            meta[key] = [*words]
    meta |= _given(record, _AFTER_FACETS)
    body = ""
    if record.abstract and abstract_in_body:
        body = f"## Abstract\n\n{abstract_text(record.abstract)}"
    elif record.abstract:
        meta["abstract"] = abstract_text(record.abstract)
    meta["acquired_by"] = origin.method
    if origin.query:
        meta["search_query"] = origin.query
    meta["acquisition_date"] = origin.acquired
    return RawRecord(path, meta, body)


def _given(record: Record, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return ((key, value) for key in keys if (value := getattr(record, key)))


def written_authors(authors: tuple[Author, ...]) -> list[object]:
    """Return authors as a list for the front matter.

    People are written ``Family, Given`` if they are read back so, otherwise as mappings, which
    leave nothing to guess.
    """
    texts = list(map(_text_of, authors))
    read, _ = split_authors(texts) if all(texts) else ((), ())
    if list(map(_parts, read)) == list(map(_parts, authors)):
        return [*texts]
    return list(map(_mapping, authors))


def _text_of(author: Author) -> str | None:
    if author.literal:
        return author.literal
    if not (author.family and author.given):
        return None
    between = f", {author.suffix}" if author.suffix else ""
    return f"{author.family}{between}, {author.given}"


def _parts(author: Author) -> tuple[str | None, ...]:
    return author.family, author.given, author.suffix, author.literal


def _mapping(author: Author) -> dict[str, str]:
    names = ("family", "given", "suffix", "literal")
    return {name: value for name in names if (value := getattr(author, name))}


def abstract_text(parts: tuple[AbstractPart, ...]) -> str:
    """Return an abstract in Markdown: a paragraph a part, its label in bold."""
    return "\n\n".join(
        f"**{part.label}:** {part.text}" if part.label else part.text for part in parts
    )


def record_text(raw: RawRecord) -> str:
    """Return the file of a record: front matter between two lines ``---``, then the body."""
    body = f"\n{raw.body}\n" if raw.body else ""
    return f"---\n{front_matter(raw.meta)}---\n{body}"


def front_matter(meta: Mapping[str, object]) -> str:
    """Return keys and values as YAML, one line a value."""
    text: str = yaml.dump(
        dict(meta),
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=1 << 30,  # a folded line is harder to search and to compare
    )
    return text
