"""Holds what the page of a paper shows, as plain values."""

from __future__ import annotations

from typing import NamedTuple

from papershelf import texts
from papershelf.model import AbstractPart, Summary
from papershelf.render.files import PageModel
from papershelf.render.head import Meta
from papershelf.render.pieces import Badge, Chip
from papershelf.shell.fill import TocEntry


class Date(NamedTuple):
    """When a paper appeared: in ISO 8601, in words, and whether it is inferred from the DOI."""

    iso: str
    written: str
    inferred: bool


class TagRow(NamedTuple):
    """The chips of one facet at the top of the page."""

    label: str
    chips: tuple[Chip, ...]


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


class Person(NamedTuple):
    """An author, and the address that lists their papers, or ``""``."""

    name: str
    address: str


class PaperModel(PageModel, frozen=True, kw_only=True):
    """Everything that the page of a paper shows.

    Attributes:
        journal: title, and address of its page.
        kind: the kind of paper, ``""`` for an article.
        doi: the DOI's address for readers.
        doi_url: the same, percent-encoded, for the link.
        source_url: the paper's address, if it has no DOI.
        lacks: sentences that name what the record does not have.
        tags: the tags at the top.
        facts: label and badges of each facet of facts, such as the study design.
        claimed: the tags that the text does not support.
        cut: whether the body is longer than the page shows.
        record: rows about the record: label, text and address (or ``""``).
        metas: the meta elements of its head.
        linked_data: its JSON-LD, safe in a script element.
    """

    paper_id: str
    people: tuple[Person, ...]
    journal: tuple[str, str] | None
    published: Date | None
    kind: str
    retracted: bool
    doi: str
    doi_url: str
    source_url: str
    lacks: tuple[str, ...]
    tags: tuple[TagRow, ...]
    facts: tuple[tuple[str, tuple[Badge, ...]], ...]
    claimed: tuple[Chip, ...]
    summary: Summary | None
    abstract_note: str
    abstract: tuple[AbstractPart, ...]
    sections: tuple[BodySection, ...]
    cut: bool
    related: tuple[RelatedPaper, ...]
    record: tuple[tuple[str, str, str], ...]
    metas: tuple[Meta, ...]
    linked_data: str

    @property
    def contents(self) -> tuple[TocEntry, ...]:
        """The page's level-2 headings, in the order of the template."""
        entries = [TocEntry("summary", texts.SUMMARY)] if self.summary else []
        entries.append(TocEntry("abstract", texts.ABSTRACT))
        entries += [TocEntry(section.anchor, section.heading) for section in self.sections]
        if self.related:
            entries.append(TocEntry("related", texts.RELATED))
        return (*entries, TocEntry("record", texts.RECORD))
