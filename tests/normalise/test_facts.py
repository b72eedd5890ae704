"""What title and abstract say of the study: its design, what was studied, the ages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.model import Evidence
from papershelf.normalise.facts import facts_of, reasons_of, stated_facts
from papershelf.vocabulary import Vocabulary, load_vocabulary

from tests.facets import CONDITION, FACETS
from tests.growth import is_linear
from tests.shelf import VOCABULARY

WORDS = load_vocabulary(VOCABULARY)


def facts(title: str, abstract: str = "") -> dict[str, tuple[str, ...]]:
    return facts_of(title, abstract, len(abstract) > 60, WORDS)


def design(title: str, abstract: str = "") -> str:
    return "".join(facts(title, abstract)["design"])


def studied(title: str, abstract: str = "") -> str:
    return "".join(facts(title, abstract)["studied"])


def ages(title: str, abstract: str = "") -> list[str]:
    return list(facts(title, abstract)["age"])


@pytest.mark.parametrize(
    ("title", "abstract", "expected"),
    [
        # Words that only look like a design.
        ("Rest", "The institutional review board agreed. Peer review was blind.", ""),
        ("Rest", "By chart review we found forty children.", "cohort-study"),
        ("Rest: a case-control study", "", "case-control"),
        ("A rare case of unrest: case report and review of the literature", "", "case-study"),
        ("A rare case of unrest", "", "case-study"),
        ("Rest", "We report a 9-year-old girl.", "case-study"),
        # Punctuation within the words.
        ("Rest", "In this randomized, double-blind, crossover trial rest helped.", "randomized"),
        ("Rest: a follow-up study", "", "cohort-study"),
        # What others did or should do.
        ("Rest", "A recent meta-analysis was in favour of rest. We asked fifty adults.", ""),
        ("Rest", "Randomized trials of rest are needed.", ""),
        ("Rest", "Few randomised trials were done. We did a randomised trial.", "randomized"),
        ("Rest", "Data from a randomized trial were used.", ""),
        # The same sentence may speak of the paper itself.
        ("Rest", "This review shows why many studies are needed.", "review"),
        ("Rest", "This review shows that randomised trials are needed.", "review"),
        ("Rest", "Needed is a review of this.", ""),
        # Plans.
        ("Rest: protocol for a randomised controlled trial", "", "protocol"),
        ("Rest", "Participants will be randomised to rest or unrest.", "protocol"),
        # Papers about a paper have no design of their own.
        ("Correction: A randomized trial of rest", "", ""),
        ("Commentary on a systematic review of rest", "", ""),
        ("Reply to Muster: the survey of rest", "", ""),
        # The title decides, but for a narrower design that the abstract names.
        ("A trial of rest", "Adults were randomly assigned to rest.", "randomized"),
        ("Rest: a survey", "Some were followed for years.", "cross-sectional"),
        (
            "Rest: a systematic review",
            "A meta-analysis was done with ten studies.",
            "meta-analysis",
        ),
        ("Rest: a review of randomised trials", "", "review"),
        # Reviews, whatever they review.
        ("Rest in rodents", "This review looks at mice and rats.", "review"),
        ("Restless mice", "Mice were randomly assigned to a wheel.", "animal-study"),
        ("Rest", "Mice slept. Rats slept longer, and in this trial mice were fed.", "animal-study"),
        # Weak words count where nothing else is studied.
        ("Rest", "Here we review the theory of rest.", "review"),
        ("Rest", "Rest was timed in 40 adults and 30 children. We review theory.", ""),
        ("", "", ""),
    ],
)
def test_the_design_is_what_a_paper_says_of_itself(
    title: str, abstract: str, expected: str
) -> None:
    assert design(title, abstract) == expected.replace("randomized", "randomized-controlled-trial")


@pytest.mark.parametrize(
    ("title", "abstract", "expected"),
    [
        (
            "Rest",
            "We asked 40 adults. The participants slept well, and did not dream much.",
            "people",
        ),
        ("Rest in adults", "", "people"),
        # One mention in passing is not what was studied, nor is a share of all people.
        ("Rest in adults", "Rest is a word that we define here once more, and once for all.", ""),
        ("Rest", "About 5% of adults never rest, and 8% of children, as is well known.", ""),
        ("Rest", "Mice rest. In mice and rats we saw it, and in 12 patients.", "animals"),
        ("Rest", "In 40 patients and 20 adults we saw what is known of mice.", "people"),
        (
            "Restless rats and patients",
            "Rats rested, and so did rats of another line: rats.",
            "animals",
        ),
        (
            "Rest",
            "Cultured nerve cells rest in vitro, and they rest for a very long time.",
            "cells",
        ),
        # A design says whether people were studied, or studies.
        ("Rest: a survey", "", "people"),
        (
            "Rest of mice: a review",
            "Mice rest. Mice sleep. Mice dream. We saw 12 patients.",
            "reviews",
        ),
        ("Correction: rest in adults", "", ""),
    ],
)
def test_what_was_studied_is_what_is_named_most_unless_the_design_says_it(
    title: str, abstract: str, expected: str
) -> None:
    assert studied(title, abstract) == expected


@pytest.mark.parametrize(
    ("title", "abstract", "expected"),
    [
        ("Rest", "Those aged 6-12 years slept.", ["children"]),
        ("Rest", "Those aged 6 to 17 slept.", ["children", "adolescents"]),
        ("Rest", "Those aged 18–65 slept.", ["adults"]),
        ("Rest", "Those aged 18–80 slept.", ["adults", "older-adults"]),
        ("Rest", "Infants aged 3-9 months slept.", ["children"]),
        ("Rest", "They slept (mean age 34.2 ± 9 years).", ["adults"]),
        ("Rest", "They slept (mean age 34.2).", ["adults"]),
        ("Rest", "The mean age was 70.1 years (SD 5).", ["older-adults"]),
        ("Rest", "Patients (age 29.7 [7.4]) slept.", ["adults"]),
        ("Rest", "A fourteen-year-old girl slept.", ["adolescents"]),
        # The unit may follow the words of a pattern; without one it is years.
        ("Rest", "Those aged 41 to 73 months slept.", ["children"]),
        ("Rest", "Those aged 41 to 73 slept.", ["adults", "older-adults"]),
        # Two numbers of which the first is no age are no range.
        ("Rest", "They slept (n = 196, 76 year old).", ["older-adults"]),
        ("Rest", "The 6–17 year old slept.", ["children", "adolescents"]),
        # The number in a name counts nothing.
        ("Rest by DSM-5", "In DSM-5 children rest.", []),
        ("Rest", "A 42-year-old man slept.", ["adults"]),
        ("Rest of girls", "Girls slept.", []),
        ("Rest", "The mean age at onset was 8 years.", []),
        ("Rest", "5% of 12 children sleep.", ["children"]),
        # The title goes before words of the abstract, not before numbers.
        ("Rest of children", "We asked 12 adults.", ["children"]),
        ("Rest of children", "They were aged 9 to 16.", ["children", "adolescents"]),
        ("Childhood trauma and the rest of adults", "", ["adults"]),
        ("Rest of parents of children", "", ["adults"]),
        ("Rest of children and adolescents", "", ["children", "adolescents"]),
        # Of animals there are no age groups.
        ("Rest of adult rats", "Rats slept.", []),
    ],
)
def test_age_groups_are_read_from_words_and_stated_ages(
    title: str, abstract: str, expected: list[str]
) -> None:
    assert ages(title, abstract) == expected


def stated(asserted: dict[str, list[str]]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The facts that a record states, and the messages about its values."""
    found, findings = stated_facts(asserted, WORDS)
    return found, [f"{finding.code}: {finding.message}" for finding in findings]


