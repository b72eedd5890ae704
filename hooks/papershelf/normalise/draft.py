"""A record half read: its parts, and what each field was read as so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from papershelf.model import RawRecord, Section
from papershelf.normalise.body import Block
from papershelf.normalise.findings import Read
from papershelf.normalise.sections import read_sections
from papershelf.normalise.supplies import Supplies
from papershelf.normalise.variants import Variant


class Draft(dict[str, Read[Any]]):
    """Name of a field -> what it was read as; what the readers of fields work on.

    A field is read when it is first asked for, so a reader may ask for other fields, and
    their order in the declaration says nothing about which needs which.  Two fields that
    need each other cannot be read.

    Attributes:
        body: the record's body with its headings on lines of their own.
        blocks: the body, see `split_headings`.
        plan: how each field is read in records of this variant.
    """

    __slots__ = ("_sections", "blocks", "body", "plan", "record", "supplies", "variant")

    def __init__(
        self, record: RawRecord, variant: Variant, body: str, blocks: tuple[Block, ...], plan: Plan
    ) -> None:
        """Read no field yet."""
        super().__init__()
        self.record = record
        self.variant = variant
        self.body = body
        self.blocks = blocks
        self.plan = plan
        self.supplies = Supplies(record.meta, body, blocks)
        self._sections: tuple[Section, ...] | None = None

    def __missing__(self, name: str) -> Read[Any]:
        """Read the field `name`."""
        reader, sources = self.plan.readers[name]
        read = self[name] = reader(self, sources)
        return read

    def read_all(self) -> None:
        """Read every field for which the record has something, or that says so if it has not.

        Most records have few of the fields: for the others nothing is done.
        """
        plan = self.plan
        names = list(plan.always)
        for source in self.supplies.present(plan.sources):
            names += plan.of_source[source]
        for name in names:
            if name not in self:
                reader, sources = plan.readers[name]
                self[name] = reader(self, sources)

    def supplied(self, name: str) -> str | None:
        """The text that the field `name` would be read from, for a field that it needs itself."""
        return self.supplies.text(self.plan.readers[name][1]).value

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections of the body, a plain-language summary among them."""
        if self._sections is None:
            prose = "pdf" in (self["database"].value or "").lower()
            self._sections = read_sections(self.blocks, self.variant, prose=prose)
        return self._sections


# What is read: the draft, and the sources of the field in the order to try them.
Reader: TypeAlias = Callable[[Draft, tuple[str, ...]], Read[Any]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How the fields of records of one variant are read.

    Attributes:
        readers: name of a field -> its reader and its sources.
        always: fields that are read in every record.
        of_source: key or label -> the fields that are read where a record has it.
        sources: the keys and labels of `of_source`.
    """

    readers: Mapping[str, tuple[Reader, tuple[str, ...]]]
    always: tuple[str, ...]
    of_source: Mapping[str, Sequence[str]]
    sources: frozenset[str]
