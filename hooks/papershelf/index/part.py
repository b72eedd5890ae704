"""Makes one part of the index: the postings and results of some papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from papershelf.index.documents import boost_of, fields_of, index_fields
from papershelf.index.postings import Postings, collect
from papershelf.index.results import result_rows
from papershelf.machinery.store import Memory, Store
from papershelf.machinery.versions import output_key
from papershelf.model import Paper
from papershelf.settings import Settings
from papershelf.vocabulary import Vocabulary

_ENCODER = msgspec.msgpack.Encoder()


@dataclass(frozen=True, slots=True)
class IndexJob:
    """What a worker needs to index any papers of a catalogue.

    Attributes:
        shared: what the key of every part depends on, beside its papers.
    """

    vocabulary: Vocabulary
    settings: Settings
    shared: bytes

    @classmethod
    def of(cls, vocabulary: Vocabulary, settings: Settings) -> IndexJob:
        """Make the job for the papers of a shelf."""
        shared = (
            settings.index_text_limit,
            settings.tag_evidence,
            index_fields(vocabulary),
            [facet.name for facet in vocabulary.tag_facets],
            [facet.name for facet in vocabulary.fact_facets],
            vocabulary.terms,
        )
        return cls(vocabulary, settings, _ENCODER.encode(shared))


@dataclass(frozen=True, slots=True)
class IndexPart:
    """The postings of a run of papers, and what a result shows of each, as JSON."""

    postings: Postings
    rows: list[bytes]


class _Encoded(msgspec.Struct, array_like=True):
    """An `IndexPart` without arrays; their types and shapes are those of `Postings`."""

    terms: list[str]
    fields: int
    occurrences: bytes
    lengths: bytes
    boosts: bytes
    words: list[str]
    word_counts: bytes
    rows: list[bytes]


_DECODER = msgspec.msgpack.Decoder(_Encoded)


def encode_part(part: IndexPart) -> bytes:
    """Encode a part as bytes."""
    found = part.postings
    return _ENCODER.encode(
        _Encoded(
            list(found.terms),
            found.lengths.shape[1],
            found.occurrences.tobytes(),
            found.lengths.tobytes(),
            found.boosts.tobytes(),
            list(found.words),
            found.word_counts.tobytes(),
            part.rows,
        )
    )


def decode_part(data: bytes) -> IndexPart:
    """Decode a part from the bytes of `encode_part`."""
    found = _DECODER.decode(data)
    postings = Postings(
        found.terms,
        np.frombuffer(found.occurrences, np.int64),
        np.frombuffer(found.lengths, np.uint32).reshape(-1, found.fields),
        np.frombuffer(found.boosts, np.float64),
        found.words,
        np.frombuffer(found.word_counts, np.int64),
    )
    return IndexPart(postings, found.rows)


def part_memory(store: Store) -> Memory[IndexPart]:
    """Return the memory that keeps the parts of an index between builds."""
    return Memory(store, "part", encode_part, decode_part)


def part_key(job: IndexJob, digests: Iterable[bytes]) -> bytes:
    """Hash all that a part depends on; `digests` are those of its papers, in order."""
    return output_key(job.shared, *digests)


def index_papers(job: IndexJob, papers: Sequence[Paper]) -> IndexPart:
    """Index consecutive papers."""
    vocabulary, settings = job.vocabulary, job.settings
    postings = collect(
        ((fields_of(paper, vocabulary, settings), boost_of(paper)) for paper in papers),
        index_fields(vocabulary),
    )
    rows = result_rows(papers, vocabulary, settings.tag_evidence)
    return IndexPart(postings, list(rows))
