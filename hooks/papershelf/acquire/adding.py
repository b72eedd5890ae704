"""Fetches single papers by their ids."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from papershelf.acquire import europe_pmc, registries
from papershelf.acquire.ids import PaperId, paper_id
from papershelf.acquire.services import Services
from papershelf.acquire.transport import AnswerError, Transport
from papershelf.importers import csl, words
from papershelf.importers import europe_pmc as results
from papershelf.importers.merging import completed
from papershelf.importers.plan import Importer
from papershelf.importers.record import Origin, Record

_METHOD = "papershelf add"
# What the record of a DOI is from, if its registry does not say.
_AGENCY = "Crossref"
_QUERIED = {"doi": "DOI", "pmid": "EXT_ID", "pmcid": "PMCID", "arxiv": "DOI"}


def add(
    importer: Importer, ids: Iterable[str], transport: Transport, services: Services, acquired: str
) -> None:
    """Take the papers that `ids` name; an id without a paper is counted as rejected.

    Raises:
        AnswerError: a service gives no usable answer.
    """
    for text in dict.fromkeys(ids):
        found = paper_id(text)
        if found is None:
            reason = "no DOI, PubMed id, PMC id or arXiv id"
            importer.reject("the command", text, reason)
            continue
        record = fetch(found, transport, services)
        if record is None:
            importer.reject("the command", text, f"no database has the {found.kind} {found.value}")
        else:
            importer.take(record, Origin(f"{_METHOD} {text}", acquired), record.source, text)


def fetch(found: PaperId, transport: Transport, services: Services) -> Record | None:
    """Return the record of a paper: of Europe PMC, completed by what its DOI's registry says.

    Raises:
        AnswerError: a service gives no usable answer, and no other one has the paper.
    """
    result = europe_pmc.by_id(transport, services, _QUERIED[found.kind], found.doi or found.value)
    item = result if isinstance(result, dict) else {}
    record = results.to_record(item) if item else None
    record = _registered(record, found, transport, services)
    published = results.published_version(item)
    if record is None or record.preprint_of or not published:
        return record
    dois = europe_pmc.dois_of(transport, services, [published])
    return replace(record, preprint_of=dois.get(published, ""))


def _registered(
    record: Record | None, found: PaperId, transport: Transport, services: Services
) -> Record | None:
    """Return a record with what the registry of its DOI says, or what that alone says."""
    doi = found.doi or (record.doi if record else "")
    if not doi:
        return record
    try:
        item = registries.by_doi(transport, services, doi)
    except AnswerError:
        if record is None:
            raise
        return record  # the registry would only have completed it
    if item is None:
        return record
    registered = csl.to_record(item)
    if record is not None:
        return completed(record, registered)
    return replace(
        registered, source=registered.source or words.line(item.get("agency")) or _AGENCY
    )
