"""What a paper of a catalogue was made from, as a hash: two builds compare these, not papers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from papershelf.catalogue.groups import Catalogue
from papershelf.model import Paper

DIGEST_SIZE = 16


def paper_digests(catalogue: Catalogue) -> Iterator[bytes | None]:
    """A hash for each paper, in their order; `None` where its records' are not known."""
    digests = catalogue.digests
    return (_digest(paper, digests) for paper in catalogue.papers)


def _digest(paper: Paper, digests: Mapping[str, bytes]) -> bytes | None:
    """A hash of the paper's records, and of all that the catalogue adds to or changes in them."""
    found = []
    for path in (paper.provenance.path, *paper.provenance.merged_paths):
        if path not in digests:
            return None
        found.append(digests[path])
    authors = [(author.family, author.given, author.literal) for author in paper.authors]
    own = repr((paper.id, paper.problem_codes, paper.related, authors))
    found.append(own.encode("utf-8", "surrogatepass"))
    return hashlib.blake2b(b"".join(found), digest_size=DIGEST_SIZE).digest()
