"""Hashes of whole papers: where the hash is the same, nothing about the paper has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from papershelf.model import Paper

_ENCODER = msgspec.msgpack.Encoder()


def paper_digest(paper: Paper) -> bytes:
    """Hash all that is known of a paper (16 bytes)."""
    return hashlib.blake2b(_ENCODER.encode(paper), digest_size=16).digest()


def paper_digests(papers: Iterable[Paper]) -> dict[str, bytes]:
    """Return id -> hash of papers.  It looks at everything in them, so it costs some time."""
    return {paper.id: paper_digest(paper) for paper in papers}
