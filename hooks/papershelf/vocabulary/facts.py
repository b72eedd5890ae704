"""Facets of facts: what title and abstract of a paper say of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from papershelf.vocabulary.anchors import Pattern
from papershelf.vocabulary.fact_rules import FactRules, plans_of
from papershelf.vocabulary.patterns import Match, Patterns
from papershelf.vocabulary.sentences import Words
from papershelf.vocabulary.words import read_words

if TYPE_CHECKING:
    from papershelf.vocabulary.facets import Facet
    from papershelf.vocabulary.term import Term


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


class _Role(Enum):
    """What a pattern is a sign of."""

    VALUE = auto()  # the value of a term
    WEAK = auto()  # the same: `Term.supporting`
    OTHER = auto()  # not of the term: `Term.unless`; without a slug, of no term: `unless`
    ELSEWHERE = auto()
    OWN = auto()
    NONE = auto()
    NUMBER = auto()


# Roles that say nothing of a facet by themselves.
_NO_VALUES = frozenset((_Role.OTHER, _Role.ELSEWHERE, _Role.OWN))


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
    """The compiled patterns of all facets of facts.

    Attributes:
        anchors: the words by which patterns are looked up.
    """

    def __init__(self, facets: Sequence[Facet], terms: Sequence[Term]) -> None:
        """Compile the patterns of `facets` and of `terms`, which are the facets' values."""
        self.plans = plans_of(facets, terms)
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
        self.anchors = frozenset((*self._abstract_first.anchors, *self._title_first.anchors))

    def in_title(self, text: str, known: frozenset[str]) -> dict[str, Said]:
        """Return facet -> what a title says; facets of which it says nothing are left out.

        `known` are `anchors` and what else is looked up in the text: one pass finds all.
        """
        read = read_words(text)
        if not self._title_first.may_match(read.words, read.places_of(known)):
            return {}
        return self._said(self._title.find(Words(text)))

    def in_abstract(self, text: str, known: frozenset[str]) -> dict[str, Said]:
        """Return facet -> what an abstract says, as `in_title` does.

        Sentences that speak of other papers do not count, but for words of the paper itself.
        """
        read = read_words(text)
        if not self._abstract_first.may_match(read.words, read.places_of(known)):
            return {}
        words = Words(text)
        matches = self._abstract.find(words)
        elsewhere = {
            (match.sign.facet, words.sentence(match.start))
            for match in matches
            if match.sign.role is _Role.ELSEWHERE
        }
        if elsewhere:
            own = _Places(match for match in matches if match.sign.role is _Role.OWN)
            matches = [
                match
                for match in matches
                if (match.sign.facet, words.sentence(match.start)) not in elsewhere
                or _overlap(match, own.near(match))
            ]
        return self._said(matches)

    def _said(self, matches: Sequence[Match[Sign]]) -> dict[str, Said]:
        """Return what `matches` say."""
        others = _Places(match for match in matches if match.sign.role is _Role.OTHER)
        numbers = _Places(
            match for match in matches if match.sign.role is _Role.NUMBER and self._in_range(match)
        )
        found: dict[str, Said] = {}
        for match in matches:
            role, facet, slug = match.sign
            if role in _NO_VALUES:
                continue
            said = found.get(facet)
            if said is None:
                said = found[facet] = Said({}, {}, {}, none=False)
            if role is _Role.VALUE:
                known, slugs = said.values, [slug]
            elif role is _Role.WEAK:
                known, slugs = said.weak, [slug]
            elif role is _Role.NUMBER:
                if any(_holds(other, match) for other in numbers.near(match)):
                    continue
                known, slugs = said.stated, self._in_range(match)
            else:
                found[facet] = said._replace(none=True)
                continue
            for one in slugs:
                if not _means_other(match, one, others.near(match)):
                    known.setdefault(one, []).append(match)
        return found

    def _in_range(self, match: Match[Sign]) -> list[str]:
        """Return the slugs of the terms in whose range the numbers of a match are."""
        facet = match.sign.facet
        factor = self._rules[facet].units.get(match.unit, 1)
        low, *more = [number * factor for number in match.numbers]
        # In "34.2 (9.1)" the second number is a deviation and no end of a range.
        high = max(low, *more) if more else low
        return [
            slug
            for slug, (first, last) in self._ranges[facet]
            # A range that only touches a term with its end does not mean the term.
            if (first <= low < last + 1 if low == high else min(high, last) > max(low, first))
        ]


def _holds(other: Match[Sign], match: Match[Sign]) -> bool:
    """Return whether another match has all words of a match and more: "6 to 18 years"."""
    longer = other.end - other.start > match.end - match.start
    return longer and other.start <= match.start and match.end <= other.end


def _means_other(match: Match[Sign], slug: str, others: Iterable[Match[Sign]]) -> bool:
    """Return whether a match for a term overlaps words that mean something else."""
    return _overlap(match, (other for other in others if other.sign.slug in ("", slug)))


def _overlap(match: Match[Sign], others: Iterable[Match[Sign]]) -> bool:
    """Return whether a match has words in common with one of the same facet."""
    return any(
        other.start < match.end and match.start < other.end and other.sign.facet == match.sign.facet
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
        for role, patterns in ((_Role.OTHER, own.unless), (_Role.NUMBER, own.numbers)):
            for words in patterns:
                yield Pattern(Sign(role, facet), words)


def _of_abstracts(rules: Mapping[str, FactRules]) -> Iterator[Pattern[Sign]]:
    """Yield the patterns for abstracts only."""
    for facet, own in rules.items():
        for role, patterns in ((_Role.ELSEWHERE, own.elsewhere), (_Role.OWN, own.own)):
            for words in patterns:
                yield Pattern(Sign(role, facet), words)


def _of_titles(terms: Iterable[Term], rules: Mapping[str, FactRules]) -> Iterator[Pattern[Sign]]:
    """Yield the patterns for titles only."""
    for term in terms:
        for words in term.title_words:
            yield Pattern(Sign(_Role.VALUE, term.kind, term.slug), words)
    for facet, own in rules.items():
        for words in own.none:
            yield Pattern(Sign(_Role.NONE, facet), words)
