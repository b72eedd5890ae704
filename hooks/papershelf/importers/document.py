"""A file to import, its text, and the entries that a format finds in it."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from papershelf.importers.record import Record

# A larger file would fill the memory of many computers.
MOST_BYTES = 512 * 1024 * 1024

_ALL_BYTES = bytes(range(256))
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class BrokenFileError(ValueError):
    """A file that cannot be read as a whole; nothing is imported from it."""

    def __init__(self, name: str, message: str) -> None:
        """Name the file, what was found and what to do."""
        super().__init__(f"{name}: {message}")


class Entry(NamedTuple):
    """One entry of a file.

    Attributes:
        place: where it is, for messages: ``line 12``.
        key: what the file calls it, or ``""``.
        value: the entry as the format's ``to_record`` takes it; None with a `fault`.
        fault: why it cannot be read, or ``""``.
    """

    place: str
    key: str
    value: Any
    fault: str = ""


@dataclass(frozen=True)
class Document:
    """A file to import.

    Attributes:
        name: its name, for messages and for the records' provenance.
        data: its bytes.
        encoding: that of its text, if the user names one.
    """

    name: str
    data: bytes
    encoding: str | None = None

    @cached_property
    def text_encoding(self) -> str:
        """The encoding that the user or a byte order mark names, else UTF-8.

        Raises:
            BrokenFileError: there is no such encoding of texts.
        """
        named = (encoding for mark, encoding in _MARKS if self.data.startswith(mark))
        encoding = self.encoding or next(named, "utf-8")
        try:
            name = codecs.lookup(encoding).name
            _ALL_BYTES.decode(name, "replace")  # ``hex`` and ``idna`` are codecs, too
        except (LookupError, UnicodeError):
            message = f"--encoding {encoding}: there is no encoding of texts of that name"
            raise BrokenFileError(self.name, message) from None
        return name

    @cached_property
    def text(self) -> str:
        """The text, with newlines as ``\\n``.

        Raises:
            BrokenFileError: the bytes are no text in the encoding.
        """
        encoding = self.text_encoding
        try:
            text = self.data.decode(encoding)
        except UnicodeDecodeError as error:
            raise BrokenFileError(self.name, self._undecoded(encoding, error)) from None
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            raise BrokenFileError(
                self.name, f"line {line} has a NUL character: no text, or text in another encoding"
            )
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _undecoded(self, encoding: str, error: UnicodeDecodeError) -> str:
        """Return the message about bytes that `encoding` does not have."""
        line = self.data.count(b"\n", 0, error.start) + 1
        byte = self.data[error.start : error.start + 1].hex()
        shown = "UTF-8" if encoding.startswith("utf-8") else encoding
        return (
            f"line {line} has a byte {byte} that is not {shown}. Save the file in UTF-8, or name"
            " its encoding, such as --encoding windows-1252"
        )


@dataclass(frozen=True)
class Format:
    """A format of foreign files.

    Attributes:
        name: as its users call it.
        endings: of the names of its files, the usual ones.
        fits: whether the beginning of a text, without a mark, may be in this format.
        entries: yields the entries of a document; raises `BrokenFileError`.
        to_record: returns the record of an entry's value; pure.
    """

    name: str
    endings: tuple[str, ...]
    fits: Callable[[str], bool]
    entries: Callable[[Document], Iterator[Entry]]
    to_record: Callable[[Any], Record]
