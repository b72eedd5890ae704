"""Finds the terms of the vocabulary that the keywords of an entry name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from papershelf.importers.record import Record
from papershelf.vocabulary import Facet, Vocabulary


class Named(NamedTuple):
    """What keywords name.

    Attributes:
        tags: key of a facet -> the slugs of its terms, in the order of the keywords.
        others: keywords and headings without a term.
    """

    tags: dict[str, tuple[str, ...]]
    others: tuple[str, ...]


def named_terms(record: Record, vocabulary: Vocabulary) -> Named:
    """Return the terms that a record's keywords and MeSH headings name."""
    tags: dict[str, dict[str, None]] = {}
    others: list[str] = []
    for word in dict.fromkeys((*record.keywords, *record.mesh_headings)):
        found = list(_terms(word, vocabulary))
        for facet, slug in found:
            tags.setdefault(key_of(facet), {})[slug] = None
        if not found and not vocabulary.ignores(word):
            others.append(word)
    return Named({key: tuple(slugs) for key, slugs in tags.items()}, tuple(others))


def key_of(facet: Facet) -> str:
    """Return the key with which people assert a facet's terms."""
    return next(iter(facet.keys), facet.section)


def _terms(word: str, vocabulary: Vocabulary) -> Iterator[tuple[Facet, str]]:
    """Yield the terms of a word, at most one of each facet."""
    for facet in vocabulary.tag_facets:
        for form in _forms(word):
            if term := vocabulary.resolve(facet.name, form):
                yield facet, term.slug
                break


def _forms(word: str) -> Iterator[str]:
    """Yield a word, and ``Ball Games`` for the heading ``Games, Ball``."""
    yield word
    noun, comma, adjective = word.partition(", ")
    if comma:
        yield f"{adjective} {noun}"
