"""Journal, date, authors and DOI are read from the head of a scraped page."""

from __future__ import annotations

from papershelf.normalise.page import (
    page_authors,
    page_doi,
    page_journal,
    page_pmid,
    page_published,
)

PMC = (
    "[Journal List](/journals/)\nExp Sleep Res\n. 2019 Aug 28;237(11):2853–2863. doi: "
    "[10.1234/s00221](https://doi.org/10.1234/s00221)\n# Sleep\n"
    "[Ann Lee](https://pubmed.ncbi.nlm.nih.gov/?term=%22Lee%20A%22%5BAuthor%5D)\n### Ann Lee\n"
    "Find articles by [Ann Lee](https://pubmed.ncbi.nlm.nih.gov/?term=%22Lee%20A%22%5BAuthor%5D)\n"
    "PMID: [31463531](https://pubmed.ncbi.nlm.nih.gov/31463531/)\n"
)


def test_a_page_of_pubmed_central_states_its_paper() -> None:
    assert page_journal(PMC) == "Exp Sleep Res"
    assert page_published(PMC) == "2019 Aug 28"
    assert page_doi(PMC) == "10.1234/s00221"
    assert page_pmid(PMC) == "31463531"
    assert page_authors(PMC) == ["Ann Lee"]


def test_a_label_states_the_date_anywhere_even_without_capitals() -> None:
    assert page_published("Review\nPublished:\n15 October 2025\n") == "15 October 2025"
    assert page_published("x " * 9000 + "published : 18 october 2025 doi") == "18 october 2025"


def test_prose_states_no_date() -> None:
    assert page_published("studies published between March 1, 2007 and 2024") is None
    assert page_published("Protocol first published: Issue 1, 2008") is None


def test_a_doi_far_down_the_page_is_another_paper_s() -> None:
    assert page_doi("x " * 9000 + "doi: 10.1234/cited") is None
