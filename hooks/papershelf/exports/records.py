"""Spreads the papers' CSL items over small files, from which a browser cites and exports them.

docs/cite.md describes the files.  An item is in the file that the hash of its id names: a paper's
page finds it without an index, and a new paper changes one file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

import msgspec

from papershelf.catalogue.digests import corpus_version
from papershelf.exports.csl import CslItems
from papershelf.exports.formats import json_array
from papershelf.machinery.output import Output
from papershelf.machinery.packing import deflate, hash_text
from papershelf.machinery.versions import output_key
from papershelf.model import Paper

# Raised when a reader of the last format could not read the files.
FORMAT = 2
FOLDER = "assets/cite"
# Papers in a file, on average at most: one paper should not cost much more than itself, and
# ten thousand should not need thousands of files.
_MOST = 96


class Group(NamedTuple):
    """The papers of one file: its number, and the papers by id."""

    number: int
    papers: tuple[Paper, ...]


# A group, or the content of the manifest.
Item: TypeAlias = Group | bytes


def record_items(
    papers: Sequence[Paper], digests: Mapping[str, bytes], merged: int = 0, searches: int = 0
) -> list[Item]:
    """Spread papers over files, and describe the files in a manifest, which is the last item.

    Args:
        papers: all papers.
        digests: those of the papers.
        merged: how many records described a paper of another record.
        searches: how many searches the page of searches shows; 0 if there is none.
    """
    files = _files_for(len(papers))
    spread: list[list[Paper]] = [[] for _ in range(files)]
    for paper in papers:
        spread[hash_text(paper.id) % files].append(paper)
    version = corpus_version(digests.values())
    manifest = {
        **{"format": FORMAT, "files": files, "papers": len(papers)},
        **{"merged": merged, "searches": searches, "version": version},
    }
    groups = [
        Group(number, tuple(sorted(found, key=lambda paper: paper.id)))
        for number, found in enumerate(spread)
    ]
    return [*groups, msgspec.json.encode(manifest)]


def _files_for(papers: int) -> int:
    """Return the number of files: a power of two, so that it changes seldom."""
    return 1 << (max(papers - 1, 0) // _MOST).bit_length()


class RecordFiles:
    """Makes the files of records."""

    def __init__(self, items: CslItems, digests: Mapping[str, bytes]) -> None:
        """Take what makes the papers' CSL items, and the digests of papers."""
        self._items, self._digests = items, digests

    def outputs(self, item: Item) -> Iterator[Output]:
        """Yield the file of a group, or the manifest."""
        if isinstance(item, bytes):
            yield Output(f"{FOLDER}/manifest.json", output_key(item), lambda: item)
            return
        key = output_key(self._items.digest, *[self._digests[paper.id] for paper in item.papers])
        yield Output(f"{FOLDER}/{item.number}.bin", key, partial(self._data, item.papers))

    def _data(self, papers: Iterable[Paper]) -> bytes:
        # The abstract is most of an item.
        items = (self._items.of(paper, abstract=False) for paper in papers)
        return deflate(b"".join(json_array(items)))
