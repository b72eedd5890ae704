"""Fabricated records for tests of the reading rooms: a sound one, and a vocabulary it fits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from papershelf.model import Paper, RawRecord
from papershelf.normalise import Reading, normalise
from papershelf.normalise.body import split_body, unglue_headings
from papershelf.normalise.draft import Draft
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.findings import Read
from papershelf.normalise.reading import begin
from papershelf.normalise.supplies import Supplies
from papershelf.normalise.variants import GENERIC, Variant
from papershelf.records.parse import parse_record
from papershelf.vocabulary import Term, Vocabulary

from tests.facets import CONDITION, DESIGN, FACETS, TOPIC

RECORDS = Path(__file__).parents[1] / "fixtures/records"

VOCABULARY = Vocabulary(
    {
        term.slug: term
        for term in (
            Term(
                "adhd",
                CONDITION.name,
                "ADHD",
                synonyms=("attention deficit hyperactivity disorder",),
                abbreviations=("ADHD",),
            ),
            Term(
                "tourette-syndrome",
                CONDITION.name,
                "Tourette syndrome",
                synonyms=("tourette syndrome",),
                aliases=("tourette_syndrome",),
            ),
            Term("sleep", TOPIC.name, "Sleep", synonyms=("insomnia",)),
            Term("case-report", DESIGN.name, "Case report", synonyms=("case report",)),
        )
    },
    facets=FACETS,
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


def supplies_of(meta: dict[str, object], body: str = "") -> Supplies:
    """What such a record supplies."""
    body = unglue_headings(body)
    return Supplies(meta, body, split_body(body))


def draft_of(
    meta: dict[str, object],
    body: str = "",
    variant: Variant = GENERIC,
    *,
    front_gap: bool = False,
) -> Draft:
    """Such a record, of which no field was read yet."""
    return begin(record_of(meta, body, front_gap=front_gap), FIELDS, variant)


def read_field(name: str, meta: dict[str, object], body: str = "") -> Read[Any]:
    """A field of such a record."""
    return draft_of(meta, body)[name]


def codes_of(read: Read[Any]) -> list[str]:
    """The codes of what was found in a field."""
    return [finding.code for finding in read.findings]


def paper_of(meta: dict[str, object], body: str = "") -> Paper:
    """The paper of a record that is one."""
    paper = normalise(record_of(meta, body), VOCABULARY).paper
    assert paper is not None
    return paper
