"""Listings show every paper they count, or say where the rest is."""

from __future__ import annotations

from urllib.parse import urljoin

import lxml.html
import pytest
from papershelf.model import Paper, Tag, TagStatus
from papershelf.render.listings import ListingPages, render_listing
from papershelf.render.pager import page_numbers, page_url, pager_numbers
from papershelf.render.view import SiteView
from papershelf.settings import Settings
from papershelf.shell.fill import PageContent, Shells

from tests.factories import catalogue, paper, published, theme


def view_of(papers: list[Paper], **settings: object) -> SiteView:
    return SiteView(catalogue(papers), Settings.from_mapping(settings))


def pages_of(view: SiteView, facet: str, slug: str) -> list[PageContent]:
    pages = ListingPages(view, Shells(theme))
    return list(map(render_listing, pages.models(view.groups[facet][slug])))


def evidence(page: PageContent) -> dict[str, str | None]:
    """Id of each paper in the lists of a page -> what the item says of the evidence."""
    tree = lxml.html.fragment_fromstring(page.body, create_parent="div")
    items = tree.iterfind(".//ul[@class='ps-cards']/li")
    return {str(item.get("data-paper")): item.get("data-evidence") for item in items}


def listed_ids(page: PageContent) -> list[str]:
    tree = lxml.html.fragment_fromstring(page.body, create_parent="div")
    return [str(item.get("data-paper")) for item in tree.iterfind(".//li[@data-paper]")]


def test_papers_come_newest_first_and_undated_ones_last() -> None:
    papers = [
        paper("a", published=published(2020)),
        paper("b", published=None),
        paper("c", published=published(2024, 5)),
        paper("d", published=published(2024, 11, 2)),
    ]
    (page,) = pages_of(view_of(papers), "condition", "adhd")
    assert listed_ids(page) == ["d", "c", "a", "b"]


def test_pages_of_a_listing_show_each_paper_once() -> None:
    papers = [paper(f"p{number:02}") for number in range(7)]
    pages = pages_of(view_of(papers, per_page=3, listing_pages=3), "condition", "adhd")
    assert [page.url for page in pages] == [
        "conditions/adhd/",
        "conditions/adhd/page/2/",
        "conditions/adhd/page/3/",
    ]
    shown = [identifier for page in pages for identifier in listed_ids(page)]
    assert sorted(shown) == [paper.id for paper in papers]


def test_a_tag_beyond_its_pages_leads_to_the_search() -> None:
    papers = [paper(f"p{number:02}") for number in range(7)]
    pages = pages_of(view_of(papers, per_page=2, listing_pages=2), "condition", "adhd")
    assert len(pages) == 2
    assert "newest 4 of them" in pages[-1].body
    assert "search/?condition=adhd" in pages[-1].body


def test_what_a_cut_list_leaves_out_is_counted() -> None:
    papers = [
        *(paper(f"p{number}") for number in range(5)),
        paper("m", conditions=(Tag("adhd", TagStatus.MENTIONS),)),
        paper("u", conditions=(Tag("adhd", TagStatus.UNVERIFIED),)),
    ]
    (page,) = pages_of(view_of(papers, per_page=3, listing_pages=1), "condition", "adhd")
    assert (
        "These are the newest 3 of them."
        " Of the others, 2 are about it, 1 mentions it, 1 is not confirmed." in page.body
    )


def test_papers_are_below_their_years() -> None:
    papers = [
        paper("a", published=published(2024)),
        paper("b", published=published(2020)),
        paper("c", published=None),
    ]
    (page,) = pages_of(view_of(papers), "condition", "adhd")
    tree = lxml.html.fragment_fromstring(page.body, create_parent="div")
    years = [part.findtext("h3") for part in tree.iterfind(".//section[@class='ps-year']")]
    assert years == ["2024", "2020", "no date"]
    assert listed_ids(page) == ["a", "b", "c"]


