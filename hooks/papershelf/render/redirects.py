"""Makes the pages at former addresses of papers, which lead to the new ones without a script.

Records name these addresses, so they yield to all other files of the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from html import escape
from typing import NamedTuple
from urllib.parse import quote

import msgspec

from papershelf import texts
from papershelf.catalogue.identify import page_of
from papershelf.machinery.output import Output
from papershelf.machinery.versions import output_key
from papershelf.model import Paper
from papershelf.render.files import PAGE
from papershelf.render.view import absolute, way_to_root


class Redirect(NamedTuple):
    """A former address, below the site's root; the id of its paper, and the title."""

    address: str
    paper_id: str
    title: str

    @property
    def path(self) -> str:
        """The path of the page's file."""
        return f"{self.address}{PAGE}" if self.address.endswith("/") else self.address


def redirects_of(papers: Iterable[Paper], files: Iterable[str]) -> list[Redirect]:
    """Return the former addresses of papers for whose pages there is room.

    There is none at the path of another file, below one, or where a folder is.

    Args:
        papers: all papers.
        files: the paths of all other files of the site.
    """
    found = [Redirect(one, paper.id, paper.title) for paper in papers for one in paper.aliases]
    # Some systems do not tell capitals from small letters.
    taken = {path.casefold() for path in files} if found else set()
    folders: set[str] = set()
    for path in taken:
        _add_folders(path, folders)
    kept = []
    for redirect in found:
        path = redirect.path.casefold()
        above: set[str] = set()
        _add_folders(path, above)
        if path not in taken and path not in folders and taken.isdisjoint(above):
            kept.append(redirect)
            taken.add(path)
            folders |= above
    return kept


def _add_folders(path: str, folders: set[str]) -> None:
    """Add the folders above a file to `folders`, which has those above each folder in it."""
    folder = path.rpartition("/")[0]
    while folder and folder not in folders:
        folders.add(folder)
        folder = folder.rpartition("/")[0]


class Redirects:
    """Makes these pages.

    Search engines take a refresh at once for a move, and the canonical address for the page's.
    """

    def __init__(self, site_url: str) -> None:
        """Take the address of the site's root, or ``""``."""
        self._site_url = site_url

    def outputs(self, redirect: Redirect) -> Iterator[Output]:
        """Yield the page at a former address."""
        key = output_key(msgspec.msgpack.encode((self._site_url, redirect)))
        yield Output(redirect.path, key, partial(self._data, redirect))

    def _data(self, redirect: Redirect) -> bytes:
        url = page_of(redirect.paper_id)
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
