"""Renders the theme's page once with markers, and fills it for every generated page.

MkDocs renders a page of markers through its own environment, with every plugin and
override.  The result is cut at the markers.  Filling the gaps takes a tenth of a
millisecond; the theme's template takes a whole one.

Slots hold HTML that is already safe; no value is ever read as a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

import minify_html
import msgspec

from papershelf.machinery.versions import output_key

# The blank makes the minifier keep the quotes of an attribute whose value is a marker.
_MARK = "papershelf slot0{}0"
_CUT = re.compile(_MARK.format("([a-z]+)"))

# The id of every page's <h1>, the target of the theme's skip link.
TITLE_ANCHOR = "title"


class ShellError(RuntimeError):
    """The theme's page does not show a part that every page needs."""


@dataclass(frozen=True, slots=True)
class TocEntry:
    """An entry of the table of contents: the id of a heading and its text."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one generated page puts into the theme's page.

    Attributes:
        url: address below the site's root, with a trailing slash.
        section: first folder of `url`; the navigation entry to mark as active.
        title: plain text.
        description: plain text, for the description meta element.
        head: HTML for the end of <head>.
        article: HTML attributes of the <article>.
        body: HTML of the article, its <h1> first, with the id `TITLE_ANCHOR`.
        toc: the level-2 headings; without any the table of contents is empty.
        canonical: absolute address, ``""`` if the site's own is not known.
    """

    url: str
    title: str
    description: str
    body: str
    head: str = ""
    article: str = ""
    toc: tuple[TocEntry, ...] = ()
    canonical: str = ""

    @property
    def section(self) -> str:
        """The folder under the site's root that the page belongs to."""
        return self.url.partition("/")[0]

    @property
    def depth(self) -> int:
        """The number of folders between the site's root and the page."""
        return self.url.count("/")


@dataclass(frozen=True, slots=True)
class ShellKind:
    """Everything that a shell depends on: pages of one kind share a shell."""

    section: str
    depth: int
    has_toc: bool
    has_canonical: bool

    @classmethod
    def of(cls, page: PageContent) -> ShellKind:
        """Return the kind of shell that a page needs."""
        return cls(page.section, page.depth, bool(page.toc), bool(page.canonical))

    @classmethod
    def at(cls, url: str, *, has_canonical: bool) -> ShellKind:
        """Return the kind of shell for a listing, which has no table of contents."""
        return cls(
            url.partition("/")[0], url.count("/"), has_toc=False, has_canonical=has_canonical
        )

    def marker_page(self) -> PageContent:
        """Return the page of markers that MkDocs renders to make this shell."""
        toc = (TocEntry(_mark("anchor"), _mark("entry")),) if self.has_toc else ()
        return PageContent(
            url=self.section + "/" + "x/" * (self.depth - 1),
            title=_mark("title"),
            description=_mark("description"),
            # Material adds a heading of its own to content without one.
            body=f"<h1>{_mark('body')}</h1>",
            head=_mark("head"),
            article=_ARTICLE,
            toc=toc,
            canonical=_mark("canonical") if self.has_canonical else "",
        )


def _mark(slot: str) -> str:
    return _MARK.format(slot)


# An attribute marks the place for attributes.
_ARTICLE = f'data-slot="{_mark("article")}" '


@dataclass(frozen=True)
class Shell:
    """A page cut at its slots: literals and slot names alternate, a literal comes first."""

    parts: tuple[str, ...]
    toc_parts: tuple[str, ...]

    @cached_property
    def digest(self) -> bytes:
        """A hash of the whole shell, for the keys of the pages that use it."""
        return output_key(msgspec.msgpack.encode((self.parts, self.toc_parts)))

    @classmethod
    def compile(cls, html: str, kind: ShellKind) -> Shell:
        """Cut the HTML that MkDocs rendered from `ShellKind.marker_page`.

        Raises:
            ShellError: a part that every page needs is missing.
        """
        html = minify_html.minify(html, keep_html_and_head_opening_tags=True)
        html = html.replace(f"<h1>{_mark('body')}</h1>", _mark("body"))
        html = html.replace(_ARTICLE.strip(), _mark("article"))
        toc_parts: tuple[str, ...] = ()
        if kind.has_toc:
            html, entry = _cut_toc_entry(html)
            toc_parts = _parts(entry)
        parts = _parts(html)
        missing = {"title", "body"} - set(parts[1::2])
        if missing:
            raise ShellError(
                f"the theme's page shows no {' and no '.join(sorted(missing))};"
                " expected main.html to extend base.html"
            )
        return cls(parts, toc_parts)

    def fill(self, page: PageContent) -> str:
        """Return the finished page."""
        values = {
            "title": escape(page.title),
            "description": escape(page.description),
            "head": page.head,
            "article": page.article,
            "body": page.body,
            "toc": "".join(self._toc_entry(entry) for entry in page.toc),
            "canonical": escape(page.canonical),
        }
        parts = list(self.parts)
        parts[1::2] = [values[slot] for slot in parts[1::2]]
        return "".join(parts)

    def _toc_entry(self, entry: TocEntry) -> str:
        values = {"anchor": escape(entry.anchor), "entry": escape(entry.title)}
        parts = list(self.toc_parts)
        parts[1::2] = [values[slot] for slot in parts[1::2]]
        return "".join(parts)


def _parts(html: str) -> tuple[str, ...]:
    """Return literals and slot names, alternating."""
    return tuple(_CUT.split(html))


def _cut_toc_entry(html: str) -> tuple[str, str]:
    """Replace the list item of the marker with the slot ``toc``; return the item too."""
    middle = html.find(_mark("entry"))
    # The only item of its list, without an end tag.
    start, end = html.rfind("<li", 0, middle), html.find("</ul>", middle)
    if min(middle, start, end) < 0:
        raise ShellError("the theme's page shows no table of contents; expected a list of entries")
    return html[:start] + _mark("toc") + html[end:], html[start:end]


class Shells:
    """The shells of a site, each rendered for the first page of its kind."""

    def __init__(self, render: Callable[[PageContent], str]) -> None:
        """Take the function that renders a page through the theme."""
        self._render = render
        self._shells: dict[ShellKind, Shell] = {}

    def of(self, url: str, canonical: str) -> Shell:
        """Return the shell of a listing at `url`."""
        return self.of_kind(ShellKind.at(url, has_canonical=bool(canonical)))

    def prepare(self, urls: Iterable[str], *, has_canonical: bool) -> None:
        """Render the shells of listings at `urls` now: processes forked later inherit them."""
        for kind in {ShellKind.at(url, has_canonical=has_canonical) for url in urls}:
            self.of_kind(kind)

    def of_kind(self, kind: ShellKind) -> Shell:
        """Return the shell of a kind."""
        shell = self._shells.get(kind)
        if shell is None:
            shell = Shell.compile(self._render(kind.marker_page()), kind)
            self._shells[kind] = shell
        return shell


def plain_excerpt(texts: Sequence[str], limit: int = 160) -> str:
    """Return the first of `texts` that is not empty, cut between words at `limit` characters.

    Search engines show about 160 characters.
    """
    found = next((text for text in texts if text.strip()), "")
    # An abstract is ten times as long as the limit: its beginning is enough.
    text = " ".join(found[: 4 * limit].split())
    if len(text) <= limit:
        text = " ".join(found.split())
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
