"""Facets: what the search page counts and filters by, read only when it is needed.

A paper's values of a facet form a set, and few sets are frequent: a column holds one
number a paper, that of its set.  On 10,000 and 100,000 papers with the tags of real
records this is 35 to 50% smaller than bitmaps, lists of papers or lists of values.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from papershelf.catalogue.groups import Catalogue, Facet, Group
from papershelf.index.codec import NUMBERS, TEXT, Packed, front_code, pack, varints
from papershelf.model import Paper
from papershelf.problems import CODES, Severity
from papershelf.vocabulary import TermKind

# Authors looked up in one file; a file is then about 8 KB.
_AUTHORS_A_FILE = 512

# What a paper has or has not, in the order of its bits' numbers.
_HAS = (
    ("abstract", "Abstract"),
    ("summary", "Plain-language summary"),
    ("problems", "Open problems"),
)


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """A facet: what its values are called, and which each paper has.

    Attributes:
        values: slug and label; a slug is ``""`` where `simple_slug` makes it of the label.
        sets: the sets of value numbers that papers have, the most frequent one first.
        codes: of each paper the number of its set.
    """

    values: tuple[tuple[str, str], ...]
    sets: tuple[tuple[int, ...], ...]
    codes: tuple[int, ...]

    def columns(self) -> list[bytes]:
        """Values as JSON, sets (each a length and its numbers), codes."""
        values = json.dumps(self.values, ensure_ascii=False, separators=(",", ":"))
        sets = [number for found in self.sets for number in (len(found), *found)]
        return [values.encode("utf-8", "replace"), varints(sets), varints(list(self.codes))]


def facet_files(catalogue: Catalogue) -> Iterator[tuple[str, Packed]]:
    """Each facet file, and its name below the index's folder."""
    papers, groups = catalogue.papers, catalogue.groups
    tags = (
        _of_groups(papers, groups[Facet.CONDITION]),
        _of_groups(papers, groups[Facet.TOPIC]),
        _designs(catalogue),
        facet_column(_HAS, [_having(paper) for paper in papers]),
    )
    columns = [column for facet in tags for column in facet.columns()]
    either = (*TEXT, *NUMBERS)
    yield "facets/tags.bin", pack(columns, either)
    journals = _of_groups(papers, groups[Facet.JOURNAL]).columns()
    yield "facets/journal.bin", pack(journals, either)
    for number, data in enumerate(_author_files(papers, groups[Facet.AUTHOR])):
        yield f"facets/authors/{number}.bin", data


def author_file_count(catalogue: Catalogue) -> int:
    """Among how many files the authors are spread by the hash of their slugs."""
    return -(-len(catalogue.groups[Facet.AUTHOR]) // _AUTHORS_A_FILE)


def facet_column(values: Sequence[tuple[str, str]], papers: Sequence[Iterable[str]]) -> FacetColumn:
    """A column of the slugs that `papers` have; values that none has are left out."""
    used = {slug for found in papers for slug in found}
    kept = [(slug, label) for slug, label in values if slug in used]
    numbers = {slug: number for number, (slug, _) in enumerate(kept)}
    rows = [tuple(sorted(numbers[slug] for slug in found)) for found in papers]
    counted = sorted(Counter(rows).items(), key=lambda item: (-item[1], item[0]))
    ranks = {found: rank for rank, (found, _) in enumerate(counted)}
    named = tuple(("" if simple_slug(label) == slug else slug, label) for slug, label in kept)
    return FacetColumn(named, tuple(ranks), tuple(ranks[row] for row in rows))


def simple_slug(label: str) -> str:
    """The runs of ASCII letters and digits, lower case, joined by ``-``: no more than that,
    for JavaScript must make the same of it."""
    return "-".join(re.findall(r"[A-Za-z0-9]+", label)).lower()


def hash_slug(slug: str) -> int:
    """FNV-1a of the UTF-8 bytes, 32 bits (draft-eastlake-fnv)."""
    value = 0x811C9DC5
    for byte in slug.encode("utf-8", "replace"):
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def _of_groups(papers: Sequence[Paper], groups: Sequence[Group]) -> FacetColumn:
    """A facet of groups: a paper whose text speaks against a tag does not count, as on
    the tag's own page."""
    having: dict[str, list[str]] = {paper.id: [] for paper in papers}
    for group in groups:
        for paper in (*group.listed, *group.unverified):
            having[paper.id].append(group.slug)
    return facet_column([(group.slug, group.label) for group in groups], list(having.values()))


def _designs(catalogue: Catalogue) -> FacetColumn:
    terms = catalogue.vocabulary.of_kind(TermKind.DESIGN)
    having = [[paper.study_design] if paper.study_design else [] for paper in catalogue.papers]
    return facet_column([(term.slug, term.label) for term in terms], having)


def _having(paper: Paper) -> list[str]:
    flags = bool(paper.abstract.parts), paper.summary is not None, _open(paper.problem_codes)
    return [name for (name, _), flag in zip(_HAS, flags, strict=True) if flag]


@lru_cache(maxsize=4096)  # a corpus has the same few faults in most of its records
def _open(codes: tuple[str, ...]) -> bool:
    """Whether one of some problems is more than a note."""
    return any(CODES[code] is not Severity.INFO for code in codes)


def _author_files(papers: Sequence[Paper], groups: Sequence[Group]) -> Iterator[Packed]:
    """Authors by the hash of their slug: slugs in order, labels, numbers of their papers."""
    count = -(-len(groups) // _AUTHORS_A_FILE)
    numbers = {paper.id: number for number, paper in enumerate(papers)}
    buckets: list[list[Group]] = [[] for _ in range(count)]
    for group in groups:
        buckets[hash_slug(group.slug) % count].append(group)
    for bucket in buckets:
        bucket.sort(key=lambda group: group.slug)
        labels = json.dumps(
            [group.label for group in bucket], ensure_ascii=False, separators=(",", ":")
        )
        counts = [len(group.listed) for group in bucket]
        gaps: list[int] = []
        for group in bucket:
            if len(group.listed) == 1:  # most authors have one paper
                gaps.append(numbers[group.listed[0].id])
            else:
                gaps += _gaps(numbers[paper.id] for paper in group.listed)
        slugs = front_code([group.slug for group in bucket]).encode()
        yield pack([slugs, labels.encode("utf-8", "replace"), varints(counts), varints(gaps)])


def _gaps(documents: Iterable[int]) -> list[int]:
    """The first number, then the differences, less one."""
    ordered = sorted(documents)
    return [*ordered[:1], *(b - a - 1 for a, b in pairwise(ordered))]
