"""Reads a folder of records into a catalogue, through the rooms one after another."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from sys import intern

import msgspec
from msgspec.structs import force_setattr

from papershelf.catalogue.build import build_catalogue
from papershelf.catalogue.groups import Catalogue
from papershelf.machinery.files import read_bytes
from papershelf.machinery.processes import workers
from papershelf.machinery.progress import SILENT, Progress
from papershelf.machinery.store import Memory, Store
from papershelf.machinery.tasks import Task, Workers
from papershelf.machinery.versions import code_version
from papershelf.normalise import Reading, normalise
from papershelf.normalise.variants import unknown_variants
from papershelf.problems import Problem
from papershelf.records.discover import Found, discover, only, printable
from papershelf.records.former import FormerPaper
from papershelf.records.parse import failed, parse_record, unreadable
from papershelf.records.retraction_watch import NoticeRow
from papershelf.records.searches import SEARCHES
from papershelf.settings import Settings
from papershelf.vocabulary import FaultyFileError, Vocabulary, load_vocabulary
from papershelf.vocabulary.check import read_file
from papershelf.vocabulary.shelf import SHELF, Shelf, load_shelf

# The file's name; it is in the folder of the records.
VOCABULARY = "vocabulary.yml"

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Reading)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where records are read from: plain values, which can be sent to a worker process.

    Attributes:
        papers_dir: the folder of the records.
        vocabulary_path: the vocabulary file used to read them.
        code: the version of this process's code.  A worker must not compute it again: the
            source files on the disk may have changed since this process started.
    """

    papers_dir: Path
    vocabulary_path: Path
    code: bytes


def reading_memory(store: Store, *, lives: bool = False) -> Memory[Reading]:
    """Return the memory that keeps readings between builds; `lives` as in `Memory`."""
    return Memory(store, "reading", _ENCODER.encode, _decode, lives=lives)


def _decode(data: bytes) -> Reading:
    """Decode a reading; texts that many records have in common are shared.

    Without this a corpus of 10,000 records takes half as much memory again.
    """
    reading = _DECODER.decode(data)
    share = force_setattr  # safe: the values are new and not yet referenced elsewhere
    path = ""
    if reading.paper is not None:
        origin, supplied = reading.paper.provenance, reading.paper.supplied
        path = origin.path
        for name in ("variant", "source", "method", "query", "acquired"):
            share(origin, name, _shared(getattr(origin, name)))
        share(supplied, "tags", {k: tuple(map(intern, v)) for k, v in supplied.tags.items()})
        for tags in reading.paper.tags.values():
            for tag in tags:
                share(tag, "slug", intern(tag.slug))
    for problem in reading.problems:
        share(problem, "path", path or problem.path)
        share(problem, "code", intern(problem.code))
        share(problem, "field", intern(problem.field))
        share(problem, "message", intern(problem.message))
    return reading


def _shared(text: str | None) -> str | None:
    return None if text is None else intern(text)


def load_catalogue(
    papers_dir: Path,
    vocabulary_path: Path,
    settings: Settings,
    *,
    files: Sequence[str] | None = None,
    former: Sequence[FormerPaper] = (),
    notices: Iterable[NoticeRow] = (),
    crew: Workers | None = None,
    memory: Memory[Reading] | None = None,
    progress: Progress = SILENT,
) -> Catalogue:
    """Read every record below `papers_dir`, or only some.

    Args:
        papers_dir: the folder.
        vocabulary_path: the controlled vocabulary; `vocabulary_of` finds the folder's own.
        settings: see `Settings`; its paths are ignored.
        files: the files to read, as paths below the folder; all records by default.
        former: the papers of the last site.
        notices: the rows of the file of Retraction Watch.
        crew: the workers that read; by default those that the settings ask for.
        memory: the readings of earlier builds.
        progress: shows how far the work is.

    Raises:
        NotADirectoryError: when there is no folder `papers_dir`.
        FaultyFileError: when the vocabulary has faults; records never raise.
    """
    corpus = Corpus(papers_dir, vocabulary_path, code_version())
    vocabulary, _ = _vocabulary(corpus.vocabulary_path)
    found = _find(papers_dir, vocabulary, files)
    names = found.records
    memory = memory or reading_memory(Store(None))
    with progress.stage("Recalling records"):
        readings = _remembered(corpus, names, memory)
    unknown = [name for name in names if name not in readings]
    refused = [*found.refused]
    with ExitStack() as stack:
        crew = crew or stack.enter_context(workers(settings.workers, settings.dask_scheduler))
        advance = stack.enter_context(progress.stage("Reading records", len(unknown)))
        refused += _read(corpus, unknown, crew, memory, readings, advance)
    all_readings = [Reading(None, (fault,)) for fault in (*found.faults, *found.refused)]
    all_readings += (readings[name] for name in names)
    with progress.stage("Joining records"):
        return build_catalogue(
            all_readings,
            vocabulary,
            settings,
            len(all_readings),
            others=found.others,
            ignored=found.ignored,
            refused=refused,
            former=former,
            notices=notices,
        )


