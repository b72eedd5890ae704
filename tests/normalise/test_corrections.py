"""Corrections are known by the DOI or the PubMed id of their notice."""

from __future__ import annotations

import pytest

from tests.normalise.records import codes_of, read_field


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("10.5555/Compost.2", ("10.5555/compost.2",)),
        ("https://doi.org/10.5555/compost.2", ("10.5555/compost.2",)),
        ("12345678", ("PMID:12345678",)),
        (["PMID: 12345678", "10.5555/c.2", "pmid:12345678"], ("PMID:12345678", "10.5555/c.2")),
        ("10.5555/c.2; PMID:7", ("10.5555/c.2", "PMID:7")),
        ("nan", ()),
        ("", ()),
    ],
)
def test_ids_of_notices_are_read_in_any_form(value: object, ids: tuple[str, ...]) -> None:
    assert (read_field("corrected_by", {"title": "Soil", "corrected_by": value}).value or ()) == ids


@pytest.mark.parametrize(
    ("value", "code"), [("yes", "field-invalid"), ({"doi": "10.5555/c.2"}, "field-type")]
)
def test_what_is_no_id_is_named(value: object, code: str) -> None:
    read = read_field("corrected_by", {"title": "Soil", "corrected_by": value})
    assert read.value == ()
    assert codes_of(read) == [code]