@pytest.mark.parametrize(
    ("asserted", "expected"),
    [
        ({}, {}),
        ({"condition": ["adhd"]}, {}),
        ({"design": ["review"]}, {"design": ("review",)}),
        # By slug, label or alias, however written; several in the file's order.
        ({"design": ["Randomised Controlled Trial"]}, {"design": ("randomized-controlled-trial",)}),
        ({"design": ["rct", "Review"]}, {"design": ("randomized-controlled-trial",)}),
        ({"age": ["adults", "Children", "adults"]}, {"age": ("children", "adults")}),
        ({"studied": ["in people"]}, {"studied": ("people",)}),
        ({"design": ["trail", "review"]}, {"design": ("review",)}),
        ({"design": ["trail"]}, {}),
        # A value of another facet is none of this one.
        ({"design": ["people"]}, {}),
    ],
)
def test_a_record_states_facts(
    asserted: dict[str, list[str]], expected: dict[str, tuple[str, ...]]
) -> None:
    assert stated(asserted)[0] == expected


def test_values_that_no_paper_can_have_are_named() -> None:
    assert stated({"design": ["revew", "survey x", "review", "cohort_study"]})[1] == [
        "design-unlisted: 'revew' is not in the vocabulary; did you mean 'review'?",
        "design-unlisted: 'survey x' is not in the vocabulary",
        "design-surplus: found 2 values, of which the first counts: review",
    ]


