"""Reads CSL-JSON, as Zotero, Mendeley, pandoc, Better BibTeX, DataCite and Crossref write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from papershelf.author import Author
from papershelf.importers import people, words
from papershelf.importers.document import BrokenFileError, Document, Entry, Format
from papershelf.importers.json_text import by_line, mapping_entry, type_name, whole
from papershelf.importers.record import Record
from papershelf.normalise.date_text import date_as_text

_FITS = re.compile(r'\s*[\[{][\s\[{]*"')
_LINES_FIT = re.compile(r'\s*\{"[^\n]*"title"[^\n]*\}\s*\n\s*\{"')
# Keys of an object that holds the items, or of Crossref's answers, one within the other.
_HOLDERS = ("items", "references", "message")
# Kinds of Crossref's updates.
_RETRACTIONS = ("retraction", "withdrawal")
_CORRECTIONS = ("correction", "corrigendum", "erratum")
# A mapping, its ``date-parts``, and a date in them.
_DATE_LEVELS = 4
_DATES = ("issued", "published", "published-print", "published-online", "submitted")


def items_of(document: Document) -> Sequence[object]:
    """Return the items of a file: an array, an object that holds one, or a single item.

    Raises:
        BrokenFileError: the file holds something else.
    """
    value = whole(document)
    while isinstance(value, Mapping) and "title" not in value:
        held = next((value[key] for key in _HOLDERS if key in value), None)
        if held is None:
            break
        value = held
    if isinstance(value, Mapping):
        return [value]
    if not isinstance(value, list):
        found = type_name(value)
        raise BrokenFileError(document.name, f"found {found}, expected an array of references")
    return value


def entries(document: Document) -> Iterator[Entry]:
    """Yield the items of a file in their order."""
    for number, item in enumerate(items_of(document), 1):
        yield mapping_entry(f"item {number}", _key(item), item)


def line_entries(document: Document) -> Iterator[Entry]:
    """Yield an entry for each line of a file with an item on each."""
    yield from by_line(document)


def _key(item: object) -> str:
    return words.line(item.get("citation-key") or item.get("id")) if isinstance(item, dict) else ""


def to_record(item: Mapping[str, object]) -> Record:
    """Return the record of an item."""
    extra = words.named_values(item.get("note"))
    url = _text(item, "URL", "url")
    key = _key(item)
    return Record(
        title=_title(item),
        authors=_authors(item),
        journal=_text(item, "container-title", "publicationTitle"),
        volume=_text(item, "volume"),
        issue=_text(item, "issue") or words.line(_inner(item, "journal-issue", "issue")),
        pages=_text(item, "page", "article-number") or _article_number(item),
        issn=words.issn(*_all(item, "ISSN")),
        publisher=_text(item, "publisher"),
        date=_date(item),
        doi=words.doi(_text(item, "DOI", "doi"), extra.get("doi"), url),
        pmid=words.pmid(_text(item, "PMID", "pmid"), extra.get("pmid")),
        pmcid=words.pmcid(_text(item, "PMCID", "pmcid"), extra.get("pmcid")),
        arxiv=words.arxiv(_text(item, "arxiv"), extra.get("arxiv"), _text(item, "number"), url),
        preprint_of=_published_version(item),
        url=url,
        language=_text(item, "language"),
        license=_license(item),
        abstract=words.paragraphs(item.get("abstract")),
        keywords=_keywords(item),
        retracted=any(_updates(item, _RETRACTIONS)),
        corrected_by=tuple(
            filter(None, (words.notice(one.get("DOI")) for one in _updates(item, _CORRECTIONS)))
        ),
        citation_key="" if key.startswith("http") else key,
        source=_text(item, "source"),
        genre=_text(item, "type"),
    )


def _text(item: Mapping[str, object], *keys: str) -> str:
    """Return the first text under `keys`; of an array, as Crossref writes it, the first item."""
    return next(
        (text for key in keys for value in _all(item, key) if (text := words.line(value))), ""
    )


def _article_number(item: Mapping[str, object]) -> str:
    """Return the number of an article without pages; others have that of a report or preprint."""
    number = _text(item, "number") if _text(item, "type") == "article-journal" else ""
    return number if words.is_article_number(number) else ""


def _all(item: Mapping[str, object], key: str) -> list[object]:
    value = item.get(key)
    return value if isinstance(value, list) else [value]


def _inner(item: Mapping[str, object], key: str, inner: str) -> object:
    value = item.get(key)
    return value.get(inner) if isinstance(value, Mapping) else None


def _title(item: Mapping[str, object]) -> str:
    """Return the title, with Crossref's subtitle unless the title has it."""
    return words.with_subtitle(_text(item, "title"), _text(item, "subtitle"))


