"""Keys are found however they are spelt, and in the mappings that hold some."""

from __future__ import annotations

import pytest
from papershelf.normalise import normalise
from papershelf.normalise.meta import by_source

from tests.normalise.records import VOCABULARY, codes_of, read_field, record_of

CITATION = {
    "type": "article-journal",
    "container-title": "Journal of Examples",
    "author": [{"family": "Lee", "given": "Ann"}],
    "issued": "2015-03-02",
    "doi": "10.5555/abc.1",
    "volume": "12",
    "page": "45-67",
}


def test_a_mapping_without_special_keys_is_returned_as_it_is() -> None:
    meta: dict[str, object] = {"title": "Sleep", "doi": "10.1234/x"}
    assert by_source(meta, {})[0] is meta


@pytest.mark.parametrize(
    ("field", "source", "value"),
    [
        ("journal", "citation.container-title", "Journal of Examples"),
        ("doi", "citation.doi", "10.5555/abc.1"),
        ("volume", "citation.volume", "12"),
        ("pages", "citation.page", "45-67"),
        ("published", "citation.issued", "2015-03-02"),
    ],
)
def test_a_citation_s_keys_are_read(field: str, source: str, value: str) -> None:
    read = read_field(field, {"title": "Sleep", "citation": CITATION})
    shown = getattr(read.value, "full", None) or getattr(read.value, "iso", None) or read.value
    assert (read.source, shown, codes_of(read)) == (source, value, [])


def test_the_record_s_own_keys_go_first_unless_they_are_empty() -> None:
    meta: dict[str, object] = {"doi": "10.1234/x", "volume": "", "citation": CITATION}
    assert read_field("doi", meta).value == "10.1234/x"
    assert read_field("volume", meta).value == "12"


def test_another_key_of_the_field_goes_first_too() -> None:
    meta: dict[str, object] = {"venue": "Sleep", "url": "https://x.example/", "citation": CITATION}
    assert read_field("journal", meta).value.full == "Sleep"
    assert read_field("doi", meta).value == "10.5555/abc.1"  # an address need not have the DOI
    assert read_field("published", {"year": "2014", "citation": CITATION}).value.iso == "2014"


def test_the_text_of_a_citation_is_read() -> None:
    meta: dict[str, object] = {
        "title": "Doors of doctors",
        "Citation": "Lee, A., & Diaz, B. (2015). Doors of doctors. <i>Journal of Examples</i>."
        " 12(3).",
    }
    authors = read_field("authors", meta)
    assert [author.inverted for author in authors.value] == ["Lee, A.", "Diaz, B."]
    assert authors.source == "Citation.author"
    journal = read_field("journal", meta)
    assert journal.value.full == "Journal of Examples"
    assert read_field("published", meta).value.iso == "2015"


def test_hugo_s_params_are_read() -> None:
    read = read_field("doi", {"title": "Sleep", "params": {"doi": "10.1234/x"}})
    assert (read.value, read.source) == ("10.1234/x", "params.doi")


def test_an_unknown_key_of_a_holder_is_named_with_it() -> None:
    meta: dict[str, object] = {
        "title": "Sleep",
        "doi": "10.1234/x",
        "citation": {"jornal": "Sleep"},
    }
    problems = normalise(record_of(meta), VOCABULARY).problems
    (problem,) = [problem for problem in problems if problem.code == "key-misspelt"]
    assert (problem.field, problem.message) == (
        "citation.jornal",
        "no field is read from 'citation.jornal'; did you mean 'journal'?",
    )


def test_a_text_under_citation_that_is_none_is_a_section() -> None:
    meta: dict[str, object] = {"title": "Sleep", "doi": "10.1234/x"}
    reading = normalise(
        record_of({**meta, "citation": "Please cite our work as you like."}), VOCABULARY
    )
    assert reading.paper is not None
    assert [section.heading for section in reading.paper.sections] == ["Citation"]


@pytest.mark.parametrize(
    "links",
    [
        [{"name": "DOI", "url": "https://doi.org/10.1234/x"}],
        [
            {"name": "Code", "url": "https://doi.org/10.5281/zenodo.1"},
            {"name": "Paper", "url": "https://doi.org/10.1234/x"},
        ],
        [{"url": "https://sleep.example/a"}, {"url": "https://doi.org/10.1234/x"}],
        [
            {"type": "dataset", "href": "https://doi.org/10.5281/zenodo.1"},
            "https://doi.org/10.1234/x",
        ],
        {"doi": "https://doi.org/10.1234/x"},
        {"slides": "https://x.example/1", "paper": {"url": "https://doi.org/10.1234/x"}},
        "https://doi.org/10.1234/x",
    ],
)
def test_the_doi_is_found_in_a_list_of_links(links: object) -> None:
    read = read_field("doi", {"title": "Sleep", "links": links})
    assert (read.value, read.source, codes_of(read)) == (
        "10.1234/x",
        "links",
        ["doi-from-address"],
    )


def test_a_link_to_something_else_gives_no_doi() -> None:
    links = [
        {"name": "Dataset", "url": "https://doi.org/10.5281/zenodo.1"},
        {"name": "x"},
        "y",
        None,
    ]
    assert read_field("doi", {"links": links}).value is None
    assert read_field("url", {"links": links}).value is None


def test_links_have_the_address_and_the_ids() -> None:
    links = [
        {"name": "arXiv", "url": "https://arxiv.org/abs/2101.00001"},
        {"name": "PubMed", "url": "https://pubmed.ncbi.nlm.nih.gov/12345678/"},
    ]
    assert read_field("url", {"links": links}).value == "https://arxiv.org/abs/2101.00001"
    assert read_field("arxiv", {"links": links}).value == "2101.00001"
    pmid = read_field("pmid", {"links": links})
    assert (pmid.value, codes_of(pmid)) == ("12345678", [])
