"""Names that only the rest of the corpus can divide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.catalogue.name_lexicon import Lexicon, refine
from papershelf.model import Author
from papershelf.normalise.names import split_authors

KNOWN = [
    author
    for pair in ("AnnaBerg", "BoLind", "AnnaLind", "CarlaMoreno", "Dewi SSari", "EvaStorm")
    for author in split_authors([pair], spaced=False)[0]
]
LEXICON = Lexicon.learn(KNOWN)


def literal(name: str) -> Author:
    return Author(None, None, name, name)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("annalind", ("anna", "lind")),
        ("CARLABERG", ("CARLA", "BERG")),
        ("Evaberg", ("Eva", "berg")),
        ("Maria carlastorm", ("Maria carla", "storm")),
        ("Maria QLIND", ("Maria Q", "LIND")),
    ],
)
def test_a_literal_is_cut_where_both_sides_are_known(name: str, parts: tuple[str, str]) -> None:
    author = refine(literal(name), LEXICON)
    assert (author.given, author.family, author.literal) == (*parts, None)
    assert author.supplied == name


def test_one_known_side_is_enough() -> None:
    author = refine(literal("yorickmoreno"), LEXICON)
    assert (author.given, author.family) == ("yorick", "moreno")


@pytest.mark.parametrize("name", ["Storm", "Lind", "Zuzzurel", "ab", "Lind Study Group"])
def test_a_whole_name_an_unknown_one_and_a_group_are_unchanged(name: str) -> None:
    assert refine(literal(name), LEXICON) == literal(name)


def test_an_author_already_divided_is_unchanged() -> None:
    author = Author("lind", "bo anna", None, "bo annalind")
    assert refine(author, LEXICON) is author


def test_an_empty_lexicon_changes_nothing() -> None:
    assert refine(literal("annalind"), Lexicon.learn([])) == literal("annalind")


def test_groups_and_lone_names_teach_nothing() -> None:
    lexicon = Lexicon.learn([literal("The Group"), Author("Plato", None, None, "NonePlato")])
    assert lexicon.total == 0


@given(st.text(max_size=40))
def test_any_literal_keeps_its_letters_and_is_refined_once(name: str) -> None:
    author = literal(name)
    once = refine(author, LEXICON)
    assert "".join(once.display.split()) == "".join(name.split())
    assert refine(once, LEXICON) == once
