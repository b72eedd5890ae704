"""Makes the pages at former addresses of papers, which lead to the new ones without a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from html import escape
from typing import NamedTuple
from urllib.parse import quote

import msgspec

from papershelf import texts
from papershelf.machinery.output import Output
from papershelf.machinery.versions import output_key
from papershelf.model import Paper
from papershelf.render.files import PAGE
from papershelf.render.pieces import PAPERS_FOLDER
from papershelf.render.view import absolute, way_to_root


class Redirect(NamedTuple):
    """A former address, below the site's root; the id of its paper, and the title."""

    address: str
    paper_id: str
    title: str


def redirects_of(papers: Iterable[Paper], urls: Sequence[str]) -> list[Redirect]:
    """Return the former addresses of papers, but for those that have a page, which is in `urls`."""
    found = [Redirect(one, paper.id, paper.title) for paper in papers for one in paper.aliases]
    taken = {url.casefold() for url in urls} if found else ()
    return [redirect for redirect in found if redirect.address.casefold() not in taken]


class Redirects:
    """Makes these pages.

    Search engines take a refresh at once for a move, and the canonical address for the page's.
    """

    def __init__(self, site_url: str) -> None:
        """Take the address of the site's root, or ``""``."""
        self._site_url = site_url

    def outputs(self, redirect: Redirect) -> Iterator[Output]:
        """Yield the page at a former address."""
        address = redirect.address
        path = f"{address}{PAGE}" if address.endswith("/") else address
        key = output_key(msgspec.msgpack.encode((self._site_url, redirect)))
        yield Output(path, key, partial(self._data, redirect))

    def _data(self, redirect: Redirect) -> bytes:
        url = f"{PAPERS_FOLDER}{redirect.paper_id}/"
        way = escape(way_to_root(redirect.address) + quote(url))
        canonical = escape(absolute(self._site_url, url)) or way
        title = escape(redirect.title)
        return (
            f"<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title>"
            f'<link rel=canonical href="{canonical}">'
            f'<meta http-equiv=refresh content="0;url={way}">'
            '<meta name=viewport content="width=device-width">'
            f'<p>{texts.MOVED} <a href="{way}">{title}</a>.'
        ).encode()
