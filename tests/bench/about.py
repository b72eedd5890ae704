"""How well papers about a term are kept apart from those that only mention it.

usage: about.py RECORDS [--vocabulary FILE] [--each]

Prints for each term how many of the papers listed as *about* it are (precision) and how many
of those about it are listed (recall), by judgements that people made without seeing a result:
``tests/fixtures/judged/about.json``.  A paper is named by its DOI or, without one, by its id.
A means that it is about the term, P that a part of it is, M that it mentions the term, N that it
does not; only A counts.  ``--each`` prints each paper that is listed wrongly.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from papershelf.model import Paper, TagStatus
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

REPOSITORY = Path(__file__).resolve().parents[2]
JUDGED = REPOSITORY / "tests/fixtures/judged/about.json"


@dataclass(frozen=True)
class Verdict:
    """One judgement, and what the program says."""

    paper: str
    term: str
    judgement: str
    listed: bool

    @property
    def right(self) -> bool:
        """Whether the paper is listed as about the term exactly if it is."""
        return self.listed == (self.judgement == "A")


def verdicts(papers: Iterable[Paper], judged: Iterable[dict[str, str]]) -> Iterator[Verdict]:
    """Compare judgements with the statuses of the papers' tags.

    Raises:
        SystemExit: a judged paper is not among `papers`.
    """
    by_name = {paper.doi or paper.id: paper for paper in papers}
    for entry in judged:
        paper = by_name.get(entry["paper"])
        if paper is None:
            raise SystemExit(f"{entry['paper']}: judged, but not among the records")
        about = {
            tag.slug
            for tags in paper.tags.values()
            for tag in tags
            if tag.status is TagStatus.ABOUT
        }
        yield Verdict(entry["paper"], entry["term"], entry["judgement"], entry["term"] in about)


def figures(found: Iterable[Verdict]) -> tuple[int, int, int]:
    """Return how many are listed, how many of these rightly, and how many should be."""
    every = list(found)
    listed = [one for one in every if one.listed]
    return len(listed), sum(one.right for one in listed), sum(v.judgement == "A" for v in every)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", type=Path)
    parser.add_argument("--vocabulary", type=Path, default=REPOSITORY / "papers/vocabulary.yml")
    parser.add_argument("--each", action="store_true", help="print what is listed wrongly")
    options = parser.parse_args()
    catalogue = load_catalogue(options.records, options.vocabulary, Settings())
    found = list(verdicts(catalogue.papers, json.loads(JUDGED.read_text("utf-8"))))
    print(f"{'term':24}{'listed':>8}{'right':>7}{'about':>7}{'precision':>11}{'recall':>8}")
    for term in [*sorted({one.term for one in found}), "all"]:
        listed, right, about = figures(v for v in found if term in (v.term, "all"))
        shares = (right / (listed or 1), right / (about or 1))
        print(f"{term:24}{listed:8}{right:7}{about:7}{shares[0]:11.1%}{shares[1]:8.1%}")
    for one in found:
        if options.each and not one.right:
            print(f"{'listed' if one.listed else 'missed'} {one.term} {one.judgement} {one.paper}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
