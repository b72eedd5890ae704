"""Searches Europe PMC, page by page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple, TypeGuard

from papershelf.acquire.services import Services
from papershelf.acquire.transport import AnswerError, Transport
from papershelf.importers import words
from papershelf.importers.europe_pmc import results_of

# The most results of one request that the service documents is 1,000; these are 1 to 2 MB.
_PAGE = 100
FIRST = "*"
_LAST_DAY = "3000-12-31"
_QUOTED = re.compile(r'[\\"]')


class Page(NamedTuple):
    """One answer to a search.

    Attributes:
        total: number of papers that the whole search finds.
        results: those of this page.
        cursor: where the next page begins, or ``""`` after the last one.
    """

    total: int
    results: list[object]
    cursor: str


def query_as_run(query: str, since: str = "") -> str:
    """Return a query as it is sent: only papers first published on the day `since` or later."""
    return f"({query}) AND (FIRST_PDATE:[{since} TO {_LAST_DAY}])" if since else query


def pages(
    transport: Transport,
    services: Services,
    query: str,
    most: int,
    cursor: str = FIRST,
    seen: int = 0,
) -> Iterator[Page]:
    """Yield the pages of a search until `most` results, `seen` included, or the end.

    Args:
        query: as it is sent.
        cursor: where to begin.
        seen: number of results on the pages before.

    Raises:
        AnswerError: the service does not answer, or not as it documents.
    """
    while seen < most:
        left = most - seen
        answer = transport.get(
            f"{services.europe_pmc}/search",
            {
                "query": query, "resultType": "core", "format": "json",
                "pageSize": str(min(left, _PAGE)), "cursorMark": cursor,
            },
        )  # fmt: skip
        page = page_of(answer, cursor)
        yield page._replace(results=page.results[:left])
        seen += len(page.results)
        if not page.cursor or seen >= page.total:
            return
        cursor = page.cursor


def page_of(answer: object, cursor: str = "") -> Page:
    """Return the page in an answer to the question that named `cursor`.

    Raises:
        AnswerError: the answer is not as the service documents.
    """
    try:
        results = results_of(answer)
    except ValueError as error:
        raise AnswerError(f"Europe PMC's answer: {error}") from None
    found = answer if isinstance(answer, Mapping) else {}
    total = found.get("hitCount")
    if not isinstance(total, int) or isinstance(total, bool) or total < 0:
        raise AnswerError(f"Europe PMC's answer: found hitCount {total!r}, expected a number")
    following = found.get("nextCursorMark")
    # The service repeats the cursor of the last page.
    ended = not results or not isinstance(following, str) or following == cursor
    return Page(total, results, "" if ended or not isinstance(following, str) else following)


def by_id(transport: Transport, services: Services, name: str, value: str) -> object | None:
    """Return the result for one id (``DOI``, ``EXT_ID``, ``PMCID``), or None if there is none."""
    query = f'{name}:"{_QUOTED.sub("", value)}"'
    query += " AND SRC:MED" if name == "EXT_ID" else ""
    found = next(pages(transport, services, query, most=25), None)
    results = found.results if found else []
    return next((result for result in results if _has(result, name, value)), None)


def dois_of(transport: Transport, services: Services, pmids: Collection[str]) -> dict[str, str]:
    """Return PubMed id -> DOI of the papers among `pmids` that have one.

    Raises:
        AnswerError: the service gives no usable answer.
    """
    ids = sorted(set(pmids))
    found: dict[str, str] = {}
    for start in range(0, len(ids), _PAGE):
        some = ids[start : start + _PAGE]
        named = " OR ".join(f'EXT_ID:"{pmid}"' for pmid in some)
        query = f"({named}) AND SRC:MED"
        for page in pages(transport, services, query, most=len(some)):
            for result in filter(_is_mapping, page.results):
                pmid, doi = words.pmid(result.get("pmid")), words.doi(result.get("doi"))
                if pmid in some and doi:
                    found[pmid] = doi
    return found


def _is_mapping(result: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(result, Mapping)


def _has(result: object, name: str, value: str) -> bool:
    """Return whether a result has an id: the search also finds papers that only cite it."""
    key = {"DOI": "doi", "EXT_ID": "pmid", "PMCID": "pmcid"}[name]
    own = result.get(key) if isinstance(result, Mapping) else None
    return isinstance(own, str) and own.lower() == value.lower()
