"""The curator's vocabulary file: what is read, and which faults are named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from papershelf.vocabulary import FaultyFileError, load_vocabulary

from tests.facets import CONDITION, DECLARED


def write(folder: Path, text: str) -> Path:
    path = folder / "vocabulary.yml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> tuple[str, ...]:
    """The faults of a file that declares facets, if it is one that may."""
    if text[:1].isalpha() and ":" in text:
        text = f"{text}\n{DECLARED}"
    with pytest.raises(FaultyFileError) as caught:
        load_vocabulary(write(folder, text))
    assert str(folder / "vocabulary.yml") in str(caught.value)
    return caught.value.faults


def test_every_key_of_a_term_is_read(tmp_path: Path) -> None:
    text = f"""
{DECLARED}
conditions:
  moods: {{label: Moods, grouping: true}}
  blue-mood:
    label: Blue mood
    description: >-
      A mood
      of blue.
    synonyms: [blueness]
    abbreviations: [BMD]
    ambiguous: [BM]
    plain: [feeling blue]
    aliases: [blue_mood]
    unless: [blue moon]
    supporting: [moody]
    mesh: D003866
    mondo: MONDO:0002050
    parent: moods
topics:
  colours: {{label: Colours, broad: true, loose: true}}
designs:
  trial: {{label: Trial, title_words: [tried], patterns: [was tried], follows: [tall]}}
ages:
  tall: {{label: Tall, range: [2, 99.5]}}
