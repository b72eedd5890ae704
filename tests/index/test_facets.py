"""Facet files, read back by the browser's own module."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from papershelf.catalogue import Catalogue
from papershelf.catalogue.facets import AUTHOR, JOURNAL, facets_of
from papershelf.index.facets import (
    TAGS,
    facet_column,
    facet_files,
    file_count,
    file_of,
    simple_slug,
)
from papershelf.model import Author, Journal, PaperKind, Summary, Tag, TagStatus
from papershelf.settings import TagEvidence

from tests.factories import catalogue, paper, published

SUPPORTED, UNVERIFIED, UNSUPPORTED = (
    TagStatus.ABOUT,
    TagStatus.UNVERIFIED,
    TagStatus.UNSUPPORTED,
)


def read(corpus: Catalogue, folder: Path, author: str = "nobody") -> dict[str, Any]:
    """What hooks/browser/worker/facet_files.js makes of the facets of `corpus`."""
    for name, file in facet_files(corpus, corpus.papers):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    answer = subprocess.run(
        [
            *("node", "tests/search/facetfiles.mjs", folder),
            *(str(file_count(corpus, AUTHOR)), author),
            *(facet.name for facet in facets_of(corpus.vocabulary) if file_of(facet) == TAGS),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


FACTS = {"design": ("case-report",), "age": ("children", "adults")}


def tagged(*tags: tuple[str, TagStatus]) -> tuple[Tag, ...]:
    return tuple(Tag(slug, status) for slug, status in tags)


def test_the_browser_reads_the_values_of_every_paper_in_order(tmp_path: Path) -> None:
    corpus = catalogue(
        [
            paper("new", published=published(2025), topics=tagged(("dopamine", SUPPORTED))),
            paper("old", published=published(2001), conditions=(), facts=FACTS),
            paper("undated", published=None, journal=None, summary=Summary("Plain words.")),
        ]
    )
    found = read(corpus, tmp_path)
    assert found["condition"] == [["adhd"], [], ["adhd"]]
    assert found["topic"] == [["dopamine"], [], []]
    assert found["design"] == [[], ["case-report"], []]
    assert found["age"] == [[], ["children", "adults"], []]
    assert found["journal"] == [["journal-of-plain-things"], ["journal-of-plain-things"], []]
    assert found["has"] == [["abstract"], ["abstract"], ["abstract", "summary"]]
    assert found["labels"]["adhd"] == "ADHD"
    assert found["labels"]["journal-of-plain-things"] == "Journal of plain things"


def test_tags_that_the_text_speaks_against_are_no_values_unless_trusted(tmp_path: Path) -> None:
    tags = tagged(("adhd", UNVERIFIED), ("tourette-syndrome", UNSUPPORTED))
    ranked = read(catalogue([paper(conditions=tags)]), tmp_path / "ranked")
    assert ranked["condition"] == [["adhd"]]
    trusting = catalogue([paper(conditions=tags)], TagEvidence.TRUST)
    trusted = read(trusting, tmp_path / "trusted")
    assert trusted["condition"] == [["tic-disorders", "tourette-syndrome", "adhd"]]


def test_values_that_papers_only_mention_are_told_apart(tmp_path: Path) -> None:
    tags = tagged(("adhd", TagStatus.MENTIONS), ("tourette-syndrome", SUPPORTED))
    found = read(catalogue([paper(conditions=tags)]), tmp_path)
    assert found["condition"] == [["tic-disorders", "tourette-syndrome", "adhd"]]
    assert found["about"]["condition"] == [["tic-disorders", "tourette-syndrome"]]


def test_only_problems_that_matter_to_a_reader_are_open_problems(tmp_path: Path) -> None:
    corpus = catalogue(
        [
            paper("a", problem_codes=("title-trailing-period",)),
            paper("b", problem_codes=("doi-missing", "title-trailing-period")),
        ]
    )
    assert read(corpus, tmp_path)["has"] == [["abstract"], ["abstract", "problems"]]


def test_problems_and_states_have_files_of_their_own_for_queries(tmp_path: Path) -> None:
    corpus = catalogue(
        [
            paper("a", problem_codes=("doi-missing", "title-trailing-period")),
            paper("b", retracted=True, kind=PaperKind.PREPRINT),
            paper("c", kind=PaperKind.CHAPTER),
        ]
    )
    found = read(corpus, tmp_path)
    assert found["problem"] == [["doi-missing", "title-trailing-period"], [], []]
    assert found["is"] == [[], ["preprint", "retracted"], ["chapter"]]


def test_an_author_is_found_by_slug_among_many_files(tmp_path: Path) -> None:
    crowd = [
        paper(f"p{number}", authors=(Author(f"Family{number}", "Given", None, ""),))
        for number in range(1200)
    ]
    author = Author("Łukasz", "Ö.", None, "")
    ours = [paper(f"q{n}", authors=(author,), published=published(2000 + n)) for n in range(3)]
    corpus = catalogue([*crowd, *ours])
    assert file_count(corpus, AUTHOR) == 3
    slug = next(g.slug for g in corpus.groups[AUTHOR.name] if g.label == author.inverted)
    found = read(corpus, tmp_path, slug)["author"]
    numbers = [n for n, one in enumerate(corpus.papers) if one.authors == (author,)]
    assert found == {"label": author.inverted, "documents": numbers}


def test_journals_of_any_script_keep_their_address(tmp_path: Path) -> None:
    names = ["Kōkū 医学", "医学", "Émotion & santé", "L'Encéphale", "A—B"]
    papers = [paper(f"p{n}", journal=Journal(name, name)) for n, name in enumerate(names)]
    corpus = catalogue(papers)
    found = read(corpus, tmp_path)
    assert [labels(found, slugs) for slugs in found["journal"]] == [[name] for name in names]
    slugs = {group.slug for group in corpus.groups[JOURNAL.name]}
    assert {slug for (slug,) in found["journal"]} == slugs


def labels(found: dict[str, Any], slugs: Sequence[str]) -> list[str]:
    return [found["labels"][slug] for slug in slugs]


def test_a_corpus_without_papers_has_facets_without_values(tmp_path: Path) -> None:
    for name, data in facet_files(catalogue([]), []):
        assert not name.startswith("facets/authors/")
        assert data
    assert file_count(catalogue([]), AUTHOR) == 0


@given(st.lists(st.dictionaries(st.sampled_from("abcde"), st.booleans())))
def test_a_column_holds_exactly_what_papers_have(having: list[dict[str, bool]]) -> None:
    papers = [list(found.items()) for found in having]
    column = facet_column([(slug, slug.upper()) for slug in "edcba"], papers)
    slugs = [slug or simple_slug(label) for slug, label in column.values]
    back = [{slugs[n >> 1]: bool(n & 1) for n in column.sets[code]} for code in column.codes]
    assert back == having
    counts = [column.codes.count(code) for code in range(len(column.sets))]
    assert counts == sorted(counts, reverse=True)
