"""Facets of facts: what title and abstract of a paper say of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from papershelf.machinery.frozen import Value
from papershelf.vocabulary.anchors import Pattern, is_pattern
from papershelf.vocabulary.matcher import words_of
from papershelf.vocabulary.patterns import Match, Patterns
from papershelf.vocabulary.sentences import Words

if TYPE_CHECKING:
    from papershelf.vocabulary.facets import Facet
    from papershelf.vocabulary.term import Term

# The keys of `FactRules` that hold patterns.
PATTERNS = ("elsewhere", "unless", "none", "numbers")


class FactRules(Value, frozen=True):
    """What a facet of facts declares beside its terms; docs/vocabulary.md explains each.

    Attributes:
        precedence: slugs; of several values that a text names, the first of these counts.
        sooner: slugs of papers that come sooner in a search that names no value.
        later: slugs of papers that come later in it.
        least: how often a paper with an abstract must name a value; then the value that it
            names most often counts, and a stated number counts twice.
        elsewhere: patterns of sentences that speak of other papers.
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
    unless: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    units: Mapping[str, float] = {}


class Said(NamedTuple):
    """What a text says of one facet.

    Attributes:
        values: slug -> the words that name it, from the first on.
        weak: the same for weaker words, `Term.supporting`.
        stated: the same for values whose range has a number of the text.
        none: whether the title is one of a paper without value.
    """

    values: dict[str, list[Match[Sign]]]
    weak: dict[str, list[Match[Sign]]]
    stated: dict[str, list[Match[Sign]]]
    none: bool


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


class _Role(Enum):
    """What a pattern is a sign of."""

    VALUE = auto()  # the value of a term
    WEAK = auto()  # the same: `Term.supporting`
    OTHER = auto()  # not of the term: `Term.unless`; without a slug, of no term: `unless`
    ELSEWHERE = auto()
    NONE = auto()
    NUMBER = auto()


class Sign(NamedTuple):
    """What a pattern is a sign of: its role, its facet and, for a term, the slug."""

    role: _Role
    facet: str
    slug: str = ""


class _Places:
    """Matches by their places: a text may have thousands, of which few are near another one."""

    def __init__(self, matches: Iterable[Match[Sign]]) -> None:
        self._matches = sorted(matches, key=lambda match: match.start)
        self._starts = [match.start for match in self._matches]
        self._longest = max((match.end - match.start for match in self._matches), default=0)

    def near(self, match: Match[Sign]) -> Sequence[Match[Sign]]:
        """Return all that overlap a match, and perhaps some before it."""
        if not self._starts:
            return ()
        first = bisect_left(self._starts, match.start - self._longest)
        return self._matches[first : bisect_left(self._starts, match.end)]


class FactPatterns:
    """The compiled patterns of all facets of facts."""

    def __init__(self, facets: Sequence[Facet], terms: Sequence[Term]) -> None:
        """Compile the patterns of `facets` and of `terms`, which are the facets' values."""
        self.plans = _plans(facets, terms)
        self._rules = {facet.name: facet.rules for facet in facets}
        self._ranges: dict[str, list[tuple[str, tuple[float, float]]]] = defaultdict(list)
        for term in terms:
            if term.range is not None:
                self._ranges[term.kind].append((term.slug, term.range))
        units = {unit for rules in self._rules.values() for unit in rules.units}
        anywhere = [*_of_terms(terms), *_of_facets(self._rules)]
        abstract = [*anywhere, *_of_abstracts(self._rules)]
        title = [*anywhere, *_of_titles(terms, self._rules)]
        self._abstract, self._title = Patterns(abstract, units), Patterns(title, units)
        # Those for which a text need be looked through.
        first = (_Role.VALUE, _Role.WEAK, _Role.NONE, _Role.NUMBER)
        self._abstract_first = Patterns(one for one in abstract if one.sign.role in first)
        self._title_first = Patterns(one for one in title if one.sign.role in first)

    def in_title(self, text: str) -> dict[str, Said]:
        """Return facet -> what a title says; facets of which it says nothing are left out."""
        if not self._title_first.may_match(words_of(text)):
            return {}
        return self._said(self._title.find(Words(text)))

    def in_abstract(self, text: str) -> dict[str, Said]:
        """Return facet -> what an abstract says, as `in_title` does.

        Sentences that speak of other papers do not count.
        """
        if not self._abstract_first.may_match(words_of(text)):
            return {}
        words = Words(text)
        matches = self._abstract.find(words)
        elsewhere = {
            (match.sign.facet, words.sentence(match.start))
            for match in matches
            if match.sign.role is _Role.ELSEWHERE
        }
        if elsewhere:
            matches = [
                match
                for match in matches
                if (match.sign.facet, words.sentence(match.start)) not in elsewhere
            ]
        return self._said(matches)

    def _said(self, matches: Sequence[Match[Sign]]) -> dict[str, Said]:
        """Return what `matches` say."""
        others = _Places(match for match in matches if match.sign.role is _Role.OTHER)
        numbers = _Places(match for match in matches if match.sign.role is _Role.NUMBER)
        found: dict[str, Said] = {}
        for match in matches:
            role, facet, slug = match.sign
            if role is _Role.OTHER:
                continue
            said = found.get(facet)
            if said is None:
                said = found[facet] = Said({}, {}, {}, none=False)
            if role is _Role.VALUE:
                known, slugs = said.values, iter((slug,))
            elif role is _Role.WEAK:
                known, slugs = said.weak, iter((slug,))
            elif role is _Role.NUMBER:
                if any(_holds(other, match) for other in numbers.near(match)):
                    continue
                known, slugs = said.stated, self._in_range(match)
            else:
                found[facet] = said._replace(none=True)
                continue
            for one in slugs:
                if not _means_other(match, facet, one, others.near(match)):
                    known.setdefault(one, []).append(match)
        return found

    def _in_range(self, match: Match[Sign]) -> Iterator[str]:
        """Yield the slugs of the terms in whose range the numbers of a match are."""
        facet = match.sign.facet
        factor = self._rules[facet].units.get(match.unit, 1)
        low, *more = [number * factor for number in match.numbers]
        # In "34.2 (9.1)" the second number is a deviation and no end of a range.
        high = max(low, *more) if more else low
        for slug, (first, last) in self._ranges[facet]:
            # A range that only touches a term with its end does not mean the term.
            if first <= low < last + 1 if low == high else min(high, last) > max(low, first):
                yield slug


