"""Holds what the pages of a site need: the catalogue by key, addresses, templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple
from urllib.parse import quote

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from papershelf import texts
from papershelf.catalogue import Catalogue, Group, group_slug
from papershelf.catalogue.facets import AUTHOR
from papershelf.exports.csl import CslItems
from papershelf.exports.evidence import EvidenceMap, evidence_map
from papershelf.exports.evidence_change import Earlier
from papershelf.machinery.versions import output_key
from papershelf.model import Author, Paper
from papershelf.records.searches import Search
from papershelf.render import pieces
from papershelf.render.anchors import word_anchor
from papershelf.render.charts import year_chart
from papershelf.render.flow import flow_chart
from papershelf.render.head import Schema
from papershelf.render.markup import render_markdown
from papershelf.render.pieces import Badge, Card, card_of
from papershelf.render.similar import broader_terms
from papershelf.settings import Settings
from papershelf.shell.fill import TITLE_ANCHOR
from papershelf.texts import groups as group_texts
from papershelf.texts import notices as notice_texts
from papershelf.texts import searches as search_texts
from papershelf.vocabulary import Vocabulary
from papershelf.vocabulary.shelf import Shelf


@cache
def templates() -> Environment:
    """Return the core's own templates: autoescaped, an unknown name is an error."""
    environment = Environment(
        loader=PackageLoader("papershelf"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # each build reads them anew, see `Build`
    )
    environment.globals.update(
        texts=texts,
        group_texts=group_texts,
        notice_texts=notice_texts,
        search_texts=search_texts,
        TITLE_ANCHOR=TITLE_ANCHOR,
        PAPERS_FOLDER=pieces.PAPERS_FOLDER,
        cards=pieces.cards,
        badges=pieces.badges,
        chips=pieces.chips,
        facts=pieces.facts,
        flow_chart=flow_chart,
        markdown=render_markdown,
        names=pieces.names,
        paragraphs=pieces.paragraphs,
        people=pieces.people,
        starts=pieces.starts,
        subjects=pieces.subjects,
        year_chart=year_chart,
    )
    return environment


@dataclass(frozen=True)
class SiteView:
    """A catalogue with the settings of the site that shows it.

    Attributes:
        site_url: absolute address of the site's root, ``""`` if not known.
        records_url: address of the papers folder in the repository, with a
            trailing slash, ``""`` if not known.
        shelf: the shelf's own texts.
        earlier: the evidence map of an earlier version, if one is given.
        site_name: the name of the site.
        searches: file name -> a search that found papers, in the order of names.
    """

    catalogue: Catalogue
    settings: Settings
    site_url: str = ""
    records_url: str = ""
    shelf: Shelf = field(default_factory=Shelf)
    site_name: str = "Papershelf"
    earlier: Earlier | None = None
    searches: Mapping[str, Search] = field(default_factory=dict)

    @cached_property
    def papers(self) -> Mapping[str, Paper]:
        """Paper id -> paper."""
        return {paper.id: paper for paper in self.catalogue.papers}

    @cached_property
    def groups(self) -> Mapping[str, Mapping[str, Group]]:
        """Facet name -> slug -> group."""
        return {
            facet: {group.slug: group for group in groups}
            for facet, groups in self.catalogue.groups.items()
        }

    @cached_property
    def fact_labels(self) -> Mapping[str, str]:
        """Slug -> label of the badges of all facets of facts."""
        shown = self.catalogue.vocabulary.badges.values()
        return {slug: label for labels in shown for slug, label in labels.items()}

    @cached_property
    def evidence(self) -> EvidenceMap | None:
        """The evidence map, None without two facets of terms."""
        return evidence_map(self.catalogue, self.shelf)

    def card(self, paper: Paper) -> Card:
        """Return the card of a paper."""
        return card_of(paper, self.fact_labels)

    @cached_property
    def author_pages_from(self) -> int:
        """The number of papers from which an author has a page.

        The setting of that name or, if that makes more than `author_pages_most` pages, the
        smallest number that does not.
        """
        least, most = self.settings.author_pages_from, self.settings.author_pages_most
        counts = [len(group.shown) for group in self.catalogue.groups[AUTHOR.name]]
        counts = sorted((count for count in counts if count >= least), reverse=True)
        return counts[most] + 1 if len(counts) > most else least

    def has_page(self, group: Group) -> bool:
        """Return whether a group has its own pages; authors need a number of papers."""
        if not group.facet.address:
            return False
        return not group.facet.sparse or len(group.shown) >= self.author_pages_from

    def group_address(self, group: Group) -> str:
        """Return the address that lists a group's papers, below the site's root, or ``""``.

        It is the group's page, or the search page filtered by the group. An author with
        fewer papers than the setting `author_pages_from` has neither: the index names the papers.
        """
        if self.has_page(group):
            return group.folder
        if group.facet.sparse and len(group.shown) < self.settings.author_pages_from:
            return ""
        return f"search/?{group.facet.name}={quote(group.slug)}"

    def canonical(self, url: str) -> str:
        """Return the absolute address of a page, ``""`` if the site's own is not known."""
        return absolute(self.site_url, url)


class ShownFacet(NamedTuple):
    """What a paper's page shows of a facet of tags."""

    name: str
    address: str
    title: str


class ShownFacts(NamedTuple):
    """What pages show of a facet of facts; `labels` are those of its badges, by slug."""

    name: str
    label: str
    labels: Mapping[str, str]


def shown_facts(vocabulary: Vocabulary) -> tuple[ShownFacts, ...]:
    """Return what pages show of the facets of facts."""
    return tuple(
        ShownFacts(facet.name, facet.label, vocabulary.badges[facet.name])
        for facet in vocabulary.fact_facets
    )


@dataclass(frozen=True)
class PaperContext:
    """What the pages of papers need to know about their site; small enough to send to a worker.

    Attributes:
        site_url: as in `SiteView`.
        records_url: as in `SiteView`.
        facets: name, address and title of each facet of tags.
        tag_labels: facet name -> slug -> label, for tags that have a page.
        authors: slug -> the address that lists an author's papers, if there is one.
        facts: the facets of facts.
        titles: paper id -> title, for papers to which others relate.
        schema: the types of schema.org.
        broader: slug -> the slugs of its broader terms.
        explained: the slugs of terms that the glossary explains, as keys, whose order is fixed.
        words: other words that it explains, in small letters, with their anchors there.
    """

    settings: Settings
    site_url: str
    records_url: str
    facets: tuple[ShownFacet, ...]
    tag_labels: Mapping[str, Mapping[str, str]]
    authors: Mapping[str, str]
    facts: tuple[ShownFacts, ...]
    titles: Mapping[str, str]
    schema: Schema
    broader: Mapping[str, Sequence[str]]
    explained: Mapping[str, None]
    words: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, view: SiteView) -> PaperContext:
        """Make the context of a site's papers."""
        vocabulary = view.catalogue.vocabulary
        related = {relation.paper_id for p in view.catalogue.papers for relation in p.related}
        return cls(
            view.settings,
            view.site_url,
            view.records_url,
            tuple(ShownFacet(f.name, f.address, f.title) for f in vocabulary.tag_facets),
            {
                facet.name: {slug: g.label for slug, g in view.groups[facet.name].items()}
                for facet in vocabulary.tag_facets
            },
            {
                slug: address
                for slug, group in view.groups[AUTHOR.name].items()
                if (address := view.group_address(group))
            },
            shown_facts(vocabulary),
            {own: view.papers[own].title for own in sorted(related) if own in view.papers},
            Schema(view.shelf.article_type, view.shelf.about_type),
            broader_terms(vocabulary),
            {
                t.slug: None
                for f in vocabulary.tag_facets
                for t in vocabulary.of_kind(f.name)
                if t.description
            },
            tuple(
                (form, word_anchor(word.label))
                for word in view.shelf.glossary
                for form in word.forms
            ),
        )

    @property
    def labels(self) -> Mapping[str, str]:
        """Slug -> label of the tags of all facets."""
        return {slug: text for facet in self.tag_labels.values() for slug, text in facet.items()}

    def items(self) -> CslItems:
        """Return what makes the papers' CSL items."""
        return CslItems([facet.name for facet in self.facets], self.labels)

    @cached_property
    def digest(self) -> bytes:
        """A hash of all of it."""
        return output_key(msgspec.msgpack.encode(self))

    def author_address(self, author: Author) -> str:
        """Return the address that lists an author's papers, below the site's root, or ``""``."""
        return self.authors.get(group_slug(author.inverted), "")

    def badges(self, paper: Paper) -> Iterator[Badge]:
        """Yield the facts of a paper, in the order of their facets."""
        for facet in self.facts:
            for slug in paper.facts_of(facet.name):
                if slug in facet.labels:
                    yield Badge(facet.name, slug, facet.labels[slug])

    def canonical(self, url: str) -> str:
        """Return the absolute address of a page, ``""`` if the site's own is not known."""
        return absolute(self.site_url, url)

    def record_file(self, path: str) -> str:
        """Return the address of a record's file in the repository, ``""`` if not known."""
        return self.records_url + quote(path) if self.records_url else ""


def absolute(site_url: str, url: str) -> str:
    """Return the percent-encoded address of a page below `site_url`, or ``""`` without it."""
    return f"{site_url.rstrip('/')}/{quote(url)}" if site_url else ""


def way_to_root(url: str) -> str:
    """Return the relative address of the site's root from a page at `url`."""
    return "../" * url.count("/")
