"""Terms are found by the values of records, and are related to each other."""

from __future__ import annotations

import pickle

import pytest
from papershelf.vocabulary import Term, Vocabulary

from tests.facets import CONDITION, DESIGN, FACETS, TOPIC


def vocabulary(*terms: Term, ignored: frozenset[str] = frozenset()) -> Vocabulary:
    return Vocabulary({term.slug: term for term in terms}, ignored, FACETS)


def condition(slug: str, label: str = "", **values: object) -> Term:
    return Term(slug, CONDITION.name, label or slug, **values)  # type: ignore[arg-type]


MOODS = vocabulary(
    condition("moods", "Moods", grouping=True),
    condition(
        "blue-mood",
        "Blue mood",
        synonyms=("blueness",),
        abbreviations=("BMD",),
        ambiguous=("BM",),
        plain=("feeling blue",),
        aliases=("blue", "sad_mood"),
        parent="moods",
    ),
    condition("pale-blue-mood", "Pale blue mood", parent="blue-mood"),
    Term("blue", TOPIC.name, "Blue"),
    ignored=frozenset({"general"}),
)


@pytest.mark.parametrize(
    "value",
    ["blue-mood", "blue_mood", "Blue mood", "BLUE  MOOD", "blueness", "bmd", "BM", "sad-mood",
     "moods/blue-mood", "moods/blue_mood/other", "blue"],
)  # fmt: skip
def test_a_value_names_a_term_by_slug_alias_or_word(value: str) -> None:
    term = MOODS.resolve(CONDITION.name, value)
    assert term is not None
    assert term.slug == "blue-mood"


@pytest.mark.parametrize("value", ["", "red", "feeling blue", "/", "blue mood disorder"])
def test_a_value_that_no_term_has_names_none(value: str) -> None:
    assert MOODS.resolve(CONDITION.name, value) is None


def test_a_value_is_resolved_within_its_kind() -> None:
    term = MOODS.resolve(TOPIC.name, "blue")
    assert term is not None
    assert term.kind == TOPIC.name
    assert MOODS.resolve(DESIGN.name, "blue") is None


def test_a_value_that_its_facet_lacks_may_mean_a_term_of_another() -> None:
    for _ in range(2):  # the second answer is remembered
        own, other = MOODS.meant(TOPIC.name, "blue")
        assert own is MOODS.resolve(TOPIC.name, "blue")
        assert other is None
        own, other = MOODS.meant(DESIGN.name, "blue")
        assert own is None
        assert other is MOODS.resolve(CONDITION.name, "blue")
        assert MOODS.meant(DESIGN.name, "red") == (None, None)


def test_a_slug_wins_over_the_word_of_another_term() -> None:
    words = vocabulary(condition("a", "A", synonyms=("b",)), condition("b", "B"))
    term = words.resolve(CONDITION.name, "b")
    assert term is not None
    assert term.slug == "b"


def test_children_and_families_follow_the_parents() -> None:
    assert [term.slug for term in MOODS.children("moods")] == ["blue-mood"]
    assert MOODS.children("pale-blue-mood") == ()
    assert MOODS.family("moods") == ("moods", "blue-mood", "pale-blue-mood")
    assert MOODS.family("blue") == ("blue",)


def test_plain_words_aliases_and_ambiguous_abbreviations_are_no_evidence() -> None:
    assert MOODS.find("feeling blue, BM, sad_mood, moods") == {"blue": "blue"}
    assert MOODS.find("BMD")["blue-mood"] == "BMD"


def test_a_label_that_is_an_abbreviation_is_matched_in_its_own_case() -> None:
    words = vocabulary(
        condition("add", "ADD", ambiguous=("ADD",)), condition("b", "B", abbreviations=("B",))
    )
    assert words.find("we add ADD and b") == {}
    assert words.find("vitamin B") == {"b": "B"}


def test_broad_and_supporting_words_only_support() -> None:
    words = vocabulary(
        condition("a", "Anger", broad=True),
        condition("b", "Blueness", supporting=("mood", "BM")),
    )
    found = words.scan("anger, mood")
    assert found.named == {}
    assert found.supported == {"a": "anger", "b": "mood"}
    assert words.scan("bm").supported == {}
    assert words.scan("BM").supported == {"b": "BM"}


def test_facts_are_no_tags() -> None:
    words = vocabulary(Term("review", DESIGN.name, "Review", synonyms=("overview",)))
    assert words.find("An overview, a review") == {}


def test_only_blanks_and_values_listed_as_ignored_are_ignored() -> None:
    assert MOODS.ignores("General")
    assert MOODS.ignores(" _ ")
    assert not MOODS.ignores("blue")


def test_a_scan_remembered_is_the_scan_made() -> None:
    texts = [f"blueness {n}" for n in range(9)]
    first = [_what_says(text) for text in texts]
    assert [_what_says(text) for text in reversed(texts)] == first[::-1]


def _what_says(text: str) -> tuple[object, ...]:
    found = MOODS.scan(text)
    return found.named, found.supported, found.places


def test_a_vocabulary_can_be_sent_to_other_processes() -> None:
    MOODS.find("blueness")
    copy = pickle.loads(pickle.dumps(MOODS))
    assert copy == MOODS
    assert copy.find("blueness") == {"blue-mood": "blueness"}
