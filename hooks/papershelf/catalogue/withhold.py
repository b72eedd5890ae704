"""Takes the text out of papers that the site must not show, and leaves their records."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from papershelf.model import Abstract, AbstractStatus, Paper


class Withheld(NamedTuple):
    """All papers, how many characters were taken out, and the DOIs that no paper has."""

    papers: tuple[Paper, ...]
    characters: int
    unknown: tuple[str, ...]


def withhold(papers: Sequence[Paper], dois: Collection[str], limit: int) -> Withheld:
    """Take abstract, summary and full text out of the papers with some DOIs.

    Nothing is made of a text that is not there, so pages, index, exports and feeds need not know.
    What was found out from it is left: terms and facts, but not the words in which it was found.

    Args:
        papers: all papers, after what depends on their texts is decided.
        dois: in lower case.
        limit: characters of a paper's body that its page shows.
    """
    wanted, seen = frozenset(dois), set()
    done, characters = [], 0
    for paper in papers:
        own = (paper.doi or "").lower()
        if own in wanted:
            seen.add(own)
            body = min(limit, sum(len(section.text) for section in paper.sections))
            summary = len(paper.summary.text) if paper.summary else 0
            characters += len(paper.abstract.text) + body + summary
            paper = _bare(paper)
        done.append(paper)
    return Withheld(tuple(done), characters, tuple(sorted(wanted - seen)))


def _bare(paper: Paper) -> Paper:
    tags = {
        facet: tuple(replace(tag, evidence=()) for tag in several)
        for facet, several in paper.tags.items()
    }
    return replace(
        paper,
        abstract=Abstract(AbstractStatus.WITHHELD),
        abstract_source=None,
        summary=None,
        sections=(),
        has_full_text=False,
        tags=tags,
    )
