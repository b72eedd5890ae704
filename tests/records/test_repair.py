"""Front matter that is not YAML is read as it was meant, with a note."""

from __future__ import annotations

import pytest
from papershelf.records.parse import parse_record

from tests.growth import is_linear


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
        ('title: "Sleep": a review', '"Sleep": a review'),
        ("title: 'Sleep' or 'rest': a review", "'Sleep' or 'rest': a review"),
        ('title: He said "no": a review', 'He said "no": a review'),
        ("title: Sleep:", "Sleep:"),
        ("title: [Sleep: a: review, 'Rest']", ["Sleep: a: review", "Rest"]),
        ("title:Sleep", "Sleep"),
        ("title：Sleep", "Sleep"),
        ("title: - Sleep", "- Sleep"),
        ("title: >\nSleep\nin adults", "Sleep in adults"),
        ('title: "Sleep", "Rest"', ["Sleep", "Rest"]),
        ("title: 'Sleep'; \"Rest\"", ["Sleep", "Rest"]),
        ("title: - Sleep\n - Rest", ["Sleep", "Rest"]),
        ("title: - name: Sleep\n    year: 1\n  - Rest", [{"name": "Sleep", "year": "1"}, "Rest"]),
        ("title:\n\tSleep", "Sleep"),
        ("title: Sleep\n  in: forty adults", "Sleep in: forty adults"),
        ("title: |\n  Sleep\n\n  Rest\nbad: a: b", "Sleep\n\nRest"),
    ],
)
def test_a_value_that_is_no_yaml_is_the_text_that_stands_there(line: str, value: object) -> None:
    head = f"---\njournal: Journal of Sleep\n{line}\nyear: 2015\n---\nText"
    record, problems = parse_record("a.md", head.encode())
    assert record is not None
    meta = {key: text for key, text in record.meta.items() if key != "bad"}
    assert meta == {"journal": "Journal of Sleep", "title": value, "year": "2015"}
    assert {problem.code for problem in problems} == {"yaml-repaired"}


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (
            "\n  title: Sleep: a review\n  journal: J of X\n  author:\n    - Ann Lee",
            {"title": "Sleep: a review", "journal": "J of X", "author": ["Ann Lee"]},
        ),
        ("\n  title: Sleep: a review", {"title": "Sleep: a review"}),
        ("\n  container-title: J: X\n  year: 2015", {"container-title": "J: X", "year": "2015"}),
        ("\n  Aim: to see: how\n  Methods: beds", {"Aim": "to see: how", "Methods": "beds"}),
        ("\n  title: [Sleep\n  doi: 1", {"title": "[Sleep", "doi": "1"}),
        ("\n  - name: Ann Lee\n    affiliation: Dept: X\n  - Bo Diaz",
         [{"name": "Ann Lee", "affiliation": "Dept: X"}, "Bo Diaz"]),
        ("\n- place: Dept: X\n  name: Ann Lee", [{"place": "Dept: X", "name": "Ann Lee"}]),
        ("\n  x:\n    y:\n      - z: a: b\n        t: 1", {"x": {"y": [{"z": "a: b", "t": "1"}]}}),
        ("\n  y: |\n    One.\n\n    Two: a\n  t: a: b", {"y": "One.\n\nTwo: a", "t": "a: b"}),
        ("\n  Sleep: a review: of beds", "Sleep: a review: of beds"),
        ("\n  We slept: it: was\n  warm", "We slept: it: was warm"),
        ("\n- Sleep: a review: of beds", ["Sleep: a review: of beds"]),
    ],
)  # fmt: skip
def test_a_fault_in_a_mapping_leaves_its_other_keys(lines: str, value: object) -> None:
    record, problems = parse_record("a.md", f"---\nx:{lines}\nend: 1\n---\n".encode())
    assert record is not None
    assert record.meta == {"x": value, "end": "1"}
    assert {problem.code for problem in problems} == {"yaml-repaired"}


def test_the_note_on_a_key_in_a_mapping_names_its_line() -> None:
    (note,) = notes("citation:\n  doi: 1\n  title: Sleep: a review")
    assert note.startswith("line 4: the value of title has a colon")
    (note,) = notes("authors:\n- name: Bo\n- name: Ann Lee\n  affiliation: Dept: X")
    assert note.startswith("line 5: the value of affiliation has a colon")


