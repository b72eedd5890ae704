"""Makes the end of every page: what the site is for, what it holds, where to report errors."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from papershelf import texts
from papershelf.catalogue import Catalogue
from papershelf.catalogue.groups import divide_off_topic
from papershelf.render.markup import render_markdown
from papershelf.render.searches import URL as SEARCHES
from papershelf.settings import Settings
from papershelf.texts import searches as search_texts
from papershelf.vocabulary.shelf import Shelf

# The address is relative to assets/chrome.js, which puts the end into every page.
_SEARCHES = Markup('<p><a href="../{}">{}</a></p>').format(SEARCHES, search_texts.LINK)


class Footer(NamedTuple):
    """The end of every page.

    Attributes:
        disclaimer: what the site must not be used for.
        state: how many papers there are, and how old the newest record is.
        parts: heading and text of each further part.
        report: address at which errors are reported, ``""`` if not known.
    """

    disclaimer: Markup
    state: str
    parts: tuple[tuple[str, Markup], ...]
    report: str


def footer_of(
    shelf: Shelf, settings: Settings, catalogue: Catalogue, *, searched: bool = False
) -> Footer:
    """Return the end of a site's pages.

    Args:
        shelf: the shelf's texts.
        settings: name the repository.
        catalogue: the papers.
        searched: whether there is a page of searches.
    """
    parts = (
        (texts.SOURCES, render_markdown(shelf.sources) + (_SEARCHES if searched else "")),
        (texts.LICENCE, render_markdown(shelf.licence)),
        (texts.CORRECTIONS, render_markdown(shelf.corrections)),
    )
    repository = settings.repo_url.rstrip("/")
    return Footer(
        render_markdown(shelf.disclaimer),
        _state(catalogue),
        tuple((heading, text) for heading, text in parts if text),
        f"{repository}/issues" if repository else "",
    )


def _state(catalogue: Catalogue) -> str:
    """Return the sentences on the number of papers and the date of the newest record."""
    number = len(divide_off_topic(catalogue.papers)[0])
    acquired = (paper.provenance.acquired for paper in catalogue.papers)
    return texts.shelf_state(number, max(filter(None, acquired), default=""))
