"""The formats hold any text, and their bytes need no more than one paper at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.exports.form import PaperForms
from papershelf.exports.formats import FORMATS, json_array, json_object
from papershelf.model import Paper

from tests.factories import VOCABULARY, paper

FORMS = PaperForms(VOCABULARY)


@pytest.mark.parametrize("number", [0, 1, 3])
def test_an_array_has_a_paper_on_each_line_in_the_given_order(number: int) -> None:
    ids = [f"p{at}" for at in reversed(range(number))]
    text = b"".join(json_array(map(FORMS.of, map(paper, ids))))
    assert [found["id"] for found in json.loads(text)] == ids
    lines = text.decode().splitlines()
    assert sum(line.startswith("{") for line in lines) == number
    assert text.endswith(b"]\n")


def test_a_paper_is_written_before_the_next_one_is_read() -> None:
    taken: list[str] = []

    def papers() -> Iterator[Paper]:
        for name in ("a", "b", "c"):
            taken.append(name)
            yield paper(name)

    pieces = json_array(map(FORMS.of, papers()))
    assert b'"id":"a"' in next(pieces)
    assert taken == ["a"]


@given(st.text())
def test_any_text_comes_back_and_no_control_character_is_written(text: str) -> None:
    line = json_object(FORMS.of(paper(title=text))).decode()
    assert json.loads(line)["title"] == text
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in line)


@pytest.mark.parametrize("text", ["β-Blocker", "睡眠", "𝒜", "\u00a0", "Â\u00a0€", "\u2028"])
def test_letters_of_all_scripts_are_written_as_they_are(text: str) -> None:
    assert text in json_object(FORMS.of(paper(title=text))).decode()


@pytest.mark.parametrize("control", ["\x00", "\x1b[2J", "\x7f", "\x80", "\x9b2J", "\x9f"])
def test_a_terminal_obeys_no_control_character(control: str) -> None:
    encoded = json_object(FORMS.of(paper(title=control)))
    assert control.encode() not in encoded
    assert json.loads(encoded)["title"] == control


def test_every_format_writes_bytes() -> None:
    for found in FORMATS.values():
        assert b"10.1234-plain" in b"".join(found.write([paper()], VOCABULARY))
