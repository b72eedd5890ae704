"""The text of all records adds up, merged and cut ones too."""

from __future__ import annotations

import pytest
from papershelf.catalogue import Catalogue
from papershelf.catalogue.build import build_catalogue
from papershelf.normalise import normalise
from papershelf.settings import Settings

from tests.normalise.records import ABSTRACT, VOCABULARY, record_of

BODY = f"## Abstract\n\n{ABSTRACT}\n\n## Results\n\nThey rest at noon, all of them.\n"


def catalogue_of(bodies: list[str], *, limit: int = 1000, doi: str = "10.1234/a") -> Catalogue:
    """The catalogue of records of one paper."""
    meta: dict[str, object] = {"title": "Sleep and attention", "doi": doi, "authors": ["Ann Lee"]}
    readings = []
    for number, body in enumerate(bodies):
        record = record_of(meta, body)
        record = type(record)(f"{number}.md", record.meta, record.body, False)
        readings.append(normalise(record, VOCABULARY))
    return build_catalogue(readings, VOCABULARY, Settings(body_limit=limit), len(readings))


def test_text_of_a_merged_record_that_the_paper_has_not_is_withheld() -> None:
    catalogue = catalogue_of([BODY, BODY.replace("noon", "dawn")])
    # Its abstract is on the page once.
    assert catalogue.text.withheld == {"merged": len(f"{ABSTRACT}They rest at dawn, all of them.")}
    assert catalogue.text.lost == 0


@pytest.mark.parametrize("limit", [10, 1000])
def test_text_beyond_the_limit_is_withheld_with_a_problem(limit: int) -> None:
    catalogue = catalogue_of([BODY], limit=limit)
    beyond = max(0, len("They rest at noon, all of them.") - limit)
    assert catalogue.text.withheld == ({"limit": beyond} if beyond else {})
    assert ("body-cut" in {problem.code for problem in catalogue.problems}) is bool(beyond)


def test_text_of_a_rejected_record_is_withheld() -> None:
    record = record_of({}, BODY)
    reading = normalise(record, VOCABULARY)
    catalogue = build_catalogue([reading], VOCABULARY, Settings(), 1)
    assert catalogue.text.withheld == {"rejected": catalogue.text.read}
    assert catalogue.text.read > len(ABSTRACT)
