"""``papershelf list``: prints papers as data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from papershelf.cli.group import ERRORS, LIST_STATUS, OK, PATH, main, vocabulary_option
from papershelf.cli.shelf import records_of, vocabulary_of
from papershelf.exports.formats import FORMATS
from papershelf.pipeline import load_catalogue
from papershelf.report.account import refusals
from papershelf.settings import Settings


@main.command("list", epilog=LIST_STATUS)
@click.argument("folder", metavar="[DIR]", envvar="PAPERS_DIR", default="papers", type=PATH)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="json",
    help="The form of the output, by default json.",
)
@vocabulary_option
def list_papers(folder: Path, form: str, vocabulary: Path | None) -> int:
    """Print all papers of a folder as data, the newest first.

    DIR is the folder of records or of the shelf, by default PAPERS_DIR of the environment, else
    papers. The output is UTF-8. Of a file that is no paper, nothing is printed; `papershelf check`
    says why it is none.

    \b
    Example:
      papershelf list papers > papers.json
    """
    folder = records_of(folder)
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder}: there is no such folder of records")
    catalogue = load_catalogue(folder, vocabulary or vocabulary_of(folder), Settings())
    pieces = FORMATS[form].write(catalogue.papers, catalogue.vocabulary)
    sys.stdout.buffer.writelines(pieces)  # UTF-8, whatever the console is set to
    for line in refusals(catalogue):
        click.echo(f"papershelf: {line}", err=True)
    if catalogue.rejected:
        click.echo(
            f"papershelf: {catalogue.rejected:,} of {catalogue.files:,} files are no papers;"
            " `papershelf check` names them",
            err=True,
        )
    return ERRORS if catalogue.refused else OK
