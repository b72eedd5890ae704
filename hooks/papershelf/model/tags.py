"""What a paper has to do with a term of the vocabulary, and by which words."""

from __future__ import annotations

from enum import StrEnum

from papershelf.machinery.frozen import Value


class TagStatus(StrEnum):
    """How much a paper has to do with a term; the best status first."""

    ABOUT = "about"  # the title names the term, or enough of the abstract does
    MENTIONS = "mentions"  # the text names it elsewhere, or only supports it
    UNVERIFIED = "unverified"  # asserted, and there is no abstract to check
    UNSUPPORTED = "unsupported"  # asserted, and no word of the term occurs in the text


_NAMED = frozenset((TagStatus.ABOUT, TagStatus.MENTIONS))


class Evidence(Value, frozen=True):
    """One occurrence of a vocabulary term: the field's name, and the words as written there."""

    field: str  # "title", "abstract", "summary" (where there is no abstract) or "body"
    term: str


class Tag(Value, frozen=True):
    """A term that a paper has to do with, as a vocabulary id with its evidence.

    Attributes:
        slug: the term.
        asserted: whether the record asserts it; otherwise it was only found in the text.
    """

    slug: str
    status: TagStatus
    evidence: tuple[Evidence, ...] = ()
    asserted: bool = False

    @property
    def named(self) -> bool:
        """Whether the text of the paper has words of the term."""
        return self.status in _NAMED
