"""One record to one paper: every rule in turn, and nothing that needs another record."""

from __future__ import annotations

from dataclasses import dataclass

from papershelf.model import (
    Abstract,
    AbstractPart,
    AbstractStatus,
    Author,
    DateSource,
    Paper,
    PaperKind,
    PartialDate,
    Provenance,
    RawRecord,
    Supplied,
)
from papershelf.normalise.dates import date_from_doi, read_date
from papershelf.normalise.fields import Fields
from papershelf.normalise.identifiers import clean_doi, clean_pmid, clean_url
from papershelf.normalise.journal import read_journal
from papershelf.normalise.tags import study_design, tag_paper
from papershelf.normalise.title import clean_title
from papershelf.normalise.variants import variant_of
from papershelf.problems import Problem
from papershelf.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Reading:
    """What a record was read as: a paper, or none and a rejecting problem that says why.

    A paper's `id` is settled in the catalogue; here it is the record's own wish,
    the front matter's ``slug``, or ``""``.
    """

    paper: Paper | None
    problems: tuple[Problem, ...]


def normalise(record: RawRecord, vocabulary: Vocabulary) -> Reading:
    """The paper that one record describes, and everything wrong with it."""
    variant = variant_of(record.meta)
    fields = Fields(record)
    notes: list[tuple[str, str, str]] = []
    supplied_title, _ = fields.text(variant.title)
    title = clean_title(supplied_title)
    notes += [(code, "title", message) for code, message in title.notes]
    supplied_doi, source = fields.text(variant.doi)
    doi, dirty = clean_doi(supplied_doi or "")
    if dirty:
        notes.append(("doi-dirty", "doi", f"found {(supplied_doi or '')[:80]!r}"))
    supplied_date, source = fields.text(variant.published)
    published: PartialDate | None = None
    if supplied_date:
        where = DateSource.BODY if source.startswith("**") else DateSource.FIELD
        published = read_date(supplied_date, where)
    if published is None and doi:
        published = date_from_doi(doi)
    supplied_journal, _ = fields.text(variant.journal)
    abstract = _abstract(record.body)
    conditions, topics, findings = tag_paper(
        fields.texts(variant.conditions),
        fields.texts(variant.topics),
        title.text,
        abstract.text,
        "",
        bool(abstract.parts),
        vocabulary,
    )
    notes += findings
    if not (supplied_title or doi):
        notes = [("not-a-paper", "", "neither title nor DOI")]
    problems = tuple(Problem(record.path, code, field, text) for code, field, text in notes)
    if not (supplied_title or doi):
        return Reading(None, problems)
    pmid, _ = fields.text(variant.pmid)
    url, _ = fields.text(variant.url)
    names = fields.texts(("authors",))
    return Reading(
        Paper(
            id=fields.text(("slug",))[0] or "",
            title=title.text or f"Untitled ({doi})",
            authors=tuple(Author(None, None, name, name) for name in names),
            journal=read_journal(supplied_journal) if supplied_journal else None,
            published=published,
            doi=doi,
            pmid=clean_pmid(pmid) if pmid else None,
            url=clean_url(url) if url else None,
            conditions=conditions,
            topics=topics,
            study_design=study_design(title.text, abstract.text, vocabulary),
            abstract=abstract,
            sections=(),
            summary=None,
            kind=PaperKind.PAPER,
            has_full_text=False,
            search_priority=1.0,
            provenance=Provenance(
                record.path,
                variant.name,
                fields.text(variant.source)[0],
                fields.text(variant.method)[0],
                fields.text(variant.query)[0],
                (fields.text(variant.acquired)[0] or "")[:10] or None,
            ),
            supplied=Supplied(
                supplied_title,
                None,
                supplied_journal,
                supplied_date,
                supplied_doi,
                fields.texts(variant.conditions),
                fields.texts(variant.topics),
            ),
        ),
        problems + tuple(fields.problems),
    )


def _abstract(body: str) -> Abstract:
    start = body.find("## Abstract\n")
    if start < 0:
        return Abstract(AbstractStatus.ABSENT)
    text = body[start + 12 :]
    for end in ("\n#", "\n---", "\n**"):
        text = text.split(end, 1)[0]
    if not text.strip():
        return Abstract(AbstractStatus.LOST)
    return Abstract(AbstractStatus.COMPLETE, (AbstractPart(None, text.strip()),))
