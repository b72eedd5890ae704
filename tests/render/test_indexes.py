"""Indexes name every value of a facet once, with its count."""

from __future__ import annotations

import lxml.html
import pytest
from papershelf.model import Author, Paper, Tag, TagStatus
from papershelf.render import indexes
from papershelf.render.index_pages import IndexPages, render_index
from papershelf.render.indexes import Indexes
from papershelf.render.view import SiteView
from papershelf.settings import Settings
from papershelf.shell.fill import Shells

from tests.factories import catalogue, paper, published, theme
from tests.growth import is_linear


def render(name: str, papers: list[Paper], **settings: object) -> lxml.html.HtmlElement:
    view = SiteView(catalogue(papers), Settings.from_mapping(settings))
    html = Indexes(view).render_first(name, "../")
    return lxml.html.fragment_fromstring(html, create_parent="div")


def links(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """Address -> text of all links."""
    return {str(link.get("href")): link.text_content() for link in tree.iterfind(".//a")}


def test_a_narrower_condition_is_below_the_broader_one() -> None:
    papers = [
        paper("a", conditions=(Tag("tic-disorders", TagStatus.ABOUT),)),
        paper("b", conditions=(Tag("tourette-syndrome", TagStatus.ABOUT),)),
    ]
    tree = render("conditions", papers)
    nested = tree.findall(".//ul/li/ul/li/a")
    assert [link.text for link in nested] == ["Tourette syndrome"]


def test_a_narrower_condition_shows_without_papers_of_the_broader_one() -> None:
    papers = [paper("b", conditions=(Tag("tourette-syndrome", TagStatus.ABOUT),))]
    assert "../conditions/tourette-syndrome/" in links(render("conditions", papers))


def test_papers_about_a_term_are_counted_apart_from_others() -> None:
    papers = [
        paper("a", conditions=(Tag("adhd", TagStatus.ABOUT),)),
        paper("b", conditions=(Tag("adhd", TagStatus.UNVERIFIED),)),
        paper("c", conditions=(Tag("adhd", TagStatus.MENTIONS),)),
    ]
    text = render("conditions", papers).text_content()
    assert "1 paper about it, 1 mentions it, 1 not confirmed" in text


def test_the_count_of_a_term_has_the_papers_of_its_narrower_terms() -> None:
    papers = [
        paper("a", conditions=(Tag("tic-disorders", TagStatus.MENTIONS),)),
        paper("b", conditions=(Tag("tourette-syndrome", TagStatus.ABOUT),)),
    ]
    text = render("conditions", papers).text_content()
    assert "Tic disorders 1 paper about it, 1 mentions it, narrower ones included" in text


def test_off_topic_papers_are_last_and_not_counted() -> None:
    papers = [
        paper("off", problem_codes=("off-topic",), published=published(2025)),
        paper("on", published=published(2001)),
    ]
    tree = render("papers", papers)
    assert [item.get("data-paper") for item in tree.iterfind(".//li")] == ["on", "off"]
    assert "1 paper, newest first; undated ones and 1 off-topic come last" in tree.text_content()
    home = render("home", papers)
    assert [item.get("data-paper") for item in home.iterfind(".//li[@data-paper]")] == ["on"]
    assert "Search 1 paper" in home.text_content()


def test_an_author_of_few_papers_is_followed_by_them() -> None:
    twice, once = Author("Cao", "Xia", None, ""), Author("Ōe", "Kenzaburō", None, "")
    papers = [paper("a", authors=(twice, once)), paper("b", authors=(twice,))]
    tree = render("authors", papers, author_pages_from=2)
    assert links(tree)["../authors/cao-xia/"] == "Cao, Xia"
    assert links(tree)["../papers/a/"] == "2024"
    assert "Ōe, Kenzaburō 2024" in tree.text_content()


def test_an_author_without_a_page_is_filed_with_a_way_to_all_papers() -> None:
    often, less = Author("Cao", "Xia", None, ""), Author("Ōe", "Kenzaburō", None, "")
    papers = [paper(f"p{n}", authors=(often, less) if n else (often,)) for n in range(4)]
    tree = render("authors", papers, author_pages_from=2, author_pages_most=1)
    assert links(tree)["../search/?author=oe-kenzaburo"] == "Ōe, Kenzaburō"
    assert "Ōe, Kenzaburō 3" in tree.text_content()


def test_a_long_index_is_cut_into_pages_and_letters_lead_to_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(indexes, "NAMES_PER_PAGE", 2)
    names = ["Abel", "Baker", "Clark"]
    papers = [paper(name, authors=(Author(name, None, None, ""),)) for name in names]
    assert "../authors/page/2/#letter-c" in links(render("authors", papers))
    view = SiteView(catalogue(papers), Settings())
    pages = IndexPages(view, Shells(theme))
    further = [pages.url(page) for page in pages.pages()]
    assert "authors/page/2/" in further


def test_all_papers_are_on_the_pages_of_the_list_of_papers() -> None:
    papers = [paper(f"p{number}") for number in range(5)]
    view = SiteView(catalogue(papers), Settings.from_mapping({"per_page": 2}))
    first = str(Indexes(view).render_first("papers", "../"))
    pages = IndexPages(view, Shells(theme))
    further = "".join(render_index(pages.model(page)).body for page in pages.pages())
    for item in papers:
        assert (first + further).count(f"data-paper={item.id} ") == 1


def test_the_pages_of_the_list_of_papers_cost_no_more_on_a_larger_shelf() -> None:
    def make(number: int) -> tuple[Indexes, int]:
        papers = [paper(f"p{at}") for at in range(number)]
        return Indexes(SiteView(catalogue(papers), Settings(per_page=1))), number

    def work(made: tuple[Indexes, int]) -> object:
        return [made[0].papers(at) for at in range(1, made[1] + 1)]

    assert is_linear(make, work, 2_000)


def test_the_home_page_shows_conditions_and_the_newest_papers() -> None:
    tree = render("home", [paper(f"p{number}") for number in range(5)], home_newest=3)
    assert "ADHD" in tree.text_content()
    assert len(tree.findall(".//li[@data-paper]")) == 3


@pytest.mark.parametrize("name", ["home", "papers", "conditions", "authors", "years"])
def test_an_empty_shelf_says_so(name: str) -> None:
    text = render(name, []).text_content()
    assert "no papers yet" in text or "Nothing here yet" in text


def test_an_unknown_listing_names_the_known_ones() -> None:
    with pytest.raises(
        ValueError, match="found 'moods', expected one of home, papers, map, numbers, conditions"
    ):
        render("moods", [])


def test_names_that_share_their_ascii_letters_have_separate_entries() -> None:
    names = ["李, Wei", "王, Wei", "Østergaard, Søren", "Ostergaard, Soren"]
    papers = [paper(name, authors=(Author(name, None, None, ""),)) for name in names]
    text = render("authors", papers).text_content()
    assert "李, Wei" in text
    assert "王, Wei" in text
    # Spelt with and without its letters, one person.
    assert text.count("stergaard") == 1


def test_a_letter_has_one_heading_in_any_script() -> None:
    names = ["Ежегодник", "Яма", "Ёж"]
    papers = [paper(name, authors=(Author(name, None, None, ""),)) for name in names]
    headings = [str(h.get("id")) for h in render("authors", papers).findall(".//h2")]
    assert len(headings) == len(set(headings))
