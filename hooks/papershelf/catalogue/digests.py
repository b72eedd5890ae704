"""What a paper of a catalogue was made from, as a hash: two builds compare these, not papers."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Mapping
from typing import Any

from papershelf.catalogue.groups import Catalogue
from papershelf.model import Paper

DIGEST_SIZE = 16


def paper_digests(catalogue: Catalogue) -> list[bytes | None]:
    """A hash for each paper, in their order; `None` where its records' are not known."""
    digests = catalogue.digests
    return [_digest(paper, digests) for paper in catalogue.papers]


def _digest(paper: Paper, digests: Mapping[str, bytes]) -> bytes | None:
    """A hash of the paper's records, and of all that the catalogue adds to or changes in them."""
    found = []
    for path in (paper.provenance.path, *paper.provenance.merged_paths):
        if path not in digests:
            return None
        found.append(digests[path])
    authors = [(author.family, author.given, author.literal) for author in paper.authors]
    related = [(str(relation.kind), relation.paper_id) for relation in paper.related]
    found.append(to_bytes((paper.id, paper.problem_codes, related, authors)))
    return hashlib.blake2b(b"".join(found), digest_size=DIGEST_SIZE).digest()


def to_bytes(value: Any) -> bytes:
    """Texts, numbers and `None`, in tuples and lists, as bytes: the same for equal values.

    marshal's format 2 is the last without references, which tell whether two equal
    texts are one object; it costs a fifth of `repr`.
    """
    return marshal.dumps(value, 2)
