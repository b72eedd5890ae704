"""Makes the files of facets, by which the search page counts and filters.

The browser reads them only when needed.  A paper's values of a facet form a set, and few
sets are frequent, so a column holds one number for each paper, that of its set.  For 10,000
and 100,000 papers with the tags of real records this is 35 to 50% smaller than bitmaps,
lists of papers or lists of values.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from papershelf.catalogue.facets import facets_of
from papershelf.catalogue.groups import Catalogue, Group
from papershelf.index.codec import NUMBERS, TEXT, Packed, front_code, pack, varints
from papershelf.machinery.packing import hash_text
from papershelf.model import Paper
from papershelf.vocabulary import Facet, FacetKind

# Values of a sparse facet in one file, which is then about 8 KB.
_VALUES_A_FILE = 512

# The file of all facets that the search page shows at once.
TAGS = "tags"


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """A facet: the names of its values, and the values that each paper has.

    Attributes:
        values: slug and label; a slug is ``""`` if `simple_slug` of the label gives it.
        sets: the sets of values that papers have, the most frequent first.  A value is twice
            its number, and one more if the paper only mentions the term or nothing verifies it.
        codes: for each paper the number of its set.
    """

    values: tuple[tuple[str, str], ...]
    sets: tuple[tuple[int, ...], ...]
    codes: tuple[int, ...]

    def columns(self) -> list[bytes]:
        """Return the columns: values as JSON, sets (each a length and its numbers), codes."""
        values = json.dumps(self.values, ensure_ascii=False, separators=(",", ":"))
        sets = [number for found in self.sets for number in (len(found), *found)]
        return [values.encode("utf-8", "replace"), varints(sets), varints(list(self.codes))]


def facet_files(catalogue: Catalogue, papers: Sequence[Paper]) -> Iterator[tuple[str, Packed]]:
    """Yield the name below the index's folder and the content of each facet file.

    Args:
        catalogue: the groups of papers.
        papers: its papers in the order of their numbers in the index.
    """
    groups = catalogue.groups
    either = (*TEXT, *NUMBERS)
    files: dict[str, list[Facet]] = {}
    for facet in facets_of(catalogue.vocabulary):
        files.setdefault(file_of(facet), []).append(facet)
    for name, facets in files.items():
        if name == TAGS or not (facets[0].sparse or facets[0].span):
            columns = [_of_groups(papers, groups[facet.name]).columns() for facet in facets]
            yield f"facets/{name}.bin", pack(list(chain.from_iterable(columns)), either)
        elif facets[0].sparse:
            for number, data in enumerate(_spread_files(papers, groups[facets[0].name])):
                yield f"facets/{name}/{number}.bin", data


def file_of(facet: Facet) -> str:
    """Return the name of a facet's file, without its ending.

    Facets that the search page shows at once share a file; each other facet has its own,
    or, with many values, a folder of files.
    """
    if facet.kind is not FacetKind.LABELS:
        return TAGS
    return facet.address if facet.sparse else facet.name


def file_count(catalogue: Catalogue, facet: Facet) -> int:
    """Return the number of files over which a sparse facet's values are spread, by hash."""
    return -(-len(catalogue.groups[facet.name]) // _VALUES_A_FILE)


def described(catalogue: Catalogue) -> list[dict[str, object]]:
    """Return the facets as a query needs them, in order; see docs/search-format.md."""
    return [_described(catalogue, facet) for facet in facets_of(catalogue.vocabulary)]


def _described(catalogue: Catalogue, facet: Facet) -> dict[str, object]:
    found: dict[str, object] = {"name": facet.name, "kind": facet.kind.value}
    if facet.field:
        found["field"] = facet.field
    if not facet.span:
        found["file"] = file_of(facet)
    if facet.sparse:
        found["files"] = file_count(catalogue, facet)
    rules = facet.rules
    found |= {
        key: slugs for key, slugs in (("sooner", rules.sooner), ("later", rules.later)) if slugs
    }
    return found


def facet_column(
    values: Sequence[tuple[str, str]], papers: Sequence[Iterable[tuple[str, bool]]]
) -> FacetColumn:
    """Make a column of the values that `papers` have; values that no paper has are left out.

    Args:
        values: slug and label of all values.
        papers: for each paper the slugs of its values, and whether it only mentions each.
    """
    used = {slug for found in papers for slug, _ in found}
    kept = [(slug, label) for slug, label in values if slug in used]
    numbers = {slug: number for number, (slug, _) in enumerate(kept)}
    rows = [tuple(sorted(2 * numbers[slug] + weak for slug, weak in found)) for found in papers]
    counted = sorted(Counter(rows).items(), key=lambda item: (-item[1], item[0]))
    ranks = {found: rank for rank, (found, _) in enumerate(counted)}
    named = tuple(("" if simple_slug(label) == slug else slug, label) for slug, label in kept)
    return FacetColumn(named, tuple(ranks), tuple(ranks[row] for row in rows))


def simple_slug(label: str) -> str:
    """Return the runs of ASCII letters and digits in lower case, joined by ``-``.

    It does no more, because JavaScript must give the same result.
    """
    return "-".join(re.findall(r"[A-Za-z0-9]+", label)).lower()


def _of_groups(papers: Sequence[Paper], groups: Sequence[Group]) -> FacetColumn:
    """Make the column of a facet; as on a tag's page, unsupported papers do not count."""
    having: dict[str, list[tuple[str, bool]]] = {paper.id: [] for paper in papers}
    for group in groups:
        about = len(group.listed) if group.facet.kind is FacetKind.TAGS else len(group.shown)
        for number, paper in enumerate(group.shown):
            having[paper.id].append((group.slug, number >= about))
    return facet_column([(group.slug, group.label) for group in groups], list(having.values()))


def _spread_files(papers: Sequence[Paper], groups: Sequence[Group]) -> Iterator[Packed]:
    """Yield files of values by the hash of their slug: sorted slugs, labels, papers' numbers."""
    count = -(-len(groups) // _VALUES_A_FILE)
    numbers = {paper.id: number for number, paper in enumerate(papers)}
    buckets: list[list[Group]] = [[] for _ in range(count)]
    for group in groups:
        buckets[hash_text(group.slug) % count].append(group)
    for bucket in buckets:
        bucket.sort(key=lambda group: group.slug)
        labels = json.dumps(
            [group.label for group in bucket], ensure_ascii=False, separators=(",", ":")
        )
        counts = [len(group.shown) for group in bucket]
        gaps: list[int] = []
        for group in bucket:
            if len(group.shown) == 1:  # most values have one paper
                gaps.append(numbers[group.shown[0].id])
            else:
                gaps += _gaps(numbers[paper.id] for paper in group.shown)
        slugs = front_code([group.slug for group in bucket]).encode()
        yield pack([slugs, labels.encode("utf-8", "replace"), varints(counts), varints(gaps)])


def _gaps(documents: Iterable[int]) -> list[int]:
    """Return the first number, then the differences, minus one."""
    ordered = sorted(documents)
    return [*ordered[:1], *(b - a - 1 for a, b in pairwise(ordered))]
