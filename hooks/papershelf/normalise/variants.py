"""The variants of acquired records: how the records of one tool differ from the generic ones.

One rule a variant, all in this module; nothing after it asks which tool wrote a record.
Where a field stands is declared in `fields`; a variant states only what is different:
other sources of a field, or sources that are not to be believed.  Tag sources are all
read, of other fields the first source that holds something wins.

The variants were counted in the corpus; what the counts showed to be unreliable
(``publication_year``, ``document_type``, ``study_design``, ``tags`` copied into
``keywords``) is no source at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """How the records of one acquisition tool are read; the defaults are the generic rules.

    Attributes:
        name: as provenance shows it.
        marks: front matter keys that only this variant has all of.
        sources: name of a field -> its sources, in place of the declared ones.
        without: declared sources, of any field, that are not to be believed.
        conditions: sources of conditions.
        topics: sources of topics.
        abstract: headings under which the abstract stands.
        full_text: headings under which a scraped full text stands.
        housekeeping: headings under which the tool repeats the front matter.
        guessed: tag values that the tool set by substring ("tic" in "therapeutic" gave
            ``tourette_syndrome``, "gh" in "high" ``growth_hormones``): without a word
            of the text for it such a tag is unsupported, abstract or not.
        spaced_names: whether its source always writes ``Given Family`` with the space;
            `None` when the names themselves have to tell.
        fixed_layout: the tool wrote the body, so that a heading ``## Results`` in it
            is the formatter's, written over a line; else bodies are whole pages.
        scraped: whether pages were scraped into the body, so that it may hold their frame.
        wrapped: whether a line break is a space, as in the text of web pages and PDFs.
    """

    name: str
    marks: tuple[str, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    conditions: tuple[str, ...] = ("conditions", "condition")
    topics: tuple[str, ...] = ("topics", "tags")
    abstract: tuple[str, ...] = ("abstract",)
    full_text: tuple[str, ...] = ("full text", "full text content", "fulltext")
    housekeeping: tuple[str, ...] = (
        "authors", "journal", "publication information", "keywords", "source information",
        "research details", "search optimization",
    )  # fmt: skip
    guessed: tuple[str, ...] = ()
    spaced_names: bool | None = None
    fixed_layout: bool = False
    scraped: bool = True
    wrapped: bool = False

    def sources_of(self, name: str, declared: tuple[str, ...]) -> tuple[str, ...]:
        """The sources of the field `name`, whose declaration says `declared`."""
        sources = self.sources.get(name, declared)
        return tuple(source for source in sources if source not in self.without)


GENERIC = Variant("generic")
# Records whose body the tool wrote: no page's head to read, but what its full text states.
_WRITTEN = replace(
    GENERIC,
    fixed_layout=True,
    without=frozenset(("@authors", "@journal", "@doi", "@pmid")),
)
_SUBSTRINGS = ("tourette_syndrome", "growth_hormones")

# The first whose marks are all there wins, so the special ones stand before their kin.
VARIANTS: tuple[Variant, ...] = (
    replace(_WRITTEN, name="V1b", marks=("search_category", "scraped_url")),
    replace(_WRITTEN, name="V1", marks=("search_category",), scraped=False),
    replace(_WRITTEN, name="V2", marks=("processing_date",)),
    replace(
        _WRITTEN,
        name="V3b",
        marks=("acquisition_method", "abstract_fixed"),
        scraped=False,
        guessed=_SUBSTRINGS,
    ),
    replace(
        _WRITTEN,
        name="V3",
        marks=("acquisition_method",),
        scraped=False,
        guessed=_SUBSTRINGS,
    ),
    replace(
        GENERIC,
        name="V4b",
        wrapped=True,
        marks=("optimized_for_search", "abstract_fixed"),
        conditions=("topics",),
        topics=("treatments", "neurochemistry", "hormones"),
        guessed=_SUBSTRINGS[1:],
    ),
    replace(
        GENERIC,
        name="V4",
        wrapped=True,
        marks=("optimized_for_search",),
        conditions=("topics",),
        topics=("treatments", "neurochemistry", "hormones"),
        guessed=_SUBSTRINGS[1:],
    ),
    replace(
        GENERIC,
        name="V5b",
        wrapped=True,
        marks=("scraping_date", "source_url"),
        conditions=("primary_category",),
        spaced_names=True,
    ),
    replace(
        GENERIC,
        name="V5",
        wrapped=True,
        marks=("scraping_date",),
        conditions=("primary_category",),
        spaced_names=True,
    ),
    replace(GENERIC, name="V6", marks=("scraped_date",), conditions=("category",)),
)


_BY_NAME = {variant.name: variant for variant in (*VARIANTS, GENERIC)}


def variant_named(name: str) -> Variant:
    """The variant that a paper's provenance names."""
    return _BY_NAME[name]


def variant_of(meta: Mapping[str, object]) -> Variant:
    """The variant whose marks the front matter bears, else the generic rules."""
    for variant in VARIANTS:
        if variant.marks[0] in meta and all(mark in meta for mark in variant.marks):
            return variant
    return GENERIC
