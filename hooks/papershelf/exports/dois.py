"""Names the papers that are not at the address of their DOI, so that ``/doi/10.…`` finds them.

A paper's address is its DOI in lower case, with hyphens.  Not so if the record has a slug of its
own, or if two DOIs give one address.  docs/cite.md describes the files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

import msgspec

from papershelf.catalogue.identify import id_from_doi
from papershelf.machinery.output import Output
from papershelf.machinery.packing import hash_text
from papershelf.machinery.versions import output_key
from papershelf.model import Paper

FOLDER = "assets/cite/doi"
# A constant number, so that the browser need not ask for it.  A shelf of 100,000 papers with
# slugs of their own has 400 of them in each file, 25 KB.
_FILES = 256


class Table(NamedTuple):
    """The content of one file: its number, and lower-case DOI -> id of the paper."""

    number: int
    ids: Mapping[str, str]


def doi_tables(papers: Iterable[Paper]) -> list[Table]:
    """Return the files that have content, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for paper in papers:
        if paper.doi:
            found[paper.doi.lower()].append(paper.id)
    tables: dict[int, dict[str, str]] = defaultdict(dict)
    for doi in sorted(found):
        if id_from_doi(doi) not in found[doi]:
            tables[hash_text(doi) % _FILES][doi] = min(found[doi])
    return [Table(number, tables[number]) for number in sorted(tables)]


class DoiFiles:
    """Makes these files."""

    def outputs(self, table: Table) -> Iterator[Output]:
        """Yield the file of a table."""
        data = msgspec.json.encode(table.ids)
        yield Output(f"{FOLDER}/{table.number}.json", output_key(data), partial(bytes, data))
