"""Former addresses lead to the papers that have moved, and never away from a paper's page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from papershelf.catalogue import Catalogue
from papershelf.catalogue.aliases import settle_aliases
from papershelf.catalogue.build import build_catalogue
from papershelf.model import Paper
from papershelf.records.former import FormerOrigin, FormerPaper
from papershelf.settings import Settings

from tests.catalogue.test_build import SLEEP, readings_of
from tests.factories import paper
from tests.normalise.records import VOCABULARY

LONG = "Compost and tomatoes: a field trial"


def at(path: str, identifier: str, **changes: object) -> Paper:
    made = paper(identifier, **changes)
    return replace(made, provenance=replace(made.provenance, path=path))


def settled(papers: Sequence[Paper], former: Sequence[FormerPaper] = ()) -> dict[str, list[str]]:
    named = {paper.provenance.path: paper.aliases for paper in papers}
    found, _ = settle_aliases(papers, named, former)
    return {paper.id: list(paper.aliases) for paper in found if paper.aliases}


def built(*metas: dict[str, object], former: Sequence[FormerPaper] = ()) -> Catalogue:
    readings = readings_of(*metas)
    return build_catalogue(readings, VOCABULARY, Settings(), len(readings), former=former)


def test_the_address_that_a_merged_record_would_have_leads_to_its_paper() -> None:
    without = {**SLEEP, "doi": None}
    (one,) = built(SLEEP, without).papers
    assert one.id == "10.1234-a"
    assert one.aliases == ("papers/sleep-and-attention-in-forty-adults/",)


def test_two_records_at_one_address_need_no_other() -> None:
    (one,) = built(SLEEP, SLEEP).papers
    assert one.aliases == ()


def test_addresses_of_both_merged_records_are_kept() -> None:
    (one,) = built({**SLEEP, "aliases": "a"}, {**SLEEP, "redirect_from": ["b"]}).papers
    assert one.aliases == ("papers/a/", "papers/b/")


@pytest.mark.parametrize(
    "former",
    [
        FormerPaper("old", "Another title", doi="10.1/A"),
        FormerPaper("old", "Another title", pmid="7"),
        FormerPaper("old", LONG.upper()),
        FormerPaper("old", "Another title", provenance=FormerOrigin("new.md")),
        FormerPaper("old", "Another title", provenance=FormerOrigin("x.md", ("new.md",))),
    ],
)
def test_a_former_paper_is_found_by_doi_file_pubmed_id_or_title(former: FormerPaper) -> None:
    papers = [at("new.md", "10.1-a", doi="10.1/a", pmid="7", title=LONG), at("b.md", "b", doi=None)]
    assert settled(papers, [former]) == {"10.1-a": ["papers/old/"]}


@pytest.mark.parametrize(
    "former",
    [
        FormerPaper("old", "Editorial"),
        FormerPaper("old", "Another title", doi="10.1/b", provenance=FormerOrigin("new.md")),
        FormerPaper("old", LONG, doi="10.1/b"),
        FormerPaper("../../etc", LONG),
    ],
)
def test_another_paper_of_the_same_title_or_file_is_not_taken_for_it(former: FormerPaper) -> None:
    papers = [at("new.md", "10.1-a", doi="10.1/a", title=LONG), paper("e", title="Editorial")]
    assert settled(papers, [former]) == {}


def test_a_title_that_two_papers_have_tells_nothing() -> None:
    papers = [paper("a", title=LONG), paper("b", title=LONG)]
    assert settled(papers, [FormerPaper("old", LONG)]) == {}


def test_addresses_last_over_several_moves() -> None:
    former = FormerPaper("new", "Any", doi="10.1/a", aliases=("papers/old/",))
    assert settled([paper("newest", doi="10.1/a")], [former]) == {
        "newest": ["papers/new/", "papers/old/"]
    }


def test_the_address_of_a_paper_leads_nowhere_else() -> None:
    papers = [at("a.md", "a", aliases=("papers/B/", "papers/a/")), at("b.md", "b")]
    assert settled(papers) == {}
    _, problems = settle_aliases(papers, {"a.md": ("papers/B/", "papers/a/")}, ())
    assert [(found.path, found.code) for found in problems] == [("a.md", "alias-taken")]


def test_of_two_papers_that_want_one_address_the_one_whose_record_names_it_has_it() -> None:
    papers = [at("a.md", "a"), at("b.md", "b", aliases=("papers/old/",))]
    former = FormerPaper("old", "Any", provenance=FormerOrigin("a.md"))
    named = {"b.md": ("papers/old/",)}
    found, problems = settle_aliases(papers, named, [former])
    assert [one.aliases for one in found] == [(), ("papers/old/",)]
    assert problems == []
