"""The classes that declare the fields of a record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeAlias

from papershelf.model import Paper, Supplied
from papershelf.normalise.draft import Plan, Reader
from papershelf.normalise.findings import Read
from papershelf.normalise.keys import WITHOUT_TEXT
from papershelf.normalise.supplies import ADDRESSES, is_listed, is_of_body
from papershelf.normalise.variants import Variant

# Takes a value and the problem codes of its record, and returns a sort key: a merged paper
# gets the value with the greatest key.
Merit: TypeAlias = Callable[[Any, Collection[str]], Any]

_PROVENANCE = "provenance."


def given(value: object, _codes: Collection[str]) -> bool:
    """Return a sort key for fields in which any value is as good as another."""
    return bool(value)


@dataclass(frozen=True)
class Field:
    """One field of a record.

    Attributes:
        name: its name in problems and in `papershelf explain`.
        sources: where it may be found, in the order to try, as `supplies` writes them.
        read: takes a draft and the sources, and returns a `Read`.
        rule: what `read` does, in a sentence; ``""`` if the text is used unchanged.
        attribute: the attribute of the paper, ``""`` if it is `name`; ``provenance.method``
            is one of its provenance; `None` for a field that only other fields need.
        merit: returns the sort key of a value when records are merged; `None` for a field
            that comes from the record whose title wins.
        shown: returns a value of the paper as a text.
        always: call `read` for every record, even without a source: the value may come from
            other fields, or its absence may be a problem.
        beside: keys that only complete a value from `sources`.
    """

    name: str
    sources: tuple[str, ...]
    read: Reader
    rule: str = ""
    attribute: str | None = ""
    merit: Merit | None = given
    shown: Callable[[Any], str] = str
    always: bool = False
    beside: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The front matter keys that it is read from."""
        return (*(source for source in self.sources if not is_of_body(source)), *self.beside)

    def of(self, paper: Paper) -> Any:
        """Return the paper's value of this field, which must have an attribute."""
        return attrgetter(self.attribute or self.name)(paper)


class Fields:
    """All fields of a record, in the order in which `papershelf explain` lists them.

    Attributes:
        paper: the class that has an attribute for each field.
        of_paper: field name -> the paper's attribute.
        of_provenance: field name -> the attribute of the paper's provenance.
        read_keys: the front matter keys that fields are read from.
        keys: all known keys, but for those with prose of their own.
        of_supplied: fields whose text `Supplied` keeps.
        merged: fields whose best value is chosen when records are merged.
    """

    def __init__(self, fields: Iterable[Field], paper: type[Paper] = Paper) -> None:
        """Declare `fields`; `paper` may be a class with more attributes than `Paper` has."""
        self._fields = {field.name: field for field in fields}
        self._plans: dict[Variant, Plan] = {}
        self.paper = paper
        attributes = {
            field.name: field.attribute or field.name
            for field in self
            if field.attribute is not None
        }
        self.of_paper = {
            name: path for name, path in attributes.items() if not path.startswith(_PROVENANCE)
        }
        self.of_provenance = {
            name: path.removeprefix(_PROVENANCE)
            for name, path in attributes.items()
            if path.startswith(_PROVENANCE)
        }
        # A paper cannot be made without these.
        without_default = len(paper.__struct_fields__) - len(paper.__struct_defaults__)
        self._required = {*self.of_paper.values()}.intersection(
            paper.__struct_fields__[:without_default]
        )
        self.of_supplied = [name for name in Supplied.__struct_fields__ if name in self._fields]
        self.read_keys = frozenset(key for field in self for key in field.keys)
        self.keys = self.read_keys | WITHOUT_TEXT
        self._known: dict[tuple[frozenset[str], ...], frozenset[str]] = {}
        self.merged = [field for field in self if field.name in self.of_paper and field.merit]

    def __iter__(self) -> Iterator[Field]:
        """Iterate over the fields in their order."""
        return iter(self._fields.values())

    def sources(self, name: str) -> tuple[str, ...]:
        """Return the sources of the field `name`; for any other name, that name."""
        return self._fields[name].sources if name in self._fields else (name,)

    def known(self, *of_shelf: frozenset[str]) -> frozenset[str]:
        """Return `keys` with those that a shelf knows."""
        if of_shelf not in self._known:
            self._known[of_shelf] = self.keys.union(*of_shelf)
        return self._known[of_shelf]

    def plan(self, variant: Variant) -> Plan:
        """Return how to read the fields of records of `variant`."""
        if variant not in self._plans:
            self._plans[variant] = self._plan(variant)
        return self._plans[variant]

    def _plan(self, variant: Variant) -> Plan:
        readers = {
            field.name: (field.read, variant.sources_of(field.name, field.sources))
            for field in self
        }
        always = [
            field.name
            for field in self
            if field.always or not all(map(is_listed, readers[field.name][1]))
        ]
        of_source: dict[str, list[str]] = {}
        for name, (_, sources) in readers.items():
            for source in filter(is_listed, sources):
                of_source.setdefault(source, []).append(name)
        labels = None if variant.marks else frozenset(self._labels())
        listed = frozenset(of_source)
        return Plan(readers, tuple(always), of_source, listed, labels, self._siblings())

    def _siblings(self) -> dict[str, frozenset[str]]:
        """Return key -> the keys of its field; the keys of addresses are a group of their own."""
        found: dict[str, frozenset[str]] = {}
        for field in self:
            own = [key for key in field.keys if key not in ADDRESSES] or field.keys
            found |= {key: frozenset(own) for key in own if key not in found}
        return found

    def _labels(self) -> Iterator[str]:
        for field in self:
            for source in field.sources:
                if source.startswith("**"):
                    yield source.strip("*")

    def values_of(self, reads: Mapping[str, Read[Any]]) -> dict[str, Any]:
        """Attribute of the paper -> value, of the fields read; `None` for others it must have."""
        paths = self.of_paper
        values = dict.fromkeys(self._required)
        for name, read in reads.items():
            if path := paths.get(name):
                values[path] = read.value
        return values

    def provenance_of(self, reads: Mapping[str, Read[Any]]) -> dict[str, Any]:
        """Attribute of the paper's provenance -> value, of the fields read."""
        paths = self.of_provenance
        return {paths[name]: reads[name].value for name in paths if name in reads}