def test_a_key_twice_in_a_faulty_mapping_is_found() -> None:
    record, problems = parse_record("a.md", b"---\n\nx:\n  b: 1: 2\n  b: 3\n---\n")
    assert record is not None
    assert record.meta == {"x": {"b": "3"}}
    assert record.repeated == (("x", "1: 2"),)
    assert "line 4 and again in line 5" in problems[-1].message


def test_mappings_in_mappings_are_read_in_linear_time() -> None:
    def head(size: int) -> bytes:
        lines = "".join(f"{' ' * min(n, 60)}k{n}:\n" for n in range(size))
        return f"---\n{lines}{' ' * 61}a: b: c\n---\n".encode()

    assert is_linear(head, lambda data: parse_record("a.md", data), 900)


def notes(head: str) -> list[str]:
    """The messages about a record with this front matter; its first line is the second."""
    _, problems = parse_record("a.md", f"---\n{head}\n---\n".encode())
    return [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("line", "fault", "write"),
    [
        ("title: Tics: a review", "has a colon", '"Tics: a review"'),
        ('title: "Tics": a review', "goes on after its closing", "'\"Tics\": a review'"),
        ('title: "He said "no" to it"', "within quotation marks", "'He said \"no\" to it'"),
        ('title: "Tics', "does not close it", '"Tics"'),
        ('title: "a\\q"', "a backslash", "'a\\q'"),
        ("title: [Tics", "begins with [", '"[Tics"'),
        ("title: *Tics*", "begins with *", '"*Tics*"'),
    ],
)
def test_the_note_says_what_is_wrong_and_what_to_write(line: str, fault: str, write: str) -> None:
    (note,) = notes(f"year: 2015\n{line}")
    assert note.startswith("line 3: the value of title ")
    assert fault in note
    assert note.endswith(f"Write title: {write}")
    # What the note says to write is read as it was meant.
    assert notes(f"title: {write}") == []


def test_a_long_value_is_not_repeated_in_the_note() -> None:
    (note,) = notes(f"abstract: We asked: {'a b ' * 100}")
    assert note.endswith("Put quotation marks around it")
    assert len(note) < 150


@pytest.mark.parametrize(
    ("head", "text", "line"),
    [
        ("abstract: |\n  One.\nTwo.\n  Three.", "One.\nTwo.\nThree.", 4),
        ("abstract: |-\n    One.\n\n    Two.\n  Three.\n", "One.\n\nTwo.\nThree.", 6),
        ("abstract: >\n  One.\nTwo three.", "One. Two three.", 4),
        ("abstract: |\nOne.", "One.", 3),
    ],
)
def test_a_line_that_is_indented_too_little_is_named(head: str, text: str, line: int) -> None:
    record, problems = parse_record("a.md", f"---\n{head}\n---\n".encode())
    assert record is not None
    assert record.meta == {"abstract": text}
    assert problems[0].message == (
        f"line {line}: the line is indented less than the text of abstract; read as part of it."
        " Indent all lines of the text alike"
    )


def test_an_item_of_a_list_is_named_by_its_own_line() -> None:
    (note,) = notes("authors:\n- name: Ann Lee\n  orcid: 1\n- Bo: Diaz: x")
    assert note.startswith("line 5: an item of authors has a colon")
    assert note.endswith('Write - "Bo: Diaz: x"')


def test_items_beside_a_faulty_one_are_read_as_ever() -> None:
    record, _ = parse_record("a.md", b"---\nauthors:\n- name: Ann\n  orcid: 1\n- [Bo\n---\n")
    assert record is not None
    assert record.meta["authors"] == [{"name": "Ann", "orcid": "1"}, "[Bo"]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("title: a\n\tyear: 2015", "line 3: indented by a tab. Replace it by spaces"),
        ("title:\n\ta\n\tb", "line 3 and 1 more: indented by a tab"),
        ("title:Sleep\nyear: 2015", "line 2: write a space after the colon of title:"),
        ("title：Sleep\nyear: 2015", "line 2: write a colon and a space"),
        (" title: a\nyear: 2015", "indented unevenly"),
    ],
)
def test_a_fault_of_lines_says_what_to_replace(head: str, words: str) -> None:
    assert any(words in note for note in notes(head))


