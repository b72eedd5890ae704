"""Each variant is recognised by its marks, special ones before general ones."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from papershelf.normalise.variants import (
    GENERIC,
    VARIANTS,
    Variant,
    unknown_variants,
    variant_named,
    variant_of,
)

from tests.facets import CONDITION, FACETS


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_a_record_with_a_variant_s_marks_is_read_by_its_rules(variant: Variant) -> None:
    assert variant_of(dict.fromkeys(variant.marks, "x")) is variant
    assert variant_named(variant.name) is variant


def test_a_record_without_marks_is_read_by_the_generic_rules() -> None:
    assert variant_of({"title": "x"}) is GENERIC


def test_a_variant_states_only_how_its_sources_differ() -> None:
    declared = ("doi", "**DOI**", "@doi")
    own = Variant("own", sources={"doi": ("identifier", "@doi")}, without=frozenset(("@doi",)))
    assert GENERIC.sources_of("doi", declared) == declared
    assert own.sources_of("doi", declared) == ("identifier",)
    assert own.sources_of("title", ("title", "#")) == ("title", "#")


def test_names_are_unique() -> None:
    assert len({variant.name for variant in VARIANTS}) == len(VARIANTS)


def test_a_facet_that_names_an_unknown_variant_is_a_fault() -> None:
    assert unknown_variants(FACETS) == []
    facet = replace(CONDITION, keys_of={"V44": ("x",)}, guessed={"generic": ("y",)})
    (fault,) = unknown_variants([facet])
    assert fault == "facets.conditions.keys_of.V44: unknown variant; did you mean 'V4'?"
