"""A whole vocabulary, as a curator writes one: what its terms find, and what they must not."""

from __future__ import annotations

import pytest
from papershelf.index.documents import tag_terms
from papershelf.index.names import named_terms
from papershelf.normalise.tags import tag_paper
from papershelf.settings import TagEvidence
from papershelf.vocabulary import Vocabulary, load_vocabulary

from tests.shelf import VOCABULARY


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(VOCABULARY)


@pytest.mark.parametrize(
    ("value", "slug"),
    [
        ("asd", "asd"),
        ("tourette_syndrome", "tourette-syndrome"),
        ("premenstrual_dysphoric_disorder", "pmdd"),
        ("related_disorders", "related-disorders"),
        ("related-disorders/ocd", "ocd"),
        ("sleep_disorders", "sleep-disorders"),
    ],
)
def test_a_value_of_a_record_names_a_condition(
    vocabulary: Vocabulary, value: str, slug: str
) -> None:
    term = vocabulary.resolve("condition", value)
    assert term is not None
    assert term.slug == slug


@pytest.mark.parametrize(
    ("value", "slug"),
    [
        ("growth_hormones", "growth-hormones"),
        ("hormones_endocrine", "hormones"),
        ("cbt_treatment", "psychotherapy"),
        ("gaba", "glutamate-gaba"),
        ("quality_of_life", "quality-of-life"),
    ],
)
def test_a_value_of_a_record_names_a_topic(vocabulary: Vocabulary, value: str, slug: str) -> None:
    term = vocabulary.resolve("topic", value)
    assert term is not None
    assert term.slug == slug


@pytest.mark.parametrize(
    "value", ["cohort_study", "case_study", "randomized_controlled_trial", "cross_sectional"]
)
def test_a_value_of_a_record_names_a_design(vocabulary: Vocabulary, value: str) -> None:
    assert vocabulary.resolve("design", value) is not None


@pytest.mark.parametrize("value", ["general", "research_paper", "preprint", "peer-reviewed"])
def test_values_that_name_nothing_are_ignored(vocabulary: Vocabulary, value: str) -> None:
    assert vocabulary.ignores(value)


@pytest.mark.parametrize(
    "text",
    [
        "A therapeutic, aesthetic and static high weight",
        "atrial septal defect (ASD)",
        "Phelan-McDermid syndrome (PMS)",
        "the risk of tigecycline-induced coagulopathy (TIC)",
        "cortical spreading depression",
        "We add TS and GH to the buffer",
    ],
)
def test_words_that_only_look_alike_name_no_condition(vocabulary: Vocabulary, text: str) -> None:
    conditions = {term.slug for term in vocabulary.of_kind("condition")}
    assert conditions.intersection(vocabulary.find(text)) <= {"genetic-syndromes"}
    assert "growth-hormones" not in vocabulary.find(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Gilles de la Tourette’s syndrome", "tourette-syndrome"),
        ("Tourettes and tics", "tourette-syndrome"),
        ("attention-deficit / hyperactivity disorder", "adhd"),
        ("AD/HD", "adhd"),
        ("autistic children", "asd"),
        ("Asperger’s", "asd"),
        ("premenstrual dysphoric disorder", "pmdd"),
        ("obsessive–compulsive symptoms", "ocd"),
        ("post-traumatic stress disorder", "trauma-ptsd"),
        ("insulin-like growth factor-1", "growth-hormones"),
        ("5-HT", "serotonin"),
        ("γ-aminobutyric acid", "glutamate-gaba"),
        ("osmotic-release methylphenidate (CONCERTA®)", "methylphenidate"),
    ],
)
def test_the_ways_papers_write_a_term_are_found(
    vocabulary: Vocabulary, text: str, slug: str
) -> None:
    assert slug in vocabulary.find(text)


def test_a_brand_names_its_substance_and_not_the_class(vocabulary: Vocabulary) -> None:
    assert vocabulary.find("Two years of Ritalin") == {"methylphenidate": "Ritalin"}
    names = {slug: words for _, slug, _, words, *_ in named_terms(vocabulary)}
    assert "ritalin" in names["methylphenidate"]
    assert "ritalin" not in names["medication"]


def test_a_paper_that_names_a_substance_is_found_by_its_class(vocabulary: Vocabulary) -> None:
    asserted = {"topic": ("pharmacological",)}
    tags, _ = tag_paper(asserted, "Growth under Concerta", "", "", True, vocabulary)
    assert [tag.slug for tag in tags["topic"] if tag.named] == ["medication", "methylphenidate"]
    found, _ = tag_paper({}, "Growth under Concerta", "", "", True, vocabulary)
    assert tag_terms(found["topic"], vocabulary, TagEvidence.RANK) == [
        *["#is:methylphenidate"] * 2,
        *["#is:medication"] * 2,
    ]
