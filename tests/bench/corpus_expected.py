"""Compare a folder of real records with the counts of a reference implementation.

usage: corpus_expected.py RECORDS EXPECTED_JSON [--vocabulary FILE]

Prints a table: what is counted, expected, got, tolerance, and whether it holds.
Then, for what differs by record, the records.  Exit code 1 when a row does not
hold.  The tolerances are those of the reference's own note.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from papershelf.catalogue import Catalogue
from papershelf.model import AbstractStatus, DateSource, Paper, TagStatus
from papershelf.normalise.paragraphs import MIN_ABSTRACT
from papershelf.pipeline import load_catalogue
from papershelf.problems import REJECTING
from papershelf.settings import Settings

REPOSITORY = Path(__file__).resolve().parents[2]
# Name of a condition in the reference -> slugs of the vocabulary that it counts as one.
CONDITIONS = {
    "tourette": {"tourette-syndrome", "tic-disorders"},
    "adhd": {"adhd"},
    "asd": {"asd"},
    "pmdd": {"pmdd", "pms", "premenstrual-disorders"},
}


@dataclass(frozen=True)
class Row:
    """One count: what the reference found and what we did; `tolerance` is absolute."""

    name: str
    expected: int
    got: int
    tolerance: float

    @property
    def holds(self) -> bool:
        """Whether the two agree within the tolerance."""
        return abs(self.expected - self.got) <= self.tolerance


def has_abstract(paper: Paper) -> bool:
    """Return whether the abstract is long enough to be meaningful."""
    return sum(len(part.text) for part in paper.abstract.parts) >= MIN_ABSTRACT


def rows(catalogue: Catalogue, expected: dict[str, Any]) -> Iterator[Row]:
    """All counts, in the order of the reference's file."""
    papers = catalogue.papers

    def row(name: str, got: int, share: float, least: int = 1) -> Row:
        return Row(name, expected[name], got, max(least, share * expected[name]))

    yield row("files", catalogue.files, 0, 0)
    yield Row("rejects", expected["rejects"]["total"], catalogue.rejected, 2)
    yield Row("distinct_papers", expected["distinct_papers"], len(papers), 2)
    yield Row("merged", expected["records_kept"] - expected["distinct_papers"], catalogue.merged, 2)
    yield row("with_doi_excluding_known_wrong", sum(p.doi is not None for p in papers), 0.01)
    yield row("with_authors", sum(bool(p.authors) for p in papers), 0.01)
    yield row("authors_total_names", sum(len(p.authors) for p in papers), 0.01)
    yield row("with_journal", sum(p.journal is not None for p in papers), 0.01)
    yield row("with_abstract_any", sum(map(has_abstract, papers)), 0.02)
    complete = (p.abstract.status is AbstractStatus.COMPLETE and has_abstract(p) for p in papers)
    yield row("with_abstract_complete", sum(complete), 0.02)
    stated = (p.published is not None and not p.published.inferred for p in papers)
    yield row("with_date_explicit", sum(stated), 0.01)
    yield row("with_date_any", sum(p.published is not None for p in papers), 0.01)
    full = (p.published is not None and p.published.day is not None for p in papers)
    yield row("with_full_date_ymd", sum(full), 0.01)
    for code in ("title-truncated", "title-missing"):
        got = sum(code in p.problem_codes for p in papers)
        yield row(code.replace("-", "_"), got, 0.01)
    for name, slugs in CONDITIONS.items():
        yield from condition_rows(papers, slugs, name, expected["conditions"][name])


def condition_rows(
    papers: Iterable[Paper], slugs: set[str], name: str, expected: dict[str, int]
) -> Iterator[Row]:
    """Count how often a condition is asserted, and how often title or abstract support it."""
    found = [[tag for tag in paper.tags_of("condition") if tag.slug in slugs] for paper in papers]
    asserted = sum(any(tag.asserted for tag in tags) for tags in found)
    read = sum(
        any(e.field in ("title", "abstract") for tag in tags for e in tag.evidence)
        for tags in found
    )
    shown = sum(any(tag.status is not TagStatus.UNSUPPORTED for tag in tags) for tags in found)
    counts = {"asserted": asserted, "text_supported": read, "published_recommended": shown}
    for key, got in counts.items():
        yield Row(f"{name} {key}", expected[key], got, max(1, 0.03 * expected[key]))


