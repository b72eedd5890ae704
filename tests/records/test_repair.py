"""Front matter that is not YAML is read as it was meant, with a note."""

from __future__ import annotations

import pytest
from papershelf.records.parse import parse_record


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: Tics: a review", "Tics: a review"),
        ("title:  'It's sleep' ", "It's sleep"),
        ('title: "He said "no" to it"', 'He said "no" to it'),
        ('title: "Sleep', "Sleep"),
        ("title: [Sleep in adults]. A review", "[Sleep in adults]. A review"),
        ("title: [Sleep", "[Sleep"),
        ("title: *Drosophila* models", "*Drosophila* models"),
        ("title: @sleep", "@sleep"),
        ("title: {{title}}", "{{title}}"),
        ("title: Sleep: a review\n  of forty adults", "Sleep: a review of forty adults"),
        ("title: Sleep: a review\nof forty adults", "Sleep: a review of forty adults"),
        ("title:\n- [[Sleep\n- Tics: a b: c", ["[[Sleep", "Tics: a b: c"]),
    ],
)
def test_a_value_that_is_no_yaml_is_the_text_that_stands_there(line: str, value: object) -> None:
    head = f"---\njournal: Journal of Sleep\n{line}\nyear: 2015\n---\nText"
    record, problems = parse_record("a.md", head.encode())
    assert record is not None
    assert record.meta == {"journal": "Journal of Sleep", "title": value, "year": "2015"}
    assert {problem.code for problem in problems} == {"yaml-repaired"}


def test_the_note_names_the_line_the_key_and_what_was_read() -> None:
    _, problems = parse_record("a.md", b"---\nyear: 2015\ntitle: Tics: a review\n---\n")
    (problem,) = problems
    assert problem.message.startswith("line 3: the value of title")
    assert "'Tics: a review'" in problem.message


def test_lists_and_mappings_beside_the_fault_are_read_as_ever() -> None:
    head = "title: a: b\nauthors:\n  - name: Ann Lee\n    orcid: 1\ntags: [x, y]"
    record, _ = parse_record("a.md", f"---\n{head}\n---\n".encode())
    assert record is not None
    assert record.meta["authors"] == [{"name": "Ann Lee", "orcid": "1"}]
    assert record.meta["tags"] == ["x", "y"]


def test_a_head_indented_by_tabs_is_read() -> None:
    record, problems = parse_record("a.md", b"---\n\ttitle: Sleep\n\tyear: 2015\n---\n")
    assert record is not None
    assert record.meta == {"title": "Sleep", "year": "2015"}
    assert [problem.code for problem in problems] == ["yaml-repaired"]
