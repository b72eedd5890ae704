"""Prose of the front matter that no field is read from is shown, or withheld with a problem."""

from __future__ import annotations

import pytest
from papershelf.model import Section
from papershelf.normalise import normalise
from papershelf.normalise.ledger import Reason

from tests.normalise.records import ABSTRACT, VOCABULARY, record_of

SENTENCE = "We asked forty adults about their beds."
META: dict[str, object] = {"title": "Sleep", "doi": "10.1234/x", "abstract": ABSTRACT}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (SENTENCE, SENTENCE),
        ([SENTENCE, "Soft."], f"{SENTENCE}\n\nSoft."),
        ({"beds": SENTENCE}, f"**Beds:** {SENTENCE}"),
    ],
)
def test_sentences_are_a_section_under_their_key(value: object, text: str) -> None:
    reading = normalise(record_of({**META, "key_findings": value}), VOCABULARY)
    assert reading.paper is not None
    assert reading.paper.sections == (Section("Key findings", text),)
    assert reading.text.withheld == {}
    assert reading.text.lost == 0


def test_other_prose_is_withheld_with_a_problem() -> None:
    reading = normalise(record_of({**META, "shelfmark": "a b c d e f"}), VOCABULARY)
    assert reading.text.withheld == {Reason.UNREAD: 11}
    assert "text-withheld" in {problem.code for problem in reading.problems}


@pytest.mark.parametrize("key", ["keywords", "conditions", "title", "search_query"])
def test_keys_that_are_read_or_hold_words_are_no_prose(key: str) -> None:
    reading = normalise(record_of({**META, key: "One of these is no sentence, is it?"}), VOCABULARY)
    assert reading.text.read == len(ABSTRACT)
