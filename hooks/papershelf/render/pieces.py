"""Pieces of HTML that stand thousands of times in a site: names, chips, cards.

A template's macro takes five times as long for each; pages put these together.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from markupsafe import Markup

from papershelf.model import AbstractPart, Author, Paper
from papershelf.render.view import PaperContext, card_names

# A chip's mark -> what is said of it.
_NOTES = {"unverified": ' <span class="ps-chip__note">unverified</span>'}


# A site has a few hundred tags, and each stands on many pages.
@lru_cache(maxsize=4096)
def chip(base: str, folder: str, slug: str, label: str, mark: str = "") -> Markup:
    """A tag as a link to its listing; `mark` is ``unverified``, ``unsupported`` or nothing."""
    marked = f" ps-chip--{mark}" if mark else ""
    return _safe(
        f'<a class="ps-chip{marked}" href="{base}{folder}/{escape(slug)}/">'
        f"{escape(label)}{_NOTES.get(mark, '')}</a>"
    )


def lines(pieces: Iterable[Markup]) -> Markup:
    """Pieces, each on a line of its own."""
    return _safe("\n".join(pieces))


def people(base: str, authors: Iterable[Author], context: PaperContext) -> Markup:
    """The authors by name, those who have a page linked to it."""
    names = []
    for author in authors:
        slug = context.author_page(author)
        name = escape(author.display)
        names.append(f'<a href="{base}authors/{escape(slug)}/">{name}</a>' if slug else name)
    return _safe(", ".join(names))


def card(base: str, paper: Paper) -> Markup:
    """A paper as a line of a listing."""
    own = escape(paper.id)
    return _safe(
        f'<li class="ps-card" data-paper="{own}"><a class="ps-card__title"'
        f' href="{base}papers/{own}/">{escape(paper.title)}</a>\n'
        f'<span class="ps-card__meta">{escape(card_names(paper))}</span></li>'
    )


def meta(values: Iterable[tuple[str, str]]) -> Markup:
    """Names and contents as ``<meta>`` elements, a line each."""
    lines = [f'<meta name="{name}" content="{escape(text)}">\n' for name, text in values]
    return _safe("".join(lines))


def facts(rows: Iterable[tuple[str, str, str]]) -> Markup:
    """Labels, texts and addresses (or ``""``) as rows of a ``<dl>``."""
    html = []
    for label, text, url in rows:
        shown = escape(text)
        value = f'<a href="{escape(url)}">{shown}</a>' if url else shown
        html.append(f"<dt>{escape(label)}</dt><dd>{value}</dd>")
    return _safe("\n".join(html))


def paragraphs(parts: Iterable[AbstractPart]) -> Markup:
    """The parts of an abstract, each with its label."""
    html = []
    for part in parts:
        label = f"<strong>{escape(part.label)}:</strong> " if part.label else ""
        html.append(f"<p>{label}{escape(part.text)}</p>")
    return _safe("\n".join(html))


class Cards:
    """Lists of cards; a card is made once for all listings of one depth."""

    def __init__(self) -> None:
        """Start with none."""
        self._made: dict[tuple[str, str], Markup] = {}  # base, paper id -> card

    def of(self, base: str, papers: Iterable[Paper]) -> Markup:
        """The cards of `papers`, in their order, as a list."""
        items = "\n".join(self._card(base, paper) for paper in papers)
        return _safe(f'<ul class="ps-cards">\n{items}\n</ul>')

    def _card(self, base: str, paper: Paper) -> Markup:
        key = base, paper.id
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = card(base, paper)
        return made


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - made of escaped values in this module
