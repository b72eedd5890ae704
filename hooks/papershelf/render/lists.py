"""Defines what the lists of indexes and of the home page show, and renders them."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from papershelf.render.evidence import MapList
from papershelf.render.numbers import NumberList
from papershelf.render.pager import Pager
from papershelf.render.pieces import Card, Name
from papershelf.render.view import templates
from papershelf.vocabulary.shelf import Way


class Tile(NamedTuple):
    """A term on the home page: its address, label and number of papers.

    In the list of the terms that have no card it also has those directly below it.
    """

    address: str
    label: str
    number: int
    narrower: tuple[Tile, ...] = ()


class HomeCard(NamedTuple):
    """A main term on the home page.

    Attributes:
        text: what it is.
        spark: a chart of its papers per year.
        topics: label and address of the values that it is most often studied with.
        narrower: its narrower terms that have no card.
    """

    term: Tile
    text: str
    spark: Markup
    topics: tuple[tuple[str, str], ...]
    narrower: tuple[Tile, ...]


class MapStrip(NamedTuple):
    """The evidence map on the home page: its address, two sentences, and a picture."""

    address: str
    lead: str
    text: str
    picture: Markup


class HomeList(NamedTuple):
    """What the home page shows below its text.

    Attributes:
        total: how many papers there are.
        example: placeholder of the search box.
        questions: queries that lead to the search page.
        heading: the heading of the cards.
        anchor: the id of that heading.
        cards: the main terms of the shelf's main facet.
        others_heading: the heading of its other terms.
        others: the broadest of these.
        ways: ways in for some readers.
        map: the evidence map as a strip.
        newest: the newest papers.
        came_last: ids of the papers of the feed.
        came_from: the date of the oldest of these, ``""`` if there are none.
    """

    total: int
    example: str
    questions: tuple[str, ...]
    heading: str
    anchor: str
    cards: tuple[HomeCard, ...]
    others_heading: str
    others: tuple[Tile, ...]
    ways: tuple[Way, ...]
    map: MapStrip | None
    newest: tuple[Card, ...]
    came_last: tuple[str, ...] = ()
    came_from: str = ""


class TermNode(NamedTuple):
    """A term of an index, with its narrower terms."""

    address: str
    label: str
    papers: str
    description: str
    children: list[TermNode]


class TermList(NamedTuple):
    """An index of terms."""

    nodes: list[TermNode]


class NamePart(NamedTuple):
    """The names of a page that share a first letter."""

    letter: str
    anchor: str
    names: tuple[Name, ...]


class LetterLink(NamedTuple):
    """A link to the page on which a letter starts."""

    text: str
    anchor: str
    page: int


class NameList(NamedTuple):
    """One page of an index of names or years.

    Attributes:
        undated: in the index of years, the number of papers without a date.
        last_papers: address of the page that lists these.
    """

    parts: tuple[NamePart, ...]
    letters: tuple[LetterLink, ...]
    pager: Pager
    undated: int
    last_papers: str


class PaperList(NamedTuple):
    """One page of the list of all papers; the last `off_topic` ones do not count."""

    total: int
    off_topic: int
    cards: tuple[Card, ...]
    pager: Pager


# Kind of list -> its template.
_TEMPLATES: dict[type, str] = {
    HomeList: "home.html",
    TermList: "index_terms.html",
    NameList: "index_names.html",
    PaperList: "index_papers.html",
    MapList: "map.html",
    NumberList: "numbers.html",
}


def render_list(
    listing: HomeList | TermList | NameList | PaperList | MapList | NumberList, base: str
) -> Markup:
    """Render a list as HTML; `base` is the relative address of the site's root."""
    template = templates().get_template(_TEMPLATES[type(listing)])
    # Autoescaped by the environment.
    return Markup(template.render(list=listing, base=base))  # noqa: S704
