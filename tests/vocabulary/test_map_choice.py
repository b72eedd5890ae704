"""What the evidence map shows: what is read, what is left out, which faults are named."""

from __future__ import annotations

import pytest
import yaml
from papershelf.vocabulary.map_choice import MapChoice, Only, axes, read_map

from tests.facets import CONDITION, DESIGN, FACETS, TOPIC

TERMS = {
    "condition": ["adhd", "asd"],
    "topic": ["sleep", "genetics"],
    "design": ["review", "trial"],
    "age": ["children"],
}


def test_every_key_is_read() -> None:
    text = """
rows: topic
columns: condition
row_terms: [sleep]
column_terms: [adhd, asd]
filter: design
only: {In children: age=children}
reviews: [review]
many: 3
years: 10
"""
    faults: list[str] = []
    found = read_map(yaml.safe_load(text), FACETS, TERMS, faults)
    assert faults == []
    assert found == MapChoice(
        "topic",
        "condition",
        ("sleep",),
        ("adhd", "asd"),
        "design",
        Only("In children", "age", "children"),
        ("review",),
        3,
        10,
    )


@pytest.mark.parametrize("value", [None, {}, {"many": None, "only": None}])
def test_what_is_left_out_has_a_default(value: object) -> None:
    assert read_map(value, FACETS, TERMS, []) == MapChoice(many=10, years=5)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("rwos: topic", "map.rwos: unknown key; did you mean 'rows'?"),
        ("rows: topics", "map.rows: topics: unknown facet; did you mean 'topic'?"),
        ("filter: topic", "map.filter: topic: unknown facet; known: age, design"),
        ("row_terms: [adhdd]", "map.row_terms: adhdd: unknown term; did you mean 'adhd'?"),
        ("column_terms: [adhd]", "map.column_terms: adhd: unknown term; known: genetics, sleep"),
        ("reviews: [revue]", "map.reviews: revue: unknown term; did you mean 'review'?"),
        ("only: {X: age}", "map.only.X: found 'age', expected facet=value"),
        ("only: {X: age=adults}", "map.only: adults: unknown term; known: children"),
        ("many: .inf", "map.many: found inf, expected a whole number"),
        ("years: 2.5", "map.years: found 2.5, expected a whole number"),
        ("many: few", "map.many: found 'few', expected a number of 0 or more"),
    ],
)
def test_a_fault_is_named_with_its_place(text: str, fault: str) -> None:
    faults: list[str] = []
    read_map(yaml.safe_load(text), FACETS, TERMS, faults)
    assert faults == [fault]


def test_the_first_two_facets_of_tags_are_the_axes_unless_the_shelf_says_otherwise() -> None:
    assert axes(MapChoice(), FACETS) == (CONDITION, TOPIC)
    assert axes(MapChoice(rows="topic"), FACETS) == (TOPIC, CONDITION)
    assert axes(MapChoice(columns="condition"), FACETS) == (TOPIC, CONDITION)
    assert axes(MapChoice(columns="design"), FACETS) == (CONDITION, DESIGN)


def test_one_facet_makes_no_map() -> None:
    assert axes(MapChoice(), [CONDITION, DESIGN]) is None
    assert axes(MapChoice(rows="condition", columns="condition"), [CONDITION]) is None
