"""The vocabulary's words for the browser."""

from __future__ import annotations

import json
import zlib
from typing import Any

from papershelf.index.names import name_key, names_file
from papershelf.vocabulary import Term, TermKind, Vocabulary

from tests.index.decode import RAW_DEFLATE


def names_of(*terms: Term) -> dict[str, Any]:
    data = names_file(Vocabulary({term.slug: term for term in terms}))
    found: dict[str, Any] = json.loads(zlib.decompress(data, RAW_DEFLATE))
    return found


TICS = Term("tic-disorders", TermKind.CONDITION, "Tic disorders", synonyms=("motor tic",))
TOURETTE = Term(
    "tourette-syndrome",
    TermKind.CONDITION,
    "Tourette syndrome",
    synonyms=("Tourette's",),
    abbreviations=("GTS",),
    ambiguous=("TS",),
    supporting=("tics", "TD"),
    plain=("can't stop blinking",),
)


def test_every_name_leads_to_its_term_by_its_stems() -> None:
    found = names_of(TICS, TOURETTE)
    assert found["terms"][1] == ["condition", "tourette-syndrome", "Tourette syndrome"]
    names = found["names"]
    assert names["motor tic"] == [0]
    assert names["tourett"] == names["gt"] == names["cant stop blink"] == names["tic"] == [1]


def test_a_name_may_belong_to_several_terms() -> None:
    tic = Term("tic", TermKind.TOPIC, "Tics")
    assert names_of(TICS, TOURETTE, tic)["names"]["tic"] == [1, 2]


def test_abbreviations_that_are_words_elsewhere_count_in_their_own_case_only() -> None:
    found = names_of(TOURETTE)
    assert found["exact"] == {"TS": [0], "TD": [0]}
    assert "ts" not in found["names"]


def test_stop_words_of_a_name_stay() -> None:
    assert name_key("on the Spectrum") == "on the spectrum"


def test_a_name_without_words_is_left_out() -> None:
    assert "" not in names_of(Term("odd", TermKind.TOPIC, "…"))["names"]
