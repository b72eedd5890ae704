"""What the index reads of a paper."""

from __future__ import annotations

from typing import Any

from papershelf.index.documents import fields_of, tag_terms
from papershelf.model import Section, Summary, Tag, TagStatus
from papershelf.settings import Settings, TagEvidence

from tests.factories import FIELDS, VOCABULARY, paper

TOURETTE = "tourette-syndrome"


def fields(settings: Settings | None = None, **changes: Any) -> dict[str, str]:
    texts = fields_of(paper(**changes), VOCABULARY, settings or Settings())
    return {field.name: text for field, text in zip(FIELDS, texts, strict=True)}


def test_every_field_has_its_text() -> None:
    found = fields(
        doi="10.1234/ABC",
        summary=Summary("In plain words."),
        sections=(Section("Results", "Tics."), Section("Discussion", "More tics.")),
        facts={"design": ("case-report",), "age": ("children", "adults")},
    )
    assert found == {
        "abstract": "An abstract on ADHD.",
        "title": "A plain paper",
        "authors": "Xia Cao",
        "topics": "",
        "conditions": "#is:adhd",
        "journal": "Journal of plain things : JPT",
        "doi": "10.1234/abc",
        "body": "Tics.\nMore tics.",
        "summary": "In plain words.",
        "year": "2024",
        "designs": "#is:case-report",
        "ages": "#is:children #is:adults",
    }


def test_what_a_paper_lacks_is_empty() -> None:
    found = fields(authors=(), journal=None, published=None, doi=None, conditions=())
    lacking = ("authors", "journal", "year", "doi", "conditions", "body", "summary")
    assert {found[name] for name in lacking} == {""}


def test_a_listed_tag_brings_what_it_belongs_to() -> None:
    tags = (Tag(TOURETTE, TagStatus.FOUND),)
    assert tag_terms(tags, VOCABULARY, TagEvidence.RANK) == [f"#is:{TOURETTE}", "#is:tic-disorders"]


def test_an_unverified_tag_has_its_own_term_and_an_unsupported_one_none() -> None:
    tags = (Tag("adhd", TagStatus.UNVERIFIED), Tag(TOURETTE, TagStatus.UNSUPPORTED))
    assert tag_terms(tags, VOCABULARY, TagEvidence.RANK) == ["#may:adhd"]


def test_a_curator_s_trust_makes_every_tag_a_listed_one() -> None:
    tags = (Tag("adhd", TagStatus.UNSUPPORTED),)
    assert tag_terms(tags, VOCABULARY, TagEvidence.TRUST) == ["#is:adhd"]


def test_addresses_in_a_body_are_no_words() -> None:
    body = "See [the site](https://example.org/tics_and_more) or http://example.org/x."
    assert fields(sections=(Section("Links", body),))["body"] == "See [the site  or  "


def test_no_text_is_read_beyond_the_limit() -> None:
    sections = (Section("Long", "tics " * 100),)
    found = fields(Settings(index_text_limit=20), sections=sections, title="word " * 10)
    assert len(found["body"]) == len(found["title"]) == 20
