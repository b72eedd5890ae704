"""Each kind of dirt is noted under its code, and nothing else is."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papershelf.model import AbstractStatus, DateSource, PaperKind, TagStatus
from papershelf.normalise import normalise
from papershelf.problems import codes_of

from tests.facets import FACETS
from tests.normalise.records import (
    ABSTRACT,
    RECORDS,
    VOCABULARY,
    paper_of,
    read_fixture,
    record_of,
)

# Fixture -> the codes it must have, all of them.
EXPECTED = {
    "nothing_is_wrong_with_this_record": set(),
    "the_title_has_a_doi_joined_to_it": {"title-glued-metadata", "title-truncated"},
    "the_title_ends_in_a_full_stop": {"title-trailing-period"},
    "the_title_is_a_translation_in_brackets": {"title-translated"},
    "the_title_is_cut_at_an_inline_tag": {"title-truncated"},
    "the_title_is_missing": {"title-missing"},
    "the_title_names_the_book_instead_of_the_chapter": {"title-generic"},
    "the_title_is_a_running_head": {"title-running-head"},
    "the_date_is_implausible": {"date-implausible", "date-missing"},
    "the_date_stands_in_the_doi_only": {"date-inferred"},
    "the_date_is_missing": {"date-missing"},
    "the_doi_has_the_next_word_joined_to_it": {"doi-dirty"},
    "the_doi_stands_in_the_body_only": {"doi-from-body", "text-withheld"},
    "the_doi_is_missing": {"doi-missing"},
    "the_doi_is_that_of_a_cited_paper": {"doi-from-reference", "doi-missing", "text-withheld"},
    "the_address_is_malformed": {"url-malformed"},
    "the_address_names_another_doi": {"url-contradicts-doi"},
    "the_journal_is_missing": {"journal-missing"},
    "the_journal_is_an_address": {"journal-missing"},
    "the_authors_are_missing": {"authors-missing"},
    "the_authors_are_a_list_written_as_a_text": {"authors-stringified"},
    "the_authors_are_one_text_with_commas": {"authors-joined"},
    "the_author_names_are_glued": {"author-names-glued"},
    "an_author_is_none": {"author-none"},
    "the_title_is_a_list": {"field-type"},
    "the_abstract_is_overwritten": {"abstract-lost", "condition-unverified", "text-withheld"},
    "the_abstract_lost_a_paragraph": {"abstract-partial", "text-withheld"},
    "the_abstract_is_cut_mid_sentence": {"abstract-truncated"},
    "the_abstract_is_too_short": {"abstract-too-short"},
    "the_abstract_is_empty": {"abstract-empty", "condition-unverified"},
    "the_abstract_is_missing": {"abstract-missing", "condition-unverified"},
    "a_condition_has_no_word_in_the_text": {"condition-unsupported"},
    "a_condition_cannot_be_checked": {"abstract-empty", "condition-unverified"},
    "a_condition_is_not_in_the_vocabulary": {"condition-unlisted"},
    "nothing_in_the_text_is_of_the_vocabulary": {"off-topic"},
    "the_body_is_the_frame_of_a_page": {"body-boilerplate", "text-withheld"},
    "the_body_holds_a_script": {"body-script", "text-withheld"},
    "the_body_lost_its_capitals": {"body-lowercased", "text-withheld"},
    "the_body_holds_bytes_of_a_pdf": {"body-binary", "text-withheld"},
    "the_body_shows_an_image_of_another_host": {"remote-image"},
    "the_body_links_to_a_script": {"unsafe-link"},
    "this_is_a_note_without_front_matter": {"not-a-paper"},
    "this_is_a_page_of_search_results": {"not-a-paper"},
    "this_is_a_guide_without_anything_scholarly": {"not-a-paper"},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_record_with_one_quirk_has_the_codes_of_that_quirk(name: str) -> None:
    found = {problem.code for problem in read_fixture(name).problems}
    assert found == EXPECTED[name]


def test_every_fixture_is_tried() -> None:
    assert {path.stem for path in RECORDS.glob("*.md")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_only_what_is_no_paper_is_rejected(name: str) -> None:
    reading = read_fixture(name)
    assert (reading.paper is None) == (EXPECTED[name] == {"not-a-paper"})


def test_a_sound_record_becomes_the_paper_it_describes() -> None:
    paper = read_fixture("nothing_is_wrong_with_this_record").paper
    assert paper is not None
    assert paper.title == "Sleep and attention in adults"
    assert [author.inverted for author in paper.authors] == ["Lee, Ann", "Diaz, Bo"]
    assert paper.journal is not None
    assert paper.journal.full == "Journal of fabricated sleep"
    assert paper.published is not None
    assert (paper.published.iso, paper.published.source) == ("2024-03-05", DateSource.FIELD)
    assert paper.doi == "10.1234/sleep.1"
    assert [(tag.slug, tag.status) for tag in paper.tags_of("condition")] == [
        ("adhd", TagStatus.MENTIONS)
    ]
    assert paper.abstract.status is AbstractStatus.COMPLETE
    assert paper.abstract.text == ABSTRACT
    assert paper.kind is PaperKind.PAPER
    assert paper.provenance.variant == "generic"
    assert paper.supplied.doi == "10.1234/sleep.1"


def test_a_paper_without_title_is_named_after_its_doi() -> None:
    assert paper_of({"doi": "10.1234/x"}).title == "Untitled (10.1234/x)"


def test_a_guessed_tag_without_a_word_for_it_is_unsupported_even_without_abstract() -> None:
    meta: dict[str, object] = {
        "acquisition_method": "automated",
        "title": "Sleep in adults.",
        "doi": "10.1234/x",
        "conditions": ["tourette_syndrome", "adhd"],
    }
    statuses = {tag.slug: tag.status for tag in paper_of(meta).tags_of("condition")}
    assert statuses == {
        "tourette-syndrome": TagStatus.UNSUPPORTED,
        "adhd": TagStatus.UNVERIFIED,
    }


def test_a_summary_is_no_section_and_speaks_for_tags() -> None:
    meta: dict[str, object] = {"title": "On rest", "doi": "10.1/x", "conditions": "adhd"}
    body = "# On rest\n\n## Plain-language summary\n\nPeople with ADHD sleep badly.\n"
    paper = paper_of({**meta, "doi": "10.1234/x"}, body)
    assert paper.summary is not None
    assert paper.summary.text == "People with ADHD sleep badly."
    assert paper.sections == ()
    assert paper.tags_of("condition")[0].evidence[0].field == "summary"


def test_where_there_is_no_abstract_the_summary_names_conditions_and_facts() -> None:
    meta: dict[str, object] = {
        "title": "On rest",
        "doi": "10.1234/x",
        "summary": "A case report of a boy with ADHD who slept badly.",
    }
    paper = paper_of(meta)
    assert [(tag.slug, tag.status) for tag in paper.tags_of("condition")] == [
        ("adhd", TagStatus.MENTIONS)
    ]
    assert paper.facts_of("design") == ("case-report",)
    with_abstract = paper_of(meta, "# On rest\n\n## Abstract\n\n" + "Rest is good. " * 20)
    assert with_abstract.tags_of("condition") == ()


def test_a_record_states_facts_and_its_faults_are_named() -> None:
    meta: dict[str, object] = {
        "title": "A trial of rest",
        "doi": "10.1234/x",
        "Design": "Case report",
        "ages": "grown",
    }
    reading = normalise(record_of(meta), VOCABULARY)
    assert reading.paper is not None
    assert reading.paper.facts == {"design": ("case-report",), "age": ()}
    assert reading.paper.supplied.tags["design"] == ("Case report",)
    (problem,) = [one for one in reading.problems if one.code.startswith(("age", "design", "key"))]
    assert (problem.code, problem.field) == ("age-unlisted", "ages")
    assert problem.message == "'grown' is not in the vocabulary"


def test_a_reading_can_be_sent_to_another_process() -> None:
    reading = read_fixture("nothing_is_wrong_with_this_record")
    assert pickle.loads(pickle.dumps(reading)) == reading


_VALUES = st.recursive(
    st.none() | st.text(max_size=80),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)
_KEYS = st.sampled_from(
    "title authors journal doi pmid publication_date date url source_url source conditions topics "
    "abstract summary slug search_priority search_category processing_date acquisition_method "
    "optimized_for_search scraping_date scraped_date scraped_url abstract_fixed".split()
)
_BODIES = st.lists(
    st.sampled_from(
        [
            "# A title", "## Abstract", "## AbstractGlued text.", "## Results", "## Full Text",
            "**DOI:** 10.1/x", "**Date:** 2024", "---", "[a](b)", "![a](//b)", "<jats:p>x</jats:p>",
            "Methods: we slept.", "References", "&amp;lt;b&amp;gt;", "\x00", "*This paper was ",
        ]
    )
    | st.text(max_size=60),
    max_size=12,
)  # fmt: skip


@settings(max_examples=300)
@given(st.dictionaries(_KEYS, _VALUES, max_size=8), _BODIES, st.booleans())
def test_no_record_raises_and_every_code_is_known(
    meta: dict[str, object], lines: list[str], gap: bool
) -> None:
    reading = normalise(record_of(meta, "\n".join(lines), front_gap=gap), VOCABULARY)
    assert all(
        problem.code in codes_of(facet.name for facet in FACETS) for problem in reading.problems
    )
    assert (reading.paper is None) == any(p.code == "not-a-paper" for p in reading.problems)
