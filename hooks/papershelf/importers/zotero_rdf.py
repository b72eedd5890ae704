"""Reads Zotero's RDF: items, and the journals and books that they are part of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from papershelf.importers import words
from papershelf.importers.document import Document, Entry, Format
from papershelf.importers.xml_text import attribute, child, children, elements, name_of, text
from papershelf.importers.zotero import PARTS, to_record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_FITS = re.compile(r"zotero\.org/namespaces/export#")
# Name of an element -> that of the field in Zotero's JSON.
_FIELDS = {
    "title": "title", "abstract": "abstractNote", "date": "date", "pages": "pages",
    "volume": "volume", "number": "issue", "language": "language", "rights": "rights",
    "description": "extra", "libraryCatalog": "libraryCatalog", "archive": "archive",
    "publisher": "publisher", "citationKey": "citationKey",
}  # fmt: skip
_CREATORS = {"authors": "author", "editors": "editor"}
# An identifier after its kind: ``DOI 10.5555/x``.
_NAMED = re.compile(r"(DOI|ISSN)\s+(\S.*)")


class _Item(NamedTuple):
    """An item, and the address of what it is part of, ``""`` if that is in the item itself."""

    place: str
    values: dict[str, object]
    whole: str


def entries(document: Document) -> Iterator[Entry]:
    """Yield the items of a file; what they are part of may follow them.

    Raises:
        BrokenFileError: the file is no XML.
    """
    items: list[_Item] = []
    wholes: dict[str, dict[str, object]] = {}
    for element in elements(document):
        kind = words.line(text(child(element, "itemType")))
        if not kind and len(element):
            wholes[attribute(element, "about")] = _whole(element)
        elif kind and kind not in PARTS:
            items.append(_item(len(items) + 1, kind, element))
    parts = Counter(item.whole for item in items)
    for item in items:
        # Zotero writes an article's DOI to its journal, which other articles may be part of.
        alone = parts[item.whole] == 1
        whole = {
            key: value for key, value in wholes.get(item.whole, {}).items() if alone or key != "DOI"
        }
        key = words.line(item.values.get("citationKey"))
        yield Entry(item.place, key, {**whole, **item.values})


def _item(number: int, kind: str, element: Element) -> _Item:
    """Return an item in the names of Zotero's JSON."""
    link = child(element, "isPartOf")
    inner = next(iter(link), None) if link is not None else None
    own = _values(element)
    values = {**(_whole(inner) if inner is not None else {}), **own, "itemType": kind}
    values["url"] = next(_urls(element), "")
    values["creators"] = list(_creators(element))
    values["tags"] = [text(subject) for subject in children(element, "subject")]
    return _Item(f"item {number}", values, attribute(link, "resource"))


def _whole(element: Element) -> dict[str, object]:
    """Return what an item has from the journal or book that it is part of."""
    values = _values(element)
    title = values.pop("title", "")
    return {**values, "publicationTitle": title} if title else values


def _values(element: Element) -> dict[str, object]:
    """Return the fields of an element that have a text."""
    found: dict[str, object] = {}
    for inner in element:
        field = _FIELDS.get(name_of(inner), "")
        if field == "publisher":
            inner = next((one for one in inner.iter() if name_of(one) == "name"), inner)
        value = text(inner).strip() if field else ""
        if name_of(inner) == "identifier" and (match := _NAMED.match(words.line(text(inner)))):
            field, value = match[1], match[2]
        if value:
            found.setdefault(field, value)
    return found


def _urls(element: Element) -> Iterator[str]:
    for identifier in children(element, "identifier"):
        if url := text(child(identifier, "URI", "value")).strip():
            yield url


def _creators(element: Element) -> Iterator[dict[str, str]]:
    """Yield authors and editors; a name in one part is that of a group."""
    for name, part in _CREATORS.items():
        for listed in children(child(element, name, "Seq"), "li"):
            person = next((one for one in listed if name_of(one)), None)
            family, given = (
                words.name(text(child(person, key))) for key in ("surname", "givenName")
            )
            if given:
                yield {"creatorType": part, "lastName": family, "firstName": given}
            else:
                yield {"creatorType": part, "name": family or words.name(text(person))}


FORMAT = Format("Zotero RDF", (".rdf",), lambda t: _FITS.search(t) is not None, entries, to_record)
