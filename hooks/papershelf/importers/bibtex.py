"""Reads BibTeX and BibLaTeX; bibtexparser divides the file into entries and fields."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, ParsingFailedBlock
from bibtexparser.model import Entry as BibtexBlock
from bibtexparser.splitter import Splitter

from papershelf.author import Author
from papershelf.importers import people, words
from papershelf.importers.document import Document, Entry, Format
from papershelf.importers.latex_text import decoded, verbatim
from papershelf.importers.record import Record

# It reports faults in the blocks as well, and there with the line.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

_FITS = re.compile(r"\s*(?:%[^\n]*\n\s*)*@\s*[A-Za-z]+\s*[{(]", re.ASCII)
_ENTRY = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE | re.ASCII)
_RANGE = re.compile(r"\s*(?:-{1,3}|[–—])\s*")
# The tilde is an accent here; the parser of names takes it for the blank that it else is.
_TILDE = re.compile(r"\\~\s*(?:\{\s*\\?([A-Za-z])\s*\}|([A-Za-z]))")
_SIGNS_IN_BRACES = re.compile(r"\{[^{}]*[,;][^{}]*\}")
_AND_OR_BRACE = re.compile(r"(?<!\\)[{}]|\s[Aa][Nn][Dd](?=\s)")
_OTHERS = frozenset(("others", "{others}", "et al.", "et al"))
# Fields that an entry has from the one that its ``crossref`` names, in its own words.
_INHERITED = {"title": "booktitle", "subtitle": "booksubtitle", "editor": "editor"}
_SHARED = (
    *("year", "date", "month", "publisher", "series", "volume", "journal", "journaltitle"),
    *("issn", "isbn", "number", "organization"),
)
_WHOLE_BOOK = frozenset(("book", "mvbook", "collection", "mvcollection", "proceedings"))


# Takes names of fields, and returns the text of the first that has one.
TextOf: TypeAlias = Callable[..., str]


class Bibtex(NamedTuple):
    """An entry: its type in small letters, its key, field in small letters -> value in LaTeX."""

    kind: str
    key: str
    fields: Mapping[str, str]


def entries(document: Document) -> Iterator[Entry]:
    """Yield the entries of a file, in its order; comments and abbreviations are none."""
    text = document.text
    library = Splitter(text).split()
    strings = {key.lower(): string.value for key, string in library.strings_dict.items()}
    strings = {key: _value(value, {}) for key, value in strings.items()}
    read = [_read(block, strings) for block in library.blocks]
    parents = {entry.key.lower(): entry for entry, _, _ in read if entry}
    for entry, place, fault in read:
        if entry is not None:
            yield Entry(place, entry.key, _whole(entry, parents))
        elif fault:
            yield Entry(place, "", None, fault)


def _read(block: object, strings: Mapping[str, str]) -> tuple[Bibtex | None, str, str]:
    """Return the entry of a block, if it is one, its place, and what is wrong with it."""
    # A key or a field that is written twice is no fault here: of a field the first counts.
    inner = block
    while isinstance(inner, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        inner = inner.ignore_error_block
    place = f"line {(getattr(inner, 'start_line', None) or 0) + 1}"
    if isinstance(inner, BibtexBlock):
        fields: dict[str, str] = {}
        for field in inner.fields:
            fields.setdefault(field.key.lower(), _value(field.value, strings))
        return Bibtex(inner.entry_type.lower(), inner.key, fields), place, ""
    if isinstance(inner, ParsingFailedBlock):
        return None, place, _fault(inner)
    return None, place, ""


def _fault(block: ParsingFailedBlock) -> str:
    """Return why a block is no entry; a block without the beginning of one is a comment."""
    if not _ENTRY.match(block.raw or ""):
        return ""
    reason = str(getattr(block.error, "abort_reason", block.error)).strip().rstrip(".")
    return f"an entry that is not BibTeX: {' '.join(reason.split())[:200]}"


def _value(written: str, strings: Mapping[str, str]) -> str:
    """Return a field's value without its braces or quotation marks, its pieces joined.

    A piece without either is a number or an abbreviation, which ``@string`` may define.
    """
    pieces = _pieces(written) if "#" in written else [written]
    return "".join(_unwrapped(piece.strip(), strings) for piece in pieces)


def _unwrapped(piece: str, strings: Mapping[str, str]) -> str:
    if len(piece) > 1 and piece[0] + piece[-1] in ("{}", '""'):
        return piece[1:-1]
    return strings.get(piece.lower(), piece)


def _pieces(written: str) -> list[str]:
    """Divide ``jan # { 2020}`` at the signs outside of braces and quotation marks."""
    pieces, depth, quoted, start = [], 0, False, 0
    for at, sign in enumerate(written):
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        elif sign == '"' and not depth:
            quoted = not quoted
        elif sign == "#" and not depth and not quoted:
            pieces.append(written[start:at])
            start = at + 1
    return [*pieces, written[start:]]


def _whole(entry: Bibtex, parents: Mapping[str, Bibtex]) -> Bibtex:
    """Return an entry with what it has from the entry that its ``crossref`` names."""
    parent = parents.get(entry.fields.get("crossref", "").strip().lower())
    if parent is None or parent is entry:
        return entry
    fields = {key: parent.fields[key] for key in _SHARED if key in parent.fields}
    for theirs, ours in _INHERITED.items():
        if theirs in parent.fields:
            fields[ours] = parent.fields[theirs]
    return Bibtex(entry.kind, entry.key, {**fields, **entry.fields})


