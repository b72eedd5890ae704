"""A part of the index comes back as it was, and is known by all that it depends on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace as replace_value
from papershelf.catalogue.digests import paper_digest
from papershelf.index.part import (
    IndexJob,
    IndexPart,
    decode_part,
    encode_part,
    index_papers,
    part_key,
    part_memory,
)
from papershelf.index.postings import Postings, merge
from papershelf.machinery import versions
from papershelf.machinery.store import Store
from papershelf.model import Paper, Tag, TagStatus
from papershelf.settings import Settings, TagEvidence
from papershelf.vocabulary import Term, Vocabulary

from tests.conftest import ROOT
from tests.facets import CONDITION, DESIGN, TOPIC
from tests.factories import VOCABULARY, paper
from tests.index.golden import golden_papers


def job_of(vocabulary: Vocabulary = VOCABULARY, **settings: Any) -> IndexJob:
    """The job for the papers of a shelf."""
    return IndexJob.of(vocabulary, Settings(**settings))


def key_of(job: IndexJob, papers: Sequence[Paper]) -> bytes:
    """The key of the part of some papers."""
    return part_key(job, map(paper_digest, papers))


JOB = job_of()
PAPERS = [paper("a", title="Tics"), paper("b", title="Sleep and tics"), paper("c")]


def arrays(postings: Postings) -> Iterator[tuple[str, Any]]:
    for name in ("occurrences", "lengths", "boosts", "word_counts"):
        yield name, getattr(postings, name)


def assert_same(one: IndexPart, other: IndexPart) -> None:
    assert one.rows == other.rows
    assert list(one.postings.terms) == list(other.postings.terms)
    assert list(one.postings.words) == list(other.postings.words)
    for (name, found), (_, expected) in zip(
        arrays(one.postings), arrays(other.postings), strict=True
    ):
        assert found.dtype == expected.dtype, name
        assert found.shape == expected.shape, name
        assert np.array_equal(found, expected), name


@pytest.mark.parametrize("papers", [golden_papers(), PAPERS, PAPERS[:1]])
def test_a_part_comes_back_as_it_was(papers: list[Paper]) -> None:
    part = index_papers(JOB, papers)
    decoded = decode_part(encode_part(part))
    assert_same(decoded, part)
    assert encode_part(decoded) == encode_part(part)


def test_a_part_that_comes_back_is_merged_as_one_that_was_made() -> None:
    parts = [index_papers(JOB, PAPERS[:2]), index_papers(JOB, PAPERS[2:])]
    whole = merge(part.postings for part in parts)
    again = merge(decode_part(encode_part(part)).postings for part in parts)
    assert again.terms == whole.terms
    assert np.array_equal(again.occurrences, whole.occurrences)


def test_a_part_is_remembered(store: Store) -> None:
    part = index_papers(JOB, PAPERS)
    key = key_of(JOB, PAPERS)
    assert part_memory(store).find([key]) == {}
    part_memory(store).keep({key: part})
    assert_same(part_memory(store).find([key])[key], part)


@pytest.mark.parametrize("damage", [b"", b"damaged", b"\x90"])
def test_a_damaged_part_is_nothing_remembered(store: Store, damage: bytes) -> None:
    whole = encode_part(index_papers(JOB, PAPERS))
    part_memory(store).keep({}, {})
    store.keep("part", [(b"cut", whole[:-5]), (b"other", damage), (b"key", whole)])
    assert part_memory(store).find([b"cut", b"other", b"key"]).keys() == {b"key"}


@pytest.fixture
def store(tmp_path: Any) -> Store:
    return Store(tmp_path)


def with_term(term: Term) -> Vocabulary:
    return replace(VOCABULARY, terms={**VOCABULARY.terms, term.slug: term})


TICS = VOCABULARY.terms["tourette-syndrome"]
UNVERIFIED = Tag("adhd", TagStatus.UNVERIFIED)


@pytest.mark.parametrize(
    ("job", "papers"),
    [
        (JOB, [replace_value(PAPERS[0], title="Other tics"), *PAPERS[1:]]),
        (JOB, [replace_value(PAPERS[0], search_priority=2.0), *PAPERS[1:]]),
        (JOB, [paper("a", title="Tics", conditions=(UNVERIFIED,)), *PAPERS[1:]]),
        (JOB, PAPERS[:2]),
        (JOB, PAPERS[::-1]),
        (job_of(index_text_limit=1_000), PAPERS),
        (job_of(tag_evidence=TagEvidence.TRUST), PAPERS),
        (job_of(with_term(replace(TICS, parent=None))), PAPERS),
        (job_of(with_term(Term("sleep", TOPIC.name, "Sleep"))), PAPERS),
        (
            job_of(replace(VOCABULARY, facets=(TOPIC, CONDITION, DESIGN))),
            PAPERS,
        ),
        (
            job_of(
                replace(
                    VOCABULARY, facets=(CONDITION, TOPIC, replace_value(DESIGN, field="methods"))
                )
            ),
            PAPERS,
        ),
        (
            job_of(
                replace(
                    VOCABULARY, facets=(replace_value(CONDITION, field="disease"), TOPIC, DESIGN)
                )
            ),
            PAPERS,
        ),
    ],
)
def test_a_key_changes_with_papers_vocabulary_and_settings(
    job: IndexJob, papers: list[Paper]
) -> None:
    assert key_of(job, papers) != key_of(JOB, PAPERS)


def test_a_key_changes_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(JOB, PAPERS)
    monkeypatch.setattr(versions, "code_version", lambda: b"another")
    assert key_of(JOB, PAPERS) != before


def test_a_key_is_the_same_whatever_does_not_matter() -> None:
    other = job_of(workers=7, per_page=20, cache_dir="")
    assert key_of(JOB, [*PAPERS]) == key_of(other, PAPERS)


KEYS = """
from tests.index.test_part import JOB, PAPERS, golden_papers, key_of
print(key_of(JOB, PAPERS) + key_of(JOB, golden_papers()))
"""


def test_a_key_is_the_same_in_every_process() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", KEYS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"hooks{os.pathsep}."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert found == {f"{key_of(JOB, PAPERS) + key_of(JOB, golden_papers())!r}\n"}
