"""A part of the index: what one worker makes of some papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from papershelf.index.documents import fields_of
from papershelf.index.postings import Postings, collect
from papershelf.index.results import result_files
from papershelf.model import Paper
from papershelf.settings import Settings
from papershelf.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class IndexJob:
    """What a worker needs to index any papers of a catalogue."""

    vocabulary: Vocabulary
    settings: Settings
    papers_a_file: int


@dataclass(frozen=True, slots=True)
class IndexPart:
    """The postings and the files of results of a run of papers."""

    postings: Postings
    results: list[bytes]


def index_papers(job: IndexJob, papers: Sequence[Paper]) -> IndexPart:
    """Index a run of papers, which starts at a file's first paper."""
    postings = collect(
        (fields_of(paper, job.vocabulary, job.settings), paper.search_priority) for paper in papers
    )
    files = result_files(papers, job.papers_a_file, job.settings.tag_evidence)
    return IndexPart(postings, list(files))
