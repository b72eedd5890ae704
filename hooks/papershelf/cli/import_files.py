"""``papershelf import``: makes records of the files of other programs."""

from __future__ import annotations

from pathlib import Path

import click

from papershelf.cli.group import ERRORS, OK, PATH, USAGE, main, print_lines, vocabulary_option
from papershelf.cli.shelf_import import IMPORT_STATUS, dry_option, into_option, target_of, today
from papershelf.importers.account import account
from papershelf.importers.document import BrokenFileError
from papershelf.importers.files import read_document, take_file
from papershelf.importers.plan import Outcome
from papershelf.importers.writing import write
from papershelf.report.terminal import harmless


@main.command("import", epilog=IMPORT_STATUS)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=PATH)
@into_option
@dry_option
@click.option("--encoding", metavar="NAME", help="Of the files' text, if it is not UTF-8.")
@vocabulary_option
def import_files(
    files: tuple[Path, ...],
    into: Path | None,
    dry: bool,
    encoding: str | None,
    vocabulary: Path | None,
) -> int:
    """Make records of files in BibTeX, RIS, CSL-JSON, EndNote XML, PubMed's formats and others.

    Papers that the shelf already has are found by DOI, PubMed id, arXiv id, or title, year and
    authors. Their records get what they lack; nothing in them is changed. If one file cannot be
    read, nothing is written.

    \b
    Example:
      papershelf import library.bib --into papers/from-zotero --dry-run
    """
    try:
        documents = [read_document(path, encoding) for path in dict.fromkeys(files)]
        shelf, importer = target_of(into, vocabulary)
        day = today()
        formats = {document.name: take_file(importer, document, day) for document in documents}
    except BrokenFileError as error:
        click.echo(f"papershelf: {harmless(str(error))}", err=True)
        click.echo("papershelf: nothing was written", err=True)
        return USAGE
    plan = importer.plan()
    if not dry:
        write(shelf, plan.changes)
    print_lines(harmless(line) for line in account(plan, formats, dry=dry))
    return ERRORS if plan.count(Outcome.REJECTED) else OK
