"""The file of a record of the shelf: its text, and its bytes with the line ends that it has."""

from __future__ import annotations

import codecs
from typing import NamedTuple


class RecordFile(NamedTuple):
    """A file that is to be replaced.

    Attributes:
        before: its bytes as they are.
        text: what it will hold, with newlines as ``\\n``.
        crlf: whether its lines end as on Windows.
    """

    before: bytes
    text: str
    crlf: bool

    @classmethod
    def of(cls, data: bytes) -> RecordFile | None:
        """Return the file with these bytes, or None if it cannot be written as it was.

        That is so in another encoding than UTF-8, and where its lines end in different ways.
        """
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return None
        crlf = "\r" in text
        plain = text.replace("\r\n", "\n")
        return cls(data, plain, crlf) if not crlf or plain.replace("\n", "\r\n") == text else None

    def with_text(self, text: str) -> RecordFile:
        """Return the file with another text to be written."""
        return self._replace(text=text)

    @property
    def data(self) -> bytes:
        """The bytes to write."""
        mark = codecs.BOM_UTF8 if self.before.startswith(codecs.BOM_UTF8) else b""
        return mark + (self.text.replace("\n", "\r\n") if self.crlf else self.text).encode()
