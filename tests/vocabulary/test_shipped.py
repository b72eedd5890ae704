"""The vocabulary that comes with the project."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf.vocabulary import TermKind, Vocabulary, load_vocabulary

FILE = Path(__file__).resolve().parents[2] / "papers" / "vocabulary.yml"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(FILE)


def test_every_term_has_a_description_for_its_page(vocabulary: Vocabulary) -> None:
    assert [t.slug for t in vocabulary.terms.values() if len(t.description) < 30] == []


@pytest.mark.parametrize(
    ("value", "slug"),
    [
        ("tourette_syndrome", "tourette-syndrome"),
        ("asd", "asd"),
        ("adhd", "adhd"),
        ("pmdd", "pmdd"),
        ("related_disorders", "related-disorders"),
        ("related-disorders/ocd", "ocd"),
        ("ocd", "ocd"),
        ("anxiety", "anxiety"),
        ("depression", "depression"),
        ("epilepsy", "epilepsy"),
        ("dyslexia", "dyslexia"),
        ("sleep_disorders", "sleep-disorders"),
    ],
)
def test_acquired_conditions_have_a_term(vocabulary: Vocabulary, value: str, slug: str) -> None:
    term = vocabulary.resolve(TermKind.CONDITION, value)
    assert term is not None
    assert term.slug == slug


@pytest.mark.parametrize(
    "value",
    "growth_hormones behavioral_therapy neurochemistry mental_health comorbidity pharmacological "
    "cortisol_stress hormones_endocrine dopamine psychotherapy glutamate_gaba sex_hormones "
    "serotonin thyroid norepinephrine genetics pathophysiology neuroimaging ssri medication "
    "therapy gaba neurotransmitters clinical_features diagnosis emotional_dysregulation "
    "mood_symptoms progesterone allopregnanolone estrogen cbt_treatment ssri_treatment "
    "neurobiological_insights prevalence_data quality_of_life treatment_outcomes "
    "comorbidity_analysis".split(),
)
def test_acquired_topics_have_a_term(vocabulary: Vocabulary, value: str) -> None:
    assert vocabulary.resolve(TermKind.TOPIC, value) is not None


@pytest.mark.parametrize(
    "value", ["cohort_study", "case_study", "randomized_controlled_trial", "cross_sectional"]
)
def test_acquired_designs_have_a_term(vocabulary: Vocabulary, value: str) -> None:
    assert vocabulary.resolve(TermKind.DESIGN, value) is not None


@pytest.mark.parametrize("value", ["general", "clinical_research", "preprint", "peer-reviewed"])
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
    conditions = {term.slug for term in vocabulary.of_kind(TermKind.CONDITION)}
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
    ],
)
def test_the_ways_papers_write_a_term_are_found(
    vocabulary: Vocabulary, text: str, slug: str
) -> None:
    assert slug in vocabulary.find(text)
