"""The types of the controlled vocabulary."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from papershelf.vocabulary.definitions import Definitions
from papershelf.vocabulary.facets import Facet, FacetKind
from papershelf.vocabulary.matcher import Found, Matcher, Phrase

_MOST_KEPT = 4  # number of texts whose terms are cached
_MOST_RESOLVED = 4096  # values whose terms are cached
_LONGEST_KEPT = 20_000  # characters; longer texts are not cached


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the vocabulary.

    Attributes:
        kind: the name of its facet.
        slug: address part, ``runner-beans``.
        synonyms: words and phrases that mean the same, matched without case;
            evidence, as the label is.
        abbreviations: matched only with the same case (``NPK``, not "npk");
            evidence.
        ambiguous: abbreviations with other meanings in other fields (``TS``,
            ``ADD``), matched with the same case; search only, no evidence.
        plain: what a layperson would type; search only, no evidence.
        aliases: values that acquired records use for it (``runner_beans``).
        unless: phrases that mean something else (``bean bag``): the
            term's words inside one do not count, nor do its abbreviations
            anywhere in a text that has one.
        title_words: further words that are evidence in a title only; for designs.
        mesh: MeSH descriptor id (``D005879``).
        parent: slug of the broader term of the same kind.
        grouping: the label is a heading of this site, not a word papers use, so
            that only the synonyms are evidence.
        supporting: weaker words (``shrub`` for roses): where a record asserts
            the term, they make it mentioned, but do not add it to a record.
            A word with capitals is matched only with the same case.  A word that
            names a broader term does not support: it tags that term.
        broad: all its words are everyday words of the field, so they only support.
        loose: papers of any field name it (``soil``, ``costs``), so that it hardly shows
            that a paper is about the shelf's subject.
    """

    slug: str
    kind: str
    label: str
    description: str = ""
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    mesh: str | None = None
    parent: str | None = None
    ambiguous: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    title_words: tuple[str, ...] = ()
    grouping: bool = False
    broad: bool = False
    loose: bool = False

    @property
    def evidence_words(self) -> tuple[str, ...]:
        """The words, matched without case, that are evidence for the term in a text."""
        if self.grouping or self.label in (*self.abbreviations, *self.ambiguous):
            return self.synonyms
        return (self.label, *self.synonyms)