def to_record(entry: Bibtex) -> Record:
    """Return the record of an entry."""
    fields = entry.fields

    def text(*keys: str) -> str:
        return next(
            (found for key in keys if (found := words.line(decoded(fields.get(key, ""))))), ""
        )

    def raw(*keys: str) -> str:
        return next(
            (found for key in keys if (found := words.line(verbatim(fields.get(key, ""))))), ""
        )

    eprint, server = raw("eprint"), raw("eprinttype", "archiveprefix").lower()
    if not server and not words.arxiv(eprint).replace(".", "").isdigit():
        server = "arxiv" if "/" in eprint else server
    return Record(
        title=words.with_subtitle(text("title"), text("subtitle")),
        authors=_authors(fields.get("author") or fields.get("editor") or ""),
        journal=_journal(entry, text),
        volume=text("volume"),
        issue=text("number", "issue"),
        pages=_pages(text("pages", "eid", "articleno", "article-number")),
        issn=words.issn(raw("issn"), raw("eissn")),
        publisher=text("publisher", "institution", "school", "organization"),
        date=_date(text),
        doi=words.doi(raw("doi"), raw("url")),
        pmid=words.pmid(raw("pmid"), eprint if server in ("pubmed", "pmid") else ""),
        pmcid=words.pmcid(raw("pmcid", "pmc")),
        arxiv=words.arxiv(
            raw("arxivid", "arxiv"), eprint if server in ("", "arxiv") else "", raw("url")
        ),
        url=raw("url"),
        language=text("langid", "language"),
        license=text("copyright", "license", "rights"),
        abstract=words.paragraphs(_abstract(fields.get("abstract", ""))),
        keywords=_keywords(text("keywords", "keyword", "mesh")),
        citation_key=entry.key,
        genre=entry.kind,
    )


def _journal(entry: Bibtex, text: TextOf) -> str:
    """Return what the paper is in: a journal, the proceedings, a book."""
    journal = words.with_subtitle(
        text("journal", "journaltitle", "fjournal"), text("journalsubtitle")
    )
    if journal or entry.kind in _WHOLE_BOOK:
        return journal
    return words.with_subtitle(text("booktitle", "maintitle"), text("booksubtitle"))


def _pages(written: str) -> str:
    """Return pages with one hyphen in each range."""
    return _RANGE.sub("-", written)


def _date(text: TextOf) -> str:
    """Return BibLaTeX's date, or BibTeX's year with month and day; of a range the beginning."""
    if stated := words.date(text("date").partition("/")[0]):
        return stated
    year, month, day = text("year"), text("month"), text("day")
    if month.isdigit():
        return words.date(
            "-".join(filter(None, (year, month.zfill(2), day.zfill(2) if day else "")))
        )
    return words.date(" ".join(filter(None, (day, month, year)))) or words.date(year)


def _abstract(written: str) -> str:
    """Return an abstract without LaTeX, its paragraphs apart."""
    return "\n\n".join(map(decoded, re.split(r"\n\s*\n", written)))


def _keywords(written: str) -> tuple[str, ...]:
    return words.keywords(words.commas_apart(written))


def _authors(written: str) -> tuple[Author, ...]:
    """Return the authors by BibTeX's rules: ``First von Last`` or ``von Last, Jr, First``.

    A name in braces is a group's, and ``others`` is nobody's.
    """
    text = _TILDE.sub(lambda match: f"{match[1] or match[2]}\u0303", " ".join(written.split()))
    names = _names(text)
    return people.known(
        author
        for name in names
        if name.lower() not in _OTHERS
        for author in _several(name) or (_author(name),)
    )


def _several(name: str) -> tuple[Author, ...]:
    """Return the authors between two ``and``, if there is more than one in spite of BibTeX."""
    grouped = "{" in name and _SIGNS_IN_BRACES.search(name)
    return () if grouped or "=" in name else people.several(decoded(name))


def _names(written: str) -> Iterator[str]:
    """Yield the names between ``and``, but not those within braces.

    The function of bibtexparser for it loses an accent at the beginning of a name: ``\\c{C}elik``.
    """
    depth = start = 0
    for match in _AND_OR_BRACE.finditer(written):
        if match[0] in "{}":
            depth = max(0, depth + (1 if match[0] == "{" else -1))
        elif not depth:
            yield written[start : match.start()].strip()
            start = match.end()
    yield written[start:].strip()


def _author(name: str) -> Author | None:
    if name.startswith("{") and _closes_at_end(name):
        return people.group(decoded(name))
    if "=" in name and (parts := _extended(name)):
        return people.person(*parts)
    try:
        found = parse_single_name_into_parts(name, strict=False)
    except InvalidNameError:
        return people.group(decoded(name))
    last = decoded(" ".join((*found.von, *found.last)))
    given, suffix = decoded(" ".join(found.first)), decoded(" ".join(found.jr))
    if not given and " " in last and len(found.last) == 1:
        return people.group(last)
    return people.person(last, given, suffix)


def _extended(name: str) -> tuple[str, str, str] | None:
    """Return the parts of BibLaTeX's ``given=Bo, family=Lee, suffix=Jr``, or None."""
    pairs = [part.split("=", 1) for part in name.split(",") if "=" in part]
    parts = {key.strip().lower(): decoded(value.strip().strip('"')) for key, value in pairs}
    if "family" not in parts:
        return None
    prefix = parts.get("prefix", "")
    return f"{prefix} {parts['family']}".strip(), parts.get("given", ""), parts.get("suffix", "")


def _closes_at_end(name: str) -> bool:
    """Return whether the brace that opens a name closes at its end."""
    depth = 0
    for at, sign in enumerate(name):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return at == len(name) - 1
    return False


FORMAT = Format(
    "BibTeX",
    (".bib", ".bibtex", ".biblatex"),
    lambda text: _FITS.match(text) is not None or _ENTRY.search(text) is not None,
    entries,
    to_record,
)
