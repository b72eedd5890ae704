"""The vocabulary's words for the browser: what a query's words mean beyond themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator

from papershelf.index.codec import deflate_text
from papershelf.index.tokenise import compounds, parts_of, stem
from papershelf.vocabulary import Term, Vocabulary


def names_file(vocabulary: Vocabulary) -> bytes:
    """``{"terms": [[kind, slug, label]…], "names": {"attent problem": [0]…}, "exact": {…}}``.

    A name is the stems of its words, stop words kept as they are, joined by spaces; it
    leads to numbers of terms.  Names under ``exact`` are abbreviations that are words or
    other things elsewhere (``TS``, ``ADD``) and mean the term in their own case only.
    """
    names: dict[str, dict[int, None]] = {}
    exact: dict[str, dict[int, None]] = {}
    terms = list(vocabulary.terms.values())
    for number, term in enumerate(terms):
        for name in _names(term):
            names.setdefault(name_key(name), {})[number] = None
        for name in _exact_names(term):
            exact.setdefault(name, {})[number] = None
    names.pop("", None)  # a name in a script without words
    data = {
        "terms": [[term.kind.value, term.slug, term.label] for term in terms],
        "names": {name: list(numbers) for name, numbers in names.items()},
        "exact": {name: list(numbers) for name, numbers in exact.items()},
    }
    return deflate_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


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
