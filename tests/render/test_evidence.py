"""The page of the evidence map: a table whose numbers lead to searches, and its gaps in words."""

from __future__ import annotations

import lxml.html
import pytest
from papershelf.exports.evidence_change import Earlier
from papershelf.model import Paper, Tag, TagStatus
from papershelf.render.evidence import MapList, map_list, shade_starts, strip_rows
from papershelf.render.lists import render_list
from papershelf.render.view import SiteView
from papershelf.settings import Settings
from papershelf.vocabulary.map_choice import MapChoice, Only
from papershelf.vocabulary.shelf import Shelf

from tests.factories import catalogue, paper, published

CHOICE = MapChoice(
    row_terms=("adhd", "tic-disorders", "tourette-syndrome"),
    only=Only("In children", "age", "children"),
    reviews=("case-report",),
    many=2,
)
ABOUT, MENTIONS = TagStatus.ABOUT, TagStatus.MENTIONS


def one(identifier: str, slug: str, status: TagStatus, year: int = 2024) -> Paper:
    return paper(
        identifier,
        conditions=(Tag(slug, status),),
        topics=(Tag("dopamine", ABOUT),),
        published=published(year),
        facts={"design": ("trial",)},
    )


PAPERS = (
    one("a", "tourette-syndrome", ABOUT, 2019),
    one("b", "tourette-syndrome", ABOUT),
    one("c", "adhd", MENTIONS),
)


def view(*papers: Paper, choice: MapChoice = CHOICE, earlier: Earlier | None = None) -> SiteView:
    return SiteView(catalogue(papers), Settings(), shelf=Shelf(map=choice), earlier=earlier)


def page(*papers: Paper, choice: MapChoice = CHOICE, earlier: Earlier | None = None) -> MapList:
    found = map_list(view(*papers, choice=choice, earlier=earlier))
    assert found is not None
    return found


def test_a_number_leads_to_the_search_for_its_papers() -> None:
    rows = page(*PAPERS).rows
    assert [(term.label, term.depth, cells[0].number) for term, cells in rows] == [
        ("ADHD", 0, 0),
        ("Tic disorders", 0, 2),
        ("Tourette syndrome", 1, 2),
    ]
    assert rows[1][1][0].address == "search/?condition=tic-disorders&topic=dopamine&about=1"


def test_where_no_paper_is_about_both_the_search_is_for_those_that_mention_them() -> None:
    (_, cells), *_ = page(*PAPERS).rows
    assert cells[0].address == "search/?condition=adhd&topic=dopamine"
    (_, cells), *_ = page(one("a", "adhd", ABOUT), one("b", "tourette-syndrome", ABOUT)).rows
    assert cells[0].number == 1


def test_a_pair_that_no_paper_mentions_leads_nowhere() -> None:
    papers = (*PAPERS, paper("d", conditions=(Tag("adhd", ABOUT),), topics=()))
    lone = paper("e", conditions=(), topics=(Tag("dopamine", ABOUT),))
    (_, cells), *_ = page(*papers[:2], papers[3], lone).rows
    assert (cells[0].number, cells[0].address) == (0, "")


def test_both_kinds_of_gaps_are_named_in_words() -> None:
    found = page(*PAPERS)
    text, first, others = found.gaps
    assert "that no paper here is about together with it" in text
    assert [(line.term.label, line.columns[0].label, line.columns[0].note) for line in first] == [
        ("ADHD", "Dopamine", "1")
    ]
    assert others == ()
    assert found.unreviewed is not None
    text, pairs = found.unreviewed
    assert text == (
        "At least 2 papers are about both, and none of 2020 to 2024 is one of these: case report."
    )
    assert [(pair.label, pair.note) for pair in pairs] == [
        ("Tic disorders and Dopamine", "2 papers, no review"),
        ("Tourette syndrome and Dopamine", "2 papers, no review"),
    ]
    assert [cells[0].unreviewed for _, cells in found.rows] == [False, True, True]


def test_a_shelf_without_gaps_says_so() -> None:
    papers = [one(name, "adhd", ABOUT) for name in "a"]
    found = page(*papers, choice=MapChoice(row_terms=("adhd",), reviews=("trial",), many=1))
    assert found.gaps[1:] == ((), ())
    assert found.unreviewed is not None
    assert found.unreviewed[0].startswith("Wherever at least 1 papers are about both, one of 2020")
    assert "each has papers about every other" in render_list(found, "../")


def test_what_has_changed_is_said_if_an_earlier_map_is_given() -> None:
    assert page(*PAPERS).changes is None
    before = {("tic-disorders", "dopamine"): 1, ("tourette-syndrome", "dopamine"): 2}
    earlier = Earlier("2023-05-04", 2, ("condition", "topic"), before)
    found = page(*PAPERS, earlier=earlier).changes
    assert found is not None
    assert found.text == (
        "Since the version of 4 May 2023 the shelf has gone from 2 papers to 3 papers."
    )
    assert [(line.label, line.note) for line in found.first] == [
        ("Tic disorders and Dopamine", "2 papers, before 1")
    ]


@pytest.mark.parametrize(
    ("most", "starts"),
    [
        (0, (1,)),
        (1, (1,)),
        (4, (1, 2)),
        (27, (1, 2, 5, 10, 25)),
        (600, (1, 5, 25, 100, 500)),
    ],
)
def test_shades_begin_at_round_numbers_of_which_the_first_is_1(
    most: int, starts: tuple[int, ...]
) -> None:
    assert shade_starts(most) == starts


def test_the_table_has_a_caption_and_headers_for_rows_and_columns() -> None:
    html = lxml.html.fromstring(f"<div>{render_list(page(*PAPERS), '../')}</div>")
    (table,) = html.iterfind(".//table")
    assert table.findtext("caption") == "Papers about each condition and topic"
    assert [one.get("scope") for one in table.iterfind(".//thead//th")] == ["col", "col"]
    assert [one.get("scope") for one in table.iterfind(".//tbody//th")] == ["row"] * 3
    (frame,) = html.iterfind(".//div[@role='region']")
    assert frame.get("tabindex") == "0"
    assert [one.get("value") for one in html.iterfind(".//input[@name='age']")] == ["children"]
    assert [one.get("value") for one in html.iterfind(".//option")] == ["", "trial"]


def test_a_shelf_without_papers_has_no_table() -> None:
    assert map_list(view()) is None


def test_the_strip_has_the_rows_that_have_cards() -> None:
    found = view(*PAPERS).evidence
    assert found is not None
    (row,) = strip_rows(found, ["tourette-syndrome"])
    assert (row[0].slug, row[1]) == ("tourette-syndrome", [2])
    assert [group.slug for group, _ in strip_rows(found, [])] == list(CHOICE.row_terms)
