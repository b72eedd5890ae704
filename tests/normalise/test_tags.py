"""Tags are checked against the text, with a vocabulary of a few terms, one quirk each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.model import Evidence, Tag, TagStatus
from papershelf.normalise.findings import Finding
from papershelf.normalise.tags import tag_paper
from papershelf.problems import codes_of
from papershelf.vocabulary import Term, Vocabulary

from tests.facets import CONDITION, DESIGN, FACETS, TOPIC

VOCABULARY = Vocabulary(
    {
        term.slug: term
        for term in (
            Term(
                "tics",
                CONDITION.name,
                "Tic disorders",
                synonyms=("tic",),
                supporting=("twitch", "twitches"),
            ),
            Term(
                "tourette",
                CONDITION.name,
                "Tourette syndrome",
                aliases=("tourette_syndrome",),
                ambiguous=("TS",),
                supporting=("tic",),
                parent="tics",
            ),
            Term("related", CONDITION.name, "Related disorders", grouping=True),
            Term(
                "ocd",
                CONDITION.name,
                "Obsessive-compulsive disorder",
                abbreviations=("OCD",),
                supporting=("hoarding",),
                parent="related",
            ),
            Term("hormones", TOPIC.name, "Hormones", synonyms=("hormone",), broad=True),
            Term(
                "growth-hormone",
                TOPIC.name,
                "Growth hormone",
                aliases=("growth_hormones",),
                ambiguous=("GH",),
                parent="hormones",
            ),
            Term("genetics", TOPIC.name, "Genetics", synonyms=("gene",)),
            Term("trial", DESIGN.name, "Random trial", aliases=("random_trial",)),
        )
    },
    frozenset({"general"}),
    FACETS,
)


def tags(
    conditions: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    title: str = "",
    abstract: str = "",
    body: str = "",
    **options: tuple[str, ...],
) -> tuple[dict[str, Tag], list[Finding]]:
    """Tags by slug, and the findings; there is an abstract if its text is given."""
    asserted = {"condition": conditions, "topic": topics}
    found, findings = tag_paper(
        asserted, title, abstract, body, bool(abstract), VOCABULARY, **options
    )
    return {tag.slug: tag for tags in found.values() for tag in tags}, list(findings)


def test_a_paper_is_about_the_terms_of_its_title_with_the_places_as_evidence() -> None:
    found, findings = tags(
        ("tourette",), title="On Tourette  Syndrome", abstract="Tourette syndrome."
    )
    assert found["tourette"] == Tag(
        "tourette",
        TagStatus.ABOUT,
        (Evidence("title", "Tourette Syndrome"), Evidence("abstract", "Tourette syndrome")),
        asserted=True,
    )
    assert findings == []


def test_an_asserted_tag_that_an_abstract_does_not_mention_is_unsupported() -> None:
    found, findings = tags(("tourette_syndrome",), abstract="A therapeutic diet.")
    assert found["tourette"] == Tag("tourette", TagStatus.UNSUPPORTED, asserted=True)
    assert [(finding.code, finding.field) for finding in findings] == [
        ("condition-unsupported", "conditions")
    ]
    assert "tourette_syndrome" in findings[0].message


def test_an_asserted_tag_without_an_abstract_is_unverified() -> None:
    found, findings = tags(("ocd",), ("genetics",), title="A study")
    assert found["ocd"].status is TagStatus.UNVERIFIED
    assert found["genetics"].status is TagStatus.UNVERIFIED
    assert [finding.code for finding in findings] == ["condition-unverified", "topic-unverified"]


def test_without_an_abstract_a_title_is_enough() -> None:
    assert tags(("ocd",), title="OCD")[0]["ocd"].status is TagStatus.ABOUT


OTHER = "We asked people. They answered. We counted. "


@pytest.mark.parametrize(
    ("abstract", "status"),
    [
        ("OCD is common. OCD is costly. We asked people.", TagStatus.ABOUT),
        ("OCD is common; OCD is costly. We asked people. They answered.", TagStatus.MENTIONS),
        (f"{OTHER}OCD is one. OCD is two.", TagStatus.ABOUT),
        (f"{OTHER}{OTHER}OCD is one. OCD is two.", TagStatus.MENTIONS),
        (f"{OTHER}{OTHER}OCD one. OCD two. OCD three.", TagStatus.ABOUT),
        ("OCD.", TagStatus.MENTIONS),
        ("OCD vs. tics, e.g. OCD with tics. We asked people.", TagStatus.MENTIONS),
    ],
)
def test_a_paper_is_about_a_term_that_a_third_and_two_of_its_sentences_name(
    abstract: str, status: TagStatus
) -> None:
    assert tags(title="A study", abstract=abstract)[0]["ocd"].status is status


def test_if_the_title_names_another_term_of_the_facet_the_abstract_only_mentions() -> None:
    abstract = "OCD is common. OCD is costly. A gene for OCD."
    assert tags(title="On tics", abstract=abstract)[0]["ocd"].status is TagStatus.MENTIONS
    assert tags(title="On a gene", abstract=abstract)[0]["ocd"].status is TagStatus.ABOUT


def test_if_the_title_names_a_broader_term_the_abstract_may_be_about_a_narrower_one() -> None:
    abstract = "Tourette syndrome is one. Tourette syndrome is long."
    found, _ = tags(title="On tics", abstract=abstract)
    assert found["tourette"].status is TagStatus.ABOUT


def test_supporting_words_do_not_make_a_paper_about_a_term() -> None:
    found, _ = tags(("ocd",), title="Hoarding", abstract="Hoarding is common. Hoarding costs.")
    assert found["ocd"].status is TagStatus.MENTIONS


def test_a_narrower_term_makes_a_paper_about_an_asserted_broader_one() -> None:
    assert tags(("related",), title="OCD")[0]["related"].status is TagStatus.ABOUT


@pytest.mark.parametrize(
    "text",
    [
        "the old cedar disease (OCD)",
        "Old Cedar Disease (OCDs)",
        "OCD (old cedar disease)",
        "the old cedar disease (OCD; see below)",
    ],
)
@pytest.mark.parametrize("where", ["title", "abstract"])
def test_an_abbreviation_defined_otherwise_is_no_evidence_anywhere(text: str, where: str) -> None:
    defined = f"A tree with {text}."
    title = defined if where == "title" else "A tree with OCD"
    abstract = defined if where == "abstract" else "OCD again."
    found, _ = tags(("ocd",), title=title, abstract=abstract)
    assert found["ocd"].status is TagStatus.UNSUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "obsessive compulsions (OCD)",
        "OCD (obsessions)",
        "children (OCD)",
        "tics (and OCD)",
        "we compared the old cedar disease. People (OCD)",
    ],
)
def test_an_abbreviation_with_the_terms_own_meaning_or_none_is_evidence(text: str) -> None:
    assert tags(title="A study", abstract=f"Of {text}.")[0]["ocd"].named


def test_a_value_that_its_tool_guessed_is_unsupported_without_an_abstract() -> None:
    found, _ = tags(("tourette_syndrome", "ocd"), guessed=("tourette_syndrome",))
    assert found["tourette"].status is TagStatus.UNSUPPORTED
    assert found["ocd"].status is TagStatus.UNVERIFIED


def test_a_term_of_title_or_abstract_that_is_not_asserted_is_found() -> None:
    found, findings = tags(title="OCD", abstract="A gene.")
    assert found["ocd"] == Tag("ocd", TagStatus.ABOUT, (Evidence("title", "OCD"),))
    assert found["genetics"] == Tag("genetics", TagStatus.MENTIONS, (Evidence("abstract", "gene"),))
    assert findings == []


def test_a_term_of_the_body_supports_a_tag_but_adds_none() -> None:
    found, _ = tags(("ocd",), abstract="A study.", body="Long text on OCD and a gene.")
    assert found == {"ocd": Tag("ocd", TagStatus.MENTIONS, (Evidence("body", "OCD"),), True)}


def test_values_of_acquisition_in_the_body_are_no_evidence() -> None:
    found, _ = tags(("tourette",), abstract="A study.", body="Keywords: tourette_syndrome")
    assert found["tourette"].status is TagStatus.UNSUPPORTED


def test_an_ambiguous_abbreviation_is_no_evidence() -> None:
    found, _ = tags(("tourette",), ("growth_hormones",), abstract="TS and GH")
    assert {tag.status for tag in found.values()} == {TagStatus.UNSUPPORTED}


def test_a_supporting_word_supports_but_adds_nothing() -> None:
    found, _ = tags(("ocd",), abstract="Hoarding.")
    assert found["ocd"].evidence == (Evidence("abstract", "Hoarding"),)
    assert "ocd" not in tags(abstract="Hoarding.")[0]


def test_a_word_of_the_broader_term_tags_that_term_instead() -> None:
    found, findings = tags(("tourette",), abstract="Tics.")
    assert found["tourette"].status is TagStatus.UNSUPPORTED
    assert found["tics"] == Tag("tics", TagStatus.MENTIONS, (Evidence("abstract", "Tics"),))
    assert [finding.code for finding in findings] == ["condition-unsupported"]


def test_a_supporting_word_of_the_broader_term_tags_it_if_a_narrower_one_is_asserted() -> None:
    found, _ = tags(("tourette",), abstract="Twitches.")
    assert found["tourette"].status is TagStatus.UNSUPPORTED
    assert found["tics"].status is TagStatus.MENTIONS
    assert tags(abstract="Twitches.")[0] == {}


def test_a_broad_term_is_supported_but_never_found() -> None:
    assert tags(topics=("hormones",), abstract="A hormone.")[0]["hormones"].named
    assert tags(abstract="A hormone.")[0] == {}


def test_a_narrower_term_supports_a_broader_one() -> None:
    found, _ = tags(("related",), ("hormones",), abstract="OCD and growth hormone")
    assert found["related"] == Tag(
        "related", TagStatus.MENTIONS, (Evidence("abstract", "OCD"),), asserted=True
    )
    assert found["hormones"].evidence == (Evidence("abstract", "hormone"),)


def test_a_narrower_term_does_not_add_the_broader_one() -> None:
    assert set(tags(abstract="OCD")[0]) == {"ocd"}


def test_the_label_of_a_grouping_term_is_no_evidence() -> None:
    found, _ = tags(("related",), abstract="Related disorders.")
    assert found["related"].status is TagStatus.UNSUPPORTED


def test_a_condition_that_names_a_topic_is_taken_for_the_topic() -> None:
    asserted = {"condition": ("growth_hormones",)}
    found, findings = tag_paper(asserted, "Growth hormone", "", "", False, VOCABULARY)
    assert found["condition"] == ()
    assert [tag.slug for tag in found["topic"]] == ["growth-hormone"]
    assert findings == ()


def test_a_value_of_the_main_facet_that_names_a_design_asserts_nothing() -> None:
    found, findings = tags(("random_trial",), abstract="A study.")
    assert found == {}
    assert [(finding.code, finding.field) for finding in findings] == [
        ("condition-unsupported", "conditions")
    ]


@pytest.mark.parametrize("value", ["ocd", "random_trial"])
def test_a_topic_that_names_something_else_asserts_nothing(value: str) -> None:
    found, findings = tags(topics=(value,), abstract="A study.")
    assert found == {}
    assert [finding.code for finding in findings] == ["topic-unsupported"]


def test_a_topic_that_names_something_else_in_the_text_is_no_problem() -> None:
    assert tags(topics=("ocd",), abstract="OCD")[1] == []


def test_a_topic_that_names_a_fact_of_the_paper_is_no_problem() -> None:
    asserted = {"topic": ("random_trial",)}
    assert tag_paper(asserted, "", "A study.", "", True, VOCABULARY, facts=("trial",))[1] == ()


def test_a_topic_that_names_something_else_without_an_abstract_is_unverified() -> None:
    assert [finding.code for finding in tags(topics=("ocd",))[1]] == ["topic-unverified"]


def test_values_outside_the_vocabulary_are_reported_as_supplied() -> None:
    found, findings = tags(("gout",), ("feet", "general"), abstract="Gout in feet.")
    assert found == {}
    assert [(finding.code, finding.message.split()[0]) for finding in findings] == [
        ("condition-unlisted", "'gout'"),
        ("topic-unlisted", "'feet'"),
    ]


def test_a_misspelt_value_is_reported_with_the_name_that_was_meant() -> None:
    _, findings = tags(("tourete",), ("genettics",))
    assert [finding.message for finding in findings] == [
        "'tourete' is not in the vocabulary; did you mean 'tourette'?",
        "'genettics' is not in the vocabulary; did you mean 'genetics'?",
    ]


def test_a_value_twice_is_one_tag_and_one_problem() -> None:
    found, findings = tags(("ocd", "OCD"), abstract="A study.")
    assert list(found) == ["ocd"]
    assert len(findings) == 1


def test_tags_come_by_status_in_file_order() -> None:
    found, _ = tags(("ocd", "tourette"), title="On a gene", abstract="OCD and tics")
    assert list(found) == ["tics", "ocd", "tourette", "genetics"]
    found, _ = tags(("tics", "ocd"), title="OCD", abstract="Twitches")
    assert list(found) == ["ocd", "tics"]


def test_nothing_supplied_gives_nothing() -> None:
    nothing: dict[str, tuple[Tag, ...]] = {"condition": (), "topic": ()}
    assert tag_paper({}, None, "", "", False, VOCABULARY) == (nothing, ())


VALUES = st.lists(
    st.sampled_from(["tourette", "ocd", "related", "hormones", "trial", "x", "/", ""])
)
TEXTS = st.lists(
    st.sampled_from(["Tourette syndrome", "tics", "OCD", "gene", "hormone", ".", "random trial"])
).map(" ".join) | st.text(max_size=50)


@given(VALUES, VALUES, TEXTS, TEXTS, TEXTS, st.booleans())
def test_every_tag_has_its_evidence_in_the_text_and_every_finding_a_known_code(
    conditions: list[str], topics: list[str], title: str, abstract: str, body: str, judged: bool
) -> None:
    asserted = {"condition": conditions, "topic": topics}
    by_facet, findings = tag_paper(asserted, title, abstract, body, judged, VOCABULARY)
    found = [tag for tags in by_facet.values() for tag in tags]
    texts = {"title": title, "abstract": abstract, "body": body}
    for tag in found:
        assert bool(tag.evidence) is tag.named
        for evidence in tag.evidence:
            assert evidence.term in " ".join(texts[evidence.field].split())
    assert {finding.code for finding in findings} <= set(codes_of(by_facet))
    assert len({tag.slug for tag in found}) == len(found)
