"""What a field's reader returns: the value, its source, and what was wrong with it."""

from __future__ import annotations

from typing import Generic, TypeVar

from papershelf.machinery.frozen import Value

T_co = TypeVar("T_co", covariant=True)


class Finding(Value, frozen=True):
    """One thing wrong with a record: a `Problem` without the record's path."""

    code: str  # see `papershelf.problems`
    field: str
    message: str


class Read(Value, Generic[T_co], frozen=True):
    """One field of one record, as it was read.

    Attributes:
        value: the paper's value.
        source: the key, label, heading or page fact (see `supplies`) that gave the value;
            ``""`` if none did: the value is absent or comes from other fields.
        supplied: the record's text or list at `source`.
        findings: what was wrong with the value or with refused ones.
        refused: source and content of each value that was found but not used, best first.
    """

    value: T_co
    source: str = ""
    supplied: object = None
    findings: tuple[Finding, ...] = ()
    refused: tuple[tuple[str, object], ...] = ()

    @property
    def as_supplied(self) -> str | None:
        """The record's own text for the field, even if no value could be made of it."""
        text = self.supplied
        if not self.source and self.refused:
            text = self.refused[0][1]
        return text if isinstance(text, str) else None


NOTHING: Read[None] = Read(None)
