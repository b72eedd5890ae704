"""The facets of every shelf, and what it takes to add a computed one."""

from __future__ import annotations

import pytest
from papershelf.catalogue import facets as declared
from papershelf.catalogue.facets import BUILT_IN, facets_of, with_pages
from papershelf.index.facets import described, facet_files
from papershelf.model import Paper, PaperKind
from papershelf.render.docs import index_pages, navigation
from papershelf.render.indexes import Indexes
from papershelf.render.view import SiteView
from papershelf.settings import Settings
from papershelf.vocabulary import Facet, FacetKind
from papershelf.vocabulary.shelf import Shelf

from tests.factories import VOCABULARY, catalogue, paper


def _kinds(of: Paper) -> list[str]:
    return [of.kind.value.capitalize()]


KIND = Facet(
    name="kind",
    label="Kind",
    title="Kinds",
    kind=FacetKind.LABELS,
    address="kinds",
    introduction="What a paper is.",
    place=6,
    many=False,
    labels=_kinds,
)


def test_the_vocabulary_s_facets_come_before_those_of_every_shelf() -> None:
    names = [facet.name for facet in facets_of(VOCABULARY)]
    vocabulary = ["condition", "topic", "design", "age"]
    assert names == [*vocabulary, "journal", "author", "year", "has", "problem", "is"]
    addresses = [facet.address for facet in with_pages(VOCABULARY)]
    assert addresses == ["conditions", "topics", "journals", "authors", "years"]


def test_a_computed_facet_is_added_by_its_declaration_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(declared, "BUILT_IN", (*BUILT_IN, KIND))
    corpus = catalogue([paper("a", kind=PaperKind.CHAPTER), paper("b"), paper("c")])
    assert [(group.slug, group.count) for group in corpus.groups["kind"]] == [
        ("chapter", 1),
        ("paper", 2),
    ]
    assert described(corpus)[-1] == {"name": "kind", "kind": "labels", "file": "kind"}
    assert "facets/kind.bin" in dict(facet_files(corpus, corpus.papers))
    facets = facets_of(VOCABULARY)
    assert "What a paper is." in index_pages(facets, Shelf())["kinds/index.md"]
    assert {"Kinds": "kinds/index.md"} in navigation(["facets"], facets, Shelf())
    html = Indexes(SiteView(corpus, Settings())).render_first("kinds", "../")
    assert "../kinds/chapter/" in html


def test_flags_say_what_a_paper_has() -> None:
    groups = {group.slug: group.count for group in catalogue([paper()]).groups["has"]}
    assert groups == {"abstract": 1, "summary": 0, "problems": 0}
