"""Text after a number sign is kept; a comment is none of it."""

from __future__ import annotations

import pytest
from papershelf.records.parse import parse_record

from tests.growth import is_linear


def read(head: str) -> tuple[dict[str, object], list[tuple[str, str]]]:
    """The front matter of a record, and its problems."""
    record, problems = parse_record("a.md", f"---\n{head}\n---\n".encode())
    assert record is not None
    return dict(record.meta), [(problem.code, problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("a: Survival of the #1 pest in gardens", "Survival of the #1 pest in gardens"),
        ("a: We grew beans. #2 was the best bed.", "We grew beans. #2 was the best bed."),
        ("a: It's bed #2 that's best", "It's bed #2 that's best"),
        ("a: We grew beans\n  in beds. #2 was best", "We grew beans in beds. #2 was best"),
        ("a: We grew beans.\n  #2 was best\n  #3 was not", "We grew beans. #2 was best #3 was not"),
        ("a: We grew beans. #2 was\n  the best", "We grew beans. #2 was the best"),
        ("a: We grew beans in beds # and pots", "We grew beans in beds # and pots"),
        ("a: Bed #2", "Bed #2"),
        ("a: #1 pest", "#1 pest"),
        ("a:\n- The #1 pest\n- b", ["The #1 pest", "b"]),
        ("a:\n  b: The #1 pest", {"b": "The #1 pest"}),
        ("a:\t The #1 pest", "The #1 pest"),
        ("a: The #1 pest\nb: c: d", "The #1 pest"),
        ("a:\n- The #1 pest\n- [x", ["The #1 pest", "[x"]),
    ],
)
def test_text_after_a_number_sign_is_kept_with_a_note(head: str, value: object) -> None:
    meta, problems = read(head)
    assert meta["a"] == value
    assert {code for code, _ in problems} == {"yaml-repaired"}


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("a: 2015 # printed in 2014", "2015"),
        ("a: 2015 #printed in 2014", "2015"),
        ("a: 12 #3", "12"),
        ("a: 15 June 2015 #printed", "15 June 2015"),
        ("a: Sleep #check", "Sleep"),
        ("a: 'Sleep in gardens' #1 of 2", "Sleep in gardens"),
        ("a: # the title", None),
        ("a: #missing", None),
        ("a: Sleep in gardens\n# b: c", "Sleep in gardens"),
        ("a:\n- Ann Lee # first author\n# - Bo Diaz", ["Ann Lee"]),
        ("a:\n  - Ann Lee\n  # - Bo Diaz", ["Ann Lee"]),
        ("a: {b: c} #1 d e", {"b": "c"}),
        ("a: |\n  The #1 pest", "The #1 pest\n"),
        ('a: "The #1 pest"', "The #1 pest"),
    ],
)
def test_a_comment_is_no_text(head: str, value: object) -> None:
    assert read(head) == ({"a": value}, [])


def test_the_note_names_the_line_and_the_key() -> None:
    _, problems = read("year: 2015\ntitle: The #1 pest")
    assert problems == [
        (
            "yaml-repaired",
            "line 3: YAML takes the words after the # in title for a comment; read as text. Put"
            " quotation marks around the whole text",
        )
    ]


def test_many_number_signs_are_read_in_linear_time() -> None:
    def head(size: int) -> bytes:
        return ("---\n" + "".join(f"k{n}: a b #2 c\n" for n in range(size)) + "---\n").encode()

    assert is_linear(head, lambda data: parse_record("a.md", data), 500)
