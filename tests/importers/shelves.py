"""A shelf to import into: a vocabulary, and records as a curator writes them."""

from __future__ import annotations

from pathlib import Path

from papershelf.importers.document import Document
from papershelf.importers.files import take_file
from papershelf.importers.plan import Importer, Outcome, Plan
from papershelf.importers.writing import write
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

from tests.facets import DECLARED

VOCABULARY = f"""\
{DECLARED}
conditions:
  thirst:
    label: Thirst
    synonyms: [lack of water]
topics:
  compost:
    label: Compost
  ball-games:
    label: Ball games
ignored: [humans]
"""
COUNTED = tuple(Outcome)


def shelf(folder: Path, **records: str) -> Path:
    """Make a shelf with these records, by the stems of their names."""
    folder.mkdir(exist_ok=True)
    (folder / "vocabulary.yml").write_text(VOCABULARY, "utf-8")
    for stem, text in records.items():
        (folder / f"{stem}.md").write_text(text, "utf-8")
    return folder


def importing(folder: Path, name: str, text: str, into: str = "") -> Plan:
    """Return the plan of importing a text into a shelf."""
    catalogue = load_catalogue(folder, folder / "vocabulary.yml", Settings())
    importer = Importer(folder, into, catalogue.vocabulary, catalogue.papers)
    take_file(importer, Document(name, text.encode()), "2026-01-02")
    return importer.plan()


def imported(folder: Path, name: str, text: str, into: str = "") -> Plan:
    """Import a text into a shelf; return what was done."""
    plan = importing(folder, name, text, into)
    write(folder, plan.changes)
    return plan


def counts(plan: Plan) -> tuple[int, ...]:
    """Return how many entries were written, updated, already there and rejected."""
    return tuple(plan.count(outcome) for outcome in COUNTED)
