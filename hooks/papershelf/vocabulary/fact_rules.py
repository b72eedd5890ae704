"""What a facet of facts declares, and how its values are decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from papershelf.machinery.frozen import Value
from papershelf.vocabulary.anchors import is_pattern

if TYPE_CHECKING:
    from papershelf.vocabulary.facets import Facet
    from papershelf.vocabulary.term import Term

# The keys of `FactRules` that hold patterns.
PATTERNS = ("elsewhere", "own", "unless", "none", "numbers")


class FactRules(Value, frozen=True):
    """What a facet of facts declares beside its terms; docs/vocabulary.md explains each.

    Attributes:
        precedence: slugs; of several values that a text names, the first of these counts.
        sooner: slugs of papers that come sooner in a search that names no value.
        later: slugs of papers that come later in it.
        least: how often a paper with an abstract must name a value; then the value that it
            names most often counts, and a stated number counts twice.
        elsewhere: patterns of sentences that speak of other papers.
        own: patterns of the paper itself: what overlaps them counts in any sentence.
        unless: patterns that mean something else; what overlaps them does not count.
        none: patterns of the titles of papers that have no value.
        without: slugs of earlier facets: papers with one of them have no value.
        numbers: patterns of stated numbers, which are compared with the ranges of terms.
        units: the words for units -> how many of the first unit they are.
    """

    precedence: tuple[str, ...] = ()
    sooner: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    least: int = 0
    elsewhere: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    units: Mapping[str, float] = {}


class FactPlan(NamedTuple):
    """How the value of one facet is decided.

    Attributes:
        slugs: its values in the file's order.
        ranks: slug -> its place in the order of precedence.
        narrower: slug -> its narrower values.
        following: slug -> values of earlier facets that it follows from.
        joining: slug -> values of later facets that its own words may mean.
        later: the plans of the facets of `joining`.
    """

    facet: Facet
    slugs: tuple[str, ...]
    ranks: Mapping[str, int]
    narrower: Mapping[str, tuple[str, ...]]
    following: Mapping[str, frozenset[str]]
    joining: Mapping[str, frozenset[str]]
    later: tuple[FactPlan, ...]


def pattern_faults(lists: Mapping[str, Sequence[str]], where: str) -> Iterator[str]:
    """Yield a fault for each pattern, of the lists in which there are any, without a word."""
    for key in ("patterns", "title_words", *PATTERNS):
        for words in lists.get(key, ()):
            if not is_pattern(words):
                yield f"{where}.{key}: {words!r} has no word to look for"


def plans_of(facets: Sequence[Facet], terms: Sequence[Term]) -> tuple[FactPlan, ...]:
    """Return the plans of the facets, in order."""
    plans: list[FactPlan] = []
    kinds = {term.slug: term.kind for term in terms}
    # From the last facet on, since a plan holds those of later facets.
    for number, facet in reversed(list(enumerate(facets))):
        own = [term for term in terms if term.kind == facet.name]
        earlier = {other.name for other in facets[:number]}
        slugs = tuple(term.slug for term in own)
        order = (*facet.rules.precedence, *slugs)
        following = {t.slug: frozenset(s for s in t.follows if kinds[s] in earlier) for t in own}
        joining = {t.slug: frozenset(t.follows) - following[t.slug] for t in own}
        joined = {kinds[slug] for found in joining.values() for slug in found}
        plan = FactPlan(
            facet,
            slugs,
            {slug: order.index(slug) for slug in slugs},
            {s: tuple(t.slug for t in own if t.parent == s) for s in slugs},
            {slug: found for slug, found in following.items() if found},
            {slug: found for slug, found in joining.items() if found},
            tuple(other for other in plans if other.facet.name in joined),
        )
        plans.insert(0, plan)
    return tuple(plans)
