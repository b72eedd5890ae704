"""The catalogue and its groups: the papers that share a value of a facet."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from papershelf.catalogue.facets import facets_of
from papershelf.catalogue.slugs import group_slug
from papershelf.machinery.frozen import Value
from papershelf.model import Paper, Tag, TagStatus
from papershelf.normalise.text_account import TextAccount
from papershelf.problems import Problem
from papershelf.settings import TagEvidence
from papershelf.vocabulary import Facet, FacetKind, Term, Vocabulary


class Group(Value, frozen=True):
    """The papers that share one value of a facet, each part newest first.

    The group of a term has the papers of its narrower terms as well, each paper once, in the
    best part that one of its tags allows.

    Attributes:
        listed: for tags the papers that are about the term, otherwise all papers.
        mentions: papers whose text only mentions the term.
        unverified: papers with this tag that have no abstract to check.
        unsupported: papers with this tag whose text does not support it.
        off_topic: papers of the first three parts that are flagged as off-topic.
        term: the vocabulary's term, for facets whose values are terms.
        own: number of papers of the first three parts without the narrower terms' papers; None
            if no narrower term has a paper.
    """

    facet: Facet
    slug: str
    label: str
    listed: tuple[Paper, ...]
    mentions: tuple[Paper, ...] = ()
    unverified: tuple[Paper, ...] = ()
    unsupported: tuple[Paper, ...] = ()
    off_topic: tuple[Paper, ...] = ()
    term: Term | None = None
    own: int | None = None

    @property
    def folder(self) -> str:
        """The folder of its pages below the site's root, where it has any."""
        return f"{self.facet.address}/{self.slug}/"

    @property
    def count(self) -> int:
        """The number of papers that count: off-topic and unsupported ones do not."""
        return len(self.listed) + len(self.mentions) + len(self.unverified)

    @property
    def shown(self) -> tuple[Paper, ...]:
        """The papers in the order of the group's pages; unsupported ones are shown apart."""
        return (*self.listed, *self.mentions, *self.unverified, *self.off_topic)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every paper of a corpus, and the counts of its files.

    ``files == len(papers) + merged + rejected`` always holds.

    Attributes:
        papers: newest first; undated ones last, then off-topic ones; ties by id.
        groups: facet name -> its groups, in the order of its index page.
        problems: the problems of all records, sorted.
        text: the account of the text of all records.
        unread: the paths of files that are no records; `files` does not count them.
        ignored: the number of files that the curator wants left out; not counted either.
        refused: a problem for each file and folder that the system does not let us read.
        withheld_unknown: DOIs whose text is to be withheld, and that no paper has.
    """

    papers: tuple[Paper, ...]
    groups: Mapping[str, tuple[Group, ...]]
    vocabulary: Vocabulary
    problems: tuple[Problem, ...]
    files: int
    merged: int
    rejected: int
    text: TextAccount = field(default_factory=TextAccount)
    unread: tuple[str, ...] = ()
    ignored: int = 0
    refused: tuple[Problem, ...] = ()
    withheld_unknown: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError if a file is missing from the counts."""
        if self.files != len(self.papers) + self.merged + self.rejected:
            raise ValueError(
                f"{self.files} files, but {len(self.papers)} papers + {self.merged} merged"
                f" + {self.rejected} rejected"
            )


