"""What a result shows of each paper, in files of a few papers each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from papershelf.index.codec import deflate_text
from papershelf.model import Paper
from papershelf.settings import TagEvidence

# Characters of the text that snippets are cut from; abstracts seldom reach it.
TEXT_LIMIT = 2_500
# Names shown before "et al."; a paper may have 257 authors.
AUTHOR_LIMIT = 6


def papers_a_file(papers: int) -> int:
    """How many papers share a file.

    Ten results touch ten files, so a small file makes a small search; but a site of
    100,000 papers must not have 100,000 more files.
    """
    return 1 if papers <= 20_000 else 2


def result_files(papers: Sequence[Paper], step: int, evidence: TagEvidence) -> Iterator[bytes]:
    """The files of results, in order: file n holds `step` papers from n * `step` on."""
    for start in range(0, len(papers), step):
        rows = [_row(paper, evidence) for paper in papers[start : start + step]]
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        yield deflate_text(text)


def _row(paper: Paper, evidence: TagEvidence) -> list[object]:
    """What is shown of a paper; docs/search-format.md names the columns."""
    return [
        paper.id,
        paper.title,
        [author.display for author in paper.authors[:AUTHOR_LIMIT]],
        len(paper.authors),
        paper.journal.short if paper.journal else None,
        paper.published.year if paper.published else None,
        [tag.slug for tag in paper.conditions if tag.listed or evidence is TagEvidence.TRUST],
        paper.study_design,
        paper.kind.value,
        _SUMMARY * (paper.summary is not None) + _FULL_TEXT * paper.has_full_text,
        _text(paper)[:TEXT_LIMIT],
    ]


# Flags of a row.
_SUMMARY, _FULL_TEXT = 1, 2


def _text(paper: Paper) -> str:
    """The abstract, or else the summary, or else how the body begins."""
    if paper.abstract.parts:
        return paper.abstract.text
    if paper.summary:
        return paper.summary.text
    return paper.sections[0].text if paper.sections else ""
