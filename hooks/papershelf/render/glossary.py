"""Makes the glossary: the shelf's words, study designs and terms with what they mean.

Papers' pages link the words of their abstracts to its entries, and ``assets/explain.js`` shows an
entry where it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from papershelf.catalogue import group_slug
from papershelf.machinery.output import Output
from papershelf.model import Paper, TagStatus
from papershelf.render.anchors import part_anchor, word_anchor
from papershelf.render.files import PageModel, page_output
from papershelf.render.pieces import place_of
from papershelf.render.view import PaperContext, SiteView, templates, way_to_root
from papershelf.shell.fill import PageContent, Shells
from papershelf.texts import glossary as texts
from papershelf.vocabulary import Facet, FacetKind

# More links than this would make an abstract hard to read.
_MOST = 10


class Entry(NamedTuple):
    """A word and what it means.

    Attributes:
        anchor: its id on the page.
        address: the papers that have it, below the site's root, or ``""``.
        number: how many these are.
    """

    anchor: str
    word: str
    text: str
    address: str = ""
    number: int = 0


class Part(NamedTuple):
    """A part of the glossary."""

    anchor: str
    heading: str
    entries: tuple[Entry, ...]


class GlossaryModel(PageModel, frozen=True, kw_only=True):
    """Everything that the page shows."""

    parts: tuple[Part, ...]


class GlossaryPages:
    """Makes the page."""

    def __init__(self, view: SiteView, shells: Shells) -> None:
        """Take the site that the page belongs to, and the shells of its theme."""
        self._view, self._shells = view, shells

    def outputs(self, url: str) -> list[Output]:
        """Return the file of the page at `url`."""
        model = self.model(url)
        return [page_output(model, self._shells.of(url, model.canonical), render_glossary)]

    def model(self, url: str) -> GlossaryModel:
        """What the page shows."""
        vocabulary = self._view.catalogue.vocabulary
        facets = (*vocabulary.fact_facets, *vocabulary.tag_facets)
        parts = (self._general(), *map(self._of_facet, facets))
        return GlossaryModel(
            url=url,
            title=texts.TITLE,
            description=texts.DESCRIPTION,
            canonical=self._view.canonical(url),
            parts=tuple(part for part in parts if part.entries),
        )

    def _general(self) -> Part:
        """Return the words of every shelf and those of this one, which win, from A to Z."""
        own = ((word.label, word.text) for word in self._view.shelf.glossary)
        words = {word.casefold(): (word, text) for word, text in (*texts.WORDS, *own)}
        entries = [Entry(word_anchor(word), word, text) for word, text in words.values()]
        return Part(part_anchor("words"), texts.GENERAL, _sorted(entries))

    def _of_facet(self, facet: Facet) -> Part:
        """Return the values of a facet; facts have an order of their own, terms are many."""
        entries = tuple(self._entries(facet))
        facts = facet.kind is FacetKind.FACTS
        return Part(part_anchor(facet.section), facet.title, entries if facts else _sorted(entries))

    def _entries(self, facet: Facet) -> Iterator[Entry]:
        groups = self._view.groups[facet.name]
        for term in self._view.catalogue.vocabulary.of_kind(facet.name):
            if not term.description:
                continue
            group = groups.get(term.slug)
            number = group.count if group else 0
            address = self._view.group_address(group) if group and number else ""
            yield Entry(term.slug, term.label, term.description, address, number)


def render_glossary(model: GlossaryModel) -> PageContent:
    """Render the page."""
    template = templates().get_template("glossary.html")
    return PageContent(
        url=model.url,
        title=model.title,
        description=model.description,
        body=template.render(page=model, base=way_to_root(model.url), texts=texts),
        canonical=model.canonical,
    )


def explained(paper: Paper, context: PaperContext) -> tuple[tuple[str, str], ...]:
    """Return words of a paper's abstract, as written there, with their anchors in the glossary.

    What the paper is about comes before what it mentions, then the shelf's own words.
    """
    found: dict[str, str] = {}
    tags = [tag for tags in paper.tags.values() for tag in tags]
    for status in (TagStatus.ABOUT, TagStatus.MENTIONS):
        for tag in tags:
            if tag.status is status and tag.slug in context.explained:
                words = (one.term for one in tag.evidence if one.field == "abstract")
                for word in words:
                    found.setdefault(word, tag.slug)
    if context.words:
        text = paper.abstract.text
        small = text.lower()
        # Lower case is sometimes longer, as that of a capital İ is.
        if len(small) == len(text):
            for form, anchor in context.words:
                at = place_of(form, small)
                if at >= 0:
                    found.setdefault(text[at : at + len(form)], anchor)
    return tuple(found.items())[:_MOST]


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: group_slug(entry.word)))