def newest_first(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Return papers by date, newest first, undated last, then off-topic ones; ties by id."""
    by_id = sorted(papers, key=lambda paper: paper.id)
    return tuple(sorted(by_id, key=date_key, reverse=True))


def date_key(paper: Paper) -> tuple[bool, int, int, int]:
    """Return what papers are ordered by: whether on the subject, then the date."""
    date, on_topic = paper.published, not paper.off_topic
    return (on_topic, date.year, date.month or 0, date.day or 0) if date else (on_topic, 0, 0, 0)


def divide_off_topic(papers: Iterable[Paper]) -> tuple[list[Paper], list[Paper]]:
    """Divide papers into those on the shelf's subject and off-topic ones, in order."""
    counted: list[Paper] = []
    off_topic: list[Paper] = []
    for paper in papers:
        (off_topic if paper.off_topic else counted).append(paper)
    return counted, off_topic


def group_papers(
    papers: tuple[Paper, ...], vocabulary: Vocabulary, evidence: TagEvidence
) -> dict[str, tuple[Group, ...]]:
    """Group `papers`, which are newest first; `evidence` says how tags count."""
    return {
        facet.name: _groups(papers, vocabulary, facet, evidence) for facet in facets_of(vocabulary)
    }


def _groups(
    papers: tuple[Paper, ...], vocabulary: Vocabulary, facet: Facet, evidence: TagEvidence
) -> tuple[Group, ...]:
    """Return the groups of one facet."""
    if facet.kind is FacetKind.TAGS:
        return _tag_groups(papers, vocabulary, facet, evidence)
    if facet.kind is FacetKind.FACTS:
        return _fact_groups(papers, vocabulary, facet)
    if facet.kind is FacetKind.FLAGS:
        return _flag_groups(papers, facet)
    groups = _label_groups(facet, papers, map(facet.labels, papers))
    return groups[::-1] if facet.span else groups


class _Members:
    """The papers of one term while groups are made, by status; off-topic ones apart."""

    def __init__(self) -> None:
        self.parts: dict[TagStatus, list[Paper]] = {status: [] for status in TagStatus}
        self.off_topic: list[Paper] = []
        self.own = 0
        self.narrower = False

    def add(self, paper: Paper, status: TagStatus, *, own: bool) -> None:
        """Add a paper; `own` says whether it has the term itself, not only a narrower one."""
        counted = status is not TagStatus.UNSUPPORTED
        self.narrower = self.narrower or (counted and not own)
        if counted and paper.off_topic:
            self.off_topic.append(paper)
            return
        self.parts[status].append(paper)
        self.own += own and counted


_BEST = tuple(TagStatus)


def _tag_groups(
    papers: tuple[Paper, ...], vocabulary: Vocabulary, facet: Facet, evidence: TagEvidence
) -> tuple[Group, ...]:
    """Return groups in the vocabulary's order; terms that no paper has are left out."""
    found: dict[str, _Members] = defaultdict(_Members)
    for paper in papers:
        own = {tag.slug: counts_as(tag, evidence) for tag in paper.tags_of(facet.name)}
        for slug, status in with_broader(own, vocabulary).items():
            found[slug].add(paper, status, own=slug in own)
    groups = []
    for term in vocabulary.of_kind(facet.name):
        if term.slug not in found:
            continue
        members = found[term.slug]
        listed, mentions, unverified, unsupported = map(tuple, members.parts.values())
        group = Group(
            facet,
            term.slug,
            term.label,
            listed,
            mentions,
            unverified,
            () if evidence is TagEvidence.HIDE else unsupported,
            tuple(members.off_topic),
            term,
            members.own if members.narrower else None,
        )
        if group.shown or group.unsupported:
            groups.append(group)
    return tuple(groups)


def counts_as(tag: Tag, evidence: TagEvidence) -> TagStatus:
    """Return the status that a tag has for groups, counts, search and pages."""
    return TagStatus.ABOUT if evidence is TagEvidence.TRUST else tag.status


def with_broader(own: Mapping[str, TagStatus], vocabulary: Vocabulary) -> dict[str, TagStatus]:
    """Return the statuses of a paper's terms and of all broader ones: the best below counts.

    An unsupported tag says nothing of the broader terms.
    """
    found = dict(own)
    for slug, status in own.items():
        for parent in vocabulary.broader(slug) if status is not TagStatus.UNSUPPORTED else ():
            if parent not in found or _BEST.index(status) < _BEST.index(found[parent]):
                found[parent] = status
    return found


def _fact_groups(
    papers: tuple[Paper, ...], vocabulary: Vocabulary, facet: Facet
) -> tuple[Group, ...]:
    """Return groups in the vocabulary's order; values that no paper has are left out."""
    found: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        for slug in paper.facts_of(facet.name):
            found[slug].append(paper)
    return tuple(
        _group(facet, term.slug, term.label, found[term.slug], term)
        for term in vocabulary.of_kind(facet.name)
        if term.slug in found
    )


def _flag_groups(papers: tuple[Paper, ...], facet: Facet) -> tuple[Group, ...]:
    """Return groups in the order of the flags."""
    return tuple(
        _group(facet, flag.slug, flag.label, filter(flag.test, papers)) for flag in facet.flags
    )


def _label_groups(
    facet: Facet, papers: Sequence[Paper], labels_of: Iterable[Sequence[str]]
) -> tuple[Group, ...]:
    """Return groups by slug, alphabetical; each has the spelling that most papers use.

    `labels_of` gives the labels of each paper.
    """
    places: dict[str, list[int]] = defaultdict(list)  # label -> positions of papers
    for at, labels in enumerate(labels_of):
        for label in labels:
            places[label].append(at)
    spellings: dict[str, list[str]] = defaultdict(list)  # slug -> labels
    for label in places:
        if slug := group_slug(label):
            spellings[slug].append(label)
    groups = []
    for slug, labels in spellings.items():
        label, members = labels[0], places[labels[0]]
        if len(labels) > 1:
            label = min(labels, key=lambda text: (-len(places[text]), text))
            members = sorted(at for label in labels for at in places[label])
        groups.append(_group(facet, slug, label, [papers[at] for at in dict.fromkeys(members)]))
    # Decomposed, so that an accented letter sorts next to its plain one.
    return tuple(sorted(groups, key=lambda group: (_decomposed(group.slug), group.label)))


def _decomposed(slug: str) -> str:
    return slug if slug.isascii() else unicodedata.normalize("NFKD", slug)


def _group(
    facet: Facet, slug: str, label: str, papers: Iterable[Paper], term: Term | None = None
) -> Group:
    """Return a group of a facet without statuses; off-topic papers are a part of their own."""
    counted, off_topic = divide_off_topic(papers)
    return Group(facet, slug, label, tuple(counted), off_topic=tuple(off_topic), term=term)