def _authors(item: Mapping[str, object]) -> tuple[Author, ...]:
    """Return authors, or if nobody else is named the editors."""
    for key in ("author", "editor"):
        found: list[Author] = []
        for name in _all(item, key):
            if isinstance(name, Mapping):
                found += _of_mapping(name)
            elif isinstance(name, str):
                found += people.from_texts([name])
        if found:
            return tuple(found)
    return ()


def _of_mapping(name: Mapping[object, object]) -> tuple[Author, ...]:
    """Return the author of a name; Crossref calls that of a group ``name``."""
    if isinstance(literal := name.get("literal") or name.get("name"), str):
        return people.known([people.group(literal)])
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    family = ""
    for part in filter(None, map(words.name, (*particles, name.get("family")))):
        # ``d'`` and ``Arc`` are one word.
        family += part if not family or family[-1] in "'’" else f" {part}"
    return people.known([people.person(family, name.get("given"), name.get("suffix"))])


def _date(item: Mapping[str, object]) -> str:
    """Return the date of publication; numbers and texts may be its parts."""
    values = (item.get(key) for key in _DATES)
    return next((found for value in values if (found := words.date(_as_text(value)))), "")


def _as_text(value: object) -> str:
    return date_as_text(_with_texts(value, _DATE_LEVELS)) or ""


def _with_texts(value: object, levels: int) -> object:
    """Return a date whose numbers are texts, as front matter has them; none of deeper `levels`."""
    if isinstance(value, Mapping | list) and not levels:
        return None
    if isinstance(value, Mapping):
        return {key: _with_texts(inner, levels - 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_texts(inner, levels - 1) for inner in value[:3]]
    return str(value) if isinstance(value, int | float) else value


def _license(item: Mapping[str, object]) -> str:
    """Return the license: its name, or the address of Crossref's."""
    value = next(iter(_all(item, "license")), None)
    return words.line(value.get("URL") if isinstance(value, Mapping) else value)


def _published_version(item: Mapping[str, object]) -> str:
    """Return the DOI of the published version that Crossref lists for a preprint."""
    relation = item.get("relation")
    links = _all(relation, "is-preprint-of") if isinstance(relation, Mapping) else []
    named = (link for link in links if isinstance(link, Mapping) and link.get("id-type") == "doi")
    return next((doi for link in named if (doi := words.doi(link.get("id")))), "")


def _keywords(item: Mapping[str, object]) -> tuple[str, ...]:
    values = [*_all(item, "keyword"), *_all(item, "keywords"), *_all(item, "subject")]
    texts = [value for value in values if isinstance(value, str)]
    return words.keywords(part for text in texts for part in words.commas_apart(text))


def _updates(item: Mapping[str, object], kinds: tuple[str, ...]) -> Iterator[Mapping[str, object]]:
    """Yield those of some kinds among the updates that Crossref lists of a work."""
    for update in _all(item, "updated-by"):
        if isinstance(update, Mapping) and update.get("type") in kinds:
            yield update


LINES = Format(
    "CSL-JSON Lines",
    (".jsonl", ".ndjson"),
    lambda t: _LINES_FIT.match(t) is not None,
    line_entries,
    to_record,
)
FORMAT = Format(
    "CSL-JSON", (".json", ".csljson"), lambda t: _FITS.match(t) is not None, entries, to_record
)
