"""Fabricated records for tests of the reading rooms: a sound one, and a vocabulary it fits."""

from __future__ import annotations

from pathlib import Path

from papershelf.model import Paper, RawRecord
from papershelf.normalise import Reading, normalise
from papershelf.normalise.body import split_body, unglue_headings
from papershelf.normalise.fields import Fields
from papershelf.records.parse import parse_record
from papershelf.vocabulary import Term, TermKind, Vocabulary

RECORDS = Path(__file__).parents[1] / "fixtures/records"

VOCABULARY = Vocabulary(
    {
        term.slug: term
        for term in (
            Term(
                "adhd",
                TermKind.CONDITION,
                "ADHD",
                synonyms=("attention deficit hyperactivity disorder",),
                abbreviations=("ADHD",),
            ),
            Term(
                "tourette-syndrome",
                TermKind.CONDITION,
                "Tourette syndrome",
                synonyms=("tourette syndrome",),
                aliases=("tourette_syndrome",),
            ),
            Term("sleep", TermKind.TOPIC, "Sleep", synonyms=("insomnia",)),
            Term("case-report", TermKind.DESIGN, "Case report", synonyms=("case report",)),
        )
    }
)

ABSTRACT = (
    "Attention deficit hyperactivity disorder (ADHD) often persists into adult life. We followed "
    "forty adults for two years and asked them about sleep. Those who slept longer reported fewer "
    "symptoms."
)


def read_fixture(name: str) -> Reading:
    """The reading of a record of ``tests/fixtures/records``."""
    record, problems = parse_record(f"{name}.md", (RECORDS / f"{name}.md").read_bytes())
    assert record is not None, problems
    assert problems == ()
    return normalise(record, VOCABULARY)


def record_of(meta: dict[str, object], body: str = "", *, front_gap: bool = False) -> RawRecord:
    """A record as `parse_record` gives it."""
    return RawRecord("a/record.md", meta, body, front_gap)


def fields_of(meta: dict[str, object], body: str = "") -> Fields:
    """What such a record supplies."""
    body = unglue_headings(body)
    return Fields(record_of(meta, body), body, split_body(body))


def paper_of(meta: dict[str, object], body: str = "") -> Paper:
    """The paper of a record that is one."""
    paper = normalise(record_of(meta, body), VOCABULARY).paper
    assert paper is not None
    return paper
