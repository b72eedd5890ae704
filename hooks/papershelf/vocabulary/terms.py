"""The types of the controlled vocabulary."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from papershelf.vocabulary.matcher import Found, Matcher, Phrase

_MOST_KEPT = 4  # texts whose terms are remembered
_LONGEST_KEPT = 20_000  # characters of such a text


class TermKind(StrEnum):
    """What a term of the vocabulary names."""

    CONDITION = "condition"
    TOPIC = "topic"
    DESIGN = "design"


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the vocabulary.

    Attributes:
        slug: address part, ``tourette-syndrome``.
        synonyms: words and phrases that mean the same, matched without case;
            evidence, as the label is.
        abbreviations: matched in their own case only (``SERT``, not "sert");
            evidence.
        ambiguous: abbreviations that other fields use for other things (``TS``,
            ``ADD``), in their own case; search only, no evidence.
        plain: what a patient or parent would type; search only, no evidence.
        aliases: values acquired records use for it (``tourette_syndrome``).
        unless: phrases that mean something else (``atrial septal defect``): the
            term's words inside one do not count, nor do its abbreviations
            anywhere in a text that has one.
        title_words: further words that are evidence in a title only; designs.
        mesh: MeSH descriptor id (``D005879``).
        parent: slug of the broader term of the same kind.
        grouping: the label is a heading of this site, not a word papers use, so
            that only the synonyms are evidence.
        supporting: weaker words (``tics`` for Tourette syndrome): they support
            the term where a record asserts it, but do not add it to a record.
            One with capitals is matched in its own case.
        broad: all its words are everyday words of the field, and so supporting.
    """

    slug: str
    kind: TermKind
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

    @property
    def evidence_words(self) -> tuple[str, ...]:
        """The words without case whose presence in a text speaks for the term."""
        if self.grouping or self.label in (*self.abbreviations, *self.ambiguous):
            return self.synonyms
        return (self.label, *self.synonyms)


@dataclass(frozen=True)
class Vocabulary:
    """All terms, in the file's order.

    Attributes:
        terms: slug -> term.
        ignored: values acquired records carry among their tags that name
            nothing (``general``, ``pubmed``), normalised by `value_key`.
    """

    terms: Mapping[str, Term]
    ignored: frozenset[str] = frozenset()

    def of_kind(self, kind: TermKind) -> tuple[Term, ...]:
        """The terms of one kind, in the file's order."""
        return self._kinds[kind]

    def children(self, slug: str) -> tuple[Term, ...]:
        """The terms directly below `slug`, in the file's order."""
        return self._children.get(slug, ())

    def family(self, slug: str) -> tuple[str, ...]:
        """`slug` and the slugs of all narrower terms, broader before narrower."""
        return self._families.get(slug, (slug,))

    def resolve(self, kind: TermKind, supplied: str) -> Term | None:
        """The term of one kind that a record's value names, if any.

        Case, hyphens, underscores and spaces do not matter.  Of a path such as
        ``related-disorders/ocd`` the last part that names a term is taken.
        """
        names = self._names[kind]
        slug = names.get(value_key(supplied))
        if slug is None and "/" in supplied:
            for part in reversed(supplied.split("/")):
                slug = names.get(value_key(part))
                if slug is not None:
                    break
        return None if slug is None else self.terms[slug]

    def ignores(self, supplied: str) -> bool:
        """Whether a record's value is blank or known to name nothing."""
        key = value_key(supplied)
        return not key or key in self.ignored

    def find(self, text: str) -> dict[str, str]:
        """The terms whose words stand in `text`: slug -> the words as they stand first.

        One scan, linear in the text.  Words match at word boundaries, across
        hyphens, line ends and apostrophes, in the singular and the plural.
        """
        return self.scan(text).named

    def scan(self, text: str) -> Found:
        """As `find`, with the terms that `text` would support where they are asserted."""
        found = self._recent.get(text)
        if found is None:
            found = self._matcher.find(text)
            if len(text) <= _LONGEST_KEPT:
                while len(self._recent) >= _MOST_KEPT:
                    self._recent.pop(next(iter(self._recent)), None)
                self._recent[text] = found
        return found

    def designs_in_title(self, title: str) -> dict[str, str]:
        """The designs that `title` names, by words that are evidence in a title only too."""
        return self._title_matcher.find(title).named

    @cached_property
    def designs(self) -> tuple[str, ...]:
        """The slugs of the study designs, in the file's order."""
        return tuple(term.slug for term in self.of_kind(TermKind.DESIGN))

    @cached_property
    def _recent(self) -> dict[str, Found]:
        """The last texts scanned: several questions are asked of one abstract."""
        return {}

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(phrase for term in self.terms.values() for phrase in _phrases(term))

    @cached_property
    def _title_matcher(self) -> Matcher:
        return Matcher(
            phrase
            for term in self.of_kind(TermKind.DESIGN)
            for phrase in (*_phrases(term), *(Phrase(term.slug, w) for w in term.title_words))
        )

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Slug -> place in the file's order."""
        return {slug: at for at, slug in enumerate(self.terms)}

    @cached_property
    def _kinds(self) -> dict[TermKind, tuple[Term, ...]]:
        terms = self.terms.values()
        return {kind: tuple(term for term in terms if term.kind is kind) for kind in TermKind}

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
    def _names(self) -> dict[TermKind, dict[str, str]]:
        """Kind -> value key -> slug; slugs and aliases go before words."""
        names: dict[TermKind, dict[str, str]] = {kind: {} for kind in TermKind}
        for words in (False, True):
            for term in self.terms.values():
                for name in value_names(term, words=words):
                    names[term.kind].setdefault(value_key(name), term.slug)
        return names


def value_names(term: Term, *, words: bool) -> tuple[str, ...]:
    """The names a record's value may use for a term: its words, or slug and aliases."""
    if words:
        return (term.label, *term.synonyms, *term.abbreviations, *term.ambiguous)
    return (term.slug, *term.aliases)


@lru_cache(maxsize=4096)
def value_key(value: str) -> str:
    """A record's value as compared: ``Tourette-Syndrome`` becomes ``tourette syndrome``."""
    return " ".join(re.findall(r"[^\W_]+", value.lower()))


def _phrases(term: Term) -> list[Phrase]:
    """What `Matcher` looks for.  Several trials are what others did: no plural of a design."""
    plural = term.kind is not TermKind.DESIGN
    weak = term.broad
    return [
        *(Phrase(term.slug, w, plural=plural, weak=weak) for w in term.evidence_words),
        *(Phrase(term.slug, w, True, plural, weak) for w in term.abbreviations),
        *(Phrase(term.slug, w, cased=not w.islower(), weak=True) for w in term.supporting),
        *(Phrase(term.slug, w, other=True) for w in term.unless),
    ]
