"""What a reader of a field returns: the value, where it stood, and what was wrong with it."""

from __future__ import annotations

from typing import Generic, TypeVar

from papershelf.machinery.frozen import Value

T_co = TypeVar("T_co", covariant=True)


class Finding(Value, frozen=True):
    """One thing wrong with a record: a `Problem` that does not know its record's path yet."""

    code: str  # see `papershelf.problems`
    field: str
    message: str


class Read(Value, Generic[T_co], frozen=True):
    """One field of one record, as it was read.

    Attributes:
        value: what the paper gets.
        source: the key, label, heading or page fact (see `supplies`) that gave the value;
            ``""`` when none did: the value is absent or was derived from other fields.
        supplied: what the record has at `source`, a text or a list.
        findings: what was wrong, with the value or with what was refused.
        refused: source and content of what was tried and not taken, the likeliest first.
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
