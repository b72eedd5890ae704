"""The vocabulary's words for the browser: what a query's words mean beyond themselves."""

from __future__ import annotations

from collections.abc import Iterator

from papershelf.index.tokenise import compounds, parts_of, stem
from papershelf.vocabulary import Term, Vocabulary

# kind, slug, label, names, names in their own case
NamedTerm = tuple[str, str, str, list[str], list[str]]


def named_terms(vocabulary: Vocabulary) -> list[NamedTerm]:
    """The terms with their names, in the vocabulary's order.

    A name is the stems of its words, stop words kept as they are, joined by spaces.  The
    last ones are abbreviations that are words or other things elsewhere (``TS``, ``ADD``)
    and mean the term in their own case only.
    """
    return [
        (
            term.kind.value,
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
    """The stems of a name's words: ``Attention problems`` -> ``attent problem``."""
    return " ".join(stem(part) for compound in compounds(name) for part in parts_of(compound))
