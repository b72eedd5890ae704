"""Makes the end of every page: what the site is for, what it holds, where to report errors."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from papershelf import texts
from papershelf.catalogue import Catalogue
from papershelf.catalogue.groups import divide_off_topic
from papershelf.render.markup import render_markdown
from papershelf.settings import Settings
from papershelf.vocabulary.shelf import Shelf


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


def footer_of(shelf: Shelf, settings: Settings, catalogue: Catalogue) -> Footer:
    """Return the end of a site's pages."""
    parts = (
        (texts.SOURCES, shelf.sources),
        (texts.LICENCE, shelf.licence),
        (texts.CORRECTIONS, shelf.corrections),
    )
    repository = settings.repo_url.rstrip("/")
    return Footer(
        render_markdown(shelf.disclaimer),
        _state(catalogue),
        tuple((heading, render_markdown(text)) for heading, text in parts if text),
        f"{repository}/issues" if repository else "",
    )


def _state(catalogue: Catalogue) -> str:
    """Return the sentences on the number of papers and the date of the newest record."""
    number = len(divide_off_topic(catalogue.papers)[0])
    acquired = (paper.provenance.acquired for paper in catalogue.papers)
    return texts.shelf_state(number, max(filter(None, acquired), default=""))
