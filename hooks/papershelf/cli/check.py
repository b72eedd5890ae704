"""``papershelf check``: lists what is wrong with records."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import click

from papershelf.catalogue import Catalogue
from papershelf.cli.group import (
    ERRORS,
    OK,
    PATH,
    STATUS,
    USAGE,
    main,
    print_lines,
    status_of,
    vocabulary_option,
)
from papershelf.cli.shelf import absolute, folders_above, records_of, shelf_of, vocabulary_of
from papershelf.pipeline import load_catalogue
from papershelf.problems import Severity, codes_of
from papershelf.report.against import compare, differences, forms_of, read_forms
from papershelf.report.annotations import workflow_commands
from papershelf.report.check import Grouping, as_json, choose, report
from papershelf.report.locate import Places
from papershelf.report.summary import summary
from papershelf.settings import Settings
from papershelf.vocabulary.check import unknown

_STATUS = f"{STATUS} With --against: 0 if all is read as before, 1 if not."


@main.command("check", epilog=_STATUS)
@click.argument("paths", metavar="[DIR | FILE…]", nargs=-1, type=PATH)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="The form of the output; github: annotations of a workflow on GitHub.",
)
@click.option(
    "--by",
    "grouping",
    type=click.Choice([grouping.value for grouping in Grouping]),
    default=Grouping.CODE.value,
    help="Whether the text lists problems by code (the default) or by file.",
)
@click.option("--summary", "short", is_flag=True, help="Print one screen: what there is to do.")
@click.option(
    "--code",
    "codes",
    multiple=True,
    metavar="CODE",
    help="Only problems of this code, repairs among them; may be given more than once.",
)
@click.option(
    "--severity",
    type=click.Choice([severity.value for severity in Severity]),
    help="Only problems at least this severe.",
)
@click.option(
    "--against",
    "before",
    multiple=True,
    type=PATH,
    metavar="FILE",
    help="Say instead what is read differently than in FILE: what `papershelf list` printed in"
    " another version, or an archive in JSON of the site.",
)
@vocabulary_option
def check(
    paths: tuple[Path, ...],
    form: str,
    grouping: str,
    short: bool,
    codes: tuple[str, ...],
    severity: str | None,
    before: tuple[Path, ...],
    vocabulary: Path | None,
) -> int:
    """List what is wrong with the records of a folder, or with some files, and what to do.

    DIR is the folder of records or of the shelf, by default PAPERS_DIR of the environment, else
    papers. Files are read alone: whether two records are one paper, or want one address, shows in
    a report of their folder only.

    \b
    Examples:
      papershelf check papers --severity warning
      papershelf check papers --against site/exports/papers.json.gz
    """
    chosen_paths = paths or (Path(os.environ.get("PAPERS_DIR") or "papers"),)
    folder, files = _chosen([records_of(path) for path in chosen_paths])
    words = vocabulary or vocabulary_of(*([folder] if files is None else folders_above(paths[0])))
    catalogue = load_catalogue(folder, words, Settings(), files=files)
    if before and files is not None:
        raise click.UsageError("--against compares a folder of records, and no single files")
    if before:
        return _against(before, catalogue)
    known = codes_of(facet.name for facet in catalogue.vocabulary.facets)
    for code in codes:
        if code not in known:
            click.echo(f"papershelf: --code: {unknown(code, 'code', known)}", err=True)
            return USAGE
    chosen = choose(catalogue.problems, codes, Severity(severity) if severity else None)
    places = Places(folder, catalogue.vocabulary.facets)
    if form == "json":
        click.echo(json.dumps(as_json(catalogue, chosen), indent=1))
    elif form == "github":
        print_lines(workflow_commands(_from_here(folder), chosen, places))
    elif short:
        print_lines(summary(catalogue, chosen))
    else:
        print_lines(report(catalogue, chosen, places, Grouping(grouping), in_full=bool(codes)))
    return status_of(catalogue.problems)


def _against(before: Sequence[Path], catalogue: Catalogue) -> int:
    """Report what is read differently; return the exit status."""
    found = compare(read_forms(before), forms_of(catalogue.papers, catalogue.vocabulary))
    print_lines(differences(found))
    return OK if found.same else ERRORS


def _from_here(folder: Path) -> Path:
    """Return the way to a folder from the working folder, if it is below it."""
    whole = absolute(folder)
    return whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole


def _chosen(paths: Sequence[Path]) -> tuple[Path, list[str] | None]:
    """Return the folder to check, and the files in it, or None for all its records.

    Raises:
        OSError: a path does not exist, or a folder is not the only path.
    """
    if len(paths) == 1 and not paths[0].is_file():
        if not paths[0].is_dir():
            raise NotADirectoryError(f"{paths[0]}: there is no such folder of records, and no file")
        return paths[0], None
    for path in paths:
        if not path.is_file():
            raise FileNotFoundError(f"{path}: no file; expected one folder, or one or more files")
    files = list(dict.fromkeys(map(absolute, paths)))
    folder = shelf_of(files)
    return folder, [file.relative_to(folder).as_posix() for file in files]
