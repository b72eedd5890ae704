"""Hashes of whole papers, and what orders them: where these are the same, so are the papers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from papershelf.model import Paper

ENCODER = msgspec.msgpack.Encoder()


def paper_digest(paper: Paper) -> bytes:
    """Hash all that is known of a paper (16 bytes)."""
    return hashlib.blake2b(ENCODER.encode(paper), digest_size=16).digest()


def content_key(paper: Paper) -> tuple[int, bytes, str]:
    """Return a sort key by what a record says, the one with most text first; then by its path.

    Files can be renamed: what they are called must not decide which of two is taken.
    """
    said = ENCODER.encode(replace(paper, provenance=replace(paper.provenance, path="")))
    return -len(said), said, paper.provenance.path


def paper_digests(papers: Iterable[Paper]) -> dict[str, bytes]:
    """Return id -> hash of papers.  It looks at everything in them, so it costs some time."""
    return {paper.id: paper_digest(paper) for paper in papers}


def corpus_version(digests: Iterable[bytes]) -> str:
    """Return twelve hexadecimal digits, a hash of all papers: the version of what is searched.

    A build of the same records repeats it; a record that is read as another paper changes it.
    """
    whole = hashlib.blake2b(digest_size=6)
    for digest in sorted(digests):
        whole.update(digest)
    return whole.hexdigest()
