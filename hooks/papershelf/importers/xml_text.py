"""Reads XML that others wrote, without following it anywhere.

Entities are not expanded, no DTD is loaded and nothing is fetched, so that a file can neither
grow in memory nor read other files.
"""

from __future__ import annotations

import html
import io
from collections.abc import Collection, Iterator

from lxml import etree

from papershelf.importers.document import BrokenFileError, Document

# Elements of JATS and HTML that begin a line of their own: the words around them are no one word.
_APART = frozenset(("break", "br", "p", "list", "list-item", "title", "disp-quote", "td", "tr"))


def elements(document: Document, names: Collection[str] = ()) -> Iterator[etree._Element]:
    """Yield the elements of a file that have one of `names`, whatever their namespace.

    Each is deleted when the next one is asked for.  Without `names` they are the children of the
    outermost element.

    Raises:
        BrokenFileError: the file is not well-formed XML.
    """
    # The parser knows few of the names that Python has for encodings.
    data, encoding = document.data, document.encoding
    if encoding:
        data, encoding = document.text.removeprefix("\ufeff").encode(), "utf-8"
    events = etree.iterparse(
        io.BytesIO(data),
        events=("end",),
        tag=[f"{{*}}{name}" for name in names] or None,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        encoding=encoding,
    )
    try:
        for _, element in events:
            above = element.getparent()
            if not names and (above is None or above.getparent() is not None):
                continue
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and parent[0] is not element:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise BrokenFileError(document.name, _fault(error, events.error_log)) from None
    except (LookupError, ValueError) as error:
        raise BrokenFileError(document.name, f"no XML: {error}") from None


def _fault(error: etree.XMLSyntaxError, log: etree._ListErrorLog) -> str:
    """Return what is wrong with XML, by the first fault that the parser noted."""
    line, column, reason = next(
        ((entry.line, entry.column, entry.message) for entry in log), (*error.position, error.msg)
    )
    cut = any(word in (reason or "").lower() for word in ("end of", "premature", "no element"))
    what = f"{reason}{': the file may be cut. Export it again' if cut else ''}"
    return f"line {line}, column {column}: no XML that can be read, {what}"


def name_of(element: etree._Element) -> str:
    """Return an element's name without namespace; ``""`` for a comment.

    An element whose prefix the file does not declare has it in its name: ``dcterms:isPartOf``.
    """
    return _local(element.tag) if isinstance(element.tag, str) else ""


def _local(name: str) -> str:
    # lxml's QName refuses the colon of a prefix that the file does not declare.
    return name.rpartition("}")[2]


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first child of each name in `path`, one within the other, or None."""
    for name in path:
        element = next(children(element, name), None)
    return element


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """Yield the children of an element that have one of `names`."""
    if element is not None:
        yield from (inner for inner in element if name_of(inner) in names)


def text(element: etree._Element | None, without: Collection[str] = ()) -> str:
    """Return all text in an element, but not that of comments and of elements in `without`."""
    return "" if element is None else "".join(_texts(element, without))


def _texts(element: etree._Element, without: Collection[str]) -> Iterator[str]:
    if element.text:
        yield element.text
    for inner in element:
        if isinstance(inner, etree._Entity):
            yield html.unescape(inner.text or "")
        elif (name := name_of(inner)) and name not in without:
            gap = " " if name in _APART else ""
            yield gap
            yield from _texts(inner, without)
            yield gap
        if inner.tail:
            yield inner.tail


def attribute(element: etree._Element | None, name: str) -> str:
    """Return an attribute, whatever its declared namespace, or ``""``."""
    if element is None:
        return ""
    found = (value for key, value in element.attrib.items() if _local(str(key)) == name)
    return str(next(found, ""))
