"""How many facts of judged papers are right: ``python -m tests.bench facts RECORDS``.

usage: facts.py RECORDS [--vocabulary FILE] [--judged FILE] [--wrong]

The papers were judged by title and abstract, by judges who did not know what the program says.  A
row of the judged file has a DOI, or the title of a paper without one, its set, and for each facet
of facts the values: a list where the text states them, ``{"inferred": [...]}`` where the judge
concluded them; of several inferred designs each is right.  The sets:

- ``tuned on``, ``held back``: the real records.  The second was compared only after the first
  version of the rules was finished.
- ``pubmed21n1298 1`` to ``4``: drawn by chance from a file of PubMed, the first two mostly on the
  conditions of this shelf, the others on neighbours of theirs; `pubmed_records` makes records of
  them.  Each was judged, and then compared once, before its errors were known.

The kinds of errors found in a set were mended afterwards, so that no set measures unseen papers.

Prints for each facet and set how many of the values that the program gives are right, and how many
of the stated ones it finds.  Sets of which RECORDS has no paper are left out.  ``--wrong`` also
lists each paper whose values differ.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from papershelf.model import Paper
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

REPOSITORY = Path(__file__).resolve().parents[2]
JUDGED = REPOSITORY / "tests/fixtures/judged/facts.json"


@dataclass(frozen=True)
class Judgement:
    """What was judged of one facet of a paper, beside what the program gives."""

    judged: Set[str]
    stated: bool
    given: Set[str]


@dataclass(frozen=True)
class Score:
    """Counts of values: given and of these right, stated and of these found."""

    given: int
    right: int
    stated: int
    found: int

    @property
    def line(self) -> str:
        """The counts and their shares, as a row of the table."""
        right = f"{self.right:5} of {self.given:<4}{_share(self.right, self.given):>7}"
        return f"{right}{self.found:8} of {self.stated:<4}{_share(self.found, self.stated):>7}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


def score(judgements: Sequence[Judgement]) -> Score:
    """Count the values of one facet."""
    return Score(
        given=sum(len(one.given) for one in judgements),
        right=sum(len(one.given & one.judged) for one in judgements),
        stated=sum(len(one.judged) for one in judgements if one.stated),
        found=sum(len(one.given & one.judged) for one in judgements if one.stated),
    )


def judgement(value: object, given: Sequence[str]) -> Judgement:
    """Compare the judged value of a row with what the program gives."""
    if isinstance(value, dict):
        return Judgement(frozenset(value["inferred"]), stated=False, given=frozenset(given))
    assert isinstance(value, list)
    return Judgement(frozenset(value), stated=True, given=frozenset(given))


def paired(
    rows: Sequence[Mapping[str, Any]], papers: Sequence[Paper]
) -> Iterator[tuple[Mapping[str, Any], Paper]]:
    """Yield each judged row with its paper.

    Raises:
        ValueError: a judged paper is not among `papers`.
    """
    by_doi = {paper.doi.lower(): paper for paper in papers if paper.doi}
    by_title = {paper.title: paper for paper in papers}
    for row in rows:
        paper = by_doi.get(row["doi"].lower()) if "doi" in row else by_title.get(row["title"])
        if paper is None:
            raise ValueError(f"no record of {row.get('doi') or row['title']!r}")
        yield row, paper


def present(rows: Sequence[Mapping[str, Any]], papers: Sequence[Paper]) -> list[Mapping[str, Any]]:
    """Return the rows of the sets of which there is a paper."""
    dois = {paper.doi.lower() for paper in papers if paper.doi}
    sets = {row["set"] for row in rows if row.get("doi", "").lower() in dois}
    return [row for row in rows if row["set"] in sets]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("records", type=Path)
    parser.add_argument("--vocabulary", type=Path, default=REPOSITORY / "papers/vocabulary.yml")
    parser.add_argument("--judged", type=Path, default=JUDGED)
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    catalogue = load_catalogue(options.records, options.vocabulary, Settings())
    rows = present(json.loads(options.judged.read_text("utf-8")), catalogue.papers)
    sets = list(dict.fromkeys(row["set"] for row in rows))
    pairs = list(paired(rows, catalogue.papers))
    print(f"{'':35}{'given values right':>20}{'stated ones found':>23}")
    for facet in catalogue.vocabulary.fact_facets:
        compared = [
            (row, paper, judgement(row[facet.name], paper.facts_of(facet.name)))
            for row, paper in pairs
        ]
        for label, wanted in (*((one, [one]) for one in sets), ("all", sets)):
            part = [one for row, _, one in compared if row["set"] in wanted]
            print(f"{facet.name:10}{label:17}{len(part):4} papers{score(part).line}")
        if options.wrong:
            for _, paper, one in compared:
                if one.given - one.judged or (one.stated and one.judged - one.given):
                    judged, given = (sorted(x) or "none" for x in (one.judged, one.given))
                    print(f"    {paper.id}: {paper.title[:70]!r}: given {given}, judged {judged}")


if __name__ == "__main__":
    main()
