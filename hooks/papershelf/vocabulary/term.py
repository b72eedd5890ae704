"""One term of the controlled vocabulary, and its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from papershelf.vocabulary.matcher import Phrase


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
        identifiers: entries of other vocabularies that mean the same: the name of a scheme of
            `schemes`, and the id there.
        parent: slug of the broader term of the same kind.
        grouping: the label is a heading of this site, not a word papers use, so
            that only other words are evidence.
        supporting: weaker words (``shrub`` for roses): where a record asserts
            the term, they make it mentioned, but do not add it to a record.
            A word with capitals is matched only with the same case.  A word that
            names a broader term does not support: it tags that term.
        broad: all its words are everyday words of the field, so they only support.
        loose: papers of any field name it (``soil``, ``costs``), so that it hardly shows
            that a paper is about the shelf's subject.

    Attributes of facts:
        patterns: patterns that are evidence in title and abstract; see `patterns`.
        title_words: patterns that are evidence in a title only.
        supporting, unless: patterns, too.
        follows: slugs of other facts: a paper with one of these has this value.
        implied: another fact of such a paper says the same, so that it is shown as no badge.
        range: the least and the greatest number that mean this value.
    """

    slug: str
    kind: str
    label: str
    description: str = ""
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    parent: str | None = None
    ambiguous: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    grouping: bool = False
    broad: bool = False
    loose: bool = False
    patterns: tuple[str, ...] = ()
    title_words: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    implied: bool = False
    range: tuple[float, float] | None = None

    @property
    def evidence_words(self) -> tuple[str, ...]:
        """The words, matched without case, that are evidence for the term in a text."""
        if self.grouping or self.label in (*self.abbreviations, *self.ambiguous):
            return self.synonyms
        return (self.label, *self.synonyms)


def value_names(term: Term, *, words: bool) -> tuple[str, ...]:
    """Return the names that records may use for a term: its words, or slug and aliases."""
    if words:
        return (term.label, *term.synonyms, *term.abbreviations, *term.ambiguous)
    return (term.slug, *term.aliases)


@lru_cache(maxsize=4096)
def value_key(value: str) -> str:
    """Return a record's value in comparable form: ``runner beans`` for ``Runner-Beans``."""
    return " ".join(re.findall(r"[^\W_]+", value.lower()))


def phrases_of(term: Term) -> list[Phrase]:
    """Return the phrases by which a term is found in a text."""
    weak = term.broad
    return [
        *(Phrase(term.slug, w, weak=weak) for w in term.evidence_words),
        *(Phrase(term.slug, w, cased=True, weak=weak) for w in term.abbreviations),
        *(Phrase(term.slug, w, not w.islower(), weak=True, own=False) for w in term.supporting),
        *(Phrase(term.slug, w, other=True) for w in term.unless),
    ]
