"""Prepares the vocabulary for the browser, which finds its terms in a query."""

from __future__ import annotations

from collections.abc import Iterator

from papershelf.index.tokenise import compounds, parts_of, stem
from papershelf.vocabulary import Term, Vocabulary

# facet name, slug, label, names, names matched with the same case
NamedTerm = tuple[str, str, str, list[str], list[str]]


def named_terms(vocabulary: Vocabulary) -> list[NamedTerm]:
    """Return the terms with their names, in the vocabulary's order.

    A name is the stems of its words, including stop words, joined by spaces.  The last
    element has abbreviations that are also words or have other meanings (``TS``,
    ``ADD``), which name the term only with the same case.
    """
    return [
        (
            term.kind,
            term.slug,
            term.label,
            # A name in a script without words has no stems.
            [name for name in dict.fromkeys(map(name_key, _names(term))) if name],
            list(dict.fromkeys(_exact_names(term))),
        )
        for term in vocabulary.terms.values()
    ]


def _names(term: Term) -> Iterator[str]:
    yield term.label
    yield from term.evidence_words
    yield from term.abbreviations
    yield from (word for word in term.supporting if word == word.lower())
    yield from term.plain


def _exact_names(term: Term) -> Iterator[str]:
    yield from term.ambiguous
    yield from (word for word in term.supporting if word != word.lower())


def name_key(name: str) -> str:
    """Return the stems of a name's words: ``week report`` for ``Weekly reports``."""
    return " ".join(stem(part) for compound in compounds(name) for part in parts_of(compound))