def pattern_faults(lists: Mapping[str, Sequence[str]], where: str) -> Iterator[str]:
    """Yield a fault for each pattern, of the lists in which there are any, without a word."""
    for key in ("patterns", "title_words", *PATTERNS):
        for words in lists.get(key, ()):
            if not is_pattern(words):
                yield f"{where}.{key}: {words!r} has no word to look for"


def _plans(facets: Sequence[Facet], terms: Sequence[Term]) -> tuple[FactPlan, ...]:
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


def _holds(other: Match[Sign], match: Match[Sign]) -> bool:
    """Return whether another match has all words of a match and more: "6 to 18 years"."""
    longer = other.end - other.start > match.end - match.start
    return longer and other.start <= match.start and match.end <= other.end


def _means_other(match: Match[Sign], facet: str, slug: str, others: Iterable[Match[Sign]]) -> bool:
    """Return whether a match for a term overlaps words that mean something else."""
    return any(
        other.start < match.end
        and match.start < other.end
        and other.sign.facet == facet
        and other.sign.slug in ("", slug)
        for other in others
    )


def _of_terms(terms: Iterable[Term]) -> Iterator[Pattern[Sign]]:
    """Yield the patterns of terms for any text."""
    for term in terms:
        names = (*map(str.lower, term.evidence_words), *term.abbreviations)
        for words in (*names, *term.patterns):
            yield Pattern(Sign(_Role.VALUE, term.kind, term.slug), words)
        for words in term.supporting:
            yield Pattern(Sign(_Role.WEAK, term.kind, term.slug), words)
        for words in term.unless:
            yield Pattern(Sign(_Role.OTHER, term.kind, term.slug), words)


def _of_facets(rules: Mapping[str, FactRules]) -> Iterator[Pattern[Sign]]:
    """Yield the patterns of facets for any text."""
    for facet, own in rules.items():
        for role, patterns in (
            (_Role.OTHER, own.unless),
            (_Role.NUMBER, own.numbers),
        ):
            for words in patterns:
                yield Pattern(Sign(role, facet), words)


def _of_abstracts(rules: Mapping[str, FactRules]) -> Iterator[Pattern[Sign]]:
    """Yield the patterns for abstracts only."""
    for facet, own in rules.items():
        for words in own.elsewhere:
            yield Pattern(Sign(_Role.ELSEWHERE, facet), words)


def _of_titles(terms: Iterable[Term], rules: Mapping[str, FactRules]) -> Iterator[Pattern[Sign]]:
    """Yield the patterns for titles only."""
    for term in terms:
        for words in term.title_words:
            yield Pattern(Sign(_Role.VALUE, term.kind, term.slug), words)
    for facet, own in rules.items():
        for words in own.none:
            yield Pattern(Sign(_Role.NONE, facet), words)
