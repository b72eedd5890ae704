"""The vocabulary's words for the browser."""

from __future__ import annotations

from dataclasses import replace

from papershelf.index.names import NamedTerm, name_key, named_terms
from papershelf.vocabulary import Term, Vocabulary

from tests.facets import CONDITION, TOPIC


def named(*terms: Term) -> list[NamedTerm]:
    return named_terms(Vocabulary({term.slug: term for term in terms}))


TICS = Term("tic-disorders", CONDITION.name, "Tic disorders", synonyms=("motor tic",))
TOURETTE = Term(
    "tourette-syndrome",
    CONDITION.name,
    "Tourette syndrome",
    synonyms=("Tourette's",),
    abbreviations=("GTS",),
    ambiguous=("TS",),
    supporting=("tics", "TD"),
    plain=("can't stop blinking",),
)


def test_a_term_has_the_stems_of_all_its_names() -> None:
    tics, tourette = named(TICS, TOURETTE)
    assert tourette[:3] == ("condition", "tourette-syndrome", "Tourette syndrome")
    assert "motor tic" in tics[3]
    assert {"tourett", "gt", "cant stop blink", "tic"} <= set(tourette[3])


def test_a_name_is_listed_once() -> None:
    (tourette,) = named(TOURETTE)
    assert len(set(tourette[3])) == len(tourette[3])


def test_abbreviations_that_are_also_words_keep_their_case() -> None:
    (tourette,) = named(TOURETTE)
    assert tourette[4] == ["TS", "TD"]
    assert "ts" not in tourette[3]


def test_the_names_of_a_term_without_papers_lead_to_the_nearest_broader_one_with_papers() -> None:
    motor = Term("motor-tics", CONDITION.name, "Motor tics", parent="tourette-syndrome")
    other = Term("other", CONDITION.name, "Other")
    terms = {term.slug: term for term in (TICS, TOURETTE, motor, other)}
    narrower = {**terms, "tourette-syndrome": replace(TOURETTE, parent="tic-disorders")}
    (tics,) = named_terms(Vocabulary(narrower), {"tic-disorders"})
    assert tics[1] == "tic-disorders"
    assert {"tic disord", "tourett", "motor tic"} <= set(tics[3])
    assert "TS" in tics[4]


def test_a_term_has_the_number_of_the_next_broader_one_that_is_listed() -> None:
    beans = Term("beans", TOPIC.name, "Beans", parent="vegetables")
    runner = Term("runner-beans", TOPIC.name, "Runner beans", parent="beans")
    every = {t.slug: t for t in (runner, Term("vegetables", TOPIC.name, "Vegetables"), beans)}
    assert [row[5:] for row in named_terms(Vocabulary(every))] == [(2,), (), (1,)]
    assert [row[5:] for row in named_terms(Vocabulary(every), {"runner-beans"})] == [()]


def test_stop_words_of_a_name_are_kept() -> None:
    assert name_key("on the Spectrum") == "on the spectrum"


def test_letters_of_a_script_without_blanks_are_words_of_a_name() -> None:
    assert name_key("IL-2 受容体") == "il 2 受 容 体"


def test_a_name_without_words_is_left_out() -> None:
    assert named(Term("odd", TOPIC.name, "…"))[0][3] == []
