"""The search index: files that the browser reads a few of to answer a query.

``docs/search-format.md`` describes them; ``hooks/browser/worker/`` reads them.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from papershelf.catalogue.groups import Catalogue
from papershelf.index.codec import Packed, Stored, front_code
from papershelf.index.documents import FIELDS
from papershelf.index.facets import author_file_count, facet_files
from papershelf.index.names import named_terms
from papershelf.index.part import IndexJob, IndexPart, index_papers
from papershelf.index.postings import Postings, merge
from papershelf.index.results import papers_a_file
from papershelf.index.shards import Layout, TermIndex, build_shards
from papershelf.index.words import WordFile, rare_files, tail_files, word_files
from papershelf.machinery.frozen import paused_collection
from papershelf.machinery.kept_files import KeptFiles
from papershelf.machinery.processes import Task, spread
from papershelf.model import Paper
from papershelf.settings import Settings

__all__ = [
    "IndexFile",
    "IndexPart",
    "facet_files",
    "gather",
    "index_task",
    "store_index",
    "write_index",
]

# Raised whenever an older reader could not read the files.
FORMAT = 2

# Name below the index's folder, and what is in it.
IndexFile = tuple[str, Packed | Stored]

# BM25's saturation and length normalisation, as lunr sets them.
K1, B = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class _Index:
    """All parts of an index, ready to be written."""

    catalogue: Catalogue
    terms: TermIndex
    words: tuple[WordFile, ...]
    rare: tuple[WordFile, ...]
    tails: tuple[WordFile, ...]
    results: tuple[bytes, ...]


def index_task(
    catalogue: Catalogue, settings: Settings, papers: Sequence[Paper]
) -> Task[Paper, IndexPart]:
    """What is to be done for `store_index` to some papers of `catalogue`."""
    step = papers_a_file(len(catalogue.papers))
    return Task(partial(index_papers, IndexJob(catalogue.vocabulary, settings, step)), papers)


def write_index(
    catalogue: Catalogue, out_dir: Path, settings: Settings, layout: Layout | None = None
) -> None:
    """Write the index of `catalogue` into the folder `out_dir`."""
    task = index_task(catalogue, settings, catalogue.papers)
    with paused_collection():
        with spread(settings, task) as (parts,):
            whole = gather(parts)
        store_index(catalogue, settings, whole, KeptFiles(out_dir.parent), out_dir.name, layout)


def gather(parts: Iterable[IndexPart]) -> IndexPart:
    """The parts of all papers, in their order, as one; each is read once and let go."""
    results: list[bytes] = []

    def postings() -> Iterator[Postings]:
        for part in parts:
            results.extend(part.results)
            yield part.postings

    return IndexPart(merge(postings()), results)


def store_index(
    catalogue: Catalogue,
    settings: Settings,
    whole: IndexPart,
    files: KeptFiles,
    below: str,
    layout: Layout | None = None,
    facets: Callable[[], Iterable[IndexFile]] | None = None,
) -> None:
    """Write the `whole` index of a catalogue into the folder `below` of a site.

    Args:
        catalogue: the papers.
        settings: say how many processes may write.
        whole: their index, see `gather`.
        files: the files of the site.
        below: the folder.
        layout: how the index is divided.
        facets: gives what `facet_files` does, if that is made elsewhere.

    ``manifest.json`` names a folder by the hash of all it holds: two builds of one
    catalogue write the same bytes, and a browser may keep what it fetched.
    """
    index = _assemble(catalogue, whole, layout or Layout())
    listed = chain(_files(index), facets() if facets else facet_files(catalogue))
    made = [(name, file, file.key) for name, file in listed]
    folder = _hash((name, key) for name, _, key in made)
    files.rename_only(below, folder)
    places = ((f"{below}/{folder}/{name}", file, key) for name, file, key in made)
    changed = [(path, file) for path, file, key in places if not files.stays(path, key)]
    with spread(settings, Task(partial(_put, files), changed, inherited=True)) as (written,):
        sum(written)
    text = json.dumps(_manifest(index, folder), ensure_ascii=False, separators=(",", ":"))
    files.write(f"{below}/manifest.json", text.encode("utf-8", "replace"))


def _put(files: KeptFiles, chunk: Sequence[IndexFile]) -> int:
    """Write some files; return how many."""
    for path, file in chunk:
        files.put(path, file.data)
    return len(chunk)


def _assemble(catalogue: Catalogue, whole: IndexPart, layout: Layout) -> _Index:
    postings = whole.postings
    counts = dict(zip(postings.words, postings.word_counts.tolist(), strict=True))
    return _Index(
        catalogue=catalogue,
        terms=build_shards(postings, layout),
        words=tuple(word_files(counts)),
        rare=tuple(rare_files(counts)),
        tails=tuple(tail_files(counts)),
        results=tuple(whole.results),
    )


def _files(index: _Index) -> Iterator[IndexFile]:
    """Every file but the manifest and the facets, and its name below the folder."""
    terms = index.terms
    for kind, shards in (("runs", terms.runs), ("common", terms.common)):
        for number, shard in enumerate(shards):
            yield f"{kind}/{number}.bin", shard.terms
            yield f"places/{kind}/{number}.bin", shard.places
    for field, file in terms.columns.items():
        yield f"norms/{field}.bin", file
    for kind, words in (("words", index.words), ("rare", index.rare), ("tails", index.tails)):
        for number, (_, file) in enumerate(words):
            yield f"{kind}/{number}.bin", file
    for number, data in enumerate(index.results):
        yield f"results/{number}.bin", Stored(data)


def _manifest(index: _Index, folder: str) -> dict[str, object]:
    papers, terms = index.catalogue.papers, index.terms
    years = Counter(paper.published.year if paper.published else None for paper in papers)
    return {
        "format": FORMAT,
        "folder": folder,
        "documents": len(papers),
        "k1": K1,
        "b": B,
        "fields": [_field(terms, number) for number in range(len(FIELDS))],
        "bareFrom": terms.bare_from,
        "runs": front_code([shard.name for shard in terms.runs]),
        "common": front_code([shard.name for shard in terms.common]),
        "bare": terms.bare,
        "words": front_code([first for first, _ in index.words]),
        "rare": front_code([first for first, _ in index.rare]),
        "tails": front_code([first for first, _ in index.tails]),
        "papersAFile": papers_a_file(len(papers)),
        # In the order of the papers, newest first; those without a year last.
        "years": list(years.items()),
        "authorFiles": author_file_count(index.catalogue),
        "terms": named_terms(index.catalogue.vocabulary),
    }


def _field(index: TermIndex, number: int) -> dict[str, object]:
    norms = index.norms[number]
    described = {
        "name": FIELDS[number].name,
        "boost": FIELDS[number].boost,
        "column": number in index.columns,
        "average": index.averages[number],
        "lengths": [length for length, _ in norms],
    }
    boosts = [boost for _, boost in norms]
    # Most corpora boost no document.
    return described if set(boosts) <= {1.0} else {**described, "boosts": boosts}


def _hash(keys: Iterable[tuple[str, bytes]]) -> str:
    """Sixteen hexadecimal digits of the names and keys of all files."""
    digest = hashlib.sha256()
    for name, key in keys:
        digest.update(f"{name}\0".encode() + key)
    return digest.hexdigest()[:16]
