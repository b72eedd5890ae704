"""Answers in the shape of Europe PMC, Crossref and DataCite; the papers are invented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.acquire.service import Answer, Request


def result(number: int, **changes: object) -> dict[str, Any]:
    """Return a result of Europe PMC's search, ``resultType=core``."""
    return {
        "id": str(1000 + number), "source": "MED", "pmid": str(1000 + number),
        "pmcid": f"PMC{7000 + number}", "doi": f"10.5555/garden.{number}",
        "title": f"Compost and tomatoes in {number} beds of one garden.", "pageInfo": "45-67",
        "authorString": "Lee A, Berg B, Rose Growers.",
        "authorList": {"author": [
            {"fullName": "Lee A", "firstName": "Ann", "lastName": "Lee", "initials": "A",
             "authorId": {"type": "ORCID", "value": "0000-0001-2345-6789"}},
            {"fullName": "van der Berg B", "firstName": "Bo", "lastName": "van der Berg"},
            {"collectiveName": "Rose Growers"},
        ]},
        "journalInfo": {
            "issue": "3", "volume": "12", "dateOfPublication": "2015 Mar", "monthOfPublication": 3,
            "yearOfPublication": 2015, "printPublicationDate": "2015-03-01",
            "journal": {"title": "Journal of kitchen gardens", "essn": "2049-3630",
                        "medlineAbbreviation": "J Kitch Gard"},
        },
        "pubYear": "2015",
        "abstractText": "<h4>Background</h4>Few count fruit. <h4>Methods</h4>We compared beds.",
        "language": "eng", "pubTypeList": {"pubType": ["research-article", "Journal Article"]},
        "meshHeadingList": {"meshHeading": [{"majorTopic_YN": "Y", "descriptorName": "Compost"}]},
        "keywordList": {"keyword": ["soil"]}, "license": "cc by",
        "firstPublicationDate": "2015-02-10", "isOpenAccess": "Y", "citedByCount": 4,
        **changes,
    }  # fmt: skip


def preprint(**changes: object) -> dict[str, Any]:
    """A preprint in Europe PMC, whose published version is the garden's fourth paper."""
    link = {"type": "Preprint of", "source": "MED", "id": "1004", "note": "by title and author"}
    linked = {"commentCorrectionList": {"commentCorrection": [link]}}
    own = {"id": "PPR1", "source": "PPR", "pmid": None, "pmcid": None, "doi": "10.5555/pre.1"}
    return {**result(90), **own, **linked, **changes}


def answer(results: list[Any], total: int, cursor: str | None = None) -> dict[str, Any]:
    """Return an answer of Europe PMC's search."""
    following = {} if cursor is None else {"nextCursorMark": cursor}
    listed = {"resultList": {"result": results}}
    return {"version": "6.9", "hitCount": total, **following, "request": {}, **listed}


def work(doi: str, **changes: object) -> dict[str, Any]:
    """Return an answer of Crossref on one DOI."""
    message = {
        "DOI": doi, "type": "journal-article", "title": ["Compost and tomatoes"],
        "author": [{"given": "Ann", "family": "Lee", "sequence": "first"}],
        "container-title": ["Journal of Kitchen Gardens"], "publisher": "Spade Press",
        "issued": {"date-parts": [[2015, 3]]}, "volume": "12", "ISSN": ["2049-3630"],
        "license": [{"URL": "https://creativecommons.org/licenses/by/4.0/"}],
        "URL": f"https://doi.org/{doi}", **changes,
    }  # fmt: skip
    return {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": message}


def garden(number: int, others: Sequence[dict[str, Any]] = ()) -> Any:
    """Return a server's function: a search that finds `number` papers, and their registries.

    `others` are found by their ids only.
    """

    def ask(request: Request) -> Answer:
        if request.path == "/epmc/search":
            return Answer(_search(request, number, others))
        if request.path.startswith("/crossref/works/10.5555/"):
            return Answer(work(request.path.removeprefix("/crossref/works/")))
        if request.path.startswith("/doi/10.48550/arXiv."):
            return Answer({"title": "Deep compost", "author": [{"family": "Lee", "given": "Ann"}],
                           "DOI": request.path.removeprefix("/doi/"), "publisher": "arXiv",
                           "issued": {"date-parts": [[2015]]}, "type": "article"})  # fmt: skip
        return Answer(b"Resource not found.", 404)

    return ask


def _search(request: Request, number: int, others: Sequence[dict[str, Any]]) -> dict[str, Any]:
    query = request.parameters["query"]
    if ":" in query and "FIRST_PDATE" not in query:
        known = (*map(result, range(number)), *others)
        found = [item for item in known if _named(item, query)]
        return answer(found, len(found))
    start = int(request.parameters["cursorMark"].replace("*", "0"))
    end = min(number, start + int(request.parameters["pageSize"]))
    return answer([result(at) for at in range(start, end)], number, str(end))


def _named(item: dict[str, Any], query: str) -> bool:
    return any(f'"{item[key]}"'.lower() in query.lower() for key in ("doi", "pmid", "pmcid"))
