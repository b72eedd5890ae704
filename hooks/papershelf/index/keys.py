"""Keys of an index's parts: what a part is made from, as a hash."""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections.abc import Iterator, Sequence

from papershelf.catalogue.digests import DIGEST_SIZE
from papershelf.index.results import papers_a_file
from papershelf.machinery.processes import CHUNK
from papershelf.machinery.versions import code_version
from papershelf.settings import Settings

_ROOMS = ("index", "catalogue", "model.py", "vocabulary")
_LIBRARIES = ("lunr", "numpy")


def part_keys(digests: Sequence[bytes | None], settings: Settings) -> Iterator[bytes | None]:
    """A key for each `CHUNK` of papers; `None` where a digest is not known.

    Args:
        digests: of all papers of a catalogue, see `paper_digests`; the vocabulary is in them.
        settings: see `Settings`.
    """
    base = hashlib.blake2b(code_version(_ROOMS, _LIBRARIES), digest_size=DIGEST_SIZE)
    step = papers_a_file(len(digests))
    shared = (settings, step, zlib.ZLIB_RUNTIME_VERSION)
    base.update(pickle.dumps(shared, pickle.HIGHEST_PROTOCOL))
    for start in range(0, len(digests), CHUNK):
        own = base.copy()
        for digest in digests[start : start + CHUNK]:
            if digest is None:
                yield None
                break
            own.update(digest)
        else:
            yield own.digest()
