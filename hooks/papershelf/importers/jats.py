"""Reads the front matter of JATS, in which publishers and PubMed Central give whole articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papershelf.author import Author
from papershelf.importers import people, words
from papershelf.importers.document import Document, Entry, Format
from papershelf.importers.record import Record
from papershelf.importers.xml_text import attribute, child, children, elements, name_of, text
from papershelf.model import AbstractPart

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_FITS = re.compile(r"<(?:\w+:)?article[\s>]")
_ARTICLE = "article"
# Footnote marks and links to affiliations are no part of titles and names.
_MARKS = ("xref", "fn", "sup-ref", "title-note")
_SUMMARIES = frozenset(
    ("plain-language-summary", "lay-summary", "lay-abstract", "executive-summary")
)
_NO_ABSTRACTS = frozenset(
    ("graphical", "teaser", "toc", "precis", "key-points", "highlights", "web-summary")
)
# Dates in the order of preference: what one would cite.
_DATES = (
    "ppub",
    "collection",
    "issue-pub",
    "pub",
    "epub-ppub",
    "epub",
    "epub-original",
    "preprint",
)


def entries(document: Document) -> Iterator[Entry]:
    """Yield the articles of a file, which is mostly one."""
    for number, article in enumerate(elements(document, (_ARTICLE,)), 1):
        meta = child(article, "front", "article-meta")
        key = _ids(meta).get("doi", "")
        if meta is None:
            yield Entry(f"article {number}", "", None, "an article without front and article-meta")
        else:
            yield Entry(f"article {number}", key, article)


def to_record(article: Element) -> Record:
    """Return the record of an element ``article``."""
    front = child(article, "front")
    meta, journal = child(front, "article-meta"), child(front, "journal-meta")
    ids = _ids(meta)
    abstracts = [*children(meta, "abstract")]
    return Record(
        title=_title(child(meta, "title-group")),
        authors=tuple(_authors(meta)),
        journal=_journal(journal),
        volume=_line(meta, "volume"),
        issue=_line(meta, "issue"),
        pages=words.pages(_line(meta, "fpage"), _line(meta, "lpage"))
        or _line(meta, "elocation-id"),
        issn=words.issn(*(text(issn) for issn in children(journal, "issn"))),
        publisher=words.line(text(child(journal, "publisher", "publisher-name"))),
        date=_date(meta),
        doi=words.doi(ids.get("doi")),
        pmid=words.pmid(ids.get("pmid")),
        pmcid=words.pmcid(ids.get("pmc"), ids.get("pmcid")),
        arxiv=words.arxiv(ids.get("arxiv")),
        language=attribute(article, "lang"),
        license=_license(child(meta, "permissions")),
        abstract=_abstract(abstracts),
        summary=_summary(abstracts),
        keywords=tuple(_keywords(meta)),
        retracted=_is_retracted(article, meta),
        corrected_by=tuple(_corrections(meta)),
        genre=attribute(article, "article-type"),
    )


def _line(element: Element | None, *path: str) -> str:
    return words.line(text(child(element, *path)))


def _ids(meta: Element | None) -> dict[str, str]:
    return {
        attribute(item, "pub-id-type"): text(item).strip() for item in children(meta, "article-id")
    }


def _title(group: Element | None) -> str:
    title = words.line(text(child(group, "article-title"), _MARKS))
    return words.with_subtitle(title, words.line(text(child(group, "subtitle"), _MARKS)))


def _journal(journal: Element | None) -> str:
    return _line(journal, "journal-title-group", "journal-title") or _line(journal, "journal-title")


def _authors(meta: Element | None) -> Iterator[Author]:
    for group in children(meta, "contrib-group"):
        for contrib in children(group, "contrib"):
            kind = attribute(contrib, "contrib-type") or attribute(group, "content-type")
            if kind in ("", "author", "authors"):
                yield from _author(contrib)


def _author(contrib: Element) -> Iterator[Author]:
    """Yield the author of an element ``contrib``: parts of a name, a name as text, or a group."""
    alternatives = child(contrib, "name-alternatives")
    name = next(children(contrib, "name", "string-name"), None)
    if name is None:
        name = next(children(alternatives, "name", "string-name"), None)
    if name is not None:
        family = " ".join(filter(None, (_line(name, "prefix-particle"), _line(name, "surname"))))
        if family:
            yield from people.known(
                [people.person(family, _line(name, "given-names"), _line(name, "suffix"))]
            )
        else:
            yield from people.from_texts([words.line(text(name, _MARKS))])
    elif (collab := child(contrib, "collab")) is not None:
        yield from people.known([people.group(text(collab, (*_MARKS, "contrib-group")))])


def _date(meta: Element | None) -> str:
    """Return the most precise date of the year in which one would cite the article."""
    found = {
        (attribute(item, "pub-type") or attribute(item, "date-type")): _stated(item)
        for item in children(meta, "pub-date")
    }
    ordered = [found[kind] for kind in (*_DATES, *found) if found.get(kind)]
    return max((date for date in ordered if date[:4] == ordered[0][:4]), key=len, default="")


def _stated(item: Element) -> str:
    parts = [_line(item, name) for name in ("year", "month", "day")]
    if not all(part.isdigit() for part in parts if part):
        return words.date(
            " ".join(filter(None, (parts[2], parts[1] or _line(item, "season"), parts[0])))
        )
    if not parts[1]:
        return words.date(parts[0]) or words.date(attribute(item, "iso-8601-date"))
    return words.date("-".join(part.zfill(2) for part in parts if part))


def _license(permissions: Element | None) -> str:
    """Return the address of the license, else its text."""
    license_ = child(permissions, "license")
    reference = child(license_, "license_ref")
    return (
        attribute(license_, "href")
        or words.line(text(reference))
        or words.line(text(license_))[:200]
    )


def _abstract(abstracts: list[Element]) -> tuple[AbstractPart, ...]:
    own = [
        found
        for found in abstracts
        if attribute(found, "abstract-type") not in _SUMMARIES | _NO_ABSTRACTS
    ]
    return words.labelled(_paragraphs(own[0])) if own else ()


def _paragraphs(element: Element, label: str = "") -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of an abstract, the first of a section with its title as label."""
    for inner in element:
        name = name_of(inner)
        if name == "title":
            title = words.line(text(inner))
            label = "" if title.lower() in ("abstract", "summary") else title
        elif name == "sec":
            yield from _paragraphs(inner, label)
        elif name:
            yield label, text(inner, ("xref",))
            label = ""


def _summary(abstracts: list[Element]) -> str:
    own = [found for found in abstracts if attribute(found, "abstract-type") in _SUMMARIES]
    return " ".join(words.line(part) for _, part in _paragraphs(own[0])) if own else ""


def _keywords(meta: Element | None) -> Iterator[str]:
    groups = [
        group
        for group in children(meta, "kwd-group")
        if attribute(group, "kwd-group-type") != "JEL"
    ]
    yield from words.keywords(
        text(word, _MARKS) for group in groups for word in children(group, "kwd", "compound-kwd")
    )


def _corrections(meta: Element | None) -> Iterator[str]:
    """Yield the ids of the notices that correct the article."""
    for item in children(meta, "related-article"):
        if attribute(item, "related-article-type") == "correction-forward" and (
            found := words.notice(attribute(item, "href"))
        ):
            yield found


def _is_retracted(article: Element, meta: Element | None) -> bool:
    """Return whether a notice of retraction is linked to the article."""
    kinds = {attribute(item, "related-article-type") for item in children(meta, "related-article")}
    return "retraction-forward" in kinds or "retracted" in attribute(article, "specific-use")


FORMAT = Format(
    "JATS", (".xml", ".nxml"), lambda t: _FITS.search(t) is not None, entries, to_record
)