def test_what_nothing_confirms_is_a_folded_line() -> None:
    papers = [paper("a", conditions=(Tag("adhd", TagStatus.UNVERIFIED),)), paper("b")]
    (page,) = pages_of(view_of(papers), "condition", "adhd")
    tree = lxml.html.fragment_fromstring(page.body, create_parent="div")
    (folded,) = tree.iterfind(".//details[@id='unverified']")
    assert folded.findtext("summary") == (
        "1 paper with this tag and no abstract that could confirm it"
    )
    assert [item.get("data-paper") for item in folded.iterfind(".//li")] == ["a"]


def test_a_year_is_complete_however_many_papers_it_has() -> None:
    papers = [paper(f"p{number:02}") for number in range(7)]
    pages = pages_of(view_of(papers, per_page=2, listing_pages=1), "year", "2024")
    assert sum(len(listed_ids(page)) for page in pages) == 7


def test_papers_about_a_term_come_first_then_those_that_mention_it_then_unverified_ones() -> None:
    papers = [
        paper("a", conditions=(Tag("adhd", TagStatus.UNVERIFIED),), published=published(2025)),
        paper("b", conditions=(Tag("adhd", TagStatus.MENTIONS),), published=published(2024)),
        paper("c", conditions=(Tag("adhd", TagStatus.ABOUT),), published=published(2001)),
    ]
    (page,) = pages_of(view_of(papers), "condition", "adhd")
    assert listed_ids(page) == ["c", "b", "a"]
    assert "1 paper about it, 1 mentions it, 1 not confirmed." in page.body
    order = ["data-paper=c data-evidence=about", 'id="mentioned-only"']
    order += ["data-paper=b data-evidence=mentions", 'id="unverified"']
    order += ["data-paper=a data-evidence=unverified"]
    places = [page.body.index(text) for text in order]
    assert places == sorted(places)


def test_a_page_of_a_term_has_the_papers_of_narrower_terms_and_says_so() -> None:
    papers = [
        paper("a", conditions=(Tag("tic-disorders", TagStatus.MENTIONS),)),
        paper("b", conditions=(Tag("tourette-syndrome", TagStatus.ABOUT),)),
        paper(
            "c",
            conditions=(
                Tag("tourette-syndrome", TagStatus.ABOUT),
                Tag("tic-disorders", TagStatus.MENTIONS),
            ),
        ),
        paper("d", conditions=(Tag("tourette-syndrome", TagStatus.UNSUPPORTED),)),
    ]
    (page,) = pages_of(view_of(papers), "condition", "tic-disorders")
    assert listed_ids(page) == ["b", "c", "a"]
    assert "3 papers with its narrower conditions (2 without them): 2 papers about it" in page.body
    (page,) = pages_of(view_of(papers), "condition", "tourette-syndrome")
    assert "2 papers about it." in page.body


@pytest.mark.parametrize("facet", ["condition", "year"])
def test_off_topic_papers_come_last_and_do_not_count(facet: str) -> None:
    papers = [
        paper("off", problem_codes=("off-topic",), published=published(2025, 12)),
        paper("on", published=published(2025, 1)),
    ]
    (page,) = pages_of(view_of(papers), facet, "adhd" if facet == "condition" else "2025")
    assert listed_ids(page) == ["on", "off"]
    assert page.body.index('id="off-topic"') > page.body.index("data-paper=on")
    assert "1 paper" in page.body


def test_unsupported_papers_are_folded_at_the_end_and_not_counted() -> None:
    papers = [
        paper("a", conditions=(Tag("adhd", TagStatus.UNSUPPORTED),)),
        paper("b", conditions=(Tag("adhd", TagStatus.ABOUT),)),
    ]
    (page,) = pages_of(view_of(papers), "condition", "adhd")
    assert "1 paper about it." in page.body
    assert page.body.index("data-paper=b") < page.body.index("<details")
    assert page.body.index("<details") < page.body.index("data-paper=a")


