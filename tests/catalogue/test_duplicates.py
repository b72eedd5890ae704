"""Records of one paper are found, and papers that only look alike are not merged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from papershelf.catalogue.duplicates import find_duplicates, title_key
from papershelf.model import (
    Abstract,
    AbstractPart,
    AbstractStatus,
    Author,
    Paper,
    PaperKind,
    Provenance,
    Section,
    Supplied,
)

from tests.factories import paper, published
from tests.growth import is_linear

TITLE = "Sleep and attention in forty adults"
ANN = (Author("Lee", "Ann", None, "Ann Lee"),)
BO = (Author("Diaz", "Bo", None, "Bo Diaz"),)


def one(title: str = TITLE, doi: str | None = None, **changes: object) -> Paper:
    return paper("", title=title, doi=doi, supplied=Supplied(title=title), **changes)


def test_titles_are_compared_by_letters_and_digits() -> None:
    assert title_key("Été: Sleep–2!") == title_key("ete sleep 2")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (one(doi="10.1234/a"), one(doi="10.1234/A")),
        (one(doi="10.1234/a"), one()),
        (one(), one("Sleep & attention in forty adults".replace("&", "and") + ".")),
        (one(authors=ANN), one(authors=ANN + BO)),
        (one(authors=ANN), one(authors=())),
        (one("Sleep and attention", doi="10.1234/a"), one(doi="10.1234/a")),
        (one(published=published(2023, 12)), one(published=published(2024))),
    ],
)
def test_one_doi_or_one_title_without_two_dois_is_one_paper(first: Paper, second: Paper) -> None:
    assert find_duplicates([first, second]) == [[0, 1]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (one(doi="10.1234/a"), one(doi="10.1234/b")),
        (one("Editorial"), one("Editorial")),
        (one("Drugs and Lactation Database"), one("Drugs and Lactation Database")),
        (one(authors=ANN), one(authors=BO)),
        (one(published=published(2019)), one(published=published(2024))),
        (one(), one(f"Correction to: {TITLE}")),
        (
            one("Tics of the larynx", doi="10.1234/a", authors=ANN),
            one("Rice yields under drought", doi="10.1234/a", authors=BO),
        ),
    ],
)
def test_papers_that_only_look_alike_are_not_merged(first: Paper, second: Paper) -> None:
    assert find_duplicates([first, second]) == []


def column(month: int, text: str, **changes: object) -> Paper:
    """One of several papers of one title and author."""
    abstract = Abstract(AbstractStatus.COMPLETE, (AbstractPart(None, text),)) if text else NO_TEXT
    of_ann = one(authors=ANN, published=published(2015, month), abstract=abstract)
    return replace(of_ann, **changes)


OAK = "This column tells about doors of heavy wood that stood open through whole summers here"
GLASS = "Another column describes windows made from clear glass, birds flying against them always"
NO_TEXT = Abstract(AbstractStatus.ABSENT, ())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (column(6, OAK), column(6, GLASS)),
        (column(6, OAK), column(12, GLASS)),
        (column(6, ""), column(12, "")),
        (column(6, OAK), column(12, "")),
        (column(6, ""), column(6, "", kind=PaperKind.PREPRINT)),
        (column(6, "", volume="1"), column(6, "", volume="2")),
        (column(6, OAK, pmid="1"), column(6, OAK, pmid="2")),
    ],
)
def test_columns_of_one_name_stay_apart(first: Paper, second: Paper) -> None:
    assert find_duplicates([first, second]) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (column(6, OAK), column(12, OAK + " and more")),
        (column(6, ""), column(6, OAK)),
        (column(6, ""), column(7, "")),
    ],
)
def test_one_text_or_one_month_is_one_paper(first: Paper, second: Paper) -> None:
    assert find_duplicates([first, second]) == [[0, 1]]


def test_two_dois_under_one_title_keep_a_third_record_from_choosing() -> None:
    assert find_duplicates([one(doi="10.1234/a"), one(doi="10.1234/b"), one()]) == []


def test_the_text_of_a_pdf_that_opens_with_a_title_is_that_paper() -> None:
    pdf = paper(
        "",
        title="Journal of Sleep 1983;46:75",
        doi=None,
        sections=(Section("Full text", f"Short report {TITLE.upper()}\n\nAnn Lee"),),
        provenance=Provenance("p.md", "V4", source="PDF Document (PyMuPDF)"),
    )
    assert find_duplicates([pdf, one(doi="10.1234/a")]) == [[0, 1]]


def test_groups_join_through_common_members() -> None:
    papers = [one(doi="10.1234/a"), one("Another name of this paper", doi="10.1234/a"), one()]
    papers[1] = paper("", title=papers[1].title, doi="10.1234/a", supplied=Supplied())
    assert find_duplicates(papers) == [[0, 1, 2]]


@given(st.permutations(range(3)))
def test_which_record_comes_first_does_not_matter(order: list[int]) -> None:
    # The second shares an author with each of the others, which share none.
    papers = [one(authors=ANN), one(authors=ANN + BO), one(authors=BO)]
    assert find_duplicates([papers[at] for at in order]) == [[0, 1, 2]]
    papers = [
        replace(paper, doi="10.1234/a", title=title, supplied=Supplied(title=title))
        for paper, title in zip(papers, ("Sleep", "Rest", "Naps"), strict=True)
    ]
    assert find_duplicates([papers[at] for at in order]) == [[0, 1, 2]]


def test_a_pdf_belongs_to_the_column_whose_text_it_has() -> None:
    def column(words: str, month: int) -> Paper:
        parts = (AbstractPart(None, words),)
        return one(
            published=published(2020, month), abstract=Abstract(AbstractStatus.COMPLETE, parts)
        )

    beds = "Forty people rested upon cotton mattresses during winter nights without blankets."
    noise = "Trains passing every hour disturbed sleepers living beside those railway stations."
    pdf = paper(
        "",
        title="document.pdf",
        doi=None,
        provenance=Provenance("x.md", "V5", source="PDF Document"),
        sections=(Section("Full text", f"{TITLE}\n\n{noise}"),),
    )
    for first, second, expected in (
        (column(beds, 1), column(noise, 6), [1, 2]),
        (column(noise, 6), column(beds, 1), [0, 2]),
    ):
        assert find_duplicates([first, second, pdf]) == [expected]


def test_comparing_many_records_of_one_title_is_linear() -> None:
    text = Abstract(AbstractStatus.COMPLETE, (AbstractPart(None, "Some text of words. " * 50),))

    def series(number: int) -> list[Paper]:
        return [
            one(abstract=text, authors=(Author(f"Family{at}", None, None, ""),))
            for at in range(number)
        ]

    assert is_linear(series, find_duplicates, 2_000)


def test_the_texts_of_many_pdfs_are_compared_with_many_titles_in_linear_time() -> None:
    def pdfs(number: int) -> list[Paper]:
        return [
            paper(
                "",
                title=f"{TITLE}, part {at}",
                doi=f"10.1234/{at}",
                sections=(Section("Full text", f"Words of text number {at} " * 20),),
                provenance=Provenance(f"{at}.md", "V4", source="pdf"),
            )
            for at in range(number)
        ]

    assert is_linear(pdfs, find_duplicates, 2_000)
