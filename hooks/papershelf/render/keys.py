"""Keys of pages: what a page is made from, as a hash.

A page whose key is that of the last build need not be made again.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Sequence
from functools import cached_property

from papershelf.catalogue import Facet, Group
from papershelf.catalogue.digests import DIGEST_SIZE, to_bytes
from papershelf.machinery.versions import code_version
from papershelf.model import Paper, Tag
from papershelf.render.indexes import Indexes, IndexPage
from papershelf.render.listings import Listings
from papershelf.render.view import PaperContext, SiteView
from papershelf.shell.fill import Shell, ShellKind, Shells

_ROOMS = ("render", "shell", "templates", "catalogue", "model.py")
_LIBRARIES = ("jinja2", "markupsafe", "markdown-it-py", "nh3")


class PageKeys:
    """The keys of a site's generated pages; `None` where a record's digest is not known."""

    def __init__(self, view: SiteView, shells: Shells, digests: Sequence[bytes | None]) -> None:
        """Take the site, its theme, and the digest of each paper (see `paper_digests`)."""
        self._view = view
        self._shells = shells
        self._digests = digests
        self._of_shells: dict[ShellKind, bytes] = {}
        self._base = hashlib.blake2b(code_version(_ROOMS, _LIBRARIES), digest_size=DIGEST_SIZE)
        shared = (view.settings, view.site_url, view.records_url)
        self._base.update(pickle.dumps(shared, pickle.HIGHEST_PROTOCOL))

    def papers(self, context: PaperContext, shell: Shell) -> dict[str, bytes | None]:
        """Paper id -> key of its page, which is made with `context` and `shell`."""
        base = self._base.copy()
        base.update(to_bytes((shell.parts, shell.toc_parts)))
        keys: dict[str, bytes | None] = {}
        for paper, digest in zip(self._view.catalogue.papers, self._digests, strict=True):
            keys[paper.id] = None
            if digest is not None:
                own = base.copy()
                own.update(digest)
                own.update(to_bytes(_borrowed(paper, context)))
                keys[paper.id] = own.digest()
        return keys

    def group(self, group: Group) -> bytes | None:
        """The key of all pages of a group."""
        listings = self._listings
        shown = listings.shown(group)
        papers = self._of_papers((*shown, *group.unsupported[: self._view.settings.per_page]))
        broader = listings.broader(group)
        facts = (
            (group.slug, group.label, group.term.description if group.term else ""),
            (broader.slug, broader.label) if broader else None,
            [(other.slug, other.label, other.count) for other in listings.narrower(group)],
            (len(group.listed), len(group.unverified), len(group.unsupported)),
        )
        return self._key(listings.urls(group), facts, papers)

    def index_page(self, page: IndexPage) -> bytes | None:
        """The key of a further page of an index."""
        indexes, catalogue = self._indexes, self._view.catalogue
        if page.facet is None:
            papers = self._of_papers(indexes.papers_of(page))
            return self._key([page.url], len(catalogue.papers), papers)
        facts = (
            [self._of_name(group) for group in indexes.groups_of(page.facet, page.number)],
            [tuple(letter) for letter in indexes.letters(page.facet)],
            (len(catalogue.groups[page.facet]), len(catalogue.papers)),
            indexes.undated(page.facet),
        )
        return self._key([page.url], facts, b"")

    def _of_name(self, group: Group) -> tuple[object, ...]:
        """What a line of an index of names shows."""
        address = self._view.group_address(group)
        papers = [(p.id, p.published.year if p.published else 0) for p in group.listed]
        return group.slug, group.label, group.count, address or papers

    def _of_papers(self, papers: Iterable[Paper]) -> bytes | None:
        """What cards of papers show."""
        found = [self._digest_of[paper.id] for paper in papers]
        return None if None in found else b"".join(filter(None, found))

    @cached_property
    def _digest_of(self) -> dict[str, bytes | None]:
        papers = self._view.catalogue.papers
        return {paper.id: digest for paper, digest in zip(papers, self._digests, strict=True)}

    @cached_property
    def _listings(self) -> Listings:
        return Listings(self._view)

    @cached_property
    def _indexes(self) -> Indexes:
        return Indexes(self._view)

    def _key(self, urls: Sequence[str], facts: object, papers: bytes | None) -> bytes | None:
        """The key of pages at `urls` that show some facts and cards of papers."""
        if papers is None:
            return None
        own = self._base.copy()
        for url in urls:
            own.update(self._of_shell(url))
        own.update(to_bytes((urls, facts)))
        own.update(papers)
        return own.digest()

    def _of_shell(self, url: str) -> bytes:
        """The shell of a listing at `url`."""
        kind = ShellKind.at(url, has_canonical=bool(self._view.site_url))
        if kind not in self._of_shells:
            self._of_shells[kind] = to_bytes(self._shells.of_kind(kind).parts)
        return self._of_shells[kind]


def _borrowed(paper: Paper, context: PaperContext) -> tuple[object, ...]:
    """What the page shows that other records decide."""
    return (
        _labels(paper.conditions, context, Facet.CONDITION),
        _labels(paper.topics, context, Facet.TOPIC),
        [context.author_address(author) for author in paper.authors],
        context.design_labels.get(paper.study_design or ""),
        [context.titles.get(relation.paper_id) for relation in paper.related],
    )


def _labels(tags: Iterable[Tag], context: PaperContext, facet: Facet) -> list[str | None]:
    labels = context.tag_labels[facet]
    return [labels.get(tag.slug) for tag in tags]
