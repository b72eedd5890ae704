"""One record to one paper: every rule in turn, and nothing that needs another record."""

from __future__ import annotations

from sys import intern

from papershelf.machinery.frozen import Value
from papershelf.model import (
    DateSource,
    Paper,
    Provenance,
    RawRecord,
    Supplied,
)
from papershelf.normalise.abstract import read_abstract
from papershelf.normalise.body import split_body, split_headings, unglue_headings
from papershelf.normalise.dates import read_date, read_published
from papershelf.normalise.fields import Fields, Finding
from papershelf.normalise.identifiers import read_identifiers
from papershelf.normalise.journal import read_journal
from papershelf.normalise.judge import Texts, judge
from papershelf.normalise.junk import find_junk
from papershelf.normalise.kind import Signs, kind_of, rejection
from papershelf.normalise.names import split_authors
from papershelf.normalise.sections import FULL_TEXT, read_sections
from papershelf.normalise.summary import read_summary
from papershelf.normalise.text import clean_line
from papershelf.normalise.title import read_title
from papershelf.normalise.variants import Variant, variant_of
from papershelf.problems import Problem
from papershelf.vocabulary import Vocabulary


class Reading(Value, frozen=True):
    """What a record was read as: a paper, or none and a rejecting problem that says why.

    A paper's `id` is settled in the catalogue; here it is the record's own wish,
    the front matter's ``slug``, or ``""``.
    """

    paper: Paper | None
    problems: tuple[Problem, ...]


def normalise(record: RawRecord, vocabulary: Vocabulary) -> Reading:
    """The paper that one record describes, and everything wrong with it.

    A pure function of its arguments: it may run in any process and be cached.
    """
    draft = _Draft(record)
    reason = rejection(draft.signs)
    if reason is not None:
        return Reading(None, (Problem(record.path, "not-a-paper", "", reason),))
    paper = draft.paper(vocabulary)
    found = dict.fromkeys((*draft.notes, *draft.fields.notes))
    # A hundred thousand records say the same few things: one text serves them all.
    problems = [Problem(record.path, code, field, intern(text)) for code, field, text in found]
    return Reading(paper, tuple(problems))


class _Draft:
    """A record half read: its parts, and the notes on them, before anything is judged."""

    def __init__(self, record: RawRecord) -> None:
        self.record = record
        variant = self.variant = variant_of(record.meta)
        body = unglue_headings(record.body)
        # What was put apart may show another joint; most bodies have none.
        blocks = split_headings(body) if body == record.body else split_body(body)
        fields = self.fields = Fields(record, body, blocks)
        self.source = fields.text(variant.source)
        self.acquired = _iso_date(fields.text(variant.acquired))
        self.title = read_title(fields, variant, self.source)
        self.identifiers = read_identifiers(fields, variant, body, self.title.text)
        self.journal, self.supplied_journal, journal_notes = read_journal(
            fields, variant, self.identifiers.doi, self.source
        )
        self.authors, author_notes = split_authors(
            fields.raw(variant.authors), spaced=_spaced_names(variant, self.source)
        )
        self.published = read_published(fields, variant, self.identifiers.doi, self.acquired)
        self.abstract, abstract_notes = read_abstract(
            fields.text(("abstract",)), blocks, variant, formatted=record.front_gap
        )
        prose = "pdf" in (self.source or "").lower()
        self.summary, self.sections = read_summary(
            fields, variant, read_sections(blocks, variant, prose=prose)
        )
        self.notes: list[Finding] = [
            *self.title.notes,
            *self.identifiers.notes,
            *journal_notes,
            *author_notes,
            *self.published.notes,
            *abstract_notes,
            *find_junk(body, scraped=variant.scraped),
        ]

    @property
    def signs(self) -> Signs:
        """What of the record speaks for a paper."""
        return Signs(
            title=self.title.supplied,
            has_front_matter=bool(self.record.meta),
            authors=len(self.authors),
            doi=self.identifiers.doi,
            pmid=self.identifiers.pmid,
            journal=self.journal.short if self.journal else None,
            abstract_length=len(self.abstract.text),
            source=self.source,
        )

    def paper(self, vocabulary: Vocabulary) -> Paper:
        """The paper; what is noted on its tags joins `notes`."""
        fields, variant, ids = self.fields, self.variant, self.identifiers
        conditions, topics = fields.texts(variant.conditions), fields.texts(variant.topics)
        texts = Texts(self.title.text, self.abstract, self.sections, self.summary)
        judgement = judge(conditions, topics, texts, vocabulary, variant.guessed)
        self.notes += judgement.findings
        return Paper(
            id=fields.text(variant.slug) or "",
            title=self.title.text or f"Untitled ({ids.doi or self.record.path})",
            authors=self.authors,
            journal=self.journal,
            published=self.published.date,
            doi=ids.doi,
            pmid=ids.pmid,
            url=ids.url,
            conditions=judgement.conditions,
            topics=judgement.topics,
            study_design=judgement.study_design,
            abstract=self.abstract,
            sections=self.sections,
            summary=self.summary,
            kind=kind_of(self.title.text, ids.doi, self.supplied_journal, self.source),
            has_full_text=sum(len(section.text) for section in self.sections) >= FULL_TEXT,
            search_priority=_priority(fields.text(variant.priority)),
            provenance=self._provenance(),
            supplied=self._supplied(conditions, topics),
        )

    def _supplied(self, conditions: tuple[str, ...], topics: tuple[str, ...]) -> Supplied:
        return Supplied(
            title=self.title.supplied,
            authors=_supplied_text(self.fields.raw(self.variant.authors)),
            journal=self.supplied_journal,
            published=self.published.supplied,
            doi=self.identifiers.supplied_doi,
            conditions=conditions,
            topics=topics,
        )

    def _provenance(self) -> Provenance:
        text, variant = self.fields.text, self.variant
        return Provenance(
            path=self.record.path,
            variant=variant.name,
            source=text(("source",)) or self.source,
            method=text(variant.method),
            query=text(variant.query),
            acquired=self.acquired,
        )


def _spaced_names(variant: Variant, source: str | None) -> bool | None:
    """Whether names are known to be written in full: arXiv's are."""
    if source and "arxiv" in source.lower():
        return True
    return variant.spaced_names


def _iso_date(text: str | None) -> str | None:
    date = read_date(text, DateSource.FIELD) if text else None
    return date.iso if date else None


def _supplied_text(value: object) -> str | None:
    """A field as one text; the items of a list stay with the authors read from them."""
    return clean_line(value) if isinstance(value, str) else None


_PRIORITIES = {"low": 0.7, "standard": 1.0, "normal": 1.0, "medium": 1.0, "high": 1.5}
_LEAST_PRIORITY, _MOST_PRIORITY = 0.1, 10.0


def _priority(text: str | None) -> float:
    """The factor of a search score: by name, or a number within sensible bounds."""
    if text is None:
        return 1.0
    if text.lower() in _PRIORITIES:
        return _PRIORITIES[text.lower()]
    try:
        number = float(text)
    except ValueError:
        return 1.0
    return min(max(number, _LEAST_PRIORITY), _MOST_PRIORITY) if number == number else 1.0
