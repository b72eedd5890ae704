"""Labels of structured abstracts are known by name and place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.normalise.labels import is_label, split_labels


@pytest.mark.parametrize(
    "name",
    [
        "Methods",
        "METHODS",
        "Main outcomes and measures",
        "Authors' conclusions",
        "Authors’ Conclusions",
        "Design, setting, and participants",
    ],
)
def test_labels_are_known_in_any_case(name: str) -> None:
    assert is_label(name)


@pytest.mark.parametrize(
    "name",
    ["Setting and participants", "Background & aims", "PRACTICE IMPLICATIONS", "Design/methods"],
)
def test_names_made_of_the_words_of_labels_are_labels(name: str) -> None:
    assert is_label(name)
    assert split_labels(f"{name}: to sleep. We did.") == [(name, "to sleep. We did.")]


def test_other_words_are_no_labels() -> None:
    assert not is_label("Sleep")
    assert not is_label("Study")
    assert not is_label("The study and results")
    assert not is_label("Sources: data")
    assert not is_label("Methods of sleep")


def test_a_label_inside_a_sentence_splits_nothing() -> None:
    text = "We compared two results: sleep and rest. The ratio was 1:2."
    assert split_labels(text) == [(None, text)]


def test_labels_split_a_paragraph_at_its_sentences() -> None:
    assert split_labels("Aims: to sleep. **Methods:** beds. Results — rest.") == [
        ("Aims", "to sleep. **Methods:** beds. Results — rest."),
    ]
    assert split_labels("Aims: to sleep. Methods: beds. Results: rest.") == [
        ("Aims", "to sleep."),
        ("Methods", "beds."),
        ("Results", "rest."),
    ]


@given(st.text(alphabet="Aims: to. Rel)", max_size=60))
def test_splitting_keeps_every_letter(text: str) -> None:
    pieces = split_labels(text)
    joined = "".join(f"{label or ''}{piece}" for label, piece in pieces)
    assert [c for c in joined if c.isalpha()] == [c for c in text if c.isalpha()]
