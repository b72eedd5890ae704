"""Facets: the ways to browse and to filter a shelf's papers.

A shelf's vocabulary declares the facets of its subject (`declare` reads them); the facets
that every shelf has are in `papershelf.catalogue.facets`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from papershelf.machinery.frozen import Value
from papershelf.model import Paper
from papershelf.vocabulary.fact_rules import FactRules


class FacetKind(StrEnum):
    """Where the values of a facet come from."""

    TAGS = "tags"  # terms of the vocabulary: records assert them, the text is evidence
    FACTS = "facts"  # terms of the vocabulary, read from title and abstract, or stated
    LABELS = "labels"  # texts of a paper: its journal, its authors
    FLAGS = "flags"  # properties that a paper has or lacks


class Flag(Value, frozen=True):
    """One value of a facet of flags, and how to tell whether a paper has it."""

    slug: str
    label: str
    test: Callable[[Paper], bool]


def within_sentence(heading: str) -> str:
    """Return a heading as written within a sentence: an abbreviation keeps its capitals."""
    return heading if heading[1:2].isupper() else heading[:1].lower() + heading[1:]


def no_labels(_: Paper) -> Sequence[str]:
    """Return no labels, for a facet that has none."""
    return ()


class Facet(Value, frozen=True, kw_only=True):
    """A way to browse and to filter papers.

    Attributes:
        name: the query field (``plant:x``) and the filter in addresses (``?plant=x``).
        label: the noun for one value, the heading of the filter: ``Plant``.
        title: the noun for all values, the title of the index page: ``Plants``.
        address: the folder of its pages, ``""`` for a facet without pages.
        introduction: the text of its index page, as Markdown.
        description: the index page's description for search engines, ``""`` for the usual one.
        place: position of its filter on the search page: smaller numbers come first.
        many: whether a paper may have several values.
        tree: whether values have narrower ones.
        section: the section of the vocabulary that holds its terms.
        field: the field of the search index that holds its terms.
        keys: front matter keys with which records assert its values.
        keys_of: the same for records of one acquisition tool, by its variant's name.
        guessed: values that a tool is known to set at random, by its variant's name.
        labels: for a facet of labels: returns the labels of a paper.
        flags: for a facet of flags: its values.
        span: whether its values are numbers, filtered by a range.
        sparse: whether most of its values have few papers, too few for pages of their own.
        rules: for a facet of facts: how its values are read.
        query_only: whether only queries use it (``problem:x``), and no filter of the search page.
    """

    name: str
    label: str
    kind: FacetKind
    title: str = ""
    address: str = ""
    introduction: str = ""
    description: str = ""
    place: int = 0
    many: bool = True
    tree: bool = False
    section: str = ""
    field: str = ""
    keys: tuple[str, ...] = ()
    keys_of: Mapping[str, tuple[str, ...]] = {}
    guessed: Mapping[str, tuple[str, ...]] = {}
    labels: Callable[[Paper], Sequence[str]] = no_labels
    flags: tuple[Flag, ...] = ()
    span: bool = False
    sparse: bool = False
    rules: FactRules = FactRules()
    query_only: bool = False

    @property
    def spoken(self) -> str:
        """The label as written within a sentence: ``study design``."""
        return within_sentence(self.label)

    def sources(self, variant: str) -> tuple[str, ...]:
        """Return the front matter keys of its values in records of a variant."""
        return self.keys_of.get(variant, self.keys)

    @property
    def all_sources(self) -> tuple[str, ...]:
        """The front matter keys of its values in records of any variant."""
        others = (key for keys in self.keys_of.values() for key in keys)
        return tuple(dict.fromkeys((*self.keys, *others)))
