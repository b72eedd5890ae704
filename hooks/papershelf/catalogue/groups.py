"""The catalogue and its groups: the papers of a condition, topic, journal, author, year."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from papershelf.machinery.frozen import Value
from papershelf.model import Paper, TagStatus
from papershelf.problems import Problem
from papershelf.settings import TagEvidence
from papershelf.vocabulary import Term, TermKind, Vocabulary

# Of a text in ASCII and small letters: whatever is no letter or digit becomes a blank.
_GAPS = bytes(code if chr(code).isascii() and chr(code).isalnum() else 32 for code in range(256))
# Letters that no Unicode decomposition takes to ASCII.
_LETTERS = str.maketrans(
    {
        **{"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D"},
        **{"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "þ": "th", "Þ": "Th", "ı": "i"},
    }
)
_MAX_SLUG, _MAX_CHARACTER = 200, 4  # bytes


class Facet(StrEnum):
    """A way to browse; the value is the folder of its pages."""

    CONDITION = "conditions"
    TOPIC = "topics"
    JOURNAL = "journals"
    AUTHOR = "authors"
    YEAR = "years"


class Group(Value, frozen=True):
    """The papers that share one value of a facet, each part newest first.

    Attributes:
        listed: papers that count: for tags those whose text supports the tag.
        unverified: papers tagged so that have no abstract to check.
        unsupported: papers tagged so whose text says nothing of the kind.
        term: the vocabulary's entry, for conditions and topics.
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
        """How many papers count: the listed and the unverified ones."""
        return len(self.listed) + len(self.unverified)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every paper of a corpus and the account of its files.

    ``files == len(papers) + merged + rejected`` always holds.

    Attributes:
        papers: newest first; undated ones last; ties by id.
        groups: facet -> groups, in the order in which an index shows them.
        problems: of all records, sorted.
        digests: record path -> hash of all that its reading depends on, where it is known.
    """

    papers: tuple[Paper, ...]
    groups: Mapping[Facet, tuple[Group, ...]]
    vocabulary: Vocabulary
    problems: tuple[Problem, ...]
    files: int
    merged: int
    rejected: int
    digests: Mapping[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a catalogue that lost a file."""
        if self.files != len(self.papers) + self.merged + self.rejected:
            raise ValueError(
                f"{self.files} files, but {len(self.papers)} papers + {self.merged} merged"
                f" + {self.rejected} rejected"
            )


def newest_first(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Papers by date, newest first, undated last, ties by id."""
    by_id = sorted(papers, key=lambda paper: paper.id)
    return tuple(sorted(by_id, key=_date_key, reverse=True))


def _date_key(paper: Paper) -> tuple[int, int, int]:
    date = paper.published
    return (date.year, date.month or 0, date.day or 0) if date else (0, 0, 0)


def slugify(text: str) -> str:
    """An address part: ASCII letters and digits in runs joined by ``-``; may be empty."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = text.encode("ascii", "ignore").decode()
    return "-".join(text.lower().encode().translate(_GAPS).decode().split())


# The authors of a corpus are asked for again on every page that names them.
@lru_cache(maxsize=1 << 18)
def group_slug(label: str) -> str:
    """The address part of a group; a label without ASCII letters keeps its own script.

    A label too long for the name of a folder (255 bytes) is cut, and told from others
    that begin alike by a hash.
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
    """Whether letters of `label` have no ASCII form, so that leaving them out would merge names."""
    if label.isascii():
        return False
    plain = unicodedata.normalize("NFKD", label.translate(_LETTERS))
    return any(c.isalnum() and not c.isascii() for c in plain)


def _own_script(label: str) -> str:
    """Letters, digits and their marks in runs joined by ``-``, in lower case."""
    kept = (
        c if c.isalnum() or unicodedata.category(c).startswith("M") else " "
        for c in unicodedata.normalize("NFC", label.lower())
    )
    return "-".join("".join(kept).split())


def group_papers(
    papers: tuple[Paper, ...], vocabulary: Vocabulary, evidence: TagEvidence
) -> dict[Facet, tuple[Group, ...]]:
    """All groups of `papers`, which are newest first; tags follow the `evidence` setting."""
    return {
        Facet.CONDITION: _tag_groups(papers, vocabulary, Facet.CONDITION, evidence),
        Facet.TOPIC: _tag_groups(papers, vocabulary, Facet.TOPIC, evidence),
        Facet.JOURNAL: _label_groups(
            Facet.JOURNAL, papers, ([p.journal.short] if p.journal else [] for p in papers)
        ),
        Facet.AUTHOR: _label_groups(
            Facet.AUTHOR, papers, ([author.inverted for author in p.authors] for p in papers)
        ),
        Facet.YEAR: _year_groups(papers),
    }


def _tag_groups(
    papers: tuple[Paper, ...], vocabulary: Vocabulary, facet: Facet, evidence: TagEvidence
) -> tuple[Group, ...]:
    """Groups in the vocabulary's order; terms that no paper has are left out."""
    # slug -> papers that are listed, unverified, unsupported
    found: dict[str, tuple[list[Paper], list[Paper], list[Paper]]] = {}
    trusted = evidence is TagEvidence.TRUST
    for paper in papers:
        for tag in paper.conditions if facet is Facet.CONDITION else paper.topics:
            parts = found.get(tag.slug)
            if parts is None:
                parts = found[tag.slug] = ([], [], [])
            if trusted or tag.listed:
                parts[0].append(paper)
            else:
                parts[1 if tag.status is TagStatus.UNVERIFIED else 2].append(paper)
    kind = TermKind.CONDITION if facet is Facet.CONDITION else TermKind.TOPIC
    groups = []
    for term in vocabulary.of_kind(kind):
        if term.slug not in found:
            continue
        listed, unverified, unsupported = map(tuple, found[term.slug])
        if evidence is TagEvidence.HIDE:
            unsupported = ()
        group = Group(facet, term.slug, term.label, listed, unverified, unsupported, term)
        if group.count or group.unsupported:
            groups.append(group)
    return tuple(groups)


def _label_groups(
    facet: Facet, papers: Sequence[Paper], labels_of: Iterable[Sequence[str]]
) -> tuple[Group, ...]:
    """Groups by slug of a label, labelled as most papers write it, alphabetical.

    `labels_of` gives the labels of each paper.
    """
    places: dict[str, list[int]] = defaultdict(list)  # label -> numbers of papers
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
    # Decomposed, so that an accented letter sorts beside its plain one.
    return tuple(sorted(groups, key=lambda group: (_decomposed(group.slug), group.label)))


def _decomposed(slug: str) -> str:
    return slug if slug.isascii() else unicodedata.normalize("NFKD", slug)


def _year_groups(papers: tuple[Paper, ...]) -> tuple[Group, ...]:
    """Groups by year of publication, newest first."""
    years: dict[int, list[Paper]] = defaultdict(list)
    for paper in papers:
        if paper.published:
            years[paper.published.year].append(paper)
    return tuple(
        Group(Facet.YEAR, f"{year:04d}", f"{year:04d}", tuple(members))
        for year, members in sorted(years.items(), reverse=True)
    )
