"""Runs a search, gives what it finds to the importer, and keeps what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from papershelf.acquire import europe_pmc
from papershelf.acquire.europe_pmc import Page
from papershelf.acquire.kept_pages import KeptPages
from papershelf.acquire.services import Services
from papershelf.acquire.transport import Transport
from papershelf.catalogue.slugs import slugify
from papershelf.importers import europe_pmc as results
from papershelf.importers.document import Entry
from papershelf.importers.plan import Change, Importer, Outcome
from papershelf.importers.record import Origin
from papershelf.records.searches import ENDING, SEARCHES, Search, search_text

_METHOD = "papershelf acquire"
_LONGEST_SLUG = 60


@dataclass(frozen=True)
class Question:
    """What is searched.

    Attributes:
        query: in the language of Europe PMC.
        since: the first day of publication, as ISO 8601 writes it, or ``""``.
        most: the most papers to fetch.
        by: who searches, or ``""``.
        updates: the file of the search that is repeated, or ``""``.
    """

    query: str
    since: str = ""
    most: int = 1000
    by: str = ""
    updates: str = ""

    @property
    def as_run(self) -> str:
        """The query as it is sent."""
        return europe_pmc.query_as_run(self.query, self.since)


def search(
    question: Question,
    importer: Importer,
    transport: Transport,
    services: Services,
    kept: KeptPages,
    day: str,
    advance: Callable[[int, int], None] = lambda _fetched, _total: None,
) -> Search:
    """Fetch what a search finds, and take it into an import; nothing is written yet.

    Args:
        question: what is searched.
        importer: takes what is found.
        transport: asks the service.
        services: where it is.
        kept: the pages of this search that were fetched before it was interrupted.
        day: today, as ISO 8601 writes it.
        advance: is called after each page with the numbers of papers fetched and found.

    Raises:
        AnswerError: the service gives no usable answer; the pages fetched so far are kept.
    """
    total = fetched = 0
    origin = Origin(_METHOD, day, question.as_run)
    for page in _pages(question, transport, services, kept):
        total = page.total
        dois = europe_pmc.dois_of(transport, services, _published_versions(page))
        for item in page.results:
            fetched += 1
            _take(importer, results.entry_of(fetched, item), dois, origin)
        advance(fetched, min(total, question.most))
    plan = importer.plan()
    return Search(
        source=results.NAME,
        platform=f"{services.europe_pmc}/search",
        query=question.query,
        query_as_run=question.as_run,
        since=question.since,
        most=question.most,
        date=day,
        by=question.by,
        updates=question.updates,
        total=total,
        found=fetched,
        new=plan.count(Outcome.WRITTEN),
        updated=plan.count(Outcome.UPDATED),
        already_there=plan.count(Outcome.ALREADY_THERE),
        rejected=plan.count(Outcome.REJECTED),
    )


def _take(importer: Importer, entry: Entry, dois: Mapping[str, str], origin: Origin) -> None:
    """Take what was found into an import; `dois`: id of a published version -> its DOI."""
    place = f"{entry.place} ({entry.key})" if entry.key else entry.place
    if entry.fault:
        importer.reject(results.NAME, place, entry.fault)
        return
    version = dois.get(results.published_version(entry.value), "")
    record = replace(results.to_record(entry.value), preprint_of=version)
    importer.take(record, origin, results.NAME, place)


def _pages(
    question: Question, transport: Transport, services: Services, kept: KeptPages
) -> Iterator[Page]:
    """Yield the pages that are kept, then the others, which are kept as they come."""
    number, seen, total, cursor = 0, 0, 1, europe_pmc.FIRST
    for page in kept.read():
        number, seen = number + 1, seen + len(page.results)
        total, cursor = page.total, page.cursor
        yield page
    if not cursor or seen >= min(total, question.most):
        return
    for page in europe_pmc.pages(transport, services, question.as_run, question.most, cursor, seen):
        kept.keep(number, page)
        number += 1
        yield page


def _published_versions(page: Page) -> set[str]:
    """Return the PubMed ids of the published versions of the preprints on a page."""
    items = (item for item in page.results if isinstance(item, Mapping))
    return set(filter(None, map(results.published_version, items)))


def search_change(search: Search, taken: Callable[[str], bool]) -> Change:
    """Return the file of a search as a change of the shelf; `taken` tells which paths exist."""
    stem, number = f"{SEARCHES}/{search.date}-{_slug(search.query)}", 1
    path = f"{stem}{ENDING}"
    while taken(path):
        number += 1
        path = f"{stem}-{number}{ENDING}"
    return Change(path, search_text(search).encode())


def _slug(query: str) -> str:
    """Return words of a query for the name of a file."""
    return slugify(query)[:_LONGEST_SLUG].strip("-") or "search"
