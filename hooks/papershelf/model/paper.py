"""The canonical paper: frozen, typed, absent values `None`.

`Supplied` keeps the text of the record beside the normalised values.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from papershelf.author import Author
from papershelf.machinery.frozen import Value
from papershelf.model.tags import Tag


class RawRecord(Value, frozen=True):
    """A record as acquired: front matter as YAML gave it, body as text.

    Attributes:
        path: POSIX path below the papers folder; unique; records are sorted by it.
        meta: front matter, keys as written, values of any YAML type.
        body: the Markdown after the front matter, newlines as ``\\n``.
        front_gap: whether a blank line follows the opening ``---`` (the mark of
            the formatter that overwrote lines with headings).
        repeated: key and value of what is not in `meta`, because the key is written twice.
    """

    path: str
    meta: Mapping[str, object]
    body: str
    front_gap: bool = False
    repeated: tuple[tuple[str, object], ...] = ()


class DateSource(StrEnum):
    """Where a publication date was read."""

    FIELD = "field"
    BODY = "body"
    DOI = "doi"  # inferred, not stated


class PartialDate(Value, frozen=True):
    """A date of year, year and month, or full precision (ISO 8601 reduced forms)."""

    year: int
    month: int | None
    day: int | None
    source: DateSource

    @property
    def iso(self) -> str:
        """``2025-10-16``, ``2025-10`` or ``2025``."""
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def inferred(self) -> bool:
        """Whether the date was decoded from the DOI rather than stated."""
        return self.source is DateSource.DOI


class Journal(Value, frozen=True):
    """A journal title in full, and short (before `` : ``, `` = ``, `` (``)."""

    full: str
    short: str


class AbstractStatus(StrEnum):
    """How much of a paper's abstract survived acquisition."""

    COMPLETE = "complete"
    PARTIAL = "partial"  # a part was overwritten
    TRUNCATED = "truncated"  # cut mid-sentence
    LOST = "lost"  # the heading is there, the text is not
    ABSENT = "absent"
    WITHHELD = "withheld"  # the site must not have it


class AbstractPart(Value, frozen=True):
    """A paragraph of an abstract, with the label of a structured one (``Methods``)."""

    label: str | None
    text: str


class Abstract(Value, frozen=True):
    """An abstract as plain text parts; empty when lost or absent."""

    status: AbstractStatus
    parts: tuple[AbstractPart, ...] = ()

    @property
    def text(self) -> str:
        """All parts, labels included, as one plain text."""
        return "\n\n".join([f"{p.label}: {p.text}" if p.label else p.text for p in self.parts])


class Section(Value, frozen=True):
    """A real section of a record's body; `text` is Markdown, untrusted."""

    heading: str
    text: str


class Summary(Value, frozen=True):
    """A plain-language summary; `text` is Markdown, untrusted like all text.

    `source` says who wrote it (front matter ``summary_source``), if the record tells.
    """

    text: str
    source: str | None = None


# The code of the problem that says that a paper has nothing to do with the shelf's subject.
OFF_TOPIC = "off-topic"


class PaperKind(StrEnum):
    """What kind of publication a paper is."""

    PAPER = "paper"
    CHAPTER = "chapter"
    PREPRINT = "preprint"


class RelationKind(StrEnum):
    """How one paper of the catalogue relates to another, separate paper."""

    CORRECTS = "corrects"
    CORRECTED_BY = "corrected-by"
    RETRACTS = "retracts"
    RETRACTED_BY = "retracted-by"
    REPLIES_TO = "replies-to"
    REPLIED_BY = "replied-by"
    PREPRINT_OF = "preprint-of"
    PUBLISHED_AS = "published-as"
    VERSION_OF = "version-of"


class Relation(Value, frozen=True):
    """A link to another paper of the catalogue, by its id."""

    kind: RelationKind
    paper_id: str


class NoticeKind(StrEnum):
    """What a publisher's notice says of a paper; what weighs more on one day comes later."""

    CORRECTION = "correction"
    CONCERN = "expression-of-concern"
    RETRACTION = "retraction"
    REINSTATEMENT = "reinstatement"


class Notice(Value, frozen=True):
    """A publisher's notice about a paper, as Retraction Watch records it.

    Attributes:
        published: its date.
        doi: its own DOI, if it is another than the paper's.
        reasons: why, in the words of Retraction Watch.
    """

    kind: NoticeKind
    published: PartialDate | None = None
    doi: str | None = None
    reasons: tuple[str, ...] = ()


class Provenance(Value, frozen=True):
    """How a record was acquired; paths are POSIX, below the papers folder."""

    path: str
    variant: str
    source: str | None = None
    method: str | None = None
    query: str | None = None
    acquired: str | None = None  # ISO 8601 date
    merged_paths: tuple[str, ...] = ()  # other records of the same paper


class Supplied(Value, frozen=True):
    """The main fields as the record gave them, before any rule touched them."""

    title: str | None = None
    authors: str | None = None
    journal: str | None = None
    published: str | None = None
    doi: str | None = None
    tags: Mapping[str, tuple[str, ...]] = {}  # facet name -> asserted values


class Paper(Value, frozen=True):
    """One paper, as every page, index and export sees it.

    Attributes:
        id: the slug of its address ``papers/<id>/``; unique in a catalogue.
        doi: bare (``10.…``), trimmed, case as supplied; compare lower-cased.
        url: absolute http(s) address of the source, if it is not the DOI's.
        tags: facet name -> its tags; facets in the vocabulary's order.
        facts: facet name -> the slugs of its values, for facets of facts, which title and
            abstract say unless the record states them; facets in the vocabulary's order.
        search_priority: factor of the document's search score, 1.0 is neutral.
        problem_codes: sorted codes of the problems of its records.
        pages: ``12-19``, both ends in full; several ranges are joined by ``, ``.
        issn: ``1234-5679``.
        pmcid: ``PMC`` and digits.
        arxiv: an id of the new or the old style, without prefix.
        language: a code such as ``en`` or ``pt-br``.
        abstract_source: who wrote the abstract, if the record tells.
        retracted: whether the record, its title, a notice among the papers or Retraction Watch
            says so.
        notices: what Retraction Watch records, the oldest first.
        aliases: former addresses of its page below the site's root, such as ``papers/old-name/``.
        preprint_of: the bare DOI of the published version of a preprint, if the record tells; never
            the paper's own.
        corrected_by: ids of the notices that correct it, if the record tells: bare DOIs in small
            letters, or ``PMID:`` and a PubMed id.
    """

    id: str
    title: str
    authors: tuple[Author, ...]
    journal: Journal | None
    published: PartialDate | None
    doi: str | None
    pmid: str | None
    url: str | None
    tags: Mapping[str, tuple[Tag, ...]]
    facts: Mapping[str, tuple[str, ...]]
    abstract: Abstract
    sections: tuple[Section, ...]
    summary: Summary | None
    kind: PaperKind
    has_full_text: bool
    search_priority: float
    provenance: Provenance
    supplied: Supplied
    related: tuple[Relation, ...] = ()
    problem_codes: tuple[str, ...] = ()
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    issn: str | None = None
    pmcid: str | None = None
    arxiv: str | None = None
    language: str | None = None
    publisher: str | None = None
    license: str | None = None
    abstract_source: str | None = None
    retracted: bool = False
    aliases: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    preprint_of: str | None = None
    corrected_by: tuple[str, ...] = ()

    @property
    def in_force(self) -> Notice | None:
        """The notice by which a reader must be warned: a retraction or an expression of concern.

        Of those since the paper was last reinstated it is the last retraction, which no concern
        takes back, or else the last expression of concern.
        """
        found: dict[NoticeKind, Notice] = {}
        for notice in self.notices:
            if notice.kind is NoticeKind.REINSTATEMENT:
                found.clear()
            found[notice.kind] = notice
        return found.get(NoticeKind.RETRACTION) or found.get(NoticeKind.CONCERN)

    @property
    def doubted(self) -> bool:
        """Whether its publisher has expressed concern about the paper, and not retracted it."""
        notice = self.in_force
        return not self.retracted and notice is not None and notice.kind is NoticeKind.CONCERN

    @property
    def off_topic(self) -> bool:
        """Whether nothing in the text has to do with the shelf's subject."""
        return OFF_TOPIC in self.problem_codes

    def tags_of(self, facet: str) -> tuple[Tag, ...]:
        """Return the tags of the facet of that name."""
        return self.tags.get(facet, ())

    def facts_of(self, facet: str) -> tuple[str, ...]:
        """Return the slugs of the facts of the facet of that name."""
        return self.facts.get(facet, ())
