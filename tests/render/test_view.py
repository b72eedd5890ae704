"""Which groups have a page, and where the papers of the others are listed."""

from __future__ import annotations

import pytest
from papershelf.model import Author, Paper
from papershelf.render.view import PaperContext, SiteView
from papershelf.settings import Settings

from tests.factories import catalogue, paper


def shelf(**counts: int) -> list[Paper]:
    """Make papers so that each author has the number in `counts`."""
    return [
        paper(f"{name}-{number}", authors=(Author(name, None, None, ""),))
        for name, count in counts.items()
        for number in range(count)
    ]


def view_of(papers: list[Paper], **settings: object) -> SiteView:
    return SiteView(catalogue(papers), Settings.from_mapping(settings))


@pytest.mark.parametrize(
    ("most", "threshold"),
    # Of 5, 4, 4, 3, 2 papers each: two of as many papers both have a page or neither.
    [(1, 5), (2, 5), (3, 4), (4, 3), (5, 2), (100, 2)],
)
def test_it_takes_more_papers_when_too_many_authors_had_a_page(most: int, threshold: int) -> None:
    papers = shelf(Abel=5, Baker=4, Clark=4, Dunn=3, Eve=2, Ford=1)
    view = view_of(papers, author_pages_from=2, author_pages_most=most)
    assert view.author_pages_from == threshold
    assert sum(view.has_page(group) for group in view.catalogue.groups["author"]) <= most


def test_authors_without_a_page_are_found_by_the_search_or_have_few_papers() -> None:
    view = view_of(shelf(Abel=4, 李=3, Clark=1), author_pages_from=2, author_pages_most=1)
    addresses = {g.slug: view.group_address(g) for g in view.catalogue.groups["author"]}
    search = "search/?author=%E6%9D%8E"
    assert addresses == {"abel": "authors/abel/", "clark": "", "李": search}
    context = PaperContext.of(view)
    assert context.author_address(Author("李", None, None, "")) == search
    assert context.author_address(Author("Clark", None, None, "")) == ""


def test_a_group_that_is_no_author_always_has_a_page() -> None:
    view = view_of(shelf(Abel=1), author_pages_from=9)
    (year,) = view.catalogue.groups["year"]
    assert view.group_address(year) == "years/2024/"


def test_a_fact_without_a_page_is_found_by_the_search() -> None:
    view = view_of([paper(facts={"design": ("trial",)})])
    (trial,) = view.catalogue.groups["design"]
    assert view.group_address(trial) == "search/?design=trial"
