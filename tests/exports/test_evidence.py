"""The numbers of the evidence map are those of a naive count, and so is what its JSON gives."""

from __future__ import annotations

import json
import random
from itertools import product

import pytest
from papershelf.catalogue.groups import with_broader
from papershelf.exports.evidence import EvidenceMap, evidence_map
from papershelf.exports.evidence_json import evidence_json
from papershelf.model import Paper, Provenance, Tag, TagStatus
from papershelf.vocabulary.map_choice import MapChoice, Only
from papershelf.vocabulary.shelf import Shelf

from tests.factories import VOCABULARY, catalogue, paper, published

CHOICE = MapChoice(
    row_terms=("adhd", "tic-disorders", "tourette-syndrome"),
    filter="design",
    only=Only("In children", "age", "children"),
    reviews=("case-report",),
    many=2,
    years=5,
)


def made(choice: MapChoice, *papers: Paper) -> EvidenceMap:
    found = evidence_map(catalogue(papers), Shelf(map=choice))
    assert found is not None
    return found


def random_papers(seed: int, number: int) -> list[Paper]:
    some = random.Random(seed)
    statuses = list(TagStatus)

    def tags(*slugs: str) -> tuple[Tag, ...]:
        return tuple(Tag(s, some.choice(statuses)) for s in slugs if some.random() < 0.6)

    return [
        paper(
            f"p{at}",
            conditions=tags("adhd", "tic-disorders", "tourette-syndrome"),
            topics=tags("dopamine"),
            facts={
                "design": tuple(some.sample(["trial", "case-report"], some.randrange(2))),
                "age": tuple(some.sample(["children", "adults"], some.randrange(3))),
            },
            published=published(some.randrange(2000, 2026)) if some.random() < 0.9 else None,
            problem_codes=("off-topic",) if some.random() < 0.1 else (),
            retracted=some.random() < 0.1,
        )
        for at in range(number)
    ]


def naive(papers: list[Paper], row: str, column: str, *statuses: TagStatus) -> list[Paper]:
    """The papers whose tags, or narrower ones, have one of the statuses for both terms."""
    found = []
    for one in papers:
        pairs = [
            with_broader({tag.slug: tag.status for tag in one.tags_of(facet)}, VOCABULARY).get(slug)
            for facet, slug in (("condition", row), ("topic", column))
        ]
        if not one.off_topic and all(status in statuses for status in pairs):
            found.append(one)
    return found


COUNTED = (TagStatus.ABOUT, TagStatus.MENTIONS, TagStatus.UNVERIFIED)


@pytest.mark.parametrize("seed", range(8))
def test_each_cell_is_a_naive_count(seed: int) -> None:
    papers = random_papers(seed, 60)
    found = made(CHOICE, *papers)
    rows = [group.slug for group in found.rows.groups]
    columns = [group.slug for group in found.columns.groups]
    assert (rows, columns) == (list(CHOICE.row_terms), ["dopamine"])
    for (y, row), (x, column) in product(enumerate(rows), enumerate(columns)):
        about = naive(papers, row, column, TagStatus.ABOUT)
        cell = found.cells[y][x]
        assert cell.about == len(about)
        assert cell.counted == len(naive(papers, row, column, *COUNTED))
        reviews = [
            one.published.year
            for one in about
            if one.published and not one.retracted and "case-report" in one.facts_of("design")
        ]
        assert cell.review == max(reviews, default=0)


@pytest.mark.parametrize("seed", range(4))
def test_a_program_counts_the_same_from_the_json(seed: int) -> None:
    papers = random_papers(seed, 60)
    data = json.loads(evidence_json(made(CHOICE, *papers)))
    values = [value["id"] for value in data["filter"]["terms"]]
    of, sets = data["of"], data["sets"]
    for y, row in enumerate(data["rows"]["terms"]):
        found = 0
        for at, year in enumerate(of["year"]):
            trial = values.index("trial") in sets["filter"][of["filter"][at]]
            own = 2 * y in sets["rows"][of["rows"][at]] and 0 in sets["columns"][of["columns"][at]]
            found += own and trial and year is not None and year >= 2010 and bool(of["only"][at])
        expected = [
            one
            for one in naive(papers, row["id"], "dopamine", TagStatus.ABOUT)
            if one.published
            and one.published.year >= 2010
            and "trial" in one.facts_of("design")
            and "children" in one.facts_of("age")
        ]
        assert found == len(expected)
    assert data["about"] == [[cell.about for cell in row] for row in made(CHOICE, *papers).cells]


def about(
    identifier: str, *slugs: str, year: int, review: bool = False, **changes: object
) -> Paper:
    return paper(
        identifier,
        conditions=tuple(Tag(slug, TagStatus.ABOUT) for slug in slugs),
        topics=(Tag("dopamine", TagStatus.ABOUT),),
        published=published(year),
        facts={"design": ("case-report",) if review else ()},
        **changes,
    )


def test_a_lack_of_reviews_is_one_of_the_years_before_the_newest_paper() -> None:
    old = made(CHOICE, about("a", "adhd", year=2025), about("b", "adhd", year=2020, review=True))
    assert (old.since, old.latest) == (2021, 2025)
    assert old.lacks_review(old.cells[0][0])
    new = made(CHOICE, about("a", "adhd", year=2025), about("b", "adhd", year=2021, review=True))
    assert not new.lacks_review(new.cells[0][0])
    few = made(CHOICE, about("a", "adhd", year=2025))
    assert not few.lacks_review(few.cells[0][0])


def test_a_year_that_no_record_of_the_shelf_can_know_does_not_count_as_the_newest() -> None:
    origin = Provenance("a.md", "V3", acquired="2024-11-03")
    known = paper("a", published=published(2025), provenance=origin)
    assert made(CHOICE, known, paper("b", published=published(2062))).latest == 2025
    assert made(CHOICE, paper("a", published=published(2024, 5))).latest == 2024


def test_a_retracted_review_is_none() -> None:
    found = made(
        CHOICE,
        about("a", "adhd", year=2025),
        about("b", "adhd", year=2025, review=True, retracted=True),
    )
    assert found.lacks_review(found.cells[0][0])


def test_a_shelf_that_names_no_reviews_lacks_none() -> None:
    papers = [about(name, "adhd", year=2025) for name in "abc"]
    found = made(MapChoice(many=2), *papers)
    assert not found.looks_for_reviews
    assert not found.lacks_review(found.cells[0][0])


def test_the_broadest_terms_are_shown_unless_the_shelf_chooses() -> None:
    papers = [about("a", "tourette-syndrome", year=2025)]
    found = made(MapChoice(), *papers)
    assert [group.slug for group in found.rows.groups] == ["tic-disorders"]
    assert [term.slug for term in found.rows.absent] == ["adhd"]
    assert found.cells[0][0].about == 1


def test_it_is_of_the_day_of_the_newest_record_or_else_of_the_newest_paper() -> None:
    one = about("a", "adhd", year=2025)
    assert made(CHOICE, one).date == "2025"
    recorded = about(
        "b", "adhd", year=2020, provenance=Provenance("b.md", "V3", acquired="2024-10")
    )
    assert made(CHOICE, one, recorded).date == "2024-10"


def test_a_shelf_without_two_facets_has_no_map_and_an_empty_shelf_an_empty_one() -> None:
    assert evidence_map(catalogue([]), Shelf(map=MapChoice(rows="design"))) is not None
    empty = made(CHOICE)
    assert (empty.papers, empty.cells, empty.date) == ((), (), "")
    assert json.loads(evidence_json(empty))["papers"] == 0
