"""One record to one paper: every field in turn, and nothing that needs another record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from sys import intern
from typing import Any, NamedTuple

from papershelf.machinery.frozen import Value
from papershelf.model import Paper, Provenance, RawRecord, Supplied
from papershelf.normalise.body import split_body, split_headings, unglue_headings
from papershelf.normalise.declaration import Fields
from papershelf.normalise.draft import Draft
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.judge import Judgement, Texts, judge
from papershelf.normalise.kind import Signs, kind_of, rejection
from papershelf.normalise.sections import FULL_TEXT
from papershelf.normalise.variants import variant_of
from papershelf.problems import Problem
from papershelf.vocabulary import Vocabulary


class Reading(Value, frozen=True):
    """What a record was read as: a paper, or none and a rejecting problem that says why.

    A paper's `id` is settled in the catalogue; here it is the record's own wish,
    the front matter's ``slug``, or ``""``.
    """

    paper: Paper | None
    problems: tuple[Problem, ...]


class Trace(NamedTuple):
    """A reading, and what each field was read from.

    Attributes:
        variant: the name of the record's variant.
        reads: name of a field -> what it was read as; the asserted conditions and topics
            of a paper too.
    """

    variant: str
    reads: Mapping[str, Read[Any]]
    reading: Reading


def normalise(record: RawRecord, vocabulary: Vocabulary, fields: Fields = FIELDS) -> Reading:
    """The paper that one record describes, and everything wrong with it.

    A pure function of its arguments: it may run in any process and be cached.
    """
    return read_fields(record, vocabulary, fields).reading


def read_fields(record: RawRecord, vocabulary: Vocabulary, fields: Fields = FIELDS) -> Trace:
    """The paper that one record describes, and what each of its fields was read from."""
    draft = _begin(record, fields)
    draft.read_all()
    reason = rejection(_signs(draft))
    if reason is not None:
        problem = Problem(record.path, "not-a-paper", "", reason)
        return Trace(draft.variant.name, draft, Reading(None, (problem,)))
    draft["conditions"] = draft.supplies.tags(draft.variant.conditions)
    draft["topics"] = draft.supplies.tags(draft.variant.topics)
    judgement = _judge(draft, vocabulary)
    findings = [finding for read in draft.values() for finding in read.findings]
    findings += judgement.findings
    problems = _problems(record.path, findings)
    return Trace(draft.variant.name, draft, Reading(_paper(draft, judgement, fields), problems))


def _begin(record: RawRecord, fields: Fields) -> Draft:
    variant = variant_of(record.meta)
    body = unglue_headings(record.body)
    # What was put apart may show another joint; most bodies have none.
    blocks = split_headings(body) if body == record.body else split_body(body)
    return Draft(record, variant, body, blocks, fields.plan(variant))


def _signs(draft: Draft) -> Signs:
    """What of the record speaks for a paper."""
    journal = draft["journal"].value
    return Signs(
        title=draft["title"].as_supplied,
        has_front_matter=bool(draft.record.meta),
        authors=len(draft["authors"].value),
        doi=draft["doi"].value,
        pmid=draft["pmid"].value,
        journal=journal.short if journal else None,
        abstract_length=len(draft["abstract"].value.text),
        source=draft["database"].value,
    )


def _judge(draft: Draft, vocabulary: Vocabulary) -> Judgement:
    """The tags of the paper, by what its page will show of its text."""
    shown = ("title", "abstract", "body", "summary")
    texts = Texts(*[draft[name].value for name in shown])
    conditions, topics = draft["conditions"].value, draft["topics"].value
    return judge(conditions, topics, texts, vocabulary, draft.variant.guessed)


def _problems(path: str, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    # A hundred thousand records say the same few things: one text serves them all.
    return tuple(
        [
            Problem(path, finding.code, finding.field, intern(finding.message))
            for finding in dict.fromkeys(findings)
        ]
    )


def _paper(draft: Draft, judgement: Judgement, fields: Fields) -> Paper:
    title, doi, path = draft["title"].value, draft["doi"].value, draft.record.path
    values = fields.values_of(draft)
    values["title"] = title or f"Untitled ({doi or path})"
    values["id"] = values["id"] or ""
    database = draft["database"].value
    return fields.paper(
        **values,
        conditions=judgement.conditions,
        topics=judgement.topics,
        study_design=judgement.study_design,
        kind=kind_of(title, doi, draft["journal"].as_supplied, database),
        has_full_text=sum(len(section.text) for section in values["sections"]) >= FULL_TEXT,
        provenance=Provenance(path, draft.variant.name, **fields.provenance_of(draft)),
        supplied=Supplied(
            **{name: draft[name].as_supplied for name in fields.of_supplied},
            conditions=draft["conditions"].value,
            topics=draft["topics"].value,
        ),
    )
