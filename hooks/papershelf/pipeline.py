"""From a folder of records to a catalogue: the rooms strung together."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from papershelf.catalogue.build import build_catalogue
from papershelf.catalogue.groups import Catalogue
from papershelf.machinery.files import read_bytes
from papershelf.machinery.frozen import paused_collection
from papershelf.machinery.processes import Task, spread
from papershelf.machinery.progress import SILENT, Progress
from papershelf.machinery.store import ReadingCache, reading_key, reading_version
from papershelf.normalise import Reading, normalise
from papershelf.records.parse import discover, parse_record, printable, unreadable
from papershelf.settings import Settings
from papershelf.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where records are read from: plain paths, so that a worker can be told.

    Attributes:
        papers_dir: the folder of the records.
        vocabulary_path: the vocabulary they are read with.
        cache_dir: where readings are remembered, None for nowhere.
        code: the version of the code that reads.
    """

    papers_dir: Path
    vocabulary_path: Path
    cache_dir: Path | None = None
    code: bytes = b""


def load_catalogue(
    papers_dir: Path,
    vocabulary_path: Path,
    settings: Settings,
    *,
    cache_dir: Path | None = None,
    memory: dict[bytes, Reading] | None = None,
    progress: Progress = SILENT,
) -> Catalogue:
    """Read every record below `papers_dir`.

    Args:
        papers_dir: the folder; a ``vocabulary.yml`` in it goes before `vocabulary_path`.
        vocabulary_path: the controlled vocabulary.
        settings: see `Settings`; paths among them are not looked at.
        cache_dir: where readings are remembered between builds.
        memory: the readings of the last build by key, if this process builds again and
            again; afterwards it holds those of this build and no others.
        progress: is told how far it is.

    Raises:
        NotADirectoryError: there is no folder `papers_dir`.
        VocabularyError: when the vocabulary has faults; records never raise.
    """
    corpus = Corpus(
        papers_dir, vocabulary_of(papers_dir, vocabulary_path), cache_dir, reading_version()
    )
    names, faults = discover(papers_dir)
    vocabulary, _ = _vocabulary(corpus.vocabulary_path)
    with paused_collection(), progress.stage("Recalling records"):
        readings, keys = remembered(corpus, names, memory or {})
    unknown = [name for name in names if name not in readings]
    task = Task(partial(read_chunk, corpus), unknown)
    stage = progress.stage("Reading records", len(unknown))
    cache = ReadingCache(cache_dir)
    with (
        paused_collection(),
        spread(settings, task) as (batches,),
        stage as advance,
        closing(cache),
    ):
        for batch in batches:
            advance(len(batch.names))
            readings.update(zip(batch.names, batch.readings(), strict=True))
            keys.update(zip(batch.names, batch.keys, strict=True))
            cache.keep(batch.keys, batch.pickled)
    if memory is not None:
        memory.clear()
        memory.update((key, readings[name]) for name, key in keys.items() if key)
    all_readings = [Reading(None, (fault,)) for fault in faults]
    all_readings += (readings[name] for name in names)
    with paused_collection(), progress.stage("Joining records"):
        catalogue = build_catalogue(all_readings, vocabulary, settings, len(names) + len(faults))
    # A name that cannot be printed is not the path that its paper tells.
    return replace(catalogue, digests={n: k for n, k in keys.items() if k and n == printable(n)})


def vocabulary_of(papers_dir: Path, vocabulary_path: Path) -> Path:
    """The vocabulary of a folder of records: its own, else `vocabulary_path`."""
    own = papers_dir / "vocabulary.yml"
    return own if own.is_file() else vocabulary_path


def remembered(
    corpus: Corpus, names: Sequence[str], memory: Mapping[bytes, Reading]
) -> tuple[dict[str, Reading], dict[str, bytes]]:
    """File name -> reading, and -> its key, of files that were read before as they are now."""
    cache = ReadingCache(corpus.cache_dir)
    if cache.empty and not memory:
        return {}, {}
    keys = dict(_keys(corpus, names))
    found = {key: memory[key] for key in keys.values() if key in memory}
    found |= cache.find([key for key in keys.values() if key not in found])
    cache.forget_old(list(found))
    keys = {name: key for name, key in keys.items() if key in found}
    return {name: found[key] for name, key in keys.items()}, keys


@dataclass(frozen=True, slots=True)
class Batch:
    """What a worker read, pickled once for the caller and for the cache.

    Attributes:
        names: of the files.
        keys: of their readings, ``b""`` for a file that could not be read.
        pickled: the list of readings; pickled together they share what they have in common.
    """

    names: Sequence[str]
    keys: Sequence[bytes]
    pickled: bytes

    def readings(self) -> list[Reading]:
        """The readings of the files, in their order."""
        readings: list[Reading] = pickle.loads(self.pickled)  # noqa: S301 - this build's own
        return readings


def read_chunk(corpus: Corpus, names: Sequence[str]) -> Batch:
    """Read some files."""
    vocabulary, vocabulary_hash = _vocabulary(corpus.vocabulary_path)
    readings, keys = [], []
    with paused_collection():  # the caller may have paused it in another process only
        for name in names:
            try:
                data = read_bytes(f"{corpus.papers_dir}/{name}")
            except OSError as error:
                readings.append(Reading(None, (unreadable(name, error),)))
                keys.append(b"")
            else:
                readings.append(read_paper(name, data, vocabulary))
                keys.append(reading_key(name, data, vocabulary_hash, corpus.code))
        return Batch(names, keys, pickle.dumps(readings, pickle.HIGHEST_PROTOCOL))


def _keys(corpus: Corpus, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """File names with the keys of their readings; a file that cannot be read has none."""
    _, vocabulary_hash = _vocabulary(corpus.vocabulary_path)
    for name in names:
        with suppress(OSError):
            data = read_bytes(f"{corpus.papers_dir}/{name}")
            yield name, reading_key(name, data, vocabulary_hash, corpus.code)


def read_paper(name: str, data: bytes, vocabulary: Vocabulary) -> Reading:
    """Parse and normalise one file; depends on nothing else, so it may run anywhere."""
    record, problems = parse_record(printable(name), data)
    if record is None:
        return Reading(None, problems)
    reading = normalise(record, vocabulary)
    return Reading(reading.paper, problems + reading.problems)


def _vocabulary(path: Path) -> tuple[Vocabulary, bytes]:
    """The vocabulary of a file, and a hash of the file: it enters the key of every record."""
    # What cannot be read is a fault that loading the vocabulary names.
    text = path.read_bytes() if path.is_file() else b""
    return _loaded(path, text), hashlib.sha256(text).digest()


@lru_cache(maxsize=2)
def _loaded(path: Path, text: bytes) -> Vocabulary:
    """Loaded once in each process, as long as the file's bytes stay the same."""
    return load_vocabulary(path)
