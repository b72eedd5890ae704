"""The home page names each term about which there are papers once, the main ones as cards."""

from __future__ import annotations

import lxml.html
import pytest
from msgspec.structs import replace
from papershelf.catalogue.groups import Catalogue, group_papers
from papershelf.model import Paper, Tag, TagStatus
from papershelf.render.home import home_list
from papershelf.render.lists import HomeList, render_list
from papershelf.render.view import SiteView
from papershelf.settings import Settings, TagEvidence
from papershelf.vocabulary import Term, Vocabulary
from papershelf.vocabulary.shelf import Shelf, Way

from tests.facets import CONDITION, FACETS
from tests.factories import VOCABULARY, catalogue, paper, published


def about(identifier: str, *slugs: str, topics: tuple[Tag, ...] = (), year: int = 2024) -> Paper:
    tags = tuple(Tag(slug, TagStatus.ABOUT) for slug in slugs)
    return paper(identifier, conditions=tags, topics=topics, published=published(year))


def home(papers: list[Paper], **texts: object) -> HomeList:
    shelf = Shelf(**texts)  # type: ignore[arg-type]  # of the test's choice
    return home_list(SiteView(catalogue(papers), Settings(), shelf=shelf))


PAPERS = [
    about("a", "adhd", topics=(Tag("dopamine", TagStatus.MENTIONS),)),
    about("b", "adhd", year=2020),
    about("c", "tourette-syndrome"),
]


def test_the_shelf_chooses_the_cards_and_the_others_follow_once() -> None:
    found = home(PAPERS, cards=("tourette-syndrome",))
    assert [card.term.label for card in found.cards] == ["Tourette syndrome"]
    assert [(term.label, term.narrower) for term in found.others] == [
        ("Tic disorders", ()),
        ("ADHD", ()),
    ]
    # HTML wants a description after each name, an empty one too.
    page = lxml.html.fromstring(f"<div>{render_list(found, '../')}</div>")
    groups = page.xpath("//dl[@class='ps-others']/div")
    assert [[part.tag for part in group] for group in groups] == [["dt", "dd"]] * 2


def test_narrower_terms_follow_the_one_directly_above_them() -> None:
    tree = {"soil": None, "clay": "soil", "loam": "soil", "marl": "clay", "peat": "soil"}
    terms = {slug: Term(slug, CONDITION.name, slug, parent=above) for slug, above in tree.items()}
    about_each = [about(f"{slug}-{at}", slug) for at in range(2) for slug in ("loam", "peat")]
    papers = [about("a", "peat"), about("m", "marl"), about("x", "adhd"), *about_each]
    terms["adhd"] = VOCABULARY.terms["adhd"]
    words = Vocabulary(terms, facets=FACETS)
    found = Catalogue(
        papers=tuple(papers),
        groups=group_papers(tuple(papers), words, TagEvidence.RANK),
        vocabulary=words,
        problems=(),
        files=len(papers),
        merged=0,
        rejected=0,
    )
    view = SiteView(found, Settings(), shelf=Shelf(cards=("adhd",)))
    page = lxml.html.fromstring(f"<div>{render_list(home_list(view), '../')}</div>")
    lines = page.xpath("//dl[@class='ps-others']//*[self::dt or self::li]")
    # How deep a term is, and its label.
    nested = [(len(list(line.iterancestors("li"))), line.find(".//a").text) for line in lines]
    assert nested == [(0, "soil"), (0, "clay"), (1, "marl"), (0, "peat"), (0, "loam")]


def test_a_narrower_term_is_on_the_card_of_the_broader() -> None:
    (_, tics) = home(PAPERS).cards
    assert tics.term.label == "Tic disorders"
    assert [(term.label, term.number) for term in tics.narrower] == [("Tourette syndrome", 1)]
    assert home(PAPERS).others == ()


def test_a_card_has_count_chart_and_the_topics_that_the_search_finds() -> None:
    (card, _) = home(PAPERS).cards
    assert (card.term.label, card.term.number) == ("ADHD", 2)
    assert card.topics == (("Dopamine", "search/?condition=adhd&topic=dopamine"),)
    assert "Papers a year, 2020 to 2024; most in 2024: 1" in card.spark


def test_where_tags_are_trusted_all_of_them_count() -> None:
    doubted = (Tag("dopamine", TagStatus.UNSUPPORTED),)
    papers = [
        paper("old", conditions=(Tag("adhd", TagStatus.UNVERIFIED),), topics=doubted),
        paper("none", conditions=(), published=published(2026)),
    ]
    settings = Settings(tag_evidence=TagEvidence.TRUST)
    found = home_list(SiteView(catalogue(papers, TagEvidence.TRUST), settings))
    (card,) = found.cards
    assert card.topics == (("Dopamine", "search/?condition=adhd&topic=dopamine"),)
    assert [one.paper_id for one in found.newest] == ["old"]


def test_a_term_that_papers_only_mention_is_not_there() -> None:
    found = home([paper("a", conditions=(Tag("adhd", TagStatus.MENTIONS),))])
    assert not found.cards
    assert not found.others


@pytest.mark.parametrize("papers", [[], PAPERS])
def test_questions_and_ways_lead_on(papers: list[Paper]) -> None:
    way = Way("Families", "Plain words.", (("Summaries", "search/?has=summary"),))
    html = render_list(home(papers, questions=("what & why",), ways=(way,)), "../")
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    links = {link.text: link.get("href") for link in tree.iterfind(".//a")}
    assert links["what & why"] == "../search/?q=what%20%26%20why"
    assert links["Summaries"] == "../search/?has=summary"


def test_the_page_names_the_papers_of_the_feed_for_the_next_visit() -> None:
    late = replace(PAPERS[1], provenance=replace(PAPERS[1].provenance, acquired="2026-11-03"))
    page = lxml.html.fromstring(render_list(home([PAPERS[0], late]), ""))
    place = page.get_element_by_id("ps-since")
    assert place.get("data-ids") == "b a"
    assert place.get("data-from") == "2024-01-01"
    assert place.get("hidden") is not None
