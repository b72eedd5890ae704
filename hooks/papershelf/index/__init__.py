"""The search index: files that the browser reads a few of to answer a query.

``docs/search-format.md`` describes them; ``docs/assets/search/`` reads them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from papershelf.catalogue.groups import Catalogue
from papershelf.index.documents import FIELDS, fields_of
from papershelf.index.postings import Postings
from papershelf.index.results import papers_a_file, result_files
from papershelf.index.shards import TermIndex, build_shards
from papershelf.index.words import word_files
from papershelf.settings import Settings
from papershelf.vocabulary import TermKind

__all__ = ["IndexStats", "write_index"]

# Raised whenever an older reader could not read the files.
FORMAT = 1

# BM25's saturation and length normalisation, as lunr sets them.
K1, B = 1.2, 0.75


# separator and bytes of each file of words
Words = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class IndexStats:
    """What was written: number of files and their bytes."""

    files: int
    bytes: int


def write_index(catalogue: Catalogue, out_dir: Path, settings: Settings) -> IndexStats:
    """Write the index of `catalogue` into `out_dir`, which is emptied of nothing.

    ``manifest.json`` names a folder by the hash of all it holds: two builds of one
    catalogue write the same bytes, and a browser may keep what it fetched.
    """
    postings = Postings()
    for paper in catalogue.papers:
        texts = fields_of(paper, catalogue.vocabulary, settings.index_text_limit)
        postings.add(texts, paper.search_priority)
    index = build_shards(postings)
    words = tuple(word_files(postings.compounds))
    files = dict(_files(catalogue, index, words))
    folder = _hash(files)
    for name, data in files.items():
        path = out_dir / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    manifest = json.dumps(
        _manifest(catalogue, index, words, folder),
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    out_dir.mkdir(parents=True, exist_ok=True)
    (out_dir / "manifest.json").write_bytes(manifest)
    return IndexStats(len(files) + 1, sum(map(len, files.values())) + len(manifest))


def _files(catalogue: Catalogue, index: TermIndex, words: Words) -> Iterator[tuple[str, bytes]]:
    """Every file but the manifest: name below the folder, bytes."""
    for kind, shards in (("runs", index.runs), ("common", index.common)):
        for number, shard in enumerate(shards):
            yield f"{kind}/{number}.bin", shard.terms
            yield f"places/{kind}/{number}.bin", shard.places
    for number, (_, data) in enumerate(words):
        yield f"words/{number}.bin", data
    for field, data in index.columns.items():
        yield f"norms/{field}.bin", data
    for number, data in enumerate(result_files(catalogue.papers)):
        yield f"results/{number}.bin", data


def _manifest(
    catalogue: Catalogue, index: TermIndex, words: Words, folder: str
) -> dict[str, object]:
    return {
        "format": FORMAT,
        "folder": folder,
        "documents": len(catalogue.papers),
        "k1": K1,
        "b": B,
        "fields": [_field(index, number) for number in range(len(FIELDS))],
        "bareFrom": index.bare_from,
        "runs": [shard.name for shard in index.runs],
        "common": [shard.name for shard in index.common],
        "words": [separator for separator, _ in words],
        "papersAFile": papers_a_file(len(catalogue.papers)),
        "conditions": {
            term.slug: term.label for term in catalogue.vocabulary.of_kind(TermKind.CONDITION)
        },
    }


def _field(index: TermIndex, number: int) -> dict[str, object]:
    norms = index.norms[number]
    described = {
        "name": FIELDS[number].name,
        "boost": FIELDS[number].boost,
        "column": FIELDS[number].column,
        "average": index.averages[number],
        "lengths": [length for length, _ in norms],
    }
    boosts = [boost for _, boost in norms]
    # Most corpora boost no document.
    return described if set(boosts) <= {1.0} else {**described, "boosts": boosts}


def _hash(files: dict[str, bytes]) -> str:
    """Sixteen hexadecimal digits of all names and bytes."""
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:16]