EACH_STATUS = [
    paper(status.value, conditions=(Tag("tourette-syndrome", status),)) for status in TagStatus
]
OFF_TOPIC_PAPER = paper(
    "off",
    conditions=(Tag("tourette-syndrome", TagStatus.MENTIONS),),
    problem_codes=("off-topic",),
)


def test_each_item_of_a_terms_list_names_its_paper_and_the_evidence() -> None:
    view = view_of([*EACH_STATUS, OFF_TOPIC_PAPER])
    (page,) = pages_of(view, "condition", "tourette-syndrome")
    expected = {
        "about": "about",
        "mentions": "mentions",
        "unverified": "unverified",
        "off": "off-topic",
        "unsupported": "unsupported",
    }
    assert evidence(page) == expected
    del expected["unsupported"]  # it says nothing of a broader term
    (page,) = pages_of(view, "condition", "tic-disorders")
    assert evidence(page) == expected


@pytest.mark.parametrize(("facet", "slug"), [("year", "2024"), ("author", "cao-xia")])
def test_items_of_other_lists_name_their_paper_only(facet: str, slug: str) -> None:
    (page,) = pages_of(view_of([*EACH_STATUS, OFF_TOPIC_PAPER]), facet, slug)
    assert evidence(page) == dict.fromkeys((*TagStatus, "off"))


def test_a_condition_links_to_the_broader_and_the_narrower() -> None:
    papers = [
        paper("a", conditions=(Tag("tic-disorders", TagStatus.ABOUT),)),
        paper("b", conditions=(Tag("tourette-syndrome", TagStatus.ABOUT),)),
    ]
    view = view_of(papers)
    (broad,) = pages_of(view, "condition", "tic-disorders")
    (narrow,) = pages_of(view, "condition", "tourette-syndrome")
    assert "../../conditions/tourette-syndrome/" in broad.body
    assert "../../conditions/tic-disorders/" in narrow.body


def test_links_of_a_further_page_lead_to_the_root() -> None:
    papers = [paper(f"p{number:02}") for number in range(3)]
    pages = pages_of(view_of(papers, per_page=2), "condition", "adhd")
    assert "href=../../../../papers/p02/" in pages[1].body


@pytest.mark.parametrize(
    ("items", "pages"),
    [(0, 1), (1, 1), (50, 1), (51, 2)],
)
def test_a_list_takes_as_many_pages_as_it_needs(items: int, pages: int) -> None:
    assert page_numbers(items, 50) == pages


def test_the_first_page_is_the_folder_itself() -> None:
    assert page_url("years/2024/", 1) == "years/2024/"


@pytest.mark.parametrize(
    ("current", "last", "shown"),
    [
        (1, 1, [1]),
        (1, 9, [1, 2, 3, None, 9]),
        (5, 9, [1, None, 3, 4, 5, 6, 7, None, 9]),
        (9, 9, [1, None, 7, 8, 9]),
    ],
)
def test_a_pager_shows_the_ends_and_the_neighbours(
    current: int, last: int, shown: list[int | None]
) -> None:
    assert pager_numbers(current, last) == shown


def test_a_term_with_papers_names_its_feed_in_the_head_and_beside_the_count() -> None:
    view = view_of([paper(f"p{number}") for number in range(4)], per_page=2)
    for page in pages_of(view, "condition", "adhd"):
        (link,) = lxml.html.fromstring(f"<head>{page.head}</head>").iter("link")
        assert (link.get("rel"), link.get("type")) == ("alternate feed", "application/atom+xml")
        assert link.get("title") == "ADHD"
        own = urljoin(f"https://shelf.example/{page.url}", str(link.get("href")))
        assert own == "https://shelf.example/conditions/adhd/feed.xml"
        tree = lxml.html.fragment_fromstring(page.body, create_parent="div")
        shown = [one.get("href") for one in tree.iterfind(".//p[@class='ps-count']/a")]
        assert link.get("href") in shown


def test_a_year_has_no_feed() -> None:
    (page,) = pages_of(view_of([paper("a", published=published(2020))]), "year", "2020")
    assert page.head == ""
    assert "feed.xml" not in page.body
