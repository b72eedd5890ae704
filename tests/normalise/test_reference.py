"""The parts of a reference are found in each of the usual styles; the paper is invented."""

from __future__ import annotations

import pytest
from papershelf.normalise.reference import parts_of_reference

from tests.growth import is_linear

TITLE = "Doors of doctors: an invented survey"
PARTS = {
    "journal": "Journal of Examples",
    "volume": "12",
    "issue": "3",
    "pages": "45-67",
    "title": TITLE,
}
STYLES = {
    "Lee, A., & Diaz, B. C. (2015). Doors of doctors: an invented survey. *Journal of Examples*,"
    " *12*(3), 45-67.": "Lee, A., & Diaz, B. C.",
    "Lee A, Diaz BC. Doors of doctors: an invented survey. Journal of Examples. 2015;"
    "12(3):45-67.": "Lee A, Diaz BC",
    'Lee, Ann, and Bo Diaz. "Doors of doctors: an invented survey." Journal of Examples 12, no. 3'
    " (2015): 45-67.": "Lee, Ann, and Bo Diaz",
    "A. Lee and B. Diaz, “Doors of doctors: an invented survey,” <i>Journal of Examples</i>,"
    " vol. 12, no. 3, pp. 45-67, 2015.": "A. Lee and B. Diaz",
    "Lee, A. (2015) 'Doors of doctors: an invented survey', Journal of Examples, 12(3),"
    " pp. 45-67.": "Lee, A.",
    "[7] Lee A, Diaz B (2015) Doors of doctors: an invented survey. Journal of Examples"
    " 12(3):45-67": "Lee A, Diaz B",
}


@pytest.mark.parametrize(("text", "authors"), STYLES.items())
def test_the_parts_of_a_reference_are_found(text: str, authors: str) -> None:
    assert parts_of_reference(text) == {**PARTS, "author": authors, "date": "2015"}


@pytest.mark.parametrize("text", STYLES)
def test_a_title_that_is_known_divides_it_too(text: str) -> None:
    found = parts_of_reference(text, f"{TITLE}.")
    assert {**found, "title": TITLE}.items() >= PARTS.items()


@pytest.mark.parametrize("before", ["https://doi.org/", "doi:", "doi: ", "DOI ", ""])
def test_the_doi_is_a_part(before: str) -> None:
    text = f"Lee A. Doors of doctors. J Ex. 2015;12(3):45-67. {before}10.5555/abc.1."
    found = parts_of_reference(text)
    assert (found["doi"], found["pages"]) == ("10.5555/abc.1", "45-67")


def test_bibtex_is_a_reference() -> None:
    entry = (
        "@article{lee2015, title = {Doors of {D}octors}, author={Lee, Ann and Diaz, Bo},"
        ' journal="Journal of Examples", year=2015}'
    )
    assert parts_of_reference(entry) == {
        "title": "Doors of {D}octors",
        "author": "Lee, Ann and Diaz, Bo",
        "journal": "Journal of Examples",
        "year": "2015",
    }


@pytest.mark.parametrize("text", ["", "lee2015", "true", "Please cite our work.", "x" * 6000])
def test_another_text_has_no_parts(text: str) -> None:
    assert parts_of_reference(text) == {}


@pytest.mark.parametrize("piece", ["Lee, A. (2015) ", '"a ', "a. ", "@x{a={", "10.5555/ "])
def test_reading_is_linear(piece: str) -> None:
    assert is_linear(lambda size: piece * (size // len(piece)), parts_of_reference, 5_000)
