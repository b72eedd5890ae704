"""``papershelf check``: lists what is wrong with records."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import click

from papershelf.cli.group import (
    PATH,
    STATUS,
    USAGE,
    main,
    print_lines,
    status_of,
    vocabulary_option,
)
from papershelf.cli.shelf import absolute, folders_above, shelf_of, vocabulary_of
from papershelf.pipeline import load_catalogue
from papershelf.problems import Severity, codes_of
from papershelf.report.check import Grouping, as_json, choose, report
from papershelf.report.locate import Places
from papershelf.report.summary import summary
from papershelf.settings import Settings
from papershelf.vocabulary.check import unknown


@main.command("check", epilog=STATUS)
@click.argument("paths", metavar="[DIR | FILE…]", nargs=-1, type=PATH)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
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
@vocabulary_option
def check(
    paths: tuple[Path, ...],
    form: str,
    grouping: str,
    short: bool,
    codes: tuple[str, ...],
    severity: str | None,
    vocabulary: Path | None,
) -> int:
    """List what is wrong with the records of a folder, or with some files, and what to do.

    DIR is by default PAPERS_DIR of the environment, else papers. Files are read alone: whether
    two records are one paper, or want one address, shows in a report of their folder only.

    \b
    Example:
      papershelf check papers --severity warning
    """
    folder, files = _chosen(paths or (Path(os.environ.get("PAPERS_DIR") or "papers"),))
    words = vocabulary or vocabulary_of(*([folder] if files is None else folders_above(paths[0])))
    catalogue = load_catalogue(folder, words, Settings(), files=files)
    known = codes_of(facet.name for facet in catalogue.vocabulary.facets)
    for code in codes:
        if code not in known:
            click.echo(f"papershelf: --code: {unknown(code, 'code', known)}", err=True)
            return USAGE
    chosen = choose(catalogue.problems, codes, Severity(severity) if severity else None)
    places = Places(folder, catalogue.vocabulary.facets)
    if form == "json":
        click.echo(json.dumps(as_json(catalogue, chosen), indent=1))
    elif short:
        print_lines(summary(catalogue, chosen))
    else:
        print_lines(report(catalogue, chosen, places, Grouping(grouping), in_full=bool(codes)))
    return status_of(catalogue.problems)


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
