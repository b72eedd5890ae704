"""Makes the files with what a search result shows of each paper."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence

from papershelf.catalogue.groups import counts_as
from papershelf.catalogue.identify import untold_doi
from papershelf.index.codec import Short
from papershelf.model import AbstractStatus, Paper, TagStatus
from papershelf.settings import TagEvidence
from papershelf.vocabulary import Vocabulary

# Characters of the text that snippets are cut from; few abstracts are longer.
TEXT_LIMIT = 2_500
# Names shown before "et al."; a paper may have 257 authors.
AUTHOR_LIMIT = 6


def papers_a_file(papers: int) -> int:
    """Return how many papers share a file.

    Ten results need ten files, so small files mean fewer bytes; but a site of 100,000
    papers must not have 100,000 more files.
    """
    return 1 if papers <= 20_000 else 2


def result_files(rows: Sequence[bytes]) -> Iterator[Short]:
    """Yield the files of results in order; file n holds `papers_a_file` rows from there on."""
    step = papers_a_file(len(rows))
    for start in range(0, len(rows), step):
        yield Short(b"[%b]" % b",".join(rows[start : start + step]))


def result_rows(
    papers: Iterable[Paper], vocabulary: Vocabulary, evidence: TagEvidence
) -> Iterator[bytes]:
    """Yield for each paper what is shown of it, as JSON.

    A lone surrogate, which no page can show, becomes ``?``.
    """
    main = vocabulary.main.name if vocabulary.main else ""
    badges = frozenset().union(*vocabulary.badges.values())
    for paper in papers:
        row = _row(paper, main, badges, evidence)
        text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        yield text.encode("utf-8", "replace")


def _row(paper: Paper, main: str, badges: Collection[str], evidence: TagEvidence) -> list[object]:
    """Return what is shown of a paper; docs/search-format.md names the columns."""
    doi = untold_doi(paper.id, paper.doi)
    return [
        paper.id,
        paper.title,
        [author.display for author in paper.authors[:AUTHOR_LIMIT]],
        len(paper.authors),
        paper.journal.short if paper.journal else None,
        paper.published.year if paper.published else None,
        [tag.slug for tag in paper.tags_of(main) if counts_as(tag, evidence) is TagStatus.ABOUT],
        [slug for slugs in paper.facts.values() for slug in slugs if slug in badges],
        paper.kind.value,
        _SUMMARY * (paper.summary is not None)
        + _FULL_TEXT * paper.has_full_text
        + _RETRACTED * paper.retracted
        + _DOUBTED * paper.doubted
        + _WITHHELD * (paper.abstract.status is AbstractStatus.WITHHELD),
        _text(paper)[:TEXT_LIMIT],
        *([] if doi is None else [doi]),
    ]


# Flags of a row.
_SUMMARY, _FULL_TEXT, _RETRACTED, _DOUBTED, _WITHHELD = 1, 2, 4, 8, 16


def _text(paper: Paper) -> str:
    """Return the abstract, else the summary, else the first section."""
    if paper.abstract.parts:
        return paper.abstract.text
    if paper.summary:
        return paper.summary.text
    return paper.sections[0].text if paper.sections else ""
