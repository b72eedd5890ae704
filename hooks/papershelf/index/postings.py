"""Documents to postings: which term stands where, how often, in a field how long."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from papershelf.index.documents import FIELDS
from papershelf.index.tokenise import compounds, fold, terms_of_compound

_DOI = next(number for number, field in enumerate(FIELDS) if field.name == "doi")

# A field's length is kept in this many significant bits, as Lucene does
# (SmallFloat.intToByte4): up to 16 exact, above within 6%.
LENGTH_BITS = 4

# A posting is packed into one integer: document number, then term frequency.
TF_BITS = 16
MAX_TF = (1 << TF_BITS) - 1


class Postings:
    """The inverted index of documents, added one after another.

    Attributes:
        lists: field -> term number -> postings, packed, in order of documents.
        lengths: field -> document -> length, rounded by `round_length`.
        boosts: document -> boost.
    """

    def __init__(self) -> None:
        """An index of no documents."""
        self.lists: tuple[dict[int, array[int]], ...] = tuple({} for _ in FIELDS)
        self.lengths: tuple[array[int], ...] = tuple(array("I") for _ in FIELDS)
        self.boosts: array[float] = array("d")
        self._numbers: dict[str, int] = {}  # term -> number
        # compound -> numbers of its terms: most words were seen before
        self._seen: dict[str, tuple[int, ...]] = {}

    @property
    def documents(self) -> int:
        """How many documents were added."""
        return len(self.boosts)

    def terms(self) -> dict[str, int]:
        """Each term and its number."""
        return self._numbers

    def add(self, texts: Sequence[str], boost: float) -> None:
        """Add a document: its texts in the order of `FIELDS`."""
        document = len(self.boosts)
        self.boosts.append(boost)
        for number, text in enumerate(texts):
            found = self._doi(text) if number == _DOI else self._terms(text)
            self.lengths[number].append(round_length(len(found)))
            lists = self.lists[number]
            for term, count in Counter(found).items():
                packed = document << TF_BITS | min(count, MAX_TF)
                if term in lists:
                    lists[term].append(packed)
                else:
                    lists[term] = array("Q", (packed,))

    def _terms(self, text: str) -> list[int]:
        seen = self._seen
        found: list[int] = []
        for compound in compounds(text):
            numbers = seen.get(compound)
            if numbers is None:
                numbers = seen[compound] = self._number(terms_of_compound(compound))
            found += numbers
        return found

    def _doi(self, text: str) -> tuple[int, ...]:
        """A DOI is one term, whole."""
        return self._number([fold(text)] if text else [])

    def _number(self, terms: Iterable[str]) -> tuple[int, ...]:
        return tuple(self._numbers.setdefault(term, len(self._numbers)) for term in terms)


def round_length(length: int) -> int:
    """`length` cut to its `LENGTH_BITS` most significant bits: 100 -> 96, 13 -> 13."""
    surplus = max(0, length.bit_length() - LENGTH_BITS)
    return length >> surplus << surplus
