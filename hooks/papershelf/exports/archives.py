"""Makes the archives: all papers of a shelf as files to download, in each format."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from papershelf.exports.csl import CslItem, CslItems
from papershelf.exports.form import PaperForms
from papershelf.exports.formats import FORMATS, ITEM_FORMATS, json_array
from papershelf.machinery.output import Output
from papershelf.machinery.versions import output_key
from papershelf.model import Paper
from papershelf.vocabulary import Vocabulary

FOLDER = "exports"
# Papers in a file.  LaTeX editors on the web refuse files of 50 MB; an entry of BibTeX takes
# about 450 bytes.
MOST = 25_000
# Level 9 takes twice the time and saves 2%.
_LEVEL = 6


class Part(NamedTuple):
    """Some of the papers: the ending of the files' names (``""`` for the only part)."""

    ending: str
    papers: Sequence[Paper]


def parts_of(papers: Sequence[Paper]) -> list[Part]:
    """Divide papers into parts, in their order."""
    endings = part_endings(len(papers))
    return [Part(ending, papers[at * MOST : (at + 1) * MOST]) for at, ending in enumerate(endings)]


def part_endings(papers: int) -> list[str]:
    """Return the endings of the parts of so many papers: ``-1``, ``-2``…, or ``""`` for one."""
    count = max(1, -(-papers // MOST))
    return [f"-{number}" for number in range(1, count + 1)] if count > 1 else [""]


def archive_name(form: str, ending: str = "") -> str:
    """Return the name of an archive of a format, below the folder: ``papers-2.bib.gz``."""
    return f"papers{ending}.{FORMATS[form].extension}.gz"


class Archives:
    """Makes the archives of parts, one for each format."""

    def __init__(self, vocabulary: Vocabulary, digests: Mapping[str, bytes]) -> None:
        """Take the shelf's vocabulary and the digests of its papers."""
        self._items, self._forms = CslItems.of_shelf(vocabulary), PaperForms(vocabulary)
        self._digests = digests
        facets = tuple((facet.name, facet.section, facet.many) for facet in vocabulary.facets)
        self._shared = msgspec.msgpack.encode((self._items.digest, facets))

    def outputs(self, part: Part) -> Iterator[Output]:
        """Yield the archives of a part."""
        key = output_key(self._shared, *[self._digests[paper.id] for paper in part.papers])
        items: list[CslItem] = []
        for name in FORMATS:
            path = f"{FOLDER}/{archive_name(name, part.ending)}"
            yield Output(path, key, partial(self._archive, name, part.papers, items))

    def _archive(self, name: str, papers: Sequence[Paper], items: list[CslItem]) -> bytes:
        """Return an archive; `items` are made once for all formats.

        Only the JSON form has abstracts: they would be three quarters of each other file.
        """
        if name not in ITEM_FORMATS:
            return _compressed(json_array(map(self._forms.of, papers)))
        if not items:
            items += [self._items.of(paper, abstract=False) for paper in papers]
        return _compressed(ITEM_FORMATS[name](items))


def _compressed(pieces: Iterable[bytes]) -> bytes:
    buffer = io.BytesIO()
    # No time and no name: the same papers give the same bytes.
    with gzip.GzipFile("", "wb", _LEVEL, buffer, mtime=0) as file:
        file.writelines(pieces)
    return buffer.getvalue()
