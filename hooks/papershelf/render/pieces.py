"""Pieces of HTML that stand thousands of times in a site: names, chips, cards.

A template's macro takes five times as long for each; pages put these together.  They are
as short as HTML lets them be: no end tags of items, no class where its list has one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from markupsafe import Markup

from papershelf.catalogue import Group
from papershelf.model import AbstractPart, Author, Paper
from papershelf.render.view import PaperContext, card_names

# Where the pages of papers stand, below the site's root.
PAPERS_FOLDER = "papers/"
# A chip's mark -> what is said of it.
_NOTES = {"unverified": " <span class=ps-chip__note>unverified</span>"}


# A site has a few hundred tags, and each stands on many pages.
@lru_cache(maxsize=4096)
def chip(base: str, folder: str, slug: str, label: str, mark: str = "") -> Markup:
    """A tag as a link to its listing; `mark` is ``unverified``, ``unsupported`` or nothing.

    The unsupported stand together, and are many: their list says what they are.
    """
    link = f'href="{base}{folder}/{escape(slug)}/">{_text(label)}'
    if mark == "unsupported":
        return _safe(f"<a {link}</a>")
    if mark:
        return _safe(f'<a class="ps-chip ps-chip--{mark}" {link}{_NOTES[mark]}</a>')
    return _safe(f"<a class=ps-chip {link}</a>")


def joined(pieces: Iterable[Markup]) -> Markup:
    """Pieces, one after the other."""
    return _safe("".join(pieces))


def lines(pieces: Iterable[Markup]) -> Markup:
    """Pieces, each on a line of its own."""
    return _safe("\n".join(pieces))


def people(base: str, authors: Iterable[Author], context: PaperContext) -> Markup:
    """The authors by name, linked to where their papers are listed, if anywhere."""
    names = []
    for author in authors:
        address = context.author_address(author)
        name = _text(author.display)
        names.append(f'<a href="{base}{escape(address)}">{name}</a>' if address else name)
    return _safe(", ".join(names))


def card(folder: str, paper: Paper) -> Markup:
    """A paper as a line of a listing; `folder` is the relative address of the papers' pages."""
    own = escape(paper.id)
    return _safe(
        f'<li data-paper="{own}"><a href="{folder}{own}/">{_text(paper.title)}</a>'
        f"\n<span>{_text(card_names(paper))}</span>"
    )


def name_line(base: str, group: Group, address: str) -> Markup:
    """A name as a line of an index: a link to `address` and how many papers there are.

    Without an address the few papers are linked by their years.
    """
    if address:
        link = f'<a href="{base}{escape(address)}">{_text(group.label)}</a>'
        return _safe(f"<li>{link} <span>{group.count:,}</span>")
    links = [
        f' <a href="{base}{PAPERS_FOLDER}{escape(paper.id)}/">'
        f"{paper.published.year if paper.published else 'no date'}</a>"
        for paper in group.listed
    ]
    return _safe(f"<li>{_text(group.label)}{''.join(links)}")


def meta(values: Iterable[tuple[str, str]]) -> Markup:
    """Names and contents as ``<meta>`` elements."""
    lines = [f'<meta name="{name}" content="{_quoted(text)}">' for name, text in values]
    return _safe("".join(lines))


def facts(rows: Iterable[tuple[str, str, str]]) -> Markup:
    """Labels, texts and addresses (or ``""``) as rows of a ``<dl>``."""
    html = []
    for label, text, url in rows:
        shown = _text(text)
        value = f'<a href="{_quoted(url)}">{shown}</a>' if url else shown
        html.append(f"<dt>{_text(label)}<dd>{value}")
    return _safe("".join(html))


def paragraphs(parts: Iterable[AbstractPart]) -> Markup:
    """The parts of an abstract, each with its label."""
    html = []
    for part in parts:
        label = f"<strong>{_text(part.label)}:</strong> " if part.label else ""
        html.append(f"<p>{label}{_text(part.text)}</p>")
    return _safe("\n".join(html))


class Cards:
    """Lists of cards; a card is made once for all listings of one depth."""

    def __init__(self) -> None:
        """Start with none."""
        self._made: dict[tuple[str, str], Markup] = {}  # folder, paper id -> card

    def of(self, folder: str, papers: Iterable[Paper]) -> Markup:
        """The cards of `papers`, in their order, as a list; `folder` as in `card`."""
        items = "".join(self._card(folder, paper) for paper in papers)
        return _safe(f"<ul class=ps-cards>{items}</ul>")

    def _card(self, folder: str, paper: Paper) -> Markup:
        key = folder, paper.id
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = card(folder, paper)
        return made


def _text(text: str) -> str:
    """Text between tags, where quotes mean nothing."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    """The value of an attribute in double quotes."""
    return _text(text).replace('"', "&quot;")


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - made of escaped values in this module