ignored: [General]
ignored_keys: [shelfmark, My rating]
ignored_files: ["*.pdf", /drafts/]
"""
    vocabulary = load_vocabulary(write(tmp_path, text))
    term = vocabulary.terms["blue-mood"]
    assert (term.kind, term.label, term.description) == (
        CONDITION.name,
        "Blue mood",
        "A mood of blue.",
    )
    assert (term.synonyms, term.abbreviations, term.ambiguous) == (("blueness",), ("BMD",), ("BM",))
    assert (term.plain, term.aliases, term.unless) == (
        ("feeling blue",),
        ("blue_mood",),
        ("blue moon",),
    )
    assert (term.supporting, term.parent) == (("moody",), "moods")
    assert term.identifiers == (("mesh", "D003866"), ("mondo", "MONDO:0002050"))
    assert vocabulary.terms["moods"].grouping
    assert vocabulary.terms["colours"].broad
    assert vocabulary.terms["colours"].loose
    assert not term.loose
    trial = vocabulary.terms["trial"]
    assert (trial.title_words, trial.patterns) == (("tried",), ("was tried",))
    assert trial.follows == ("tall",)
    assert vocabulary.terms["tall"].range == (2, 99.5)
    assert vocabulary.ignores("general")
    assert vocabulary.ignored_keys == {"shelfmark", "My rating"}
    assert vocabulary.ignored_files == ("*.pdf", "/drafts/")


def test_terms_keep_the_order_of_the_file(tmp_path: Path) -> None:
    text = f"{DECLARED}conditions:\n  b: {{label: B}}\n  a: {{label: A}}\n"
    vocabulary = load_vocabulary(write(tmp_path, text))
    assert [term.slug for term in vocabulary.of_kind(CONDITION.name)] == ["b", "a"]


def test_a_file_that_declares_nothing_is_an_empty_vocabulary(tmp_path: Path) -> None:
    vocabulary = load_vocabulary(write(tmp_path, "facets: {}\n"))
    assert (vocabulary.terms, vocabulary.facets, vocabulary.main) == ({}, (), None)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ignored_keys: shelfmark", "ignored_keys: found 'shelfmark', expected a list of texts"),
        ("ignored_files: ['[z-a]']", "ignored_files: '[z-a]' is no pattern"),
        ("conditions: {a: {}}", "conditions.a: label missing"),
        ("conditions: {a: {label: A, synonim: [x]}}", "did you mean 'synonyms'?"),
        ("condition: {a: {label: A}}", "did you mean 'conditions'?"),
        ("conditions: {A_b: {label: A}}", "expected lower-case words joined by hyphens"),
        ("conditions: {a: {label: A, mesh: D12}}", "expected an id such as D005879"),
        ("conditions: {a: {label: A, mondo: 5258}}", "mondo: found 5258, expected a text"),
        ("conditions: {a: {label: A, mondo: MONDO_0005258}}", "an id such as MONDO:0007661"),
        ("conditions: {a: {label: A, parent: bb}, b: {label: B}}", "did you mean 'b'?"),
        ("conditions: {a: {label: A, parent: a}}", "is below a itself"),
        ("topics: {a: {label: A}}\ndesigns: {a: {label: B}}", "the slug names a topic already"),
        ("conditions: {a: {label: A, synonyms: [no, 5]}}", "found False, expected a text"),
        ("conditions: {a: {label: A, synonyms: x}}", "expected a list of texts"),
        ("conditions: {a: {label: A, synonyms: ['?']}}", "expected a text (quote it)"),
        ("conditions: {a: {label: [A]}}", "expected a text"),
        ("conditions: {a: {label: A, broad: maybe}}", "expected true or false"),
        (
            "designs: {a: {label: A, range: [1]}}",
            "designs.a.range: found [1], expected two numbers",
        ),
        (
            "designs: {a: {label: A, range: [9, 1]}}",
            "designs.a.range: found [9, 1], expected the smaller number first",
        ),
        (
            "designs: {a: {label: A, range: [1, x]}}",
            "designs.a.range: found 'x', expected a number",
        ),
        ("designs: {a: {label: A, patterns: [N ..]}}", "designs.a.patterns: 'N ..' has no word"),
        ("designs: {a: {label: A, follows: [a]}}", "a.follows: a: unknown fact"),
        ("conditions: {a: [x]}", "found list, expected a mapping"),
        ("conditions: [a]", "found list, expected a mapping"),
        ("conditions:\n  a: {label: A}\n  a: {label: B}", "line 3: 'a' is in line 2 already"),
        ("conditions: {a: {label: A}", "not valid YAML: line 2: did not find expected"),
        (
            "a: b\n\nc: 'd\n",
            "found unexpected end of stream in what begins in line 3",
        ),
        ("a: b\n]\n", "not valid YAML: line 2: did not find expected key in what begins in line 1"),
        ("\x00", "not valid YAML"),
        ("a", "found str, expected a mapping"),
        ("!!python/object/apply:os.getcwd []", "not valid YAML"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    assert any(fault in found for found in faults(tmp_path, text)), faults(tmp_path, text)


def test_a_word_claimed_twice_within_a_kind_is_a_fault(tmp_path: Path) -> None:
    text = (
        "conditions:\n  a: {label: A, synonyms: [Blue-Mood]}\n  b: {label: B, aliases: [blue_mood]}"
    )
    assert faults(tmp_path, text) == ("b: 'blue_mood' is claimed by a already",)


def test_a_word_may_serve_two_kinds(tmp_path: Path) -> None:
    text = f"{DECLARED}conditions: {{a: {{label: Blue}}}}\ntopics: {{b: {{label: Blue}}}}"
    assert len(load_vocabulary(write(tmp_path, text)).terms) == 2


def test_a_cycle_of_parents_is_a_fault_at_each_of_its_terms(tmp_path: Path) -> None:
    text = (
        "conditions:\n  a: {label: A, parent: b}\n  b: {label: B, parent: a}\n"
        "  c: {label: C, parent: a}\n"
    )
    assert faults(tmp_path, text) == (
        "a.parent: b is below a itself",
        "b.parent: a is below b itself",
    )


def test_all_faults_are_listed_at_once(tmp_path: Path) -> None:
    text = "conditions:\n  A: {mesh: x, parent: y}\n  b: {label: B, words: [1]}\n"
    assert len(faults(tmp_path, text)) == 5


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FaultyFileError, match=r"absent\.yml: 1 fault"):
        load_vocabulary(tmp_path / "absent.yml")


def bomb(levels: int) -> str:
    """Aliases that name ten to the power of `levels` values."""
    lines = ["a0: &a0 [" + "x, " * 10 + "]"]
    lines += [f"a{n}: &a{n} [" + f"*a{n - 1}, " * 10 + "]" for n in range(1, levels)]
    return "\n".join(lines)


BOMBS = {
    "aliases": bomb(9),
    "mappings": "\n".join(
        ["a0: &a0 {x: y}"]
        + [
            f"a{n}: &a{n} {{" + ", ".join(f"k{i}: *a{n - 1}" for i in range(10)) + "}"
            for n in range(1, 9)
        ]
    ),
    "merges": "\n".join(
        ["a0: &a0 {x: y}"]
        + [f"a{n}: &a{n} {{<<: [" + ", ".join([f"*a{n - 1}"] * 10) + "]}" for n in range(1, 9)]
    ),
    "itself": "a: &a [*a]",
    "its mapping": "a: &a {b: *a}",
    "depth": "a: " + "[" * 3_000 + "]" * 3_000,
    "brackets": "a: " + "[" * 100_000,
    "indented": "\n".join(" " * n + "a:" for n in range(3_000)),
    "digits": "ignored: [" + "9" * 5_000 + "]",
    "key of digits": "9" * 5_000 + ": x",
    "hexadecimal": "ignored: [0x" + "f" * 9_000 + "]",
    "no day": "ignored: [2024-02-31]",
    "key of a list": "? [a]\n: b",
    "surrogate": 'ignored: ["\\ud800"]',
    "binary": "a: !!binary x",
    "code": "a: !!python/object/apply:os.system [ls]",
    "stars": "ignored_files: [a*a*a*a*a*a*a*a*b]",
    "folders": "ignored_files: [" + "**/" * 9 + "x]",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_a_fault_like_any_other(tmp_path: Path, name: str) -> None:
    """In a process of its own, which may need neither much time nor much memory."""
    path = write(tmp_path, BOMBS[name] + "\n" + DECLARED)
    code = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
from pathlib import Path
from papershelf.vocabulary import FaultyFileError, load_vocabulary
try:
    load_vocabulary(Path({str(path)!r}))
except FaultyFileError as error:
    sys.exit(str(error))
"""
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False
    )
    assert result.returncode == 1
    assert result.stderr.startswith(f"{path}: ")
    assert len(result.stderr) < 20_000


def test_many_faults_are_counted_and_the_first_are_listed(tmp_path: Path) -> None:
    found = faults(tmp_path, "ignored: [" + "1, " * 50_000 + "]")
    assert len(found) == 50_000
    error = FaultyFileError(tmp_path, found)
    assert "50,000 fault(s)" in str(error)
    assert "and 49,900 more" in str(error)
