"""The fast reader of front matter gives the same values as libyaml."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from papershelf.records.front_matter import read_plain, read_yaml

from tests.shelf import SHELF

# What plain texts may hold, and what means something to YAML.
_PIECES = (
    "a", "B1", "é", "中", " ", "  ", ": ", ":", " #", "#", "-", "- ", "'", "''", '"', "\\", "\\n",
    "[", "]", "[]", "{}", ",", "&a", "*a", "!", "|", ">", "%", "@", "`", "?", "~", "null", "...",
    "---", "\n", "\n ", "\n  ", "\n- ", "\n\n", "\t", "\u00a0", "\u2028", "\ufeff", "=", "<<", ".",
)  # fmt: skip
_words = st.lists(st.sampled_from(_PIECES), max_size=6).map("".join)
_scalars = st.one_of(
    _words,
    _words.map(lambda text: "'" + text.replace("'", "''") + "'"),
    _words.map(lambda text: f'"{text}"'),
)
_keys = st.sampled_from(("title", "a", "a1", "doi", "null", "x y", "é", "_a", "1"))
_entries = st.one_of(
    st.builds(lambda key, value: f"{key}: {value}", _keys, _scalars),
    st.builds(
        lambda key, items: "\n- ".join([f"{key}:", *items]), _keys, st.lists(_scalars, max_size=3)
    ),
)
_heads = st.builds("".join, st.lists(_entries.map(lambda entry: entry + "\n"), max_size=4))


@given(_heads)
@example("title: a\n  b # c\n")
@example("title: 'a\n\n  b'\n")
@example("a:\n- null\n- ~\n- []\n")
def test_libyaml_reads_the_same(head: str) -> None:
    plain = read_plain(head)
    if plain is not None:
        expected = read_yaml(head).meta
        assert (plain, list(plain)) == (expected, list(expected))


@pytest.mark.parametrize(
    ("head", "meta"),
    [
        ("\ntitle: Sleep\n", {"title": "Sleep"}),
        ("title: Sleep in\n  children: a trial\n", None),
        ("title: Sleep in\n  children\n", {"title": "Sleep in children"}),
        ("title: 'It''s: all\n\n  or nothing'\n", None),
        ("title: 'It''s: all \n  or nothing'\n", {"title": "It's: all or nothing"}),
        ('title: "Sleep"\n', {"title": "Sleep"}),
        ('title: "\\xE9"\n', None),
        ("title:\njournal: null\n", {"title": None, "journal": None}),
        ("topics:\n- a\n- 'b'\n- null\n", {"topics": ["a", "b", None]}),
        ("topics: []\n", {"topics": []}),
        ("topics: [a]\n", None),
        ("topics:\n  - a\n", None),
        ("url: https://example.org/a#b\n", {"url": "https://example.org/a#b"}),
        ("title: a # b\n", None),
        ("a: 1\na: 2\n", None),
        ("- a\n", None),
    ],
)
def test_ordinary_lines_are_read_and_others_left_to_libyaml(
    head: str, meta: dict[str, object] | None
) -> None:
    assert read_plain(head) == meta


def test_a_long_head_that_libyaml_refuses_takes_no_longer() -> None:
    # One that takes quadratic time would not end.
    for line in ("- a", "a: 'b", " c: d", "a: b #", "a:" + " " * 100):
        head = f"title:\n{(line + chr(10)) * 20_000}"
        plain = read_plain(head)
        assert plain is None or plain == read_yaml(head).meta


def test_the_records_of_a_corpus_are_read_as_libyaml_reads_them() -> None:
    folder = Path(os.environ.get("CORPUS_DIR", SHELF))
    heads = 0
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8", errors="replace")
        parts = text.split("---\n", 2)
        if len(parts) == 3 and not parts[0]:
            head = parts[1]
            plain = read_plain(head)
            assert plain is None or plain == read_yaml(head).meta
            heads += plain is not None
    assert heads


@pytest.mark.parametrize(
    ("head", "meta", "lost"),
    [
        ("a: 1\nb: 2\na: 3\n", {"a": "3", "b": "2"}, ("a", "a", 0, 2, "1")),
        ("a: 1\na:\n", {"a": "1"}, ("a", "a", 0, 1, None)),
        ("a: 1\na: ''\n", {"a": "1"}, ("a", "a", 0, 1, "")),
        ("a:\n- b: 1\n  b: 2\n", {"a": [{"b": "2"}]}, ("a", "b", 1, 2, "1")),
        ("a: [1]\na: {b: 2}\n", {"a": {"b": "2"}}, ("a", "a", 0, 1, ["1"])),
    ],
)
def test_of_a_key_written_twice_the_later_value_is_read_and_the_other_kept(
    head: str, meta: dict[str, object], lost: tuple[object, ...]
) -> None:
    mapped = read_yaml(head)
    assert (mapped.meta, list(map(tuple, mapped.repeated))) == (meta, [lost])
