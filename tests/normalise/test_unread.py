"""What no field is read from is found: unknown keys are named, their prose is shown or withheld."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from papershelf.model import Section
from papershelf.normalise import normalise
from papershelf.normalise.ledger import Reason
from papershelf.problems import Problem
from papershelf.vocabulary import Vocabulary

from tests.normalise.records import ABSTRACT, VOCABULARY, paper_of, record_of

SENTENCE = "We asked forty adults about their beds."
META: dict[str, object] = {"title": "Sleep", "doi": "10.1234/x", "abstract": ABSTRACT}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (SENTENCE, SENTENCE),
        ([SENTENCE, "Soft."], f"{SENTENCE}\n\nSoft."),
        ({"beds": SENTENCE}, f"**Beds:** {SENTENCE}"),
    ],
)
def test_sentences_are_a_section_under_their_key(value: object, text: str) -> None:
    reading = normalise(record_of({**META, "key_findings": value}), VOCABULARY)
    assert reading.paper is not None
    assert reading.paper.sections == (Section("Key findings", text),)
    assert reading.text.withheld == {}
    assert reading.text.lost == 0


def test_other_prose_is_withheld_with_a_problem() -> None:
    reading = normalise(record_of({**META, "shelfmark": "a b c d e f"}), VOCABULARY)
    assert reading.text.withheld == {Reason.UNREAD: 11}
    assert "text-withheld" in {problem.code for problem in reading.problems}


@pytest.mark.parametrize("key", ["conditions", "title", "search_query"])
def test_keys_that_are_read_or_hold_words_are_no_prose(key: str) -> None:
    reading = normalise(record_of({**META, key: "One of these is no sentence, is it?"}), VOCABULARY)
    assert reading.text.read == len(ABSTRACT)


def of_keys(meta: dict[str, object], vocabulary: Vocabulary = VOCABULARY) -> list[Problem]:
    """The problems of the keys of a record that has also `META`."""
    problems = normalise(record_of({**META, **meta}), vocabulary).problems
    return [problem for problem in problems if problem.code.startswith("key-")]


def test_sentences_under_the_key_of_a_fact_are_a_section() -> None:
    sentence = "Adults were asked each morning how they had slept that night."
    (section,) = paper_of({**META, "design": sentence}).sections
    assert (section.heading, section.text) == ("Design", sentence)
    assert paper_of({**META, "design": "case report"}).sections == ()


def test_a_misspelt_key_is_named_with_the_one_that_was_meant() -> None:
    (problem,) = of_keys({"Autors": ["Ann Lee"]})
    assert (problem.code, problem.field) == ("key-misspelt", "Autors")
    assert problem.message == "no field is read from 'Autors'; did you mean 'authors'?"


def test_a_key_of_the_vocabulary_s_facets_can_be_misspelt_too() -> None:
    (problem,) = of_keys({"conditons": ["adhd"]})
    assert problem.message.endswith("did you mean 'conditions'?")


def test_any_other_key_is_named() -> None:
    (problem,) = of_keys({"shelfmark": "QP 425"})
    assert (problem.code, problem.field) == ("key-unknown", "shelfmark")


@pytest.mark.parametrize("value", [None, "", [], {}])
def test_an_unknown_key_without_a_value_is_not_named(value: object) -> None:
    assert of_keys({"shelfmark": value, "autors": value}) == []


@pytest.mark.parametrize(
    "key", ["publishDate", "Container-Title", "citekey", "Zotero Link", "url_pdf", "note", "month"]
)
def test_known_keys_are_not_named_however_they_are_spelt(key: str) -> None:
    assert of_keys({key: "2020"}) == []


def test_a_shelf_can_have_keys_of_its_own() -> None:
    own = Vocabulary(
        VOCABULARY.terms, facets=VOCABULARY.facets, ignored_keys=frozenset(("shelfmark", "My tag"))
    )
    keys: dict[str, object] = {
        "shelfmark": "QP 425",
        "Shelfmark": "QP",
        "My tag": "x",
        "my_tag": "y",
        "myTag": "z",
    }
    assert of_keys(keys, own) == []


def test_a_citation_that_is_none_is_named_once() -> None:
    (problem,) = of_keys({"citation": SENTENCE})
    assert (problem.code, problem.field) == ("key-unknown", "citation")


def test_the_keys_of_a_rejected_record_are_named_after_the_reason() -> None:
    record = record_of({"titel": "Sleep in adults", "autors": ["Ann Lee"], "jornal": "Sleep"})
    codes = [problem.code for problem in normalise(record, VOCABULARY).problems]
    assert codes == ["not-a-paper", *["key-misspelt"] * 3]


def test_a_key_in_capitals_is_read_once() -> None:
    reading = normalise(
        record_of({"Title": "Sleep", "DOI": "10.1234/x", "Abstract": ABSTRACT}), VOCABULARY
    )
    assert reading.paper is not None
    assert reading.paper.abstract.text == ABSTRACT
    assert reading.paper.sections == ()
    assert reading.text.withheld == {}


def test_a_key_in_two_spellings_is_named_and_its_sentences_are_shown() -> None:
    reading = normalise(record_of({**META, "Abstract": SENTENCE}), VOCABULARY)
    assert reading.paper is not None
    assert reading.paper.abstract.text == ABSTRACT
    assert [section.text for section in reading.paper.sections] == [SENTENCE]
    (problem,) = [problem for problem in reading.problems if problem.code == "key-repeated"]
    assert problem.message.startswith("Abstract is the same key as abstract; 'We asked")


def test_two_spellings_with_one_value_are_no_problem() -> None:
    assert of_keys({"DOI": META["doi"]}) == []


def test_the_sentences_of_a_key_written_twice_are_shown() -> None:
    record = replace(record_of(META), repeated=(("abstract", SENTENCE), ("title", "Rest")))
    reading = normalise(record, VOCABULARY)
    assert reading.paper is not None
    assert [section.text for section in reading.paper.sections] == [SENTENCE]
    assert reading.text.lost == 0


REFERENCE = "Lee A. Sleep. J Gardens. 2015;12(3):45-67."


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("params", {"abstract": SENTENCE}),
        ("citation", [{"journal": "J"}, {"journal": "K", "abstract": SENTENCE}]),
        ("citation", [REFERENCE, SENTENCE]),
        ("citation", f"{REFERENCE} {SENTENCE}"),
        ("citation", f"@article{{x, journal={{J}}, abstract={{{SENTENCE}}}}}"),
        ("links", [{"name": "Code", "url": "https://example.org", "note": SENTENCE}]),
        ("links", {"Code": {"url": "https://example.org", "note": SENTENCE}}),
        ("notes", {"a": {"b": {"c": SENTENCE}}}),
        ("notes", {"a": [[{"b": [{"c": SENTENCE}]}]]}),
        ("notes", [*["word"] * 600, SENTENCE]),
        ("status", SENTENCE),
        ("Status", SENTENCE),
        ("keywords", SENTENCE),
        ("keywords", ["beans", SENTENCE]),
        ("affiliations", [{"name": "Y", "note": SENTENCE}]),
    ],
)
def test_a_sentence_is_shown_wherever_it_is(key: str, value: object) -> None:
    reading = normalise(record_of({**META, key: value}), VOCABULARY)
    assert reading.paper is not None
    assert reading.paper.abstract.text == ABSTRACT
    assert any(SENTENCE in section.text for section in reading.paper.sections)
    assert reading.text.lost == 0


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("params", {"abstract": ABSTRACT}),
        ("citation", {"title": "Sleep", "journal": "Journal of Beds"}),
        ("citation", REFERENCE),
        ("citation", f"{REFERENCE} doi: 10.1234/x. Available from: https://example.org/a/b/c"),
        ("links", [{"name": "Code", "url": "https://example.org"}]),
        ("links", "https://example.org"),
        ("keywords", "beans, peas, garden beds, seeds and soil."),
        ("ad", "Department of Gardens, University of Nowhere, Nowhere."),
        ("so", "J Gardens. 2015 Mar;12(3):45-67. doi: 10.1234/x."),
        ("status", "read"),
    ],
)
def test_values_that_are_used_or_no_sentence_are_not_shown(key: str, value: object) -> None:
    reading = normalise(record_of({**META, key: value}), VOCABULARY)
    assert reading.paper is not None
    assert reading.paper.sections == ()
    assert reading.text.withheld == {}


def test_mappings_with_other_keys_are_one_citation() -> None:
    citation = [{"journal": "Journal of Beds"}, {"volume": "12"}]
    paper = normalise(record_of({**META, "citation": citation}), VOCABULARY).paper
    assert paper is not None
    assert paper.journal is not None
    assert (paper.journal.short, paper.volume) == ("Journal of Beds", "12")


def test_a_list_that_is_named_in_many_places_is_read_once() -> None:
    value: list[object] = [SENTENCE]
    for _ in range(30):
        value = [value, value]
    reading = normalise(record_of({**META, "notes": value}), VOCABULARY)
    assert reading.paper is not None
    assert [section.text for section in reading.paper.sections] == [SENTENCE]
