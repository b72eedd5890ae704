"""What every page of a site needs to know: the catalogue by key, addresses, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from papershelf.catalogue import Catalogue, Facet, Group, group_slug
from papershelf.model import Author, Paper, PartialDate
from papershelf.settings import Settings
from papershelf.vocabulary import TermKind

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
# How many authors a line of a listing names before "et al.".
_CARD_AUTHORS = 3


@cache
def templates() -> Environment:
    """The core's own templates: autoescaped, an unknown name is an error."""
    return Environment(
        loader=PackageLoader("papershelf"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True)
class SiteView:
    """A catalogue with the settings of the site that shows it.

    Attributes:
        site_url: absolute address of the site's root, ``""`` if not known.
        records_url: address of the papers folder in the repository, with a
            trailing slash, ``""`` if not known.
    """

    catalogue: Catalogue
    settings: Settings
    site_url: str = ""
    records_url: str = ""

    @cached_property
    def papers(self) -> Mapping[str, Paper]:
        """Paper id -> paper."""
        return {paper.id: paper for paper in self.catalogue.papers}

    @cached_property
    def groups(self) -> Mapping[Facet, Mapping[str, Group]]:
        """Facet -> slug -> group."""
        return {
            facet: {group.slug: group for group in groups}
            for facet, groups in self.catalogue.groups.items()
        }

    @cached_property
    def author_pages_from(self) -> int:
        """From how many papers on an author has a page.

        The setting of that name; on a site where that makes more than `author_pages_most`
        pages, the smallest number that does not.
        """
        least, most = self.settings.author_pages_from, self.settings.author_pages_most
        counts = [len(group.listed) for group in self.catalogue.groups[Facet.AUTHOR]]
        counts = sorted((count for count in counts if count >= least), reverse=True)
        return counts[most] + 1 if len(counts) > most else least

    def has_page(self, group: Group) -> bool:
        """Whether a group has pages of its own: authors only from a number of papers on."""
        return group.facet is not Facet.AUTHOR or len(group.listed) >= self.author_pages_from

    def group_address(self, group: Group) -> str:
        """Where a group's papers are listed, below the site's root; ``""`` for nowhere.

        Its page, or the search page filtered by it; an author of too few papers for a page
        on any site has neither.
        """
        if self.has_page(group):
            return f"{group.facet.value}/{group.slug}/"
        if len(group.listed) < self.settings.author_pages_from:
            return ""
        return f"search/?author={quote(group.slug)}"

    def canonical(self, url: str) -> str:
        """The absolute address of a page, ``""`` if the site's own is not known."""
        return absolute(self.site_url, url)


@dataclass(frozen=True)
class PaperContext:
    """What the pages of papers need to know of their site: small, so that a worker can be told.

    Attributes:
        tag_labels: facet -> slug -> label, of the tags that have a page.
        authors: slug -> where an author's papers are listed, if anywhere.
        design_labels: slug -> label of study designs.
        titles: paper id -> title, of the papers that others relate to.
        site_url, records_url: as in `SiteView`.
    """

    settings: Settings
    site_url: str
    records_url: str
    tag_labels: Mapping[Facet, Mapping[str, str]]
    authors: Mapping[str, str]
    design_labels: Mapping[str, str]
    titles: Mapping[str, str]

    @classmethod
    def of(cls, view: SiteView) -> PaperContext:
        """The context of a site's papers."""
        related = {relation.paper_id for p in view.catalogue.papers for relation in p.related}
        return cls(
            view.settings,
            view.site_url,
            view.records_url,
            {
                facet: {slug: group.label for slug, group in view.groups[facet].items()}
                for facet in (Facet.CONDITION, Facet.TOPIC)
            },
            {
                slug: address
                for slug, group in view.groups[Facet.AUTHOR].items()
                if (address := view.group_address(group))
            },
            {t.slug: t.label for t in view.catalogue.vocabulary.of_kind(TermKind.DESIGN)},
            {own: view.papers[own].title for own in sorted(related) if own in view.papers},
        )

    def author_address(self, author: Author) -> str:
        """Where an author's papers are listed, below the site's root; ``""`` for nowhere."""
        return self.authors.get(group_slug(author.inverted), "")

    def canonical(self, url: str) -> str:
        """The absolute address of a page, ``""`` if the site's own is not known."""
        return absolute(self.site_url, url)

    def record_file(self, path: str) -> str:
        """The address of a record's file in the repository, ``""`` if not known."""
        return self.records_url + quote(path) if self.records_url else ""


def absolute(site_url: str, url: str) -> str:
    """The percent-encoded address of a page below `site_url`, ``""`` if that is not known."""
    return f"{site_url.rstrip('/')}/{quote(url)}" if site_url else ""


def card_names(paper: Paper) -> str:
    """Authors, journal and year of a paper, on one line."""
    names = [author.display for author in paper.authors[:_CARD_AUTHORS]]
    authors = ", ".join(names) + (" et al." if len(paper.authors) > _CARD_AUTHORS else "")
    journal = paper.journal.short if paper.journal else ""
    year = str(paper.published.year) if paper.published else "no date"
    return " · ".join(filter(None, (authors, journal, year)))


def written_date(date: PartialDate) -> str:
    """A date in words: ``16 October 2025``, ``October 2025``, ``2025``."""
    words = [str(date.year)]
    if date.month:
        words.insert(0, _MONTHS[date.month - 1])
        if date.day:
            words.insert(0, str(date.day))
    return " ".join(words)


def counted(number: int, noun: str) -> str:
    """``1 paper``, ``1,234 papers``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def way_to_root(url: str) -> str:
    """The relative address of the site's root from a page at `url`."""
    return "../" * url.count("/")
