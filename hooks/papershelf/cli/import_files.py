"""``papershelf import``: makes records of the files of other programs."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from papershelf.cli.group import (
    ERRORS,
    FAULTS,
    OK,
    PATH,
    USAGE,
    main,
    print_lines,
    vocabulary_option,
)
from papershelf.cli.shelf import absolute, folders_above, vocabulary_of
from papershelf.importers.account import account
from papershelf.importers.document import BrokenFileError
from papershelf.importers.files import read_document, take_file
from papershelf.importers.plan import Importer, Outcome
from papershelf.importers.writing import write
from papershelf.pipeline import VOCABULARY, load_catalogue, load_words
from papershelf.report.terminal import harmless
from papershelf.settings import Settings

IMPORT_STATUS = f"Exit status: 0, or 1 if some entries were rejected, {FAULTS}"


@main.command("import", epilog=IMPORT_STATUS)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=PATH)
@click.option(
    "--into",
    type=PATH,
    metavar="DIR",
    help="The folder of the new records. Default: PAPERS_DIR of the environment, else papers.",
)
@click.option("--dry-run", "dry", is_flag=True, help="Report what would be done, write nothing.")
@click.option("--encoding", metavar="NAME", help="Of the files' text, if it is not UTF-8.")
@vocabulary_option
def import_files(
    files: tuple[Path, ...],
    into: Path | None,
    dry: bool,
    encoding: str | None,
    vocabulary: Path | None,
) -> int:
    """Make records of files in BibTeX, RIS, CSL-JSON, PubMed's formats, JATS and others.

    Papers that the shelf already has are found by DOI, PubMed id, arXiv id, or title, year and
    authors. Their records get what they lack; nothing in them is changed. If one file cannot be
    read, nothing is written.

    \b
    Example:
      papershelf import library.bib --into papers/from-zotero --dry-run
    """
    target = absolute(into or Path(os.environ.get("PAPERS_DIR") or "papers"))
    shelf = next((f for f in folders_above(target / "new") if (f / VOCABULARY).is_file()), target)
    words = vocabulary or vocabulary_of(shelf)
    try:
        documents = [read_document(path, encoding) for path in dict.fromkeys(files)]
        importer = _importer(shelf, target, words)
        today = datetime.now(UTC).astimezone().date().isoformat()
        formats = {document.name: take_file(importer, document, today) for document in documents}
    except BrokenFileError as error:
        click.echo(f"papershelf: {harmless(str(error))}", err=True)
        click.echo("papershelf: nothing was written", err=True)
        return USAGE
    plan = importer.plan()
    if not dry:
        write(shelf, plan.changes)
    print_lines(harmless(line) for line in account(plan, formats, dry=dry))
    return ERRORS if plan.count(Outcome.REJECTED) else OK


def _importer(shelf: Path, target: Path, vocabulary: Path) -> Importer:
    """Return an importer that knows the shelf's papers; the shelf's folder need not exist yet."""
    into = "" if target == shelf else target.relative_to(shelf).as_posix()
    if not shelf.is_dir():
        return Importer(shelf, into, load_words(vocabulary)[0], ())
    catalogue = load_catalogue(shelf, vocabulary, Settings())
    return Importer(shelf, into, catalogue.vocabulary, catalogue.papers)