def test_what_a_record_states_wins_over_its_text() -> None:
    title, abstract = "A survey of adults", "Forty adults answered the survey."
    by_text = facts(title, abstract)
    assert by_text == {"design": ("cross-sectional",), "studied": ("people",), "age": ("adults",)}

    def given(**values: str) -> dict[str, tuple[str, ...]]:
        known = {name: (value,) for name, value in values.items()}
        return facts_of(title, abstract, True, WORDS, known)

    assert given(age="children") == {**by_text, "age": ("children",)}
    # What follows from a fact follows from a stated one, too.
    assert given(design="review") == {**by_text, "design": ("review",), "studied": ("reviews",)}
    assert given(studied="animals")["age"] == ()
    assert given(studied="animals", age="adults")["age"] == ("adults",)
    assert facts_of("Rest", "", False, WORDS, {"studied": ("animals",)}) == {
        "design": ("animal-study",),
        "studied": ("animals",),
        "age": (),
    }


def test_the_reasons_are_the_words_that_name_a_value() -> None:
    reasons = reasons_of("Rest: a survey", "An online survey of 40 adults.", WORDS)
    assert reasons == {
        "cross-sectional": (Evidence("title", "survey"), Evidence("abstract", "online survey")),
        "people": (Evidence("abstract", "40 adults"),),
        "adults": (Evidence("abstract", "40 adults"),),
    }


def test_a_shelf_without_facts_reads_none() -> None:
    assert facts_of("A survey", "", False, Vocabulary({}, facets=(CONDITION,))) == {}
    assert facts_of("A survey", "", False, Vocabulary({}, facets=FACETS)) == {
        "design": (),
        "age": (),
    }


PIECES = (
    "A review. mice 12 adults aged 6 to 17 randomized trial . mean age Correction: survey".split()
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join) | st.text(max_size=60)


@given(TEXTS, TEXTS, st.booleans())
def test_only_a_facet_of_several_has_more_than_one_value_and_each_in_order(
    title: str, abstract: str, whole: bool
) -> None:
    found = facts_of(title, abstract, whole, WORDS)
    assert list(found) == ["design", "studied", "age"]
    for facet in WORDS.fact_facets:
        slugs = [term.slug for term in WORDS.of_kind(facet.name)]
        assert found[facet.name] == tuple(s for s in slugs if s in found[facet.name])
        assert facet.many or len(found[facet.name]) <= 1


@pytest.mark.parametrize(
    "words", ["aged 5 to 18 years ", "a 5 year old boy ", "children aged 6 years. "]
)
def test_the_time_grows_with_the_text_only(words: str) -> None:
    assert is_linear(lambda number: words * number, lambda text: facts("", text), 4_000)
