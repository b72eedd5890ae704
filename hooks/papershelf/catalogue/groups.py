"""The catalogue and its groups: the papers that share a value of a facet."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from papershelf.catalogue.facets import facets_of
from papershelf.machinery.frozen import Value
from papershelf.model import Paper, TagStatus
from papershelf.normalise.text_account import TextAccount
from papershelf.problems import Problem
from papershelf.settings import TagEvidence
from papershelf.vocabulary import Facet, FacetKind, Term, Vocabulary

# For text in lower-case ASCII: each character but letters and digits becomes a blank.
_GAPS = bytes(code if chr(code).isascii() and chr(code).isalnum() else 32 for code in range(256))
# Letters that Unicode does not decompose to ASCII.
_LETTERS = str.maketrans(
    {
        **{"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D"},
        **{"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "þ": "th", "Þ": "Th", "ı": "i"},
    }
)
_MAX_SLUG, _MAX_CHARACTER = 200, 4  # bytes


class Group(Value, frozen=True):
    """The papers that share one value of a facet, each part newest first.

    Attributes:
        listed: for tags the papers whose text supports the tag, otherwise all papers.
        unverified: papers with this tag that have no abstract to check.
        unsupported: papers with this tag whose text does not support it.
        term: the vocabulary's term, for facets whose values are terms.
    """

    facet: Facet
    slug: str
    label: str
    listed: tuple[Paper, ...]
    unverified: tuple[Paper, ...] = ()
    unsupported: tuple[Paper, ...] = ()
    term: Term | None = None

    @property
    def count(self) -> int:
        """The number of papers to show: the listed and the unverified ones."""
        return len(self.listed) + len(self.unverified)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every paper of a corpus, and the counts of its files.

    ``files == len(papers) + merged + rejected`` always holds.

    Attributes:
        papers: newest first; undated ones last; ties by id.
        groups: facet name -> its groups, in the order of its index page.
        problems: the problems of all records, sorted.
        text: the account of the text of all records.
        digests: record path -> hash of everything its reading depends on, if known.
    """

    papers: tuple[Paper, ...]
    groups: Mapping[str, tuple[Group, ...]]
    vocabulary: Vocabulary
    problems: tuple[Problem, ...]
    files: int
    merged: int
    rejected: int
    text: TextAccount = field(default_factory=TextAccount)
    digests: Mapping[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise ValueError if a file is missing from the counts."""
        if self.files != len(self.papers) + self.merged + self.rejected:
            raise ValueError(
                f"{self.files} files, but {len(self.papers)} papers + {self.merged} merged"
                f" + {self.rejected} rejected"
            )


def newest_first(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Return papers by date, newest first, undated last, ties by id."""
    by_id = sorted(papers, key=lambda paper: paper.id)
    return tuple(sorted(by_id, key=_date_key, reverse=True))


def _date_key(paper: Paper) -> tuple[int, int, int]:
    date = paper.published
    return (date.year, date.month or 0, date.day or 0) if date else (0, 0, 0)


def slugify(text: str) -> str:
    """Return an address part: runs of ASCII letters and digits joined by ``-``; may be empty."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = text.encode("ascii", "ignore").decode()
    return "-".join(text.lower().encode().translate(_GAPS).decode().split())


# Cached: every page that names an author needs the author's slug again.
@lru_cache(maxsize=1 << 18)
def group_slug(label: str) -> str:
    """Return the address part of a group; a label in another script keeps that script.

    A label too long for the name of a folder (255 bytes) is cut and gets a hash, which
    distinguishes it from others with the same beginning.
    """
    slug = _own_script(label) if _has_other_script(label) else slugify(label)
    if len(slug) <= _MAX_SLUG // _MAX_CHARACTER:
        return slug
    data = slug.encode()
    if len(data) <= _MAX_SLUG:
        return slug
    beginning = data[:_MAX_SLUG].decode(errors="ignore")
    return f"{beginning}-{hashlib.blake2b(data, digest_size=4).hexdigest()}"


def _has_other_script(label: str) -> bool:
    """Return whether letters of `label` have no ASCII form; without them names could coincide."""
    if label.isascii():
        return False
    plain = unicodedata.normalize("NFKD", label.translate(_LETTERS))
    return any(c.isalnum() and not c.isascii() for c in plain)


def _own_script(label: str) -> str:
    """Return runs of letters, digits and their marks joined by ``-``, in lower case."""
    kept = (
        c if c.isalnum() or unicodedata.category(c).startswith("M") else " "
        for c in unicodedata.normalize("NFC", label.lower())
    )
    return "-".join("".join(kept).split())


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


def _tag_groups(
    papers: tuple[Paper, ...], vocabulary: Vocabulary, facet: Facet, evidence: TagEvidence
) -> tuple[Group, ...]:
    """Return groups in the vocabulary's order; terms that no paper has are left out."""
    # slug -> listed, unverified and unsupported papers
    found: dict[str, tuple[list[Paper], list[Paper], list[Paper]]] = {}
    trusted = evidence is TagEvidence.TRUST
    for paper in papers:
        for tag in paper.tags_of(facet.name):
            parts = found.get(tag.slug)
            if parts is None:
                parts = found[tag.slug] = ([], [], [])
            if trusted or tag.listed:
                parts[0].append(paper)
            else:
                parts[1 if tag.status is TagStatus.UNVERIFIED else 2].append(paper)
    groups = []
    for term in vocabulary.of_kind(facet.name):
        if term.slug not in found:
            continue
        listed, unverified, unsupported = map(tuple, found[term.slug])
        if evidence is TagEvidence.HIDE:
            unsupported = ()
        group = Group(facet, term.slug, term.label, listed, unverified, unsupported, term)
        if group.count or group.unsupported:
            groups.append(group)
    return tuple(groups)


def _fact_groups(
    papers: tuple[Paper, ...], vocabulary: Vocabulary, facet: Facet
) -> tuple[Group, ...]:
    """Return groups in the vocabulary's order; values that no paper has are left out."""
    found: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        for slug in paper.facts_of(facet.name):
            found[slug].append(paper)
    return tuple(
        Group(facet, term.slug, term.label, tuple(found[term.slug]), term=term)
        for term in vocabulary.of_kind(facet.name)
        if term.slug in found
    )


def _flag_groups(papers: tuple[Paper, ...], facet: Facet) -> tuple[Group, ...]:
    """Return groups in the order of the flags."""
    return tuple(
        Group(facet, flag.slug, flag.label, tuple(filter(flag.test, papers)))
        for flag in facet.flags
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
        listed = tuple([papers[at] for at in dict.fromkeys(members)])
        groups.append(Group(facet, slug, label, listed))
    # Decomposed, so that an accented letter sorts next to its plain one.
    return tuple(sorted(groups, key=lambda group: (_decomposed(group.slug), group.label)))


def _decomposed(slug: str) -> str:
    return slug if slug.isascii() else unicodedata.normalize("NFKD", slug)
