"""Accounts for the text of all records: the text on pages, and the text on none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from papershelf.model import Paper
from papershelf.normalise.text_account import TextAccount
from papershelf.problems import Problem

MERGED, LIMIT = "merged", "limit"


def account_for(
    records: Iterable[TextAccount], found: Sequence[Paper], papers: Sequence[Paper], limit: int
) -> TextAccount:
    """Return the sum of the accounts of records, less the text that merging and the limit remove.

    Args:
        records: the account of each record.
        found: the paper of each record that has one.
        papers: those of the catalogue.
        limit: characters of a paper's body that its page shows.
    """
    total = TextAccount.total(records)
    by_path = {paper.provenance.path: paper for paper in found}
    for paper in papers:
        origin = paper.provenance
        if origin.merged_paths:
            records_of = [by_path[path] for path in (origin.path, *origin.merged_paths)]
            total = total.moved(_not_taken(records_of, paper), MERGED)
        total = total.moved(_beyond(paper, limit), LIMIT)
    return total


def cut_bodies(papers: Iterable[Paper], limit: int) -> Iterator[Problem]:
    """Yield a problem for each paper whose body is longer than its page shows."""
    for paper in papers:
        if beyond := _beyond(paper, limit):
            message = f"{beyond:,} characters are beyond the setting body_limit, not on the page"
            yield Problem(paper.provenance.path, "body-cut", "body", message)


def _beyond(paper: Paper, limit: int) -> int:
    return max(0, sum([len(section.text) for section in paper.sections]) - limit)


def _not_taken(records: Iterable[Paper], paper: Paper) -> int:
    """Count the characters of abstracts and bodies of `records` that a merged paper lacks."""
    count = 0
    seen = set()
    for record in records:
        for text, own in (
            (record.abstract.text, paper.abstract.text),
            *((section.text, "") for section in record.sections if section not in paper.sections),
        ):
            if text != own or text in seen:
                count += len(text)
            seen.add(text)
    return count
