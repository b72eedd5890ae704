"""The numbers page counts what the catalogue holds, draws it, and says it in words."""

from __future__ import annotations

import lxml.html
from papershelf.model import Abstract, AbstractStatus, Journal, Paper, Tag, TagStatus
from papershelf.render.lists import render_list
from papershelf.render.numbers import NumberList, number_list, ticks
from papershelf.render.view import SiteView
from papershelf.settings import Settings

from tests.factories import catalogue, paper, published

ABOUT, MENTIONS = TagStatus.ABOUT, TagStatus.MENTIONS


def numbers(*papers: Paper) -> NumberList:
    found = number_list(SiteView(catalogue(papers), Settings()))
    assert found is not None
    return found


PAPERS = (
    paper("a", facts={"design": ("trial",)}),
    paper("b", published=published(2020), doi=None),
    paper("c", published=None, abstract=Abstract(AbstractStatus.ABSENT), authors=()),
    paper("d", conditions=(Tag("adhd", MENTIONS),), problem_codes=("doi-missing",)),
)


def test_it_says_how_many_papers_of_which_years_there_are() -> None:
    elsewhere = Journal("Annals of rust", "Annals of rust")
    stray = paper("e", conditions=(), problem_codes=("off-topic",), journal=elsewhere)
    found = numbers(*PAPERS, stray)
    assert found.lead == (
        "4 papers of 2020 to 2024, from 1 journal, with 1 author's name.",
        "1 more is off the shelf's subject, and does not count here.",
    )
    assert found.years == ((2020, 1), (2024, 2))
    assert found.undated == "1 paper without a date is not in the chart."


def test_a_table_counts_the_papers_about_each_term_like_the_term_s_page() -> None:
    conditions, designs, journals = numbers(*PAPERS).tables
    assert [(row.label, row.number, row.address) for row in conditions.rows] == [
        ("ADHD", 3, "conditions/adhd/")
    ]
    assert [(row.label, row.number, row.address) for row in designs.rows] == [
        ("Trial", 1, "search/?design=trial")
    ]
    assert [(row.label, row.number) for row in journals.rows] == [("Journal of plain things", 4)]
    assert "most in 2024: 1" in conditions.rows[0].years


def test_a_long_table_names_the_most_frequent_and_says_of_how_many() -> None:
    papers = [
        paper(f"p{at}-{copy}", journal=Journal(f"Journal {at}", f"Journal {at}"))
        for at in range(14)
        for copy in range(1 + (at == 13))
    ]
    *_, journals = numbers(*papers).tables
    assert journals.rows[0].label == "Journal 13"
    assert journals.notes == ("The 12 with most papers, of 14 journals.",)
    assert len(journals.rows) == 12


def test_the_records_completeness_is_counted_and_no_share_is_rounded_to_all_or_none() -> None:
    shares = {row.label: (row.number, row.share) for row in numbers(*PAPERS).complete[1]}
    assert shares["A DOI"] == (3, "75%")
    assert shares["An abstract"] == (3, "75%")
    assert shares["Authors"] == (3, "75%")
    assert shares["A stated date"] == (3, "75%")
    assert shares["The full text"] == (0, "0%")
    assert shares["Study design, stated or read from the text"] == (1, "25%")
    assert shares["No open problem"][0] == 3
    many = [paper(f"p{at}", doi=None if at else "10.1/x") for at in range(400)]
    shares = {row.label: (row.number, row.share) for row in numbers(*many).complete[1]}
    assert shares["A DOI"] == (1, "1%")
    assert shares["Authors"] == (400, "100%")
    most = [paper(f"p{at}", pmid="1" if at else None) for at in range(400)]
    shares = {row.label: (row.number, row.share) for row in numbers(*most).complete[1]}
    assert shares["A PubMed id"] == (399, "99%")


def test_the_chart_names_its_ends_and_round_years_between() -> None:
    assert ticks(2024, 2024) == ((2024, 50.0),)
    assert [year for year, _ in ticks(1983, 2025)] == [1983, 1990, 2000, 2010, 2025]
    assert [year for year, _ in ticks(2020, 2024)] == [2020, 2021, 2022, 2023, 2024]
    assert next(year for year, _ in ticks(1600, 2025)) == 1600


def test_every_picture_has_its_numbers_in_words_beside_it() -> None:
    html = lxml.html.fromstring(f"<div>{render_list(numbers(*PAPERS), '../')}</div>")
    for picture in html.iterfind(".//svg"):
        assert picture.get("aria-hidden") == "true" or "Papers a year" in picture.get(
            "aria-label", ""
        )
    assert not html.findall(".//script")
    rows = html.xpath("//details//tbody/tr")
    assert [[cell.text_content() for cell in row] for row in rows] == [["2024", "2"], ["2020", "1"]]


def test_a_shelf_without_papers_has_no_numbers() -> None:
    assert number_list(SiteView(catalogue([]), Settings())) is None
