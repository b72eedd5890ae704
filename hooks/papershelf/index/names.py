"""Prepares the vocabulary for the browser, which finds its terms in a query.

The manifest lists the terms.  Their names, which are many more, are in files by their first
word: a query reads those of its own words.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from lunr.stop_word_filter import WORDS as STOP_WORDS

from papershelf.index.codec import code_units, front_code, pack, separator, varints
from papershelf.index.tokenise import compounds, parts_of, stem
from papershelf.index.words import WordFile
from papershelf.vocabulary import Term, Vocabulary

# Bytes of names in a file before deflation, which leaves a third.
_TARGET = 1_000

_STOP_STEMS = frozenset(map(stem, STOP_WORDS))


class NamedTerm(NamedTuple):
    """A term with its names.

    Attributes:
        kind: the name of its facet.
        names: the stems of each name's words, including stop words, joined by spaces.
        exact: names that match only with the same case.
        broader: the place of the next broader term in the list, if it is in the list too.
    """

    kind: str
    slug: str
    label: str
    names: list[str]
    exact: list[str]
    broader: int | None = None


def named_terms(vocabulary: Vocabulary, used: Container[str] | None = None) -> list[NamedTerm]:
    """Return the terms with their names, in the vocabulary's order.

    Abbreviations that are also words or have other meanings (``TS``, ``ADD``) name a term only
    with the same case.

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
        names = _unique(name_key(name) for one in own for name in _names(one))
        exact = _unique(name for one in own for name in _exact_names(one))
        broader = numbers.get(term.parent or "")
        found.append(NamedTerm(term.kind, term.slug, term.label, names, exact, broader))
    return found


def listed_terms(named: Iterable[NamedTerm]) -> list[list[str | int]]:
    """Return what the manifest has of each term: all but its names."""
    return [
        [term.kind, term.slug, term.label, *([] if term.broader is None else [term.broader])]
        for term in named
    ]


def name_files(named: Sequence[NamedTerm]) -> Iterator[WordFile]:
    """Make the files of the terms' names, ordered by the words under which they are filed.

    A file has two columns: the names, front-coded, and for each twice the number of its term, and
    one more if the name matches only with the same case.
    """
    rows = [
        (filed, name, 2 * number + exact)
        for number, term in enumerate(named)
        for exact, names in enumerate((term.names, term.exact))
        for name in names
        for filed in filed_under(name_key(name) if exact else name)
    ]
    rows.sort(key=lambda row: (code_units(row[0]), *row[1:]))
    first, start, size = "", 0, 0
    for end, (filed, name, _) in enumerate(rows, 1):
        size += len(name)
        last = end == len(rows)
        if not last and (size < _TARGET or rows[end][0] == filed):
            continue
        part = rows[start:end]
        numbers = varints([number for _, _, number in part])
        yield first, pack([front_code([name for _, name, _ in part]).encode(), numbers])
        if not last:
            first = separator(filed, rows[end][0])
        start, size = end, 0


def filed_under(key: str) -> list[str]:
    """Return the stem under which a name is filed: its first that is not that of a stop word.

    A name of stop words alone is filed under each of them.
    """
    stems = key.split()
    return [own for own in stems if own not in _STOP_STEMS][:1] or list(dict.fromkeys(stems))


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
