"""A partly read record: its parts, and the fields read so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from papershelf.model import RawRecord, Section
from papershelf.normalise.body import Block
from papershelf.normalise.findings import Read
from papershelf.normalise.junk import find_junk
from papershelf.normalise.ledger import Ledger, Reason
from papershelf.normalise.limits import LONGEST_KEY
from papershelf.normalise.mail import without_mail
from papershelf.normalise.sections import read_sections
from papershelf.normalise.supplies import Supplies, is_listed
from papershelf.normalise.variants import Variant

_MOST_STEPS = 1024  # number of combinations of keys and labels whose steps are kept


class Draft(dict[str, Read[Any]]):
    """A mapping of field name -> its `Read`, which the readers of fields take.

    A field is read at its first access, so a reader may access other fields, whatever
    the order of their declaration.  Two fields that need each other cannot be read.

    Attributes:
        body: the record's body with its headings on lines of their own.
        blocks: the body split into blocks, see `split_headings`.
        steps: how to read each field in records with these keys and labels.
        labels: names of the labels that are read; `None` if all lines with labels repeat fields.
        junk: what the body holds besides the paper.
        ledger: the account of the text so far.
        taken: block -> characters at its beginning that the abstract accounts for.
        apart: texts of the front matter that are sections of their own.
    """

    __slots__ = (
        "_sections", "apart", "blocks", "body", "junk", "labels", "ledger", "record", "steps",
        "supplies", "taken", "variant",
    )  # fmt: skip

    def __init__(
        self, record: RawRecord, variant: Variant, body: str, blocks: tuple[Block, ...], plan: Plan
    ) -> None:
        """Prepare to read; no field is read yet."""
        super().__init__()
        self.record = record
        self.variant = variant
        self.body = body
        self.blocks = blocks
        self.supplies = Supplies(record.meta, body, blocks, plan.siblings)
        self.steps = plan.steps(self.supplies.names)
        self.labels = plan.labels
        self.ledger = Ledger()
        self.ledger.read = sum([len(block.heading) + len(block.text) for block in blocks])
        self.taken: dict[int, int] = {}
        self.apart: list[Section] = []
        self._sections: tuple[Section, ...] | None = None
        self.junk = find_junk(body, scraped=variant.scraped)

    def __missing__(self, name: str) -> Read[Any]:
        """Read the field `name`."""
        reader, sources = self.steps.readers[name]
        read = self[name] = reader(self, sources)
        return read

    def read_all(self) -> None:
        """Read every field that the record has a source for, and those read in every record.

        Most records have few of the fields: the others cost nothing.
        """
        readers = self.steps.readers
        for name in self.steps.names:
            if name not in self:
                reader, sources = readers[name]
                self[name] = reader(self, sources)

    def supplied(self, name: str) -> str | None:
        """Return the text of the field `name` unread, for a field that `name` itself needs."""
        return self.supplies.text(self.steps.readers[name][1]).value

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections of the body, a plain-language summary among them."""
        if self._sections is None:
            _ = self["abstract"]  # takes its part of the body first
            self._sections = read_sections(
                self.blocks,
                self.variant,
                self.ledger,
                title=self["title"].value or "",
                taken=self.taken,
                labels=self.labels,
                junk=self.junk,
                prose="pdf" in (self["database"].value or "").lower(),
            )
        return self._sections

    def show_apart(self, source: str, text: str) -> None:
        """Make a text of the front matter a section of its own; `source` is its key."""
        self.ledger.read += len(text)
        shown, gone = without_mail(text)
        self.ledger.show_but(len(text), {Reason.ADDRESSES: gone})
        words = source[:LONGEST_KEY].lstrip("# ").replace("_", " ").replace("-", " ").strip()
        self.apart.append(Section(words[:1].upper() + words[1:], shown))

    def withhold_apart(self, reason: Reason, count: int) -> None:
        """Withhold `count` characters of the front matter."""
        self.ledger.read += count
        self.ledger.withhold(reason, count)


# Takes the draft, and the sources of the field in the order to try; returns what it read.
Reader: TypeAlias = Callable[[Draft, tuple[str, ...]], Read[Any]]


class Steps(NamedTuple):
    """How to read the fields of records with the same keys and labels.

    Attributes:
        names: the fields to read, in order.
        readers: name of any field -> its reader, and those of its sources that the record has
            or that are looked up in the text of the body.
    """

    names: tuple[str, ...]
    readers: Mapping[str, tuple[Reader, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How to read the fields of records of one variant.

    Attributes:
        readers: name of a field -> its reader and its sources.
        always: fields that are read in every record.
        of_source: key or label -> the fields that have this source.
        sources: the keys and labels of `of_source`.
        labels: names of the labels that are read; `None` if all lines with labels repeat fields.
        siblings: key -> all keys that the same field is read from.
    """

    readers: Mapping[str, tuple[Reader, tuple[str, ...]]]
    always: tuple[str, ...]
    of_source: Mapping[str, Sequence[str]]
    sources: frozenset[str]
    labels: frozenset[str] | None
    siblings: Mapping[str, frozenset[str]]
    # Sources that a record has -> its steps: the records of one tool have the same keys.
    _steps: dict[frozenset[str], Steps] = field(default_factory=dict)

    def steps(self, names: Iterable[str]) -> Steps:
        """Return how to read a record that has the keys and labels `names`."""
        present = self.sources.intersection(names)
        steps = self._steps.get(present)
        if steps is None:
            if len(self._steps) >= _MOST_STEPS:
                self._steps.clear()
            steps = self._steps[present] = self._make_steps(present)
        return steps

    def _make_steps(self, present: frozenset[str]) -> Steps:
        read = (name for source in sorted(present) for name in self.of_source[source])
        readers = {
            name: (reader, tuple(s for s in sources if s in present or not is_listed(s)))
            for name, (reader, sources) in self.readers.items()
        }
        return Steps(tuple(dict.fromkeys((*self.always, *read))), readers)