def _read(
    corpus: Corpus,
    names: Sequence[str],
    crew: Workers,
    memory: Memory[Reading],
    readings: dict[str, Reading],
    advance: Callable[[int], None],
) -> Iterator[Problem]:
    """Add the readings of records, and yield a problem for each file that cannot be read."""
    (batches,) = crew.map(Task(partial(read_chunk, corpus), names))
    for batch in batches:
        taken = _take(batch, memory)
        readings.update(taken)
        yield from (taken[name].problems[0] for name, key, _ in batch if not key)
        advance(len(batch))


def _find(papers_dir: Path, vocabulary: Vocabulary, files: Sequence[str] | None) -> Found:
    if files is not None:
        return only(files)
    return discover(papers_dir, vocabulary.ignored_files, (VOCABULARY, SHELF, f"{SEARCHES}/"))


def load_words(vocabulary_path: Path) -> tuple[Vocabulary, Shelf]:
    """Read the curator's files: the vocabulary, and the shelf's texts (``shelf.yml`` beside it).

    Raises:
        FaultyFileError: when one of the files has faults.
    """
    vocabulary, _ = _vocabulary(vocabulary_path)
    terms = {
        facet.name: [term.slug for term in vocabulary.of_kind(facet.name)]
        for facet in vocabulary.facets
    }
    slugs = {
        "cards": terms[vocabulary.main.name] if vocabulary.main else [],
        "start_with": [slug for facet in vocabulary.fact_facets for slug in terms[facet.name]],
    }
    path = vocabulary_path.with_name(SHELF)
    return vocabulary, load_shelf(path, vocabulary.facets, slugs, terms)


def vocabulary_of(*folders: Path, default: Path) -> Path:
    """Return the first ``vocabulary.yml`` found in `folders`, else `default`."""
    own = (folder / VOCABULARY for folder in folders)
    return next((path for path in own if path.is_file()), default)


def _remembered(
    corpus: Corpus, names: Sequence[str], memory: Memory[Reading]
) -> dict[str, Reading]:
    """Return the readings of files unchanged since they were read, by file name."""
    if memory.empty:
        return {}
    keys = dict(_keys(corpus, names))
    found = memory.find(list(keys.values()))
    return {name: found[key] for name, key in keys.items() if key in found}


def _keys(corpus: Corpus, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield file names with the keys of their readings; skip files that cannot be read."""
    _, vocabulary_hash = _vocabulary(corpus.vocabulary_path)
    for name in names:
        with suppress(OSError):
            data = read_bytes(f"{corpus.papers_dir}/{name}")
            yield name, reading_key(name, data, vocabulary_hash, corpus.code)


def reading_key(path: str, data: bytes, vocabulary: bytes, code: bytes) -> bytes:
    """Hash everything that a record's reading depends on."""
    digest = hashlib.sha256(code)
    for part in (path.encode("utf-8", "surrogateescape"), vocabulary, data):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


# File name, key of its reading (b"" if the file could not be read), the encoded reading.
Batch = list[tuple[str, bytes, bytes]]


def read_chunk(corpus: Corpus, names: Sequence[str]) -> Batch:
    """Read some files; each reading is encoded once, for the caller and for the store."""
    vocabulary, vocabulary_hash = _vocabulary(corpus.vocabulary_path)
    batch = []
    for name in names:
        try:
            data = read_bytes(f"{corpus.papers_dir}/{name}")
        except OSError as error:
            key, reading = b"", Reading(None, (unreadable(name, error),))
        else:
            key = reading_key(name, data, vocabulary_hash, corpus.code)
            reading = read_paper(name, data, vocabulary)
        batch.append((name, key, _encoded(name, reading)))
    return batch


def _encoded(name: str, reading: Reading) -> bytes:
    """Encode a reading; one that holds half a character, which no file can hold, is rejected."""
    try:
        return _ENCODER.encode(reading)
    except UnicodeEncodeError as error:
        return _ENCODER.encode(Reading(None, (failed(name, error),)))


def _take(batch: Batch, memory: Memory[Reading]) -> dict[str, Reading]:
    """Decode and remember the readings that a worker sent; return them by file name."""
    readings = {name: _decode(encoded) for name, _, encoded in batch}
    memory.keep(
        {key: readings[name] for name, key, _ in batch if key},
        {key: encoded for _, key, encoded in batch},
    )
    return readings


def read_paper(name: str, data: bytes, vocabulary: Vocabulary) -> Reading:
    """Parse and normalise one file; needs no other record, so it may run in any process.

    Whatever the file makes the program raise rejects the file, and no other one.
    """
    try:
        record, problems = parse_record(printable(name), data)
        if record is None:
            return Reading(None, problems)
        reading = normalise(record, vocabulary)
    except Exception as error:
        return Reading(None, (failed(name, error),))
    return Reading(reading.paper, problems + reading.problems, reading.text)


def _vocabulary(path: Path) -> tuple[Vocabulary, bytes]:
    """Return the vocabulary of a file, and the file's hash for the key of every reading."""
    content = read_file(path)
    return _loaded(path, content), hashlib.sha256(content).digest()


@lru_cache(maxsize=2)
def _loaded(path: Path, content: bytes) -> Vocabulary:
    """Load a vocabulary, once in each process while the file's bytes are the same."""
    vocabulary = load_vocabulary(path, content)
    if faults := unknown_variants(vocabulary.facets):
        raise FaultyFileError(path, faults)
    return vocabulary
