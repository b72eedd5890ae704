"""DOIs are cut out of the text around them; that of a cited paper is not taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.normalise.doi import clean_doi, is_cited_only

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
        (
            "10.1234/1234-5678(20010315)33:4<314::aid-exm9999>3.0.co;2-q",
            "10.1234/1234-5678(20010315)33:4<314::aid-exm9999>3.0.co;2-q",
            False,
        ),
        (
            "10.1234/(SICI)1234-567X(199823/24)37:3/4<197::AID-EXM2>3.0.CO;2-#",
            "10.1234/(SICI)1234-567X(199823/24)37:3/4<197::AID-EXM2>3.0.CO;2-#",
            False,
        ),
        (
            "https://doi.org/10.1234/1234-5678(2001)33%3A4%3C314%3A%3Aaid-e9%3E3.0.co%3B2-q",
            "10.1234/1234-5678(2001)33:4<314::aid-e9>3.0.co;2-q",
            True,
        ),
        ("10.1234/a&amp;b", "10.1234/a&b", False),
        ("10.1234%2Fabc%28x%29", "10.1234/abc(x)", True),
        ("10.1234.56/abc", "10.1234.56/abc", False),
        ("10.1234/s12\u2013345", "10.1234/s12-345", True),
        ("[10.1234/abc](https://doi.org/10.1234/abc)", "10.1234/abc", True),
        ("[the paper](https://doi.org/10.1234/abc)", "10.1234/abc", True),
        ("<https://doi.org/10.1234/abc>", "10.1234/abc", True),
        ("https://doi.org/10.1234/abc?utm_source=feed&x=1", "10.1234/abc", True),
        ("https://sleep.example/doi/full/10.1234/abc?needAccess=true", "10.1234/abc", True),
        ("https://sleep.example/articles/10.1234/abc/full", "10.1234/abc", True),
        ("https://sleep.example/articles/10.1234/abc/full#h3", "10.1234/abc", True),
        ("https://sleep.example/content/10.1234/abc.pdf", "10.1234/abc", True),
        (
            "https://sleep.example/10.1101/2020.01.02.123456v2.full",
            "10.1101/2020.01.02.123456",
            True,
        ),
        ("10.1234/abc;10.1234/def", "10.1234/abc", True),
        ("10.1234/abc,https://doi.org/10.1234/def", "10.1234/abc", True),
        ("10.1234/abc | 10.1234/def", "10.1234/abc", True),
        ("info:doi/10.1234/abc", "10.1234/abc", False),
        ("https://doi.org/10.48550/arXiv.math/0309136", "10.48550/arXiv.math/0309136", False),
        ("10.48550/arXiv.0309136", None, True),
        ("not a DOI", None, True),
        ("", None, False),
    ],
)
def test_a_doi_is_cut_out_of_the_text_around_it(
    supplied: str, doi: str | None, dirty: bool
) -> None:
    assert clean_doi(supplied) == (doi, dirty)


@given(st.text(alphabet="10./aBc()[]&;<>., x?=#%2Fv", max_size=30))
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
    assert codes_of(found) == ["field-invalid", "doi-from-body"]
    assert "None" not in found.findings[0].message


@pytest.mark.parametrize("text", ["N/A", "none", "unknown"])
def test_a_word_for_no_doi_is_nothing_but_a_missing_doi(text: str) -> None:
    assert codes_of(read_field("doi", {"doi": text})) == ["doi-missing"]


def test_a_line_of_a_list_of_references_is_one_without_brackets_too() -> None:
    assert is_cited_only("10.1234/x", "Kim A. Sleep. 1978. doi: 10.1234/x\u2022Google Scholar\n")
    assert is_cited_only("10.1234/x", "Kim A. Sleep. 10.1234/x Article PubMed Google Scholar\n")
    assert not is_cited_only("10.1234/x", "doi: 10.1234/x. We searched Google Scholar.\n")


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://doi.org/10.1234/abc", "10.1234/abc"),
        ("https://sleep.example/article?id=10.1234/abc", "10.1234/abc"),
        ("https://sleep.example/abc", None),
    ],
)
def test_the_address_has_the_doi_where_no_field_has_it(url: str, doi: str | None) -> None:
    found = read_field("doi", {"Link": url})
    assert (found.value, codes_of(found)) == (doi, ["doi-from-address" if doi else "doi-missing"])
    assert read_field("doi", {"doi": "10.1234/x", "url": url}).value == "10.1234/x"


def test_a_list_of_several_dois_gives_the_first() -> None:
    found = read_field("doi", {"doi": ["10.1234/x", "10.1234/y"]})
    assert (found.value, codes_of(found)) == ("10.1234/x", ["field-type"])


@pytest.mark.parametrize(
    ("meta", "doi"),
    [
        ({"arxiv": "2101.00001v2"}, "10.48550/arXiv.2101.00001"),
        ({"url": "https://arxiv.org/abs/math/0309136"}, "10.48550/arXiv.math/0309136"),
        ({"arxiv": "2101.00001", "journal": "arXiv preprint"}, "10.48550/arXiv.2101.00001"),
        ({"arxiv": "2101.00001", "journal": "Sleep"}, None),
        ({"arxiv": "2101.00001", "doi": "10.1234/x"}, "10.1234/x"),
    ],
)
def test_a_preprint_without_doi_has_the_one_that_arxiv_gives_it(
    meta: dict[str, object], doi: str | None
) -> None:
    found = read_field("doi", meta)
    assert found.value == doi
    assert ("doi-from-arxiv" in codes_of(found)) == (doi is not None and "doi" not in meta)


@pytest.mark.parametrize(
    ("supplied", "doi"),
    [
        ("10.5555/pt.2024.7", "10.5555/pt.2024.7"),
        ("10.5555/PT.2024.7", "10.5555/PT.2024.7"),
        ("10.1101/2021.05.03.442523v2", "10.1101/2021.05.03.442523"),
        ("10.48550/arxiv.0309136", None),
    ],
)
def test_a_plain_doi_is_cleaned_like_any_other(supplied: str, doi: str | None) -> None:
    assert clean_doi(supplied)[0] == doi
