"""Writes papers in the formats that the command ``papershelf list`` offers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

import msgspec

from papershelf.exports.bibtex import bibtex_lines
from papershelf.exports.csl import CslItem, CslItems
from papershelf.exports.form import PaperForms
from papershelf.exports.ris import ris_lines
from papershelf.exports.table import csv_lines
from papershelf.model import Paper
from papershelf.vocabulary import Vocabulary

# Returns the bytes of a file with these papers, piece by piece, so that all of them are never
# in memory at once.
Writer: TypeAlias = Callable[[Iterable[Paper], Vocabulary], Iterator[bytes]]

_ENCODER = msgspec.json.Encoder()
# DEL and the control characters U+0080 to U+009F, as UTF-8: a terminal obeys them.
_CONTROLS = re.compile(rb"\x7f|\xc2[\x80-\x9f]")


class Format(NamedTuple):
    """A format: what its files are called, and the function that writes one."""

    extension: str
    write: Writer


def json_object(form: msgspec.Struct) -> bytes:
    """Return a value as a JSON object in UTF-8, on one line, without control characters."""
    return _CONTROLS.sub(_escaped, _ENCODER.encode(form))


def _escaped(control: re.Match[bytes]) -> bytes:
    return rb"\u%04x" % ord(control[0].decode())


def json_array(forms: Iterable[msgspec.Struct]) -> Iterator[bytes]:
    """Yield a JSON array of values, in their order, one on each line."""
    before = b"[\n"
    for form in forms:
        yield before + json_object(form)
        before = b",\n"
    yield b"\n]\n" if before == b",\n" else b"[]\n"


def json_lines(forms: Iterable[msgspec.Struct]) -> Iterator[bytes]:
    """Yield values as JSON Lines (https://jsonlines.org), in their order."""
    for form in forms:
        yield json_object(form) + b"\n"


def _forms(papers: Iterable[Paper], vocabulary: Vocabulary) -> Iterator[bytes]:
    return json_array(map(PaperForms(vocabulary).of, papers))


def _of_items(write: Callable[[Iterable[CslItem]], Iterator[str | bytes]]) -> Writer:
    """Return the writer of a format that is made from CSL items."""

    def written(papers: Iterable[Paper], vocabulary: Vocabulary) -> Iterator[bytes]:
        for piece in write(map(CslItems.of_shelf(vocabulary).of, papers)):
            yield piece.encode() if isinstance(piece, str) else piece

    return written


# Name of a format -> the format.
FORMATS: Mapping[str, Format] = {
    "json": Format("json", _forms),
    "csl-json": Format("csl.json", _of_items(json_array)),
    "bibtex": Format("bib", _of_items(bibtex_lines)),
    "ris": Format("ris", _of_items(ris_lines)),
    "csv": Format("csv", _of_items(csv_lines)),
    "jsonl": Format("jsonl", _of_items(json_lines)),
}
