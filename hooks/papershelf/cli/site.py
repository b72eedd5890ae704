"""``papershelf build`` and ``papershelf serve``: make the site of a shelf, and show it."""

from __future__ import annotations

from pathlib import Path

import click

from papershelf.cli.group import ERRORS, FAULTS, OK, PATH, USAGE, main

_BUILD_STATUS = (
    "Exit status: 0 if the site was built; 1 if a page or a record is at fault, and the site is"
    f" left as it was; {FAULTS}"
)
_SERVE_STATUS = (
    "Exit status: 0 if it was ended with Ctrl+C; 1 if the first build failed; 2 if an argument, the"
    " port, the vocabulary or a folder is at fault."
)
_folder_argument = click.argument("folder", metavar="[DIR]", default=".", type=PATH)


@main.command("build", epilog=_BUILD_STATUS)
@_folder_argument
@click.option("--quiet", "-q", is_flag=True, help="Print warnings and errors only.")
def build_site(folder: Path, quiet: bool) -> int:
    """Build the site of a shelf, by default of the working folder, into its folder site.

    A warning fails the build: the site published before is left as it was.

    \b
    Example:
      papershelf build shelf
    """
    # MkDocs takes a third of a second to import, which other commands do without.
    from papershelf.mkdocs.command import FailedBuildError, build_shelf

    try:
        site = build_shelf(folder, quiet=quiet)
    except FailedBuildError as error:
        click.echo(f"papershelf: {error}", err=True)
        return USAGE if error.given else ERRORS
    if not quiet:
        click.echo(f"The site is in {site}")
    return OK


@main.command("serve", epilog=_SERVE_STATUS)
@_folder_argument
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True)
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
def serve_site(folder: Path, port: int, opens: bool) -> int:
    """Show the site of a shelf on this machine, and build it again after each change.

    While a file has a fault, the browser shows the fault; it shows the site again once that is
    mended.

    \b
    Example:
      papershelf serve shelf --port 8001
    """
    from papershelf.mkdocs.command import FailedBuildError, serve_shelf

    try:
        serve_shelf(folder, port, opens=opens)
    except FailedBuildError as error:
        click.echo(f"papershelf: {error}", err=True)
        return USAGE if error.given else ERRORS
    return OK