@dataclass(frozen=True)
class Vocabulary:
    """All terms, in the file's order.

    Attributes:
        terms: slug -> term.
        ignored: values among the tags of acquired records that name
            nothing (``general``, ``pubmed``), normalised by `value_key`.
        facets: the facets whose values are terms, in the order of the site.
        ignored_keys: keys of the front matter that the curator wants no remark on.
    """

    terms: Mapping[str, Term]
    ignored: frozenset[str] = frozenset()
    facets: tuple[Facet, ...] = ()
    ignored_keys: frozenset[str] = frozenset()

    @cached_property
    def tag_facets(self) -> tuple[Facet, ...]:
        """The facets whose values records assert; the first is the shelf's main one."""
        return tuple(facet for facet in self.facets if facet.kind is FacetKind.TAGS)

    @cached_property
    def tag_keys(self) -> frozenset[str]:
        """The front matter keys with which records of any variant assert terms."""
        sources = (source for facet in self.tag_facets for source in facet.all_sources)
        return frozenset(sources)

    @cached_property
    def known_keys(self) -> frozenset[str]:
        """The keys of tags, and those to ignore."""
        return self.tag_keys | self.ignored_keys

    @cached_property
    def main(self) -> Facet | None:
        """The facet that the home page and results show; none without facets of tags."""
        return next(iter(self.tag_facets), None)

    @cached_property
    def design(self) -> Facet | None:
        """The facet of study designs, if the shelf has one."""
        return next((f for f in self.facets if f.kind is FacetKind.DESIGN), None)

    def facet(self, name: str) -> Facet:
        """Return the facet of that name, which is the `kind` of its terms."""
        return self._by_name[name]

    def guessed(self, variant: str) -> frozenset[str]:
        """Return the values that a variant's acquisition tool is known to set at random."""
        return frozenset(v for facet in self.facets for v in facet.guessed.get(variant, ()))

    def of_kind(self, kind: str) -> tuple[Term, ...]:
        """Return the terms of one facet, in the file's order."""
        return self._kinds.get(kind, ())

    def children(self, slug: str) -> tuple[Term, ...]:
        """Return the terms directly below `slug`, in the file's order."""
        return self._children.get(slug, ())

    def family(self, slug: str) -> tuple[str, ...]:
        """Return `slug` and the slugs of all narrower terms, broader before narrower."""
        return self._families.get(slug, (slug,))

    def resolve(self, kind: str, supplied: str) -> Term | None:
        """Return the term of one facet that a record's value names, or None.

        Case, hyphens, underscores and spaces do not matter.  In a path such as
        ``related-disorders/ocd`` the last part that names a term counts.
        """
        known = self._resolved
        if (kind, supplied) not in known:
            if len(known) >= _MOST_RESOLVED:
                known.clear()
            known[kind, supplied] = self._resolve(kind, supplied)
        return known[kind, supplied]

    def _resolve(self, kind: str, supplied: str) -> Term | None:
        names = self._names.get(kind, {})
        slug = names.get(value_key(supplied))
        if slug is None and "/" in supplied:
            parts = map(value_key, reversed(supplied.split("/")))
            slug = next((names[part] for part in parts if part in names), None)
        return None if slug is None else self.terms[slug]

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

    def designs_in_title(self, title: str) -> dict[str, str]:
        """Find the designs that `title` names, also by words that are evidence only in a title."""
        return self._title_matcher.find(title).named

    @cached_property
    def designs(self) -> tuple[str, ...]:
        """The slugs of the study designs, in the file's order."""
        return tuple(term.slug for term in self._design_terms)

    @cached_property
    def _resolved(self) -> dict[tuple[str, str], Term | None]:
        """The results of `resolve`: the records of a corpus have the same values."""
        return {}

    @cached_property
    def _recent(self) -> dict[str, Found]:
        """The results for the last texts scanned: callers scan one abstract several times."""
        return {}

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(phrase for term in self.terms.values() for phrase in self._phrases(term))

    @cached_property
    def _definitions(self) -> Definitions:
        return Definitions(
            (term.slug, (term.label, *term.synonyms), term.abbreviations)
            for term in self.terms.values()
        )

    @cached_property
    def _title_matcher(self) -> Matcher:
        return Matcher(
            phrase
            for term in self._design_terms
            for phrase in (*self._phrases(term), *(Phrase(term.slug, w) for w in term.title_words))
        )

    @cached_property
    def _design_terms(self) -> tuple[Term, ...]:
        return self.of_kind(self.design.name) if self.design else ()

    def _phrases(self, term: Term) -> list[Phrase]:
        """Return a term's phrases; for a design no plurals: "trials" are those of other papers.

        A supporting word that is a broader term's own word is left out: it tags that term.
        """
        plural = self.design is None or term.kind != self.design.name
        broader = self._words_of_broader(term)
        return [
            p for p in _phrases(term, plural=plural) if p.own or value_key(p.words) not in broader
        ]

    def _words_of_broader(self, term: Term) -> set[str]:
        """Return the words that name the terms above `term`, in comparable form."""
        found: set[str] = set()
        seen: set[str] = set()
        at = self.terms.get(term.parent or "")
        while at is not None and at.slug not in seen:
            seen.add(at.slug)
            found.update(map(value_key, value_names(at, words=True)))
            at = self.terms.get(at.parent or "")
        return found

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
    def _names(self) -> dict[str, dict[str, str]]:
        """Facet -> value key -> slug; slugs and aliases win over words."""
        names: dict[str, dict[str, str]] = {kind: {} for kind in self._kinds}
        for words in (False, True):
            for term in self.terms.values():
                for name in value_names(term, words=words):
                    names[term.kind].setdefault(value_key(name), term.slug)
        return names


def value_names(term: Term, *, words: bool) -> tuple[str, ...]:
    """Return the names that records may use for a term: its words, or slug and aliases."""
    if words:
        return (term.label, *term.synonyms, *term.abbreviations, *term.ambiguous)
    return (term.slug, *term.aliases)


@lru_cache(maxsize=4096)
def value_key(value: str) -> str:
    """Return a record's value in comparable form: ``runner beans`` for ``Runner-Beans``."""
    return " ".join(re.findall(r"[^\W_]+", value.lower()))


def _phrases(term: Term, *, plural: bool) -> list[Phrase]:
    weak = term.broad
    return [
        *(Phrase(term.slug, w, plural=plural, weak=weak) for w in term.evidence_words),
        *(Phrase(term.slug, w, True, plural, weak) for w in term.abbreviations),
        *(Phrase(term.slug, w, not w.islower(), weak=True, own=False) for w in term.supporting),
        *(Phrase(term.slug, w, other=True) for w in term.unless),
    ]
