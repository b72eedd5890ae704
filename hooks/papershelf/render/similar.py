"""Says on a paper's page which papers are most like it, and what they have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from papershelf.index.documents import LISTED
from papershelf.index.runs import is_run
from papershelf.index.similar import Similar
from papershelf.model import Paper
from papershelf.vocabulary import Vocabulary

# Papers on a page, and reasons for each.
_MOST, _REASONS = 6, 3


class SimilarPaper(NamedTuple):
    """A paper that is like another, and the terms of the index that both share."""

    paper_id: str
    title: str
    terms: tuple[str, ...]


class PaperItem(NamedTuple):
    """A paper with those most like it, best first: what its page is made from."""

    paper: Paper
    similar: tuple[SimilarPaper, ...] = ()

    def digest(self) -> bytes:
        """Return a text of the similar papers, for the key of the page."""
        return msgspec.msgpack.encode(self.similar)


class Suggestion(NamedTuple):
    """A similar paper as its page shows it."""

    paper_id: str
    title: str
    reasons: tuple[str, ...]


def paper_items(papers: Sequence[Paper], similar: Similar) -> list[PaperItem]:
    """Join papers with those like them; those that relate to one (a correction) are left out.

    Args:
        papers: of a catalogue, in its order.
        similar: of the index made of them.
    """
    return [
        PaperItem(paper, tuple(_others(paper, similar.of(number), papers)))
        for number, paper in enumerate(papers)
    ]


def _others(
    paper: Paper, found: Iterable[tuple[int, Sequence[str]]], papers: Sequence[Paper]
) -> Iterator[SimilarPaper]:
    named = {relation.paper_id for relation in paper.related}
    chosen = [(papers[number], terms) for number, terms in found if papers[number].id not in named]
    for other, terms in chosen[:_MOST]:
        yield SimilarPaper(other.id, other.title, tuple(terms))


class Reasons:
    """Writes terms of the index as a reader knows them."""

    def __init__(self, labels: Mapping[str, str], broader: Mapping[str, Sequence[str]]) -> None:
        """Take the labels of the vocabulary's terms, and the slugs of the broader ones of each."""
        self._labels, self._broader = labels, broader

    def of(self, item: PaperItem) -> list[Suggestion]:
        """Return what the page shows."""
        text = f"{item.paper.title}\n{item.paper.abstract.text}"
        lower = text.lower()
        if len(lower) != len(text):  # a letter of more than one small letter, such as İ
            text = lower
        return [
            Suggestion(other.paper_id, other.title, tuple(self._written(other.terms, text, lower)))
            for other in item.similar
        ]

    def _written(self, terms: Sequence[str], text: str, lower: str) -> list[str]:
        """Return labels of shared tags, then shared words as the paper writes them."""
        slugs = [term.removeprefix(LISTED) for term in terms if term.startswith(LISTED)]
        implied = {wide for slug in slugs for wide in self._broader.get(slug, ())}
        found = [self._labels[s] for s in slugs if s in self._labels and s not in implied]
        for term in terms:
            word = "" if term.startswith(LISTED) else word_of(term, text, lower)
            known = " ".join(found).lower()
            if word and word.lower() not in known:
                found.append(word)
        return found[:_REASONS]


def broader_terms(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Return slug -> the slugs of its broader terms, of the terms that have some."""
    return {
        slug: broader for slug in vocabulary.terms if (broader := tuple(vocabulary.broader(slug)))
    }


def word_of(stem: str, text: str, lower: str) -> str:
    """Return the first word of a text that begins with a stem, ``""`` if there is none.

    In scripts without blanks a term is two letters, and nothing says where their word ends.

    Args:
        stem: as lunr's stemmer makes it: it ends words in ``y`` with ``i``.
        text: as written, so that ``qol`` is found as ``QoL``.
        lower: the same in small letters, of the same length.
    """
    if is_run(stem):
        return ""
    start = stem[:-1] if stem.endswith("i") and len(stem) > 3 else stem
    at = lower.find(start)
    while at > 0 and lower[at - 1].isalnum():
        at = lower.find(start, at + 1)
    if at < 0:
        return ""
    end = at + len(start)
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[at:end]
