"""What results show."""

from __future__ import annotations

import json
import zlib
from typing import Any

from papershelf.index.results import (
    AUTHOR_LIMIT,
    TEXT_LIMIT,
    papers_a_file,
    result_files,
    result_rows,
)
from papershelf.model import (
    Abstract,
    AbstractPart,
    AbstractStatus,
    Author,
    Notice,
    NoticeKind,
    Section,
    Summary,
)
from papershelf.settings import TagEvidence
from papershelf.vocabulary import Term, Vocabulary

from tests.facets import AGE, DESIGN
from tests.factories import VOCABULARY, paper

NO_ABSTRACT = Abstract(AbstractStatus.ABSENT)


def row(**changes: Any) -> list[Any]:
    (found,) = result_rows([paper(**changes)], VOCABULARY, TagEvidence.RANK)
    return list(json.loads(found))


def test_a_row_has_what_a_result_shows() -> None:
    facts = {"design": ("case-report",), "age": ("children", "adults")}
    found = row(facts=facts, summary=Summary("Plain."), has_full_text=True)
    assert found == [
        "10.1234-plain",
        "A plain paper",
        ["Xia Cao"],
        1,
        "Journal of plain things",
        2024,
        ["adhd"],
        ["case-report", "children", "adults"],
        "paper",
        3,
        "An abstract on ADHD.",
    ]


def test_a_row_ends_with_the_doi_if_the_id_does_not_tell_it() -> None:
    assert row(identifier="10.1093-brain-awy254", doi="10.1093/brain/awy254")[11:] == [
        "10.1093/brain/awy254"
    ]
    assert row(identifier="10.1234-x", doi="10.1234/X")[11:] == []
    assert row(identifier="my-paper", doi="10.1234/x")[11:] == ["10.1234/x"]
    assert row(identifier="my-paper", doi=None)[11:] == []
    assert row(identifier="10.1234-x", doi=None)[11:] == [""]


def test_a_retracted_or_doubted_paper_has_a_flag() -> None:
    concern = (Notice(NoticeKind.CONCERN),)
    assert [row(**one)[9] for one in ({}, {"retracted": True}, {"notices": concern})] == [0, 4, 8]
    assert row(retracted=True, notices=concern)[9] == 4


def test_a_paper_whose_text_is_withheld_has_a_flag() -> None:
    assert row(abstract=Abstract(AbstractStatus.WITHHELD))[9:] == [16, ""]


def test_a_fact_that_another_one_says_is_no_badge() -> None:
    words = Vocabulary(
        {
            "review": Term("review", DESIGN.name, "Review"),
            "reviews": Term("reviews", AGE.name, "Of reviews", implied=True),
        },
        facets=(DESIGN, AGE),
    )
    facts = {"design": ("review",), "age": ("reviews",)}
    (found,) = result_rows([paper(facts=facts)], words, TagEvidence.RANK)
    *_, badges, _kind, _flags, _text = json.loads(found)
    assert badges == ["review"]
    assert words.badges == {"design": {"review": "Review"}, "age": {}}


def test_of_many_authors_the_first_are_shown_and_all_counted() -> None:
    authors = tuple(Author(f"Cao{number}", "X", None, "") for number in range(257))
    found = row(authors=authors)
    assert found[2] == [f"X Cao{number}" for number in range(AUTHOR_LIMIT)]
    assert found[3] == 257


def test_without_an_abstract_the_summary_is_used_then_the_body() -> None:
    section = Section("Results", "A body.")
    assert row(abstract=NO_ABSTRACT, summary=Summary("Plain."), sections=(section,))[-1] == "Plain."
    assert row(abstract=NO_ABSTRACT, sections=(section,))[-1] == "A body."
    assert row(abstract=NO_ABSTRACT)[-1] == ""


def test_a_long_abstract_is_cut() -> None:
    parts = (AbstractPart(None, "x" * 2 * TEXT_LIMIT),)
    assert len(row(abstract=Abstract(AbstractStatus.COMPLETE, parts))[-1]) == TEXT_LIMIT


def test_papers_share_files_in_large_corpora_only() -> None:
    assert [papers_a_file(count) for count in (0, 20_000, 20_001)] == [1, 1, 2]
    for count, step in ((3, 1), (20_003, 2)):
        files = list(result_files([b"%d" % number for number in range(count)]))
        first, *_, last = (json.loads(zlib.decompress(file.data)) for file in files)
        assert (first, len(files)) == (list(range(step)), -(-count // step))
        assert last == [count - 1]


def test_a_lone_surrogate_of_a_record_does_not_end_the_build() -> None:
    assert row(title="a\ud800b")[1] == "a?b"
