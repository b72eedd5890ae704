"""Declares the JSON form of a paper, which all exports share; docs/json.md documents it.

Every key is always there: its value is null, an empty list or false where the paper has none.
To add a key, add an attribute to a class below and its value to the function that makes it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import msgspec

from papershelf.model import (
    Abstract,
    AbstractStatus,
    Author,
    Notice,
    NoticeKind,
    Paper,
    PaperKind,
    Provenance,
    RelationKind,
    TagStatus,
)
from papershelf.vocabulary import Facet, FacetKind, Vocabulary


class AuthorForm(msgspec.Struct, frozen=True):
    """An author: the parts of a person's name, or a literal."""

    given: str | None
    family: str | None
    suffix: str | None
    literal: str | None


class AbstractForm(msgspec.Struct, frozen=True):
    """An abstract: all of it as one text, and how much of it survived."""

    status: AbstractStatus
    text: str | None


class TagForm(msgspec.Struct, frozen=True):
    """A term of the vocabulary, and how much the paper has to do with it."""

    id: str
    evidence: TagStatus


class RelationForm(msgspec.Struct, frozen=True):
    """Another paper of the catalogue, and how this one relates to it."""

    id: str
    relation: RelationKind


class NoticeForm(msgspec.Struct, frozen=True):
    """A publisher's notice about the paper, as Retraction Watch records it."""

    kind: NoticeKind
    date: str | None
    doi: str | None
    reasons: tuple[str, ...]


class ProvenanceForm(msgspec.Struct, frozen=True):
    """Where the record is, and how it was acquired."""

    path: str
    merged_paths: tuple[str, ...]
    source: str | None
    method: str | None
    query: str | None
    acquired: str | None


class PaperForm(msgspec.Struct, frozen=True, kw_only=True):
    """What every paper has, whatever the shelf; `PaperForms.whole` adds the shelf's facets."""

    id: str
    title: str
    authors: tuple[AuthorForm, ...]
    journal: str | None
    date: str | None
    year: int | None
    date_inferred: bool
    doi: str | None
    pmid: str | None
    abstract: AbstractForm
    abstract_source: str | None
    summary: str | None
    summary_source: str | None
    type: PaperKind
    url: str | None
    volume: str | None
    issue: str | None
    pages: str | None
    issn: str | None
    publisher: str | None
    license: str | None
    language: str | None
    pmcid: str | None
    arxiv: str | None
    retracted: bool
    notices: tuple[NoticeForm, ...]
    preprint_of: str | None
    corrected_by: tuple[str, ...]
    has_full_text: bool
    aliases: tuple[str, ...]
    related: tuple[RelationForm, ...]
    provenance: ProvenanceForm
    problems: tuple[str, ...]


def facet_key(facet: Facet) -> str:
    """Return the key of a facet: its section if a paper may have several values, else its name.

    A key that every paper has anyway gets a prefix.
    """
    key = facet.section if facet.many else facet.name
    return f"facet_{key}" if key in PaperForm.__struct_fields__ else key


class PaperForms:
    """Puts the papers of a shelf into the JSON form.

    Attributes:
        whole: the form with the keys of the shelf's facets, in the vocabulary's order.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the vocabulary that declares the shelf's facets."""
        declared = [(facet_key(facet), *_of_facet(facet)) for facet in vocabulary.facets]
        self._values = {key: values for key, _, values in declared}
        keys = [(key, form) for key, form, _ in declared]
        whole = msgspec.defstruct(
            "ShelfPaperForm", keys, bases=(PaperForm,), frozen=True, kw_only=True
        )
        self.whole = cast("type[PaperForm]", whole)

    def of(self, paper: Paper) -> PaperForm:
        """Return the form of a paper."""
        date, summary = paper.published, paper.summary
        return self.whole(
            id=paper.id,
            title=paper.title,
            authors=tuple(map(_author, paper.authors)),
            journal=paper.journal.full if paper.journal else None,
            date=date.iso if date else None,
            year=date.year if date else None,
            date_inferred=date is not None and date.inferred,
            doi=paper.doi,
            pmid=paper.pmid,
            abstract=_abstract(paper.abstract),
            abstract_source=paper.abstract_source,
            summary=summary.text if summary else None,
            summary_source=summary.source if summary else None,
            type=paper.kind,
            url=paper.url,
            volume=paper.volume,
            issue=paper.issue,
            pages=paper.pages,
            issn=paper.issn,
            publisher=paper.publisher,
            license=paper.license,
            language=paper.language,
            pmcid=paper.pmcid,
            arxiv=paper.arxiv,
            retracted=paper.retracted,
            notices=tuple(map(_notice, paper.notices)),
            preprint_of=paper.preprint_of,
            corrected_by=paper.corrected_by,
            has_full_text=paper.has_full_text,
            aliases=paper.aliases,
            related=tuple(RelationForm(found.paper_id, found.kind) for found in paper.related),
            provenance=_provenance(paper.provenance),
            problems=paper.problem_codes,
            **{key: values(paper) for key, values in self._values.items()},
        )


def _of_facet(facet: Facet) -> tuple[Any, Callable[[Paper], object]]:
    """Return the type of a facet's values in the form, and the function that returns them."""
    if facet.kind is FacetKind.TAGS:
        return tuple[TagForm, ...], lambda paper: tuple(
            TagForm(tag.slug, tag.status) for tag in paper.tags_of(facet.name)
        )
    if facet.many:
        return tuple[str, ...], lambda paper: paper.facts_of(facet.name)
    return str | None, lambda paper: next(iter(paper.facts_of(facet.name)), None)


def _author(author: Author) -> AuthorForm:
    return AuthorForm(author.given, author.family, author.suffix, author.literal)


def _abstract(abstract: Abstract) -> AbstractForm:
    return AbstractForm(abstract.status, abstract.text or None)


def _notice(notice: Notice) -> NoticeForm:
    date = notice.published.iso if notice.published else None
    return NoticeForm(notice.kind, date, notice.doi, notice.reasons)


def _provenance(origin: Provenance) -> ProvenanceForm:
    return ProvenanceForm(
        origin.path,
        origin.merged_paths,
        origin.source,
        origin.method,
        origin.query,
        origin.acquired,
    )
