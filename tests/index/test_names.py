"""The vocabulary's words for the browser."""

from __future__ import annotations

from dataclasses import replace

from papershelf.index.names import (
    NamedTerm,
    filed_under,
    name_files,
    name_key,
    named_terms,
)
from papershelf.vocabulary import Term, Vocabulary

from tests.facets import CONDITION, TOPIC
from tests.index.decode import columns, front_coded, integers


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
    assert [term.broader for term in named_terms(Vocabulary(every))] == [2, None, 1]
    assert [term.broader for term in named_terms(Vocabulary(every), {"runner-beans"})] == [None]


def test_stop_words_of_a_name_are_kept() -> None:
    assert name_key("on the Spectrum") == "on the spectrum"


def test_letters_of_a_script_without_blanks_are_words_of_a_name() -> None:
    assert name_key("IL-2 受容体") == "il 2 受 容 体"


def test_a_name_without_words_is_left_out() -> None:
    assert named(Term("odd", TOPIC.name, "…"))[0][3] == []


def filed(*terms: Term) -> dict[str, list[tuple[str, int]]]:
    """The separator of each file, with its names and their numbers."""
    files = name_files(named(*terms))
    rows = {first: columns(file.data) for first, file in files}
    return {
        first: list(zip(front_coded(names), integers(numbers), strict=True))
        for first, (names, numbers) in rows.items()
    }


def test_names_are_filed_under_their_first_word_but_stop_words() -> None:
    assert filed_under("on the spectrum") == ["spectrum"]
    assert filed_under("motor tic") == ["motor"]
    assert filed_under("who can") == ["who", "can"]
    names = [name for name, _ in filed(TICS, TOURETTE)[""]]
    assert names.index("cant stop blink") < names.index("motor tic") < names.index("tic disord")


def test_a_name_has_the_number_of_its_term_and_whether_its_case_counts() -> None:
    (rows,) = filed(TICS, TOURETTE).values()
    assert {("motor tic", 0), ("gt", 2), ("TS", 3), ("tic", 2)} <= set(rows)


def test_a_word_has_all_its_names_in_one_file() -> None:
    many = [Term(f"t{n}", TOPIC.name, f"word{n // 40:02} {n}") for n in range(800)]
    files = filed(*many)
    separators = list(files)
    assert len(files) > 3
    for number, (first, rows) in enumerate(files.items()):
        nexts = separators[number + 1 :][:1]
        assert all(first <= name and (not nexts or name < nexts[0]) for name, _ in rows)
    assert sum(map(len, files.values())) == 800
