"""What the index reads of a paper."""

from __future__ import annotations

from typing import Any

from papershelf.index.documents import boost_of, fields_of, tag_terms
from papershelf.index.tokenise import terms
from papershelf.model import Author, Section, Summary, Tag, TagStatus
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
        "conditions": "#is:adhd #is:adhd",
        "journal": "Journal of plain things : JPT",
        "doi": "10.1234/abc",
        "body": "Tics.\nMore tics.",
        "summary": "In plain words.",
        "year": "2024",
        "designs": "#is:case-report",
        "ages": "#is:children #is:adults",
    }


def test_the_names_of_two_authors_are_no_run() -> None:
    authors = tuple(Author(None, None, name, name) for name in ("王小明", "李四"))
    assert "明李" not in terms(fields(authors=authors)["authors"])


def test_a_paper_s_numbers_are_terms_that_no_word_becomes() -> None:
    found = fields(doi="10.1234/ABC", pmid="31234567", pmcid="PMC7000001")
    assert found["doi"] == "10.1234/abc #pmid:31234567 #pmc7000001"
    assert fields(doi=None, pmid="31234567")["doi"] == "#pmid:31234567"


def test_what_a_paper_lacks_is_empty() -> None:
    found = fields(authors=(), journal=None, published=None, doi=None, conditions=())
    lacking = ("authors", "journal", "year", "doi", "conditions", "body", "summary")
    assert {found[name] for name in lacking} == {""}


def test_a_term_brings_the_broader_ones_and_counts_twice_if_the_paper_is_about_it() -> None:
    tags = (Tag(TOURETTE, TagStatus.ABOUT),)
    narrow, broad = f"#is:{TOURETTE}", "#is:tic-disorders"
    assert tag_terms(tags, VOCABULARY, TagEvidence.RANK) == [narrow, narrow, broad, broad]
    tags = (Tag(TOURETTE, TagStatus.MENTIONS),)
    assert tag_terms(tags, VOCABULARY, TagEvidence.RANK) == [narrow, broad]


def test_the_best_of_narrower_terms_decides_for_a_broader_one() -> None:
    tags = (Tag(TOURETTE, TagStatus.ABOUT), Tag("tic-disorders", TagStatus.MENTIONS))
    found = tag_terms(tags, VOCABULARY, TagEvidence.RANK)
    assert found.count("#is:tic-disorders") == 2
    unverified = (Tag(TOURETTE, TagStatus.UNVERIFIED),)
    found = tag_terms(unverified, VOCABULARY, TagEvidence.RANK)
    assert found == [f"#may:{TOURETTE}", "#may:tic-disorders"]


def test_an_off_topic_paper_has_a_tenth_of_its_score() -> None:
    assert boost_of(paper(search_priority=2.0)) == 2.0
    assert boost_of(paper(search_priority=2.0, problem_codes=("off-topic",))) == 0.2


def test_an_unverified_tag_has_its_own_term_and_an_unsupported_one_none() -> None:
    tags = (Tag("adhd", TagStatus.UNVERIFIED), Tag(TOURETTE, TagStatus.UNSUPPORTED))
    assert tag_terms(tags, VOCABULARY, TagEvidence.RANK) == ["#may:adhd"]


def test_a_curator_s_trust_makes_every_tag_a_listed_one() -> None:
    tags = (Tag("adhd", TagStatus.UNSUPPORTED),)
    assert tag_terms(tags, VOCABULARY, TagEvidence.TRUST) == ["#is:adhd", "#is:adhd"]


def test_addresses_in_a_body_are_no_words() -> None:
    body = "See [the site](https://example.org/tics_and_more) or http://example.org/x."
    assert fields(sections=(Section("Links", body),))["body"] == "See [the site  or  "


def test_no_text_is_read_beyond_the_limit() -> None:
    sections = (Section("Long", "tics " * 100),)
    found = fields(Settings(index_text_limit=20), sections=sections, title="word " * 10)
    assert len(found["body"]) == len(found["title"]) == 20
