"""Makes the feeds of new papers: of all papers, and of each term that has any."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from html import escape
from itertools import chain
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

import msgspec

from papershelf.catalogue import Group
from papershelf.catalogue.facets import with_pages
from papershelf.catalogue.groups import divide_off_topic
from papershelf.catalogue.identify import page_of
from papershelf.machinery.output import Output
from papershelf.machinery.versions import output_key
from papershelf.model import Paper
from papershelf.render.atom import MEDIA_TYPE, FeedEntry, FeedHead, atom, updated
from papershelf.render.view import SiteView, way_to_root

# The name of a feed's file, in the folder of the page that it belongs to.
FEED = "feed.xml"
# Entries of a feed.  A reader asks for a feed every hour or day and reads all of it.
_MOST = 20


class Feed(NamedTuple):
    """A feed: the address of the page that it belongs to, its title, its papers."""

    url: str
    title: str
    papers: tuple[Paper, ...]


def has_feed(group: Group) -> bool:
    """Return whether a group has a feed: those of terms with papers that count do."""
    return group.term is not None and group.count > 0


def feed_link(title: str, address: str) -> str:
    """Return the element in a page's head by which feed readers find a feed.

    Material takes what is only an alternate for the page in another language, and asks for its
    sitemap.
    """
    rel = 'rel="alternate feed"'
    return f'<link {rel} type={MEDIA_TYPE} title="{escape(title)}" href="{escape(address)}">'


class Feeds:
    """Makes the feeds."""

    def __init__(self, view: SiteView, digests: Mapping[str, bytes]) -> None:
        """Take the site, and the digests of its papers."""
        self._view, self._digests = view, digests

    def feeds(self) -> Iterator[Feed]:
        """Yield the feed of all papers, then those of terms."""
        view = self._view
        papers, _ = divide_off_topic(view.catalogue.papers)
        yield Feed("", view.site_name, newest(papers))
        for facet in with_pages(view.catalogue.vocabulary):
            for group in view.catalogue.groups[facet.name]:
                if has_feed(group):
                    yield Feed(
                        view.group_address(group),
                        f"{group.label} – {view.site_name}",
                        newest(group.listed, chain(group.mentions, group.unverified)),
                    )

    def outputs(self, feed: Feed) -> Iterator[Output]:
        """Yield the file of a feed."""
        shared = msgspec.msgpack.encode((self._view.site_name, self._view.site_url, feed[:2]))
        key = output_key(shared, *[self._digests[paper.id] for paper in feed.papers])
        yield Output(f"{feed.url}{FEED}", key, partial(self._data, feed))

    def _data(self, feed: Feed) -> bytes:
        head = FeedHead(
            self._id(feed.url + FEED),
            feed.title,
            self._address(feed, feed.url),
            self._address(feed, feed.url + FEED),
        )
        entries = []
        for paper in feed.papers:
            url = page_of(paper.id)
            entries.append(FeedEntry(self._id(url), self._address(feed, url), paper))
        return atom(head, entries)

    def _address(self, feed: Feed, url: str) -> str:
        """Return the address of a page or file for a feed: relative if the site's is unknown."""
        return self._view.canonical(url) or (way_to_root(feed.url) + url or "./")

    def _id(self, url: str) -> str:
        """Return the id of a page or file: its address, or a UUID if the site's is unknown.

        An id must be absolute, and the same in all feeds and builds (RFC 4287, 4.2.6).
        """
        own = self._view.canonical(url)
        return own or uuid5(NAMESPACE_URL, f"{self._view.site_name}/{url}").urn


def newest(first: Iterable[Paper], others: Iterable[Paper] = ()) -> tuple[Paper, ...]:
    """Return the papers that came last; `others` fill the places that the first leave.

    Of papers of one day those published last come first, which is their order.
    """
    found = heapq.nlargest(_MOST, first, key=updated)
    return (*found, *heapq.nlargest(_MOST - len(found), others, key=updated))
