"""Declares the variants of acquired records: how each tool's records differ from generic ones.

All rules for variants are in this module; no later code depends on which tool wrote a
record.  `fields` declares where a field is found; a variant states only what is different:
other sources of a field, or sources that are unreliable.  The vocabulary declares the
sources of tags, by the variant's name.

Counts over the corpus showed some keys to be unreliable (``publication_year``,
``document_type``, ``study_design``, ``tags`` copied into ``keywords``); these are never used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from papershelf.vocabulary import Facet
from papershelf.vocabulary.check import unknown


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """The rules for records of one acquisition tool; the defaults are the generic rules.

    Attributes:
        name: its name in the provenance of papers.
        marks: front matter keys; a record that has all of them is of this variant.
        sources: field name -> its sources, in place of the declared ones.
        without: declared sources, of any field, that are unreliable.
        abstract: headings of the abstract.
        full_text: headings of a scraped full text.
        housekeeping: headings of sections in which the tool repeats the front matter.
        spaced_names: whether its source always writes ``Given Family`` with the space;
            `None` if the names must be examined.
        fixed_layout: whether the tool wrote the body; then a formatter wrote each heading
            such as ``## Results`` over a line.  Otherwise bodies are whole pages.
        scraped: whether the body was scraped from a page and may have its frame.
        wrapped: whether a line break is a space, as in the text of web pages and PDFs.
    """

    name: str
    marks: tuple[str, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    abstract: tuple[str, ...] = ("abstract",)
    full_text: tuple[str, ...] = ("full text", "full text content", "fulltext")
    housekeeping: tuple[str, ...] = (
        "authors", "journal", "publication information", "keywords", "source information",
        "research details", "search optimization",
    )  # fmt: skip
    spaced_names: bool | None = None
    fixed_layout: bool = False
    scraped: bool = True
    wrapped: bool = False

    def sources_of(self, name: str, declared: tuple[str, ...]) -> tuple[str, ...]:
        """Return the sources of the field `name`, whose declared ones are `declared`."""
        sources = self.sources.get(name, declared)
        return tuple(source for source in sources if source not in self.without)


GENERIC = Variant("generic")
# Records whose body the tool wrote: there is no head of a page to read.
_WRITTEN = replace(
    GENERIC,
    fixed_layout=True,
    without=frozenset(("@authors", "@journal", "@doi", "@pmid")),
)

# The first year on the page, which may be that of anything.
_GUESSED_YEAR = frozenset(("publication_year",))

# The first variant whose marks are all present wins, so special ones come first.
VARIANTS: tuple[Variant, ...] = (
    replace(_WRITTEN, name="V1b", marks=("search_category", "scraped_url")),
    replace(_WRITTEN, name="V1", marks=("search_category",), scraped=False),
    replace(_WRITTEN, name="V2", marks=("processing_date",)),
    replace(
        _WRITTEN,
        name="V3b",
        marks=("acquisition_method", "abstract_fixed"),
        scraped=False,
    ),
    replace(
        _WRITTEN,
        name="V3",
        marks=("acquisition_method",),
        scraped=False,
    ),
    replace(
        GENERIC,
        name="V4b",
        wrapped=True,
        without=_GUESSED_YEAR,
        marks=("optimized_for_search", "abstract_fixed"),
    ),
    replace(
        GENERIC,
        name="V4",
        wrapped=True,
        without=_GUESSED_YEAR,
        marks=("optimized_for_search",),
    ),
    replace(
        GENERIC,
        name="V5b",
        wrapped=True,
        marks=("scraping_date", "source_url"),
        spaced_names=True,
    ),
    replace(
        GENERIC,
        name="V5",
        wrapped=True,
        marks=("scraping_date",),
        spaced_names=True,
    ),
    replace(GENERIC, name="V6", marks=("scraped_date",)),
)


_BY_NAME = {variant.name: variant for variant in (*VARIANTS, GENERIC)}


def variant_named(name: str) -> Variant:
    """Return the variant of that name, as a paper's provenance has it."""
    return _BY_NAME[name]


def unknown_variants(facets: Iterable[Facet]) -> list[str]:
    """Return a fault for each variant that a facet names but that does not exist."""
    return [
        f"facets.{facet.section}.{key}.{unknown(name, 'variant', _BY_NAME)}"
        for facet in facets
        for key, named in (("keys_of", facet.keys_of), ("guessed", facet.guessed))
        for name in named
        if name not in _BY_NAME
    ]


def variant_of(meta: Mapping[str, object]) -> Variant:
    """Return the variant whose marks the front matter has, else the generic one."""
    return _variant_with(tuple(meta))


# Cached: the records of one tool have the same keys.
@lru_cache(maxsize=64)
def _variant_with(keys: tuple[str, ...]) -> Variant:
    has_all = (variant for variant in VARIANTS if all(mark in keys for mark in variant.marks))
    return next(has_all, GENERIC)
