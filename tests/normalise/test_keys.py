"""A key that nobody knows is found, and the one that it misspells."""

from __future__ import annotations

import pytest
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.keys import (
    HOLDERS,
    NOT_READ,
    SECTIONS,
    WITHOUT_TEXT,
    is_empty,
    key_source,
    nearest_key,
)

KNOWN = FIELDS.read_keys


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("autors", "authors"),
        ("auhtor", "author"),
        ("uathors", "authors"),
        ("titel", "title"),
        ("tittle", "title"),
        ("titl", "title"),
        ("yaer", "year"),
        ("daet", "date"),
        ("dio", "doi"),
        ("dois", "doi"),
        ("jornal", "journal"),
        ("joural", "journal"),
        ("abstact", "abstract"),
        ("abstrakt", "abstract"),
        ("publicaton_date", "publication_date"),
        ("pubicaton_date", "publication_date"),
        ("langauge", "language"),
        ("publihser", "publisher"),
    ],
)
def test_a_misspelt_key_has_the_one_that_was_meant(key: str, meant: str) -> None:
    assert nearest_key(key, KNOWN) == meant


@pytest.mark.parametrize(
    "key",
    [
        *("data", "rate", "like", "tissue", "update", "member", "course", "stage", "image"),
        *("shelfmark", "journal_id", "author_email", "paper_colour", "x", "ab1", ""),
    ],
)
def test_another_word_is_no_misspelt_key(key: str) -> None:
    assert nearest_key(key, KNOWN) is None


def test_of_two_keys_the_nearer_one_is_meant() -> None:
    assert nearest_key("authorss", frozenset(("author", "authors"))) == "authors"
    assert nearest_key("pagse", frozenset(("page", "pages"))) == "pages"


def test_each_key_is_declared_once_and_as_a_source_is_written() -> None:
    declared = [key for keys in NOT_READ.values() for key in keys]
    assert len(declared) == len(set(declared))
    assert {*declared} == WITHOUT_TEXT
    assert not {*HOLDERS} & (KNOWN | WITHOUT_TEXT)
    assert not KNOWN & WITHOUT_TEXT
    assert not {*SECTIONS} & (KNOWN | WITHOUT_TEXT)
    for key in (*KNOWN, *WITHOUT_TEXT, *SECTIONS):
        assert key_source(key) == key


@pytest.mark.parametrize("value", [None, "", "  ", [], {}, [None, ""], {"a": None}, [[]]])
def test_a_value_that_says_nothing_is_empty(value: object) -> None:
    assert is_empty(value)


@pytest.mark.parametrize("value", ["0", "false", ["a"], {"a": "b"}])
def test_any_other_value_says_something(value: object) -> None:
    assert not is_empty(value)


def test_a_value_is_empty_however_deep_it_is() -> None:
    own: list[object] = [None]
    own.append(own)
    assert is_empty([{"a": ["", {"b": " "}]}, own])
    assert not is_empty([{"a": ["", {"b": "x"}]}])
