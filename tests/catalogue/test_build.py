"""All readings become one catalogue, whatever their order, and no file is lost."""

from __future__ import annotations

import random

import pytest
from papershelf.catalogue import Catalogue
from papershelf.catalogue.build import build_catalogue
from papershelf.model import RelationKind
from papershelf.normalise import Reading, normalise
from papershelf.records.discover import discover
from papershelf.records.parse import read_record
from papershelf.settings import Settings

from tests.normalise.records import ABSTRACT, RECORDS, VOCABULARY, record_of


def readings_of(*metas: dict[str, object]) -> list[Reading]:
    """Readings of records ``0.md``, ``1.md`` …"""
    found = []
    for number, meta in enumerate(metas):
        record = record_of(meta, f"## Abstract\n\n{ABSTRACT}")
        path = f"{number}.md"
        found.append(normalise(type(record)(path, record.meta, record.body, False), VOCABULARY))
    return found


SLEEP: dict[str, object] = {
    "title": "Sleep and attention in forty adults",
    "authors": ["Ann Lee"],
    "journal": "Sleep",
    "doi": "10.1234/a",
    "date": "2024",
}


def fixtures() -> list[Reading]:
    """Readings of all fabricated records."""
    records = [read_record(RECORDS, name) for name in discover(RECORDS).records]
    return [
        normalise(record, VOCABULARY) if record else Reading(None, problems)
        for record, problems in records
    ]


def test_papers_merged_and_rejected_make_up_the_files() -> None:
    readings = fixtures()
    catalogue = build_catalogue(readings, VOCABULARY, Settings(), len(readings))
    assert catalogue.files == len(readings)
    assert catalogue.rejected == 3
    assert catalogue.merged > 0


def test_a_lost_file_is_refused() -> None:
    with pytest.raises(ValueError, match="2 files, but 1 papers"):
        Catalogue(
            papers=build_catalogue(readings_of(SLEEP), VOCABULARY, Settings(), 1).papers,
            groups={},
            vocabulary=VOCABULARY,
            problems=(),
            files=2,
            merged=0,
            rejected=0,
        )


def test_the_order_of_the_readings_changes_nothing() -> None:
    readings = fixtures()
    first = build_catalogue(readings, VOCABULARY, Settings(), len(readings))
    for seed in range(3):
        mixed = random.Random(seed).sample(readings, len(readings))
        again = build_catalogue(mixed, VOCABULARY, Settings(), len(readings))
        assert (again.papers, again.problems) == (first.papers, first.problems)


def test_papers_carry_the_codes_of_their_records() -> None:
    catalogue = build_catalogue(
        readings_of({**SLEEP, "title": "Sleep in forty adults."}), VOCABULARY, Settings(), 1
    )
    assert catalogue.papers[0].problem_codes == ("title-trailing-period",)


def test_two_papers_that_ask_for_one_address_are_noted() -> None:
    readings = readings_of(
        {**SLEEP, "slug": "same"},
        {**SLEEP, "slug": "same", "doi": "10.1234/b", "title": "Another title of some length"},
    )
    catalogue = build_catalogue(readings, VOCABULARY, Settings(), 2)
    assert sorted(paper.id for paper in catalogue.papers) == ["same", "same-2"]
    assert [(problem.path, problem.code) for problem in catalogue.problems] == [
        ("1.md", "slug-collision")
    ]


def test_relations_name_the_final_addresses() -> None:
    readings = readings_of(
        SLEEP, {**SLEEP, "title": f"Correction: {SLEEP['title']}", "doi": "10.1234/b"}
    )
    catalogue = build_catalogue(readings, VOCABULARY, Settings(), 2)
    relations = {p.id: [(r.kind, r.paper_id) for r in p.related] for p in catalogue.papers}
    assert relations == {
        "10.1234-a": [(RelationKind.CORRECTED_BY, "10.1234-b")],
        "10.1234-b": [(RelationKind.CORRECTS, "10.1234-a")],
    }


def test_names_without_a_joint_are_cut_by_what_the_corpus_teaches() -> None:
    others = [
        {
            **SLEEP,
            "doi": f"10.1234/{n}",
            "title": f"Paper number {n} of Yann",
            "authors": ["Yann LeCun"],
        }
        for n in range(5)
    ]
    glued = {**SLEEP, "doi": "10.1234/z", "authors": "['yannlecun', 'AnnLee']"}
    readings = readings_of(*others, glued)
    catalogue = build_catalogue(readings, VOCABULARY, Settings(), len(readings))
    paper = next(paper for paper in catalogue.papers if paper.doi == "10.1234/z")
    assert paper.authors[0].family is not None
    assert paper.authors[0].family.lower() == "lecun"


def test_a_paper_that_a_notice_retracts_is_marked() -> None:
    notice = {**SLEEP, "title": f'Retraction notice to "{SLEEP["title"]}"', "doi": "10.1234/b"}
    readings = readings_of(SLEEP, notice)
    papers = build_catalogue(readings, VOCABULARY, Settings(), 2).papers
    assert {paper.doi: paper.retracted for paper in papers} == {
        "10.1234/a": True,
        "10.1234/b": False,
    }
