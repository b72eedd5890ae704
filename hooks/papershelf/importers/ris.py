"""Reads RIS, as EndNote, Zotero, publishers and databases write it; rispy names its tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from rispy.parser import RisParser

from papershelf.author import Author
from papershelf.importers import people, words
from papershelf.importers.document import Document, Entry, Format
from papershelf.importers.record import Record

# Tag, two blanks, hyphen; some programs write one blank, or none after the hyphen.
_TAG = re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?P<gap> {1,2})-(?: (?P<value>.*)|)$")
# In their texts ``T2 - weighted`` may begin a line, where tags have another gap.
_PROSE = ("AB", "N1", "N2")
_FITS = re.compile(r"\s*(?:[^\n]*\n){0,20}?\s*TY {1,2}-")
_LIST_TAGS = (
    "A1",
    "A2",
    "A3",
    "A4",
    "AB",
    "AU",
    "KW",
    "N1",
    "N2",
    "UR",
    "DO",
    "SN",
    "C2",
    "L1",
    "L2",
)
_DATABASES = re.compile(r"pubmed|medline", re.IGNORECASE)
_BOOK_PARTS = frozenset(("CHAP", "ECHAP", "CONF", "CPAPER"))
# Divides the lines of an entry for rispy, so that a value may have line ends; no text has it.
_BETWEEN_TAGS = "\x1e"
# citation-js cuts values after so many characters; a tag with its mark has six.
_CUT, _MARK = 70, 6
_SENTENCE_ENDS = (".", "!", "?", ":")
# Takes keys, and returns the first text that one has.
TextOf: TypeAlias = Callable[..., str]


def entries(document: Document) -> Iterator[Entry]:
    """Yield the entries of a file, from each line ``TY`` to its line ``ER``."""
    begun, gap, lines = 0, 0, list[list[str]]()
    for number, written in enumerate(document.text.replace(_BETWEEN_TAGS, "").split("\n"), 1):
        match = _TAG.match(written.lstrip("\ufeff"))
        tag, width = (match["tag"], len(match["gap"])) if match else ("", 0)
        if begun and width != gap and tag not in ("TY", "ER") and lines[-1][0][:2] in _PROSE:
            tag = ""
        if tag == "TY":
            if begun:
                yield _cut(begun)
            begun, gap, lines = number, width, [[f"TY  - {_value(match)}"]]
        elif not begun:
            continue
        elif tag == "ER":
            yield _entry(begun, lines)
            begun = 0
        elif tag:
            lines.append([f"{tag}  - {_value(match)}"])
        else:
            lines[-1].append(written)
    if begun:
        yield _cut(begun)


def _value(match: re.Match[str] | None) -> str:
    return ((match["value"] or "") if match else "").lstrip()


def _cut(line: int) -> Entry:
    return Entry(f"line {line}", "", None, "no line ER ends the entry: the file may be cut")


def _entry(line: int, lines: Sequence[Sequence[str]]) -> Entry:
    """Return the entry of these lines, each with those that continue it."""
    text = _BETWEEN_TAGS.join(map(_joined, [*lines, ["ER  - "]]))
    found = RisParser(
        list_tags=[*_LIST_TAGS], delimiter_tags_mapping={}, newline=_BETWEEN_TAGS
    ).parse(text)
    return Entry(f"line {line}", words.line(found[0].get("id")), found[0])


def _joined(lines: Sequence[str]) -> str:
    """Return the lines of one tag; they go on within words where a program cut after 70 letters."""
    first, *others = lines
    cut = others and all(len(line) == _CUT for line in (first[_MARK:], *others[:-1]))
    return "".join(lines) if cut else "\n".join((first, *map(str.strip, others)))


def to_record(entry: Mapping[str, object]) -> Record:
    """Return the record of an entry, as rispy names its tags."""
    genre = words.line(entry.get("type_of_reference"))

    def text(*keys: str) -> str:
        return next((found for key in keys for found in _texts(entry, key) if found), "")

    database = text("name_of_database")
    accession = text("accession_number") if _DATABASES.search(database) else ""
    urls = _texts(entry, "urls")
    part = ("secondary_title", "alternate_title3") if genre in _BOOK_PARTS else ()
    return Record(
        title=text("title", "primary_title", "short_title"),
        authors=_authors(entry),
        journal=text(
            *part,
            *("alternate_title3", "secondary_title", "journal_name", "alternate_title2"),
            "alternate_title1",
        ),
        volume=text("volume"),
        issue=text("number"),
        pages=words.pages(text("start_page"), text("end_page")) or _article_number(entry),
        issn=words.issn(*_texts(entry, "issn")),
        publisher=text("publisher"),
        date=_date(text),
        doi=words.doi(
            *_texts(entry, "doi"), *_texts(entry, "type_of_work"), *_notes(entry, "doi"), *urls
        ),
        pmid=words.pmid(accession, *_notes(entry, "pmid"), *urls),
        pmcid=words.pmcid(*filter(_is_pmcid, (*_texts(entry, "custom2"), *_notes(entry, "pmc")))),
        arxiv=words.arxiv(*urls, *_notes(entry, "arxiv")),
        url=next((url for url in urls if url.lower().startswith("http")), ""),
        language=text("language"),
        abstract=words.paragraphs(_abstract(entry)),
        keywords=words.keywords(_raw(entry, "keywords")),
        citation_key=text("id", "label"),
        source=database,
        genre=genre,
    )


def _texts(entry: Mapping[str, object], key: str) -> list[str]:
    return [found for value in _raw(entry, key) if (found := words.line(value))]


def _raw(entry: Mapping[str, object], key: str) -> list[object]:
    value = entry.get(key)
    return value if isinstance(value, list) else [value]


def _notes(entry: Mapping[str, object], name: str) -> Iterator[str]:
    """Yield what notes say after ``DOI:``, ``PMID:`` and the like, as Zotero writes its extra."""
    pattern = re.compile(rf"\b{name}(?:id)?\s*:\s*(\S+)", re.IGNORECASE)
    for key in ("notes", "note"):
        for text in _texts(entry, key):
            yield from pattern.findall(text)


def _abstract(entry: Mapping[str, object]) -> str:
    """Return the abstract, whose paragraphs or lines may have a tag each."""
    texts = _texts(entry, "abstract") or _texts(entry, "notes_abstract")
    return "".join(f"{text}\n\n" if text.endswith(_SENTENCE_ENDS) else f"{text} " for text in texts)


def _is_pmcid(text: str) -> bool:
    return text.upper().startswith("PMC") or text.isdigit()


def _article_number(entry: Mapping[str, object]) -> str:
    found = [text for key in ("custom7", "note") for text in _texts(entry, key)]
    return next(filter(words.is_article_number, found), "")


def _date(text: TextOf) -> str:
    """Return the most precise of the dates, if it is in the year that the entry is cited by."""
    dates = [words.date(text(key).rstrip("/")) for key in ("year", "publication_year", "date")]
    stated = [found for found in dates if found]
    return max((found for found in stated if found[:4] == stated[0][:4]), key=len, default="")


def _authors(entry: Mapping[str, object]) -> tuple[Author, ...]:
    """Return authors, or if nobody else is named the editors.

    Some programs write all authors in both tags; but two authors may have one name.
    """
    first = _texts(entry, "first_authors")
    others = [name for name in _texts(entry, "authors") if name not in first]
    for names in (
        [*first, *others],
        *(_texts(entry, key) for key in ("secondary_authors", "tertiary_authors")),
    ):
        if names:
            return people.one_each(names)
    return ()


FORMAT = Format(
    "RIS",
    (".ris",),
    lambda text: _FITS.match(text) is not None,
    entries,
    to_record,
)
