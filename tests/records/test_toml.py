"""Front matter in TOML is read as text, as that in YAML is."""

from __future__ import annotations

import pytest
from papershelf.records.parse import parse_record
from papershelf.records.toml import read_toml

from tests.growth import is_linear

RECORD = """\
+++
title = "Rest: a review"
date = 2020-05-01
authors = ["admin", "Ann Lee"]
doi = "10.1234/x"
draft = false
weight = 7
ratio = 10.10

[params]
volume = 3
+++

# Rest

+++ is no end here.
"""


def test_a_head_between_plus_signs_is_read() -> None:
    record, problems = parse_record("a.md", RECORD.encode())
    assert record is not None
    assert record.meta == {
        "title": "Rest: a review",
        "date": "2020-05-01",
        "authors": ["admin", "Ann Lee"],
        "doi": "10.1234/x",
        "draft": "false",
        "weight": "7",
        "ratio": "10.10",
        "params": {"volume": "3"},
    }
    assert record.body == "# Rest\n\n+++ is no end here."
    assert problems == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2020-05-01T10:00:00Z", "2020-05-01T10:00:00+00:00"),
        ("10:00:00", "10:00:00"),
        ("true", "true"),
        ("1_000", "1000"),
        ("[{name = 'Ann'}]", [{"name": "Ann"}]),
    ],
)
def test_values_become_texts(value: str, text: object) -> None:
    assert read_toml(f"x = {value}\n") == {"x": text}


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("title: Rest", "line 2: 'title: Rest' is no TOML. Write key = \"value\""),
        ("a = 1\ntitle = Rest", "line 3: 'title = Rest' is no TOML"),
        ("title = 'a'\ntitle = 'b'", "line 3: its key is written twice"),
        ("authors = ['Ann',", "its last value has no end"),
        ("x = " + "[" * 3000, "it is nested too deeply"),
        ("x = " + "9" * 5000, "thousands of digits"),
    ],
)
def test_a_fault_names_the_line_and_what_to_write(head: str, words: str) -> None:
    record, (problem,) = parse_record("a.md", f"+++\n{head}\n+++\n".encode())
    assert record is None
    assert problem.code == "toml-invalid"
    assert words in problem.message


def test_a_head_that_is_never_closed_is_rejected() -> None:
    record, (problem,) = parse_record("a.md", b"+++\ntitle = 'a'\n---\n")
    assert record is None
    assert problem.code == "toml-invalid"
    assert "no other line +++ closes it" in problem.message


def test_a_text_that_begins_with_plus_signs_has_no_front_matter() -> None:
    record, _ = parse_record("a.md", b"+++ and so on\n")
    assert record is not None
    assert record.meta == {}


def test_reading_is_linear() -> None:
    assert is_linear(lambda size: "x = 'y'\n" + "a" * size + " = 1\n", read_toml, 100_000)
    assert is_linear(lambda size: 'x = "' + '\\"' * size + '"\n', read_toml, 50_000)


@pytest.mark.parametrize("part", ["a", '"a b"', '"\\""', "'a'", "a \t"])
@pytest.mark.parametrize("line", ["{} = 1\n", "[{}]\n", "x = {{{} = 1}}\n"])
def test_a_key_of_thousands_of_parts_is_refused_at_once(line: str, part: str) -> None:
    def read(head: str) -> None:
        with pytest.raises(ValueError, match="nested too deeply"):
            read_toml(head)

    assert is_linear(lambda size: line.format(".".join([part] * size)), read, 10_000)


def test_full_stops_in_texts_are_no_parts_of_keys() -> None:
    text = "A. B. C. " * 10 + "1.2.3 " * 30 + "." * 80
    assert read_toml(f'x.y.z = "{text}"\n') == {"x": {"y": {"z": text}}}
