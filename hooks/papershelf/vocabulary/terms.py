"""The types of the controlled vocabulary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from papershelf.vocabulary.definitions import Definitions
from papershelf.vocabulary.facets import Facet, FacetKind
from papershelf.vocabulary.facts import FactPatterns
from papershelf.vocabulary.matcher import Found, Matcher, Phrase
from papershelf.vocabulary.names import Name, Names
from papershelf.vocabulary.term import Term, phrases_of, value_key, value_names

_MOST_KEPT = 4  # number of texts whose terms are cached
_MOST_RESOLVED = 4096  # number of records' values whose terms are cached
_LONGEST_KEPT = 20_000  # characters; longer texts are not cached


@dataclass(frozen=True)
class Vocabulary:
    """All terms, in the file's order.

    Attributes:
        terms: slug -> term.
        ignored: values among the tags of acquired records that name
            nothing (``general``, ``pubmed``), normalised by `value_key`.
        facets: the facets whose values are terms, in the order of the site.
        ignored_keys: keys of the front matter that the curator wants no remark on.
        ignored_files: patterns of files in the folder that are no records, as ``.gitignore``
            writes them.
    """

    terms: Mapping[str, Term]
    ignored: frozenset[str] = frozenset()
    facets: tuple[Facet, ...] = ()
    ignored_keys: frozenset[str] = frozenset()
    ignored_files: tuple[str, ...] = ()

    @cached_property
    def tag_facets(self) -> tuple[Facet, ...]:
        """The facets whose values records assert; the first is the shelf's main one."""
        return tuple(facet for facet in self.facets if facet.kind is FacetKind.TAGS)

    @cached_property
    def tag_keys(self) -> frozenset[str]:
        """The front matter keys with which records of any variant assert tags."""
        return frozenset(key for facet in self.tag_facets for key in facet.all_sources)

    @cached_property
    def fact_keys(self) -> frozenset[str]:
        """The front matter keys with which records state facts."""
        return frozenset(key for facet in self.fact_facets for key in facet.all_sources)

    @cached_property
    def main(self) -> Facet | None:
        """The facet that the home page and results show; none without facets of tags."""
        return next(iter(self.tag_facets), None)

    @cached_property
    def fact_facets(self) -> tuple[Facet, ...]:
        """The facets whose values title and abstract say, unless a record states them."""
        return tuple(facet for facet in self.facets if facet.kind is FacetKind.FACTS)

    @cached_property
    def badges(self) -> Mapping[str, Mapping[str, str]]:
        """Facet of facts -> slug -> label of the values that are shown as badges."""
        return {
            facet.name: {t.slug: t.label for t in self.of_kind(facet.name) if not t.implied}
            for facet in self.fact_facets
        }

    @cached_property
    def fact_patterns(self) -> FactPatterns:
        """The patterns by which facts are found."""
        terms = [term for facet in self.fact_facets for term in self.of_kind(facet.name)]
        return FactPatterns(self.fact_facets, terms)

    @property
    def looked_up(self) -> frozenset[str]:
        """The words by which terms and facts are looked up in a text."""
        return self._matcher.known

    def facet(self, name: str) -> Facet:
        """Return the facet of that name, which is the `kind` of its terms."""
        return self._by_name[name]

    def guessed(self, variant: str) -> frozenset[str]:
        """Return the values that a variant's acquisition tool is known to set at random."""
        if variant not in self._guessed:
            values = (v for facet in self.facets for v in facet.guessed.get(variant, ()))
            self._guessed[variant] = frozenset(values)
        return self._guessed[variant]

    @cached_property
    def _guessed(self) -> dict[str, frozenset[str]]:
        return {}

    def of_kind(self, kind: str) -> tuple[Term, ...]:
        """Return the terms of one facet, in the file's order."""
        return self._kinds.get(kind, ())

    def children(self, slug: str) -> tuple[Term, ...]:
        """Return the terms directly below `slug`, in the file's order."""
        return self._children.get(slug, ())

    def family(self, slug: str) -> tuple[str, ...]:
        """Return `slug` and the slugs of all narrower terms, broader before narrower."""
        return self._families.get(slug, (slug,))

    def broader(self, slug: str) -> tuple[str, ...]:
        """Return the slugs of all broader terms, the nearest first."""
        if slug not in self._broader:
            parent = self.terms[slug].parent
            self._broader[slug] = () if parent is None else (parent, *self.broader(parent))
        return self._broader[slug]

    @cached_property
    def _broader(self) -> dict[str, tuple[str, ...]]:
        return {}

    def resolve(self, kind: str, supplied: str) -> Term | None:
        """Return the term of one facet that a record's value names, or None.

        Case, hyphens, underscores and spaces do not matter.  In a path such as
        ``climbers/runner-beans`` the last part that names a term counts.
        """
        names = self.names.of_kind(kind)
        slug = names.get(value_key(supplied))
        if slug is None and "/" in supplied:
            parts = map(value_key, reversed(supplied.split("/")))
            slug = next((names[part] for part in parts if part in names), None)
        return None if slug is None else self.terms[slug]

    def meant(self, kind: str, supplied: str) -> tuple[Term | None, Term | None]:
        """Return the term of one facet that a record's value names, as `resolve` does.

        If there is none, the second is the term that it names in the first other facet.
        """
        found = self._meant.get((kind, supplied))
        if found is None:
            if len(self._meant) >= _MOST_RESOLVED:
                self._meant.clear()
            own = self.resolve(kind, supplied)
            kinds = [facet.name for facet in self.facets if facet.name != kind and own is None]
            others = (self.resolve(other, supplied) for other in kinds)
            found = own, next((term for term in others if term), None)
            self._meant[kind, supplied] = found
        return found

    def ignores(self, supplied: str) -> bool:
        """Return whether a record's value is blank or known to name nothing."""
        key = value_key(supplied)
        return not key or key in self.ignored

    def find(self, text: str) -> dict[str, str]:
        """Find the terms whose words occur in `text`: slug -> the words at the first place.

        One scan, linear in the text.  Words match at word boundaries, across
        hyphens, line ends and apostrophes, in the singular and the plural.
        """
        return self.scan(text).named

    def scan(self, text: str, foreign: frozenset[str] = frozenset()) -> Found:
        """Find the terms as `find` does, and those that `text` would support if asserted.

        `foreign` are the terms whose abbreviations mean something else in this text.
        """
        if foreign:
            return self._matcher.find(text, foreign)
        found = self._recent.get(text)
        if found is None:
            found = self._matcher.find(text)
            if len(text) <= _LONGEST_KEPT:
                while len(self._recent) >= _MOST_KEPT:
                    self._recent.pop(next(iter(self._recent)), None)
                self._recent[text] = found
        return found

    def defined_otherwise(self, slugs: Collection[str], texts: Iterable[str]) -> frozenset[str]:
        """Return those of `slugs` whose abbreviations mean something else in a paper's texts."""
        return self._definitions.foreign(slugs, texts) if slugs else frozenset()

    @cached_property
    def _meant(self) -> dict[tuple[str, str], tuple[Term | None, Term | None]]:
        """What `meant` returned: the records of a corpus have the same values."""
        return {}

    @cached_property
    def _recent(self) -> dict[str, Found]:
        """The results for the last texts scanned: callers scan one abstract several times."""
        return {}

    @cached_property
    def _matcher(self) -> Matcher:
        tags = (term for facet in self.tag_facets for term in self.of_kind(facet.name))
        phrases = (phrase for term in tags for phrase in self._phrases(term))
        return Matcher(phrases, self.fact_patterns.anchors)

    @cached_property
    def _definitions(self) -> Definitions:
        return Definitions(
            (term.slug, (term.label, *term.synonyms), term.abbreviations)
            for term in self.terms.values()
        )

    def _phrases(self, term: Term) -> list[Phrase]:
        """Return a term's phrases.

        A supporting word that is a broader term's own word is left out: it tags that term.
        """
        above = [
            name
            for slug in self.broader(term.slug)
            for name in value_names(self.terms[slug], words=True)
        ]
        broader = set(map(value_key, above))
        return [p for p in phrases_of(term) if p.own or value_key(p.words) not in broader]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Slug -> position in the file."""
        return {slug: at for at, slug in enumerate(self.terms)}

    @cached_property
    def _by_name(self) -> dict[str, Facet]:
        return {facet.name: facet for facet in self.facets}

    @cached_property
    def _kinds(self) -> dict[str, tuple[Term, ...]]:
        found: dict[str, list[Term]] = defaultdict(list)
        for term in self.terms.values():
            found[term.kind].append(term)
        return {kind: tuple(terms) for kind, terms in found.items()}

    @cached_property
    def _children(self) -> dict[str, tuple[Term, ...]]:
        found: dict[str, list[Term]] = defaultdict(list)
        for term in self.terms.values():
            if term.parent is not None:
                found[term.parent].append(term)
        return {slug: tuple(terms) for slug, terms in found.items()}

    @cached_property
    def _families(self) -> dict[str, tuple[str, ...]]:
        def below(slug: str) -> tuple[str, ...]:
            return (slug, *(s for child in self.children(slug) for s in below(child.slug)))

        return {slug: below(slug) for slug in self._children}

    @cached_property
    def names(self) -> Names:
        """The names that records may use for terms; slugs and aliases win over words."""
        return Names(
            Name(term.kind, name, term.slug)
            for words in (False, True)
            for term in self.terms.values()
            for name in value_names(term, words=words)
        )
