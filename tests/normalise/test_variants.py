"""Each variant is known by its marks, the special one before its kin."""

from __future__ import annotations

import pytest
from papershelf.normalise.variants import GENERIC, VARIANTS, Variant, variant_named, variant_of


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
