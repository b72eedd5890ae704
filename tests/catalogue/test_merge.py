"""The better value of each field wins, and problems that the merge settles disappear."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from papershelf.catalogue.merge import merge_papers
from papershelf.model import Paper, PaperKind, TagStatus
from papershelf.normalise import normalise
from papershelf.problems import Problem

from tests.normalise.records import ABSTRACT, VOCABULARY, record_of

PLAIN: dict[str, object] = {
    "title": "Sleep and attention in forty adults.",
    "authors": ["Ann Lee", "Bo Diaz"],
    "journal": "Sleep",
    "date": "2024",
    "conditions": ["adhd"],
}
RICH: dict[str, object] = {
    "title": "Sleep and attention in",
    "authors": ["NoneNone"],
    "journal": "Journal of Sleep",
    "date": "2024-03-05",
    "doi": "10.1234/x",
    "conditions": ["tourette_syndrome"],
    "search_priority": "high",
    "slug": "my-paper",
}


def merged(*records: tuple[dict[str, object], str]) -> tuple[Paper, tuple[Problem, ...]]:
    papers, problems = [], {}
    for number, (meta, body) in enumerate(records):
        record = record_of(meta, body)
        reading = normalise(
            type(record)(f"{number}.md", record.meta, record.body, record.front_gap), VOCABULARY
        )
        assert reading.paper is not None
        papers.append(reading.paper)
        problems[reading.paper.provenance.path] = reading.problems
    return merge_papers(papers, problems, VOCABULARY)


def test_each_field_comes_from_the_record_that_has_it_best() -> None:
    paper, _ = merged((PLAIN, f"## Abstract\n\n{ABSTRACT}"), (RICH, "## Abstract\n\n"))
    assert paper.title == "Sleep and attention in forty adults"
    assert [author.inverted for author in paper.authors] == ["Lee, Ann", "Diaz, Bo"]
    assert paper.journal is not None
    assert paper.journal.full == "Journal of Sleep"
    assert paper.published is not None
    assert paper.published.iso == "2024-03-05"
    assert (paper.doi, paper.search_priority, paper.id) == ("10.1234/x", 1.5, "my-paper")
    assert paper.abstract.text == ABSTRACT


def test_pages_in_full_are_better_than_the_first_page_alone() -> None:
    paper, _ = merged(
        ({**PLAIN, "pages": "12", "volume": "3"}, ""), ({**RICH, "pages": "12-19"}, "")
    )
    assert (paper.volume, paper.pages) == ("3", "12-19")


def test_a_preprint_is_one_if_any_of_its_records_names_the_published_version() -> None:
    named = {**RICH, "preprint_of": "10.1234/final"}
    paper, _ = merged((RICH, f"## Abstract\n\n{ABSTRACT}"), (named, ""))
    assert (paper.kind, paper.preprint_of) == (PaperKind.PREPRINT, "10.1234/final")


def test_a_paper_that_has_got_the_doi_of_its_published_version_is_no_preprint_of_it() -> None:
    paper, _ = merged(({**PLAIN, "preprint_of": "10.1234/X"}, ""), (RICH, ""))
    assert (paper.kind, paper.doi, paper.preprint_of) == (PaperKind.PAPER, "10.1234/x", None)


def test_the_other_records_are_named_and_noted() -> None:
    paper, problems = merged((PLAIN, ""), (RICH, ""))
    assert (paper.provenance.path, paper.provenance.merged_paths) == ("0.md", ("1.md",))
    assert [(problem.path, problem.code) for problem in problems] == [("1.md", "duplicate-record")]
    assert "0.md" in problems[0].message


def test_tags_of_all_records_are_judged_by_the_merged_text() -> None:
    paper, _ = merged((PLAIN, f"## Abstract\n\n{ABSTRACT}"), (RICH, ""))
    assert {tag.slug: tag.status for tag in paper.tags_of("condition")} == {
        "adhd": TagStatus.MENTIONS,
        "tourette-syndrome": TagStatus.UNSUPPORTED,
    }


def test_a_fact_that_one_of_the_records_states_is_the_paper_s() -> None:
    paper, _ = merged(
        (PLAIN, f"## Abstract\n\n{ABSTRACT}"), ({**RICH, "design": "case report"}, "")
    )
    assert paper.facts_of("design") == ("case-report",)
    assert merged((PLAIN, ""), (RICH, ""))[0].facts_of("design") == ()


def test_a_tag_that_only_tools_guessed_remains_unsupported() -> None:
    guess: dict[str, object] = {**RICH, "acquisition_method": "automated"}
    paper, _ = merged((PLAIN, ""), (guess, ""))
    assert {tag.slug: tag.status for tag in paper.tags_of("condition")} == {
        "adhd": TagStatus.UNVERIFIED,
        "tourette-syndrome": TagStatus.UNSUPPORTED,
    }


def test_problems_that_the_merge_settled_are_not_on_the_paper() -> None:
    paper, _ = merged((PLAIN, f"## Abstract\n\n{ABSTRACT}"), (RICH, "## Abstract\n\n"))
    assert paper.problem_codes == (
        "condition-unsupported",
        "duplicate-record",
        "title-trailing-period",
    )


def test_what_the_records_say_decides_and_not_their_names() -> None:
    first = ({**PLAIN, "license": "CC BY", "publisher": "Spade"}, f"## Abstract\n\n{ABSTRACT}")
    second = (
        {**PLAIN, "license": "CC BY 4.0", "publisher": "Spade Press"},
        "## Methods\n\nWe slept.",
    )
    one, other = merged(first, second)[0], merged(second, first)[0]
    assert (one.license, one.publisher) == ("CC BY 4.0", "Spade Press")
    assert one.abstract.text == ABSTRACT
    paths = {"0.md": "1.md", "1.md": "0.md"}
    renamed = replace(
        other.provenance,
        path=paths[other.provenance.path],
        merged_paths=tuple(paths[path] for path in other.provenance.merged_paths),
    )
    assert replace(other, provenance=renamed) == one


@given(st.permutations(range(4)))
def test_the_order_and_the_names_of_the_files_do_not_matter(order: list[int]) -> None:
    records = [
        ({**PLAIN, "title": f"Sleep and attention in {number} adults.", "topics": [number]}, "")
        for number in ("four", "five", "nine", "six")
    ]
    paper, _ = merged(*(records[at] for at in order))
    same, _ = merged(*records)
    assert (paper.title, paper.supplied, paper.tags) == (same.title, same.supplied, same.tags)
    assert order[int(paper.provenance.path[0])] == int(same.provenance.path[0])
