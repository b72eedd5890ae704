"""Writes an index into a site, or into a folder of its own.

``docs/search-format.md`` describes the files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from papershelf.catalogue.groups import Catalogue
from papershelf.index.codec import TEXT, Packed, Short
from papershelf.index.dates import date_files
from papershelf.index.facets import facet_files
from papershelf.index.language import English
from papershelf.index.make import IndexMaker
from papershelf.index.part import IndexPart
from papershelf.index.shards import Layout
from papershelf.index.similar import Similar
from papershelf.machinery.files import make_folder, write_bytes
from papershelf.machinery.output import Entry, Output
from papershelf.machinery.progress import SILENT, Progress, Stage, TimedProgress
from papershelf.machinery.site_folder import NAMED, SiteFolder
from papershelf.machinery.store import Store
from papershelf.machinery.tasks import Pending, Task, Workers
from papershelf.machinery.versions import output_key
from papershelf.settings import Settings

# Folder below the site's root in which the browser looks for the index.
INDEX = "assets/search/data"
_MANIFEST = "manifest.json"


class MadeIndex(NamedTuple):
    """An index written into a site, except its facets and the manifest.

    Attributes:
        files: path -> entry of the site's files.
        digests: name below the index's folder -> digest of the file.
        manifest: the manifest without the name of the folder.
        stages: how long each stage took.
        order: for each number of a paper its place in the catalogue.
        similar: the papers most like each paper.
    """

    files: dict[str, Entry]
    digests: dict[str, bytes]
    manifest: dict[str, Any]
    stages: list[Stage]
    order: Sequence[int]
    similar: Similar


def begin_index(
    catalogue: Catalogue,
    settings: Settings,
    crew: Workers,
    site: SiteFolder,
    store: Store,
    digests: Mapping[str, bytes],
) -> Pending[MadeIndex]:
    """Start to make the index of a site, which needs the catalogue and not the theme.

    It runs in the background while this process makes pages.  At 10,000 papers on two
    cores a cold build took 9.9 s, without that 11.8 s; a warm one 2.9 s and 4.0 s (best of
    2 and of 6 builds each).
    """
    progress = TimedProgress()
    maker = IndexMaker(catalogue, settings, store, digests, progress)

    def collect(made: Iterator[IndexPart], crew: Workers) -> MadeIndex:
        index = maker.assemble(made)
        with progress.stage("Writing the index"):
            named = dict(index.files())
            hashes = {name: file.digest for name, file in named.items()}
            files: dict[str, Entry] = {}
            left = []
            for output in (_output(name, file, hashes[name]) for name, file in named.items()):
                entry = site.reuse(output.path, output.key)
                if entry:
                    files[output.path] = entry
                else:
                    left.append(output)
            (written,) = crew.map(Task(site.put_all, left, inherited=True))
            files.update(chain.from_iterable(written))
        return MadeIndex(
            files, hashes, index.manifest(), progress.stages, index.order, index.similar
        )

    return crew.reduce(maker.prepare, collect, size=len(catalogue.papers))


class FinishedIndex(NamedTuple):
    """An index in a site.

    Attributes:
        files: path -> entry of its files.
        folder: name of the folder that holds all but the manifest.
        similar: the papers most like each paper.
    """

    files: dict[str, Entry]
    folder: str
    similar: Similar


def finish_index(
    pending: Pending[MadeIndex],
    catalogue: Catalogue,
    site: SiteFolder,
    progress: Progress = SILENT,
) -> FinishedIndex:
    """Add the facets, and the manifest, which holds the folder's name, a hash of its files.

    Two builds of one catalogue write the same bytes, and a browser may cache each file.
    """
    with progress.stage("Waiting for the index"):
        made = pending.result()
    progress.add(made.stages)
    with progress.stage("Writing facets"):
        facets = dict(files_by_paper(catalogue, made.order))
    digests = made.digests | {name: file.digest for name, file in facets.items()}
    folder = folder_name(digests)
    outputs = [_output(name, file, digests[name]) for name, file in facets.items()]
    text = _json({**made.manifest, "folder": folder})
    outputs.append(Output(f"{INDEX}/{_MANIFEST}", output_key(text), lambda: text))
    return FinishedIndex(made.files | dict(site.put_all(outputs)), folder, made.similar)


def write_index(
    catalogue: Catalogue,
    out_dir: Path,
    settings: Settings,
    crew: Workers | None = None,
    layout: Layout | None = None,
    words: English | None = None,
) -> None:
    """Write the index of `catalogue` into the folder `out_dir`, without a site."""
    maker = IndexMaker(catalogue, settings, Store(None), {}, layout=layout, words=words)
    (made,) = (crew or Workers()).map(maker.prepare())
    index = maker.assemble(made)
    files = {**dict(index.files()), **dict(files_by_paper(catalogue, index.order))}
    folder = folder_name({name: file.digest for name, file in files.items()})
    for name, file in files.items():
        path = f"{out_dir}/{folder}/{name}"
        make_folder(path.rpartition("/")[0])
        write_bytes(path, file.data)
    write_bytes(f"{out_dir}/{_MANIFEST}", _json({**index.manifest(), "folder": folder}))


def files_by_paper(catalogue: Catalogue, order: Sequence[int]) -> Iterator[tuple[str, Packed]]:
    """Yield the files that have something of each paper: facets, dates and ids.

    Args:
        catalogue: the papers.
        order: for each number of a paper its place in the catalogue.
    """
    papers = [catalogue.papers[place] for place in order]
    yield from facet_files(catalogue, papers)
    yield from date_files(papers)
    yield "ids.bin", Packed([_json([paper.id for paper in papers])], TEXT)


def folder_name(digests: Mapping[str, bytes]) -> str:
    """Return sixteen hexadecimal digits, a hash of the names and digests of all files."""
    whole = hashlib.sha256()
    for name, digest in digests.items():
        whole.update(f"{name}\0".encode() + digest)
    return whole.hexdigest()[:16]


def _output(name: str, file: Packed | Short, digest: bytes) -> Output:
    return Output(f"{INDEX}/{NAMED}/{name}", output_key(digest), lambda: file.data)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
