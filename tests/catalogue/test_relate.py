"""Corrections, replies, preprints and editions point at each other, both ways."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from papershelf.catalogue.relate import relate
from papershelf.model import Author, Paper, PaperKind, Relation, RelationKind

from tests.factories import paper

TITLE = "Sleep and attention in forty adults"
ANN = (Author("Lee", "Ann", None, "Ann Lee"),)


def one(identifier: str, title: str = TITLE, kind: PaperKind = PaperKind.PAPER) -> Paper:
    return paper(identifier, title=title, kind=kind, authors=ANN)


@pytest.mark.parametrize(
    "title",
    [
        f"Correction: {TITLE}",
        f"Correction to: {TITLE}",
        f"Corrigendum to {TITLE}",
        f"Author Correction: {TITLE}",
        f"Erratum: {TITLE}",
        f'Corrigendum to "{TITLE}" [J. Sleep 12 (2010) 1-5]',
    ],
)
def test_a_correction_and_its_paper_point_at_each_other(title: str) -> None:
    assert relate([one("a"), one("b", title)]) == {
        "a": (Relation(RelationKind.CORRECTED_BY, "b"),),
        "b": (Relation(RelationKind.CORRECTS, "a"),),
    }


@pytest.mark.parametrize(
    "title",
    [
        f"Retraction: {TITLE}",
        f"Retraction notice: {TITLE}",
        f'Retraction notice to "{TITLE}" [J. Sleep 12 (2010) 1-5]',
        f"Retraction Note: {TITLE}",
        f"Notice of Retraction: {TITLE}",
        f"Statement of Retraction: “{TITLE}”",
        f"Withdrawal notice to “{TITLE}” [J. Sleep 12 (2010) 1-5]",
        f"RETRACTED: {TITLE}",
    ],
)
def test_a_retraction_is_no_correction(title: str) -> None:
    assert relate([one("a"), one("b", title)]) == {
        "a": (Relation(RelationKind.RETRACTED_BY, "b"),),
        "b": (Relation(RelationKind.RETRACTS, "a"),),
    }


@pytest.mark.parametrize(
    "title",
    [
        f"RETRACTED: {TITLE}",
        f"[Retracted] {TITLE}",
        f"RETRACTED ARTICLE: {TITLE}",
        f"{TITLE} (retracted)",
    ],
)
def test_a_notice_finds_the_paper_whose_title_is_marked(title: str) -> None:
    notice = one("b", f'Retraction notice to "{TITLE}" [J. Sleep 12 (2010) 1-5]')
    assert relate([one("a", title), notice]) == {
        "a": (Relation(RelationKind.RETRACTED_BY, "b"),),
        "b": (Relation(RelationKind.RETRACTS, "a"),),
    }


@pytest.mark.parametrize(
    "title", [f"Reply to {TITLE}", f"Comment on: {TITLE}", f"EBNEO Commentary: {TITLE}"]
)
def test_a_reply_and_its_paper_point_at_each_other(title: str) -> None:
    assert relate([one("a"), one("b", title)]) == {
        "a": (Relation(RelationKind.REPLIED_BY, "b"),),
        "b": (Relation(RelationKind.REPLIES_TO, "a"),),
    }


def test_a_preprint_and_its_publication_point_at_each_other() -> None:
    assert relate([one("a"), one("b", kind=PaperKind.PREPRINT)]) == {
        "a": (Relation(RelationKind.PUBLISHED_AS, "b"),),
        "b": (Relation(RelationKind.PREPRINT_OF, "a"),),
    }


@pytest.mark.parametrize("doi", ["10.1/b", "10.1/elsewhere"])
def test_a_version_that_is_not_on_the_shelf_relates_nothing(doi: str) -> None:
    assert relate([paper("a", doi="10.1/a"), paper("b", doi="10.1/b", preprint_of=doi)]) == {}


@pytest.mark.parametrize("title", [TITLE, "A first look at sleep"])
@pytest.mark.parametrize("kind", list(PaperKind))
def test_a_preprint_is_of_the_paper_whose_doi_its_record_names(title: str, kind: PaperKind) -> None:
    early = paper("early", title=title, kind=kind, preprint_of="10.1/Final")
    final = paper("final", title=TITLE, doi="10.1/fiNAL")
    for papers in ((early, final), (final, early)):
        assert relate(papers) == {
            "early": (Relation(RelationKind.PREPRINT_OF, "final"),),
            "final": (Relation(RelationKind.PUBLISHED_AS, "early"),),
        }


def test_another_paper_of_the_preprint_s_title_is_not_what_it_was_published_as() -> None:
    early = replace(one("early", kind=PaperKind.PREPRINT), preprint_of="10.1/final")
    other = replace(one("other"), doi="10.1/other")
    final = paper("final", title="How sleep helps attention", doi="10.1/final")
    assert relate([early, other, final]) == {
        "early": (
            Relation(RelationKind.PREPRINT_OF, "final"),
            Relation(RelationKind.VERSION_OF, "other"),
        ),
        "final": (Relation(RelationKind.PUBLISHED_AS, "early"),),
        "other": (Relation(RelationKind.VERSION_OF, "early"),),
    }


def test_a_thousand_preprints_of_a_thousand_papers_with_one_doi_are_no_million_relations() -> None:
    early = [paper(f"e{at}", title="Early", doi=None, preprint_of="10.1/x") for at in range(1_000)]
    final = [paper(f"f{at}", title="Late", doi="10.1/x") for at in range(1_000)]
    assert sum(map(len, relate([*early, *final]).values())) == 2 * 1_000 * 20


def test_editions_of_one_title_point_at_each_other() -> None:
    assert relate([one("pub2"), one("pub3")]) == {
        "pub2": (Relation(RelationKind.VERSION_OF, "pub3"),),
        "pub3": (Relation(RelationKind.VERSION_OF, "pub2"),),
    }


def test_papers_of_one_title_by_other_authors_are_not_related() -> None:
    assert relate([one("a"), paper("b", title=TITLE, authors=())]) == {}


def test_a_title_that_merely_begins_so_relates_to_nothing() -> None:
    assert relate([one("a"), one("b", "Correction of vision in forty adults")]) == {}


@pytest.mark.parametrize("notice", ["Reply to: ", "Retraction: ", "RETRACTED: "])
def test_a_thousand_notices_of_a_thousand_papers_are_no_million_relations(notice: str) -> None:
    papers = [one(f"{at}", (notice if at % 2 else "") + TITLE) for at in range(1_000)]
    related = relate(papers)
    assert 500 <= sum(map(len, related.values())) <= 2 * 500 * 20


def test_every_notice_of_one_paper_is_related_to_it() -> None:
    papers = [one("x"), *(one(f"{at}", f"Reply to: {TITLE}") for at in range(100))]
    assert len(relate(papers)["x"]) == 100


@pytest.mark.parametrize("named", ["10.1/n", "PMID:7"])
def test_a_notice_corrects_the_paper_whose_record_names_it(named: str) -> None:
    corrected = paper("a", title=TITLE, doi="10.1/a", pmid="6", corrected_by=(named, "PMID:8"))
    notice = paper("n", title="Erratum", doi="10.1/N", pmid="7")
    assert relate([corrected, notice]) == {
        "a": (Relation(RelationKind.CORRECTED_BY, "n"),),
        "n": (Relation(RelationKind.CORRECTS, "a"),),
    }


def test_a_hundred_notices_of_a_hundred_papers_are_no_ten_thousand_relations() -> None:
    papers = [
        paper(f"a{at}", title="Early", doi=None, corrected_by=("10.1/x",)) for at in range(99)
    ]
    notices = [paper(f"n{at}", title="Late", doi="10.1/x") for at in range(99)]
    assert sum(map(len, relate([*papers, *notices]).values())) == 2 * 99 * 20