@pytest.mark.parametrize(
    "head", ["title: Sleep\n\tyear: 2015", "title: Sleep\n year: 2015", " title: Sleep\nyear: 2015"]
)
def test_a_key_after_a_tab_or_one_blank_is_a_key(head: str) -> None:
    record, _ = parse_record("a.md", f"---\n{head}\n---\n".encode())
    assert record is not None
    assert record.meta == {"title": "Sleep", "year": "2015"}


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("just words", "it is one text, expected keys with a colon"),
        ("- a\n- b", "it is a list, expected keys with a colon"),
        ("title: a: b\n\nWords of a body.", "line 4: 'Words of a body.' belongs to no key"),
        ("{a: b", "line 2: '{a: b' belongs to no key"),
        ("a: [" + "x, " * 50_000, "it has 150,005 characters"),
        ("\n".join(f"k{n}: a: b" for n in range(300)), "it has 300 keys"),
        (f"a: {'[' * 1200}", "nested more than 50 deep"),
    ],
)
def test_what_nobody_can_read_says_which_line_to_correct(head: str, words: str) -> None:
    (message,) = notes(head)
    assert message.startswith("the front matter cannot be read: ")
    assert words in message
    # libyaml speaks of mapping values, tokens, block mappings and nodes.
    assert not any(word in message for word in ("token", "node", "block", "context", "scalar"))


def test_a_key_that_is_written_twice_names_both_lines_and_what_is_lost() -> None:
    record, problems = parse_record("a.md", b"\n---\n\ntitle: a\nyear: 1\ntitle: b\n---\n")
    assert record is not None
    assert record.meta["title"] == "b"
    assert record.repeated == (("title", "a"),)
    assert [(p.code, p.field, p.message) for p in problems] == [
        (
            "key-repeated",
            "title",
            "title is in line 4 and again in line 6; 'a' is not read. Delete one of them",
        )
    ]


def test_a_key_twice_beside_a_fault_of_yaml_is_found_too() -> None:
    record, problems = parse_record("a.md", b"---\ntitle: a: b\ndoi: 1\ntitle: c: d\n---\n")
    assert record is not None
    assert record.meta["title"] == "c: d"
    assert [p.code for p in problems] == ["yaml-repaired", "yaml-repaired", "key-repeated"]
    assert "line 2 and again in line 4" in problems[-1].message


def test_a_head_that_is_no_yaml_is_read_in_linear_time() -> None:
    def head(size: int) -> bytes:
        return f"---\ntitle: [{'a: b: c, ' * size}]\nx: {'y: ' * size}\n---\n".encode()

    assert is_linear(head, lambda data: parse_record("a.md", data), 7000)


def test_lists_and_mappings_beside_the_fault_are_read_as_ever() -> None:
    head = "title: a: b\nauthors:\n  - name: Ann Lee\n    orcid: 1\ntags: [x, y]"
    record, _ = parse_record("a.md", f"---\n{head}\n---\n".encode())
    assert record is not None
    assert record.meta["authors"] == [{"name": "Ann Lee", "orcid": "1"}]
    assert record.meta["tags"] == ["x", "y"]


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ("\n  Ann Lee\n  Bo C. Diaz", "Ann Lee\nBo C. Diaz"),
        ("\n  Ann Lee\n   Bo Diaz\n", "Ann Lee\nBo Diaz"),
        ("\n  Ann Lee", "Ann Lee"),
        ("\n  The sleep of\n  tired adults", "The sleep of tired adults"),
        ("\n  Ann: Lee\n", {"Ann": "Lee"}),
    ],
)
def test_names_on_lines_of_their_own_are_kept_apart(lines: str, value: object) -> None:
    record, _ = parse_record("a.md", f"---\nauthors:{lines}\nyear: 1\n---\n".encode())
    assert record is not None
    assert record.meta == {"authors": value, "year": "1"}


def test_a_head_indented_by_tabs_is_read() -> None:
    record, problems = parse_record("a.md", b"---\n\ttitle: Sleep\n\tyear: 2015\n---\n")
    assert record is not None
    assert record.meta == {"title": "Sleep", "year": "2015"}
    assert [problem.code for problem in problems] == ["yaml-repaired"]
