"""The comparison of judgements with what a catalogue lists."""

from __future__ import annotations

import json

import pytest
from papershelf.model import Tag, TagStatus

from tests.bench.about import JUDGED, figures, verdicts
from tests.factories import paper


def test_only_papers_about_a_term_count() -> None:
    papers = [
        paper("a", doi="10.1/a", conditions=(Tag("adhd", TagStatus.ABOUT),)),
        paper("b", doi=None, conditions=(Tag("adhd", TagStatus.MENTIONS),)),
        paper("c", doi="10.1/c", conditions=(Tag("adhd", TagStatus.ABOUT),)),
    ]
    judged = [
        {"paper": name, "term": "adhd", "judgement": judgement}
        for name, judgement in (("10.1/a", "A"), ("b", "A"), ("10.1/c", "P"))
    ]
    found = list(verdicts(papers, judged))
    assert figures(found) == (2, 1, 2)
    assert [one.right for one in found] == [True, False, False]


def test_a_judged_paper_that_is_missing_ends_the_run() -> None:
    with pytest.raises(SystemExit, match=r"10\.1/z: judged"):
        list(verdicts([], [{"paper": "10.1/z", "term": "adhd", "judgement": "A"}]))


def test_thirty_papers_are_judged_for_each_term() -> None:
    judged = json.loads(JUDGED.read_text("utf-8"))
    terms = [entry["term"] for entry in judged]
    assert {terms.count(term) for term in terms} == {30}
    assert {entry["judgement"] for entry in judged} == set("APMN")
