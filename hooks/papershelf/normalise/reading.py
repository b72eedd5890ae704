"""Turns one record into one paper, field by field, without the help of other records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from sys import intern
from typing import Any

from papershelf.machinery.frozen import Value
from papershelf.model import Paper, Provenance, RawRecord, Supplied
from papershelf.normalise.body import split_body, split_headings, unglue_headings
from papershelf.normalise.declaration import Fields
from papershelf.normalise.draft import Draft
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.judge import Judgement, Texts, judge
from papershelf.normalise.kind import Signs, kind_of, rejection
from papershelf.normalise.ledger import Reason, findings_of
from papershelf.normalise.lifted import lift_headings
from papershelf.normalise.limits import LONGEST_KEY, LONGEST_PROSE
from papershelf.normalise.sections import FULL_TEXT
from papershelf.normalise.text_account import TextAccount
from papershelf.normalise.unread import take_unread
from papershelf.normalise.variants import Variant, variant_of
from papershelf.problems import Problem
from papershelf.vocabulary import Vocabulary

# Characters of a message: a message may repeat a title.
_LONGEST_MESSAGE = 3_000


class Reading(Value, frozen=True):
    """The result for one record: a paper, or None and a rejecting problem that says why.

    The catalogue decides a paper's final `id`; here it is the front matter's ``slug``,
    or ``""``.
    `text` is the account of the record's text.
    """

    paper: Paper | None
    problems: tuple[Problem, ...]
    text: TextAccount = TextAccount()


class Trace(Value, frozen=True):
    """A reading, and what each field was read from.

    Attributes:
        variant: the name of the record's variant.
        reads: field name -> its `Read`.
        asserted: facet name -> the tags that the record asserts; empty without a paper.
    """

    variant: str
    reads: Mapping[str, Read[Any]]
    asserted: Mapping[str, Read[tuple[str, ...]]]
    reading: Reading


def normalise(record: RawRecord, vocabulary: Vocabulary, fields: Fields = FIELDS) -> Reading:
    """Return the paper that one record describes, and everything wrong with it.

    A pure function of its arguments: it may run in any process and be cached.
    """
    return read_fields(record, vocabulary, fields).reading


def read_fields(record: RawRecord, vocabulary: Vocabulary, fields: Fields = FIELDS) -> Trace:
    """Return the paper that one record describes, and the source of each of its fields."""
    draft = begin(record, fields, variant_of(record.meta))
    of_keys = take_unread(draft, fields, vocabulary)
    draft.read_all()
    reason = rejection(_signs(draft))
    if reason is not None:
        rejecting = Finding("not-a-paper", "", reason)
        text = TextAccount(draft.ledger.read, 0, {Reason.REJECTED: draft.ledger.read})
        problems = _problems(record.path, (rejecting, *of_keys))
        return Trace(draft.variant.name, draft, {}, Reading(None, problems, text))
    variant = draft.variant.name
    asserted = {
        facet.name: draft.supplies.tags(facet.sources(variant)) for facet in vocabulary.facets
    }
    of_tags = {facet.name for facet in vocabulary.tag_facets}
    tags = {name: read.value for name, read in asserted.items() if read.value or name in of_tags}
    text = draft.ledger.account()
    judgement = _judge(draft, tags, vocabulary)
    reads = (*draft.values(), *asserted.values())
    findings = [finding for read in reads for finding in read.findings]
    problems = _problems(
        record.path, (*findings, *judgement.findings, *of_keys, *findings_of(text))
    )
    paper = _paper(draft, tags, judgement, fields)
    return Trace(variant, draft, asserted, Reading(paper, problems, text))


def begin(record: RawRecord, fields: Fields, variant: Variant) -> Draft:
    """Begin the draft of a record: put its headings on lines of their own."""
    written = record.body if variant.marks else lift_headings(record.body)
    body = unglue_headings(written)
    # Separating one heading may expose another; most bodies have none.
    blocks = split_headings(body) if body == written else split_body(body)
    return Draft(record, variant, body, blocks, fields.plan(variant))


def _signs(draft: Draft) -> Signs:
    """Collect the signs that the record describes a paper."""
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


def _judge(draft: Draft, tags: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary) -> Judgement:
    """Judge the paper's tags by the texts that its page will show."""
    shown = ("title", "abstract", "body", "summary")
    texts = Texts(*[draft[name].value for name in shown])
    return judge(tags, texts, vocabulary, vocabulary.guessed(draft.variant.name))


def _problems(path: str, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    # Many records have the same messages: `intern` keeps one copy of each.
    return tuple(
        [
            Problem(
                path, finding.code, finding.field[:LONGEST_KEY], intern(_bounded(finding.message))
            )
            for finding in dict.fromkeys(findings)
        ]
    )


def _bounded(message: str) -> str:
    """Return a message without the end of a very long text that it repeats."""
    return message if len(message) <= _LONGEST_MESSAGE else message[: _LONGEST_MESSAGE - 1] + "…"


def _beginning(text: str | None) -> str | None:
    return text[:LONGEST_PROSE] if text else text


def _paper(
    draft: Draft, tags: Mapping[str, tuple[str, ...]], judgement: Judgement, fields: Fields
) -> Paper:
    title, doi, path = draft["title"].value, draft["doi"].value, draft.record.path
    values = fields.values_of(draft)
    values["title"] = title or f"Untitled ({doi or path})"
    values["id"] = values["id"] or ""
    database = draft["database"].value
    return fields.paper(
        **values,
        tags=judgement.tags,
        facts=judgement.facts,
        kind=kind_of(
            title, doi, draft["journal"].as_supplied, database, draft["preprint_of"].value
        ),
        has_full_text=sum(len(section.text) for section in values["sections"]) >= FULL_TEXT,
        provenance=Provenance(path, draft.variant.name, **fields.provenance_of(draft)),
        supplied=Supplied(
            **{name: _beginning(draft[name].as_supplied) for name in fields.of_supplied},
            tags=tags,
        ),
    )
