"""Holds what the page of a paper shows, as plain values."""

from __future__ import annotations

from typing import NamedTuple

from papershelf import texts
from papershelf.model import AbstractPart, Summary
from papershelf.render.files import PageModel
from papershelf.render.head import Meta
from papershelf.render.pieces import Badge, Chip
from papershelf.render.similar import Suggestion
from papershelf.shell.fill import TocEntry

# Characters from which on a title is set smaller: on two lines, on three and more.
_LONG_TITLES = ((180, "ps-longest"), (90, "ps-long"))
# More authors than this are folded, but for the first.
_MANY, _FIRST = 12, 8


class Date(NamedTuple):
    """When a paper appeared: in ISO 8601, in words, and whether it is inferred from the DOI."""

    iso: str
    written: str
    inferred: bool


class TagRow(NamedTuple):
    """The tags of one facet.

    `others` has those that the paper is not about: what to say of them, and the tags.
    """

    label: str
    about: tuple[Chip, ...]
    others: tuple[tuple[str, tuple[Chip, ...]], ...]


class BodySection(NamedTuple):
    """A section of the body; its text is Markdown, untrusted."""

    anchor: str
    heading: str
    text: str


class RelatedPaper(NamedTuple):
    """A related paper, and how it relates."""

    label: str
    paper_id: str
    title: str


class PublishedVersion(NamedTuple):
    """The published version of a preprint: its title, or its DOI's address; where it is.

    An address without a scheme is below the site's root.
    """

    text: str
    address: str


class ShownNotice(NamedTuple):
    """A publisher's notice: what it says, its address and reasons (or ``""``), how it is shown."""

    text: str
    address: str = ""
    reasons: str = ""
    warns: bool = False


class Person(NamedTuple):
    """An author, and the address that lists their papers, or ``""``."""

    name: str
    address: str


class PaperModel(PageModel, frozen=True, kw_only=True):
    """Everything that the page of a paper shows.

    Attributes:
        journal: title, and address of its page.
        kind: the kind of paper, ``""`` for an article.
        mark: that it was retracted or is doubted, or ``""``.
        notices: about the paper, in their order.
        published_as: of a preprint, its published versions on the shelf, or else elsewhere.
        issue: volume, issue and pages.
        doi: the DOI's address for readers.
        doi_url: the same, percent-encoded, for the link.
        source_url: the paper's address, if it has no DOI.
        lacks: sentences that name what the record does not have.
        tags: what the paper is about and mentions.
        facts: such as the study design.
        claimed: the tags that the text does not support.
        words: words of the abstract with their anchors in the glossary.
        cut: whether the body is longer than the page shows.
        related: papers that correct, retract, answer or repeat it, or the reverse.
        similar: the papers most like it.
        record: rows about the record: label, text and address (or ``""``).
        metas: the meta elements of its head.
        linked_data: its JSON-LD, safe in a script element.
    """

    paper_id: str
    people: tuple[Person, ...]
    journal: tuple[str, str] | None
    published: Date | None
    issue: str
    kind: str
    mark: str
    notices: tuple[ShownNotice, ...]
    published_as: tuple[PublishedVersion, ...]
    has_full_text: bool
    doi: str
    doi_url: str
    source_url: str
    lacks: tuple[str, ...]
    tags: tuple[TagRow, ...]
    facts: tuple[Badge, ...]
    claimed: tuple[Chip, ...]
    summary: Summary | None
    abstract_note: str
    abstract: tuple[AbstractPart, ...]
    words: tuple[tuple[str, str], ...]
    sections: tuple[BodySection, ...]
    cut: bool
    related: tuple[RelatedPaper, ...]
    similar: tuple[Suggestion, ...]
    record: tuple[tuple[str, str, str], ...]
    metas: tuple[Meta, ...]
    linked_data: str

    @property
    def size(self) -> str:
        """The class of the title, which is smaller the longer it is."""
        return next((name for length, name in _LONG_TITLES if len(self.title) > length), "")

    @property
    def first_people(self) -> tuple[Person, ...]:
        """The authors that are always shown."""
        return self.people if len(self.people) <= _MANY else self.people[:_FIRST]

    @property
    def other_people(self) -> tuple[Person, ...]:
        """The authors that are folded."""
        return self.people[len(self.first_people) :]

    @property
    def contents(self) -> tuple[TocEntry, ...]:
        """The headings of a paper with full text, in the order of the template."""
        if not self.sections:
            return ()
        entries = [TocEntry("summary", texts.SUMMARY)] if self.summary else []
        entries.append(TocEntry("abstract", texts.ABSTRACT))
        return (*entries, *(TocEntry(one.anchor, one.heading) for one in self.sections))
