"""``papershelf add`` and ``papershelf acquire``: fetch papers from databases."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papershelf.cli.group import ERRORS, OK, PATH, main, print_lines, vocabulary_option
from papershelf.cli.shelf import absolute
from papershelf.cli.shelf_import import IMPORT_STATUS, dry_option, into_option, target_of, today
from papershelf.importers.account import account
from papershelf.importers.plan import Outcome, Plan
from papershelf.importers.writing import write
from papershelf.report.terminal import harmless
from papershelf.settings import Settings

if TYPE_CHECKING:
    from papershelf.acquire.searching import Question
    from papershelf.acquire.services import Services
    from papershelf.acquire.transport import Http

_PROJECT = "papershelf"
_MOST = 1000
_contact_option = click.option(
    "--contact",
    envvar="PAPERSHELF_CONTACT",
    default="",
    metavar="MAIL",
    help="Your address, which the databases get. Default: PAPERSHELF_CONTACT of the environment.",
)


@main.command("add", epilog=IMPORT_STATUS)
@click.argument("ids", metavar="ID…", nargs=-1, required=True)
@into_option
@dry_option
@_contact_option
@vocabulary_option
def add_papers(
    ids: tuple[str, ...], into: Path | None, dry: bool, contact: str, vocabulary: Path | None
) -> int:
    """Fetch papers by DOI, PubMed id, PMC id or arXiv id, and make records of them.

    The ids are looked up in Europe PMC; Crossref, or the registry of the DOI, says the rest.

    \b
    Example:
      papershelf add 10.1186/s12888-025-07389-9 PMID:33301246 arXiv:2101.00001
    """
    from papershelf.acquire.adding import add

    transport, services = _network(contact)
    shelf, importer = target_of(into, vocabulary)
    add(importer, ids, transport, services, today())
    plan = importer.plan()
    if not dry:
        write(shelf, plan.changes)
    return _report(plan, dry=dry)


@main.command("acquire", epilog=IMPORT_STATUS)
@click.argument("query", required=False)
@click.option("--again", type=PATH, metavar="FILE", help="Repeat the search of this file.")
@click.option(
    "--since", metavar="DATE", default="", help="Only papers published since: 2024-05-01."
)
@click.option(
    "--most",
    type=click.IntRange(1, 100_000),
    metavar="N",
    help=f"Fetch so many papers at most. Default: {_MOST:,}.",
)
@click.option(
    "--by",
    envvar="PAPERSHELF_BY",
    default="",
    metavar="NAME",
    help="Who searches, for the file of the search. Default: PAPERSHELF_BY of the environment.",
)
@into_option
@dry_option
@_contact_option
@vocabulary_option
def acquire(
    query: str | None,
    again: Path | None,
    since: str,
    most: int | None,
    by: str,
    into: Path | None,
    dry: bool,
    contact: str,
    vocabulary: Path | None,
) -> int:
    """Search Europe PMC, make records of what it finds, and keep the search with the shelf.

    QUERY is in the language of Europe PMC: https://europepmc.org/searchsyntax. The search leaves
    a file in the folder searches of the shelf. If the command is interrupted, start it again:
    it goes on with the next page.

    \b
    Examples:
      papershelf acquire 'TITLE:"compost" AND tomatoes' --since 2020-01-01 --most 200
      papershelf acquire --again papers/searches/2026-01-02-compost.yml
    """
    from papershelf.acquire.kept_pages import KeptPages
    from papershelf.acquire.searching import search, search_change

    asked = _question(query, again, since, most, by)
    transport, services = _network(contact)
    shelf, importer = target_of(into, vocabulary)
    day = today()
    kept = KeptPages(_cache(), services.europe_pmc, asked.as_run, asked.most)
    found = search(asked, importer, transport, services, kept, day, _advance)
    plan = importer.plan()
    if not dry:
        file = search_change(found, lambda path: (shelf / path).exists())
        write(shelf, [*plan.changes, file])
        kept.delete()
        click.echo(f"The search is kept in {shelf / file.path}")
    if found.total > found.found:
        todo = "raise --most" if found.found >= asked.most else "the service gave no more"
        click.echo(f"{found.total:,} papers match, {found.found:,} were fetched: {todo}")
    return _report(plan, dry=dry)


def _question(
    query: str | None, again: Path | None, since: str, most: int | None, by: str
) -> Question:
    """Return what is searched; an option of the command counts before the search repeated."""
    from papershelf.acquire.searching import Question
    from papershelf.importers.words import date
    from papershelf.records.searches import read_search

    if (query is None) == (again is None):
        raise click.UsageError("name either a query or a search to repeat with --again")
    if query is not None and not query.strip():
        raise click.UsageError("the query is empty; name what to search for")
    if since and (date(since) != since or len(since) != len("2024-05-01")):
        raise click.UsageError(f"--since: found {since!r}, expected a day such as 2024-05-01")
    by = by.strip()
    if again is None:
        return Question((query or "").strip(), since, most or _MOST, by)
    before = read_search(again)
    return Question(
        before.query, since or before.since, most or before.most, by or before.by, again.name
    )


def _network(contact: str) -> tuple[Http, Services]:
    """Return what asks services, and where they are; name the extra if it is not installed."""
    try:
        from papershelf.acquire.services import Services
        from papershelf.acquire.transport import Http
    except ModuleNotFoundError as error:
        message = f"{error.name} is missing: pip install 'papershelf[acquire]'"
        raise click.ClickException(message) from error
    services = Services.of({**os.environ, "PAPERSHELF_CONTACT": contact})
    agent = f"{_PROJECT} (mailto:{contact})" if contact else _PROJECT
    return Http(agent), services


def _cache() -> Path:
    """Return the folder in which interrupted searches are kept."""
    settings = Settings().override({"CACHE_DIR": os.environ.get("CACHE_DIR", "")})
    return absolute(Path(settings.cache_dir)) / "acquire"


def _advance(fetched: int, total: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{fetched:,} of {total:,} papers fetched", nl=fetched >= total, err=True)


def _report(plan: Plan, *, dry: bool) -> int:
    print_lines(harmless(line) for line in account(plan, {}, dry=dry, new=True))
    return ERRORS if plan.count(Outcome.REJECTED) else OK
