"""Collections of documents, queries and judgements of relevance, in the SMART format.

CACM (3,204 documents, 52 judged queries) and Cranfield (1,400 and 225) are distributed
by the University of Glasgow: a line ``.I n`` begins a document or query, lines ``.T``,
``.A``, ``.B``, ``.K``, ``.W`` its title, authors, source, keywords and text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

# The lowest of Cranfield's codes that means not relevant: 1 (complete answer) to 4
# (of minimum interest) are degrees of relevance, 5 or -1 is of no interest.
_CRANFIELD_RELEVANT = range(1, 5)
_MARK = re.compile(r"\.([A-Z])(?:\s+(\d+))?\s*")


@dataclass(frozen=True, slots=True)
class Document:
    """One document, as its collection gives it; its keywords end its text."""

    number: int
    title: str
    authors: tuple[str, ...]
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, and for each judged query the numbers of its relevant documents."""

    name: str
    documents: tuple[Document, ...]
    queries: tuple[tuple[str, frozenset[int]], ...]  # text, relevant


class CollectionError(ValueError):
    """A folder does not have a collection's files, or they are not in its format."""


def read_collections(folder: Path) -> list[Collection]:
    """CACM and Cranfield from their files in `folder`."""
    names = ("cacm.all", "query.text", "qrels.text", "cran.all.1400", "cran.qry", "cran.rel")
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        raise CollectionError(f"{folder}: no {', '.join(missing)}")
    cacm, cacm_queries, cacm_judged, cran, cran_queries, cran_judged = (
        (folder / name).read_text(encoding="latin-1") for name in names
    )
    return [
        _collection("CACM", cacm, dict(_queries(cacm_queries)), _cacm_judgements(cacm_judged)),
        _collection(
            "Cranfield",
            cran,
            # Cranfield's judgements count its queries; their own numbers have gaps.
            dict(enumerate((text for _, text in _queries(cran_queries)), 1)),
            _cranfield_judgements(cran_judged),
        ),
    ]


def _collection(
    name: str, documents: str, queries: Mapping[int, str], relevant: Mapping[int, set[int]]
) -> Collection:
    judged = tuple((queries[number], frozenset(relevant[number])) for number in sorted(relevant))
    return Collection(name, tuple(_documents(documents)), judged)


def _documents(text: str) -> Iterator[Document]:
    for number, fields in parse_smart(text):
        authors = filter(None, map(str.strip, fields.get("A", "").splitlines()))
        title, source = _line(fields["T"]), _line(fields["B"])
        words = _line(f"{fields.get('W', '')} {fields.get('K', '')}")
        yield Document(number, title, tuple(authors), source, words)


def _queries(text: str) -> Iterator[tuple[int, str]]:
    for number, fields in parse_smart(text):
        yield number, _line(fields["W"])


def _line(text: str) -> str:
    return " ".join(text.split())


def parse_smart(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Number and fields (letter -> lines) of every entry; CACM's ends with an empty one."""
    entries: list[tuple[int, dict[str, list[str]]]] = []
    lines: list[str] = []
    for line in text.splitlines():
        mark = _MARK.fullmatch(line)
        if mark is None:
            lines.append(line)
        elif mark[1] == "I" and mark[2]:
            entries.append((int(mark[2]), {}))
        elif entries:
            lines = entries[-1][1].setdefault(mark[1], [])
    for number, fields in entries:
        if fields:
            yield number, {letter: "\n".join(found) for letter, found in fields.items()}


def _cacm_judgements(text: str) -> dict[int, set[int]]:
    relevant: dict[int, set[int]] = defaultdict(set)
    for line in text.splitlines():
        query, document, *_ = line.split()
        relevant[int(query)].add(int(document))
    return relevant


def _cranfield_judgements(text: str) -> dict[int, set[int]]:
    relevant: dict[int, set[int]] = defaultdict(set)
    for line in text.splitlines():
        query, document, code = map(int, line.split())
        if code in _CRANFIELD_RELEVANT:
            relevant[query].add(document)
    return relevant
