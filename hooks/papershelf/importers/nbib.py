"""Reads PubMed's format (``.nbib``, *Send to: Citation manager*), which MEDLINE documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from papershelf.author import Author
from papershelf.importers import people, words
from papershelf.importers.document import Document, Entry, Format
from papershelf.importers.record import Record
from papershelf.normalise.name_parts import split_pubmed

# A tag of up to four letters; lines that go on are indented.
_TAG = re.compile(r"([A-Z0-9]{2,4}) {0,2}- ?(.*)$")
_FITS = re.compile(r"\s*(?:[A-Z0-9]{2,4} {0,2}- [^\n]*\n\s*)*?PMID ?- ?\d")
_KIND = re.compile(r"^(.*\S)\s*\[([a-z]+)\]$")
# The tag that comes last in an entry of PubMed's.
_LAST = "SO"
# In the order of a paper's use: the names in full, then short ones.
_NAMES = ("FAU", "AU")

Tags = Mapping[str, Sequence[str]]


def entries(document: Document) -> Iterator[Entry]:
    """Yield the entries of a file: each begins with the tag ``PMID``."""
    begun, tags = 0, list[tuple[str, list[str]]]()
    found: list[tuple[int, Tags]] = []
    for number, written in enumerate(document.text.split("\n"), 1):
        match = _TAG.match(written)
        if match and match[1] == "PMID":
            if begun:
                found.append((begun, _joined(tags)))
            begun, tags = number, [("PMID", [match[2]])]
        elif match and begun:
            tags.append((match[1], [match[2]]))
        elif begun and written.strip():
            tags[-1][1].append(written.strip())
    if begun:
        found.append((begun, _joined(tags)))
    whole = [_LAST in tags for _, tags in found]
    for (line, tags_of), ended in zip(found, whole, strict=True):
        key = tags_of["PMID"][0].strip()
        if not ended and sum(whole) * 2 > len(whole):
            fault = f"the entry has no line {_LAST}, as others have: the file may be cut"
            yield Entry(f"line {line}", key, None, fault)
        else:
            yield Entry(f"line {line}", key, tags_of)


def _joined(tags: Sequence[tuple[str, Sequence[str]]]) -> Tags:
    """Return tag -> its values, each on one line."""
    found: dict[str, list[str]] = defaultdict(list)
    for tag, lines in tags:
        found[tag].append(" ".join(lines))
    return dict(found)


def to_record(tags: Tags) -> Record:
    """Return the record of an entry: tag -> values in their order."""
    kinds = [found for tag in ("LID", "AID") for found in _of_kind(tags, tag)]
    dois = [value for value, kind in kinds if kind == "doi"]
    types = [kind.lower() for kind in tags.get("PT", ())]
    return Record(
        title=_first(tags, "TI", "BTI"),
        authors=_authors(tags),
        journal=_first(tags, "JT", "TA", "CTI"),
        volume=_first(tags, "VI"),
        issue=_first(tags, "IP"),
        pages=_first(tags, "PG")
        or next((v for v, kind in kinds if kind == "pii" and v.isdigit()), ""),
        issn=words.issn(*_printed_first(tags.get("IS", ()))),
        publisher=_first(tags, "PB"),
        date=words.date(_first(tags, "DP")) or words.date(_first(tags, "DEP")),
        doi=words.doi(*dois, *tags.get("DOI", ())),
        pmid=words.pmid(*tags.get("PMID", ())),
        pmcid=words.pmcid(*tags.get("PMC", ())),
        language=_first(tags, "LA"),
        abstract=words.paragraphs(_first(tags, "AB")),
        keywords=words.keywords(tags.get("OT", ())),
        mesh_headings=tuple(dict.fromkeys(heading(text) for text in tags.get("MH", ()))),
        retracted="retracted publication" in types or bool(tags.get("RIN")),
        corrected_by=tuple(filter(None, map(words.notice, tags.get("EIN", ())))),
        source="PubMed",
        genre=_first(tags, "PT"),
    )


def heading(written: str) -> str:
    """Return a MeSH heading without the star that marks a main one and its qualifiers."""
    return words.line(written.partition("/")[0].strip(" *"))


def _first(tags: Tags, *names: str) -> str:
    return next(
        (text for name in names for value in tags.get(name, ()) if (text := words.line(value))), ""
    )


def _of_kind(tags: Tags, tag: str) -> Iterator[tuple[str, str]]:
    """Yield ids with their kinds: ``10.1000/1 [doi]``."""
    for value in tags.get(tag, ()):
        if match := _KIND.match(value.strip()):
            yield match[1], match[2]


def _printed_first(values: Sequence[str]) -> list[str]:
    return sorted(values, key=lambda value: "(Print)" not in value and "(Linking)" not in value)


def _authors(tags: Tags) -> tuple[Author, ...]:
    """Return the people, their names in full where given, then the groups."""
    names = next((tags[name] for name in _NAMES if tags.get(name)), ())
    authors = [*map(_author, names), *map(people.group, tags.get("CN", ()))]
    if not any(authors):
        authors = [*map(_author, tags.get("FED", ()))]
    return people.known(authors)


def _author(name: str) -> Author | None:
    """Return the author of ``Lee, Ann B Jr``, or of ``Lee AB`` where only short names are given."""
    family, comma, given = name.partition(",")
    if comma:
        return people.person(family, given)
    parts = split_pubmed(name)
    return people.person(parts.family, parts.given, parts.suffix) if parts else people.person(name)


FORMAT = Format(
    "PubMed's .nbib", (".nbib",), lambda t: _FITS.match(t) is not None, entries, to_record
)
