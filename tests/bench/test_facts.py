"""How judged facts are counted."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.bench.facts import JUDGED, judgement, paired, present, score
from tests.factories import paper


def test_given_values_are_right_if_judged_so_and_only_stated_ones_are_to_be_found() -> None:
    found = score(
        [
            judgement(["trial"], ["trial"]),
            judgement(["trial"], []),
            judgement([], ["trial"]),
            judgement({"inferred": ["survey"]}, ["survey"]),
            judgement({"inferred": ["survey"]}, []),
            judgement(["children", "adults"], ["adults", "older-adults"]),
        ]
    )
    assert (found.given, found.right) == (5, 3)
    assert (found.stated, found.found) == (4, 2)
    assert found.line.split() == ["3", "of", "5", "60.0%", "2", "of", "4", "50.0%"]


def test_papers_are_found_by_doi_in_any_case_or_by_title() -> None:
    papers = [paper("a", doi="10.1234/ABC"), paper("b", doi=None, title="Rest")]
    rows = [{"doi": "10.1234/abc"}, {"title": "Rest"}]
    assert [one.id for _, one in paired(rows, papers)] == ["a", "b"]
    with pytest.raises(ValueError, match="no record of 'Unrest'"):
        list(paired([{"title": "Unrest"}], papers))


def test_sets_without_a_paper_are_left_out() -> None:
    rows = [
        {"doi": "10.1234/A", "set": "x"},
        {"title": "B", "set": "x"},
        {"doi": "10.1/c", "set": "y"},
    ]
    assert present(rows, [paper("a", doi="10.1234/a")]) == rows[:2]


def test_the_judged_file_says_of_each_paper_what_was_judged() -> None:
    rows = json.loads(JUDGED.read_text("utf-8"))
    assert len({row.get("doi", row.get("title")).lower() for row in rows}) == len(rows)
    assert Counter(row["set"] for row in rows) == {
        "tuned on": 256,
        "held back": 125,
        "pubmed21n1298 1": 120,
        "pubmed21n1298 2": 100,
        "pubmed21n1298 3": 80,
        "pubmed21n1298 4": 60,
    }
    for row in rows:
        assert {*row} - {"doi", "title"} == {"set", "design", "studied", "age"}
