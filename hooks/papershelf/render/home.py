"""Makes the home page's list: the main terms as cards, the others, ways in, the newest papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from papershelf import texts
from papershelf.catalogue import Group
from papershelf.catalogue.groups import counts_as, divide_off_topic
from papershelf.model import Paper, TagStatus
from papershelf.render.atom import updated
from papershelf.render.charts import heat, sparkline
from papershelf.render.counting import Counts, counted, per_year
from papershelf.render.evidence import FOLDER, strip_rows
from papershelf.render.feeds import newest
from papershelf.render.lists import HomeCard, HomeList, MapStrip, Tile
from papershelf.render.view import SiteView
from papershelf.texts import evidence as evidence_texts
from papershelf.vocabulary import Facet

# Cards, if the shelf does not name its own; two rows of three.
_CARDS = 6
_TOPICS = 3
# Narrower terms that a card names.
_NARROWER = 3


def home_list(view: SiteView) -> HomeList:
    """Return what the home page shows below its text."""
    main = view.catalogue.vocabulary.main
    shelf = view.shelf
    papers, _ = divide_off_topic(view.catalogue.papers)
    came_last = newest(papers)
    terms = _Terms(view, main) if main else None
    return HomeList(
        total=len(papers),
        example=shelf.search_example,
        questions=shelf.questions,
        heading=main.title if main else "",
        anchor=main.address if main else "",
        cards=tuple(terms.cards()) if terms else (),
        others_heading=texts.other_terms(main.title) if main else "",
        others=tuple(terms.others()) if terms else (),
        ways=shelf.ways,
        map=_strip(view),
        newest=tuple(map(view.card, _newest(view, main))),
        came_last=tuple(paper.id for paper in came_last),
        came_from=min(map(updated, came_last), default=""),
    )


class _Terms:
    """The terms of the main facet about which the shelf has papers."""

    def __init__(self, view: SiteView, main: Facet) -> None:
        self._view, self._main = view, main
        groups = view.catalogue.groups[main.name]
        self._groups = {group.slug: group for group in groups if group.listed}
        chosen = [slug for slug in view.shelf.cards if slug in self._groups]
        self._chosen = chosen or self._largest()
        self._counts = Counts(view.catalogue.vocabulary, view.settings.tag_evidence)
        years = [year for slug in self._chosen for year in per_year(self._groups[slug].listed)]
        self._span = (min(years, default=0), max(years, default=0))

    def _largest(self) -> list[str]:
        """Return the broadest terms with most papers."""
        tops = [slug for slug, group in self._groups.items() if not self._above(group)]
        return sorted(tops, key=lambda slug: -len(self._groups[slug].listed))[:_CARDS]

    def _above(self, group: Group) -> list[str]:
        """Return the broader terms of a group's term that have papers."""
        broader = self._view.catalogue.vocabulary.broader(group.slug)
        return [slug for slug in broader if slug in self._groups]

    def _below(self, slug: str) -> list[Tile]:
        """Return the narrower terms that have no card, nor a broader term with one below `slug`."""
        found = []
        for group in self._groups.values():
            above = self._above(group)
            if slug not in above or group.slug in self._chosen:
                continue
            nearer = above[: above.index(slug)]
            if not any(one in self._chosen for one in nearer):
                found.append(_tile(group))
        return sorted(found, key=lambda tile: -tile.number)

    def cards(self) -> Iterator[HomeCard]:
        """Yield the cards of the chosen terms."""
        for slug in self._chosen:
            group = self._groups[slug]
            yield HomeCard(
                _tile(group),
                group.term.description if group.term else "",
                sparkline(per_year(group.listed), *self._span),
                tuple(islice(self._topics(group), _TOPICS)),
                tuple(self._below(slug)[:_NARROWER]),
            )

    def _topics(self, group: Group) -> Iterator[tuple[str, str]]:
        """Yield label and address of what a term is studied with, the most frequent first.

        Terms without narrower ones: umbrella terms are frequent everywhere.
        """
        vocabulary = self._view.catalogue.vocabulary
        for facet in vocabulary.tag_facets:
            if facet is self._main:
                continue
            counts = self._counts.of(counted(group), facet)
            # The label decides between equal numbers, so that two builds are the same.
            for slug in sorted(counts, key=lambda slug: (-counts[slug], slug)):
                if vocabulary.children(slug):
                    continue
                query = f"{self._main.name}={group.slug}&{facet.name}={slug}"
                yield self._view.groups[facet.name][slug].label, f"search/?{query}"

    def others(self) -> Iterator[Tile]:
        """Yield each broadest term that has no card."""
        below: dict[str, list[Group]] = defaultdict(list)
        for slug, group in self._groups.items():
            if slug not in self._chosen:
                below[next(iter(self._above(group)), "")].append(group)
        for group in below[""]:
            yield _branch(group, below)


def _strip(view: SiteView) -> MapStrip | None:
    """Return the evidence map as a strip of the main terms, None if it is empty."""
    found = view.evidence
    if found is None or not found.papers:
        return None
    cells = [cell for row in found.cells for cell in row]
    empty = sum(not cell.about for cell in cells)
    lead = evidence_texts.strip_lead(found.rows.facet.spoken, found.columns.facet.spoken)
    text = evidence_texts.strip(len(cells), empty)
    rows = [shades for _, shades in strip_rows(found, view.shelf.cards)]
    return MapStrip(FOLDER, lead, text, heat(rows, f"{evidence_texts.TITLE}. {text}"))


def _branch(group: Group, below: Mapping[str, Sequence[Group]]) -> Tile:
    """Return a term with those below it: first those with terms below, then by number of papers.

    Args:
        group: the papers of the term.
        below: slug of a term -> the papers of each term directly below it.
    """
    found = [_branch(one, below) for one in below.get(group.slug, ())]
    found.sort(key=lambda tile: (not tile.narrower, -tile.number))
    return _tile(group)._replace(narrower=tuple(found))


def _tile(group: Group) -> Tile:
    return Tile(group.folder, group.label, len(group.listed))


def _newest(view: SiteView, main: Facet | None) -> Sequence[Paper]:
    """Return the newest papers about a term of the main facet, or else the newest of all."""
    papers, _ = divide_off_topic(view.catalogue.papers)
    about: list[Paper] = []
    if main:
        counted_as = partial(counts_as, evidence=view.settings.tag_evidence)
        about = [p for p in papers if TagStatus.ABOUT in map(counted_as, p.tags_of(main.name))]
    return (about or papers)[: view.settings.home_newest]
