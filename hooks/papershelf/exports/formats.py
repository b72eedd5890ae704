"""Writes papers in the formats that the command ``papershelf list`` offers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

import msgspec

from papershelf.exports.form import PaperForm, PaperForms
from papershelf.model import Paper

# Returns the bytes of a file with these papers, piece by piece, so that all of them are never
# in memory at once.
Writer: TypeAlias = Callable[[Iterable[Paper], PaperForms], Iterator[bytes]]

_ENCODER = msgspec.json.Encoder()
# DEL and the control characters U+0080 to U+009F, as UTF-8: a terminal obeys them.
_CONTROLS = re.compile(rb"\x7f|\xc2[\x80-\x9f]")


def json_object(form: PaperForm) -> bytes:
    """Return one paper as a JSON object in UTF-8, on one line, without control characters."""
    return _CONTROLS.sub(_escaped, _ENCODER.encode(form))


def _escaped(control: re.Match[bytes]) -> bytes:
    return rb"\u%04x" % ord(control[0].decode())


def json_array(papers: Iterable[Paper], forms: PaperForms) -> Iterator[bytes]:
    """Yield a JSON array of papers, in their order, one on each line."""
    before = b"[\n"
    for paper in papers:
        yield before + json_object(forms.of(paper))
        before = b",\n"
    yield b"\n]\n" if before == b",\n" else b"[]\n"


# Name of a format -> its writer.
FORMATS: Mapping[str, Writer] = {"json": json_array}
