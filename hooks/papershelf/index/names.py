"""Prepares the vocabulary for the browser, which finds its terms in a query."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from papershelf.index.tokenise import compounds, parts_of, stem
from papershelf.vocabulary import Term, Vocabulary

# facet name, slug, label, names, names matched with the same case, and if a broader term is in
# the list too, its number there
NamedTerm = (
    tuple[str, str, str, list[str], list[str]] | tuple[str, str, str, list[str], list[str], int]
)


def named_terms(vocabulary: Vocabulary, used: Container[str] | None = None) -> list[NamedTerm]:
    """Return the terms with their names, in the vocabulary's order.

    A name is the stems of its words, including stop words, joined by spaces.  The last
    element has abbreviations that are also words or have other meanings (``TS``,
    ``ADD``), which name the term only with the same case.

    Args:
        used: slugs of the terms that papers have; None for all.  The names of any other term
            lead to the nearest broader term that papers have: a search for a rare rose finds
            roses.
    """
    owners: dict[str, list[Term]] = {}
    for term in vocabulary.terms.values():
        owner: Term | None = term
        while owner is not None and used is not None and owner.slug not in used:
            owner = vocabulary.terms.get(owner.parent or "")
        if owner is not None:
            owners.setdefault(owner.slug, []).append(term)
    listed = [term for term in vocabulary.terms.values() if term.slug in owners]
    numbers = {term.slug: number for number, term in enumerate(listed)}
    found: list[NamedTerm] = []
    for term in listed:
        own = owners[term.slug]
        row = (
            term.kind,
            term.slug,
            term.label,
            _unique(name_key(name) for one in own for name in _names(one)),
            _unique(name for one in own for name in _exact_names(one)),
        )
        broader = numbers.get(term.parent or "")
        found.append(row if broader is None else (*row, broader))
    return found


def _unique(names: Iterable[str]) -> list[str]:
    """Return each name once; one without a letter has no stems and is left out."""
    return [name for name in dict.fromkeys(names) if name]


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
    """Return the stems of a name's words: ``week report`` for ``Weekly reports``.

    Letters of scripts without blanks are words here.
    """
    return " ".join(stem(part) for compound in compounds(name) for part in parts_of(compound))
