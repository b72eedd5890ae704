"""The page of a term says what it is called, when it was studied, with what, and where to start."""

from __future__ import annotations

from dataclasses import replace

import msgspec
from papershelf.model import Paper, Tag, TagStatus
from papershelf.render.overview import Overview, Overviews
from papershelf.render.view import SiteView
from papershelf.settings import Settings, TagEvidence
from papershelf.vocabulary.shelf import Shelf

from tests.factories import catalogue, paper, published

DOPAMINE = (Tag("dopamine", TagStatus.MENTIONS),)


def overview(papers: list[Paper], slug: str = "adhd", **texts: object) -> Overview:
    view = SiteView(catalogue(papers), Settings(), shelf=Shelf(**texts))  # type: ignore[arg-type]
    found = Overviews(view).of(view.groups["condition"][slug])
    assert found is not None
    return found


def test_papers_about_it_are_counted_by_year() -> None:
    papers = [
        paper("a", published=published(2020)),
        paper("b", published=published(2020)),
        paper("c", published=published(2018)),
        paper("d", published=None),
        paper("e", conditions=(Tag("adhd", TagStatus.MENTIONS),)),
    ]
    assert overview(papers).years == ((2018, 1), (2020, 2))


def test_other_values_are_counted_in_all_papers_that_the_search_finds() -> None:
    papers = [
        paper("a", topics=DOPAMINE, facts={"design": ("trial",)}),
        paper("b", topics=DOPAMINE, conditions=(Tag("adhd", TagStatus.UNVERIFIED),)),
        paper("c", topics=(Tag("dopamine", TagStatus.UNSUPPORTED),)),
    ]
    topics, designs = overview(papers).counts
    assert [(bar.label, bar.number, bar.percent) for bar in topics.bars] == [("Dopamine", 2, 100)]
    assert topics.bars[0].address == "search/?condition=adhd&topic=dopamine"
    assert [(bar.label, bar.number) for bar in designs.bars] == [("Trial", 1)]


def test_where_tags_are_trusted_all_of_them_are_counted() -> None:
    papers = [paper("a", topics=(Tag("dopamine", TagStatus.UNSUPPORTED),))]
    trusting = TagEvidence.TRUST
    view = SiteView(catalogue(papers, trusting), Settings(tag_evidence=trusting))
    found = Overviews(view).of(view.groups["condition"]["adhd"])
    assert found is not None
    assert [(bar.label, bar.number) for bar in found.counts[0].bars] == [("Dopamine", 1)]


def test_facts_are_in_their_own_order_with_bars_by_number() -> None:
    papers = [
        paper("a", facts={"design": ("trial",)}),
        *(paper(f"b{number}", facts={"design": ("case-report",)}) for number in range(4)),
    ]
    (designs,) = overview(papers).counts
    assert [(bar.label, bar.percent) for bar in designs.bars] == [
        ("Trial", 25),
        ("Case report", 100),
    ]


def test_the_best_designs_come_first_then_the_newest_papers() -> None:
    papers = [
        paper("old", published=published(2001), facts={"design": ("trial",)}),
        paper("new", published=published(2020), facts={"design": ("case-report",)}),
        paper("newest", published=published(2021), facts={"design": ("case-report",)}),
        paper("retracted", retracted=True, facts={"design": ("trial",)}),
        paper("none"),
        paper("mention", conditions=(Tag("adhd", TagStatus.MENTIONS),)),
    ]
    found = overview(papers, start_with=("trial", "case-report")).start
    assert [card.paper_id for card in found] == ["old", "newest", "new"]
    assert not overview(papers).start


def test_only_terms_have_one() -> None:
    view = SiteView(catalogue([paper()]), Settings())
    assert Overviews(view).of(view.groups["year"]["2024"]) is None


def test_ids_in_other_vocabularies_lead_to_their_entries() -> None:
    ids = (("mesh", "D001289"), ("mondo", "MONDO:0007743"))
    view = SiteView(catalogue([paper("a")]), Settings())
    group = view.groups["condition"]["adhd"]
    assert group.term is not None
    named = msgspec.structs.replace(group, term=replace(group.term, identifiers=ids))
    found = Overviews(view).of(named)
    assert found is not None
    assert found.identifiers == (
        ("MeSH", "D001289", "https://meshb.nlm.nih.gov/record/ui?ui=D001289"),
        ("Mondo", "MONDO:0007743", "https://purl.obolibrary.org/obo/MONDO_0007743"),
    )
