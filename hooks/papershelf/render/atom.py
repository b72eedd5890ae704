"""Writes Atom feeds (RFC 4287).

All dates are those of records, so that two builds of the same records write the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from papershelf import texts
from papershelf.exports.text import line
from papershelf.model import Paper
from papershelf.render.head import doi_url
from papershelf.shell.fill import plain_excerpt
from papershelf.texts import notices

MEDIA_TYPE = "application/atom+xml"
# Authors of an entry, and characters of its summary.
_MOST_AUTHORS, _MOST_CHARACTERS = 30, 300
# What XML 1.0 does not allow in a document, escaped or not.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A feed must have a date; of an empty one, or of a paper without any, nothing is known.
_NO_DATE = "1970-01-01"


class FeedHead(NamedTuple):
    """What a feed says of itself: its id, title, page and own address, all absolute if known."""

    id: str
    title: str
    page: str
    own: str


class FeedEntry(NamedTuple):
    """A paper with its id in the feed and the address of its page."""

    id: str
    page: str
    paper: Paper


def updated(paper: Paper) -> str:
    """Return the date on which a paper came to the shelf, or else of its publication (ISO 8601).

    RFC 4287 wants a whole date: a year or a month gives its first day.
    """
    published = paper.published.iso if paper.published else _NO_DATE
    return f"{paper.provenance.acquired or published}-01-01"[: len(_NO_DATE)]


def atom(head: FeedHead, entries: Sequence[FeedEntry]) -> bytes:
    """Return a feed."""
    latest = max((updated(entry.paper) for entry in entries), default=_NO_DATE)
    pieces = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">',
        _element("id", head.id),
        _element("title", head.title),
        _element("updated", _instant(latest)),
        _link("self", head.own, MEDIA_TYPE),
        _link("alternate", head.page, "text/html"),
    ]
    for entry in entries:
        pieces += ["<entry>", *_entry(entry), "</entry>"]
    return "\n".join([*pieces, "</feed>\n"]).encode()


def _entry(entry: FeedEntry) -> Iterator[str]:
    paper = entry.paper
    yield _element("id", entry.id)
    yield _element("title", paper.title)
    yield _element("updated", _instant(updated(paper)))
    if paper.published and paper.published.day:
        yield _element("published", _instant(paper.published.iso))
    yield _link("alternate", entry.page, "text/html")
    if paper.doi:
        yield _link("related", doi_url(xml_line(paper.doi)))
        yield _element("dc:identifier", f"doi:{paper.doi}")
    # Without an author of its own, an entry would have the feed's.
    names = [author.display for author in islice(paper.authors, _MOST_AUTHORS)]
    for name in names or [texts.UNNAMED]:
        yield f"<author>{_element('name', name)}</author>"
    if text := _summary(paper):
        yield _element("summary", text)


def _summary(paper: Paper) -> str:
    """Return the beginning of the abstract, after a note if the paper was retracted."""
    beginning = plain_excerpt([paper.abstract.text], _MOST_CHARACTERS)
    return " ".join(filter(None, (notices.note(paper), beginning)))


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(xml_line(text))}</{name}>"


def _link(rel: str, address: str, media_type: str = "") -> str:
    kind = f' type="{media_type}"' if media_type else ""
    return f'<link rel="{rel}"{kind} href={quoteattr(xml_line(address))}/>'


def _instant(date: str) -> str:
    return f"{date}T00:00:00Z"


def xml_line(text: str) -> str:
    """Return a text on one line, without the characters that XML does not allow."""
    return line(_NO_XML.sub(" ", text))
