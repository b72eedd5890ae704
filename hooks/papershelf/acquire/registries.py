"""Asks Crossref for a DOI; the resolver of DOIs leads to other registries, such as arXiv's."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from papershelf.acquire.services import Services
from papershelf.acquire.transport import AnswerError, MissingError, Transport

_CSL = "application/vnd.citationstyles.csl+json"


def by_doi(transport: Transport, services: Services, doi: str) -> Mapping[str, object] | None:
    """Return what the registry of a DOI says of it, as CSL-JSON; None if no such DOI exists."""
    polite = {"mailto": services.contact} if services.contact else {}
    try:
        answer = transport.get(f"{services.crossref}/works/{quote(doi, safe='')}", polite)
    except MissingError:
        return _by_resolver(transport, services, doi)
    message = answer.get("message") if isinstance(answer, Mapping) else None
    if not isinstance(message, Mapping):
        raise AnswerError(f"Crossref's answer on {doi} has no object message")
    return message


def _by_resolver(transport: Transport, services: Services, doi: str) -> Mapping[str, object] | None:
    try:
        answer = transport.get(f"{services.doi}/{quote(doi)}", {}, _CSL)
    except MissingError:
        return None
    if not isinstance(answer, Mapping):
        raise AnswerError(f"the answer of the registry of {doi} is no object")
    return answer
