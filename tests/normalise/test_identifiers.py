"""DOIs are trimmed and balanced, addresses lead to the web."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.normalise.identifiers import (
    clean_arxiv,
    clean_doi,
    clean_issn,
    clean_pmcid,
    clean_pmid,
    clean_url,
    is_cited_only,
)

from tests.normalise.records import codes_of, read_field


@pytest.mark.parametrize(
    ("supplied", "doi", "dirty"),
    [
        ("10.1234/abc", "10.1234/abc", False),
        ("https://doi.org/10.1234/abc", "10.1234/abc", False),
        ("http://dx.doi.org/10.1234/ABC", "10.1234/ABC", False),
        ("doi: 10.1234/abc", "10.1234/abc", False),
        ("10.1234/abc.", "10.1234/abc", True),
        ("10.1234/1466088Evaluating", "10.1234/1466088", True),
        ("10.1234/942•Google", "10.1234/942", True),
        ("10.1234/abc)", "10.1234/abc", True),
        ("10.1016/S0140-6736(25)01637-X", "10.1016/S0140-6736(25)01637-X", False),
        ("(10.1016/S0140-6736(25)01637-X)", "10.1016/S0140-6736(25)01637-X", True),
        ("10.1234/abc 10.1234/def", "10.1234/abc", True),
        (
            "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2",
            "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2",
            False,
        ),
        ("10.1234/a&amp;b", "10.1234/a&b", False),
        ("not a DOI", None, True),
        ("", None, False),
    ],
)
def test_a_doi_is_cut_out_of_the_text_around_it(
    supplied: str, doi: str | None, dirty: bool
) -> None:
    assert clean_doi(supplied) == (doi, dirty)


@given(st.text(alphabet="10./aBc()[]&;<>., x", max_size=30))
def test_cleaning_a_doi_twice_changes_nothing(suffix: str) -> None:
    doi, _ = clean_doi(f"10.1234/{suffix}")
    assert doi is None or clean_doi(doi) == (doi, False)


def test_a_doi_found_only_in_a_reference_list_is_a_cited_paper_s() -> None:
    entry = "Kim A. Sleep. 1978. doi: 10.1234/x [DOI] [PubMed]"
    assert is_cited_only("10.1234/X", f"**DOI:** 10.1234/x\n\n{entry}\n")
    assert not is_cited_only("10.1234/x", f"Cite this as doi: 10.1234/x\n\n{entry}\n")
    assert not is_cited_only("10.1234/x", "**DOI:** 10.1234/x\n")


def test_a_chapter_has_no_doi_of_its_own() -> None:
    found = read_field("doi", {"title": "StatPearls", "doi": "10.1234/x"})
    assert (found.value, found.refused) == (None, (("doi", "10.1234/x"),))
    assert codes_of(found) == ["doi-from-reference", "doi-missing"]


def test_a_doi_of_the_body_is_not_supplied_by_what_the_front_matter_has() -> None:
    found = read_field("doi", {"doi": "not a doi"}, "# Sleep\n\n**DOI:** 10.1234/x\n")
    assert (found.value, found.source, found.supplied) == ("10.1234/x", "**DOI**", "10.1234/x")
    assert found.refused == (("doi", "not a doi"),)
    assert codes_of(found) == ["doi-dirty", "doi-from-body"]


@pytest.mark.parametrize(
    ("supplied", "pmid"),
    [("123456", "123456"), ("PMID: 12", "12"), ("x12", None), ("123456789", None)],
)
def test_a_pubmed_id_has_one_to_eight_digits(supplied: str, pmid: str | None) -> None:
    assert clean_pmid(supplied) == pmid


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