def differences(catalogue: Catalogue, expected: dict[str, Any]) -> Iterator[str]:
    """Records that one side rejects or merges and the other does not."""
    ours = {p.path for p in catalogue.problems if p.code in REJECTING}
    theirs = set(expected["rejects"]["paths"])
    yield from (f"rejected by us only: {path}" for path in sorted(ours - theirs))
    yield from (f"rejected by the reference only: {path}" for path in sorted(theirs - ours))
    groups = {
        tuple(sorted((paper.provenance.path, *paper.provenance.merged_paths)))
        for paper in catalogue.papers
        if paper.provenance.merged_paths
    }
    reference = {tuple(sorted(group)) for group in expected["duplicate_groups"]}
    yield from (f"merged by us only: {group}" for group in sorted(groups - reference))
    yield from (f"merged by the reference only: {group}" for group in sorted(reference - groups))


def doubts(catalogue: Catalogue) -> Iterator[str]:
    """Yield for each record why a count differs on purpose; each line shows its evidence."""
    for paper in catalogue.papers:
        date, supplied = paper.published, paper.supplied.published
        written_out = re.search("[a-z]", supplied or "")  # the tools' own labels hold ISO dates
        if date and date.source is DateSource.BODY and written_out:
            yield f"date stated by the page: {paper.provenance.path}: {supplied!r}"
        if date and date.inferred and (paper.doi or "").startswith(_YEAR_IN_SUFFIX):
            yield f"year encoded by the publisher: {paper.provenance.path}: {paper.doi} {date.iso}"
    for name, pattern in _NAIVE.items():
        for paper in catalogue.papers:
            text = f"{paper.title}\n{paper.abstract.text}"
            match = pattern.search(text)
            named = any(
                e.field in ("title", "abstract")
                for tag in paper.tags_of("condition")
                if tag.slug in CONDITIONS[name]
                for e in tag.evidence
            )
            if match and not named:
                context = text[max(0, match.start() - 40) : match.end() + 40]
                yield f"no word for {name}: {paper.provenance.path}: {' '.join(context.split())!r}"


# Registrants whose DOIs encode the year: Springer Nature (``s12888-025-``), Cambridge
# (``S0033291725…``), SAGE, Bentham and Oxford.
_YEAR_IN_SUFFIX = (
    *("10.1007/s", "10.1038/s", "10.1186/s", "10.1017/S", "10.1017/s"),
    *("10.1177/", "10.2174/", "10.1093/"),
)
# Words that a search for substrings would take for the condition.
_NAIVE = {
    "adhd": re.compile(r"hyperactiv", re.IGNORECASE),
    "asd": re.compile(r"\bASD\b"),
    "pmdd": re.compile(r"premenstrual|\bPMS\b|menstrual cycle|luteal", re.IGNORECASE),
}


def main() -> int:
    """Print the table; 1 if a row does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", type=Path)
    parser.add_argument("expected", type=Path)
    parser.add_argument("--vocabulary", type=Path, default=REPOSITORY / "papers/vocabulary.yml")
    options = parser.parse_args()
    expected = json.loads(options.expected.read_text("utf-8"))
    catalogue = load_catalogue(options.records, options.vocabulary, Settings())
    table = list(rows(catalogue, expected))
    print(f"{'':34}{'expected':>9}{'got':>7}{'tolerance':>11}")
    for row in table:
        mark = "" if row.holds else "  <-"
        print(f"{row.name:34}{row.expected:9}{row.got:7}{row.tolerance:11.1f}{mark}")
    print(*differences(catalogue, expected), *doubts(catalogue), sep="\n")
    return 0 if all(row.holds for row in table) else 1


if __name__ == "__main__":
    sys.exit(main())
