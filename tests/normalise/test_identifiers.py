"""Ids are read in every form that they are written in, addresses lead to the web."""

from __future__ import annotations

import pytest
from papershelf.normalise.identifiers import (
    clean_arxiv,
    clean_issn,
    clean_pmcid,
    clean_pmid,
    clean_url,
)

from tests.normalise.records import codes_of, read_field


@pytest.mark.parametrize(
    ("supplied", "pmid"),
    [
        ("123456", "123456"),
        ("PMID: 12", "12"),
        ("pmid:12345678", "12345678"),
        ("PubMed ID 123", "123"),
        ("12345678 [Indexed for MEDLINE]", "12345678"),
        ("12345678.0", "12345678"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "12345678"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/12345678", "12345678"),
        ("https://pubmed.ncbi.nlm.nih.gov/?term=12345678", "12345678"),
        ("[12345678](https://pubmed.ncbi.nlm.nih.gov/12345678)", "12345678"),
        ("12345678; 23456789", "12345678"),
        ("https://pubmed.ncbi.nlm.nih.gov/?term=10.1234/abc", None),
        ("x12", None),
        ("PMC123456", None),
        ("123456789", None),
        ("0", None),
        ("0.0", None),
        ("PMID: 00000000", None),
        ("00123456", "123456"),
    ],
)
def test_a_pubmed_id_has_one_to_eight_digits(supplied: str, pmid: str | None) -> None:
    assert clean_pmid(supplied) == pmid


@pytest.mark.parametrize(
    ("supplied", "doi"),
    [
        ("10.1234/final", "10.1234/final"),
        ("https://doi.org/10.1234/final", "10.1234/final"),
        ("10.5555/EARLY", None),
        ("N.A.", None),
    ],
)
def test_a_published_version_is_another_doi_than_the_paper_s_own(
    supplied: str, doi: str | None
) -> None:
    for key in ("preprint_of", "published_doi"):
        meta: dict[str, object] = {"doi": "10.5555/early", key: supplied}
        assert read_field("preprint_of", meta).value == doi


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://host/x",
        "//host/x",
        "https://",
        "https://host/a b",
        'https://host/"onload=',
        "http://[::1",
        "data:text/html,x",
    ],
)
def test_only_web_addresses_are_addresses(url: str) -> None:
    assert clean_url(url) is None


@pytest.mark.parametrize(
    ("url", "kept", "codes"),
    [
        ("https://pmc.example/PMC1", "https://pmc.example/PMC1", []),
        ("https://doi.org/10.1234/x", None, []),
        ("https://doi.org/10.1234/other", None, ["url-contradicts-doi"]),
        ("www.host", None, ["url-malformed"]),
    ],
)
def test_an_address_says_more_than_the_doi_or_is_dropped(
    url: str, kept: str | None, codes: list[str]
) -> None:
    found = read_field("url", {"doi": "10.1234/x", "url": url})
    assert (found.value, codes_of(found)) == (kept, codes)


@pytest.mark.parametrize(
    ("supplied", "issn"),
    [
        ("0378-5955", "0378-5955"),
        ("03785955", "0378-5955"),
        ("2434-561x", "2434-561X"),
        ("1234-5678; 0378-5955", "0378-5955"),
        ("0378-5956", None),
        ("10378-5955", None),
        ("soon", None),
    ],
)
def test_the_last_digit_of_an_issn_checks_the_others(supplied: str, issn: str | None) -> None:
    assert clean_issn(supplied) == issn


@pytest.mark.parametrize(
    ("supplied", "pmcid"),
    [
        ("PMC1234567", "PMC1234567"),
        ("1234567", "PMC1234567"),
        ("PMC1234567.1", "PMC1234567"),
        ("https://pmc.example/articles/pmc12/", "PMC12"),
        ("PMC", None),
        ("PMC0", None),
        ("0.0", None),
        ("soon", None),
    ],
)
def test_a_pubmed_central_id_is_pmc_and_digits(supplied: str, pmcid: str | None) -> None:
    assert clean_pmcid(supplied) == pmcid


@pytest.mark.parametrize(
    ("supplied", "arxiv"),
    [
        ("2101.00001", "2101.00001"),
        ("arXiv:2101.00001v2 [cs.CL]", "2101.00001v2"),
        ("https://arxiv.org/abs/0704.0001", "0704.0001"),
        ("http://arxiv.org/pdf/2101.00001v2.pdf", "2101.00001v2"),
        ("https://doi.org/10.48550/arXiv.2101.00001", "2101.00001"),
        ("https://arxiv.org/html/2101.00001v1", "2101.00001v1"),
        ("math.GT/0309136", "math.GT/0309136"),
        ("hep-th/9901001", "hep-th/9901001"),
        ("2101.000011234", None),
        ("https://other.example/2101.00001", None),
        ("soon", None),
    ],
)
def test_an_arxiv_id_is_of_the_new_or_the_old_style(supplied: str, arxiv: str | None) -> None:
    assert clean_arxiv(supplied) == arxiv


def test_of_two_issns_the_first_that_is_right_counts() -> None:
    found = read_field("issn", {"issn": "0378-5956", "eissn": "2434-561X"})
    assert (found.value, found.source) == ("2434-561X", "eissn")
    assert (found.refused, codes_of(found)) == ((("issn", "0378-5956"),), ["field-invalid"])


def test_an_id_is_read_from_the_address_where_no_field_has_it() -> None:
    meta: dict[str, object] = {"URL": "https://pubmed.ncbi.nlm.nih.gov/12345678/"}
    found = read_field("pmid", meta)
    assert (found.value, found.source, codes_of(found)) == ("12345678", "URL", [])
    assert codes_of(read_field("arxiv", meta)) == []
    assert read_field("arxiv", {"url": "https://arxiv.org/abs/2101.00001"}).value == "2101.00001"


def test_a_pubmed_id_in_another_form_is_noted() -> None:
    found = read_field("pmid", {"pmid": "soon", "url": "https://sleep.example/"})
    assert (found.value, codes_of(found)) == (None, ["field-invalid"])
