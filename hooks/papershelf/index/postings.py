"""Documents to postings: which term stands where, how often, in a field how long."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from papershelf.index.documents import FIELDS
from papershelf.index.tokenise import compounds, read_compound, stem

# A field's length is kept in this many significant bits, much as Lucene does
# (SmallFloat.intToByte4 keeps four): up to 8 exact, above within 12%.
LENGTH_BITS = 3

# A posting is packed into one integer: document, frequency, first place of the term.
DOCUMENT_SHIFT, FREQUENCY_SHIFT = 32, 16
MASK = 0xFFFF


class Postings:
    """The inverted index of documents, added one after another.

    Attributes:
        lists: field -> term number -> postings, packed, in order of documents.
        places: field -> term number -> of each posting the places after the first.
        lengths: field -> document -> length, rounded by `round_length`.
        boosts: document -> boost.
        terms: term -> number.
        compounds: compound -> how often it stands in the documents.
    """

    def __init__(self, first: int = 0) -> None:
        """An index of no documents; the next one added has the number `first`."""
        self.first = first
        self.lists: tuple[dict[int, array[int]], ...] = tuple({} for _ in FIELDS)
        self.places: tuple[dict[int, array[int]], ...] = tuple({} for _ in FIELDS)
        self.lengths: tuple[array[int], ...] = tuple(array("I") for _ in FIELDS)
        self.boosts: array[float] = array("d")
        self.terms: dict[str, int] = {}
        self.compounds: Counter[str] = Counter()
        self._memory = _Memory(self.terms)

    @property
    def documents(self) -> int:
        """How many documents were added."""
        return len(self.boosts)

    def add(self, texts: Sequence[str], boost: float) -> None:
        """Add a document: its texts in the order of `FIELDS`."""
        document = self.first + len(self.boosts)
        self.boosts.append(boost)
        for number, (field, text) in enumerate(zip(FIELDS, texts, strict=True)):
            placed = self._whole(text) if field.whole else self._places(text)
            self.lengths[number].append(round_length(sum(map(len, placed.values()))))
            self._add(number, document << DOCUMENT_SHIFT, placed)

    def extend(self, other: Postings) -> None:
        """Add the documents of `other`, whose numbers follow those there are.

        Raises:
            ValueError: the numbers of `other` do not follow.
        """
        if other.first != self.first + len(self.boosts):
            raise ValueError(f"found documents from {other.first}, expected {len(self.boosts)}")
        # Numbers of the other's terms, in their order, -> ours.
        numbers = [self.terms.setdefault(term, len(self.terms)) for term in other.terms]
        for ours, theirs in ((self.lists, other.lists), (self.places, other.places)):
            for lists, more in zip(ours, theirs, strict=True):
                for term, values in more.items():
                    if (known := lists.get(numbers[term])) is None:
                        lists[numbers[term]] = values
                    else:
                        known.extend(values)
        for lengths, further in zip(self.lengths, other.lengths, strict=True):
            lengths.extend(further)
        self.boosts.extend(other.boosts)
        self.compounds.update(other.compounds)

    def __getstate__(self) -> dict[str, object]:
        """All but the memory, which only adding texts needs."""
        return {name: value for name, value in vars(self).items() if name != "_memory"}

    def _add(self, field: int, document: int, placed: Mapping[int, list[int]]) -> None:
        lists, more = self.lists[field], self.places[field]
        for term, places in placed.items():
            count = len(places)
            packed = document | count << FREQUENCY_SHIFT | places[0]
            if term in lists:
                lists[term].append(packed)
            else:
                lists[term] = array("Q", (packed,))
            if count > 1:
                if term in more:
                    more[term].extend(places[1:])
                else:
                    more[term] = array("H", places[1:])

    def _places(self, text: str) -> dict[int, list[int]]:
        """The terms of `text`, each with its places, ascending."""
        found = compounds(text)
        self.compounds.update(found)
        memory, at = self._memory, 0
        placed: defaultdict[int, list[int]] = defaultdict(list)
        for compound in found:
            terms, length = memory[compound]
            if at + length > MASK:
                break  # a text of more words than places have numbers
            for term, offset in terms:
                placed[term].append(at + offset)
            at += length
        return placed

    def _whole(self, text: str) -> dict[int, list[int]]:
        """The terms of a text that is terms already."""
        return {self._memory.term(term): [at] for at, term in enumerate(text.split())}


class _Memory(dict[str, tuple[tuple[tuple[int, int], ...], int]]):
    """compound -> (number of term, place in the compound) of its terms, places it takes.

    Most compounds of a text were seen before; a new one is read when it is asked for.
    """

    def __init__(self, terms: dict[str, int]) -> None:
        self._terms = terms
        self._words: dict[str, int] = {}  # word -> number of its stem

    def __missing__(self, compound: str) -> tuple[tuple[tuple[int, int], ...], int]:
        read = read_compound(compound)
        terms = tuple((self._word(word), at) for word, at in read.words)
        known = self[compound] = terms, read.length
        return known

    def _word(self, word: str) -> int:
        number = self._words.get(word)
        if number is None:
            number = self._words[word] = self.term(stem(word))
        return number

    def term(self, term: str) -> int:
        """The number of a term; new terms get the next one."""
        return self._terms.setdefault(term, len(self._terms))


def round_length(length: int) -> int:
    """`length` cut to its `LENGTH_BITS` most significant bits: 100 -> 96, 7 -> 7."""
    surplus = max(0, length.bit_length() - LENGTH_BITS)
    return length >> surplus << surplus
