"""Any file becomes a record or a problem that names it, never an exception."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papershelf.problems import CODES, REJECTING
from papershelf.records.parse import parse_record, read_record

RECORD = b"---\ntitle: Sleep\ndoi: 10.1234/x\n---\n\n# Sleep\n"


def codes_of(data: bytes) -> list[str]:
    return [problem.code for problem in parse_record("a.md", data)[1]]


def test_front_matter_and_body_are_separated() -> None:
    record, problems = parse_record("a/b.md", RECORD)
    assert record is not None
    assert (record.path, dict(record.meta)) == ("a/b.md", {"title": "Sleep", "doi": "10.1234/x"})
    assert (record.body, record.front_gap, problems) == ("# Sleep", False, ())


def test_a_blank_line_after_the_opening_is_remembered() -> None:
    record, _ = parse_record("a.md", b"---\n\ntitle: Sleep\n---\nx")
    assert record is not None
    assert record.front_gap


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("No", "No"),
        ("1984", "1984"),
        ("10.10", "10.10"),
        ("2025-02-30", "2025-02-30"),
        ("2025-10-16", "2025-10-16"),
        ("0x1F", "0x1F"),
        ("!!int 12", "12"),
        ("!!python/object/apply:os.system [x]", ["x"]),
        ("~", None),
        ("null", None),
        ("'null'", "null"),
        ("", None),
        ("[a, [b, ~]]", ["a", ["b", None]]),
        ("{a: 1}", {"a": "1"}),
    ],
)
def test_scalars_are_the_text_that_was_written(yaml: str, value: object) -> None:
    record, problems = parse_record("a.md", f"---\ntitle: {yaml}\n---\n".encode())
    assert record is not None
    assert (record.meta["title"], problems) == (value, ())


def test_newlines_of_other_systems_and_a_byte_order_mark_change_nothing() -> None:
    plain = parse_record("a.md", RECORD)
    assert parse_record("a.md", RECORD.replace(b"\n", b"\r\n")) == plain
    assert parse_record("a.md", RECORD.replace(b"\n", b"\r")) == plain
    assert parse_record("a.md", b"\xef\xbb\xbf" + RECORD) == plain


def test_an_empty_front_matter_is_none() -> None:
    record, problems = parse_record("a.md", b"---\n---\ntext")
    assert record is not None
    assert (dict(record.meta), record.body, problems) == ({}, "text", ())


def test_a_file_without_front_matter_is_a_record_without_fields() -> None:
    record, problems = parse_record("a.md", b"# A note\n")
    assert record is not None
    assert (dict(record.meta), problems) == ({}, ())


@pytest.mark.parametrize(
    "head",
    [
        "- a\n- list",
        "just words",
        "? [a]\n: b",
        "a: b: c\n\nWords of a body.",
        "a: b: c\n\n## Abstract",
        "[" * 500,
    ],
)
def test_front_matter_that_is_no_mapping_is_rejected(head: str) -> None:
    record, problems = parse_record("a.md", f"---\n{head}\n---\nbody".encode())
    assert record is None
    assert [problem.code for problem in problems] == ["yaml-invalid"]
    assert problems[0].path == "a.md"


def test_a_fault_of_yaml_is_placed_in_the_file_s_lines() -> None:
    _, problems = parse_record("a.md", b"---\ntitle: x\n? [y\n---\n")
    assert "line" in problems[0].message


def test_front_matter_that_is_never_closed_is_rejected() -> None:
    assert codes_of(b"---\ntitle: Sleep\n") == ["yaml-invalid"]


def test_front_matter_may_be_closed_as_pandoc_closes_it() -> None:
    record, problems = parse_record("a.md", b"---\ntitle: Sleep\n...\n\nText\n\n---\n\nMore\n")
    assert record is not None
    assert (dict(record.meta), record.body) == ({"title": "Sleep"}, "Text\n\n---\n\nMore")
    assert problems == ()


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_nesting_that_would_overflow_the_parser_is_rejected(opening: str) -> None:
    assert codes_of(f"---\na: {opening * 200_000}\n---\n".encode()) == ["yaml-invalid"]


def test_aliases_cost_no_more_than_what_they_name() -> None:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    record, problems = parse_record("a.md", ("---\n" + "\n".join(lines) + "\n---\n").encode())
    assert record is not None
    assert problems == ()


def test_a_list_that_holds_itself_is_read() -> None:
    record, _ = parse_record("a.md", b"---\nauthors: &a [Ann Lee, *a]\n---\n")
    assert record is not None
    assert record.meta["authors"][0] == "Ann Lee"  # type: ignore[index]


def test_windows_text_is_read_and_noted() -> None:
    record, problems = parse_record("a.md", "---\ntitle: Étude\n---\n".encode("cp1252"))
    assert record is not None
    assert record.meta["title"] == "Étude"
    assert [problem.code for problem in problems] == ["not-utf8"]


def test_utf8_with_a_few_bad_bytes_is_read_as_utf8() -> None:
    record, problems = parse_record("a.md", "---\ntitle: Été\n---\n".encode() + b"\xff stream")
    assert record is not None
    assert record.meta["title"] == "Été"
    assert [problem.code for problem in problems] == ["not-utf8"]


def test_utf16_is_read_and_noted() -> None:
    record, problems = parse_record("a.md", RECORD.decode().encode("utf-16"))
    assert record is not None
    assert record.meta["title"] == "Sleep"
    assert [problem.code for problem in problems] == ["not-utf8"]


def test_a_binary_file_is_unreadable() -> None:
    assert codes_of(b"\x7fELF\x00\x01\x02" * 50) == ["unreadable"]


def test_control_characters_in_the_front_matter_are_removed_and_noted() -> None:
    record, problems = parse_record("a.md", b"---\ntitle: Sl\x00ee\x07p\n---\n")
    assert record is not None
    assert record.meta["title"] == "Sleep"
    assert [problem.code for problem in problems] == ["control-characters"]


@settings(max_examples=300)
@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"---\n", b"---\na: ", b"+++\n", b"+++\na = "]),
    st.sampled_from([b"", b"\n---\n", b"\n+++\n"]),
)
def test_no_bytes_raise(data: bytes, start: bytes, end: bytes) -> None:
    record, problems = parse_record("a.md", start + data + end)
    assert all(problem.code in CODES for problem in problems)
    assert (record is None) == any(problem.code in REJECTING for problem in problems)


def test_a_file_that_disappears_is_unreadable(tmp_path: Path) -> None:
    record, problems = read_record(tmp_path, "gone.md")
    assert record is None
    assert [(problem.path, problem.code) for problem in problems] == [("gone.md", "unreadable")]
