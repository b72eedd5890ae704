"""Compares the papers of a shelf with the facts that they were made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from papershelf.importers.document import Document
from papershelf.importers.files import take_file
from papershelf.importers.plan import Importer, Plan
from papershelf.importers.writing import write
from papershelf.model import Paper
from papershelf.pipeline import read_paper
from papershelf.records.discover import discover
from papershelf.vocabulary import Vocabulary

from tests.importers.foreign import Facts

FIELDS = ("title", "authors", "journal", "date", "volume", "issue", "pages", "doi", "abstract")


class Difference(NamedTuple):
    """A field of a paper that is not as its source has it."""

    key: str
    field: str
    expected: object
    found: object


def import_text(
    folder: Path,
    name: str,
    text: str | bytes,
    vocabulary: Vocabulary,
    papers: Sequence[Paper] = (),
) -> Plan:
    """Import a file into a folder that has these papers; return what was done."""
    importer = Importer(folder, "", vocabulary, papers)
    data = text.encode() if isinstance(text, str) else text
    take_file(importer, Document(name, data), "2026-01-02")
    plan = importer.plan()
    write(folder, plan.changes)
    return plan


def papers_of(folder: Path, vocabulary: Vocabulary) -> list[Paper]:
    """Return the papers of a folder, each as its file is read alone."""
    found = []
    for name in discover(folder).records:
        reading = read_paper(name, (folder / name).read_bytes(), vocabulary)
        if reading.paper:
            found.append(reading.paper)
    return found


def differences(facts: Sequence[Facts], papers: Sequence[Paper]) -> Iterator[Difference]:
    """Yield each field that is not as the facts have it; papers are found by their DOIs."""
    by_doi = {paper.doi: paper for paper in papers}
    for fact in facts:
        paper = by_doi.get(fact.doi)
        if paper is None:
            yield Difference(fact.key, "doi", fact.doi, None)
            continue
        found = values_of(paper)
        for field, expected in values_of_facts(fact).items():
            if found[field] != expected:
                yield Difference(fact.key, field, expected, found[field])


def values_of_facts(fact: Facts) -> dict[str, object]:
    """Return field -> value of facts; the reader drops a title's final full stop."""
    values = {field: getattr(fact, field) for field in FIELDS}
    return values | {"title": fact.title.removesuffix(".")}


def values_of(paper: Paper) -> dict[str, object]:
    """Return field -> value of a paper, as facts have them."""
    return {
        "title": paper.title,
        "authors": tuple((a.given or "", a.family or a.literal or "") for a in paper.authors),
        "journal": paper.journal.full if paper.journal else "",
        "date": paper.published.iso if paper.published else "",
        "volume": paper.volume or "",
        "issue": paper.issue or "",
        "pages": paper.pages or "",
        "doi": paper.doi or "",
        "abstract": paper.abstract.text,
    }
